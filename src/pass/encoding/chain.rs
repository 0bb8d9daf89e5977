//! A run of characters that is valid UTF-8 when read back in one code page.

use super::CLEAR;
use super::glyph::Glyph;
use super::oddity::Kind;
use super::pages::{NO_BREAK_SPACE, origin};
use super::rivals::rarity;
use super::tables::LOST;
use crate::edit::Span;

/// Sequences without a gap, and what they decode to.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub(super) page: usize,
    /// All pages in which the run reads the same.
    pub(super) pages: u32,
    pub(super) span: Span,
    pub(super) text: String,
    /// How much less odd the decoded text is, in half points; the minimum where it is no text.
    pub(super) score: i32,
}

/// How many times less odd a reading must be to settle what the text was.
const LITTLE: i32 = 8;

/// The chains that start at `at`, one for each way in which `pages` read it; with the pages that have seen its characters.
///
/// A page whose reading leaves next to nothing odd, up to ASCII, is not outdone by the next.
pub(super) fn read(text: &str, at: usize, mut pages: u32, mut take: impl FnMut(&Chain, u32)) {
    // Pages mostly read as far as one another.
    let mut known: Option<(usize, Option<i32>)> = None;
    let mut chain = Chain { page: 0, pages, span: Span::new(at, at), text: String::with_capacity(64), score: i32::MIN };
    while pages != 0 {
        (chain.page, chain.pages) = (pages.trailing_zeros() as usize, pages);
        (chain.span.end, chain.score) = (at, i32::MIN);
        chain.text.clear();
        decode(text, &mut chain);
        pages &= !(chain.pages | 1 << chain.page);
        if chain.text.is_empty() {
            continue;
        }
        let mut seen = chain.pages;
        let before = match known {
            Some((end, odd)) if end == chain.span.end => odd,
            _ => odd(text, chain.span, &text[chain.span.range()]),
        };
        known = Some((chain.span.end, before));
        if let Some((before, after)) = before.and_then(|before| score(text, &chain, before)) {
            chain.score = before - after;
            let ends = text.as_bytes().get(chain.span.end).is_none_or(u8::is_ascii);
            if after * LITTLE <= before - CLEAR && ends && rarity(&chain) == 0 {
                seen = u32::MAX;
                // But for pages with the same first byte, of which it takes words to tell.
                let first = text[at..].chars().next().and_then(origin);
                pages &= first.map_or(0, |first| first.same[chain.page]);
            }
        }
        take(&chain, seen);
    }
}

/// Reads the sequences of the chain's page on from its end, as far as they go; leaves those of its pages that read the same.
fn decode(text: &str, chain: &mut Chain) {
    let mut pages = chain.pages;
    while let Some((next, c)) = sequence(text, chain.span.end, chain.page, &mut pages) {
        chain.text.push(c);
        chain.pages = pages;
        let blank = text[chain.span.end..next].ends_with(' ');
        chain.span.end = next;
        if blank && c == 'à' && is_word(&text[next..]) {
            // The blank is both the last byte of the letter and the blank behind it.
            chain.span.end -= 1;
            break;
        }
    }
    // Where another page can read on, it makes a run of its own.
    let next = text[chain.span.end..].chars().next().and_then(origin).map_or(0, |origin| origin.lead);
    chain.pages &= !next | 1 << chain.page;
}

/// How odd the text is without and with a chain, in half points; `before` without what its length tells.
fn score(text: &str, chain: &Chain, mut before: i32) -> Option<(i32, i32)> {
    let is_lossy = text.as_bytes()[chain.span.range()].contains(&0xEF) && text[chain.span.range()].contains('\u{fffd}');
    let starts_word = || !text[..chain.span.start].ends_with(char::is_alphanumeric);
    let mut last = None;
    for c in chain.text.chars() {
        if let Some(last) = last {
            // The longer the run, the less likely it is valid by chance; least of all when it is a word of one script.
            let word = ('\u{800}'..'\u{2000}').contains(&c) && last as u32 >> 7 == c as u32 >> 7;
            before += if word { 3 } else { 1 };
        }
        last = Some(c);
        before += match c {
            '\u{fffd}' if !is_lossy => 8,
            // Three characters and more that would fit but for the lost one, and no word that they end.
            '\u{800}'..='\u{fffd}' if is_lossy && chain.span.len() >= 6 && starts_word() => 4,
            '\u{10000}'.. => 4,
            '\u{800}'.. => 1,
            _ => 0,
        };
    }
    // A single Greek letter is at home in names of science.
    let after = if is_greek_letter(&chain.text) { Some(0) } else { odd(text, chain.span, &chain.text) };
    let deeper = if after == Some(0) { None } else { peel(text, chain.span, &chain.text, LAYERS) };
    let after = after.into_iter().chain(deeper).min()?;
    // A repair that leaves more than half of the oddity repairs nothing.
    (after * 2 <= before).then_some((before, after))
}

