//! Words typed on another keyboard layout: `шы` is what "is" becomes on a Russian keyboard, `ghbdtn` what "привет" becomes on
//! an American one.
//!
//! The evidence: retyped, the token is a word of the document's language or at least spelled like one; as it stands, it is no
//! word of its own script's languages and not spelled like one; and nothing around it says that the author meant it.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::retype::{LONGEST, Retyped, common_bits, from_latin, is_known, known_rank, own_bits, to_latin};
use super::{LAYOUT_SLIP, Place, cues};
use crate::document::{Document, Script, languages};
use crate::edit::{Edits, Span};
use crate::lexicon::{Language, rank_in};
use crate::rule::Confidence;

/// A word as it was meant.
pub(super) struct Slip {
    pub(super) span: Span,
    pub(super) word: String,
    pub(super) rank: Option<u8>,
    confidence: Confidence,
}

impl Slip {
    pub(super) fn is_sure(&self) -> bool {
        self.confidence > Confidence::Possible
    }

    /// Proposes to retype the word.
    pub(super) fn propose(self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let Self { span, word, confidence, .. } = self;
        match lone_emphasis(document, span).filter(|_| confidence > Confidence::Possible) {
            Some((open, close)) => {
                let parts = [(open, Cow::Borrowed("")), (span, Cow::Owned(word)), (close, Cow::Borrowed(""))];
                edits.together(parts, &LAYOUT_SLIP, confidence);
            }
            None => edits.replace(span, word, &LAYOUT_SLIP, confidence),
        }
    }
}

/// What the word would be on the keyboard that was meant, if there is evidence enough.
pub(super) fn find(place: &Place<'_, '_>) -> Option<Slip> {
    match place.word.script {
        Script::Latin => from_latin_keys(place),
        _ if place.main == Script::Latin => to_latin_keys(place),
        _ => None,
    }
}

/// A word of a text in Latin letters, typed on another keyboard.
fn to_latin_keys(place: &Place<'_, '_>) -> Option<Slip> {
    let (script, document) = (place.word.script, place.document);
    languages(script).next()?;
    let word = place.word.span;
    let known = known_rank(place.token(), script);
    if known.is_some_and(|rank| rank < SELDOM) || document.hints().words.contains(&place.token().to_lowercase()) {
        return None;
    }
    // Keys of signs, such as the digits of a French keyboard.
    let chunk = chunk(document.text(), word, |_| true);
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '\'' | ';' | ',');
    let with_signs = Some(chunk).filter(|chunk| *chunk != word && document.slice(*chunk).chars().all(is_key));
    let slips = [Some(word), with_signs].into_iter().flatten().filter_map(|span| to_latin_keys_at(place, span));
    // A seldom word of some language is less likely than a most frequent one of the document's.
    let slips = slips.filter(|slip| match known {
        None => true,
        Some(RARE) => slip.rank.is_some_and(|rank| rank <= 1),
        Some(_) => slip.rank == Some(0) && slip.word.len() > 2,
    });
    let longest_listed = |slip: &Slip| slip.rank.map(|_| Reverse(slip.span.len()));
    slips.min_by_key(|slip| (slip.rank.is_none(), longest_listed(slip), slip.span.len()))
}

fn to_latin_keys_at(place: &Place<'_, '_>, span: Span) -> Option<Slip> {
    let (script, document) = (place.word.script, place.document);
    let token = document.slice(span);
    if token.chars().nth(LONGEST).is_some() || cues::is_meant(place, span) {
        return None;
    }
    let own = own_bits(token, script);
    let is_name = is_name(place, token);
    let all = to_latin(token, script, document.languages().iter());
    let accepted: Vec<(&Retyped, Confidence)> =
        all.iter().filter_map(|retyped| Some((retyped, forward(retyped, own, is_name, document)?))).collect();
    let level = |retyped: &Retyped| rank(retyped, document).unwrap_or(UNLISTED);
    // Some keyboards differ in a few keys: what more of them type is likelier.
    let votes = |word: &str| {
        let mut keyboards: Vec<&str> =
            all.iter().filter(|other| other.word.eq_ignore_ascii_case(word)).map(|other| other.keyboard).collect();
        keyboards.dedup();
        keyboards.len()
    };
    let key = |retyped: &Retyped| {
        (level(retyped), Reverse(votes(&retyped.word)), retyped.spelling.bits, capitals(&retyped.word))
    };
    let (best, confidence) = *accepted.iter().min_by_key(|(retyped, _)| key(retyped))?;
    // Two keyboards, two words: neither is surely meant.
    let is_rival = |other: &Retyped| {
        let differs = (best.phonetic || !other.phonetic) && !other.word.eq_ignore_ascii_case(&best.word);
        let is_within = |bits: u32| other.spelling.bits <= best.spelling.bits + bits;
        let is_elsewhere = other.keyboard != best.keyboard;
        let is_outvoted = best.word.len() > 2 && votes(&best.word) >= 2 * votes(&other.word);
        differs
            && match level(other) < UNLISTED {
                true if is_elsewhere => !is_outvoted,
                true => level(other) == level(best) && is_within(RIVAL),
                false => level(best) == UNLISTED && is_within(RIVAL),
            }
    };
    let is_short = |other: &Retyped| {
        let is_near = other.spelling.bits <= best.spelling.bits + RIVAL;
        best.word.len() <= 4 && level(best) >= 2 && is_near && !other.word.eq_ignore_ascii_case(&best.word)
    };
    let is_unclear = accepted.iter().any(|(other, _)| is_rival(other)) || all.iter().any(is_short);
    if best.word.len() == 1 && !stands_free(place) {
        return None;
    }
    let confidence = if is_unclear { Confidence::Possible } else { confidence };
    let mut word = best.word.clone();
    if script == Script::Hangul && follows_stop(place) {
        // Shift makes no difference to most keys.
        word[..1].make_ascii_uppercase();
    }
    Some(Slip { span, word, rank: rank(best, document), confidence })
}

