//! The keys that were struck in one go: a word with the signs around it.

use super::super::retype::LONGEST;
use crate::edit::Span;

/// The keys that stand around a word, up to a blank or a mark of emphasis.
pub(super) fn keys_around(text: &str, word: Span) -> Span {
    keys(text, word, |byte| *byte != b'/')
}

/// The same with slashes, which part words and paths, and type a letter on a few keyboards.
pub(in crate::pass::script) fn keys_over_slashes(text: &str, word: Span) -> Span {
    keys(text, word, |_| true)
}

fn keys(text: &str, word: Span, fits: impl Fn(&u8) -> bool) -> Span {
    let is_key = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'*' | b'_' | b'(' | b')' | b'|') && fits(byte);
    let bytes = text.as_bytes();
    let before = bytes[..word.start].iter().rev().take(LONGEST).take_while(|byte| is_key(byte)).count();
    let behind = bytes[word.end..].iter().take(LONGEST).take_while(|byte| is_key(byte)).count();
    Span::new(word.start - before, word.end + behind)
}

/// The chunk, and the chunk without signs at its ends, that still hold the word and tear nothing apart.
pub(super) fn trimmings(text: &str, chunk: Span, word: Span) -> impl Iterator<Item = Span> {
    /// More signs are no end of a sentence.
    const MOST: usize = 3;
    let bytes = text.as_bytes();
    let opens = |at: &usize| matches!(bytes[*at], b'(' | b'"' | b'\'' | b'[' | b'{' | b'<');
    let closes = |at: &usize| match bytes[*at] {
        b'.' => at + 1 < chunk.end || is_stop(text, chunk),
        b'\'' => bytes[chunk.start] == b'\'',
        b',' | b';' | b':' | b'!' | b'?' | b'"' | b')' => true,
        _ => false,
    };
    let heads = (chunk.start..word.start).take(MOST).take_while(opens).count();
    let tails = (word.end..chunk.end).rev().take(MOST).take_while(closes).count();
    (0..=heads).flat_map(move |head| (0..=tails).map(move |tail| Span::new(chunk.start + head, chunk.end - tail)))
}

/// Whether the sign at the end of a chunk ends a clause: a full stop before a word in lower case does not.
pub(in crate::pass::script) fn is_stop(text: &str, chunk: Span) -> bool {
    text.as_bytes()[..chunk.end].last() != Some(&b'.')
        || !text[chunk.end..].trim_start_matches([' ', '\u{a0}']).chars().next().is_some_and(char::is_lowercase)
}
