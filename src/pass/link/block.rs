//! Links around blocks, as converters write the cards of a page: `[`, a blank line, a picture, a heading, a blank line, `](url)`.

use std::borrow::Cow;

use crate::document::{Document, Link, is_item_mark, item_mark};
use crate::edit::{Edits, Span};
use crate::rule::{Confidence, Presets, Rule};

pub(super) const BLOCK: Rule = Rule::new(
    "link/around-blocks",
    Presets::MARKDOWN,
    "Link around a heading, a picture or paragraphs, which Markdown does not read: the heading becomes the link, else the first words or the picture",
)
.fires(
    "[\n\n### The port closed\n\n](https://example.com/p)\n\nIt rained.",
    "### [The port closed](https://example.com/p)\n\nIt rained.",
)
.spares("[The port\nclosed](https://example.com/p)");

/// Puts the brackets around one block of those inside.
pub(super) fn tighten(document: &Document<'_>, link: &Link, edits: &mut Edits<'_>) {
    let text = document.slice(link.text);
    if !edits.is_on(&BLOCK) || !text.contains('\n') || !stands_apart(document, link) {
        return;
    }
    let Some(words) = linked(document, link) else { return };
    let inside = document.trimmed(link.text);
    let mut parts = Vec::with_capacity(4);
    let mut put = |start: usize, end: usize, with: &str| {
        parts.push((Span::new(start, end), Cow::Owned(with.to_owned())));
    };
    // A bracket that is beside the words already stays where it is.
    if words.start == inside.start {
        put(link.text.start, inside.start, "");
    } else {
        put(link.span.start, inside.start, "");
        put(words.start, words.start, document.slice(link.opening()));
    }
    if words.end == inside.end {
        put(inside.end, link.text.end, "");
    } else {
        put(words.end, words.end, document.slice(link.closing()));
        put(inside.end, link.span.end, "");
    }
    edits.together(parts, &BLOCK, Confidence::Likely);
}

/// Whether nothing but the marks of an item stands before the link on its line, and nothing behind it.
fn stands_apart(document: &Document<'_>, link: &Link) -> bool {
    let lines = document.lines();
    let (first, last) = (lines.span(lines.at(link.span.start)), lines.span(lines.at(link.text.end)));
    let before = document.slice(Span::new(first.start, link.span.start)).trim_ascii();
    (before.is_empty() || is_item_mark(before)) && last.end == link.span.end
}

/// The words of the heading inside a link, or else the first paragraph of words, or else the picture.
fn linked(document: &Document<'_>, link: &Link) -> Option<Span> {
    let lines = document.lines();
    let (first, last) = (lines.at(link.text.start), lines.at(link.text.end));
    let is_blank = |line: usize| lines.is_blank(document.text(), line);
    let (mut heading, mut words, mut picture) = (None, None, None);
    for line in first..=last {
        let span = lines.span(line);
        let span = document.trimmed(Span::new(span.start.max(link.text.start), span.end.min(link.text.end)));
        let text = document.slice(span);
        let level = text.bytes().take_while(|b| *b == b'#').count();
        let title = text[level..].trim_ascii_start();
        let mut images = document.links_in(span).peekable();
        if text.is_empty() {
            continue;
        } else if line > first && !is_blank(line - 1) || line < last && !is_blank(line + 1) {
            // Of lines that go on, as those of a list and a table do, no one is a block.
            return None;
        } else if images.next_if(|image| image.image && image.span == span).is_some() {
            picture = picture.or(Some(span));
        } else if images.peek().is_some() {
            // Words with a link of their own.
            return None;
        } else if (1..=6).contains(&level) && !title.is_empty() && title.len() < text.len() - level {
            heading = heading.or(Some(Span::new(span.end - title.len(), span.end)));
        } else if level == 0
            && text.starts_with(|c: char| c.is_alphanumeric() || "*_\"“„«(".contains(c))
            && item_mark(text).is_none()
        {
            words = words.or(Some(span));
        } else {
            return None;
        }
    }
    if first == last { None } else { heading.or(words).or(picture) }
}
