//! Which writing system the document is in, and the words that are in another one.

use crate::edit::Span;

/// A writing system, as far as the passes tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Thai,
    Georgian,
    Hangul,
    /// Han, kana and bopomofo, which stand in one word.
    Han,
    /// The scripts of India and Sri Lanka.
    Indic,
    /// Any other letters.
    Other,
}

impl Script {
    const COUNT: usize = 12;

    const ALL: [Self; Self::COUNT] = [
        Self::Latin,
        Self::Greek,
        Self::Cyrillic,
        Self::Armenian,
        Self::Hebrew,
        Self::Arabic,
        Self::Thai,
        Self::Georgian,
        Self::Hangul,
        Self::Han,
        Self::Indic,
        Self::Other,
    ];

    /// The script of a letter or of a mark that belongs to a word; nothing for everything else.
    pub(crate) fn of(c: char) -> Option<Self> {
        Some(match c {
            'a'..='z' | 'A'..='Z' => Self::Latin,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\0'..='\u{bf}' | '×' | '÷' => return (c == 'ª' || c == 'º' || c == 'µ').then_some(Self::Latin),
            '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' => {
                Self::Latin
            }
            '\u{37e}' | '\u{384}' | '\u{385}' | '\u{387}' => return None,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Greek,
            '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' => Self::Cyrillic,
            '\u{55a}'..='\u{55f}' | '\u{589}'..='\u{590}' => return None,
            '\u{531}'..='\u{588}' => Self::Armenian,
            '\u{591}'..='\u{5f2}' => Self::Hebrew,
            '\u{610}'..='\u{61a}'
            | '\u{620}'..='\u{65f}'
            | '\u{66e}'..='\u{6d3}'
            | '\u{6d5}'..='\u{6dc}'
            | '\u{750}'..='\u{77f}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}' => Self::Arabic,
            '\u{900}'..='\u{dff}' => Self::Indic,
            '\u{e01}'..='\u{e4e}' => Self::Thai,
            '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' => Self::Georgian,
            '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => Self::Hangul,
            // Punctuation, symbols and emoji; whatever else is beyond Latin counts as letters, punctuation of its own included,
            // since looking every character up would cost more than all the rest.
            '\u{2000}'..='\u{2e7f}'
            | '\u{3000}'..='\u{3040}'
            | '\u{fe00}'..='\u{fe6f}'
            | '\u{ff00}'..='\u{ff20}'
            | '\u{fff0}'..='\u{ffff}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{1f000}'..='\u{1faff}'
            | '\u{e0000}'.. => return None,
            '\u{2b0}'..='\u{36f}' => return None,
            '\u{3041}'..='\u{312f}' | '\u{31a0}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                Self::Han
            }
            _ => Self::Other,
        })
    }
}

/// A maximal run of letters of one script.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) span: Span,
    pub(crate) script: Script,
}

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
    // A character of theirs says as much as two or three letters of an alphabet.
    for dense in [Script::Hangul, Script::Han] {
        letters[dense as usize] *= 2;
    }
    let all: usize = letters.iter().sum();
    Script::ALL.into_iter().find(|script| letters[*script as usize] as f64 > all as f64 * MAIN_SHARE)
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

fn count_letters(text: &str) -> [usize; Script::COUNT] {
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

/// Lead bytes whose characters are of several scripts or not all letters.
static MIXED: [bool; 256] = {
    let mut mixed = [false; 256];
    let mut lead = 0xC0;
    while lead < 256 {
        mixed[lead] = true;
        lead += 1;
    }
    let mut range = 0;
    while range < PLAIN_LEADS.len() {
        let (low, high, _) = PLAIN_LEADS[range];
        let mut lead = low as usize;
        while lead <= high as usize {
            mixed[lead] = false;
            lead += 1;
        }
        range += 1;
    }
    mixed
};

/// Adds the characters that start in `at..end` and whose lead byte does not tell the script.
fn count_one_by_one(text: &str, at: usize, end: usize, letters: &mut [usize; Script::COUNT]) {
    for (offset, lead) in text.as_bytes()[at..end].iter().enumerate() {
        if MIXED[usize::from(*lead)]
            && let Some(script) = text[at + offset..].chars().next().and_then(Script::of)
        {
            letters[script as usize] += 1;
        }
    }
}

/// The words of a text.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    words_where(text, |_, at| Some(at), |_| true)
}

