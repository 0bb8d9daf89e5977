//! The code pages read backwards: which byte a character may have been, in which page.

use std::sync::LazyLock;

use super::tables::{COUNT, LOST, PAGES};

/// What a character may have been before it was misread.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    /// The pages in which it was the first byte of a longer UTF-8 sequence.
    pub(super) lead: u32,
    /// The pages in which it was the first byte of a sequence of two.
    pub(super) pair: u32,
    /// The pages in which it was one and a no-break space behind it makes a character in use: U+00A0, `à`, `Š`, `Π`, `Р`, `נ`.
    pub(super) blanked: u32,
    /// The pages in which it was a later byte.
    pub(super) tail: u32,
    /// The byte itself by page, 0 where the page lacks the character.
    pub(super) bytes: [u8; COUNT],
    /// By page, the pages in which it is the same byte.
    pub(super) same: [u32; COUNT],
}

/// Characters at and above this one are in no page, but for a few that are of no use here.
const END: usize = 0x2600;

struct Origins {
    /// By code point, one more than the place in `list`; 0 for none.
    index: Vec<u16>,
    list: Vec<Origin>,
}

static ORIGINS: LazyLock<Origins> = LazyLock::new(|| {
    let mut origins = Origins { index: vec![0; END], list: Vec::new() };
    for (page, row) in PAGES.iter().enumerate() {
        for (byte, c) in (0x80u8..=0xFF).zip(row) {
            let c = usize::from(*c);
            // U+FB01 and U+FB02 of the Mac pages would be U+07xx, which nobody writes in UTF-8 read as a Mac page.
            if !(0x80..END).contains(&c) {
                continue;
            }
            if origins.index[c] == 0 {
                origins.list.push(Origin {
                    lead: 0,
                    pair: 0,
                    blanked: 0,
                    tail: 0,
                    bytes: [0; COUNT],
                    same: [0; COUNT],
                });
                origins.index[c] = origins.list.len() as u16;
            }
            let origin = &mut origins.list[usize::from(origins.index[c]) - 1];
            origin.bytes[page] = byte;
            match byte {
                // As first bytes, the quotes of the Mac pages would start Armenian and rare Cyrillic; they start words.
                0xD2..=0xD5 if matches!(c, 0x2018..=0x201D) => {}
                // `«`, `…` and the no-break space: letters of no alphabet in use.
                0xC7 | 0xC9 | 0xCA if matches!(c, 0xAB | 0x2026 | 0xA0) => {}
                0x80..=0xBF => origin.tail |= 1 << page,
                0xC2..=0xDF => {
                    origin.lead |= 1 << page;
                    origin.pair |= 1 << page;
                    if matches!(byte, 0xC2 | 0xC3 | 0xC5 | 0xCE | 0xD0 | 0xD7) {
                        origin.blanked |= 1 << page & BLANKED;
                    }
                }
                0xE0..=0xF4 => origin.lead |= 1 << page,
                _ => {}
            }
        }
    }
    for origin in &mut origins.list {
        for (same, byte) in origin.same.iter_mut().zip(origin.bytes) {
            *same = (0..COUNT).filter(|other| origin.bytes[*other] == byte).fold(0, |pages, other| pages | 1 << other);
        }
    }
    origins
});

/// What `c` may have been.
#[inline]
pub(super) fn origin(c: char) -> Option<&'static Origin> {
    let origins = &*ORIGINS;
    let place = *origins.index.get(c as usize)?;
    origins.list.get(usize::from(place).wrapping_sub(1))
}

/// The pages of a set, the likelier first.
pub(super) fn each(mut pages: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let page = (pages != 0).then(|| pages.trailing_zeros() as usize)?;
        pages &= pages - 1;
        Some(page)
    })
}

/// The byte of `c` in `page`.
pub(super) fn byte(c: char, page: usize) -> Option<u8> {
    match c {
        // The logo and the ligatures of the Mac pages.
        '\u{f000}'..='\u{ffff}' => {
            PAGES[page].iter().position(|other| u32::from(*other) == c as u32).map(|at| 0x80 + at as u8)
        }
        _ => origin(c).map(|origin| origin.bytes[page]).filter(|byte| *byte != 0),
    }
}

/// The pages in which byte A0 is a no-break space: there it may have become a blank.
pub(super) static NO_BREAK_SPACE: LazyLock<u32> =
    LazyLock::new(|| (0..COUNT).filter(|page| PAGES[*page][0x20] == 0xA0).fold(0, |pages, page| pages | 1 << page));

/// The pages that leave bytes undefined, so that U+FFFD may stand for one.
static LOSSY: LazyLock<u32> =
    LazyLock::new(|| (0..COUNT).filter(|page| !LOST[*page].is_empty()).fold(0, |pages, page| pages | 1 << page));

