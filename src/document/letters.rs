//! Counting the letters of a text by script: which one is the main one, and how much there is of others.

use super::screen::Classes;
use super::scripts::{Script, script_at, words};
use crate::text::places::{count, places};

/// Of all letters, the share that makes a script the main one. Below it, the document is in several.
const MAIN_SHARE: f64 = 0.55;

/// Bytes looked at: parts of this length, spread over the text.
const PART: usize = 768;
const PARTS: usize = 4;

/// The script of most letters, if one prevails.
pub(super) fn main_script(text: &str, classes: Classes) -> Option<Script> {
    let mut letters = [0; Script::COUNT];
    for part in sample(text) {
        for (sum, count) in letters.iter_mut().zip(count_letters(part, classes)) {
            *sum += count;
        }
    }
    weigh(&mut letters);
    let all: usize = letters.iter().sum();
    let by_letters = Script::ALL.into_iter().find(|script| letters[*script as usize] as f64 > all as f64 * MAIN_SHARE);
    let is_clear = by_letters.is_some_and(|script| letters[script as usize] * 4 > all * 3);
    if is_clear || text.len() > SHORT { by_letters } else { script_of_words(text).or(by_letters) }
}

/// The parts of a text by which its main script is told.
fn sample(text: &str) -> impl Iterator<Item = &str> {
    let step = (text.len() / PARTS).max(PART);
    (0..PARTS).map(move |part| {
        let start = text.floor_char_boundary(part * step);
        &text[start..text.floor_char_boundary(start + PART)]
    })
}

/// Whether `script` is the main one of a text without [`strays`](super::strays). May say no where it is. Of scripts with signs
/// and digits of their own, which count as letters of none, it takes counting.
pub(crate) fn prevails(text: &str, script: Script) -> bool {
    /// Of Arabic, its letters but for a few of other languages.
    const LETTERS: [(u8, Range); 4] = [(0xD8, (0xA0, 0xBF)), (0xD9, (0x80, 0x9F)), (0xDA, ANY), (0xDB, (0x80, 0x93))];
    let (mut own, mut all) = (0, 0);
    for part in sample(text).map(str::as_bytes) {
        let (letters, signs) = match script {
            Script::Hebrew => (
                count(part, |[byte, next]| (*byte == 0xD7) & is_in(*next, (0x80, 0xB2))),
                count(part, |[byte]| *byte == 0xD7),
            ),
            Script::Arabic => (
                count(part, |[byte, next]| {
                    LETTERS.into_iter().fold(false, |any, (lead, range)| any | (*byte == lead) & is_in(*next, range))
                }),
                count(part, |[byte]| is_in(*byte, (0xD8, 0xDB))),
            ),
            Script::Thai => (
                count(part, |[byte, next, last]| {
                    let is_letter = (*next == 0xB8) & (*last > 0x80) | (*next == 0xB9) & (*last < 0x8F);
                    (*byte == 0xE0) & is_letter
                }),
                count(part, |[byte, next]| (*byte == 0xE0) & is_in(*next, (0xB8, 0xB9))),
            ),
            _ => return true,
        };
        own += letters;
        all += signs;
    }
    own * 4 > all * 3
}

/// Bytes of a text so short that one long word may outweigh the others.
const SHORT: usize = 400;

/// The script of most letters of a short text, whether it prevails or not.
pub(crate) fn most_letters(text: &str) -> Option<Script> {
    let letters = (text.len() <= SHORT).then(|| count_letters(text, Classes::ALL))?;
    Script::ALL.into_iter().max_by_key(|script| letters[*script as usize])
}

/// The script of most words of two letters and more, if it has twice as many as all others together and not just names.
fn script_of_words(text: &str) -> Option<Script> {
    let mut counts = [0; Script::COUNT];
    let mut has_small = [false; Script::COUNT];
    for word in words(text) {
        let mut letters = text[word.span.range()].chars();
        let (first, second) = (letters.next(), letters.next());
        counts[word.script as usize] += usize::from(second.is_some());
        has_small[word.script as usize] |= second.is_some() && !first.is_some_and(char::is_uppercase);
    }
    let all: usize = counts.iter().sum();
    let is_main = |script: &Script| {
        let count = counts[*script as usize];
        count > 1 && count * 3 >= all * 2 && has_small[*script as usize]
    };
    Script::ALL.into_iter().find(is_main)
}

/// A character of theirs says as much as two or three letters of an alphabet.
fn weigh(letters: &mut [usize; Script::COUNT]) {
    for dense in [Script::Hangul, Script::Han] {
        letters[dense as usize] *= 2;
    }
}

