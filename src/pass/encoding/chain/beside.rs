//! What stands beside a run, or in it, that says what it may be.

use crate::edit::Span;
use crate::pass::encoding::blocks::{is_han, is_old_cyrillic};
use crate::text::near;

/// Whether a small letter and a capital behind it are all that speaks for one character in the place of Cyrillic letters.
pub(super) fn turns_up(text: &str, span: Span) -> bool {
    let source = &text[span.range()];
    let [before, behind] = near::neighbours(text, span);
    let letters = || before.into_iter().chain(source.chars()).chain(behind);
    source.chars().all(|c| is_old_cyrillic(c) || c == ' ')
        && letters().zip(letters().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

/// Whether a Greek capital with the mark of a number is all: `Γ΄`, the third. Part of a misread word has letters around it.
pub(super) fn is_numeral(text: &str, span: Span) -> bool {
    text[span.range()].ends_with('΄')
        && !text[..span.start].ends_with(char::is_alphanumeric)
        && !text[span.end..].starts_with(char::is_alphanumeric)
}

/// Whether one Chinese character is all, its last byte a no-break space, among ASCII: what is left of a section sign, `å¤ 101`.
pub(super) fn is_sign_and_blank(text: &str, span: Span, first: char) -> bool {
    is_han(first)
        && text[span.range()].ends_with('\u{a0}')
        && near::neighbours(text, span).into_iter().flatten().all(|c| c.is_ascii())
}

/// Whether the run has a letter that the text around writes in its own words, `ƒe`, `aƒe`: misread, it has no ASCII on both sides.
pub(super) fn is_letter_of_ewe(text: &str, span: Span) -> bool {
    /// Bytes on either side.
    const NEAR: usize = 500;
    if !text[span.range()].contains('ƒ') {
        return false;
    }
    let near = near::around(text, span, NEAR);
    near.match_indices('ƒ').any(|(at, letter)| {
        near[at + letter.len()..].starts_with(|c: char| c.is_ascii_lowercase())
            && near[..at].ends_with(|c: char| c.is_ascii_lowercase() || c == ' ')
    })
}

/// `TNF-Î±`, `IL-1Î²`, `Î³-rays`, `Î± = 0.05`, `10 Î©`: whether a capital with a sign behind it, or two parts of boxes, stand where
/// names and formulas have a Greek letter. No word ends in these capitals.
pub(super) fn is_symbol(text: &str, span: Span) -> bool {
    let mut source = text[span.range()].chars();
    let [Some(first), Some(sign), None] = [source.next(), source.next(), source.next()] else { return false };
    let is_box = matches!(first, '╬' | '╧');
    if !is_box && !matches!(first, 'Î' | 'Ï' | 'Œ' | 'œ') || sign.is_lowercase() || sign.is_uppercase() {
        return false;
    }
    let (before, behind) = (&text[..span.start], &text[span.end..]);
    let is_part = |c: char| c.is_ascii_alphanumeric();
    let opens = !before.ends_with(char::is_alphanumeric);
    if opens && behind.strip_prefix('-').is_some_and(|behind| behind.starts_with(is_part)) {
        return true;
    }
    // The end of a quotation or of a clause; the parts of boxes are none of a formula.
    let closes = !behind.starts_with(char::is_alphanumeric) && !matches!(sign, '»' | '…' | '‚' | '„');
    if closes && before.strip_suffix('-').is_some_and(|before| before.ends_with(is_part)) {
        return true;
    }
    // A single letter, or an operator, may have an exponent.
    let has_exponent = matches!(sign, '²' | '³');
    let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let least = if has_exponent { 2 } else { 1 };
    let ends_name = before.ends_with(is_name)
        && before.bytes().rev().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').take(2).count()
            >= least;
    let is_equated = || {
        let is_number = before.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit());
        opens && !has_exponent && (is_number || behind.trim_start_matches(' ').starts_with('='))
    };
    closes && !is_box && (ends_name || is_equated())
}

/// Whether the text around is Cyrillic too: there the capital tells nothing.
pub(super) fn is_among_cyrillic(text: &str, span: Span) -> bool {
    /// Characters in which the next letter is looked for.
    const NEAR: usize = 16;
    let mut before = text[..span.start].chars().rev().take(NEAR);
    let mut after = text[span.end..].chars().take(NEAR);
    let near = [before.find(|c| c.is_alphabetic()), after.find(|c| c.is_alphabetic())];
    near == [None, None] || near.into_iter().flatten().any(is_old_cyrillic)
}

pub(super) fn starts_line(text: &str, at: usize) -> bool {
    at == 0 || text.as_bytes()[at - 1] == b'\n'
}

/// Whether what follows `à` and a blank is a word of its own. In Portuguese, `às` and `àquele` are one word.
pub(super) fn is_word(rest: &str) -> bool {
    let part =
        rest.starts_with("quel") || rest.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    rest.starts_with(char::is_alphanumeric) && !part
}
