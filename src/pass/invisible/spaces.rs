//! No-break and other exotic spaces that a converter left between words and at line ends.

use super::{Find, SPACE};
use crate::edit::Span;
use crate::rule::Confidence;

impl Find<'_, '_, '_, '_> {
    pub(super) fn spaces(&mut self) {
        let text = self.text;
        self.at_line_ends();
        // In text that somebody typed, such a space is meant.
        if !self.document.is_markdown() {
            return;
        }
        for (at, c) in text.char_indices().filter(|(_, c)| is_exotic(*c)) {
            let end = at + c.len_utf8();
            if self.joins_words(at, end) {
                let confidence = self.sure(Confidence::Likely);
                self.edits.replace(Span::new(at, end), " ", &SPACE, confidence);
            }
        }
    }

    /// Alone on a line such a space shows nothing, nor at the end of a line of a converted page.
    fn at_line_ends(&mut self) {
        let text = self.text;
        let converted = self.document.is_markdown();
        let mut spaces: Vec<Span> = Vec::new();
        let mut blank = true;
        for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
            match c {
                ' ' | '\t' => {}
                '\n' | '\r' => {
                    for space in spaces.drain(..).filter(|_| blank || converted) {
                        let confidence = self.sure(Confidence::Certain);
                        self.edits.delete(space, &SPACE, confidence);
                    }
                    blank = true;
                }
                c if is_exotic(c) => match spaces.last_mut() {
                    // Neighbours go as one.
                    Some(last) if last.end == at => last.end += c.len_utf8(),
                    _ => spaces.push(Span::new(at, at + c.len_utf8())),
                },
                _ => {
                    spaces.clear();
                    blank = false;
                }
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

fn is_exotic(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}
