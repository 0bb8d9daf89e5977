//! Block quotes, items of lists and definitions: what stands before a line because of the blocks around it.

use crate::text::near;

/// Attack: `> > > >…`. Deeper containers are text.
const MAX_DEPTH: usize = 32;

/// Columns of indentation that make code.
pub(crate) const CODE_INDENT: usize = 4;

#[derive(Clone, Copy, Debug)]
enum Container {
    Quote,
    /// With the columns its content is indented by.
    Item(usize),
}

/// The containers that are open at a line, outermost first.
#[derive(Debug, Default)]
pub(super) struct Containers(Vec<Container>);

impl Containers {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// Whether the innermost one is an item of a list.
    pub(super) fn in_item(&self) -> bool {
        matches!(self.0.last(), Some(Container::Item(_)))
    }

    /// Leads the cursor past the marks of the containers that go on in its line; returns how many do.
    pub(super) fn resume(&self, line: &mut Cursor<'_>) -> usize {
        self.0
            .iter()
            .take_while(|container| match container {
                Container::Quote => line.take_quote(),
                Container::Item(_) if line.is_blank() => true,
                Container::Item(columns) => {
                    let inside = line.indent() >= *columns;
                    if inside {
                        line.take_columns(*columns);
                    }
                    inside
                }
            })
            .count()
    }

    /// Opens the containers that begin in the line; returns whether any did. In a paragraph fewer marks count.
    pub(super) fn open(&mut self, line: &mut Cursor<'_>, mut in_paragraph: bool) -> bool {
        let before = self.0.len();
        while self.0.len() < MAX_DEPTH && line.may_open() && line.indent() < CODE_INDENT {
            if line.take_quote() {
                self.0.push(Container::Quote);
            } else if let Some(columns) = line.take_item(in_paragraph) {
                self.0.push(Container::Item(columns));
            } else {
                break;
            }
            in_paragraph = false;
        }
        self.0.len() > before
    }
}

/// A place in a line, in columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'t> {
    rest: &'t str,
    /// Of the rest of the line, for tabs.
    column: usize,
    /// Columns of a tab that was taken in part.
    pending: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(line: &'t str) -> Self {
        Self { rest: line.trim_ascii_end(), column: 0, pending: 0 }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.body().is_empty()
    }

    /// The rest without its indentation.
    pub(super) fn body(&self) -> &'t str {
        &self.rest[self.rest.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count()..]
    }

    /// Whether the rest may begin with the mark of a container.
    fn may_open(&self) -> bool {
        matches!(self.body().as_bytes().first(), Some(b'>' | b'-' | b'*' | b'+' | b':' | b'0'..=b'9'))
    }

    /// Columns of indentation.
    pub(super) fn indent(&self) -> usize {
        let blanks = self.rest.len() - self.body().len();
        let start = self.column;
        let end = self.rest[..blanks].bytes().fold(start, |column, byte| column + width(byte, column));
        self.pending + end - start
    }

    fn take_columns(&mut self, mut columns: usize) {
        let taken = columns.min(self.pending);
        self.pending -= taken;
        columns -= taken;
        while columns > 0 && self.rest.starts_with([' ', '\t']) {
            let width = width(self.rest.as_bytes()[0], self.column);
            self.rest = &self.rest[1..];
            self.column += width;
            self.pending = width.saturating_sub(columns);
            columns = columns.saturating_sub(width);
        }
    }

    /// Past `>` and the blank behind it.
    fn take_quote(&mut self) -> bool {
        if self.indent() >= CODE_INDENT || !self.body().starts_with('>') {
            return false;
        }
        self.take_columns(self.indent());
        self.take_bytes(1);
        self.take_columns(1);
        true
    }

    /// Past the mark of an item or a definition; returns the columns its content is indented by.
    fn take_item(&mut self, in_paragraph: bool) -> Option<usize> {
        let body = self.body();
        let length = mark(body)?;
        let content = &body[length..];
        // Neither an empty item nor a number in the middle of a list interrupts a paragraph.
        if is_rule(body) || in_paragraph && (content.trim_ascii().is_empty() || !interrupts(body)) {
            return None;
        }
        let outer = self.indent();
        self.take_columns(outer);
        self.take_bytes(length);
        let blanks = self.indent();
        let inner = if content.trim_ascii().is_empty() || blanks > CODE_INDENT { 1 } else { blanks };
        self.take_columns(inner);
        Some(outer + length + inner)
    }

    fn take_bytes(&mut self, length: usize) {
        self.rest = &self.rest[length..];
        self.column += length;
    }
}

fn width(byte: u8, column: usize) -> usize {
    if byte == b'\t' { 4 - column % 4 } else { 1 }
}

/// Length of `-`, `*`, `+`, `1.` or `1)` at the start, with a blank or nothing behind.
pub(crate) fn item_mark(body: &str) -> Option<usize> {
    let bytes = body.as_bytes();
    let digits = bytes.iter().take(10).take_while(|b| b.is_ascii_digit()).count();
    let length = match bytes.get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    matches!(bytes.get(length), None | Some(b' ' | b'\t')).then_some(length)
}

/// Whether this is the mark of an item and nothing else: `-`, `12.`
pub(crate) fn is_item_mark(text: &str) -> bool {
    item_mark(text) == Some(text.len())
}

/// Whether only the mark of an item stands before `at` on its line, in a quotation perhaps.
pub(crate) fn is_behind_item_mark(text: &str, at: usize) -> bool {
    /// Bytes of an item deep in a list, and its mark.
    const REACH: usize = 40;
    is_item_mark(near::line_before(&text[..at], REACH).trim_matches(BEFORE_BLOCKS))
}

/// Whether these are nothing but marks of quotations and items, behind which a block begins.
pub(crate) fn are_marks_of_blocks(text: &str) -> bool {
    let is_mark = |part: &str| part.is_empty() || is_item_mark(part);
    (text.is_empty() || text.ends_with(BEFORE_BLOCKS)) && text.split(BEFORE_BLOCKS).all(is_mark)
}

/// Blanks and marks of quotations.
pub(crate) const BEFORE_BLOCKS: [char; 3] = [' ', '\t', '>'];

/// Length of the mark of an item, or of a definition of pandoc and markdownify: `:   the words`, below their term.
pub(super) fn mark(body: &str) -> Option<usize> {
    let is_definition = || body.strip_prefix(":   ").is_some_and(|words| !words.starts_with(' '));
    item_mark(body).or_else(|| is_definition().then_some(1))
}

fn interrupts(body: &str) -> bool {
    !body.starts_with(|c: char| c.is_ascii_digit()) || body.starts_with("1.") || body.starts_with("1)")
}

/// `* * *`, `---`: a rule, not a list.
fn is_rule(body: &str) -> bool {
    let first = body.as_bytes()[0];
    matches!(first, b'*' | b'-' | b'_')
        && body.bytes().filter(|b| *b == first).count() >= 3
        && body.bytes().all(|b| b == first || matches!(b, b' ' | b'\t'))
}
