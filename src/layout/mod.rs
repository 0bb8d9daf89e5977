//! Keyboard layouts: what a text would be had it been typed on another one.
//!
//! The tables are generated (see `tools/layouts`); Korean is composed in
//! [`hangul`].

pub(crate) mod hangul;
mod tables;

use std::sync::OnceLock;

pub(crate) use tables::LAYOUTS;

/// What the keys of a US keyboard type on another layout.
pub(crate) struct Layout {
    /// A name, such as `bg_phonetic`.
    pub(crate) id: &'static str,
    /// ISO 639-1 codes of the languages that are typed on it.
    pub(crate) languages: &'static [&'static str],
    /// (US character, this layout's character) of every key, first all plain,
    /// then all shifted. A dead key stands as its combining mark.
    pub(crate) keys: &'static [(char, char)],
    /// Keys that type more than one letter: the lam-alef keys of Arabic.
    pub(crate) ligatures: &'static [(char, &'static str)],
    /// (letter, combining mark, base letter): a dead key and then a letter.
    pub(crate) composed: &'static [(char, char, char)],
    /// Letters sit on the Latin letters that sound alike, so that the slip of
    /// a word is often a word itself.
    pub(crate) phonetic: bool,
    /// Made at the first use.
    pub(crate) index: OnceLock<Index>,
}

/// The keys of a layout by character.
pub(crate) struct Index {
    /// By US character, what it types, and the other key that types the same; NUL for none.
    typed: [char; 128],
    other: [char; 128],
    /// The US character of ASCII characters, and of those from `first` on; NUL for none.
    ascii: [char; 128],
    first: u32,
    letters: [char; 256],
    /// Those of all others.
    rest: Vec<(char, char)>,
}

impl Index {
    fn new(keys: &[(char, char)]) -> Self {
        let typed = |key: char| keys.iter().find(|(us, _)| *us == key).map(|(_, typed)| *typed);
        let first = typed('a').map_or(0, |c| u32::from(c) & !0xFF);
        let mut index = Self {
            typed: ['\0'; 128],
            other: ['\0'; 128],
            ascii: ['\0'; 128],
            first,
            letters: ['\0'; 256],
            rest: Vec::new(),
        };
        for (us, c) in keys {
            index.typed[*us as usize] = *c;
            let other = keys.iter().find(|(other, same)| same == c && other != us);
            index.other[*us as usize] = other.map_or('\0', |(other, _)| *other);
            if index.to_us(*c).is_none() {
                match u32::from(*c).checked_sub(first) {
                    _ if c.is_ascii() => index.ascii[*c as usize] = *us,
                    Some(at @ 0..256) => index.letters[at as usize] = *us,
                    _ => index.rest.push((*c, *us)),
                }
            }
        }
        index
    }

    fn to_us(&self, c: char) -> Option<char> {
        let us = match u32::from(c).checked_sub(self.first) {
            _ if c.is_ascii() => self.ascii[c as usize],
            Some(at @ 0..256) => self.letters[at as usize],
            _ => self.rest.iter().find(|(typed, _)| *typed == c)?.1,
        };
        (us != '\0').then_some(us)
    }
}

impl Layout {
    /// The US character of the key that types `c` here.
    pub(crate) fn to_us(&self, c: char) -> Option<char> {
        self.index().to_us(c)
    }

