//! Apostrophes of MediaWiki: `'''strong'''` and `''emphasised''` words.

use super::{EMPHASIS, is_closed};
use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::places::pairs;

/// What the marks are for, in a text about them.
const EFFECTS: [&str; 8] = ["bold", "italic", "italics", "kursiv", "fett", "italique", "gras", "cursiva"];

/// `'''words'''` and `''words''` within one line.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut open: Option<Span> = None;
    let mut at = 0;
    while let Some(start) = memchr::memmem::find(&bytes[at..], b"''").map(|found| at + found) {
        let length = bytes[start..].iter().take_while(|b| **b == b'\'').count();
        at = start + length;
        let mark = Span::new(start, at);
        if !matches!(length, 2 | 3 | 5) || is_closed(document, start) {
            open = None;
            continue;
        }
        match open {
            Some(first) if first.len() == length && !bytes[first.end..start].contains(&b'\n') => {
                let words = &text[first.end..start];
                let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
                // `wwww''www''ww`: rows of a map or a picture.
                let is_inside =
                    letter(text[..first.start].chars().next_back()) && letter(text[mark.end..].chars().next());
                let reads = words.trim() == words && words.chars().any(char::is_alphanumeric) && !is_inside;
                // `make ''italics''`
                if reads && !EFFECTS.contains(&words.to_lowercase().as_str()) {
                    edits.delete_together([first, mark], &EMPHASIS, Confidence::Likely);
                }
                open = None;
            }
            _ => open = Some(mark),
        }
    }
}

/// `'''Graz''' is a city` at the start of a paragraph, or `'''''words'''''`: the bold subject of an article, or bold italics.
pub(super) fn has_subject(document: &Document<'_>) -> bool {
    const BOLD: &str = "'''";
    let text = document.text();
    if !document.classes().intersects(Classes::MARKS)
        || !pairs(text.as_bytes(), *b"''").any(|at| text[at..].starts_with(BOLD))
        || document.is_verbatim()
    {
        return false;
    }
    text.lines().any(|line| {
        let subject = line.strip_prefix(BOLD).and_then(|rest| rest.split_once(BOLD)).is_some_and(|(words, rest)| {
            let goes_on = rest.strip_prefix([' ', ',']).map(|rest| rest.trim_start_matches(' '));
            reads(words)
                && goes_on.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || "(['–—".contains(c)))
        });
        // `''The Mill'' is by '''Ada Pear'''`: no quotation marks are used so.
        let between = |words: &str, mark| {
            let mut parts = words.split(mark);
            parts.nth(1).is_some_and(reads) && parts.next().is_some()
        };
        let both = || between(line, BOLD) && line.split(BOLD).step_by(2).any(|words| between(words, "''"));
        let mut marks = line.split("'''''");
        let explains = || line.contains("Wiki") || line.contains("wikitext");
        subject
            || both() && !explains()
            || marks.nth(1).is_some_and(reads) && marks.next().is_some_and(|rest| !rest.starts_with('\''))
    })
}

/// Words, without a blank at either end.
fn reads(words: &str) -> bool {
    words.trim() == words
        && words.starts_with(char::is_alphanumeric)
        && !words.contains(['\'', '"', '=', ';', '(', '{', '\\'])
}

/// Whether some line holds `'''words'''`.
pub(super) fn has_bold(text: &str) -> bool {
    let mut marks = memchr::memmem::find_iter(text.as_bytes(), "'''");
    let mut last: Option<usize> = None;
    marks.any(|at| {
        let before = last.replace(at);
        before.is_some_and(|before| at > before + 3 && !text.as_bytes()[before..at].contains(&b'\n'))
    })
}

/// Whether some line holds `''words''`, apart from the words beside it.
pub(super) fn has_italic(text: &str) -> bool {
    let bytes = text.as_bytes();
    let letter = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0x80);
    let mut open: Option<usize> = None;
    memchr::memmem::find_iter(bytes, b"''").any(|at| {
        let (before, behind) = (at.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(at + 2));
        // `''[[Title]]''`
        let opens = !letter(before) && (letter(behind) || bytes[at + 2..].starts_with(b"[["));
        let closes = !letter(behind) && (letter(before) || bytes[..at].ends_with(b"]]"));
        let found = closes && open.is_some_and(|open| !bytes[open..at].contains(&b'\n'));
        open = if opens { Some(at) } else { None };
        found
    })
}
