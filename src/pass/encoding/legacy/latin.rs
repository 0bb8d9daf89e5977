//! Polish and Turkish read in the page of their western neighbours: `by³o` for `było`, `olduðu` for `olduğu`; and western
//! languages in that of another system.
//!
//! Pages of Latin letters differ in few of them, so that words of the list must tell.

use super::pair::{ISO_8859_2, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, byte};
use super::west;
use crate::document::{Script, is_known};
use crate::edit::Span;
use crate::lexicon::{Language, hash, rank, rank_of, spelling};
use crate::pass::encoding::about::Topics;
use crate::pass::encoding::tables::PAGES;
use crate::pass::encoding::whole::runs;
use crate::text::near;
use crate::text::places::{places, places_beyond_ascii};

/// What was read as what, and characters that no word of the languages has as it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub(super) read: usize,
    pub(super) was: usize,
    /// Those that it may have been.
    pub(super) languages: &'static [Language],
    pub(super) tells: &'static str,
    /// The score that is enough: signs in words are a proof of their own, letters of other languages are none.
    pub(super) least: usize,
}

const POLISH: &[Language] = &[Language::Polish];
const TURKISH: &[Language] = &[Language::Turkish];

#[rustfmt::skip]
static WAYS: [Way; 4] = [
    Way { read: WINDOWS_1252, was: WINDOWS_1250, languages: POLISH, tells: "¹³¿œŸ", least: 4 },
    Way { read: WINDOWS_1252, was: ISO_8859_2, languages: POLISH, tells: "±³¶¼¿", least: 4 },
    Way { read: WINDOWS_1252, was: WINDOWS_1254, languages: TURKISH, tells: "ðþýÐÞÝ", least: 6 },
    Way { read: ISO_8859_2, was: WINDOWS_1250, languages: POLISH, tells: "\u{8c}\u{8f}\u{9c}\u{9f}", least: 4 },
];

/// What the runs of characters beyond ASCII are, if all of them were read in one way and words of a list say so; whether the text
/// has Greek or Cyrillic letters among Latin ones.
pub(super) fn find(text: &str, has_foreign: bool) -> Vec<(Span, String)> {
    /// Places looked at. More would not tell better.
    const SAMPLE: usize = 64;
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    // Of those that western languages have as well, only such as stand within a word, or at its end.
    let in_word = |at: &usize| {
        let tell = [byte(*at), byte(at + 1), byte(at + 2)];
        let length = if tell[0] < 0xE0 { 2 } else { 3 };
        let is_polish = is_tell(&tell);
        if !(is_polish || west::is_tell(&tell) || has_foreign && west::is_foreign_tell(&tell)) {
            return false;
        }
        let (before, behind) = (at.checked_sub(1).map_or(b' ', byte), byte(at + length));
        let is_western = before.is_ascii_alphabetic()
            && (behind.is_ascii_lowercase()
                || !behind.is_ascii()
                || west::ends_no_word(&tell) && matches!(behind, b' ' | b',' | b'.' | b'\n'));
        is_western || is_polish && (before.is_ascii_alphabetic() || behind.is_ascii_alphabetic())
    };
    // Letters of another script stand in words of their own, but for those that were read wrong.
    let is_glued = |&[a, b]: &[u8; 2]| a.is_ascii_alphabetic() & ((b & 0xFE == 0xCE) | (b & 0xFE == 0xD0));
    let tells: Vec<usize> = if has_foreign && places(bytes, is_glued).nth(1).is_some() {
        let may_tell = |three: &[u8; 3]| may_tell(three) | west::is_foreign_tell(three);
        places_beyond_ascii(bytes, may_tell).filter(in_word).take(SAMPLE).collect()
    } else {
        places_beyond_ascii(bytes, may_tell).filter(in_word).take(SAMPLE).collect()
    };
    if tells.len() < 2 || are_words(text, &tells) {
        return Vec::new();
    }
    let signs: Vec<char> = tells.iter().filter_map(|at| text[*at..].chars().next()).collect();
    let has_tells = |tells: &str| signs.iter().filter(|sign| tells.contains(**sign)).nth(1).is_some();
    let ways = WAYS.iter().chain(&west::WAYS).filter(|way| has_tells(way.tells));
    let likely = ways.flat_map(|way| way.scores(text, &tells).into_iter().map(move |score| (way, score)));
    // The first of equals.
    let best = likely.reduce(|best, next| if next.1.1 > best.1.1 { next } else { best });
    let best = best.filter(|(way, (language, _))| way.fits(text, *language));
    let found = best.and_then(|(way, _)| way.read(text)).unwrap_or_default();
    let is_repair = !found.is_empty() && (found.len() >= Topics::EXAMPLES || Topics::find(text).are_none());
    if is_repair { found } else { Vec::new() }
}

