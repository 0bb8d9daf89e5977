//! Where a character may be the second byte of a sequence: the quick look that lets clean text pass.
//!
//! In a code page, the later bytes of UTF-8 are signs, capitals and letters of rare use, hardly ever small letters of the
//! script. So the look is for one of them right behind another character beyond ASCII; or for a blank there, which was a
//! no-break space. Whatever it lets through too much is thrown out by the tables of the pages.

use super::scan::high;
use crate::document::Classes;
use crate::text::places::{places, places_beyond_ascii};

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
    let mut hit_at = |lead: usize| {
        if lead + 2 < bytes.len() {
            hit(before(bytes, lead + 2));
        }
    };
    // A text in one script takes a quicker look.
    let own = |classes_of: Classes| classes.intersects(classes_of);
    match [Classes::LATIN, Classes::GREEK, Classes::CYRILLIC, Classes::ARABIC, Classes::PRIVATE].map(own) {
        [false, false, false, false, false] => places_beyond_ascii(bytes, may_be_later::<0>).for_each(&mut hit_at),
        [true, false, false, false, false] => places_beyond_ascii(bytes, may_be_later::<LATIN>).for_each(&mut hit_at),
        [false, true, false, false, false] => places(bytes, may_be_later::<GREEK>).for_each(&mut hit_at),
        [false, false, true, false, false] => places(bytes, may_be_later::<CYRILLIC>).for_each(&mut hit_at),
        [false, false, false, true, false] => places(bytes, may_be_later::<ARABIC>).for_each(&mut hit_at),
        _ => places_beyond_ascii(bytes, may_be_later::<ANY>).for_each(&mut hit_at),
    }
}

/// The scripts that a text may have letters of, and replacement characters.
const LATIN: u8 = 1;
const GREEK: u8 = 2;
const CYRILLIC: u8 = 4;
const ARABIC: u8 = 8;
const LOST: u8 = 16;
const ANY: u8 = LATIN | GREEK | CYRILLIC | ARABIC | LOST;

/// Where the character beyond ASCII starts that ends at `at`.
fn before(bytes: &[u8], at: usize) -> usize {
    let is_start = |length: &usize| bytes[at - length] >= 0xC0;
    at - (2..4).find(is_start).unwrap_or(4)
}

/// Whether the third byte starts a character that is worth a look, given the two bytes before it and the one behind. The first is
/// part of a character beyond ASCII.
#[inline(always)]
fn may_be_later<const SCRIPTS: u8>(&[lead, last, first, second]: &[u8; 4]) -> bool {
    // Signs, punctuation; a replacement character.
    let mut sign = (first == 0xC2) | (first == 0xE2);
    let lost = SCRIPTS & LOST != 0 && (first == 0xEF) & (second == 0xBF);
    let (mut letter, mut blank) = (false, false);
    if SCRIPTS & LATIN != 0 {
        sign |= (first.wrapping_sub(0xC3) <= 4) | (first == 0xCB);
        // A capital before a blank; or a small letter, with something beyond ASCII behind the blank.
        blank |= ((lead == 0xC3) & ((last < 0xA0) | (second >= 0xC2))) | ((lead & 0xFE) == 0xC4);
    }
    if SCRIPTS & GREEK != 0 {
        // Greek capitals; what is `ù` in the Mac pages.
        letter |=
            (first == 0xCE) & (second < 0xAC) | (lead == 0x88) & (last == 0x9A) & (first == 0xCF) & (second == 0x80);
        blank |= (lead == 0xCE) & (last < 0xAC);
    }
    if SCRIPTS & CYRILLIC != 0 {
        // Cyrillic capitals and rare letters. In cp866, small ones too, behind what draws boxes.
        letter |= ((first == 0xD0) & (second < 0xB0))
            | ((first == 0xD1) & ((second & 0xF0) == 0x90))
            | ((first & 0xFE) == 0xD2)
            | ((first & 0xFE) == 0xD0) & ((lead & 0xFE) == 0x94);
        blank |= (lead == 0xD0) & (last < 0xB0);
    }
    if SCRIPTS & ARABIC != 0 {
        // Letters of Persian and Urdu, comma, semicolon and question mark.
        letter |= (first == 0xDA)
            | ((first == 0xD8) & ((second == 0x8C) | (second == 0x9B) | (second == 0x9F)))
            | ((first == 0xD9) & (second >= 0xB9));
    }
    (last >= 0x80) & (sign | lost | letter | ((first == b' ') & blank))
}

/// In the Thai page every other letter is a later byte, so that the look has to be another one: for the first two bytes of Thai
/// itself, `เธ` or `เน`, twice in a row; and for a few Thai letters inside a word of ASCII letters. All places of such a run.
pub(super) fn thai(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut done = 0;
    let mut take = |start: usize, end: usize| {
        found.extend(text[start..end].char_indices().map(|(at, _)| start + at));
    };
    // The other bytes are the same in all text of such scripts.
    let may_be_first = |&[_, b, c, _, _, f]: &[u8; 6]| (b == 0xB9) & (c == 0x80) & ((f & 0xFE) == 0x98);
    let is_first = |text: &str| text.starts_with("เธ") || text.starts_with("เน");
    for at in places(bytes, may_be_first) {
        let twice = || {
            let mut rest = text[at + "เธ".len()..].chars();
            rest.next();
            is_first(rest.as_str())
        };
        if at >= done && text.get(at..).is_some_and(is_first) && twice() {
            let start = done + run_start(&bytes[done..at]);
            done = at + high(&bytes[at..]);
            take(start, done);
        }
    }
    // Not where most of the text is in such a script.
    if memchr::memchr_iter(0xE0, bytes).count() * 4 < bytes.len() {
        let mut leads = places(bytes, |[byte]| *byte == 0xE0);
        while let Some(at) = leads.next() {
            let end = at + high(&bytes[at..]);
            leads.skip_to(end);
            let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
            if is_letter(at.checked_sub(1).map(|at| &bytes[at])) || is_letter(bytes.get(end)) {
                take(at, end);
            }
        }
    }
    found
}

fn run_start(bytes: &[u8]) -> usize {
    bytes.len() - bytes.iter().rev().take_while(|byte| !byte.is_ascii()).count()
}
