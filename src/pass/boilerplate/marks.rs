//! Marks in front of the words of a line: quote marks, list marks, links.

use super::fold::{folded, is_punctuation};
use crate::document::{Document, Target};
use crate::edit::Span;
use crate::text::bytes::Bytes;

/// Ends of sentences, within quotation marks or not, and of what leads to a list.
pub(super) const ENDS: [char; 15] = ['.', '!', '?', '…', '"', '”', '»', ':', '。', '！', '？', '」', '।', '؟', '۔'];

/// The line from its first word on: no list mark, no image.
#[inline]
pub(in crate::pass) fn visible_start(line: &str) -> &str {
    if line.bytes().next().is_some_and(|first| first.is_ascii_alphabetic()) { line } else { behind_marks(line) }
}

fn behind_marks(line: &str) -> &str {
    let is_letter = |c: char| match folded(c) {
        Some(letter) => !letter.is_ascii_digit(),
        None => !c.is_ascii() && !is_punctuation(c) && c.is_alphabetic(),
    };
    if line.starts_with(is_letter) {
        return line;
    }
    static MARKS: Bytes = Bytes::of(b" \t>*_#[!(");
    static MARKS_OF_ITEM: Bytes = Bytes::of(b" *_#[!");
    let marks = MARKS.behind(line);
    let rest = item(marks).map_or(marks, |rest| MARKS_OF_ITEM.behind(rest));
    let bytes = rest.as_bytes();
    let is_image = |at| line.as_bytes().get(at + 1) == Some(&b'[');
    if !rest.starts_with(']') && !memchr::memchr_iter(b'!', line.as_bytes()).any(is_image) {
        return rest;
    }
    // `![](source)` before the words.
    match memchr::memchr_iter(b']', bytes).find(|at| bytes.get(at + 1) == Some(&b'(')) {
        Some(at) => rest[at..].find(')').map_or(rest, |close| visible_tail(&rest[at + close + 1..])),
        None => rest,
    }
}

fn visible_tail(rest: &str) -> &str {
    rest.trim_start_matches([' ', '\t', '*', '_', '[', '\\', ']'])
}

/// What follows a list mark.
pub(in crate::pass) fn item(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    if matches!(first, '*' | '-' | '+' | '•' | '·' | '▪' | '–' | '►' | '▶' | '»' | '›') {
        let rest = &line[first.len_utf8()..];
        return rest.starts_with([' ', '\t']).then_some(rest);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let rest = line[digits..].trim_start_matches('\\').strip_prefix(['.', ')'])?;
    rest.starts_with(' ').then_some(rest)
}

/// A mark of a link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `anchor`: it leads to a place in the same text.
    Open {
        anchor: bool,
    },
    Close,
    /// All of an image.
    Image,
}

/// The marks of links that begin and end on a line, in order, and where they begin and end in it.
pub(super) fn marks_of_links(document: &Document<'_>, line: Span) -> Vec<(usize, usize, Mark)> {
    let mut marks = Vec::new();
    let mut add = |span: Span, mark| marks.push((span.start - line.start, span.end - line.start, mark));
    for link in document.links_in(line) {
        if link.image {
            add(link.span, Mark::Image);
        } else {
            add(link.opening(), Mark::Open { anchor: link.target == Target::Anchor });
            add(link.closing(), Mark::Close);
        }
    }
    marks.sort_unstable_by_key(|mark| (mark.0, mark.1));
    marks
}

/// A first look at a line: it begins and ends with a link, but for list marks and signs between buttons.
pub(in crate::pass) fn may_be_links(text: &str) -> bool {
    /// Attack: endless lines.
    const MAX: usize = 4000;
    let is_letter = |first: u8| first.is_ascii_alphabetic() || !matches!(first, 0..0x80 | 0xC2 | 0xE2);
    if text.len() > MAX || text.bytes().next().is_some_and(is_letter) {
        return false; // as most are
    }
    let start = text.trim_start_matches(['*', '-', '+', '•', '>', ' ', '_', '#']);
    let start = start.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ' ', '\\']);
    let end = || text.trim_end_matches(['*', '_', ' ', '|', '·', '•', '»', '}']);
    start.starts_with(['[', '!', '«']) && (text.ends_with('}') || end().ends_with(')'))
}

/// Attack: `<<<<`. No tag that is left in a line of boilerplate is longer.
const MAX_TAG: usize = 300;

pub(super) fn tag_length(text: &str) -> Option<usize> {
    let bytes = &text.as_bytes()[..text.len().min(MAX_TAG)];
    bytes.get(1).filter(|b| b.is_ascii_alphabetic() || **b == b'/')?;
    memchr::memchr(b'>', bytes).map(|at| at + 1)
}

/// `Read more (https://example.com)`: the address that ends a line, as texts of letters write links.
pub(super) fn address_length(text: &str) -> Option<usize> {
    let address = text.strip_prefix("(http")?;
    let end = address.find([')', ' '])?;
    let rest = address[end..].strip_prefix(')')?.trim_end_matches(['.', '*', '_', ' ', '\r']);
    rest.is_empty().then_some(text.len())
}

/// `](target)` of a link that began on another line.
pub(super) fn target_length(text: &str) -> usize {
    memchr::memchr(b')', text.as_bytes()).map_or(1, |at| at + 1)
}

pub(super) fn braces_length(text: &str) -> usize {
    memchr::memchr(b'}', &text.as_bytes()[..text.len().min(MAX_TAG)]).map_or(1, |at| at + 1)
}