/// Pages of text in which a no-break space at the second place of a sequence is often a blank by now. In the others, words end
/// in letters that would be first bytes.
const BLANKED: u32 = 0b1111 | 0b111 << 8;

/// cp866 and cp855, where three small letters are a sequence, as in every other Russian word.
const SMALL: u32 = 1 << 12 | 1 << 29;

/// ISO-8859-5 and cp855, where capitals are a sequence.
const CAPITAL: u32 = 1 << 19 | 1 << 29;

/// The pages in which the text from `at` on starts with the first two or three bytes of a sequence.
#[inline]
pub(super) fn starts(text: &str, at: usize) -> u32 {
    if starts_none(text.as_bytes(), at) { 0 } else { look(text, at) }
}

/// Whether the common places that start none are such, at a glance: a small letter before a blank, which is no no-break space
/// behind a word or before ASCII; a quote before a letter, which would be the first of three bytes in a page, before ASCII.
#[inline]
fn starts_none(bytes: &[u8], at: usize) -> bool {
    let is_ascii = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii() && *byte != b' ');
    match bytes[at..] {
        [0xC3, 0x9F..=0xBF, b' ', ..] => is_ascii(at + 3) || at > 0 && bytes[at - 1].is_ascii_alphabetic(),
        [0xE2, 0x80, 0x98 | 0x99 | 0x9C | 0x9D, 0xC3..=0xCB, ..] => is_ascii(at + 5),
        _ => false,
    }
}

fn look(text: &str, at: usize) -> u32 {
    let mut chars = text[at..].chars();
    let letter = chars.next();
    let Some(first) = letter.and_then(origin).filter(|origin| origin.lead != 0) else { return 0 };
    let tail = |c: Option<char>| match c {
        Some(' ') => u32::MAX,
        Some('\u{fffd}') => *LOSSY,
        Some(c) if c.is_ascii() => 0,
        c => c.and_then(origin).map_or(0, |origin| origin.tail),
    };
    let second = chars.next();
    let two = first.lead & tail(second);
    let pair = if second == Some(' ') { first.blanked } else { first.pair };
    let third = chars.next();
    if two == 0 || two & pair == 0 && tail(third) == 0 {
        return 0;
    }
    let is_blank = matches!(second, Some(' ' | '\u{a0}'));
    // A word in capitals may end in the letter.
    let capitals = || text[..at].chars().rev().take(2).filter(|c| c.is_uppercase()).count() == 2;
    if letter == Some('Â') && second == Some(' ') && capitals() {
        return 0;
    }
    // And so it may before a quote that was a control.
    if matches!((letter, second), (Some('Ç'..='Í'), Some('\u{85}' | '\u{92}' | '\u{94}')))
        && text[..at].ends_with(|c: char| c.is_ascii_uppercase())
    {
        return 0;
    }
    let is_small = |c: Option<char>| c.is_some_and(|c| ('а'..='џ').contains(&c));
    let small = if is_small(letter) && is_small(second) { SMALL } else { 0 };
    let is_capital = |c: Option<char>| c.is_some_and(|c| ('А'..='Я').contains(&c));
    let in_word = || text[..at].ends_with(|c: char| c.is_ascii_lowercase());
    let capital = if is_capital(letter) && is_capital(second) && !in_word() { CAPITAL } else { 0 };
    let two = two & !small & !capital;
    if two == 0 {
        return 0;
    }
    let triple = || {
        // A word that ends in an accent, and a quote or mark behind a no-break space, as the French write it; or a control that was a
        // quote or a letter, and a blank.
        let ends = is_blank || third == Some(' ') && second.is_some_and(char::is_control);
        let is_word = ends && text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
        if is_word { 0 } else { tail(third) }
    };
    two & (pair | triple())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_and_quotes_start_none_with_a_blank_or_alone() {
        for c in ('ß'..='ÿ').chain(['‘', '’', '“', '”']) {
            assert!(origin(c).is_none_or(|origin| origin.blanked == 0), "{c}");
        }
        for c in ['‘', '’', '“', '”'] {
            assert!(origin(c).is_none_or(|origin| origin.pair == 0), "{c}");
        }
        for (before, first) in
            ["", "a", "À", " "].iter().flat_map(|before| ["ß", "é", "ÿ", "’", "“"].map(|first| (before, first)))
        {
            for behind in [" a", " é", " »", "  ", " ", "éa", "é.", "é ", "é€", "Éa"] {
                let text = format!("{before}{first}{behind}");
                assert_eq!(starts(&text, before.len()), look(&text, before.len()), "{text}");
            }
        }
    }
}
