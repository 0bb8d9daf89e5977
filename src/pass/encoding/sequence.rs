//! One sequence of UTF-8 in the characters of a code page.

use super::glyph::Glyph;
use super::oddity::Kind;
use super::pages::{NO_BREAK_SPACE, origin};
use super::tables::LOST;

/// One UTF-8 sequence of `page` at `at`: where it ends, and the character. Leaves those of `pages` that read it the same.
#[inline]
pub(super) fn sequence(text: &str, at: usize, page: usize, pages: &mut u32) -> Option<(usize, char)> {
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
