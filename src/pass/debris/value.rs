//! Values that a script wrote where text was meant: `[object Object]`, `undefined`, `null`, `NaN`.

use super::VALUE;
use super::prose::{is_sentence, is_technical};
use crate::document::{Document, ZoneKinds};
use crate::edit::{Edits, Span, cut};
use crate::pass::talk::{Talk, Told};
use crate::rule::Confidence;
use crate::text::near;

/// Verbs of sentences about what a program shows.
const OUTPUTS: [&str; 14] = [
    "prints", "print", "printed", "logs", "logged", "outputs", "returns", "returned", "gives", "shows", "shown",
    "tostring", "becomes", "alert",
];

/// `[object Object]` within a sentence that does not talk about it.
pub(super) fn objects(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut objects = document.each([b'[']).filter_map(|at| Some((at, object(&text[at..])?))).peekable();
    if objects.peek().is_none() || document.is_verbatim() || is_technical(text, false) {
        return;
    }
    let mut told = Told::default(); // `prints [object Object]`
    let mut found = Vec::new();
    let mut done = 0;
    for (at, length) in objects {
        if at < done {
            continue;
        }
        // A list of them: `[object Object],[object Object]`.
        let mut end = at + length;
        while let Some(rest) = text[end..].strip_prefix(',')
            && let Some(next) = object(rest.trim_start_matches(' '))
        {
            end = text.len() - rest.trim_start_matches(' ').len() + next;
        }
        done = end;
        let span = Span::new(at, end);
        if span.len() > length && cut::is_alone(document, span) {
            edits.delete(cut::inline_or_block(document, span), &VALUE, Confidence::Likely);
            continue;
        }
        let talk = Talk::about(text, span);
        if talk.is_talked_of() || talk.is_beside(&OUTPUTS) || is_beside_call(text, span) {
            told.add(span);
            continue;
        }
        // An item of its own is judged by those beside it.
        let is_item = || item(document.line(document.lines().at(at))) == Some(document.slice(span));
        if !cut::is_alone(document, span) && !is_item() && document.zones().at(at, ZoneKinds::ALL).is_none() {
            found.push(span);
        }
    }
    for span in found.into_iter().filter(|span| !told.are_near(text, *span)) {
        edits.delete(cut::inline(text, span), &VALUE, Confidence::Likely);
    }
}

/// Whether `()` stands near: a program.
fn is_beside_call(text: &str, span: Span) -> bool {
    /// Attack: one endless line of objects. Calls farther away do not count.
    const REACH: usize = 80;
    near::around(text, span, REACH).contains("()")
}

/// Length of the name that a script gives an object at the start of `text`: `[object Object]`, `[object HTMLDivElement]`.
fn object(text: &str) -> Option<usize> {
    const OPENING: &str = "[object ";
    /// Attack: one endless name. No class has a longer one.
    const MAX: usize = 40;
    // `[object Noun]` is one of grammar.
    const CLASSES: [&str; 16] = [
        "Object",
        "Array",
        "Promise",
        "Undefined",
        "Null",
        "Function",
        "AsyncFunction",
        "Window",
        "Document",
        "Date",
        "Map",
        "Set",
        "Blob",
        "File",
        "FormData",
        "Response",
    ];
    const KINDS: [&str; 4] = ["Element", "Event", "List", "Collection"];
    let name = text.strip_prefix(OPENING)?;
    let length = name.bytes().take(MAX).take_while(u8::is_ascii_alphanumeric).count();
    let (name, rest) = name.split_at(length);
    let is_class = CLASSES.contains(&name) || name.len() > 8 && KINDS.iter().any(|kind| name.ends_with(kind));
    (is_class && rest.starts_with(']')).then_some(OPENING.len() + length + 1)
}

/// `* [object HTMLCollection]`: the longest line of them.
pub(super) const MAX_VALUE: usize = 40;

const VALUES: [&str; 3] = ["undefined", "null", "NaN"];

/// Whether a line or an item holds no more than a value.
pub(super) fn is_value(words: &str) -> bool {
    VALUES.contains(&words) || words.starts_with('[') && object(words) == Some(words.len()) || is_row(words)
}

/// `NaN/NaN/NaN`, `undefined undefined, NaN`: nothing but values, one of them again. A list of terms names each once.
fn is_row(words: &str) -> bool {
    if !VALUES.iter().any(|value| words.starts_with(value)) {
        return false;
    }
    let mut values = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let mut seen = [0; VALUES.len()];
    values.all(|word| VALUES.iter().position(|value| *value == word).map(|value| seen[value] += 1).is_some())
        && words.is_ascii()
        && seen.iter().any(|count| *count > 1)
}

/// Whether a line ends as one may.
pub(super) fn ends_in_value(line: &str) -> bool {
    line.ends_with(']') || VALUES.iter().any(|value| line.ends_with(value))
}

/// What stands behind the mark of a list item.
pub(super) fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    ["- ", "* ", "+ ", "• "].iter().find_map(|mark| line.strip_prefix(mark)).map(str::trim)
}

/// Whether the items beside this one are words of prose: a list of values names this one, too.
pub(super) fn is_odd_item(document: &Document<'_>, index: usize, word: &str) -> bool {
    const LITERALS: [&str; 12] = [
        "true", "false", "nil", "none", "nan", "infinity", "boolean", "string", "number", "object", "symbol", "bigint",
    ];
    let prose = |item: &str| {
        item == word
            || !is_value(item)
                && !LITERALS.contains(&item.to_lowercase().as_str())
                && item.starts_with(char::is_alphanumeric)
                && !item.contains(['`', '=', '(', '{', ';', '_'])
    };
    let beside = || document.lines().beside(index).filter_map(|index| item(document.line(index)));
    beside().all(prose)
        && beside().any(|item| item != word && (item.contains(' ') || item.starts_with(char::is_uppercase)))
}

/// Whether the line stands by a sentence, and the next paragraph is not about the word: that would be an entry.
pub(super) fn is_between_paragraphs(document: &Document<'_>, index: usize, word: &str) -> bool {
    let lines = document.lines();
    let text = |index: usize| Some(document.line(index)).filter(|line| !line.trim_ascii().is_empty());
    let next = (index + 1..lines.len()).find_map(text);
    let last = (0..index).rev().find_map(text);
    document.are_apart(index, index)
        && next.into_iter().chain(last).any(is_sentence)
        && !next.is_some_and(|next| next.contains(word))
}
