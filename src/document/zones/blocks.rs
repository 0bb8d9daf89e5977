//! Zones made of whole lines: front matter, fences, indented code, elements whose content is literal, LaTeX environments.

use std::iter::Peekable;

use memchr::{memchr_iter, memmem};

use super::containers::{CODE_INDENT, Containers, Cursor, item_mark, mark};
use super::fence::{self, Fence, Unclosed};
use super::session;
use super::set_in::{definition_end, is_field, is_of_links, is_set_in};
use super::{Classes, Scan, ZoneKinds, code_element};
use crate::edit::Span;

impl Scan<'_, '_> {
    /// Zones made of whole lines.
    pub(super) fn blocks(&mut self) {
        let lines = self.document.lines();
        let mut line = self.front_matter();
        let mut containers = Containers::default();
        let mut in_paragraph = false; // which indented code cannot interrupt
        let mut shown = None; // the line below one of indented code
        let mut defined = 0; // the line below a definition that is set in
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
            let span = lines.span(line);
            let text = &self.text[span.range()];
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
            if resumed < containers.len() && !(lazy && mark(cursor.body()).is_none()) {
                containers.truncate(resumed);
                in_paragraph = false;
            }
            let opened = containers.open(&mut cursor, in_paragraph);
            if opened {
                in_paragraph = false;
            }
            let body = cursor.body();
            let is_inset = cursor.indent() >= CODE_INDENT && !in_paragraph;
            if is_inset && line >= defined && containers.len() == 0 {
                defined = definition_end(self.document, line).unwrap_or(defined);
            }
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
            } else if is_inset
                && line >= defined
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

/// Whether a line begins as those of paragraphs do: no indented code, no mark of a block, no prompt.
fn is_words(line: &str) -> bool {
    let bytes = line.as_bytes();
    let indent = bytes.iter().take(CODE_INDENT).take_while(|b| **b == b' ').count();
    match bytes[indent..] {
        _ if indent == CODE_INDENT => false,
        [] | [0..=b' ' | b'#' | b'>' | b'-' | b'+' | b'`' | b'~' | b'<' | b'0'..=b'9', ..] => false,
        // The mark of an item or a definition, an element, an environment.
        [b'*', next, ..] => !next.is_ascii_whitespace(),
        [b':', b' ', b' ', b' ', ..] => false,
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
