//! Quotes that hold the value of an attribute together: decoding in there would end it early.

use memchr::memrchr2;

/// Whether the byte at `at` is inside `{key="…"}`, attributes as Pandoc writes them.
pub(in crate::pass) fn is_in_attributes(bytes: &[u8], at: usize) -> bool {
    /// Attack: `{` far away. Values of attributes can hold a record of their own, with braces.
    const REACH: usize = 600;
    const BRACES: usize = 6;
    let from = at.saturating_sub(REACH);
    let mut end = at;
    let mut depth = 0;
    for _ in 0..BRACES {
        let Some(found) = memrchr2(b'{', b'}', &bytes[from..end]) else { return false };
        end = from + found;
        if bytes[end] == b'}' {
            depth += 1;
        } else if depth > 0 {
            depth -= 1;
        } else if memchr::memmem::find(&bytes[end..at], b"=\"").is_some() {
            return true;
        }
    }
    false
}
