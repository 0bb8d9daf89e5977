//! Quoted-printable text of mails: `=E2=80=99`, and lines that end in `=`.

use std::borrow::Cow;

use super::about::{Topics, is_named};
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::context::twin;
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::bytes::hex;
use crate::text::near;

mod whole;

const QUOTED_PRINTABLE: Rule = Rule::new(
    "encoding/quoted-printable",
    Presets::ALL,
    "Quoted-printable text of mails: bytes of UTF-8 as `=E2=80=99`, and then soft line ends, `=20` and `=3D`",
)
.fires("I=E2=80=99m here, and the ferry is=20\nlate.", "I’m here, and the ferry is\nlate.")
.spares("For x=20 and y=30 the sum is 50; A=B0 and C=D0.");

#[derive(Debug)]
pub(in crate::pass) struct QuotedPrintable;

impl Pass for QuotedPrintable {
    fn rules(&self) -> &'static [Rule] {
        &[QUOTED_PRINTABLE]
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::EQUALS
    }

    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        // A mail is encoded with all that is in it; parts of one only in prose.
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        // Most texts with the sign have it in formulas and addresses.
        let bytes = document.text().as_bytes();
        let is_end = |at: usize| soft_end(&bytes[at..]).is_some() && !ends_with_operator(&bytes[..at]);
        if !document.each([b'=']).any(|at| byte(bytes, at).is_some() || is_end(at)) {
            return;
        }
        if let Some(found) = whole::read(document) {
            for (span, with) in found {
                edits.replace(span, with, &QUOTED_PRINTABLE, Confidence::Certain);
            }
            return;
        }
        let mut found = parts(document.text());
        if !found.is_empty() && !document.is_verbatim() {
            // Where the whole mail is encoded, so are its addresses: `?page=3D2`.
            let whole = is_encoded(bytes);
            let others = ZoneKinds::URL.complement();
            found.retain(|(span, with, _)| {
                let closed = if whole && with.is_ascii() { others } else { ZoneKinds::ALL };
                !document.zones().touch(*span, closed)
            });
            for (span, with, confidence) in found {
                edits.replace(span, with, &QUOTED_PRINTABLE, confidence);
            }
        }
    }
}

/// What was left of the encoding in parts of a text.
fn parts(text: &str) -> Vec<(Span, Cow<'static, str>, Confidence)> {
    let bytes = text.as_bytes();
    let mut found: Vec<(Span, String)> = Vec::new();
    let mut sure = false;
    let mut topics = None;
    let mut done = 0;
    let joined = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    for at in memchr::memmem::find_iter(bytes, "=").filter(|at| bytes.get(at + 3) == Some(&b'=')) {
        if at < done {
            continue;
        }
        let (mut units, mut end) = (Vec::new(), at);
        while let Some(byte @ 0x80..) = byte(bytes, end) {
            units.push(byte);
            end += 3;
            // A soft line end between the bytes.
            end += soft_end(&bytes[end..]).filter(|soft| byte_is_high(bytes, end + soft)).unwrap_or(0);
        }
        done = end;
        if units.is_empty() || is_in_encoded_word(bytes, at) {
            continue;
        }
        let Some(decoded) = String::from_utf8(units).ok() else { continue };
        let span = Span::new(at, end);
        if !is_named(text, span, &decoded, topics.get_or_insert_with(|| Topics::find(text)))
            && !twin::is_compared(text, at, end, &decoded)
        {
            // A word of such letters is enough; one sign may be an example.
            let is_word = || decoded.chars().filter(|c| c.is_alphabetic()).nth(2).is_some();
            sure |= joined(at.checked_sub(1))
                || joined(Some(end))
                || is_word()
                || is_money(&decoded, &text[..at], &text[end..]);
            found.push((span, decoded));
        }
    }
    let ends_in_blank = || memchr::memmem::find_iter(bytes, "=20").any(|at| ends_line(&bytes[at + 3..]));
    if !(sure || !found.is_empty() && ends_in_blank() || wrapped(text)) {
        return Vec::new();
    }
    let mut all: Vec<_> = found.into_iter().map(|(span, with)| (span, Cow::Owned(with), Confidence::Certain)).collect();
    for at in memchr::memchr_iter(b'=', bytes).filter(|at| !is_in_encoded_word(bytes, *at)) {
        let rest = &bytes[at..];
        let (length, with) = match rest {
            [b'=', b'3', b'D', ..] => (3, "="),
            [b'=', b'2', b'0'] | [b'=', b'2', b'0', b'\n' | b'\r', ..] => (3, ""),
            [b'=', b'0', b'9', ..] => (3, "\t"),
            _ => match soft_end(rest) {
                Some(_) if ends_with_operator(&bytes[..at]) => continue,
                Some(length) if at > 0 && !bytes[at - 1].is_ascii_whitespace() || wide(bytes, at) => (length, ""),
                _ => continue,
            },
        };
        all.push((Span::new(at, at + length), Cow::Borrowed(with), Confidence::Likely));
    }
    all
}

