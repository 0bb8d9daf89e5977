//! The pairs of code pages: what was read as what, and how much speaks for that.

use super::likely::{listed, spelled, spelling_of, thai};
use super::words;
use crate::document::Script;
use crate::pass::encoding::blocks::{is_cyrillic, is_hangul};
use crate::pass::encoding::{double_byte, pages, tables};

/// What a code page was read as, and what it was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) read: Read,
    was: Was,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    Single(usize),
    Gbk,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Was {
    Single(usize, Script),
    Double(double_byte::Page),
}

// Numbers of `tables::PAGES`.
pub(super) const WINDOWS_1252: usize = 0;
const ISO_8859_1: usize = 1;
pub(super) const WINDOWS_1251: usize = 2;
pub(in crate::pass::encoding) const WINDOWS_1250: usize = 3;
pub(super) const MAC_ROMAN: usize = 4;
pub(super) const CP437: usize = 5;
pub(in crate::pass::encoding) const CP850: usize = 6;
const KOI8: usize = 7;
pub(super) const WINDOWS_1254: usize = 8;
pub(super) const WINDOWS_1257: usize = 9;
pub(super) const WINDOWS_1253: usize = 10;
pub(super) const ISO_8859_2: usize = 11;
const CP866: usize = 12;
const KOI8_U: usize = 13;
const MAC_CYRILLIC: usize = 14;
const WINDOWS_1255: usize = 15;
const WINDOWS_1256: usize = 16;
const CP874: usize = 17;
const ISO_8859_5: usize = 19;
pub(super) const CP852: usize = 23;
pub(super) const MAC_CENTRAL: usize = 26;
pub(super) const MAC_TURKISH: usize = 27;
pub(super) const CP857: usize = 30;
pub(super) const CP775: usize = 31;

pub(super) const CYRILLIC: [usize; 6] = [WINDOWS_1251, KOI8, CP866, ISO_8859_5, KOI8_U, MAC_CYRILLIC];

/// Likelier pairs first.
pub(super) fn pairs() -> impl Iterator<Item = Pair> {
    let west = CYRILLIC.map(|page| (page, Script::Cyrillic)).into_iter().chain([
        (WINDOWS_1253, Script::Greek),
        (WINDOWS_1255, Script::Hebrew),
        (WINDOWS_1256, Script::Arabic),
        (CP874, Script::Thai),
    ]);
    let west = west.map(|(page, script)| Pair { read: Read::Single(WINDOWS_1252), was: Was::Single(page, script) });
    let wide = [WINDOWS_1252, WINDOWS_1250, MAC_ROMAN]
        .into_iter()
        .flat_map(|read| double_byte::Page::ALL.map(|page| Pair { read: Read::Single(read), was: Was::Double(page) }));
    let cyrillic = [WINDOWS_1251, KOI8, CP866].into_iter().flat_map(|read| {
        let others = CYRILLIC.into_iter().filter(move |page| *page != read && !(read == KOI8 && *page == KOI8_U));
        others.map(move |page| Pair { read: Read::Single(read), was: Was::Single(page, Script::Cyrillic) })
    });
    west.chain(wide).chain(cyrillic).chain([Pair { read: Read::Gbk, was: Was::Double(double_byte::Page::Korean) }])
}

/// The byte a character was read from.
pub(super) fn byte(c: char, page: usize) -> Option<u8> {
    match c {
        '\0'..='\u{7f}' => Some(c as u8),
        // Controls and signs that windows-1252 does not have where ISO-8859-1 does.
        _ if page == WINDOWS_1252 => pages::byte(c, page).or_else(|| pages::byte(c, ISO_8859_1)),
        _ => pages::byte(c, page),
    }
}

impl Read {
    /// The bytes that a word was read from.
    pub(super) fn bytes(self, word: &str) -> Option<Vec<u8>> {
        match self {
            Self::Single(page) => {
                let mut bytes = Vec::with_capacity(word.len());
                for c in word.chars() {
                    bytes.push(byte(c, page)?);
                }
                Some(bytes)
            }
            Self::Gbk => double_byte::gbk(word),
        }
    }

    /// The same for a sample, up to where too many words are none of the page.
    pub(super) fn sample(self, words: &[&str]) -> Vec<Option<Vec<u8>>> {
        let mut misses = 0;
        let mut bytes = Vec::with_capacity(words.len());
        for word in words {
            bytes.push(self.bytes(word));
            misses += usize::from(bytes.last().is_some_and(Option::is_none));
            if are_too_many(misses, words.len()) {
                break;
            }
        }
        bytes
    }
}

/// Most words of a text must be words of the page at all.
pub(super) fn are_too_many(misses: usize, words: usize) -> bool {
    5 * misses > words
}

/// Whether every other character is the first of a Cyrillic letter in UTF-8: what lost a byte and cannot be read back.
fn is_misread_cyrillic(sample: &[&str]) -> bool {
    let chars = || sample.iter().flat_map(|word| word.chars()).filter(|c| !c.is_ascii());
    chars().filter(|c| matches!(c, 'Ð' | 'Ñ')).count() * 5 >= chars().count() * 2
}

