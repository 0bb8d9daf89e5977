//! Text in one code page of before Unicode, read in another: `ïðèâåò` for `привет`, `ÄãºÃ` for `你好`.
//!
//! No redundancy tells, so that letters and words must: the text has rows of letters that no language has, and read the other
//! way its words are in the word lists, or its characters are the common ones of the page.

use std::borrow::Cow;

use super::dense::{dense_words, is_cyrillic, is_dense, is_han};
use super::double;
use super::{LEGACY, pages, tables};
use crate::document::{Document, Script, languages};
use crate::edit::{Edit, Span};
use crate::lexicon::{rank, spelling};
use crate::rule::Confidence;

/// Words looked at to tell what a text is. More would not tell better.
const SAMPLE: usize = 48;

/// What a code page was read as, and what it was.
#[derive(Clone, Copy, Debug)]
struct Pair {
    read: Read,
    was: Was,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Read {
    Single(usize),
    Gbk,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Was {
    Single(usize, Script),
    Double(double::Page),
}

// Numbers of `tables::PAGES`.
const WINDOWS_1252: usize = 0;
const ISO_8859_1: usize = 1;
const WINDOWS_1251: usize = 2;
const WINDOWS_1250: usize = 3;
const MAC_ROMAN: usize = 4;
const KOI8: usize = 7;
const WINDOWS_1253: usize = 10;
const CP866: usize = 12;
const KOI8_U: usize = 13;
const MAC_CYRILLIC: usize = 14;
const WINDOWS_1255: usize = 15;
const WINDOWS_1256: usize = 16;
const CP874: usize = 17;
const ISO_8859_5: usize = 19;

const CYRILLIC: [usize; 6] = [WINDOWS_1251, KOI8, CP866, ISO_8859_5, KOI8_U, MAC_CYRILLIC];

/// Likelier pairs first.
fn pairs() -> impl Iterator<Item = Pair> {
    let west = CYRILLIC.map(|page| (page, Script::Cyrillic)).into_iter().chain([
        (WINDOWS_1253, Script::Greek),
        (WINDOWS_1255, Script::Hebrew),
        (WINDOWS_1256, Script::Arabic),
        (CP874, Script::Thai),
    ]);
    let west = west.map(|(page, script)| Pair { read: Read::Single(WINDOWS_1252), was: Was::Single(page, script) });
    let wide = [WINDOWS_1252, WINDOWS_1250, MAC_ROMAN]
        .into_iter()
        .flat_map(|read| double::Page::ALL.map(|page| Pair { read: Read::Single(read), was: Was::Double(page) }));
    let cyrillic = [WINDOWS_1251, KOI8, CP866].into_iter().flat_map(|read| {
        let others = CYRILLIC.into_iter().filter(move |page| *page != read && !(read == KOI8 && *page == KOI8_U));
        others.map(move |page| Pair { read: Read::Single(read), was: Was::Single(page, Script::Cyrillic) })
    });
    west.chain(wide).chain(cyrillic).chain([Pair { read: Read::Gbk, was: Was::Double(double::Page::Korean) }])
}

/// Whether a text in Han characters has as many blanks as Korean, and Chinese has none.
pub(super) fn may_be_korean(text: &str) -> bool {
    const WORD: usize = 24; // bytes
    memchr::memchr_iter(b' ', text.as_bytes()).count() * WORD > text.len()
}

/// Repairs for the words of the text that were read in the wrong page, if there are any.
pub(super) fn find(document: &Document<'_>) -> Vec<Edit> {
    let text = document.text();
    let sample: Vec<&str> = dense_words(text).take(SAMPLE).collect();
    if sample.is_empty() {
        return Vec::new();
    }
    let cyrillic = sample.iter().filter(|word| word.contains(is_cyrillic)).count();
    let is_cyrillic = cyrillic * 2 > sample.len();
    let is_han = sample.iter().filter(|word| is_han(word)).count() * 2 > sample.len();
    // Capitals of a known language are no misread small letters.
    if is_cyrillic && sample.iter().filter(|word| is_listed(word, Script::Cyrillic)).count() * 5 > sample.len() {
        return Vec::new();
    }
    let judged = pairs()
        .filter(|pair| match pair.read {
            Read::Single(page) => is_cyrillic == CYRILLIC.contains(&page) && !is_han,
            Read::Gbk => is_han,
        })
        .map(|pair| (pair, pair.score(&sample)))
        // The first of equals.
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    let Some((pair, _)) = judged.filter(|(_, score)| *score > 0) else { return Vec::new() };
    let mut found = Vec::new();
    for line in document.lines().iter() {
        let line_text = document.slice(line);
        if line_text.is_ascii() {
            continue;
        }
        let (dense, all) =
            words(line_text).filter(|(_, word)| !word.is_ascii()).fold((0, 0), |(dense, all), (_, word)| {
                (dense + usize::from(is_dense(word)), all + usize::from(word.chars().count() > 2))
            });
        // A line of its own, or single words between others.
        let whole = dense * 2 > all || dense > 0 && pair.spells_line(line_text);
        for (at, word) in words(line_text).filter(|(_, word)| !word.is_ascii()) {
            let fits =
                |with: &String| pair.is_sound(with) && (whole || is_dense(word) || pair.spells_better(word, with));
            if let Some(with) = pair.decode(word).filter(fits) {
                let span = Span::new(line.start + at, line.start + at + word.len());
                let group = found.len() as u32;
                found.push(Edit {
                    span,
                    with: Cow::Owned(with),
                    rule: &LEGACY,
                    confidence: Confidence::Likely,
                    group,
                    reason: "".into(),
                });
            }
        }
    }
    found
}

/// The words between blanks, with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    text.split([' ', '\n', '\t', '\r'])
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        })
        .filter(|(_, word)| !word.is_empty())
}

