//! Words of addresses outside addresses: `Caf%C3%A9%20noir`, `Les+caf%C3%A9s`.

use super::about::{Topics, is_named};
use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::bytes::hex;
use crate::text::near;

const PERCENT: Rule = Rule::new(
    "encoding/percent",
    Presets::NONE,
    "Percent-escapes in words outside addresses, as titles have them that were taken from one: characters beyond ASCII, blanks",
)
.fires("Caf%C3%A9%20noir; Les+caf%C3%A9s", "Café noir; Les cafés")
.spares("https://fr.example.org/Caf%C3%A9; %20 is a blank; 20%20x");

#[derive(Debug)]
pub(in crate::pass) struct Percent;

impl Pass for Percent {
    fn rules(&self) -> &'static [Rule] {
        &[PERCENT]
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::ANY
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        if !edits.is_on(&PERCENT) {
            return;
        }
        let text = document.text();
        let (mut done, mut topics) = (0, None);
        for at in memchr::memchr_iter(b'%', text.as_bytes()) {
            if at < done {
                continue;
            }
            let span = token(text, at);
            done = span.end;
            let Some(decoded) = decode(document.slice(span)) else { continue };
            if !is_named(text, span, &decoded, topics.get_or_insert_with(|| Topics::find(text))) {
                edits.replace(span, decoded, &PERCENT, Confidence::Likely);
            }
        }
    }
}

/// The word around `at`, without the marks beside it.
fn token(text: &str, at: usize) -> Span {
    /// Bytes on either side. Attack: one endless word.
    const REACH: usize = 400;
    let marks = |c: char| c.is_ascii_punctuation() && c != '%';
    let (before, behind) = (near::before(&text[..at], REACH), near::behind(&text[at..], REACH));
    let before = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(marks);
    let behind = behind.split(char::is_whitespace).next().unwrap_or_default().trim_end_matches(marks);
    Span::new(at - before.len(), at + behind.len())
}

/// What a word says, if it is one of an address but no address: it has characters beyond ASCII, or blanks between letters.
fn decode(word: &str) -> Option<String> {
    /// Of addresses and their queries, of code.
    const OTHER: [char; 12] = ['/', '=', '&', '?', '#', ':', '\\', '{', '<', '[', '"', '`'];
    if word.contains(OTHER) {
        return None;
    }
    let bytes = word.as_bytes();
    let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let mut decoded = Vec::with_capacity(bytes.len());
    let (mut at, mut parts) = (0, false);
    while let Some(byte) = bytes.get(at) {
        let (byte, length) = match byte {
            b'%' => (u8::try_from(hex(bytes.get(at + 1..at + 3)?)?).ok()?, 3),
            b'+' => (b' ', 1),
            byte => (*byte, 1),
        };
        parts |=
            length == 3 && byte == b' ' && at > 0 && bytes[at - 1].is_ascii_alphabetic() && is_word(bytes.get(at + 3));
        decoded.push(byte);
        at += length;
    }
    let decoded = String::from_utf8(decoded).ok()?;
    let is_text = decoded.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() && !decoded.contains(char::is_control);
    (is_text && (parts || word.is_ascii() && !decoded.is_ascii())).then_some(decoded)
}
