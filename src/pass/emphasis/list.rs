//! Stars that begin items, not emphasis: outlines, and lists in the source of a wiki.

use crate::document::Document;
use crate::edit::Span;

/// `** Fixed a bug`: a heading of an outline, as is one of the lines near it.
pub(super) fn is_outline(document: &Document<'_>, run: Span) -> bool {
    /// Attack: an outline of thousands of headings. Lines.
    const REACH: usize = 12;
    let is_heading = |line: &str| {
        let title = line.strip_prefix("**").map(|rest| rest.trim_start_matches('*'));
        title.is_some_and(|title| {
            title.starts_with(' ') && !title.trim_end().is_empty() && !title.trim_end().ends_with('*')
        })
    };
    let line = document.lines().at(run.start);
    let near = || document.written_above(line).take(REACH).chain(document.written_below(line).take(REACH));
    document.lines().span(line).start == run.start
        && is_heading(document.line(line))
        && near().any(|line| is_heading(document.line(line)))
}

/// `*Mills` above `**[[Old mill]]`: one of three items or more that stand one below the other, none with a mark that closes.
pub(super) fn is_item(document: &Document<'_>, run: Span) -> bool {
    const ROW: usize = 3;
    let is_item = |line: &usize| {
        let line = document.line(*line);
        let words = line.trim_start_matches('*');
        words.len() < line.len() && !words.starts_with(char::is_whitespace) && !words.is_empty() && !words.contains('*')
    };
    let before = &document.text()[..run.start];
    if !(before.is_empty() || before.ends_with('\n')) {
        return false;
    }
    let line = document.lines().at(run.start);
    let above = (0..line).rev().take(ROW).take_while(is_item).count();
    let below = (line..document.lines().len()).take(ROW).take_while(is_item).count();
    below > 0 && above + below >= ROW
}
