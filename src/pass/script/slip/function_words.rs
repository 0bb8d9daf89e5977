//! The few words that hold sentences together: a text has them everywhere, and by chance no other word looks like one.

use std::sync::LazyLock;

use crate::document::Languages;
use crate::lexicon::Language;

/// Whether a word, in any case, is a function word of one of the likeliest of `near`.
pub(super) fn is_one(near: Languages, word: &str) -> bool {
    near.iter().any(|language| near.bits(language) == 0 && is_one_of(language, word))
}

/// Whether a word, in any case, is an English one that stands beside other English words only, and no keyword.
pub(super) fn is_never_borrowed(word: &str) -> bool {
    ["to", "an", "is", "am", "be", "me", "of", "so", "has", "can", "was"]
        .iter()
        .any(|own| own.eq_ignore_ascii_case(word))
}

/// Whether a word, in any case, is a function word of `language`.
pub(in crate::pass::script) fn is_one_of(language: Language, word: &str) -> bool {
    static WORDS: LazyLock<Vec<(Language, Vec<&'static str>)>> = LazyLock::new(|| {
        let lines = include_str!("function_words.txt").lines().filter(|line| !line.starts_with('#'));
        let lines = lines.filter_map(|line| line.split_once(": "));
        lines.filter_map(|(code, words)| Some((Language::from_code(code)?, words.split(' ').collect()))).collect()
    });
    let mut lists = WORDS.iter().filter(|(of, _)| *of == language);
    lists.any(|(_, words)| words.iter().any(|listed| listed.eq_ignore_ascii_case(word)))
}
