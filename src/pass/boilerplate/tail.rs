//! What pages and feeds add behind the last sentence of a paragraph: `… [Read more](url)`, `The post … appeared first on …`.

use std::cell::OnceCell;

use super::class::Class;
use super::fold::key_of;
use super::line::Candidate;
use super::phrases::phrases;
use super::rules::{EXCERPT, FEED, MORE};
use super::visible::Visible;
use super::{ENOUGH, visible_start};
use crate::document::{Classes, Document, Target};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// Attack: one endless line. No such tail is longer.
const REACH: usize = 400;

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    excerpt(document.text(), edits);
    if edits.is_on(&MORE) {
        if document.classes().intersects(Classes::BRACKET) {
            links(document, edits);
        }
        more(document, edits);
    }
    if edits.is_on(&FEED) {
        feed(document, edits);
    }
}

/// The last words of a text that a feed cut off.
fn excerpt(text: &str, edits: &mut Edits<'_>) {
    const MARKS: [&str; 5] = ["[…]", "[...]", "\\[…\\]", "\\[...\\]", "[ … ]"];
    let end = text.trim_end().len();
    if let Some(kept) = MARKS.iter().find_map(|mark| text[..end].strip_suffix(mark)) {
        edits.delete(kept.trim_end().len()..end, &EXCERPT, Confidence::Likely);
    }
}

/// A link that says nothing but `Read more` behind a sentence, at the end of its line.
fn links(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    for link in document.links().iter().filter(|link| !link.image && link.target != Target::Anchor) {
        // `[[Read more](url)]`, whose outer brackets may be escaped.
        let (start, end) = bracketed(text, link.span);
        let before = text[..start].trim_end_matches([' ', '*', '_', '(']);
        if !ends_sentence(before) {
            continue;
        }
        let behind = text[end..].trim_start_matches([' ', '»', '→', '›', '.', '*', '_']);
        let label = document.slice(link.text);
        let leads =
            || (cuts(before) || before.ends_with("...") || label.ends_with(['→', '»', '›'])) && names_rest(label);
        if !(behind.is_empty() || behind.starts_with(['\n', '\r'])) || !(reads_on(label) || leads()) {
            continue;
        }
        let opened = &text[before.len()..start];
        let marks = &text[end..text.len() - behind.len()];
        // Emphasis and brackets must close.
        if !opened.contains(['*', '_', '(']) && !marks.contains(['*', '_']) && !document.is_authored() {
            let end = end + marks.trim_end().len();
            edits.delete(Span::new(before.len(), end), &MORE, Confidence::Likely);
        }
    }
}

/// The link with the brackets around it, if both are there.
fn bracketed(text: &str, link: Span) -> (usize, usize) {
    let pairs = [("\\[", "\\]"), ("[", "]")];
    let around =
        pairs.iter().find(|(open, close)| text[..link.start].ends_with(open) && text[link.end..].starts_with(close));
    around.map_or((link.start, link.end), |(open, close)| (link.start - open.len(), link.end + close.len()))
}

/// `The port closed… Read more`, `The port closed. Read more »` at the end of the text.
fn more(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let end = text.trim_end().len();
    let near = text.floor_char_boundary(end.saturating_sub(REACH / 4));
    if text[..end].ends_with(['→', '»', '›'])
        && let Some(stop) = text[near..end].rfind(['.', '!', '?', '。']).map(|at| near + at)
    {
        let at = text.ceil_char_boundary(stop + 1);
        let tail = &text[at..end];
        if tail.starts_with(' ') && !tail.contains(['\n', '[', '(']) && reads_on(tail) && !document.is_verbatim() {
            edits.delete(Span::new(at, end), &MORE, Confidence::Likely);
        }
        return;
    }
    // The last byte of `…`.
    let Some(at) = memchr::memrchr3(0xA6, b'.', b']', &text.as_bytes()[near..end]).map(|at| near + at + 1) else {
        return;
    };
    if !text.is_char_boundary(at) {
        return;
    }
    if text[..at].ends_with(['…', ']']) && cuts(&text[..at]) || text[..at].ends_with("...") {
        let tail = &text[at..end];
        if !tail.contains(['\n', '[', '(']) && reads_on(tail) && !document.is_verbatim() {
            edits.delete(Span::new(at, end), &MORE, Confidence::Likely);
        }
    }
}

fn cuts(text: &str) -> bool {
    text.ends_with(['…']) || text.ends_with("…]") || text.ends_with("...]")
}

/// A sentence that names the site of the text, behind others in the last line.
fn feed(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Attack: a line of full stops.
    const SENTENCES: usize = 12;
    /// Bytes that tell whether such a phrase begins there.
    const ENOUGH_WORDS: usize = 40;
    let text = document.text();
    let end = text.trim_end().len();
    let near = text.floor_char_boundary(end.saturating_sub(REACH));
    let start = memchr::memrchr(b'\n', &text.as_bytes()[near..end]).map_or(near, |at| near + at + 1);
    let line = &text[start..end];
    let bytes = line.as_bytes();
    let marks = memchr::memchr3_iter(b'.', b'!', b'?', bytes).chain(memchr::memchr2_iter(0xA6, b']', bytes));
    let starts = marks.map(|at| at + 1).filter(|at| bytes.get(*at) == Some(&b' ') && ends_sentence(&line[..*at]));
    for at in starts.take(SENTENCES) {
        let words = visible_start(&line[at + 1..]);
        if !phrases().may_begin(words) || !phrases().begins(words) {
            continue;
        }
        let span = Span::new(start + at + 1, end);
        let may_be_feed = OnceCell::new();
        let fits = |_: &Visible, words: &str| {
            words.len() <= ENOUGH_WORDS || *may_be_feed.get_or_init(|| phrases().may_begin_as(words, Class::Feed))
        };
        let visible = Visible::read_if(document, span, fits);
        let candidate = visible.and_then(|mut visible| Candidate::read(document, span, &mut visible));
        if candidate.is_some_and(|candidate| candidate.class == Class::Feed && candidate.sum() >= ENOUGH) {
            edits.delete(Span::new(start + line[..at].trim_end().len(), end), &FEED, Confidence::Likely);
            return;
        }
    }
}

/// Whether it says to read on, and what: `Continue reading Barge sold →`.
fn names_rest(label: &str) -> bool {
    /// Bytes of a title with the words before it.
    const MAX: usize = 200;
    let key = key_of_label(label, MAX);
    phrases().start(&key, Class::More).is_some_and(|end| says_on(&key[..end]))
}

/// Whether all it says is to read on: not `Learn more`, which authors write too.
fn reads_on(label: &str) -> bool {
    /// Bytes; no button is longer.
    const MAX: usize = 80;
    says_on(&key_of_label(label, MAX))
}

/// The key of a label of at most `max` bytes that may begin with a phrase; otherwise nothing.
fn key_of_label(label: &str, max: usize) -> String {
    let may_be_one = label.len() <= max && phrases().may_begin(visible_start(label));
    if may_be_one { key_of(label) } else { String::new() }
}

fn says_on(key: &str) -> bool {
    phrases().is_sure(key, Class::More)
        && key.contains(' ')
        && !["learn ", "find "].iter().any(|word| key.starts_with(word))
        || key == "weiterlesen"
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…', '”', '"', ']', '。', '！', '？', '»'])
}
