//! Numbers before the words of links: `the [12]ferry`.

use std::collections::HashSet;

use super::list::List;
use super::{LINK_NUMBER, form};
use crate::document::Document;
use crate::edit::{Edits, Span, cut};
use crate::rule::Confidence;

/// The numbers go with the list, if the text has most of them: each once, at the words of a link.
pub(super) fn find(document: &Document<'_>, list: &List, edits: &mut Edits<'_>) {
    /// Longer than any.
    const DIGITS: usize = 6;
    let text = document.text();
    let bytes = text.as_bytes();
    let start = document.lines().span(list.line).start;
    let mut marks: Vec<Span> = Vec::new();
    let mut seen = HashSet::new();
    let (mut latest, mut glued) = (0, 0);
    for open in document.each_in(Span::new(0, start), [b'[']) {
        let digits = bytes[open + 1..].iter().take(DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
        let end = open + 1 + digits + 1;
        if digits == 0 || bytes.get(end - 1) != Some(&b']') {
            continue;
        }
        let number: usize = text[open + 1..end - 1].parse().unwrap_or_default();
        let behind = text[end..].chars().next().unwrap_or('\n');
        // Right behind a number stand the words of its link, which may be a number in brackets as well.
        let is_words = marks.last().is_some_and(|mark| mark.end == open) && !behind.is_alphanumeric();
        // A citation stands behind its words.
        let cites = (behind.is_whitespace() || ".,;:)".contains(behind)) && !starts_line(text, open);
        // But for a link that begins with a blank, whose number is the next.
        if !is_words && (!cites || number == latest + 1) && number <= list.last && seen.insert(number) {
            marks.push(Span::new(open, end));
            latest = number;
            glued += usize::from(!cites);
        }
    }
    if glued == 0 || glued * 2 < list.visible {
        return;
    }
    for mark in marks {
        edits.delete(cut::inline(text, mark), &LINK_NUMBER, Confidence::Likely);
    }
    if let Some(end) = head(document) {
        edits.delete(document.block(0, end), &LINK_NUMBER, Confidence::Likely);
    }
    let end = document.lines().at(text.trim_ascii_end().len() - 1);
    let above = document.written_above(list.line).take_while(|line| form::is_form(document.line(*line)));
    let first = above.last().unwrap_or(list.line);
    edits.delete(document.block(first, end), &LINK_NUMBER, Confidence::Likely);
    form::find(document, first, edits);
}

/// The last of the first lines where they are links of the head of a page, which nobody sees: `#[1]alternate`, `Link: [1]next`.
fn head(document: &Document<'_>) -> Option<usize> {
    let lines = (0..document.lines().len()).map(|line| (line, document.line(line).trim_start()));
    let mut written = lines.skip_while(|(_, line)| line.is_empty());
    let (first, line) = written.next()?;
    let rest = |(_, line): &(usize, &str)| !line.trim_end().is_empty();
    if line.starts_with("#[1]") {
        return Some(written.take_while(rest).last().map_or(first, |(line, _)| line));
    }
    let is_link = |line: &str| line.starts_with("Link: [");
    let more = || written.take_while(|(_, line)| is_link(line)).last().map_or(first, |(line, _)| line);
    is_link(line).then(more)
}

/// Whether nothing stands before it on its line but blanks.
fn starts_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\u{a0}']);
    before.is_empty() || before.ends_with('\n')
}
