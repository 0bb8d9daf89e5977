//! Texts whose subject is what pages say: the policy of a site, a list of words.

use super::ENOUGH;
use super::class::Class;
use super::line::Candidate;
use super::phrases::Fit;
use crate::document::Document;
use crate::pass::near;

/// Bytes of a title.
const MAX_TITLE: usize = 80;

/// What the title of a policy speaks of, and what its paragraphs do.
#[rustfmt::skip]
const POLICY: [&str; 12] = [
    "cookie", "privacy", "datenschutz", "confidentialité", "privacidad", "riservatezza", "prywatnoś", "integritet",
    "конфиденциальн", "プライバシー", "隐私", "隱私",
];
#[rustfmt::skip]
const DATA: [&str; 14] = [
    "cookie", "privacy", "personal data", "data protection", "your data", "browser", "daten", "speicherung", "données",
    "navigateur", "datos", "dados", "dati personali", "данны",
];

/// What the title of a list of words says.
#[rustfmt::skip]
const WORDS: [&str; 14] = [
    "glossary", "glossar", "glossaire", "glosario", "glossario", "glossário", "vocabulary", "vocabulaire", "vocabulario", "vokabeln",
    "terms used", "słowniczek", "глоссарий", "用語集",
];

/// Takes out what is the subject of the text itself.
pub(super) fn spare(document: &Document<'_>, candidates: &mut Vec<Candidate>) {
    let goes = |candidate: &Candidate| candidate.sum() >= ENOUGH && candidate.visible.links == 0;
    if !candidates.iter().any(goes) {
        return;
    }
    let lines = document.lines();
    let Some(first) = (0..lines.len()).find(|line| !lines.is_blank(document.text(), *line)) else { return };
    let title = document.line(first).trim();
    if title.len() > MAX_TITLE || title.contains("](") {
        return;
    }
    let title = title.to_lowercase();
    if is_one(&title, &WORDS) {
        let is_word = |candidate: &Candidate| matches!(candidate.fit, Fit::Line | Fit::Word) && goes(candidate);
        candidates.retain(|candidate| !is_word(candidate));
    } else if is_one(&title, &POLICY) && is_policy(document, candidates) {
        candidates.retain(|candidate| candidate.class != Class::Cookies);
    }
}

/// Whether paragraphs that no banner has speak of cookies and data, and nothing is a button of one.
fn is_policy(document: &Document<'_>, candidates: &[Candidate]) -> bool {
    /// Lines, and bytes of one. A policy says soon what it is about.
    const LINES: usize = 60;
    const REACH: usize = 400;
    /// Bytes of `Accept all`.
    const BUTTON: usize = 24;
    let known = |line: usize| {
        let at = candidates.partition_point(|candidate| candidate.last < line);
        candidates.get(at).is_some_and(|candidate| candidate.first <= line)
    };
    let is_told = |line: usize| {
        let line = document.line(line).trim();
        line.ends_with(['.', '!', '?', '。']) && is_one(&near::behind(line, REACH).to_lowercase(), &DATA)
    };
    let is_button = |candidate: &Candidate| {
        candidate.class == Class::Cookies
            && candidate.first > 0
            && candidate.sum() > 0
            && candidate.span.len() <= BUTTON
    };
    !candidates.iter().any(is_button)
        && (1..document.lines().len().min(LINES)).any(|line| !known(line) && is_told(line))
}

fn is_one(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
