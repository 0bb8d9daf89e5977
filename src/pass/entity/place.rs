//! What a character means to Markdown at its place.

use crate::text::near::starts_line;

/// Whether a character means something to Markdown between its neighbours, or its neighbours do because of it: next to
/// emphasis marks, letters and blanks decide whether they open or close.
pub(super) fn is_markup(c: char, before: Option<u8>, after: Option<u8>) -> bool {
    let mark = |b: Option<u8>| b.is_some_and(|b| b"*_~".contains(&b));
    matches!(c, '<' | '>' | '*' | '_' | '`' | '[' | ']' | '\\' | '|' | '~' | '$')
        || (mark(before) || mark(after)) && !is_punctuation(c)
}

/// Punctuation, which to the marks beside it is what the `&` and the `;` of its reference were.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '«' | '»' | '¡' | '¿' | '·' | '\u{2010}'..='\u{2027}' | '‹' | '›' | '、'..='。' | '「'..='』')
}

pub(super) fn is_block_mark(c: char) -> bool {
    matches!(c, '#' | '+' | '-' | '=' | ':')
}

/// Digits, and nothing else on the line up to `at`: with the sign they would begin a list.
pub(super) fn numbers_line(bytes: &[u8], at: usize) -> bool {
    /// No number of a list is longer.
    const MAX: usize = 9;
    let digits = bytes[..at].iter().rev().take(MAX).take_while(|b| b.is_ascii_digit()).count();
    digits > 0 && starts_line(bytes, at - digits)
}
