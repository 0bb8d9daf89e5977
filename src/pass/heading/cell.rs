//! Headings in the cells of tables, where Markdown has none: `| ###### Arts | ###### Travel |`.

use super::MARKS;
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// The heading whose marks begin at `at`, if it begins a cell of a row, or stands glued to the words of a cell in a row where
/// another begins one.
pub(super) fn find(document: &Document<'_>, row: &mut Row, at: usize, edits: &mut Edits<'_>) {
    /// Marks of the highest level are as often numbers.
    const LEVELS: std::ops::RangeInclusive<usize> = 2..=6;
    let text = document.text();
    let level = text.as_bytes()[at..].iter().take(LEVELS.end() + 1).take_while(|b| **b == b'#').count();
    let is_heading = LEVELS.contains(&level) && text[at + level..].starts_with(' ');
    if !is_heading || !row.is_at(document, at) || !document.is_markdown() {
        return;
    }
    let end = at + level + 1;
    let before = text[..at].trim_end_matches(' ');
    if before.ends_with('|') {
        row.has_heading = true;
        edits.delete(Span::new(at, end), &MARKS, Confidence::Certain);
    } else if row.has_heading && before.len() == at {
        edits.replace(Span::new(at, end), " ", &MARKS, Confidence::Certain);
    }
}

/// The row that was looked at last.
#[derive(Default)]
pub(super) struct Row {
    end: usize,
    is_row: bool,
    has_heading: bool,
}

impl Row {
    fn is_at(&mut self, document: &Document<'_>, at: usize) -> bool {
        if at >= self.end {
            let line = document.lines().at(at);
            let row = document.line(line).trim();
            let is_row = row.len() > 2 && row.starts_with('|') && row.ends_with('|');
            *self = Self { end: document.lines().span(line).end, is_row, has_heading: false };
        }
        self.is_row
    }
}