/// About how many letters of a text are in `main`, and how many in other scripts, as far as the first bytes of characters tell.
pub(crate) fn shares(text: &str, main: Script) -> [usize; 2] {
    if matches!(main, Script::Armenian | Script::Other) {
        let mut letters = count_letters(text, Classes::ALL);
        weigh(&mut letters);
        let own = letters[main as usize];
        return [own, letters.iter().sum::<usize>() - own];
    }
    let bytes = &text.as_bytes()[..text.len().saturating_sub(1)];
    let latin = count(bytes, |[byte]| is_ascii_letter(*byte) | is_in(*byte, (0xC3, 0xC9)));
    let (lead, second) = starts(main);
    let mut own = match second {
        ANY => count(bytes, |[byte]| is_in(*byte, lead)),
        _ => count(text.as_bytes(), |[byte, next]| is_in(*byte, lead) & is_in(*next, second)),
    };
    if main == Script::Latin {
        own += latin;
    }
    let mut all = latin + count(bytes, |[byte]| is_in(*byte, (0xCE, 0xE1)));
    if bytes.iter().fold(0, |most, byte| most.max(*byte)) >= 0xE3 {
        let is_dense = |[byte, next]: &[u8; 2]| {
            is_in(*byte, (0xE4, 0xED)) | (is_in(*byte, (0xE3, 0xE3)) & is_in(*next, (0x81, 0xFF)))
        };
        all += 2 * count(text.as_bytes(), is_dense);
    }
    if matches!(main, Script::Hangul | Script::Han) {
        own *= 2;
    }
    [own, all.saturating_sub(own)]
}

/// The lowest and the highest of the bytes in it.
pub(super) type Range = (u8, u8);

/// Of the bytes behind the first one of a character, any.
pub(super) const ANY: Range = (0x80, 0xBF);

pub(super) fn is_in(byte: u8, (low, high): Range) -> bool {
    byte.wrapping_sub(low) <= high - low
}

pub(super) fn is_ascii_letter(byte: u8) -> bool {
    (byte | 0x20).wrapping_sub(b'a') < 26
}

/// The first and the second byte of most letters of a script; of Latin, of those beyond U+1E00.
fn starts(script: Script) -> (Range, Range) {
    match script {
        Script::Latin => ((0xE1, 0xE1), (0xB8, 0xBB)),
        Script::Greek => ((0xCE, 0xCF), ANY),
        Script::Cyrillic => ((0xD0, 0xD3), ANY),
        Script::Hebrew => ((0xD7, 0xD7), ANY),
        Script::Arabic => ((0xD8, 0xDB), ANY),
        Script::Indic => ((0xE0, 0xE0), (0xA4, 0xB7)),
        Script::Thai => ((0xE0, 0xE0), (0xB8, 0xB9)),
        Script::Georgian => ((0xE1, 0xE1), (0x82, 0x83)),
        Script::Hangul => ((0xEB, 0xEC), ANY),
        Script::Han => ((0xE4, 0xE9), ANY),
        Script::Armenian | Script::Other => ((0xFF, 0xFF), ANY),
    }
}

/// Ranges of lead bytes, and their class, all of whose characters are letters of one script: counting these bytes counts the characters.
const PLAIN_LEADS: [(Range, Script, Classes); 5] = [
    ((0xC4, 0xC9), Script::Latin, Classes::LATIN),
    ((0xCF, 0xCF), Script::Greek, Classes::GREEK),
    ((0xD0, 0xD3), Script::Cyrillic, Classes::CYRILLIC),
    ((0xE4, 0xE9), Script::Han, Classes::HAN),
    ((0xEB, 0xEC), Script::Hangul, Classes::HANGUL),
];

/// How many letters of each script there are, in a text of these classes.
pub(super) fn count_letters(text: &str, classes: Classes) -> [usize; Script::COUNT] {
    let mut letters = [0; Script::COUNT];
    let bytes = text.as_bytes();
    letters[Script::Latin as usize] = count(bytes, |[byte]| is_ascii_letter(*byte));
    if bytes.is_ascii() {
        return letters;
    }
    for (range, script, _) in PLAIN_LEADS.into_iter().filter(|(.., class)| classes.intersects(*class)) {
        letters[script as usize] += count(bytes, |[byte]| is_in(*byte, range));
    }
    // The others one by one.
    let is_other = |byte: u8| {
        let plain = is_in(byte, (0xC4, 0xC9)) | is_in(byte, (0xCF, 0xD3)) | is_in(byte, (0xE4, 0xE9));
        (byte >= 0xC0) & !(plain | is_in(byte, (0xEB, 0xEC)))
    };
    for at in places(bytes, |[byte]| is_other(*byte)) {
        if let Some((Some(script), _)) = script_at(text, at) {
            letters[script as usize] += 1;
        }
    }
    letters
}

/// What script a lead byte tells, as [`PLAIN_LEADS`] has it.
pub(super) static PLAIN: [Option<Script>; 256] = {
    let mut plain = [None; 256];
    let mut range = 0;
    while range < PLAIN_LEADS.len() {
        let ((low, high), script, _) = PLAIN_LEADS[range];
        let mut lead = low as usize;
        while lead <= high as usize {
            plain[lead] = Some(script);
            lead += 1;
        }
        range += 1;
    }
    plain
};
