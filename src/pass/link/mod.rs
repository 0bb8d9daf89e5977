//! Links and images: dead ones lose their markup everywhere, live ones where no markup is wanted.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::document::{Classes, Document, Link, Target, ZoneKinds, attributes_length};
use crate::edit::{Edits, Span, glue};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::bytes::trim;

mod abbreviation;
mod anchor;
mod autolink;
mod back;
mod block;
mod control;
mod cut;
mod example;
mod image;
mod permalink;

use anchor::Anchors;
use control::{fills_line, is_action, is_control};
use cut::{block_mark, gap, is_before_stop, whole};
use example::{is_example, is_internal, is_lambda, is_of_types};

const DEAD: Rule =
    Rule::new("link/dead", Presets::TEXT, "Link that leads nowhere (`#`, empty, `javascript:`): its text stays")
        .fires("By [AFP](#) in Paris", "By AFP in Paris")
        .spares("handlers[name](event)");

const LIVE: Rule = Rule::new("link/live", Presets::PLAIN, "Link to a URL: its text stays")
    .fires("The [report](https://example.com/r) is out.", "The report is out.")
    .spares("The interval [0, 1](closed) contains its end points.");

/// Proposed by [`Inlined::carry`](crate::references::Inlined::carry), for where a link goes nobody knows before all passes ran.
pub(crate) const REFERENCE: Rule = Rule::new(
    "link/reference",
    Presets::TEXT,
    "Line that says where links by reference lead: goes with the last of them, unless its label is cited alone, too",
)
.fires("The [report][1] is out.\n\n[1]: #", "The report is out.")
.spares("The array a[i][1] is full.\n\n[1]: The first axiom.");

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

const DEAD_IMAGE: Rule = Rule::new(
    "link/dead-image",
    Presets::TEXT,
    "Image without a source, or with one that shows nothing: `data:`, `javascript:`, a pixel that counts visits",
)
.fires("The bridge ![]() reopened.", "The bridge reopened.")
.spares("`![]()` is an empty image.");

const IMAGE_ALT: Rule = Rule::new("link/image-alt", Presets::NONE, "Image: its alternative text stays")
    .fires("![A crowd](https://example.com/a.jpg)", "A crowd")
    .spares("![A crowd] is not an image.");

const PERMALINK: Rule =
    Rule::new("link/permalink", Presets::TEXT, "Link of a heading to itself: `[#](…#name)`, `[¶](#name)`")
        .fires("Reader [#](https://example.com/docs#reader)\n\nReads lists.", "Reader\n\nReads lists.")
        .spares("The pilcrow ¶ marks a paragraph; see ¶ 12.");

const BROKEN_ANCHOR: Rule = Rule::new(
    "link/broken-anchor",
    Presets::MARKDOWN,
    "Link to a place that the document does not have: its text stays",
)
.fires("See [the notes](#notes-at-the-end) below.", "See the notes below.")
.spares("## Notes\n\nSee [the notes](#notes).");

const CONTROL: Rule =
    Rule::new("link/control", Presets::TEXT, "A line that is only a button: `[close](#)`, `[Menu](javascript:…)`")
        .fires("[Menu](javascript:void(0))\n\nThe port closed.", "The port closed.")
        .spares("Menu\n\nThe port closed.");

const ABBREVIATION: Rule = Rule::new(
    "link/abbreviation",
    Presets::TEXT,
    "What abbreviations of a page mean, as html2text sets it below the page: titles, which nobody sees",
)
.fires("The HTML was late.\n\n  *[HTML]: HyperText Markup Language\n", "The HTML was late.\n")
.spares("*[HTML]: HyperText Markup Language\n\nThe HTML was late.");

static RULES: [Rule; 15] = [
    DEAD,
    LIVE,
    REFERENCE,
    ANCHOR,
    BROKEN_ANCHOR,
    back::BACK,
    block::BLOCK,
    EMPTY,
    PERMALINK,
    CONTROL,
    AUTOLINK,
    IMAGE,
    DEAD_IMAGE,
    IMAGE_ALT,
    ABBREVIATION,
];

