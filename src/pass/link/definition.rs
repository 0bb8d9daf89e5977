//! The lines `[label]: address` that say where links by reference lead.

use std::collections::BTreeMap;

use crate::document::{Document, ZoneKinds, attributes_length};
use crate::pass::near;

/// Attack: brackets that never close. No label is longer, by CommonMark.
pub(super) const MAX_LABEL: usize = 999;

/// Lines that say where a label leads.
pub(super) struct Definition {
    /// The first and the last line; of each, where pages said it more than once.
    pub(super) lines: Vec<(usize, usize)>,
    pub(super) kind: Kind,
    pub(super) used: bool,
    /// `[1]` stands alone as well: the line is in a list of sources.
    pub(super) cited: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Live,
    /// Nowhere: `#`, a script.
    Dead,
    /// The picture itself, as word processors write it at the end of a text.
    Data,
}

/// `[label]: https://…`, `[label]: </path> "Title"`, and what pandoc and html2text write over several lines.
pub(super) fn definitions(document: &Document<'_>) -> BTreeMap<String, Definition> {
    let text = document.text();
    let lines = document.lines();
    let mut found = BTreeMap::new();
    let mut next = 0; // the next line that may be one
    for at in document.each_mark("]:") {
        if at < next {
            continue;
        }
        let first = lines.at(at);
        let span = lines.span(first);
        next = span.end;
        let label = text[span.start..at].trim_start_matches(' ').strip_prefix('[');
        let Some(label) = label.filter(|label| label.len() <= MAX_LABEL && !label.starts_with('^')) else { continue };
        let Some((target, end)) = target(text, at + 2) else { continue };
        let Some(end) = details(text, end).filter(|_| !is_closed(document, at)) else { continue };
        let kind = match () {
            () if target.starts_with("data:") => Kind::Data,
            () if matches!(target, "" | "#") || target.starts_with("javascript:") => Kind::Dead,
            () => Kind::Live,
        };
        next = end;
        let definition = || Definition { lines: Vec::new(), kind, used: false, cited: false };
        found.entry(key(label)).or_insert_with(definition).lines.push((first, lines.at(end)));
    }
    found
}

/// The address from `at` on, and where it ends; html2text breaks it at its hyphens.
fn target(text: &str, at: usize) -> Option<(&str, usize)> {
    /// Attack: `-⏎-⏎-⏎…`. No address is broken more often.
    const MAX_BREAKS: usize = 16;
    let blanks = |from: usize| text[from..].len() - text[from..].trim_start_matches([' ', '\t']).len();
    let mut start = at + blanks(at);
    if text[start..].starts_with('\n') {
        start += 1 + blanks(start + 1);
    }
    let ends = |from: usize| text[from..].find(char::is_whitespace).map_or(text.len(), |length| from + length);
    let mut end = ends(start);
    if let Some(inside) = text[start..].strip_prefix('<') {
        let length = inside.find(['>', '\n']).filter(|end| inside[*end..].starts_with('>'))?;
        return is_target(&inside[..length]).then_some((&inside[..length], start + length + 2));
    }
    if text[start..].starts_with(['"', '{']) {
        return Some(("", start)); // of a link that led nowhere
    }
    if !is_target(&text[start..end]) {
        return None;
    }
    for _ in 0..MAX_BREAKS {
        let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '%' | '_'));
        match text[end..].strip_prefix('\n').filter(|rest| text[start..end].ends_with('-') && goes_on(rest)) {
            Some(_) => end = ends(end + 1),
            None => break,
        }
    }
    Some((&text[start..end], end))
}

/// An address, or the path of a file: `https://…`, `/path`, `#name`, `part.html#name`.
fn is_target(target: &str) -> bool {
    const SCHEMES: [&str; 3] = ["mailto:", "data:", "javascript:"];
    target.contains("://")
        || target.starts_with(['/', '.', '#', '?'])
        || SCHEMES.iter().any(|scheme| target.starts_with(scheme))
        || target.contains(['.', '/', '#']) && !target.ends_with(['.', ',', ';', '!', '?', ':'])
}

/// Where the title and the attributes of pandoc behind an address end, if nothing else stands there.
fn details(text: &str, at: usize) -> Option<usize> {
    /// Attack: a quotation mark that never closes. No title is longer.
    const MAX_TITLE: usize = 1000;
    let mut end = at;
    let mut titled = false;
    loop {
        let rest = text[end..].trim_start_matches([' ', '\t']);
        let at_line_end = rest.is_empty() || rest.starts_with(['\n', '\r']);
        let below = rest.trim_start_matches('\r').strip_prefix('\n').map(|rest| rest.trim_start_matches([' ', '\t']));
        let part = if at_line_end { below.unwrap_or_default() } else { rest };
        let start = text.len() - part.len();
        let length = match part.bytes().next() {
            Some(b'{') => attributes_length(part),
            Some(open @ (b'"' | b'\'' | b'(')) if !titled => {
                titled = true;
                let close = if open == b'(' { b')' } else { open };
                let title = near::behind(part, MAX_TITLE);
                let title = &title[..title.find("\n\n").unwrap_or(title.len())];
                let closes = |close: &usize| {
                    let behind = part[close + 1..].trim_start_matches([' ', '\t', '\r']);
                    *close > 0 && (behind.is_empty() || behind.starts_with(['\n', '{']))
                };
                memchr::memchr_iter(close, title.as_bytes()).find(closes).map(|close| close + 1)
            }
            _ => None,
        };
        match length {
            Some(length) => end = start + length,
            None => return at_line_end.then_some(end),
        }
    }
}

/// Labels are the same whatever their case and blanks.
pub(super) fn key(label: &str) -> String {
    label.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Whether code or the like keeps it from being a link.
pub(super) fn is_closed(document: &Document<'_>, at: usize) -> bool {
    const OPEN: ZoneKinds = ZoneKinds::URL.or(ZoneKinds::EMAIL).or(ZoneKinds::PATH);
    document.zones().at(at, OPEN.complement()).is_some()
}
