//! Bloom filters: whether a hash may be in a set, at the cost of one look into memory.

/// A set of hashes that errs on the side of yes.
#[derive(Debug)]
pub(crate) struct Filter(Vec<u64>);

impl Filter {
    /// An empty set of `words` words, a power of two. With a word for every eight hashes, about one in twenty answers errs.
    pub(crate) fn new(words: usize) -> Self {
        debug_assert!(words.is_power_of_two());
        Self(vec![0; words])
    }

    /// A set of these hashes.
    pub(crate) fn of(hashes: &[u64]) -> Self {
        let mut filter = Self::new((hashes.len() / 8).next_power_of_two());
        hashes.iter().for_each(|hash| filter.add(*hash));
        filter
    }

    pub(crate) fn add(&mut self, hash: u64) {
        let (word, bits) = self.place(hash);
        self.0[word] |= bits;
    }

    pub(crate) fn may_have(&self, hash: u64) -> bool {
        let (word, bits) = self.place(hash);
        self.0[word] & bits == bits
    }

    /// A word, and three bits in it.
    fn place(&self, hash: u64) -> (usize, u64) {
        let hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let bits = 1 << (hash >> 58) | 1 << (hash >> 52 & 63) | 1 << (hash >> 46 & 63);
        ((hash >> 20) as usize & (self.0.len() - 1), bits)
    }
}

/// A set of `N` words, a power of two, with one bit for each hash: it errs more often, and costs less.
#[derive(Debug)]
pub(crate) struct Bits<const N: usize>([u64; N]);

impl<const N: usize> Bits<N> {
    pub(crate) const fn new() -> Self {
        const { assert!(N.is_power_of_two()) };
        Self([0; N])
    }

    pub(crate) const fn add(&mut self, hash: u64) {
        let (word, bit) = Self::place(hash);
        self.0[word] |= 1 << bit;
    }

    #[inline]
    pub(crate) fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = Self::place(hash);
        self.0[word] >> bit & 1 == 1
    }

    #[inline]
    const fn place(hash: u64) -> (usize, u64) {
        let hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        ((hash >> 20) as usize % N, hash >> 58)
    }
}
