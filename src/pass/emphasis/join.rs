//! Twice the marks in a row: where two elements meet, or in place of letters.

use super::empty::ends_in_word;
use super::words::{word_before, word_behind};
use super::{EMPTY, Run, is_cased};
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// `****` between two characters of words in bold: `**a****b**`, `**She said: ****“No.”**`, `**Leeds**** won**`.
pub(super) fn is_join(document: &Document<'_>, run: &Run, next: Option<&Run>) -> bool {
    let text = document.text();
    let before = text[..run.span.start].chars().next_back();
    let after = text[run.span.end..].chars().next();
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    // `**Monday, ****3 May**`
    let stop = text[..run.span.start].trim_end_matches(' ').ends_with([',', ':']);
    let is_date = before == Some(' ') && stop && after.is_some_and(|c| c.is_ascii_digit());
    // Behind a blank, stars before small letters mask the beginning of a word.
    let starts = is_date
        || before == Some(' ')
            && (after.is_some_and(|c| c.is_uppercase() || "“„«\"(".contains(c))
                || is_known_next(document, run.span.end, if stop { 3 } else { 4 }));
    // Before a blank it is half a mark and an empty element, unless the words behind it are closed as well.
    let goes_on = || {
        after == Some(' ')
            && next.is_some_and(|next| next.is_double_star() && next.closes && !next.opens)
            && ends_in_word(document, run.span.start)
    };
    run.mark == b'*'
        && run.length == 4
        && (!run.is_token || is_date)
        && (!blank(after) && (!blank(before) || starts) || goes_on())
}

/// `__` between two parts in italics: `_(March)__([more](/m))_`, `*Har**bour*`. Names, `_last__seen_`, and powers, `*x**2*`, have
/// no sign there, and no words.
pub(super) fn is_single_join(document: &Document<'_>, opener: &Run, run: &Run, next: Option<&Run>) -> bool {
    let is_half = |other: &Run| other.mark == run.mark && other.length == 1 && other.span.len() == 1;
    if run.length != 2 || run.is_token || !is_half(opener) || !next.is_some_and(|next| is_half(next) && next.closes) {
        return false;
    }
    let text = document.text();
    let before = text[..run.span.start].chars().next_back().unwrap_or(' ');
    let after = text[run.span.end..].chars().next().unwrap_or(' ');
    let in_word = || {
        let (first, second) = (word_before(text, run.span.start), word_behind(text, run.span.end));
        run.mark == b'*' && document.knows(&format!("{first}{second}").to_lowercase())
    };
    match (before, after) {
        _ if is_end(before) => is_start(after) || after.is_alphanumeric(),
        _ if before.is_alphanumeric() => is_start(after) || after.is_alphabetic() && in_word(),
        _ => false,
    }
}

/// A sign at which a part of a sentence ends.
fn is_end(c: char) -> bool {
    ".,:;!?…)]”»".contains(c)
}

fn is_start(c: char) -> bool {
    "([“„«".contains(c)
}

/// Whether a whole word of the language starts at `at`, as the end of a masked one is none; of fewer letters than `shortest`
/// such ends are words as well.
fn is_known_next(document: &Document<'_>, at: usize, shortest: usize) -> bool {
    let word = word_behind(document.text(), at);
    word.chars().count() >= shortest && document.knows(&word.to_lowercase())
}

/// `****` behind a blank and before a small letter, in place of the first letters of a word.
pub(super) fn masks_start(document: &Document<'_>, run: &Run) -> bool {
    let text = document.text();
    run.mark == b'*'
        && run.length == 4
        && text[..run.span.start].ends_with(' ')
        && text[run.span.end..].starts_with(char::is_lowercase)
        && !is_known_next(document, run.span.end, 4)
}

/// The words become one, or two where the second starts with a capital. Signs that stand for letters stay.
pub(super) fn join(document: &Document<'_>, run: &mut Run, edits: &mut Edits<'_>) {
    let text = document.text();
    let span = run.span;
    run.span.start = span.end;
    if masks_letters(document, span) {
        return;
    }
    let (before, behind) = (&text[..span.start], &text[span.end..]);
    let parted = || {
        let (first, second) = (word_before(text, span.start), word_behind(text, span.end));
        are_words(document, first, second) && !document.knows(&format!("{first}{second}").to_lowercase())
    };
    let blank = before.ends_with(char::is_lowercase) && (behind.starts_with(char::is_uppercase) || parted())
        || span.len() == 2 && (before.ends_with(is_end) || behind.starts_with(is_start));
    edits.replace(span, if blank { " " } else { "" }, &EMPTY, Confidence::Likely);
}

/// `of****mud`: both are words of the language, one of them longer than what masks leave of a word.
fn are_words(document: &Document<'_>, before: &str, after: &str) -> bool {
    let count = |part: &str| part.chars().count();
    let known = |part: &str| document.knows(&part.to_lowercase());
    count(before).min(count(after)) >= 2 && count(before).max(count(after)) >= 3 && known(before) && known(after)
}

/// `d****ed`: few letters on one side of the run, and no word together with those on the other.
fn masks_letters(document: &Document<'_>, run: Span) -> bool {
    /// Letters that are left of a word at its start, and at its end.
    const START: usize = 2;
    const END: usize = 3;
    let text = document.text();
    let before = word_before(text, run.start);
    let after = word_behind(text, run.end);
    let few = |part: &str, most| (1..=most).contains(&part.chars().count());
    let ends = after.is_empty() && text[run.end..].starts_with(['.', ',', ';', ':', '!', '?']);
    // Two words, not a part of one.
    if are_words(document, before, after) {
        return false;
    }
    let word = format!("{before}{after}").to_lowercase();
    before.ends_with(is_cased)
        && !after.starts_with(char::is_uppercase)
        && (few(after, END) || few(before, START) && (ends || !after.is_empty()))
        && !document.knows(&word)
}
