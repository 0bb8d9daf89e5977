//! UTF-8 read as a double-byte code page: GBK, Shift-JIS, Korean.
//!
//! Three bytes of UTF-8 became one and a half characters, most of them rare ones. So a run is repaired that reads back as UTF-8
//! and whose characters are rarer than what they stand for.

use std::sync::LazyLock;

use super::glyph::Glyph;
use crate::document::Script;
use crate::edit::Span;
use crate::lexicon::{Language, rank};

const PAGES: usize = 3;
const GBK: usize = 0;
const SHIFT_JIS: usize = 1;
const KOREAN: usize = 2;

const FIRST: usize = 0x7E;
const SECOND: usize = 0xBF;
const CELLS: usize = FIRST * SECOND + 0x80;

/// The characters of each page: see `tools/encodings/generate.py`.
static DATA: &[u8] = include_bytes!("double.bin");

/// By page and code point, the two bytes of the character, or its one.
static BYTES: LazyLock<Vec<[u16; PAGES]>> = LazyLock::new(|| {
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

/// A run and what it decodes to.
pub(super) struct Run {
    pub(super) span: Span,
    pub(super) text: String,
    page: usize,
    likely: Likely,
}

/// How likely it is that a run was misread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likely {
    /// By itself.
    Clear,
    /// A letter inside a word of ASCII letters: in a text with nothing else in such characters.
    Inside,
    /// A letter or sign beside ASCII; a short row that reads back: in a text with clear ones.
    Beside,
}

/// Rarity, in half points, that a repair must take away; and the characters it must stand on.
const CLEAR: i32 = 4;
const SHORTEST: usize = 3;

/// By code point, one bit: whether the character can be the first of a run in some page. Hangul cannot: where UTF-8 was read as
/// the Korean page, its longer sequences start with a Han character.
static STARTS: LazyLock<Box<[u64; 1 << 10]>> = LazyLock::new(|| {
    let mut starts = Box::new([0; 1 << 10]);
    for (c, codes) in BYTES.iter().enumerate().filter(|(c, _)| !(0xAC00..0xD800).contains(c)) {
        if codes.iter().any(|code| [0x80, 0xC2].iter().any(|next| may_start(*code, || *next))) {
            starts[c / 64] |= 1 << (c % 64);
        }
    }
    starts
});

/// The runs of `text` that are UTF-8 in one of the pages, in order and apart.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut found = Vec::new();
    let starts: &[u64; 1 << 10] = &STARTS;
    let bytes = text.as_bytes();
    let mut seen = [0usize; PAGES];
    let mut at = low(bytes, FIRST_LEAD);
    while let Some(window) = bytes.get(at..at + 3) {
        if window[0] < FIRST_LEAD {
            at += 1 + low(&bytes[at + 1..], FIRST_LEAD);
            continue;
        }
        let code =
            usize::from(window[0] & 0xF) << 12 | usize::from(window[1] & 0x3F) << 6 | usize::from(window[2] & 0x3F);
        // Of Hangul, only what was one letter of a word.
        let in_word = || {
            let is_letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
            matches!(window[0], 0xEA..=0xED) && (is_letter(at.checked_sub(1)) || is_letter(Some(at + 3)))
        };
        if (starts[code / 64] >> (code % 64) & 1 != 0 || in_word())
            && window[0] < 0xF0
            && let Some(run) = longest(text, at, &mut seen)
        {
            at = run.span.end;
            found.push(run);
        } else {
            at += 3;
        }
    }
    if found.iter().any(|run| run.likely != Likely::Clear) {
        keep_likely(text, &mut found);
    }
    found
}

/// Drops the runs that are no more than possible, unless they and clear ones of their page are nearly all that the text has of
/// such characters.
fn keep_likely(text: &str, found: &mut Vec<Run>) {
    let is_wide = |c: &char| matches!(c, '\u{3040}'..='\u{d7ff}' | '\u{ff00}'..='\u{ffef}');
    let count = |text: &str| text.chars().filter(is_wide).count();
    let mut explained = [0; PAGES];
    let mut sure = [false; PAGES];
    for run in found.iter() {
        explained[run.page] += count(&text[run.span.range()]);
        sure[run.page] |= run.likely != Likely::Beside;
    }
    let all = count(text);
    found.retain(|run| run.likely == Likely::Clear || sure[run.page] && explained[run.page] * 8 >= all * 7);
}

/// The least byte that a run starts with.
const FIRST_LEAD: u8 = 0xE3;

/// How many bytes below `limit` there are at the start.
pub(super) fn low(bytes: &[u8], limit: u8) -> usize {
    const BLOCK: usize = 16;
    let is_low = |byte: &u8| *byte < limit;
    let blocks = bytes.as_chunks::<BLOCK>().0.iter();
    let blocks = blocks.take_while(|block| block.iter().fold(true, |all, byte| all & is_low(byte))).count() * BLOCK;
    blocks + bytes[blocks..].iter().take_while(|byte| is_low(byte)).count()
}