/// Whether words at the tells are some as they stand, as in most texts.
fn are_words(text: &str, tells: &[usize]) -> bool {
    const SAMPLE: usize = 4;
    let (mut known, mut seen) = (0, 0);
    for at in tells.iter().copied().filter(|at| text[*at..].starts_with(super::is_letter)).take(SAMPLE) {
        let word = &text[word_at(text, at, super::is_letter).range()];
        seen += 1;
        known += usize::from(is_known(word, Script::Latin));
    }
    known * 4 > seen
}

/// The word around a place, of such characters.
fn word_at(text: &str, at: usize, is_part: impl Fn(char) -> bool) -> Span {
    /// Attack: one endless word.
    const LONGEST: usize = 24;
    near::run_around(text, Span::new(at, at), LONGEST, is_part)
}

/// Before a closer look, with few comparisons: whether three bytes begin one of the tells, or what is rare.
#[inline(always)]
fn may_tell(&[lead, byte, next]: &[u8; 3]) -> bool {
    // All but a no-break space, `«` and `»`; capitals and `ð`, `÷`, `ý`, `þ`; all but dashes and quotes.
    (lead == 0xC2) & (byte != 0xA0) & (byte & 0xEF != 0xAB)
        | (lead == 0xC3) & ((byte.wrapping_sub(0x9F) >= 0xBD - 0x9F) | (byte == 0xB0) | (byte == 0xB7))
        | (lead == 0xC5)
        | (lead == 0xCB)
        | (lead == 0xE2) & ((byte != 0x80) | (next >= 0xA0) | (next & 0xFB == 0x9A))
}

/// Whether three bytes begin one of the tells of Polish or Turkish.
#[inline(always)]
fn is_tell(&[lead, byte, _]: &[u8; 3]) -> bool {
    let is_sign = (byte == 0xB1) | (byte == 0xB3) | (byte == 0xB6) | (byte == 0xB9) | (byte == 0xBC) | (byte == 0xBF);
    // U+008C, U+008F, U+009C and U+009F.
    let is_control = (byte & 0xEC == 0x8C) & (byte & 3 != 1) & (byte & 3 != 2);
    let is_letter = (byte & 0xDF == 0x90) | (byte & 0xDF == 0x9D) | (byte & 0xDF == 0x9E);
    (lead == 0xC2) & (is_sign | is_control)
        | (lead == 0xC3) & is_letter
        | (lead == 0xC5) & ((byte == 0x93) | (byte == 0xB8))
}

