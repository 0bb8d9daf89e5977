//! Controls: terminal escapes, overstrikes, line separators, noncharacters.

use std::cell::LazyCell;

use super::ligature::ligature;
use super::{CONTROL, Find, LIGATURE, PAGE, SEPARATOR, TERMINAL};
use crate::document::{Classes, Document};
use crate::text::places::passing;

/// Whether pictures of escape characters stand for them: a colour that is set is reset.
pub(super) fn has_pictures(document: &Document<'_>) -> bool {
    let classes = document.classes();
    classes.intersects(Classes::SYMBOL)
        && classes.intersects(Classes::BRACKET)
        && memchr::memmem::find_iter(document.text().as_bytes(), "␛[".as_bytes()).nth(1).is_some()
}

/// Whether there may be one of U+FDD0–U+FDEF, which stand among the forms of Arabic letters.
pub(super) fn has_noncharacters(document: &Document<'_>) -> bool {
    document.classes().intersects(Classes::ARABIC)
        && memchr::memmem::find(document.text().as_bytes(), b"\xEF\xB7").is_some()
}

impl Find<'_, '_, '_, '_> {
    pub(super) fn terminal(&mut self, starts: &[usize]) {
        let text = self.text;
        let bytes = text.as_bytes();
        // Whether some switch to a double-byte character set, as in ISO-2022-JP: where they cannot be read, they are all that tells
        // what the text is.
        let switches = LazyCell::new(|| {
            let is_switch = |at: usize| matches!(bytes.get(at + 2), Some(b'B' | b'@' | b'A' | b'('));
            memchr::memmem::find_iter(bytes, b"\x1B$").any(is_switch)
        });
        let pictures = LazyCell::new(|| has_pictures(self.document));
        let mut done = 0;
        for at in passing(bytes, starts, may_start) {
            if at < done {
                continue;
            }
            let Some(c) = text[at..].chars().next() else { break };
            let mut end = at + c.len_utf8();
            if let Some(letters) = ligature(text, at) {
                self.replace(at, end, letters, &LIGATURE);
                done = end;
                continue;
            }
            match c {
                '\u{1b}' if matches!(bytes.get(end), Some(b'$' | b'(')) && *switches => {}
                '\u{1b}' => {
                    end = escape(text, at + 1);
                    self.delete(at, end, &TERMINAL);
                }
                '\u{9b}' | '␛' => {
                    let from = if c == '␛' {
                        text[end..].strip_prefix('[').filter(|_| *pictures).map(|_| end + 1)
                    } else {
                        Some(end)
                    };
                    if let Some(to) = from.and_then(|from| colour(bytes, from)) {
                        end = to;
                        self.delete(at, end, &TERMINAL);
                    }
                }
                '\u{8}' => {
                    end += bytes[end..].iter().take_while(|byte| **byte == 8).count();
                    let start = self.struck(at, end);
                    self.delete(start, end, &CONTROL);
                }
                '\u{2029}' if self.before(at) != Some('\n') && self.after(end) != Some('\n') => {
                    self.replace(at, end, "\n\n", &SEPARATOR);
                }
                '\u{b}' | '\u{2028}' | '\u{2029}' => self.replace(at, end, "\n", &SEPARATOR),
                '\u{85}' if self.ends_sentence(at, end) => self.replace(at, end, "\n", &SEPARATOR),
                '\u{85}' => {}
                '\u{c}' => self.page_end(at, end),
                '\0'..='\u{1f}' | '\u{7f}' => {
                    // A row of them is one edit.
                    let row = |byte: &&u8| matches!(byte, 0..=7 | 0xE..=0x1A | 0x1C..=0x1F | 0x7F);
                    end += bytes[end..].iter().take_while(row).count();
                    self.delete(at, end, &CONTROL);
                }
                '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}' => {
                    self.delete(at, end, &CONTROL);
                }
                _ => {}
            }
            done = end;
        }
    }

    /// A line end of mainframes, not the ellipsis of windows-1252: between two sentences without a blank.
    fn ends_sentence(&self, at: usize, end: usize) -> bool {
        self.before(at).is_some_and(|c| matches!(c, '.' | '!' | '?' | ':' | '”' | '"'))
            && self.after(end).is_some_and(char::is_uppercase)
    }

