//! A sample of the lines of a document, and what it says of the whole.

use super::dense::{LONG, is_dense};
use super::line::{self, Weight};
use super::{FEW_LINKS, LINKED_LINES, SAMPLE_BYTES, SAMPLE_LINES, has_links, markup};
use crate::document::code::{is_code_line, is_div, is_target};
use crate::document::picture::{MAX_WIDTH, is_drawn};
use crate::document::{Classes, Document};

/// Of all lines that are not blank, the share in per cent of lines of code that makes a document verbatim: unmistakable ones alone,
/// or together with ones that prose can hold too.
const CODE_SHARES: [(usize, usize); 2] = [(20, 50), (10, 60)];

/// The share of weak signs alone.
const WEAK_SHARE: usize = 80;

/// The share of indented lines that makes a page laid out by hand, such as a printed manual.
const INDENTED_SHARE: usize = 60;

/// The share of lines drawn with punctuation that makes a picture.
const ART_SHARE: usize = 40;

/// How many lines of which kind.
#[derive(Default)]
pub(super) struct Lines {
    /// With a link of Markdown, at the start of the line or as an item.
    pub(super) linked: usize,
    all: usize,
    strong: usize,
    weak: usize,
    indented: usize,
    /// As far in as a listing of Markdown, with how many of them are strong and weak.
    inset: [usize; 3],
    art: usize,
    bytes: usize,
    dense_bytes: usize,
    /// Minified lines, and halves of links around blocks, but for those set in.
    dense: usize,
    halves: usize,
    /// One may be of another light markup.
    foreign: bool,
    in_comment: bool,
}

/// A line of the sample.
struct Line<'t> {
    /// Its start, of an endless one.
    text: &'t str,
    /// Of the whole.
    length: usize,
    is_linked: bool,
    is_code: bool,
}

impl Lines {
    /// Reads a sample of lines from the line `first` on; nothing where one of them is of another light markup.
    pub(super) fn read(document: &Document<'_>, first: usize) -> Option<Self> {
        let text = document.text();
        let mut lines = Self::default();
        let mut code = document.code_lines().iter().peekable();
        let mut brackets = document.each([b']']).peekable();
        let all = document.lines();
        let has_backticks = document.classes().intersects(Classes::BACKTICK);
        let is_written = |number: &usize| !all.is_blank(text, *number);
        let mut written = (first..all.len()).filter(is_written).take(SAMPLE_LINES).peekable();
        let (mut in_fence, mut has_fences) = (false, false);
        let has_listings = LISTINGS.iter().any(|(open, _)| document.each_mark(open).next().is_some());
        let mut listing: Option<&(&str, &str)> = None;
        while let Some(number) = written.next() {
            let span = all.span(number);
            let line = document.slice(span);
            let line = line[..line.floor_char_boundary(SAMPLE_BYTES)].trim_ascii_end();
            // What stands in a fence of Markdown says nothing of the text around it.
            if line.trim_ascii_start().starts_with("```") && (in_fence || is_fence_closed(line, &text[span.end..])) {
                in_fence = !in_fence;
                has_fences = true;
                continue;
            }
            if has_listings && listing.is_none() {
                listing = LISTINGS.iter().find(|(open, close)| {
                    line.contains(open) && !line.contains(close) && is_closed(&text[span.end..], close.as_bytes())
                });
            }
            if let Some((_, close)) = listing {
                listing = listing.filter(|_| !line.contains(close));
                continue;
            }
            // Nor does a table of HTML below it.
            let is_tag = || has_fences && line.ends_with('>') && line.trim_ascii_start().starts_with('<');
            if in_fence || is_div(line) || is_tag() {
                continue;
            }
            while code.next_if(|code| **code < number).is_some() {}
            while brackets.next_if(|at| *at < span.start).is_some() {}
            let end = span.start + line.len();
            let is_linked = std::iter::from_fn(|| brackets.next_if(|at| *at < end)).any(|at| {
                let behind = &text[at + 1..end];
                behind.strip_prefix('(').is_some_and(|target| is_target(target.as_bytes()))
            });
            // Of an endless line the start tells.
            let is_code = code.peek() == Some(&&number) || span.len() > SAMPLE_BYTES && is_code_line(line, true);
            if !is_code && !has_backticks && is_of_words(line) && !lines.in_comment {
                lines.count_words(span.len(), is_linked);
                continue;
            }
            let next = written.peek().map_or("", |next| document.slice(all.span(*next)));
            // A listing of a converted page shows what it likes; so end names that a margin broke, `Finance::`.
            let is_foreign = markup::is_foreign(line, next);
            if is_foreign && is_inset(line) || markup::announces_literal(line, next) {
                lines.foreign = true;
            } else if is_foreign
                || has_backticks && markup::has_foreign_code(line) && !has_links(document, FEW_LINKS)
                || number > 1 && is_overlined(document, number, line)
            {
                return None;
            }
            lines.count(Line { text: line, length: span.len(), is_linked, is_code });
        }
        (!lines.foreign || lines.linked >= LINKED_LINES).then_some(lines)
    }

    /// A line that says nothing, but for its link.
    fn count_words(&mut self, length: usize, is_linked: bool) {
        self.all += 1;
        self.bytes += length;
        self.linked += usize::from(is_linked);
    }

