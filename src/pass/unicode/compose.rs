//! Letters with their marks apart.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

use super::{COMPOSED, SINGLETON};
use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::places::places;
use crate::rule::Confidence;

/// Attack: a letter under endless marks. The Stream-Safe Text Format of Unicode allows as many.
const MARKS: usize = 30;

/// Looks at U+0300–U+036F, kana voicing, Hangul vowels, and at singletons.
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
    if classes.intersects(Classes::HAN) {
        // U+3099 and U+309A; U+F900–U+FAFF.
        let is_mark = |&[a, b, c]: &[u8; 3]| (a == 0xE3) & (b == 0x82) & ((c == 0x99) | (c == 0x9A));
        let is_ideograph = |&[a, b, _]: &[u8; 3]| (a == 0xEF) & (b.wrapping_sub(0xA4) < 8);
        for at in places(bytes, |three| is_mark(three) | is_ideograph(three)) {
            if bytes[at] == 0xE3 { look(at, edits) } else { singleton(text, at, edits) }
        }
    }
    if classes.intersects(Classes::OTHER_LETTERS) {
        // A vowel behind a consonant, U+1161–U+117F.
        let vowels = memchr::memmem::find_iter(bytes, b"\xE1\x85").filter(|at| bytes[at + 2] >= 0xA1);
        vowels.for_each(|at| look(at, edits));
    }
    if classes.intersects(Classes::SIGN) {
        // U+2126, U+212A, U+212B.
        memchr::memmem::find_iter(bytes, b"\xE2\x84").for_each(|at| singleton(text, at, edits));
    }
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
