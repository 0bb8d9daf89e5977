//! Texts whose subject is what pages say: the policy of a site, a list of words.

use super::ENOUGH;
use super::class::Class;
use super::fold::key_of;
use super::key::is_dense;
use super::label::{begins_one, is_label};
use super::line::{Candidate, one_over};
use super::marks::item;
use super::phrases::{Fit, phrases};
use super::signal::Signal;
use crate::document::Document;
use crate::text::letters::letters;
use crate::text::near;

/// Bytes of a title.
const MAX_TITLE: usize = 80;

/// What the title of a policy speaks of, and what its paragraphs do.
#[rustfmt::skip]
const POLICY: [&str; 12] = [
    "cookie", "privacy", "datenschutz", "confidentialité", "privacidad", "riservatezza", "prywatnoś", "integritet",
    "конфиденциальн", "プライバシー", "隐私", "隱私",
];
#[rustfmt::skip]
const DATA: [&str; 29] = [
    "cookie", "privacy", "personal data", "data protection", "your data", "browser", "we store", "we collect", "we keep",
    "nous conservons", "nous collectons", "guardamos", "recopilamos", "conserviamo", "raccogliamo", "recolhemos", "bewaren wij",
    "we verzamelen", "zbieramy",
    "daten", "speicherung", "speichern wir", "wir speichern", "données", "navigateur", "datos", "dados", "dati personali", "данны",
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
    let Some(first) = (0..lines.len()).find(|line| !document.is_blank(*line)) else { return };
    let title = document.words(first);
    if title.len() > MAX_TITLE || title.contains("](") {
        return;
    }
    let title = title.to_lowercase();
    if is_one(&title, &WORDS) {
        let is_word = |candidate: &Candidate| matches!(candidate.fit, Fit::Line | Fit::Word) && goes(candidate);
        candidates.retain(|candidate| !is_word(candidate));
    } else if is_one(&title, &POLICY) && is_policy(document, candidates) {
        let may_be_one = |class: Class| class.may_be_subject() || class == Class::Comments;
        let is_section = |candidate: &Candidate| may_be_one(candidate.class) && is_title(document, candidate);
        candidates.retain(|candidate| candidate.class != Class::Cookies && !is_section(candidate));
    }
}

/// Whether the line is a section with its number, a blank of a form, a message of a program with a place for a value, a clause of
/// the contract that it stands in, or leads to another file of a project.
pub(super) fn is_part_of_text(line: &str) -> bool {
    const BLANK: &str = "____";
    const VALUES: [&str; 3] = ["%s", "%d", "%1"];
    const CONTRACT: [&str; 5] =
        ["this agreement", "license agreement", "licence agreement", "this license", "this licence"];
    let may_be_one = |byte: &u8| matches!(byte, b'_' | b'%' | b'g' | b'G');
    has_section_number(line)
        || is_option(line)
        || is_name_in_code(line)
        || has_value(line)
        || leads_to_file(line)
        || line.bytes().any(|byte| may_be_one(&byte))
            && (line.contains(BLANK) || is_one(line, &VALUES) || is_one(&line.to_lowercase(), &CONTRACT))
}

/// `See also: [CONTRIBUTING](/CONTRIBUTING.md)`: another file of the project. `…/edit/main/pump.md` is the page itself.
pub(super) fn leads_to_file(line: &str) -> bool {
    line.match_indices(".md").any(|(at, name)| {
        let behind = &line[at + name.len()..];
        (behind.is_empty() || behind.starts_with([')', '#', ','])) && !line[..at].contains("/edit/")
    })
}

