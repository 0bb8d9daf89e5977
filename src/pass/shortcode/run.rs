//! Tags beside each other, which go together, and what stands in their place.

use super::BBCODE_MARK;
use super::scan::Tag;
use crate::document::Document;
use crate::edit::{Edits, Span, cut};
use crate::rule::{Confidence, Rule};

/// Tags beside each other.
pub(super) struct Run {
    span: Span,
    rule: &'static Rule,
    /// One of them lays out a part of the page.
    parts: bool,
}

impl Run {
    pub(super) fn of(tag: &Tag, rule: &'static Rule) -> Self {
        Self { span: tag.span, rule, parts: is_part(&tag.name) }
    }

    /// Takes the tag behind it in, if nothing but blanks is between them; returns whether it did.
    pub(super) fn add(&mut self, text: &str, tag: &Tag) -> bool {
        let is_beside = text[self.span.end..tag.span.start].bytes().all(|b| b == b' ');
        if is_beside {
            self.span.end = tag.span.end;
            self.parts |= is_part(&tag.name);
        }
        is_beside
    }

    pub(super) fn delete(self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let Self { span, rule, parts } = self;
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let text = document.text();
        let glues = !blank(text[..span.start].chars().next_back()) && !blank(text[span.end..].chars().next());
        let tags = document.slice(span);
        if glues && parts {
            edits.replace(span, "\n\n", rule, Confidence::Likely);
        } else if glues && (tags.contains("] ") || tags.contains("[/td][")) {
            edits.replace(span, " ", rule, Confidence::Likely);
        } else if let Some(line) = quoted_line(document, span) {
            edits.delete(line, rule, Confidence::Likely);
        } else if edits.is_on(&BBCODE_MARK)
            && ends_list(tags)
            && cut::is_alone(document, span)
            && goes_on(&text[span.end..])
        {
            // In Markdown, the blank line that is left ends the list.
            edits.delete(span, rule, Confidence::Likely);
        } else {
            edits.delete(cut::inline_or_block(document, span), rule, Confidence::Likely);
        }
    }
}

/// A tag of rows and columns, whose texts stand apart.
fn is_part(name: &str) -> bool {
    #[rustfmt::skip]
    const PARTS: [&str; 18] = [
        "row", "col", "column", "columns", "section", "half", "third", "thirds", "fourth", "fifth", "text", "textblock",
        "tab", "box", "container", "separator", "spacer", "tr",
    ];
    name.split(['_', '-']).any(|part| PARTS.contains(&part))
}

fn ends_list(tags: &str) -> bool {
    ["[/list]", "[/ul]", "[/ol]"].iter().any(|end| tags.ends_with(end))
}

/// Whether text stands on the next line.
fn goes_on(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\r']).strip_prefix('\n').is_some_and(|next| !next.starts_with(['\n', '\r', '[']))
}

/// The line of a block quote that holds nothing else: `> [quote="bob"]`.
fn quoted_line(document: &Document<'_>, span: Span) -> Option<Span> {
    /// Attack: one endless line of tags. Quote marks are fewer.
    const MAX: usize = 16;
    let lines = document.lines();
    let line = lines.at(span.start);
    let own = lines.span(line);
    if span.start - own.start > MAX || !document.text()[span.end..own.end.max(span.end)].trim_ascii().is_empty() {
        return None;
    }
    let before = &document.text()[own.start..span.start];
    let is_quote = before.contains('>') && before.bytes().all(|b| matches!(b, b' ' | b'>'));
    is_quote.then(|| lines.whole(line))
}
