//! Eight bytes of text at once, for stretches too short to be looked at by the block.

/// Eight bytes, the first of them the highest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Eight(pub(crate) u64);

/// The highest bit of each byte.
const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);

const BLANKS: u64 = u64::from_ne_bytes([b' '; 8]);

impl Eight {
    pub(crate) const LENGTH: usize = 8;

    /// The first bytes of a text, and blanks behind its end.
    #[inline]
    pub(crate) fn of(text: &[u8]) -> Self {
        Self(u64::from_be_bytes(text.first_chunk().copied().unwrap_or_else(|| {
            let mut padded = [b' '; Self::LENGTH];
            padded[..text.len()].copy_from_slice(text);
            padded
        })))
    }

    /// With small letters for capitals, and other signs for others, but for blanks, digits and what is not of ASCII.
    #[inline]
    pub(crate) fn lower(self) -> Self {
        Self(self.0 | BLANKS)
    }

    /// The same for the first byte alone.
    #[inline]
    pub(crate) fn lower_first(self) -> Self {
        Self(self.0 | 0x20 << (u64::BITS - 8))
    }

    /// Where small letters of ASCII are.
    #[inline]
    pub(crate) fn letters(self) -> Marks {
        const FROM_A: u64 = u64::from_ne_bytes([0x80 - b'a'; 8]);
        const BEHIND_Z: u64 = u64::from_ne_bytes([0x80 - b'z' - 1; 8]);
        let low = self.0 & !HIGH;
        Marks((low + FROM_A) & !(low + BEHIND_Z) & !self.0 & HIGH)
    }

    /// Where blanks are.
    #[inline]
    pub(crate) fn blanks(self) -> Marks {
        Marks(!(((self.0 & !HIGH) ^ BLANKS) + !HIGH) & !self.0 & HIGH)
    }

    /// Where anything else of ASCII is.
    #[inline]
    pub(crate) fn words(self) -> Marks {
        Marks(!(self.blanks().0 | self.0) & HIGH)
    }

    /// The first of the bytes alone, as a number.
    #[inline]
    pub(crate) fn first(self, count: usize) -> u64 {
        self.0.unbounded_shr(8 * (Self::LENGTH - count) as u32)
    }
}

/// Some of eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marks(u64);

impl Marks {
    /// How many bytes are marked before the first that is not.
    #[inline]
    pub(crate) fn count(self) -> usize {
        (!self.0 & HIGH).leading_zeros() as usize / 8
    }

    #[inline]
    pub(crate) fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether a marked byte follows another.
    #[inline]
    pub(crate) fn are_beside(self) -> bool {
        self.0 & self.0 << 8 != 0
    }
}

/// How many bytes stand before the first that is not marked.
#[inline]
pub(crate) fn run(bytes: &[u8], marks: impl Fn(Eight) -> Marks) -> usize {
    let mut length = 0;
    loop {
        // Of the blanks behind the end, some may be marked.
        let count = marks(Eight::of(&bytes[length..])).count();
        length += count;
        if count < Eight::LENGTH || length >= bytes.len() {
            return length.min(bytes.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place() {
        for (byte, length) in (0..=255u8).flat_map(|byte| (0..20).map(move |length| (byte, length))) {
            let text = [vec![b'z'; length], vec![byte], vec![b'a'; 8]].concat();
            let run = |marks: fn(Eight) -> Marks| super::run(&text, marks);
            let ends = |is_marked: bool| if is_marked { length + 9 } else { length };
            assert_eq!(run(Eight::letters), ends(byte.is_ascii_lowercase()), "{byte} behind {length}");
            assert_eq!(run(|eight| eight.lower().letters()), ends(byte.is_ascii_alphabetic()), "{byte}");
            assert_eq!(run(Eight::words), ends(byte.is_ascii() && byte != b' '), "{byte}");
            assert_eq!(
                run(|eight| eight.letters().or(eight.blanks())),
                ends(byte.is_ascii_lowercase() || byte == b' ')
            );
        }
    }

    #[test]
    fn few_bytes() {
        assert_eq!(Eight::of(b"ab").0, Eight::of(b"ab      ").0);
        assert_eq!(Eight::of(b"abc def").first(2), u64::from(b'a') << 8 | u64::from(b'b'));
        assert_eq!(run(b"", Eight::letters), 0);
        assert!(Eight::of(b"a  bcdef").blanks().are_beside() && !Eight::of(b"a b c d ").blanks().are_beside());
    }
}
