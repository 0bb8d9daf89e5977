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

#[derive(Clone, Copy, Debug)]
struct Traits {
    kind: Kind,
    /// Less than [`CLASSES`].
    class: u8,
    flags: u8,
    /// How odd it is by itself, or [`NONE`].
    single: i8,
}

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
const SCRIPTS: usize = 12;
const CLASSES: usize = 64;

/// What is known of characters, worked out by rows when it is asked for. Those of the code pages are in the first rows.
static ROWS: [OnceLock<[Traits; ROW]>; 0x2600 / ROW] = [const { OnceLock::new() }; 0x2600 / ROW];
const ROW: usize = 128;

/// By class, how odd the second behind the first is, or [`NONE`] where no sample is given.
static PAIRS: LazyLock<Box<[[i8; CLASSES]; CLASSES]>> = LazyLock::new(|| {
    const SAMPLES: &str = " 0\u{301}.¿“’²€§±─🎉!\u{ad}\u{e000}aAéÉαΑяЯաԱאبกა가一あक\u{1000}";
    let mut samples = [None; CLASSES];
    for c in SAMPLES.chars() {
        let traits = Traits::find(c);
        samples[usize::from(traits.class)] = Some((c, traits.kind));
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
        Self { kind, class: class as u8, flags: flags | rare, single: oddity::single(c).map_or(NONE, |odd| odd as i8) }
    }

    /// Of a letter without case that is not odd.
    const fn letter(script: Script) -> Self {
        Self { kind: Kind::Letter(script), class: (SIGNS.len() + 3 * script as usize + 2) as u8, flags: 0, single: 0 }
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
        self.traits.flags & RARE != 0
    }

    pub(super) fn is_one_of(self, kinds: &[Kind]) -> bool {
        kinds.contains(&self.traits.kind)
    }

    fn known(self) -> (char, Kind) {
        (self.c, self.traits.kind)
    }

    /// See [`oddity::single`].
    #[inline]
    pub(super) fn single(self) -> Option<i32> {
        (self.traits.single != NONE).then_some(self.traits.single.into())
    }

    /// See [`oddity::pair`].
    #[inline]
    pub(super) fn pair(self, next: Self) -> i32 {
        let known = PAIRS[usize::from(self.traits.class) % CLASSES][usize::from(next.traits.class) % CLASSES];
        if (self.traits.flags & FIRST) | (next.traits.flags & SECOND) == 0 && known != NONE {
            return known.into();
        }
        oddity::pair(self.known(), next.known())
    }

    /// See [`oddity::between`].
    #[inline]
    pub(super) fn between(self, before: Self, after: Self) -> i32 {
        if self.traits.flags & BETWEEN == 0 { 0 } else { oddity::between(before.known(), self.c, after.known()) }
    }
}

/// How odd a row of characters is so far, in half points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Oddity {
    sum: i32,
    /// Whether no text has one of the characters.
    is_none: bool,
    /// The last two.
    last: [Glyph; 2],
}

impl Oddity {
    /// Of nothing, behind a character; or behind a blank, at the start of the text.
    pub(super) fn behind(before: Option<char>) -> Self {
        Self { sum: 0, is_none: false, last: [' ', before.unwrap_or(' ')].map(Glyph::of) }
    }

    #[inline]
    pub(super) fn push(&mut self, next: Glyph) {
        let [first, second] = self.last;
        self.sum += second.pair(next) + second.between(first, next) + next.single().unwrap_or_default();
        self.is_none |= next.single().is_none();
        self.last = [second, next];
    }

    /// Of the whole row, before a character; or before a blank, at the end of the text.
    #[inline]
    pub(super) fn with_next(self, next: Option<char>) -> Option<i32> {
        let (next, [first, second]) = (Glyph::of(next.unwrap_or(' ')), self.last);
        (!self.is_none).then(|| self.sum + second.pair(next) + second.between(first, next))
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
            assert_eq!(first.traits.kind, oddity::kind(*a), "{a:?}");
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
