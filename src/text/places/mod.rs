//! Where a few bytes that start something stand, found in blocks.

mod compiled;

pub(crate) use compiled::{all, count, find};

/// Bytes looked at together.
const BLOCK: usize = 64;
/// As many behind them as tests may ask for.
const AHEAD: usize = 8;
const WINDOW: usize = BLOCK + AHEAD;
/// Blocks looked at in a row, and their bytes.
const BLOCKS: usize = 8;
const REACH: usize = BLOCK * BLOCKS;

/// Where `N` bytes in a row pass the test; behind the end of the text stand blanks.
pub(crate) fn places<const N: usize>(
    bytes: &[u8],
    test: impl Fn(&[u8; N]) -> bool + Copy,
) -> Places<impl Fn(usize) -> Option<Found>> {
    Places::new(move |from| find::<false, N>(bytes, from, test))
}

/// The same where only bytes beyond ASCII pass the test: blocks without one cost no more than a look for it.
pub(crate) fn places_beyond_ascii<const N: usize>(
    bytes: &[u8],
    test: impl Fn(&[u8; N]) -> bool + Copy,
) -> Places<impl Fn(usize) -> Option<Found>> {
    Places::new(move |from| find::<true, N>(bytes, from, test))
}

/// Where two bytes stand in a row, of which the second is no blank. Costs less than `memchr::memmem`, which looks at fewer bytes
/// together.
pub(crate) fn pairs(bytes: &[u8], [first, second]: [u8; 2]) -> Places<impl Fn(usize) -> Option<Found>> {
    debug_assert!(second != b' ', "blanks stand behind the end");
    places(bytes, move |[a, b]| (*a == first) & (*b == second))
}

/// Those of some places that pass a closer test.
pub(crate) fn passing(bytes: &[u8], places: &[usize], test: fn(&[u8; 3]) -> bool) -> impl Iterator<Item = usize> {
    let window = |at: usize| std::array::from_fn(|behind| bytes.get(at + behind).copied().unwrap_or(b' '));
    places.iter().copied().filter(move |at| test(&window(*at)))
}

/// Places in order, looked for as they are asked for.
#[derive(Debug)]
pub(crate) struct Places<F> {
    find: F,
    /// Where to go on.
    at: usize,
    found: Found,
}

/// A bit for each place in the blocks that end at `end`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    end: usize,
    masks: [u64; BLOCKS],
}

impl<F: Fn(usize) -> Option<Found>> Places<F> {
    /// The places that `find` finds in the first blocks that have some, from a place on.
    pub(crate) fn new(find: F) -> Self {
        Self { find, at: 0, found: Found { end: 0, masks: [0; BLOCKS] } }
    }

    /// Passes over the places before `at`.
    #[inline]
    pub(crate) fn skip_to(&mut self, at: usize) {
        self.at = self.at.max(at);
    }
}

impl<F: Fn(usize) -> Option<Found>> Iterator for Places<F> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        loop {
            while self.at < self.found.end {
                let offset = self.at + REACH - self.found.end;
                let mask = self.found.masks[offset / BLOCK % BLOCKS] >> (offset % BLOCK);
                if mask != 0 {
                    let place = self.at + mask.trailing_zeros() as usize;
                    self.at = place + 1;
                    return Some(place);
                }
                self.at += BLOCK - offset % BLOCK;
            }
            self.found = (self.find)(self.at)?;
            self.skip_to(self.found.end - REACH);
        }
    }

    /// What `for_each` does: all of them in a row cost about half.
    #[inline]
    fn fold<B, G: FnMut(B, usize) -> B>(mut self, mut folded: B, mut fold: G) -> B {
        loop {
            let start = self.found.end.saturating_sub(REACH);
            for (block, mut mask) in (start..).step_by(BLOCK).zip(self.found.masks) {
                while mask != 0 {
                    let place = block + mask.trailing_zeros() as usize;
                    mask &= mask - 1;
                    if place >= self.at {
                        folded = fold(folded, place);
                    }
                }
            }
            self.skip_to(self.found.end);
            let Some(found) = (self.find)(self.at) else { return folded };
            self.found = found;
        }
    }
}

