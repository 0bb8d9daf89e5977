//! Which language the document is written in, as far as the word lists can tell.

use super::scripts::{Script, words};
use crate::lexicon::{Language, rank};

/// Words looked at. The answer does not get better with more.
const SAMPLE: usize = 60;

/// Share of the words that must be among the most frequent of the language.
const FREQUENT: f64 = 0.2;

/// How far ahead of the next language the first one must be.
const LEAD: f64 = 1.15;

/// The language of the words in `main`, if the word lists agree on one.
pub(super) fn guess(text: &str, main: Script) -> Option<Language> {
    let candidates: Vec<Language> = languages(main).collect();
    if let [] | [_] = candidates[..] {
        return candidates.first().copied();
    }
    let mut scores = vec![0.0f64; candidates.len()];
    let mut all = 0.0f64;
    let mut lower = String::new();
    for word in words(text).filter(|word| word.script == main).take(SAMPLE) {
        lower.clear();
        lower.extend(text[word.span.range()].chars().flat_map(char::to_lowercase));
        all += 1.0;
        for (language, score) in candidates.iter().zip(&mut scores) {
            *score += match rank(*language, &lower) {
                Some(0) => 1.0,
                Some(_) => 0.5,
                None => 0.0,
            };
        }
    }
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let (first, second) = (order[0], order[1]);
    (scores[first] >= all * FREQUENT && scores[first] >= scores[second] * LEAD && scores[first] > 0.0)
        .then(|| candidates[first])
}

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
        Language::Korean => Script::Hangul,
        _ => Script::Latin,
    }
}
