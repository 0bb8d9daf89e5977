//! What html2text sets below a page for its abbreviations: `  *[HTML]: HyperText Markup Language`.

use super::ABBREVIATION;
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// The last lines of a text, if they say what abbreviations mean: titles, which a page shows only to a pointer.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text().trim_ascii_end();
    let is_start = |at: &usize| text[..*at].ends_with("\n  ");
    let starts: Vec<usize> = document.each_mark("*[").take_while(|at| *at < text.len()).filter(is_start).collect();
    let mut end = text.len();
    for start in starts.into_iter().rev() {
        let entry = &text[start..end];
        if entry.contains("\n\n") || !entry.trim_ascii_end().contains("]: ") {
            break;
        }
        end = start - "  ".len();
    }
    if end < text.len() {
        let start = text[..end].trim_ascii_end().len();
        edits.delete(Span::new(start, text.len()), &ABBREVIATION, Confidence::Likely);
    }
}
