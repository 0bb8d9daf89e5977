//! Lines of a chat, each a message of its own: `<ada> hello`, `[20:15] <@mole> hello`.

use crate::document::Document;
use crate::edit::Span;
use crate::pass::html;
use crate::text::near;

/// Whether another message begins between two marks, where no emphasis goes on.
pub(in crate::pass) fn goes_on(document: &Document<'_>, inside: Span) -> bool {
    /// Attack: marks nested thousands deep. Emphasis over so many bytes is none.
    const MAX: usize = 1000;
    let inside = near::behind(document.slice(inside), MAX);
    memchr::memchr_iter(b'\n', inside.as_bytes()).any(|end| begins_message(&inside[end + 1..]))
}

/// Whether somebody says in a chat what stands at `at`: a single mark is how plain text stresses, whatever others wrote.
pub(in crate::pass) fn is_said(document: &Document<'_>, at: usize) -> bool {
    let lines = document.lines();
    let line = document.line(lines.at(at));
    is_message(line)
}

/// Whether a line is what somebody says in a chat.
pub(in crate::pass) fn is_message(line: &str) -> bool {
    begins_with_nick(&line[time_length(line).unwrap_or_default()..])
}

/// `<ada> `, `[20:15] <ada> `, `20:15 -!- `: a nick or the time.
fn begins_message(line: &str) -> bool {
    time_length(line).is_some() || begins_with_nick(line)
}

/// The length of `[20:15]`, `20:15:02`, with blanks behind it.
fn time_length(line: &str) -> Option<usize> {
    let rest = line.strip_prefix(['[', '(']).unwrap_or(line);
    let is_time = matches!(rest.as_bytes(), [a, b, b':', c, d, ..] if [a, b, c, d].iter().all(|b| b.is_ascii_digit()));
    is_time.then(|| line.bytes().take_while(|b| b.is_ascii_digit() || b"[(:)] ".contains(b)).count())
}

/// `<ada> `, `<@mole[away]> `, but no tag.
fn begins_with_nick(line: &str) -> bool {
    /// Bytes. No nick is longer.
    const MAX: usize = 32;
    let Some(rest) = line.strip_prefix('<') else { return false };
    let nick = rest.trim_start_matches([' ', '@', '+', '%']);
    let length = nick.bytes().take(MAX).take_while(|b| b.is_ascii_alphanumeric() || b"_-[]|`^\\{}".contains(b)).count();
    length > 0 && nick[length..].starts_with('>') && !html::is_element(&nick[..length])
}
