//! Attributes of HTML elements as pandoc writes them, `{#id .class key="value"}`, and kramdown: `{: .class}`.

use super::{Document, is_escaped};
use crate::edit::Span;
use crate::text::bytes::Bytes;

impl Document<'_> {
    /// The attributes of elements as pandoc writes them. Linear, once.
    pub(crate) fn attributes(&self) -> &[Span] {
        self.facts.attributes.get_or_init(|| scan(self))
    }

    /// Whether the byte at `at` is part of such attributes.
    pub(crate) fn is_in_attributes(&self, at: usize) -> bool {
        let next = self.attributes().partition_point(|span| span.end <= at);
        self.attributes().get(next).is_some_and(|span| span.start < at)
    }
}

/// Where they stand, in order and apart.
fn scan(document: &Document<'_>) -> Vec<Span> {
    let text = document.text();
    let mut found: Vec<Span> = Vec::new();
    for at in document.each([b'{']) {
        // Values hold braces, too.
        if found.last().is_none_or(|last| last.end <= at) {
            found.extend(attributes_length(&text[at..]).map(|length| Span::new(at, at + length)));
        }
    }
    found
}

/// Length of `{#id .class key=value key="any words"}` at the start of `text`, line ends between the parts included.
pub(crate) fn attributes_length(text: &str) -> Option<usize> {
    /// Attack: a brace that never closes, repeated. Pages keep whole records in attributes; longer ones stay.
    const MAX: usize = 1 << 16;
    let bytes = &text.as_bytes()[..text.len().min(MAX)];
    if !bytes.starts_with(b"{") {
        return None;
    }
    let name = |at: usize| {
        bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_:.@".contains(b) || **b >= 0x80).count()
    };
    let is_kramdown = matches!(bytes, [_, b':', b' ' | b'.' | b'#', ..]);
    let mut at = 1 + usize::from(is_kramdown);
    let mut parts = 0;
    loop {
        at += bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        // A line end inside a block quote.
        if bytes[..at].ends_with(b"\n") && bytes[at..].starts_with(b">") {
            at += bytes[at..].iter().take_while(|b| matches!(b, b'>' | b' ')).count();
        }
        match bytes.get(at)? {
            b'}' => return (parts > 0).then_some(at + 1),
            b'#' | b'.' => {
                // `.5` and `#1` are no names; `.md:w-1/2`, `.pb-60@tp-` are.
                let is_number = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
                let length = match query_length(&bytes[at..]) {
                    Some(length) => length,
                    None if is_number => name(at + 1),
                    None => class_length(&bytes[at + 1..]),
                };
                if length == 0 || is_number && (length < 3 || is_length(&bytes[at + 1..at + 1 + length])) {
                    return None;
                }
                at += 1 + length;
            }
            byte if byte.is_ascii_alphabetic() || b"_:@".contains(byte) => {
                at += 1;
                at += name(at);
                if bytes.get(at) != Some(&b'=') {
                    return None;
                }
                at += 1;
                at += match bytes.get(at)? {
                    quote @ (b'"' | b'\'') => {
                        let inside = &bytes[at + 1..];
                        memchr::memchr_iter(*quote, inside).find(|end| !is_escaped(inside, *end))? + 2
                    }
                    // `width=50%`
                    _ => name(at) + usize::from(bytes.get(at + name(at)) == Some(&b'%')),
                };
            }
            _ => return None,
        }
        parts += 1;
    }
}

/// `.5cm`: an argument of TeX.
fn is_length(number: &[u8]) -> bool {
    let digits = number.iter().take_while(|b| b.is_ascii_digit()).count();
    matches!(&number[digits..], b"cm" | b"mm" | b"pt" | b"em" | b"ex" | b"in" | b"pc" | b"bp" | b"sp")
}

/// Length of the id of an element that counts clicks: `#&lpos=Main&lid=Middle East`, `#lid={share}{Mail}`, up to the next part.
fn query_length(bytes: &[u8]) -> Option<usize> {
    /// Bytes of such an id.
    const MAX: usize = 200;
    let name = bytes[1..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'&').count();
    if bytes[0] != b'#' || name == 0 || bytes.get(1 + name) != Some(&b'=') {
        return None;
    }
    let mut depth = 0usize;
    let rest = &bytes[1..bytes.len().min(MAX)];
    let ends = |at: &usize| match rest[*at] {
        b'{' => {
            depth += 1;
            false
        }
        b'}' if depth > 0 => {
            depth -= 1;
            false
        }
        b'}' => true,
        b' ' | b'\n' => begins_part(rest[*at..].trim_ascii_start()),
        byte => matches!(byte, b'"' | b'\''),
    };
    (0..rest.len()).find(ends).filter(|at| !matches!(rest[*at], b'"' | b'\''))
}

/// `.class`, `key="value"`, or the end.
fn begins_part(bytes: &[u8]) -> bool {
    let name = bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_:".contains(b)).count();
    bytes.starts_with(b".") || bytes.starts_with(b"}") || name > 0 && bytes[name..].starts_with(b"=\"")
}

/// Length of the name of a class: `w-1/2`, `pb-60@tp-`, `[&>:not(.a,.b)]:px-4`.
fn class_length(bytes: &[u8]) -> usize {
    /// What ends it, outside brackets and everywhere.
    static STOPS: Bytes = Bytes::of(b"\"'<,;=\\");
    static ENDS: Bytes = Bytes::of(b"{} \t\n\r");
    let mut depth = 0usize;
    let is_part = |byte: &&u8| {
        match **byte {
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        !ENDS.has(**byte) && (depth > 0 || !STOPS.has(**byte))
    };
    let length = bytes.iter().take_while(is_part).count();
    // `{...}` is a block without its words.
    if bytes[..length].iter().any(|b| b.is_ascii_alphanumeric() || *b >= 0x80) { length } else { 0 }
}
