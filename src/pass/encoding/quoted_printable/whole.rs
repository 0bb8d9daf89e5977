//! A text all of which is quoted-printable, as programs write it that send mails: then it is decoded whatever it holds.

use super::super::about::Topics;
use super::{soft_end, wide};
use crate::document::Document;
use crate::edit::Span;
use crate::text::near;

/// No line of the encoding is longer, by RFC 2045.
const WIDTH: usize = 76;

/// What each row of bytes is, and the line ends that go; nothing where a sign is no part of the encoding.
pub(super) fn read(document: &Document<'_>) -> Option<Vec<(Span, String)>> {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut found: Vec<(Span, Vec<u8>)> = Vec::new();
    let mut lines = Lines::default();
    for at in memchr::memchr_iter(b'=', bytes) {
        let (length, byte) = match soft_end(&bytes[at..]) {
            Some(length) => {
                lines.see(text, at, at + length);
                (length, None)
            }
            None => (3, Some(byte(bytes, at)?)),
        };
        match found.last_mut() {
            Some((span, units)) if span.end == at => {
                span.end += length;
                units.extend(byte);
            }
            _ => found.push((Span::new(at, at + length), byte.into_iter().collect())),
        }
    }
    if !text.is_ascii() || bytes.split(|byte| *byte == b'\n').any(|line| line.trim_ascii_end().len() > WIDTH) {
        return None;
    }
    let decoded = found.into_iter().map(|(span, units)| Some((span, String::from_utf8(units).ok()?)));
    let decoded: Vec<(Span, String)> = decoded.collect::<Option<_>>()?;
    is_proof(text, &decoded, &lines).then_some(decoded)
}

/// The byte of `=HH` at `at`. Controls are not sent so.
fn byte(bytes: &[u8], at: usize) -> Option<u8> {
    super::byte(bytes, at).filter(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r' | 0xC))
}

/// The line ends that go.
#[derive(Default)]
struct Lines {
    /// As wide as mailers make them.
    wide: usize,
    /// Between words, or in one: no code that goes on in the next line, no row of letters and digits.
    prose: usize,
    narrow: usize,
}

impl Lines {
    fn see(&mut self, text: &str, at: usize, end: usize) {
        let is_wide = wide(text.as_bytes(), at);
        let line = near::line_before(&text[..at], WIDTH);
        let goes_on = !text[end..].starts_with(['\n', '\t']) && !text[end..].starts_with("  ");
        let is_prose = line.contains([' ', ',']) && !line.ends_with([' ', ':', '+', '-', '!', '<', '>']) && goes_on;
        self.wide += usize::from(is_wide);
        self.narrow += usize::from(!is_wide);
        self.prose += usize::from(is_wide && is_prose);
    }
}

/// Whether there is so much of it that it is no chance.
fn is_proof(text: &str, decoded: &[(Span, String)], lines: &Lines) -> bool {
    /// Runs of bytes beyond ASCII.
    const RUNS: usize = 3;
    /// Line ends.
    const ENDS: usize = 3;
    let runs = decoded.iter().filter(|(_, with)| !with.is_ascii()).count();
    let talks = || !Topics::find(text).are_none();
    match runs {
        0 => lines.prose >= ENDS && lines.prose * 4 >= (lines.wide + lines.narrow) * 3,
        _ => runs + 2 * lines.prose >= RUNS && (runs >= Topics::EXAMPLES || lines.prose >= ENDS || !talks()),
    }
}
