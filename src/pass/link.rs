//! Links and images: dead ones lose their markup everywhere, live ones where no markup is wanted.

use std::borrow::Cow;

use crate::document::{Classes, Document, Link, Target, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const DEAD: Rule =
    Rule::new("link/dead", Presets::TEXT, "Link that leads nowhere (`#`, empty, `javascript:`): its text stays")
        .fires("By [AFP](#) in Paris", "By AFP in Paris")
        .spares("handlers[name](event)");

const LIVE: Rule = Rule::new("link/live", Presets::PLAIN, "Link to a URL: its text stays")
    .fires("The [report](https://example.com/r) is out.", "The report is out.")
    .spares("The interval [0, 1](closed) contains its end points.");

const ANCHOR: Rule = Rule::new("link/anchor", Presets::PLAIN, "Link to a place in the same page: its text stays")
    .fires("See [section 2](#methods).", "See section 2.")
    .spares("arr[0](#arr)");

const EMPTY: Rule = Rule::new("link/empty", Presets::TEXT, "Link without text")
    .fires("[](/home)The council met.", "The council met.")
    .spares("std::sort(v.begin(), v.end(), [](auto a, auto b){ return a > b; });");

const AUTOLINK: Rule = Rule::new("link/autolink", Presets::PLAIN, "URL in angle brackets: the URL stays")
    .fires("Data: <https://example.org/v2> since May.", "Data: https://example.org/v2 since May.")
    .spares("#include <stdio.h>");

const IMAGE: Rule = Rule::new("link/image", Presets::PLAIN, "Image: goes with its alternative text")
    .fires("The bridge ![crowd](https://example.com/a.jpg) reopened.", "The bridge reopened.")
    .spares("Wow![](see note 3)");

const DEAD_IMAGE: Rule =
    Rule::new("link/dead-image", Presets::TEXT, "Image without a source, or with a `javascript:` one")
        .fires("The bridge ![]() reopened.", "The bridge reopened.")
        .spares("`![]()` is an empty image.");

const IMAGE_ALT: Rule = Rule::new("link/image-alt", Presets::NONE, "Image: its alternative text stays")
    .fires("![A crowd](https://example.com/a.jpg)", "A crowd")
    .spares("![A crowd] is not an image.");

static RULES: [Rule; 8] = [DEAD, LIVE, ANCHOR, EMPTY, AUTOLINK, IMAGE, DEAD_IMAGE, IMAGE_ALT];

#[derive(Debug)]
pub(super) struct Links;

impl Pass for Links {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::BRACKET | Classes::ANGLE
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::URL.or(ZoneKinds::EMAIL).or(ZoneKinds::PATH)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        for link in document.links() {
            if link.image {
                image(document, link, edits);
            } else {
                unlink(document, link, edits);
            }
        }
        if document.classes().intersects(Classes::ANGLE) && edits.is_on(&AUTOLINK) {
            autolinks(document, edits);
        }
    }
}

fn unlink(document: &Document<'_>, link: &Link, edits: &mut Edits<'_>) {
    if document.slice(link.text).trim().is_empty() {
        edits.delete(with_one_blank(document.text(), link.span), &EMPTY, Confidence::Certain);
        return;
    }
    let rule = match link.target {
        Target::Dead => &DEAD,
        Target::Anchor => &ANCHOR,
        Target::Live => &LIVE,
    };
    remove_around_text(link, rule, edits);
}

fn image(document: &Document<'_>, link: &Link, edits: &mut Edits<'_>) {
    let has_alt = !document.slice(link.text).trim().is_empty();
    if has_alt && edits.is_on(&IMAGE_ALT) {
        remove_around_text(link, &IMAGE_ALT, edits);
        return;
    }
    let rule = if link.target == Target::Dead { &DEAD_IMAGE } else { &IMAGE };
    edits.delete(with_one_blank(document.text(), link.span), rule, Confidence::Certain);
}

/// Two deletions that stand or fall together, so that what is nested in the text can be edited on its own.
fn remove_around_text(link: &Link, rule: &'static Rule, edits: &mut Edits<'_>) {
    let parts = [link.opening(), link.closing()].map(|span| (span, Cow::Borrowed("")));
    edits.together(parts, rule, Confidence::Certain);
}

/// The span with the blank behind it, if its deletion would leave two blanks in a row or one at the start of a line.
fn with_one_blank(text: &str, span: Span) -> Span {
    let bytes = text.as_bytes();
    let starts = span.start == 0 || matches!(bytes[span.start - 1], b' ' | b'\n' | b'\t');
    let blank = bytes.get(span.end) == Some(&b' ');
    Span::new(span.start, span.end + usize::from(starts && blank))
}

/// `<scheme:…>`, and in a Markdown document `<name@host>`, which in a letter or a byline is how people write addresses.
fn autolinks(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Attack: `<<<<<…`. No URL in angle brackets is longer.
    const MAX: usize = 4096;
    const MAX_NESTING: usize = 16;
    let text = document.text();
    let bytes = text.as_bytes();
    for at in memchr::memchr_iter(b'<', bytes) {
        let rest = &bytes[at + 1..];
        let stop = |b: &u8| matches!(b, b'<' | b'>') || b.is_ascii_whitespace();
        let Some(length) = rest.iter().take(MAX).position(stop).filter(|length| rest[*length] == b'>') else {
            continue;
        };
        let inside = Span::new(at + 1, at + 1 + length);
        // A link whose text is an autolink, converted twice.
        let opens = bytes[..inside.start].iter().rev().take(MAX_NESTING).take_while(|b| **b == b'<').count();
        let closes = bytes[inside.end..].iter().take(MAX_NESTING).take_while(|b| **b == b'>').count();
        let depth = opens.min(closes);
        let ends = [Span::new(inside.start - depth, inside.start), Span::new(inside.end, inside.end + depth)];
        let inside = document.slice(inside);
        if is_absolute_url(inside) || (is_email(inside) && document.is_markdown()) {
            edits.together(ends.map(|span| (span, Cow::Borrowed(""))), &AUTOLINK, Confidence::Certain);
        }
    }
}

fn is_absolute_url(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, rest)| {
        (2..=32).contains(&scheme.len()) && scheme.bytes().all(|b| b.is_ascii_alphanumeric()) && !rest.is_empty()
    })
}

fn is_email(text: &str) -> bool {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    text.split_once('@').is_some_and(|(local, domain)| {
        let fine = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b));
        !local.is_empty() && domain.contains('.') && fine(local) && fine(domain)
    })
}
