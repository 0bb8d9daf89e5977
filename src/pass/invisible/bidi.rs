//! Bidirectional controls without a function.

use super::{BIDI, DIRECTION, Find};
use crate::document::Classes;
use crate::text::places::passing;

impl Find<'_, '_, '_, '_> {
    /// Paragraph by paragraph, since a paragraph ends every embedding.
    pub(super) fn bidi(&mut self, starts: &[usize]) {
        let text = self.text;
        let mut controls = passing(text.as_bytes(), starts, may_start).peekable();
        if controls.peek().is_none() {
            return;
        }
        // In a document with right-to-left text, a line without any may still be part of it.
        let rtl = self.document.classes().intersects(Classes::ARABIC.or(Classes::ARMENIAN_HEBREW))
            && text.chars().any(is_rtl);
        let mut done = 0;
        for at in controls {
            if at >= done {
                let start = text[done..at].rfind('\n').map_or(done, |newline| done + newline + 1);
                done = text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
                self.paragraph(start, &text[start..done], rtl);
            }
        }
    }

    fn paragraph(&mut self, start: usize, line: &str, rtl: bool) {
        let mut open: Vec<(usize, char)> = Vec::new();
        let mut useless = Vec::new();
        for (at, c) in line.char_indices() {
            match c {
                '\u{200e}' | '\u{200f}' | '\u{61c}' if !rtl => {
                    self.delete(start + at, start + at + c.len_utf8(), &DIRECTION);
                }
                '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => open.push((at, c)),
                '\u{202c}' | '\u{2069}' => {
                    let isolate = c == '\u{2069}';
                    match open.last() {
                        Some((_, opener)) if ('\u{2066}'..='\u{2068}').contains(opener) == isolate => {
                            let (opener, _) = open.pop().unwrap_or((at, c));
                            if !rtl {
                                useless.extend([opener, at]);
                            }
                        }
                        _ => useless.push(at),
                    }
                }
                _ => {}
            }
        }
        useless.extend(open.into_iter().map(|(at, _)| at));
        useless.sort_unstable();
        for at in useless {
            self.delete(start + at, start + at + 3, &BIDI);
        }
    }
}

/// U+200E, U+200F, U+061C, U+202A–U+202E, U+2066–U+2069.
#[inline(always)]
pub(super) fn may_start(&[a, b, c]: &[u8; 3]) -> bool {
    let mark = ((c & 0xFE) == 0x8E) | (c.wrapping_sub(0xAA) < 5);
    ((a == 0xE2) & (((b == 0x80) & mark) | ((b == 0x81) & (c.wrapping_sub(0xA6) < 4)))) | ((a == 0xD8) & (b == 0x9C))
}

fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{60b}' | '\u{60d}'..='\u{61b}' | '\u{61d}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
