//! Which part of a UTF-8 sequence the bytes of a character can be.

use std::sync::LazyLock;

use super::pages::{BYTES, PAGES};

/// By code point, a bit for each page in each of these places.
pub(super) static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let kinds: [usize; 256] =
        std::array::from_fn(|byte| KINDS.iter().filter(|least| usize::from(**least) <= byte).count() - 1);
    let by_kind = KINDS.map(|first| KINDS.map(|second| part(u16::from_be_bytes([first, second]))));
    let part_of = |code: u16| {
        let [first, second] = code.to_be_bytes().map(|byte| kinds[usize::from(byte)]);
        if is_quote(code) { part(code) } else { by_kind[first][second] }
    };
    let of_all = |codes: [u16; PAGES]| (0..PAGES).fold(0, |parts, page| parts | part_of(codes[page]) << page);
    let mut parts = Box::new([of_all([0; PAGES]); 1 << 16]);
    for (parts, codes) in parts.iter_mut().zip(&*BYTES).filter(|(_, codes)| **codes != [0; PAGES]) {
        *parts = of_all(*codes);
    }
    Parts(parts)
});

/// It can be the first of a run and ends a sequence; is open to go on with the next character; tells enough by itself.
const WHOLE: usize = 0;
const OPEN: usize = PAGES;
const QUOTE: usize = 2 * PAGES;
/// It can be the second, behind one that is whole or open.
const SECOND: usize = 3 * PAGES;

pub(super) struct Parts(Box<[u16; 1 << 16]>);

impl Parts {
    /// Whether a character can be the first of a run in some page.
    #[inline]
    pub(super) fn may_open(&self, code: u16) -> bool {
        self.0[usize::from(code)] & ((1 << SECOND) - 1) != 0
    }

    /// Whether it can with the next one behind it.
    pub(super) fn opens(&self, code: u16, next: char) -> bool {
        // Characters beyond the pages are like ASCII, which ends any sequence.
        let next = self.0[usize::from(u16::try_from(u32::from(next)).unwrap_or(0))];
        let any = ((1 << PAGES) - 1) << QUOTE;
        self.0[usize::from(code)] & (next >> SECOND | any) != 0
    }
}

/// The least byte of each kind of bytes that are alike: none, ASCII, later ones of a sequence, first ones of two, three, four.
const KINDS: [u8; 8] = [0, 1, 0x80, 0xC0, 0xC2, 0xE0, 0xF0, 0xF5];

fn part(code: u16) -> u16 {
    let bit = |is: bool, place: usize| u16::from(is) << place;
    let starts = [0x80, 0xC2].iter().any(|next| may_start(code, || *next));
    let end = step(0, code);
    bit(starts && end == Some(0), WHOLE)
        | bit(starts && end == Some(1), OPEN)
        | bit(is_quote(code), QUOTE)
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
    fn no_start_is_passed_over() {
        let all = KINDS.map(|first| KINDS.map(|second| u16::from_be_bytes([first, second]))).concat();
        for code in 0..=u16::MAX {
            for next in &all {
                let goes_on = || is_quote(code) || step(0, code).and_then(|wanted| step(wanted, *next)).is_some();
                if may_start(code, || *next) && goes_on() {
                    assert_ne!(part(code) & (part(*next) >> SECOND | 1 << QUOTE), 0, "{code:x} {next:x}");
                }
            }
        }
    }
}
