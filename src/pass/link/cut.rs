//! What a link that goes takes along, and what it leaves behind.

use crate::document::{Document, are_marks_of_blocks, item_mark};
use crate::edit::{Span, cut};

/// The link with one blank behind it, if its deletion would leave two blanks in a row or one at the start of a line.
pub(super) fn whole(document: &Document<'_>, Span { start, end }: Span) -> Span {
    let bytes = document.text().as_bytes();
    // Behind a bracket that goes as well, such as that of a caption, there is no word either.
    let starts = start == 0 || matches!(bytes[start - 1], b' ' | b'\n' | b'\t' | b'(' | b']' | b'>');
    // Within the brackets of a link that stands apart, the words begin behind the blank.
    let opens = start > 0 && bytes[start - 1] == b'[' && (start == 1 || bytes[start - 2].is_ascii_whitespace());
    let starts = starts || opens || cut::is_behind_opening(document.text(), start);
    Span::new(start, end + usize::from(starts && bytes.get(end) == Some(&b' ')))
}

/// `The lake ![](x.png), they say`: the blank before it would stand before the stop.
pub(super) fn is_before_stop(text: &str, gone: Span) -> bool {
    let rest = &text[gone.end..];
    let stop = rest.strip_prefix([',', '.', ';', ')', '!', '?']);
    // `:)` and `.net` are no stops.
    (stop.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n'])) || rest.starts_with(cut::STOPS))
        && text[..gone.start].strip_suffix(' ').is_some_and(|before| before.ends_with(char::is_alphanumeric))
}

/// A blank where nothing else would keep the words on both sides apart.
pub(super) fn gap(document: &Document<'_>, link: Span) -> &'static str {
    let text = document.text();
    let word = |c: char| c.is_alphanumeric();
    // The bracket may close a link that ends in a word.
    let before = text[..link.start].ends_with(|c| word(c) || c == ')');
    let after = || text[link.end..].trim_start_matches(['[', '!', '*', '_']).starts_with(word);
    if before && after() { " " } else { "" }
}

/// Where the words of a link that stands at the start of a block need a backslash, because without its bracket they would
/// begin an item, a heading or a quote.
pub(super) fn block_mark(document: &Document<'_>, link: usize, words: usize) -> Option<usize> {
    /// Marks of lists and quotes, one within the other.
    const MAX: usize = 32;
    let text = document.text();
    let rest = &text[words..];
    if !rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '*' | '#' | '>')) {
        return None;
    }
    let line = document.lines().span(document.lines().at(link)).start;
    if link - line > MAX || !are_marks_of_blocks(&text[line..link]) {
        return None;
    }
    let level = rest.len() - rest.trim_start_matches('#').len();
    let begins = level > 0 && rest[level..].starts_with(' ')
        || rest.starts_with('>')
        || item_mark(rest).is_some_and(|length| rest[length..].starts_with(' '));
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    begins.then_some(words + digits)
}
