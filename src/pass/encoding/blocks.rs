//! Blocks of Unicode that readings of a text are told by.

pub(super) fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&c)
}

/// Without letters as `ґ`, which misread text has for a later byte.
pub(super) fn is_old_cyrillic(c: char) -> bool {
    ('Ѐ'..='џ').contains(&c)
}

/// The Han characters of most texts.
pub(super) fn is_han(c: char) -> bool {
    ('一'..='鿿').contains(&c)
}

pub(super) fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}
