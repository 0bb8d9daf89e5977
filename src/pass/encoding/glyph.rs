//! What there is to know of a character and its neighbours, looked up: chains ask for it again and again.

use std::sync::{LazyLock, OnceLock};

use super::oddity::{self, Kind};
use super::rivals;
use crate::document::Script;

/// A character, and what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    c: char,
    traits: Traits,
}

/// The class, which is less than [`CLASSES`] and tells the kind; flags; how odd it is by itself, or [`NONE`]. A byte each, since
/// they are looked up and kept together.
#[derive(Clone, Copy, Debug)]
struct Traits(u32);

/// Its class does not tell what it is before, or behind, another; there is something to say of it between two.
const FIRST: u8 = 1;
const SECOND: u8 = 2;
const BETWEEN: u8 = 4;
/// A letter that few languages have, or a capital.
const RARE: u8 = 8;

const NONE: i8 = i8::MIN;

/// The kinds that are no letters, in the order of their classes; then come three of each script and three of ASCII.
const SIGNS: [Kind; 16] = [
    Kind::Blank,
    Kind::Digit,
    Kind::Mark,
    Kind::Stop,
    Kind::Open,
    Kind::Quote,
    Kind::Joint,
    Kind::Raised,
    Kind::Money,
    Kind::Sign,
    Kind::Math,
    Kind::Box,
    Kind::Emoji,
    Kind::Any,
    Kind::Hidden,
    Kind::Junk,
];
const SCRIPTS: usize = Script::ALL.len();
const CLASSES: usize = 64;

/// By class.
static KINDS: [Kind; CLASSES] = {
    let mut kinds = [Kind::Junk; CLASSES];
    let mut class = 0;
    while class < SIGNS.len() + 3 * (SCRIPTS + 1) {
        kinds[class] = match class.checked_sub(SIGNS.len()) {
            None => SIGNS[class],
            Some(letter) => {
                let script = if letter / 3 < SCRIPTS { Script::ALL[letter / 3] } else { Script::Latin };
                match letter % 3 {
                    0 => Kind::Lower(script),
                    1 => Kind::Upper(script),
                    _ => Kind::Letter(script),
                }
            }
        };
        class += 1;
    }
    kinds
};

/// What is known of characters, worked out by rows when it is asked for. Those of the code pages are in the first rows.
static ROWS: [OnceLock<[Traits; ROW]>; 0x2600 / ROW] = [const { OnceLock::new() }; 0x2600 / ROW];
const ROW: usize = 128;

type Pairs = [[i8; CLASSES]; CLASSES];

/// By class, how odd the second behind the first is, or [`NONE`] where no sample is given.
static PAIRS: LazyLock<Box<Pairs>> = LazyLock::new(|| {
    const SAMPLES: &str = " 0\u{301}.¿“’²€§±─🎉!\u{ad}\u{e000}aAéÉαΑяЯաԱאبกა가一あक\u{1000}";
    let mut samples = [None; CLASSES];
    for c in SAMPLES.chars() {
        let traits = Traits::find(c);
        samples[traits.class()] = Some((c, oddity::kind(c)));
    }
    type Sample = Option<(char, Kind)>;
    let pair = |first: Sample, second: Sample| Some(oddity::pair(first?, second?) as i8);
    Box::new(samples.map(|first| samples.map(|second| pair(first, second).unwrap_or(NONE))))
});

impl Traits {
    #[cold]
    fn row(row: u32) -> [Self; ROW] {
        std::array::from_fn(|index| Self::find(char::from_u32(row * ROW as u32 + index as u32).unwrap_or_default()))
    }

    fn find(c: char) -> Self {
        let kind = oddity::kind(c);
        let letter = |script: Script, case: usize| {
            let script = if c.is_ascii() { SCRIPTS } else { script as usize };
            SIGNS.len() + 3 * script + case
        };
        let class = match kind {
            Kind::Lower(script) => letter(script, 0),
            Kind::Upper(script) => letter(script, 1),
            Kind::Letter(script) => letter(script, 2),
            _ => SIGNS.iter().position(|sign| *sign == kind).unwrap_or_default(),
        };
        let flags = match c {
            'Â' => FIRST | BETWEEN,
            '°' | '†' | '‡' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' => SECOND,
            '³' | '¹' => SECOND | BETWEEN,
            '√' => FIRST | BETWEEN,
            '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' => SECOND,
            '≈' | '\u{ad}' => BETWEEN,
            'µ' => FIRST,
            '“' | '”' | '«' | '»' | '‹' | '›' | '…' | '²' | 'º' | 'ª' | 'Ã' | ' ' => BETWEEN,
            _ => 0,
        };
        let rare = if rivals::is_rare(c) { RARE } else { 0 };
        Self::new(class, flags | rare, oddity::single(c).map_or(NONE, |odd| odd as i8))
    }

