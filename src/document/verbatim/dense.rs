//! Minified scripts and style sheets.

use crate::text::places::count;

/// The punctuation of code in a line that may be dense with it.
#[derive(Clone, Copy)]
pub(super) struct Punctuation(usize);

impl Punctuation {
    /// Shorter lines are not minified.
    pub(super) const LONG: usize = 500;

    pub(super) fn of(line: &str) -> Self {
        let is_sign = |&[b]: &[u8; 1]| {
            let parenthesis = (b & 0xFE) == b'(';
            let colon = (b & 0xFE) == b':';
            parenthesis | colon | (b == b'{') | (b == b'}') | (b == b'=')
        };
        Self(if line.len() >= Self::LONG { count(line.as_bytes(), is_sign) } else { 0 })
    }

    /// Whether the line, of so many bytes, is a minified script or style sheet.
    pub(super) fn is_dense(self, length: usize) -> bool {
        length >= Self::LONG && self.0 * 12 > length
    }
}
