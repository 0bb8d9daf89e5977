//! The double-byte code pages: which bytes a character has in them, and how rare it is there.

use std::sync::LazyLock;

use crate::document::Script;
use crate::lexicon::{Language, rank};
use crate::pass::encoding::blocks::{is_han, is_hangul};

pub(super) const PAGES: usize = 3;
pub(super) const GBK: usize = 0;
pub(super) const SHIFT_JIS: usize = 1;
pub(super) const KOREAN: usize = 2;

const FIRST: usize = 0x7E;
const SECOND: usize = 0xBF;
const CELLS: usize = FIRST * SECOND + 0x80;

/// The characters of each page: see `tools/encodings/generate.py`.
static DATA: &[u8] = include_bytes!("pages.bin");

/// By page and code point, the two bytes of the character, or its one.
pub(super) static BYTES: LazyLock<Vec<[u16; PAGES]>> = LazyLock::new(|| {
    let mut bytes = vec![[0; PAGES]; 1 << 16];
    for (index, cell) in DATA.as_chunks::<2>().0.iter().enumerate() {
        let (page, index) = (index / CELLS, index % CELLS);
        let c = u16::from_le_bytes(*cell);
        let code = match index.checked_sub(FIRST * SECOND) {
            Some(single) => 0x80 + single,
            None => ((0x81 + index / SECOND) << 8) | (0x40 + index % SECOND),
        };
        // Some characters have two codes; the first is the usual one.
        let slot = &mut bytes[usize::from(c)][page];
        if c != 0 && *slot == 0 {
            *slot = code as u16;
        }
    }
    bytes
});

pub(super) fn code(c: char) -> [u16; PAGES] {
    BYTES.get(c as usize).copied().unwrap_or_default()
}

#[inline]
pub(super) fn code_in(c: char, page: usize) -> u16 {
    BYTES.get(c as usize).map_or(0, |codes| codes[page])
}

/// How rare a character is in text of the page's own language, in half points.
fn rarity(c: char, code: u16, page: usize) -> i32 {
    let (first, second) = (code >> 8, code & 0xFF);
    match page {
        GBK => match (first, second) {
            (0xB0..=0xD7, 0xA1..) => 0,
            (0xD8..=0xF7, 0xA1..) => 2,
            (0xA1..=0xA9, 0xA1..) => 1,
            _ => 3,
        },
        SHIFT_JIS => match (first, c) {
            (0, _) => 3,
            (0x88..=0x97, _) => 0,
            (0x81..=0x83, _) => 0,
            _ => 2,
        },
        _ => match (first, second) {
            (0xB0..=0xC8, 0xA1..) => 0,
            (0xCA..=0xFD, 0xA1..) => 2,
            _ => 3,
        },
    }
}

/// How rare a character is in the language that uses it most.
fn rarest(c: char, hanja: i32) -> i32 {
    let codes = code(c);
    let own = (0..PAGES).filter(|page| codes[*page] != 0).map(|page| match (page, codes[page]) {
        (KOREAN, 0xCA00..) => hanja,
        (page, code) => rarity(c, code, page),
    });
    own.min().unwrap_or(3)
}

/// How rare a character of the text is.
pub(super) fn source(c: char) -> i32 {
    rarest(c, 2)
}

/// How rare a decoded character is. Hanja stand in for the characters that Taiwan and Hong Kong write.
pub(super) fn target(c: char) -> i32 {
    if Script::of(c) != Some(Script::Han) || c < '\u{3400}' { 0 } else { rarest(c, 1) }
}

/// Whether a character is one of the common ones of a page.
pub(in crate::pass::encoding) fn is_common(c: char) -> bool {
    rarest(c, 2) == 0
}

/// The bytes of a text in GBK.
pub(in crate::pass::encoding) fn gbk(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        match (c, code(c)[GBK]) {
            ('\0'..='\u{7f}', _) => bytes.push(c as u8),
            (_, 0) => return None,
            (_, code) => bytes.extend(code.to_be_bytes()),
        }
    }
    Some(bytes)
}

/// A double-byte page that was itself read as something else: see `legacy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pass::encoding) enum Page {
    Korean,
    EucJp,
    Gbk,
    ShiftJis,
}

impl Page {
    pub(in crate::pass::encoding) const ALL: [Self; 4] = [Self::Korean, Self::EucJp, Self::Gbk, Self::ShiftJis];

