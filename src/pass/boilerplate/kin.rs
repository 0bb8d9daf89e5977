//! Lines of the same shape beside a line that reads like boilerplate: a list of nouns, contents, terms, sections, an imprint.
//! Where the others are no words of pages, the line is as they are.

use std::collections::BTreeMap;

use super::class::Class;
use super::contents::{is_in_contents, is_section};
use super::line::Candidate;
use super::list::is_entry;
use super::phrases::{Fit, phrases};
use super::signal::Signal;
use super::visible::Visible;
use crate::document::{Document, Link};
use crate::edit::Span;

/// Attack: a phrase in each line of an endless list.
const REACH: usize = 12;

impl Candidate {
    /// A phrase and nothing else, without marks or links.
    pub(super) fn is_bare(&self) -> bool {
        let visible = &self.visible;
        visible.links == 0 && !visible.item && !visible.heading && matches!(self.fit, Fit::Line | Fit::Word)
    }

    /// Whether the line is one of several that an author set alike.
    pub(super) fn is_one_of_a_kind(&self, document: &Document<'_>) -> bool {
        if is_section(document, self.first) || self.is_one_of_addresses(document) {
            return true;
        }
        if self.visible.links > 0 {
            return self.class == Class::Related && leads_within(document, self);
        }
        let above = || document.words(self.first.saturating_sub(1));
        let is_clause = match self.class {
            Class::Cookies => is_in_section(document, self),
            Class::Rights => is_in_imprint(document, self.first),
            // A sentence right below the title of its section.
            _ => {
                self.visible.is_spoken()
                    && self.first > 0
                    && section(above()).is_some()
                    && is_in_section(document, self)
            }
        };
        let is_figure = || {
            let value = self.visible.colon.and_then(|colon| self.visible.key.get(colon..)).unwrap_or_default();
            self.class.is_row() && value.contains('#') && self.is_field(document)
        };
        is_clause
            || is_in_contents(document, self.first)
            || self.is_term(document)
            || self.is_set_out(document)
            || self.is_one_of_questions(document)
            || self.is_one_of_sections(document)
            || self.is_change(document)
            || self.names_block(document)
            || is_figure()
            || self.visible.is_spoken() && is_on_stage(document, self.first)
    }
}

