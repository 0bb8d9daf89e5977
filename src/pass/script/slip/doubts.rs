//! What makes a word doubtful or certain that Latin keys may have typed in another script.

use super::super::Place;
use super::super::retype::{Retyped, own_bits};
use crate::document::Script;
use crate::edit::Span;
use crate::lexicon::Language;
use crate::text::near;

/// Whether a word of some length is no word of any language in Latin letters: `gjnjxyjuj`, beside a command or a name.
pub(super) fn is_strange(token: &str, best: &Retyped) -> bool {
    const LENGTH: usize = 5;
    /// Bits for each key.
    const GAIN: u32 = 2;
    let keys = token.len();
    keys >= LENGTH && own_bits(token, Script::Latin) >= best.spelling.bits + GAIN * keys as u32
}

/// Whether the signs that a word lacks of a longer reading are such as seldom stand beside a word: opening ones, a semicolon, an
/// apostrophe, the first of two full stops.
pub(super) fn is_oddly_trimmed(text: &str, whole: Span, part: Span) -> bool {
    let behind = &text[part.end..whole.end.max(part.end)];
    let rest = &text[whole.end..];
    let is_first_stop = behind == "." && rest.starts_with('.') && !rest.starts_with("..");
    whole.start < part.start || behind.starts_with([';', '\'']) || is_first_stop
}

/// `j,`: a variable and a comma, unless it can be the Russian preposition before a vowel.
pub(super) fn is_variable(place: &Place<'_, '_>, span: Span, best: &Retyped) -> bool {
    let (text, token) = (place.text(), place.document.slice(span));
    let before = text[..span.start].trim_end_matches(' ');
    let precedes_vowel =
        || text[span.end..].starts_with([' ', '\u{a0}']) && text[span.end..].trim_start().starts_with(is_vowel);
    token.len() == 2
        && token.ends_with(',')
        && place.main == Script::Cyrillic
        && (best.language != Language::Russian || before.ends_with(',') || !precedes_vowel())
}

fn is_vowel(c: char) -> bool {
    "аоуэиАОУЭИ".contains(c)
}

/// Whether two letters stand in a sentence as a word of it does: it starts no line in lower case.
pub(super) fn is_particle(place: &Place<'_, '_>, span: Span) -> bool {
    let text = place.text();
    let starts_line = span.start == 0 || text[..span.start].ends_with('\n');
    let is_small = text[span.range()].starts_with(char::is_lowercase);
    !(starts_line && is_small && place.main != Script::Georgian) && stands_in_a_sentence(place, span)
}

/// Whether words of the document's script in small letters stand around a word that may begin the line, and no other Latin ones near it.
pub(super) fn stands_among_words(place: &Place<'_, '_>, span: Span) -> bool {
    /// Bytes on both sides: about a clause.
    const REACH: usize = 96;
    let text = place.text();
    let is_own = |c: char| Script::of(c) == Some(place.main) && !c.is_uppercase();
    let [before, behind] = near::line_around(text, span, REACH);
    let (before, behind) = (before.trim_end_matches(['*', '_']), behind.trim_start_matches(['*', '_']));
    let begins = before.is_empty() && text[span.range()].starts_with(char::is_uppercase);
    let follows = before.strip_suffix(' ').is_some_and(|before| before.ends_with(is_own));
    let precedes =
        behind.strip_prefix(' ').is_some_and(|behind| behind.trim_start_matches(['*', '_']).starts_with(is_own));
    let is_latin = |byte: u8| byte.is_ascii_alphabetic();
    (begins || follows) && precedes && !before.bytes().chain(behind.bytes()).any(is_latin)
}

/// `Sans, Helvetica`, `Sans Italic 12`: a name in Latin letters before another, or before a number.
pub(super) fn begins_name(text: &str, span: Span) -> bool {
    let behind = text[span.end..].trim_start_matches([',', ' ']);
    text[span.range()].starts_with(|c: char| c.is_ascii_uppercase())
        && behind.len() < text.len() - span.end
        && behind.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// `mono: too few arguments`: a name in small letters that begins its line, and what is said of it.
pub(super) fn is_label(text: &str, span: Span) -> bool {
    let begins = span.start == 0 || text[..span.start].ends_with('\n');
    begins && text[span.range()].starts_with(char::is_lowercase) && text[span.end..].starts_with(": ")
}

/// Whether nothing else stands on the line.
pub(super) fn is_alone_on_line(text: &str, span: Span) -> bool {
    let (before, behind) = (text[..span.start].trim_end_matches(' '), text[span.end..].trim_start_matches(' '));
    (before.is_empty() || before.ends_with('\n')) && (behind.is_empty() || behind.starts_with(['\n', '\r']))
}

/// Whether words of the document's script stand right before and behind, or the word begins or ends a line.
pub(in crate::pass::script) fn stands_in_a_sentence(place: &Place<'_, '_>, span: Span) -> bool {
    let text = place.text();
    let is_main = |c: char| Script::of(c) == Some(place.main);
    let before = text[..span.start].trim_end_matches([' ', '*', '_']).chars().next_back();
    let behind = text[span.end..].trim_start_matches([' ', '*', '_', '.', ',']).chars().next();
    let fits =
        |c: Option<char>| c.is_none_or(|c| is_main(c) || matches!(c, '\n' | ',' | '.' | '«' | '»' | '„' | '“' | '”'));
    fits(before) && fits(behind) && (before.is_some_and(is_main) || behind.is_some_and(is_main))
}
