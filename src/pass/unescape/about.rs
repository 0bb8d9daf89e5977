//! Whether a line is about escapes, or only has a word that such lines have too.

use super::{is_inner, letters_around};
use crate::edit::Span;
use crate::pass::talk::Talk;
use crate::text::near;

/// What only those who write of escapes say.
const TOPICS: [&str; 19] = [
    "quotation mark",
    "newline",
    "line feed",
    "linefeed",
    "carriage return",
    "tab character",
    "backslash",
    "code point",
    "codepoint",
    "regex",
    "regular expr",
    "string literal",
    "format string",
    "printf",
    "u+",
    "\\u ",
    "\\uxxxx",
    "character class",
    "escape sequence",
];

/// Words of escapes that prisoners, drinkers and waiters have, too.
const NOTIONS: [&str; 5] = ["escape", "unicode", "new line", "line break", " tab"];

/// Languages, one of them an island.
const LANGUAGES: [&str; 4] = ["javascript", "json", "python", " java "];

/// What programs read and write, and what they do with it.
#[rustfmt::skip]
const PROGRAMS: [&str; 39] = [
    "string", "encod", "decod", "seriali", "output", "input", "print", "literal", "pars", "ascii", "utf-", "utf8",
    "charact", "apostroph", "quot", "dump", " api", "field", " file", " log", "respon", "payload", " script", " value",
    " key", " word", " emit", " send", " gives", " gave", " show", " return", " stored", " stores", "contain",
    "display", "render", "appear", "becom",
];

/// Whether the line around `at` explains escapes, or may.
pub(super) fn explains_escapes(text: &str, at: usize) -> bool {
    let line = line_around(text, at);
    [&TOPICS[..], &NOTIONS, &LANGUAGES].iter().any(|words| has(&line, words))
}

/// Whether it does: a word of [`NOTIONS`] or [`LANGUAGES`] alone may be there for itself.
fn does_explain(text: &str, at: usize) -> bool {
    let line = line_around(text, at);
    let kinds = [&NOTIONS[..], &LANGUAGES, &PROGRAMS].iter().filter(|words| has(&line, words)).count();
    has(&line, &TOPICS) || kinds > 1
}

fn has(line: &str, words: &[&str]) -> bool {
    words.iter().any(|word| line.contains(word))
}

/// In lower case.
fn line_around(text: &str, at: usize) -> String {
    /// Bytes on either side. Attack: one endless line full of escapes.
    const NEAR: usize = 120;
    format!(" {}{}", near::line_before(&text[..at], NEAR), near::line_behind(&text[at..], NEAR)).to_lowercase()
}

/// `The third\u2019s car`: an apostrophe of a word that the sentence uses.
pub(super) fn is_apostrophe_of_prose(text: &str, span: Span) -> bool {
    is_inner(text, span) && !does_explain(text, span.start) && is_used(text, span)
}

/// Whether the word around an apostrophe is used, not named: `returns don\u2019t` shows it.
fn is_used(text: &str, span: Span) -> bool {
    /// Before what a word is changed into or compared with.
    const LEADS: [&str; 8] = ["as", "by", "from", "into", "like", "than", "to", "with"];
    let talk = Talk::about(text, letters_around(text, span.start, span.end));
    let is_led = || talk.before.trim_end_matches(' ').ends_with([':', '=', '>', '(', '|', '→']) || talk.follows(&LEADS);
    let is_named = || talk.is_handled() || talk.has_verb_before() || talk.has_verb_behind() || is_led();
    !talk.is_quoted() && !talk.is_in_quotation() && !is_named()
}
