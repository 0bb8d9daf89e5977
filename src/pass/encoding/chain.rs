//! A run of characters that is valid UTF-8 when read back in one code page.

use super::oddity::{Kind, between, kind, pair, single};
use super::pages::{has_no_break_space, origin};
use crate::edit::Span;

/// Sequences without a gap, and what they decode to.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub(super) page: usize,
    /// All pages in which the run reads the same.
    pub(super) pages: u32,
    pub(super) span: Span,
    pub(super) text: String,
    /// How much less odd the decoded text is, in half points.
    pub(super) score: i32,
}

/// The chain of `page` that starts at `at`, if its first sequence is valid; and where the page has been looked at.
pub(super) fn read(text: &str, at: usize, page: usize) -> Option<Chain> {
    let mut end = at;
    let mut decoded = String::new();
    let mut bonus = 0;
    while let Some((next, c)) = sequence(text, end, page) {
        if let Some(before) = decoded.chars().next_back() {
            // The longer the run, the less likely it is valid by chance; least of all when it is a word of one script.
            let word = ('\u{800}'..'\u{2000}').contains(&c) && before as u32 >> 7 == c as u32 >> 7;
            bonus += if word { 3 } else { 1 };
        }
        bonus += match c {
            '\u{fffd}' => 8,
            '\u{10000}'.. => 4,
            '\u{800}'.. => 1,
            _ => 0,
        };
        decoded.push(c);
        let blank = text[end..next].ends_with(' ');
        end = next;
        if blank && c == 'à' && is_word(&text[end..]) {
            // The blank is both the last byte of the letter and the blank behind it.
            end -= 1;
            break;
        }
    }
    if decoded.is_empty() {
        return None;
    }
    let span = Span::new(at, end);
    let before = odd(text, span, &text[at..end])? + bonus;
    let after = odd(text, span, &decoded);
    let deeper = peel(text, span, &decoded, LAYERS);
    let after = after.into_iter().chain(deeper).min()?;
    // A repair that leaves more than half of the oddity repairs nothing.
    if after * 2 > before {
        return None;
    }
    Some(Chain { page, pages: 1 << page, span, text: decoded, score: before - after })
}

/// Layers looked through to see whether a repair leads to a second one. Attack: none, each is shorter than the last.
const LAYERS: usize = 4;

/// How odd the text is when `decoded`, in the place of `span`, is decoded again: in each page once, all of it.
fn peel(text: &str, span: Span, decoded: &str, layers: usize) -> Option<i32> {
    let mut chars = decoded.chars();
    let first = origin(chars.next()?)?;
    let second = origin(chars.next()?)?;
    let mut pages = first.lead & second.tail;
    let mut best = None;
    while pages != 0 && layers > 0 {
        let page = pages.trailing_zeros() as usize;
        pages &= pages - 1;
        let (mut at, mut again) = (0, String::new());
        while let Some((next, c)) = sequence(decoded, at, page) {
            again.push(c);
            at = next;
        }
        if at < decoded.len() {
            continue;
        }
        let found = odd(text, span, &again).into_iter().chain(peel(text, span, &again, layers - 1)).min();
        best = best.into_iter().chain(found).min();
    }
    best
}

/// How odd `middle` is in the place of `span`.
fn odd(text: &str, span: Span, middle: &str) -> Option<i32> {
    let after = text[span.end..].chars().next().unwrap_or(' ');
    let mut first = ' ';
    let mut second = text[..span.start].chars().next_back().unwrap_or(' ');
    let mut sum = 0;
    for c in middle.chars() {
        sum += pair(second, c) + between(first, second, c) + single(c)?;
        (first, second) = (second, c);
    }
    Some(sum + pair(second, after) + between(first, second, after))
}

/// Whether what follows `à` and a blank is a word of its own. In Portuguese, `às` and `àquele` are one word.
fn is_word(rest: &str) -> bool {
    let part =
        rest.starts_with("quel") || rest.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    rest.starts_with(char::is_alphanumeric) && !part
}

/// One UTF-8 sequence of `page` at `at`: where it ends, and the character.
fn sequence(text: &str, at: usize, page: usize) -> Option<(usize, char)> {
    let mut bytes = [0u8; 6];
    let mut length = 0;
    let mut wanted = 1;
    let mut end = at;
    for c in text[at..].chars() {
        let byte = match origin(c) {
            Some(origin) => origin.bytes[page],
            // A no-break space that became a blank on the way.
            None if c == ' ' && length > 0 && has_no_break_space(page) => 0xA0,
            None => 0,
        };
        match (length, byte) {
            (0, 0xC2..=0xDF) => wanted = 2,
            (0, 0xE0..=0xEF) => wanted = 3,
            (0, 0xF0..=0xF4) => wanted = 4,
            // The first half of a character beyond U+FFFF, in CESU-8.
            (1, 0xA0..=0xAF) if bytes[0] == 0xED => wanted = 6,
            (3, 0xED) if wanted == 6 => {}
            (1.., 0x80..=0xBF) => {}
            _ => return None,
        }
        bytes[length] = byte;
        length += 1;
        end += c.len_utf8();
        if length == wanted {
            break;
        }
    }
    if length < wanted {
        return None;
    }
    if wanted == 6 {
        let half = |b: &[u8]| u32::from(b[1] & 0x3F) << 6 | u32::from(b[2] & 0x3F);
        let (high, low) = (half(&bytes[..3]), half(&bytes[3..]));
        if !(0x800..0xC00).contains(&high) || !(0xC00..0x1000).contains(&low) {
            return None;
        }
        return char::from_u32(0x10000 + ((high - 0x800) << 10) + (low - 0xC00)).map(|c| (end, c));
    }
    let c = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    (kind(c) != Kind::Junk || c == '\u{fffd}' || c == '\u{feff}' || ('\u{80}'..'\u{a0}').contains(&c))
        .then_some((end, c))
}

/// Those of `pages` in which the run has the same bytes as in `page`.
///
/// Where another page can read on, it makes a run of its own.
pub(super) fn same(text: &str, span: Span, page: usize, mut pages: u32) -> u32 {
    let next = text[span.end..].chars().next().and_then(origin).map_or(0, |origin| origin.lead);
    pages &= !next | 1 << page;
    for c in text[span.range()].chars() {
        let Some(origin) = origin(c) else { continue };
        for other in 0..u32::BITS as usize {
            if pages & 1 << other != 0 && origin.bytes[other] != origin.bytes[page] {
                pages &= !(1 << other);
            }
        }
    }
    pages
}
