//! Where tags in brackets stand, and which belong together.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{CODE, names};
use crate::document::{Classes, Document};
use crate::edit::Span;
use crate::text::bytes::Bytes;

/// Attack: `[a x [a x …`, never closed. No tag of a page builder is longer.
const MAX: usize = 3000;

/// Attack: one endless word in brackets. Names are shorter.
const MAX_NAME: usize = 48;

/// Shortcodes whose only attribute is an address.
const EMBEDS: [&str; 8] = ["youtube", "vimeo", "video", "audio", "embed", "soundcloud", "instagram", "tweet"];

pub(super) struct Tag {
    pub(super) span: Span,
    pub(super) name: String,
    pub(super) closing: bool,
    /// `[name=value]`
    pub(super) has_value: bool,
    /// `[name key="value"]`
    pub(super) has_attributes: bool,
    /// The other half.
    pub(super) pair: Option<usize>,
}

/// Every bracket that reads like a tag.
pub(super) fn scan(document: &Document<'_>) -> Vec<Tag> {
    let text = document.text();
    let bytes = text.as_bytes();
    // Without a sign of a value or of another half, names alone tell what is a tag.
    let by_name = !document.classes().intersects(Classes::EQUALS) && document.each_mark("[/").next().is_none();
    let mut tags = Vec::new();
    let mut done = 0;
    for at in document.each([b'[']) {
        if at < done || bytes.get(at + 1).is_none_or(|b| !(b.is_ascii_alphabetic() || matches!(b, b'/' | b'*'))) {
            continue;
        }
        // `[[name]]` shows a shortcode; a bracket behind a word is an index.
        if bytes[..at].ends_with(b"[") {
            continue;
        }
        let Some(tag) = parse(text, at, by_name) else { continue };
        if document.zones().at(at, CODE).is_some() {
            continue;
        }
        done = tag.span.end;
        tags.push(tag);
    }
    tags
}

/// The tag whose `[` is at `at`. `by_name`: only if its name is one of a page builder, or of what plays an address.
fn parse(text: &str, at: usize, by_name: bool) -> Option<Tag> {
    let bytes = text.as_bytes();
    let escaped = bytes[..at].ends_with(b"\\");
    let closing = bytes[at + 1] == b'/';
    let start = at + 1 + usize::from(closing);
    static NAME: Bytes = Bytes::of(b"_-").and(b'0', b'9').and(b'A', b'Z').and(b'a', b'z');
    let most = &bytes[start..bytes.len().min(start + MAX_NAME)];
    // `\[vc\_row\]`
    let is_escape = |at: usize| most[at] == b'\\' && most.get(at + 1) == Some(&b'_');
    let length = (0..most.len()).find(|at| !NAME.has(most[*at]) && !is_escape(*at)).unwrap_or(most.len());
    let mut end = start + length;
    let starred = length == 0 && bytes.get(start) == Some(&b'*');
    if length == 0 && !starred {
        return None;
    }
    end += usize::from(starred);
    let name = &*unescaped(&text[start..end]);
    end += number_length(&bytes[end..]);
    // `[a word …](…)`
    if !matches!(bytes.get(end), Some(b']' | b'=' | b' ' | b'/' | b'\\')) {
        return None;
    }
    let is_alone = || bytes[end] == b']' && names::ALONE.contains(&name.to_ascii_lowercase().as_str());
    if by_name && !name.contains(['_', '-']) && !EMBEDS.contains(&name) && !is_alone() {
        return None;
    }
    if bytes[end] == b' ' && reads_like_words(&bytes[end..]) {
        return None;
    }
    let from = end;
    let limit = text.floor_char_boundary(bytes.len().min(end + MAX));
    let mut quote = None;
    static MARKS: Bytes = Bytes::of(b"\n[]\"'");
    end += MARKS.before(&bytes[end..limit]);
    // To the closing bracket, over brackets in quotes.
    let close = loop {
        match *bytes.get(end).filter(|_| end < limit)? {
            b'\n' | b'[' if quote.is_none() => return None,
            b'\n' if bytes.get(end + 1) == Some(&b'\n') => return None,
            b']' if quote.is_none() => break end,
            b @ (b'"' | b'\'') if quote == Some(b) => quote = None,
            b @ (b'"' | b'\'') if quote.is_none() && matches!(bytes[end - 1], b'=' | b' ') => quote = Some(b),
            _ => {}
        }
        end += 1;
    };
    let inside = text[from..close].strip_suffix('\\').unwrap_or(&text[from..close]);
    if escaped && inside.len() == close - from {
        return None; // `\[name]`: only one of the two brackets is escaped
    }
    let has_value = inside.starts_with('=') && inside.len() > 1;
    // `[word](…)`
    if matches!(bytes.get(close + 1), Some(b'(' | b':')) && !has_value && !closing {
        return None;
    }
    let plays = EMBEDS.contains(&name) && inside.strip_prefix(' ').is_some_and(plays);
    let has_attributes = inside.starts_with(' ') && reads_like_attributes(inside) || plays;
    if !inside.trim_end_matches([' ', '/']).is_empty() && !has_value && !has_attributes {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let span = Span::new(at - usize::from(escaped), close + 1);
    Some(Tag { span, name, closing, has_value, has_attributes, pair: None })
}

/// A name without the backslashes before its underscores.
fn unescaped(name: &str) -> Cow<'_, str> {
    if name.contains('\\') { Cow::Owned(name.replace('\\', "")) } else { Cow::Borrowed(name) }
}

