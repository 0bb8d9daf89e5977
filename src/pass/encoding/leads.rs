//! Where characters stand that misread text begins with in some ways: one walk for all who look for them.

use crate::document::Classes;
use crate::text::places::places_beyond_ascii;

/// The places of `Â`, `Ã`, `â`, `ã`, `¡` and `¨`.
pub(super) fn find(text: &str, classes: Classes) -> Vec<usize> {
    if !classes.intersects(Classes::LATIN.or(Classes::LATIN_SIGN)) {
        return Vec::new();
    }
    let is_lead = |&[a, b]: &[u8; 2]| (a == 0xC3) & ((b & 0xDE) == 0x82) | (a == 0xC2) & ((b == 0xA1) | (b == 0xA8));
    places_beyond_ascii(text.as_bytes(), is_lead).collect()
}

/// Those of them where `start` begins.
pub(super) fn of<'a>(leads: &'a [usize], text: &'a str, start: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is = move |at: &usize| text.as_bytes()[*at..].starts_with(start.as_bytes());
    leads.iter().copied().filter(is)
}
