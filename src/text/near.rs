//! The text near a place. Attack: one endless line or word, which would be read again for each mark in it.

use crate::edit::Span;

/// The end of `text`: at most `reach` bytes.
#[inline]
pub(crate) fn before(text: &str, reach: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(reach))..]
}

/// The start of `text`: at most `reach` bytes.
#[inline]
pub(crate) fn behind(text: &str, reach: usize) -> &str {
    &text[..text.floor_char_boundary(reach)]
}

/// The end of its last line: at most `reach` bytes.
#[inline]
pub(crate) fn line_before(text: &str, reach: usize) -> &str {
    before(text, reach).rsplit('\n').next().unwrap_or_default()
}

/// The start of its first line: at most `reach` bytes.
#[inline]
pub(crate) fn line_behind(text: &str, reach: usize) -> &str {
    behind(text, reach).split('\n').next().unwrap_or_default()
}

/// The character before a stretch and the one behind it.
#[inline]
pub(crate) fn neighbours(text: &str, span: Span) -> [Option<char>; 2] {
    [text[..span.start].chars().next_back(), text[span.end..].chars().next()]
}

/// What stands before and behind a stretch on its line: at most `reach` bytes on either side.
#[inline]
pub(crate) fn line_around(text: &str, span: Span, reach: usize) -> [&str; 2] {
    [line_before(&text[..span.start], reach), line_behind(&text[span.end..], reach)]
}

/// A stretch with the characters that belong to it: at most `most` on either side.
#[inline]
pub(crate) fn run_around(text: &str, span: Span, most: usize, belongs: impl Fn(char) -> bool) -> Span {
    let belongs = |c: &char| belongs(*c);
    let before: usize = text[..span.start].chars().rev().take(most).take_while(belongs).map(char::len_utf8).sum();
    let behind: usize = text[span.end..].chars().take(most).take_while(belongs).map(char::len_utf8).sum();
    Span::new(span.start - before, span.end + behind)
}

/// A stretch, and at most `reach` bytes on either side of it.
pub(crate) fn around(text: &str, span: Span, reach: usize) -> &str {
    let (left, right) = (before(&text[..span.start], reach), behind(&text[span.end..], reach));
    &text[span.start - left.len()..span.end + right.len()]
}

/// The word around a stretch, up to blanks: at most `reach` bytes on either side.
pub(crate) fn word_around(text: &[u8], span: Span, reach: usize) -> &[u8] {
    let is_dark = |b: &&u8| !b.is_ascii_whitespace();
    let before = text[..span.start].iter().rev().take(reach).take_while(is_dark).count();
    let behind = text[span.end..].iter().take(reach).take_while(is_dark).count();
    &text[span.start - before..span.end + behind]
}

/// Whether nothing but blanks and marks of quotations stands before a place on its line.
pub(crate) fn starts_line(text: &[u8], at: usize) -> bool {
    /// Deeper indentation makes code.
    const REACH: usize = 64;
    let mut before = text[..at].iter().rev().take(REACH).filter(|b| !matches!(b, b' ' | b'\t' | b'>'));
    before.next().map_or(at < REACH, |b| *b == b'\n')
}

/// Whether `text` ends with a command of TeX: `\caption`, `\section*`. `C:\Users` is none, nor is `\n`.
pub(crate) fn ends_in_command(text: &str) -> bool {
    /// Letters of a name.
    const NAME: std::ops::RangeInclusive<usize> = 3..=40;
    let text = text.strip_suffix('*').unwrap_or(text);
    let bytes = text.as_bytes();
    let name = bytes.iter().rev().take(*NAME.end()).take_while(|b| b.is_ascii_alphabetic() || **b == b'@').count();
    let Some(before) = text[..text.len() - name].strip_suffix('\\').filter(|_| NAME.contains(&name)) else {
        return false;
    };
    !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '\\' | '/' | '.' | '_' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_farther_than_the_reach() {
        for (text, reach, end, start) in [
            ("", 4, "", ""),
            ("word", 9, "word", "word"),
            ("word", 4, "word", "word"),
            ("word", 2, "rd", "wo"),
            // A character is there as a whole or not at all.
            ("\u{e9}t\u{e9}", 3, "t\u{e9}", "\u{e9}t"),
            ("\u{e9}t\u{e9}", 4, "t\u{e9}", "\u{e9}t"),
            ("\u{e9}", 1, "", ""),
            ("word", 0, "", ""),
        ] {
            assert_eq!((before(text, reach), behind(text, reach)), (end, start), "{text:?}, {reach}");
        }
    }

    #[test]
    fn within_the_line() {
        for (text, reach, last, first) in [
            ("one\ntwo", 9, "two", "one"),
            ("one\ntwo", 2, "wo", "on"),
            ("\none\n", 9, "", ""),
            ("one", 9, "one", "one"),
            ("", 9, "", ""),
        ] {
            assert_eq!((line_before(text, reach), line_behind(text, reach)), (last, first), "{text:?}, {reach}");
        }
    }

    #[test]
    fn as_far_as_they_belong() {
        let text = "a caf\u{e9}s\u{e9}e b";
        let word =
            |at: usize, most: usize| &text[run_around(text, Span::new(at, at), most, char::is_alphabetic).range()];
        assert_eq!([word(5, 9), word(7, 1), word(0, 9)], ["caf\u{e9}s\u{e9}e", "\u{e9}s", "a"]);
    }
}
