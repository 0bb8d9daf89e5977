//! In which code page text in Latin letters may have been read, and which it was in.

use super::is_letter;
use super::pair::{
    CP437, CP775, CP850, CP852, CP857, ISO_8859_2, MAC_CENTRAL, MAC_ROMAN, MAC_TURKISH, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257, byte,
};
use super::trigrams::Languages;
use crate::edit::Span;
use crate::pass::encoding::tables::{PAGES, TCVN};
use crate::text::near;

/// A page of the languages, and the pages it is read as.
#[derive(Debug)]
struct Page {
    was: &'static [u16; 128],
    languages: Languages,
    read: &'static [usize],
}

const WINDOWS: &[usize] = &[WINDOWS_1252, WINDOWS_1251, WINDOWS_1250, ISO_8859_2, MAC_ROMAN, CP850, CP437];
/// DOS and the Macintosh wrote files that only Windows reads since.
const FILES: &[usize] = &[WINDOWS_1252];

#[rustfmt::skip]
static PAGES_OF: [Page; 14] = [
    Page { was: &PAGES[WINDOWS_1250], languages: Languages::CENTRAL, read: WINDOWS },
    Page { was: &PAGES[ISO_8859_2], languages: Languages::CENTRAL, read: WINDOWS },
    Page { was: &PAGES[WINDOWS_1254], languages: Languages::TURKISH, read: WINDOWS },
    Page { was: &PAGES[WINDOWS_1257], languages: Languages::BALTIC, read: WINDOWS },
    Page { was: &PAGES[WINDOWS_1252], languages: Languages::WESTERN,
        read: &[WINDOWS_1251, WINDOWS_1250, ISO_8859_2, WINDOWS_1253, MAC_ROMAN, CP850, CP437] },
    Page { was: &PAGES[MAC_ROMAN], languages: Languages::WESTERN, read: FILES },
    Page { was: &PAGES[CP850], languages: Languages::WESTERN, read: FILES },
    Page { was: &PAGES[CP437], languages: Languages::WESTERN, read: FILES },
    Page { was: &PAGES[CP852], languages: Languages::CENTRAL, read: FILES },
    Page { was: &PAGES[MAC_CENTRAL], languages: Languages::CENTRAL.or(Languages::BALTIC), read: FILES },
    Page { was: &PAGES[CP857], languages: Languages::TURKISH, read: FILES },
    Page { was: &PAGES[MAC_TURKISH], languages: Languages::TURKISH, read: FILES },
    Page { was: &PAGES[CP775], languages: Languages::BALTIC, read: FILES },
    Page { was: &TCVN, languages: Languages::VIETNAMESE, read: FILES },
];

/// What was read as what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    read: usize,
    was: &'static [u16; 128],
    pub(super) languages: Languages,
}

/// Likelier ways first.
pub(super) fn ways() -> impl Iterator<Item = Way> {
    PAGES_OF.iter().flat_map(|page| {
        let Page { was, languages, .. } = *page;
        page.read.iter().filter(move |read| !std::ptr::eq(&PAGES[**read], was)).map(move |read| Way {
            read: *read,
            was,
            languages,
        })
    })
}

impl Way {
    /// What a stretch of a text was. Where a font has Vietnamese letters, another one has their capitals in the same places.
    pub(super) fn decode_at(&self, text: &str, stretch: Span) -> Option<String> {
        /// Bytes on either side, in which letters of ASCII tell the font.
        const REACH: usize = 12;
        let was = self.decode(&text[stretch.range()])?;
        if !std::ptr::eq(self.was, &TCVN) {
            return Some(was);
        }
        let mut letters = near::line_around(text, stretch, REACH).into_iter().flat_map(str::bytes);
        let are_capitals = letters.clone().filter(u8::is_ascii_uppercase).nth(1).is_some()
            && !letters.any(|byte| byte.is_ascii_lowercase());
        Some(if are_capitals { was.to_uppercase() } else { was })
    }

    /// What a stretch was; nothing where a letter is none of the page it was read as, or none of the one it was in.
    pub(super) fn decode(&self, text: &str) -> Option<String> {
        text.chars().map(|c| self.decode_char(c)).collect()
    }

    pub(super) fn decode_char(&self, c: char) -> Option<char> {
        match byte(c, self.read) {
            Some(byte @ 0x80..) => {
                let with = char::from_u32(self.was[usize::from(byte) - 0x80].into())?;
                // C1 controls are what no page has.
                (with >= '\u{a0}').then_some(with)
            }
            Some(byte) => Some(char::from(byte)),
            // From a character reference.
            None => (!is_letter(c)).then_some(c),
        }
    }
}