/// The letters of a word in lower case, if they are of the script.
fn letters(word: &str, script: Script) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
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

fn is_listed(word: &str, script: Script) -> bool {
    letters(word, script).is_some_and(|word| best_rank(&word, script).is_some())
}

/// The byte a character was read from.
fn byte(c: char, page: usize) -> Option<u8> {
    match c {
        '\0'..='\u{7f}' => Some(c as u8),
        // Controls and signs that windows-1252 does not have where ISO-8859-1 does.
        _ if page == WINDOWS_1252 => pages::byte(c, page).or_else(|| pages::byte(c, ISO_8859_1)),
        _ => pages::byte(c, page),
    }
}

impl Pair {
    fn decode(self, word: &str) -> Option<String> {
        let bytes: Vec<u8> = match self.read {
            Read::Single(page) => word.chars().map(|c| byte(c, page)).collect::<Option<_>>()?,
            Read::Gbk => double::gbk(word)?,
        };
        match self.was {
            Was::Single(page, _) => {
                let table = &tables::PAGES[page];
                let decode = |byte: u8| match byte {
                    0x80.. => char::from_u32(table[usize::from(byte) - 0x80].into()).filter(|c| *c != '\0'),
                    _ => Some(char::from(byte)),
                };
                bytes.into_iter().map(decode).collect()
            }
            Was::Double(page) => page.decode(&bytes),
        }
    }

    /// Whether a word is far likelier by its letters once decoded. Words of all other alphabets than Cyrillic are told by those.
    fn spells_better(self, word: &str, decoded: &str) -> bool {
        const LETTERS: u32 = 5;
        const BETTER: f32 = 2.5;
        let Was::Single(_, Script::Cyrillic) = self.was else { return false };
        let (after, letters) = spelling_of(std::iter::once(decoded), Script::Cyrillic);
        let (before, _) = spelling_of(std::iter::once(word), Script::Cyrillic);
        letters >= LETTERS && after + BETTER <= before
    }

    /// Whether all words of a line decode, and to likelier ones.
    fn spells_line(self, line: &str) -> bool {
        const LIKELY: f32 = 5.0;
        const BETTER: f32 = 2.0;
        let Was::Single(_, script) = self.was else { return false };
        let foreign = || words(line).map(|(_, word)| word).filter(|word| !word.is_ascii());
        let decoded = foreign().map(|word| self.decode(word).filter(|word| self.is_sound(word)));
        let Some(decoded) = decoded.collect::<Option<Vec<String>>>() else { return false };
        let (after, _) = spelling_of(decoded.iter().map(String::as_str), script);
        after <= LIKELY && after + BETTER <= spelling_of(foreign(), script).0
    }

