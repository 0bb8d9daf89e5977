//! First letters of many phrases at once: one look at a place tells that none of them begins there.

use crate::text::eight::Eight;
use crate::text::filter::Filter;

/// The first letters of a set of phrases.
#[derive(Debug)]
pub(crate) struct Prefixes {
    length: usize,
    /// Bits of the letters that one begins with: one look at most lines.
    firsts: u128,
    /// By the first letter, bits of the second, of Latin ones and blanks.
    pairs: [u32; 32],
    /// Hashes of the first `length` letters.
    keys: Vec<u64>,
    /// So that most places cost no search.
    filter: Filter,
}

/// Words of the filter: no set has more than a few hundred keys.
const FILTER: usize = 1 << 6;

impl Prefixes {
    /// Of phrases in lower case, `length` letters, of which others than Latin ones count twice. A phrase of fewer is found only
    /// where a sign follows it.
    pub(crate) fn of<'p>(length: usize, phrases: impl IntoIterator<Item = &'p &'p str>) -> Self {
        let (mut firsts, mut pairs) = (0, [0; 32]);
        let mut keys = Vec::new();
        for phrase in phrases {
            firsts |= phrase.chars().next().map_or(0, bit);
            if let Some((first, second)) = pair(phrase) {
                pairs[first] |= 1 << second;
            }
            keys.push(key(phrase, length));
        }
        keys.sort_unstable();
        keys.dedup();
        let mut filter = Filter::new(FILTER);
        keys.iter().for_each(|key| filter.add(*key));
        Self { length, firsts, pairs, keys, filter }
    }

    /// The same behind brackets and marks.
    pub(crate) fn may_begin_behind_marks(&self, text: &str) -> bool {
        /// Attack: `[[[[…`. A phrase stands behind fewer.
        const MAX: usize = 12;
        let marks = text.bytes().take(MAX).take_while(|b| matches!(b, b'[' | b'\\' | b'*' | b'_' | b' ')).count();
        self.may_begin(&text[marks..])
    }

    /// Whether one of the phrases may begin where `text` does, whatever the case of its letters.
    #[inline(always)] // a call costs as much
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        let is_first = match pair(text) {
            Some((first, second)) => self.pairs[first] >> second & 1 == 1,
            None => self.may_have_first(text),
        };
        is_first && self.may_have(text)
    }

    fn may_have_first(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|first| self.firsts & bit(first) != 0)
    }

    fn may_have(&self, text: &str) -> bool {
        let key = key(text, self.length);
        self.filter.may_have(key) && self.keys.binary_search(&key).is_ok()
    }
}

/// The numbers of the first two letters in the alphabet, if they are Latin ones; a blank is zero.
#[inline]
fn pair(text: &str) -> Option<(usize, u32)> {
    match *text.as_bytes() {
        [first, second, ..] if first.is_ascii_alphabetic() && (second.is_ascii_alphabetic() || second == b' ') => {
            Some((usize::from(first & 31), u32::from(second & 31)))
        }
        _ => None,
    }
}

/// The bit of a letter in either case. Those of ASCII have one of their own.
fn bit(letter: char) -> u128 {
    1 << (lower(letter) as u32 % u128::BITS)
}

/// The hash of the first letters in lower case, to the first sign that ends a key.
fn key(text: &str, length: usize) -> u64 {
    // Nothing but Latin letters and blanks, as in most lines: one number.
    let signs = Eight::of(text.as_bytes());
    let letters = signs.lower().letters().or(signs.blanks());
    if letters.count() >= length && text.len() >= length {
        return signs.lower().first(length);
    }
    let mut key = 0u64;
    let mut add = |letter: char| key = (key ^ u64::from(letter)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23);
    let mut rest = length;
    for letter in text.chars().take_while(|letter| !ends(*letter)) {
        if letter.is_ascii() {
            add(letter.to_ascii_lowercase());
        } else {
            add(lower(letter));
        }
        rest = rest.saturating_sub(weight(letter));
        if rest == 0 {
            break;
        }
    }
    key
}

/// The letter in lower case; of most alphabets and of scripts without case without a look into the tables of Unicode.
fn lower(letter: char) -> char {
    match letter {
        '\0'..='\x7f' => letter.to_ascii_lowercase(),
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => {
            char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter)
        }
        '\u{80}'..='\u{bf}' | 'ß'..='ÿ' | 'ά'..='ώ' | 'а'..='џ' => letter,
        '\u{590}'..='\u{109f}' | '\u{2000}'..='\u{206f}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' => letter,
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

fn weight(letter: char) -> usize {
    if letter.is_ascii() { 1 } else { 2 }
}

/// Signs that some write in another way than others, such as an apostrophe.
fn ends(sign: char) -> bool {
    sign.is_ascii_punctuation() || sign.is_ascii_control() || sign == '’'
}

#[cfg(test)]
mod tests {
    use super::{Prefixes, lower};

    #[test]
    fn letters_in_lower_case() {
        assert!(('\0'..=char::MAX).all(|letter| Some(lower(letter)) == letter.to_lowercase().next()));
    }

    #[test]
    fn first_letters_in_any_case() {
        let prefixes = Prefixes::of(4, &["citation needed", "¿quién?", "ki?", "источник?", "要出典"]);
        for text in ["Citation needed]", "¿Quién?]", "KI?]", "Источник?", "要出典]"] {
            assert!(prefixes.may_begin(text), "{text}");
        }
        for text in ["", "[citation needed]", "cited", "kind", "сказка", "quién?"] {
            assert!(!prefixes.may_begin(text), "{text}");
        }
        let prefixes = Prefixes::of(7, &["we're sorry", "please enable", "您的浏览器不支持"]);
        for text in ["We’re sorry", "Please enable", "您的浏览器不支持它"] {
            assert!(prefixes.may_begin(text), "{text}");
        }
        for text in ["Were", "Pleasant", "您的"] {
            assert!(!prefixes.may_begin(text), "{text}");
        }
    }
}
