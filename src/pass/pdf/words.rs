//! Whether a word exists: in the document itself, or in the word list of its language.

use std::collections::HashSet;

use crate::document::{Document, Script, languages};
use crate::lexicon::{Language, rank};

pub(super) struct Words<'d, 't> {
    document: &'d Document<'t>,
    languages: Vec<Language>,
    /// The words of the document in lower case, once asked for.
    own: Option<HashSet<String>>,
}

impl<'d, 't> Words<'d, 't> {
    pub(super) fn of(document: &'d Document<'t>) -> Self {
        // Without a language that prevails, any of the script.
        let languages = match document.language() {
            Some(language) => vec![language],
            None => languages(document.main_script().unwrap_or(Script::Latin)).collect(),
        };
        Self { document, languages, own: None }
    }

    /// Whether the document is in German.
    pub(super) fn is_german(&self) -> bool {
        self.languages == [Language::German]
    }

    /// Whether the word, in lower case, is in the word list.
    pub(super) fn lists(&self, word: &str) -> bool {
        self.languages.iter().any(|language| rank(*language, word).is_some())
    }

    /// Whether the document uses the word, which is in lower case; a hyphen inside belongs to it. Linear, once.
    pub(super) fn uses(&mut self, word: &str) -> bool {
        let own = self.own.get_or_insert_with(|| {
            let words = self.document.text().split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’' | '-')));
            words.filter(|word| word.len() > 2 && !word.ends_with('-')).map(str::to_lowercase).collect()
        });
        own.contains(word)
    }
}
