//! The screen: one scan that tells which classes of bytes a text holds, so that passes without work never run.
//!
//! Most blocks of ordinary text are quiet: letters, digits, blanks and sentence punctuation. A handful of vector comparisons
//! finds the others, and only those are looked up byte by byte.

use std::ops::BitOr;

#[cfg(target_arch = "x86_64")]
mod avx2;

/// A set of classes of bytes, as the screen reports them and passes ask for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(u64);

impl Classes {
    /// No class.
    pub const NONE: Self = Self(0);
    /// Set for every text that is not empty: for passes that look at its ends or at the start of every line.
    pub const ANY: Self = Self(1);
    /// A backslash.
    pub const BACKSLASH: Self = Self(1 << 1);
    /// `[` or `]`.
    pub const BRACKET: Self = Self(1 << 2);
    /// `<` or `>`.
    pub const ANGLE: Self = Self(1 << 3);
    /// `&`.
    pub const AMPERSAND: Self = Self(1 << 4);
    /// `*`.
    pub const STAR: Self = Self(1 << 5);
    /// `_`.
    pub const UNDERSCORE: Self = Self(1 << 6);
    /// `#`.
    pub const HASH: Self = Self(1 << 7);
    /// A backtick.
    pub const BACKTICK: Self = Self(1 << 8);
    /// `{` or `}`.
    pub const BRACE: Self = Self(1 << 9);
    /// `|`.
    pub const PIPE: Self = Self(1 << 10);
    /// `~`.
    pub const TILDE: Self = Self(1 << 11);
    /// `=`.
    pub const EQUALS: Self = Self(1 << 12);
    /// `@`.
    pub const AT: Self = Self(1 << 13);
    /// `^`.
    pub const CARET: Self = Self(1 << 14);
    /// A tab.
    pub const TAB: Self = Self(1 << 15);
    /// A C0 control other than tab and line feed, or DEL.
    pub const CONTROL: Self = Self(1 << 16);
    /// Two blanks in a row, a blank before a line end, three line ends in a row, or a blank or line end at either end of the
    /// text.
    pub const BLANKS: Self = Self(1 << 17);
    /// U+0080–U+009F and other characters that show nothing: zero-width, bidirectional and format controls, soft hyphens,
    /// byte-order marks, variation selectors, tags.
    pub const INVISIBLE: Self = Self(1 << 18);
    /// Of [`INVISIBLE`](Self::INVISIBLE), those beyond U+00FF.
    pub(crate) const FORMAT: Self = Self(1 << 35);
    /// Of [`LATIN`](Self::LATIN), those beyond U+00FF.
    pub(crate) const LATIN_EXTENDED: Self = Self(1 << 36);
    /// Of [`LATIN_SIGN`](Self::LATIN_SIGN) and [`LATIN`](Self::LATIN), what conversions leave: `¨`, `¬`, `´`, `¶`, `¸`, and accents
    /// apart from their letters, U+02C0–U+02FF.
    pub(crate) const RELIC: Self = Self(1 << 37);
    /// Of [`SYMBOL`](Self::SYMBOL), those that are neither dashes nor quotes: beyond U+203F.
    pub(crate) const SIGN: Self = Self(1 << 38);
    /// U+2010, a hyphen. It has no other class.
    pub(crate) const HYPHEN: Self = Self(1 << 39);
    /// `-` at the end of a line, `''`, or `%%`.
    pub(crate) const MARKS: Self = Self(1 << 40);
    /// Of [`HAN`](Self::HAN), what has another form: compatibility ideographs, U+F900–U+FAFF, and voicing marks apart from their
    /// kana, U+3099 and U+309A.
    pub(crate) const COMPATIBLE: Self = Self(1 << 41);
    /// A no-break space or another blank that is not U+0020.
    pub const EXOTIC_SPACE: Self = Self(1 << 19);
    /// A private-use or replacement character, or an object mark.
    pub const PRIVATE: Self = Self(1 << 20);
    /// A presentation form: ligatures, fullwidth and halfwidth forms.
    pub const PRESENTATION: Self = Self(1 << 21);
    /// Combining diacritical marks.
    pub const COMBINING: Self = Self(1 << 22);
    /// Latin letters beyond ASCII, U+00C0–U+02FF.
    pub const LATIN: Self = Self(1 << 23);
    /// Greek letters.
    pub const GREEK: Self = Self(1 << 24);
    /// Cyrillic letters.
    pub const CYRILLIC: Self = Self(1 << 25);
    /// Armenian or Hebrew letters.
    pub const ARMENIAN_HEBREW: Self = Self(1 << 26);
    /// Arabic letters and their neighbours up to U+07FF.
    pub const ARABIC: Self = Self(1 << 27);
    /// U+0800–U+0FFF: the scripts of India, Thai, Lao, Tibetan.
    pub const INDIC: Self = Self(1 << 28);
    /// U+1000–U+1FFF: Burmese, Georgian, Ethiopic, Khmer and others; accented Latin and Greek.
    pub const OTHER_LETTERS: Self = Self(1 << 29);
    /// Kana, Han and other East Asian characters in U+2E80–U+A4CF.
    pub const HAN: Self = Self(1 << 30);
    /// Hangul syllables and their neighbours in U+A4D0–U+D7FF.
    pub const HANGUL: Self = Self(1 << 31);
    /// Latin-1 signs in U+00A1–U+00BF.
    pub const LATIN_SIGN: Self = Self(1 << 32);
    /// Punctuation and symbols in U+2000–U+2E7F but the common dashes, quotes and dots, which have no class.
    pub const SYMBOL: Self = Self(1 << 33);
    /// Characters beyond U+FFFF: emoji, rare ideographs, mathematical letters.
    pub const ASTRAL: Self = Self(1 << 34);

