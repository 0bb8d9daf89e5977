//! Addresses in brackets behind the words of links: `the ferry [/ferry.html]`.

use super::LINK_ADDRESS;
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::pass::cut;
use crate::rule::Confidence;

/// Every address in brackets goes, where several are of a kind that nobody would type so.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    const ENOUGH: usize = 3;
    /// Those that only a page has.
    const OWN: usize = 2;
    /// A page full of them needs less.
    const PAGE: usize = 30;
    let text = document.text();
    let mut found: Vec<Span> = Vec::new();
    let mut own = 0;
    let mut done = 0;
    for open in document.each([b'[']).filter(|open| text[..*open].chars().next_back().is_none_or(is_before)) {
        if open < done {
            continue;
        }
        let Some(target) = target(&text[open + 1..]) else { continue };
        let end = open + 1 + target.len() + 1;
        if text[end..].starts_with('(') && !text[end..].starts_with("()") {
            return; // Markdown
        }
        own += usize::from(is_own(target));
        found.push(Span::new(open, end));
        done = end;
    }
    if found.len() < ENOUGH || own < OWN && (own == 0 || found.len() < PAGE) {
        return;
    }
    for span in found {
        edits.delete(cut::inline_or_block(document, span), &LINK_ADDRESS, Confidence::Likely);
    }
}

/// What stands before the bracket: a blank or the start of a line, or another bracket.
fn is_before(c: char) -> bool {
    c.is_whitespace() || c == ']'
}

/// The address that these brackets hold.
fn target(rest: &str) -> Option<&str> {
    /// Attack: brackets that never close. No address is longer, but for pictures that are data.
    const MAX: usize = 4096;
    let bytes = &rest.as_bytes()[..rest.len().min(MAX)];
    let end = bytes.iter().position(|byte| matches!(byte, b'[' | b']' | b' ' | b'\n'))?;
    let target = &rest[..end];
    let is_address = ["https://", "http://", "mailto:"].iter().any(|s| target.starts_with(s))
        || is_own(target)
        || target.len() > 1 && target.starts_with('/');
    (bytes[end] == b']' && is_address).then_some(target)
}

/// Whether only the code of a page has such an address: `/news?id=4`, `ferry.html#pier`, `//example.com/a`, a script.
fn is_own(target: &str) -> bool {
    const PAGES: [&str; 10] = [".html", ".htm", ".php", ".aspx", ".asp", ".jsp", ".gif", ".png", ".jpg", ".svg"];
    if ["javascript:", "data:", "//"].iter().any(|scheme| target.starts_with(scheme)) {
        return true;
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let is_local = !target.contains("://") && !target.starts_with("mailto:");
    let is_page = PAGES.iter().any(|ending| path.ends_with(ending));
    is_local && (is_page || target.starts_with('/') && target.contains(['?', '#']))
}
