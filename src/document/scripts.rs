//! Which writing system a character and a word are in.

use super::letters::PLAIN;
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
        match SCRIPTS.get(c as usize) {
            Some(script) => *script,
            None if ('\u{ac00}'..='\u{d7af}').contains(&c) => Some(Self::Hangul),
            None if ('\u{31a0}'..='\u{9fff}').contains(&c) => Some(Self::Han),
            None if matches!(c, '\u{a800}'..='\u{abff}' | '\u{10000}'..='\u{1efff}') => Some(Self::Other),
            None => Self::look_up(c),
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

/// The scripts of the characters below U+3000, among them most alphabets: what [`Script::look_up`] says of each.
static SCRIPTS: [Option<Script>; 0x3000] = {
    let mut scripts = [None; 0x3000];
    let mut code = 0;
    while code < scripts.len() {
        if let Some(c) = char::from_u32(code as u32) {
            scripts[code] = Script::look_up(c);
        }
        code += 1;
    }
    scripts
};

/// A maximal run of letters of one script.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) span: Span,
    pub(crate) script: Script,
}

/// The words of a text.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at;
            let (script, width) = script_at(text, start)?;
            at += width;
            if let Some(script) = script {
                at = end_of_word(text, at, script);
                return Some(Word { span: Span::new(start, at), script });
            }
        }
    })
}

/// Where the letters of `script` from `at` on end.
#[inline]
pub(super) fn end_of_word(text: &str, at: usize, script: Script) -> usize {
    let mut at = at;
    loop {
        if script == Script::Latin {
            at += text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        }
        match script_at(text, at) {
            Some((Some(same), width)) if same == script => at += width,
            _ => return at,
        }
    }
}

/// The script of the character at `at`, and how many bytes it takes.
#[inline]
pub(super) fn script_at(text: &str, at: usize) -> Option<(Option<Script>, usize)> {
    let bytes = text.as_bytes();
    let lead = *bytes.get(at)?;
    if lead.is_ascii() {
        return Some((lead.is_ascii_alphabetic().then_some(Script::Latin), 1));
    }
    if lead < 0xE0 {
        let code = usize::from(lead & 0x1F) << 6 | usize::from(*bytes.get(at + 1)? & 0x3F);
        return Some((SCRIPTS[code], 2));
    }
    if let Some(script) = PLAIN[usize::from(lead)] {
        return Some((Some(script), 3));
    }
    let c = text[at..].chars().next()?;
    Some((Script::of(c), c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::super::letters::count_letters;
    use super::super::strays::strays;
    use super::*;

    const TEXTS: [&str; 7] = [
        "The words мост, ost шы Ωμέγα? и «ещё» 한국어 ㅑㄴ 漢字 かな שלום سلام 12 ª×÷µ ÀÿƂ",
        "Слова iPhone и Ĉapelo, ΑΒ͵ ΄ пробел\u{a0}ўже  日本 — “quotes” Ⱡⷠ ไทย ქართული",
        "漢字漢字漢字、カナ abc 「한글」 Я",
        "한국어 문장 안에 English 단어 и слово",
        "Հայերեն խոսք։ tiếng Việt, ᾳ ἀ ꙗ Ⅳ 가 하 힣 ー 「ㄅ」 देवनागरी",
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
                assert_eq!(count_letters(&text, Document::new(&text).classes()), letters, "{text}");
                for main in Script::ALL {
                    let spans: Vec<_> = strays(&text, main).map(|word| word.span).collect();
                    let all = words(&text).filter(|word| word.script != main);
                    assert_eq!(spans, all.map(|word| word.span).collect::<Vec<_>>(), "{text} {main:?}");
                }
            }
        }
    }
}