fn is_greek_letter(decoded: &str) -> bool {
    let mut chars = decoded.chars();
    matches!((chars.next(), chars.next()), (Some('α'..='ω'), None))
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
        while let Some((next, c)) = sequence(decoded, at, page, &mut 0) {
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
    let after = Glyph::of(text[span.end..].chars().next().unwrap_or(' '));
    let mut first = Glyph::of(' ');
    let mut second = Glyph::of(text[..span.start].chars().next_back().unwrap_or(' '));
    let mut sum = 0;
    for next in middle.chars().map(Glyph::of) {
        sum += second.pair(next) + second.between(first, next) + next.single()?;
        (first, second) = (second, next);
    }
    Some(sum + second.pair(after) + second.between(first, after))
}

/// Whether what follows `à` and a blank is a word of its own. In Portuguese, `às` and `àquele` are one word.
fn is_word(rest: &str) -> bool {
    let part =
        rest.starts_with("quel") || rest.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    rest.starts_with(char::is_alphanumeric) && !part
}

/// One UTF-8 sequence of `page` at `at`: where it ends, and the character. Leaves those of `pages` that read it the same.
#[inline]
fn sequence(text: &str, at: usize, page: usize, pages: &mut u32) -> Option<(usize, char)> {
    let mut chars = text[at..].chars();
    let first = origin(chars.next()?)?;
    let lead = first.bytes[page];
    let (wanted, least, mut code) = match lead {
        0xC2..=0xDF => (2, 0x80, u32::from(lead & 0x1F)),
        0xE0..=0xEF => (3, 0x800, u32::from(lead & 0xF)),
        0xF0..=0xF4 => (4, 0x10000, u32::from(lead & 7)),
        _ => return None,
    };
    let mut same = first.same[page];
    for _ in 1..wanted {
        let Some(later) = origin(chars.next()?) else { return mended(text, at, page, pages) };
        let byte = later.bytes[page];
        if byte & 0xC0 != 0x80 {
            return None;
        }
        code = code << 6 | u32::from(byte & 0x3F);
        same &= later.same[page];
    }
    match char::from_u32(code).filter(|_| code >= least) {
        Some(c) => {
            *pages &= same;
            is_text(c).then(|| (text.len() - chars.as_str().len(), c))
        }
        None if lead == 0xED => mended(text, at, page, pages),
        None => None,
    }
}

/// Not for private use, nothing unassigned.
fn is_text(c: char) -> bool {
    c == '\u{fffd}' || !matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}')
}

/// A sequence that lost a byte, with a blank that was a no-break space, or of the two halves of a character.
#[cold]
fn mended(text: &str, at: usize, page: usize, pages: &mut u32) -> Option<(usize, char)> {
    let mut bytes = [0u8; 6];
    let mut length = 0;
    let mut wanted = 1;
    let mut hole = None;
    let mut end = at;
    let mut chars = text[at..].chars().peekable();
    while let Some(c) = chars.next() {
        let (byte, same) = match origin(c) {
            Some(origin) => (origin.bytes[page], origin.same[page]),
            // A byte that the page leaves undefined.
            None if c == '\u{fffd}' && length > 0 && hole.is_none() && !LOST[page].is_empty() => {
                hole = Some(length);
                (0x80, 1 << page)
            }
            // A no-break space that became a blank on the way.
            None if c == ' ' && matches!(chars.peek(), Some('\u{300}'..='\u{36f}')) => return None,
            None if c == ' ' && length > 0 && *NO_BREAK_SPACE & 1 << page != 0 => (0xA0, *NO_BREAK_SPACE),
            None => return None,
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
        *pages &= same;
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
    if let Some(hole) = hole {
        return filled(&mut bytes[..length], hole, page, &text[end..]).map(|c| (end, c));
    }
    let c = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    is_text(c).then_some((end, c))
}

/// The one character in use that fits when the byte at `hole` was lost; a replacement character where several do.
fn filled(bytes: &mut [u8], hole: usize, page: usize, rest: &str) -> Option<char> {
    // A quotation mark, unless the run goes on: what stands around it tells, see `lossy`.
    if hole == 2
        && bytes.starts_with(&[0xE2, 0x80])
        && rest.chars().next().and_then(origin).is_none_or(|next| next.lead == 0)
    {
        return None;
    }
    let mut only = None;
    for byte in LOST[page] {
        bytes[hole] = *byte;
        let c = std::str::from_utf8(bytes).ok().and_then(|text| text.chars().next());
        let Some(c) = c.filter(|c| {
            let glyph = Glyph::of(*c);
            glyph.single().is_some_and(|odd| odd < 2) && !glyph.is_one_of(&[Kind::Junk, Kind::Hidden, Kind::Blank])
        }) else {
            continue;
        };
        if only.replace(c).is_some() {
            return Some('\u{fffd}');
        }
    }
    only
}
