//! UTF-8 read as a double-byte code page: GBK, Shift-JIS, Korean.
//!
//! Three bytes of UTF-8 became one and a half characters, most of them rare ones. So a run is repaired that reads back as UTF-8
//! and whose characters are rarer than what they stand for.

use super::blocks::{is_han, is_old_cyrillic};
use super::glyph::Glyph;
use crate::document::Script;
use crate::edit::Span;
use crate::text::near;
use crate::text::places::places;

mod pages;
mod parts;
mod whole;

use pages::{PAGES, code, code_in, source, target};
pub(super) use pages::{Page, gbk, is_common};
use parts::{Opening, PARTS, is_quote, may_start, step};

/// A run and what it decodes to.
pub(super) struct Run {
    pub(super) span: Span,
    pub(super) text: String,
    page: usize,
    likely: Likely,
}

/// How likely it is that a run was misread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likely {
    /// By itself.
    Clear,
    /// A letter inside a word of ASCII letters; a short row with rare characters that reads back as common ones: in a text with
    /// nothing else in such characters.
    Alone,
    /// A letter or sign beside ASCII; a short row that reads back: in a text with clear ones.
    Beside,
}

/// What was found in a text.
pub(super) struct Found {
    /// In order and apart.
    pub(super) runs: Vec<Run>,
    /// There may be marks of lost characters.
    pub(super) are_lost: bool,
    /// The text was misread as a whole.
    pub(super) is_whole: bool,
}

/// Rarity, in half points, that a repair must take away; and the characters it must stand on.
const CLEAR: i32 = 4;
const SHORTEST: usize = 3;
/// Rarity of the characters of a short row that reads back.
const RARE: i32 = 2;

/// The runs of `text` that are UTF-8 in one of the pages. A text without Hangul takes a quicker look.
pub(super) fn runs<const HANGUL: bool>(text: &str) -> Found {
    let (mut found, mut are_lost) = (Vec::new(), false);
    let parts = &*PARTS;
    let bytes = text.as_bytes();
    let mut seen = [0usize; PAGES];
    let mut rows = places(bytes, is_before_row::<HANGUL>);
    let mut row = Some(0);
    while let Some(mut at) = row {
        // All of a row at once, for in text of such characters it is long.
        while let Some(Opening { start, pages, is_lost }) = parts.next_opening(text, &mut at) {
            are_lost |= is_lost;
            if let Some(run) = open(text, start, pages, &mut seen) {
                at = run.span.end;
                found.push(run);
            }
        }
        rows.skip_to(at.saturating_sub(1));
        row = rows.next().map(|before| before + 1);
    }
    // A run is not looked into.
    are_lost |= !found.is_empty();
    let whole = whole::read(text, &found);
    let is_whole = whole.is_some();
    if let Some(whole) = whole {
        found = whole;
    } else if found.iter().any(|run| run.likely != Likely::Clear) {
        keep_likely(text, &mut found);
    }
    Found { runs: found, are_lost, is_whole }
}

/// Whether a character behind the first byte may open a run. Of Hangul, only what was one letter of a word: where UTF-8 was
/// read as the Korean page, its longer sequences start with a Han character.
#[inline(always)]
fn is_before_row<const HANGUL: bool>(&[before, lead, _, _, behind]: &[u8; 5]) -> bool {
    let is_letter = |byte: u8| (byte | 0x20).wrapping_sub(b'a') < 26;
    let is_alone = HANGUL && (lead.wrapping_sub(0xEA) < 4) & !(is_letter(before) | is_letter(behind));
    (lead.wrapping_sub(FIRST_OPENING) < 12) & !is_alone
}

/// The run that starts at `at`, where the character and the one behind it go together in `pages`.
fn open(text: &str, at: usize, pages: usize, seen: &mut [usize; PAGES]) -> Option<Run> {
    let bytes = text.as_bytes();
    let is_letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
    let is_hangul = (0xEA..=0xED).contains(&bytes[at]);
    if is_hangul && !is_letter(at.checked_sub(1)) && !is_letter(Some(at + 3)) {
        return None;
    }
    let pages = going_on(text, at, pages);
    if pages == 0 { None } else { longest(text, at, pages, seen) }
}

