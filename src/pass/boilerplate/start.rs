//! A quick look at the first letters of a line.

use super::fold::{fold, folded, is_combining, is_of_word, is_punctuation};

/// The first letters of a line, as far as a quick look goes.
#[derive(Clone, Copy, Default)]
pub(super) struct Start {
    hash: u32,
    pub(super) letters: u32,
    /// After letters.
    pub(super) blank: bool,
    number: bool,
}

impl Start {
    /// More letters, of which others than Latin ones count twice, tell hardly more.
    const LETTERS: u32 = 6;

    /// Reads a sign of a line.
    pub(super) fn sign(&mut self, sign: char) {
        match folded(sign) {
            Some('0'..='9') => self.digit(),
            Some(letter) => self.letter(letter),
            None if sign.is_ascii() || is_punctuation(sign) => self.end_word(),
            None if is_of_word(sign) => fold(sign).for_each(|sign| self.letter(sign)),
            None if is_combining(sign) => {}
            None => self.end_word(),
        }
    }

    #[inline]
    pub(super) fn end_word(&mut self) {
        self.blank = self.letters > 0;
    }

    /// Reads a letter that folds to itself.
    #[inline]
    pub(super) fn letter(&mut self, sign: char) {
        if self.blank {
            self.mix(u32::from(b' '));
        }
        self.blank = false;
        self.number = false;
        self.mix(u32::from(sign));
        self.letters += 1 + u32::from(!sign.is_ascii());
    }

    pub(super) fn digit(&mut self) {
        if !self.number {
            if self.blank {
                self.mix(u32::from(b' '));
            }
            self.mix(u32::from(b'#'));
            self.letters += 1;
        }
        self.blank = false;
        self.number = true;
    }

    /// The start with the words of a phrase up to the first `*` or `@`; what is behind the `@`, if there is one.
    pub(super) fn read(mut self, phrase: &str) -> (Self, Option<&str>) {
        let mut signs = phrase.chars();
        while !self.is_full()
            && let Some(sign) = signs.next()
        {
            match sign {
                'A'..='Z' | 'a'..='z' => self.letter(sign.to_ascii_lowercase()),
                '*' => break,
                '@' => return (self, Some(signs.as_str())),
                '#' => self.digit(),
                _ => self.sign(sign),
            }
        }
        (self, None)
    }

    #[inline]
    fn mix(&mut self, value: u32) {
        self.hash = mix(self.hash, value);
    }

    pub(super) fn is_full(&self) -> bool {
        self.letters >= Self::LETTERS
    }

    /// Of what was seen so far.
    pub(super) fn hash(&self) -> u64 {
        u64::from(self.hash)
    }
}

fn mix(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x9e37_79b1).rotate_left(11)
}
