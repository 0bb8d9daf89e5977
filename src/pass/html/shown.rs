//! Tags that are shown rather than used: examples, words of a chat, pages within an address.

use crate::edit::Span;
use crate::pass::talk::Talk;

/// Whether a pair of tags is an example: `In HTML, write <b>text</b>`, `Wrap it in <b>text</b> tags`.
pub(super) fn is_shown(text: &str, first: Span, second: Span) -> bool {
    const CUES: [&str; 5] = ["literally", "verbatim", "escaped", "unescaped", "wörtlich"];
    let talk = Talk::about(text, Span::new(first.start, second.end));
    talk.is_beside(&CUES)
        || (talk.is_ordered() || talk.is_handled() || talk.follows(&["as", "in", "like"]))
            && talk.is_beside(&["html", "xhtml", "markup", "tag", "tags"])
}

/// Whether the line starts with `<nick>`, behind the time perhaps, as lines of a chat do.
pub(super) fn is_after_nick(text: &str, span: Span) -> bool {
    /// Attack: one endless line of tags. What people say in a chat is shorter.
    const REACH: usize = 500;
    let from = text.floor_char_boundary(span.start.saturating_sub(REACH));
    let before = &text[from..span.start];
    let line = match before.rfind('\n') {
        Some(newline) => &before[newline + 1..],
        None if from == 0 => before,
        None => return false,
    };
    let time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '-' | '/' | '[' | ']' | '(' | ')' | ' ' | 'T');
    let said = line.trim_start_matches(time);
    said.strip_prefix('<').and_then(|rest| rest.split_once('>')).is_some_and(|(nick, _)| {
        let nick = nick.trim_start_matches([' ', '@', '+', '%', '~', '&']);
        !nick.is_empty() && !nick.contains([' ', '/', '=', '!', '<']) && super::tags::tag(said, 0).is_none()
    })
}

/// Whether the mark is a part of `data:text/html,<b>…`, an address that holds a page.
pub(super) fn is_in_data(text: &str, span: Span) -> bool {
    /// Attack: one endless word of tags. Addresses with pages that people write by hand are shorter.
    const REACH: usize = 300;
    let near = &text[text.floor_char_boundary(span.start.saturating_sub(REACH))..span.start];
    let word = near.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    word.contains("data:text/")
}
