//! Tags of BBCode as marks of Markdown.

use std::borrow::Cow;

use super::BBCODE;
use super::scan::Tag;
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// `[img]address[/img]` becomes an image, which goes where images go.
pub(super) fn image(document: &Document<'_>, open: Span, close: Span, edits: &mut Edits<'_>) {
    let address = document.slice(Span::new(open.end, close.start));
    if !address.is_empty() && !address.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']')) {
        edits.together([(open, Cow::Borrowed("![](")), (close, Cow::Borrowed(")"))], &BBCODE, Confidence::Likely);
    }
}

/// `[quote]words[/quote]` that starts its line becomes a block quote, apart from what follows.
pub(super) fn block_quote(document: &Document<'_>, open: Span, close: Span) -> Option<Vec<(Span, Cow<'static, str>)>> {
    /// Attack: quotes in quotes, each of which is read to its end. Quotes of posts are shorter.
    const MAX: usize = 4000;
    let text = document.text();
    let inside = Span::new(open.end, close.start);
    let Span { start, end } = document.trimmed(inside);
    let words = &text[start..end];
    let starts_line = text[..open.start].is_empty() || text[..open.start].ends_with('\n');
    if !starts_line || words.is_empty() || inside.len() > MAX || words.contains("[quote") {
        return None;
    }
    let mut parts = vec![(Span::new(open.start, start), Cow::Borrowed("> "))];
    for (at, _) in words.match_indices('\n') {
        let line = start + at + 1;
        let mark = if text[line..end].starts_with(['\n', '\r']) { ">" } else { "> " };
        parts.push((Span::new(line, line), Cow::Borrowed(mark)));
    }
    let behind = text[close.end..].trim_start_matches(' ');
    let apart = match behind.trim_start_matches('\r') {
        rest if rest.is_empty() || rest.starts_with("\n\n") || rest.starts_with("\n\r") => "",
        rest if rest.starts_with('\n') => "\n",
        _ => "\n\n",
    };
    parts.push((Span::new(end, text.len() - behind.len()), Cow::Borrowed(apart)));
    Some(parts)
}

/// What Markdown has in place of the two tags, if it has anything.
pub(super) fn marks(text: &str, open: &Tag, close: &Tag) -> Option<(String, String)> {
    /// Attack: tags in tags, each of which is read to its end. Words in bold are no longer.
    const MAX_WORDS: usize = 1000;
    let inside = &text[open.span.end..close.span.start];
    if inside.len() > MAX_WORDS {
        return None;
    }
    // With blanks on their inner sides, over lines or in one another, marks of Markdown would show.
    if inside.is_empty() || inside.trim() != inside || inside.contains('\n') {
        return None;
    }
    let both = |mark: &str| (!inside.contains('*')).then(|| (mark.to_owned(), mark.to_owned()));
    match open.name.as_str() {
        "b" | "strong" => both("**"),
        "i" | "em" => both("*"),
        "url" => {
            let target = text[open.span.range()].get("[url=".len()..)?.trim_end_matches(']').trim_matches(['"', '\'']);
            let fits =
                target.contains("://") && !target.contains([' ', '(', ')', '<', '>', '\\']) && !inside.contains("](");
            fits.then(|| ("[".to_owned(), format!("]({target})")))
        }
        _ => None,
    }
}
