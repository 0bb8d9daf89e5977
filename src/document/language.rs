//! Which languages the document may be written in, as far as words and letters can tell, and what the caller says about it.

use std::collections::HashSet;

use super::scripts::{Script, words};
use crate::lexicon::{Language, hash, hash_of_any_case, is_small, rank_of, spelling, worth};

/// What the caller knows about the documents.
#[derive(Debug, Default)]
pub(crate) struct Hints {
    /// The language they are written in.
    pub(crate) language: Option<Language>,
    /// Words that belong to them, in lower case.
    pub(crate) words: HashSet<String>,
}

impl Hints {
    /// Whether a word, in any case, is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        !self.words.is_empty() && self.words.contains(&word.to_lowercase())
    }
}

/// A set of languages, and how likely each is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Languages {
    /// Bits by which a language is less likely than the likeliest one; [`u8::MAX`] for one that is not in the set.
    bits: [u8; Language::ALL.len()],
}

impl Languages {
    pub(crate) const NONE: Self = Self { bits: [u8::MAX; Language::ALL.len()] };

    pub(crate) fn contains(self, language: Language) -> bool {
        self.bits(language) < u8::MAX
    }

    /// Bits by which a language is less likely than the likeliest one.
    pub(crate) fn bits(self, language: Language) -> u8 {
        self.bits[language as usize]
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Language> + Clone {
        Language::ALL.iter().copied().filter(move |language| self.contains(*language))
    }
}

impl FromIterator<(Language, u8)> for Languages {
    fn from_iter<I: IntoIterator<Item = (Language, u8)>>(languages: I) -> Self {
        languages.into_iter().fold(Self::NONE, |mut set, (language, bits)| {
            set.bits[language as usize] = bits;
            set
        })
    }
}

/// Words looked at. The answer does not get better with more.
const SAMPLE: usize = 60;

/// Words after which languages that are left far behind are given up, and how far that is, in bits.
const ENOUGH: usize = 8;
const FAR: i64 = 80;

/// Bits by which another language may be less likely than the likeliest one: a thousand times.
const NEAR: i64 = 10;

/// What a letter costs that the language does not have: more than any other.
const FOREIGN_LETTER: i64 = 12;

/// The languages that the words in `main` may be of: the likeliest and those near it. The one the caller named, if it is
/// written in this script.
pub(super) fn guess(text: &str, main: Script, hints: &Hints) -> Languages {
    if let Some(language) = hints.language.filter(|language| script_of(*language) == main) {
        return [(language, 0)].into_iter().collect();
    }
    let mut candidates: Vec<(Language, i64)> = languages(main).map(|language| (language, 0)).collect();
    let mut lower = String::new();
    for (count, word) in words(text).filter(|word| word.script == main).take(SAMPLE).enumerate() {
        if count % ENOUGH == 0 {
            let least = candidates.iter().map(|(_, bits)| *bits).min().unwrap_or_default();
            candidates.retain(|(_, bits)| *bits < least + FAR);
        }
        if let [] | [_] = candidates[..] {
            break;
        }
        let word = &text[word.span.range()];
        let word = if word.len() <= MAX_LETTERS && is_small(word) {
            word
        } else {
            lower.clear();
            lower.extend(word.chars().take(MAX_LETTERS).flat_map(char::to_lowercase));
            &lower
        };
        let hash = hash(word);
        for (language, bits) in &mut candidates {
            *bits += match spelling(*language, word) {
                Some(spelling) => i64::from(spelling.bits),
                None => FOREIGN_LETTER * (word.chars().count() as i64 + 1),
            };
            *bits -= worth(rank_of(*language, hash));
        }
    }
    let least = candidates.iter().map(|(_, bits)| *bits).min().unwrap_or_default();
    let near = candidates.into_iter().map(|(language, bits)| (language, bits - least));
    near.filter(|(_, bits)| *bits <= NEAR).map(|(language, bits)| (language, bits as u8)).collect()
}

/// Attack: a word as long as the document, spelled in every language.
const MAX_LETTERS: usize = 40;

/// The languages with a word list that are written in `script`.
pub(crate) fn languages(script: Script) -> impl Iterator<Item = Language> + Clone {
    Language::ALL.iter().copied().filter(move |language| script_of(*language) == script)
}

/// Whether a word, in any case, is in the list of any language written in `script`.
pub(crate) fn is_known(word: &str, script: Script) -> bool {
    let hash = hash_of_any_case(word);
    languages(script).any(|language| rank_of(language, hash).is_some())
}

/// The best rank that a word, in any case, has in the lists of the languages written in `script`.
pub(crate) fn known_rank(word: &str, script: Script) -> Option<u8> {
    let hash = hash_of_any_case(word);
    languages(script).filter_map(|language| rank_of(language, hash)).min()
}

/// The script a language is written in.
pub(crate) fn script_of(language: Language) -> Script {
    match language {
        Language::Greek => Script::Greek,
        Language::Russian
        | Language::Ukrainian
        | Language::Belarusian
        | Language::Bulgarian
        | Language::Serbian
        | Language::Macedonian
        | Language::Kazakh => Script::Cyrillic,
        Language::Armenian => Script::Armenian,
        Language::Hebrew => Script::Hebrew,
        Language::Arabic | Language::Persian => Script::Arabic,
        Language::Georgian => Script::Georgian,
        Language::Thai => Script::Thai,
        Language::Korean => Script::Hangul,
        _ => Script::Latin,
    }
}
