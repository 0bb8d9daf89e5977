//! Paragraphs that a margin broke: where they end, and what their last line may hold.

use super::around::{is_block, is_wide, is_wrapped};
use super::phrases::phrases;
use super::visible::Visible;
use crate::document::Document;
use crate::edit::Span;

/// Whether a line without a label or brackets is the end of a paragraph that a margin broke: it may hold the last words of a
/// sentence, or half of a name.
pub(super) fn ends_paragraph(document: &Document<'_>, span: Span, visible: &Visible) -> bool {
    let lines = document.lines();
    let line = lines.at(span.start);
    let get = |line: usize| document.slice(lines.span(line)).trim();
    let bare = visible.first.is_alphanumeric() && phrases().label(&visible.key).is_none();
    bare && line >= 2 && is_wrapped(get(line - 1)) && !is_block(get(line - 1)) && is_wide(get(line - 2))
}

/// The line that ends with the link, broken more than once, and with the sentence around it.
pub(super) fn torn_end(document: &Document<'_>, first: usize) -> Option<usize> {
    /// Attack: an endless address. Converters that break lines at a margin break no link more often.
    const MAX: usize = 5;
    let lines = document.lines();
    let get = |line: usize| document.slice(lines.span(line)).trim();
    let last = (first + 1..lines.len()).take(MAX).find(|line| get(*line).is_empty() || get(*line).contains(')'))?;
    let (address, behind) = get(last).rsplit_once(')')?;
    let whole = (first + 1..=last).any(|line| get(line).contains("](")) && !address.contains(['[', ' ']);
    let ends = last + 1 == lines.len() || get(last + 1).is_empty();
    (whole && ends && behind.trim_start_matches(['.', '!', '*', '_', ' ']).is_empty()).then_some(last)
}

/// Three sentences or more.
pub(super) fn has_sentences(line: &str) -> bool {
    let parts = line.match_indices(". ").filter(|(at, mark)| {
        let word = line[..*at].rsplit(' ').next().unwrap_or_default();
        word.chars().nth(2).is_some() && line[at + mark.len()..].starts_with(char::is_uppercase)
    });
    parts.take(2).count() == 2
}
