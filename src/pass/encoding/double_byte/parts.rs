//! Which part of a UTF-8 sequence the bytes of a character can be.

use std::sync::LazyLock;

use super::super::lossy::MARKS;
use super::pages::{BYTES, PAGES};

/// By the [`place`] of a code point.
pub(super) static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let kinds: [usize; 256] =
        std::array::from_fn(|byte| KINDS.iter().filter(|least| usize::from(**least) <= byte).count() - 1);
    let by_kind = KINDS.map(|first| KINDS.map(|second| Part::of(u16::from_be_bytes([first, second]))));
    let of_page = |code: u16| {
        let [first, second] = code.to_be_bytes().map(|byte| kinds[usize::from(byte)]);
        by_kind[first][second]
    };
    let of_all = |codes: [u16; PAGES]| {
        let quote = u8::from(codes.into_iter().any(is_quote)) * QUOTE;
        codes.into_iter().enumerate().fold(Part { first: quote, second: QUOTE }, |all, (page, code)| {
            let part = of_page(code);
            Part { first: all.first | (part.first << page), second: all.second | (part.second << page) }
        })
    };
    let mut parts = Box::new([of_all([0; PAGES]); PLACES]);
    for (code_point, codes) in (0..=u16::MAX).zip(&*BYTES).filter(|(_, codes)| **codes != [0; PAGES]) {
        parts[place(code_point)] = of_all(*codes);
    }
    for mark in MARKS {
        let mut places = mark.chars().map(|c| place(c as u16));
        places.next().into_iter().for_each(|first| parts[first].first |= LOST);
        places.next().into_iter().for_each(|second| parts[second].second |= LOST);
    }
    Parts(parts)
});

/// Two characters of a row that may open a run.
pub(super) struct Opening {
    /// Where the first stands.
    pub(super) start: usize,
    /// The pages in which it may, a bit for each.
    pub(super) pages: usize,
    /// Whether they open a mark of lost characters.
    pub(super) is_lost: bool,
}

impl Opening {
    fn new(start: usize, ways: u8) -> Self {
        const ALL: u8 = (1 << PAGES) - 1;
        let pages = if ways & QUOTE != 0 { ALL } else { (ways | (ways / OPEN)) & ALL };
        Self { start, pages: pages.into(), is_lost: ways & LOST != 0 }
    }
}

/// What a character can be in a run: the first of one, or the second. Two characters go together in the ways that the one has as
/// the first and the other as the second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Part {
    first: u8,
    second: u8,
}

/// Ways to go together, the first two a bit for each page: the first ends a sequence; is open to go on with the next character.
const WHOLE: u8 = 1;
const OPEN: u8 = 1 << PAGES;
/// It tells enough by itself, in any page and before any character.
const QUOTE: u8 = 1 << (2 * PAGES);
/// The two open a mark of lost characters.
const LOST: u8 = 1 << (2 * PAGES + 1);

impl Part {
    fn of(code: u16) -> Self {
        let way = |is: bool, way: u8| u8::from(is) * way;
        let starts = [0x80, 0xC2].iter().any(|next| may_start(code, || *next));
        let end = step(0, code);
        Self {
            first: way(starts && end == Some(0), WHOLE) | way(starts && end == Some(1), OPEN),
            second: way(end.is_some(), WHOLE) | way(step(1, code).is_some(), OPEN),
        }
    }
}

pub(super) struct Parts(Box<[Part; PLACES]>);

impl Parts {
    /// Looks in a row of characters of three bytes for the next one that can be the first of a run with the next character
    /// behind it. `at` is where to look and where to go on.
    #[inline(always)]
    pub(super) fn next_opening(&self, text: &str, at: &mut usize) -> Option<Opening> {
        let bytes = text.as_bytes();
        // Of the character before.
        let mut first = 0;
        // Some at once, for most have none.
        while let Some(some) = bytes[*at..].first_chunk().filter(|some| are_in_row(some)) {
            let (mut ways, mut last) = (0, first);
            for start in [0, 3, 6, 9, 12] {
                let part = some[start..].first_chunk().map_or(Part::default(), |four| self.of(*four));
                ways |= last & part.second;
                last = part.first;
            }
            if ways != 0 {
                break;
            }
            first = last;
            *at += 15;
        }
        while let Some([lead, second, third]) = bytes[*at..].first_chunk().filter(|[lead, _, _]| is_lead(*lead)) {
            let part = self.of([*lead, *second, *third, 0]);
            let ways = first & part.second;
            if ways != 0 {
                return Some(Opening::new(*at - 3, ways));
            }
            first = part.first;
            *at += 3;
        }
        // Behind the row. Characters beyond the pages are like ASCII, which ends any sequence.
        let next = text[*at..].chars().next().and_then(|c| u16::try_from(u32::from(c)).ok()).unwrap_or(0);
        let ways = first & self.0[place(next)].second;
        (ways != 0).then(|| Opening::new(*at - 3, ways))
    }

