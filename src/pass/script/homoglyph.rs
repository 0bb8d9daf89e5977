//! Letters of another script that look like the right ones: `pаyment` with a Cyrillic `а`.
//!
//! A word of several scripts that can be spelled with the letters of just one of them was meant so. Legitimate mixtures
//! (`KoЯn`, `µm`) cannot. A word whose letters all are of the wrong script is repaired only where a word list knows it.

use super::alphabets::{ALPHABETS, STYLED, alphabet, respell, styled};
use super::article;
use super::cues::{self, Subject};
use super::mixture::{are_glued, has_index, has_symbol, is_beside_word, is_inflected, is_loose, is_loud, is_of_angle};
use super::place::{joins_words, opens_sentence};
use super::retype::{LONGEST, own_bits};
use super::slip::stands_in_a_sentence;
use super::{HOMOGLYPH, Place, notation};
use crate::document::{Document, Script, is_known, known_rank, languages};
use crate::edit::{Edits, Span};
use crate::lexicon::{Language, Spelling, rank, rank_in, spelling};
use crate::rule::Confidence;
use crate::text::near;

/// A word in letters of one script.
pub(super) struct Respelled {
    span: Span,
    pub(super) word: String,
    pub(super) rank: Option<u8>,
    confidence: Confidence,
}

impl Respelled {
    /// Proposes to respell the word, unless the text is about its letters; returns where the search goes on.
    pub(super) fn propose(self, document: &Document<'_>, edits: &mut Edits<'_>) -> Option<usize> {
        let kept = document.hints().has(document.slice(self.span));
        if kept || cues::is_about(document.text(), self.span, Subject::Letters) {
            return None;
        }
        edits.replace(self.span, self.word, &HOMOGLYPH, self.confidence);
        Some(self.span.end)
    }
}

/// `%` or `%(name)`, whose next letter says how to format: `%(name)sНе`; or the first digit of `%0A`.
fn follows_placeholder(before: &str) -> bool {
    /// No name of a placeholder is longer.
    const MAX: usize = 40;
    let near = near::before(before, MAX);
    near.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with('%')
        || near.ends_with(')') && near.rfind('(').is_some_and(|open| near[..open].ends_with('%'))
}

/// The same in a text so short that none of its scripts prevails: a word of a list in letters of several scripts.
pub(super) fn find_listed(place: &Place<'_, '_>) -> Option<Respelled> {
    let found = find(place)?;
    let script = found.word.chars().next().and_then(Script::of)?;
    is_known(&found.word, script).then_some(found)
}

/// The word in letters of one script, if it has letters of several or styled ones.
pub(super) fn find(place: &Place<'_, '_>) -> Option<Respelled> {
    let span = place.word.span;
    let bytes = place.text().as_bytes();
    // Most words stand between blanks and plain signs.
    let is_plain = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
    let is_apart = is_plain(span.start.checked_sub(1).and_then(|at| bytes.get(at))) && is_plain(bytes.get(span.end));
    if is_apart && bytes[span.start] < STYLED {
        return None;
    }
    let is_letter = |c: char| alphabet(c).is_some() || styled(c).is_some();
    let is_lone = !place.around().into_iter().flatten().any(is_letter);
    let first = place.token().chars().next()?;
    if is_lone && styled(first).is_none() || !is_letter(first) {
        return None;
    }
    let span = whole(place.text(), span);
    if follows_placeholder(&place.text()[..span.start]) {
        return None;
    }
    let (word, confidence) = compose(place, span).filter(|(word, _)| !notation::is_one(place, span, word))?;
    Some(Respelled { span, word, rank: None, confidence })
}

/// Whether the word around a stretch is in several scripts and is a word of a list when spelled with the letters of one.
pub(in crate::pass) fn is_mixed_spelling(text: &str, span: Span) -> bool {
    let letters = text[span.range()].trim_end();
    if letters.is_empty() || !letters.chars().all(|c| alphabet(c).is_some()) {
        return false;
    }
    let span = Span::new(span.start, span.start + letters.len());
    let word = &text[whole(text, span).range()];
    let scripts = ALPHABETS.into_iter().filter(|script| word.chars().any(|c| alphabet(c) == Some(*script)));
    let is_word = |script| respell(word, script).is_some_and(|word| is_known(&word, script));
    scripts.clone().count() > 1 && scripts.into_iter().any(is_word)
}

