//! German and the Romance languages read in the page of another system or script: `fŸr`, `f³r`, `f¸r`, `fьr` for `für`.

use super::latin::Way;
use super::pair::{CP437, CP850, MAC_ROMAN, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253};
use crate::lexicon::Language;

const LANGUAGES: &[Language] =
    &[Language::German, Language::French, Language::Spanish, Language::Italian, Language::Portuguese];

/// What became of the small letters with accents.
#[rustfmt::skip]
pub(super) static WAYS: [Way; 8] = [
    way(WINDOWS_1252, MAC_ROMAN, "ŠšŸŽˆžœ§‰‡‹›—–™•\u{88}\u{8a}\u{8d}\u{8e}\u{8f}\u{90}\u{99}\u{9a}\u{9d}\u{9e}\u{9f}"),
    way(WINDOWS_1252, CP850, "„”‚Šˆ‰…ƒ‡Œ‹“–—¡¢£¤Æ\u{81}\u{8d}"),
    way(WINDOWS_1252, CP437, "„”‚Šˆ‰…ƒ‡Œ‹“–—¡¢£¤\u{81}\u{8d}"),
    way(MAC_ROMAN, WINDOWS_1252, "‰ˆ¸ﬂÈËÍÎ‡‚ÁÓÔÙ˚˘·ÌÛ˙Ò„ıÏÚÂ"),
    way(CP850, WINDOWS_1252, "õ÷³▀ÚÞÛÙÓÔþ¯´¶¹¨ßÝ¾·±Ò§ý‗Õ"),
    way(CP437, WINDOWS_1252, "Σ÷ⁿ▀ΘΦΩδαΓτε∩⌠√∙φ≤·±π⌡∞≥σ"),
    way(WINDOWS_1251, WINDOWS_1252, "дцьЯйиклавзофыщбнусртхме"),
    way(WINDOWS_1253, WINDOWS_1252, "δφόίιηκλΰβηξοϋωανσρτυμε"),
];

const fn way(read: usize, was: usize, tells: &'static str) -> Way {
    /// Two words of the list, or more of the same letters: within words, the tells are a proof of their own.
    const LEAST: usize = 4;
    Way { read, was, languages: LANGUAGES, tells, least: LEAST }
}

/// Whether three bytes begin one of the tells that are hardly ever beside a small letter.
#[inline(always)]
pub(super) fn is_tell(&[lead, byte, next]: &[u8; 3]) -> bool {
    // Controls, and signs from `¡` to `¾`; capitals; `÷`; letters of Czech; `ˆ`; `‚`, `‰` and the like, `ⁿ`, `▀`.
    let is_sign = (byte < 0xA0) | (byte != 0xA0) & (byte != 0xAB) & (byte != 0xAD) & (byte < 0xBB) | (byte == 0xBE);
    let is_capital = (byte < 0x9F) | (byte == 0xB7);
    let is_czech = (byte == 0x93) | (byte == 0xA0) | (byte == 0xA1) | (byte == 0xB8) | (byte == 0xBD) | (byte == 0xBE);
    let is_mark =
        (next == 0x9A) | (next == 0x9E) | (next & 0xFE == 0xA0) | (next == 0xB0) | (next == 0xB9) | (next == 0xBA);
    (lead == 0xC2) & is_sign
        | (lead == 0xC3) & is_capital
        | (lead == 0xC5) & is_czech
        | (lead == 0xCB) & ((byte == 0x86) | (byte == 0x9A))
        | (lead == 0xE2)
            & ((byte == 0x80) & is_mark | (byte == 0x81) & (next == 0xBF) | (byte == 0x96) & (next == 0x80))
}

/// The same of letters of other scripts, in a text of Latin letters.
#[inline(always)]
pub(super) fn is_foreign_tell(&[lead, ..]: &[u8; 3]) -> bool {
    (lead & 0xFE == 0xCE) | (lead & 0xFE == 0xD0)
}

/// Whether a tell that begins so is none at the end of a word either, where signs and Greek letters are.
pub(super) fn ends_no_word(&[lead, byte, _]: &[u8; 3]) -> bool {
    matches!((lead, byte), (0xC2, ..0xA0) | (0xC3, ..0x9F) | (0xC5 | 0xCB, _))
}