/// Whether nearly all words are capitals behind a small letter, as names are where KOI8 was read as windows-1251 or the other
/// way round.
fn are_turned(sample: &[&str]) -> bool {
    let is_turned = |word: &&&str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        letters.next().is_some_and(char::is_lowercase) && letters.next().is_some() && letters.all(char::is_uppercase)
    };
    sample.iter().filter(is_turned).count() * 5 >= sample.len() * 4
}

/// Cyrillic letters are in every double-byte page.
fn cyrillic(decoded: &[String]) -> usize {
    let letters = |word: &String| word.chars().filter(|c| !c.is_ascii()).count();
    let is_cyrillic = |word: &&String| word.chars().all(|c| c.is_ascii_punctuation() || is_cyrillic(c));
    let share = 100 * decoded.iter().filter(is_cyrillic).map(letters).sum::<usize>()
        / decoded.iter().map(letters).sum::<usize>().max(1);
    if share >= 80 && listed(decoded, Script::Cyrillic, decoded.len(), 20) > 0 { share } else { 0 }
}

/// Whether all bytes are Hangul in the Korean page, as those of Chinese are not by chance.
fn are_hangul(bytes: &[Option<Vec<u8>>]) -> bool {
    let fits = |c: char| c.is_ascii() || is_hangul(c);
    let is_word = |bytes: &Vec<u8>| double_byte::Page::Korean.decode(bytes).is_some_and(|word| word.chars().all(fits));
    let words = || bytes.iter().flatten().filter(|bytes| !bytes.is_ascii());
    words().filter(|bytes| is_word(bytes)).count() * 10 >= words().count() * 9
}

impl Pair {
    /// What most words are written in, if it is one alphabet.
    pub(super) fn script(self) -> Option<Script> {
        match self.was {
            Was::Single(_, script) => Some(script),
            Was::Double(_) => None,
        }
    }

    pub(super) fn decode(self, word: &str) -> Option<String> {
        self.decode_bytes(&self.read.bytes(word)?)
    }

    fn decode_bytes(self, bytes: &[u8]) -> Option<String> {
        match self.was {
            Was::Single(page, _) => {
                let table = &tables::PAGES[page];
                let mut word = String::with_capacity(2 * bytes.len());
                for byte in bytes {
                    word.push(match byte {
                        0x80.. => char::from_u32(table[usize::from(*byte) - 0x80].into()).filter(|c| *c != '\0')?,
                        _ => char::from(*byte),
                    });
                }
                Some(word)
            }
            Was::Double(page) => page.decode(bytes),
        }
    }

    /// Whether a word is far likelier by its letters once decoded. Words of all other alphabets than Cyrillic are told by those.
    pub(super) fn spells_better(self, word: &str, decoded: &str) -> bool {
        const LETTERS: u32 = 5;
        const BETTER: f32 = 2.5;
        let Was::Single(_, Script::Cyrillic) = self.was else { return false };
        let (after, letters) = spelling_of(std::iter::once(decoded), Script::Cyrillic);
        let (before, _) = spelling_of(std::iter::once(word), Script::Cyrillic);
        letters >= LETTERS && after + BETTER <= before
    }

    /// Whether all words of a line decode, and to likelier ones.
    pub(super) fn spells_line(self, line: &str) -> bool {
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
    pub(super) fn is_sound(self, word: &str) -> bool {
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

    /// Whether a word of a double-byte page has no other letters beyond ASCII than those such pages are for.
    pub(super) fn is_wide(self, word: &str) -> bool {
        let is_wide = |c: char| match Script::of(c) {
            Some(script) => matches!(script, Script::Han | Script::Hangul | Script::Cyrillic),
            None => !c.is_alphabetic() || matches!(c, '\u{3000}'..='\u{30ff}' | '\u{ff01}'..='\u{ff9f}'),
        };
        self.is_sound(word) && word.chars().all(|c| c.is_ascii() || is_wide(c))
    }

    /// Of a hundred words, those that must be in the lists. Rows of accents are no text of their own; capitals are, but not such
    /// as stand behind a small letter in every word.
    fn least(self, sample: &[&str]) -> usize {
        match self.read {
            Read::Single(WINDOWS_1252) => 20,
            _ if are_turned(sample) => 10,
            _ => 50,
        }
    }

    /// How much speaks for the pair, 0 for too little; given the bytes that the words of the sample were read from.
    pub(super) fn score(self, sample: &[&str], bytes: &[Option<Vec<u8>>]) -> usize {
        let mut misses = 0;
        let mut decoded = Vec::with_capacity(sample.len());
        for bytes in bytes {
            let word = bytes.as_ref().and_then(|bytes| self.decode_bytes(bytes));
            match word.filter(|word| self.is_sound(word)) {
                Some(word) => decoded.push(word),
                None if are_too_many(misses + 1, sample.len()) => return 0,
                None => misses += 1,
            }
        }
        match self.was {
            Was::Single(_, Script::Thai) => thai(&decoded),
            Was::Single(_, script) => {
                let listed = listed(&decoded, script, sample.len(), self.least(sample));
                if listed > 0 { listed } else { spelled(sample, &decoded, script) }
            }
            Was::Double(page) => {
                let score = page.score(&decoded).max(cyrillic(&decoded));
                let is_other = || {
                    is_misread_cyrillic(sample)
                        || page == double_byte::Page::Gbk
                            && are_hangul(bytes)
                            && !double_byte::Page::are_usual(&decoded)
                };
                if score > 0 && is_other() { 0 } else { score }
            }
        }
    }
}