/// A word in several scripts or in styled letters.
fn compose(place: &Place<'_, '_>, span: Span) -> Option<(String, Confidence)> {
    let token = place.document.slice(span);
    if token.chars().nth(LONGEST).is_some() {
        return None;
    }
    let alphabets = ALPHABETS.map(|script| token.chars().any(|c| alphabet(c) == Some(script)));
    let has_style = token.chars().any(|c| styled(c).is_some());
    if has_style && !alphabets[0] {
        return Some((style(place, span, token)?, Confidence::Likely));
    }
    if are_glued(token) { None } else { mixed(place, token, alphabets) }
}

/// A word in several scripts, respelled in one of them.
fn mixed(place: &Place<'_, '_>, token: &str, alphabets: [bool; 4]) -> Option<(String, Confidence)> {
    let length = token.chars().count();
    let scripts = ALPHABETS.into_iter().zip(alphabets).filter(|(script, has)| *has || *script == place.main);
    let mut candidates: Vec<Candidate> =
        scripts.filter_map(|(script, _)| Candidate::new(place, token, script)).collect();
    let capitals = !token.chars().any(char::is_lowercase);
    if capitals && length <= 4 && candidates.len() > 1 {
        // Abbreviations: the letters that need no change must be many more.
        candidates.retain(|candidate| (length - candidate.changed) * 4 >= length * 3);
    }
    let listed = |candidate: &Candidate| candidate.rank.is_some();
    if candidates.iter().any(listed) {
        candidates.retain(listed);
    }
    // `Erіk`: one letter is wrong, not all the others.
    let is_far = |candidate: &Candidate| candidate.rank.is_none() && candidate.changed * 2 > length;
    candidates.sort_by_key(|candidate| (is_far(candidate), candidate.script != place.main, candidate.changed));
    let best = candidates.into_iter().next()?;
    // `BOЯAT`: most letters are Latin, and one of another script is there for its looks.
    let is_latin = place.main == Script::Latin && best.script != Script::Latin;
    if is_latin && best.changed * 2 > length && (best.rank.is_none() || length <= 3) {
        return None;
    }
    if best.script != place.main && is_inflected(token, best.script) && best.rank.is_none() {
        return None;
    }
    // Chuvash `сарă`, `сакăр`: Cyrillic words with Latin letters that no keyboard has by mistake.
    let is_borrowed = |c: char| alphabet(c) != Some(Script::Latin) || !c.is_ascii();
    if best.script == Script::Latin && place.main == Script::Cyrillic && token.chars().all(is_borrowed) {
        return None;
    }
    // Symbols of mathematics and physics, `Hα`, are made of two letters of two scripts.
    let is_symbol = place.main != Script::Greek && has_symbol(token);
    let sure = match length {
        _ if best.rank.is_none() && is_beside_word(token) => false,
        0..=2 => best.rank == Some(0) && !is_symbol,
        _ if is_symbol && has_index(token) => place.knows(&best.word) && !is_of_angle(token) && !is_loud(token),
        _ if best.is_loose(token) || is_loud(token) => best.rank.is_some(),
        3 => best.rank.is_some() && !is_latin,
        _ => best.rank.is_some() || best.mean <= 6.0 || capitals || best.script == place.main && best.mean <= 8.0,
    };
    if !sure && is_symbol && has_index(token) {
        return None;
    }
    let confidence = if sure { Confidence::Likely } else { Confidence::Possible };
    Some((best.word, confidence))
}

struct Candidate {
    script: Script,
    word: String,
    /// Letters that differ from the token.
    changed: usize,
    rank: Option<u8>,
    /// Bits for each letter in the language that the word fits best.
    mean: f32,
}

impl Candidate {
    fn new(place: &Place<'_, '_>, token: &str, script: Script) -> Option<Self> {
        let word = respell(token, script)?;
        let lower = word.to_lowercase();
        let near = |language: &_| script != place.main || place.document.languages().contains(*language);
        let mean = languages(script).filter(near).filter_map(|language| spelling(language, &lower)).map(Spelling::mean);
        let mean = mean.min_by(f32::total_cmp)?;
        let given = place.document.hints().words.contains(&lower).then_some(0);
        Some(Self {
            script,
            changed: word.chars().zip(token.chars()).filter(|(new, old)| new != old).count(),
            rank: known_rank(&lower, script).or(given),
            mean,
            word,
        })
    }

    /// Whether a Latin letter stands for one that merely resembles it: `Андрk`.
    fn is_loose(&self, token: &str) -> bool {
        self.script == Script::Latin && token.chars().any(is_loose)
    }
}

