//! Items of lists and lines of quotations whose first words go: their marks must not stay behind alone.

use std::ops::RangeInclusive;

use crate::document::{BEFORE_BLOCKS, CODE_INDENT, Document, item_mark};
use crate::edit::{Edit, Span};

/// Lets deletions right behind the mark of an item take along what they would leave of it: the blanks up to the words with
/// which it goes on below, or the mark, if it has none. `edits` are in order and apart.
///
/// `* ![](icon.png)⏎⏎  Words` becomes `* Words`, and of `* ![](icon.png)` nothing stays. So with a line of a quotation.
pub(crate) fn take_along(document: &Document<'_>, edits: &mut [Edit]) {
    let text = document.text();
    let mut next = 0;
    while next < edits.len() {
        let first = next;
        next += 1;
        let start = edits[first].span.start;
        if !edits[first].with.is_empty() {
            continue;
        }
        if let Some((last, line)) = quoted_line(text, edits, first) {
            edits[first].span.start = line.start;
            reach(edits, first..=last, line.end);
            next = last + 1;
            continue;
        }
        let Some(item) = Item::before(text, start) else { continue };
        let (last, words, goes_on) = item.read(text, edits, first);
        next = last + 1;
        if !goes_on {
            let is_free = first == 0 || edits[first - 1].span.end <= item.line;
            if item.is_bullet && is_free {
                edits[first].span.start = item.line;
                let end = edits[last].span.end;
                let is_line_end = text[..end].ends_with('\n') && end > start;
                let line_end = text[end..words].find('\n').map_or(words, |at| end + at + 1);
                reach(edits, first..=last, if is_line_end { end } else { line_end });
            }
        } else if text[start..words].contains('\n') && item.may_begin_with(&text[words..]) {
            // Without a blank behind it, it would be no mark.
            edits[first].span.start = start.max(item.mark_end + 1);
            reach(edits, first..=last, words);
        }
    }
}

