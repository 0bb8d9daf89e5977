//! The starts of a key, and their hashes.

use crate::pass::boilerplate::key::is_dense;
use crate::text::eight;
use crate::text::eight::Eight;

/// The start of a key, up to where a word ends; scripts without blanks can end one anywhere.
#[derive(Default)]
pub(super) struct Prefix {
    pub(super) at: usize,
    pub(super) hash: u64,
}

impl Prefix {
    /// Goes on to the next end in the first `limit` bytes of the key, a border of characters; its hash.
    pub(super) fn next(&mut self, key: &str, limit: usize) -> Option<u64> {
        let bytes = key.as_bytes();
        let start = self.at;
        let mut end = start;
        let mut dense = false; // the sign before
        while end < limit {
            let begun = end > start;
            if bytes[end].is_ascii() {
                if begun && (dense || bytes[end] == b' ') {
                    break;
                }
                // Within a word of Latin letters no end is near.
                end = limit.min(end + 1 + eight::run(&bytes[end + 1..], Eight::words));
                dense = false;
            } else {
                let Some(sign) = key[end..].chars().next() else { break };
                if begun && (dense || is_dense(sign)) {
                    break;
                }
                dense = is_dense(sign);
                end += sign.len_utf8();
            }
        }
        self.at = end;
        if end == start || end == limit && limit < key.len() {
            return None;
        }
        self.hash = mix(self.hash, &bytes[start..end]);
        Some(self.hash)
    }

    /// The same, if no end but the last is near.
    #[inline]
    pub(super) fn word(&mut self, key: &str, limit: usize) -> Option<u64> {
        let word = key.as_bytes().get(self.at..limit).filter(|word| !word.is_empty())?;
        self.hash = mix(self.hash, word);
        self.at = limit;
        Some(self.hash)
    }
}

/// The hash of what was hashed before and these bytes.
#[inline]
fn mix(hash: u64, bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks();
    let rest = rest.iter().fold(1, |rest, byte| rest << 8 | u64::from(*byte));
    eights.iter().map(|eight| u64::from_le_bytes(*eight)).chain([rest]).fold(hash, |hash, eight| {
        let hash = (hash ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ hash >> 32
    })
}

/// Where words end in the first `longest` bytes, and the hashes up to there.
pub(super) fn prefixes(key: &str, longest: usize) -> impl Iterator<Item = (usize, u64)> + '_ {
    let limit = key.floor_char_boundary(longest);
    let mut prefix = Prefix::default();
    std::iter::from_fn(move || prefix.next(key, limit).map(|hash| (prefix.at, hash)))
}