/// A word in the wrong script altogether that looks like one of the document's language.
pub(super) fn disguised(place: &Place<'_, '_>) -> Option<Respelled> {
    let (document, span, token) = (place.document, place.word.span, place.token());
    if !ALPHABETS.contains(&place.main) || !ALPHABETS.contains(&place.word.script) || span.len() > 4 * LONGEST {
        return None;
    }
    let is_latin = place.word.script == Script::Latin;
    let length = token.chars().count();
    let (word, is_unknown) = if is_latin {
        let (word, is_unknown) = latin_guise(token, place.main)?;
        if length == 1 && !joins_words(place, span) {
            return None;
        }
        if !is_unknown && !opens_sentence(place, span) || !stands_in_a_sentence(place, span) {
            return None;
        }
        (word, is_unknown)
    } else {
        let word = respell(token, place.main)?;
        if length < 5 && !is_known(&word, place.main) {
            return None;
        }
        (word, true)
    };
    // `press n`: a letter that only resembles `η`.
    if length == 1 && place.main == Script::Greek && word.chars().any(is_loose) {
        return None;
    }
    let lower = word.to_lowercase();
    let near = document.languages();
    let rank = near.iter().filter_map(|language| rank(language, &lower)).min();
    let sure = if is_latin {
        rank == Some(0) || is_unknown && length > 2 && rank.is_some()
    } else {
        let best =
            near.iter().filter_map(|language| spelling(language, &lower)).min_by_key(|spelling| spelling.bits)?;
        let gain = i64::from(own_bits(token, place.word.script)) - i64::from(best.bits);
        match rank {
            _ if length == 1 => word == "a" && place.word.script == Script::Cyrillic && article::is_one(place),
            _ if is_known(token, place.word.script) => false,
            Some(rank) => gain >= 0 && (length > 2 || length == 2 && rank == 0),
            None => length >= 5 && gain >= 12 && best.mean() <= 4.0,
        }
    };
    let found = Respelled { span, word, rank, confidence: Confidence::Likely };
    (sure && !cues::is_meant(place, span)).then_some(found)
}

/// What a Latin word looks like in `main`, if that may have been meant, and whether it is in no list as it stands. English
/// stands in texts of every language, and so do names; short words of other languages do not.
pub(super) fn latin_guise(token: &str, main: Script) -> Option<(String, bool)> {
    let word = respell(token, main)?;
    let length = token.chars().count();
    let english = rank_in(Language::English, token).is_some();
    let known = english || length != 2 && is_known(token, Script::Latin);
    let is_unknown = !known && !token.chars().any(char::is_uppercase);
    let may_open = english || !known && length > 2;
    let lower = word.to_lowercase();
    let is_frequent = |language| rank(language, &lower).is_some_and(|rank| rank == 0 || is_unknown && length > 2);
    ((is_unknown || may_open) && languages(main).any(is_frequent)).then_some((word, is_unknown))
}

/// A word in fullwidth or mathematical letters, in plain ones, unless other words around it are styled, too.
fn style(place: &Place<'_, '_>, span: Span, token: &str) -> Option<String> {
    /// Bytes on both sides.
    const REACH: usize = 120;
    let text = place.text();
    if place.main != Script::Latin || token.chars().nth(1).is_none() || cues::is_quoted(text, span) {
        return None;
    }
    // `フリーＵＮＩＸ`: so Japanese is written.
    if near::neighbours(text, span).into_iter().flatten().any(char::is_alphabetic) {
        return None;
    }
    // With the characters that the ends of the stretch cut.
    let from = text.floor_char_boundary(span.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((span.end + REACH).min(text.len()));
    let mut others = text[from..span.start].chars().chain(text[span.end..to].chars());
    if others.any(|c| styled(c).is_some() || matches!(c, '\u{1d00}'..='\u{1d25}')) {
        return None;
    }
    let word: String = token.chars().map(styled).collect::<Option<_>>()?;
    reads_as_word(place.document, &word).then_some(word)
}

/// Whether a word is in the list of a language of the document, or is spelled as those are.
pub(super) fn reads_as_word(document: &Document<'_>, word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_spelled = |language| spelling(language, &lower).is_some_and(|spelling| spelling.mean() <= 4.4);
    document.knows(&lower) || word.len() >= 4 && document.languages().iter().any(is_spelled)
}

/// The stretch of letters, of all alphabets that look alike, around a word.
pub(super) fn whole(text: &str, word: Span) -> Span {
    near::run_around(text, word, LONGEST, |c| alphabet(c).is_some() || styled(c).is_some())
}