/// How many bytes of ASCII there are at the start.
pub(super) fn ascii(bytes: &[u8]) -> usize {
    let words = bytes.as_chunks::<8>().0.iter();
    let words = words.take_while(|word| u64::from_ne_bytes(**word) & 0x8080_8080_8080_8080 == 0).count() * 8;
    words + bytes[words..].iter().take_while(|byte| byte.is_ascii()).count()
}

/// The best run from `at` on, in any page that has not seen this place in a run of its own.
fn longest(text: &str, at: usize, seen: &mut [usize; PAGES]) -> Option<Run> {
    let mut chars = text[at..].chars();
    let (codes, next) = (code(chars.next()?), chars.next());
    let mut best: Option<(i32, Run)> = None;
    for (page, seen) in seen.iter_mut().enumerate() {
        if *seen > at || !may_start(codes[page], || next.map_or(0, |next| code(next)[page])) || !goes_on(text, at, page)
        {
            continue;
        }
        let (run, looked) = read(text, at, page);
        *seen = looked;
        if let Some((score, run)) = run
            && best.as_ref().is_none_or(|(other, best)| {
                (run.likely == Likely::Clear, score) > (best.likely == Likely::Clear, *other)
            })
        {
            best = Some((score, run));
        }
    }
    best.map(|(_, run)| run)
}

fn code(c: char) -> [u16; PAGES] {
    BYTES.get(c as usize).copied().unwrap_or_default()
}

/// Whether the bytes of a character start a UTF-8 sequence, and those of the next character go on with it.
fn may_start(code: u16, next: impl Fn() -> u16) -> bool {
    let [first, second] = code.to_be_bytes();
    let is_later = |byte: u8| (0x80..=0xBF).contains(&byte);
    let third = || match next().to_be_bytes() {
        [0, byte] | [byte, _] => byte,
    };
    match (first, second) {
        // Halfwidth kana, of one byte each.
        (0, 0xC2..=0xDF) => is_later(third()),
        (0xC2..=0xDF, second) => is_later(second) && matches!(third(), 0 | 0xC2..=0xF4),
        (0xE0..=0xEF, second) => is_later(second) && is_later(third()),
        _ => false,
    }
}

/// Whether the characters of the shortest run from `at` on are UTF-8 in the page; or the first, if it is a quote.
fn goes_on(text: &str, at: usize, page: usize) -> bool {
    let mut wanted = 0;
    let mut codes = text[at..].chars().map(|c| code(c)[page]).take(SHORTEST).peekable();
    if codes.peek().is_some_and(|first| matches!(first, 0xE280 | 0xC2A0)) {
        return true;
    }
    for code in codes {
        for byte in [(code >> 8) as u8, code as u8].into_iter().skip(usize::from(code < 0x100)) {
            match byte {
                0x80..0xC0 if wanted > 0 => wanted -= 1,
                0xC2..0xE0 if wanted == 0 => wanted = 1,
                0xE0..0xF0 if wanted == 0 => wanted = 2,
                0xF0..0xF5 if wanted == 0 => wanted = 3,
                0..0x80 if wanted == 0 => {}
                _ => return false,
            }
        }
    }
    true
}