/// The words of a text that are in another script than `main`. Goes over the main script by the block.
pub(crate) fn strays(text: &str, main: Script) -> impl Iterator<Item = Word> + '_ {
    // All characters that begin with these two bytes are of the main script or its own signs.
    let any = 0x80..=0xBF;
    let (quiet, second) = match main {
        Script::Greek => (0xCE..=0xCF, any),
        Script::Cyrillic => (0xD0..=0xD3, any),
        Script::Hebrew => (0xD7..=0xD7, any),
        Script::Arabic => (0xD8..=0xDB, any),
        Script::Indic => (0xE0..=0xE0, 0xA4..=0xB7),
        Script::Thai => (0xE0..=0xE0, 0xB8..=0xB9),
        Script::Hangul => (0xEB..=0xEC, any),
        Script::Han => (0xE4..=0xE9, any),
        _ => (0xFF..=0xFF, any),
    };
    let quiet_ascii = main == Script::Latin;
    let is_loud = move |byte: u8, next: u8| {
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        (letter & !quiet_ascii) | ((byte >= 0xC0) & !(quiet.contains(&byte) & second.contains(&next)))
    };
    words_where(text, move |bytes, at| find_from(bytes, at, &is_loud), move |script| script != main)
}

/// The words of the scripts that are `wanted`. `next` finds the next byte, from an offset on, that may start one.
fn words_where(
    text: &str,
    next: impl Fn(&[u8], usize) -> Option<usize>,
    wanted: impl Fn(Script) -> bool,
) -> impl Iterator<Item = Word> {
    let bytes = text.as_bytes();
    let char_at = |at: usize| match bytes.get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        Some(_) => text[at..].chars().next(),
        None => None,
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = next(bytes, at)?;
            let first = char_at(start)?;
            at = start + first.len_utf8();
            let Some(script) = Script::of(first).filter(|script| wanted(*script)) else { continue };
            while let Some(c) = char_at(at).filter(|c| Script::of(*c) == Some(script)) {
                at += c.len_utf8();
            }
            return Some(Word { span: Span::new(start, at), script });
        }
    })
}

/// The first byte from `at` on that is `wanted`, by itself and the byte behind it, looking at a block at a time.
fn find_from(bytes: &[u8], at: usize, wanted: &impl Fn(u8, u8) -> bool) -> Option<usize> {
    const BLOCK: usize = 32;
    let mut at = at;
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk::<{ BLOCK + 1 }>()) {
        if (0..BLOCK).fold(false, |found, index| found | wanted(window[index], window[index + 1])) {
            break;
        }
        at += BLOCK;
    }
    let rest = bytes.get(at..)?;
    (0..rest.len())
        .find(|index| wanted(rest[*index], rest.get(index + 1).copied().unwrap_or(0)))
        .map(|index| at + index)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 6] = [
        "The words мост, ost шы Ωμέγα? и «ещё» 한국어 ㅑㄴ 漢字 かな שלום سلام 12 ª×÷µ ÀÿƂ",
        "Слова iPhone и Ĉapelo, ΑΒ͵ ΄ пробел\u{a0}ўже  日本 — “quotes” Ⱡⷠ ไทย ქართული",
        "漢字漢字漢字、カナ abc 「한글」 Я",
        "한국어 문장 안에 English 단어 и слово",
        "κείμενο με λέξεις and words, και ΄τόνος΄ ·",
        "",
    ];

    #[test]
    fn counting_and_skipping_agree_with_looking_at_each_character() {
        for text in TEXTS {
            for before in 0..70 {
                let text = format!("{}{text}{text}", ".".repeat(before));
                let mut letters = [0; Script::COUNT];
                for script in text.chars().filter_map(Script::of) {
                    letters[script as usize] += 1;
                }
                assert_eq!(count_letters(&text), letters, "{text}");
                for main in Script::ALL {
                    let spans: Vec<_> = strays(&text, main).map(|word| word.span).collect();
                    let all = words(&text).filter(|word| word.script != main);
                    assert_eq!(spans, all.map(|word| word.span).collect::<Vec<_>>(), "{text} {main:?}");
                }
            }
        }
    }
}
