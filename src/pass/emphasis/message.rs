//! Lines of a chat: each is a message of its own, and no emphasis goes on in the next.

use crate::document::Document;
use crate::edit::Span;
use crate::pass::html;

/// Whether another message begins between two marks.
pub(super) fn goes_on(document: &Document<'_>, inside: Span) -> bool {
    /// Attack: marks nested thousands deep around many lines. Emphasis over so many lines is none.
    const MAX_LINES: usize = 12;
    let text = document.text();
    document.each_in(inside, [b'\n']).take(MAX_LINES).any(|end| begins_message(&text[end + 1..]))
}

/// `<ada> `, `[20:15] <ada> `, `20:15 -!- `: a nick or the time.
fn begins_message(line: &str) -> bool {
    /// Bytes. No nick is longer.
    const MAX_NICK: usize = 32;
    let rest = line.strip_prefix(['[', '(']).unwrap_or(line);
    if matches!(rest.as_bytes(), [a, b, b':', c, d, ..] if [a, b, c, d].iter().all(|b| b.is_ascii_digit())) {
        return true;
    }
    let Some(rest) = line.strip_prefix('<') else { return false };
    let nick = rest.trim_start_matches([' ', '@', '+', '%']);
    let length =
        nick.bytes().take(MAX_NICK).take_while(|b| b.is_ascii_alphanumeric() || b"_-[]|`^\\{}".contains(b)).count();
    length > 0 && nick[length..].starts_with("> ") && !html::is_element(&nick[..length])
}