/// The longest run from `at` in `page`, with its score if that is high enough; and how far it looked.
fn read(text: &str, at: usize, page: usize) -> (Option<(i32, Run)>, usize) {
    let mut decoded = String::new();
    let mut pending: Vec<u8> = Vec::with_capacity(6);
    // Length of `decoded`, rarity before and after, end in `text`, characters, at the last place where both end.
    let mut good = (0, 0, 0, at, 0);
    let (mut rare, mut common, mut count, mut end) = (0, 0, 0, at);
    'run: for c in text[at..].chars() {
        let code = code(c)[page];
        if code == 0 {
            break;
        }
        if code > 0xFF {
            pending.push((code >> 8) as u8);
        }
        pending.push(code as u8);
        count += 1;
        rare += source(c);
        end += c.len_utf8();
        while let Some(first) = pending.first() {
            let length = match first {
                0..0x80 => 1,
                0xC2..=0xDF => 2,
                0xE0..=0xEF => 3,
                0xF0..=0xF4 => 4,
                _ => break 'run,
            };
            if pending[1..pending.len().min(length)].iter().any(|byte| !(0x80..0xC0).contains(byte)) {
                break 'run;
            }
            if pending.len() < length {
                break;
            }
            let Some(c) = std::str::from_utf8(&pending[..length]).ok().and_then(|s| s.chars().next()) else {
                break 'run;
            };
            let glyph = Glyph::of(c);
            let Some(cost) = glyph.single() else { break 'run };
            let before = decoded.chars().next_back();
            common += cost + target(c) + before.map_or(0, |before| Glyph::of(before).pair(glyph));
            decoded.push(c);
            pending.drain(..length);
        }
        if pending.is_empty() {
            good = (decoded.len(), rare, common, end, count);
        }
    }
    let (length, rare, common, stop, count) = good;
    decoded.truncate(length);
    let quote = decoded.starts_with(['“', '”', '‘', '’', '…', '–', '—', '\u{a0}']);
    let latin = text[..at].chars().next_back().is_none_or(|c| c.is_ascii())
        && text[stop..].chars().next().is_none_or(|c| c.is_ascii());
    let glued = if count > 0 && latin { glued(text, at, stop, &decoded) } else { None };
    let short = count < SHORTEST && !(quote && latin && count > 0);
    let score = rare - common + if quote && latin { 4 } else { 0 };
    // Text that an author wrote reads back by chance, but not all of it from one end to the other.
    let is_part = |c: Option<char>| c.is_some_and(|c| code(c) != [0; PAGES] && Script::of(c).is_some());
    let part = is_part(text[..at].chars().next_back()) || is_part(text[stop..].chars().next());
    let clear = if part { 3 * CLEAR } else { CLEAR };
    // Halfwidth kana read back by chance more often.
    const LONG: usize = 6;
    let half = text[at..].chars().next().is_some_and(|c| code(c)[page] < 0x100) && (count < LONG || score < 3 * CLEAR);
    let likely = match glued {
        _ if !short && score >= clear && !half => Likely::Clear,
        Some(likely) => likely,
        None if !part && count > 0 && score >= 0 && !half => Likely::Beside,
        None => return (None, end),
    };
    (Some((score, Run { span: Span::new(at, stop), text: decoded, page, likely })), end)
}

/// Whether a run is a few letters in or at a word of ASCII letters.
fn glued(text: &str, at: usize, stop: usize, decoded: &str) -> Option<Likely> {
    const LONGEST: usize = 4;
    let is_letter = |c: char| matches!(c, '\u{c0}'..='\u{17f}' | '\u{218}'..='\u{21b}') && !matches!(c, '×' | '÷');
    let fits = |c: char| is_letter(c) || c.is_ascii_alphabetic() || matches!(c, '’' | '”' | '“' | '–' | '…');
    if decoded.chars().count() > LONGEST || !decoded.chars().all(fits) || !decoded.contains(is_letter) {
        return None;
    }
    let before = text.as_bytes()[..at].last().is_some_and(u8::is_ascii_alphabetic);
    let after = text.as_bytes().get(stop).is_some_and(u8::is_ascii_lowercase);
    match (before, after) {
        (true, true) => Some(Likely::Inside),
        (false, false) => None,
        _ => Some(Likely::Beside),
    }
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
fn source(c: char) -> i32 {
    rarest(c, 2)
}

/// How rare a decoded character is. Hanja stand in for the characters that Taiwan and Hong Kong write.
fn target(c: char) -> i32 {
    if Script::of(c) != Some(Script::Han) || c < '\u{3400}' { 0 } else { rarest(c, 1) }
}

/// The bytes of a text in GBK.
pub(super) fn gbk(text: &str) -> Option<Vec<u8>> {
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
pub(super) enum Page {
    Korean,
    EucJp,
    Gbk,
    ShiftJis,
}

impl Page {
    pub(super) const ALL: [Self; 4] = [Self::Korean, Self::EucJp, Self::Gbk, Self::ShiftJis];

    /// What the bytes are in the page; ASCII stays.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<String> {
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

    /// How much speaks for the page, given what a text is in it; 0 for too little.
    pub(super) fn score(self, decoded: &[String]) -> usize {
        let chars = || decoded.iter().flat_map(|word| word.chars()).filter(|c| !c.is_ascii());
        let share = |count: usize| 100 * count / chars().count().max(1);
        let count = |test: fn(char) -> bool| share(chars().filter(|c| test(*c)).count());
        let kana = count(|c| matches!(c, '\u{3041}'..='\u{30ff}'));
        let common =
            count(|c| matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff5e}') || rarity_of(c, GBK) == 0);
        let kanji = count(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && rarity_of(c, SHIFT_JIS) == 0);
        // Two characters in a word are chance; a sentence is none.
        match (self, chars().count()) {
            (_, 0..4) => 0,
            (Self::Korean, all) => {
                let hangul = count(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c));
                let words = decoded.iter().map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
                let listed = words.filter(|word| rank(Language::Korean, word).is_some()).count();
                if hangul >= 95 && (listed * 5 >= decoded.len() && listed > 0 || all >= 24 && listed > 2) {
                    hangul
                } else {
                    0
                }
            }
            (Self::EucJp | Self::ShiftJis, _) if kana >= 25 && kana + kanji >= 90 => kana + kanji,
            (Self::Gbk, 6..) if common >= 95 && kana == 0 => common - 10,
            _ => 0,
        }
    }
}

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
