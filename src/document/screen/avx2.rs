//! The screen for processors with AVX2: classes every byte, 32 at a time, by looking up its two halves.
//!
//! A table by the lower half of a byte and one by the upper half hold a set of groups each; a byte is in the groups that both
//! name. Most blocks are quiet, which one such look tells. Of the others, groups of bytes that tell their class are gathered
//! over the whole text. A character whose class depends on what follows its first byte is looked at one by one, unless it is
//! one of the common harmless ones.

use std::arch::x86_64::{
    __m256i, _mm256_and_si256, _mm256_andnot_si256, _mm256_cmpeq_epi8, _mm256_min_epu8, _mm256_or_si256,
    _mm256_set1_epi8, _mm256_setr_epi32, _mm256_setzero_si256, _mm256_shuffle_epi8, _mm256_srli_epi16,
    _mm256_subs_epu8, _mm256_testz_si256,
};

use super::{Classes, REFINE, ends, refine, refined, table};

const BLOCK: usize = 32;
/// Two more bytes are read to see what follows the last.
const WINDOW: usize = BLOCK + 2;
/// Stands behind the end of the text; of no class, beside any byte.
const LETTER: u8 = b'a';

/// First and last byte of the lower half, the same of the upper half, and the class of the bytes between.
type Group = (u8, u8, u8, u8, Classes);

/// A place for another group.
const FREE: Group = (1, 0, 0, 0, Classes::NONE);

/// Groups of ASCII; eight for each pair of tables.
const SIGNS: [[Group; 8]; 2] = [
    [
        (0xC, 0xC, 5, 5, Classes::BACKSLASH),
        (0xB, 0xB, 5, 5, Classes::BRACKET),
        (0xD, 0xD, 5, 5, Classes::BRACKET),
        (0x6, 0x6, 2, 2, Classes::AMPERSAND),
        (0xA, 0xA, 2, 2, Classes::STAR),
        (0xF, 0xF, 5, 5, Classes::UNDERSCORE),
        (0x3, 0x3, 2, 2, Classes::HASH),
        (0x0, 0x0, 6, 6, Classes::BACKTICK),
    ],
    [
        (0xB, 0xB, 7, 7, Classes::BRACE),
        (0xD, 0xD, 7, 7, Classes::BRACE),
        (0xC, 0xC, 7, 7, Classes::PIPE),
        (0xE, 0xE, 7, 7, Classes::TILDE),
        (0xD, 0xD, 3, 3, Classes::EQUALS),
        (0x0, 0x0, 4, 4, Classes::AT),
        (0xE, 0xE, 5, 5, Classes::CARET),
        (0x9, 0x9, 0, 0, Classes::TAB),
    ],
];

/// First bytes of longer characters.
const LEADS: [[Group; 8]; 2] = [
    [
        (0x3, 0xB, 0xC, 0xC, Classes::LATIN),
        (0xE, 0xF, 0xC, 0xC, Classes::GREEK),
        (0x0, 0x4, 0xD, 0xD, Classes::CYRILLIC),
        (0x4, 0x7, 0xD, 0xD, Classes::ARMENIAN_HEBREW),
        (0x8, 0xF, 0xD, 0xD, Classes::ARABIC),
        (0x0, 0x0, 0xE, 0xE, Classes::INDIC),
        (0x3, 0x9, 0xE, 0xE, Classes::HAN),
        (0xA, 0xD, 0xE, 0xE, Classes::HANGUL),
    ],
    [
        (0x0, 0x2, 0xF, 0xF, Classes::ASTRAL),
        (0x4, 0xF, 0xF, 0xF, Classes::ASTRAL),
        (0x1, 0x1, 0xE, 0xE, Classes::OTHER_LETTERS),
        (0x2, 0x2, 0xE, 0xE, Classes::SYMBOL),
        (0x4, 0xB, 0xC, 0xC, Classes::LATIN_EXTENDED),
        (0xB, 0xB, 0xC, 0xC, Classes::RELIC),
        FREE,
        FREE,
    ],
];