/// `[read_comments/2](…)`, `[#save](…)`, `#print_report`: a function, not a button. Converters escape the underscore.
fn is_name_in_code(line: &str) -> bool {
    let words = item(line.trim_start()).unwrap_or(line).trim_start_matches(['[', '*', '`', ' ', '>']);
    let end = words.find(|c: char| c.is_whitespace() || matches!(c, ']' | '`' | '*')).unwrap_or(words.len());
    let (name, behind) = words.split_at(end);
    let is_method = name.starts_with('#');
    let name = name.trim_start_matches('#').trim_end_matches(['?', '!', '(', ')']);
    let (name, arity) = name.split_once('/').map_or((name, None), |(name, arity)| (name, Some(arity)));
    let is_arity = arity.is_some_and(|arity| !arity.is_empty() && arity.bytes().all(|byte| byte.is_ascii_digit()));
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'\\');
    let is_snake = || name.split('_').filter(|part| !matches!(*part, "" | "\\")).nth(1).is_some();
    // A sentence goes on behind a name: `#save the date`.
    let behind = behind.trim_matches([' ', '*', '`', '—', '–', '-']);
    let is_alone = behind.is_empty() || behind.starts_with(']');
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(is_letter)
        && is_alone
        && (is_method || is_arity || arity.is_none() && is_snake())
}

/// `@LOGIN@`, `%NAME%`: a program puts a value in.
fn has_value(line: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    };
    ['@', '%'].iter().any(|sign| {
        let parts: Vec<&str> = line.split(*sign).collect();
        parts.len() > 2 && parts[1..parts.len() - 1].iter().any(|name| is_name(name))
    })
}

/// `--skip-links`: an option of a program.
fn is_option(line: &str) -> bool {
    let name = line.trim_start_matches(['#', '*', '`', ' ']).strip_prefix("--");
    name.is_some_and(|name| name.starts_with(|first: char| first.is_ascii_lowercase()))
}