/// The rank from which on words are seldom met, and that of rare words.
const SELDOM: u8 = 2;
const RARE: u8 = 3;

/// The rank of a word in no list, behind all others.
pub(super) const UNLISTED: u8 = 4;

fn capitals(word: &str) -> usize {
    word.chars().filter(|c| c.is_uppercase()).count()
}

/// Bits by which a word may fit less well and yet be as likely.
const RIVAL: u32 = 6;

/// Whether a word in Latin letters is what was meant. `own` is what the token costs as a word of its own script.
fn forward(retyped: &Retyped, own: u32, is_name: bool, document: &Document<'_>) -> Option<Confidence> {
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

/// A word of a text in another script, typed on a Latin keyboard.
fn from_latin_keys(place: &Place<'_, '_>) -> Option<Slip> {
    let document = place.document;
    if looks_deliberate(place.token()) || languages(place.main).next().is_none() {
        return None;
    }
    let chunk = chunk(document.text(), place.word.span, |c| c.is_ascii());
    // Without the signs, it may be a word that people know. English stands in texts of every language.
    let is_word = trimmings(document.text(), chunk, place.word.span).any(|span| span == place.word.span);
    if is_word && rank_in(Language::English, place.token()).is_some() {
        return None;
    }
    let is_foreign = is_word && is_known(place.token(), Script::Latin);
    // A transliterated name is no slip. The letters of Georgian have no case, and some sit on capitals.
    let phonetic = place.main == Script::Georgian || !is_name(place, place.token());
    // All languages of the script first: asking for those of the document costs more.
    let mut found = retypings(place, chunk, phonetic, is_foreign);
    if !found.iter().any(|(.., is_accepted)| *is_accepted) {
        return None;
    }
    let near = document.languages();
    found.retain(|(_, retyped, _)| near.contains(retyped.language));
    let score = |retyped: &Retyped| {
        let worth = rank(retyped, document).map_or(0, |rank| WORTH[usize::from(rank)]);
        i64::from(near.bits(retyped.language)) + i64::from(retyped.spelling.bits) - worth
    };
    let accepted = found.iter().filter(|(.., is_accepted)| *is_accepted);
    let best = accepted.min_by_key(|(span, retyped, _)| {
        let length = rank(retyped, document).map(|_| span.len());
        (Reverse(length), (retyped.spelling.mean() * 100.0) as i64 * i64::from(length.is_none()), score(retyped))
    });
    let (span, best, _) = best?;
    let token = document.slice(*span);
    let is_gloss = best.phonetic && cues::is_glossed(document.text(), *span, &best.word);
    let is_particle = best.phonetic && token.len() == 2 && !stands_in_a_sentence(place, *span);
    let is_given = document.hints().words.contains(&token.to_lowercase());
    if is_gloss || is_particle || is_given || cues::is_meant(place, *span) {
        return None;
    }
    // Two keyboards, two words: neither is surely meant.
    let close = if rank(best, document).is_some() { CLOSE } else { 3 * CLOSE };
    let is_rival = |(other, retyped, _): &(Span, Retyped, bool)| {
        other == span && retyped.word != best.word && score(retyped) <= score(best) + close
    };
    let confidence = if found.iter().any(is_rival) { Confidence::Possible } else { Confidence::Likely };
    Some(Slip { span: *span, rank: rank(best, document), word: best.word.clone(), confidence })
}

/// Words of the document's script that the chunk or a part of it types, and whether there is evidence enough for each.
fn retypings(place: &Place<'_, '_>, chunk: Span, phonetic: bool, is_foreign: bool) -> Vec<(Span, Retyped, bool)> {
    let document = place.document;
    let mut found = Vec::new();
    for span in trimmings(document.text(), chunk, place.word.span) {
        let token = document.slice(span);
        let letters = token.bytes().filter(u8::is_ascii_alphabetic).count();
        if token.len() > LONGEST || letters * 2 < token.len() {
            continue;
        }
        let ends_in_stop = token.ends_with([',', '.', ';', ':', '!', '?', '"', ')']) && is_stop(document.text(), span);
        let (mut own, mut common) = (None, None);
        for retyped in from_latin(token, place.main, phonetic) {
            // Transliterated, a word of a Slavic language looks like one of its neighbours.
            let own = match retyped.phonetic {
                true => *common.get_or_insert_with(|| common_bits(token)),
                false => *own.get_or_insert_with(|| own_bits(token, Script::Latin)),
            };
            let rank = rank(&retyped, document);
            // Words of other languages are seldom met, but not never.
            let outweighs = rank == Some(0) || retyped.phonetic && rank.is_some();
            let is_accepted = reverse(&retyped, own, place, token.len())
                && (rank.is_some() || !ends_in_stop)
                && (outweighs || !is_foreign);
            found.push((span, retyped, is_accepted));
        }
    }
    found
}

/// What a word of a list is worth, by its rank, in bits.
const WORTH: [i64; 4] = [8, 5, 4, 2];

/// Bits by which another word may be less likely and yet be meant.
const CLOSE: i64 = 3;

/// Whether a word in another script is what was meant by Latin letters.
fn reverse(retyped: &Retyped, own: u32, place: &Place<'_, '_>, keys: usize) -> bool {
    let gain = i64::from(own) - i64::from(retyped.spelling.bits);
    let rank = rank(retyped, place.document);
    let listed = rank.is_some();
    let like_a_word = |least: i64, highest: f32| gain >= least && retyped.spelling.mean() <= highest;
    if retyped.word.chars().any(|c| c != '\'' && Script::of(c) != Some(place.main)) {
        return false;
    }
    if retyped.phonetic {
        return match keys {
            0..=1 => false,
            2 => rank == Some(0),
            3 | 4 => listed,
            _ => listed || like_a_word(10, 4.4) || like_a_word(6, 3.6),
        };
    }
    match keys {
        0..=1 => false,
        2 => rank == Some(0),
        3 | 4 => listed && (gain >= 0 || rank == Some(0)),
        _ => listed && gain >= -4 || like_a_word(10, 4.4),
    }
}

/// The rank of the retyped word; words of the caller count as the most frequent ones.
fn rank(retyped: &Retyped, document: &Document<'_>) -> Option<u8> {
    let words = &document.hints().words;
    let given = !words.is_empty() && words.contains(&retyped.word.to_lowercase());
    if given { Some(0) } else { retyped.rank }
}

/// Whether blanks or the end of a clause stand around a single letter, as around a word.
fn stands_free(place: &Place<'_, '_>) -> bool {
    let [before, behind] = place.around();
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_'))
        && behind.is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_' | ',' | '.' | '!' | '?'))
}

/// `USB`, `DEP`, `userId`: abbreviations and identifiers stand in texts of every script.
fn looks_deliberate(token: &str) -> bool {
    let capitals = token.bytes().filter(u8::is_ascii_uppercase).count();
    let title = capitals == 1 && token.as_bytes()[0].is_ascii_uppercase();
    !token.is_ascii() || if capitals == token.len() { token.len() <= 5 } else { capitals > 2 && !title }
}

/// Whether the token has a capital where no sentence begins, as names have.
fn is_name(place: &Place<'_, '_>, token: &str) -> bool {
    token.chars().next().is_some_and(char::is_uppercase) && !begins_sentence(place)
}

/// Whether a full stop or a line end stands before the word.
fn follows_stop(place: &Place<'_, '_>) -> bool {
    let before = place.text()[..place.word.span.start].trim_end_matches(['*', '_', ' ']).chars().next_back();
    before.is_none_or(|c| matches!(c, '.' | '!' | '?' | '\n'))
}

/// Whether a sentence or a line begins with the word.
fn begins_sentence(place: &Place<'_, '_>) -> bool {
    let before = place.text()[..place.word.span.start]
        .trim_end_matches(['*', '_', '"', '«', '“', '(', ' ', '\u{a0}'])
        .chars()
        .next_back();
    let ends = |c| matches!(c, '.' | '!' | '?' | '…' | ':' | '\n' | '-' | '–' | '—' | '#' | '>');
    before.is_none_or(ends)
}

/// What stands between blanks around a word, without quotation and emphasis marks; not further than a word is long.
fn chunk(text: &str, word: Span, is_key: impl Fn(char) -> bool) -> Span {
    let is_end = |c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '«' | '»' | '“' | '”' | '„' | '(' | ')' | '/' | '|' | '—')
    };
    let ends = |c: char| is_end(c) || !is_key(c);
    let before = text[..word.start].char_indices().rev().take(LONGEST).take_while(|(_, c)| !ends(*c));
    let start = before.last().map_or(word.start, |(at, _)| at);
    let behind = text[word.end..].char_indices().take(LONGEST).take_while(|(_, c)| !ends(*c));
    let end = behind.last().map_or(word.end, |(at, c)| word.end + at + c.len_utf8());
    Span::new(start, end)
}

