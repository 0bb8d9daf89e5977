//! Between which characters the letters beyond ASCII of languages in Latin letters stand: `³` between `a` and `y` is none of
//! any language, `ł` there is Polish.
//!
//! `tools/lexicon/trigrams.py` writes the table, and describes its format.

use super::is_letter;
use crate::lexicon::Language;

/// Trigrams, and the languages of each.
static TABLE: &[u8] = include_bytes!("trigrams.bin");

const KEY: usize = size_of::<u32>();
const SET: usize = size_of::<u64>();

/// A set of languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Languages(u64);

/// How many languages the table knows.
const COUNT: usize = 40;

impl Languages {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self((1 << COUNT) - 1);

    // Numbers of `trigrams.py`.
    /// Polish, Czech, Slovak, Hungarian, Romanian, Croatian with Bosnian and Serbian, Slovene.
    pub(super) const CENTRAL: Self = Self(0b0111_1111);
    /// Lithuanian, Latvian, Estonian.
    pub(super) const BALTIC: Self = Self(0b0111 << 7);
    pub(super) const TURKISH: Self = Self(1 << 10);
    /// German, French, Spanish, Italian, Portuguese, Catalan, Danish, Norwegian, Swedish, Finnish, Icelandic.
    pub(super) const WESTERN: Self = Self(0b0111_1111_1111 << 11);
    pub(super) const VIETNAMESE: Self = Self(1 << 22);

    /// The language with this number.
    pub(super) const fn of(number: usize) -> Self {
        Self(1 << number)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn is_none(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn has(self, number: usize) -> bool {
        self.0 >> number & 1 == 1
    }

    pub(super) fn numbers(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let number = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(number)
        })
    }
}

/// The word list of the language with this number, if there is one.
pub(super) const fn word_list(number: usize) -> Option<Language> {
    match number {
        0 => Some(Language::Polish),
        10 => Some(Language::Turkish),
        11 => Some(Language::German),
        12 => Some(Language::French),
        13 => Some(Language::Spanish),
        14 => Some(Language::Italian),
        15 => Some(Language::Portuguese),
        _ => None,
    }
}

/// How often each language was counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts([u16; COUNT]);

impl Default for Counts {
    fn default() -> Self {
        Self([0; COUNT])
    }
}

impl Counts {
    pub(super) fn add(&mut self, languages: Languages) {
        languages.numbers().for_each(|number| self.0[number] += 1);
    }

    pub(super) fn of(&self, number: usize) -> usize {
        self.0[number].into()
    }

    /// The language counted most often, the first of equals, and how often.
    pub(super) fn best(&self) -> (usize, usize) {
        let most = (0..COUNT).rev().max_by_key(|number| self.0[*number]).unwrap_or_default();
        (most, self.of(most))
    }
}

/// The languages in which a letter is common between two characters, in any case; what is no letter ends the word.
pub(super) fn languages(before: char, letter: char, behind: char) -> Languages {
    // The small letter is one of ASCII.
    if letter == 'İ' {
        return Languages::TURKISH;
    }
    let key = part(before) << 20 | part(letter) << 10 | part(behind);
    let count = TABLE.len() / (KEY + SET);
    let (keys, sets) = TABLE.split_at(count * KEY);
    let (keys, sets) = (keys.as_chunks::<KEY>().0, sets.as_chunks::<SET>().0);
    match keys.binary_search_by_key(&key, |key| u32::from_le_bytes(*key)) {
        Ok(at) => Languages(u64::from_le_bytes(sets[at])),
        Err(_) => Languages::NONE,
    }
}

/// A character as a part of a key.
fn part(c: char) -> u32 {
    /// Of a letter that is none of these languages.
    const OTHER: u32 = 0x3FF;
    let small = match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        'À'..='Þ' if c != '×' => char::from(c as u8 | 0x20),
        '\u{80}'..='ÿ' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    };
    match small {
        'a'..='z' => small.into(),
        '\u{80}'..='\u{2ff}' if is_letter(small) => small.into(),
        // Of Vietnamese.
        '\u{1ea0}'..='\u{1ef9}' => u32::from(small) - 0x1EA0 + 0x300,
        // Signs.
        '\0'..='\u{2ff}' | '\u{2000}'..='\u{2bff}' => ' '.into(),
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        let count = TABLE.len() / (KEY + SET);
        assert_eq!(TABLE.len(), count * (KEY + SET));
        let keys = TABLE[..count * KEY].as_chunks::<KEY>().0;
        assert!(keys.iter().map(|key| u32::from_le_bytes(*key)).is_sorted_by(|a, b| a < b));
        let sets = TABLE[count * KEY..].as_chunks::<SET>().0;
        assert!(sets.iter().all(|set| u64::from_le_bytes(*set) <= Languages::ALL.0));
    }

    #[test]
    fn letters_are_between_those_of_their_language() {
        let is = |[before, letter, behind]: [char; 3], group| !languages(before, letter, behind).and(group).is_none();
        assert!(is(['a', 'ł', 'y'], Languages::CENTRAL));
        assert!(is(['p', 'ř', 'i'], Languages::CENTRAL));
        assert!(is(['P', 'Ř', 'I'], Languages::CENTRAL));
        assert!(is([' ', 'š', 'o'], Languages::BALTIC));
        assert!(is(['a', 'ş', '.'], Languages::TURKISH));
        assert!(is(['f', 'ü', 'r'], Languages::WESTERN));
        assert!(!is(['a', '³', 'y'], Languages::ALL));
        assert!(!is(['p', 'ø', 'i'], Languages::ALL));
        assert!(!is(['р', 'у', 'с'], Languages::ALL));
    }
}
