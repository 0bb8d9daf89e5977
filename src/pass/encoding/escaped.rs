//! The bytes of UTF-8 as escapes: `\xe2\x80\x99`, `\u00e2\u0080\u0099`; halves of a character, `\ud83c\udf89`.

use super::about::{Topics, is_named};
use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::bytes::hex;
use crate::text::near;

const ESCAPED: Rule = Rule::new(
    "encoding/escaped-bytes",
    Presets::ALL,
    "Two or more escapes in a row that are the bytes of a character in UTF-8, or its halves in UTF-16",
)
.fires("It isn\\xe2\\x80\\x99t na\\u00c3\\u00afve.", "It isn’t naïve.")
.spares("data = b\"caf\\xc3\\xa9\".decode()");

#[derive(Debug)]
pub(in crate::pass) struct EscapedBytes;

impl Pass for EscapedBytes {
    fn rules(&self) -> &'static [Rule] {
        &[ESCAPED]
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::BACKSLASH
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        backslashes(document, edits);
    }
}

fn backslashes(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut done = 0;
    let mut topics = None;
    for at in document.each([b'\\']) {
        if at < done || !matches!(bytes.get(at + 1), Some(b'x' | b'u')) {
            continue;
        }
        let (decoded, end) = run(bytes, at);
        done = end.max(at + 2);
        let span = Span::new(at, end);
        if decoded.is_empty() || in_code(text, span) {
            continue;
        }
        if !is_named(text, span, &decoded, topics.get_or_insert_with(|| Topics::find(text))) {
            edits.replace(span, decoded, &ESCAPED, Confidence::Likely);
        }
    }
}

/// The escapes from `at` on that follow one another: what they decode to, if it is characters beyond ASCII, and their end.
fn run(bytes: &[u8], at: usize) -> (String, usize) {
    let mut units: Vec<u8> = Vec::new();
    let mut decoded = String::new();
    let mut end = at;
    while let Some((code, next)) = escape(bytes, end) {
        match code {
            0x80..=0xFF => units.push(code as u8),
            0xD800..0xDC00 => {
                let Some((low @ 0xDC00..0xE000, next)) = escape(bytes, next) else { break };
                let Some(c) = char::from_u32(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)) else { break };
                if !flush(&mut units, &mut decoded) {
                    return (String::new(), next);
                }
                decoded.push(c);
                end = next;
                continue;
            }
            _ => break,
        }
        end = next;
    }
    if flush(&mut units, &mut decoded) { (decoded, end) } else { (String::new(), end) }
}

fn flush(units: &mut Vec<u8>, decoded: &mut String) -> bool {
    let valid = std::str::from_utf8(units).map(|text| decoded.push_str(text)).is_ok();
    units.clear();
    valid
}

/// `\xHH` or `\uHHHH` at `at`: the number and the end.
fn escape(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let digits = match bytes.get(at..at + 2)? {
        b"\\x" => 2,
        b"\\u" => 4,
        _ => return None,
    };
    let end = at + 2 + digits;
    Some((hex(bytes.get(at + 2..end)?)?, end))
}

/// Whether the run is part of a string or pattern of source code: behind another backslash, in a bracket, or in straight quotes
/// that were opened on the line behind a sign of code.
fn in_code(text: &str, span: Span) -> bool {
    /// Attack: one endless line. Strings that hold prose are no longer.
    const REACH: usize = 200;
    let before = &text[..span.start];
    let line = near::line_before(before, REACH);
    let opened = |quote: char| {
        let open = line.rfind(quote).filter(|_| line.matches(quote).count() % 2 == 1);
        open.is_some_and(|at| line[..at].trim_end().ends_with(['=', '(', '[', ',', ':', '{', 'b', 'r', 'u', 'f', '+']))
    };
    before.ends_with(['\\', '[', '-', '^', '/', '|']) || opened('"') || opened('\'')
}
