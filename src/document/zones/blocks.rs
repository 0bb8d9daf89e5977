//! Zones made of whole lines: front matter, fences, indented code, elements whose content is literal, LaTeX environments.

use std::iter::Peekable;

use memchr::{memchr_iter, memmem};

use super::containers::{CODE_INDENT, Containers, Cursor, item_mark};
use super::fence::{self, Fence, Unclosed};
use super::session;
use super::{Classes, Scan, ZoneKinds, code_element};
use crate::document::code::is_target;
use crate::edit::Span;

impl Scan<'_, '_> {
    /// Zones made of whole lines.
    pub(super) fn blocks(&mut self) {
        let lines = self.document.lines();
        let mut line = self.front_matter();
        let mut containers = Containers::default();
        let mut in_paragraph = false; // which indented code cannot interrupt
        let mut shown = None; // the line below one of indented code
        let mut hopeless = [false; ELEMENTS.len()];
        let mut unclosed = Unclosed::default();
        let mut late = fence::late_fences(self.document).into_iter().peekable();
        let mut listings = self.document.each_mark("<pre").peekable();
        while line < lines.len() {
            while late.next_if(|[open, _]| open + 1 < line).is_some() {}
            if let Some([_, close]) = late.next_if(|[open, _]| open + 1 == line) {
                self.push(lines.span(line).start, lines.span(close).end, ZoneKinds::CODE);
                line = close + 1;
                in_paragraph = true;
                continue;
            }
            let (span, text) = (lines.span(line), self.document.line(line));
            if let Some(last) = self.listings(span, &mut listings, &mut hopeless) {
                containers.truncate(0);
                in_paragraph = true;
                line = lines.at(last) + 1;
                continue;
            }
            if containers.len() == 0 && (text.is_empty() || is_words(text)) {
                // A line of a paragraph, or an empty one, as most are.
                in_paragraph = !text.is_empty();
                line += 1;
                continue;
            }
            if session::is_prompt(text) {
                let last = (line + 1..lines.len()).find(|next| lines.is_blank(self.text, *next));
                let last = last.unwrap_or(lines.len()) - 1;
                self.push(span.start, lines.span(last).end, ZoneKinds::CODE);
                containers.truncate(0);
                in_paragraph = false;
                line = last + 1;
                continue;
            }
            let mut cursor = Cursor::new(text);
            let resumed = containers.resume(&mut cursor);
            let fence = Fence::open(&cursor);
            let lazy = in_paragraph && !cursor.is_blank() && fence.is_none();
            if resumed < containers.len() && !(lazy && item_mark(cursor.body()).is_none()) {
                containers.truncate(resumed);
                in_paragraph = false;
            }
            let opened = containers.open(&mut cursor, in_paragraph);
            if opened {
                in_paragraph = false;
            }
            let body = cursor.body();
            if let Some(fence) = Fence::open(&cursor) {
                if let Some(last) = self.fence_end(line, &fence, &containers, &mut unclosed) {
                    self.push(span.start, lines.span(last).end, ZoneKinds::CODE);
                    line = last;
                }
                in_paragraph = false;
            } else if let Some((end, kind)) = self.element(span.start, body, &mut hopeless) {
                line = lines.at(end);
                // Tags behind a listing are no part of it.
                let last = lines.span(line).end.max(end);
                self.push(span.start, if self.text[end..last].starts_with('<') { end } else { last }, kind);
                in_paragraph = false;
            } else if body.is_empty() {
                // Below a mark without words stand the words, as far in as the page set them.
                in_paragraph = opened && containers.in_item();
            } else if cursor.indent() >= CODE_INDENT
                && !in_paragraph
                // Items of a list whose start was lost.
                && !((containers.len() == 0 || opened) && item_mark(body).is_some())
                && self.is_indented_code(line, &cursor, shown == Some(line))
            {
                // Empty lines between two lines of code are part of it.
                let above = shown.filter(|above| (*above..line).all(|line| lines.span(line).is_empty()));
                self.push(above.map_or(span.start, |line| lines.span(line).start), span.end, ZoneKinds::CODE);
                shown = Some(line + 1);
            } else {
                in_paragraph = !body.starts_with('#');
            }
            line += 1;
        }
    }

