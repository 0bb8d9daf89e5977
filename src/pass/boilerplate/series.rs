//! Lines of texts that have several alike: questions with their answers, sections of a plain text, changes of a program.

use super::class::Class;
use super::line::Candidate;
use super::list::{is_entry, list_top};
use super::marks::item;
use super::phrases::phrases;
use super::visible_start;
use crate::document::Document;

impl Candidate {
    /// Whether an answer stands below the question, as below two more of them, one of which no page asks.
    pub(super) fn is_one_of_questions(&self, document: &Document<'_>) -> bool {
        /// Attack: a question in each line. Written lines on each side.
        const NEAR: usize = 12;
        const OTHERS: usize = 2;
        let is_known = |line: usize| phrases().begins(visible_start(document.words(line)));
        let is_answered = |line: usize| {
            is_question(document.words(line))
                && document.are_apart(line, line)
                && document
                    .written_below(line)
                    .next()
                    .is_some_and(|below| is_answer(document.words(below)) && !(is_known(line) && is_known(below)))
        };
        if self.visible.links > 0 || self.visible.item || !is_answered(self.first) {
            return false;
        }
        let near = document.written_above(self.first).take(NEAR).chain(document.written_below(self.last).take(NEAR));
        let (mut others, mut has_unknown) = (0, false);
        for line in near.filter(|line| is_answered(*line)) {
            others += 1;
            has_unknown |= !is_known(line);
        }
        others >= OTHERS && has_unknown
    }

    /// `Become a member`, with what that means below, between two more titles with a paragraph each.
    pub(super) fn is_one_of_sections(&self, document: &Document<'_>) -> bool {
        const OTHERS: usize = 2;
        /// Letters of a paragraph.
        const LONG: usize = 30;
        let apart = |line: usize| document.are_apart(line, line);
        let is_title = |line: usize| {
            apart(line) && is_entry(document.words(line)) && document.words(line).starts_with(char::is_uppercase)
        };
        let is_text = |line: usize| {
            let is_long = document.words(line).chars().nth(LONG).is_some();
            apart(line)
                && is_long
                && is_answer(document.words(line))
                && !phrases().begins(visible_start(document.words(line)))
        };
        if !self.is_bare() || !matches!(self.class, Class::Follow | Class::Newsletter | Class::Paywall) {
            return false;
        }
        let mut above = document.written_above(self.first);
        let mut below = document.written_below(self.last);
        let mut others = 0;
        if below.next().is_none_or(|line| !is_text(line)) {
            return false;
        }
        while others < OTHERS
            && let (Some(title), Some(text)) = (below.next(), below.next())
            && is_title(title)
            && is_text(text)
        {
            others += 1;
        }
        while others < OTHERS
            && let (Some(text), Some(title)) = (above.next(), above.next())
            && is_title(title)
            && is_text(text)
        {
            others += 1;
        }
        others == OTHERS
    }

    /// Whether the line is an item below the number of a version, or below what happened to the items: `### Added`.
    pub(super) fn is_change(&self, document: &Document<'_>) -> bool {
        self.visible.item && self.visible.links == 0 && {
            let top = list_top(document, self.first, |line| item(line).is_some());
            document.words_above(top).is_some_and(is_above_changes)
        }
    }

    /// Whether the line stands below the number of a version, which came out then.
    pub(super) fn is_below_version(&self, document: &Document<'_>) -> bool {
        document.words_above(self.first).is_some_and(is_above_changes)
    }
}

/// Whether the line is words and a question mark, and no link.
fn is_question(line: &str) -> bool {
    /// Letters of a question that stands for itself.
    const LONG: usize = 120;
    line.ends_with(['?', '？', '؟']) && line.chars().nth(LONG).is_none() && !line.contains("](")
}

/// A sentence that asks nothing.
fn is_answer(line: &str) -> bool {
    line.ends_with(['.', '!', '。', '।']) && line.contains([' ', '。'])
}

/// Whether changes of a program stand below the line: `## [2.1.0] - 2020-05-04`, `Version 4`, `### Added`.
fn is_above_changes(line: &str) -> bool {
    /// Letters of a heading.
    const LONG: usize = 60;
    #[rustfmt::skip]
    const NAMES: [&str; 8] = ["release", "versie", "version", "versione", "versión", "versão", "wersja", "версия"];
    const CHANGES: [&str; 7] = ["added", "bug fixes", "changed", "features", "fixed", "improvements", "removed"];
    if line.chars().nth(LONG).is_some() || line.ends_with(['.', '!', '?']) {
        return false;
    }
    let words = || line.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|word| !word.is_empty());
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let parts = |word: &str| {
        let parts = word.trim_start_matches(['v', 'V']).split('.');
        parts.clone().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).then(|| parts.count())
    };
    let named = || {
        words()
            .zip(words().skip(1))
            .any(|(name, number)| is_number(number) && NAMES.contains(&name.to_lowercase().as_str()))
    };
    let heading = line.trim_start_matches('#').trim_matches([' ', '*', ':']).to_lowercase();
    words().next().and_then(parts).is_some_and(|parts| parts >= 3) || named() || CHANGES.contains(&heading.as_str())
}
