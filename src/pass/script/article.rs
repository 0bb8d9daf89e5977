//! The English article in a letter that only looks like it: `behind а brick wall` with a Cyrillic `а`.
//!
//! A single letter is a word too short to tell by itself, and a letter that is named is written just so. What tells is that the
//! sentence lacks an article there, and that the text has next to nothing else in that script. `ф`, which is `a` on a Russian
//! keyboard, is not read so: a text that shows it has the same words around it more often than not.

use super::Place;
use super::slip::function_words;
use crate::document::Script;
use crate::lexicon::{Language, rank_in};
use crate::text::near;

/// Words that a noun without an article seldom follows.
const BEFORE: [&str; 44] = [
    "against", "as", "at", "be", "become", "becomes", "been", "behind", "being", "beside", "build", "by", "create",
    "find", "for", "from", "had", "has", "have", "having", "in", "into", "is", "it's", "like", "make", "makes", "need",
    "needs", "of", "on", "such", "take", "takes", "than", "that's", "through", "to", "under", "upon", "was", "what",
    "with", "without",
];

/// Words that join what stands before them to more, besides function words.
const JOINING: [&str; 17] = [
    "because", "before", "behind", "between", "both", "near", "per", "plus", "since", "though", "through", "till",
    "versus", "where", "while", "whether", "within",
];

/// Bytes of a word that is looked at.
const LONGEST: usize = 24;

/// Whether the word of `place`, a single letter, stands where a sentence has the article.
pub(super) fn is_one(place: &Place<'_, '_>) -> bool {
    let (text, span) = (place.text(), place.word.span);
    let is_mark = |c: char| matches!(c, '*' | '_');
    let [before, behind] = near::line_around(text, span, LONGEST);
    let (before, behind) = (before.trim_end_matches(is_mark), behind.trim_start_matches(is_mark));
    let (Some(before), Some(behind)) = (before.strip_suffix(' '), behind.strip_prefix(' ')) else { return false };
    let before = before.rsplit([' ', '(', '“', '"']).next().unwrap_or_default().replace('’', "'");
    let next = behind.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default();
    place.document.languages().bits(Language::English) == 0
        && BEFORE.contains(&before.as_str())
        && may_follow(next)
        && is_alone(place)
}

/// Whether a word may be the noun or adjective behind the article: it starts with a consonant, and is neither a word that holds
/// sentences together nor, by its ending, a verb or several things.
fn may_follow(word: &str) -> bool {
    const SHORTEST: usize = 3;
    let is_other = || ["ed", "ing", "s"].iter().any(|ending| word.ends_with(ending)) && !word.ends_with("ss");
    word.len() >= SHORTEST
        && !word.starts_with(['a', 'e', 'i', 'o', 'u'])
        && rank_in(Language::English, word).is_some()
        && (word == "few" || !function_words::is_one_of(Language::English, word))
        && !JOINING.contains(&word)
        && !is_other()
}

/// Whether the text has no more than a few letters of the script: one about letters has many.
fn is_alone(place: &Place<'_, '_>) -> bool {
    const FEW: usize = 8;
    let is_own = |c: &char| Script::of(*c) == Some(place.word.script);
    place.text().chars().filter(is_own).nth(FEW).is_none()
}