/// `https://a.example/film w=500`, `1234567`: what is played.
fn plays(inside: &str) -> bool {
    let mut words = inside.trim_end_matches(['/', ' ']).split(' ');
    let first = words.next().unwrap_or_default();
    let is_number = first.len() >= 5 && first.bytes().all(|b| b.is_ascii_digit());
    (first.starts_with("http") || is_number) && words.all(|word| word.contains('='))
}

/// Length of the number of a post that phpBB writes into its tags: `:1f3k29xz` of `[b:1f3k29xz]` and `[/list:u:1f3k29xz]`.
fn number_length(bytes: &[u8]) -> usize {
    /// Bytes of a number, and of the kind of a list before it.
    const MAX: usize = 12;
    let near = &bytes[..bytes.len().min(MAX)];
    let kind = if matches!(near, [b':', b'u' | b'o' | b'm', b':', ..]) { 2 } else { 0 };
    let number = near.iter().skip(kind + 1).take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let (length, has_digit) = number.fold((0, false), |(length, has), b| (length + 1, has || b.is_ascii_digit()));
    let end = kind + 1 + length;
    let is_number = near.get(kind) == Some(&b':') && length >= 5 && has_digit && bytes.get(end) == Some(&b']');
    if is_number { end } else { 0 }
}

/// Characters of names of attributes.
static KEY: Bytes = Bytes::of(b"_-:\\").and(b'0', b'9').and(b'A', b'Z').and(b'a', b'z');

/// Whether the first words behind a name, in ASCII, show that no attribute is there: three of them or another sign than `=`. As in
/// the texts of most links, which thus need not be read to their ends.
fn reads_like_words(inside: &[u8]) -> bool {
    /// A flag may stand before the first key.
    const KEYS: usize = 2;
    let mut rest = inside;
    for word in 0..=KEYS {
        rest = &rest[rest.iter().position(|b| *b != b' ').unwrap_or(rest.len())..];
        let length = rest.iter().position(|b| !KEY.has(*b)).unwrap_or(rest.len());
        // What plays an address has nothing else.
        if word == 0 && (length == 0 || rest.starts_with(b"http") || rest[0].is_ascii_digit()) {
            return false;
        }
        if word == KEYS && length > 0 {
            return true;
        }
        rest = &rest[length..];
        match rest.first() {
            Some(b' ') => {}
            sign => return sign.is_some_and(|b| b.is_ascii_graphic() && *b != b'='),
        }
    }
    false
}

/// `key=value key="value"`: every piece before an equals sign ends in a name.
fn reads_like_attributes(inside: &str) -> bool {
    let Some(sign) = memchr::memchr(b'=', inside.as_bytes()) else { return false };
    let (key, after) = (inside[..sign].trim(), &inside[sign + 1..]);
    let is_key = |key: &str| key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-:\\".contains(&b)) && !key.is_empty();
    // A flag may stand before the first key.
    key.split(' ').all(is_key) && key.split(' ').count() <= 2 && !after.starts_with([' ', '='])
}

/// Gives every tag its other half.
pub(super) fn pair(tags: &mut [Tag]) {
    let mut open: HashMap<String, Vec<usize>> = HashMap::new();
    for index in 0..tags.len() {
        if !tags[index].closing {
            open.entry(tags[index].name.clone()).or_default().push(index);
        } else if let Some(first) = open.get_mut(&tags[index].name).and_then(Vec::pop) {
            tags[index].pair = Some(first);
            tags[first].pair = Some(index);
        }
    }
}
