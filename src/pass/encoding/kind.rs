//! What characters are.

use crate::document::Script;

/// What a character is, as far as its neighbours care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Blank, line end, end of the text.
    Blank,
    Digit,
    /// Lower case, upper case, or without case.
    Lower(Script),
    Upper(Script),
    Letter(Script),
    Mark,
    /// `,` `.` `…` and the like: behind a word.
    Stop,
    /// `¿` `„` and the like: before a word.
    Open,
    /// Quotes, which face either way depending on the language.
    Quote,
    /// An apostrophe, dash, hyphen or middle dot: between letters.
    Joint,
    /// `²` `™` `°`: behind a word or number.
    Raised,
    Money,
    /// A sign that stands alone, or beside a number.
    Sign,
    Math,
    Box,
    Emoji,
    /// ASCII punctuation that may stand anywhere.
    Any,
    /// A soft hyphen or another character that shows nothing.
    Hidden,
    /// Controls, private use, nothing assigned.
    Junk,
}

use Kind::{
    Any, Blank, Box, Digit, Emoji, Hidden, Joint, Junk, Letter, Lower, Mark, Math, Money, Open, Quote, Raised, Sign,
    Stop, Upper,
};

impl Kind {
    /// The kind of a character, worked out; [`Glyph`](super::glyph::Glyph) has it looked up.
    pub(super) fn of(c: char) -> Self {
        match c {
            ' '
            | '\t'
            | '\n'
            | '\r'
            | '\u{a0}'
            | '\u{3000}'
            | '\u{2000}'..='\u{200a}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{202f}' => Blank,
            '0'..='9' => Digit,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '…' | '%' | '、' | '。' => Stop,
            '¿' | '¡' | '„' | '‚' => Open,
            '“' | '”' | '«' | '»' | '‹' | '›' | '‘' | '״' => Quote,
            '’' | 'ʻ' | 'ʼ' | '–' | '—' | '·' | '\u{2010}' | '\u{2011}' | '׳' | '־' => Joint,
            // Between the names of menus.
            '‣' | '\u{2190}'..='\u{21ff}' => Joint,
            '²' | '³' | '¹' | 'ª' | 'º' | '™' | '®' | '°' | '†' | '‡' => Raised,
            '⁰' | '⁴'..='⁹' | '₀'..='₉' => Raised,
            '€' | '£' | '¥' | '¢' | '¤' | '₣' | '₤' | '₪' | '₧' => Money,
            '±'
            | '×'
            | '÷'
            | '≠'
            | '≤'
            | '≥'
            | '√'
            | '∞'
            | '∫'
            | '≈'
            | '∂'
            | '∑'
            | '∏'
            | '∆'
            | '◊'
            | '¬'
            | 'µ'
            | '⌠'
            | '⌡'
            | '∙'
            | '≡'
            | '∩'
            | 'ⁿ'
            | '⌐'
            | '\u{2122}'..='\u{22ff}' => Math,
            '\u{2500}'..='\u{25ff}' => Box,
            '\u{21}'..='\u{40}' | '\u{5b}'..='\u{60}' | '\u{7b}'..='\u{7e}' => Any,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
                Hidden
            }
            '\u{fffd}' => Any,
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}' => Junk,
            'ƒ' | '\u{2b0}'..='\u{2ff}' | '\u{a1}'..='\u{bf}' | '\u{384}' | '\u{385}' => Sign,
            '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' => Mark,
            '\u{2012}'..='\u{2e7f}' => Sign,
            '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{fe10}'..='\u{fe6f}' => {
                Any
            }
            '\u{1f000}'..='\u{1faff}' => Emoji,
            // Letters without case, in haste.
            '\u{4e00}'..='\u{9fff}' => Letter(Script::Han),
            '\u{3041}'..='\u{9fff}' => Script::of(c).map_or(Sign, Letter),
            '\u{ac00}'..='\u{d7a3}' => Letter(Script::Hangul),
            _ => match Script::of(c) {
                None => Sign,
                Some(script) if c.is_lowercase() => Lower(script),
                Some(script) if c.is_uppercase() => Upper(script),
                Some(script) => Letter(script),
            },
        }
    }
}
