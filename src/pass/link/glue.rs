//! Blanks that a converter lost beside a link: `the[port](…)was`.

use crate::document::{Document, Link};
use crate::lexicon::rank;

/// Whether a blank is missing before and behind the link. Suffixes (`[API](…)s`) and compounds are no missing blanks: the
/// neighbour must be a frequent word, and no word together with the one inside.
pub(super) fn lost_blanks(document: &Document<'_>, link: &Link) -> (bool, bool) {
    let text = document.text();
    let inside = document.slice(link.text);
    let word = |c: char| c.is_alphabetic();
    let (first, last) = (inside.chars().next(), inside.chars().next_back());
    let before = text[..link.span.start].chars().next_back();
    let after = text[link.span.end..].chars().next();
    let glued_before = first.is_some_and(word) && before.is_some_and(char::is_lowercase);
    let glued_after = last.is_some_and(word) && after.is_some_and(char::is_lowercase);
    (
        glued_before && are_words(document, tail(&text[..link.span.start]), head(inside)),
        glued_after && are_words(document, tail(inside), head(&text[link.span.end..])),
    )
}

fn are_words(document: &Document<'_>, left: &str, right: &str) -> bool {
    let Some(language) = document.language() else { return false };
    let (left, right) = (left.to_lowercase(), right.to_lowercase());
    let frequent = |word: &str| word.chars().count() >= 2 && rank(language, word) == Some(0);
    (frequent(&left) || frequent(&right)) && rank(language, &(left + &right)).is_none()
}

/// Attack: one endless word on both sides of every link. No word is longer, in bytes.
const MAX: usize = 64;

fn head(text: &str) -> &str {
    let text = &text[..text.floor_char_boundary(MAX)];
    &text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())]
}

fn tail(text: &str) -> &str {
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(MAX))..];
    &text[text.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| text.ceil_char_boundary(at + 1))..]
}