    /// What the key of a US character types here.
    #[allow(clippy::wrong_self_convention, reason = "the counterpart of `to_us`")]
    pub(crate) fn from_us(&self, c: char) -> Option<char> {
        self.index().typed.get(c as usize).copied().filter(|c| *c != '\0')
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.keys))
    }

    /// The word as its keys would have typed it on a US keyboard: `шы` is `is`.
    ///
    /// An accented letter is a dead key and a letter. `None` where a character
    /// has no key. Linear in the word.
    fn word_to_us(&self, word: &str) -> Option<String> {
        let mut us = String::with_capacity(word.len());
        for c in word.chars() {
            if let Some(key) = self.to_us(c) {
                us.push(key);
            } else {
                let (_, mark, base) = self.composed.iter().find(|(whole, _, _)| *whole == c)?;
                us.push(self.to_us(*mark)?);
                us.push(self.to_us(*base)?);
            }
        }
        Some(us)
    }

    /// The same word on the other keys that type its letters, if there are such: two type the capital sigma of Greek.
    pub(crate) fn with_other_keys(&self, us: &str) -> Option<String> {
        let index = self.index();
        let other = |key: char| index.other.get(key as usize).copied().filter(|key| *key != '\0');
        us.contains(|key| other(key).is_some()).then(|| us.chars().map(|key| other(key).unwrap_or(key)).collect())
    }

    /// The word as its keys would have typed it on a US keyboard, with each pair of letters that one key may have typed (Arabic
    /// `لا`: `b`, or `gh`) read in both ways.
    pub(crate) fn words_to_us(&self, word: &str) -> Vec<String> {
        /// Attack: a word of such pairs alone; words of a language have one or two.
        const PAIRS: usize = 3;
        let starts = |at: &usize| self.ligatures.iter().any(|(_, text)| word[*at..].starts_with(text));
        let pairs: Vec<usize> = word.char_indices().map(|(at, _)| at).filter(starts).take(PAIRS).collect();
        let readings = (0..1 << pairs.len()).rev().filter_map(|choice: u32| {
            let mut us = String::with_capacity(word.len());
            let mut at = 0;
            for (index, pair) in pairs.iter().enumerate() {
                us += &self.word_to_us(word.get(at..*pair)?)?;
                let (key, text) = self.ligatures.iter().find(|(_, text)| word[*pair..].starts_with(text))?;
                at = *pair + text.len();
                if choice & 1 << index == 0 {
                    us += &self.word_to_us(text)?;
                } else {
                    us.push(*key);
                }
            }
            Some(us + &self.word_to_us(&word[at..])?)
        });
        readings.collect()
    }

    /// The word that keys of a US keyboard type here: `ghbdtn` is `привет`.
    /// A dead key accents the next letter. `None` where a character has no key
    /// or a dead key no letter. Linear in the word.
    pub(crate) fn word_from_us(&self, us: &str) -> Option<String> {
        let mut word = String::with_capacity(us.len() * 2);
        let mut dead = None;
        for key in us.chars() {
            let ligature = self.ligatures.iter().find(|(us, _)| *us == key);
            if let (None, Some((_, text))) = (dead, ligature) {
                word.push_str(text);
                continue;
            }
            let typed = self.from_us(key)?;
            if let Some(mark) = dead.take() {
                let accented = self.composed.iter().find(|(_, m, base)| (*m, *base) == (mark, typed));
                word.push(accented?.0);
            } else if !typed.is_ascii_alphabetic() && self.composed.iter().any(|(_, mark, _)| *mark == typed) {
                dead = Some(typed);
            } else {
                word.push(typed);
            }
        }
        dead.is_none().then_some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::{LAYOUTS, Layout};

    fn layout(id: &str) -> &'static Layout {
        LAYOUTS.iter().find(|layout| layout.id == id).expect("a known layout")
    }

    #[test]
    fn words_both_ways() {
        for (id, word, us) in [
            ("ru", "шы", "is"),
            ("ru", "привет", "ghbdtn"),
            ("ru", "Объём", "J,]`v"),
            ("uk", "привіт", "ghbdsn"),
            ("uk", "їжак", "];fr"),
            ("be", "быў", ",so"),
            ("bg_bds", "което", "ufejf"),
            ("bg_phonetic", "може", "move"),
            ("sr", "њих", "wih"),
            ("mk", "ѓавол", "]avol"),
            ("kk", "қазақ", "0fpf0"),
            ("el", "καλημέρα", "kalhm;era"),
            ("el", "της", "thw"),
            ("he", "של", "ak"),
            ("ar", "سلام", "sghl"),
            ("ar", "مرحبا", "lvpfh"),
            ("fa", "سلام", "sghl"),
            ("hy_phonetic", "բան", "ban"),
            ("hy_eastern", "մարդ", "mard"),
            ("ka", "შენ", "Sen"),
            ("th", "กา", "dk"),
            ("de", "Zeit", "Yeit"),
            ("fr", "avec", "qvec"),
        ] {
            let layout = layout(id);
            assert_eq!(layout.word_to_us(word).as_deref(), Some(us), "{id} {word}");
            assert_eq!(layout.word_from_us(us).as_deref(), Some(word), "{id} {us}");
        }
    }

    #[test]
    fn ligature_is_one_key_or_two() {
        let arabic = layout("ar");
        assert_eq!(arabic.words_to_us("لا"), ["b", "gh"]);
        assert_eq!(arabic.word_from_us("b").as_deref(), Some("لا"));
    }

    #[test]
    fn no_key() {
        assert_eq!(layout("ru").to_us('i'), None);
        assert_eq!(layout("ru").word_to_us("шi"), None);
        assert_eq!(layout("ru").word_from_us("ы"), None);
        // A dead key that accents nothing.
        assert_eq!(layout("el").word_from_us(";"), None);
        assert_eq!(layout("el").word_from_us(";k"), None);
    }

    #[test]
    fn tables_are_sound() {
        for layout in &LAYOUTS {
            assert!(layout.keys.len() >= 88, "{}", layout.id);
            assert!(!layout.languages.is_empty(), "{}", layout.id);
            for (us, _) in layout.keys {
                assert!(us.is_ascii_graphic(), "{} {us}", layout.id);
                assert_eq!(layout.keys.iter().filter(|(key, _)| key == us).count(), 1);
            }
        }
        let phonetic = LAYOUTS.iter().filter(|layout| layout.phonetic).map(|layout| layout.id);
        assert!(phonetic.eq(["bg_phonetic", "sr", "mk", "hy_phonetic", "hy_eastern", "ka"]));
    }
}
