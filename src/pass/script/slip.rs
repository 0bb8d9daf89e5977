//! Words typed on another keyboard layout: `шы` is what "is" becomes on a Russian keyboard, `ghbdtn` what "привет" becomes on
//! an American one.
//!
//! The evidence: retyped, the token is a word of the document's language or at least spelled like one; as it stands, it is no
//! word of its own script's languages and not spelled like one; and nothing around it says that the author meant it.

use std::borrow::Cow;

use super::retype::{LONGEST, Retyped, from_latin, is_known, own_bits, to_latin};
use super::{LAYOUT_SLIP, Place, cues};
use crate::document::{Document, Script, languages};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// Proposes to retype the word; returns where the search goes on.
pub(super) fn find(place: &Place<'_, '_>, edits: &mut Edits<'_>) -> Option<usize> {
    let (span, retyped) = match place.word.script {
        Script::Latin => from_latin_keys(place)?,
        _ if place.main == Script::Latin => to_latin_keys(place)?,
        _ => return None,
    };
    let Judged { word, confidence } = retyped;
    match lone_emphasis(place.document, span).filter(|_| confidence > Confidence::Possible) {
        Some((open, close)) => {
            let parts = [(open, Cow::Borrowed("")), (span, Cow::Owned(word)), (close, Cow::Borrowed(""))];
            edits.together(parts, &LAYOUT_SLIP, confidence);
        }
        None => edits.replace(span, word, &LAYOUT_SLIP, confidence),
    }
    Some(span.end)
}

struct Judged {
    word: String,
    confidence: Confidence,
}

/// A word of a text in Latin letters, typed on another keyboard.
fn to_latin_keys(place: &Place<'_, '_>) -> Option<(Span, Judged)> {
    let script = place.word.script;
    languages(script).next()?;
    let document = place.document;
    let mut spans = [None, Some(place.word.span)];
    // Keys of signs, such as the digits of a French keyboard.
    let chunk = chunk(document.text(), place.word.span, |_| true);
    if chunk != place.word.span
        && document.slice(chunk).chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | ';' | ','))
    {
        spans[0] = Some(chunk);
    }
    for span in spans.into_iter().flatten() {
        let token = document.slice(span);
        if token.chars().count() > LONGEST || cues::is_meant(place, span) {
            continue;
        }
        if is_known(token, script) || document.hints().words.contains(&token.to_lowercase()) {
            return None;
        }
        let own = own_bits(token, script);
        let near = document.languages();
        let all = to_latin(token, script, near.iter());
        let best = all
            .iter()
            .filter_map(|retyped| Some((retyped, forward(retyped, own, is_name(place, token), document)?)))
            .min_by_key(|(retyped, _)| (retyped.rank.unwrap_or(3), retyped.spelling.bits, capitals(&retyped.word)));
        if let Some((retyped, confidence)) = best {
            // Two keyboards, two words: only a frequent one is surely meant.
            let rivals = |other: &Retyped| {
                !other.phonetic
                    && other.spelling.bits <= retyped.spelling.bits + RIVAL
                    && !other.word.eq_ignore_ascii_case(&retyped.word)
            };
            let is_clear = rank(retyped, document).is_some_and(|rank| rank < 2) || !all.iter().any(rivals);
            let confidence = if is_clear { confidence } else { Confidence::Possible };
            if retyped.word.len() == 1 && !stands_free(place) {
                return None;
            }
            return Some((span, Judged { word: retyped.word.clone(), confidence }));
        }
    }
    None
}

fn capitals(word: &str) -> usize {
    word.chars().filter(|c| c.is_uppercase()).count()
}

/// Bits by which a word may fit less well and yet be as likely.
const RIVAL: u32 = 3;

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
fn from_latin_keys(place: &Place<'_, '_>) -> Option<(Span, Judged)> {
    let document = place.document;
    if looks_deliberate(place.token()) || languages(place.main).next().is_none() {
        return None;
    }
    let chunk = chunk(document.text(), place.word.span, |c| c.is_ascii());
    // Without the signs, it is a word that people know.
    let is_word = trimmings(document.text(), chunk, place.word.span).any(|span| span == place.word.span);
    if is_word && is_known(place.token(), Script::Latin) {
        return None;
    }
    let near = |language| document.languages().contains(language);
    // A transliterated name is no slip. The letters of Georgian have no case, and some sit on capitals.
    let phonetic = place.main == Script::Georgian || !is_name(place, place.token());
    let mut best: Option<(bool, usize, f32, Span, Retyped)> = None;
    for span in trimmings(document.text(), chunk, place.word.span) {
        let token = document.slice(span);
        let letters = token.bytes().filter(u8::is_ascii_alphabetic).count();
        if token.len() > LONGEST || letters * 2 < token.len() {
            continue;
        }
        let mut own = None;
        // All languages of the script first: asking for that of the document costs more.
        for retyped in from_latin(token, |_| true, place.main, phonetic) {
            let own = *own.get_or_insert_with(|| own_bits(token, Script::Latin));
            if !reverse(&retyped, own, place, token.len()) {
                continue;
            }
            let listed = rank(&retyped, document).is_some();
            let key = (listed, if listed { token.len() } else { 0 }, -retyped.spelling.mean());
            if best.as_ref().is_none_or(|best| key > (best.0, best.1, best.2)) {
                best = Some((key.0, key.1, key.2, span, retyped));
            }
        }
    }
    let (.., span, _) = best?;
    let token = document.slice(span);
    if is_known(token, Script::Latin)
        || document.hints().words.contains(&token.to_lowercase())
        || cues::is_meant(place, span)
    {
        return None;
    }
    // Now in the languages of the document only.
    let own = own_bits(token, Script::Latin);
    let retyped =
        from_latin(token, near, place.main, phonetic).filter(|retyped| reverse(retyped, own, place, token.len()));
    let retyped = retyped.min_by_key(|retyped| (rank(retyped, document).unwrap_or(3), retyped.spelling.bits))?;
    if retyped.phonetic && cues::is_in_line(document.text(), span, &retyped.word) {
        return None;
    }
    Some((span, Judged { word: retyped.word, confidence: Confidence::Likely }))
}

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
    let Some(first) = token.chars().next() else { return false };
    let before = place.text()[..place.word.span.start].trim_end_matches(['*', '_', '"', '«', '“', '(', ' ', '\u{a0}']);
    let begins = before
        .chars()
        .next_back()
        .is_none_or(|c| matches!(c, '.' | '!' | '?' | '…' | ':' | '\n' | '-' | '–' | '—' | '#' | '>'));
    first.is_uppercase() && !begins
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
    // A stop before a word in lower case ends no sentence.
    let goes_on = || text[chunk.end..].trim_start().chars().next().is_some_and(char::is_lowercase);
    let closes = |at: &usize| match bytes[*at] {
        b'.' => at + 1 < chunk.end || !goes_on(),
        b'\'' => bytes[chunk.start] == b'\'',
        b',' | b';' | b':' | b'!' | b'?' | b'"' | b')' => true,
        _ => false,
    };
    let heads = (chunk.start..word.start).take(MOST).take_while(opens).count();
    let tails = (word.end..chunk.end).rev().take(MOST).take_while(closes).count();
    (0..=heads).flat_map(move |head| (0..=tails).map(move |tail| Span::new(chunk.start + head, chunk.end - tail)))
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
