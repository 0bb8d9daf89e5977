//! A few words, of which most texts begin with none: their first two bytes tell.

/// At most 64 words of two bytes or more.
#[derive(Debug)]
pub(crate) struct Starts<const N: usize> {
    words: [&'static str; N],
    /// By first and by second byte, one bit for each word.
    by_byte: [[u64; 256]; 2],
}

impl<const N: usize> Starts<N> {
    pub(crate) const fn new(words: [&'static str; N]) -> Self {
        assert!(N <= 64, "one bit for each word");
        let mut by_byte = [[0; 256]; 2];
        let mut index = 0;
        while index < N {
            let word = words[index].as_bytes();
            by_byte[0][word[0] as usize] |= 1 << index;
            by_byte[1][word[1] as usize] |= 1 << index;
            index += 1;
        }
        Self { words, by_byte }
    }

    pub(crate) const fn words(&self) -> &[&'static str] {
        &self.words
    }

    /// The words that `text` begins with, and their places in the list, in the order of the list.
    pub(crate) fn of<'t>(&'static self, text: &'t str) -> impl Iterator<Item = (usize, &'static str)> + use<'t, N> {
        let mut rest = match text.as_bytes() {
            [first, second, ..] => self.by_byte[0][usize::from(*first)] & self.by_byte[1][usize::from(*second)],
            _ => 0,
        };
        std::iter::from_fn(move || {
            while rest != 0 {
                let index = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                if text.starts_with(self.words[index]) {
                    return Some((index, self.words[index]));
                }
            }
            None
        })
    }

    /// Whether `text` begins with one of them.
    pub(crate) fn begin(&'static self, text: &str) -> bool {
        self.of(text).next().is_some()
    }

    /// Whether `text` is one of them.
    pub(crate) fn are(&'static self, text: &str) -> bool {
        self.of(text).any(|(_, word)| word == text)
    }

    /// Whether one of them begins with `byte`.
    pub(crate) const fn have_first(&self, byte: u8) -> bool {
        self.by_byte[0][byte as usize] != 0
    }
}

#[cfg(test)]
mod tests {
    use super::Starts;

    static WORDS: Starts<4> = Starts::new(["if", "else", "if (", ";;"]);

    #[test]
    fn in_the_order_of_the_list() {
        assert!(WORDS.of("if (x)").eq([(0, "if"), (2, "if (")]));
        for text in ["else", ";; note", "iffy"] {
            assert!(WORDS.begin(text), "{text}");
        }
        for text in ["", "i", "el", "ef (", "Else", "é"] {
            assert!(!WORDS.begin(text), "{text}");
        }
        assert!(WORDS.have_first(b'e') && !WORDS.have_first(b'f'));
    }
}
