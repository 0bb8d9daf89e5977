//! Lines with nothing but a date and its label.

use super::class::Class;
use super::fold::key_of;
use super::line::Candidate;
use super::phrases::phrases;
use super::signal::Signal;
use crate::document::Document;

impl Candidate {
    /// `Published 11:26 pm EST, Tuesday, November 19, 2019` above the text: a label, a day, a month and a year, perhaps a time,
    /// and no word that is not of a date.
    pub(super) fn is_date(&self, document: &Document<'_>) -> bool {
        /// Lines above: title, author, picture.
        const HEAD: usize = 12;
        const MAX: usize = 120;
        let text = document.slice(self.span);
        let key = self.visible.key.as_str();
        if self.first >= HEAD && !self.signals.contains(&Signal::Edge) || text.len() > MAX {
            return false;
        }
        let is_apart = || self.is_in_head(document) || self.is_below_version(document) || !self.is_near_prose(document);
        if phrases().start(key, Class::Date).is_none() || is_apart() {
            return false;
        }
        // `Published: 3 May 2021 | Updated: 4 May 2021`
        text.split(['|', '•', '·']).all(|date| is_labelled(date, &key_of(date))) || is_labelled(text, key)
    }

    /// Whether a paragraph is near: a table of times or prices has the date of its own change.
    fn is_near_prose(&self, document: &Document<'_>) -> bool {
        /// Attack: a label of a date on each of many lines. Between the date and the text are titles, authors, buttons.
        const NEAR: usize = 24;
        /// Bytes of a line that no table of times has.
        const LONG: usize = 80;
        let end = document.lines().len().min(self.last + 1 + NEAR);
        let above = self.first.saturating_sub(NEAR)..self.first;
        above.chain(self.last + 1..end).any(|line| {
            let line = document.words(line);
            line.len() >= LONG || line.ends_with(['.', '!', '?', '…', '”', '"', '»', '。', '！', '？', '।', '؟'])
        })
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
        above.chain(below).filter(is_field).nth(1).is_some() || self.is_field(document)
    }

    /// One of several lines like `Owner: name` with no blank line between, most of which have other labels than pages.
    pub(super) fn is_field(&self, document: &Document<'_>) -> bool {
        /// Attack: an endless table.
        const MAX: usize = 8;
        /// Letters of the name of a field, in one or two words.
        const NAME: usize = 24;
        let lines = document.lines();
        let is_of_page = |name: &str| {
            let key = key_of(name);
            phrases().start(&key, Class::Date).is_some() || phrases().is_one(&key, &[Class::Meta, Class::Tags])
        };
        let is_field = |line: &str| {
            line.split_once(": ").is_some_and(|(name, _)| {
                let is_name = name.len() <= NAME && name.split(' ').count() <= 2;
                is_name && name.starts_with(char::is_alphabetic) && !is_of_page(name)
            })
        };
        let is_text = |line: &usize| !document.words(*line).is_empty();
        let above = (self.first.saturating_sub(MAX)..self.first).rev().take_while(is_text);
        let below = (self.last + 1..lines.len().min(self.last + 1 + MAX)).take_while(is_text);
        let others = above.chain(below).map(|line| document.words(line)).filter(|line| is_field(line)).count();
        document.words(self.first).contains(':') && others >= 2
    }
}

/// Whether the line, as `key` folds it, is a label and a date.
fn is_labelled(text: &str, key: &str) -> bool {
    /// `at`, `um`, `Uhr`, `pm`, `EST`, `20th`: in letters and in number.
    const SHORT: usize = 4;
    const WORDS: usize = 5;
    let Some(label) = phrases().start(key, Class::Date) else { return false };
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
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
        && others().all(|word| {
            phrases().is(word, Class::Date)
                || word.chars().filter(|c| !c.is_ascii_digit() && *c != '#').count() <= SHORT
        })
        && others().count() <= WORDS
}
