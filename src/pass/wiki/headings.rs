//! Headings of wiki source text.

use std::borrow::Cow;

use super::{HEADING, HEADING_LEVEL, is_closed};
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::pass::heading::needs_marks;
use crate::rule::Confidence;

/// `== X ==` on a line of its own. Returns whether there were any.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) -> bool {
    const LEVELS: [&str; 5] = ["", "", "##", "###", "####"];
    let text = document.text();
    let mut found = false;
    // A converter may have escaped the first mark.
    let is_start = |at: &usize| {
        text[..*at].strip_suffix('\\').unwrap_or(&text[..*at]).ends_with('\n')
            || *at <= usize::from(text.starts_with('\\'))
    };
    for at in document.each_mark("==").filter(is_start) {
        let whole = document.lines().span(document.lines().at(at));
        let line = Span::new(at, whole.end);
        let content = text[line.range()].trim_end();
        let level = content.bytes().take_while(|b| *b == b'=').count();
        let closing = content.bytes().rev().take_while(|b| *b == b'=').count();
        if !(2..=4).contains(&level)
            || closing != level
            || content.len() <= 2 * level
            || is_closed(document, line.start)
        {
            continue;
        }
        let inner = &content[level..content.len() - level];
        let title = inner.trim();
        // Four marks with blanks also underline the titles of plain text.
        // `==> quay.log <==` is how `tail` names a file.
        if title.is_empty()
            || title.starts_with('>')
            || title.contains("==")
            || !title.chars().any(char::is_alphabetic)
            || level == 4 && !found
        {
            continue;
        }
        found = true;
        let start = line.start + level + inner.len() - inner.trim_start().len();
        let end = start + title.len();
        let (open, close) = (Span::new(whole.start, start), Span::new(end, line.start + content.len()));
        if !needs_marks(document, Span::new(start, end), whole.end) {
            edits.delete_together([open, close], &HEADING, Confidence::Certain);
        }
        let marks = Cow::Owned(format!("{} ", LEVELS[level]));
        edits.together([(open, marks), (close, Cow::Borrowed(""))], &HEADING_LEVEL, Confidence::Likely);
    }
    found
}
