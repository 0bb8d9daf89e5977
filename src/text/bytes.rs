//! Sets of bytes, for stretches too short to be looked at by the block.

/// A set of bytes: one look tells whether a byte is in it.
#[derive(Debug)]
pub(crate) struct Bytes([bool; 256]);

impl Bytes {
    pub(crate) const fn of(bytes: &[u8]) -> Self {
        let mut set = Self([false; 256]);
        let mut index = 0;
        while index < bytes.len() {
            set.0[bytes[index] as usize] = true;
            index += 1;
        }
        set
    }

    /// The same with those from `first` to `last`.
    pub(crate) const fn and(mut self, first: u8, last: u8) -> Self {
        let mut byte = first as usize;
        while byte <= last as usize {
            self.0[byte] = true;
            byte += 1;
        }
        self
    }

    /// The bytes of both.
    pub(crate) const fn or(mut self, others: &Self) -> Self {
        let mut byte = 0;
        while byte < 256 {
            self.0[byte] |= others.0[byte];
            byte += 1;
        }
        self
    }

    #[inline]
    pub(crate) fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte)]
    }

    /// The text behind those of its first characters that are in the set, which is one of ASCII.
    pub(crate) fn behind<'t>(&self, text: &'t str) -> &'t str {
        &text[text.bytes().position(|byte| !self.has(byte)).unwrap_or(text.len())..]
    }

    /// How many bytes stand before the first that is in the set.
    pub(crate) fn before(&self, bytes: &[u8]) -> usize {
        bytes.iter().position(|byte| self.has(*byte)).unwrap_or(bytes.len())
    }
}

/// The number that hexadecimal digits write.
pub(crate) fn hex(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| Some(number << 4 | char::from(*digit).to_digit(16)?))
}

/// The first bytes of blanks, and the last: of few other characters.
static BLANK_STARTS: Bytes = Bytes::of(b" \xC2\xE1\xE2\xE3").and(b'\t', b'\r');
pub(crate) static BLANK_ENDS: Bytes = Bytes::of(b" \x9F\xA0\xA8\xA9\xAF").and(b'\t', b'\r').and(0x80, 0x8A);

/// [`str::trim`] for text that mostly has nothing to trim.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if !BLANK_STARTS.has(*first) && !BLANK_ENDS.has(*last) => text,
        _ => text.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, trim};

    #[test]
    fn trims_every_blank() {
        for sign in ('\0'..='\u{ffff}').filter(|sign| sign.is_whitespace() || sign.is_control() || *sign > '\u{1000}') {
            for text in [format!("{sign}word"), format!("word{sign}"), format!("{sign}{sign}"), sign.to_string()] {
                assert_eq!(trim(&text), text.trim(), "{text:?}");
            }
        }
        assert_eq!(trim(""), "");
    }

    #[test]
    fn behind_the_first() {
        static SET: Bytes = Bytes::of(b" *");
        for (text, behind) in [("", ""), (" * ", ""), ("* word *", "word *"), ("\u{e9} ", "\u{e9} ")] {
            assert_eq!(SET.behind(text), behind, "{text:?}");
        }
    }

    #[test]
    fn before_the_first() {
        static SET: Bytes = Bytes::of(b"]\n").and(0x7F, 0xFF);
        for (text, before) in [("", 0), ("word", 4), ("word]", 4), ("\nword", 0), ("caf\u{e9}", 3), ("a\u{7f}", 1)] {
            assert_eq!(SET.before(text.as_bytes()), before, "{text:?}");
        }
    }
}