    /// Every class.
    pub(crate) const ALL: Self = Self(u64::MAX >> 1);

    /// Letters that are not Latin.
    pub const FOREIGN: Self = Self::GREEK
        .or(Self::CYRILLIC)
        .or(Self::ARMENIAN_HEBREW)
        .or(Self::ARABIC)
        .or(Self::INDIC)
        .or(Self::OTHER_LETTERS)
        .or(Self::HAN)
        .or(Self::HANGUL);

    /// The union, in constants.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets share a class.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// By byte. A lead byte whose class depends on what follows has [`REFINE`] as well.
static TABLE: [u64; 256] = table();

/// The second and third byte decide.
const REFINE: u64 = 1 << 63;

const fn table() -> [u64; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'\\' => Classes::BACKSLASH.0,
            b'[' | b']' => Classes::BRACKET.0,
            b'<' | b'>' => Classes::ANGLE.0,
            b'&' => Classes::AMPERSAND.0,
            b'*' => Classes::STAR.0,
            b'_' => Classes::UNDERSCORE.0,
            b'#' => Classes::HASH.0,
            b'`' => Classes::BACKTICK.0,
            b'{' | b'}' => Classes::BRACE.0,
            b'|' => Classes::PIPE.0,
            b'~' => Classes::TILDE.0,
            b'=' => Classes::EQUALS.0,
            b'@' => Classes::AT.0,
            b'^' => Classes::CARET.0,
            b'\t' => Classes::TAB.0,
            b'\n' => 0,
            0..0x20 | 0x7F => Classes::CONTROL.0,
            0xC2 | 0xCC | 0xCD | 0xE1 | 0xE2 | 0xE3 | 0xED | 0xEE | 0xEF | 0xF3 => REFINE,
            0xC3 => Classes::LATIN.0,
            0xC4..=0xCA => Classes::LATIN.0 | Classes::LATIN_EXTENDED.0,
            0xCB => Classes::LATIN.0 | Classes::LATIN_EXTENDED.0 | Classes::RELIC.0,
            0xCE | 0xCF => Classes::GREEK.0,
            0xD0..=0xD3 => Classes::CYRILLIC.0,
            0xD4 => Classes::CYRILLIC.0 | Classes::ARMENIAN_HEBREW.0,
            0xD5..=0xD7 => Classes::ARMENIAN_HEBREW.0,
            0xD8..=0xDF => Classes::ARABIC.0 | REFINE,
            0xE0 => Classes::INDIC.0,
            0xE4..=0xE9 => Classes::HAN.0,
            0xEA..=0xEC => Classes::HANGUL.0,
            0xF0..=0xF2 | 0xF4..=0xFF => Classes::ASTRAL.0,
            _ => 0,
        };
        byte += 1;
    }
    table
}

