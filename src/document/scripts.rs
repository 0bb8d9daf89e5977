//! Which writing system the document is in, and the words that are in another one.

use super::letters::{PLAIN, is_ascii_letter, starts};
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
    pub(super) const COUNT: usize = 12;

    pub(crate) const ALL: [Self; Self::COUNT] = [
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
    #[inline]
    pub(crate) fn of(c: char) -> Option<Self> {
        match BLOCKS.get(c as usize / BLOCK_OF) {
            Some(Block::Whole(script)) => *script,
            _ => Self::look_up(c),
        }
    }

    const fn look_up(c: char) -> Option<Self> {
        Some(match c {
            'a'..='z' | 'A'..='Z' => Self::Latin,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\0'..='\u{bf}' | '×' | '÷' => {
                return if matches!(c, 'ª' | 'º' | 'µ') { Some(Self::Latin) } else { None };
            }
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

/// Characters of which the table of scripts says at once what they are.
const BLOCK_OF: usize = 32;

#[derive(Clone, Copy)]
enum Block {
    /// All are of this script, or no letters.
    Whole(Option<Script>),
    Mixed,
}

/// The scripts of the characters below U+3000, by the block; what [`Script::look_up`] says of each.
static BLOCKS: [Block; 0x3000 / BLOCK_OF] = {
    let mut blocks = [Block::Mixed; 0x3000 / BLOCK_OF];
    let mut block = 0;
    while block < blocks.len() {
        let first = script_number(block * BLOCK_OF);
        let mut next = 1;
        while next < BLOCK_OF && script_number(block * BLOCK_OF + next) == first {
            next += 1;
        }
        if next == BLOCK_OF
            && let Some(c) = char::from_u32((block * BLOCK_OF) as u32)
        {
            blocks[block] = Block::Whole(Script::look_up(c));
        }
        block += 1;
    }
    blocks
};

/// The number of the script of a character; -1 for no letter.
const fn script_number(code: usize) -> i32 {
    match char::from_u32(code as u32) {
        Some(c) => match Script::look_up(c) {
            Some(script) => script as i32,
            None => -1,
        },
        None => -1,
    }
}

/// A maximal run of letters of one script.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) span: Span,
    pub(crate) script: Script,
}

/// The words of a text.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    words_where(text, |_, at| Some(at), |_| true)
}

/// The words of a text that are in another script than `main`. Goes over the main script by the block.
pub(crate) fn strays(text: &str, main: Script) -> impl Iterator<Item = Word> + '_ {
    // The letters of the main script, its own signs among them, but not those blocks in which there are others.
    let is_quiet = starts(if matches!(main, Script::Latin | Script::Georgian) { Script::Other } else { main });
    let ascii = u8::from(main != Script::Latin);
    let is_loud =
        move |byte: u8, next: u8| ascii & is_ascii_letter(byte) | u8::from(byte >= 0xC0) & !is_quiet(byte, next);
    words_where(text, move |bytes, at| find_from(bytes, at, &is_loud), move |script| script != main)
}

/// The words of the scripts that are `wanted`. `next` finds the next byte, from an offset on, that may start one.
fn words_where(
    text: &str,
    next: impl Fn(&[u8], usize) -> Option<usize>,
    wanted: impl Fn(Script) -> bool,
) -> impl Iterator<Item = Word> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = next(bytes, at)?;
            let (script, width) = script_at(text, start)?;
            at = start + width;
            let Some(script) = script.filter(|script| wanted(*script)) else { continue };
            while let Some((Some(same), width)) = script_at(text, at)
                && same == script
            {
                at += width;
            }
            return Some(Word { span: Span::new(start, at), script });
        }
    })
}

/// The script of the character at `at`, and how many bytes it takes.
#[inline]
fn script_at(text: &str, at: usize) -> Option<(Option<Script>, usize)> {
    let lead = *text.as_bytes().get(at)?;
    if lead.is_ascii() {
        return Some((lead.is_ascii_alphabetic().then_some(Script::Latin), 1));
    }
    if let Some(script) = PLAIN[usize::from(lead)] {
        return Some((Some(script), if lead < 0xE0 { 2 } else { 3 }));
    }
    let c = text[at..].chars().next()?;
    Some((Script::of(c), c.len_utf8()))
}

/// The first byte from `at` on that is `wanted` (1, else 0), by itself and the byte behind it, looking at a block at a time.
fn find_from(bytes: &[u8], at: usize, wanted: &impl Fn(u8, u8) -> u8) -> Option<usize> {
    const BLOCK: usize = 32;
    let mut at = at;
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk::<{ BLOCK + 1 }>()) {
        let mut flags = [0; BLOCK];
        for (index, flag) in flags.iter_mut().enumerate() {
            *flag = wanted(window[index], window[index + 1]);
        }
        for (index, word) in flags.as_chunks::<8>().0.iter().enumerate() {
            let word = u64::from_le_bytes(*word);
            if word != 0 {
                return Some(at + 8 * index + word.trailing_zeros() as usize / 8);
            }
        }
        at += BLOCK;
    }
    let rest = bytes.get(at..)?;
    (0..rest.len())
        .find(|index| wanted(rest[*index], rest.get(index + 1).copied().unwrap_or(0)) != 0)
        .map(|index| at + index)
}

#[cfg(test)]
mod tests {
    use super::super::letters::count_letters;
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
