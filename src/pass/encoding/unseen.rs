//! Letters of UTF-8 read as windows-1252 whose second byte shows nothing and was dropped: `GarcÃa`, `aquÃ `, `Ãrea`.

use std::cell::LazyCell;

use super::leads;
use super::lossy::Loss;
use super::pages::byte;
use crate::document::{Script, known_rank};
use crate::edit::{Edit, Span};
use crate::text::near;
use crate::text::places::places_beyond_ascii;

/// What it was behind small letters, where the byte was a soft hyphen; and what it would be if it was a no-break space.
const INNER: &str = "í";
const BLANK: &str = "à";

/// What it was at the start of a word, where windows-1252 leaves the byte undefined.
const INITIAL: [&str; 4] = ["Á", "Í", "Ï", "Ý"];

pub(super) fn find(text: &str, leads: &[usize]) -> Vec<Loss> {
    let has_no_grave = LazyCell::new(|| has_no_grave(text));
    let read = |at: usize| {
        let end = at + "Ã".len();
        Some((Span::new(at, end), letter(&text[..at], &text[end..], || *has_no_grave)?))
    };
    let readings: Vec<_> = leads::of(leads, text, "Ã").filter_map(read).collect();
    if !readings.is_empty() && is_vietnamese(text) {
        return Vec::new();
    }
    // Inside words that no list has, it is what it is inside those that one has.
    let has = |kind: Reading| readings.iter().any(|(_, reading)| *reading == kind);
    let is_soft = has(Reading::Inner) && !has(Reading::Blank);
    let loss = |(span, reading)| match reading {
        Reading::Initial(with) => Some((span, with)),
        Reading::Inner | Reading::Final => Some((span, INNER)),
        Reading::Unknown if is_soft => Some((span, INNER)),
        Reading::Unknown | Reading::Blank => None,
    };
    readings.into_iter().filter_map(loss).collect()
}

/// What the letter was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Initial(&'static str),
    /// `í`, inside a word or at its end.
    Inner,
    Final,
    /// `à` inside a word.
    Blank,
    /// Either, inside a word.
    Unknown,
}

fn letter(before: &str, behind: &str, has_no_grave: impl FnOnce() -> bool) -> Option<Reading> {
    let next = behind.chars().next();
    let is_lead = |c: char| byte(c, 0).is_some_and(|byte| matches!(byte, 0xC3..=0xC5));
    let goes_on = next.is_some_and(|c| c.is_ascii_lowercase() || is_lead(c));
    let last = before.chars().next_back();
    let opens = last.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '«' | '#' | '*'));
    // Any other byte behind it would be part of it.
    let ends = next.is_none_or(|c| matches!(c, ' ' | '\n' | '.' | ',' | ';' | ':' | '!' | '?' | ')'));
    if !goes_on && (opens || !ends) {
        return None;
    }
    let (left, right) = (left(before)?, right(behind)?);
    let rank = |letter: &str| known_rank(&[&left, letter, &right].concat(), Script::Latin);
    if opens {
        let mut known = INITIAL.into_iter().filter(|letter| rank(letter).is_some());
        return known.next().filter(|_| known.next().is_none()).map(Reading::Initial);
    }
    if !left.ends_with(char::is_lowercase) {
        return None;
    }
    let is_inner = match (rank(INNER), rank(BLANK)) {
        (Some(inner), Some(blank)) => Some(inner < blank),
        (None, None) => (has_own(&left) || has_own(&right) || has_no_grave()).then_some(true),
        (inner, _) => Some(inner.is_some()),
    };
    match (is_inner, goes_on) {
        (Some(true), true) => Some(Reading::Inner),
        (Some(true), false) => Some(Reading::Final),
        (Some(false), true) => Some(Reading::Blank),
        (None, true) => Some(Reading::Unknown),
        _ => None,
    }
}

/// Whether there are letters of such languages.
fn has_own(part: &str) -> bool {
    part.contains(|c| matches!(c, 'ð' | 'þ' | 'ā'..='ő' | 'ŕ'..='ž'))
}

/// Whether the text, misread, has many letters of languages that do not have `à`: `þ`, `ð` and those from U+0100 on.
fn has_no_grave(text: &str) -> bool {
    let is_lead = |&[a, b]: &[u8; 2]| (a == 0xC3) & (b.wrapping_sub(0x83) <= 2);
    let (mut all, mut without) = (0, 0);
    for at in places_beyond_ascii(text.as_bytes(), is_lead) {
        let mut pair = text[at..].chars();
        let (lead, next) = (pair.next(), pair.next());
        let is_letter = next.is_some_and(|c| byte(c, 0).is_some_and(|byte| byte < 0xC0));
        // But `œ`.
        let is_other = matches!(lead, Some('Ä' | 'Å')) && !matches!(next, Some('“' | '’'));
        without += usize::from(is_letter && (is_other || matches!(next, Some('°' | '¾'))));
        all += 1;
    }
    without * 4 >= all
}

/// Whether it has those of Vietnamese, of which there is no list: it has both `í` and `à` anywhere.
fn is_vietnamese(text: &str) -> bool {
    ["áº", "á»"].into_iter().any(|lead| memchr::memmem::find(text.as_bytes(), lead.as_bytes()).is_some())
}

/// Bytes of a word on either side. Attack: one endless word.
const REACH: usize = 40;

/// The part of a word at the end of `text`, read as UTF-8.
fn left(text: &str) -> Option<String> {
    read(near::before(text, REACH).rsplit(ends_word).next().unwrap_or_default())
}

/// The part of one at its start.
fn right(text: &str) -> Option<String> {
    read(near::behind(text, REACH).split(ends_word).next().unwrap_or_default())
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || c.is_ascii() && !c.is_ascii_alphabetic()
}

/// The same letter again is the likeliest reading where it lacks a byte.
fn read(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    for c in part.chars() {
        let byte = if c.is_ascii() { c as u8 } else { byte(c, 0)? };
        if bytes.last() == Some(&0xC3) && !matches!(byte, 0x80..=0xBF) {
            bytes.push(0xAD);
        }
        bytes.push(byte);
    }
    if bytes.last() == Some(&0xC3) {
        bytes.push(0xAD);
    }
    String::from_utf8(bytes).ok().filter(|part| part.chars().all(char::is_alphabetic))
}

/// Where layers took the blank behind such a letter for the no-break space that it lost, they read the letter instead.
pub(super) fn settle(text: &str, losses: &mut Vec<Edit>, layers: &mut [Edit]) {
    losses.retain(|loss| {
        let (start, end) = (loss.span.start, loss.span.end);
        let index = layers.partition_point(|edit| edit.span.end < end);
        let Some(edit) = layers.get_mut(index).filter(|edit| loss.with == INNER && edit.span.start <= start) else {
            return true;
        };
        let blank = &text[end..edit.span.end.max(end)];
        let with = edit.with.trim_end_matches(' ').strip_suffix(BLANK).filter(|_| matches!(blank, "" | " "));
        if let Some(with) = with {
            edit.with = [with, INNER, blank].concat().into();
        }
        false
    });
}