/// The line of a quotation of which nothing stays, and the last of its deletions, which begin with `first`. Of the blank lines of
/// the quotation beside it the second goes as well, and one that would end the quotation.
fn quoted_line(text: &str, edits: &[Edit], first: usize) -> Option<(usize, Span)> {
    /// Attack: one endless line of deletions. Quotations in quotations are no deeper.
    const MAX: usize = 16;
    let bytes = text.as_bytes();
    let start = edits[first].span.start;
    let is_mark = |b: &u8| matches!(b, b'>' | b' ');
    let marks = bytes[..start].iter().rev().take(MAX).take_while(|b| is_mark(b)).count();
    let line = start - marks;
    // A deletion may begin with the marks.
    let head = |at: usize| bytes[at..].iter().take(MAX).take_while(|b| is_mark(b)).count();
    let is_quoted = (line == 0 || bytes[line - 1] == b'\n') && bytes[line..line + head(line)].contains(&b'>');
    let is_free = |line: usize| first == 0 || edits[first - 1].span.end <= line;
    // A tag may be the line break that parts two others: `> <br>`.
    if !is_quoted || !is_free(line) || bytes.get(start) == Some(&b'<') {
        return None;
    }
    let mut last = first;
    let mut end = loop {
        let end = edits[last].span.end;
        let rest = &text[end..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
        match edits.get(last + 1) {
            _ if text[start..end].ends_with('\n') => break end,
            Some(next) if next.span.start <= end + blanks && next.with.is_empty() => last += 1,
            Some(next) if next.span.start <= end + blanks => return None,
            _ if rest[blanks..].is_empty() => break text.len(),
            _ if rest[blanks..].starts_with('\n') => break end + blanks + 1,
            _ => return None,
        }
    };
    let is_blank = |at: usize| bytes[at..].get(head(at)).is_none_or(|b| *b == b'\n');
    // Words without a mark go on with the quotation.
    if end < text.len() && bytes[end] != b'>' && !is_blank(end) {
        return None;
    }
    let above = bytes[..line.saturating_sub(1)].iter().rev().take(MAX).take_while(|b| is_mark(b)).count();
    let line_above = line.saturating_sub(1 + above);
    let starts_line = line_above == 0 || bytes[line_above - 1] == b'\n';
    let is_above_blank = line == 0 || starts_line && line_above + above + 1 == line;
    let next = end + head(end) + 1;
    let goes_on = bytes.get(end) == Some(&b'>');
    if is_above_blank && goes_on && is_blank(end) && next <= text.len() {
        end = edits.get(last + 1).map_or(next, |edit| edit.span.start.clamp(end, next));
    } else if is_above_blank && above > 0 && !goes_on && is_free(line_above) {
        return Some((last, Span::new(line_above, end)));
    }
    Some((last, Span::new(line, end)))
}

/// Lets each of the edits reach to the next one, and the last one to `end`.
fn reach(edits: &mut [Edit], range: RangeInclusive<usize>, end: usize) {
    for index in range.clone() {
        edits[index].span.end = if index == *range.end() { end } else { edits[index + 1].span.start };
    }
}

/// An item of a list whose words begin with a deletion.
struct Item {
    /// Where its line begins.
    line: usize,
    /// Bytes before its mark.
    indent: usize,
    mark_end: usize,
    /// Bytes before its words.
    content: usize,
    is_bullet: bool,
    is_quoted: bool,
}

impl Item {
    /// The item whose words begin at `at`.
    fn before(text: &str, at: usize) -> Option<Self> {
        /// Attack: one endless line of deletions. Marks stand near the start of their lines.
        const MAX: usize = 32;
        let bytes = text.as_bytes();
        let mark_end = bytes[..at].trim_ascii_end().len();
        // Most deletions stand behind words.
        let ends_in_mark = matches!(
            bytes[..mark_end],
            [.., b'-' | b'*' | b'+'] | [.., b'0'..=b'9', b'.' | b')'] | [.., 0xE2, 0x80, 0xA2]
        );
        if !ends_in_mark {
            return None;
        }
        let near = &bytes[at.saturating_sub(MAX)..at];
        let line = match memchr::memrchr(b'\n', near) {
            Some(end) => at - near.len() + end + 1,
            None if near.len() == at => 0,
            None => return None,
        };
        let before = &text[line..at];
        let body = before.trim_start_matches(BEFORE_BLOCKS);
        let indent = before.len() - body.len();
        let length = item_mark(body).or_else(|| body.starts_with("•").then_some("•".len()))?;
        let is_apart = at > mark_end || bytes.get(at) == Some(&b' ');
        (line + indent + length == mark_end && is_apart).then(|| Self {
            line,
            indent,
            mark_end,
            content: at - line,
            is_bullet: !body.starts_with(|c: char| c.is_ascii_digit()),
            is_quoted: before[..indent].contains('>'),
        })
    }

    /// Reads on behind the deletion `first`, over others of the same item: the last of them, where the next words begin, and
    /// whether they belong to the item.
    fn read(&self, text: &str, edits: &[Edit], first: usize) -> (usize, usize, bool) {
        let mut last = first;
        loop {
            let end = edits[last].span.end;
            let next = edits.get(last + 1);
            let limit = next.map_or(text.len(), |edit| edit.span.start);
            let words = limit - text[end..limit].trim_ascii_start().len();
            let belongs = words < text.len() && self.holds(text, end, words);
            if !belongs || words < limit || next.is_none_or(|edit| !edit.with.is_empty()) {
                return (last, words, belongs);
            }
            last += 1;
        }
    }

    /// Whether the words at `words` belong to it, if nothing stands before them from `end` on.
    fn holds(&self, text: &str, end: usize, words: usize) -> bool {
        let Some(line_end) = text[end..words].rfind('\n') else { return true };
        // A deletion may begin with the blanks before its words.
        let line = &text[end + line_end + 1..];
        let body = line.trim_start_matches([' ', '\t']);
        let indent = line.len() - body.len();
        let is_below = !text[end..end + line_end].contains('\n');
        indent > self.indent && indent < self.content + CODE_INDENT
            || is_below && body.starts_with(|c: char| c.is_alphanumeric() || c == '[')
    }

    /// Whether words can move up to its mark: other blocks stay where they are.
    fn may_begin_with(&self, words: &str) -> bool {
        !self.is_quoted && !words.starts_with(['`', '~', '|', '>', '•']) && item_mark(words).is_none()
    }
}