/// How many such places there are, if blanks are none.
#[inline(always)]
fn sum<const N: usize>(bytes: &[u8], test: impl Fn(&[u8; N]) -> bool) -> usize {
    let mut count = 0;
    // As many blocks as a byte can count.
    for part in (0..bytes.len()).step_by(BLOCK * 0xFF) {
        let mut sums = [0u8; BLOCK];
        for start in (part..bytes.len().min(part + BLOCK * 0xFF)).step_by(BLOCK) {
            for (sum, found) in sums.iter_mut().zip(look(&bytes[start..], &test)) {
                *sum = sum.wrapping_sub(found);
            }
        }
        count += total(&sums);
    }
    count
}

/// The sum of all. Lines are short, so it must not cost more than the sums themselves: two halves of bytes first, then by a
/// multiplication.
#[inline(always)]
fn total(sums: &[u8; BLOCK]) -> usize {
    const HALF: u64 = 0x00FF_00FF_00FF_00FF;
    const ADD: u64 = 0x0001_0001_0001_0001;
    let words = sums.as_chunks::<8>().0.iter().map(|word| u64::from_le_bytes(*word));
    let halves: u64 = words.map(|word| (word & HALF) + (word >> 8 & HALF)).sum();
    (halves.wrapping_mul(ADD) >> 48) as usize
}

