//! Pairs of square brackets, found from their ends.

use crate::document::is_escaped;

/// The bracket that the one at `close` closes, at most `max` bytes before it and in the same paragraph. Escaped ones are none.
pub(crate) fn opening(bytes: &[u8], close: usize, max: usize) -> Option<usize> {
    let mut depth = 0usize;
    for at in (close.saturating_sub(max)..close).rev() {
        match bytes[at] {
            b'[' | b']' if is_escaped(bytes, at) => {}
            b']' => depth += 1,
            b'[' if depth == 0 => return Some(at),
            b'[' => depth -= 1,
            b'\n' if matches!(bytes[at + 1], b'\n' | b'\r') => return None,
            _ => {}
        }
    }
    None
}
