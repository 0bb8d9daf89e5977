//! Words broken with a hyphen.

use super::words::Words;
use super::{HYPHEN_SPACE, HYPHENATION};
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// Attack: one endless word. No syllable in front of a hyphen is longer.
const LONGEST: usize = 80;

pub(super) fn at_line_ends(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut words = Words::of(document);
    for newline in memchr::memmem::find_iter(text.as_bytes(), "-\n") {
        let rest = &text[newline + 2..];
        let indent = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let broken = Span::new(newline, newline + 2 + indent);
        if join(text, broken, &mut words) {
            edits.delete(broken, &HYPHENATION, Confidence::Likely);
        }
    }
}

pub(super) fn before_blanks(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut words = Words::of(document);
    for hyphen in memchr::memmem::find_iter(text.as_bytes(), "- ") {
        let broken = Span::new(hyphen, hyphen + 2);
        if join(text, broken, &mut words) {
            edits.delete(broken, &HYPHEN_SPACE, Confidence::Likely);
        }
    }
}

/// Whether the letters on both sides of the break are one word.
fn join(text: &str, broken: Span, words: &mut Words<'_, '_>) -> bool {
    let before = &text[text.floor_char_boundary(broken.start.saturating_sub(LONGEST))..broken.start];
    let after = &text[broken.end..text.ceil_char_boundary((broken.end + LONGEST).min(text.len()))];
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let first = &before[start..];
    let second = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
    // A hyphen or apostrophe on the other side makes a compound.
    let plain =
        |c: Option<char>| !c.is_some_and(|c| matches!(c, '-' | '\'' | '’' | '/' | '_' | '@' | '.') || c.is_numeric());
    let is_word = plain(before[..start].chars().next_back())
        && !after[second.len()..].starts_with('-')
        && first.chars().nth(1).is_some()
        && second.chars().nth(1).is_some()
        && second.starts_with(char::is_lowercase)
        && (first.chars().skip(1).all(char::is_lowercase));
    if !is_word {
        return false;
    }
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    let joined = format!("{first}{second}");
    // `well-known` at a line end keeps its hyphen where the document writes it elsewhere.
    !words.uses(&format!("{first}-{second}")) && (words.lists(&joined) || words.uses(&joined))
}
