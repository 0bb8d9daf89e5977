//! Escaped brackets around words.

use super::foreign;
use crate::document::{Document, is_behind_item_mark};
use crate::edit::Span;
use crate::text::bytes::Bytes;
use crate::text::near::starts_line;

/// `\(words\)` and `\[words\]`: where the backslash of the closing half stands, if brackets around words mean nothing there.
pub(super) fn pair(document: &Document<'_>, at: usize, open: u8) -> Option<usize> {
    /// Attack: `\(` or `\[` without an end. Longer insertions are rare.
    const MAX: usize = 200;
    let close = match open {
        b'(' => b')',
        b'[' => b']',
        _ => return None,
    };
    let text = document.text();
    let bytes = text.as_bytes();
    let start = at + 2;
    let limit = bytes.len().min(start + MAX);
    // No formula is read further.
    static ENDS: Bytes = foreign::OPERATORS.and(b'(', b')').and(b'[', b']').and(b'$', b'$');
    let end = start + ENDS.before(&bytes[start..limit]);
    if end == limit || bytes[end] != b'\\' || bytes.get(end + 1) != Some(&close) || !text.is_char_boundary(start) {
        return None;
    }
    let inside = &text[start..end];
    // `\( and \)` are two marks that a sentence names.
    if inside.starts_with(' ') && inside.ends_with(' ') {
        return None;
    }
    let (before, after) = (at.checked_sub(1).map(|at| bytes[at]), bytes.get(end + 2).copied());
    // `**Update \[9:30\]:**` is no definition, which begins its line.
    let may_define = || after == Some(b':') && starts_line(bytes, at);
    let would_link = open == b'['
        && (matches!(after, Some(b'(' | b'[')) || may_define() || matches!(before, Some(b']' | b'!')))
        || open == b'(' && before == Some(b']');
    let is_mark = open == b'[' && (inside == "x" || inside == "X");
    // One word can be the argument of a command or the group of a regular expression, and `ABC` is a triangle.
    let one_word = |letters: usize| {
        letters >= 3
            && inside.contains(char::is_lowercase)
            && !inside.contains(' ')
            && text[..at].strip_suffix(' ').is_some_and(|text| text.ends_with(char::is_alphanumeric))
            && (document.is_markdown() || document.has_escapes())
    };
    // Formulas are in Latin and Greek letters.
    let has_foreign_letters =
        || inside.contains(|c| matches!(c, '\u{400}'..='\u{1dff}' | '\u{2e80}'.. if c.is_alphabetic()));
    let reads = match open {
        b'(' => {
            let is_word = |word: &&str| word.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
            let words = inside.split_whitespace().filter(is_word).count();
            let letters = inside.chars().filter(|c| c.is_alphabetic()).count();
            // `\(212\) 555`
            let is_area = || {
                let digits = inside.bytes().all(|b| b.is_ascii_digit()) && (2..=5).contains(&inside.len());
                digits && matches!(bytes[end + 2..], [b' ', b'0'..=b'9', b'0'..=b'9', ..])
            };
            is_area()
                || has_foreign_letters()
                || words >= 2 && letters > inside.len() / 3
                || words == 1 && letters > 0 && letters < inside.len()
                || one_word(letters)
        }
        _ => inside.contains(|c: char| c.is_alphanumeric()) || inside == "..." || inside == "…",
    };
    (reads && !would_link && !is_mark && !inside.contains("\n\n")).then_some(end)
}

/// `\[\[words\]\]`: the backslashes of a pair right around the one at `at` and `close`; they are as needless, unless a link or a
/// definition would begin.
pub(super) fn pair_around(text: &str, at: usize, close: usize) -> Option<[usize; 2]> {
    let behind = text[close..].strip_prefix("\\]\\]")?;
    (text[..at].ends_with("\\[") && !behind.starts_with(['(', '[', ':'])).then_some([at - 2, close + 2])
}

/// `\[[1](#cite-1)\]`, `\[[edit](/e) | [history](/h)\]`: where the backslash of the closing half stands, around words with links.
/// No link holds another, so the brackets begin none.
pub(super) fn pair_around_links(document: &Document<'_>, at: usize) -> Option<usize> {
    /// Attack: `\[[` without an end, and one endless list of links.
    const MAX: usize = 600;
    const LINKS: usize = 4;
    let text = document.text();
    let bytes = text.as_bytes();
    let limit = bytes.len().min(at + MAX);
    let mut here = at + 2;
    let mut links = 0;
    loop {
        here += memchr::memchr3(b'[', b']', b'\\', &bytes[here..limit])?;
        match bytes[here] {
            b'[' if links < LINKS => {
                let link =
                    document.links_in(Span::new(here, limit)).find(|link| link.span.start == here && !link.image)?;
                links += 1;
                here = link.span.end;
            }
            b'\\' if bytes[here..].starts_with(b"\\]") => break,
            _ => return None,
        }
    }
    let goes_on = matches!(bytes.get(here + 2), Some(b'(' | b'[' | b':'));
    (links > 0 && !goes_on && !text[at..here].contains('\n')).then_some(here)
}

/// `- \[x\] Paint the door`, `* \[ \] Oil it`: where the box of a task ends.
pub(super) fn task_box(text: &str, at: usize) -> Option<usize> {
    let end = ["\\[ \\]", "\\[x\\]", "\\[X\\]"]
        .iter()
        .find(|part| text[at..].starts_with(**part))
        .map(|part| at + part.len())?;
    let is_word = |c: char| c.is_alphanumeric() || "[*_`\"“„«(".contains(c);
    let task = text[end..].strip_prefix(' ')?;
    (is_behind_item_mark(text, at) && task.starts_with(is_word)).then_some(end)
}
