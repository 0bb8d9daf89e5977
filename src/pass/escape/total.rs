//! Texts of a writer that escapes every sign that could be a mark, stops and brackets too: `It is late\. \(So it is\.\)`

use super::{MARKUP, OPEN};
use crate::document::{Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// Whether stops of sentences are escaped, and hardly one is not.
pub(super) fn escapes_all(document: &Document<'_>) -> bool {
    const ENOUGH: usize = 3;
    /// Of stops with a backslash, for one without: those of code, and what another program added.
    const SHARE: usize = 8;
    let bytes = document.text().as_bytes();
    let ends_word = |at: usize| at > 0 && (bytes[at - 1].is_ascii_lowercase() || bytes[at - 1] >= 0x80);
    let is_apart = |end: usize| bytes.get(end).is_none_or(u8::is_ascii_whitespace);
    let is_stop = |at: &usize| bytes.get(at + 1) == Some(&b'.') && ends_word(*at) && is_apart(at + 2);
    let escaped = document.each([b'\\']).filter(is_stop).count();
    let bare = || memchr::memchr_iter(b'.', bytes).filter(|at| ends_word(*at) && is_apart(at + 1)).count();
    escaped >= ENOUGH && bare() * SHARE <= escaped
}

/// Every backslash goes, but for the one that another stands for and those of code.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let bytes = document.text().as_bytes();
    let mut done = 0;
    for at in document.each([b'\\']) {
        if at < done || !bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) {
            continue;
        }
        done = at + 2;
        let is_open = document.zones().at(at, ZoneKinds::ALL).is_none_or(|zone| zone.kind.intersects(OPEN));
        if is_open {
            edits.delete(Span::new(at, at + 1), &MARKUP, Confidence::Certain);
        }
    }
}
