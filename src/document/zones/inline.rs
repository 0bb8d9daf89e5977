//! Zones within lines: code spans, maths, URLs, e-mail addresses, file paths; and lines of code outside any fence.

use memchr::memmem;

use super::{Paragraphs, Scan, Zone, ZoneKinds, is_escaped, linked_code};
use crate::edit::Span;
use crate::text::bytes::Bytes;
use crate::text::places::{passing, places};

impl Scan<'_, '_> {
    /// `` `code` ``: a run of backticks closed by the next run of the same length in the same paragraph.
    pub(super) fn code_spans(&self, found: &mut Vec<Zone>) {
        let bytes = self.text.as_bytes();
        let mut runs: Vec<Span> = Vec::new();
        let mut taken = self.taken();
        for at in self.document.each([b'`']) {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end += 1,
                _ if taken(at) => {}
                _ => runs.push(Span::new(at, at + 1)),
            }
        }
        let mut next_of_length = std::collections::HashMap::new();
        let mut closer = vec![None; runs.len()];
        for (index, run) in runs.iter().enumerate().rev() {
            closer[index] = next_of_length.insert(run.len(), index);
        }
        let mut paragraphs = Paragraphs::new(self.document);
        let mut index = 0;
        while index < runs.len() {
            let run = runs[index];
            match closer[index] {
                // An escaped backtick opens nothing, but closes what is open.
                Some(close) if !is_escaped(bytes, run.start) && runs[close].end <= paragraphs.end(run.start) => {
                    found.push(Zone { span: Span::new(run.start, runs[close].end), kind: ZoneKinds::INLINE_CODE });
                    index = close + 1;
                }
                _ => index += 1,
            }
        }
        linked_code::leave_out(self.text, found);
    }

    /// `$x^2$`, `$$…$$`, `\(…\)`, `\[…\]` within one paragraph.
    pub(super) fn maths(&self, found: &mut Vec<Zone>, signs: &[usize]) {
        /// Attack: `$$` at both ends of a long paragraph. No displayed formula is longer.
        const MAX_DISPLAY: usize = 4000;
        let bytes = self.text.as_bytes();
        let mut paragraphs = Paragraphs::new(self.document);
        let mut done = 0;
        // By delimiter, where the next closing one stands, or the end of the paragraph: keeps the search linear.
        let mut next_close = [0; 4];
        let mut taken = self.taken();
        for at in passing(bytes, signs, may_be_maths) {
            if at < done {
                continue;
            }
            let rest = &bytes[at..];
            let (which, close) = match rest {
                [b'\\', b'(', ..] if !is_escaped(bytes, at) => (0, "\\)"),
                [b'\\', b'[', ..] if !is_escaped(bytes, at) => (1, "\\]"),
                [b'$', b'$', ..] if !is_escaped(bytes, at) => (2, "$$"),
                [b'$', next, ..] if !is_escaped(bytes, at) && !next.is_ascii_whitespace() => (3, "$"),
                _ => continue,
            };
            if taken(at) {
                continue;
            }
            let start = at + close.len();
            let limit = paragraphs.end(at);
            if next_close[which] < start {
                let inside = self.text.get(start..limit).unwrap_or_default();
                next_close[which] = find_unescaped(inside, close).map_or(limit, |length| start + length);
            }
            let stop = next_close[which];
            if stop >= limit {
                continue;
            }
            let (body, end) = (&self.text[start..stop], stop + close.len());
            let glued_left = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
            // In the target of a link, where html2text escapes parentheses: `/wiki/Rust_\(language\)`.
            let in_target = which == 0 && at > 0 && bytes[at - 1] == b'_';
            let glued_right = bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
            let is_math = match which {
                2 => body.len() <= MAX_DISPLAY && !body.trim().is_empty(),
                3 => !glued_left && !glued_right && !body.ends_with([' ', '\n']) && is_formula(body, 2),
                // Initials in brackets, `\[MP\]`, are as long as names of points.
                1 => is_formula(body, if self.document.is_latex() { 2 } else { 1 }),
                _ => !in_target && is_formula(body, 2),
            };
            if is_math {
                found.push(Zone { span: Span::new(at, end), kind: ZoneKinds::MATH });
                done = end;
            }
        }
    }

    /// `scheme://…` and `www.…`, without the punctuation behind it.
    pub(super) fn urls(&self, found: &mut Vec<Zone>, signs: &[usize]) {
        const MAX_SCHEME: usize = 12;
        let bytes = self.text.as_bytes();
        let mut done = 0;
        let mut taken = self.taken();
        for at in passing(bytes, signs, may_be_url) {
            let start = if bytes[at] == b':' {
                let before = bytes[..at].iter().rev().take(MAX_SCHEME);
                let letters = before.take_while(|b| b.is_ascii_alphanumeric() || **b == b'+').count();
                if letters < 2 {
                    continue;
                }
                at - letters
            } else {
                if bytes.get(at + 3) != Some(&b'.') || at > 0 && is_word(bytes[at - 1]) {
                    continue;
                }
                at
            };
            if start < done || taken(start) {
                continue;
            }
            let end = start + url_length(&self.text[start..]);
            found.push(Zone { span: Span::new(start, end), kind: ZoneKinds::URL });
            done = end;
        }
    }

    pub(super) fn emails(&self, found: &mut Vec<Zone>) {
        /// Attack: one endless word with an `@` at every other byte. The limits are those of RFC 5321.
        const MAX_LOCAL: usize = 64;
        const MAX_DOMAIN: usize = 255;
        let bytes = self.text.as_bytes();
        for at in self.document.each([b'@']) {
            let local = bytes[..at].iter().rev().take(MAX_LOCAL);
            let local = local.take_while(|b| is_word(**b) || b".+-".contains(b)).count();
            let domain = bytes[at + 1..].iter().take(MAX_DOMAIN);
            let mut domain = domain.take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
            while domain > 0 && b".-".contains(&bytes[at + domain]) {
                domain -= 1;
            }
            let has_dot = bytes[at + 1..at + 1 + domain].contains(&b'.');
            let span = Span::new(at - local, at + 1 + domain);
            if local > 0 && has_dot && found.last().is_none_or(|last: &Zone| last.span.end <= span.start) {
                found.push(Zone { span, kind: ZoneKinds::EMAIL });
            }
        }
    }

    /// `C:\dir\file`, `\\server\share`, `/usr/lib`, `~/x`, `./x`, `../x`.
    pub(super) fn paths(&self, found: &mut Vec<Zone>, signs: &[usize]) {
        /// What ends a path.
        static STOPS: Bytes = Bytes::of(b"\"'<>|()[]`,; \t\n\x0C\r");
        let bytes = self.text.as_bytes();
        let mut done = 0;
        let mut taken = self.taken();
        let first = bytes.first().map(|_| 0);
        for at in first.into_iter().chain(passing(bytes, signs, may_be_before_path).map(|before| before + 1)) {
            if at < done || at == bytes.len() {
                continue;
            }
            let start = match (&bytes[..at], &bytes[at..]) {
                ([.., drive, b':'], [b'\\', ..]) if drive.is_ascii_alphabetic() => at - 2,
                (_, [b'\\', b'\\', next, ..]) if next.is_ascii_alphanumeric() => at,
                ([.., b'.', b'.'], [b'/', ..]) => at - 2,
                ([.., b'.' | b'~'], [b'/', ..]) => at - 1,
                (_, [b'/', next, ..]) if next.is_ascii_alphanumeric() || *next == b'.' => at,
                _ => continue,
            };
            let at_word_start =
                start == 0 || matches!(bytes[start - 1], b' ' | b'\n' | b'\t' | b'"' | b'\'' | b'(' | b'=');
            if start < done || !at_word_start || taken(start) {
                continue;
            }
            let length = STOPS.before(&bytes[start..]);
            let end = start + self.text[start..start + length].trim_end_matches(['.', ':', '*', '_', '\\']).len();
            let separators = bytes[start..end].iter().filter(|b| matches!(b, b'/' | b'\\')).count();
            if separators >= 2 {
                found.push(Zone { span: Span::new(start, end), kind: ZoneKinds::PATH });
                done = end;
            }
        }
    }

    /// Where maths, a URL or a path may begin, found in one look.
    pub(super) fn signs(&self) -> Vec<usize> {
        let may_start = |bytes: &[u8; 3]| may_be_maths(bytes) | may_be_url(bytes) | may_be_before_path(bytes);
        let mut signs = Vec::new();
        places(self.text.as_bytes(), may_start).for_each(|at| signs.push(at));
        signs
    }

    pub(super) fn code_lines(&self, found: &mut Vec<Zone>) {
        let lines = self.document.lines();
        let code = self.document.code_lines().iter();
        found.extend(code.map(|line| Zone { span: lines.span(*line), kind: ZoneKinds::CODE_LINE }));
    }
}