/// The two tables of eight groups, each twice, once for each half of a register.
const fn halves(groups: &[Group; 8]) -> [[u8; 32]; 2] {
    let mut halves = [[0u8; 32]; 2];
    let mut bit = 0;
    while bit < groups.len() {
        let (first, last, upper_first, upper_last, _) = groups[bit];
        let mut half = 0;
        while half < 16 {
            let value = half as u8;
            if value >= first && value <= last {
                halves[0][half] |= 1 << bit;
                halves[0][16 + half] |= 1 << bit;
            }
            if value >= upper_first && value <= upper_last {
                halves[1][half] |= 1 << bit;
                halves[1][16 + half] |= 1 << bit;
            }
            half += 1;
        }
        bit += 1;
    }
    halves
}

static SIGN_TABLES: [[[u8; 32]; 2]; 2] = [halves(&SIGNS[0]), halves(&SIGNS[1])];
static LEAD_TABLES: [[[u8; 32]; 2]; 2] = [halves(&LEADS[0]), halves(&LEADS[1])];

/// Bits of the bytes that are not quiet: ASCII that has a class; first bytes of characters of two and three bytes that need a
/// closer look, and those of which few need one: E3 and F3.
const SIGN: u8 = 0b0001_1111;
const OF_TWO: u8 = 0b0010_0000;
const OF_THREE: u8 = 0b0100_0000;
const OF_FEW: u8 = 0b1000_0000;

/// Upper halves of bytes, of one bit each; their lower halves are listed by [`NOISE_TABLES`].
const NOISE: [&[u8]; 8] = [&[0, 1], &[1, 2], &[3], &[4, 6], &[5, 7], &[0xC, 0xD], &[0xE], &[0xE, 0xF]];

/// As [`halves`] has it, from the classes of the bytes. Of upper halves with a bit in common, either may have the byte.
const fn noise() -> [[u8; 32]; 2] {
    let table = table();
    let mut halves = [[0u8; 32]; 2];
    let mut bit = 0;
    while bit < NOISE.len() {
        let mut index = 0;
        while index < NOISE[bit].len() {
            let upper = NOISE[bit][index] as usize;
            let mut lower = 0;
            while lower < 16 {
                let byte = upper << 4 | lower;
                // All that follows D9–DF, and ED, is of one class.
                let is_of_few = matches!(byte, 0xE3 | 0xF3);
                let is_closer = table[byte] & REFINE != 0
                    && !matches!(byte, 0xD9..=0xDF | 0xED)
                    && is_of_few == (1 << bit == OF_FEW);
                if is_closer || byte < 0x80 && table[byte] != 0 && upper != 1 {
                    halves[0][lower] |= 1 << bit;
                    halves[0][16 + lower] |= 1 << bit;
                }
                lower += 1;
            }
            halves[1][upper] |= 1 << bit;
            halves[1][16 + upper] |= 1 << bit;
            index += 1;
        }
        bit += 1;
    }
    halves
}

/// Third bytes of the dashes, quotes, bullet and dots that have no class, U+2011–U+2019, U+201C, U+201D, U+2022, U+2026.
const TYPOGRAPHIC: [Group; 8] = [
    (0x1, 0x9, 0x9, 0x9, Classes::NONE),
    (0xC, 0xD, 0x9, 0x9, Classes::NONE),
    (0x2, 0x2, 0xA, 0xA, Classes::NONE),
    (0x6, 0x6, 0xA, 0xA, Classes::NONE),
    // Dashes and quotes of a class that their first byte tells, U+2011–U+2027 and U+2030–U+203F.
    (0x1, 0xF, 0x9, 0x9, Classes::SYMBOL),
    (0x0, 0x7, 0xA, 0xA, Classes::SYMBOL),
    (0x0, 0xF, 0xB, 0xB, Classes::SYMBOL),
    FREE,
];
/// Bits of those without a class.
const WITHOUT: u8 = 0b0000_1111;

