//! Heading marks.

use std::cell::LazyCell;

use crate::document::{BEFORE_BLOCKS, Classes, Document, ZoneKinds, is_item_mark};
use crate::edit::{Edits, Span};
use crate::pass::boilerplate::is_told_of;
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::near;

mod cell;
mod words;

use words::{are_titles, is_glossed, is_number, is_title, is_told, label};

const MARKS: Rule = Rule::new("heading/marks", Presets::PLAIN, "`#` marks of a heading")
    .fires("## What happened\n\nThe port closed.", "What happened\n\nThe port closed.")
    .spares("# of items: 3\n#1 fan");

const UNDERLINE: Rule =
    Rule::new("heading/underline", Presets::PLAIN, "Line of `=` or `-` that makes the line above a heading")
        .fires("News\n====\n\nThe **port** closed.", "News\n\nThe port closed.")
        .spares("News\n====\n\nThe port closed.");

const EMPTY: Rule = Rule::new("heading/empty", Presets::TEXT, "Heading without words")
    .fires("The port closed.\n\n###\n\nIt opened again.", "The port closed.\n\nIt opened again.")
    .spares("| # | Name |\n|---|------|\n| 1 | Ada |");

static RULES: [Rule; 3] = [MARKS, UNDERLINE, EMPTY];

#[derive(Debug)]
pub(super) struct Headings;

impl Pass for Headings {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        // Underlines of dashes have no class; a document with nothing of these is not Markdown.
        Classes::HASH | Classes::EQUALS | Classes::STAR | Classes::BRACKET
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let bytes = text.as_bytes();
        underlines(document, edits);
        let head = document.zones().iter().next().filter(|zone| zone.kind == ZoneKinds::FRONT_MATTER);
        let head = head.map_or(0, |zone| zone.span.end);
        let first = text.len() - text[head..].trim_ascii_start().len();
        let are_titles = LazyCell::new(|| are_titles(document));
        let mut done = 0;
        let mut row = cell::Row::default();
        for at in document.each([b'#']) {
            if at < done {
                continue;
            }
            let Some(start) = line_start(text, at) else {
                // Without a table there is nothing to ask.
                if document.classes().intersects(Classes::PIPE)
                    && bytes.get(at + 1) == Some(&b'#')
                    && bytes[at - 1] != b'#'
                {
                    cell::find(document, &mut row, at, edits);
                }
                continue;
            };
            let end = document.lines().span(document.lines().at(at)).end;
            done = end;
            if is_in_comment(bytes, start, end) {
                continue;
            }
            let content_start = at + marks_length(&text[at..end]);
            let content = text[content_start..end].trim_ascii_end();
            // Marks of an icon are no words: `### ****`.
            let of_icon = content_start > at + 2 && matches!(content, "****" | "** **" | "__" | "_ _");
            // `### ###` has marks on both sides of nothing.
            let of_marks = content.bytes().all(|b| b == b'#')
                && (text[at..end].trim_ascii_end().len() <= 6 || content_start > at + 2 && content.len() <= 6);
            if of_icon || of_marks {
                let line = document.lines().at(at);
                // A lone `#` between paragraphs parts scenes.
                let parts_scenes = end - at < 2 && start > first;
                if document.is_markdown() && is_apart(document, line) || !parts_scenes && document.are_apart(line, line)
                {
                    edits.delete(document.block(line, line), &EMPTY, Confidence::Certain);
                }
                continue;
            }
            // `# =====` is a comment drawn as a rule.
            // `# of items` counts them.
            if content_start == at || !content.contains(char::is_alphanumeric) || text[at..].starts_with("# of ") {
                continue;
            }
            if is_told(content) || !document.is_markdown() && is_number(content) {
                continue;
            }
            let heading = document.is_markdown() || (start <= first && is_title(text, content, end)) || *are_titles;
            if !heading {
                continue;
            }
            if needs_marks(document, Span::new(content_start, content_start + content.len()), end) {
                continue;
            }
            edits.delete(Span::new(at, content_start), &MARKS, Confidence::Certain);
            let kept = content.trim_end_matches('#');
            if kept.len() < content.len() && kept.ends_with(' ') {
                let tail = content_start + kept.trim_ascii_end().len();
                edits.delete(Span::new(tail, content_start + content.len()), &MARKS, Confidence::Certain);
            }
        }
    }
}

