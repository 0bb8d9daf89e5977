//! What pandoc writes for the attributes of HTML elements: `{.class key="value"}` and `:::` fences; kramdown has `{: .class}`.

use std::cell::{LazyCell, OnceCell};
use std::collections::HashSet;

use crate::document::{Classes, Document, Target, ZoneKinds, attributes_length, is_behind_item_mark, item_mark};
use crate::edit::{Edits, Span, cut};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::places::pairs;
use crate::text::{brackets, near};

mod boxes;
mod contents;
mod dash;
mod raw;
mod superscript;

pub(super) use boxes::Boxes;
pub(super) use raw::RawHtml;

const ATTRIBUTES: Rule = Rule::new(
    "pandoc/attributes",
    Presets::TEXT,
    "Attributes in braces behind a link, an image, inline code or a heading",
)
.fires("# Preface {#preface .unnumbered}\n\nThe port closed.", "Preface\n\nThe port closed.")
.spares("\\newcommand{\\foo}[1]{.5#1}");

const ANCHOR: Rule = Rule::new(
    "pandoc/anchor",
    Presets::PLAIN,
    "Id of a heading to which a link of the text leads, or which the author of a text with code gave it",
)
.fires("# Preface {#preface}\n\nSee the [preface](#preface).", "Preface\n\nSee the preface.")
.spares("The set {#quays} has no heading");

const SPAN: Rule = Rule::new("pandoc/span", Presets::TEXT, "Bracketed words with attributes: the words stay")
    .fires("A [complete tree]{.underline} of nodes", "A complete tree of nodes")
    .spares("The set [a, b]{} and x[i]{.5}");

const DIV: Rule = Rule::new("pandoc/div", Presets::TEXT, "Lines of colons that fence a block")
    .fires("::: {#main .article}\nThe port closed.\n:::\n", "The port closed.\n")
    .spares("::: is how this language writes it");

const SUPERSCRIPT: Rule = Rule::new(
    "pandoc/superscript",
    Presets::PLAIN,
    "Carets around or before the numbers of references: the numbers stay",
)
.fires("The mill burnt down.^\\[1\\]\\[2\\]^ It was rebuilt.", "The mill burnt down.[1][2] It was rebuilt.")
.spares("It is 5 m^2^ wide, and ^[0-9]^ matches.");

const DASH: Rule = Rule::new(
    "pandoc/dash",
    Presets::PLAIN,
    "Hyphens that pandoc writes for a dash, in a page that has its attributes: the dash",
)
.fires("See [the plan](plan.html){.internal}---it is new.", "See the plan—it is new.")
.spares("Run it with --all, or wait---or not.");

static RULES: [Rule; 6] = [ATTRIBUTES, ANCHOR, SPAN, DIV, SUPERSCRIPT, DASH];

/// Attack: `]{.a}` without an opening bracket, repeated. No span of words is longer.
const MAX_SPAN: usize = 1000;

#[derive(Debug)]
pub(super) struct Pandoc;

impl Pass for Pandoc {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        // Fences without any attributes in the whole document are somebody else's.
        Classes::BRACE.or(Classes::CARET)
    }

    fn zones(&self) -> ZoneKinds {
        // Attributes hold URLs, addresses, scripts, and what looks like assignments.
        ZoneKinds::ADDRESSES.or(ZoneKinds::MATH).or(ZoneKinds::CODE_LINE)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        if document.classes().intersects(Classes::BRACE) {
            attributes(document, edits);
            contents::find(document, edits);
            divs(document, edits);
            if edits.is_on(&DASH) && !document.attributes().is_empty() {
                dash::find(document, edits);
            }
        }
        if document.classes().intersects(Classes::CARET) && document.classes().intersects(Classes::BRACKET) {
            superscript::find(document, edits);
        }
    }
}

