//! Lines with nothing but a date and its label.

use super::class::Class;
use super::line::{Candidate, Signal};
use super::phrases::phrases;
use crate::document::Document;

impl Candidate {
    /// `Published 11:26 pm EST, Tuesday, November 19, 2019` above the text: a label, a day, a month and a year, perhaps a time,
    /// and no word that is not of a date.
    pub(super) fn is_date(&self, document: &Document<'_>) -> bool {
        /// Lines above: title, author, picture.
        const HEAD: usize = 12;
        const MAX: usize = 120;
        /// `at`, `um`, `Uhr`, `pm`, `EST`, `20th`: in letters and in number.
        const SHORT: usize = 4;
        const WORDS: usize = 5;
        let text = document.slice(self.span);
        let key = self.visible.key.as_str();
        if self.first >= HEAD && !self.signals.contains(&Signal::Edge) || text.len() > MAX {
            return false;
        }
        let Some(label) = phrases().start(key, Class::Date) else { return false };
        if self.is_in_head(document) {
            return false;
        }
        let numbers: Vec<&str> =
            text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
        let years = numbers.iter().filter(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20"))).count();
        let days = numbers.iter().filter(|number| number.len() <= 2).count();
        let words = || key[label..].split(' ').filter(|word| !word.is_empty() && *word != "#");
        let dates = |word: &&str| phrases().is(word, Class::Month) || phrases().is(word, Class::Weekday);
        let month = words().any(|word| phrases().is(word, Class::Month));
        let others = || words().filter(|word| !dates(word));
        // `2019-11-19`, `19.11.2019`, `2019年11月19日`
        let numeric = days >= 2;
        years == 1
            && days >= 1
            && days + years == numbers.len()
            && (month || numeric)
            && others().all(|word| word.chars().filter(|c| !c.is_ascii_digit() && *c != '#').count() <= SHORT)
            && others().count() <= WORDS
    }

    /// One of three lines or more like `Title: words`, `:author: name`: what a program reads about the text.
    fn is_in_head(&self, document: &Document<'_>) -> bool {
        const NEAR: usize = 4;
        const NAMES: [&str; 14] = [
            "title",
            "tags",
            "category",
            "author",
            "authors",
            "slug",
            "summary",
            "status",
            "keywords",
            "license",
            "version",
            "description",
            "website",
            "maintainer",
        ];
        let lines = document.lines();
        let is_field = |line: &usize| {
            let line = document.line(*line).trim_ascii();
            let field = line.strip_prefix(':').unwrap_or(line).split_once(':');
            field.is_some_and(|(name, value)| {
                !value.is_empty() && NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
            })
        };
        let above = self.first.saturating_sub(NEAR)..self.first;
        let below = self.last + 1..(self.last + 1 + NEAR).min(lines.len());
        above.chain(below).filter(is_field).nth(1).is_some()
    }
}
