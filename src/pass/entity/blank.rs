//! References to blanks, which move or go where a blank has no function.

use std::borrow::Cow;

use super::reference::Reference;
use super::{MARKUP, SPACE, is_block_mark, is_markup};
use crate::document::is_escaped;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::near::{self, starts_line};

/// Past the blanks at `at`.
pub(super) fn with_blanks(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

/// A run of references to blanks, with the blanks between and behind them.
pub(super) fn blanks(text: &str, first: Reference, end: usize, in_html: bool, edits: &mut Edits<'_>) {
    let bytes = text.as_bytes();
    let escaped = is_escaped(bytes, first.start);
    let start = first.start - usize::from(escaped);
    if let Some((span, with)) = edge_of_emphasis(text, first, Span::new(start, end)) {
        return edits.replace(span, with, &SPACE, Confidence::Certain);
    }
    let before = text[..start].chars().next_back().unwrap_or('\n');
    let after = text[end..].chars().next().unwrap_or('\n');
    let at_end = after == '\n' || after == '\r';
    let with = if before.is_whitespace() || at_end {
        Cow::Borrowed("")
    } else if first.first == '\u{a0}' && end == first.end && keeps_together(before, after) {
        Cow::Borrowed("\u{a0}")
    } else {
        Cow::Borrowed(" ")
    };
    let next = bytes.get(end).copied();
    // Escaped or not, marks behind a word can only close.
    let may_open = || !text[..start].trim_end_matches(['*', '_']).ends_with(char::is_alphanumeric);
    let previous = first.start.checked_sub(1).map(|at| bytes[at]).filter(|b| !matches!(b, b'*' | b'_') || may_open());
    let is_mark = is_markup(' ', previous, next);
    let opens = |b: u8| b.is_ascii_digit() || is_block_mark(b.into()) || matches!(b, b'>' | b'|');
    let would_open = next.is_some_and(opens) && starts_line(bytes, first.start);
    let rule = if is_mark || would_open || in_html || escaped { &MARKUP } else { &SPACE };
    edits.replace(Span::new(start, end), with, rule, Confidence::Certain);
}

/// `*The Crown&#x20;*&#x6F;n`, `*the&#x20;*[*Gazette*](/g)`: a blank at the inner edge of emphasis, which remark escapes so that the
/// marks stay marks. It moves out, past the marks; marks around nothing else go.
fn edge_of_emphasis(text: &str, first: Reference, blank: Span) -> Option<(Span, String)> {
    let bytes = text.as_bytes();
    let run = |marks: &mut dyn Iterator<Item = &u8>| {
        let mark = marks.next().filter(|b| matches!(b, b'*' | b'_'));
        mark.map_or(0, |mark| 1 + marks.take(2).take_while(|b| *b == mark).count())
    };
    let behind = run(&mut bytes[blank.end..].iter());
    let ahead = run(&mut bytes[..blank.start].iter().rev());
    // Only remark escapes a plain blank, most often inside of marks.
    let inside = first.first == ' ';
    let (start, end) = (blank.start - ahead, blank.end + behind);
    let is_solid = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let (left, right) = (text[..start].chars().next_back(), text[end..].chars().next());
    let marks = &text[blank.end..end];
    if ahead == 0 && behind > 0 && matches!(right, None | Some('\n' | '\r')) {
        let start = text[..start].trim_end_matches([' ', '\u{a0}']).len();
        return Some((Span::new(start, end), marks.to_owned()));
    }
    if !is_solid(left) || !is_solid(right) {
        return None;
    }
    let moved = match (ahead, behind) {
        // The blank before the marks moves out already.
        (1.., 0) if ends_in_blank(&text[..start]) => return Some((blank, String::new())),
        (0, 1..) if is_open(&text[..start], marks).unwrap_or(inside) => format!("{marks} "),
        (1.., 0)
            if !is_open(&text[..start], &text[start..blank.start]).unwrap_or(!inside)
                && is_closed(&text[end..], &text[start..blank.start]) =>
        {
            format!(" {}", &text[start..blank.start])
        }
        (1.., _) if ahead == behind => " ".to_owned(),
        _ => return None,
    };
    Some((Span::new(start, end), moved))
}

/// Whether the reference before is a blank as well.
fn ends_in_blank(before: &str) -> bool {
    ["&#xA0;", "&#x20;", "&nbsp;", "&#160;"].iter().any(|blank| before.ends_with(blank))
}

/// Whether emphasis with these marks was opened on the line before and not closed; nothing if the line is too long to say.
fn is_open(before: &str, marks: &str) -> Option<bool> {
    /// Attack: one endless line of escaped blanks. Few paragraphs are longer.
    const REACH: usize = 1000;
    let near = near::before(before, REACH);
    let start = near.rfind('\n').map(|newline| newline + 1).or((near.len() == before.len()).then_some(0))?;
    Some(near[start..].matches(marks).count() % 2 == 1)
}

/// Whether marks behind on the line close these: `Salt*&nbsp;and` has the mark of a note.
fn is_closed(behind: &str, marks: &str) -> bool {
    /// Attack: one endless line of escaped blanks. Few paragraphs are longer.
    const REACH: usize = 1000;
    let line = near::line_behind(behind, REACH);
    let is_mark = |c: char| marks.starts_with(c);
    let is_run = |at: &usize| !line[..*at].ends_with(is_mark) && !line[at + marks.len()..].starts_with(is_mark);
    // Others of the same length are pairs of their own.
    line.match_indices(marks).map(|(at, _)| at).filter(is_run).count() % 2 == 1
}

/// Where a no-break space has a function: inside numbers, before units, and with the punctuation of French.
fn keeps_together(before: char, after: char) -> bool {
    before.is_ascii_digit() && (after.is_alphanumeric() || "%‰€$£°".contains(after))
        || before == '«'
        || matches!(after, '»' | '!' | '?' | ';' | ':')
}
