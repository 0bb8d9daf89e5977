//! Heading marks.

use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const MARKS: Rule = Rule::new("heading/marks", Presets::PLAIN, "`#` marks of a heading")
    .fires("## What happened\n\nThe port closed.", "What happened\n\nThe port closed.")
    .spares("# of items: 3\n#1 fan");

static RULES: [Rule; 1] = [MARKS];

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
        Classes::HASH
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let bytes = text.as_bytes();
        let mut done = 0;
        for at in memchr::memchr_iter(b'#', bytes) {
            if at < done {
                continue;
            }
            let Some(start) = line_start(bytes, at) else {
                continue;
            };
            let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
            done = end;
            let content_start = at + marks_length(&text[at..end]);
            let content = text[content_start..end].trim_ascii_end();
            if content_start == at || content.is_empty() {
                continue;
            }
            if !document.is_markdown() && !is_title(text, start, end) {
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

/// The start of the line, if there is nothing before `at` but a little indentation and quote marks.
fn line_start(bytes: &[u8], at: usize) -> Option<usize> {
    /// Attack: one line of blanks and `#`. Deeper quotes than this are no headings.
    const MAX: usize = 12;
    let before = &bytes[at.saturating_sub(MAX)..at];
    let indent = before.iter().rev().take_while(|b| matches!(b, b' ' | b'>')).count();
    let start = at - indent;
    (start == 0 || bytes[start - 1] == b'\n').then_some(start)
}

/// The first line of the text, with nothing or a blank line behind it. Farther down, a line behind `# ` may be a command or a
/// comment.
fn is_title(text: &str, start: usize, end: usize) -> bool {
    let after = &text[end..];
    text[..start].trim_ascii().is_empty() && (after.trim_ascii().is_empty() || after.starts_with("\n\n"))
}