    /// Converters set the form feed beside the text of the next page, or at the end; who typed one set it on its own line.
    fn page_end(&mut self, at: usize, end: usize) {
        let (before, after) = (self.before(at), self.after(end));
        let line_end = |c: Option<char>| matches!(c, Some('\n' | '\r'));
        if line_end(after) && (before.is_none() || line_end(before)) {
            return;
        }
        // A page may end inside a sentence.
        let goes_on = self.text[end..].trim_start_matches([' ', '\t']).starts_with(char::is_lowercase);
        let with = match (before, after) {
            (None, _) | (_, None) => "",
            (Some('\n'), _) if goes_on || self.text[..at].ends_with("\n\n") => "",
            (Some('\n'), _) | (_, Some('\n' | '\r')) => "\n",
            _ if goes_on => "\n",
            _ => "\n\n",
        };
        self.replace(at, end, with, &PAGE);
    }

    /// Where the deletion of a row of backspaces starts: bold print strikes letters twice, underlined print strikes underscores
    /// first, either a letter or a word at a time.
    fn struck(&self, at: usize, end: usize) -> usize {
        let (before, after) = (self.text[..at].chars().rev(), self.text[end..].chars());
        let count = end - at;
        let after: Vec<char> = after.take(count).collect();
        let mut start = at;
        let mut pairs = 0;
        for (under, over) in before.zip(after.iter().rev()) {
            let is_struck = under == *over && !under.is_whitespace() || under == '_' && !over.is_control();
            if !is_struck {
                break;
            }
            start -= under.len_utf8();
            pairs += 1;
        }
        if pairs == count { start } else { at }
    }
}

/// C0 but for tab, line feed and carriage return, DEL, U+0085, U+009B, U+2028, U+2029, the picture of an escape, noncharacters.
#[inline(always)]
pub(super) fn may_start(&[a, b, c]: &[u8; 3]) -> bool {
    ((a < 0x20) & (a != 9) & (a != 0xA) & (a != 0xD))
        | (a == 0x7F)
        | ((a == 0xC2) & ((b == 0x9B) | (b == 0x85)))
        | ((a == 0xE2) & (((b == 0x80) & ((c & 0xFE) == 0xA8)) | ((b == 0x90) & (c == 0x9B))))
        | ((a == 0xEF) & ((b == 0xB7) | ((b == 0xBF) & (c >= 0xBE))))
}

/// Where a sequence ends whose escape character is before `at`.
fn escape(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    /// Attack: openers without end.
    const LONGEST: usize = 2048;
    match bytes.get(at) {
        Some(b'[') => {
            let to = bytes[at + 1..].iter().position(|b| !(0x20..0x40).contains(b)).map_or(bytes.len(), |n| at + 1 + n);
            to + usize::from(bytes.get(to).is_some_and(|b| (0x40..0x7F).contains(b)))
        }
        // A string: link, title. Up to BEL or ESC and a backslash.
        Some(b']' | b'P' | b'X' | b'^' | b'_') => {
            let window = &bytes[at..bytes.len().min(at + LONGEST)];
            match window.iter().position(|b| matches!(b, 7 | 0x1B | b'\n')) {
                Some(n) if window[n] == 7 => at + n + 1,
                Some(n) if window[n] == 0x1B && bytes.get(at + n + 1) == Some(&b'\\') => at + n + 2,
                _ => at + 1,
            }
        }
        Some(b'(' | b')' | b'*' | b'+' | b'#') if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => at + 2,
        Some(b' ') if bytes.get(at + 1).is_some_and(u8::is_ascii_uppercase) => at + 2,
        Some(b'7' | b'8' | b'=' | b'>' | b'c' | b'D' | b'E' | b'H' | b'M' | b'N' | b'O' | b'Z' | b'\\') => at + 1,
        _ => at,
    }
}

/// Where a colour or another sequence of digits and a letter ends.
fn colour(bytes: &[u8], at: usize) -> Option<usize> {
    let n = bytes[at..].iter().position(|b| !matches!(b, b'0'..=b'9' | b';'))?;
    bytes.get(at + n).is_some_and(|b| matches!(b, b'm' | b'K' | b'J' | b'H')).then_some(at + n + 1)
}
