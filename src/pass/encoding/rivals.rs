//! What tells between code pages that explain the same characters equally well.

use super::chain::Chain;
use super::tables::COUNT;
use crate::document::{Script, languages};
use crate::lexicon::{hash_of_any_case, rank_of};

/// For each page, how many words of a list the document has with it, where pages are at odds.
pub(super) fn words(text: &str, groups: &[Vec<Chain>]) -> [u32; COUNT] {
    /// Attack: a text in which pages are at odds in every word.
    const SAMPLE: usize = 40;
    let mut words = [0; COUNT];
    for rivals in groups.iter().filter(|rivals| are_at_odds(rivals)).take(SAMPLE) {
        for chain in rivals {
            words[chain.page] += u32::from(is_word(text, chain));
        }
    }
    words
}

/// Whether the best of the rivals read the same characters differently.
fn are_at_odds(rivals: &[Chain]) -> bool {
    let Some(best) = rivals.iter().max_by_key(|chain| chain.score).filter(|_| rivals.len() > 1) else { return false };
    rivals.iter().any(|chain| chain.score == best.score && chain.span == best.span && chain.text != best.text)
}

/// Whether the chain and the ASCII letters around it are a word of a list.
fn is_word(text: &str, chain: &Chain) -> bool {
    /// Attack: one endless word.
    const LONGEST: usize = 24;
    let is_letter = |byte: &&u8| byte.is_ascii_alphabetic();
    let before = text.as_bytes()[..chain.span.start].iter().rev().take(LONGEST).take_while(is_letter).count();
    let after = text.as_bytes()[chain.span.end..].iter().take(LONGEST).take_while(is_letter).count();
    let (before, after) = (chain.span.start - before, chain.span.end + after);
    let word = [&text[before..chain.span.start], &chain.text, &text[chain.span.end..after]].concat();
    if !word.chars().all(char::is_alphabetic) {
        return false;
    }
    let hash = hash_of_any_case(&word);
    languages(Script::Latin).any(|language| rank_of(language, hash).is_some())
}

/// How many letters a chain reads that few languages have, or that are capitals where no capital is expected.
pub(super) fn rarity(chain: &Chain) -> usize {
    let is_rare = |c: char| {
        matches!(
            c,
            'ĉ' | 'ĝ'
                | 'ĥ'
                | 'ĵ'
                | 'ŝ'
                | 'ŭ'
                | 'ĕ'
                | 'ĭ'
                | 'ŏ'
                | 'ĸ'
                | 'ŉ'
                | 'ŋ'
                | 'ŧ'
                | 'ħ'
                | 'ĳ'
                | 'ŀ'
                | 'ſ'
                | 'ĺ'
                | 'ŕ'
                | 'ơ'
                | 'ư'
                | 'ġ'
                | 'ċ'
                | 'ŵ'
                | 'ŷ'
        ) || c.is_uppercase()
    };
    chain.text.chars().filter(|c| is_rare(*c)).count()
}
