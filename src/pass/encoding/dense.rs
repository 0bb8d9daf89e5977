//! Words that look like none: what text in one legacy page becomes in another.

use super::scan::ascii;

/// The words that have three letters or signs beyond ASCII in a row, as no Latin script has; or are Cyrillic with capitals or rare
/// letters behind small ones; or are two Han characters or more between blanks.
pub(super) fn dense_words(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r');
    let word_end = move |at: usize| bytes[at..].iter().position(is_blank).map_or(bytes.len(), |length| at + length);
    let (mut start, mut at) = (0, 0);
    // In a row: any letters, Cyrillic capitals. In the word: capitals behind small letters, signs behind Cyrillic letters.
    let (mut row, mut capitals, mut turns) = (0, 0, 0);
    std::iter::from_fn(move || {
        while let Some(byte) = bytes.get(at) {
            match byte {
                0..0x80 => {
                    let end = at + ascii(&bytes[at..]);
                    if let Some(blank) = bytes[at..end].iter().rposition(is_blank) {
                        (start, turns) = (at + blank + 1, 0);
                    }
                    (at, row, capitals) = (end, 0, 0);
                    continue;
                }
                0xD0..=0xD3 => {
                    let code = u32::from(byte & 0x1F) << 6 | u32::from(bytes[at + 1] & 0x3F);
                    row = 0;
                    // Most letters are small ones of common use, which are told at once.
                    if (0x430..0x450).contains(&code) {
                        capitals = 0;
                    } else {
                        let is_capital = char::from_u32(code).is_some_and(char::is_uppercase);
                        capitals = if is_capital || code >= 0x450 { capitals + 1 } else { 0 };
                        turns += usize::from(is_capital && text[start..at].ends_with(char::is_lowercase));
                    }
                    at += 2;
                }
                0xE4..=0xE9 if at == start => {
                    let end = word_end(at);
                    if is_han(&text[start..end]) {
                        at = end;
                        return Some(&text[start..end]);
                    }
                    (row, capitals) = (0, 0);
                    at += 3;
                }
                _ => {
                    let length = if *byte < 0xE0 {
                        2
                    } else if *byte < 0xF0 {
                        3
                    } else {
                        4
                    };
                    // Up to U+2600.
                    let is_low = *byte < 0xE2 || *byte == 0xE2 && (bytes[at + 1], bytes[at + 2]) < (0x98, 0x81);
                    row = if is_low { row + 1 } else { 0 };
                    capitals = 0;
                    at += length;
                }
            }
            if row == 3 || capitals == 3 || turns == 2 {
                at = word_end(at);
                (row, capitals, turns) = (0, 0, 0);
                return Some(&text[start..at]);
            }
        }
        None
    })
}

pub(super) fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..'\u{500}').contains(&c)
}

pub(super) fn is_dense(word: &str) -> bool {
    dense_words(word).next().is_some()
}

pub(super) fn is_han(word: &str) -> bool {
    if word.as_bytes().first().is_none_or(|byte| *byte < 0xE4) {
        return false;
    }
    let word = word.trim_end_matches(|c: char| c.is_ascii_punctuation());
    word.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && (2..=8).contains(&word.chars().count())
}
