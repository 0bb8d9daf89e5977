//! Calls of advertising scripts beside words on one line: `The quay is wet. (adsbygoogle = window.adsbygoogle || []).push({});`

use super::delete_amid;
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span, cut};
use crate::text::near;

/// Attack: calls without an end. Those of a page are shorter.
const MAX: usize = 600;

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    const CALLS: [&str; 2] = ["(adsbygoogle = window.adsbygoogle", "googletag.cmd.push("];
    const SHOWN: ZoneKinds = ZoneKinds::CODE.or(ZoneKinds::INLINE_CODE);
    if !document.classes().intersects(Classes::BRACE) {
        return;
    }
    let text = document.text();
    let mut found = Vec::new();
    let mut done = 0;
    for brace in document.each([b'{']).filter(|at| is_pushed(&text.as_bytes()[..*at])) {
        let line = near::line_before(&text[done.min(brace)..brace], MAX);
        let Some(length) = CALLS.iter().filter_map(|call| line.rfind(call)).max().map(|at| line.len() - at) else {
            continue;
        };
        let at = brace - length;
        let Some(length) = statement_length(&text[at..]) else { continue };
        let span = Span::new(at, at + length);
        done = span.end;
        let is_shown = || document.zones().at(at, SHOWN).is_some();
        if !cut::is_alone(document, span) && !is_script(document, span) && !is_shown() {
            found.push(span);
        }
    }
    delete_amid(document, &found, edits);
}

/// The first look: whether what starts at a brace is pushed to a list, or is what a function does.
fn is_pushed(before: &[u8]) -> bool {
    let before = before.strip_suffix(b" ").unwrap_or(before);
    before.ends_with(b"push(") || before.ends_with(b"function()")
}

/// Whether the rest of the line is code as well.
fn is_script(document: &Document<'_>, span: Span) -> bool {
    let line = document.lines().span(document.lines().at(span.start));
    let (before, behind) = (&document.text()[line.start..span.start], &document.text()[span.end..line.end]);
    before.trim_end().ends_with([';', '{', '}', '>', '(']) || behind.trim_start().starts_with(['<', '(', '}', ')'])
}

/// Length of the statement at the start of `text`, up to the semicolon that ends it.
fn statement_length(text: &str) -> Option<usize> {
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
