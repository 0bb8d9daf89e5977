//! Links by reference: `[text][label]`, `[label][]`, `[label]`, and the lines `[label]: address` that say where they lead.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{DEAD_IMAGE, REFERENCE};
use crate::document::{Document, ZoneKinds, is_escaped};
use crate::edit::{Edits, Span};
use crate::pass::brackets;
use crate::rule::Confidence;

/// Attack: brackets that never close. No label is longer, by CommonMark.
const MAX_LABEL: usize = 999;

/// Attack: the same. No text of a link is longer.
const MAX_TEXT: usize = 500;

/// A line that says where a label leads.
struct Definition {
    line: usize,
    used: bool,
    /// `[1]` stands alone as well: the line is in a list of sources.
    cited: bool,
    /// The picture itself, as word processors write it at the end of a text.
    data: bool,
}

/// A link, and its text.
struct Found {
    whole: Span,
    words: Span,
    image: bool,
    data: bool,
}

/// Links whose label is defined lose their marks, and the lines that define labels of links go.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let mut definitions = definitions(document);
    if definitions.is_empty() {
        return;
    }
    let text = document.text();
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut done = 0;
    for close in document.each([b']']).filter(|at| bytes.get(at + 1) == Some(&b'[')) {
        if close < done || is_escaped(bytes, close) || is_closed(document, close) {
            continue;
        }
        let Some(open) = brackets::opening(bytes, close, MAX_TEXT) else { continue };
        let label_start = close + 2;
        let limit = text.floor_char_boundary(bytes.len().min(label_start + MAX_LABEL));
        let Some(length) = text[label_start..limit].find([']', '[', '\n']) else { continue };
        let end = label_start + length;
        let glued = text[..open].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ']' | ')'));
        if bytes[end] != b']' || glued || matches!(bytes.get(end + 1), Some(b'(' | b'[')) {
            continue;
        }
        let words = &text[open + 1..close];
        let label = if length == 0 { words } else { &text[label_start..end] };
        let Some(definition) = definitions.get_mut(&key(label)) else { continue };
        definition.used = true;
        done = end + 1;
        let image = open > 0 && bytes[open - 1] == b'!';
        let whole = Span::new(open - usize::from(image), end + 1);
        found.push(Found { whole, words: Span::new(open + 1, close), image, data: definition.data });
    }
    shortcuts(document, &mut definitions, &mut found);
    let rule = |data: bool| if data { &DEAD_IMAGE } else { &REFERENCE };
    for Found { whole, words, image, data } in found {
        if image {
            edits.replace(super::whole(document, whole), super::gap(document, whole), rule(data), Confidence::Likely);
            continue;
        }
        let parts = [Span::new(whole.start, words.start), Span::new(words.end, whole.end)];
        edits.together(parts.map(|part| (part, Cow::Borrowed(""))), &REFERENCE, Confidence::Likely);
    }
    let gone = definitions.into_values().filter(|found| found.used && !found.cited);
    let mut lines: Vec<(usize, bool)> = gone.map(|found| (found.line, found.data)).collect();
    lines.sort_unstable();
    let mut rest = &lines[..];
    while let [(first, data), ..] = *rest {
        let run = rest.iter().zip(first..).take_while(|(line, number)| **line == (*number, data)).count();
        edits.delete(document.block(first, first + run - 1), rule(data), Confidence::Likely);
        rest = &rest[run..];
    }
}

/// Adds the links whose label is their text, `[label]`. A number, or what is glued to a word, rather cites the definition.
fn shortcuts(document: &Document<'_>, definitions: &mut BTreeMap<String, Definition>, found: &mut Vec<Found>) {
    /// Attack: `[[[[…`. Longer labels have a text of their own.
    const MAX: usize = 100;
    let text = document.text();
    let bytes = text.as_bytes();
    for open in document.each([b'[']) {
        let rest = &bytes[open + 1..bytes.len().min(open + 1 + MAX)];
        let end = rest.iter().position(|b| matches!(b, b'[' | b']' | b'\n')).filter(|end| rest[*end] == b']');
        let Some(close) = end.map(|end| open + 1 + end) else { continue };
        let (before, after) = (text[..open].chars().next_back(), bytes.get(close + 1));
        let defines =
            after == Some(&b':') && text[..open].trim_end_matches(' ').chars().next_back().is_none_or(|c| c == '\n');
        if before == Some(']') || matches!(after, Some(b'[' | b'(')) || defines || is_escaped(bytes, open) {
            continue;
        }
        let words = Span::new(open + 1, close);
        let Some(definition) = definitions.get_mut(&key(document.slice(words))) else { continue };
        if is_closed(document, open) {
            continue;
        }
        let label = document.slice(words);
        let glued = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ')' | '!'));
        if glued || label.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            definition.cited = true;
        } else {
            definition.used = true;
            found.push(Found { whole: Span::new(open, close + 1), words, image: false, data: false });
        }
    }
}

/// `[label]: https://…`, `[label]: </path> "Title"`, each on a line.
fn definitions(document: &Document<'_>) -> BTreeMap<String, Definition> {
    let text = document.text();
    let lines = document.lines();
    let mut found = BTreeMap::new();
    let mut next = 0; // the next line that may be one
    for at in document.each_mark("]:") {
        if at < next {
            continue;
        }
        let line = lines.at(at);
        let span = lines.span(line);
        next = span.end;
        let before = &text[span.start..at];
        let label = before.trim_start_matches(' ').strip_prefix('[');
        let Some(label) = label.filter(|label| label.len() <= MAX_LABEL && !label.starts_with('^')) else { continue };
        let rest = text[at + 2..span.end].trim();
        let target = rest.strip_prefix('<').map_or_else(|| rest.split(' ').next(), |rest| rest.split('>').next());
        let is_target = target.is_some_and(|target| {
            target.contains("://")
                || target.starts_with(['/', '.', '#'])
                || target.starts_with("mailto:")
                || target.starts_with("data:")
        });
        // Behind the target nothing but a title.
        let title = rest.split_once([' ', '>']).map_or("", |(_, title)| title.trim_start_matches(['>', ' ']));
        let is_title = title.is_empty() || title.starts_with(['"', '\'', '(']) && title.ends_with(['"', '\'', ')']);
        if is_target && is_title && !is_closed(document, at) {
            let data = target.is_some_and(|target| target.starts_with("data:"));
            found.entry(key(label)).or_insert(Definition { line, used: false, cited: false, data });
        }
    }
    found
}

/// Labels are the same whatever their case and blanks.
fn key(label: &str) -> String {
    label.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn is_closed(document: &Document<'_>, at: usize) -> bool {
    const OPEN: ZoneKinds = ZoneKinds::URL.or(ZoneKinds::EMAIL).or(ZoneKinds::PATH);
    document.zones().at(at, OPEN.complement()).is_some()
}
