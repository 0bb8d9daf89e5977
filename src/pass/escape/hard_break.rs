//! Backslashes at the ends of lines.

use super::HARD_BREAK;
use super::foreign::is_code_token;
use crate::document::{Document, is_escaped, is_item_mark};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::near;

/// A backslash at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// A hard line break of Markdown rather than a continued command, a path or a drawing.
    Sure,
    /// The same in a document that has others.
    Possible,
    /// A continued command or the like.
    Continued,
}

/// Blanks before a backslash that converters do not write.
const INSET: usize = 8;

impl Break {
    pub(super) fn read(document: &Document<'_>, at: usize) -> Option<Self> {
        let bytes = document.text().as_bytes();
        let lines = document.lines();
        let line = lines.at(at);
        let whole = document.slice(Span::new(lines.span(line).start, at));
        let before = whole.trim_start_matches(['>', ' ', '\t']);
        if before.is_empty() {
            // Pandoc writes an empty line inside a paragraph so; farther in, it is a line drawn between two others.
            return (document.is_markdown() && whole.len() < INSET && !whole.contains('\t')).then_some(Self::Sure);
        }
        let is_drive =
            matches!(before.as_bytes(), [drive, b':'] | [.., b' ', drive, b':'] if drive.is_ascii_alphabetic());
        let is_path = before.ends_with('/') && !ends_in_url(before);
        let is_other = is_drive || is_path || before.ends_with([' ', '\t', '|', '_']);
        if is_other {
            return (!document.is_markdown()).then_some(Self::Continued);
        }
        if is_escaped(bytes, at) || is_code_token(bytes, at) || goes_on_in_digits(before, &bytes[at + 1..]) {
            return None;
        }
        if line + 1 >= lines.len() || lines.is_blank(document.text(), line + 1) {
            // A break at the end of a paragraph breaks nothing, and Markdown shows it: `It was late.\`.
            let ends_sentence = before.ends_with(['.', '!', '?', '”']) && before.split(' ').count() >= 3;
            let is_prose =
                ends_sentence && !before.contains(['\\', '=', '{']) && before.starts_with(char::is_uppercase);
            return Some(if is_prose { Self::Sure } else { Self::Possible });
        }
        if document.is_markdown() {
            return Some(Self::Sure);
        }
        // `-   words`
        let before = before
            .strip_prefix(['-', '*', '+'])
            .map(str::trim_start)
            .filter(|words| words.len() + 2 <= before.len() && words.starts_with(char::is_uppercase))
            .unwrap_or(before);
        let is_prose = before.contains(' ')
            && !before.contains("  ")
            && !before.starts_with(['.', '$', '#', '/', '-', '\''])
            && !before.contains(['\\', '=']);
        let ends_like_prose = before.ends_with(|c: char| c.is_alphanumeric() || ".,!?;)”\"’*".contains(c));
        Some(if is_prose && ends_like_prose { Self::Sure } else { Self::Possible })
    }
}

/// A number of many digits that a program broke at its margin.
fn goes_on_in_digits(before: &str, behind: &[u8]) -> bool {
    /// Digits that no year or price has.
    const MANY: usize = 16;
    let count = before.bytes().rev().take(MANY).take_while(u8::is_ascii_digit).count();
    count == MANY && behind.trim_ascii_start().first().is_some_and(u8::is_ascii_digit)
}

/// Deletes those that are hard line breaks: what some of them are tells of the others.
pub(super) fn delete(document: &Document<'_>, mut breaks: Vec<(usize, Break)>, edits: &mut Edits<'_>) {
    let line = |at: usize| document.lines().at(at);
    let sure: Vec<usize> = breaks.iter().filter(|(_, kind)| *kind == Break::Sure).map(|(at, _)| line(*at)).collect();
    // Outside Markdown, a text that continues as many lines so is a source.
    let continued = breaks.iter().filter(|(_, kind)| *kind == Break::Continued).count();
    breaks.retain(|(_, kind)| *kind != Break::Continued && continued <= sure.len() / 2);
    for (at, kind) in breaks {
        // One line of an address below another.
        let follows = || line(at).checked_sub(1).is_some_and(|above| sure.binary_search(&above).is_ok());
        let leads = || sure.binary_search(&(line(at) + 1)).is_ok();
        if kind == Break::Sure || sure.len() >= 2 || follows() || leads() {
            edits.delete(Span::new(at, at + 1), &HARD_BREAK, Confidence::Certain);
        }
    }
}

/// `**Harbour news\\**` at the end of a line: pandoc leaves half of a line break that bold words end in. `at` is where the stars
/// begin.
pub(in crate::pass) fn ends_in_break(document: &Document<'_>, at: usize) -> bool {
    let text = document.text();
    let Some(before) = text[..at].strip_suffix('\\').filter(|before| !before.ends_with('\\')) else { return false };
    if !text[at..].starts_with("**\n") {
        return false;
    }
    /// Attack: endless lines of them. Bytes of bold words.
    const REACH: usize = 300;
    let near = near::before(before, REACH);
    let paragraph = near.rsplit("\n\n").next().unwrap_or_default();
    let Some((outside, words)) = paragraph.rsplit_once("**") else { return false };
    // Behind the mark of an item, or the bracket of a span.
    let line = outside.rsplit('\n').next().unwrap_or_default().trim_matches([' ', '[']);
    let begins_line = line.is_empty() || line.ends_with('>') || is_item_mark(line);
    begins_line && words.starts_with(char::is_alphanumeric) && !words.contains(['*', '\\'])
}

/// Whether the last word is a URL, escaped or not.
fn ends_in_url(before: &str) -> bool {
    let word = before.rsplit([' ', '\t', '(', '<']).next().unwrap_or_default();
    word.strip_prefix("http").is_some_and(|rest| {
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        rest.starts_with("://") || rest.starts_with("\\://")
    })
}
