//! No-break and other exotic spaces that a converter left between words and at line ends.

use super::{Find, SPACE};
use crate::edit::Span;
use crate::rule::Confidence;
use crate::text::near;
use crate::text::places::places_beyond_ascii;

impl Find<'_, '_, '_, '_> {
    pub(super) fn spaces(&mut self) {
        let text = self.text;
        // In text that somebody typed, such a space between words is meant.
        let document = self.document;
        let converted = || document.is_markdown();
        let mut done = 0;
        for at in places_beyond_ascii(text.as_bytes(), may_be_exotic) {
            if at < done {
                continue;
            }
            let blank = |c: char| matches!(c, ' ' | '\t') || is_exotic(c);
            let end = text.len() - text[at..].trim_start_matches(blank).len();
            done = end;
            // Neighbours go as one.
            let mut spaces: Vec<Span> = Vec::new();
            for (offset, c) in text[at..end].char_indices().filter(|(_, c)| is_exotic(*c)) {
                let span = Span::new(at + offset, at + offset + c.len_utf8());
                match spaces.last_mut() {
                    Some(last) if last.end == span.start => last.end = span.end,
                    _ => spaces.push(span),
                }
            }
            let is_start = |text: &str| text.is_empty() || text.ends_with(['\n', '\r']);
            let is_end = |text: &str| text.is_empty() || text.starts_with(['\n', '\r']);
            // At the end of a line, or alone on one, such a space shows nothing. The wide one of Japanese is typed as any other.
            let typed = || text[at..end].contains('\u{3000}') && !is_start(text[..at].trim_end_matches([' ', '\t']));
            // Nor behind the mark of an item.
            if is_end(&text[end..]) && (!typed() || converted()) || self.begins_item(at) {
                let confidence = self.sure(Confidence::Certain);
                spaces.into_iter().for_each(|space| self.edits.delete(space, &SPACE, confidence));
                continue;
            }
            if end - at > spaces[0].len() && self.is_gap(Span::new(at, end)) {
                let with = if text[..at].ends_with(' ') { "" } else { " " };
                let confidence = self.sure(Confidence::Likely);
                self.edits.replace(Span::new(at, end), with, &SPACE, confidence);
                continue;
            }
            for space in spaces {
                if self.joins_words(space) && (self.is_idle(space) || converted()) || self.is_set_apart(space) {
                    let confidence = self.sure(Confidence::Likely);
                    self.edits.replace(space, " ", &SPACE, confidence);
                }
            }
        }
    }

    /// Whether a mark of Markdown and a blank are all that the line has before.
    fn begins_item(&self, at: usize) -> bool {
        let before = &self.text[..at];
        let mark = before.strip_suffix(' ').and_then(|before| before.strip_suffix(['-', '*', '+']));
        mark.is_some_and(|before| before.is_empty() || before.ends_with('\n'))
    }

    /// Between two small words of a sentence that is a paragraph, more blanks than one: no column, no verse.
    fn is_gap(&self, blanks: Span) -> bool {
        /// Letters of a word, and words of a sentence.
        const WORD: usize = 2;
        const WORDS: usize = 6;
        let small = |c: &char| c.is_lowercase();
        let before = self.text[..blanks.start].trim_end_matches(' ');
        let joins = before.chars().rev().take(WORD).filter(small).count() == WORD
            && self.text[blanks.end..].chars().take(WORD).filter(small).count() == WORD;
        joins && {
            let index = self.document.lines().at(blanks.start);
            let line = self.document.line(index).trim_end();
            line.starts_with(char::is_uppercase)
                && line.ends_with(['.', '!', '?'])
                && line.split_whitespace().take(WORDS).count() == WORDS
                && self.document.are_apart(index, index)
        }
    }

    /// Words of two letters or more on both sides, or a comma and a word: no number, no unit, no initial, no preposition of one
    /// letter, no French punctuation.
    fn joins_words(&self, space: Span) -> bool {
        /// Attack: one endless word.
        const WORD: usize = 2;
        let before = &self.text[..space.start];
        (before.ends_with(',') || before.chars().rev().take(WORD).filter(is_letter).count() == WORD)
            && self.text[space.end..].chars().take(WORD).filter(is_letter).count() == WORD
    }

    /// A space of typesetters behind a colon or a word and before a word or a number: no group of digits, no sign of maths.
    fn is_set_apart(&self, space: Span) -> bool {
        let wide = |c: char| matches!(c, '\u{2000}'..='\u{2008}' | '\u{205f}');
        let [before, after] = near::neighbours(self.text, space);
        let word = |c: char| c.is_alphabetic() || matches!(c, ':' | ',' | ';');
        let digit = |c: char| c.is_ascii_digit();
        self.text[space.range()].chars().all(wide)
            && (before.is_some_and(word) && after.is_some_and(|c| digit(c) || c.is_alphabetic())
                || before.is_some_and(digit) && after.is_some_and(char::is_alphabetic))
            && self.text[..space.start].contains(char::is_alphabetic)
    }

    /// Nobody sets such a space behind a comma; nobody types one of a certain width between words, the narrow one between two that
    /// are no abbreviations, nor no-break spaces over and over in a sentence.
    fn is_idle(&self, space: Span) -> bool {
        let wide = |c: char| is_exotic(c) && !matches!(c, '\u{a0}' | '\u{202f}');
        let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let (before, after) = (&self.text[..space.start], &self.text[space.end..]);
        let narrow = || {
            &self.text[space.range()] == "\u{202f}"
                && small(before.chars().next_back())
                && small(after.chars().next())
                && before.chars().rev().take(3).filter(is_letter).count() == 3
        };
        before.ends_with(',') || self.text[space.range()].contains(wide) || narrow() || self.is_repeated(space)
    }

    /// Whether such a space joins two words of three letters or more twice in the sentence that is the line.
    fn is_repeated(&self, space: Span) -> bool {
        const TIMES: usize = 2;
        /// Attack: one endless line of them.
        const REACH: usize = 400;
        let before = near::line_before(&self.text[..space.start], REACH);
        let behind = near::line_behind(&self.text[space.start..], REACH);
        let line = &self.text[space.start - before.len()..space.start + behind.len()];
        // The no-break space or its narrow sister.
        let Some(sign) = behind.chars().next() else { return false };
        let joins = |(at, sign): &(usize, &str)| {
            let (before, after) = (&line[..*at], &line[at + sign.len()..]);
            before.chars().rev().take(3).filter(is_letter).count() == 3
                && after.chars().take(3).filter(is_letter).count() == 3
        };
        line.trim_end().ends_with(['.', '!', '?', '”', '"', '…'])
            && line.match_indices(sign).filter(joins).nth(TIMES - 1).is_some()
    }
}

/// A Latin letter.
fn is_letter(c: &char) -> bool {
    c.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(c)
}

/// U+00A0, U+2000–U+200A, U+202F, U+205F, U+3000.
fn is_exotic(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// The same, told from the first three bytes.
fn may_be_exotic(&[a, b, c]: &[u8; 3]) -> bool {
    ((a == 0xC2) & (b == 0xA0))
        | ((a == 0xE2) & (((b == 0x80) & ((c < 0x8B) | (c == 0xAF))) | ((b == 0x81) & (c == 0x9F))))
        | ((a == 0xE3) & (b == 0x80) & (c == 0x80))
}
