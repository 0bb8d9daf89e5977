//! Lines that belong to the page around the text, not to the text.

use crate::document::{Classes, Document, Link, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const RELATED: Rule = Rule::new(
    "boilerplate/related",
    Presets::TEXT,
    "A line that only points to another article: `Related article:` and a link",
)
.fires(
    "The port closed.\n\nRelated article: [Strike enters week two](#)\n\nDockers return.",
    "The port closed.\n\nDockers return.",
)
.spares("The related article in Nature describes the method.");

static RULES: [Rule; 1] = [RELATED];

/// In lower case, without the colon.
const RELATED_LABELS: [&str; 22] = [
    "related",
    "related article",
    "related articles",
    "related story",
    "related stories",
    "related news",
    "related post",
    "related posts",
    "related content",
    "related coverage",
    "related reading",
    "related link",
    "related links",
    "read more",
    "read also",
    "also read",
    "read next",
    "read related",
    "more on this",
    "читайте также",
    "à lire aussi",
    "leia também",
];

#[derive(Debug)]
pub(super) struct Boilerplate;

impl Pass for Boilerplate {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::BRACKET
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::URL.or(ZoneKinds::EMAIL).or(ZoneKinds::PATH)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let mut done = 0;
        for link in document.links() {
            if link.image || link.span.start < done || !is_related_label(document, link) {
                continue;
            }
            let line = document.lines().at(link.span.start);
            let end = document.lines().span(line).end;
            if links_only(document, Span::new(link.span.start, end)) {
                edits.delete(document.block(line, line), &RELATED, Confidence::Certain);
                done = end;
            }
        }
    }
}

/// Whether a label and nothing else stands on the line before the link.
fn is_related_label(document: &Document<'_>, link: &Link) -> bool {
    /// Longer than any label with its markup.
    const MAX: usize = 80;
    let bytes = document.text().as_bytes();
    let from = document.text().floor_char_boundary(link.span.start.saturating_sub(MAX));
    let start = match memchr::memrchr(b'\n', &bytes[from..link.span.start]) {
        Some(at) => from + at + 1,
        None if from == 0 => 0,
        None => return false,
    };
    let before = document.slice(Span::new(start, link.span.start));
    let label =
        before.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>' | '-' | '#' | '|' | '•'));
    label
        .strip_suffix([':', '：'])
        .map(|label| label.trim_end_matches(['*', '_', ' ', '\u{a0}']).to_lowercase())
        .is_some_and(|label| RELATED_LABELS.contains(&label.as_str()))
}

/// Whether nothing but links, and what separates them, is in `span`.
fn links_only(document: &Document<'_>, span: Span) -> bool {
    let mut at = span.start;
    let links = document.links();
    let first = links.partition_point(|link| link.span.end <= span.start);
    for link in links[first..].iter().take_while(|link| link.span.end <= span.end) {
        if link.span.start < at {
            continue; // inside another link
        }
        if !is_separator(document.slice(Span::new(at, link.span.start))) {
            return false;
        }
        at = link.span.end;
    }
    at <= span.end && is_separator(document.slice(Span::new(at, span.end)))
}

fn is_separator(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '*' | '_' | ',' | ';' | '|' | '·' | '•' | '.' | '\\'))
}
