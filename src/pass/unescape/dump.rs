//! A whole text that is one string of JSON: every escape in it is one, whatever else it looks like.

use std::borrow::Cow;

use super::DUMP;
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::entity::is_page;
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Rule};
use crate::text::bytes::hex;

/// Reads the string. No part of the text is code that escapes may belong to, for the string holds that too.
#[derive(Debug)]
pub(in crate::pass) struct Dump;

impl Pass for Dump {
    fn rules(&self) -> &'static [Rule] {
        &[DUMP]
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::BACKSLASH
    }

    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let whole = text.trim_ascii_end();
        // A string has no line ends, and a page that was escaped has its own.
        if memchr::memchr(b'\n', whole.as_bytes()).is_some() || is_page(document) {
            return;
        }
        let quoted = whole.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let inside = Span::new(usize::from(quoted.is_some()), whole.len() - usize::from(quoted.is_some()));
        let Some(escapes) = read(&text[..inside.end], inside.start).filter(|escapes| parts_lines(text, escapes)) else {
            return;
        };
        let quotes = quoted.map(|_| [Span::new(0, 1), Span::new(inside.end, whole.len())]);
        let quotes = quotes.into_iter().flatten().map(|span| (span, Cow::Borrowed("")));
        let parts = escapes.into_iter().map(|(span, c)| (span, Cow::Owned(c.to_string())));
        edits.together(quotes.chain(parts), &DUMP, Confidence::Certain);
    }
}

/// The escapes from `start` to the end of the text, and what they stand for; nothing where a backslash or a quote is none of a
/// string.
fn read(text: &str, start: usize) -> Option<Vec<(Span, char)>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut done = start;
    for at in memchr::memchr2_iter(b'\\', b'"', bytes).skip_while(|at| *at < start) {
        if at < done {
            continue;
        }
        if bytes[at] == b'"' {
            return None;
        }
        let (length, c) = match bytes.get(at + 1)? {
            b'n' => (2, '\n'),
            b't' => (2, '\t'),
            b'r' => (2, '\r'),
            b'b' => (2, '\u{8}'),
            b'f' => (2, '\u{c}'),
            sign @ (b'"' | b'\\' | b'/') => (2, char::from(*sign)),
            b'u' => {
                let first = unit(bytes, at)?;
                match char::from_u32(first) {
                    Some(c) => (6, c),
                    // Two halves of a pair.
                    None => {
                        let second = unit(bytes, at + 6)?;
                        (12, char::decode_utf16([first as u16, second as u16]).next()?.ok()?)
                    }
                }
            }
            _ => return None,
        };
        done = at + length;
        found.push((Span::new(at, done), c));
    }
    (done <= text.len()).then_some(found)
}

/// The number behind `\u` at `at`.
fn unit(bytes: &[u8], at: usize) -> Option<u32> {
    hex(bytes.get(at..at + 6)?.strip_prefix(b"\\u")?)
}

/// Whether the escapes are those of text: line ends right behind the ends of sentences or of paragraphs. Formulas of one line,
/// names of files and patterns have escapes that look alike, but hardly any of these.
fn parts_lines(text: &str, escapes: &[(Span, char)]) -> bool {
    /// One may be chance.
    const ENOUGH: usize = 2;
    /// So many parts of about the length of a line are lines.
    const LINES: usize = 5;
    const LINE: usize = 30;
    let is_line_end = |(span, c): &&(Span, char)| *c == '\n' && !text[..span.start].ends_with(char::is_whitespace);
    let lines = escapes.iter().filter(is_line_end).count();
    if lines >= LINES && text.len() >= LINE * lines {
        return true;
    }
    let ends = |run: &[(Span, char)]| {
        let (first, last) = (run[0].0, run[run.len() - 1].0);
        let before = text[..first.start].chars().next_back();
        let is_stop = before.is_some_and(|c| ".!?:;,)\"”’»…。！？".contains(c));
        run[0].1 == '\n'
            && before.is_some_and(|c| !c.is_whitespace())
            && (run.len() > 1 && run[1].1 == '\n' || is_stop && !text[last.end..].starts_with(char::is_lowercase))
    };
    escapes.chunk_by(|a, b| a.0.end == b.0.start).filter(|run| ends(run)).take(ENOUGH).count() == ENOUGH
}
