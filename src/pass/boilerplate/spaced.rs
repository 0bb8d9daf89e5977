//! Texts without blank lines in which each line is a paragraph, as extractors of text write pages: they are read with a blank
//! line between their paragraphs, so that all else knows one kind of text.

use super::list::is_entry;
use super::margin::{breaks_off, goes_on, is_wide, is_wrapped};
use super::marks::{ENDS, item, visible_start};
use super::phrases::phrases;
use crate::document::Document;
use crate::edit::Span;

/// The text as it is read.
pub(super) struct Spaced {
    pub(super) text: String,
    /// Where the line ends stand that were put in.
    added: Vec<usize>,
}

impl Spaced {
    /// None where blank lines part paragraphs, or where a margin breaks them.
    pub(super) fn of(document: &Document<'_>) -> Option<Self> {
        let lines = document.lines();
        if !are_paragraphs(document) {
            return None;
        }
        let mut spaced = Self { text: String::with_capacity(document.text().len() + lines.len()), added: Vec::new() };
        let mut is_list = false;
        for line in 0..lines.len() {
            spaced.text.push_str(document.slice(lines.whole(line)));
            let Some(next) = (line + 1 < lines.len()).then(|| document.line(line + 1)) else { break };
            is_list = (is_list || introduces(document.line(line))) && is_entry(next.trim());
            if !is_list && !runs_on(document, line) && !go_together(document.line(line), next) {
                spaced.added.push(spaced.text.len());
                spaced.text.push('\n');
            }
        }
        Some(spaced)
    }

    /// Where a span of the text as it is read stands in the text itself.
    pub(super) fn own(&self, span: Span) -> Span {
        let own = |at: usize| at - self.added.partition_point(|added| *added < at);
        Span::new(own(span.start), own(span.end))
    }
}

/// Whether some lines are sentences longer than a margin lets them be, most long ones end as sentences do, and no line is blank.
/// Elements of the page may have broken them, a margin not.
pub(in crate::pass) fn are_paragraphs(document: &Document<'_>) -> bool {
    /// Bytes of a line that no margin broke, and of one that it may have broken.
    const LONG: usize = 120;
    const WIDE: usize = 80;
    const ENOUGH: usize = 2;
    let (text, lines) = (document.text(), document.lines());
    let (mut long, mut wide, mut whole, mut broken, mut length) = (0, 0, 0, 0, 0);
    for line in 0..=lines.at(text.trim_end().len()) {
        if document.is_blank(line) {
            return false;
        }
        length += lines.span(line).len();
        if runs_on(document, line) {
            broken += usize::from(is_wrapped(document.line(line)) && is_wide(document.line(line + 1)));
            continue;
        }
        let words = document.line(line).trim_end();
        let ends = words.ends_with(ENDS) || words.ends_with(')');
        wide += usize::from(length >= WIDE);
        whole += usize::from(length >= WIDE && ends);
        long += usize::from(length >= LONG && ends);
        length = 0;
    }
    let has_fences = || text.contains("```") || text.contains("~~~");
    long >= ENOUGH && whole * 3 >= wide * 2 && broken * 4 <= wide && !has_fences()
}

/// `Every page has the same parts:`, above their names.
fn introduces(line: &str) -> bool {
    /// Bytes of a sentence; labels are shorter.
    const ENOUGH: usize = 24;
    let line = line.trim_end();
    line.len() >= ENOUGH && line.ends_with([':', '：']) && !phrases().begins(visible_start(line))
}

/// Whether the sentence of a line goes on below it, where an element of the page begins or ends: `we met`, `Ada Pear`,
/// `, who sells boots.`
fn runs_on(document: &Document<'_>, line: usize) -> bool {
    let goes_on = |line: usize| {
        line < document.lines().len() && {
            let words = document.line(line);
            goes_on(words) || words.strip_prefix('(').is_some_and(goes_on)
        }
    };
    goes_on(line + 1) || goes_on(line + 2) && breaks_off(document.line(line).trim_end())
}

/// Whether two lines are of one block of Markdown: a list, a table, a quotation, what is set in; a heading and its underline.
fn go_together(line: &str, next: &str) -> bool {
    let mark = |line: &str| match line.as_bytes().first()? {
        first @ (b'|' | b'>') => Some(*first),
        _ => item(line).map(|_| b'-'),
    };
    let is_underline = !next.is_empty() && next.bytes().all(|byte| matches!(byte, b'=' | b'-' | b' ' | b'\r'));
    let is_set_in = next.starts_with([' ', '\t']) && !next.trim_ascii().is_empty();
    // `-- Ada`, who said it.
    let is_signed = next.starts_with("-- ");
    is_underline || is_set_in || is_signed || mark(line).is_some_and(|own| mark(next) == Some(own))
}