    /// Whether a line that is far enough in is code; `goes_on` tells that the one above is.
    fn is_indented_code(&self, line: usize, cursor: &Cursor<'_>, goes_on: bool) -> bool {
        let (lines, body) = (self.document.lines(), cursor.body());
        let is_last = line + 1 == lines.len() || lines.is_blank(self.text, line + 1);
        !is_set_in(cursor, is_last) && (!is_of_links(body) && (goes_on || !is_field(body)) || self.shows_code(line))
    }

    /// Whether a line set in is what the text shows: the line before, or the one above a blank line, ends in a colon, or it has no
    /// link in a text with code between backticks.
    fn shows_code(&self, line: usize) -> bool {
        let mut above = (0..line).rev().take(2).map(|line| self.document.line(line).trim_ascii_end());
        let above = above.find(|line| !line.is_empty()).unwrap_or_default();
        above.ends_with(':') || self.document.classes().intersects(Classes::BACKTICK) && !above.contains("](")
    }

    /// `It is short:<p><pre>…</pre>`: pushes the code that begins behind a tag of a line, and returns where the last one
    /// ends.
    fn listings(
        &mut self,
        line: Span,
        listings: &mut Peekable<impl Iterator<Item = usize>>,
        hopeless: &mut [bool],
    ) -> Option<usize> {
        /// Attack: `<pre <pre <pre …`. No tag of a listing has more than a few classes.
        const MAX_TAG: usize = 200;
        let (mut line, mut last) = (line, None);
        while listings.next_if(|at| *at < line.start).is_some() {}
        while let Some(at) = listings.next_if(|at| *at < line.end) {
            let is_behind_tag = self.text[line.start..at].trim_ascii_end().ends_with('>');
            let holds_code = || {
                let near = &self.text[at..self.text.floor_char_boundary(at + MAX_TAG)];
                near.split_once('>').is_some_and(|(_, code)| code.starts_with("<code"))
            };
            if is_behind_tag
                && holds_code()
                && last.is_none_or(|end| end <= at)
                && let Some((end, kind)) = self.element(at, &self.text[at..], hopeless)
            {
                self.push(at, end, kind);
                last = Some(end);
                let lines = self.document.lines();
                line.end = lines.span(lines.at(end)).end;
            }
        }
        last
    }

    /// Where the element or environment that opens at the line at `start` ends. `hopeless` remembers which closing marks
    /// are not to be found any more, so that unclosed ones are searched for once.
    fn element(&self, start: usize, body: &str, hopeless: &mut [bool]) -> Option<(usize, ZoneKinds)> {
        let rest = &self.text.as_bytes()[start..];
        if body.starts_with("\\begin{") {
            let mut depth = 0usize;
            for at in memchr_iter(b'\\', rest) {
                if rest[at..].starts_with(b"\\begin{") {
                    depth += 1;
                } else if rest[at..].starts_with(b"\\end{") {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some((start + at, ZoneKinds::MATH));
                    }
                }
            }
            // Never closed: the rest of the document is LaTeX.
            return Some((self.text.len(), ZoneKinds::MATH));
        }
        let which = ELEMENTS.iter().position(|(open, _)| body.starts_with(open))?;
        if hopeless[which] || ELEMENTS[which].0 == "<code" && code_element::is_within_line(rest) {
            return None;
        }
        let close = ELEMENTS[which].1;
        let found = memmem::find(rest, close.as_bytes()).map(|at| (start + at + close.len(), ZoneKinds::CODE));
        hopeless[which] = found.is_none();
        found
    }

    /// Front matter at the very start; returns the first line behind it.
    fn front_matter(&mut self) -> usize {
        /// Attack: a document that opens with `---` and never closes it.
        const MAX_LINES: usize = 200;
        let lines = self.document.lines();
        let line = |index: usize| self.document.line(index).trim_ascii_end();
        if lines.len() < 3 || !matches!(line(0), "---" | "+++") {
            return 0;
        }
        let mark = line(0);
        let Some(end) = (1..lines.len().min(MAX_LINES)).find(|index| line(*index) == mark) else { return 0 };
        let separator = if mark == "---" { ':' } else { '=' };
        let keys = (1..end).filter(|index| {
            let text = line(*index);
            text.is_empty()
                || text.starts_with([' ', '\t', '#', '-', ']', '}'])
                || text.split_once(separator).is_some_and(|(key, _)| {
                    !key.is_empty()
                        && key.trim_end().bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.\"'".contains(&b))
                })
        });
        if end == 1 || keys.count() != end - 1 {
            return 0;
        }
        self.push(0, lines.span(end).end, ZoneKinds::FRONT_MATTER);
        end + 1
    }
}

