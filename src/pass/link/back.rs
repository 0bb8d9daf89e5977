//! Links of notes back to the places that cite them.

use crate::document::{Document, Link};
use crate::edit::Span;
use crate::rule::{Presets, Rule};
use crate::text::near;

pub(super) const BACK: Rule = Rule::new(
    "link/back",
    Presets::TEXT,
    "Link of a note back to where it is cited: `[↩](#fnref1)`, `[^](#cite_ref-2)`",
)
.fires("It closed.\n\n1. In May. [↩](#fnref1)", "It closed.\n\n1. In May.")
.spares("The key [↩](three times) ends the note.");

/// Starts of the names of such places.
const PLACES: [&str; 8] =
    ["cite_ref", "fnref", "_ftnref", "_ednref", "footnote-ref", "footnoteref", "ref-footnote", "user-content-fnref"];

/// What goes with the link, if it is one: marks of emphasis around it, an arrow in front of several, the blank beside it.
pub(super) fn whole(document: &Document<'_>, link: &Link, words: &str) -> Option<Span> {
    /// Bytes of words for those who do not see the arrow: `Jump up to: `
    const MAX: usize = 40;
    let target = document.slice(link.closing());
    let place = target.rsplit_once('#')?.1;
    if words.len() > MAX || !PLACES.iter().any(|start| place.starts_with(start)) {
        return None;
    }
    let sign = words.trim_matches(['*', '_', ' ', '\\']);
    let is_letter = place.starts_with("cite_ref") && sign.len() == 1 && sign.as_bytes()[0].is_ascii_lowercase();
    // `↩2`: the second place.
    let is_counted = sign.starts_with('↩');
    let has_arrow = sign.contains(['^', '↑', '↩', '⤴', '↵', '⏎', '↲'])
        && (is_counted || !sign.contains(|c: char| c.is_ascii_digit()));
    (is_letter || has_arrow).then(|| with_marks(document, link.span))
}

fn with_marks(document: &Document<'_>, Span { mut start, mut end }: Span) -> Span {
    let text = document.text();
    for mark in ["**", "__", "*", "_"] {
        if text[..start].ends_with(mark) && text[end..].starts_with(mark) {
            (start, end) = (start - mark.len(), end + mark.len());
        }
    }
    // `1. ^ [a](#cite_ref-0) [b](#cite_ref-1) Words of the note`
    const NEAR: usize = 16;
    let before = near::line_before(&text[..start], NEAR);
    let arrow = ["^ ", "↑ "].into_iter().find(|arrow| before.ends_with(arrow));
    start -= arrow.map_or(0, str::len);
    let blank = |at: usize| text.as_bytes().get(at) == Some(&b' ');
    if blank(end) && (start == 0 || text[..start].ends_with([' ', '\n'])) {
        end += 1;
    } else if text[..start].ends_with(' ') && text[end..].chars().next().is_none_or(|c| c == '\n') {
        start = text[..start].trim_end_matches(' ').len();
    }
    Span::new(start, end)
}
