//! Parameters by which chat assistants mark their links.

use super::TRACKING;
use crate::document::{Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// `?utm_source=chatgpt.com`.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    const ASSISTANTS: [&str; 5] = ["chatgpt.com", "openai", "perplexity", "copilot.com", "gemini"];
    let text = document.text();
    for at in memchr::memmem::find_iter(text.as_bytes(), "utm_source=") {
        let value = &text[at + "utm_source=".len()..];
        let Some(name) = ASSISTANTS.iter().find(|name| value.starts_with(**name)) else { continue };
        let end = at + "utm_source=".len() + name.len();
        let joined = text[..at].ends_with(['?', '&']);
        if !joined || document.zones().at(at, ZoneKinds::URL).is_none() {
            continue;
        }
        match text.as_bytes().get(end) {
            Some(b'&') => edits.delete(Span::new(at, end + 1), &TRACKING, Confidence::Certain),
            Some(byte)
                if byte.is_ascii_alphanumeric()
                    || matches!(byte, b'.' | b'-' | b'%') && {
                        text.as_bytes().get(end + 1).is_some_and(u8::is_ascii_alphanumeric)
                    } => {}
            _ => edits.delete(Span::new(at - 1, end), &TRACKING, Confidence::Certain),
        }
    }
}