/// `$x`, `\(`, `\[`.
#[inline(always)]
fn may_be_maths(&[byte, next, _]: &[u8; 3]) -> bool {
    ((byte == b'$') & (next != b' ')) | ((byte == b'\\') & ((next == b'(') | (next == b'[')))
}

/// `://`, `www`.
#[inline(always)]
fn may_be_url(&[a, b, c]: &[u8; 3]) -> bool {
    ((a == b':') & (b == b'/') & (c == b'/')) | ((a == b'w') & (b == b'w') & (c == b'w'))
}

/// A slash or backslash behind the first byte. Within a word, as most are, or in `://`, it is part of a URL.
#[inline(always)]
fn may_be_before_path(&[before, byte, next]: &[u8; 3]) -> bool {
    let word = ((before | 0x20).wrapping_sub(b'a') < 26) | (before.wrapping_sub(b'0') < 10);
    let slash = (byte == b'/') & (before != b':') & (before != b'/');
    let backslash = (byte == b'\\') & ((before == b':') | (next == b'\\'));
    (slash | backslash) & !word
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn find_unescaped(text: &str, mark: &str) -> Option<usize> {
    memmem::find_iter(text.as_bytes(), mark).find(|at| !is_escaped(text.as_bytes(), *at))
}

/// Whether the text between maths delimiters reads like a formula rather than like words or an amount. A name has up to
/// `longest` letters.
fn is_formula(body: &str, longest: usize) -> bool {
    /// Attack: two dollar signs far apart. No inline formula is longer.
    const MAX: usize = 400;
    // A sign alone is a button, `\[+\]`; a link or a tag is none of it.
    if body.len() > MAX || !body.contains(char::is_alphanumeric) || ["](", "</"].iter().any(|mark| body.contains(mark))
    {
        return false;
    }
    let body = body.trim();
    // Nothing is named with a letter of Chinese or Japanese.
    let is_letter = |c: char| c.is_alphabetic() && c < '\u{2e80}';
    let is_name = || body.chars().nth(longest).is_none() && body.chars().all(is_letter);
    let is_sign = |&[byte, next]: &[u8; 2]| {
        let brace = byte.wrapping_sub(b'{') < 3;
        let command = (byte == b'\\') & ((next | 0x20).wrapping_sub(b'a') < 26);
        brace | (byte == b'^') | (byte == b'_') | (byte.wrapping_sub(b'<') < 3) | (byte == b'+') | command
    };
    // The mark of a quoted line is no sign.
    let mut lines = body.split('\n').map(|line| line.trim_start_matches(['>', ' ']));
    lines.any(|line| places(line.as_bytes(), is_sign).any(|at| may_be_sign(line.as_bytes(), at))) || is_name()
}

/// Whether the byte at `at` may be a sign of a formula: an underscore stands between a letter and its index there, but at the edge
/// of words in emphasis, `_words_`.
pub(crate) fn may_be_sign(bytes: &[u8], at: usize) -> bool {
    let is_beside = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|b| !b.is_ascii_whitespace());
    bytes[at] != b'_' || is_beside(at.checked_sub(1)) && is_beside(Some(at + 1))
}

/// Length of the URL at the start of `text`.
fn url_length(text: &str) -> usize {
    /// What ends it, or may do so.
    static MARKS: Bytes = Bytes::of(b"()<>\"`|]").and(0, b' ').and(0x7F, 0xFF);
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut end = 0;
    loop {
        end += MARKS.before(&bytes[end..]);
        match bytes.get(end) {
            Some(b'(') => depth += 1,
            Some(b')') if depth > 0 => depth -= 1,
            Some(b']') if bytes.get(end + 1) != Some(&b'(') => {}
            Some(0x80..) => {
                let c = text[end..].chars().next().unwrap_or_default();
                let quote = matches!(c, '”' | '“' | '’' | '»' | '«' | '」' | '】' | '）' | '，' | '。' | '、');
                if quote || c.is_whitespace() || c.is_control() {
                    break;
                }
                end += c.len_utf8();
                continue;
            }
            _ => break,
        }
        end += 1;
    }
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']', '\\', '~', '…']).len()
}
