//! The words of a line, folded for comparison with phrases.

use super::fold::{
    CONJUNCTIONS, SECOND_WORDS, ascii, fold, folded, inner_network, is_combining, is_network, is_punctuation,
    may_be_network,
};
use crate::text::bytes::Bytes;
use crate::text::eight;
use crate::text::eight::Eight;

/// Lower case, words apart by one blank; a number is `#`, a social network `@`.
#[derive(Debug, Default)]
pub(super) struct Key {
    /// The words, and behind them the one that is being read.
    text: String,
    /// Length of the words that have ended.
    known: usize,
    /// The word begins with a capital.
    capital: bool,
    /// The word has a letter of a script that does not set words apart.
    dense: bool,
    /// In `@name`, an account on a social network.
    in_handle: bool,
}

impl Key {
    /// With room for the words of a line, which are hardly longer.
    pub(super) fn for_line(line: &str) -> Self {
        /// Bytes, so that few lines need more.
        const LENGTH: usize = 256;
        Self { text: String::with_capacity(line.len().min(LENGTH)), ..Self::default() }
    }

    /// Without words, but with the room for them.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        *self = Self { text: std::mem::take(&mut self.text), ..Self::default() };
    }

    /// The words that have ended.
    pub(super) fn words(&self) -> &str {
        &self.text[..self.known]
    }

    pub(super) fn into_words(mut self) -> String {
        self.text.truncate(self.known);
        self.text
    }

    /// The word that is being read.
    fn word(&self) -> &str {
        self.text.get(self.known + usize::from(self.known > 0)..).unwrap_or_default()
    }

    /// Whether the last word has a letter of a script that does not set words apart.
    pub(super) fn is_dense(&self) -> bool {
        self.dense
    }

    /// Reads a sign of the line; whether it belongs to a word.
    pub(super) fn sign(&mut self, sign: char) -> bool {
        if let Some(letter) = folded(sign) {
            self.begin_word(letter != sign && sign.is_uppercase());
            self.text.push(letter);
            self.dense |= is_dense(letter);
        } else if sign.is_ascii() || is_punctuation(sign) {
            return false;
        } else if is_combining(sign) {
            // Part of the letter before.
        } else if sign.is_alphanumeric() && !matches!(sign, 'ⓒ' | 'Ⓒ') {
            self.begin_word(sign.is_uppercase());
            let start = self.text.len();
            self.text.extend(fold(sign));
            self.dense |= self.text[start..].contains(is_dense);
        } else {
            return false;
        }
        true
    }

    /// The same for a letter or digit of ASCII.
    #[inline]
    pub(super) fn ascii(&mut self, sign: u8) -> bool {
        let letter = ascii(sign);
        if letter != 0 {
            self.begin_word(sign.is_ascii_uppercase());
            self.text.push(letter.into());
        }
        letter != 0
    }

    /// The same for the small letters of ASCII that come first, or for one capital; how many they are.
    pub(super) fn letters(&mut self, text: &str) -> usize {
        let bytes = text.as_bytes();
        if !bytes.first().is_some_and(u8::is_ascii_lowercase) {
            return usize::from(bytes.first().is_some_and(|first| self.ascii(*first)));
        }
        let length = eight::run(bytes, Eight::letters);
        self.begin_word(false);
        self.text.push_str(&text[..length]);
        length
    }

    /// Reads a whole word that stands for nothing else: letters of ASCII, of which the first may be a capital. Its length.
    pub(super) fn plain_word(&mut self, text: &str) -> Option<usize> {
        /// What no word goes on behind; behind others it may, or they are no signs of it.
        static ENDS: Bytes = Bytes::of(b" .,;:!?()[/|*_-'\"&=+#%");
        let bytes = text.as_bytes();
        let is_begun = self.text.len() > self.known || self.in_handle || self.text.as_bytes().last() == Some(&b'@');
        let signs = Eight::of(bytes).lower_first();
        let length = match signs.letters().count() {
            Eight::LENGTH => Eight::LENGTH + eight::run(&bytes[Eight::LENGTH..], Eight::letters),
            length => length,
        };
        let ends = bytes.get(length).is_none_or(|behind| ENDS.has(*behind));
        if is_begun || length == 0 || !ends || may_be_network(signs, length) {
            return None;
        }
        if self.known > 0 {
            self.text.push(' ');
        }
        if bytes[0].is_ascii_uppercase() {
            self.text.push(ascii(bytes[0]).into());
            self.text.push_str(&text[1..length]);
        } else {
            self.text.push_str(&text[..length]);
        }
        self.known = self.text.len();
        self.dense = false;
        Some(length)
    }

    #[inline]
    fn begin_word(&mut self, capital: bool) {
        if self.text.len() == self.known {
            self.capital = capital;
            self.dense = false;
            if self.known > 0 {
                self.text.push(' ');
            }
        }
    }

    /// The word ends before `sign`, or at the end of the line; whether there was one.
    #[inline]
    pub(super) fn end_word(&mut self, sign: Option<char>) -> bool {
        let is_word = self.text.len() > self.known + usize::from(self.known > 0);
        if is_word {
            self.fold_word();
        } else {
            self.text.truncate(self.known);
        }
        self.known = self.text.len();
        self.in_handle = match sign {
            Some('@') => !is_word,
            Some('_' | '.') | None => self.in_handle,
            _ => false,
        };
        is_word
    }

    fn fold_word(&mut self) {
        let (words, word) = (self.words(), self.word());
        let is_number = || word.bytes().all(|b| b.is_ascii_digit());
        if word.as_bytes()[0].is_ascii_digit() && is_number() {
            self.stand_for('#');
        } else if self.in_handle || is_network(word, self.capital) {
            // `Facebook and Twitter` is one place to share.
            if let Some((before, last)) = words.rsplit_once(' ')
                && before.ends_with('@')
                && CONJUNCTIONS.contains(&last)
            {
                self.known = before.len();
            }
            self.stand_for('@');
        } else if words.as_bytes().last() == Some(&b'@') && SECOND_WORDS.contains(&word) {
            // The second word of a name.
            self.text.truncate(self.known);
        } else if self.dense {
            self.fold_dense();
        }
    }

    /// Puts a sign for a class of words where the word is, once for several in a row.
    fn stand_for(&mut self, sign: char) {
        self.text.truncate(self.known);
        if !self.text.ends_with(sign) {
            self.begin_word(false);
            self.text.push(sign);
        }
    }

    /// Names of networks inside a word, where words are not set apart, become `@`, and numbers `#`.
    fn fold_dense(&mut self) {
        let start = self.text.len() - self.word().len();
        if self.word().contains(|c: char| c.is_ascii_digit()) {
            let word = self.text.split_off(start);
            mask_numbers(&word, &mut self.text);
        } else if let Some((at, length)) = inner_network(self.word()) {
            self.text.replace_range(start + at..start + at + length, "@");
        }
    }
}

/// The words that are not among those `before`.
pub(super) fn new_words(behind: &str, before: &str) -> String {
    let words = behind.split(' ').filter(|word| !before.split(' ').any(|other| other == *word));
    words.fold(String::new(), |all, word| all + " " + word)
}

/// How many words a key has.
pub(super) fn count_words(key: &str) -> usize {
    key.bytes().filter(|byte| *byte == b' ').count() + 1
}

/// Adds a word with `#` for its numbers: `댓글 3개`.
pub(super) fn mask_numbers(word: &str, key: &mut String) {
    let mut number = false;
    for sign in word.chars() {
        let digit = sign.is_ascii_digit();
        if !digit || !number {
            key.push(if digit { '#' } else { sign });
        }
        number = digit;
    }
}

/// All letters before this one are of scripts that set words apart.
pub(super) const FIRST_DENSE: char = '\u{e00}';

/// Of scripts that do not set words apart.
pub(super) fn is_dense(sign: char) -> bool {
    matches!(sign, FIRST_DENSE..='\u{e7f}' | '\u{2e80}'..='\u{d7ff}')
}
