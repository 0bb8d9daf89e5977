//! UTF-16 read as something else: in the other byte order, two letters as one character, or with its mark as letters.

use super::scan::high;
use crate::document::{Script, is_known};
use crate::edit::Span;
use crate::text::places::places;

pub(super) mod whole;

/// Where the byte-order mark FF FE or FE FF ends that was read as windows-1252. No word of any language starts so.
pub(super) fn mark(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("ÿþ").or_else(|| text.strip_prefix("þÿ"))?;
    let first = rest.chars().find(|c| *c != '\0')?;
    (first.is_alphanumeric() || rest.contains('\0')).then_some(text.len() - rest.len())
}

/// Characters that must stand in a row.
const SHORTEST: usize = 4;

/// Of the characters that have three bytes and are worth a look.
const FIRST_LEAD: u8 = 0xE1;

/// Rows of characters that are text when the two bytes of each change places, or are letters of their own; and that text.
pub(super) fn rows(text: &str) -> Vec<(Span, String)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let first = bytes.first().filter(|byte| **byte >= FIRST_LEAD).map(|_| 0);
    // A part of what `may_open` asks for, by the block.
    let may_open_behind = |&[before, lead, second, _, next]: &[u8; 5]| {
        (before < 0x80) & (lead >= FIRST_LEAD) & (second & 2 == 0) & (next >= 0x80)
    };
    let behind_ascii = places(bytes, may_open_behind).map(|before| before + 1);
    for start in first.into_iter().chain(behind_ascii).filter(|at| may_open(&bytes[*at..])) {
        // The first few tell of most rows that they are none.
        let few = || text[start..].chars().take_while(|c| !c.is_ascii()).take(SHORTEST);
        let read = match () {
            () if few().all(is_swapped) => swapped,
            () if few().all(is_packed) => packed,
            () => continue,
        };
        let end = start + high(&bytes[start..]);
        found.extend(read(&text[start..end]).map(|with| (Span::new(start, end), with)));
    }
    found
}

/// Whether the bytes may open a row. The lower half of a character is what remains of the second byte and the third: see
/// [`is_swapped`] and [`is_packed`]. So few characters as less bytes hold are no text.
fn may_open(bytes: &[u8]) -> bool {
    let Some([lead, second, third, next, next_second, _, last, last_second]) = bytes.first_chunk() else {
        return false;
    };
    let is_high = second & 3 == 0 && matches!(third, 0x80..=0x86 | 0x8E | 0xA0..=0xA2);
    let is_swapped = is_high && (*next < 0xE0 || next_second & 3 == 0);
    let is_ascii = |lead: &u8, second: &u8| matches!(lead, 0xE0..=0xE7) && second & 2 == 0;
    let is_packed = is_ascii(lead, second) && is_ascii(next, next_second) && is_ascii(last, last_second);
    *next >= 0x80 && (is_swapped || is_packed)
}

/// The byte of its place, and the byte of the character there.
fn halves(c: char) -> Option<[u8; 2]> {
    u16::try_from(u32::from(c)).ok().map(u16::to_be_bytes)
}

/// Whether the low byte is the high one of an alphabet: Latin, Greek, Cyrillic, Hebrew, Arabic, Thai; or of signs.
fn is_swapped(c: char) -> bool {
    halves(c).is_some_and(|[high, low]| high > 0 && matches!(low, 0 | 1 | 3..=6 | 0xE | 0x20..=0x22))
}

/// The text with the bytes of each character the other way round: words of one alphabet and ASCII, not one letter over and over.
fn swapped(row: &str) -> Option<String> {
    let with: String = row
        .chars()
        .filter(|c| *c != '\u{fffe}')
        .map(|c| halves(c).and_then(|[high, low]| char::from_u32(u32::from(low) << 8 | u32::from(high))))
        .collect::<Option<_>>()?;
    let mut alphabet = None;
    let mut letters = Vec::new();
    for c in with.chars() {
        if c.is_alphabetic() {
            letters.push(c);
            let script = Script::of(c)?;
            if *alphabet.get_or_insert(script) != script && !c.is_ascii() {
                alphabet.filter(|alphabet| *alphabet == Script::Latin)?;
                alphabet = Some(script);
            }
        } else if c.is_control() && !matches!(c, '\t' | '\n' | '\r') || ('\u{80}'..'\u{a0}').contains(&c) {
            return None;
        }
    }
    let all = with.chars().count();
    letters.sort_unstable();
    let length = letters.len();
    letters.dedup();
    (letters.len() >= 3 && length >= SHORTEST && length * 10 >= all * 6).then_some(with)
}

/// The two bytes, if both are text in ASCII.
fn letters(c: char) -> Option<[u8; 2]> {
    halves(c).filter(|halves| halves.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r')))
}

fn is_packed(c: char) -> bool {
    letters(c).is_some()
}

/// The text with a letter for each byte, in the order in which most of it is words of a list.
fn packed(row: &str) -> Option<String> {
    let (mut all, mut alphabetic) = (0, 0);
    for c in row.chars() {
        all += 2;
        alphabetic += letters(c)?.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    }
    if alphabetic * 10 < all * 6 {
        return None;
    }
    let read = |first: usize| -> String {
        let letters = |c| letters(c).map(|letters| [letters[first], letters[1 - first]].map(char::from));
        row.chars().filter_map(letters).flatten().collect()
    };
    [read(1), read(0)].into_iter().find(|text| is_prose(text))
}

fn is_prose(text: &str) -> bool {
    const LETTERS: usize = 6;
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    // A capital behind a small letter is how bytes fall.
    let is_mixed =
        |word: &str| word.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    let is_word = |word: &&str| word.len() >= 2 && !is_mixed(word) && is_known(word, Script::Latin);
    let (all, known) = words
        .fold((0, 0), |(all, known), word| (all + word.len(), known + if is_word(&word) { word.len() } else { 0 }));
    known >= LETTERS && known * 10 >= all * 7
}
