//! The list of addresses that a text browser prints below a page.

use crate::document::Document;

/// Where the list starts, the number of its last link, and how many links can be seen.
pub(super) struct List {
    pub(super) line: usize,
    pub(super) last: usize,
    pub(super) visible: usize,
}

/// The list, if the text ends with one: `References`, and numbered addresses from one on.
pub(super) fn find(document: &Document<'_>) -> Option<List> {
    let end = document.text().trim_ascii_end().len();
    let mut line = document.lines().at(end.saturating_sub(1)) + 1;
    let mut last = None;
    let (mut below, mut visible) = (usize::MAX, 0);
    // elinks writes the title of a link beside its number, the address below.
    let mut titled = false;
    while line > 0 {
        line -= 1;
        let written = document.line(line);
        let own = written.trim();
        if own.is_empty() {
            continue;
        }
        if written.starts_with('\t') {
            titled = true;
        } else if let Some((number, rest)) = entry(own).filter(|(number, _)| *number < below) {
            if !titled && !is_address(rest) {
                return None;
            }
            titled = false;
            below = number;
            visible += 1;
            last.get_or_insert(number);
        } else if last.is_none() {
            return None;
        } else if matches!(own, "References" | "References:") {
            return last.map(|last| List { line, last, visible });
        } else if own == "Hidden links:" {
            visible = 0;
        } else if !own.starts_with("Visible links") {
            return None;
        }
    }
    None
}

/// `12. address`, or `[12] address` as w3m writes.
fn entry(line: &str) -> Option<(usize, &str)> {
    let bracket = line.strip_prefix('[').and_then(|rest| rest.split_once("] "));
    let (number, rest) = bracket.or_else(|| line.split_once(". "))?;
    Some((number.parse().ok()?, rest))
}

/// Whether this begins like `https:`, `file:`, `mailto:`, `javascript:`.
fn is_address(text: &str) -> bool {
    let scheme = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-')).count();
    (2..20).contains(&scheme) && text[scheme..].starts_with(':') && !text[scheme + 1..].starts_with(' ')
}
