//! How likely words are, by word lists and by their letters.

use crate::document::{Script, languages};
use crate::lexicon::{rank, spelling};

/// The letters of a word in lower case, if they are of the script.
fn letters(word: &str, script: Script) -> Option<String> {
    let word = word.trim_matches(|c: char| !super::is_letter(c));
    let of = |c: char| Script::of(c) == Some(script);
    (word.chars().nth(1).is_some() && word.chars().all(of)).then(|| word.to_lowercase())
}

/// The best rank of the word in the languages of the script. One in some thousand other words is taken for one of a list, so
/// that its letters must be those of a word.
fn best_rank(word: &str, script: Script) -> Option<u8> {
    const ODD: f32 = 6.0; // bits
    let is_word = |language| spelling(language, word).is_some_and(|spelling| spelling.mean() < ODD);
    languages(script).filter_map(|language| rank(language, word).filter(|_| is_word(language))).min()
}

pub(super) fn is_listed(word: &str, script: Script) -> bool {
    letters(word, script).is_some_and(|word| best_rank(&word, script).is_some())
}

/// Of a hundred, the words that are in the lists; 0 for less than `least`, or for a few short ones.
pub(super) fn listed(decoded: &[String], script: Script, all: usize, least: usize) -> usize {
    let ranks: Vec<(usize, u8)> = decoded
        .iter()
        .filter_map(|word| letters(word, script))
        .filter_map(|word| Some((word.chars().count(), best_rank(&word, script)?)))
        .collect();
    let letters: usize = ranks.iter().map(|(length, _)| length).sum();
    let frequent = ranks.iter().any(|(length, rank)| *length >= 4 && *rank < 2);
    let enough = ranks.len() >= 3 || ranks.len() == all && frequent && letters >= 5;
    let share = 100 * ranks.len() / all;
    if enough && share >= least { share } else { 0 }
}

/// Names are in no list, but their letters follow one another as in other words of a language, and those of the misread
/// words do not. Less than for words that are listed; 0 for too little.
pub(super) fn spelled(sample: &[&str], decoded: &[String], script: Script) -> usize {
    const LETTERS: u32 = 12;
    /// Words looked at. More would not tell better.
    const ENOUGH: usize = 16;
    /// Bits for a letter: of words, and of what is none.
    const LIKELY: f32 = 4.5;
    const ODD: f32 = 6.5;
    let (after, letters) = spelling_of(decoded.iter().take(ENOUGH).map(String::as_str), script);
    let is_odd = || spelling_of(sample.iter().take(ENOUGH).copied(), script).0 >= ODD;
    if letters >= LETTERS && after <= LIKELY && is_odd() { 10 } else { 0 }
}

/// The bits for each letter of the words in the language of the script that they fit best, and how many letters there are.
pub(super) fn spelling_of<'w>(words: impl Iterator<Item = &'w str>, script: Script) -> (f32, u32) {
    const FOREIGN: u32 = 12;
    /// Attack: one endless word.
    const LONGEST: usize = 48;
    let words = words.map(|word| {
        let word = word.trim_matches(|c: char| !super::is_letter(c)).chars().take(LONGEST);
        let word: String = word.flat_map(char::to_lowercase).collect();
        let length = word.chars().count() as u32 + 1;
        (word, length)
    });
    let words: Vec<(String, u32)> = words.collect();
    let letters: u32 = words.iter().map(|(_, length)| length).sum();
    let mean = |language| {
        let bits = |(word, length): &(String, u32)| {
            spelling(language, word).map_or(length * FOREIGN, |spelling| spelling.bits)
        };
        let bits: u32 = words.iter().map(bits).sum();
        (bits as f32 / letters.max(1) as f32, letters)
    };
    languages(script).map(mean).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((FOREIGN as f32, 0))
}

/// Thai is told by its vowel signs and tone marks, which follow consonants; more than one in sixteen is one of them. No letter is
/// as frequent as the first byte of the letters of an alphabet in a double-byte page.
pub(super) fn thai(decoded: &[String]) -> usize {
    /// As good as so many marks in the wrong place.
    const OTHER: usize = 8;
    let (mut letters, mut marks, mut wrong) = (0, 0, 0);
    for word in decoded {
        let mut last = ' ';
        for c in word.chars() {
            letters += usize::from(('\u{e01}'..='\u{e4e}').contains(&c));
            let is_consonant = ('\u{e01}'..='\u{e2e}').contains(&last);
            let is_vowel = matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}');
            let is_tone = matches!(c, '\u{e48}'..='\u{e4e}');
            marks += usize::from(is_vowel || is_tone);
            let on_vowel = matches!(last, '\u{e31}' | '\u{e34}'..='\u{e3a}');
            let leads = matches!(last, '\u{e40}'..='\u{e44}') && !('\u{e01}'..='\u{e2e}').contains(&c);
            // `Ü`: a byte that is no letter in the page, as Korean has many.
            let is_other = !c.is_ascii() && c.is_alphabetic() && !('\u{e00}'..='\u{e7f}').contains(&c);
            wrong += usize::from(is_vowel && !is_consonant || is_tone && !(is_consonant || on_vowel) || leads);
            wrong += OTHER * usize::from(is_other);
            last = c;
        }
    }
    let chars = || decoded.iter().flat_map(|word| word.chars());
    let first = chars().find(|c| !c.is_ascii()).unwrap_or_default();
    let is_row = letters >= 12 && chars().filter(|c| *c == first).count() * 3 >= letters;
    if letters >= 6 && wrong * 40 <= letters && marks * 16 > letters && !is_row { 60 } else { 0 }
}
