//! Which languages the document may be written in, as far as words and letters can tell, and what the caller says about it.

use std::collections::HashSet;

use super::scripts::{Script, words};
use crate::lexicon::{Language, hash, rank_of, spelling};

/// What the caller knows about the documents.
#[derive(Debug, Default)]
pub(crate) struct Hints {
    /// The language they are written in.
    pub(crate) language: Option<Language>,
    /// Words that belong to them, in lower case.
    pub(crate) words: HashSet<String>,
}

/// A set of languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Languages(u32);

impl Languages {
    pub(crate) fn contains(self, language: Language) -> bool {
        self.0 & 1 << language as u32 != 0
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Language> + Clone {
        Language::ALL.iter().copied().filter(move |language| self.contains(*language))
    }
}

impl FromIterator<Language> for Languages {
    fn from_iter<I: IntoIterator<Item = Language>>(languages: I) -> Self {
        Self(languages.into_iter().fold(0, |set, language| set | 1 << language as u32))
    }
}

/// Words looked at. The answer does not get better with more.
const SAMPLE: usize = 60;

/// Bits by which another language may be less likely than the likeliest one: a thousand times.
const NEAR: i64 = 10;

/// What a letter costs that the language does not have: more than any other.
const FOREIGN_LETTER: i64 = 12;

/// What a word of the list is worth, by its rank, in bits.
const WORTH: [i64; 3] = [8, 5, 4];

/// The languages that the words in `main` may be of: the likeliest and those near it. The one the caller named, if it is
/// written in this script.
pub(super) fn guess(text: &str, main: Script, hints: &Hints) -> Languages {
    if let Some(language) = hints.language.filter(|language| script_of(*language) == main) {
        return [language].into_iter().collect();
    }
    let candidates: Vec<Language> = languages(main).collect();
    if let [] | [_] = candidates[..] {
        return candidates.into_iter().collect();
    }
    let mut bits = vec![0i64; candidates.len()];
    let mut lower = String::new();
    for word in words(text).filter(|word| word.script == main).take(SAMPLE) {
        lower.clear();
        lower.extend(text[word.span.range()].chars().take(MAX_LETTERS).flat_map(char::to_lowercase));
        let hash = hash(&lower);
        for (language, bits) in candidates.iter().zip(&mut bits) {
            *bits += match spelling(*language, &lower) {
                Some(spelling) => i64::from(spelling.bits),
                None => FOREIGN_LETTER * (lower.chars().count() as i64 + 1),
            };
            *bits -= rank_of(*language, hash).map_or(0, |rank| WORTH[usize::from(rank)]);
        }
    }
    let least = bits.iter().copied().min().unwrap_or_default();
    candidates.into_iter().zip(bits).filter(|(_, bits)| *bits <= least + NEAR).map(|(language, _)| language).collect()
}

/// Attack: a word as long as the document, spelled in every language.
const MAX_LETTERS: usize = 40;

/// The languages with a word list that are written in `script`.
pub(crate) fn languages(script: Script) -> impl Iterator<Item = Language> + Clone {
    Language::ALL.iter().copied().filter(move |language| script_of(*language) == script)
}

/// The script a language is written in.
fn script_of(language: Language) -> Script {
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
