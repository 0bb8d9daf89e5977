//! Words of a text in Latin letters, typed on the keyboard of another script: `шы` is "is".

use std::cmp::Reverse;

use super::super::retype::{LONGEST, Retyped, is_letter_key, own_bits, to_latin};
use super::super::{Place, cues};
use super::{Slip, UNLISTED, begins_sentence, function_words, is_bracketed, is_name, rank};
use crate::document::{Document, Script, known_rank, languages};
use crate::edit::Span;
use crate::layout::hangul;
use crate::rule::Confidence;
use crate::text::near;

/// A word of a text in Latin letters, typed on another keyboard.
pub(super) fn find(place: &Place<'_, '_>) -> Option<Slip> {
    let (script, document) = (place.word.script, place.document);
    languages(script).next()?;
    let word = place.word.span;
    // A part of a word is no word.
    let known = if place.is_glued() { None } else { known_rank(place.token(), script) };
    if known == Some(0) || document.hints().has(place.token()) {
        return None;
    }
    // Keys of signs, such as the digits of a French keyboard.
    let chunk = chunk(document.text(), word);
    let is_compound = document.slice(chunk).contains(['-', '‑']);
    let with_signs =
        Some(chunk).filter(|chunk| *chunk != word && !is_compound && !is_bracketed(document.text(), *chunk));
    let stop = document.slice(chunk).trim_end_matches(['.', ',', ':', '!', '?']).len();
    let without_stop = Span::new(chunk.start, chunk.start + stop);
    let without_stop = Some(without_stop).filter(|span| {
        *span != chunk && *span != word && span.end >= word.end && !is_compound && !is_bracketed(document.text(), *span)
    });
    // Capitals for which the keyboard has no letter of its own.
    let with_letters = near::run_around(document.text(), word, LONGEST, char::is_alphanumeric);
    let with_capitals = Some(with_letters).filter(|whole| *whole != word && Some(*whole) != with_signs);
    let spans = [Some(word), with_capitals, with_signs, without_stop];
    let slips = spans.into_iter().flatten().filter_map(|span| find_at(place, span));
    // A seldom word of some language is less likely than a most frequent one of the document's, and any but the most frequent
    // ones than a word that holds its sentences together.
    let slips = slips.filter(|slip| match known {
        None => true,
        Some(RARE) => slip.rank.is_some_and(|rank| rank <= 1),
        Some(rank) if rank >= SELDOM => slip.rank == Some(0) && slip.word.len() > 2,
        Some(_) => slip.word.len() > 2 && function_words::is_one(document.languages(), &slip.word),
    });
    let longest_listed = |slip: &Slip| slip.rank.map(|_| Reverse(slip.span.len()));
    slips.min_by_key(|slip| (slip.rank.is_none(), longest_listed(slip), slip.span.len()))
}

/// What stands between blanks around a word, without quotation and emphasis marks; not further than a word is long.
fn chunk(text: &str, word: Span) -> Span {
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '«' | '»' | '“' | '”' | '„' | '(' | ')' | '/' | '|' | '—')
    };
    near::run_around(text, word, LONGEST, |c| !ends(c))
}

fn find_at(place: &Place<'_, '_>, span: Span) -> Option<Slip> {
    let (script, document) = (place.word.script, place.document);
    let token = document.slice(span);
    if token.chars().nth(LONGEST).is_some() || cues::is_marked(document.text(), span) {
        return None;
    }
    let own = own_bits(token, script);
    let is_name = is_name(place, token);
    let near = document.languages();
    let mut all = to_latin(token, script, near.iter());
    // Letters alone say less than a list: they count for the likeliest language only.
    all.retain(|retyped| retyped.rank.is_some() || near.bits(retyped.language) == 0);
    // Small letters type small ones where there are both.
    let is_small =
        matches!(script, Script::Cyrillic | Script::Greek | Script::Armenian) && !token.contains(char::is_uppercase);
    all.retain(|retyped| !is_small || !retyped.word.contains(char::is_uppercase));
    let words = Words { document, all: &all };
    let accepted: Vec<(&Retyped, Confidence)> =
        all.iter().filter_map(|retyped| Some((retyped, judge(retyped, own, is_name, document)?))).collect();
    let starts = begins_sentence(place);
    let (best, confidence) = *accepted.iter().min_by_key(|(retyped, _)| words.key(retyped, starts))?;
    let is_listed = words.level(best) < UNLISTED;
    let is_doubtful = best.word.len() <= 4 && words.level(best) >= SELDOM && words.has_other(best, RIVAL)
        || is_name && !is_listed && words.has_other(best, 2 * RIVAL);
    let has_sign = !is_listed && best.word.contains('\'');
    let may_be_gloss = script == Script::Greek && !is_listed && may_be_gloss(token, own, best);
    let is_unclear = is_doubtful
        || has_sign
        || may_be_gloss
        || is_cut(place, span, best)
        || is_abbreviation(place, token)
        || accepted.iter().any(|(other, _)| words.are_rivals(best, other));
    if best.word.len() == 1 && !stands_free(place) {
        return None;
    }
    if cues::is_meant(place, span) || cues::is_shown(document.text(), span, &best.word) {
        return None;
    }
    let mut confidence = if is_unclear { Confidence::Possible } else { confidence };
    let mut word = best.word.clone();
    if script == Script::Hangul && !hangul::tells_case(word.as_bytes()[0]) {
        // Shift makes no difference to most keys.
        if follows_stop(place) {
            word[..1].make_ascii_uppercase();
        } else if !is_all_capitals(&word) && !continues_sentence(place) {
            confidence = Confidence::Possible;
        }
    }
    Some(Slip { span, word, rank: rank(best, document), confidence, is_term: false, is_strange: false })
}

