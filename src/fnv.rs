//! FNV-1a: a hash that is the same on every platform and in every release of the standard library.

/// A hash, grown byte by byte. No defence against keys chosen to collide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fnv(pub(crate) u64);

impl Fnv {
    /// Of no bytes.
    pub(crate) const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The hash of what was hashed so far and these bytes.
    pub(crate) fn with(self, bytes: impl IntoIterator<Item = u8>) -> Self {
        bytes.into_iter().fold(self, Self::with_byte)
    }

    /// The same for a string, in constants.
    pub(crate) const fn with_str(self, text: &str) -> Self {
        let (mut hash, mut at) = (self, 0);
        while at < text.len() {
            hash = hash.with_byte(text.as_bytes()[at]);
            at += 1;
        }
        hash
    }

    const fn with_byte(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3))
    }
}

#[cfg(test)]
mod tests {
    use super::Fnv;

    #[test]
    fn published_values() {
        // Test vectors of the draft by its authors, draft-eastlake-fnv.
        assert_eq!(Fnv::EMPTY.0, 0xcbf2_9ce4_8422_2325);
        assert_eq!(Fnv::EMPTY.with(*b"a").0, 0xaf63_dc4c_8601_ec8c);
        assert_eq!(Fnv::EMPTY.with(*b"foobar").0, 0x8594_4171_f739_67e8);
        assert_eq!(Fnv::EMPTY.with_str("foobar"), Fnv::EMPTY.with(*b"foobar"));
        assert_eq!(Fnv::EMPTY.with(*b"foo").with(*b"bar"), Fnv::EMPTY.with(*b"foobar"));
    }
}