fn attributes(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let bytes = text.as_bytes();
    let targets = OnceCell::new();
    for span in document.attributes().iter().copied() {
        let at = span.start;
        match at.checked_sub(1).map(|before| bytes[before]) {
            Some(b')' | b'`') => edits.delete(span, &ATTRIBUTES, Confidence::Certain),
            Some(b']') => {
                // A bracketed span, or an image whose target was lost.
                let Some(open) = brackets::opening(bytes, at - 1, MAX_SPAN) else { continue };
                let before = &text[..open];
                // Braces that are no attributes are arguments of TeX.
                let is_argument = || {
                    let index = document.attributes().partition_point(|other| other.end < open);
                    open + 2 < at
                        && before.ends_with('}')
                        && document.attributes().get(index).is_none_or(|other| other.end != open)
                };
                // A mark of an assistant; arguments of a command of TeX.
                if before.ends_with("contentReference") || is_argument() || near::ends_in_command(before) {
                    continue;
                }
                let image = open > 0 && bytes[open - 1] == b'!';
                let parts = [Span::new(open - usize::from(image), open + 1), Span::new(at - 1, span.end)];
                edits.delete_together(parts, &SPAN, Confidence::Certain);
            }
            Some(b' ') if ends_heading(document, span) => {
                let start = text[..at].trim_ascii_end().len();
                let rule = if is_anchor(document, span, &targets) { &ANCHOR } else { &ATTRIBUTES };
                edits.delete(Span::new(start, span.end), rule, Confidence::Certain);
            }
            // Those of kramdown for the block above or below.
            None | Some(b'\n') if document.slice(span).starts_with("{:") && cut::is_alone(document, span) => {
                edits.delete(document.lines().whole(document.lines().at(at)), &ATTRIBUTES, Confidence::Certain);
            }
            // Those of an image that is gone, alone in its line or in a link.
            None | Some(b'\n' | b'[') if has_assignment(&text[at..span.end]) => {
                edits.delete(span, &ATTRIBUTES, Confidence::Certain);
            }
            _ => {}
        }
    }
}

/// Whether the attributes are nothing but an id that somebody needs. `targets`: of all links within the text.
fn is_anchor<'t>(document: &Document<'t>, span: Span, targets: &OnceCell<HashSet<&'t str>>) -> bool {
    let id = document.slice(span).trim_matches(['{', '}']).trim_ascii();
    let read = || {
        let links = document.links().iter().filter(|link| link.target == Target::Anchor);
        links.filter_map(|link| link.destination(document).strip_suffix(')')).collect()
    };
    let is_id = id.starts_with('#') && !id.contains(|c: char| c.is_ascii_whitespace());
    is_id && (document.is_authored() || targets.get_or_init(read).contains(id))
}

fn has_assignment(attributes: &str) -> bool {
    attributes.contains("=\"")
}

/// Whether the span ends a line that starts with `#` marks or has its underline below.
fn ends_heading(document: &Document<'_>, span: Span) -> bool {
    /// Attack: one endless line of braces. No heading is longer, with the addresses of its links.
    const MAX: usize = 1000;
    let text = document.text();
    let after = &text[span.end..];
    let line = near::line_before(&text[..span.start], MAX).trim_start_matches(['>', ' ']);
    // Of an item.
    let words = item_mark(line).map_or(line, |mark| line[mark..].trim_start_matches(' '));
    let is_underlined = || document.underline(document.lines().at(span.start)).is_some_and(|marks| marks.len() >= 3);
    (after.is_empty() || after.starts_with(['\n', '\r'])) && (words.starts_with('#') || is_underlined())
}

