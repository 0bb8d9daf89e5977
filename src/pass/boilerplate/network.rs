//! Names of networks alone on their lines, without links: a bar of buttons, or a list that an author made.

use super::line::Candidate;
use crate::document::Document;
use crate::text::letters::letters;

impl Candidate {
    /// A name, for which `@` stands in keys, or a letter that may be one; nothing else.
    pub(super) fn is_network(&self) -> bool {
        self.visible.links == 0 && self.visible.key.len() == 1
    }

    /// `X`, `X...X`, `Line`: the sign of a value or a word as much as a name.
    fn is_word(&self, document: &Document<'_>) -> bool {
        const WORDS: [&str; 5] = ["Line", "Ok", "Pocket", "Signal", "Threads"];
        let mut words = document.slice(self.span).split(|sign: char| !sign.is_alphanumeric());
        words.all(|word| word.chars().nth(1).is_none() || WORDS.contains(&word))
    }
}

/// The names of a text.
pub(super) struct Networks(Vec<String>);

impl Networks {
    pub(super) fn of(document: &Document<'_>, candidates: &[Candidate]) -> Self {
        let networks = candidates.iter().filter(|candidate| candidate.is_network());
        let mut names: Vec<String> = networks.map(|network| letters(document.slice(network.span))).collect();
        names.sort_unstable();
        Self(names)
    }

    /// Whether two neighbours are buttons: they end the text, or stand in it twice. `The five largest`, and their names below, may
    /// stand anywhere else.
    pub(super) fn are_buttons(&self, document: &Document<'_>, pair: [&Candidate; 2]) -> bool {
        /// Lines of the foot of a page.
        const LAST: usize = 12;
        let is_twice = |network: &Candidate| {
            let name = letters(document.slice(network.span));
            let first = self.0.partition_point(|other| *other < name);
            self.0.get(first + 1) == Some(&name)
        };
        let is_last = || document.written_below(pair[1].last).nth(LAST).is_none();
        !pair.iter().all(|network| network.is_word(document))
            && (pair.iter().all(|network| is_twice(network)) || is_last())
    }
}
