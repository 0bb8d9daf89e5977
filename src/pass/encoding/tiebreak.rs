//! What tells between code pages that explain the same characters equally well.

use super::chain::Chain;
use super::tables::COUNT;
use crate::document::{Script, known_rank};
use crate::edit::Span;
use crate::text::near;

/// The chains that touch one another, of those in order.
pub(super) fn groups(chains: &mut [Chain]) -> impl Iterator<Item = &mut [Chain]> {
    let mut end = 0;
    chains.chunk_by_mut(move |last, next| {
        end = end.max(last.span.end);
        next.span.start < end
    })
}

/// For each page, how many words of a list the document has with it, where pages are at odds.
pub(super) fn words(text: &str, decoded: &str, chains: &mut [Chain]) -> [u32; COUNT] {
    /// Attack: a text in which pages are at odds in every word.
    const SAMPLE: usize = 40;
    let mut words = [0; COUNT];
    for rivals in groups(chains).filter(|rivals| are_at_odds(decoded, rivals)).take(SAMPLE) {
        for chain in rivals {
            words[chain.page] += u32::from(is_word(text, decoded, chain));
        }
    }
    words
}

/// Whether the best of the rivals read the same characters differently.
fn are_at_odds(decoded: &str, rivals: &[Chain]) -> bool {
    let Some(best) = rivals.iter().max_by_key(|chain| chain.score).filter(|_| rivals.len() > 1) else { return false };
    let differs = |chain: &Chain| decoded[chain.decoded.range()] != decoded[best.decoded.range()];
    rivals.iter().any(|chain| chain.score == best.score && chain.span == best.span && differs(chain))
}

/// Whether the chain and the ASCII letters around it are a word of a list.
fn is_word(text: &str, decoded: &str, chain: &Chain) -> bool {
    /// Attack: one endless word.
    const LONGEST: usize = 24;
    let Span { start, end } = near::run_around(text, chain.span, LONGEST, |c| c.is_ascii_alphabetic());
    let word = [&text[start..chain.span.start], &decoded[chain.decoded.range()], &text[chain.span.end..end]].concat();
    if !word.chars().all(char::is_alphabetic) {
        return false;
    }
    // Words of two letters are in some list, whatever they are.
    let least = if word.chars().nth(2).is_none() { 0 } else { u8::MAX };
    known_rank(&word, Script::Latin).is_some_and(|rank| rank <= least)
}

/// Whether a letter is one that few languages have, or a capital where no capital is expected.
pub(super) fn is_rare(c: char) -> bool {
    c.is_uppercase() || c < '\u{250}' && RARE.contains(c)
}

/// Whether a letter is the capital of one that many languages have.
pub(super) fn is_usual_capital(c: char) -> bool {
    c.is_uppercase() && !c.to_lowercase().any(|c| RARE.contains(c))
}

const RARE: &str = "ĉĝĥĵŝŭĕĭŏĸŉŋŧħĳŀſĺŕơưġċŵŷ";
