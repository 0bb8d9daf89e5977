//! A look below a repair: whether what it decodes to is misread text as well.

use super::glyph::{Glyph, Oddity};
use super::lookahead::Lookahead;
use super::pages::{self, origin};
use super::sequence::sequence;
use crate::edit::Span;

/// Layers looked through to see whether a repair leads to a second one. Attack: none, each is shorter than the last.
const LAYERS: usize = 4;

/// How odd the text is when `decoded`, in the place of `span`, is decoded again: in each page once, all of it.
pub(super) fn odd_again(text: &str, span: Span, decoded: &str) -> Option<i32> {
    odd_below(text, span, decoded, LAYERS)
}

fn odd_below(text: &str, span: Span, decoded: &str, layers: usize) -> Option<i32> {
    let pages = starts(decoded.chars());
    if layers == 0 || pages == 0 {
        return None;
    }
    let mut ahead = Lookahead::new(decoded);
    let start = ahead.go_to(0, 0);
    let mut best = None;
    for page in pages::each(pages) {
        let mut index = start;
        let mut again = String::new();
        while let Some(sequence) = sequence(&mut ahead, index, page) {
            again.push(sequence.c);
            index += sequence.length;
        }
        if ahead.place(index).at < decoded.len() {
            continue;
        }
        let found = odd(text, span, &again).into_iter().chain(odd_below(text, span, &again, layers - 1)).min();
        best = best.into_iter().chain(found).min();
    }
    best
}

/// The pages in which a text may start with a sequence.
pub(super) fn starts(mut text: impl Iterator<Item = char>) -> u32 {
    let first = text.next().and_then(origin);
    let second = first.and(text.next()).and_then(origin);
    first.zip(second).map_or(0, |(first, second)| first.lead & second.tail)
}

/// How odd `middle` is in the place of `span`.
fn odd(text: &str, span: Span, middle: &str) -> Option<i32> {
    let glyph = |c: Option<char>| c.map_or(Glyph::BLANK, Glyph::of);
    let mut odd = Oddity::behind(glyph(text[..span.start].chars().next_back()));
    for c in middle.chars() {
        odd.push(Glyph::of(c));
    }
    odd.before(glyph(text[span.end..].chars().next()))
}