    /// What the bytes are in the page; ASCII stays.
    pub(in crate::pass::encoding) fn decode(self, bytes: &[u8]) -> Option<String> {
        let mut decoded = String::new();
        let mut rest = bytes;
        while let [first, tail @ ..] = rest {
            let table = match self {
                Self::Korean => KOREAN,
                Self::Gbk => GBK,
                Self::EucJp | Self::ShiftJis => SHIFT_JIS,
            };
            let (c, length) = match (first, tail.first()) {
                (0..0x80, _) => (Some(char::from(*first)), 1),
                (0xA1..=0xDF, _) if self == Self::ShiftJis => (character(table, 0, *first), 1),
                (_, Some(second)) if self == Self::EucJp => {
                    let (first, second) = shift(*first, *second)?;
                    (character(table, first, second), 2)
                }
                (_, Some(second)) => (character(table, *first, *second), 2),
                (_, None) => (None, 1),
            };
            decoded.push(c?);
            rest = &rest[length..];
        }
        Some(decoded)
    }

    /// Whether characters are Chinese text by the most frequent ones.
    pub(in crate::pass::encoding) fn are_usual(decoded: &[String]) -> bool {
        let chars = || decoded.iter().flat_map(|word| word.chars()).filter(|c| !c.is_ascii());
        chars().filter(|c| USUAL.contains(*c)).count() * 10 >= chars().count()
    }

    /// How much speaks for the page, given what a text is in it; 0 for too little.
    pub(in crate::pass::encoding) fn score(self, decoded: &[String]) -> usize {
        let chars = || decoded.iter().flat_map(|word| word.chars()).filter(|c| !c.is_ascii());
        let share = |count: usize| 100 * count / chars().count().max(1);
        let count = |test: fn(char) -> bool| share(chars().filter(|c| test(*c)).count());
        let kana = count(|c| matches!(c, '\u{3041}'..='\u{30ff}'));
        let common =
            count(|c| matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff5e}') || rarity_of(c, GBK) == 0);
        let kanji = count(|c| is_han(c) && rarity_of(c, SHIFT_JIS) == 0);
        let marks = count(|c| matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff5e}'));
        // Two characters in a word are chance; a sentence is none.
        match (self, chars().count()) {
            (_, 0..4) => 0,
            (Self::Korean, all) => {
                let hangul = count(is_hangul);
                if hangul < 95 {
                    return 0;
                }
                let words = decoded.iter().map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
                let listed = words.filter(|word| rank(Language::Korean, word).is_some()).count();
                let is_listed = listed * 5 >= decoded.len() && listed > 0 || all >= 24 && listed > 2;
                // One in three syllables of any text is one of these.
                let usual = || count(|c| "이다는은의에을를가고지하한로기도서인자사리그대시아".contains(c));
                if is_listed || all >= 16 && usual() >= 25 { hangul } else { 0 }
            }
            (Self::EucJp | Self::ShiftJis, _) if kana >= 25 && kana + kanji + marks >= 90 => kana + kanji,
            (Self::Gbk, 6..) if common >= 95 && kana == 0 => common - 10,
            // Old texts and those of Taiwan have rare characters, and one in four of all texts is one of these.
            (Self::Gbk, 32..) if kana == 0 && kanji.max(common) >= 60 && count(|c| USUAL.contains(c)) >= 15 => 75,
            _ => 0,
        }
    }
}

/// The most frequent characters of Chinese, of old and new texts, in both ways to write them.
const USUAL: &str = "的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于下自之年過过其者所曰";

fn rarity_of(c: char, page: usize) -> i32 {
    match code(c)[page] {
        0 => 3,
        code => rarity(c, code, page),
    }
}

/// The character of two bytes, or of the second alone where the first is 0.
fn character(table: usize, first: u8, second: u8) -> Option<char> {
    let index = match first {
        0 => FIRST * SECOND + usize::from(second.checked_sub(0x80)?),
        0x81..=0xFE => {
            usize::from(first - 0x81) * SECOND
                + usize::from(second.checked_sub(0x40).filter(|at| usize::from(*at) < SECOND)?)
        }
        _ => return None,
    };
    let cell = DATA.as_chunks::<2>().0[table * CELLS + index];
    char::from_u32(u16::from_le_bytes(cell).into()).filter(|c| *c != '\0')
}

/// EUC-JP and Shift-JIS number the same table of 94 by 94 differently.
fn shift(first: u8, second: u8) -> Option<(u8, u8)> {
    let (row, cell) = (first.checked_sub(0xA1)?, second.checked_sub(0xA1)?);
    let lead = row / 2 + if row < 62 { 0x81 } else { 0xC1 };
    let trail = if row % 2 == 1 { cell + 0x9F } else { cell + 0x40 + u8::from(cell >= 63) };
    (row < 94 && cell < 94).then_some((lead, trail))
}
