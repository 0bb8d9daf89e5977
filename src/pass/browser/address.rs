//! Addresses in brackets behind the words of links: `the ferry [/ferry.html]`.

use super::LINK_ADDRESS;
use crate::document::Document;
use crate::edit::{Edits, Span, cut};
use crate::rule::Confidence;
use crate::text::bytes::Bytes;

/// Every address in brackets goes, where several are of a kind that nobody would type so.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    const ENOUGH: usize = 3;
    /// Those that only the code of a page has.
    const SURE: usize = 2;
    /// Names of files, which somebody may have put in brackets.
    const FILES: usize = 10;
    /// A page full of addresses needs less.
    const PAGE: usize = 30;
    let text = document.text();
    let mut found: Vec<Span> = Vec::new();
    let (mut sure, mut files) = (0, 0);
    let mut done = 0;
    for open in document.each([b'[']).filter(|open| text[..*open].chars().next_back().is_none_or(is_before)) {
        if open < done {
            continue;
        }
        let Some(Address { length, is_sure, is_file }) = address(&text[open + 1..]) else { continue };
        let end = open + 1 + length + 1;
        if text[end..].starts_with([':', '(']) && !text[end..].starts_with("()") {
            return; // Markdown
        }
        sure += usize::from(is_sure);
        files += usize::from(is_file);
        found.push(Span::new(open, end));
        done = end;
    }
    if found.len() < ENOUGH || sure < SURE && files < FILES && (sure + files == 0 || found.len() < PAGE) {
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

/// An address in brackets, and what kind it is of.
struct Address {
    length: usize,
    /// See [`is_sure`].
    is_sure: bool,
    /// See [`is_file`].
    is_file: bool,
}

/// The address that these brackets hold.
fn address(rest: &str) -> Option<Address> {
    /// Attack: brackets that never close. No address is longer, but for pictures that are data.
    const MAX: usize = 4096;
    let bytes = &rest.as_bytes()[..rest.len().min(MAX)];
    static ENDS: Bytes = Bytes::of(b"[] \n");
    let end = ENDS.before(bytes);
    if bytes.get(end) != Some(&b']') {
        return None;
    }
    let target = &rest[..end];
    // Most brackets hold a word.
    memchr::memchr3(b'.', b'/', b':', target.as_bytes())?;
    let (is_sure, is_file) = (is_sure(target), is_file(target));
    let is_address = is_sure
        || is_file
        || ["https://", "http://", "mailto:"].iter().any(|s| target.starts_with(s))
        || target.len() > 1 && target.starts_with('/') && !target.starts_with("//");
    is_address.then_some(Address { length: end, is_sure, is_file })
}

/// Whether only the code of a page has such an address: `/news?id=4`, `ferry.html#pier`, `//example.com/a`, a script.
fn is_sure(target: &str) -> bool {
    if ["javascript:", "data:"].iter().any(|scheme| target.starts_with(scheme)) {
        return target.contains(['(', ';', ',']);
    }
    if let Some(host) = target.strip_prefix("//") {
        return host.contains('.');
    }
    let has_query = target.contains('?') && target.contains('=') || target.contains('#');
    is_local(target) && (is_file(target) && (has_query || target.contains('/')) || target.starts_with('/') && has_query)
}

/// Whether this is a page or a picture of the site: `ferry.html`.
fn is_file(target: &str) -> bool {
    const PAGES: [&str; 10] = [".html", ".htm", ".php", ".aspx", ".asp", ".jsp", ".gif", ".png", ".jpg", ".svg"];
    let path = target.split(['?', '#']).next().unwrap_or_default();
    is_local(target) && PAGES.iter().any(|ending| path.ends_with(ending))
}

fn is_local(target: &str) -> bool {
    !target.contains("://") && !target.starts_with("mailto:")
}
