//! Backslash escapes that Markdown writers put before punctuation.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::document::{Classes, Document, is_escaped};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const NEEDLESS: Rule = Rule::new(
    "escape/needless",
    Presets::TEXT,
    "Backslash before punctuation that means nothing at that place: removing it cannot change the rendering",
)
.fires("The startup raised \\$1.2Bln.", "The startup raised $1.2Bln.")
.spares("The regex \\d+\\.\\d+ matches a decimal number.");

const MARKUP: Rule = Rule::new(
    "escape/markup",
    Presets::PLAIN,
    "Backslash that keeps punctuation from being Markdown: needless where no Markdown is left",
)
.fires("Rated 4.5\\* and \\[sic", "Rated 4.5* and [sic")
.spares("\\[ E = mc^2 \\] is the display form.");

const HARD_BREAK: Rule = Rule::new(
    "escape/hard-break",
    Presets::PLAIN,
    "Backslash at the end of a line, which Markdown reads as a line break",
)
.fires("Harbour Office\\\n12 Quay Street", "Harbour Office\n12 Quay Street")
.spares("make all \\\n  install");

static RULES: [Rule; 3] = [NEEDLESS, MARKUP, HARD_BREAK];

#[derive(Debug)]
pub(super) struct Escapes;

impl Pass for Escapes {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::BACKSLASH
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let bytes = text.as_bytes();
        if document.is_latex() {
            return;
        }
        let defines = OnceCell::new();
        let has_definitions = || *defines.get_or_init(|| memchr::memmem::find(bytes, b"]:").is_some());
        let mut done = 0;
        let mut paired = 0; // the closing half of a pair that is dealt with
        for at in memchr::memchr_iter(b'\\', bytes) {
            if at < done || at == paired && at > 0 {
                continue;
            }
            let Some(next) = bytes.get(at + 1).copied() else { break };
            if matches!(next, b'\n' | b'\r') {
                if breaks_line(document, at) {
                    edits.delete(Span::new(at, at + 1), &HARD_BREAK, Confidence::Certain);
                }
                continue;
            }
            if !next.is_ascii_punctuation() {
                continue;
            }
            done = at + 2;
            if is_code_token(bytes, at) {
                continue;
            }
            if let Some(close) = pair(text, at, next).filter(|_| next == b'(' || !has_definitions())
                && !is_code_token(bytes, close)
            {
                let parts = [at, close].map(|at| (Span::new(at, at + 1), Cow::Borrowed("")));
                edits.together(parts, &NEEDLESS, Confidence::Certain);
                paired = close;
                continue;
            }
            let place = Place::new(document, at);
            if let Some(rule) = place.judge(next) {
                edits.delete(Span::new(at, at + 1), rule, Confidence::Certain);
            }
        }
    }
}

/// An escape and what stands around it.
struct Place<'d, 't> {
    document: &'d Document<'t>,
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    before: Option<u8>,
    after: Option<u8>,
}

impl<'d, 't> Place<'d, 't> {
    fn new(document: &'d Document<'t>, at: usize) -> Self {
        let text = document.text();
        let bytes = text.as_bytes();
        let before = at.checked_sub(1).map(|at| bytes[at]);
        Self { document, text, bytes, at, before, after: bytes.get(at + 2).copied() }
    }

