//! Where a few bytes that start something stand, found in blocks.

const BLOCK: usize = 64;
const WINDOW: usize = BLOCK + 2;

/// Where three bytes in a row pass the test; behind the end of the text stand blanks. Compiles to vector instructions for the many
/// blocks without.
pub(super) fn places(bytes: &[u8], test: impl Fn([u8; 3]) -> bool + Copy) -> impl Iterator<Item = usize> {
    let mut start = 0;
    let mut behind = 0;
    let mut mask = 0u64;
    std::iter::from_fn(move || {
        while mask == 0 {
            let rest = bytes.get(behind..).filter(|rest| !rest.is_empty())?;
            (start, behind) = (behind, behind + BLOCK);
            mask = match rest.first_chunk() {
                Some(window) => block(window, test),
                None => {
                    let mut window = [b' '; WINDOW];
                    window[..rest.len()].copy_from_slice(rest);
                    block(&window, test) & (u64::MAX >> BLOCK.saturating_sub(rest.len()))
                }
            };
        }
        let place = start + mask.trailing_zeros() as usize;
        mask &= mask - 1;
        Some(place)
    })
}

/// One bit for each byte of the block.
#[inline(always)]
fn block(window: &[u8; WINDOW], test: impl Fn([u8; 3]) -> bool + Copy) -> u64 {
    let mut found = [0u8; BLOCK];
    for (i, found) in found.iter_mut().enumerate() {
        *found = u8::from(test([window[i], window[i + 1], window[i + 2]]));
    }
    if found.iter().fold(0, |all, found| all | found) == 0 {
        return 0;
    }
    let words = found.as_chunks::<8>().0.iter().zip(0..);
    words.fold(0, |mask, (word, index)| mask | u64::from(gather(*word)) << (8 * index))
}

/// The lowest bits of eight bytes, all else of which is 0.
#[inline(always)]
pub(super) fn gather(bytes: [u8; 8]) -> u8 {
    const LOWEST: u64 = 0x0102_0408_1020_4080;
    (u64::from_le_bytes(bytes).wrapping_mul(LOWEST) >> 56) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_every_place() {
        for length in [0, 1, 2, 3, 63, 64, 65, 66, 67, 130, 200] {
            for place in 0..length {
                let mut bytes = vec![b'x'; length];
                bytes[place] = 0xC2;
                let found = |test: fn([u8; 3]) -> bool| places(&bytes, test).collect::<Vec<_>>();
                assert_eq!(found(|[a, ..]| a == 0xC2), [place]);
                let before: Vec<usize> = (0..place).rev().take(2).collect();
                assert_eq!(found(|[_, b, c]| (b == 0xC2) | (c == 0xC2)).len(), before.len());
                assert_eq!(found(|_| true).len(), length);
            }
        }
    }
}
