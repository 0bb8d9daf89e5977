//! URLs and addresses in angle brackets.

use std::cell::LazyCell;

use super::{AUTOLINK, fills_line};
use crate::document::{Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::talk::Talk;
use crate::rule::Confidence;
use crate::text::bytes::Bytes;
use crate::text::near;

/// `<scheme:…>`, in plain text only where it is a paragraph; and in a Markdown document `<name@host>`, which in a letter or a byline is how people write addresses.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Attack: `<<<<<…`. No URL in angle brackets is longer.
    const MAX: usize = 4096;
    const MAX_NESTING: usize = 16;
    let text = document.text();
    let bytes = text.as_bytes();
    let has_others = LazyCell::new(|| document.each_mark("<http").next().is_some());
    let explains = LazyCell::new(|| memchr::memmem::find(bytes, b"angle bracket").is_some());
    for at in document.each([b'<']) {
        let rest = &bytes[at + 1..bytes.len().min(at + 1 + MAX)];
        static STOPS: Bytes = Bytes::of(b"<> \t\n\x0c\r");
        let length = STOPS.before(rest);
        if rest.get(length) != Some(&b'>') {
            continue;
        }
        let inside = Span::new(at + 1, at + 1 + length);
        // A link whose text is an autolink, converted twice.
        let opens = bytes[..inside.start].iter().rev().take(MAX_NESTING).take_while(|b| **b == b'<').count();
        let closes = bytes[inside.end..].iter().take(MAX_NESTING).take_while(|b| **b == b'>').count();
        let depth = opens.min(closes);
        let ends = [Span::new(inside.start - depth, inside.start), Span::new(inside.end, inside.end + depth)];
        let inside = document.slice(inside);
        // The scheme of an address is not shown.
        let scheme = if inside.starts_with("mailto:") { "mailto:".len() } else { 0 };
        let ends = [Span::new(ends[0].start, ends[0].end + scheme), ends[1]];
        let whole = Span::new(ends[0].start, ends[1].end);
        // No part of a paragraph that its author broke into lines.
        let alone = || {
            let line = document.lines().at(at);
            fills_line(text, whole) && document.are_apart(line, line)
        };
        // `<https://…>`, `<https://example.com|Example>`: no address of Markdown.
        if inside.contains(['|', '…']) || inside.contains("...") {
            continue;
        }
        // `Put the address in angle brackets: <https://example.com>`
        if *explains && Talk::about(text, whole).is_beside(&["angle"]) {
            continue;
        }
        let is_address = is_absolute_url(inside) && (!document.is_plain_text() || alone())
            || is_email(inside)
                && (document.is_markdown()
                    || !document.is_plain_text()
                        && (scheme > 0 || *has_others || follows_request(&text[..ends[0].start])))
                && !follows_name(document, &text[..ends[0].start])
                && !is_in_header(&text[..ends[0].start], &text[ends[1].end..]);
        if is_address && document.zones().at(whole.start, ZoneKinds::INLINE_CODE).is_none() {
            edits.delete_together(ends, &AUTOLINK, Confidence::Certain);
        }
    }
}

/// `Ada Pear <ada@example.org>`, `"A. Pear" <…>`, `quayside <…>`: so people write names with their addresses.
fn follows_name(document: &Document<'_>, before: &str) -> bool {
    /// Attack: one endless word. Names are shorter.
    const MAX: usize = 40;
    let Some(before) = before.strip_suffix(' ') else { return false };
    if asks_first(before) {
        return false;
    }
    let quoted = before.ends_with('"');
    let before = before.trim_end_matches('"');
    let name = near::before(before, MAX).rsplit([' ', '\n', '"', '(']).next().unwrap_or_default();
    quoted || name.ends_with(char::is_alphabetic) && (name.starts_with(char::is_uppercase) || !document.knows(name))
}

/// `Email <ed@example.org> for tickets`: the first word of a sentence asks to write there.
fn asks_first(before: &str) -> bool {
    const ASKS: [&str; 8] = ["Mail", "Email", "E-mail", "E-Mail", "Contact", "Contactez", "Kontakt", "Contacto"];
    ASKS.iter().any(|word| {
        before.strip_suffix(word).is_some_and(|before| {
            let before = before.trim_end_matches(' ');
            before.is_empty() || before.ends_with(['.', '!', '?', '\n', '-', '*'])
        })
    })
}

/// `Return-Path: <ada@example.org>`, `for <ada@example.org>;`: so mails write addresses in their headers.
fn is_in_header(before: &str, behind: &str) -> bool {
    const FIELDS: [&str; 9] =
        ["Return-Path", "Delivered-To", "Reply-To", "Sender", "From", "To", "Cc", "Bcc", "Errors-To"];
    /// Attack: one endless line of addresses. Names of fields are shorter.
    const NEAR: usize = 32;
    let line = near::line_before(before, NEAR);
    let is_field = line.trim_end().strip_suffix(':').is_some_and(|name| FIELDS.contains(&name));
    is_field || line.ends_with(" for ") && behind.starts_with(';')
}

/// `Write to <ed@example.org>`, `Email: <ed@example.org>`: no name stands there.
fn follows_request(before: &str) -> bool {
    let label = before.trim_end_matches(' ');
    asks_first(label.strip_suffix(':').unwrap_or(label)) || follows_preposition(before)
}

fn follows_preposition(before: &str) -> bool {
    const WORDS: [&str; 10] = [" to ", " at ", " via ", " or ", " an ", " unter ", " oder ", " à ", " ou ", " a "];
    WORDS.iter().any(|word| before.ends_with(word))
}

fn is_absolute_url(text: &str) -> bool {
    let scheme = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (2..=32).contains(&scheme) && text[scheme..].strip_prefix("://").is_some_and(|rest| !rest.is_empty())
}

fn is_email(text: &str) -> bool {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    text.split_once('@').is_some_and(|(local, domain)| {
        let fine = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b));
        !local.is_empty() && domain.contains('.') && fine(local) && fine(domain)
    })
}
