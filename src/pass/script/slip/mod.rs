//! Words typed on another keyboard layout: `шы` is what "is" becomes on a Russian keyboard, `ghbdtn` what "привет" becomes on
//! an American one.
//!
//! The evidence: retyped, the token is a word of the document's language or at least spelled like one; as it stands, it is no
//! word of its own script's languages and not spelled like one; and nothing around it says that the author meant it.

use std::borrow::Cow;

use super::retype::Retyped;
use super::{LAYOUT_SLIP, Place};
use crate::document::{Document, Script};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::near;

mod doubts;
mod forward;
pub(super) mod function_words;
mod keys;
mod reverse;
mod terms;

pub(super) use doubts::stands_in_a_sentence;
pub(super) use keys::{is_stop, keys_over_slashes};
pub(super) use reverse::{Reading, reading};

/// The rank of a word in no list, behind all others.
pub(super) const UNLISTED: u8 = 4;

/// A word as it was meant.
pub(super) struct Slip {
    pub(super) span: Span,
    pub(super) word: String,
    pub(super) rank: Option<u8>,
    confidence: Confidence,
    /// Whether the word may as well be the term it is, so that only other slips tell.
    pub(super) is_term: bool,
    /// Whether it is so unlike a word of the script it is in that no neighbour explains it.
    pub(super) is_strange: bool,
}

impl Slip {
    pub(super) fn is_sure(&self) -> bool {
        self.confidence > Confidence::Possible
    }

    /// The same, for a remark.
    pub(super) fn doubted(self) -> Self {
        Self { confidence: Confidence::Possible, ..self }
    }

    /// Proposes to retype the word.
    pub(super) fn propose(self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let Self { span, word, confidence, .. } = self;
        match lone_emphasis(document, span).filter(|_| confidence > Confidence::Possible) {
            Some((open, close)) => {
                let parts = [(open, Cow::Borrowed("")), (span, Cow::Owned(word)), (close, Cow::Borrowed(""))];
                edits.together(parts, &LAYOUT_SLIP, confidence);
            }
            None => edits.replace(span, word, &LAYOUT_SLIP, confidence),
        }
    }
}

/// What the word would be on the keyboard that was meant, if there is evidence enough. `reading` is what a Latin word types.
pub(super) fn find(place: &Place<'_, '_>, reading: Reading) -> Option<Slip> {
    let slip = match place.word.script {
        Script::Latin => reverse::find(place, reading),
        _ if place.main == Script::Latin => forward::find(place),
        _ => None,
    }?;
    let (text, token) = (place.text(), place.token());
    // `_sym`: half of a name in code.
    if text[..slip.span.start].ends_with('_') != text[slip.span.end..].starts_with('_') {
        return None;
    }
    let is_short = text[slip.span.range()].chars().nth(SHORT).is_none();
    let is_title = || is_name(place, token) && !token.chars().skip(1).any(char::is_uppercase);
    let is_plain = || emphasis(text, slip.span).is_none();
    if is_short && (is_title() || follows_number(&text[..slip.span.start])) && is_plain() {
        return None;
    }
    // `og` is one, `H]og` is none.
    let is_whole = text[slip.span.range()].trim_matches(|c: char| !c.is_alphanumeric()) == token;
    Some(Slip { is_term: is_whole && terms::is_one(token), ..slip })
}

/// Letters of a word that types a word of another language by chance.
const SHORT: usize = 3;

/// Whether a number ends the text before a word, as before a unit.
fn follows_number(before: &str) -> bool {
    before.trim_end_matches([' ', '\u{a0}', '\u{202f}']).ends_with(|c: char| c.is_ascii_digit() || c == '½')
}

/// The rank of the retyped word; words of the caller count as the most frequent ones.
fn rank(retyped: &Retyped, document: &Document<'_>) -> Option<u8> {
    if document.hints().has(&retyped.word) { Some(0) } else { retyped.rank }
}

/// Whether the token has a capital where no sentence begins, as names have.
fn is_name(place: &Place<'_, '_>, token: &str) -> bool {
    token.chars().next().is_some_and(char::is_uppercase) && !begins_sentence(place)
}

/// Whether a sentence or a line begins with the word.
fn begins_sentence(place: &Place<'_, '_>) -> bool {
    let before = place.text()[..place.word.span.start]
        .trim_end_matches(['*', '_', '"', '«', '“', '(', ' ', '\u{a0}'])
        .chars()
        .next_back();
    let ends = |c| matches!(c, '.' | '!' | '?' | '…' | ':' | '\n' | '-' | '–' | '—' | '#' | '>');
    before.is_none_or(ends)
}

/// Whether a bracket that stands within a stretch, or right before it, has its other half in the line outside of it.
fn is_bracketed(text: &str, span: Span) -> bool {
    /// Bytes on both sides.
    const REACH: usize = 96;
    let [before, behind] = near::line_around(text, span, REACH);
    let inside = &text[span.range()];
    [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')].into_iter().any(|(open, close)| {
        (inside.starts_with(open) || before.ends_with(open)) && behind.contains(close)
            || inside.ends_with(close) && before.contains(open)
    })
}

/// Emphasis marks that belong to the slip, not to the author: they stand around a short function word, alone, in a document
/// that is long enough to show that its author stresses no single words.
fn lone_emphasis(document: &Document<'_>, word: Span) -> Option<(Span, Span)> {
    /// Bytes of text before the absence of other stress says anything.
    const ENOUGH: usize = 600;
    let text = document.text();
    let (open, close) = emphasis(text, word)?;
    let short = text[word.range()].chars().count() <= 3;
    let mark = text.as_bytes()[close.start];
    (short && text.len() >= ENOUGH && !stresses_words(text.as_bytes(), mark)).then_some((open, close))
}

/// The emphasis marks right around a word, as many before as behind.
pub(super) fn emphasis(text: &str, word: Span) -> Option<(Span, Span)> {
    let bytes = text.as_bytes();
    let mark = *bytes.get(word.end).filter(|b| matches!(b, b'*' | b'_'))?;
    let width = bytes[word.end..].iter().take_while(|b| **b == mark).count();
    let open = Span::new(word.start.checked_sub(width)?, word.start);
    let close = Span::new(word.end, word.end + width);
    let encloses = bytes[open.range()].iter().all(|b| *b == mark) && (open.start == 0 || bytes[open.start - 1] != mark);
    encloses.then_some((open, close))
}

/// Whether more than one single word stands between marks.
fn stresses_words(bytes: &[u8], mark: u8) -> bool {
    let mut last: Option<usize> = None; // where a word after an opening mark begins
    let mut count = 0;
    for at in memchr::memchr_iter(mark, bytes) {
        let word = last.map(|start| &bytes[start..at]);
        count += usize::from(word.is_some_and(|word| !word.is_empty() && !word.iter().any(u8::is_ascii_whitespace)));
        last = Some(at + 1);
        if count > 1 {
            return true;
        }
    }
    false
}