/// Where a byte stands.
#[inline(always)]
fn collect(bytes: &[u8], wanted: u8, bits: impl Fn(&[u8; BLOCK]) -> u64) -> Vec<usize> {
    /// Bytes for each of those that most texts have.
    const RARE: usize = 128;
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut places = Vec::with_capacity(bytes.len() / RARE + 1);
    let mut take = |start: usize, mut mask: u64| {
        while mask != 0 {
            places.push(start + mask.trailing_zeros() as usize);
            mask &= mask - 1;
        }
    };
    for (index, block) in blocks.iter().enumerate() {
        take(index * BLOCK, bits(&equal(*block, wanted)));
    }
    let mut last = [!wanted; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    take(blocks.len() * BLOCK, bits(&equal(last, wanted)));
    places
}

/// For each byte, whether it is the wanted one: all bits of it are set or none.
#[inline(always)]
fn equal(block: [u8; BLOCK], wanted: u8) -> [u8; BLOCK] {
    let mut found = [0; BLOCK];
    for (found, byte) in found.iter_mut().zip(block) {
        *found = if byte == wanted { u8::MAX } else { 0 };
    }
    found
}

/// The places in the first blocks from `from` on that have some. `BEYOND`: no ASCII passes the test.
#[inline(always)]
fn search<const BEYOND: bool, const N: usize>(
    bytes: &[u8],
    from: usize,
    test: impl Fn(&[u8; N]) -> bool,
    bits: impl Fn(&[u8; BLOCK]) -> u64,
) -> Option<Found> {
    let mut masks = [0; BLOCKS];
    let (mut any, mut start) = (0, from);
    while any == 0 && start < bytes.len() {
        let rest = &bytes[start..];
        match rest.first_chunk::<{ REACH + AHEAD }>() {
            // No check for each block, which would cost as much as a simple test.
            Some(blocks) => {
                for (index, mask) in masks.iter_mut().enumerate() {
                    *mask = see::<BEYOND, N>(&blocks[index * BLOCK..], &test, &bits);
                    any |= *mask;
                }
            }
            None => {
                for (block, mask) in (0..rest.len()).step_by(BLOCK).zip(&mut masks) {
                    *mask = see::<BEYOND, N>(&rest[block..], &test, &bits);
                    any |= *mask;
                }
            }
        }
        start += REACH;
    }
    // Nothing is found behind the end.
    for (index, mask) in masks.iter_mut().enumerate().filter(|_| start > bytes.len()) {
        let block = start - REACH + index * BLOCK;
        let inside = bytes.len().saturating_sub(block);
        *mask &= if inside < BLOCK { (1 << inside) - 1 } else { u64::MAX };
    }
    (any != 0).then_some(Found { end: start, masks })
}

/// A bit for each place in the first block; a function, since closures are not compiled for the features of their caller.
#[inline(always)]
fn see<const BEYOND: bool, const N: usize>(
    rest: &[u8],
    test: &impl Fn(&[u8; N]) -> bool,
    bits: &impl Fn(&[u8; BLOCK]) -> u64,
) -> u64 {
    if BEYOND && rest.first_chunk().is_some_and(is_ascii) { 0 } else { bits(&look(rest, test)) }
}

#[inline(always)]
fn is_ascii(block: &[u8; BLOCK]) -> bool {
    block.iter().fold(0, |any, byte| any | byte) < 0x80
}

/// For each byte of the first block, whether it is such a place: all bits of it are set or none.
#[inline(always)]
fn look<const N: usize>(rest: &[u8], test: &impl Fn(&[u8; N]) -> bool) -> [u8; BLOCK] {
    const { assert!(N <= AHEAD + 1) };
    let padded: [u8; WINDOW];
    let window = match rest.first_chunk() {
        Some(window) => window,
        None => {
            let mut blanks = [b' '; WINDOW];
            blanks[..rest.len()].copy_from_slice(rest);
            padded = blanks;
            &padded
        }
    };
    // A block for each byte of the test, and the test by reference: so the loop compiles to comparisons of many bytes.
    let mut blocks = [[0; BLOCK]; N];
    for (behind, block) in blocks.iter_mut().enumerate() {
        block.copy_from_slice(&window[behind..behind + BLOCK]);
    }
    let mut found = [0; BLOCK];
    for (at, found) in found.iter_mut().enumerate() {
        let mut row = [0; N];
        for (byte, block) in row.iter_mut().zip(&blocks) {
            *byte = block[at];
        }
        *found = if test(&row) { u8::MAX } else { 0 };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_all() {
        assert!(
            [0, 1, BLOCK, 254 * BLOCK, 255 * BLOCK, 256 * BLOCK]
                .into_iter()
                .all(|length| { count(&vec![b'x'; length], |[byte]| *byte == b'x') == length })
        );
    }

    #[test]
    fn at_every_place() {
        for length in [0, 1, 2, 3, 63, 64, 65, 66, 67, 71, 72, 73, 130, 200, 511, 512, 513, 600, 1100] {
            for place in 0..length {
                let mut bytes = vec![b'x'; length];
                bytes[place] = 0xC2;
                let all = |test: fn(&[u8; 3]) -> bool| places(&bytes, test).collect::<Vec<_>>();
                assert_eq!(all(|[a, ..]| *a == 0xC2), [place]);
                let before: Vec<usize> = (0..place).rev().take(2).collect();
                assert_eq!(all(|[_, b, c]| (*b == 0xC2) | (*c == 0xC2)).len(), before.len());
                assert_eq!(all(|_| true).len(), length);
                assert_eq!(count(&bytes, |[byte]| *byte == b'x'), length - 1);
                let mut folded = Vec::new();
                places(&bytes, |[a, b]: &[u8; 2]| (*a == 0xC2) | (*b == 0xC2)).for_each(|place| folded.push(place));
                assert_eq!(folded, (place.saturating_sub(1)..=place).collect::<Vec<_>>());
                let beyond = places_beyond_ascii(&bytes, |[a, b]| (*a == 0xC2) & (*b != 0xC2));
                assert_eq!(beyond.collect::<Vec<_>>(), [place]);
                let mut behind = places(&bytes, |_: &[u8; 1]| true);
                behind.skip_to(place + 1);
                let mut rest = 0;
                assert_eq!(behind.next(), Some(place + 1).filter(|next| *next < length));
                behind.for_each(|_| rest += 1);
                assert_eq!(rest, length.saturating_sub(place + 2));
            }
        }
    }
}
