//! The lines `[label]: address` that say where links by reference lead.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::is_closed;
use crate::document::{Document, attributes_length, ends_in_extension};
use crate::edit::Span;
use crate::text::near;

/// Attack: brackets that never close. No label is longer, by CommonMark.
pub(super) const MAX_LABEL: usize = 999;

/// By how many blanks pandoc and html2text set them in.
pub(super) const PANDOC: usize = 2;
pub(super) const HTML2TEXT: usize = 3;

/// Where a label leads, and what of the text leads there.
pub(super) struct Definition<'t> {
    pub(super) address: Cow<'t, str>,
    /// The first and the last line; of each, where pages said it more than once.
    pub(super) lines: Vec<(usize, usize)>,
    /// Blanks before it.
    pub(super) indent: usize,
    pub(super) used: bool,
    /// `[1]` stands alone as well: the line is in a list of sources.
    pub(super) cited: bool,
}

/// What labels lead to.
#[derive(Default)]
pub(super) struct Definitions<'t> {
    pub(super) all: Vec<Definition<'t>>,
    by_label: BTreeMap<String, usize>,
}

impl<'t> Definitions<'t> {
    /// `[label]: https://…`, `[label]: </path> "Title"`, and what pandoc and html2text write over several lines.
    pub(super) fn read(document: &Document<'t>) -> Self {
        let text = document.text();
        let mut found = Self::default();
        let mut next = 0; // the next line that may be one
        let mut done = 0; // the end of the last one
        for at in document.each_mark("]:") {
            if at < next {
                continue;
            }
            let line = document.lines().at(at);
            next = document.lines().span(line).end;
            let Some(first) = first_line(document, line, at) else { continue };
            let start = document.lines().span(first).start;
            if start < done {
                continue;
            }
            let marks = &text[start..at];
            let label = marks.trim_start_matches([' ', '>']);
            let indent = marks.len() - label.len();
            let is_note = |label: &str| label.starts_with('^') && !(label == "^" && indent == PANDOC);
            let is_label = |label: &&str| label.len() <= MAX_LABEL && !is_note(label);
            let Some(label) = label.strip_prefix('[').filter(is_label) else { continue };
            let nowhere = || leads_nowhere(&text[at + 2..], indent).then_some((Cow::Borrowed(""), at + 2));
            let Some((address, end)) = address(text, at + 2).or_else(nowhere) else { continue };
            let Some(end) = details(text, end).filter(|_| !is_closed(document, at)) else { continue };
            (next, done) = (end, end);
            let index = *found.by_label.entry(key(label)).or_insert(found.all.len());
            if index == found.all.len() {
                found.all.push(Definition { address, indent, lines: Vec::new(), used: false, cited: false });
            }
            found.all[index].lines.push((first, document.lines().at(end)));
        }
        found
    }

    /// The lines of all of them, in order.
    pub(super) fn lines(&self, document: &Document<'_>) -> Vec<Span> {
        let span = |line: usize| document.lines().span(line);
        let all = self.all.iter().flat_map(|definition| &definition.lines);
        let mut all: Vec<Span> = all.map(|(first, last)| Span::new(span(*first).start, span(*last).end)).collect();
        all.sort_unstable();
        all
    }

    /// The definition of a label, by its index.
    pub(super) fn of(&self, label: &str) -> Option<usize> {
        (label.len() <= MAX_LABEL).then(|| self.by_label.get(&key(label)).copied()).flatten()
    }
}

/// The line on which the label that ends at `at` begins: that line, or one above, where the words of a link broke.
fn first_line(document: &Document<'_>, line: usize, at: usize) -> Option<usize> {
    /// Attack: brackets that never open.
    const MAX: usize = 8;
    let text = document.text();
    let opens = |line: usize| document.line(line).trim_start_matches([' ', '>']).starts_with('[');
    if opens(line) {
        return Some(line);
    }
    // Around blocks, both brackets stand alone.
    let is_block = document.line(line).starts_with(']');
    let is_part = |line: &usize| is_block || !document.lines().is_blank(text, *line);
    let is_first = |line: &usize| if is_block { document.line(*line).trim_end() == "[" } else { opens(*line) };
    let first = (0..line).rev().take(MAX).take_while(is_part).find(is_first)?;
    let inside = &text[document.lines().span(first).start..at];
    (inside.len() <= MAX_LABEL && inside.matches('[').count() == inside.matches(']').count() + 1).then_some(first)
}

/// The address from `at` on, and where it ends; html2text breaks it at its hyphens.
fn address(text: &str, at: usize) -> Option<(Cow<'_, str>, usize)> {
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
        return is_target(&inside[..length]).then_some((Cow::Borrowed(&inside[..length]), start + length + 2));
    }
    if text[start..].starts_with(['"', '{']) {
        return Some((Cow::Borrowed(""), start)); // of a link that led nowhere
    }
    if !is_target(&text[start..end]) {
        return None;
    }
    if let Some(length) = with_blanks(&text[start..], end - start) {
        return Some((Cow::Borrowed(&text[start..start + length]), start + length));
    }
    for _ in 0..MAX_BREAKS {
        let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '%' | '_'));
        match text[end..].strip_prefix('\n').filter(|rest| text[start..end].ends_with('-') && goes_on(rest)) {
            Some(_) => end = ends(end + 1),
            None => break,
        }
    }
    let address = &text[start..end];
    Some((if address.contains('\n') { address.replace('\n', "").into() } else { address.into() }, end))
}

/// The length of an address that holds blanks, as those of scripts, messages, queries and files do where pages have them so.
/// `first`: of what stands before the first one.
fn with_blanks(text: &str, first: usize) -> Option<usize> {
    let line = text.lines().next().unwrap_or_default().trim_end();
    let is_script = line.starts_with("javascript:");
    let (start, rest) = line.split_at_checked(first).filter(|(_, rest)| !rest.is_empty())?;
    let is_title = |at: &usize| matches!(line.as_bytes().get(at + 1), Some(b'"' | b'(' | b'{' | b'\''));
    let title = memchr::memchr_iter(b' ', rest.as_bytes()).map(|at| first + at).find(is_title);
    let line = &line[..title.filter(|_| !is_script).unwrap_or(line.len())];
    let is_file = || start.contains('/') && ends_in_extension(line.as_bytes());
    let holds = is_script || start.starts_with("mailto:") || start.contains('?') && start.contains('=');
    (line.len() > first && (holds || start.contains("://") && start.contains('#') || is_file())).then_some(line.len())
}

/// Whether nothing, or nothing but a title, stands behind the label of a link that led nowhere, as those write it.
fn leads_nowhere(behind: &str, indent: usize) -> bool {
    let line = behind.lines().next().unwrap_or_default().trim_end();
    matches!(indent, PANDOC | HTML2TEXT) && (line.is_empty() || line.starts_with("  (") && line.ends_with(')'))
}

/// An address, or the path of a file: `https://…`, `/path`, `#name`, `part.html#name`.
fn is_target(target: &str) -> bool {
    const SCHEMES: [&str; 8] = ["mailto:", "data:", "javascript:", "tel:", "sms:", "aim:", "whatsapp:", "skype:"];
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
fn key(label: &str) -> String {
    label.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