/// `βεδυ`: most keys of Greek type the letters that Greek is written in elsewhere, so that a word of neither list may be a gloss of
/// some third language, unless it is long and its letters are far likelier in that of the document.
fn may_be_gloss(token: &str, own: u32, best: &Retyped) -> bool {
    const LONG: usize = 7;
    let letters = token.chars().count();
    let is_far_likelier = own.saturating_sub(best.spelling.bits) as usize * 2 >= letters * 3;
    !(letters >= LONG && is_far_likelier || token.contains(['η', 'θ', 'ξ', 'ψ', 'ω', 'ς', 'Η', 'Θ', 'Ξ', 'Ψ', 'Ω']))
}

/// What a token types, in the languages of the document.
struct Words<'a, 't> {
    document: &'a Document<'t>,
    all: &'a [Retyped],
}

impl Words<'_, '_> {
    fn level(&self, retyped: &Retyped) -> u8 {
        rank(retyped, self.document).unwrap_or(UNLISTED)
    }

    fn bits(&self, retyped: &Retyped) -> u8 {
        self.document.languages().bits(retyped.language)
    }

    /// Some keyboards differ in a few keys: what more of them type is likelier.
    fn votes(&self, word: &str) -> usize {
        let same = self.all.iter().filter(|other| other.word.eq_ignore_ascii_case(word));
        let mut keyboards: Vec<&str> = same.map(|other| other.keyboard).collect();
        keyboards.dedup();
        keyboards.len()
    }

    /// Whether it holds sentences of the likeliest language together.
    fn holds(&self, retyped: &Retyped) -> bool {
        self.bits(retyped) == 0 && function_words::is_one_of(retyped.language, &retyped.word)
    }

    /// Least for the likeliest.
    fn key(&self, retyped: &Retyped, starts: bool) -> impl Ord + use<> {
        let votes = Reverse(self.votes(&retyped.word));
        (self.level(retyped), !self.holds(retyped), votes, retyped.spelling.bits, oddity(&retyped.word, starts))
    }

    /// Two keyboards, two words: neither is surely meant.
    fn are_rivals(&self, best: &Retyped, other: &Retyped) -> bool {
        let is_likelier = self.bits(other) < self.bits(best);
        let differs = (best.phonetic || !other.phonetic || is_likelier) && !other.word.eq_ignore_ascii_case(&best.word);
        let is_within = |bits: u32| other.spelling.bits <= best.spelling.bits + bits;
        let has_more_votes = || self.votes(&best.word) >= 2 * self.votes(&other.word);
        let is_outvoted = || best.word.len() > 2 && (has_more_votes() || self.holds(best) && !self.holds(other));
        differs
            && match self.level(other) < UNLISTED {
                true if other.keyboard != best.keyboard => !is_outvoted(),
                true => self.level(other) == self.level(best) && is_within(RIVAL),
                false => self.level(best) == UNLISTED && is_within(RIVAL),
            }
    }

    /// Whether another is nearly as likely. Who writes German has a German keyboard.
    fn has_other(&self, best: &Retyped, bits: u32) -> bool {
        let is_other = |other: &Retyped| !other.word.eq_ignore_ascii_case(&best.word) && (other.native || !best.native);
        self.all.iter().any(|other| is_other(other) && other.spelling.bits <= best.spelling.bits + bits)
    }
}

/// Whether a sign beside a word types a letter on the same keyboard, so that it may be a part of the word. Commas and stops
/// behind it rather end a clause; what is in a list may stand behind a sign that opens something.
fn is_cut(place: &Place<'_, '_>, span: Span, best: &Retyped) -> bool {
    let text = place.text();
    let before = text[..span.start].chars().next_back();
    let mut rest = text[span.end..].chars();
    let (behind, next) = (rest.next(), rest.next());
    let is_letter = |c: char| is_letter_key(best.keyboard, best.language, c);
    let is_part_before = |c: char| best.rank.is_none() || !matches!(c, '(' | '[' | '{' | '<' | '"' | '\'');
    let is_part_behind = |c: char| match c {
        _ if next.is_some_and(char::is_alphabetic) => true,
        ',' | '.' | ';' | ':' | '!' | '?' | ')' | '"' => false,
        '\'' => before != behind,
        _ => best.rank.is_none(),
    };
    before.is_some_and(|c| is_letter(c) && is_part_before(c))
        || behind.is_some_and(|c| is_letter(c) && is_part_behind(c))
}

