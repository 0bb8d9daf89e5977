//! Counting the letters of a text by script: which one is the main one, and how much there is of others.

use super::scripts::{Script, words};

/// Of all letters, the share that makes a script the main one. Below it, the document is in several.
const MAIN_SHARE: f64 = 0.55;

/// Bytes looked at: parts of this length, spread over the text.
const PART: usize = 768;
const PARTS: usize = 4;

/// The script of most letters, if one prevails.
pub(super) fn main_script(text: &str) -> Option<Script> {
    let mut letters = [0; Script::COUNT];
    let step = (text.len() / PARTS).max(PART);
    for part in 0..PARTS {
        let start = text.floor_char_boundary(part * step);
        let end = text.floor_char_boundary(start + PART);
        for (sum, count) in letters.iter_mut().zip(count_letters(&text[start..end])) {
            *sum += count;
        }
    }
    weigh(&mut letters);
    let all: usize = letters.iter().sum();
    let by_letters = Script::ALL.into_iter().find(|script| letters[*script as usize] as f64 > all as f64 * MAIN_SHARE);
    let is_clear = by_letters.is_some_and(|script| letters[script as usize] * 4 > all * 3);
    if is_clear || text.len() > SHORT { by_letters } else { script_of_words(text).or(by_letters) }
}

/// Bytes of a text so short that one long word may outweigh the others.
const SHORT: usize = 400;

/// The script of most letters of a short text, whether it prevails or not.
pub(crate) fn most_letters(text: &str) -> Option<Script> {
    let letters = (text.len() <= SHORT).then(|| count_letters(text))?;
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
        let mut letters = count_letters(text);
        weigh(&mut letters);
        let own = letters[main as usize];
        return [own, letters.iter().sum::<usize>() - own];
    }
    let is_own = starts(main);
    let is_any = |byte: u8, next: u8| {
        let letters = is_in(byte, (0xC3, 0xC9)) | is_in(byte, (0xCE, 0xE1));
        let dense = is_in(byte, (0xE4, 0xED)) | is_in(byte, (0xE3, 0xE3)) & u8::from(next > 0x80);
        is_ascii_letter(byte) + letters + 2 * dense
    };
    let bytes = text.as_bytes();
    let (mut own, mut all) = (0, 0);
    let mut add = |bytes: &[u8], behind: &[u8]| {
        let pairs = bytes.iter().zip(behind);
        own += usize::from(pairs.clone().map(|(byte, next)| is_own(*byte, *next)).sum::<u8>());
        all += usize::from(pairs.map(|(byte, next)| is_any(*byte, *next)).sum::<u8>());
    };
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    for (index, block) in blocks.iter().enumerate() {
        let behind = &bytes[index * BLOCK + 1..];
        match behind.first_chunk::<BLOCK>() {
            Some(behind) => add(block, behind),
            None => add(block, behind),
        }
    }
    add(rest, rest.get(1..).unwrap_or_default());
    if matches!(main, Script::Hangul | Script::Han) {
        own *= 2;
    }
    [own, all.saturating_sub(own)]
}

fn is_in(byte: u8, (low, high): (u8, u8)) -> u8 {
    u8::from(byte.wrapping_sub(low) <= high - low)
}

pub(super) fn is_ascii_letter(byte: u8) -> u8 {
    u8::from((byte | 0x20).wrapping_sub(b'a') < 26)
}

/// Whether (1, else 0) two bytes begin a letter of a script. Without branches, so that loops compile to vector instructions.
pub(super) fn starts(script: Script) -> impl Fn(u8, u8) -> u8 {
    const ANY: (u8, u8) = (0x80, 0xBF);
    const NONE: (u8, u8) = (0xFF, 0xFF);
    let (lead, second) = match script {
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
        Script::Armenian | Script::Other => (NONE, ANY),
    };
    let is_latin = u8::from(script == Script::Latin);
    move |byte, next| {
        let latin = is_latin & (is_ascii_letter(byte) | is_in(byte, (0xC3, 0xC9)));
        latin | is_in(byte, lead) & is_in(next, second)
    }
}

/// Ranges of lead bytes all of whose characters are letters of one script: counting these bytes counts the characters.
const PLAIN_LEADS: [(u8, u8, Script); 5] = [
    (0xC4, 0xC9, Script::Latin),
    (0xCF, 0xCF, Script::Greek),
    (0xD0, 0xD3, Script::Cyrillic),
    (0xE4, 0xE9, Script::Han),
    (0xEB, 0xEC, Script::Hangul),
];

/// Bytes counted together, so that a sum fits a byte and the loops compile to vector instructions.
const BLOCK: usize = 64;

pub(super) fn count_letters(text: &str) -> [usize; Script::COUNT] {
    let bytes = text.as_bytes();
    let mut letters = [0; Script::COUNT];
    let mut at = 0;
    while at < bytes.len() {
        let end = bytes.len().min(at + BLOCK);
        let block = &bytes[at..end];
        let ascii = |byte: u8| u8::from((byte | 0x20).wrapping_sub(b'a') < 26);
        letters[Script::Latin as usize] += usize::from(block.iter().map(|byte| ascii(*byte)).sum::<u8>());
        if !block.is_ascii() {
            let mut plain = 0;
            for (low, high, script) in PLAIN_LEADS {
                let count: u8 = block.iter().map(|byte| u8::from((low..=high).contains(byte))).sum();
                letters[script as usize] += usize::from(count);
                plain += count;
            }
            let leads: u8 = block.iter().map(|byte| u8::from(*byte >= 0xC0)).sum();
            if plain != leads {
                count_one_by_one(text, at, end, &mut letters);
            }
        }
        at = end;
    }
    letters
}

/// Adds the characters that start in `at..end` and whose lead byte does not tell the script.
fn count_one_by_one(text: &str, at: usize, end: usize, letters: &mut [usize; Script::COUNT]) {
    for (offset, lead) in text.as_bytes()[at..end].iter().enumerate() {
        if *lead >= 0xC0
            && PLAIN[usize::from(*lead)].is_none()
            && let Some(script) = text[at + offset..].chars().next().and_then(Script::of)
        {
            letters[script as usize] += 1;
        }
    }
}

/// What script a lead byte tells, as [`PLAIN_LEADS`] has it.
pub(super) static PLAIN: [Option<Script>; 256] = {
    let mut plain = [None; 256];
    let mut range = 0;
    while range < PLAIN_LEADS.len() {
        let (low, high, script) = PLAIN_LEADS[range];
        let mut lead = low as usize;
        while lead <= high as usize {
            plain[lead] = Some(script);
            lead += 1;
        }
        range += 1;
    }
    plain
};