/// Whether a blank line or an end of the text stands beside the line. Between two lines of a script, marks begin a comment.
fn is_apart(document: &Document<'_>, line: usize) -> bool {
    let lines = document.lines();
    let blank = |line: usize| line >= lines.len() || lines.is_blank(document.text(), line);
    line == 0 || blank(line - 1) || blank(line + 1)
}

/// Whether a heading, whose line ends at `end`, would be something else without its marks.
pub(super) fn needs_marks(document: &Document<'_>, content: Span, end: usize) -> bool {
    let text = document.text();
    // One paragraph with the code behind it.
    if document.zones().at(end + 1, ZoneKinds::CODE).is_some()
        && text.as_bytes().get(end + 1).is_some_and(u8::is_ascii_whitespace)
    {
        return true;
    }
    // A label of the page rather than the name of a chapter.
    let below = || text[end..].trim_ascii_start().lines().next().unwrap_or_default();
    label(document, content).is_some_and(|class| is_told_of(class, below()) || is_glossed(below()))
}

/// Underlines of headings: three marks or more, below one line of words between blank lines.
fn underlines(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let lines = document.lines();
    for (above, end) in document.each([b'\n']).enumerate() {
        // As most lines show by their first byte.
        if !matches!(text.as_bytes().get(end + 1), Some(b'=' | b'-')) {
            continue;
        }
        let line = above + 1;
        let span = lines.span(line);
        let marks = document.slice(span);
        if !marks.starts_with("===") && !marks.starts_with("---") {
            continue;
        }
        let marks = marks.trim_ascii_end().as_bytes();
        if marks.iter().any(|mark| *mark != marks[0]) {
            continue;
        }
        let title = document.line(line - 1).trim_ascii();
        let alone = document.are_apart(line - 1, line);
        // `Tides {#tides}`
        let end = lines.span(line - 1).start + document.line(line - 1).trim_ascii_end().len();
        let has_attributes = || document.attributes().binary_search_by_key(&end, |span| span.end).is_ok();
        if alone && title.contains(char::is_alphanumeric) && (document.is_markdown() || has_attributes()) {
            edits.delete(Span::new(lines.span(line - 1).end, span.end), &UNDERLINE, Confidence::Certain);
        }
    }
}

/// Length of the marks at the start of a heading, with the blanks behind them; more than one set if it was converted twice.
fn marks_length(line: &str) -> usize {
    let mut rest = line;
    loop {
        let level = rest.bytes().take_while(|b| *b == b'#').count();
        let content = rest[level..].trim_ascii_start();
        if !(1..=6).contains(&level) || content.len() == rest.len() - level {
            return line.len() - rest.len();
        }
        rest = content;
    }
}

/// Whether the line before or behind begins with `#` as well: together they are a comment in a script or a configuration.
fn is_in_comment(bytes: &[u8], start: usize, end: usize) -> bool {
    let level = |line: &[u8]| line.iter().skip_while(|b| **b == b' ').take_while(|b| **b == b'#').count();
    let own = level(&bytes[start..]);
    let before = bytes[..start].strip_suffix(b"\n").unwrap_or_default();
    let before = memchr::memrchr(b'\n', before).map_or(before, |newline| &before[newline + 1..]);
    // `## Disks` above `# Two of them` is no heading above a higher one.
    let is_next = |next: &[u8]| (1..=own).contains(&level(next));
    own > 0 && (level(before) >= own || bytes.get(end + 1..).is_some_and(is_next))
}

/// The start of the line, if there is nothing before `at` but a little indentation, quote marks and, before a heading of a lower
/// level, the mark of a list item.
fn line_start(text: &str, at: usize) -> Option<usize> {
    /// Attack: one line of blanks and `#`. Pages set their elements in by less.
    const MAX: usize = 64;
    let before = near::line_before(&text[..at], MAX);
    let start = at - before.len();
    let mark = before.trim_start_matches(BEFORE_BLOCKS);
    let is_item = || {
        // `- ## starts a heading` tells of it.
        let level = text[at..].bytes().take(MAX).take_while(|b| *b == b'#').count();
        let is_told = text[at + level..].trim_ascii_start().starts_with(|c: char| c.is_ascii_lowercase());
        level >= 2 && mark.ends_with(BEFORE_BLOCKS) && is_item_mark(mark.trim_end_matches(BEFORE_BLOCKS)) && !is_told
    };
    ((start == 0 || text[..start].ends_with('\n')) && (mark.is_empty() || is_item())).then_some(start)
}
