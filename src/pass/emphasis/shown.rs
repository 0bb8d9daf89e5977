//! Marks that a text about marks shows: `Type **text** for bold.`

use crate::document::{Classes, Document};
use crate::edit::Span;
use crate::pass::shortcode::is_stand_in;
use crate::pass::talk::Talk;

/// What marks are called, by the start of the word.
#[rustfmt::skip]
const MARKS: [&str; 10] = [
    "asterisc", "asterisk", "astérisq", "gwiazdk", "markdown", "sternchen", "sterretje", "tilde", "звездоч", "звёздоч",
];

/// What they do, in the same way.
#[rustfmt::skip]
const EFFECTS: [&str; 20] = [
    "corsiv", "cursief", "cursiva", "durchgestrichen", "fettschrift", "grassett", "italic", "italiq", "itálic", "kursiv", "kursyw",
    "negrit", "pogrubi", "strikethrough", "vetgedrukt", "зачерк", "зачёрк", "курсив", "перечёрк", "полужирн",
];

/// The same in words that have another meaning as well.
const PERHAPS: [&str; 9] = ["bold", "fett", "gras", "riscar", "strike", "vet", "жирного", "жирным", "жирный"];

/// How one is told to write a mark and nothing else.
#[rustfmt::skip]
const TYPE: [&str; 15] = [
    "type", "types", "typing", "write", "writing", "schreibe", "schreiben", "tapez", "écrire", "écrivez", "escreva", "escriba",
    "escribe", "scrivi", "напишите",
];

/// Where no blanks part the words.
const UNPARTED_MARKS: [&str; 4] = ["アスタリスク", "星号", "星號", "별표"];
const UNPARTED_EFFECTS: [&str; 8] = ["太字", "斜体", "斜體", "粗体", "粗體", "加粗", "굵게", "기울임"];

/// Attack: marks nested thousands deep. No example is longer.
const MAX: usize = 64;

/// Whether the marks around `words` show what they do, in a text about marks: `**bold**`.
pub(super) fn is_effect_itself(document: &Document<'_>, whole: Span, words: &str) -> bool {
    const NAMES: [&str; 8] =
        ["bold", "strong", "italic", "italics", "emphasis", "strikethrough", "bold italic", "bold and italic"];
    const ABOUT: [&str; 8] = ["markdown", "write", "type", "syntax", "markup", "formatting", "asterisk", "asterisks"];
    let name = words.trim_matches(['*', '_']);
    // A text that shows code shows marks as well.
    let is_about = || {
        let talk = Talk::about(document.text(), whole);
        document.classes().intersects(Classes::BACKTICK) || talk.is_ordered() || talk.is_beside(&ABOUT)
    };
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known)) && is_about()
}

/// Whether the sentence is about the marks around `words`.
pub(super) fn is_told(text: &str, whole: Span, words: &str) -> bool {
    let marks = ['*', '_', '~'];
    let words = words.trim_matches(marks);
    if !(2..MAX).contains(&words.len()) {
        return false; // as most are
    }
    let talk = Talk::about(text, whole);
    let talk = Talk { before: talk.before.trim_end_matches(marks), after: talk.after.trim_start_matches(marks) };
    is_named(talk, words) || is_example(talk, words) || is_stand_in(words) && names_mark(talk)
}

/// `**asterisks**`, `**太字**`: what the marks are called, beside what they do, or the other way round.
fn is_named(talk: Talk<'_>, words: &str) -> bool {
    let name = || words.to_lowercase();
    !words.contains(' ') && (is_mark(&name()) && names_effect(talk, true) || is_effect(&name()) && names_mark(talk))
}

/// `write **word** with two asterisks`, `in italics (*word*)`: a few words of no meaning, and the sentence names mark or effect.
fn is_example(talk: Talk<'_>, words: &str) -> bool {
    const WORDS: usize = 3;
    // No key: `for italics, use **Ctrl+I**`.
    let reads = words.chars().all(|c| c.is_alphabetic() || c == ' ');
    if !reads || words.split(' ').count() > WORDS {
        return false;
    }
    let is_apart = || talk.is_in_parentheses() && words.starts_with(char::is_lowercase);
    (talk.is_ordered() || is_apart()) && (names_mark(talk) || names_effect(talk, talk.follows(&TYPE)))
}

fn names_mark(talk: Talk<'_>) -> bool {
    talk.is_beside_any(is_mark)
}

fn names_effect(talk: Talk<'_>, perhaps: bool) -> bool {
    talk.is_beside_any(|word| is_effect(word) || perhaps && PERHAPS.contains(&word))
}

fn is_mark(word: &str) -> bool {
    MARKS.iter().any(|mark| word.starts_with(mark))
        || !word.is_ascii() && UNPARTED_MARKS.iter().any(|mark| word.contains(mark))
}

fn is_effect(word: &str) -> bool {
    EFFECTS.iter().any(|effect| word.starts_with(effect))
        || !word.is_ascii() && UNPARTED_EFFECTS.iter().any(|effect| word.contains(effect))
}
