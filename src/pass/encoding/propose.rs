//! Which repairs are proposed, and how surely: not those that code is about, nor those of a quotation.

use super::explain;
use crate::document::{Document, ZoneKinds};
use crate::edit::{Edit, Edits, Span};
use crate::rule::Confidence;
use crate::text::near;

/// Code that has a few of them may be about them, but not where they explain all of a text.
pub(super) fn propose(document: &Document<'_>, found: Vec<Edit>, is_whole: bool, edits: &mut Edits<'_>) {
    const OPEN: ZoneKinds = ZoneKinds::URL.or(ZoneKinds::PATH).or(ZoneKinds::FRONT_MATTER).or(ZoneKinds::MATH);
    let closed = OPEN.complement();
    let in_part = !(is_whole || are_all(document, &found)) || are_of_code(document, &found);
    let doubtful = in_part && document.is_verbatim();
    let zones = in_part.then(|| document.zones_near(found.iter().map(|edit| edit.span), closed));
    let is_open = |edit: &Edit| !zones.is_some_and(|zones| zones.touch(edit.span, closed));
    for edit in found.into_iter().filter(|edit| is_open(edit) && !(in_part && closes_quotation(document, edit))) {
        let confidence = if doubtful { Confidence::Possible } else { edit.confidence };
        edits.replace(edit.span, edit.with, edit.rule, confidence);
    }
}

/// Whether repairs explain nearly all of a text that is beyond ASCII: then it was misread as a whole, whatever it is.
fn are_all(document: &Document<'_>, repairs: &[Edit]) -> bool {
    const MANY: usize = 10;
    let mut spans: Vec<Span> = repairs.iter().map(|edit| edit.span).collect();
    spans.sort_unstable_by_key(|span| span.start);
    repairs.len() >= MANY && explain(document.text(), spans, 90)
}

/// Whether more than a few of them stand in lines of code: a program that handles misread text may have nothing else.
fn are_of_code(document: &Document<'_>, repairs: &[Edit]) -> bool {
    let is_code = |at: usize| document.is_code_at(at) || document.is_verbatim() && is_in_string(document, at);
    repairs.iter().filter(|edit| is_code(edit.span.start)).count() * 20 > repairs.len()
}

/// `"key": "value"`, `'value',`: whether what stands at `at` is part of a string of a program or of data.
fn is_in_string(document: &Document<'_>, at: usize) -> bool {
    /// Attack: one endless line. Bytes on either side; strings farther away do not count.
    const REACH: usize = 400;
    let text = document.text();
    let line = document.lines().span(document.lines().at(at));
    let start = line.start.max(text.floor_char_boundary(at.saturating_sub(REACH)));
    let end = line.end.min(text.floor_char_boundary(at + REACH));
    let (before, behind) = (&text[start..at], &text[at..end]);
    let is_open = |quote: char| before.matches(quote).count() % 2 == 1 && behind.contains(quote);
    is_open('"') || is_open('\'') && before.trim_ascii_start().starts_with(['\'', '[', '(', '{'])
}

/// Whether the last character is a quotation mark that one before a word opened: `«موج»`.
fn closes_quotation(document: &Document<'_>, edit: &Edit) -> bool {
    /// Bytes of a quotation.
    const REACH: usize = 120;
    let text = document.text();
    let span = edit.span;
    let inside = document.slice(span).strip_suffix('»').filter(|inside| !inside.is_empty());
    let Some(inside) = inside.filter(|_| !edit.with.ends_with('»')) else { return false };
    let before = near::line_before(&text[..span.start], REACH);
    let Some((outside, quoted)) = before.rsplit_once('«').filter(|(_, quoted)| !quoted.contains('»')) else {
        return false;
    };
    !inside.contains('«') && outside.ends_with([' ', '(']) && quoted.starts_with(char::is_alphabetic)
}
