//! What pandoc and text browsers write for raised numbers of references.

use super::SUPERSCRIPT;
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// `^[1]^`, `^\[1\]\[note 2\]^` behind a word or a stop; if escaped, behind a blank as well.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Attack: carets without brackets, repeated. Marks of references are short.
    const MAX: usize = 64;
    /// A power may have brackets, too.
    const SEVERAL: usize = 3;
    let text = document.text();
    let bytes = text.as_bytes();
    let mut done = 0;
    // `^[1]^[2]`, as text browsers raise them, one by one.
    let mut raised = Vec::new();
    for at in memchr::memchr_iter(b'^', bytes) {
        let glued = text[..at].ends_with(|c: char| c.is_alphanumeric() || ".,;:!?\"”’)*_".contains(c));
        // No pattern ends so: `^\[4\]^`.
        let apart = || bytes[at..].starts_with(b"^\\[") && text[..at].ends_with([' ', '\n']) || at == 0;
        let next = !raised.is_empty() && bytes[at - 1] == b']';
        if at < done || !glued && !next && !apart() {
            continue;
        }
        let rest = &bytes[at + 1..bytes.len().min(at + MAX)];
        let length = memchr::memchr(b'^', rest).filter(|length| are_marks(&rest[..*length]));
        let Some(length) = length.filter(|length| bytes.get(at + 1 + length + 1) != Some(&b'[')) else {
            let close = rest.iter().take(5).position(|byte| *byte == b']').map_or(0, |close| close + 1);
            if (glued || next) && are_marks(&rest[..close]) {
                raised.push(Span::new(at, at + 1));
            }
            continue;
        };
        let end = at + 1 + length;
        let slashes = (at + 1..end).filter(|at| bytes[*at] == b'\\').map(|at| Span::new(at, at + 1));
        let parts = [Span::new(at, at + 1)].into_iter().chain(slashes).chain([Span::new(end, end + 1)]);
        edits.delete_together(parts, &SUPERSCRIPT, Confidence::Certain);
        done = end + 1;
    }
    if raised.len() >= SEVERAL {
        raised.into_iter().for_each(|caret| edits.delete(caret, &SUPERSCRIPT, Confidence::Likely));
    }
}

/// Whether these bytes are nothing but numbers in brackets, perhaps escaped: `[1]`, `\[12\]\[note 3\]`.
fn are_marks(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(inside) = rest.strip_prefix(b"\\").unwrap_or(rest).strip_prefix(b"[") {
        let Some(close) = memchr::memchr(b']', inside) else { return false };
        let label = inside[..close].strip_suffix(b"\\").unwrap_or(&inside[..close]);
        let number = label.rsplit(|b| *b == b' ').next().unwrap_or_default();
        let is_word = label[..label.len() - number.len()].iter().all(|b| b.is_ascii_alphabetic() || *b == b' ');
        if !(1..=3).contains(&number.len()) || !number.iter().all(u8::is_ascii_digit) || !is_word {
            return false;
        }
        rest = &inside[close + 1..];
    }
    rest.is_empty() && !bytes.is_empty()
}
