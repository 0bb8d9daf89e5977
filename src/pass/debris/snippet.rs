//! Calls of advertising scripts beside words on one line: `The quay is wet. (adsbygoogle = window.adsbygoogle || []).push({});`

use super::CODE;
use super::prose::is_about_code;
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{cut, near};
use crate::rule::Confidence;

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    const CALLS: [&[u8]; 2] = [b"(adsbygoogle = window.adsbygoogle", b"googletag.cmd.push("];
    const SHOWN: ZoneKinds = ZoneKinds::CODE.or(ZoneKinds::INLINE_CODE);
    if !document.classes().intersects(Classes::BRACE) {
        return;
    }
    let text = document.text();
    let mut found = Vec::new();
    for call in CALLS {
        let mut done = 0;
        for at in memchr::memmem::find_iter(text.as_bytes(), call) {
            let Some(length) = statement_length(&text[at..]).filter(|_| at >= done) else { continue };
            let span = Span::new(at, at + length);
            done = span.end;
            let is_shown = || document.zones().at(at, SHOWN).is_some();
            if !cut::is_alone(document, span) && !is_script(document, span) && !is_shown() {
                found.push(span);
            }
        }
    }
    found.sort_unstable();
    if found.is_empty() || is_about_code(document, &found) {
        return;
    }
    for span in found {
        edits.delete(cut::inline(text, span), &CODE, Confidence::Likely);
    }
}

/// Whether the rest of the line is code as well.
fn is_script(document: &Document<'_>, span: Span) -> bool {
    let line = document.lines().span(document.lines().at(span.start));
    let (before, behind) = (&document.text()[line.start..span.start], &document.text()[span.end..line.end]);
    before.trim_end().ends_with([';', '{', '}', '>', '(']) || behind.trim_start().starts_with(['<', '(', '}', ')'])
}

/// Length of the statement at the start of `text`, up to the semicolon that ends it.
fn statement_length(text: &str) -> Option<usize> {
    /// Attack: calls without an end. Those of a page are shorter.
    const MAX: usize = 600;
    let mut depth = 0;
    let end = near::line_behind(text, MAX).bytes().position(|b| {
        depth += match b {
            b'(' | b'{' | b'[' => 1,
            b')' | b'}' | b']' => -1,
            _ => 0,
        };
        b == b';' && depth == 0
    });
    end.map(|end| end + 1)
}