/// Whether a text of these classes may hold an ASCII character.
pub(super) fn may_hold(classes: Classes, byte: u8) -> bool {
    let class = Classes(TABLE[usize::from(byte)]);
    class == Classes::NONE || classes.intersects(class)
}

/// The class of a character whose lead byte does not tell.
const fn refine(lead: u8, second: u8, third: u8) -> Classes {
    const FORMAT: Classes = Classes::INVISIBLE.or(Classes::FORMAT);
    match (lead, second, third) {
        (0xC2, 0x80..=0x9F | 0xAD, _) => Classes::INVISIBLE,
        (0xC2, 0xA0, _) => Classes::EXOTIC_SPACE,
        (0xC2, 0xA8 | 0xAC | 0xB4 | 0xB6 | 0xB8, _) => Classes::LATIN_SIGN.or(Classes::RELIC),
        (0xC2, ..) => Classes::LATIN_SIGN,
        // U+034F combining grapheme joiner
        (0xCD, 0x8F, _) => FORMAT.or(Classes::COMBINING),
        (0xCD, 0xB0.., _) => Classes::GREEK,
        (0xCC | 0xCD, ..) => Classes::COMBINING,
        // U+061C Arabic letter mark
        (0xD8, 0x9C, _) => FORMAT,
        // U+115F, U+1160, U+17B4, U+17B5, U+180B–U+180F, U+1680
        (0xE1, 0x85, 0x9F | 0xA0) | (0xE1, 0x9E, 0xB4 | 0xB5) | (0xE1, 0xA0, 0x8B..=0x8F) => {
            FORMAT.or(Classes::OTHER_LETTERS)
        }
        (0xE1, 0x9A, 0x80) => Classes::EXOTIC_SPACE,
        (0xE1, 0xAA | 0xAB | 0xB7, _) => Classes::COMBINING,
        (0xE1, ..) => Classes::OTHER_LETTERS,
        // U+2000–U+200A, U+202F, U+205F
        (0xE2, 0x80, 0x80..=0x8A | 0xAF) | (0xE2, 0x81, 0x9F) => Classes::EXOTIC_SPACE,
        // U+200B–U+200F, U+2028–U+202E, U+2060–U+206F
        (0xE2, 0x80, 0x8B..=0x8F | 0xA8..=0xAE) | (0xE2, 0x81, 0xA0..=0xAF) => FORMAT,
        (0xE2, 0x80, 0x90) => Classes::HYPHEN,
        // Dashes, quotes, bullet and dots of typographers, U+2011–U+2019, U+201C, U+201D, U+2022, U+2026: nothing to look for.
        (0xE2, 0x80, 0x91..=0x99 | 0x9C | 0x9D | 0xA2 | 0xA6) => Classes::NONE,
        (0xE2, 0x83, 0x90..) => Classes::COMBINING,
        (0xE2, 0xBA.., _) => Classes::HAN,
        (0xE2, 0x80, _) => Classes::SYMBOL,
        (0xE2, ..) => Classes::SYMBOL.or(Classes::SIGN),
        (0xE3, 0x80, 0x80) => Classes::EXOTIC_SPACE.or(Classes::HAN),
        (0xE3, 0x82, 0x99 | 0x9A) | (0xEF, 0xA4..=0xAB, _) => Classes::HAN.or(Classes::COMPATIBLE),
        // U+3164 Hangul filler
        (0xE3, 0x85, 0xA4) => FORMAT,
        (0xE3, ..) => Classes::HAN,
        (0xED, ..) => Classes::HANGUL,
        (0xEE, ..) | (0xEF, 0x80..=0xA3, _) => Classes::PRIVATE,
        (0xEF, 0xAC, 0x80..=0x86) => Classes::PRESENTATION,
        (0xEF, 0xAC, 0x87..=0x9C) => Classes::ARMENIAN_HEBREW,
        (0xEF, 0xAC, _) => Classes::ARMENIAN_HEBREW.or(Classes::ARABIC),
        (0xEF, 0xAD..=0xB7, _) => Classes::ARABIC,
        // U+FE00–U+FE0F, U+FEFF, U+FFA0
        (0xEF, 0xB8, 0x80..=0x8F) | (0xEF, 0xBB, 0xBF) | (0xEF, 0xBE, 0xA0) => FORMAT,
        (0xEF, 0xB8, 0xA0..=0xAF) => Classes::COMBINING,
        (0xEF, 0xB9, 0xB0..) | (0xEF, 0xBA | 0xBB, _) => Classes::ARABIC,
        (0xEF, 0xBC..=0xBE, _) => Classes::PRESENTATION,
        // U+FFF0–U+FFFF: interlinear marks, object mark, replacement character, noncharacters
        (0xEF, 0xBF, 0xB0..) => Classes::PRIVATE,
        (0xEF, 0xBF, _) => Classes::PRESENTATION,
        (0xEF, ..) => Classes::SYMBOL,
        // U+E0000–U+E0FFF tags and variation selectors, then the private planes
        (0xF3, 0xA0, _) => FORMAT,
        (0xF3, 0xB0.., _) => Classes::PRIVATE,
        (0xF3, ..) => Classes::ASTRAL,
        _ => Classes::NONE,
    }
}

