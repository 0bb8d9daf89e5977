//! A word in another script, and what stands around it.

use super::seen::Seen;
use super::slip::Slip;
use super::{cues, slip};
use crate::document::{Document, Script, Word, is_known, words};
use crate::edit::Span;
use crate::text::near;

/// A word in another script, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'d, 't> {
    pub(super) document: &'d Document<'t>,
    pub(super) main: Script,
    pub(super) word: Word,
    /// The words in other scripts before and behind it.
    pub(super) beside: [Option<Word>; 2],
}

impl<'t> Place<'_, 't> {
    pub(super) fn text(&self) -> &'t str {
        self.document.text()
    }

    pub(super) fn token(&self) -> &'t str {
        self.document.slice(self.word.span)
    }

    /// The character before and the one behind it.
    pub(super) fn around(&self) -> [Option<char>; 2] {
        near::neighbours(self.text(), self.word.span)
    }

    /// Whether a word is one of a language of the document.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.document.hints().has(word) || self.document.knows(&word.to_lowercase())
    }

    /// Whether a letter stands right before or behind it.
    pub(super) fn is_glued(&self) -> bool {
        self.around().into_iter().flatten().any(|c| Script::of(c).is_some())
    }
}

/// Whether a word of the same script stands near what may be a slip, with no word of the text between them, and is no slip: together
/// they are text in another language, be it one without a word list.
pub(super) fn is_in_foreign_text(place: &Place<'_, '_>, span: Span, seen: &mut Seen) -> bool {
    /// Bytes on both sides: a few words.
    const REACH: usize = 64;
    /// Words on both sides.
    const NEAR: usize = 2;
    let text = place.text();
    let start = span.start - near::before(&text[..span.start], REACH).len();
    let end = span.end + near::behind(&text[span.end..], REACH).len();
    let words_in = |from: usize, to: usize| {
        let near = words(&text[from..to])
            .map(move |word| Word { span: Span::new(word.span.start + from, word.span.end + from), ..word });
        // Not what the ends of the stretch cut.
        near.filter(move |word| (word.span.start > start || start == 0) && (word.span.end < end || end == text.len()))
    };
    let is_own = |word: &Word| word.script == place.word.script;
    let before: Vec<Word> = words_in(start, span.start).collect();
    let before = before.into_iter().rev().take_while(is_own).take(NEAR);
    let behind = words_in(span.end, end).take_while(is_own).take(NEAR);
    let parts = |c: char| {
        matches!(c, '\n' | '.' | '!' | '?') || c.is_alphanumeric() && Script::of(c) != Some(place.word.script)
    };
    let is_text = |other: &Word| {
        let gap = text.get(other.span.end..span.start).or_else(|| text.get(span.end..other.span.start));
        gap.is_some_and(|gap| !gap.contains(parts)) && !cues::is_name(place, span, *other)
    };
    let mut others = before.chain(behind).filter(is_text).map(|word| Place { word, beside: [None; 2], ..*place });
    others.any(|other| slip::find(&other, seen.verdict(&other).reading).is_none_or(|slip| !slip.is_sure()))
}

/// Whether the line names a language, has a few longer words of the same script that are no slips, or gives the word in Latin letters
/// as well: then a short word that types another one by chance is meant as it stands.
pub(super) fn is_among_terms(place: &Place<'_, '_>, slip: &Slip, seen: &mut Seen) -> bool {
    /// Bytes on both sides: about a clause.
    const REACH: usize = 96;
    /// More words near are text of their own.
    const FEW: usize = 4;
    /// Letters of a word that types another one by chance.
    const SHORT: usize = 3;
    let (text, span) = (place.text(), slip.span);
    if place.main != Script::Latin || text[span.range()].chars().nth(SHORT).is_some() {
        return false;
    }
    if cues::is_transliterated(place, span) || cues::is_about(text, span, cues::Subject::Languages) {
        return true;
    }
    let [before, behind] = near::line_around(text, span, REACH);
    let words_in = |part: &'_ str, from: usize| {
        let all = words(part).filter(|word| word.script == place.word.script);
        all.map(|word| Word { span: Span::new(word.span.start + from, word.span.end + from), ..word }).collect()
    };
    let near: [Vec<Word>; 2] = [words_in(before, span.start - before.len()), words_in(behind, span.end)];
    let is_term = |word: Word| {
        let other = Place { word, beside: [None; 2], ..*place };
        let token = other.token();
        token.chars().nth(SHORT - 1).is_some()
            && is_known(token, word.script)
            && slip::find(&other, seen.verdict(&other).reading).is_none_or(|slip| !slip.is_sure())
    };
    near[0].len() + near[1].len() <= FEW && near.into_iter().flatten().any(is_term)
}

/// Whether the word before or behind is a slip by itself, so that both were typed in one go.
pub(super) fn is_beside_slip(place: &Place<'_, '_>, seen: &mut Seen) -> bool {
    let is_next = |other: &Word| cues::is_beside(place, place.word.span, *other);
    let others = place.beside.into_iter().flatten().filter(is_next);
    let mut others = others.map(|word| Place { word, beside: [None; 2], ..*place });
    others.any(|other| {
        slip::find(&other, seen.verdict(&other).reading).is_some_and(|slip| slip.is_sure() && !slip.is_term)
    })
}

/// Whether a letter alone stands where a preposition or conjunction does: before a word, and not first in lower case.
pub(super) fn joins_words(place: &Place<'_, '_>, span: Span) -> bool {
    let text = place.text();
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '*' | '_');
    let is_small = text[span.range()].starts_with(char::is_lowercase);
    let follows = text[..span.start]
        .chars()
        .next_back()
        .map_or(!is_small, |c| is_blank(c) || c == '\n' && !is_small || "(«“\"".contains(c));
    let behind = text[span.end..].trim_start_matches(is_blank);
    // `  c      the character`: a name in a column.
    let is_column = text[span.end..].starts_with("  ");
    follows && !is_column && behind.len() < text.len() - span.end && behind.starts_with(char::is_alphanumeric)
}

/// A word with a capital at the start of a line, with one in lower case behind it.
pub(super) fn opens_sentence(place: &Place<'_, '_>, span: Span) -> bool {
    /// Bytes of a sentence.
    const ENOUGH: usize = 40;
    let text = place.text();
    let starts = text[..span.start].chars().next_back().is_none_or(|c| c == '\n');
    // A letter alone beside a word or two: either may be the wrong one.
    if span.len() == 1 && text.len() < ENOUGH {
        return false;
    }
    let next = text[span.end..].strip_prefix(' ').and_then(|rest| rest.chars().next());
    let capital = text[span.range()].chars().next().is_some_and(char::is_uppercase);
    starts && capital && next.is_some_and(|c| c.is_lowercase() && Script::of(c) == Some(place.main))
}
