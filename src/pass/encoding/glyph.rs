//! What there is to know of a character and its neighbours, looked up: chains ask for it again and again.

use std::sync::OnceLock;

use super::kind::Kind;
use super::oddity;
use super::pages::{Origin, origin};
use super::traits::Traits;

/// A character, and what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    c: char,
    traits: Traits,
}

/// What is known of characters, worked out by rows when it is asked for.
static ROWS: [OnceLock<Box<[Known; ROW]>>; 0x10000 / ROW] = [const { OnceLock::new() }; 0x10000 / ROW];
const ROW: usize = 128;

#[derive(Clone, Copy)]
struct Known {
    traits: Traits,
    origin: Option<&'static Origin>,
}

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
        self.traits.is_rare()
    }

    pub(super) fn is_one_of(self, kinds: &[Kind]) -> bool {
        kinds.contains(&self.kind())
    }

    #[inline]
    fn kind(self) -> Kind {
        self.traits.kind()
    }

    fn known(self) -> (char, Kind) {
        (self.c, self.kind())
    }

    /// See [`oddity::single`].
    #[inline]
    pub(super) fn single(self) -> Option<i32> {
        self.traits.single()
    }

    /// See [`oddity::pair`].
    #[inline]
    pub(super) fn pair(self, next: Self) -> i32 {
        self.traits.pair(next.traits).unwrap_or_else(|| self.rare_pair(next))
    }

    #[inline(never)]
    fn rare_pair(self, next: Self) -> i32 {
        oddity::pair(self.known(), next.known())
    }

    /// See [`oddity::between`].
    #[inline]
    fn between(self, before: Self, after: Self) -> i32 {
        if self.traits.tells_between() { self.rare_between(before, after) } else { 0 }
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
    use crate::pass::encoding::tiebreak;

    #[test]
    fn the_same_as_worked_out() {
        let mut chars: Vec<char> = PAGES.iter().flatten().filter_map(|code| char::from_u32((*code).into())).collect();
        chars.extend(
            ('\0'..'\u{180}').chain("漢字かな한국어ไทยदेव\u{301}\u{200b}\u{1f389}\u{e000}\u{fffd}\u{ff01}".chars()),
        );
        chars.sort_unstable();
        chars.dedup();
        assert_eq!(Glyph::BLANK.traits, Glyph::of(' ').traits);
        for a in &chars {
            let first = Glyph::of(*a);
            assert_eq!(first.kind(), Kind::of(*a), "{a:?}");
            assert_eq!(first.is_rare(), tiebreak::is_rare(*a), "{a:?}");
            assert_eq!(first.single(), oddity::single(*a), "{a:?}");
            for b in &chars {
                let second = Glyph::of(*b);
                let of = |c: char| (c, Kind::of(c));
                assert_eq!(first.pair(second), oddity::pair(of(*a), of(*b)), "{a:?} {b:?}");
                assert_eq!(second.between(first, first), oddity::between(of(*a), *b, of(*a)), "{a:?} {b:?}");
            }
        }
    }
}
