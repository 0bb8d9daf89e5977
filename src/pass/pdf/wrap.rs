//! Paragraphs that were wrapped at one width.

use super::WRAP;
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

pub(super) const WRAPPED: &str = "The ferry between the two islands was out of service\nfor most of the winter, because its engine had to be\nsent back to the shipyard on the mainland.";
pub(super) const UNWRAPPED: &str = "The ferry between the two islands was out of service for most of the winter, because its engine had to be sent back to the shipyard on the mainland.";

/// Columns between which text is wrapped.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let paragraphs = paragraphs(document);
    // A paragraph of two lines is taken on the word of a longer one.
    let Some(width) =
        paragraphs.iter().filter(|lines| lines.len() > 2).filter_map(|lines| own_width(document, lines)).max()
    else {
        return;
    };
    for lines in paragraphs {
        if !is_filled(document, &lines, width) {
            continue;
        }
        for pair in lines.windows(2) {
            let next = document.slice(pair[1]);
            let end = pair[1].start + next.len() - next.trim_start().len();
            let start = pair[0].start + document.slice(pair[0]).trim_end().len();
            edits.replace(Span::new(start, end), " ", &WRAP, Confidence::Likely);
        }
    }
}

/// The runs of lines that could be paragraphs of prose.
fn paragraphs(document: &Document<'_>) -> Vec<Vec<Span>> {
    let mut all = vec![Vec::new()];
    for line in document.lines().iter() {
        match document.slice(line) {
            text if is_prose(text) => all.last_mut().into_iter().for_each(|lines: &mut Vec<Span>| lines.push(line)),
            _ => all.push(Vec::new()),
        }
    }
    all.retain(|lines| lines.len() > 1);
    all
}

/// No blank line, list item, quotation, table, heading, code or hard break.
fn is_prose(line: &str) -> bool {
    let text = line.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_item = rest.len() < text.len() && rest.starts_with(['.', ')']);
    let is_marked = text.starts_with(['-', '*', '+', '>', '|', '#', '•', '=', '`', '~', ':', '[', '\t']);
    let is_set = line.len() - text.len() > 3 || text.contains("   ");
    let breaks = line.ends_with("  ") || line.ends_with('\\');
    !(text.is_empty() || is_item || is_marked || is_set || breaks)
}

fn columns(document: &Document<'_>, line: Span) -> usize {
    document.slice(line).trim_end().chars().count()
}

/// The width at which the paragraph was filled, if it was.
fn own_width(document: &Document<'_>, lines: &[Span]) -> Option<usize> {
    let width = lines.iter().map(|line| columns(document, *line)).max()?;
    (WIDTHS.contains(&width) && is_filled(document, lines, width)).then_some(width)
}

/// Whether no line had room for the first word of the next, and the next lines go on in small letters more often than verse does.
fn is_filled(document: &Document<'_>, lines: &[Span], width: usize) -> bool {
    let full = lines.windows(2).all(|pair| {
        let word = document.slice(pair[1]).split_whitespace().next().map_or(0, |word| word.chars().count());
        let columns = columns(document, pair[0]);
        columns <= width && columns + 1 + word > width
    });
    let small =
        lines[1..].iter().filter(|line| document.slice(**line).trim_start().starts_with(char::is_lowercase)).count();
    full && lines.last().is_some_and(|line| columns(document, *line) <= width) && small * 2 >= lines.len() - 1
}
