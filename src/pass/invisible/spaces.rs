//! No-break and other exotic spaces that a converter left between words.

use super::{Find, SPACE};
use crate::edit::Span;
use crate::pass::places::places;
use crate::rule::Confidence;

impl Find<'_, '_, '_, '_> {
    pub(super) fn spaces(&mut self) {
        // In text that somebody typed, such a space is meant.
        if !self.document.is_markdown() {
            return;
        }
        let text = self.text;
        // U+00A0, U+2000–U+200A, U+202F, U+205F, U+3000.
        let may_be = |[a, b, c]: [u8; 3]| {
            ((a == 0xC2) & (b == 0xA0))
                | ((a == 0xE2) & (((b == 0x80) & ((c < 0x8B) | (c == 0xAF))) | ((b == 0x81) & (c == 0x9F))))
                | ((a == 0xE3) & (b == 0x80) & (c == 0x80))
        };
        for at in places(text.as_bytes(), may_be) {
            let end = at + if text.as_bytes()[at] < 0xE0 { 2 } else { 3 };
            if self.joins_words(at, end) {
                let confidence = self.sure(Confidence::Likely);
                self.edits.replace(Span::new(at, end), " ", &SPACE, confidence);
            }
        }
    }

    /// Words of two letters or more on both sides, or a comma and a word: no number, no unit, no initial, no preposition of one
    /// letter, no French punctuation.
    fn joins_words(&self, at: usize, end: usize) -> bool {
        /// Attack: one endless word.
        const WORD: usize = 2;
        let letter = |c: &char| c.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(c);
        let before = &self.text[..at];
        (before.ends_with(',') || before.chars().rev().take(WORD).filter(letter).count() == WORD)
            && self.text[end..].chars().take(WORD).filter(letter).count() == WORD
    }
}
