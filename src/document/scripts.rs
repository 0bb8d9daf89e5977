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
    /// Any other letters: Han, kana, the scripts of India, and the rest.
    Other,
}

impl Script {
    const COUNT: usize = 10;

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
        Self::Other,
    ];

    /// The script of a letter or of a mark that belongs to a word; nothing for everything else.
    pub(crate) fn of(c: char) -> Option<Self> {
        Some(match c {
            'a'..='z' | 'A'..='Z' => Self::Latin,
            '\0'..='\u{bf}' | '×' | '÷' => return (c == 'ª' || c == 'º' || c == 'µ').then_some(Self::Latin),
            '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' => {
                Self::Latin
            }
            '\u{37e}' | '\u{384}' | '\u{385}' | '\u{387}' => return None,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Greek,
            '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' => {
                Self::Cyrillic
            }
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
const MAIN_SHARE: f64 = 0.6;

/// Bytes looked at, from the start.
const SAMPLE: usize = 16 << 10;

/// The script of most letters, if one prevails.
pub(super) fn main_script(text: &str) -> Option<Script> {
    let mut letters = [0usize; Script::COUNT];
    for c in text[..text.floor_char_boundary(SAMPLE)].chars() {
        if let Some(script) = Script::of(c) {
            letters[script as usize] += 1;
        }
    }
    let all: usize = letters.iter().sum();
    Script::ALL.into_iter().find(|script| letters[*script as usize] as f64 > all as f64 * MAIN_SHARE)
}

/// The words of a text.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut chars = text.char_indices().map(|(at, c)| (at, c, Script::of(c))).peekable();
    std::iter::from_fn(move || {
        let (start, first, script) = chars.by_ref().find_map(|(at, c, script)| Some((at, c, script?)))?;
        let mut end = start + first.len_utf8();
        while let Some((at, c, _)) = chars.next_if(|(_, _, next)| *next == Some(script)) {
            end = at + c.len_utf8();
        }
        Some(Word { span: Span::new(start, end), script })
    })
}
