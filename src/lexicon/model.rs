//! Word list and letter statistics of one language, as their file holds them.

/// A letter as the statistics of a language know it; [`END`] is the end of a word.
pub(crate) type Letter = u8;

/// Before the first and behind the last letter of a word.
pub(crate) const END: Letter = 0;

/// No letter of the language.
const NONE: Letter = 254;

/// A sign that words are compared without.
const SKIP: Letter = 255;

/// More bits than any letter costs.
pub(crate) const NO_LIMIT: u32 = 16;

#[derive(Debug)]
pub(super) struct Model {
    /// The first character of `letters`.
    first: u32,
    letters: &'static [u8],
    size: usize,
    /// Two costs a byte.
    costs: &'static [u8],
    /// Where a bucket of `prints` begins.
    pub(super) buckets: &'static [[u8; 2]],
    /// 14 bits of the hash of a word, 2 bits of rank.
    pub(super) prints: &'static [[u8; 2]],
}

impl Model {
    pub(super) fn read(data: &'static [u8]) -> Self {
        let (head, rest) = data.split_at(8);
        let number = |at: usize| usize::from(u16::from_le_bytes([head[at], head[at + 1]]));
        let (first, length, size, buckets) = (number(0), number(2), number(4), number(6));
        let (letters, rest) = rest.split_at(length);
        let (costs, rest) = rest.split_at((size * size * size).div_ceil(2));
        let (buckets, prints) = rest.as_chunks::<2>().0.split_at(buckets + 1);
        Self { first: first as u32, letters, size, costs, buckets, prints }
    }

    pub(super) fn letter(&self, c: char) -> Letter {
        let index = u32::from(c).wrapping_sub(self.first) as usize;
        match self.letters.get(index) {
            Some(letter) => *letter,
            None if matches!(c, '\'' | '’' | 'ʼ' | '\u{300}'..='\u{36f}') => SKIP,
            None => NONE,
        }
    }

    fn cost(&self, before: [Letter; 2], letter: Letter) -> u32 {
        let index = (usize::from(before[0]) * self.size + usize::from(before[1])) * self.size + usize::from(letter);
        u32::from(self.costs[index / 2] >> (4 * (index % 2)) & 0xF)
    }

    /// `None` as soon as a letter is foreign or the bits are many more than `limit` for each letter.
    #[inline]
    pub(super) fn spell(&self, letters: impl Iterator<Item = Letter>, limit: u32) -> Option<Spelling> {
        /// A word may begin in an odd way.
        const ODD: u32 = 8;
        let mut spelling = Spelling { bits: 0, letters: 1 };
        let mut before = [END; 2];
        for letter in letters {
            if letter >= NONE {
                if letter == SKIP {
                    continue;
                }
                return None;
            }
            spelling.bits += self.cost(before, letter);
            if spelling.bits > limit.saturating_mul(spelling.letters) + ODD {
                return None;
            }
            spelling.letters += 1;
            before = [before[1], letter];
        }
        spelling.bits += self.cost(before, END);
        (spelling.bits <= limit.saturating_mul(spelling.letters)).then_some(spelling)
    }
}

/// How well a word follows the habits of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spelling {
    /// What the letters cost together: minus the logarithm of their likelihood. A letter of an ordinary word costs 3, one of
    /// a word of another language 5 to 10.
    pub(crate) bits: u32,
    /// How many letters there are, the end of the word among them.
    pub(crate) letters: u32,
}

impl Spelling {
    /// Bits for each letter.
    pub(crate) fn mean(self) -> f32 {
        self.bits as f32 / self.letters as f32
    }
}