/// Bytes looked at together; two more are read to see what follows the last.
const BLOCK: usize = 64;
const WINDOW: usize = BLOCK + 2;

/// The classes of bytes in `text`.
pub(super) fn screen(text: &str) -> Classes {
    let bytes = text.as_bytes();
    fetch(bytes);
    #[cfg(target_arch = "x86_64")]
    if std::is_x86_feature_detected!("avx2") {
        // SAFETY: the processor has AVX2, as just detected; the function is safe code compiled for it. Measured: the screen
        // takes about half the time on English, and on clean text it is most of what there is to do.
        #[expect(unsafe_code, reason = "calling a safe function compiled for a detected processor feature")]
        return unsafe { avx2::screen(bytes) };
    }
    screen_portable(bytes)
}

/// Looks at a byte of each cache line, so that the processor fetches many at once. On its own it does not look so far ahead: not
/// past all that the screen does with each, and not where a page begins. Measured: a tenth of the time of clean text that comes
/// from memory.
fn fetch(bytes: &[u8]) {
    const LINE: usize = 64;
    /// As much as stays in the nearest cache.
    const ENOUGH: usize = 32 << 10;
    let lines = bytes[..bytes.len().min(ENOUGH)].iter().step_by(LINE);
    std::hint::black_box(lines.fold(0, |any, byte| any | byte));
}

fn screen_portable(bytes: &[u8]) -> Classes {
    let mut found = ends(bytes).0;
    let mut at = 0;
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk::<WINDOW>()) {
        let (loud, high) = loud(window);
        if loud {
            found |= look_up(window) | pairs(window);
        } else if high {
            for (index, word) in window[..BLOCK].as_chunks::<8>().0.iter().enumerate() {
                if u64::from_ne_bytes(*word) & 0x8080_8080_8080_8080 != 0 {
                    let classes = look_up_bytes(word);
                    found |= classes & !REFINE;
                    if classes & REFINE != 0 {
                        let from = at + 8 * index;
                        found |= refined(bytes, from, from + 8).0;
                    }
                }
            }
        }
        if found & REFINE != 0 {
            found = found & !REFINE | refined(bytes, at, at + BLOCK).0;
        }
        at += BLOCK;
    }
    let rest = &bytes[at..];
    found |= look_up_bytes(rest) | pairs(rest) | refined(bytes, at, bytes.len()).0;
    Classes(found & !REFINE)
}

