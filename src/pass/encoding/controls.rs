//! Controls of ISO-8859-1 that were signs of a Windows page.

use std::borrow::Cow;

use super::legacy::WINDOWS_1250;
use super::{CONTROL, tables};
use crate::document::Classes;
use crate::edit::{Edit, Span};
use crate::rule::Confidence;

/// The characters of windows-1252 for C1 controls, as browsers read them; of windows-1250 beside letters of ISO-8859-2.
pub(super) fn find(text: &str, classes: Classes) -> Vec<Edit> {
    let is_central = |c: char| {
        matches!(c, 'ą'..='ć' | 'ď' | 'ę' | 'ě' | 'ľ' | 'ł' | 'ń' | 'ň' | 'ő' | 'ř' | 'ś' | 'ť' | 'ů' | 'ű' | 'ź' | 'ż')
    };
    let page = if classes.intersects(Classes::LATIN_EXTENDED) && text.contains(is_central) { WINDOWS_1250 } else { 0 };
    let mut found = Vec::new();
    for at in memchr::memchr_iter(0xC2, text.as_bytes()) {
        let byte = text.as_bytes()[at + 1];
        let with = match byte {
            0xA0.. => continue,
            // Also a line end of mainframes; an ellipsis ends a word.
            0x85 if text[at + 2..].starts_with(char::is_alphanumeric) => continue,
            // All of a field: a table of characters.
            _ if fills_field(text, at) => continue,
            _ => tables::PAGES[page][usize::from(byte) - 0x80],
        };
        // What the page leaves undefined stands for itself.
        if let Some(with) = char::from_u32(with.into()).filter(|with| !with.is_control()) {
            let span = Span::new(at, at + 2);
            let with = Cow::Owned(with.to_string());
            let group = found.len() as u32;
            found.push(Edit { span, with, rule: &CONTROL, confidence: Confidence::Certain, reason: "".into(), group });
        }
    }
    found
}

/// Whether nothing else stands between the separators, or the ends of the line, around the control at `at`.
fn fills_field(text: &str, at: usize) -> bool {
    let ends = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'\n' | b'\r' | b'\t' | b',' | b';' | b'|'));
    let bytes = text.as_bytes();
    let [before, behind] = [at.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(at + 2)];
    ends(before) && ends(behind) && !(before.is_none() && behind.is_none())
}