    /// Of a letter without case that is not odd.
    const fn letter(script: Script) -> Self {
        Self::new(SIGNS.len() + 3 * script as usize + 2, 0, 0)
    }

    const fn new(class: usize, flags: u8, single: i8) -> Self {
        Self(u32::from_le_bytes([class as u8, flags, single as u8, 0]))
    }

    #[inline]
    fn class(self) -> usize {
        self.0 as usize % CLASSES
    }

    #[inline]
    fn has(self, flag: u8) -> bool {
        self.0 & u32::from(flag) << 8 != 0
    }
}

impl Glyph {
    #[inline]
    pub(super) fn of(c: char) -> Self {
        let traits = match ROWS.get(c as usize / ROW) {
            Some(row) => row.get_or_init(|| Traits::row(c as u32 / ROW as u32))[c as usize % ROW],
            None => match c {
                '\u{4e00}'..='\u{9fff}' => Traits::letter(Script::Han),
                '\u{ac00}'..='\u{d7a3}' => Traits::letter(Script::Hangul),
                _ => Traits::find(c),
            },
        };
        Self { c, traits }
    }

    #[inline]
    pub(super) fn is_rare(self) -> bool {
        self.traits.has(RARE)
    }

    pub(super) fn is_one_of(self, kinds: &[Kind]) -> bool {
        kinds.contains(&self.kind())
    }

    #[inline]
    fn kind(self) -> Kind {
        KINDS[self.traits.class()]
    }

    fn known(self) -> (char, Kind) {
        (self.c, self.kind())
    }

    /// See [`oddity::single`].
    #[inline]
    pub(super) fn single(self) -> Option<i32> {
        let single = (self.traits.0 >> 16) as i8;
        (single != NONE).then_some(single.into())
    }

    /// See [`oddity::pair`].
    pub(super) fn pair(self, next: Self) -> i32 {
        self.pair_in(&PAIRS, next)
    }

    #[inline]
    fn pair_in(self, pairs: &Pairs, next: Self) -> i32 {
        let known = pairs[self.traits.class()][next.traits.class()];
        if !self.traits.has(FIRST) && !next.traits.has(SECOND) && known != NONE {
            return known.into();
        }
        oddity::pair(self.known(), next.known())
    }

    /// See [`oddity::between`].
    #[inline]
    pub(super) fn between(self, before: Self, after: Self) -> i32 {
        if self.traits.has(BETWEEN) { oddity::between(before.known(), self.c, after.known()) } else { 0 }
    }
}

/// How odd a row of characters is so far.
#[derive(Clone, Copy)]
pub(super) struct Oddity {
    /// In half points; nothing where no text has one of the characters.
    pub(super) sum: Option<i32>,
    /// The last two.
    last: [Glyph; 2],
    pairs: &'static Pairs,
}

impl Oddity {
    /// Of a row behind a text, whose sum is known. The text starts behind blanks.
    pub(super) fn behind(text: &str, row: &str, sum: Option<i32>) -> Self {
        let before = || text.chars().next_back().unwrap_or(' ');
        let mut row = row.chars().rev();
        let last = match (row.next(), row.next()) {
            (None, _) => [' ', before()],
            (Some(last), None) => [before(), last],
            (Some(last), Some(first)) => [first, last],
        };
        Self { sum, last: last.map(Glyph::of), pairs: &PAIRS }
    }

    #[inline]
    pub(super) fn push(&mut self, next: Glyph) {
        self.sum = self.with_next(next).zip(next.single()).map(|(sum, single)| sum + single);
        self.last = [self.last[1], next];
    }

    /// Of the row, before a character that is not of it.
    #[inline]
    pub(super) fn with_next(self, next: Glyph) -> Option<i32> {
        let [first, second] = self.last;
        self.sum.map(|sum| sum + second.pair_in(self.pairs, next) + second.between(first, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::encoding::tables::PAGES;

    #[test]
    fn the_same_as_worked_out() {
        let mut chars: Vec<char> = PAGES.iter().flatten().filter_map(|code| char::from_u32((*code).into())).collect();
        chars.extend(
            ('\0'..'\u{180}').chain("漢字かな한국어ไทยदेव\u{301}\u{200b}\u{1f389}\u{e000}\u{fffd}\u{ff01}".chars()),
        );
        chars.sort_unstable();
        chars.dedup();
        for a in &chars {
            let first = Glyph::of(*a);
            assert_eq!(first.kind(), oddity::kind(*a), "{a:?}");
            assert_eq!(first.is_rare(), rivals::is_rare(*a), "{a:?}");
            assert_eq!(first.single(), oddity::single(*a), "{a:?}");
            for b in &chars {
                let second = Glyph::of(*b);
                let of = |c: char| (c, oddity::kind(c));
                assert_eq!(first.pair(second), oddity::pair(of(*a), of(*b)), "{a:?} {b:?}");
                assert_eq!(second.between(first, first), oddity::between(of(*a), *b, of(*a)), "{a:?} {b:?}");
            }
        }
    }
}
