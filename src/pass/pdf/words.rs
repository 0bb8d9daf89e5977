//! Whether a word exists: in the document itself, or in the word list of its language.

use std::collections::HashSet;

use crate::document::{Document, Script, is_known, languages, script_of};
use crate::fnv::Fnv;
use crate::lexicon::{Language, rank};
use crate::text::bytes::Bytes;

pub(super) struct Words<'d, 't> {
    document: &'d Document<'t>,
    /// Those whose lists count, once asked for.
    languages: Option<Vec<Language>>,
    /// Of the words that were looked for, the hashes of those that the document uses.
    used: HashSet<u64>,
}

impl<'d, 't> Words<'d, 't> {
    pub(super) fn of(document: &'d Document<'t>) -> Self {
        Self { document, languages: None, used: HashSet::new() }
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
        self.lists(word) || is_known(word, Script::Latin)
    }

    /// Whether the language of the document may have the word, in lower case, from English or with it: `situation`. The lists of
    /// other languages in Latin letters leave out what is far more frequent in English.
    pub(super) fn shares_with_english(&self, word: &str) -> bool {
        self.document.language().is_some_and(|language| script_of(language) == Script::Latin)
            && rank(Language::English, word).is_some()
    }

    /// Looks for words and [`beginnings`] of words, which are in lower case, among those of the document; a hyphen inside belongs
    /// to them. Linear.
    pub(super) fn look_for<'w>(&mut self, words: impl Iterator<Item = &'w String>) {
        let mut firsts = [false; 256];
        // Those beyond ASCII may begin with any letter in lower case.
        firsts[0x80..].fill(true);
        let mut asked = HashSet::new();
        for word in words {
            let first = word.as_bytes()[0];
            firsts[usize::from(first)] = true;
            firsts[usize::from(first.to_ascii_uppercase())] = true;
            asked.insert(lower_case_hash(word));
        }
        let own = split(self.document.text()).filter(|word| word.len() > 2 && firsts[usize::from(word.as_bytes()[0])]);
        for word in own.filter(|word| !word.ends_with('-')) {
            let forms = beginnings(word).into_iter().flatten().chain([word]).map(lower_case_hash);
            self.used.extend(forms.filter(|hash| asked.contains(hash)));
        }
    }

    /// Whether the document uses a word that was [looked for](Self::look_for).
    pub(super) fn uses(&self, word: &str) -> bool {
        self.used.contains(&lower_case_hash(word))
    }
}

/// `co-` and `co-oper` of `co-operative`: a compound up to its hyphen, and with the letters that its kin share.
pub(super) fn beginnings(compound: &str) -> Option<[&str; 2]> {
    /// Letters behind the hyphen.
    const STEM: usize = 4;
    let hyphen = memchr::memchr(b'-', compound.as_bytes())?;
    let behind = &compound[hyphen + 1..];
    let stem = behind.char_indices().nth(STEM).map_or(behind.len(), |(at, _)| at);
    Some([&compound[..=hyphen], &compound[..hyphen + 1 + stem]])
}

/// The stretches of letters and hyphens, some of them empty.
fn split(text: &str) -> impl Iterator<Item = &str> {
    static INSIDE: Bytes = Bytes::of(b"-").and(b'A', b'Z').and(b'a', b'z');
    let mut rest = Some(text).filter(|text| !text.is_empty());
    std::iter::from_fn(move || {
        let text = rest?;
        let mut behind = INSIDE.behind(text).chars();
        while behind.clone().next().is_some_and(|c| !c.is_ascii() && c.is_alphabetic()) {
            behind.next();
            behind = INSIDE.behind(behind.as_str()).chars();
        }
        let word = &text[..text.len() - behind.as_str().len()];
        rest = behind.next().map(|_| behind.as_str());
        Some(word)
    })
}

/// Two words of one document that share it are the same.
fn lower_case_hash(word: &str) -> u64 {
    if word.is_ascii() {
        return Fnv::EMPTY.with(word.bytes().map(|byte| byte.to_ascii_lowercase())).0;
    }
    Fnv::EMPTY.with(word.to_lowercase().bytes()).0
}
