//! Whether a word exists: in the document itself, or in the word list of its language.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use crate::bytes::Bytes;
use crate::document::{Document, Script, languages};
use crate::fnv::Fnv;
use crate::lexicon::{Language, rank};

pub(super) struct Words<'d, 't> {
    document: &'d Document<'t>,
    /// Those whose lists count, once asked for.
    languages: Option<Vec<Language>>,
    /// The hashes of the words of the document in lower case, once asked for.
    own: Option<HashSet<u64, BuildHasherDefault<Same>>>,
}

impl<'d, 't> Words<'d, 't> {
    pub(super) fn of(document: &'d Document<'t>) -> Self {
        Self { document, languages: None, own: None }
    }

    /// Whether the document is in German.
    pub(super) fn is_german(&self) -> bool {
        self.document.language() == Some(Language::German)
    }

    /// Whether the word, in lower case, is in the word list.
    pub(super) fn lists(&mut self, word: &str) -> bool {
        let document = self.document;
        // Without a language that prevails, any of the script.
        let languages = self.languages.get_or_insert_with(|| match document.language() {
            Some(language) => vec![language],
            None => languages(document.main_script().unwrap_or(Script::Latin)).collect(),
        });
        languages.iter().any(|language| rank(*language, word).is_some())
    }

    /// Whether the word, in lower case and Latin letters, is in a word list, whatever the language of the document.
    pub(super) fn is_listed(&mut self, word: &str) -> bool {
        self.lists(word) || languages(Script::Latin).any(|language| rank(language, word).is_some())
    }

    /// Whether the document uses the word, which is in lower case; a hyphen inside belongs to it. Linear, once.
    pub(super) fn uses(&mut self, word: &str) -> bool {
        let own = self.own.get_or_insert_with(|| {
            let words = split(self.document.text());
            words.filter(|word| word.len() > 2 && !word.ends_with('-')).map(lower_case_hash).collect()
        });
        own.contains(&lower_case_hash(word))
    }
}

/// The stretches of letters, apostrophes and hyphens, some of them empty.
fn split(text: &str) -> impl Iterator<Item = &str> {
    static INSIDE: Bytes = Bytes::of(b"'-").and(b'A', b'Z').and(b'a', b'z');
    let mut rest = Some(text).filter(|text| !text.is_empty());
    std::iter::from_fn(move || {
        let text = rest?;
        let mut behind = INSIDE.behind(text).chars();
        while behind.clone().next().is_some_and(|c| !c.is_ascii() && (c.is_alphabetic() || c == '’')) {
            behind.next();
            behind = INSIDE.behind(behind.as_str()).chars();
        }
        let word = &text[..text.len() - behind.as_str().len()];
        rest = behind.next().map(|_| behind.as_str());
        Some(word)
    })
}

/// The hasher of what is a hash already.
#[derive(Default)]
struct Same(u64);

impl Hasher for Same {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = Fnv(self.0).with(bytes.iter().copied()).0;
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Two words of one document that share it are the same.
fn lower_case_hash(word: &str) -> u64 {
    if word.is_ascii() {
        return Fnv::EMPTY.with(word.bytes().map(|byte| byte.to_ascii_lowercase())).0;
    }
    Fnv::EMPTY.with(word.to_lowercase().bytes()).0
}
