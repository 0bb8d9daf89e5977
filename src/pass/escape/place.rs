//! What an escape means at its place.

use super::around::{is_blank, is_word};
use super::{MARKUP, NEEDLESS};
use crate::document::Document;
use crate::rule::Rule;

/// Blanks to a reader, too.
const NO_BREAK: [char; 2] = ['\u{a0}', '\u{202f}'];

/// An escape and what stands around it.
pub(super) struct Place<'d, 't> {
    pub(super) document: &'d Document<'t>,
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
    pub(super) before: Option<u8>,
    pub(super) after: Option<u8>,
}

impl<'d, 't> Place<'d, 't> {
    pub(super) fn new(document: &'d Document<'t>, at: usize) -> Self {
        let text = document.text();
        let bytes = text.as_bytes();
        let blank = |beside: bool| beside.then_some(b' ');
        let before = blank(text[..at].ends_with(NO_BREAK)).or_else(|| at.checked_sub(1).map(|at| bytes[at]));
        let after = blank(text[at + 2..].starts_with(NO_BREAK)).or_else(|| bytes.get(at + 2).copied());
        Self { document, text, bytes, at, before, after }
    }

    /// The rule that takes the backslash before `next` away, if it is an escape of a converter.
    pub(super) fn judge(&self, next: u8) -> Option<&'static Rule> {
        let (before, after) = (self.before, self.after);
        let word_before = before.is_some_and(is_word);
        let word_after = after.is_some_and(is_word);
        let apart = is_blank(before) && is_blank(after);
        // Outside Markdown, the same two characters are commands, operators and art.
        let markdown = || self.document.is_markdown() || self.document.has_escapes();
        let speaks_for_itself = match next {
            b'$' | b'.' => true,
            b'_' | b'&' => word_before && word_after,
            b'-' | b'+' => apart,
            b':' => self.follows_scheme(),
            b'*' => self.is_in_rule(),
            _ => false,
        };
        if !speaks_for_itself && self.document.is_plain_text() && !self.document.has_escapes() {
            return None;
        }
        Some(match next {
            // Quoted for a shell.
            b'$' if self.text[..self.at].ends_with("\\\"") => return None,
            // A face, not an escape.
            b'_' if self.text[..self.at].ends_with('¯') => return None,
            // A pattern for a shell, a command that ends another.
            b'*' if after == Some(b'.') && !markdown() => return None,
            b'$' if after.is_some_and(|b| b.is_ascii_digit()) => return (!self.is_compared()).then_some(&NEEDLESS),
            b'_' if word_before && word_after && (self.is_in_pattern() || self.is_compared()) => return None,
            b'_' if word_before && word_after && self.parts_names() => return None,
            b'_' if word_before && word_after => &NEEDLESS,
            b'_' if self.is_inside_word() => &NEEDLESS,
            b'_' if word_before || word_after || self.is_in_run() => &MARKUP,
            b'_' if self.text[self.at + 2..].starts_with("/¯") => &MARKUP,
            // `A\*B` is an operator, unless the document is Markdown.
            b'*' if self.is_product() => &MARKUP,
            b'*' if word_before && word_after && !markdown() => return None,
            b']' if self.closes_bracket() => return None,
            b'*' | b'[' | b']' => &MARKUP,
            // Behind a tab it is a cell of a table: the name of a key.
            b'-' | b'+' if before == Some(b'\t') => return None,
            b'+' if self.negates() => return None,
            b'-' | b'+' if apart && !self.starts_line() => &NEEDLESS,
            b'+' if is_blank(before) && after.is_some_and(|b| b.is_ascii_digit()) && !self.starts_line() => &NEEDLESS,
            b'-' if is_blank(before) && self.is_dash() => &NEEDLESS,
            b'-' | b'+' if word_before && is_blank(after) => &NEEDLESS,
            b'+' if before == Some(b'+') && markdown() => &NEEDLESS,
            b'-' | b'+' if is_blank(after) => &MARKUP,
            b'.' | b'-' | b',' if markdown() && self.is_in_number() => &NEEDLESS,
            b'-' if self.starts_line() && after == Some(b'-') => &MARKUP,
            b'-' if after == Some(b'-') && markdown() => &NEEDLESS,
            b'.' | b')' if self.numbers_heading() => &NEEDLESS,
            b'.' | b')' if self.numbers_line() => &MARKUP,
            b'.' if after == Some(b'.') && !self.starts_line() && !self.document.is_plain_text() => &NEEDLESS,
            b'.' if after == Some(b'.') && markdown() => &NEEDLESS,
            b'.' if markdown() && (self.letters_line() || self.follows_www()) => &NEEDLESS,
            b'.' if markdown()
                && (word_before || before.is_some_and(|b| b")]\"*_%$`".contains(&b)))
                && is_blank(after) =>
            {
                &NEEDLESS
            }
            b'.' if markdown() && word_before && self.closes_bold() => &NEEDLESS,
            // `Tel\.:`
            b'.' if markdown() && word_before && after.is_some_and(|b| b":,;)\\".contains(&b)) => &NEEDLESS,
            // `(\)` names the sign.
            b')' if before == Some(b'(') => return None,
            b')' if self.closes_parenthesis() => &NEEDLESS,
            // `#word` is no heading.
            b'#' if self.starts_line() && word_after && markdown() => &NEEDLESS,
            b'#' if self.starts_line() => &MARKUP,
            b'#' if is_blank(before) && word_after => &NEEDLESS,
            b'&' if self.escapes_reference() => &MARKUP,
            b'&' if apart || word_before && word_after => &NEEDLESS,
            b':' if self.follows_scheme() => &MARKUP,
            b'@' if word_before && self.precedes_domain() => &NEEDLESS,
            b'@' if !word_before && word_after && !self.starts_line() => &NEEDLESS,
            b'~' if is_blank(before) && self.text[self.at + 2..].starts_with("\\$") => &NEEDLESS,
            b'~' if apart && self.bytes.get(self.at + 3).is_some_and(u8::is_ascii_digit) => &NEEDLESS,
            b'~' if !word_before && word_after && before != Some(b'~') => &NEEDLESS,
            b'|' if self.in_table() => return None,
            b'|' if apart && self.between_words() && !self.is_separator() => {
                if self.starts_line() || self.heads_table() { &MARKUP } else { &NEEDLESS }
            }
            b'!' if word_before && is_blank(after) => &NEEDLESS,
            b'?' | b';' if word_before && is_blank(after) && markdown() => &NEEDLESS,
            b'<' | b'>' if before == Some(b':') => return None,
            b'<' | b'>' if apart && !self.starts_line() => &NEEDLESS,
            // No tag starts with a digit.
            b'<' if is_blank(before) && after.is_some_and(|b| b.is_ascii_digit()) => &NEEDLESS,
            b'>' if self.starts_line() && after == Some(b' ') => &MARKUP,
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
}
