//! The code pages read backwards: which byte a character may have been, in which page.

use std::sync::LazyLock;

use super::tables::{COUNT, PAGES};

/// What a character may have been before it was misread.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    /// The pages in which it was the first byte of a longer UTF-8 sequence.
    pub(super) lead: u32,
    /// The pages in which it was a later byte.
    pub(super) tail: u32,
    /// The byte itself by page, 0 where the page lacks the character.
    pub(super) bytes: [u8; COUNT],
}

/// Characters at and above this one are in no page, but for a few that are of no use here.
const END: usize = 0x2600;

struct Origins {
    /// By code point, one more than the place in `list`; 0 for none.
    index: Vec<u16>,
    list: Vec<Origin>,
}

static ORIGINS: LazyLock<Origins> = LazyLock::new(|| {
    let mut origins = Origins { index: vec![0; END], list: Vec::new() };
    for (page, row) in PAGES.iter().enumerate() {
        for (byte, c) in (0x80u8..=0xFF).zip(row) {
            let c = usize::from(*c);
            // U+FB01 and U+FB02 of the Mac pages would be U+07xx, which nobody writes in UTF-8 read as a Mac page.
            if !(0x80..END).contains(&c) {
                continue;
            }
            if origins.index[c] == 0 {
                origins.list.push(Origin { lead: 0, tail: 0, bytes: [0; COUNT] });
                origins.index[c] = origins.list.len() as u16;
            }
            let origin = &mut origins.list[usize::from(origins.index[c]) - 1];
            origin.bytes[page] = byte;
            match byte {
                0x80..=0xBF => origin.tail |= 1 << page,
                0xC2..=0xF4 => origin.lead |= 1 << page,
                _ => {}
            }
        }
    }
    origins
});

/// What `c` may have been.
#[inline]
pub(super) fn origin(c: char) -> Option<&'static Origin> {
    let origins = &*ORIGINS;
    let place = *origins.index.get(c as usize)?;
    origins.list.get(usize::from(place).wrapping_sub(1))
}

/// Whether byte A0, a no-break space, is one in the page: then it may have become a blank.
pub(super) fn has_no_break_space(page: usize) -> bool {
    PAGES[page][0x20] == 0xA0
}
