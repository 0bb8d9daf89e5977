//! Tag characters and variation selectors: flags and variants of signs, or hidden text.

use super::{Find, SELECTOR, TAG};
use crate::text::places::passing;

impl Find<'_, '_, '_, '_> {
    pub(super) fn selectors(&mut self, starts: &[usize]) {
        let text = self.text;
        let mut done = 0;
        for at in passing(text.as_bytes(), starts, may_start) {
            if at < done {
                continue;
            }
            let run = text[at..].char_indices().take_while(|(_, c)| is_selector(*c) || is_tag(*c));
            let Some((last, c)) = run.last() else { continue };
            done = at + last + c.len_utf8();
            let mut start = at;
            let before = self.before(at);
            let first = text[at..].chars().next().unwrap_or(' ');
            if before == Some('🏴') && is_tag(first) {
                let end = text[at..done].find('\u{e007f}').map_or(at, |end| at + end + '\u{e007f}'.len_utf8());
                // The longest flag names a region with six letters. Attack: hidden text behind a flag.
                const FLAG: usize = 7;
                start = if text[at..end].chars().count() <= FLAG { end } else { at };
            } else if is_selector(first) && before.is_some_and(|c| has_variants(c, first)) {
                start += first.len_utf8();
            }
            if start < done {
                let rule = if text[start..done].chars().any(is_tag) { &TAG } else { &SELECTOR };
                self.delete(start, done, rule);
            }
        }
    }
}

/// U+FE00–U+FE0F are EF B8 80–8F, U+E0000–U+E0FFF are F3 A0.
#[inline(always)]
pub(super) fn may_start(&[a, b, c]: &[u8; 3]) -> bool {
    ((a == 0xEF) & (b == 0xB8) & (c < 0x90)) | ((a == 0xF3) & (b == 0xA0))
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// Whether a selector can mean anything behind `c`: emoji and signs, Han, Mongolian, Burmese, Phags-pa.
fn has_variants(c: char, selector: char) -> bool {
    if selector >= '\u{e0100}' {
        return matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    }
    match c {
        '0'..='9' | '#' | '*' | '©' | '®' => true,
        '\0'..='\u{2ff}' => false,
        _ => !c.is_whitespace(),
    }
}
