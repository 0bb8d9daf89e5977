//! Lines with nothing but a date and its label.

use super::class::Class;
use super::line::{Candidate, Signal};
use super::phrases::phrases;
use crate::document::Document;

impl Candidate {
    /// `Published 11:26 pm EST, Tuesday, November 19, 2019` above the text: a label, numbers, one of them a year, the name of a
    /// month or a date in numbers, and hardly a word more.
    pub(super) fn is_date(&self, document: &Document<'_>) -> bool {
        /// Lines above: title, author, picture.
        const HEAD: usize = 12;
        /// Weekday, `pm`, time zone, `at`.
        const WORDS: usize = 6;
        let text = document.slice(self.span);
        let head = self.first < HEAD || self.signals.contains(&Signal::Edge);
        let key = self.visible.key.as_str();
        let Some(label) = phrases().start(key, Class::Meta).filter(|_| head && text.len() <= 120) else { return false };
        let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
        let year =
            numbers.clone().any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")));
        let count = numbers.by_ref().count();
        let words: Vec<&str> = key[label..].split(' ').filter(|word| !word.is_empty() && *word != "#").collect();
        let month = words.iter().any(|word| phrases().is(word, Class::Month));
        // `2019-11-19`, `19.11.2019`, `2019年11月19日`
        let numeric = count >= 3 && words.len() <= 3;
        year && (2..=8).contains(&count) && (month || numeric) && words.len() <= WORDS
    }
}
