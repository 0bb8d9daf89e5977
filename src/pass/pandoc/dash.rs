//! What pandoc writes for dashes, which its own reader makes dashes again.

use super::DASH;
use crate::document::{Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::places::pairs;

/// `operate---you`, `Aaron --- and Ada`, `1914--1918`.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut done = 0;
    for at in pairs(bytes, *b"--") {
        if at < done {
            continue;
        }
        let length = bytes[at..].iter().take_while(|b| **b == b'-').count();
        done = at + length;
        let (left, right) = (&text[..at], &text[done..]);
        let with = match length {
            3 if joins(left, right) => "—",
            2 if ends_in_digit(left) && right.starts_with(|c: char| c.is_ascii_digit()) => "–",
            _ => continue,
        };
        // Which the pass asks for because of attributes.
        if document.zones().at(at, ZoneKinds::ALL).is_some() {
            continue;
        }
        edits.replace(Span::new(at, done), with, &DASH, Confidence::Likely);
    }
}

/// Whether the dash stands between words, with a blank on both sides or on none, or at the end of a line that was wrapped.
fn joins(left: &str, right: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || "\"'”’“‘)]}.,*_`…".contains(c);
    let is_apart = left.ends_with(' ') && right.starts_with([' ', '\n']);
    let (left, right) = if is_apart { (&left[..left.len() - 1], &right[1..]) } else { (left, right) };
    let right = if is_apart { right } else { right.strip_prefix('\n').unwrap_or(right) };
    let opens = |c: char| is_word(c) || matches!(c, '(' | '[');
    left.ends_with(is_word) && right.trim_start_matches(['>', ' ']).starts_with(opens)
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}