#[derive(Debug)]
pub(super) struct Links;

impl Links {
    /// html2text escapes brackets in titles, which looks like maths: `"Rust \\(language\\)"`.
    const OPEN: ZoneKinds = ZoneKinds::ADDRESSES.or(ZoneKinds::MATH);
}

impl Pass for Links {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::BRACKET | Classes::ANGLE | Classes::RELIC
    }

    /// Labels and titles hold code; where a link may start is looked at for each.
    fn zones(&self) -> ZoneKinds {
        Self::OPEN.or(ZoneKinds::INLINE_CODE)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let anchors = OnceCell::new();
        // What went before the link without anything between.
        let mut gone = Span::new(0, 0);
        for link in document.links() {
            if link.image {
                image::strip(document, link, &mut gone, edits);
            } else {
                unlink(document, link, &anchors, &mut gone, edits);
            }
        }
        if document.classes().intersects(Classes::RELIC) {
            permalink::marks(document, edits);
        }
        if document.classes().intersects(Classes::BRACKET) {
            abbreviation::find(document, edits);
            if document.classes().intersects(Classes::CARET) {
                back::marks(document, edits);
            }
        }
        if document.classes().intersects(Classes::ANGLE) && edits.is_on(&AUTOLINK) {
            autolink::find(document, edits);
        }
    }
}

/// What html2text leaves of an icon.
const ICONS: [&str; 5] = ["__", "_ _", "****", "** **", "__ __"];

fn unlink(document: &Document<'_>, link: &Link, anchors: &OnceCell<Anchors>, gone: &mut Span, edits: &mut Edits<'_>) {
    let text = trim(document.slice(link.text));
    let is_code = || {
        is_lambda(document, link.span, text)
            || is_of_types(document, link.span, text)
            || is_example(document, link.span, text)
            || is_internal(text)
    };
    if link.target == Target::Dead && is_code() {
        return;
    }
    if link.target == Target::Anchor
        && !edits.is_on(&ANCHOR)
        && link.text.is_empty()
        && anchor::is_amid_words(document, link)
        && anchors.get_or_init(|| Anchors::gather(document)).have(document, link)
    {
        return;
    }
    if text.is_empty() || text.starts_with(['_', '*']) && ICONS.contains(&text) {
        remove(document, link.span, gone, &EMPTY, edits);
    } else if let Some(whole) = permalink::whole(document, link, text) {
        edits.delete(whole, &PERMALINK, Confidence::Certain);
    } else if let Some(whole) = back::whole(document, link, text)
        && !(link.target == Target::Anchor
            && !edits.is_on(&ANCHOR)
            && anchors.get_or_init(|| Anchors::gather(document)).have(document, link))
    {
        edits.delete(whole, &back::BACK, Confidence::Certain);
    } else if link.target == Target::Dead
        && fills_line(document.text(), link.span)
        && (is_control(document, link) || is_action(link.destination(document)))
    {
        let [first, last] = [link.span.start, link.span.end].map(|at| document.lines().at(at));
        edits.delete(document.block(first, last), &CONTROL, Confidence::Certain);
    } else {
        let rule = match link.target {
            Target::Dead => &DEAD,
            Target::Live => &LIVE,
            Target::Anchor if edits.is_on(&ANCHOR) => &ANCHOR,
            Target::Anchor if anchors.get_or_init(|| Anchors::gather(document)).have(document, link) => return,
            // Another part of a manual may hold it.
            Target::Anchor if document.is_authored() => return,
            Target::Anchor => &BROKEN_ANCHOR,
        };
        let words = document.slice(link.text);
        let is_picture = || {
            let (start, end) = (words.len() - words.trim_start().len(), words.trim_end().len());
            (gone.start, gone.end) == (link.text.start + start, link.text.start + end)
        };
        if gone.end > link.text.start && is_picture() {
            // Nothing is left of it.
            around(document, link, rule, edits);
            *gone = link.span;
        } else {
            remove_around_text(document, link, rule, edits);
            if rule.id() == LIVE.id() {
                block::tighten(document, link, edits);
            }
        }
    }
}