impl Way {
    /// The languages that it may have been, and how much speaks for each: two points for each different word that is of the list with
    /// what it was, one for a longer one whose letters follow one another as in the language. None for which too little does, or
    /// where words are some as they stand.
    fn scores(&self, text: &str, tells: &[usize]) -> Vec<(Language, usize)> {
        /// Words among which some must be listed.
        const FIRST: usize = 8;
        const HALF: usize = FIRST / 2;
        const LONG: usize = 5;
        const LIKELY: f32 = 4.0; // bits
        let is_tell = |c: char| self.tells.contains(c);
        let mut seen: Vec<&str> = Vec::new();
        let mut scores: Vec<(Language, usize)> = self.languages.iter().map(|language| (*language, 0)).collect();
        let mut end = 0;
        for at in tells.iter().copied() {
            if at < end || !text[at..].starts_with(is_tell) {
                continue;
            }
            let word = self.word(text, at);
            end = word.end;
            let word = &text[word.range()];
            if seen.contains(&word) {
                continue;
            }
            seen.push(word);
            let Some(was) = word.chars().map(|c| self.decode(c)).collect::<Option<String>>() else { return Vec::new() };
            let was = was.to_lowercase();
            let hash = hash(&was);
            // `Contents¶`, `m³`: behind a word, a sign is one more often than not.
            let may_be_likely = was.chars().nth(LONG - 1).is_some() && word.trim_end_matches(is_tell).contains(is_tell);
            let is_likely = |language| spelling(language, &was).is_some_and(|spelling| spelling.mean() < LIKELY);
            for (language, score) in &mut scores {
                *score += match rank_of(*language, hash) {
                    Some(_) => 2,
                    None => usize::from(may_be_likely && is_likely(*language)),
                };
            }
            let least = match seen.len() {
                HALF => 1,
                FIRST => HALF,
                _ => 0,
            };
            scores.retain(|(_, score)| *score >= least);
            if scores.is_empty() {
                return scores;
            }
        }
        // One word in a few hundred is in one of the lists by chance; those with signs are none.
        let is_listed = |word: &&&str| word.chars().all(super::is_letter) && is_known(word, Script::Latin);
        let are_words = seen.iter().filter(is_listed).count() * 10 > seen.len();
        scores.retain(|(_, score)| *score >= self.least && *score >= seen.len() && !are_words);
        scores
    }

    /// Whether the words beyond ASCII are rather of the language than of another one as they stand, which has `è` and `É`.
    fn fits(&self, text: &str, language: Language) -> bool {
        /// Words looked at.
        const SAMPLE: usize = 200;
        let (mut is, mut stands) = (0, 0);
        let mut end = 0;
        for run in runs(text).take(SAMPLE) {
            if run.start < end {
                continue;
            }
            let word = self.word(text, run.start);
            end = word.end;
            let word = &text[word.range()];
            let was: String = word.chars().filter_map(|c| self.decode(c)).collect();
            let is_own = rank(language, &was.to_lowercase()).is_some();
            is += usize::from(is_own);
            stands += usize::from(!is_own && is_known(word, Script::Latin));
        }
        stands * 4 <= is
    }

    /// The word around the tell at `at`.
    fn word(&self, text: &str, at: usize) -> Span {
        word_at(text, at, |c| super::is_letter(c) || self.tells.contains(c))
    }

    fn decode(&self, c: char) -> Option<char> {
        match byte(c, self.read)? {
            byte @ 0x80.. => char::from_u32(PAGES[self.was][usize::from(byte) - 0x80].into()).filter(|c| *c != '\0'),
            byte => Some(char::from(byte)),
        }
    }

    /// What the runs of a text are that differ; nothing where one is none of the page.
    fn read(&self, text: &str) -> Option<Vec<(Span, String)>> {
        let read =
            |run: Span| Some((run, text[run.range()].chars().map(|c| self.decode(c)).collect::<Option<String>>()?));
        let all: Vec<(Span, String)> = runs(text).map(read).collect::<Option<_>>()?;
        Some(all.into_iter().filter(|(run, with)| text[run.range()] != **with).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_look_lets_all_tells_through() {
        for lead in 0xC2..=0xEF {
            for (byte, next) in (0x80..=0xBF).flat_map(|byte| (0x80..=0xBF).map(move |next| (byte, next))) {
                let three = [lead, byte, next];
                assert!(may_tell(&three) || !(is_tell(&three) || west::is_tell(&three)), "{three:x?}");
            }
        }
    }
}
