//! Escapes without which a mark that the page showed would be markup, and go in the next round: they stay.

use crate::document::Document;

/// Attack: one endless line full of escapes. Marks farther apart make no pair.
const REACH: usize = 300;

/// Attack: an endless run of escaped marks. No mark is longer.
const MAX_RUN: usize = 8;

/// Whether the escape at `at` keeps `**words**`, `[words](target)` or `# Title` from being what they look like.
pub(super) fn is_literal(document: &Document<'_>, at: usize, next: u8) -> bool {
    let bytes = document.text().as_bytes();
    if is_listed(bytes, at) {
        return true;
    }
    match next {
        b'*' => is_strong(bytes, at, next),
        b'[' => is_text_of_link(bytes, at + 2),
        b']' => {
            is_target(bytes, at + 2, at + 2 + REACH) && memchr::memmem::rfind(line_before(bytes, at), b"\\[").is_some()
        }
        b'#' => {
            let is_start = line_before(bytes, at).iter().all(|b| matches!(b, b' ' | b'>'));
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
fn is_text_of_link(bytes: &[u8], start: usize) -> bool {
    let mut depth = 0;
    let rest = &bytes[start..bytes.len().min(start + REACH)];
    for at in memchr::memchr3_iter(b'[', b']', b'\n', rest) {
        match rest[at] {
            b'\n' => return false,
            b'[' => depth += 1,
            _ if depth == 0 => return is_target(bytes, start + at + 1, start + REACH),
            _ => depth -= 1,
        }
    }
    false
}

/// `(target)` at `start`, with a title perhaps; not `(two words)`. On the same line, and before `limit`.
fn is_target(bytes: &[u8], start: usize, limit: usize) -> bool {
    if bytes.get(start) != Some(&b'(') {
        return false;
    }
    let line = line_behind(&bytes[..bytes.len().min(limit)], start);
    let Some(target) = line.strip_prefix(b"(") else { return false };
    let end = memchr::memchr3(b' ', b')', b'\\', target).unwrap_or(target.len());
    matches!(target[end..], [b')', ..] | [b' ', b'"', ..])
}

/// `\*\*words\*\*`: two runs of two marks or more on one line, the first in front of words, the second behind them.
fn is_strong(bytes: &[u8], at: usize, mark: u8) -> bool {
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
        let rest = line_behind(bytes, end);
        memchr::memmem::find_iter(rest, &double).any(|close| close > 0 && is_dark(rest.get(close - 1)))
    };
    let closes = is_dark(left) && !is_word(right) && {
        let rest = line_before(bytes, start);
        memchr::memmem::find_iter(rest, &double).any(|open| is_dark(rest.get(open + double.len())))
    };
    opens || closes
}

/// The rest of the line, as far as it matters.
fn line_behind(bytes: &[u8], at: usize) -> &[u8] {
    let rest = &bytes[at..bytes.len().min(at + REACH)];
    &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len())]
}

/// The line up to `at`, as far as it matters.
fn line_before(bytes: &[u8], at: usize) -> &[u8] {
    let rest = &bytes[at.saturating_sub(REACH)..at];
    &rest[memchr::memrchr(b'\n', rest).map_or(0, |newline| newline + 1)..]
}
