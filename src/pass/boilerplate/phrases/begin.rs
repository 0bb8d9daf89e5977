//! Whether phrases begin where lines do: one look for most lines, a few for others.

use super::prefix::Prefix;
use super::shelf::Pattern;
use super::{Class, Phrases};
use crate::pass::boilerplate::fold::{ascii, folded, is_combining, is_of_word};
use crate::pass::boilerplate::key::{FIRST_DENSE, Key};
use crate::pass::boilerplate::start::Start;

impl Phrases {
    /// Whether a phrase may begin where `text` begins: a look at its first letters, without an allocation. Wrong now and then,
    /// but never when a phrase does begin there.
    #[inline]
    pub(in crate::pass) fn may_begin(&self, text: &str) -> bool {
        let text = first_word(text);
        !self.heads.begin_none(text) && self.may_begin_slowly(text)
    }

    /// The same for any text, which few lines need.
    fn may_begin_slowly(&self, text: &str) -> bool {
        let mut start = Start::default();
        let is_known = |start: &Start| start.letters > 0 && self.letters.may_have(start.hash());
        let mut at = 0;
        while !start.is_full() {
            // Words end before a sign, and anywhere in scripts without blanks.
            let ends = |start: &Start| !start.blank && is_known(start);
            let Some(&byte) = text.as_bytes().get(at) else { break };
            if byte.is_ascii() {
                match ascii(byte) {
                    0 if ends(&start) => return true,
                    0 => start.end_word(),
                    b'0'..=b'9' => start.digit(),
                    letter => start.letter(letter.into()),
                }
                at += 1;
                continue;
            }
            let Some(sign) = text[at..].chars().next() else { break };
            match folded(sign) {
                Some(letter) if letter >= FIRST_DENSE && ends(&start) => return true,
                Some(letter) => start.letter(letter),
                None if ends(&start) && !is_combining(sign) => return true,
                None => start.sign(sign),
            }
            at += sign.len_utf8();
        }
        is_known(&start)
    }

    /// The same, by whole words. True where only [`Visible`](super::super::Visible) can tell: what is an image or a tag, where
    /// a link ends, what a number or the name of a network stands for.
    pub(in crate::pass) fn begins(&self, text: &str) -> bool {
        !self.all_heads.begin_none(text) && self.begins_in(text, &mut Key::default())
    }

    /// The same with room for the words.
    pub(in crate::pass::boilerplate) fn begins_in(&self, text: &str, key: &mut Key) -> bool {
        key.clear();
        let mut prefix = Prefix::default();
        let mut before = '\0';
        let mut rest = text;
        loop {
            if let Some(length) = key.plain_word(rest) {
                rest = &rest[length..];
                match self.begins_with(key, &mut prefix) {
                    Some(begins) => return begins,
                    None => continue,
                }
            }
            let letters = key.letters(rest);
            if letters > 0 {
                rest = &rest[letters..];
                continue;
            }
            let sign = rest.chars().next();
            rest = &rest[sign.map_or(0, char::len_utf8)..];
            if sign.is_some_and(|sign| key.sign(sign)) {
                continue;
            }
            if key.end_word(sign)
                && let Some(begins) = self.begins_with(key, &mut prefix)
            {
                return begins;
            }
            let Some(sign) = sign else { break };
            if matches!(sign, '<' | ']' | '{') || sign == '[' && before == '!' {
                return true;
            }
            before = sign;
        }
        self.like(key.words()).at(key.words(), prefix.hash).next().is_some()
    }

    /// Whether a phrase begins with the words of a key, up to its last, if that tells.
    fn begins_with(&self, key: &Key, prefix: &mut Prefix) -> Option<bool> {
        let words = key.words();
        if words.starts_with('#') || words.ends_with('@') || key.is_dense() && words.contains('@') {
            return Some(true);
        }
        let patterns = self.like(words);
        let next = if key.is_dense() { Prefix::next } else { Prefix::word };
        while let Some(hash) = next(prefix, words, words.len()) {
            if !patterns.may_begin(prefix.at, hash) {
                return Some(false);
            }
            if patterns.at(&words[..prefix.at], hash).any(Pattern::goes_on) {
                return Some(true);
            }
        }
        None
    }

    /// Whether a phrase or a number may be at the start of a key that begins with these words. Wrong now and then, but never
    /// when one is.
    pub(in crate::pass) fn may_begin_row(&self, words: &str) -> bool {
        self.like(words).may_begin_one(words, |_| true)
    }

    /// The same for phrases of one class.
    pub(in crate::pass::boilerplate) fn may_begin_as(&self, words: &str, class: Class) -> bool {
        let patterns = self.like(words);
        patterns.may_begin_one(words, |at| patterns.class(at) == class)
    }
}

/// The text from its first letter or digit on.
#[inline]
fn first_word(text: &str) -> &str {
    let is_sign = |sign: char| folded(sign).is_none() && (sign.is_ascii() || !is_of_word(sign));
    if text.bytes().next().is_some_and(|first| ascii(first) != 0) { text } else { text.trim_start_matches(is_sign) }
}