/// A link, an image, or a paragraph of one line, as far in as pages set their elements and no author code. `is_last`: a blank
/// line follows.
fn is_set_in(line: &Cursor<'_>, is_last: bool) -> bool {
    const FAR: usize = 12;
    let body = line.body();
    line.indent() >= FAR
        && (body.starts_with("![")
            || body.starts_with('[') && !body.ends_with([',', ']', ';'])
            || is_last && is_sentence(body))
}

/// `[![The port at noon](https://example.com/p.jpg)](#p)`, `[Ports](/ports), [Ferries](/ferries)`: pictures and links of a page
/// and nothing else. Who shows how to write that quotes code as well.
fn is_of_links(body: &str) -> bool {
    let mut rest = body;
    while let Some(inside) = rest.strip_prefix("[![").or_else(|| rest.strip_prefix('[')) {
        let has_image = rest.len() - inside.len() > 1;
        let Some((label, behind)) = inside.split_once("](") else { return false };
        let Some((mut target, mut behind)) = behind.split_once(')') else { return false };
        if has_image {
            let link = behind.strip_prefix("](").and_then(|behind| behind.split_once(')'));
            let Some((outer, after)) = link else { return false };
            (target, behind) = if target.starts_with("http") { (target, after) } else { (outer, after) };
        }
        if label.contains(['[', ']']) || target.starts_with('#') || !is_target(target.as_bytes()) {
            return false;
        }
        rest = behind.trim_start_matches([' ', ',', '|', '·']);
    }
    rest.is_empty() && !body.is_empty()
}

/// `**Posts:** 12`, `~~$1,499.00~~`: a field of a page, which html2text sets in.
fn is_field(body: &str) -> bool {
    /// Bytes of a label.
    const LABEL: usize = 60;
    let label = body.strip_prefix("**").and_then(|rest| rest.split_once("**"));
    let is_label = |(label, behind): (&str, &str)| {
        (label.ends_with([':', '：']) || behind.starts_with([':', '：']))
            && label.len() <= LABEL
            && !label.contains('*')
    };
    let struck = body.strip_prefix("~~").and_then(|rest| rest.strip_suffix("~~"));
    label.is_some_and(is_label) || struck.is_some_and(|words| !words.is_empty() && !words.contains('~'))
}

/// A capital, perhaps within marks, then words, most of them of letters alone, then a stop.
pub(super) fn is_sentence(line: &str) -> bool {
    const WORDS: usize = 8;
    let inner = line.trim_start_matches(['#', '*', '_', '[', '(', ' ', '"', '“', '«', '‘']);
    let ends = line.trim_end_matches(['*', '_', ')', '"', '”', '»', '’']).ends_with(['.', '!', '?', '…']);
    let is_word = |word: &&str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation() || "’‘“”«»…".contains(c));
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
    };
    let words = line.split_ascii_whitespace();
    ends && inner.starts_with(char::is_uppercase)
        && words.clone().count() >= WORDS
        && words.clone().filter(is_word).count() * 4 >= words.count() * 3
}

/// Whether a line begins as those of paragraphs do: no indented code, no mark of a block, no prompt.
fn is_words(line: &str) -> bool {
    let bytes = line.as_bytes();
    let indent = bytes.iter().take(CODE_INDENT).take_while(|b| **b == b' ').count();
    match bytes[indent..] {
        _ if indent == CODE_INDENT => false,
        [] | [0..=b' ' | b'#' | b'>' | b'-' | b'+' | b'`' | b'~' | b'<' | b'0'..=b'9', ..] => false,
        // The mark of an item, an element, an environment.
        [b'*', next, ..] => !next.is_ascii_whitespace(),
        [b'[', next, ..] => !matches!(next, b'c' | b'p' | b's'),
        [b'\\', next, ..] => next != b'b',
        [b'*' | b'[' | b'\\'] => false,
        _ => !session::may_be_prompt(line),
    }
}

/// Elements whose content is literal, in HTML and in the markup of forums.
const ELEMENTS: [(&str, &str); 6] = [
    ("<pre", "</pre>"),
    ("<code", "</code>"),
    ("<textarea", "</textarea>"),
    ("[code", "[/code]"),
    ("[php]", "[/php]"),
    ("[sourcecode", "[/sourcecode]"),
];