/// Drops the runs that are no more than possible, unless they and clear ones of their page are nearly all that the text has of
/// such characters.
fn keep_likely(text: &str, found: &mut Vec<Run>) {
    let is_wide = |c: &char| matches!(c, '\u{3040}'..='\u{d7ff}' | '\u{ff00}'..='\u{ffef}');
    let count = |text: &str| text.chars().filter(is_wide).count();
    let mut explained = [0; PAGES];
    let mut sure = [false; PAGES];
    for run in found.iter() {
        explained[run.page] += count(&text[run.span.range()]);
        sure[run.page] |= run.likely != Likely::Beside;
    }
    let all = count(text);
    found.retain(|run| run.likely == Likely::Clear || sure[run.page] && explained[run.page] * 8 >= all * 7);
}

/// The least byte that a run starts with: kana and punctuation start none.
const FIRST_OPENING: u8 = 0xE4;

/// The pages in which the first characters from `at` on may be UTF-8; or the very first, if it is a quote.
fn going_on(text: &str, at: usize, pages: usize) -> usize {
    let mut chars = text[at..].chars();
    let (first, second, third) = (chars.next().unwrap_or_default(), chars.next(), chars.next());
    let goes_on = |page: usize| {
        let go = |wanted, c: Option<char>| match c {
            Some(c) => step(wanted, code_in(c, page)),
            None => Some(wanted),
        };
        let first = code_in(first, page);
        may_start(first, || second.map_or(0, |c| code_in(c, page)))
            && (is_quote(first) || step(0, first).and_then(|wanted| go(go(wanted, second)?, third)).is_some())
    };
    (0..PAGES).filter(|page| pages >> page & 1 != 0 && goes_on(*page)).fold(0, |found, page| found | 1 << page)
}

/// The best run from `at` on, in any of the pages that has not seen this place in a run of its own.
#[inline(never)]
fn longest(text: &str, at: usize, pages: usize, seen: &mut [usize; PAGES]) -> Option<Run> {
    let mut best: Option<(i32, Run)> = None;
    for (page, seen) in seen.iter_mut().enumerate().filter(|(page, _)| pages >> page & 1 != 0) {
        if *seen > at {
            continue;
        }
        let (run, looked) = read(text, at, page);
        *seen = looked;
        if let Some((score, run)) = run
            && best.as_ref().is_none_or(|(other, best)| {
                (run.likely == Likely::Clear, score) > (best.likely == Likely::Clear, *other)
            })
        {
            best = Some((score, run));
        }
    }
    best.map(|(_, run)| run)
}

/// The longest run from `at` in `page`, with its score if that is high enough; and how far it looked.
#[inline(never)]
fn read(text: &str, at: usize, page: usize) -> (Option<(i32, Run)>, usize) {
    let (reading, end) = decode(text, at, page);
    let judged = judge(text, page, &reading);
    let run = judged.map(|(score, likely)| (score, Run { span: reading.span, text: reading.decoded, page, likely }));
    (run, end)
}

/// What characters of a page read.
struct Reading {
    span: Span,
    decoded: String,
    /// How many characters there are, and how rare they are and what they read is.
    count: usize,
    rare: i32,
    common: i32,
}

/// Reads in `page` from `at` on, up to the last place where both a character and what it reads end; and how far it looked.
fn decode(text: &str, at: usize, page: usize) -> (Reading, usize) {
    let mut decoded = String::new();
    let mut pending: Vec<u8> = Vec::with_capacity(6);
    // Length of `decoded`, rarity before and after, end in `text`, characters, at the last place where both end.
    let mut good = (0, 0, 0, at, 0);
    let (mut rare, mut common, mut alphabetic, mut count, mut end) = (0, 0, 0, 0, at);
    'run: for c in text[at..].chars() {
        let code = code_in(c, page);
        if code == 0 {
            break;
        }
        if code > 0xFF {
            pending.push((code >> 8) as u8);
        }
        pending.push(code as u8);
        count += 1;
        rare += source(c);
        end += c.len_utf8();
        while let Some(first) = pending.first() {
            let length = match first {
                0..0x80 => 1,
                0xC2..=0xDF => 2,
                0xE0..=0xEF => 3,
                0xF0..=0xF4 => 4,
                _ => break 'run,
            };
            if pending[1..pending.len().min(length)].iter().any(|byte| !(0x80..0xC0).contains(byte)) {
                break 'run;
            }
            if pending.len() < length {
                break;
            }
            let Some(c) = std::str::from_utf8(&pending[..length]).ok().and_then(|s| s.chars().next()) else {
                break 'run;
            };
            let glyph = Glyph::of(c);
            let Some(cost) = glyph.single() else { break 'run };
            let before = decoded.chars().next_back();
            common += cost + target(c) + before.map_or(0, |before| Glyph::of(before).pair(glyph));
            alphabetic += i32::from(before.is_some_and(|before| is_alphabet(before) && is_alphabet(c)));
            decoded.push(c);
            pending.drain(..length);
        }
        if pending.is_empty() {
            good = (decoded.len(), rare, common - alphabetic, end, count);
        }
    }
    let (length, rare, common, stop, count) = good;
    decoded.truncate(length);
    (Reading { span: Span::new(at, stop), decoded, count, rare, common }, end)
}