/// `See also [its level](#level).`: all that it leads to is in this text.
fn leads_within(document: &Document<'_>, candidate: &Candidate) -> bool {
    let lines = document.lines();
    let whole = Span::new(lines.span(candidate.first).start, lines.span(candidate.last).end);
    let is_within = |link: &Link| {
        let name = link.destination(document).strip_prefix('#');
        name.is_some_and(|name| name.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    document.links_in(whole).filter(|link| !link.image).all(is_within)
}

/// Whether somebody speaks the line: the name of who does stands above it, in capitals, as others do nearby.
fn is_on_stage(document: &Document<'_>, line: usize) -> bool {
    /// Lines of a speech.
    const NEAR: usize = 9;
    /// Letters of a name, with what its bearer does.
    const LONG: usize = 60;
    let is_name = |line: usize| {
        let name = document.words(line);
        let word = name.split([' ', ',', '.', '(']).next().unwrap_or_default();
        let begins = line == 0 || document.words(line - 1).is_empty();
        let is_loud = |text: &str| text.chars().nth(1).is_some() && text.chars().all(char::is_uppercase);
        begins && is_loud(word) && name.len() <= LONG && !phrases().begins(name)
    };
    let own = (line.saturating_sub(NEAR)..line)
        .rev()
        .take_while(|line| !document.words(*line).is_empty())
        .find(|line| is_name(*line));
    own.is_some_and(|own| {
        let below = line + 1..document.lines().len().min(line + NEAR);
        (own.saturating_sub(NEAR)..own).chain(below).filter(|line| is_name(*line)).nth(1).is_some()
    })
}

/// The lines above and below, nearest first, up to a blank one.
pub(super) fn block(
    document: &Document<'_>,
    line: usize,
) -> (impl Iterator<Item = usize>, impl Iterator<Item = usize>) {
    let end = document.lines().len().min(line + 1 + REACH);
    let is_text = |line: &usize| !document.words(*line).is_empty();
    ((line.saturating_sub(REACH)..line).rev().take_while(is_text), (line + 1..end).take_while(is_text))
}

/// A list of nouns, most of which no page has: `Apologies`, `Finance`, `Newsletter`, `Next meeting`. No line of its block is
/// anything else.
pub(super) fn meet_nouns(document: &Document<'_>, candidates: &mut [Candidate]) {
    /// Words of a noun; titles have more.
    const WORDS: usize = 3;
    /// Such lines beside.
    const FEW: usize = 2;
    let is_noun = |line: &str| is_entry(line) && line.split(' ').count() <= WORDS && !line.contains(['[', '@']);
    let reads_of_page = |line: usize| {
        const NAMES: [Class; 5] = [Class::Menu, Class::Home, Class::Pager, Class::Locale, Class::Month];
        let key = Visible::of_line(document, line).key;
        let is_phrase = || phrases().find(&key).is_some_and(|hit| hit.fit != Fit::Start);
        key.contains('@') || phrases().is_one(&key, &NAMES) || is_phrase()
    };
    // Of each line, since those of a long list stand beside many others.
    let mut known = BTreeMap::new();
    let mut is_of_page = |line: usize| *known.entry(line).or_insert_with(|| reads_of_page(line));
    for candidate in candidates {
        let is_line = candidate.is_bare() && candidate.first == candidate.last && candidate.sum() > 0;
        if !is_line || !is_noun(document.words(candidate.first)) {
            continue;
        }
        let (above, below) = block(document, candidate.first);
        let others: Vec<usize> = above.chain(below).collect();
        let are_nouns = || others.iter().all(|line| is_noun(document.words(*line)));
        if others.len() >= FEW && are_nouns() {
            let nouns = others.iter().filter(|line| !is_of_page(**line)).count();
            if nouns >= FEW && nouns * 2 > others.len() {
                candidate.signals.push(Signal::Introduced);
            }
        }
    }
}

/// `4. Cookies`, `4.1 Cookies`: what stands before the last number, and that number.
fn section(line: &str) -> Option<(&str, u16)> {
    const LONG: usize = 60;
    let line = line.trim_start_matches(['#', ' ', '*']);
    let title = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = line[..line.len() - title.len()].trim_end_matches('.');
    let is_title = title.starts_with([' ', ')'])
        && title[1..].trim_start().starts_with(char::is_alphabetic)
        && title.chars().nth(LONG).is_none()
        && !title.ends_with(['.', '!', '?']);
    let (before, last) = number.rsplit_once('.').unwrap_or(("", number));
    last.parse().ok().filter(|_| is_title).map(|last| (before, last))
}

/// Whether the lines are the title or a paragraph of a section with a number, and the next or the one before it has its own.
fn is_in_section(document: &Document<'_>, candidate: &Candidate) -> bool {
    /// Paragraphs of a section.
    const NEAR: usize = 4;
    let number = |line: usize| section(document.words(line));
    let mut above = document.written_above(candidate.first).take(NEAR);
    let is_title = number(candidate.first).is_some();
    let title = if is_title { Some(candidate.first) } else { above.find(|line| number(*line).is_some()) };
    let Some((title, (before, own))) = title.and_then(|title| Some((title, number(title)?))) else { return false };
    // Something stands between two titles, unlike between two items of a list.
    let mut below = document.written_below(candidate.last).take(NEAR).skip(usize::from(is_title));
    let mut above = document.written_above(title).take(NEAR).skip(1);
    let is_next = |line: usize| own.checked_add(1).is_some_and(|next| number(line) == Some((before, next)));
    let is_last = |line: usize| own > 1 && number(line) == Some((before, own - 1));
    below.any(is_next) || above.any(is_last)
}

/// How lines of an imprint begin; `isbn` stands below the holder, where a page has nothing.
#[rustfmt::skip]
const IMPRINT: [&str; 24] = [
    "a catalogue record", "achevé d’imprimer", "achevé d'imprimer", "cover design", "depósito legal", "druck:", "druk:",
    "dépôt légal", "eerste druk", "gedruckt ", "impreso en", "impresso em", "imprimé en", "library of congress", "prima edizione",
    "primera edición", "printed and bound", "printed in", "stampato ", "typeset ", "umschlag", "wydanie pierwsze", "издание первое",
    "отпечатано",
];

/// Whether the line is of the imprint of a book, or of the credits of a film: three lines beside it name who did what.
fn is_in_imprint(document: &Document<'_>, line: usize) -> bool {
    const NEAR: usize = 4;
    /// Lines that name a part and who had it.
    const PARTS: usize = 3;
    let begins = |line: &str, word: &str| {
        let mut letters = line.chars().flat_map(char::to_lowercase);
        word.chars().all(|letter| letters.next() == Some(letter))
    };
    let is_of_book = |line: &str| IMPRINT.iter().any(|word| begins(line, word));
    let below = || document.written_below(line).take(NEAR).map(|line| document.words(line));
    let mut above = document.written_above(line).take(NEAR).map(|line| document.words(line));
    if above.any(is_of_book) || below().any(|line| is_of_book(line) || begins(line, "isbn")) {
        return true;
    }
    // `Phone: 123` is of a page.
    let is_part = |line: &&str| {
        line.split_once(": ").is_some_and(|(part, name)| {
            part.trim_end().split(' ').count() <= 2
                && name.split(' ').count() <= 4
                && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
        })
    };
    let (above, below) = block(document, line);
    above.chain(below).map(|line| document.words(line)).filter(is_part).nth(PARTS - 1).is_some()
}