/// What only the two ends of the text can tell.
fn ends(bytes: &[u8]) -> Classes {
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return Classes::NONE };
    let mut found = Classes::ANY;
    let before_last = bytes.len().checked_sub(2).map(|at| bytes[at]);
    if first.is_ascii_whitespace()
        || matches!(last, b' ' | b'\t' | b'\r')
        || *last == b'\n' && before_last.is_none_or(|byte| byte.is_ascii_whitespace())
    {
        found = found | Classes::BLANKS;
    }
    found
}

/// Whether a block holds ASCII that may belong to a class, and whether it holds anything beyond ASCII. Written so that it
/// compiles to a dozen vector instructions for each 16 or 32 bytes; may err on the loud side.
#[inline(always)]
fn loud(window: &[u8; WINDOW]) -> (bool, bool) {
    let mut loud = 0;
    let mut high = 0;
    for i in 0..BLOCK {
        let (byte, next, after) = (window[i], window[i + 1], window[i + 2]);
        let newline = byte == b'\n';
        // The range check as a signed comparison, which SSE2 and AVX2 have.
        let letter = ((byte | 0x20).wrapping_add(0x80 - b'a') as i8) < (-128i8 + 26);
        let found = ((byte as i8 > 0x3B) & !letter)
            | ((byte < 0x20) & !newline)
            | (byte == b'#')
            | (byte == b'&')
            | (byte == b'*')
            | ((byte | next) == b' ')
            | ((byte == b' ') & (next == b'\n'))
            | (newline & (after == b'\n'))
            | ((byte == b'-') & (next == b'\n'))
            | (((byte == b'\'') | (byte == b'%')) & (byte == next));
        loud |= u8::from(found);
        high |= byte;
    }
    (loud != 0, high >= 0x80)
}

#[inline(always)]
fn look_up(window: &[u8; WINDOW]) -> u64 {
    // Four chains instead of one: the processor looks up two bytes at a time.
    let mut found = [0; 4];
    for four in window[..BLOCK].as_chunks::<4>().0 {
        for (chain, byte) in found.iter_mut().zip(four) {
            *chain |= TABLE[usize::from(*byte)];
        }
    }
    found[0] | found[1] | found[2] | found[3]
}

#[inline(always)]
fn look_up_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |found, byte| found | TABLE[usize::from(*byte)])
}

/// The classes that neighbouring bytes tell: [`Classes::BLANKS`] and [`Classes::MARKS`].
#[inline(always)]
fn pairs(bytes: &[u8]) -> u64 {
    let (mut blanks, mut marks) = (false, false);
    for (at, two) in bytes.windows(2).enumerate() {
        let blank = matches!(two[0], b' ' | b'\t');
        blanks |= blank & matches!(two[1], b' ' | b'\t' | b'\n' | b'\r');
        blanks |= (*two == *b"\n\n") & (bytes.get(at + 2) == Some(&b'\n'));
        marks |= matches!(two, b"-\n" | b"''" | b"%%");
    }
    let of = |found: bool, class: Classes| if found { class.0 } else { 0 };
    of(blanks, Classes::BLANKS) | of(marks, Classes::MARKS)
}

