//! Escapes without which a mark that the page showed would be markup, and go in the next round: they stay.

use crate::document::Document;
use crate::text::near;

/// Attack: one endless line full of escapes. Marks farther apart make no pair.
const REACH: usize = 300;

/// Attack: an endless run of escaped marks. No mark is longer.
const MAX_RUN: usize = 8;

/// Whether the escape at `at` keeps `**words**`, `[words](target)` or `# Title` from being what they look like.
pub(super) fn is_literal(document: &Document<'_>, at: usize, next: u8) -> bool {
    let text = document.text();
    let bytes = text.as_bytes();
    if is_listed(bytes, at) {
        return true;
    }
    match next {
        b'*' => is_strong(text, at, next),
        b'[' => is_text_of_link(text, at + 2),
        b']' => is_target(text, at + 2, at + 2 + REACH) && near::line_before(&text[..at], REACH).contains("\\["),
        b'#' => {
            let is_start = near::line_before(&text[..at], REACH).bytes().all(|b| matches!(b, b' ' | b'>'));
            let marks = bytes[at + 1..].iter().take(MAX_RUN).take_while(|b| **b == b'#').count();
            let is_first = bytes[..at].iter().rev().take(REACH).all(u8::is_ascii_whitespace);
            let makes_heading = marks > 1 || is_first || document.is_markdown();
            is_start && bytes.get(at + 1 + marks) == Some(&b' ') && makes_heading
        }
        _ => false,
    }
}

/// `\+ \? \( \)`: beside another escape that stands alone, as lists of them do.
fn is_listed(bytes: &[u8], at: usize) -> bool {
    let is_blank = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(u8::is_ascii_whitespace);
    // The sign of an escape that stands alone at this place.
    let alone = |at: usize| match bytes.get(at..at + 2) {
        Some([b'\\', sign]) if is_blank(at.checked_sub(1)) && is_blank(Some(at + 2)) => Some(*sign),
        _ => None,
    };
    let is_other = |other: Option<u8>| other.is_some_and(|sign| sign.is_ascii_punctuation() && sign != bytes[at + 1]);
    alone(at).is_some() && (is_other(alone(at + 3)) || is_other(at.checked_sub(3).and_then(alone)))
}

/// Whether the bracket that closes the one before `start` is followed by a target.
fn is_text_of_link(text: &str, start: usize) -> bool {
    let mut depth = 0;
    let rest = near::behind(&text[start..], REACH).as_bytes();
    for at in memchr::memchr3_iter(b'[', b']', b'\n', rest) {
        match rest[at] {
            b'\n' => return false,
            b'[' => depth += 1,
            _ if depth == 0 => return is_target(text, start + at + 1, start + REACH),
            _ => depth -= 1,
        }
    }
    false
}

/// `(target)` at `start`, with a title perhaps; not `(two words)`. On the same line, and before `limit`.
fn is_target(text: &str, start: usize, limit: usize) -> bool {
    let Some(target) = text[start..].strip_prefix('(') else { return false };
    let target = near::line_behind(target, limit - start).as_bytes();
    let end = memchr::memchr3(b' ', b')', b'\\', target).unwrap_or(target.len());
    matches!(target[end..], [b')', ..] | [b' ', b'"', ..])
}

/// `\*\*words\*\*`: two runs of two marks or more on one line, the first in front of words, the second behind them.
fn is_strong(text: &str, at: usize, mark: u8) -> bool {
    let bytes = text.as_bytes();
    let escaped = [b'\\', mark];
    let before = bytes[..at].rchunks_exact(2).take(MAX_RUN).take_while(|pair| **pair == escaped).count();
    let behind = bytes[at..].chunks_exact(2).take(MAX_RUN).take_while(|pair| **pair == escaped).count();
    if before + behind < 2 || before.max(behind) == MAX_RUN {
        return false;
    }
    let (start, end) = (at - 2 * before, at + 2 * behind);
    let is_word = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    let is_dark = |byte: Option<&u8>| byte.is_some_and(|b| !b.is_ascii_whitespace());
    let (left, right) = (start.checked_sub(1).map(|at| &bytes[at]), bytes.get(end));
    let double = [b'\\', mark, b'\\', mark];
    let opens = !is_word(left) && is_dark(right) && {
        let rest = near::line_behind(&text[end..], REACH).as_bytes();
        memchr::memmem::find_iter(rest, &double).any(|close| close > 0 && is_dark(rest.get(close - 1)))
    };
    let closes = is_dark(left) && !is_word(right) && {
        let rest = near::line_before(&text[..start], REACH).as_bytes();
        memchr::memmem::find_iter(rest, &double).any(|open| is_dark(rest.get(open + double.len())))
    };
    opens || closes
}
