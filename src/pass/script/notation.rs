//! Notation that puts letters of two scripts side by side on purpose: `Eк`, the kinetic energy; `Сe6`, a bishop on e6.

use super::Place;
use super::alphabets::{alphabet, respell};
use crate::document::{Script, is_known};
use crate::edit::Span;
use crate::text::near;

/// Whether the letters at `span`, which would be `word` in one script, are notation.
pub(super) fn is_one(place: &Place<'_, '_>, span: Span, word: &str) -> bool {
    is_square(place.text(), span)
        || is_compound(place, place.document.slice(span), word)
        || is_quantity(place, span, word)
}

/// `ПРЕФІКСaa`, `ШИРИНАxВЫСОТА`: small letters of another script beside capitals; `cookieлар`: a word with an ending; `yYтТ`: keys.
fn is_compound(place: &Place<'_, '_>, token: &str, word: &str) -> bool {
    /// Letters of a word that none of its letters resemble by chance.
    const WORD: usize = 3;
    let is_own = |c: &char| alphabet(*c) == Some(place.main);
    let (own, others): (Vec<char>, Vec<char>) = token.chars().filter(|c| c.is_alphabetic()).partition(is_own);
    let are_capitals = own.len() > 1 && own.iter().all(|c| c.is_uppercase()) && others.iter().all(|c| c.is_lowercase());
    let has_word = || {
        let mut parts = token.split(|c: char| !c.is_ascii_alphabetic()).filter(|part| part.len() >= WORD);
        let script = word.chars().next().and_then(Script::of);
        place.main != Script::Latin
            && script == Some(place.main)
            && parts.any(|part| is_known(part, Script::Latin))
            && !is_known(word, place.main)
    };
    let letters: Vec<char> = token.chars().collect();
    let is_key =
        |pair: &[char]| matches!(pair, [small, capital] if small != capital && small.to_uppercase().eq([*capital]));
    are_capitals || letters.len() == 4 && letters.chunks(2).all(is_key) || has_word()
}

/// `Сe6`, `Крe2`: a piece and a file of the board before a digit. Two letters of two scripts at a digit are no word anyway.
fn is_square(text: &str, span: Span) -> bool {
    let letters = text[span.range()].chars().count();
    let is_file = text[span.range()].ends_with(|c| matches!(c, 'a'..='h'));
    (letters == 2 || letters == 3 && is_file) && text[span.end..].starts_with(|c: char| c.is_ascii_digit())
}

/// `Eк`, `pатм`, `Tαρχ`: the Latin symbol of a quantity with a subscript in the letters of the text. Where it would be a word, as
/// `Tо` would, or a name, only what stands around it tells.
fn is_quantity(place: &Place<'_, '_>, span: Span, word: &str) -> bool {
    /// Letters of a subscript that is not taken for the rest of a word.
    const SHORT: usize = 3;
    let (text, token) = (place.text(), place.document.slice(span));
    let Some(rest) = subscript(token, place.main) else { return false };
    let (before, behind) = (&text[..span.start], &text[span.end..]);
    // Words are cut short behind a consonant.
    let is_cut = rest.chars().count() <= SHORT && !rest.ends_with(is_vowel);
    is_cut && !place.knows(word)
        || is_pair(token, rest) && continues(before)
        || is_equated(before, behind)
        || is_among_symbols(place, span)
}

/// The letters of `main` behind the one Latin letter of a symbol, if it is one.
fn subscript(token: &str, main: Script) -> Option<&str> {
    /// Letters.
    const LONGEST: usize = 4;
    let rest = token.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    let is_own = main != Script::Latin && rest.chars().all(|c| c.is_lowercase() && alphabet(c) == Some(main));
    (is_own && !rest.is_empty() && rest.chars().nth(LONGEST).is_none()).then_some(rest)
}

/// Whether it is a capital and a letter, which no word is within a sentence but `Oн` and, as a courtesy, `Bы`.
fn is_pair(token: &str, rest: &str) -> bool {
    let is_one = rest.chars().nth(1).is_none();
    is_one && token.starts_with(|c: char| c.is_ascii_uppercase() && c != 'O') && !matches!(rest, "ы" | "и")
}

fn is_vowel(c: char) -> bool {
    "аеёиоуыэюяіїєαεηιουωάέήίόύώ".contains(c)
}

/// Whether a word in small letters, or a comma, stands before.
fn continues(before: &str) -> bool {
    before.ends_with(' ')
        && before.trim_end_matches(' ').ends_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';'))
}

/// Whether an equation goes on before or behind.
fn is_equated(before: &str, behind: &str) -> bool {
    let is_relation = |c: char| matches!(c, '=' | '≈' | '≠' | '≤' | '≥' | '·' | '×');
    before.trim_end_matches(' ').ends_with(is_relation) || behind.trim_start_matches(' ').starts_with(is_relation)
}

/// Letters that no language of today begins a word with: what resembles them is no slip.
fn is_historic(c: char) -> bool {
    matches!(c, 'Ѵ' | 'ѵ' | 'Ԝ' | 'ԝ' | 'ԁ' | 'ԛ' | 'Ѕ')
}

/// Whether the line has another such symbol near, one that cannot be a word.
fn is_among_symbols(place: &Place<'_, '_>, span: Span) -> bool {
    /// Bytes on both sides: about a clause.
    const REACH: usize = 96;
    let text = place.text();
    let is_symbol = |token: &str| {
        let Some(rest) = subscript(token, place.main) else { return false };
        let is_cut = |word: &str| !rest.ends_with(is_vowel) && !place.knows(word);
        respell(token, place.main).is_none_or(|word| word.starts_with(is_historic) || is_cut(&word))
    };
    let line = near::line_around(text, span, REACH);
    line.into_iter().any(|part| part.split(|c: char| !c.is_alphabetic()).any(is_symbol))
}
