//! One sequence of UTF-8 in the characters of a code page.

use super::glyph::Glyph;
use super::kind::Kind;
use super::lookahead::Lookahead;
use super::pages::{NO_BREAK_SPACE, Origin};
use super::tables::LOST;

/// A character in the characters of a page.
pub(super) struct Sequence {
    pub(super) c: char,
    /// How many characters of the page it is.
    pub(super) length: usize,
    /// The pages that read it the same.
    pub(super) pages: u32,
    /// Whether one of the characters was lost.
    pub(super) is_lossy: bool,
}

/// One UTF-8 sequence of `page` at an index of the stretch ahead.
#[inline]
pub(super) fn sequence(ahead: &mut Lookahead<'_>, index: usize, page: usize) -> Option<Sequence> {
    let first = ahead.place(index).origin?;
    let lead = first.bytes[page];
    let (length, least) = match lead {
        0xC2..=0xDF => (2, 0x80),
        0xE0..=0xEF => (3, 0x800),
        0xF0..=0xF4 => (4, 0x10000),
        _ => return None,
    };
    let mut code = u32::from(lead & 0x7F >> length);
    let mut pages = first.same[page];
    for later in 1..length {
        let Some(later) = ahead.place(index + later).origin else { return mended(ahead, index, page) };
        let byte = later.bytes[page];
        if byte & 0xC0 != 0x80 {
            return None;
        }
        code = code << 6 | u32::from(byte & 0x3F);
        pages &= later.same[page];
    }
    match char::from_u32(code).filter(|_| code >= least) {
        Some(c) => is_text(c).then_some(Sequence { c, length, pages, is_lossy: false }),
        None if lead == 0xED => mended(ahead, index, page),
        None => None,
    }
}

/// Not for private use, nothing unassigned.
fn is_text(c: char) -> bool {
    c == '\u{fffd}' || !matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}')
}

/// A sequence that lost a byte, with a blank that was a no-break space, or of the two halves of a character.
#[cold]
fn mended(ahead: &mut Lookahead<'_>, index: usize, page: usize) -> Option<Sequence> {
    let mut pages = u32::MAX;
    let mut bytes = [0u8; 6];
    let mut length = 0;
    let mut wanted = 1;
    let mut hole = None;
    while length < wanted {
        let place = *ahead.place(index + length);
        let c = place.glyph.char();
        let (byte, same) = match place.origin {
            Some(origin) => (origin.bytes[page], origin.same[page]),
            // A byte that the page leaves undefined.
            None if c == '\u{fffd}' && length > 0 && hole.is_none() && !LOST[page].is_empty() => {
                hole = Some(length);
                (0x80, 1 << page)
            }
            // A no-break space that became a blank on the way.
            None if c == ' ' && place.at < ahead.text.len() && length > 0 && *NO_BREAK_SPACE & 1 << page != 0 => {
                let next = ahead.place(index + length + 1).glyph.char();
                let after = *ahead.place(index + length + 2);
                let is_table = next == ' ' && after.glyph.char() == ' ' && after.at < ahead.text.len();
                // An accent of its own stands on the blank; the blanks of a table.
                if matches!(next, '\u{300}'..='\u{36f}') || is_table {
                    return None;
                }
                (0xA0, *NO_BREAK_SPACE)
            }
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
        pages &= same;
        length += 1;
    }
    let found = |c| Sequence { c, length, pages, is_lossy: hole.is_some() };
    if wanted == 6 {
        let half = |b: &[u8]| u32::from(b[1] & 0x3F) << 6 | u32::from(b[2] & 0x3F);
        let (high, low) = (half(&bytes[..3]), half(&bytes[3..]));
        if !(0x800..0xC00).contains(&high) || !(0xC00..0x1000).contains(&low) {
            return None;
        }
        return char::from_u32(0x10000 + ((high - 0x800) << 10) + (low - 0xC00)).map(found);
    }
    if let Some(lost) = hole {
        let next = ahead.place(index + length).origin;
        return filled(&mut bytes[..length], lost, page, next).map(found);
    }
    let c = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    is_text(c).then(|| found(c))
}

/// The one character in use that fits when the byte at `hole` was lost; a replacement character where several do.
fn filled(bytes: &mut [u8], hole: usize, page: usize, next: Option<&Origin>) -> Option<char> {
    // A quotation mark, unless the run goes on: what stands around it tells, see `lossy`.
    if hole == 2 && bytes.starts_with(&[0xE2, 0x80]) && next.is_none_or(|next| next.lead == 0) {
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
