//! Where a character may be the second byte of a sequence: the quick look that lets clean text pass.
//!
//! In a code page, the later bytes of UTF-8 are signs, capitals and letters of rare use, hardly ever small letters of the
//! script. So the look is for one of them right behind another character beyond ASCII; or for a blank there, which was a
//! no-break space. Whatever it lets through too much is thrown out by the tables of the pages.

use super::scan::high;
use crate::document::Classes;
use crate::pass::places::gather;

const BLOCK: usize = 32;
/// Bytes before and behind a block that tell about its own.
const BEFORE: usize = 2;
const WINDOW: usize = BEFORE + BLOCK + 1;

/// Calls `hit` with the start of the character before each place that is worth a look, in order.
pub(super) fn each(text: &str, classes: Classes, mut hit: impl FnMut(usize)) {
    let bytes = text.as_bytes();
    // First bytes are letters or signs; the quotes and dashes that have no class are only later ones.
    const FIRST: Classes = Classes::LATIN
        .or(Classes::LATIN_SIGN)
        .or(Classes::GREEK)
        .or(Classes::CYRILLIC)
        .or(Classes::ARMENIAN_HEBREW)
        .or(Classes::ARABIC)
        .or(Classes::SYMBOL)
        .or(Classes::INVISIBLE)
        .or(Classes::EXOTIC_SPACE);
    if !classes.intersects(FIRST) {
        return;
    }
    let mut at = BEFORE;
    while let Some(window) = bytes.get(at - BEFORE..).and_then(|rest| rest.first_chunk::<WINDOW>()) {
        if is_high(window) {
            let mut mask = mask(&block(window, classes));
            while mask != 0 {
                hit(before(bytes, at + mask.trailing_zeros() as usize));
                mask &= mask - 1;
            }
        }
        at += BLOCK;
    }
    // The rest, with nothing behind it.
    let mut window = [0; WINDOW];
    let start = (at - BEFORE).min(bytes.len());
    let rest = &bytes[start..];
    window[..rest.len()].copy_from_slice(rest);
    for (place, found) in block(&window, classes).into_iter().enumerate() {
        if found != 0 {
            hit(before(bytes, at + place));
        }
    }
}

/// One bit for each byte.
fn mask(found: &[u8; BLOCK]) -> u32 {
    let words = found.as_chunks::<8>().0.iter().zip(0..);
    words.fold(0, |mask, (word, index)| mask | u32::from(gather(*word)) << (8 * index))
}

/// Where the character beyond ASCII starts that ends at `at`.
fn before(bytes: &[u8], at: usize) -> usize {
    let is_start = |length: &usize| bytes[at - length] >= 0xC0;
    at - (2..4).find(is_start).unwrap_or(4)
}

#[inline(always)]
fn is_high(window: &[u8; WINDOW]) -> bool {
    window[BEFORE - 1..BEFORE - 1 + BLOCK].iter().fold(0, |all, byte| all | byte) >= 0x80
}

/// For each byte of the block, whether it starts a character that is worth a look. Written so that it compiles to vector
/// instructions.
#[inline(always)]
fn block(window: &[u8; WINDOW], classes: Classes) -> [u8; BLOCK] {
    let mut found = [0; BLOCK];
    look(window, &mut found, |[lead, last, first, second]| {
        // Signs, punctuation, Latin letters.
        let later = (first.wrapping_sub(0xC2) <= 5) | (first == 0xE2) | (first == 0xCB);
        // A capital before a blank; or a small letter, with something beyond ASCII behind the blank.
        let blank = ((lead == 0xC3) & ((last < 0xA0) | (second >= 0xC2))) | ((lead & 0xFE) == 0xC4);
        later | ((first == b' ') & blank)
    });
    if classes.intersects(Classes::PRIVATE) {
        // A replacement character.
        look(window, &mut found, |[_, _, first, second]| (first == 0xEF) & (second == 0xBF));
    }
    if classes.intersects(Classes::CYRILLIC) {
        // Capitals and rare letters.
        look(window, &mut found, |[lead, last, first, second]| {
            let later = ((first == 0xD0) & (second < 0xB0))
                | ((first == 0xD1) & ((second & 0xF0) == 0x90))
                | ((first & 0xFE) == 0xD2);
            // In cp866, small ones too, behind what draws boxes.
            let boxed = ((lead & 0xFE) == 0x94) & ((first & 0xFE) == 0xD0);
            later | boxed | ((first == b' ') & (lead == 0xD0) & (last < 0xB0))
        });
    }
    if classes.intersects(Classes::GREEK) {
        look(window, &mut found, |[lead, last, first, second]| {
            ((first == 0xCE) & (second < 0xAC)) | ((first == b' ') & (lead == 0xCE) & (last < 0xAC))
        });
    }
    if classes.intersects(Classes::ARABIC) {
        // Letters of Persian and Urdu, comma, semicolon and question mark.
        look(window, &mut found, |[_, _, first, second]| {
            (first == 0xDA)
                | ((first == 0xD8) & ((second == 0x8C) | (second == 0x9B) | (second == 0x9F)))
                | ((first == 0xD9) & (second >= 0xB9))
        });
    }
    found
}

#[inline(always)]
fn look(window: &[u8; WINDOW], found: &mut [u8; BLOCK], test: impl Fn([u8; 4]) -> bool) {
    for (i, found) in found.iter_mut().enumerate() {
        let [lead, last, first, second] = [window[i], window[i + 1], window[i + 2], window[i + 3]];
        *found |= u8::from((last >= 0x80) & test([lead, last, first, second]));
    }
}

/// In the Thai page every other letter is a later byte, so that the look has to be another one: for the first two bytes of Thai
/// itself, `เธ` or `เน`, twice in a row; and for a few Thai letters inside a word of ASCII letters. All places of such a run.
pub(super) fn thai(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut done;
    let mut take = |start: usize, end: usize| {
        found.extend(text[start..end].char_indices().map(|(at, _)| start + at));
    };
    for first in ["เธ", "เน"] {
        done = 0;
        for at in memchr::memmem::find_iter(bytes, first) {
            let twice = || {
                let mut rest = text[at + first.len()..].chars();
                rest.next();
                rest.as_str().starts_with("เธ") || rest.as_str().starts_with("เน")
            };
            if at < done || !twice() {
                continue;
            }
            let start = done + run_start(&bytes[done..at]);
            done = at + high(&bytes[at..]);
            take(start, done);
        }
    }
    // Not where most of the text is in such a script.
    if bytes.iter().filter(|byte| **byte == 0xE0).count() * 4 < bytes.len() {
        done = 0;
        for at in memchr::memchr_iter(0xE0, bytes) {
            if at < done {
                continue;
            }
            done = at + high(&bytes[at..]);
            let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
            if is_letter(at.checked_sub(1).map(|at| &bytes[at])) || is_letter(bytes.get(done)) {
                take(at, done);
            }
        }
    }
    found
}

fn run_start(bytes: &[u8]) -> usize {
    bytes.len() - bytes.iter().rev().take_while(|byte| !byte.is_ascii()).count()
}
