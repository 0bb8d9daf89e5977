//! The `ɡ` of phonetics.

use super::homoglyph::{reads_as_word, whole};
use super::retype::LONGEST;
use super::{HOMOGLYPH, cues};
use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::places::pairs;

/// The `ɡ` of phonetics in words of plain letters.
pub(super) fn find_script_g(document: &Document<'_>, edits: &mut Edits<'_>) {
    if !document.classes().intersects(Classes::LATIN_EXTENDED) {
        return;
    }
    let text = document.text();
    let mut done = 0;
    let mut is_phonetic = None;
    for at in pairs(text.as_bytes(), [0xC9, 0xA1]) {
        if at < done {
            continue;
        }
        if *is_phonetic.get_or_insert_with(|| is_about_sounds(text)) {
            break;
        }
        let span = whole(text, Span::new(at, at + 'ɡ'.len_utf8()));
        done = span.end;
        let token = document.slice(span);
        // Phonetics is bracketed or has other letters of its own.
        let is_plain = |c: char| c.is_ascii_alphabetic() || c == 'ɡ';
        if !token.chars().all(is_plain) || token == "ɡ" || cues::is_marked(text, span) || token.len() > LONGEST {
            continue;
        }
        let word = token.replace('ɡ', "g");
        if reads_as_word(document, &word) {
            edits.replace(span, word, &HOMOGLYPH, Confidence::Likely);
        }
    }
}

/// Whether other letters of phonetics stand outside brackets, as in rules and lists of sounds.
fn is_about_sounds(text: &str) -> bool {
    const FEW: usize = 3;
    let is_sound = |(at, c): &(usize, char)| {
        matches!(c, '\u{250}'..='\u{2af}' | 'ŋ')
            && *c != 'ɡ'
            && !cues::is_marked(text, whole(text, Span::new(*at, at + c.len_utf8())))
    };
    text.char_indices().filter(is_sound).nth(FEW - 1).is_some()
}
