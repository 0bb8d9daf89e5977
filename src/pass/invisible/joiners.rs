//! Byte-order marks, zero-width characters, soft hyphens.

use super::{BOM, Find, SOFT_HYPHEN, ZERO_WIDTH};
use crate::edit::Span;
use crate::rule::Confidence;
use crate::text::places::passing;

impl Find<'_, '_, '_, '_> {
    pub(super) fn joiners(&mut self, starts: &[usize]) {
        let text = self.text;
        for at in passing(text.as_bytes(), starts, may_start) {
            let Some(c) = text[at..].chars().next() else { continue };
            let span = Span::new(at, at + c.len_utf8());
            // Several may stand in a row. Attack: a row without end.
            const ROW: usize = 8;
            let beside = |fits: fn(&char) -> bool| {
                (text[..at].chars().rev().take(ROW).find(fits), text[span.end..].chars().take(ROW).find(fits))
            };
            let sides = || beside(is_shown);
            // A word break may stand beside the blank before a foreign word.
            let words = || beside(|c| is_shown(c) && !matches!(c, ' ' | '\u{a0}'));
            match c {
                '\u{feff}' => self.edits.delete(span, &BOM, Confidence::Certain),
                '\u{2060}' => self.edits.delete(span, &ZERO_WIDTH, Confidence::Certain),
                // Invisible operators of mathematics, deprecated format controls, the old Mongolian vowel separator.
                '\u{2061}'..='\u{2064}' | '\u{206a}'..='\u{206f}' => self.delete(span.start, span.end, &ZERO_WIDTH),
                '\u{180e}' if !sides().0.is_some_and(is_mongolian) => self.delete(span.start, span.end, &ZERO_WIDTH),
                '\u{200b}' if !breaks_words(words()) => self.delete_joiner(span, sides()),
                '\u{200c}' | '\u{200d}' if !joins(sides()) => self.delete_joiner(span, sides()),
                _ => {}
            }
        }
    }

    /// A string or a pattern of source code may hold one on purpose.
    fn delete_joiner(&mut self, span: Span, (before, after): (Option<char>, Option<char>)) {
        let delimits = |c: char| matches!(c, '"' | '\'' | '`' | '[' | ']' | '(' | ')' | '\\' | '|');
        let is_literal = before.is_some_and(delimits) || after.is_some_and(delimits);
        let confidence = if is_literal { self.sure(Confidence::Certain) } else { Confidence::Certain };
        self.edits.delete(span, &ZERO_WIDTH, confidence);
    }

    pub(super) fn soft_hyphens(&mut self) {
        for at in memchr::memmem::find_iter(self.text.as_bytes(), "\u{ad}") {
            let end = at + '\u{ad}'.len_utf8();
            let rest = self.text[end..].trim_start_matches([' ', '\t', '\r']);
            let next = rest.strip_prefix('\n').map(|rest| rest.trim_start_matches([' ', '\t']));
            // At a line end the word goes on in the next line; but not behind the capital that is half of a misread letter.
            let word = &self.text[..at];
            let is_half = word.ends_with(|c: char| matches!(c, 'Â'..='Þ'))
                && word.chars().rev().nth(1).is_none_or(|c| !c.is_uppercase());
            let broken = self.before(at).is_some_and(char::is_alphabetic)
                && !is_half
                && next.is_some_and(|next| next.starts_with(char::is_lowercase));
            let end = if broken { self.text.len() - next.map_or(0, str::len) } else { end };
            self.delete(at, end, &SOFT_HYPHEN);
        }
    }
}

/// E1 A0 8E, E2 80 8B–8D, E2 81 A0–AF, EF BB BF.
#[inline(always)]
pub(super) fn may_start(&[a, b, c]: &[u8; 3]) -> bool {
    ((a == 0xE2) & (((b == 0x80) & (c.wrapping_sub(0x8B) < 3)) | ((b == 0x81) & (c >= 0xA0))))
        | ((a == 0xEF) & (b == 0xBB) & (c == 0xBF))
        | ((a == 0xE1) & (b == 0xA0) & (c == 0x8E))
}

/// Scripts written without blanks mark word breaks with U+200B: Thai, Lao, Tibetan, Burmese, Khmer. Lines of Han and kana break
/// anywhere.
fn breaks_words((before, after): (Option<char>, Option<char>)) -> bool {
    let unspaced = |c: char| matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{1aaf}' | '\u{a9e0}'..='\u{aa7f}');
    before.is_some_and(unspaced) || after.is_some_and(unspaced)
}

fn is_shown(c: &char) -> bool {
    !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_mongolian(c: char) -> bool {
    matches!(c, '\u{1800}'..='\u{18af}')
}

/// U+200C and U+200D shape Arabic and Indic letters and build emoji; beside Latin, Greek or Cyrillic letters on both sides they do
/// nothing.
fn joins((before, after): (Option<char>, Option<char>)) -> bool {
    let plain = |c: Option<char>| {
        c.is_none_or(|c| {
            (c < '\u{530}' && !matches!(c, '©' | '®' | '#' | '*' | '\u{300}'..='\u{36f}')) || c == '\u{feff}'
        })
    };
    !(plain(before) && plain(after))
}
