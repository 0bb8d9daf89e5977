//! Words that look like none: what text in one legacy page becomes in another.

use super::blocks::{is_cyrillic, is_han};
use crate::text::places::places;

/// The words that have three letters or signs beyond ASCII in a row, as no Latin script has; or are Cyrillic with capitals or rare
/// letters behind small ones; or are two Han characters or more between blanks. `CYRILLIC` tells whether there is any.
pub(super) fn dense_words<const CYRILLIC: bool>(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut found = places(bytes, may_be_dense::<CYRILLIC>);
    let (mut done, mut at) = (0, Some(0));
    std::iter::from_fn(move || {
        while let Some(first) = at {
            let start = bytes[done..first].iter().rposition(is_blank).map_or(done, |blank| done + blank + 1);
            done = bytes[first..].iter().position(is_blank).map_or(bytes.len(), |length| first + length);
            // The byte before the next one may be the blank.
            found.skip_to(done);
            at = found.next().map(|before| before + 1);
            if is_dense(&text[start..done]) {
                return Some(&text[start..done]);
            }
        }
        None
    })
}

fn is_blank(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r')
}

/// Whether the bytes behind the first one may be what makes a word dense.
#[inline(always)]
fn may_be_dense<const CYRILLIC: bool>(&[before, a, b, c, d, e, f]: &[u8; 7]) -> bool {
    let row = (a.wrapping_sub(0xC2) <= 0xE2 - 0xC2) & (b.min(c).min(d).min(e).min(f) >= 0x80);
    let han = (a.wrapping_sub(0xE4) <= 5) & (before <= b' ');
    if !CYRILLIC {
        return row | han;
    }
    // Capitals and rare letters: all but U+0430–U+044F.
    let is_rare = |lead: u8, second: u8| {
        ((lead == 0xD0) & (second < 0xB0)) | ((lead == 0xD1) & (second >= 0x90)) | ((lead & 0xFE) == 0xD2)
    };
    let capitals = is_rare(a, b) & is_rare(c, d) & ((e & 0xFC) == 0xD0);
    // From U+0460 on, capitals are mostly the even ones.
    let is_capital = ((a == 0xD0) & (b < 0xB0))
        | ((a == 0xD1) & (b >= 0xA0) | ((a & 0xFE) == 0xD2)) & ((b & 1 == 0) | ((a == 0xD3) & (b < 0x90)));
    let turn = is_capital & (before >= b'a');
    row & (a.wrapping_sub(0xD0) > 3) | capitals | turn | han
}

pub(super) fn is_dense(word: &str) -> bool {
    // In a row: any letters, Cyrillic capitals. In the word: capitals behind small letters.
    let (mut row, mut capitals, mut turns) = (0, 0, 0);
    let mut before = None;
    let is_odd = |c: char| {
        if c.is_ascii() {
            (row, capitals) = (0, 0);
        } else if is_cyrillic(c) {
            // Most letters are small ones of common use, which are told at once.
            let is_capital = !('\u{430}'..'\u{450}').contains(&c) && c.is_uppercase();
            row = 0;
            capitals = if is_capital || c >= '\u{450}' { capitals + 1 } else { 0 };
            turns += usize::from(is_capital && before.is_some_and(char::is_lowercase));
        } else if !matches!(c, '«' | '»') && (c != '\u{a0}' || before.is_some_and(|c| c != '\u{a0}')) {
            // Nothing but no-break spaces indents, and quotation marks stand around letters.
            row = if c <= '\u{2600}' { row + 1 } else { 0 };
            capitals = 0;
        }
        before = Some(c);
        row == 3 || capitals == 3 || turns == 2
    };
    is_han_word(word) || word.chars().any(is_odd)
}

pub(super) fn is_han_word(word: &str) -> bool {
    if word.as_bytes().first().is_none_or(|byte| *byte < 0xE4) {
        return false;
    }
    let word = word.trim_end_matches(|c: char| c.is_ascii_punctuation());
    word.chars().all(is_han) && (2..=8).contains(&word.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_word_that_is_dense() {
        let parts = [
            "мост",
            "МОСТ",
            "мОсТ",
            "ёёё",
            "ғәөҚ",
            "ÄãºÃ",
            "ñå",
            "ποτ",
            "a",
            "xÏð",
            "你好",
            "多,",
            "я",
            "",
            "ქარ",
            "Ёж",
            "ѢѤѦ",
        ];
        let mut words = Vec::new();
        for first in parts {
            for second in parts {
                for blank in [" ", "\n", "\t"] {
                    words.extend([first, second, blank]);
                }
            }
        }
        let text = words.concat();
        let all: Vec<&str> = text.split([' ', '\n', '\t']).filter(|word| is_dense(word)).collect();
        assert_eq!(dense_words::<true>(&text).collect::<Vec<_>>(), all);
        let other = text.replace(is_cyrillic, "");
        let all_others = other.split([' ', '\n', '\t']).filter(|word| is_dense(word));
        assert!(dense_words::<false>(&other).eq(all_others));
        assert!(all.len() > 300);
    }
}