/// The score of a reading, and how likely it is, if it may be what the text was.
fn judge(text: &str, page: usize, reading: &Reading) -> Option<(i32, Likely)> {
    let Reading { span, ref decoded, count, rare, common } = *reading;
    let quote = decoded.starts_with(['“', '”', '‘', '’', '…', '–', '—', '\u{a0}'])
        && !(decoded.starts_with('\u{a0}') && is_among_han(text, span));
    let beside = near::neighbours(text, span);
    let latin = beside.into_iter().flatten().all(|c| c.is_ascii());
    let glued = if count > 0 && latin { glued(text, span, decoded) } else { None };
    let short = count < SHORTEST && !(quote && latin && count > 0);
    let score = rare - common + if quote && latin { 4 } else { 0 };
    // Text that an author wrote reads back by chance, but not all of it from one end to the other.
    let part = beside.into_iter().flatten().any(|c| code(c) != [0; PAGES] && Script::of(c).is_some());
    let clear = if part { 3 * CLEAR } else { CLEAR };
    // Halfwidth kana read back by chance more often.
    const LONG: usize = 6;
    let half = text[span.start..].chars().next().is_some_and(|c| code_in(c, page) < 0x100)
        && (count < LONG || score < 3 * CLEAR);
    let likely = match glued {
        _ if !short && score >= clear && !half => Likely::Clear,
        Some(likely) => likely,
        // No dictionary needed: few words are all UTF-8, fewer with a rare character, and next to none read back as common ones.
        None if !part && !short && !half && rare >= RARE && score > 0 && common <= 1 => Likely::Alone,
        None if !part && count > 0 && score >= 0 && !half => Likely::Beside,
        None => return None,
    };
    Some((score, likely))
}

/// Whether other Han characters stand near: there `聽` is the word, not a no-break space.
fn is_among_han(text: &str, span: Span) -> bool {
    /// Bytes on both sides.
    const REACH: usize = 60;
    let is_other = |c: char| is_han(c) && c != '聽';
    near::before(&text[..span.start], REACH).contains(is_other)
        || near::behind(&text[span.end..], REACH).contains(is_other)
}

/// Greek and Cyrillic, whose words are many characters of two bytes: a row of them does not happen by chance.
fn is_alphabet(c: char) -> bool {
    matches!(c, 'Ά'..='ώ') || is_old_cyrillic(c)
}

/// Whether a run is a few letters in or at a word of ASCII letters.
fn glued(text: &str, span: Span, decoded: &str) -> Option<Likely> {
    const LONGEST: usize = 4;
    let is_letter = |c: char| matches!(c, '\u{c0}'..='\u{17f}' | '\u{218}'..='\u{21b}') && !matches!(c, '×' | '÷');
    let fits = |c: char| is_letter(c) || c.is_ascii_alphabetic() || matches!(c, '’' | '”' | '“' | '–' | '…');
    if decoded.chars().count() > LONGEST || !decoded.chars().all(fits) || !decoded.contains(is_letter) {
        return None;
    }
    let before = text.as_bytes()[..span.start].last().is_some_and(u8::is_ascii_alphabetic);
    let after = text.as_bytes().get(span.end).is_some_and(u8::is_ascii_lowercase);
    match (before, after) {
        (true, true) => Some(Likely::Alone),
        (false, false) => None,
        _ => Some(Likely::Beside),
    }
}
