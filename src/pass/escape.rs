//! Backslash escapes that Markdown writers put before punctuation.

use crate::document::{Classes, Document};
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
.fires("Photo \\[CC BY 2.0\\], via the archive", "Photo [CC BY 2.0], via the archive")
.spares("\\[ E = mc^2 \\] is the display form.");

static RULES: [Rule; 2] = [NEEDLESS, MARKUP];

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
        let mut done = 0;
        for at in memchr::memchr_iter(b'\\', bytes) {
            if at < done {
                continue;
            }
            let Some(next) = bytes.get(at + 1).copied().filter(u8::is_ascii_punctuation) else { continue };
            done = at + 2;
            if is_code_token(bytes, at) {
                continue;
            }
            let before = at.checked_sub(1).map(|at| bytes[at]);
            let after = bytes.get(at + 2).copied();
            let rule = match next {
                b'$' if after.is_some_and(|b| b.is_ascii_digit()) => &NEEDLESS,
                b'_' if before.is_some_and(is_word) && after.is_some_and(is_word) => &NEEDLESS,
                b'_' if before.is_some_and(is_word) || after.is_some_and(is_word) => &MARKUP,
                // `A\*B` is an operator, unless the document is Markdown.
                b'*' if before.is_some_and(is_word) && after.is_some_and(is_word) && !document.is_markdown() => {
                    continue;
                }
                b'*' | b'[' | b']' => &MARKUP,
                b'-' | b'+' if is_blank(before) && is_blank(after) && !starts_line(bytes, at) => &NEEDLESS,
                b'-' | b'+' if is_blank(after) => &MARKUP,
                b'.' if numbers_heading(text, at) => &NEEDLESS,
                b'.' if numbers_line(text, at) => &MARKUP,
                b'#' if starts_line(bytes, at) => &MARKUP,
                b'&' if is_blank(before) && is_blank(after) => &NEEDLESS,
                _ => continue,
            };
            edits.delete(Span::new(at, at + 1), rule, Confidence::Certain);
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn is_blank(byte: Option<u8>) -> bool {
    byte.is_none_or(|b| b.is_ascii_whitespace())
}

fn starts_line(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().find(|b| !matches!(b, b' ' | b'\t' | b'>')).is_none_or(|b| *b == b'\n')
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

/// `### 2\. Title`: inside a heading no list can start.
fn numbers_heading(text: &str, at: usize) -> bool {
    line_before(text, at)
        .is_some_and(|line| line.starts_with('#') && is_number(line.trim_start_matches(['#', ' ', '*', '_'])))
}

/// `19\. June`: at the start of a line.
fn numbers_line(text: &str, at: usize) -> bool {
    line_before(text, at).is_some_and(|line| is_number(line.trim_start_matches([' ', '\t', '>', '*', '_', '-', '['])))
}

/// The line up to `at`, if that is no more than marks and a number can be.
fn line_before(text: &str, at: usize) -> Option<&str> {
    /// Attack: one endless line full of `\.`.
    const MAX: usize = 32;
    let from = text.floor_char_boundary(at.saturating_sub(MAX));
    let before = &text[from..at];
    match before.rfind('\n') {
        Some(newline) => Some(&before[newline + 1..]),
        None => (from == 0).then_some(before),
    }
}

fn is_number(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}