/// Upper halves of the second bytes of U+0080–U+00BF, and the class of those in such a half for which the bit stands.
const LATIN: [(u8, Classes); 8] = [
    (0x8, Classes::INVISIBLE),
    (0x9, Classes::INVISIBLE),
    (0xA, Classes::INVISIBLE),
    (0xA, Classes::EXOTIC_SPACE),
    (0xA, Classes::LATIN_SIGN),
    (0xB, Classes::LATIN_SIGN),
    (0xA, Classes::RELIC),
    (0xB, Classes::RELIC),
];

/// As [`halves`] has it, from the classes of the characters.
const fn latin() -> [[u8; 32]; 2] {
    let mut halves = [[0u8; 32]; 2];
    let mut bit = 0;
    while bit < LATIN.len() {
        let (upper, class) = LATIN[bit];
        let mut lower = 0;
        while lower < 16 {
            if refine(0xC2, upper << 4 | lower as u8, 0).intersects(class) {
                halves[0][lower] |= 1 << bit;
                halves[0][16 + lower] |= 1 << bit;
            }
            lower += 1;
        }
        halves[1][upper as usize] |= 1 << bit;
        halves[1][16 + upper as usize] |= 1 << bit;
        bit += 1;
    }
    halves
}

static NOISE_TABLES: [[u8; 32]; 2] = noise();
static TYPOGRAPHIC_TABLES: [[u8; 32]; 2] = halves(&TYPOGRAPHIC);
static LATIN_TABLES: [[u8; 32]; 2] = latin();

/// A pair of tables for eight groups.
struct Tables {
    low: __m256i,
    high: __m256i,
}

#[inline]
#[target_feature(enable = "avx2")]
fn tables([low, high]: &[[u8; 32]; 2]) -> Tables {
    Tables { low: load(low), high: load(high) }
}

impl Tables {
    #[inline]
    #[target_feature(enable = "avx2")]
    fn look_up(&self, low: __m256i, high: __m256i) -> __m256i {
        _mm256_and_si256(_mm256_shuffle_epi8(self.low, low), _mm256_shuffle_epi8(self.high, high))
    }
}

/// One load, once compiled.
#[inline]
#[target_feature(enable = "avx2")]
fn load(bytes: &[u8; 32]) -> __m256i {
    let [a, b, c, d, e, f, g, h] = std::array::from_fn(|word| bytes.as_chunks::<4>().0[word]).map(i32::from_le_bytes);
    _mm256_setr_epi32(a, b, c, d, e, f, g, h)
}

#[inline]
#[target_feature(enable = "avx2")]
fn is(bytes: __m256i, value: u8) -> __m256i {
    _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(value as i8))
}

/// Whether bytes are in `first..=last`.
#[inline]
#[target_feature(enable = "avx2")]
fn between(bytes: __m256i, first: u8, last: u8) -> __m256i {
    let above = _mm256_subs_epu8(bytes, _mm256_set1_epi8(last as i8));
    let below = _mm256_subs_epu8(_mm256_set1_epi8(first as i8), bytes);
    _mm256_cmpeq_epi8(_mm256_or_si256(above, below), _mm256_setzero_si256())
}

/// Whether the two have a bit in common.
#[inline]
#[target_feature(enable = "avx2")]
fn any(a: __m256i, b: __m256i) -> bool {
    _mm256_testz_si256(a, b) == 0
}

/// Whether bytes are blanks or controls, or signs up to `'`.
#[inline]
#[target_feature(enable = "avx2")]
fn up_to_apostrophe(bytes: __m256i) -> __m256i {
    _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(b'\'' as i8)), bytes)
}

#[inline]
#[target_feature(enable = "avx2")]
fn or(a: __m256i, b: __m256i) -> __m256i {
    _mm256_or_si256(a, b)
}

