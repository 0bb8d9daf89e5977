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

    /// Of what was seen so far.
    pub(super) fn hash(&self) -> u64 {
        u64::from(self.hash)
    }
}
