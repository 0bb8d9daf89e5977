//! Letters with their marks apart.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{self, canonical_combining_class, decompose_canonical, is_combining_mark};

use super::{COMPOSED, SINGLETON};
use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::places::{pairs, places};

/// Attack: a letter under endless marks. The Stream-Safe Text Format of Unicode allows as many.
const MARKS: usize = 30;

/// Text whose letters are apart is so throughout: bytes of a script in which marks are looked for that are rarely apart.
const PROBE: usize = 512;

/// Looks at U+0300–U+036F, kana voicing, Hangul vowels, marks of Arabic, vowels of India in two parts, and at singletons.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let bytes = text.as_bytes();
    let classes = document.classes();
    let mut done = 0;
    let mut look = |at: usize, edits: &mut Edits<'_>| {
        if at >= done {
            done = compose(text, at, edits);
        }
    };
    if classes.intersects(Classes::COMBINING) {
        memchr::memchr2_iter(0xCC, 0xCD, bytes).for_each(|at| look(at, edits));
    }
    if classes.intersects(Classes::COMPATIBLE) {
        // U+3099 and U+309A; U+F900–U+FAFF.
        let is_mark = |&[a, b, c]: &[u8; 3]| (a == 0xE3) & (b == 0x82) & ((c == 0x99) | (c == 0x9A));
        let is_ideograph = |&[a, b, _]: &[u8; 3]| (a == 0xEF) & (b.wrapping_sub(0xA4) < 8);
        for at in places(bytes, |three| is_mark(three) | is_ideograph(three)) {
            if bytes[at] == 0xE3 { look(at, edits) } else { singleton(text, at, edits) }
        }
    }
    let near = |first: Option<usize>| first.map_or(&[][..], |at| &bytes[at..bytes.len().min(at + PROBE)]);
    if classes.intersects(Classes::ARABIC) {
        // U+0653–U+0655.
        let is_mark = |&[a, b]: &[u8; 2]| (a == 0xD9) & (b.wrapping_sub(0x93) < 3);
        if places(near(memchr::memchr2(0xD8, 0xD9, bytes)), is_mark).next().is_some() {
            places(bytes, is_mark).for_each(|at| look(at, edits));
        }
    }
    if classes.intersects(Classes::INDIC) && places(near(memchr::memchr(0xE0, bytes)), is_split_vowel).next().is_some()
    {
        places(bytes, is_split_vowel).for_each(|at| look(at + 3, edits));
    }
    if classes.intersects(Classes::OTHER_LETTERS) {
        // A vowel behind a consonant, U+1161–U+117F.
        let vowels = pairs(bytes, [0xE1, 0x85]).filter(|at| bytes[at + 2] >= 0xA1);
        vowels.for_each(|at| look(at, edits));
    }
    if classes.intersects(Classes::SIGN) {
        // U+2126, U+212A, U+212B.
        pairs(bytes, [0xE2, 0x84]).for_each(|at| singleton(text, at, edits));
    }
}

/// The first part of a vowel and the second: `ெ` and `ா` of Tamil, and their like in Bengali, Oriya, Telugu, Kannada, Malayalam and
/// Sinhala.
fn is_split_vowel(&[a, _, c, d, e, f]: &[u8; 6]) -> bool {
    let first = (c == 0x86) | (c == 0x87) | (c == 0x8A) | (c == 0x92) | (c == 0x99) | (c == 0x9C) | (c == 0xBF);
    let long = (f == 0xBE) & ((e == 0xA6) | (e == 0xAC) | (e == 0xAE) | (e == 0xB4));
    let length = ((f == 0x96) | (f == 0x97)) & (e & 1 == 1);
    let kannada = (e == 0xB3) & ((f == 0x82) | (f == 0x95));
    let sinhala = (e == 0xB7) & ((f == 0x8A) | (f == 0x8F) | (f == 0x9F));
    (a == 0xE0) & (d == 0xE0) & first & (long | length | kannada | sinhala)
}

/// Composes the letter whose first mark starts at `at`; where its marks end.
fn compose(text: &str, at: usize, edits: &mut Edits<'_>) -> usize {
    let Some(base) = text[..at].chars().next_back() else { return at + 1 };
    let start = at - base.len_utf8();
    // Marks, then at most one final consonant of Hangul.
    let is_mark =
        |c: char| canonical_combining_class(c) != 0 || is_combining_mark(c) || matches!(c, '\u{1161}'..='\u{1175}');
    let marks = text[at..].chars().take_while(|c| is_mark(*c)).map(char::len_utf8);
    let (mut end, mut count) = (at, 0);
    for length in marks {
        (end, count) = (end + length, count + 1);
    }
    if let Some(last) = text[end..].chars().next().filter(|c| matches!(c, '\u{11a8}'..='\u{11c2}')) {
        end += last.len_utf8();
    }
    // Mostly there is one mark, and often no character for the two.
    let mark = text[at..end].chars().next().filter(|mark| at + mark.len_utf8() == end);
    if let Some(mark) = mark.filter(|mark| is_whole(base) && is_whole(*mark)) {
        if let Some(composed) = char::compose(base, mark).filter(|_| base.is_alphabetic()) {
            edits.replace(Span::new(start, end), composed.to_string(), &COMPOSED, Confidence::Certain);
        }
        return end;
    }
    if count == 0 || count > MARKS || !base.is_alphabetic() {
        return end.max(at + 1);
    }
    let apart = &text[start..end];
    let composed: String = apart.nfc().collect();
    // Canonical order alone is no reason.
    if composed.chars().count() < apart.chars().count() {
        edits.replace(Span::new(start, end), composed, &COMPOSED, Confidence::Certain);
    }
    end
}

/// Whether a character is not made of others.
fn is_whole(c: char) -> bool {
    let mut last = None;
    decompose_canonical(c, |part| last = Some(part));
    last == Some(c)
}

/// A sign or ideograph that is another character in every normal form, but that somebody chose; unless it starts a word, where it
/// can only be the letter.
fn singleton(text: &str, at: usize, edits: &mut Edits<'_>) {
    let Some(c) = text[at..].chars().next() else { return };
    let mut with = std::iter::once(c).nfc();
    if let (Some(other), None) = (with.next(), with.next())
        && other != c
    {
        let end = at + c.len_utf8();
        let is_letter = c < '\u{3000}' && text[end..].starts_with(char::is_lowercase);
        let confidence = if is_letter { Confidence::Likely } else { Confidence::Possible };
        edits.replace(Span::new(at, end), other.to_string(), &SINGLETON, confidence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every vowel of India that has two parts.
    #[test]
    fn split_vowels_are_found() {
        for whole in '\u{980}'..='\u{dff}' {
            let parts: String = std::iter::once(whole).nfd().collect();
            if parts.chars().count() == 2 && parts.nfc().eq([whole]) {
                let bytes: &[u8; 6] = parts.as_bytes().try_into().unwrap();
                assert!(is_split_vowel(bytes), "{whole:?}");
            }
        }
    }
}