/// `16.2. Comments`: no count has so few digits behind a stop.
fn has_section_number(line: &str) -> bool {
    let line = line.trim_start_matches(['[', '*', '_', '#', '>', '-', ' ']);
    // `[](#place) 16.2.`: the place that links lead to.
    let line = line.strip_prefix(']').and_then(|line| line.split_once([')', '}'])).map_or(line, |(_, rest)| rest);
    let number = line.trim_start().split(char::is_whitespace).next().unwrap_or_default();
    let parts = || number.trim_end_matches(['\\', '.']).split('.');
    parts().nth(1).is_some()
        && parts().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether the line has a link to the place that the words in `key` name, or begin to name.
pub(super) fn leads_to_itself(line: &str, key: &str) -> bool {
    let place = line.split_once("](#").and_then(|(_, rest)| rest.split([')', ' ']).next()).unwrap_or_default();
    !key.is_empty() && letters(place).starts_with(&letters(key))
}

/// Whether the paragraph below a line has all its words, two of them or more: the line is its title.
pub(super) fn is_recalled(key: &str, below: &str) -> bool {
    /// Letters of a word that says something by itself.
    const LONG: usize = 4;
    /// Bytes of the paragraph.
    const REACH: usize = 200;
    let words = || key.split(' ').filter(|word| word.chars().nth(LONG - 1).is_some());
    words().nth(1).is_some() && {
        let said = key_of(near::behind(below, REACH));
        words().all(|word| said.contains(word)) && phrases().find(&said).is_none()
    }
}

/// `Cookies`, with a sentence below.
fn is_above_sentence(document: &Document<'_>, candidate: &Candidate) -> bool {
    let below = document.words_below(candidate.last);
    candidate.is_bare() && below.is_some_and(|below| below.ends_with(['.', '。']))
}

/// `Newsletter`, with a paragraph below.
fn is_title(document: &Document<'_>, candidate: &Candidate) -> bool {
    let below = || document.words_below(candidate.last);
    candidate.is_bare() && below().is_some_and(|below| is_told_of(candidate.class, below))
}

/// A list of words that the paragraph above it or below it uses: `one shared bread, printed a book`.
pub(super) fn meet_words(document: &Document<'_>, candidates: &mut [Candidate]) {
    /// Words that it uses.
    const FEW: usize = 3;
    /// Bytes of a paragraph.
    const REACH: usize = 400;
    let follows = |a: &Candidate, b: &Candidate| a.is_bare() && b.is_bare() && b.first == a.last + 1;
    for list in candidates.chunk_by_mut(follows).filter(|list| list.len() >= FEW) {
        let above = document.words_above(list[0].first);
        let below = document.words_below(list[list.len() - 1].last);
        let is_told = |line: &str| {
            let line = near::behind(line, REACH).to_lowercase();
            let uses = |candidate: &&Candidate| {
                let stem = candidate.visible.key.trim_end_matches(['a', 'e', 'i', 'o']);
                let begins = |at: usize| !line[..at].ends_with(char::is_alphanumeric);
                candidate.visible.is_word()
                    && stem.starts_with(char::is_alphabetic)
                    && line.match_indices(stem).any(|(at, _)| begins(at))
            };
            list.iter().filter(uses).nth(FEW - 1).is_some()
        };
        if above.into_iter().chain(below).any(is_told) {
            list.iter_mut().for_each(|word| word.signals.push(Signal::Introduced));
        }
    }
}

/// Whether paragraphs that no banner has speak of cookies and data, and nothing is a button of one.
fn is_policy(document: &Document<'_>, candidates: &[Candidate]) -> bool {
    /// Lines, and bytes of one. A policy says soon what it is about.
    const LINES: usize = 60;
    const REACH: usize = 400;
    /// Bytes of `Accept all`.
    const BUTTON: usize = 24;
    let is_told = |line: usize| {
        let line = document.words(line);
        line.ends_with(['.', '!', '?', '。']) && is_one(&near::behind(line, REACH).to_lowercase(), &DATA)
    };
    let is_button = |candidate: &Candidate| {
        candidate.class == Class::Cookies
            && candidate.first > 0
            && candidate.sum() > 0
            && !(is_one(&candidate.visible.key, &POLICY) && is_above_sentence(document, candidate))
            && candidate.span.len() <= BUTTON
    };
    !candidates.iter().any(is_button)
        && (1..document.lines().len().min(LINES)).any(|line| one_over(candidates, line).is_none() && is_told(line))
}

fn is_one(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether the line is one of a paragraph: words enough, before its first link if it has one.
pub(super) fn is_prose(line: &str) -> bool {
    /// Letters; half as many where words are not set apart.
    const ENOUGH: usize = 60;
    const BEFORE_LINK: usize = 30;
    let part = if line.starts_with(is_dense) { 2 } else { 1 };
    // `… you can [become a`, and the rest of the link below it.
    let torn = || line.rfind('[').filter(|at| !line[*at..].contains(']')).map(|at| at + 1);
    match line.find("](").or_else(torn) {
        // A script.
        _ if line.contains(['{', '}']) => false,
        Some(link) => {
            line[..link].rsplit_once('[').is_some_and(|(words, _)| words.chars().nth(BEFORE_LINK / part).is_some())
        }
        None => line.chars().nth(ENOUGH / part).is_some(),
    }
}

/// Whether the line below a heading speaks of it: a paragraph, or a sentence that begins like none of a page.
pub(in crate::pass) fn is_told_of(heading: Class, below: &str) -> bool {
    // `Share`, and `- Put the file into the folder.` below it.
    match item(below) {
        Some(words) => {
            let may_be_told = heading.may_be_subject() || matches!(heading, Class::Share | Class::Tools | Class::Skip);
            is_prose(below) || may_be_told && is_sentence(words.trim_start(), 2)
        }
        None => is_prose(below) || heading.may_be_subject() && is_sentence(below, 3),
    }
}

/// A sentence of some words without links that begins like none of a page.
fn is_sentence(text: &str, words: usize) -> bool {
    /// Letters of a word, where words are not set apart.
    const DENSE: usize = 2;
    let begins = |c: char| c.is_alphabetic() && !c.is_lowercase();
    let spaced =
        || text.starts_with(begins) && text.ends_with(['.', '।', '۔']) && text.split(' ').nth(words - 1).is_some();
    let is_dense = text.starts_with(is_dense);
    let dense = || text.ends_with(['。', '.']) && text.chars().nth(DENSE * (words + 1)).is_some();
    (if is_dense { dense() } else { spaced() })
        && !text.contains("](")
        && !if is_dense { is_label(text) } else { begins_one(text) }
}
