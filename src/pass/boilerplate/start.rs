//! A quick look at the first letters of a line.

/// The first letters of a line, as far as a quick look goes.
#[derive(Default)]
pub(super) struct Start {
    hash: u32,
    pub(super) letters: u32,
    pub(super) blank: bool,
    number: bool,
}

impl Start {
    /// More letters, of which others than Latin ones count twice, tell hardly more.
    const LETTERS: u32 = 6;

    pub(super) fn letter(&mut self, sign: char) {
        if self.letters > 0 && self.blank {
            self.mix(u32::from(b' '));
        }
        self.blank = false;
        self.number = false;
        self.mix(u32::from(sign));
        self.letters += if sign.is_ascii() { 1 } else { 2 };
    }

    pub(super) fn digit(&mut self) {
        if !self.number {
            if self.letters > 0 && self.blank {
                self.mix(u32::from(b' '));
            }
            self.mix(u32::from(b'#'));
            self.letters += 1;
        }
        self.blank = false;
        self.number = true;
    }

    pub(super) fn blank(&mut self) {
        self.blank = true;
    }

    pub(super) fn mix(&mut self, value: u32) {
        self.hash = (self.hash ^ value).wrapping_mul(0x9e37_79b1).rotate_left(11);
    }

    pub(super) fn is_full(&self) -> bool {
        self.letters >= Self::LETTERS
    }

    /// A word of the table, and three bits in it: a Bloom filter that costs one look into memory.
    pub(super) fn place(&self) -> (usize, u64) {
        let hash = u64::from(self.hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let bits = 1 << (hash >> 58) | 1 << (hash >> 52 & 63) | 1 << (hash >> 46 & 63);
        ((hash >> 20) as usize % TABLE, bits)
    }
}

/// Words of the table: 16 KB, which stay in the nearest cache, and one line in fifty passes by mistake.
pub(super) const TABLE: usize = 1 << 11;
