//! The first eight signs of a line as one number: one look tells of most lines that no phrase begins them.

use super::fold::{fold_phrase, may_be_network};
use crate::text::eight::Eight;
use crate::text::filter::Bits;
use crate::text::near;

/// How phrases begin that begin with letters of ASCII: 26 KB, so that one line in twenty passes by mistake.
#[derive(Debug)]
pub(super) struct Heads {
    /// The first words, of fewer than eight letters.
    words: Bits<1024>,
    /// Those of phrases with fewer than eight signs.
    short: Bits<256>,
    /// The first eight signs of the others.
    long: Bits<2048>,
}

impl Heads {
    pub(super) fn new() -> Self {
        Self { words: Bits::new(), short: Bits::new(), long: Bits::new() }
    }

    pub(super) fn add(&mut self, head: Head) {
        match head {
            Head::Long(signs) => {
                self.words.add(first_word(signs));
                self.long.add(signs.0);
            }
            Head::Short(word) => {
                self.words.add(word);
                self.short.add(word);
            }
            Head::Word(word) => self.words.add(word),
        }
    }

    /// Whether none of the phrases begins where the text does. Sure of that only where the text begins with letters of ASCII.
    #[inline(always)] // a call costs as much
    pub(super) fn begin_none(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let signs = Eight::of(bytes).lower();
        let letters = signs.letters();
        match letters.count() {
            0 => false,
            count if may_be_network(signs, count) => false,
            Eight::LENGTH => !self.long.may_have(signs.0),
            count => {
                let word = signs.first(count);
                // A digit and an accent are part of the word.
                let ends = !matches!(bytes.get(count), Some(b'0'..=b'9' | 0x80..));
                let blanks = signs.blanks();
                let is_plain = letters.or(blanks).count() == Eight::LENGTH && !blanks.are_beside();
                ends && (!self.words.may_have(word)
                    || is_plain && !self.long.may_have(signs.0) && !self.short.may_have(word))
            }
        }
    }
}

/// How a phrase begins that begins with a letter of ASCII.
#[derive(Clone, Copy, Debug)]
pub(super) enum Head {
    /// Letters and blanks, the first eight.
    Long(Eight),
    /// Fewer of them; the first word, to which a network may belong.
    Short(u64),
    /// Others among them; the first word, as far as it is of ASCII.
    Word(u64),
}

impl Head {
    pub(super) fn of(phrase: &str) -> Self {
        /// Bytes that have eight signs, but for those of which the first word tells enough.
        const ENOUGH: usize = 16;
        let is_plain = |signs: Eight| signs.letters().or(signs.blanks()).count() == Eight::LENGTH;
        let signs = Eight::of(phrase.as_bytes()).lower();
        if is_plain(signs) && phrase.len() >= Eight::LENGTH && !signs.blanks().are_beside() {
            return Self::Long(signs);
        }
        let mut folded = String::with_capacity(2 * ENOUGH);
        let near = near::behind(phrase, ENOUGH);
        fold_phrase(near.split(['*', '@']).next().unwrap_or_default(), &mut folded);
        let signs = Eight::of(folded.as_bytes());
        match folded.len() {
            _ if !is_plain(signs) => Self::Word(first_word(signs)),
            ..Eight::LENGTH => Self::Short(first_word(signs)),
            _ => Self::Long(signs),
        }
    }
}

/// The letters before the first other sign.
fn first_word(signs: Eight) -> u64 {
    signs.first(signs.letters().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_the_first_signs() {
        let mut heads = Heads::new();
        for phrase in
            ["Read more", "RT * by", "share", "don't miss", "Café @", "Top 10 *", "x + y = z + more", "follow @"]
        {
            heads.add(Head::of(phrase));
        }
        for text in [
            "Read more",
            "read more.",
            "RT it all",
            "RT",
            "Share it with us",
            "share: it",
            "Share",
            "Don't miss it",
            "don t",
            "Café noir",
            "cafe\u{301} noir",
            "Top 10 films",
            "X + Y",
            "x y",
            "Follow us",
            "Twitters and",
            "SpotifyReader",
            "share  two blanks",
            "read2",
            "3 letters",
            "\u{e9}t\u{e9}",
            "",
        ] {
            assert!(!heads.begin_none(text), "{text}");
        }
        for text in [
            "Read this",
            "Sharepoint",
            "The ferry",
            "a ferry is",
            "AZazAZaz",
            "sharp",
            "y",
            "Red, white",
            "y  two blanks",
            "topic",
            "top films",
        ] {
            assert!(heads.begin_none(text), "{text}");
        }
    }
}