    /// The rule that takes the backslash before `next` away, if it is an escape of a converter.
    fn judge(&self, next: u8) -> Option<&'static Rule> {
        let (before, after) = (self.before, self.after);
        let word_before = before.is_some_and(is_word);
        let word_after = after.is_some_and(is_word);
        let apart = is_blank(before) && is_blank(after);
        // Outside Markdown, the same two characters are commands, operators and art.
        let markdown = || self.document.is_markdown();
        Some(match next {
            b'$' if after.is_some_and(|b| b.is_ascii_digit()) => &NEEDLESS,
            b'_' if word_before && word_after => &NEEDLESS,
            b'_' if word_before || word_after => &MARKUP,
            // `A\*B` is an operator, unless the document is Markdown.
            b'*' if word_before && word_after && !markdown() => return None,
            b'*' | b'[' | b']' => &MARKUP,
            b'-' | b'+' if apart && !self.starts_line() => &NEEDLESS,
            b'-' | b'+' if is_blank(after) => &MARKUP,
            b'-' if self.starts_line() && after == Some(b'-') => &MARKUP,
            b'-' if after == Some(b'-') && markdown() => &NEEDLESS,
            b'.' | b')' if self.numbers_heading() => &NEEDLESS,
            b'.' | b')' if self.numbers_line() => &MARKUP,
            b'.' if after == Some(b'.') && !self.starts_line() => &NEEDLESS,
            b'.' if after == Some(b'.') && markdown() => &NEEDLESS,
            b'.' if markdown() && (self.letters_line() || self.follows_www()) => &NEEDLESS,
            b')' if self.closes_parenthesis() => &NEEDLESS,
            b'#' if self.starts_line() => &MARKUP,
            b'#' if is_blank(before) && word_after => &NEEDLESS,
            b'&' if self.escapes_reference() => &MARKUP,
            b'&' if apart || word_before && word_after => &NEEDLESS,
            b'@' if !word_before && word_after && !self.starts_line() => &NEEDLESS,
            b'~' if !word_before && word_after && before != Some(b'~') => &NEEDLESS,
            b'|' if self.in_table() => return None,
            b'|' if apart && self.between_words() => &MARKUP,
            b'!' if word_before && is_blank(after) => &NEEDLESS,
            b'<' | b'>' if before == Some(b':') => return None,
            _ if !markdown() => return None,
            b'&' | b'@' | b'#' | b'+' | b'-' => &NEEDLESS,
            b':' if !self.bytes[self.at + 2..].starts_with(b"//") => &NEEDLESS,
            b'!' if after != Some(b'[') => &NEEDLESS,
            b':' | b'!' | b'$' | b'_' | b'~' | b'|' | b'<' | b'>' | b'`' | b'^' | b'(' | b')' | b'{' | b'}' | b'=' => {
                &MARKUP
            }
            _ => return None,
        })
    }

    fn starts_line(&self) -> bool {
        starts_line(self.bytes, self.at)
    }

    /// `### 2\. Title`: inside a heading no list can start.
    fn numbers_heading(&self) -> bool {
        self.line_before()
            .is_some_and(|line| line.starts_with('#') && is_number(line.trim_start_matches(['#', ' ', '*', '_'])))
    }

    /// `19\. June`: at the start of a line.
    fn numbers_line(&self) -> bool {
        self.line_before()
            .is_some_and(|line| is_number(line.trim_start_matches([' ', '\t', '>', '*', '_', '-', '[', '|'])))
    }

    /// `e\. Title`, `iv\. Title`: a list to pandoc, but not to Markdown.
    fn letters_line(&self) -> bool {
        is_blank(self.after)
            && self.line_before().is_some_and(|line| {
                let line = line.trim_start_matches([' ', '\t', '>', '*', '_', '#']);
                (1..=4).contains(&line.len()) && line.bytes().all(|b| b.is_ascii_alphabetic())
            })
    }

    /// `www\.example.org`, so written lest it become a link.
    fn follows_www(&self) -> bool {
        self.text[..self.at].ends_with("www") || self.text[..self.at].ends_with("WWW")
    }

    /// The line up to here, if that is no more than marks and a number can be.
    fn line_before(&self) -> Option<&str> {
        /// Attack: one endless line full of `\.`.
        const MAX: usize = 32;
        let from = self.text.floor_char_boundary(self.at.saturating_sub(MAX));
        let before = &self.text[from..self.at];
        match before.rfind('\n') {
            Some(newline) => Some(&before[newline + 1..]),
            None => (from == 0).then_some(before),
        }
    }

    /// Whether an unescaped `(` of the same line waits for the `)`.
    fn closes_parenthesis(&self) -> bool {
        /// Attack: one endless line full of `\)`.
        const MAX: usize = 200;
        let before = &self.bytes[self.at.saturating_sub(MAX)..self.at];
        let mut depth = 0;
        for byte in before.iter().rev().take_while(|b| **b != b'\n') {
            match byte {
                b')' => depth += 1,
                b'(' if depth == 0 => return is_word_or_blank(self.before),
                b'(' => depth -= 1,
                _ => {}
            }
        }
        false
    }

    /// `\&nbsp;`, `\&#160;`: without the backslash it would be one character.
    fn escapes_reference(&self) -> bool {
        /// The longest name has 31 letters.
        const MAX: usize = 34;
        let rest = self.bytes[self.at + 2..].iter().take(MAX);
        let body = rest.clone().take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
        body > 1 && rest.clone().nth(body) == Some(&b';')
    }

    /// Whether the line is a row of a table, where an unescaped `|` would start another cell.
    fn in_table(&self) -> bool {
        let line = self.document.lines().span(self.document.lines().at(self.at));
        self.document.slice(line).trim_start().starts_with('|')
    }

    /// `Quay Street \| Harbour`, not a part of a drawing.
    fn between_words(&self) -> bool {
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "\"'”’*_.)]".contains(c));
        let before = self.text[..self.at].strip_suffix(' ').and_then(|text| text.chars().next_back());
        let after = self.text[self.at + 2..].strip_prefix(' ').and_then(|text| text.chars().next());
        word(before) && (word(after) || after.is_some_and(|c| "[(“‘\\".contains(c)))
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn is_blank(byte: Option<u8>) -> bool {
    byte.is_none_or(|b| b.is_ascii_whitespace())
}

