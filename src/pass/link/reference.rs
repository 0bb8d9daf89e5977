//! Links by reference: `[text][label]`, `[label][]`, `[label]`, and the lines `[label]: address` that say where they lead.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::definition::{Definition, Kind, MAX_LABEL, definitions, is_closed, key};
use super::{DEAD, DEAD_IMAGE, REFERENCE};
use crate::document::{Document, is_escaped};
use crate::edit::{Edits, Span};
use crate::pass::brackets;
use crate::rule::{Confidence, Rule};

/// Attack: brackets that never close. No text of a link is longer.
const MAX_TEXT: usize = 500;

/// A link, and its text.
struct Found {
    whole: Span,
    words: Span,
    image: bool,
    kind: Kind,
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
        let Some(length) = text[label_start..limit].find([']', '[']) else { continue };
        let end = label_start + length;
        let words = &text[open + 1..close];
        // `a[i][1]`, `f(x)[i][1]`; but `[wheel][1][.asy][2]` are two.
        let glued =
            || open > done && text[..open].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ']' | ')'));
        let is_index = || words.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b':' | b'"'));
        if bytes[end] != b']' || bytes.get(end + 1) == Some(&b'(') || is_index() && glued() {
            continue;
        }
        let label = if length == 0 { words } else { &text[label_start..end] };
        let Some(definition) = definitions.get_mut(&key(label)) else { continue };
        definition.used = true;
        done = end + 1;
        let image = open > 0 && bytes[open - 1] == b'!';
        let whole = Span::new(open - usize::from(image), end + 1);
        found.push(Found { whole, words: Span::new(open + 1, close), image, kind: definition.kind });
    }
    shortcuts(document, &mut definitions, &mut found);
    for Found { whole, words: inside, image, kind } in found {
        if image {
            let span = super::whole(document, whole);
            edits.replace(span, super::gap(document, whole), rule(kind, true), Confidence::Likely);
            continue;
        }
        let inside = words(text, whole, inside);
        let parts = [Span::new(whole.start, inside.start), Span::new(inside.end, whole.end)];
        edits.together(parts.map(|part| (part, Cow::Borrowed(""))), rule(kind, false), Confidence::Likely);
    }
    // Those that nothing leads to any more show as little.
    let all = edits.is_on(&REFERENCE) && definitions.values().any(|found| found.used);
    let gone = definitions.into_values().filter(|found| (found.used || all) && !found.cited);
    let lines = |found: Definition| found.lines.into_iter().map(move |(first, last)| (first, last, found.kind));
    let mut gone: Vec<(usize, usize, Kind)> = gone.flat_map(lines).collect();
    gone.sort_unstable();
    // Those with nothing but blank lines between go as one.
    let follows = |a: &(usize, usize, Kind), b: &(usize, usize, Kind)| {
        (a.2 == b.2 || all) && (a.1 + 1..b.0).all(|line| document.lines().is_blank(text, line))
    };
    for run in gone.chunk_by(follows) {
        let [first, .., last] = [run[0], run[run.len() - 1]];
        edits.delete(document.block(first.0, last.1), rule(first.2, first.2 == Kind::Data), Confidence::Likely);
    }
}

fn rule(kind: Kind, image: bool) -> &'static Rule {
    match kind {
        Kind::Data if image => &DEAD_IMAGE,
        Kind::Dead if image => &DEAD_IMAGE,
        Kind::Dead => &DEAD,
        _ => &REFERENCE,
    }
}

/// Adds the links whose label is their text, `[label]`. A number, or what is glued to a word, rather cites the definition.
fn shortcuts(document: &Document<'_>, definitions: &mut BTreeMap<String, Definition>, found: &mut Vec<Found>) {
    /// Attack: `[[[[…`. Longer labels have a text of their own.
    const MAX: usize = 200;
    let text = document.text();
    let bytes = text.as_bytes();
    for open in document.each([b'[']) {
        let rest = &bytes[open + 1..bytes.len().min(open + 1 + MAX)];
        let end = rest.iter().position(|b| matches!(b, b'[' | b']')).filter(|end| rest[*end] == b']');
        let Some(close) = end.map(|end| open + 1 + end) else { continue };
        let (before, after) = (text[..open].chars().next_back(), bytes.get(close + 1));
        let defines =
            after == Some(&b':') && text[..open].trim_end_matches(' ').chars().next_back().is_none_or(|c| c == '\n');
        if before == Some(']') || matches!(after, Some(b'[' | b'(')) || defines || is_escaped(bytes, open) {
            continue;
        }
        let words = Span::new(open + 1, close);
        let label = document.slice(words);
        let Some(definition) = definitions.get_mut(&key(label)).filter(|_| !label.contains("\n\n")) else { continue };
        if is_closed(document, open) {
            continue;
        }
        let image = before == Some('!');
        let whole = Span::new(open - usize::from(image), close + 1);
        let glued = text[..whole.start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | '!'));
        if glued || !label.is_empty() && label.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            definition.cited = true;
        } else {
            definition.used = true;
            found.push(Found { whole, words, image, kind: definition.kind });
        }
    }
}

/// The words of a link without the blanks that html2text left beside them, where there are blanks outside as well.
fn words(text: &str, whole: Span, words: Span) -> Span {
    let inside = &text[words.range()];
    let outside = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '.' | ',' | ';' | ':' | '!' | '?');
    let (start, end) = (inside.len() - inside.trim_start().len(), inside.trim_end().len());
    // A picture takes its blanks along.
    if start >= end || inside.contains('!') {
        return words;
    }
    let opens = text[..whole.start].chars().next_back().is_none_or(outside);
    let closes = text[whole.end..].chars().next().is_none_or(outside);
    Span::new(words.start + if opens { start } else { 0 }, words.start + if closes { end } else { inside.len() })
}
