//! Which part of a UTF-8 sequence the bytes of a character can be.

use std::sync::LazyLock;

use super::pages::{BYTES, PAGES};

/// By the [`place`] of a code point, a bit for each page in each of these places.
pub(super) static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let kinds: [usize; 256] =
        std::array::from_fn(|byte| KINDS.iter().filter(|least| usize::from(**least) <= byte).count() - 1);
    let by_kind = KINDS.map(|first| KINDS.map(|second| part(u16::from_be_bytes([first, second]))));
    let part_of = |code: u16| {
        let [first, second] = code.to_be_bytes().map(|byte| kinds[usize::from(byte)]);
        by_kind[first][second]
    };
    let of_all = |codes: [u16; PAGES]| {
        let quote = u16::from(codes.into_iter().any(is_quote)) << QUOTE;
        (0..PAGES).fold(quote | 1 << (SECOND + QUOTE), |parts, page| parts | part_of(codes[page]) << page)
    };
    let mut parts = Box::new([of_all([0; PAGES]); PLACES]);
    for (code_point, codes) in (0..=u16::MAX).zip(&*BYTES).filter(|(_, codes)| **codes != [0; PAGES]) {
        parts[place(code_point)] = of_all(*codes);
    }
    Parts(parts)
});

/// It can be the first of a run and ends a sequence; is open to go on with the next character.
const WHOLE: usize = 0;
const OPEN: usize = PAGES;
/// It tells enough by itself, in any page.
const QUOTE: usize = 2 * PAGES;
/// It can be the second, behind one that is whole or open or, as any, behind one that tells enough.
const SECOND: usize = 2 * PAGES + 1;

pub(super) struct Parts(Box<[u16; PLACES]>);

impl Parts {
    /// Looks in a row of characters of three bytes for the next one that can be the first of a run with the next character
    /// behind it: where it stands, and in which pages it can be, a bit for each. `at` is where to look and where to go on.
    #[inline]
    pub(super) fn next_opening(&self, text: &str, at: &mut usize) -> Option<(usize, usize)> {
        let characters = text.as_bytes()[*at..].as_chunks::<3>().0;
        let mut rest = characters.iter();
        let end = |rest: &[[u8; 3]]| *at + 3 * (characters.len() - rest.len());
        // Of the character before, as what the next one must be.
        let mut wanted = 0;
        while let Some(character) = rest.as_slice().first().filter(|[lead, ..]| is_lead(*lead)) {
            let part = u32::from(self.0[place_of(character)]);
            if wanted & part != 0 {
                *at = end(rest.as_slice());
                return Some((*at - 3, pages(wanted & part)));
            }
            wanted = part << SECOND;
            rest.next();
        }
        let end = end(rest.as_slice());
        // Behind the row. Characters beyond the pages are like ASCII, which ends any sequence.
        let next = text[end..].chars().next().and_then(|c| u16::try_from(u32::from(c)).ok()).unwrap_or(0);
        let ways = wanted & u32::from(self.0[place(next)]);
        let opening = (ways != 0 && end > *at).then(|| (end - 3, pages(ways)));
        *at = end;
        opening
    }
}

/// Whether a character of a row starts with the byte.
fn is_lead(byte: u8) -> bool {
    (0xE3..0xF0).contains(&byte)
}

/// How far apart the places are of two characters that differ by one in the first byte: 65 rows of 64. The third byte counts
/// four rows, so no two characters have the same place.
const STEP: usize = 65 * 64;
const PLACES: usize = 1 << 17;

fn place(code_point: u16) -> usize {
    let later = |shift: u16| (code_point >> shift & 0x3F) as u8 | 0x80;
    place_of(&[(code_point >> 12) as u8 | 0xE0, later(6), later(0)])
}

/// The place of a character of three bytes: not its code point, which takes more than twice as long to tell.
#[inline(always)]
fn place_of([lead, later @ ..]: &[u8; 3]) -> usize {
    usize::from(lead & 0xF) * STEP + usize::from(u16::from_le_bytes(*later))
}

/// The pages of two characters that go together in some ways.
fn pages(ways: u32) -> usize {
    const ALL: usize = (1 << PAGES) - 1;
    let ways = ways as usize >> SECOND;
    if ways >> QUOTE & 1 != 0 { ALL } else { (ways >> WHOLE | ways >> OPEN) & ALL }
}

/// The least byte of each kind of bytes that are alike: none, ASCII, later ones of a sequence, first ones of two, three, four.
const KINDS: [u8; 8] = [0, 1, 0x80, 0xC0, 0xC2, 0xE0, 0xF0, 0xF5];

fn part(code: u16) -> u16 {
    let bit = |is: bool, place: usize| u16::from(is) << place;
    let starts = [0x80, 0xC2].iter().any(|next| may_start(code, || *next));
    let end = step(0, code);
    bit(starts && end == Some(0), WHOLE)
        | bit(starts && end == Some(1), OPEN)
        | bit(end.is_some(), SECOND + WHOLE)
        | bit(step(1, code).is_some(), SECOND + OPEN)
}

/// A dash or a quote, or a no-break space.
pub(super) fn is_quote(code: u16) -> bool {
    matches!(code, 0xE280 | 0xC2A0)
}

/// Whether the bytes of a character start a UTF-8 sequence, and those of the next character go on with it.
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
    let bytes = code.to_be_bytes();
    bytes[usize::from(bytes[0] == 0)..].iter().try_fold(wanted, |wanted, byte| match (byte, wanted) {
        (0x80..0xC0, _) => wanted.checked_sub(1),
        (0..0x80, 0) => Some(0),
        (0xC2..0xE0, 0) => Some(1),
        (0xE0..0xF0, 0) => Some(2),
        (0xF0..0xF5, 0) => Some(3),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_run_opens_elsewhere() {
        for code in (0..0x4000).chain(0xA000..0xAC00).chain(0xD800..0xF000) {
            assert_eq!(PARTS.0[place(code)] & ((1 << SECOND) - 1), 0, "{code:x}");
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
                    assert_ne!(part(code) & part(*next) >> SECOND, 0, "{code:x} {next:x}");
                }
            }
        }
    }
}
