//! Short words that are no slips, though they type words: `vs`, `kb`, `шт`.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether a word, in any case, stands in texts of every language as it is.
pub(super) fn is_one(word: &str) -> bool {
    static TERMS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        let lines = include_str!("terms.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once(": ")).flat_map(|(_, terms)| terms.split(' ')).collect()
    });
    TERMS.contains(word) || TERMS.contains(word.to_lowercase().as_str())
}
