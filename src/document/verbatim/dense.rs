//! Minified scripts and style sheets.

use crate::text::places::count;

/// Bytes. Shorter lines are not minified.
pub(super) const LONG: usize = 500;

/// Whether a line is a minified script or style sheet: dense with the punctuation of code.
pub(super) fn is_dense(line: &str) -> bool {
    let is_sign = |&[b]: &[u8; 1]| {
        let parenthesis = (b & 0xFE) == b'(';
        let colon = (b & 0xFE) == b':';
        parenthesis | colon | (b == b'{') | (b == b'}') | (b == b'=')
    };
    line.len() >= LONG && count(line.as_bytes(), is_sign) * 12 > line.len()
}