fn is_all_capitals(word: &str) -> bool {
    word.len() > 1 && !word.contains(char::is_lowercase)
}

/// Whether a few capitals stand where no other word is in capitals: `ООН`, not a word of a headline.
fn is_abbreviation(place: &Place<'_, '_>, token: &str) -> bool {
    const LONGEST: usize = 6;
    let (text, span) = (place.text(), place.word.span);
    let is_loud = |word: &str| {
        let letters = || word.chars().filter(char::is_ascii_alphabetic);
        letters().count() > 1 && letters().all(|c| c.is_ascii_uppercase())
    };
    let before = text[..span.start].trim_end_matches(['*', '_']).split_ascii_whitespace().next_back();
    let behind = text[span.end..].trim_start_matches(['*', '_', ',']).split_ascii_whitespace().next();
    token.chars().all(char::is_uppercase)
        && (2..=LONGEST).contains(&token.chars().count())
        && ![before, behind].into_iter().flatten().any(is_loud)
}

/// Whether what stands before the word lets one expect a word in lower case: a word that has no capital of a title, or a comma.
fn continues_sentence(place: &Place<'_, '_>) -> bool {
    let before = place.text()[..place.word.span.start].trim_end_matches(['*', '_']);
    let Some(before) = before.strip_suffix(' ') else { return false };
    let sentence = before.trim_end_matches(char::is_alphanumeric);
    let word = &before[sentence.len()..];
    let is_first = sentence.trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?'));
    let is_title = word.chars().next().is_some_and(char::is_uppercase) && word.contains(char::is_lowercase);
    // `Wired network`: behind the first word of a title only what follows tells.
    let next = place.text()[place.word.span.end..].trim_start_matches(['*', '_', ',', ' ']).chars().next();
    let is_small = next.is_some_and(char::is_lowercase);
    before.ends_with([',', ';']) || !word.is_empty() && (is_first && is_small || !is_title)
}

/// The rank from which on words are seldom met, and that of rare words.
const SELDOM: u8 = 2;
const RARE: u8 = 3;

/// How odd the capitals of a word are.
fn oddity(word: &str, begins_sentence: bool) -> usize {
    let is_capital = word.chars().next().is_some_and(char::is_uppercase);
    word.chars().skip(1).filter(|c| c.is_uppercase()).count() + usize::from(is_capital != begins_sentence)
}

/// Bits by which a word may fit less well and yet be as likely.
const RIVAL: u32 = 6;

/// Whether a word in Latin letters is what was meant. `own` is what the token costs as a word of its own script.
fn judge(retyped: &Retyped, own: u32, is_name: bool, document: &Document<'_>) -> Option<Confidence> {
    let gain = i64::from(own) - i64::from(retyped.spelling.bits);
    let rank = rank(retyped, document);
    let listed = rank.is_some();
    let like_a_word = |least: i64, highest: f32| gain >= least && retyped.spelling.mean() <= highest;
    let length = retyped.word.chars().count();
    if length == 1 {
        let is_word = matches!(retyped.word.as_str(), "a" | "I" | "A") && rank == Some(0);
        return is_word.then_some(Confidence::Possible);
    }
    let sure = if retyped.phonetic {
        // On such a layout a slip is a transliteration, and a transliterated name is no slip.
        match length {
            _ if is_name => listed && gain >= 3,
            2..=4 => rank == Some(0) && gain >= -8 || listed && length > 2 && gain >= -2,
            _ => listed && gain >= -4 || like_a_word(12, 4.0),
        }
    } else {
        match length {
            2 => rank == Some(0),
            3 => listed && gain >= -8,
            4 => listed && gain >= -8 || like_a_word(14, 4.4),
            _ => listed && gain >= -10 || like_a_word(8, 5.0),
        }
    };
    sure.then_some(Confidence::Likely)
}

/// Whether a full stop or a line end stands before the word.
fn follows_stop(place: &Place<'_, '_>) -> bool {
    let before = place.text()[..place.word.span.start].trim_end_matches(['*', '_', ' ']).chars().next_back();
    before.is_none_or(|c| matches!(c, '.' | '!' | '?' | '\n'))
}

/// Whether blanks or the end of a clause stand around a single letter, as around a word.
fn stands_free(place: &Place<'_, '_>) -> bool {
    let [before, behind] = place.around();
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_'))
        && behind.is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_' | ',' | '.' | '!' | '?'))
}