/// The classes of the characters that start in `from..to` and whose lead byte does not tell.
#[inline(never)]
fn refined(bytes: &[u8], from: usize, to: usize) -> Classes {
    let mut found = Classes::NONE;
    for at in from..to {
        if TABLE[usize::from(bytes[at])] & REFINE != 0 {
            let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
            found = found | refine(bytes[at], byte(at + 1), byte(at + 2));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (text, a class it has, a class it lacks)
    const CASES: &[(&str, Classes, Classes)] = &[
        ("plain words, and “quotes” – so…", Classes::ANY, Classes::SYMBOL),
        ("a ‚low quote and an → arrow", Classes::SYMBOL, Classes::INVISIBLE),
        ("zero\u{200b}width", Classes::INVISIBLE, Classes::SYMBOL),
        ("soft\u{ad}hyphen", Classes::INVISIBLE, Classes::LATIN_SIGN),
        ("caf\u{e9}", Classes::LATIN, Classes::COMBINING),
        ("cafe\u{301}", Classes::COMBINING, Classes::LATIN),
        ("if Russia шы", Classes::CYRILLIC, Classes::GREEK),
        ("Ωμέγα", Classes::GREEK, Classes::CYRILLIC),
        ("\u{feff}start", Classes::INVISIBLE, Classes::ARABIC),
        ("of\u{fb01}ce", Classes::PRESENTATION, Classes::ARABIC),
        ("icon \u{f0b7} here", Classes::PRIVATE, Classes::ASTRAL),
        ("a half-\nlife", Classes::MARKS, Classes::BLANKS),
        ("its own’s ‐ 5 % - it's\n'", Classes::HYPHEN, Classes::MARKS),
        ("'''Graz'''", Classes::MARKS, Classes::SYMBOL),
        ("a %% b", Classes::MARKS, Classes::HYPHEN),
        ("5 € for „two“", Classes::SIGN, Classes::LATIN_SIGN),
        ("„two“ ―", Classes::SYMBOL, Classes::SIGN),
        ("Œuvre", Classes::LATIN_EXTENDED, Classes::RELIC),
        ("d´une «façade»", Classes::RELIC, Classes::LATIN_EXTENDED),
        ("cafe\u{2c7}", Classes::RELIC, Classes::LATIN_SIGN),
        ("a  b", Classes::BLANKS, Classes::TAB),
        ("a \nb", Classes::BLANKS, Classes::TAB),
        ("a\n\n\nb", Classes::BLANKS, Classes::TAB),
        ("a\n\nb\n", Classes::ANY, Classes::BLANKS),
        ("a\n\n", Classes::BLANKS, Classes::TAB),
        ("a [b](#)", Classes::BRACKET, Classes::BACKSLASH),
        ("\\$5", Classes::BACKSLASH, Classes::BRACKET),
    ];

    /// The text at every offset of a block, so that block borders and the tail are covered.
    #[test]
    fn classes_at_every_offset() {
        for (text, has, lacks) in CASES {
            for before in 0..WINDOW + 2 {
                for after in [0, 1, 2, BLOCK, 2 * WINDOW] {
                    let padded = format!("{}{text}{}", "a".repeat(before), "a".repeat(after));
                    // Padding changes what stands at the ends of the text.
                    if (after > 0 && text.ends_with('\n')) || (before > 0 && text.starts_with('\n')) {
                        continue;
                    }
                    let found = screen(&padded);
                    assert!(found.intersects(*has), "{padded:?} lacks {has:?}");
                    assert!(!found.intersects(*lacks), "{padded:?} has {lacks:?}");
                    assert_eq!(found, screen_portable(padded.as_bytes()), "{padded:?}");
                }
            }
        }
        assert_eq!(screen(""), Classes::NONE);
    }

    /// The two builds of the screen agree on every character, within a block and at the end of the text.
    #[test]
    fn every_character() {
        let beyond = ('\u{10000}'..=char::MAX)
            .filter(|c| (*c as u32).is_multiple_of(61) || ('\u{e0000}'..'\u{e0200}').contains(c));
        for c in ('\0'..'\u{10000}').chain(beyond) {
            for text in [format!("a{c}{}", "b".repeat(70)), format!("{}{c}", "b".repeat(70))] {
                assert_eq!(screen(&text), screen_portable(text.as_bytes()), "{text:?}");
            }
        }
    }
}
