//! `<code>` elements within a paragraph, whose content is literal.

use memchr::memmem;

use super::{Paragraphs, Scan, Zone, ZoneKinds};
use crate::edit::Span;

impl Scan<'_, '_> {
    /// `<code class="x">…</code>` within one paragraph: what is between the tags.
    pub(super) fn code_elements(&self, found: &mut Vec<Zone>) {
        /// Attack: `<code <code <code …`. No tag of code has more than a class or two.
        const MAX_TAG: usize = 300;
        let bytes = self.text.as_bytes();
        let mut paragraphs = Paragraphs::new(self.document);
        let mut taken = self.taken();
        // The next closing tag: keeps the search linear.
        let mut close = Some(0);
        for at in self.document.each_mark("<code") {
            let tag = &bytes[at..bytes.len().min(at + MAX_TAG)];
            if !matches!(tag.get(5), Some(b'>' | b' ' | b'\n')) || taken(at) {
                continue;
            }
            let Some(length) = memchr::memchr(b'>', tag) else { continue };
            let start = at + length + 1;
            if close.is_some_and(|close| close < start) {
                close = memmem::find(&bytes[start..], b"</code>").map(|length| start + length);
            }
            let Some(end) = close else { return };
            if end > start && end <= paragraphs.end(at) {
                found.push(Zone { span: Span::new(start, end), kind: ZoneKinds::INLINE_CODE });
            }
        }
    }
}

/// `<code class="x">cp</code> copies`: an element at the start of a paragraph, whose code does not go on in the next line.
pub(super) fn is_within_line(element: &[u8]) -> bool {
    /// Attack: one endless line. Code within a sentence is shorter.
    const MAX: usize = 300;
    let near = &element[..element.len().min(MAX)];
    memchr::memchr(b'>', near).is_some_and(|tag| {
        let code = &near[tag + 1..];
        memmem::find(code, b"</code>").is_some_and(|end| memchr::memchr(b'\n', &code[..end]).is_none())
    })
}