/// The marks around a picture that goes: the blank behind them goes as well.
fn around(document: &Document<'_>, link: &Link, rule: &'static Rule, edits: &mut Edits<'_>) {
    let opening = Span::new(link.span.start, document.trimmed(link.text).start);
    let parts = [opening, Span::new(link.text.end, whole(document, link.span).end)];
    edits.delete_together(parts, rule, Confidence::Certain);
}

/// The link goes with all that is in it.
fn remove(document: &Document<'_>, span: Span, gone: &mut Span, rule: &'static Rule, edits: &mut Edits<'_>) {
    let start = if gone.end == span.start && !gone.is_empty() { gone.start } else { span.start };
    *gone = Span::new(start, span.end);
    let behind = whole(document, *gone).end;
    // Between it and the next word stand attributes that go as well: the blank before them goes.
    let rest = &document.text()[behind..];
    let blank = document.text()[..span.start].ends_with(' ')
        && attributes_length(rest).is_some_and(|length| {
            rest[length..].is_empty() || rest[length..].starts_with([' ', '\n', '.', ',', ';', ':', '!', '?', ')'])
        });
    let from = span.start - usize::from(blank || is_before_stop(document.text(), Span::new(gone.start, behind)));
    edits.replace(Span::new(from, behind), gap(document, *gone), rule, Confidence::Certain);
}

/// Deletions that stand or fall together, so that what is nested in the text can be edited on its own.
fn remove_around_text(document: &Document<'_>, link: &Link, rule: &'static Rule, edits: &mut Edits<'_>) {
    let (before, after) = glue::lost_blanks(document, link.span, link.text);
    let blank = |lost: bool| Cow::Borrowed(if lost { " " } else { "" });
    // A link around blocks leaves the blank lines inside its brackets.
    let text = document.slice(link.text);
    let words = document.trimmed(link.text);
    // So does one that html2text wrapped in blanks, where there are blanks outside as well.
    let outside = |c: Option<char>, signs: &str| c.is_none_or(|c| c.is_whitespace() || signs.contains(c));
    let spaced = || {
        outside(document.text()[..link.span.start].chars().next_back(), "(")
            && outside(document.text()[link.span.end..].chars().next(), ".,;:!?)")
    };
    let spaced = words != link.text && (text.contains("\n\n") || spaced());
    // A picture at the end may take the blank before it along.
    let ends_in_picture = || text.contains("![") && text.trim_ascii_end().ends_with(')');
    let tight = spaced && (text.contains("\n\n") || !ends_in_picture());
    let opens = if spaced { Span::new(link.span.start, words.start) } else { link.opening() };
    // `[plan.pdf|attachment](upload://…)`: how a forum marks a file.
    const ATTACHMENT: &str = "|attachment";
    let is_file = text.len() > ATTACHMENT.len() && text.ends_with(ATTACHMENT);
    let (opening, closing) = if is_file {
        (link.opening(), Span::new(link.text.end - ATTACHMENT.len(), link.span.end))
    } else if tight {
        (opens, Span::new(words.end, link.span.end))
    } else {
        (opens, link.closing())
    };
    // In Markdown that stays Markdown, `* [2. Choices](#)` holds no list of one.
    let mark = if edits.is_on(&LIVE) { None } else { block_mark(document, link.span.start, opening.end) };
    let escape = mark.map(|at| (Span::new(at, at), Cow::Borrowed("\\")));
    edits.together(
        [(opening, blank(before)), (closing, blank(after))].into_iter().chain(escape),
        rule,
        Confidence::Certain,
    );
}
