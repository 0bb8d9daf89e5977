//! Rows of buttons that no phrase begins: those that a converter joined, `Skip to contentSkip to search`, and rows of links.

use super::class::Class;
use super::endpoint;
use super::phrases::{Fit, Hit, phrases};
use super::skipped;
use super::visible::Visible;
use crate::document::Document;
use crate::edit::Span;
use crate::text::places::places;

/// Buttons with nothing between them, `Share on XShare by email`, links that share the page, or links for screen readers in a row.
pub(in crate::pass) fn buttons(document: &Document<'_>, span: Span, visible: &Visible) -> Option<Hit> {
    let class = match visible.links {
        0 => unglued(document.slice(span))?,
        _ if endpoint::is_row(document, span, visible) => Class::Share,
        _ => skipped::leads_past(document, span, visible).then_some(Class::Skip)?,
    };
    let end = visible.key.len();
    Some(Hit { class, fit: Fit::Line, end, last: end, longer: false })
}

/// Attack: capitals after small letters without an end. No row is longer.
const MAX: usize = 300;

/// A first look: whether a phrase begins where a capital follows a small letter.
pub(in crate::pass) fn may_be_glued(words: &str) -> bool {
    if words.len() > MAX {
        return false;
    }
    let meets = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
    let first = words.as_bytes().windows(2).position(meets);
    first.is_some_and(|at| phrases().begins(&words[at + 1..]))
}

/// What the line is for, if it is a row of buttons of which one begins in the middle of a word.
fn unglued(line: &str) -> Option<Class> {
    if line.len() > MAX {
        return None;
    }
    // `LinkedIn` is one word: where buttons meet, a phrase begins.
    let mut words = String::new();
    let mut begun = 0;
    for at in seams(line).filter(|at| phrases().begins(&line[*at..])) {
        words.extend([&line[begun..at], " "]);
        begun = at;
    }
    if begun == 0 {
        return None;
    }
    words.push_str(&line[begun..]);
    let visible = Visible::of(&words);
    phrases().row(&visible.key).filter(|_| !visible.is_sentence())
}

/// Where a capital follows a small letter.
fn seams(line: &str) -> impl Iterator<Item = usize> {
    let may_meet = |&[a, b]: &[u8; 2]| {
        (a.is_ascii_lowercase() | !a.is_ascii()) & (b.is_ascii_uppercase() | !b.is_ascii()) & (b & 0xC0 != 0x80)
    };
    let meet = |at: &usize| line[..*at].ends_with(char::is_lowercase) && line[*at..].starts_with(char::is_uppercase);
    places(line.as_bytes(), may_meet).map(|at| at + 1).filter(meet)
}
