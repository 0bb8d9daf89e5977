//! C1 controls that are signs of a Windows page, or letters of DOS.

use std::cell::LazyCell;

use super::legacy::{CP850, WINDOWS_1250};
use super::{CONTROL, tables};
use crate::document::{Classes, Script, is_known};
use crate::edit::{Edit, Span};
use crate::rule::Confidence;
use crate::text::near;

/// The characters of windows-1252 for C1 controls, as browsers read them; of windows-1250 beside letters of ISO-8859-2.
pub(super) fn find(text: &str, classes: Classes) -> Vec<Edit> {
    let is_central = |c: char| {
        matches!(c, 'ą'..='ć' | 'ď' | 'ę' | 'ě' | 'ľ' | 'ł' | 'ń' | 'ň' | 'ő' | 'ř' | 'ś' | 'ť' | 'ů' | 'ű' | 'ź' | 'ż')
    };
    let page = LazyCell::new(|| {
        if classes.intersects(Classes::LATIN_EXTENDED) && text.contains(is_central) { WINDOWS_1250 } else { 0 }
    });
    let mut found = Vec::new();
    for at in memchr::memchr_iter(0xC2, text.as_bytes()) {
        let byte = text.as_bytes()[at + 1];
        let with = match byte {
            0xA0.. => continue,
            // Also a line end of mainframes; an ellipsis ends a word.
            0x85 if text[at + 2..].starts_with(char::is_alphanumeric) => continue,
            // A quotation mark between two letters: the letter that older systems have there, or nobody knows what.
            0x81 | 0x82 | 0x84 | 0x8B | 0x93 | 0x94 | 0x9B if byte == 0x81 || is_inner(text, at) => {
                letter_of_dos(text, at)
            }
            // All of a field: a table of characters.
            _ if fills_field(text, at) => continue,
            // In a word that these pages have no letters of, it is part of one that was misread in another way.
            _ if is_foreign(text, at) => continue,
            // A circumflex begins no line, but the bullet of a font of TeX has its place.
            0x88 if begins_item(text, at) => Some('•'),
            _ => char::from_u32(tables::PAGES[*page][usize::from(byte) - 0x80].into()),
        };
        // What the page leaves undefined stands for itself.
        if let Some(with) = with.filter(|with| !with.is_control()) {
            found.push(Edit::new(Span::new(at, at + 2), with.to_string(), &CONTROL, Confidence::Certain));
        }
    }
    found
}

/// Whether a letter that is neither Latin, Greek nor Cyrillic stands beside the control at `at`.
fn is_foreign(text: &str, at: usize) -> bool {
    let is_foreign = |c: char| c > '\u{52f}' && c.is_alphabetic();
    text[..at].ends_with(is_foreign) || text[at + 2..].starts_with(is_foreign)
}

/// Whether nothing else stands between the separators, or the ends of the line, around the control at `at`.
fn fills_field(text: &str, at: usize) -> bool {
    let ends = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'\n' | b'\r' | b'\t' | b',' | b';' | b'|'));
    let bytes = text.as_bytes();
    let [before, behind] = [at.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(at + 2)];
    ends(before) && ends(behind) && !(before.is_none() && behind.is_none())
}

/// Whether the control at `at` stands where the mark of an item does.
fn begins_item(text: &str, at: usize) -> bool {
    /// Attack: an endless run of blanks. No item is set in farther.
    const REACH: usize = 120;
    let before = near::before(&text[..at], REACH);
    let margin = before.trim_end_matches([' ', '\t']);
    (margin.is_empty() && before.len() < REACH || margin.ends_with(['\n', '\u{c}'])) && text[at + 2..].starts_with(' ')
}

/// Whether ASCII letters stand on both sides of the control at `at`.
fn is_inner(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    at > 0 && bytes[at - 1].is_ascii_alphabetic() && bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic)
}

/// The letter of code page 850, if all controls of the word around are such letters and make it a word: `f\u{81}r` is `für`.
fn letter_of_dos(text: &str, at: usize) -> Option<char> {
    /// Attack: one endless word.
    const LONGEST: usize = 40;
    let letter = |c: char| match c {
        '\u{80}'..='\u{9f}' => char::from_u32(tables::PAGES[CP850][usize::from(c as u8) - 0x80].into()),
        _ => Some(c),
    };
    let belongs = |c: char| c.is_alphabetic() || ('\u{80}'..='\u{9f}').contains(&c);
    let word = near::run_around(text, Span::new(at, at), LONGEST, belongs);
    let word: String = text[word.range()].chars().filter_map(letter).collect();
    let is_word = word.chars().nth(1).is_some() && is_known(&word, Script::Latin);
    is_word.then(|| text[at..].chars().next().and_then(letter)).flatten().filter(|c| c.is_alphabetic())
}
