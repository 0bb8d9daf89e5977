//! The looks at blocks, compiled for what the processor has.
//!
//! They are safe code that compiles to comparisons of as many bytes as an instruction takes. Measured: with AVX2 a look at a
//! block takes about a third of the time, and on clean text such looks are most of what there is to do; with AVX-512, text in
//! many scripts takes 3 to 10 per cent less again. It is asked for with a feature of processors that do not slow down for it.

use crate::text::places::{BLOCK, Found, collect, search, sum};

/// The functions in a module, compiled for processors with a feature or for all; and how it tells which bytes have their bits set.
macro_rules! compiled {
    ($module:ident $(with $feature:literal)?, $bits:item) => {
        mod $module {
            use super::*;

            $(#[target_feature(enable = $feature)])?
            pub(super) fn find<const BEYOND: bool, const N: usize>(
                bytes: &[u8],
                from: usize,
                test: impl Fn(&[u8; N]) -> bool,
            ) -> Option<Found> {
                search::<BEYOND, N>(bytes, from, test, |found| bits(found))
            }

            $(#[target_feature(enable = $feature)])?
            pub(super) fn all(bytes: &[u8], wanted: u8) -> Vec<usize> {
                collect(bytes, wanted, |found| bits(found))
            }

            $(#[target_feature(enable = $feature)])?
            pub(super) fn count<const N: usize>(bytes: &[u8], test: impl Fn(&[u8; N]) -> bool) -> usize {
                sum(bytes, test)
            }

            #[inline]
            $(#[target_feature(enable = $feature)])?
            $bits
        }
    };
}

#[cfg(target_arch = "x86_64")]
compiled!(
    avx512 with "avx512vbmi2",
    fn bits(found: &[u8; BLOCK]) -> u64 {
        use std::arch::x86_64::{_mm512_movepi8_mask, _mm512_set_epi64};
        let [a, b, c, d, e, f, g, h] = std::array::from_fn(|word| i64::from_le_bytes(found.as_chunks().0[word]));
        _mm512_movepi8_mask(_mm512_set_epi64(h, g, f, e, d, c, b, a))
    }
);

#[cfg(target_arch = "x86_64")]
compiled!(
    avx2 with "avx2",
    fn bits(found: &[u8; BLOCK]) -> u64 {
        use std::arch::x86_64::{_mm256_movemask_epi8, _mm256_set_epi64x};
        let half = |half: &[u8; BLOCK / 2]| {
            let [a, b, c, d] = std::array::from_fn(|word| i64::from_le_bytes(half.as_chunks().0[word]));
            u64::from(_mm256_movemask_epi8(_mm256_set_epi64x(d, c, b, a)) as u32)
        };
        let [low, high] = [found.first_chunk(), found.last_chunk()].map(|chunk| chunk.map_or(0, half));
        low | high << 32
    }
);

compiled!(
    portable,
    /// Eight at a time, by a multiplication.
    fn bits(found: &[u8; BLOCK]) -> u64 {
        const LOWEST: u64 = 0x0101_0101_0101_0101;
        /// Moves the lowest bit of each byte to one of the upper byte.
        const GATHER: u64 = 0x0102_0408_1020_4080;
        let words = found.as_chunks::<8>().0;
        if words.iter().fold(0, |any, word| any | u64::from_le_bytes(*word)) == 0 {
            return 0;
        }
        let bytes = words.iter().map(|word| (u64::from_le_bytes(*word) & LOWEST).wrapping_mul(GATHER) >> 56);
        bytes.rev().fold(0, |bits, byte| bits << 8 | byte)
    }
);

/// Calls a function of the best module that the processor can run.
macro_rules! fastest {
    ($($call:tt)*) => {{
        #[cfg(target_arch = "x86_64")]
        // SAFETY: the processor has the feature, as just detected; the functions are safe code compiled for it.
        #[expect(unsafe_code, reason = "calling safe functions compiled for a detected processor feature")]
        unsafe {
            if std::is_x86_feature_detected!("avx512vbmi2") {
                return avx512::$($call)*;
            }
            if std::is_x86_feature_detected!("avx2") {
                return avx2::$($call)*;
            }
        }
        portable::$($call)*
    }};
}

/// The places in the first blocks from `from` on that have some. `BEYOND`: no ASCII passes the test.
pub(crate) fn find<const BEYOND: bool, const N: usize>(
    bytes: &[u8],
    from: usize,
    test: impl Fn(&[u8; N]) -> bool,
) -> Option<Found> {
    fastest!(find::<BEYOND, N>(bytes, from, test))
}

/// Where a byte stands.
pub(crate) fn all(bytes: &[u8], wanted: u8) -> Vec<usize> {
    fastest!(all(bytes, wanted))
}

/// How many such places there are, if blanks are none.
pub(crate) fn count<const N: usize>(bytes: &[u8], test: impl Fn(&[u8; N]) -> bool) -> usize {
    fastest!(count(bytes, test))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All that the processor can run.
    #[test]
    fn every_module_finds_the_same() {
        let text: Vec<u8> = (0..3000u32).map(|at| (at.wrapping_mul(at) >> 7) as u8).collect();
        let test = |&[a, b, c]: &[u8; 3]| (a >= 0x80) & (b < c);
        let one = |&[byte]: &[u8; 1]| byte > 0xC0;
        for (from, end) in [(0, 0), (0, 1), (0, 63), (1, 64), (7, 65), (0, 511), (3, 512), (5, 600), (9, 3000)] {
            let bytes = &text[..end];
            let mut found = vec![(
                portable::find::<false, 3>(bytes, from, test),
                portable::all(bytes, 7),
                portable::count(bytes, one),
            )];
            #[cfg(target_arch = "x86_64")]
            // SAFETY: the processor has the feature, as just detected.
            #[expect(unsafe_code, reason = "calling safe functions compiled for a detected processor feature")]
            unsafe {
                if std::is_x86_feature_detected!("avx512vbmi2") {
                    found.push((
                        avx512::find::<false, 3>(bytes, from, test),
                        avx512::all(bytes, 7),
                        avx512::count(bytes, one),
                    ));
                }
                if std::is_x86_feature_detected!("avx2") {
                    found.push((
                        avx2::find::<false, 3>(bytes, from, test),
                        avx2::all(bytes, 7),
                        avx2::count(bytes, one),
                    ));
                }
            }
            assert!(found.iter().all(|other| *other == found[0]), "{from} {end}");
        }
    }
}