/// Whether it is the sign of a sum of money: `=E2=82=AC 20`.
fn is_money(decoded: &str, before: &str, behind: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    matches!(decoded, "€" | "£" | "¥")
        && (before.trim_end_matches(' ').ends_with(digit) || behind.trim_start_matches(' ').starts_with(digit))
}

/// Whether no `=` stands for itself.
fn is_encoded(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'=', bytes).all(|at| byte(bytes, at).is_some() || soft_end(&bytes[at..]).is_some())
}

fn ends_line(behind: &[u8]) -> bool {
    matches!(behind, [] | [b'\n' | b'\r', ..])
}

/// Whether the sign at `at` belongs to `=?UTF-8?Q?caf=C3=A9?=` of a mail header, which is read as a whole or not at all.
fn is_in_encoded_word(bytes: &[u8], at: usize) -> bool {
    /// No encoded word is longer, by RFC 2047.
    const MAX: usize = 75;
    let before = &bytes[at.saturating_sub(MAX)..at];
    let start = before.iter().rposition(u8::is_ascii_whitespace).map_or(0, |blank| blank + 1);
    bytes[at..].starts_with(b"=?") || memchr::memmem::find(&before[start..], b"=?").is_some()
}

/// The byte of `=HH` at `at`.
fn byte(bytes: &[u8], at: usize) -> Option<u8> {
    let [b'=', digits @ ..] = bytes.get(at..at + 3)? else { return None };
    digits.iter().all(|digit| !digit.is_ascii_lowercase()).then(|| hex(digits)).flatten().map(|code| code as u8)
}

fn byte_is_high(bytes: &[u8], at: usize) -> bool {
    byte(bytes, at).is_some_and(|byte| byte >= 0x80)
}

/// The length of `=` and a line end.
fn soft_end(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'=', b'\n', ..] => Some(2),
        [b'=', b'\r', b'\n', ..] => Some(3),
        _ => None,
    }
}

/// Whether an `=` behind these bytes belongs to an operator or a ruled line: `:=`, `====`. In quoted-printable it is `=3D`.
fn ends_with_operator(before: &[u8]) -> bool {
    before.last().is_some_and(|byte| b"=:+*/<>!|&%^~".contains(byte))
}

/// Whether the line that ends at `at` is as wide as mailers make them.
fn wide(bytes: &[u8], at: usize) -> bool {
    const WIDTH: std::ops::RangeInclusive<usize> = 70..=76;
    let start = at.saturating_sub(*WIDTH.end() + 1);
    let line = memchr::memrchr(b'\n', &bytes[start..at]).map_or(start, |newline| start + newline + 1);
    WIDTH.contains(&(at + 1 - line))
}

/// Whether two lines or more end in `=` at the width of mails, between words, or one does, or splits a word, and another ends
/// in `=20`; a sentence or its part in `=20` is enough.
fn wrapped(text: &str) -> bool {
    /// Attack: one endless line. Those of mails are shorter.
    const WIDTH: usize = 400;
    let bytes = text.as_bytes();
    let are_letters =
        |part: Option<&[u8]>| part.is_some_and(|part| part.len() == 2 && part.iter().all(u8::is_ascii_lowercase));
    let line = |at: usize| near::line_before(&text[..at], WIDTH);
    let is_soft = |at: &usize| {
        let goes_on = |length: usize| bytes.get(at + length).is_none_or(|next| !matches!(next, b' ' | b'\t'));
        soft_end(&bytes[*at..]).is_some_and(goes_on)
            && !ends_with_operator(&bytes[..*at])
            && line(*at).matches(' ').count() >= 3
            && line(*at).is_ascii()
    };
    let splits_word = |at: &usize| {
        let next = soft_end(&bytes[*at..]).map(|length| at + length);
        are_letters(at.checked_sub(2).map(|start| &bytes[start..*at]))
            && are_letters(next.and_then(|next| bytes.get(next..next + 2)))
            && is_soft(at)
    };
    let ends_sentence = |at: &usize| {
        let line = line(*at);
        line.ends_with(['.', ',', '!', '?', ';'])
            && line.contains(' ')
            && line.bytes().rev().nth(1).is_some_and(|byte| byte.is_ascii_lowercase())
    };
    let is_blank = |at: &usize| bytes[*at..].strip_prefix(b"=20").is_some_and(ends_line);
    let signs = || memchr::memchr_iter(b'=', bytes);
    let mut softs = signs().filter(|at| wide(bytes, *at) && is_soft(at));
    let first = softs.next();
    // The same line again is one that its author wrote twice.
    let second = softs.find(|at| first.is_some_and(|first| line(first) != line(*at)));
    let soft = first.iter().chain(&second).count();
    // `filename =`: where the margin broke a statement, others are whole.
    let assigns = || memchr::memmem::find(bytes, b" = ").is_some();
    soft == 2 && !assigns()
        || signs().any(|at| is_blank(&at) && ends_sentence(&at))
        || signs().any(|at| is_blank(&at)) && (soft == 1 || signs().any(|at| splits_word(&at)))
}
