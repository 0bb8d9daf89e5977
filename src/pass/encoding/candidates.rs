//! The chains of a text that are worth a look, in every page.

use super::chain::{Chain, Reader};
use super::{CLEAR, DOUBTFUL, pages, prefilter};
use crate::document::Classes;
use crate::edit::{Edit, Span};

/// What a look at the text has found.
pub(super) struct Candidates {
    /// Every chain that is worth a look, in any page.
    pub(super) chains: Vec<Chain>,
    /// What they decode to.
    pub(super) decoded: String,
    /// Places with three characters in a row that could each be part of a sequence.
    rows: usize,
    /// They are of a text that was repaired before.
    pub(super) are_deeper: bool,
}

impl Candidates {
    pub(super) fn find(text: &str, classes: Classes) -> Self {
        Self::look(text, classes, |_| true)
    }

    /// The chains in and beside the repairs that led to this text: the others were seen before. A repair that reads on as a
    /// whole in one of its pages is likely another layer. Takes the classes of the text before.
    pub(super) fn again(text: &str, classes: Classes, repairs: &[Edit], pages: u32) -> Self {
        const BESIDE: usize = 16; // bytes
        let mut shift = 0isize;
        let places = repairs.iter().map(|edit| {
            let start = edit.span.start.wrapping_add_signed(shift);
            shift += edit.with.len() as isize - edit.span.len() as isize;
            Span::new(start, start + edit.with.len())
        });
        let places: Vec<Span> = places.collect();
        let mut near = places.iter().peekable();
        // Letters of other scripts may be new; Thai, which takes a look of its own, has a first byte of its own.
        const NEW: Classes =
            Classes::LATIN.or(Classes::GREEK).or(Classes::CYRILLIC).or(Classes::ARABIC).or(Classes::PRIVATE);
        let is_thai = repairs.iter().any(|edit| edit.with.as_bytes().contains(&0xE0));
        let classes = classes | NEW | if is_thai { Classes::INDIC } else { Classes::NONE };
        let mut found = Self::look(text, classes, |at| {
            while near.next_if(|near| near.end + BESIDE <= at).is_some() {}
            near.peek().is_some_and(|near| near.start <= at + BESIDE)
        });
        for chain in found.chains.iter_mut().filter(|chain| chain.pages & pages != 0) {
            if places.binary_search(&chain.span).is_ok() {
                chain.score += CLEAR;
                chain.is_bare = false;
            }
        }
        found.are_deeper = true;
        found
    }

    /// `is_near` is asked for places in order.
    fn look(text: &str, classes: Classes, mut is_near: impl FnMut(usize) -> bool) -> Self {
        let mut found = Self { chains: Vec::new(), decoded: String::new(), rows: 0, are_deeper: false };
        let mut reader = Reader::new(text);
        // Up to where pages have seen the text: a page does not look twice at the same characters.
        let mut seen: Vec<(usize, u32)> = Vec::new();
        let mut behind = usize::MAX;
        let mut settled = 0;
        let mut start = |at: usize| {
            found.rows += usize::from(at == behind);
            behind = at + if text.as_bytes()[at] < 0xE0 { 2 } else { 3 };
            let mut pages = if at < settled || !is_near(at) { 0 } else { pages::starts(text, at) };
            if pages == 0 {
                return;
            }
            seen.retain(|(end, by)| {
                let is_ahead = *end > at;
                pages &= if is_ahead { !by } else { u32::MAX };
                is_ahead
            });
            if pages == 0 {
                return;
            }
            reader.read(at, pages, DOUBTFUL, |chain, by| {
                seen.push((chain.span.end, by));
                if by == u32::MAX {
                    settled = chain.span.end;
                }
                if chain.score >= DOUBTFUL {
                    found.chains.push(*chain);
                }
            });
        };
        let mut thai = if classes.intersects(Classes::INDIC) { prefilter::thai(text) } else { Vec::new() };
        if thai.is_empty() {
            prefilter::each(text, classes, start);
        } else {
            prefilter::each(text, classes, |at| thai.push(at));
            thai.sort_unstable();
            thai.dedup();
            thai.into_iter().for_each(&mut start);
        }
        found.decoded = reader.decoded;
        found
    }

    /// Whether rows of odd letters are left that no chain explains.
    pub(super) fn are_rows(&self) -> bool {
        let clear = self.chains.iter().filter(|chain| chain.score >= CLEAR);
        self.rows >= 2 && clear.map(|chain| chain.span.len()).sum::<usize>() < 2 * self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_that_come_again_are_read_as_before() {
        let once =
            " A cafÃ© naÃ¯vely, Ð¼Ð¾ÑÑ‚ andâ€”Ã s â€œÃ€ la carteâ€\u{9d} æ—¥æœ¬ Â«Ã\u{a0}Â» â€\u{fffd} Ã© or Ã©;";
        let text = once.repeat(3);
        let found = Candidates::find(&text, Classes::FOREIGN | Classes::LATIN | Classes::PRIVATE);
        let part = |number: usize| {
            let span = Span::new(number * once.len(), (number + 1) * once.len());
            let own = found.chains.iter().filter(move |chain| span.contains(chain.span));
            let read = |chain: &Chain| {
                (
                    chain.span.start - span.start,
                    chain.pages,
                    chain.score,
                    found.decoded[chain.decoded.range()].to_owned(),
                )
            };
            own.map(read).collect::<Vec<_>>()
        };
        assert!(part(0).len() > 8);
        assert_eq!(part(1), part(0));
        assert_eq!(part(2), part(0));
    }
}