    /// Whether a decoded word is one: no letters of two scripts, no controls, not one sign over and over.
    fn is_sound(self, word: &str) -> bool {
        let mut pairs = word.chars().zip(word.chars().skip(1));
        let repeats = pairs.clone().filter(|(a, b)| a == b).count();
        if repeats >= 3 && repeats * 2 > pairs.by_ref().count() {
            return false;
        }
        let control = word.chars().any(|c| c.is_control() || ('\u{2500}'..'\u{25a0}').contains(&c));
        let ascii = word.contains(|c: char| c.is_ascii_alphabetic());
        let single = matches!(self.was, Was::Single(..));
        !(control || single && ascii)
    }

    /// Of a hundred words, those that must be in the lists. Rows of accents are no text of their own; capitals are.
    fn least(self) -> usize {
        if self.read == Read::Single(WINDOWS_1252) { 20 } else { 50 }
    }

    /// How much speaks for the pair, 0 for too little.
    fn score(self, sample: &[&str]) -> usize {
        // Most words of the text must be words of the page at all.
        let mut misses = 0;
        let mut decoded = Vec::with_capacity(sample.len());
        for word in sample {
            match self.decode(word).filter(|word| self.is_sound(word)) {
                Some(word) => decoded.push(word),
                None if 5 * (misses + 1) > sample.len() => return 0,
                None => misses += 1,
            }
        }
        match self.was {
            Was::Single(_, Script::Thai) => thai(&decoded),
            Was::Single(_, script) => {
                let listed = listed(&decoded, script, sample.len(), self.least());
                if listed > 0 { listed } else { spelled(sample, &decoded, script) }
            }
            Was::Double(page) => page.score(&decoded),
        }
    }
}

/// Of a hundred, the words that are in the lists; 0 for less than `least`, or for a few short ones.
fn listed(decoded: &[String], script: Script, all: usize, least: usize) -> usize {
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
fn spelled(sample: &[&str], decoded: &[String], script: Script) -> usize {
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
fn spelling_of<'w>(words: impl Iterator<Item = &'w str> + Clone, script: Script) -> (f32, u32) {
    const FOREIGN: u32 = 12;
    /// Attack: one endless word.
    const LONGEST: usize = 48;
    let mean = |language| {
        let (bits, letters) = words.clone().fold((0, 0), |(bits, letters), word| {
            let word = word.trim_matches(|c: char| !c.is_alphabetic()).chars().take(LONGEST);
            let word: String = word.flat_map(char::to_lowercase).collect();
            let length = word.chars().count() as u32 + 1;
            (bits + spelling(language, &word).map_or(length * FOREIGN, |spelling| spelling.bits), letters + length)
        });
        (bits as f32 / letters.max(1) as f32, letters)
    };
    languages(script).map(mean).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((FOREIGN as f32, 0))
}

/// Thai has no word list; its vowel signs and tone marks follow consonants.
fn thai(decoded: &[String]) -> usize {
    let (mut letters, mut wrong) = (0, 0);
    for word in decoded {
        let mut last = ' ';
        for c in word.chars() {
            letters += usize::from(('\u{e01}'..='\u{e4e}').contains(&c));
            let is_consonant = ('\u{e01}'..='\u{e2e}').contains(&last);
            let is_vowel = matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}');
            let is_tone = matches!(c, '\u{e48}'..='\u{e4e}');
            let on_vowel = matches!(last, '\u{e31}' | '\u{e34}'..='\u{e3a}');
            let leads = matches!(last, '\u{e40}'..='\u{e44}') && !('\u{e01}'..='\u{e2e}').contains(&c);
            wrong += usize::from(is_vowel && !is_consonant || is_tone && !(is_consonant || on_vowel) || leads);
            last = c;
        }
    }
    if letters >= 6 && wrong * 40 <= letters { 60 } else { 0 }
}