/// The chunk, and the chunk without signs at its ends, that still hold the word and tear nothing apart.
fn trimmings(text: &str, chunk: Span, word: Span) -> impl Iterator<Item = Span> {
    /// More signs are no end of a sentence.
    const MOST: usize = 3;
    let bytes = text.as_bytes();
    let opens = |at: &usize| matches!(bytes[*at], b'(' | b'"' | b'\'' | b'[' | b'{' | b'<');
    let closes = |at: &usize| match bytes[*at] {
        b'.' => at + 1 < chunk.end || is_stop(text, chunk),
        b'\'' => bytes[chunk.start] == b'\'',
        b',' | b';' | b':' | b'!' | b'?' | b'"' | b')' => true,
        _ => false,
    };
    let heads = (chunk.start..word.start).take(MOST).take_while(opens).count();
    let tails = (word.end..chunk.end).rev().take(MOST).take_while(closes).count();
    (0..=heads).flat_map(move |head| (0..=tails).map(move |tail| Span::new(chunk.start + head, chunk.end - tail)))
}

/// Whether the sign at the end of a chunk ends a clause: a full stop before a word in lower case does not.
fn is_stop(text: &str, chunk: Span) -> bool {
    !text[..chunk.end].ends_with('.') || !text[chunk.end..].trim_start().chars().next().is_some_and(char::is_lowercase)
}

