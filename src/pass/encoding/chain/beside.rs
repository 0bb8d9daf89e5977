//! What stands beside a run, or in it, that says what it may be.

use crate::edit::Span;

fn is_cyrillic(c: char) -> bool {
    ('Ѐ'..='џ').contains(&c)
}

/// Whether a small letter and a capital behind it are all that speaks for one character in the place of Cyrillic letters.
pub(super) fn turns_up(text: &str, span: Span) -> bool {
    let source = &text[span.range()];
    let before = text[..span.start].chars().next_back();
    let letters = || before.into_iter().chain(source.chars()).chain(text[span.end..].chars().next());
    source.chars().all(|c| is_cyrillic(c) || c == ' ')
        && letters().zip(letters().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

/// Whether a Greek capital with the mark of a number is all: `Γ΄`, the third. Part of a misread word has letters around it.
pub(super) fn is_numeral(text: &str, span: Span) -> bool {
    text[span.range()].ends_with('΄')
        && !text[..span.start].ends_with(char::is_alphanumeric)
        && !text[span.end..].starts_with(char::is_alphanumeric)
}

/// Whether the text around is Cyrillic too: there the capital tells nothing.
pub(super) fn is_among_cyrillic(text: &str, span: Span) -> bool {
    /// Characters in which the next letter is looked for.
    const NEAR: usize = 16;
    let mut before = text[..span.start].chars().rev().take(NEAR);
    let mut after = text[span.end..].chars().take(NEAR);
    let near = [before.find(|c| c.is_alphabetic()), after.find(|c| c.is_alphabetic())];
    near == [None, None] || near.into_iter().flatten().any(is_cyrillic)
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