    fn count(&mut self, Line { text: line, length, is_linked, is_code }: Line<'_>) {
        self.all += 1;
        self.bytes += length;
        let is_dense = is_dense(line.trim_ascii());
        if is_dense {
            self.dense_bytes += length;
        }
        // Links stand in comments of code and in values of data, too.
        let is_other = || is_code || is_dense || line.trim_ascii_start().starts_with(['{', '"', '/']);
        if is_linked && !is_other() {
            self.linked += 1;
        } else if line.starts_with("   ") || line.starts_with('\t') {
            self.indented += 1;
        }
        if is_drawn(line) {
            self.art += 1;
        }
        let weight = line::weigh(line, is_code || is_dense, &mut self.in_comment);
        match weight {
            Weight::Strong => self.strong += 1,
            Weight::Weak => self.weak += 1,
            Weight::None => {}
        }
        if is_inset(line) {
            self.inset[0] += 1;
            match weight {
                Weight::Strong => self.inset[1] += 1,
                Weight::Weak => self.inset[2] += 1,
                Weight::None => {}
            }
        } else {
            self.dense += usize::from(is_dense);
            self.halves += usize::from(weight == Weight::Weak && is_half_link(line));
        }
    }

    /// In a page with links, what is set in is a listing, and a minified line a script that came with the page: they say nothing
    /// of the text around them.
    pub(super) fn without_listings(mut self) -> Self {
        if self.linked >= LINKED_LINES {
            let [all, strong, weak] = self.inset;
            self.all -= all;
            self.strong -= strong + self.dense;
            self.weak -= weak + self.halves;
            self.indented = 0;
            self.dense_bytes = 0;
        }
        self
    }

    pub(super) fn are_verbatim(&self, document: &Document<'_>) -> bool {
        let is_share = |part: usize, percent: usize| part * 100 >= self.all * percent;
        // A single line of code in a sentence or two says nothing about the document.
        let code = self.all >= 2
            && CODE_SHARES
                .iter()
                .any(|(strong, both)| is_share(self.strong, *strong) && is_share(self.strong + self.weak, *both));
        code || self.dense_bytes * 2 > self.bytes
            || self.all >= 4 && is_share(self.weak, WEAK_SHARE)
            || self.all >= 8 && is_share(self.indented, INDENTED_SHARE) && !is_converted(document)
            || self.all >= 6 && is_share(self.art, ART_SHARE)
    }
}

/// Whether a converter made the text of a page: it has links of Markdown, or spans of pandoc.
fn is_converted(document: &Document<'_>) -> bool {
    has_links(document, FEW_LINKS) || document.each_mark("]{.").nth(FEW_LINKS - 1).is_some()
}

/// Whether the line is as far in as a listing of Markdown.
fn is_inset(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t')
}

/// Elements that hold code over several lines.
const LISTINGS: [(&str, &str); 2] = [("<pre", "</pre>"), ("<style", "</style>")];

/// Whether a fence that opens is closed; that of an item is set in as it is.
fn is_fence_closed(line: &str, behind: &str) -> bool {
    let inset = &line[..line.len() - line.trim_ascii_start().len()];
    is_closed(behind, b"\n```") || !inset.is_empty() && is_closed(behind, format!("\n{inset}```").as_bytes())
}

/// Whether a listing that opens is closed.
fn is_closed(behind: &str, close: &[u8]) -> bool {
    /// Attack: a fence on every line that never closes. A longer listing is the document.
    const REACH: usize = 10_000;
    let near = &behind.as_bytes()[..behind.len().min(REACH)];
    memchr::memmem::find(near, close).is_some()
}

/// Whether the line says nothing of its document, as most lines of prose do: it begins and ends as sentences do, is longer than
/// what sets a value and than any picture, and shorter than a minified script.
fn is_of_words(line: &str) -> bool {
    let (Some(first), Some(last)) = (line.bytes().next(), line.bytes().next_back()) else { return false };
    (MAX_WIDTH + 1..LONG).contains(&line.len())
        && matches!(first, b'A'..=b'Z' | 0x80..)
        && (last.is_ascii_alphanumeric() || matches!(last, b'.' | b'!' | b'?' | b'"' | b')' | b'*' | b'_' | 0x80..))
}

/// Whether the line `under` is the second of two equal lines of signs, with a title between them.
fn is_overlined(document: &Document<'_>, number: usize, under: &str) -> bool {
    let line = |number: usize| document.line(number).trim_ascii_end();
    let first = under.bytes().next().unwrap_or_default();
    if under.len() < 4 || !matches!(first, b'=' | b'-' | b'~' | b'*' | b'#' | b'^') {
        return false;
    }
    let (title, over) = (line(number - 1), line(number - 2));
    under == over
        && under.bytes().all(|b| b == first)
        && title.contains(|c: char| c.is_alphabetic())
        && title.len() <= under.len()
}

/// `[`, alone or as an item: the link is around what follows.
fn is_half_link(line: &str) -> bool {
    line.strip_suffix('[').is_some_and(|mark| mark.trim_ascii_start().bytes().all(|b| b"*-.0123456789 ".contains(&b)))
}