/// Whether words of the document's script stand right before and behind, or the word begins or ends a line.
pub(super) fn stands_in_a_sentence(place: &Place<'_, '_>, span: Span) -> bool {
    let text = place.text();
    let is_main = |c: char| Script::of(c) == Some(place.main);
    let before = text[..span.start].trim_end_matches([' ', '*', '_']).chars().next_back();
    let behind = text[span.end..].trim_start_matches([' ', '*', '_', '.', ',']).chars().next();
    let fits = |c: Option<char>| c.is_none_or(|c| is_main(c) || matches!(c, '\n' | ',' | '.'));
    fits(before) && fits(behind) && (before.is_some_and(is_main) || behind.is_some_and(is_main))
}

/// Emphasis marks that belong to the slip, not to the author: they stand around a short function word, alone, in a document
/// that is long enough to show that its author stresses no single words.
fn lone_emphasis(document: &Document<'_>, word: Span) -> Option<(Span, Span)> {
    /// Bytes of text before the absence of other stress says anything.
    const ENOUGH: usize = 600;
    let text = document.text();
    let (open, close) = emphasis(text, word)?;
    let short = text[word.range()].chars().count() <= 3;
    let mark = text.as_bytes()[close.start];
    (short && text.len() >= ENOUGH && !stresses_words(text.as_bytes(), mark)).then_some((open, close))
}

/// The emphasis marks right around a word, as many before as behind.
pub(super) fn emphasis(text: &str, word: Span) -> Option<(Span, Span)> {
    let bytes = text.as_bytes();
    let mark = *bytes.get(word.end).filter(|b| matches!(b, b'*' | b'_'))?;
    let width = bytes[word.end..].iter().take_while(|b| **b == mark).count();
    let open = Span::new(word.start.checked_sub(width)?, word.start);
    let close = Span::new(word.end, word.end + width);
    let encloses = bytes[open.range()].iter().all(|b| *b == mark) && (open.start == 0 || bytes[open.start - 1] != mark);
    encloses.then_some((open, close))
}

/// Whether more than one single word stands between marks.
fn stresses_words(bytes: &[u8], mark: u8) -> bool {
    let mut last: Option<usize> = None; // where a word after an opening mark begins
    let mut count = 0;
    for at in memchr::memchr_iter(mark, bytes) {
        let word = last.map(|start| &bytes[start..at]);
        count += usize::from(word.is_some_and(|word| !word.is_empty() && !word.iter().any(u8::is_ascii_whitespace)));
        last = Some(at + 1);
        if count > 1 {
            return true;
        }
    }
    false
}
