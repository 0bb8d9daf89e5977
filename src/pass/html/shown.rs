//! Tags that are shown rather than used: examples, words of a chat, pages within an address.

use crate::edit::Span;
use crate::pass::context::message::is_message;
use crate::pass::talk::Talk;
use crate::text::near;

/// Whether a pair of tags is an example: `In HTML, write <b>text</b>`, `Wrap it in <b>text</b> tags`.
pub(super) fn is_shown(text: &str, first: Span, second: Span) -> bool {
    const CUES: [&str; 5] = ["literally", "verbatim", "escaped", "unescaped", "wörtlich"];
    let talk = Talk::about(text, Span::new(first.start, second.end));
    talk.is_beside(&CUES)
        || (talk.is_ordered() || talk.is_handled() || talk.follows(&["as", "in", "like"]))
            && talk.is_beside(&["html", "xhtml", "markup", "tag", "tags"])
}

/// Whether the mark stands in what somebody says in a chat, or is the nick before it, as those of the messages above and below are.
pub(super) fn is_in_chat(text: &str, span: Span) -> bool {
    /// Attack: one endless line of tags. What people say in a chat is shorter.
    const REACH: usize = 500;
    let before = near::line_before(&text[..span.start], REACH);
    if before.len() < REACH && is_message(before) {
        return true;
    }
    let (above, below) = (&text[..span.start - before.len()], &text[span.end..]);
    let above = near::line_before(above.trim_end_matches('\n'), REACH);
    let below = near::behind(below, REACH).split_once('\n').map_or("", |(_, line)| line);
    let stands_first = before.bytes().all(|b| b.is_ascii_digit() || b"[]():. ".contains(&b));
    stands_first && text[span.end..].starts_with(' ') && (is_message(above) || is_message(below))
}

/// Whether the mark is a part of `data:text/html,<b>…`, an address that holds a page.
pub(super) fn is_in_data(text: &str, span: Span) -> bool {
    /// Attack: one endless word of tags. Addresses with pages that people write by hand are shorter.
    const REACH: usize = 300;
    let word = near::before(&text[..span.start], REACH).rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("data:text/")
}