fn is_number(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_word_or_blank(byte: Option<u8>) -> bool {
    byte.is_some_and(|b| is_word(b) || b.is_ascii_whitespace() || b".,!?\"'*_%".contains(&b))
}

fn starts_line(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().find(|b| !matches!(b, b' ' | b'\t' | b'>')).is_none_or(|b| *b == b'\n')
}

/// `\(words\)` and `\[words\]`: where the backslash of the closing half stands, if brackets around words mean nothing there.
fn pair(text: &str, at: usize, open: u8) -> Option<usize> {
    /// Attack: `\(` or `\[` without an end. Longer insertions are rare.
    const MAX: usize = 200;
    let close = match open {
        b'(' => b')',
        b'[' => b']',
        _ => return None,
    };
    let bytes = text.as_bytes();
    let start = at + 2;
    let limit = bytes.len().min(start + MAX);
    let length = bytes[start..limit].iter().position(|b| matches!(b, b'(' | b')' | b'[' | b']' | b'\\'))?;
    let end = start + length;
    if bytes[end] != b'\\' || bytes.get(end + 1) != Some(&close) || !text.is_char_boundary(start) {
        return None;
    }
    let inside = &text[start..end];
    let words =
        inside.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphanumeric()).count() >= 2).count();
    let is_formula = inside.bytes().any(|b| b"^_={}+<>|$".contains(&b));
    let (before, after) = (at.checked_sub(1).map(|at| bytes[at]), bytes.get(end + 2).copied());
    let would_link = open == b'[' && (matches!(after, Some(b'(' | b'[' | b':')) || matches!(before, Some(b']' | b'!')))
        || open == b'(' && before == Some(b']');
    let is_mark = open == b'[' && (inside.starts_with('^') || inside == "x" || inside == "X");
    let letters = inside.chars().filter(|c| c.is_alphabetic()).count();
    let reads = match open {
        // One word can be the argument of a command or the group of a regular expression.
        b'(' => words >= 2 && letters > inside.len() / 3 || words == 1 && letters > 0 && letters < inside.len(),
        _ => words > 0 && letters > 0 || inside == "..." || inside == "…",
    };
    (reads && !is_formula && !would_link && !is_mark && !inside.contains("\n\n")).then_some(end)
}

/// A hard line break of Markdown rather than a continued command, a path or a drawing.
fn breaks_line(document: &Document<'_>, at: usize) -> bool {
    let bytes = document.text().as_bytes();
    let lines = document.lines();
    let line = lines.at(at);
    let span = lines.span(line);
    let before = document.slice(Span::new(span.start, at)).trim_start_matches(['>', ' ', '\t']);
    if before.is_empty() {
        // Pandoc writes an empty line inside a paragraph so.
        return document.is_markdown();
    }
    let next_blank = line + 1 >= lines.len() || lines.is_blank(document.text(), line + 1);
    if is_escaped(bytes, at) || next_blank || before.starts_with('|') && before.ends_with(['|', ' ']) {
        return false;
    }
    if before.ends_with([' ', '\t']) {
        return false;
    }
    if document.is_markdown() {
        return !is_code_token(bytes, at);
    }
    let is_prose =
        before.contains(' ') && !before.contains("  ") && !before.starts_with(['.', '$', '#', '/', '-', '\'']);
    let ends_like_prose = before.ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '.' | ',' | '!' | '?' | ':' | ';' | ')' | '”' | '"' | '’' | '*')
    });
    is_prose && ends_like_prose && !before.contains('\\') && !before.contains('=')
}

/// Whether the word around the backslash is a regular expression, a command of TeX or a path rather than prose: it holds a
/// backslash before a letter or digit, or a doubled one.
fn is_code_token(bytes: &[u8], at: usize) -> bool {
    /// Attack: one endless word full of backslashes. Evidence farther away does not count.
    const REACH: usize = 64;
    let start = bytes[at.saturating_sub(REACH)..at].iter().rev().take_while(|b| !b.is_ascii_whitespace()).count();
    let end = bytes[at..].iter().take(REACH).take_while(|b| !b.is_ascii_whitespace()).count();
    let token = &bytes[at - start..at + end];
    let code = |pair: &[u8]| {
        matches!(pair, [b'\\', next] if next.is_ascii_alphanumeric() || matches!(next, b'\\' | b'/'))
            || matches!(pair, [b'/', b'\\'] | [b']', b'/'])
    };
    token.windows(2).any(code)
}
