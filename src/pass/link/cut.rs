//! What goes with a link that goes: the blank beside it, or the item of a list that holds nothing else.

use crate::document::Document;
use crate::edit::Span;

/// The line of a list item that holds nothing but the link, or something else that goes.
pub(super) fn item(document: &Document<'_>, link: Span) -> Option<Span> {
    /// Attack: one endless line of links. List items are indented less.
    const MAX: usize = 16;
    let text = document.text();
    // As most are, behind words or at the start of a line of its own; signs beyond ASCII may be marks or blanks.
    let before = text.as_bytes()[..link.start].trim_ascii_end().last();
    if !before.is_some_and(|b| matches!(b, b'-' | b'*' | b'+' | 0x80..)) {
        return None;
    }
    let lines = document.lines();
    let index = lines.at(link.start);
    let line = lines.span(index);
    if link.start - line.start > MAX || !text[link.end..line.end.max(link.end)].trim().is_empty() {
        return None;
    }
    let mark = text[line.start..link.start].trim_start_matches([' ', '>', '\t']);
    if !matches!(mark.trim_end(), "-" | "*" | "+" | "•") {
        return None;
    }
    // Without its mark, what belongs to the item would be code.
    let next = document.written_below(index).next();
    let indent = |line: usize| {
        let line = document.line(line);
        line.len() - line.trim_start_matches([' ', '\t', '>']).len()
    };
    if next.is_some_and(|next| indent(next) > indent(index)) {
        return None;
    }
    Some(lines.whole(index))
}

/// The link with one blank behind it, if its deletion would leave two blanks in a row or one at the start of a line.
pub(super) fn whole(document: &Document<'_>, Span { start, end }: Span) -> Span {
    let bytes = document.text().as_bytes();
    // Behind a bracket that goes as well, such as that of a caption, there is no word either.
    let starts = start == 0 || matches!(bytes[start - 1], b' ' | b'\n' | b'\t' | b'(' | b']' | b'>');
    // Within the brackets of a link that stands apart, the words begin behind the blank.
    let opens = start > 0 && bytes[start - 1] == b'[' && (start == 1 || bytes[start - 2].is_ascii_whitespace());
    let starts = starts || opens;
    Span::new(start, end + usize::from(starts && bytes.get(end) == Some(&b' ')))
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
