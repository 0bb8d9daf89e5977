//! Private-use characters and object marks.

use super::{BULLET, Find, ICON, OBJECT};
use crate::edit::{Span, cut};
use crate::rule::Confidence;
use crate::text::near;
use crate::text::places::places_beyond_ascii;

/// Bullets of the Symbol and Wingdings fonts, which word processors write, and what they show.
const BULLETS: [(char, &str); 8] = [
    ('\u{f0b7}', "•"),
    ('\u{f0a7}', "▪"),
    ('\u{f0a8}', "▫"),
    ('\u{f0d8}', "➢"),
    ('\u{f0fc}', "✓"),
    ('\u{f076}', "❖"),
    ('\u{f0e0}', "→"),
    ('\u{f06e}', "■"),
];

/// Icon fonts have an envelope for what is an arrow in Wingdings: an address follows.
fn is_envelope(c: char, behind: &str) -> bool {
    /// The longest address, by RFC 5321.
    const MAX: usize = 254;
    let behind = near::behind(behind, MAX);
    c == '\u{f0e0}' && behind.split_whitespace().next().is_some_and(|word| word.contains('@'))
}

impl Find<'_, '_, '_, '_> {
    pub(super) fn glyphs(&mut self) {
        let text = self.text;
        // EE, EF 80–A3, EF BF B9–BC.
        let may_be = |&[a, b, c]: &[u8; 3]| {
            (a == 0xEE) | ((a == 0xEF) & ((b < 0xA4) | ((b == 0xBF) & (c.wrapping_sub(0xB9) < 4))))
        };
        for at in places_beyond_ascii(text.as_bytes(), may_be) {
            let Some(c) = text[at..].chars().next() else { continue };
            let end = at + c.len_utf8();
            match c {
                '\u{fff9}'..='\u{fffb}' => self.delete(at, end, &OBJECT),
                '\u{fffc}' if !self.talks_of_glyphs(at, end) => {
                    let span = cut::inline(text, Span::new(at, end));
                    self.delete(span.start, span.end, &OBJECT);
                }
                '\u{e000}'..='\u{f8ff}' => self.private(at, end, c),
                _ => {}
            }
        }
    }

    fn private(&mut self, at: usize, end: usize, c: char) {
        // The same sign over and over is no word: `five stars`.
        if self.before(at) == Some(c) {
            return;
        }
        let end = self.text.len() - self.text[end..].trim_start_matches(c).len();
        let (before, after) = (self.before(at), self.after(end));
        let alone = |c: Option<char>| {
            c.is_none_or(|c| c.is_whitespace() || matches!(c, '_' | '*' | '[' | ']' | '(' | ')' | '|' | '>' | '<'))
        };
        // It ends a mark of an assistant: `"Atlassian"]`.
        let ends_mark = c == '\u{e201}' && before == Some(']');
        if !alone(before) || !alone(after) || ends_mark {
            return;
        }
        let line_start = self.text[..at].trim_end_matches([' ', '\t', '*', '-', '>']);
        let starts_line = line_start.is_empty() || line_start.ends_with('\n');
        if let Some((_, with)) = BULLETS
            .iter()
            .find(|(bullet, _)| *bullet == c)
            .filter(|_| starts_line && after == Some(' ') && !is_envelope(c, &self.text[end..]))
        {
            self.replace(at, end, with, &BULLET);
        } else if !self.talks_of_glyphs(at, end) {
            let span = self.with_marks(at, end);
            let confidence = self.sure(Confidence::Likely);
            self.edits.delete(span, &ICON, confidence);
        }
    }

    /// With the emphasis around it, and the line if nothing else stands on it.
    fn with_marks(&self, at: usize, end: usize) -> Span {
        let (mut start, mut end) = (at, end);
        let bytes = self.text.as_bytes();
        while start > 0 && matches!(bytes[start - 1], b'_' | b'*') && bytes.get(end) == Some(&bytes[start - 1]) {
            (start, end) = (start - 1, end + 1);
        }
        let lines = self.document.lines();
        let line = lines.at(start);
        let span = lines.span(line);
        if self.text[span.start..start].trim().is_empty() && self.text[end..span.end.max(end)].trim().is_empty() {
            return self.document.block(line, line);
        }
        cut::inline(self.text, Span::new(start, end))
    }

    /// Whether the line names the glyph, or says what it is.
    fn talks_of_glyphs(&self, at: usize, end: usize) -> bool {
        /// Attack: one endless line of glyphs.
        const REACH: usize = 120;
        const TOPICS: [&str; 8] = ["U+", "\\u", "\\e", "&#x", "0x", "glyph", "private use", "private-use"];
        let sides = near::line_around(self.text, Span::new(at, end), REACH);
        [" is the ", " is a ", " is an "].into_iter().any(|says| sides[1].starts_with(says))
            || TOPICS.iter().any(|topic| sides.into_iter().any(|side| side.contains(topic)))
    }
}
