//! What there is to know of a character and its neighbours, looked up: chains ask for it again and again.

use std::sync::{LazyLock, OnceLock};

use super::blocks::{is_han, is_hangul};
use super::oddity::{self, Kind};
use super::pages::{Origin, origin};
use super::tiebreak;
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

/// What is known of characters, worked out by rows when it is asked for.
static ROWS: [OnceLock<Box<[Known; ROW]>>; 0x10000 / ROW] = [const { OnceLock::new() }; 0x10000 / ROW];
const ROW: usize = 128;

#[derive(Clone, Copy)]
struct Known {
    traits: Traits,
    origin: Option<&'static Origin>,
}

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

impl Known {
    #[inline]
    fn of(c: char) -> Self {
        let row = ROWS.get(c as usize / ROW).and_then(OnceLock::get);
        row.map_or_else(|| Self::find(c), |row| row[c as usize % ROW])
    }

    #[cold]
    fn find(c: char) -> Self {
        let known = |c: char| Self { traits: Traits::find(c), origin: origin(c) };
        let Some(row) = ROWS.get(c as usize / ROW) else { return known(c) };
        let first = c as u32 - c as u32 % ROW as u32;
        let of = |index: usize| known(char::from_u32(first + index as u32).unwrap_or_default());
        row.get_or_init(|| Box::new(std::array::from_fn(of)))[c as usize % ROW]
    }
}

impl Traits {
    const BLANK: Self = Self::new(0, BETWEEN, 0);

    fn find(c: char) -> Self {
        // In haste.
        if is_han(c) {
            return Self::letter(Script::Han);
        }
        if is_hangul(c) {
            return Self::letter(Script::Hangul);
        }
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
            'Ă' | 'Ĺ' | '•' => FIRST,
            '†' | '‡' => SECOND | BETWEEN,
            '°' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' => SECOND,
            '³' | '¹' => SECOND | BETWEEN,
            '√' | '≈' => FIRST | BETWEEN,
            '\u{591}'..='\u{5c7}' => SECOND | BETWEEN,
            '\u{64b}'..='\u{65f}' => SECOND,
            '®' | '™' | '\u{ad}' => BETWEEN,
            'µ' => FIRST | SECOND,
            '‘' | '–' | '—' | '·' | '“' | '”' | '«' | '»' | '‹' | '›' | '…' | '²' | 'º' | 'ª' | 'Ã' | ' ' => {
                BETWEEN
            }
            _ => 0,
        };
        let rare = if tiebreak::is_rare(c) { RARE } else { 0 };
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

    /// Those of its flags.
    #[inline]
    fn flags(self, of: u8) -> u32 {
        self.0 & u32::from(of) << 8
    }
}

impl Glyph {
    pub(super) const BLANK: Self = Self { c: ' ', traits: Traits::BLANK };

    #[inline]
    pub(super) fn of(c: char) -> Self {
        Self { c, traits: Known::of(c).traits }
    }

    #[inline]
    pub(super) fn char(self) -> char {
        self.c
    }

    /// And what it may have been.
    #[inline]
    pub(super) fn with_origin(c: char) -> (Self, Option<&'static Origin>) {
        let Known { traits, origin } = Known::of(c);
        (Self { c, traits }, origin)
    }

    #[inline]
    pub(super) fn is_rare(self) -> bool {
        self.traits.flags(RARE) != 0
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
    #[inline]
    pub(super) fn pair(self, next: Self) -> i32 {
        let known = PAIRS[self.traits.class()][next.traits.class()];
        let is_known = known != NONE && self.traits.flags(FIRST) | next.traits.flags(SECOND) == 0;
        if is_known { known.into() } else { self.rare_pair(next) }
    }

    #[inline(never)]
    fn rare_pair(self, next: Self) -> i32 {
        oddity::pair(self.known(), next.known())
    }

    /// See [`oddity::between`].
    #[inline]
    fn between(self, before: Self, after: Self) -> i32 {
        if self.traits.flags(BETWEEN) == 0 { 0 } else { self.rare_between(before, after) }
    }

    #[inline(never)]
    fn rare_between(self, before: Self, after: Self) -> i32 {
        oddity::between(before.known(), self.c, after.known())
    }
}

/// How odd a row of characters is so far.
#[derive(Clone, Copy)]
pub(super) struct Oddity {
    /// In half points; and [`FOREIGN`] for each character that no text has.
    sum: i64,
    /// The last two.
    last: [Glyph; 2],
}

/// More than any row is odd.
const FOREIGN: i64 = 1 << 32;

impl Oddity {
    /// Of a row that is yet to come, behind a character, which stands behind blanks.
    pub(super) fn behind(before: Glyph) -> Self {
        Self { sum: 0, last: [Glyph::BLANK, before] }
    }

    pub(super) fn plus(self, sum: i64) -> Self {
        Self { sum: self.sum + sum, ..self }
    }

    /// The next character of the run; returns how odd it is before and beside that.
    #[inline(always)]
    pub(super) fn push(&mut self, next: Glyph) -> i64 {
        let before = self.sum_before(next);
        self.sum = before + next.single().map_or(FOREIGN, i64::from);
        self.last = [self.last[1], next];
        before
    }

    /// Beside a character that is not of the run; nothing where no text has one of the characters.
    pub(super) fn before(self, next: Glyph) -> Option<i32> {
        i32::try_from(self.sum_before(next)).ok()
    }

    #[inline(always)]
    fn sum_before(self, next: Glyph) -> i64 {
        let [first, second] = self.last;
        self.sum + i64::from(second.pair(next)) + i64::from(second.between(first, next))
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
        assert_eq!(Glyph::BLANK.traits.0, Glyph::of(' ').traits.0);
        for a in &chars {
            let first = Glyph::of(*a);
            assert_eq!(first.kind(), oddity::kind(*a), "{a:?}");
            assert_eq!(first.is_rare(), tiebreak::is_rare(*a), "{a:?}");
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