    /// The part of the character of three bytes that the four begin with.
    #[inline(always)]
    fn of(&self, four: [u8; 4]) -> Part {
        self.0[place_of(u32::from_le_bytes(four))]
    }
}

/// Whether the bytes are five characters of three and one more byte, if a character starts with them.
#[inline(always)]
fn are_in_row(some: &[u8; 16]) -> bool {
    let of_leads =
        |byte: u8| u128::from_le_bytes(std::array::from_fn(|at| if at % 3 == 0 && at < 15 { byte } else { 0 }));
    u128::from_le_bytes(*some) & of_leads(0xF0) == of_leads(0xE0)
}

/// Whether a character of three bytes starts with the byte.
fn is_lead(byte: u8) -> bool {
    byte & 0xF0 == 0xE0
}

fn place(code_point: u16) -> usize {
    let later = |shift: u16| (code_point >> shift & 0x3F) as u8 | 0x80;
    place_of(u32::from_le_bytes([(code_point >> 12) as u8 | 0xE0, later(6), later(0), 0]))
}

const PLACES: usize = 1 << 17;

/// The place of a character of three bytes, whatever the byte behind it: not its code point, which takes three times as long to
/// tell. The factor is one of those that give no two characters the same place.
#[inline(always)]
fn place_of(four: u32) -> usize {
    const FACTOR: u32 = 37 << 10;
    (four.wrapping_mul(FACTOR) >> 15) as usize
}

/// The least byte of each kind of bytes that are alike: none, ASCII, later ones of a sequence, first ones of two, three, four.
const KINDS: [u8; 8] = [0, 1, 0x80, 0xC0, 0xC2, 0xE0, 0xF0, 0xF5];

/// A dash or a quote, or a no-break space.
pub(super) fn is_quote(code: u16) -> bool {
    matches!(code, 0xE280 | 0xC2A0)
}

/// Whether the bytes of a character start a UTF-8 sequence, and those of the next character go on with it.
#[inline]
pub(super) fn may_start(code: u16, next: impl Fn() -> u16) -> bool {
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

/// How many later bytes are wanted behind a character, if its own go on with UTF-8 where so many were `wanted`.
#[inline]
pub(super) fn step(wanted: usize, code: u16) -> Option<usize> {
    let go = |wanted: usize, byte| match (byte, wanted) {
        (0x80..0xC0, _) => wanted.checked_sub(1),
        (0..0x80, 0) => Some(0),
        (0xC2..0xE0, 0) => Some(1),
        (0xE0..0xF0, 0) => Some(2),
        (0xF0..0xF5, 0) => Some(3),
        _ => None,
    };
    match code.to_be_bytes() {
        [0, byte] => go(wanted, byte),
        [first, second] => go(wanted, first).and_then(|wanted| go(wanted, second)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_run_opens_elsewhere() {
        for code in (0..0x4000).chain(0xA000..0xAC00).chain(0xD800..0xF000) {
            assert_eq!(PARTS.0[place(code)].first, 0, "{code:x}");
        }
    }

    #[test]
    fn no_two_characters_have_the_same_place() {
        let mut taken = vec![false; PLACES];
        for code_point in 0..=u16::MAX {
            assert!(!std::mem::replace(&mut taken[place(code_point)], true), "{code_point:x}");
        }
    }

    #[test]
    fn no_start_is_passed_over() {
        let all = KINDS.map(|first| KINDS.map(|second| u16::from_be_bytes([first, second]))).concat();
        for code in 0..=u16::MAX {
            for next in &all {
                let goes_on = || step(0, code).and_then(|wanted| step(wanted, *next)).is_some();
                if may_start(code, || *next) && goes_on() && !is_quote(code) {
                    assert_ne!(Part::of(code).first & Part::of(*next).second, 0, "{code:x} {next:x}");
                }
            }
        }
    }
}