/// Lines like `::: {.note}`, `::: note` and the bare `:::` that closes them. There must be one of each.
fn divs(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut fences = Vec::new();
    let (mut opening, mut closing, mut boxes) = (false, false, true);
    let mut done = 0;
    let has_grid = LazyCell::new(|| text.contains("+--"));
    for at in pairs(text.as_bytes(), *b"::") {
        if at < done || text.as_bytes().get(at + 2) != Some(&b':') {
            continue;
        }
        let colons = text[at..].bytes().take_while(|b| *b == b':').count();
        done = at + colons;
        let indent = text.as_bytes()[..at].iter().rev().take(16).take_while(|b| matches!(b, b' ' | b'>')).count();
        let start = at - indent;
        let is_item = start > 0 && text.as_bytes()[start - 1] != b'\n';
        if is_item
            && *has_grid
            && let Some(fence) = cell_fence(document, at)
        {
            done = fence.end;
            let is_closing = document.slice(fence).trim_matches([':', '|', ' ', '\n']).is_empty();
            opening |= !is_closing;
            closing |= is_closing;
            boxes = false;
            fences.push(fence);
            continue;
        }
        if is_item && !is_behind_item_mark(text, at) {
            continue;
        }
        let rest = &text[done..];
        let line = rest.find('\n').map_or(rest, |newline| &rest[..newline]);
        let attributes = rest.trim_start_matches(' ');
        let length = match attributes_length(attributes) {
            _ if line.trim_ascii().is_empty() => line.len(),
            Some(length) if attributes.starts_with('{') => rest.len() - attributes.len() + length,
            _ if line.trim_ascii() == "{}" || is_class(line.trim_ascii()) => line.len(),
            _ => continue,
        };
        let end = done + length;
        // Colons behind the attributes belong to the fence, words do not.
        let tail = text[end..].trim_start_matches([' ', ':']);
        if !(tail.is_empty() || tail.starts_with(['\n', '\r'])) {
            continue;
        }
        if line.trim_ascii().is_empty() {
            closing = true
        } else {
            opening = true;
            boxes &= is_box(line.trim_ascii());
        }
        let end = text.len() - tail.len();
        let newline = usize::from(text[end..].starts_with('\n'));
        fences.push(if is_item {
            // The words of the item move up to its mark.
            let words = text[end + newline..].trim_start_matches(' ');
            // But for a link that begins on a line of its own, which may go whole.
            Span::new(
                at,
                if words.starts_with([':', '\n']) || words.starts_with("[\n") { end } else { text.len() - words.len() },
            )
        } else {
            Span::new(start, end + newline)
        });
        done = end;
    }
    if opening && closing && !(boxes && document.is_authored()) {
        for fence in fences {
            edits.delete(fence, &DIV, Confidence::Certain);
        }
    }
}

/// The fence that fills a cell of a table drawn with lines, or its whole row, if that has nothing else.
fn cell_fence(document: &Document<'_>, at: usize) -> Option<Span> {
    let lines = document.lines();
    let line = lines.at(at);
    let row = document.line(line);
    let is_row = |row: &str| row.trim_start_matches([' ', '>']).starts_with('|') && row.trim_end().ends_with('|');
    let start = at - lines.span(line).start;
    let is_fence = |cell: &str| {
        let attributes = cell.trim_start_matches(':').trim();
        attributes.is_empty()
            || attributes == "{}"
            || is_class(attributes)
            || attributes_length(attributes) == Some(attributes.len())
    };
    if !is_row(row) || !row[..start].trim_end().ends_with('|') {
        return None;
    }
    let cell = row[start..].split('|').next().unwrap_or_default();
    if row
        .split('|')
        .all(|cell| cell.trim_matches([' ', '>']).is_empty() || cell.trim().starts_with(":::") && is_fence(cell.trim()))
    {
        return Some(lines.whole(line));
    }
    is_fence(cell.trim()).then(|| Span::new(at, at + cell.trim_end().len()))
}

/// `::: tip`: a box in the Markdown of manuals, whose name is shown.
fn is_box(line: &str) -> bool {
    const NAMES: [&str; 10] =
        ["info", "tip", "note", "hint", "warning", "danger", "caution", "important", "success", "details"];
    NAMES.contains(&line.split(' ').next().unwrap_or_default())
}

fn is_class(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_@+:/.".contains(&b))
}