#[inline]
#[target_feature(enable = "avx2")]
fn and(a: __m256i, b: __m256i) -> __m256i {
    _mm256_and_si256(a, b)
}

#[target_feature(enable = "avx2")]
pub(super) fn screen(bytes: &[u8]) -> Classes {
    let signs = [tables(&SIGN_TABLES[0]), tables(&SIGN_TABLES[1])];
    let leads = [tables(&LEAD_TABLES[0]), tables(&LEAD_TABLES[1])];
    let noise = tables(&NOISE_TABLES);
    let typographic = tables(&TYPOGRAPHIC_TABLES);
    let latin = tables(&LATIN_TABLES);
    let [sign, of_any, of_two, of_three, of_few, without] =
        [SIGN, !SIGN, OF_TWO, OF_THREE, OF_FEW, WITHOUT].map(|bits| _mm256_set1_epi8(bits as i8));
    let zero = _mm256_setzero_si256();
    // Groups and bytes seen so far, each in its place of the block.
    let (mut seen_signs, mut seen_leads) = ([zero; 2], [zero; 2]);
    let (mut angles, mut controls, mut blank_runs) = (zero, zero, zero);
    let (mut seen_latin, mut wide) = (zero, zero);
    let (mut marks, mut signs_of_three, mut hyphens) = (zero, zero, zero);
    let mut found = ends(bytes);
    let top = _mm256_set1_epi8(i8::MIN);
    let half = _mm256_set1_epi8(0x0F);
    let mut last = [LETTER; BLOCK + WINDOW];
    let behind = &bytes[bytes.len().saturating_sub(WINDOW - BLOCK) / BLOCK * BLOCK..];
    last[..behind.len()].copy_from_slice(behind);
    for text in [bytes, &last] {
        let mut rest = text;
        while let Some(window) = rest.first_chunk::<WINDOW>() {
            let at = text.len() - rest.len();
            rest = &rest[BLOCK..];
            let (Some(here), Some(next), Some(after)) =
                (window.first_chunk(), window[1..].first_chunk(), window[2..].first_chunk())
            else {
                break;
            };
            let (here, next) = (load(here), load(next));
            let low = and(here, half);
            let high = and(_mm256_srli_epi16::<4>(here), half);
            let noise = noise.look_up(low, high);
            if any(noise, sign) {
                for (seen, tables) in seen_signs.iter_mut().zip(&signs) {
                    *seen = or(*seen, tables.look_up(low, high));
                }
                angles = or(angles, or(is(here, b'<'), is(here, b'>')));
                let quiet = or(is(here, b'\n'), is(here, b'\t'));
                controls = or(controls, or(_mm256_andnot_si256(quiet, between(here, 0, 0x1F)), is(here, 0x7F)));
            }
            let next_newline = is(next, b'\n');
            marks = or(marks, and(is(here, b'-'), next_newline));
            if any(up_to_apostrophe(here), up_to_apostrophe(next)) {
                marks = or(marks, and(or(is(here, b'\''), is(here, b'%')), _mm256_cmpeq_epi8(here, next)));
                let newline = is(here, b'\n');
                let blank = or(is(here, b' '), is(here, b'\t'));
                let next_blank = or(or(is(next, b' '), is(next, b'\t')), or(next_newline, is(next, b'\r')));
                let three = and(and(newline, next_newline), is(load(after), b'\n'));
                blank_runs = or(blank_runs, or(and(blank, next_blank), three));
            }
            if any(here, top) {
                let [mut plain, mut other] = [leads[0].look_up(low, high), leads[1].look_up(low, high)];
                // Otherwise letters only, as in most blocks.
                if any(noise, of_any) {
                    // What is looked at one by one must not count by its first byte.
                    let mut closer = zero;
                    if any(noise, of_two) {
                        let groups = latin.look_up(and(next, half), and(_mm256_srli_epi16::<4>(next), half));
                        seen_latin = or(seen_latin, and(is(here, 0xC2), groups));
                        // U+061C.
                        let mark = and(is(here, 0xD8), is(next, 0x9C));
                        closer = or(mark, or(is(here, 0xCC), is(here, 0xCD)));
                    }
                    if any(noise, of_three) {
                        let after = load(after);
                        let e2 = is(here, 0xE2);
                        let general = and(e2, is(next, 0x80));
                        let groups = typographic.look_up(and(after, half), and(_mm256_srli_epi16::<4>(after), half));
                        // The common ones have no class.
                        let common = _mm256_andnot_si256(_mm256_cmpeq_epi8(and(groups, without), zero), general);
                        other = _mm256_andnot_si256(common, other);
                        if any(_mm256_andnot_si256(common, noise), of_three) {
                            // U+FF00–U+FF7F, the punctuation of Han and kana.
                            let full = and(is(here, 0xEF), between(next, 0xBC, 0xBD));
                            wide = or(wide, full);
                            let told = or(full, _mm256_andnot_si256(_mm256_cmpeq_epi8(groups, zero), general));
                            if any(_mm256_andnot_si256(told, noise), of_three) {
                                let next_of_e1 = or(is(next, 0x85), between(next, 0x9A, 0xB7));
                                let e1 = and(is(here, 0xE1), next_of_e1);
                                // U+2080–U+20BF, U+2100–U+2E7F: symbols all of them.
                                let symbols = and(e2, or(is(next, 0x82), between(next, 0x84, 0xB9)));
                                signs_of_three = or(signs_of_three, symbols);
                                let hyphen = and(general, is(after, 0x90));
                                hyphens = or(hyphens, hyphen);
                                let other_e2 = _mm256_andnot_si256(or(or(told, symbols), hyphen), e2);
                                other = _mm256_andnot_si256(or(or(e1, other_e2), hyphen), other);
                                let others = _mm256_andnot_si256(full, or(is(here, 0xEE), is(here, 0xEF)));
                                closer = or(or(closer, others), or(e1, other_e2));
                            }
                        }
                    }
                    if any(noise, of_few) {
                        // U+3000 and U+3164; U+3099 and U+309A.
                        let after = load(after);
                        let blank = or(and(is(next, 0x80), is(after, 0x80)), and(is(next, 0x85), is(after, 0xA4)));
                        let voicing = and(is(next, 0x82), or(is(after, 0x99), is(after, 0x9A)));
                        let e3 = and(is(here, 0xE3), or(blank, voicing));
                        plain = _mm256_andnot_si256(e3, plain);
                        closer = or(or(closer, is(here, 0xF3)), e3);
                    }
                    if any(closer, closer) {
                        found = found | refined(text, at, at + BLOCK);
                    }
                }
                seen_leads = [or(seen_leads[0], plain), or(seen_leads[1], other)];
            }
        }
    }
    let classes = |groups: [Group; 8]| groups.map(|(.., class)| class);
    let by_bit = [
        (seen_signs[0], classes(SIGNS[0])),
        (seen_signs[1], classes(SIGNS[1])),
        (seen_leads[0], classes(LEADS[0])),
        (seen_leads[1], classes(LEADS[1])),
        (seen_latin, LATIN.map(|(_, class)| class)),
    ];
    for (seen, classes) in by_bit {
        for (bit, class) in classes.into_iter().enumerate() {
            let mask = _mm256_set1_epi8((1u8 << bit) as i8);
            if any(seen, mask) {
                found = found | class;
            }
        }
    }
    let by_mask = [
        (angles, Classes::ANGLE),
        (controls, Classes::CONTROL),
        (blank_runs, Classes::BLANKS),
        (wide, Classes::PRESENTATION),
        (signs_of_three, Classes::SIGN),
        (hyphens, Classes::HYPHEN),
        (marks, Classes::MARKS),
    ];
    for (seen, class) in by_mask {
        if any(seen, seen) {
            found = found | class;
        }
    }
    found
}
