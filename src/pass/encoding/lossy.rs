//! Sequences that lost a byte on the way, where only one character fits.

use crate::edit::Span;
use crate::pass::encoding::leads;
use crate::text::places::places_beyond_ascii;

/// What is left of a character, and the character.
pub(super) type Loss = (Span, &'static str);

/// Attack: a paragraph without end in which every quotation stays open.
const REACH: usize = 2000;

/// `â€` and a lost byte: byte 9D of `”` is the one that windows-1252 and its kin leave undefined. With the mark of a lost byte
/// behind it, or where a quotation is open.
pub(super) fn quotes(text: &str) -> Vec<Loss> {
    let mut found = Vec::new();
    // Where the last quotation opened, while it is open.
    let mut open: Option<usize> = None;
    for at in places_beyond_ascii(text.as_bytes(), |&[a, b, c]| (a == 0xE2) & (b == 0x82) & (c == 0xAC)) {
        let Some(start) =
            text[..at].chars().next_back().filter(|c| matches!(c, 'â' | 'ā' | 'β')).map(|c| at - c.len_utf8())
        else {
            continue;
        };
        let end = at + "€".len();
        let rest = &text[end..];
        let next = rest.chars().next();
        match next {
            Some('œ' | 'ś') => open = Some(start),
            Some('\u{9d}' | 'ť') => open = None,
            _ => {}
        }
        let before = text[..start].chars().next_back();
        let is_open = || open.is_some_and(|open| start - open < REACH && !text[open..start].contains("\n\n"));
        let closes = before.is_some_and(|c| !c.is_whitespace())
            && match next {
                Some('\u{fffd}') => !rest['\u{fffd}'.len_utf8()..].starts_with(char::is_alphanumeric),
                Some('?') => is_open(),
                None | Some(' ' | '\n' | '\r' | ',' | '.' | ';' | ':' | '!' | ')') => is_open(),
                _ => false,
            };
        if closes {
            let lost = match next {
                Some('\u{fffd}') => 3,
                Some('?') => 1,
                Some(' ') if rest.starts_with("  ") || rest.trim_start_matches(' ').is_empty() => 1,
                _ => 0,
            };
            found.push((Span::new(start, end + lost), "”"));
            open = None;
        }
    }
    found
}

/// `long.Â` at the end of a line: a no-break space that lost its second byte. `12Â€`, `isnÂ’t`: signs that were controls of
/// ISO-8859-1 before they were read as windows-1252.
pub(super) fn blanks(text: &str, leads: &[usize]) -> Vec<Loss> {
    let bytes = text.as_bytes();
    let is_stop = |byte: u8| b".,;:!?)\"".contains(&byte);
    let mut found = Vec::new();
    for at in leads::of(leads, text, "Â") {
        let (before, end) = (at.checked_sub(1).map(|at| bytes[at]), at + "Â".len());
        let behind = &text[end..];
        if behind.starts_with('€') && before.is_some_and(|byte| byte.is_ascii_digit() || byte == b' ') {
            found.push((Span::new(at, end + "€".len()), "€"));
        } else if let Some(with) = control(&text[..at], behind) {
            found.push((Span::new(at, end + with.len()), with));
        } else if (behind.is_empty() || behind.starts_with(['\n', '\r'])) && before.is_some_and(is_stop)
            || is_paragraph(&text[..at], behind)
        {
            found.push((Span::new(at, end), ""));
        }
    }
    found
}

/// Whether the letter is a paragraph of its own behind a sentence, with the blank that a no-break space became.
fn is_paragraph(before: &str, behind: &str) -> bool {
    let rest = behind.trim_start_matches(' ');
    before.ends_with("\n\n")
        && before.trim_end().ends_with(['.', '!', '?', '…', '”', '"'])
        && rest.len() < behind.len()
        && (rest.is_empty() || rest.starts_with("\n\n"))
}

/// The sign behind `Â`, if it was a control: no word ends in the capital, nor begins with one that a sign parts from it.
fn control(before: &str, behind: &str) -> Option<&'static str> {
    const SIGNS: [&str; 8] = ["’", "“", "”", "‘", "„", "…", "–", "—"];
    let sign = SIGNS.into_iter().find(|sign| behind.starts_with(sign))?;
    let last = before.chars().next_back();
    let next = behind[sign.len()..].chars().next();
    let ends = last.is_some_and(|c| c.is_lowercase() || ".,;:!?".contains(c));
    let starts = last.is_none_or(|c| c.is_whitespace() || "([-—".contains(c));
    let parts = next.is_none_or(|c| c.is_whitespace() || ".,;:!?)".contains(c));
    let fits = match sign {
        "’" => ends && next.is_some_and(char::is_lowercase),
        "“" => starts && next.is_some_and(char::is_alphanumeric) || ends && parts,
        "„" | "‘" => starts && next.is_some_and(char::is_alphanumeric),
        "”" | "…" => ends && parts,
        _ => starts && parts || ends && next.is_some_and(char::is_lowercase),
    };
    fits.then_some(sign)
}

/// Two replacement characters in UTF-8, read as GBK, as the Korean code page, as Big5.
pub(super) const MARKS: [&str; 3] = ["锟斤拷", "占쏙옙", "嚙踝蕭"];

/// Rows of at least two marks, and how many replacement characters they were. One alone may be a word about them.
pub(super) fn marks(text: &str) -> Vec<(Span, usize)> {
    let mut found = Vec::new();
    for mark in MARKS {
        let mut row = Span::default();
        let finder = memchr::memmem::Finder::new(mark);
        let mut push = |row: Span| {
            let count = row.len() / mark.len();
            if count >= 2 {
                found.push((row, 2 * count));
            }
        };
        for at in finder.find_iter(text.as_bytes()) {
            if at != row.end || row.is_empty() {
                push(row);
                row.start = at;
            }
            row.end = at + mark.len();
        }
        push(row);
    }
    found
}
