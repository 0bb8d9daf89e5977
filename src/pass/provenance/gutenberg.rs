//! What Project Gutenberg puts around a book: a head up to one mark, its licence from another one on.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::near;

const GUTENBERG: Rule = Rule::new(
    "provenance/gutenberg",
    Presets::TEXT,
    "Head and licence that Project Gutenberg puts around a book, up to its marks",
)
.fires(
    "The Project Gutenberg eBook of The Pond\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE POND ***\n\nIt was old.",
    "It was old.",
)
.spares("A line with *** START OF THE PROJECT GUTENBERG EBOOK *** parts the head from the book.");

static RULES: [Rule; 1] = [GUTENBERG];

/// What stands in capitals between stars; the title follows.
const MARKS: [(Side, &str); 4] = [
    (Side::Start, "START OF THE PROJECT GUTENBERG EBOOK"),
    (Side::Start, "START OF THIS PROJECT GUTENBERG EBOOK"),
    (Side::End, "END OF THE PROJECT GUTENBERG EBOOK"),
    (Side::End, "END OF THIS PROJECT GUTENBERG EBOOK"),
];

/// Bytes. Longer than the licence, the longest that stands outside of a book. Attack: a text that only quotes a mark.
const LONGEST: usize = 30_000;

/// Of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

#[derive(Debug)]
pub(in crate::pass) struct Gutenberg;

impl Pass for Gutenberg {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::STAR
    }

    /// Poems are set in, as pages of manuals are.
    fn domain(&self) -> Domain {
        Domain::Any
    }

    /// The licence has addresses of all kinds.
    fn zones(&self) -> ZoneKinds {
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        // Attack: a mark on each line, and as many blank lines below them all.
        let written = text.trim_end().len();
        let mut marks = document.each_mark("***").filter_map(|at| mark(text, at)).peekable();
        let mut begin = 0; // of what may be a head
        while let Some((side, mut span)) = marks.next() {
            if side == Side::Start && is_head(&text[begin..span.start]) {
                span.start = begin;
            } else if side == Side::End {
                span.start = announcement(document, span.start);
                // Where books follow one another, the head of the next one stands behind the licence.
                let next = marks.next_if(|(side, _)| *side == Side::Start).map(|(_, next)| next);
                let end = next.map_or(text.len(), |next| next.start);
                if is_licence(&text[span.end..end.min(written)]) {
                    span.end = next.map_or(text.len(), |next| next.end);
                } else if let Some(next) = next {
                    delete(document, next, edits);
                }
            }
            begin = span.end;
            delete(document, span, edits);
        }
    }
}

/// Deletes the lines of `span`, with the blank ones beside them.
fn delete(document: &Document<'_>, span: Span, edits: &mut Edits<'_>) {
    let lines = document.lines();
    let last = lines.at(span.end.saturating_sub(1).max(span.start));
    edits.delete(document.block(lines.at(span.start), last), &GUTENBERG, Confidence::Certain);
}

/// The mark that begins at `at`, in lines of its own.
fn mark(text: &str, at: usize) -> Option<(Side, Span)> {
    /// Bytes of the title, which may go on in another line.
    const TITLE: usize = 300;
    if at > 0 && !text[..at].ends_with('\n') {
        return None;
    }
    let rest = text[at..].trim_start_matches('*').trim_start_matches(' ');
    let is_one = |words: &str| rest.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    let (side, words) = MARKS.iter().find(|(_, words)| is_one(words))?;
    let title = near::behind(&rest[words.len()..], TITLE);
    let stars = title.find("***").filter(|stars| !title[..*stars].contains("\n\n"))?;
    let behind = rest[words.len() + stars..].trim_start_matches('*');
    let line = behind.find('\n').map_or(behind, |end| &behind[..end]);
    line.trim().is_empty().then(|| (*side, Span::new(at, text.len() - behind.len())))
}

/// Where the line begins that older files have above the mark, `End of the Project Gutenberg EBook of …`; else the mark.
fn announcement(document: &Document<'_>, mark: usize) -> usize {
    const STARTS: [&str; 2] = ["End of the Project Gutenberg", "End of Project Gutenberg"];
    let lines = document.lines();
    let is_one = |line: &usize| STARTS.iter().any(|start| document.line(*line).starts_with(start));
    // The title may go on in a second line.
    let above = document.written_above(lines.at(mark)).take(2);
    above.filter(is_one).last().map_or(mark, |line| lines.span(line).start)
}

/// `The Project Gutenberg eBook of …`, terms, title, author, producers; or nothing.
fn is_head(text: &str) -> bool {
    /// Bytes in which the library is named.
    const NAMED: usize = 600;
    text.trim().is_empty() || text.len() <= LONGEST && names_library(near::behind(text.trim_start(), NAMED))
}

/// Terms that begin and end with words of the library; cut off, their beginning.
fn is_licence(text: &str) -> bool {
    const STARTS: [&str; 2] = ["Updated editions will replace the previous one", "***** This file should be named"];
    /// Bytes in which the library is named.
    const NAMED: usize = 1500;
    let text = text.trim();
    let begins = STARTS.iter().any(|start| text.starts_with(start)) || names_library(near::behind(text, NAMED));
    let ends = text.len() <= NAMED || names_library(&text[text.ceil_char_boundary(text.len() - NAMED)..]);
    text.is_empty() || text.len() <= LONGEST && begins && ends
}

fn names_library(text: &str) -> bool {
    ["Project Gutenberg", "PROJECT GUTENBERG", "gutenberg.org", "gutenberg.net"].iter().any(|name| text.contains(name))
}
