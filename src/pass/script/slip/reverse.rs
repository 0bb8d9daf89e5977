//! Words of a text in another script, typed on a Latin keyboard: `ghbdtn` is "привет".

use std::cell::OnceCell;
use std::cmp::Reverse;

use super::super::retype::{LONGEST, Retyped, common_bits, from_latin, own_bits};
use super::super::{Place, cues};
use super::doubts::{
    begins_name, is_alone_on_line, is_label, is_oddly_trimmed, is_particle, is_strange, is_variable, stands_among_words,
};
use super::keys::{is_stop, keys_around, keys_over_slashes, trimmings};
use super::{Slip, function_words, is_bracketed, is_name, rank};
use crate::document::{Document, Script, is_known, languages};
use crate::edit::Span;
use crate::layout::LAYOUTS;
use crate::lexicon::{Language, rank_in, worth};
use crate::rule::Confidence;

/// What a Latin word types on the keyboards of a text's script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pass::script) enum Reading {
    /// No word.
    None,
    /// Words on keyboards whose letters sit where similar Latin ones do; for a name, none.
    Phonetic,
    /// Words.
    Any,
}

/// What a Latin word with the signs around it types, wherever it stands.
pub(in crate::pass::script) fn reading(place: &Place<'_, '_>) -> Reading {
    if looks_deliberate(place.token()) || languages(place.main).next().is_none() {
        return Reading::None;
    }
    let chunk = keys_around(place.text(), place.word.span);
    let is_word = is_word(place, chunk);
    // English stands in texts of every language.
    if is_word
        && rank_in(Language::English, place.token()).is_some()
        && !function_words::is_never_borrowed(place.token())
    {
        return Reading::None;
    }
    let found = retypings(place, chunk, true, is_word);
    let mut accepted = found.iter().filter(|typed| typed.is_accepted).peekable();
    if accepted.peek().is_none() {
        Reading::None
    } else if accepted.all(|typed| typed.retyped.phonetic) {
        Reading::Phonetic
    } else {
        Reading::Any
    }
}

/// `:w`, `'vim'`: a letter behind a colon, or a word in quotes that are keys as well.
fn is_name_of_command(keys: &str) -> bool {
    keys.len() == 2 && keys.starts_with(':') || keys.len() > 2 && keys.starts_with('\'') && keys.ends_with('\'')
}

/// What a stretch of keys types.
struct Typed {
    span: Span,
    retyped: Retyped,
    /// Whether there is evidence enough for it.
    is_accepted: bool,
}

/// A word of a text in another script, typed on a Latin keyboard.
pub(in crate::pass::script) fn find(place: &Place<'_, '_>, reading: Reading) -> Option<Slip> {
    // A transliterated name is no slip. The letters of Georgian have no case, and some sit on capitals.
    let is_phonetic = || place.main == Script::Georgian || !is_name(place, place.token());
    if reading == Reading::None || reading == Reading::Phonetic && !is_phonetic() {
        return None;
    }
    let document = place.document;
    let chunk = keys_around(document.text(), place.word.span);
    if is_name_of_command(document.slice(chunk)) {
        return None;
    }
    // All languages of the script first: asking for those of the document costs more.
    let mut found = retypings(place, chunk, is_phonetic(), is_word(place, chunk));
    found.retain(|typed| !cues::is_marked(document.text(), typed.span));
    if found.is_empty() {
        return None;
    }
    found.retain(|typed| document.languages().contains(typed.retyped.language));
    let Typed { span, retyped: best, .. } = likeliest(document, &found)?;
    let (span, token) = (*span, document.slice(*span));
    let is_gloss = best.phonetic && cues::is_glossed(document.text(), span, &best.word)
        || cues::is_shown(document.text(), span, &best.word);
    let is_particle = best.phonetic && token.len() == 2 && !is_particle(place, span);
    let is_given = document.hints().has(token);
    let is_english = function_words::is_never_borrowed(token)
        && (!stands_among_words(place, span) || cues::is_about(document.text(), span, cues::Subject::Languages));
    if is_gloss || is_particle || is_given || is_english || cues::is_meant(place, span) {
        return None;
    }
    let rank = rank(best, document);
    // A name above what is said of it.
    let is_title = rank.is_none() && is_alone_on_line(document.text(), span) || is_label(document.text(), span);
    let is_unclear = has_rival(document, &found, span, best)
        || is_torn(document, chunk, span, rank)
        || is_title
        || is_headless(document.text(), span, best)
        || is_variable(place, span, best)
        || best.phonetic && begins_name(document.text(), span);
    let confidence = if is_unclear { Confidence::Possible } else { Confidence::Likely };
    let is_strange = rank.is_some() && !best.phonetic && is_strange(token, best);
    Some(Slip { span, rank, word: best.word.clone(), confidence, is_term: false, is_strange })
}

/// Bits that speak against a word in the languages of the document.
fn score(document: &Document<'_>, retyped: &Retyped) -> i64 {
    let bits = document.languages().bits(retyped.language);
    i64::from(bits) + i64::from(retyped.spelling.bits) - worth(rank(retyped, document))
}

/// The likeliest of what a word types.
fn likeliest<'f>(document: &Document<'_>, found: &'f [Typed]) -> Option<&'f Typed> {
    let accepted = found.iter().filter(|typed| typed.is_accepted);
    let best = accepted.min_by_key(|Typed { span, retyped, .. }| {
        let length = rank(retyped, document).map(|_| span.len());
        let mean = (retyped.spelling.mean() * 100.0) as i64 * i64::from(length.is_none());
        (Reverse(length), mean, score(document, retyped))
    })?;
    // With the sign behind it, the word is likelier though it is longer: `vrtaubhu,` is "הראשוניות".
    let is_longer = |Typed { span, retyped, .. }: &&Typed| {
        rank(&best.retyped, document).is_none()
            && retyped.keyboard == best.retyped.keyboard
            && *span == Span::new(best.span.start, best.span.end + 1)
            && retyped.spelling.bits < best.retyped.spelling.bits
    };
    Some(found.iter().find(is_longer).unwrap_or(best))
}

/// Whether the same keys, or some more or less of them, type another word that may be meant.
fn has_rival(document: &Document<'_>, found: &[Typed], span: Span, best: &Retyped) -> bool {
    let token = document.slice(span);
    let of_best = rank(best, document);
    // Two keyboards, two words: neither is surely meant.
    let close = if of_best.is_some() { CLOSE } else { 3 * CLOSE };
    let is_other = |Typed { span: other, retyped, .. }: &Typed| {
        *other == span && retyped.word != best.word && score(document, retyped) <= score(document, best) + close
    };
    // A comma or a full stop behind the word may be a letter of it or not.
    let is_whole = |Typed { span: other, retyped, .. }: &Typed| {
        let ends_sentence = document.slice(*other).ends_with('.')
            && !document.text()[other.end..].starts_with(|c: char| !c.is_whitespace());
        let letters = 1 + u32::from(is_oddly_trimmed(document.text(), *other, span));
        other.len() > span.len()
            && !ends_sentence
            && (of_best.is_none() || letters > 1)
            && retyped.keyboard == best.keyboard
            && retyped.spelling.bits <= best.spelling.bits + letters * LETTER
    };
    let is_part = |Typed { span: other, retyped, is_accepted }: &Typed| {
        let rank = rank(retyped, document);
        *is_accepted
            && other.start == span.start
            && other.end < span.end
            && (token.ends_with(',') && rank.is_some() && rank < of_best
                || token.ends_with('.') && (rank.is_some() || of_best.is_none()))
    };
    found.iter().any(|typed| is_other(typed) || is_whole(typed) || is_part(typed))
}

/// Whether signs beside it tell that the word is a piece of something else.
fn is_torn(document: &Document<'_>, chunk: Span, span: Span, rank: Option<u8>) -> bool {
    let bytes = document.text().as_bytes();
    let is_sign = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| matches!(byte, b'/' | b'|'));
    let behind_bracket = chunk.start > 0 && bytes[chunk.start - 1] == b')';
    let before_bracket = document.text()[chunk.end..].trim_start_matches(' ').starts_with(['[', '<']);
    rank.is_none()
        && (behind_bracket || before_bracket || is_sign(span.start.checked_sub(1)) || is_sign(Some(span.end)))
}

/// Whether the bracket before it may be its first letter: `(` is one of Armenian keyboards, and a bracket is closed.
fn is_headless(text: &str, span: Span, best: &Retyped) -> bool {
    let before = text[..span.start].chars().next_back();
    before.filter(|c| matches!(c, '(' | '[' | '{' | '<')).is_some_and(|c| {
        let layout = LAYOUTS.iter().find(|layout| layout.id == best.keyboard);
        let typed = layout.and_then(|layout| layout.from_us(c)).filter(|c| c.is_alphabetic());
        typed.is_some() && !is_bracketed(text, span)
    })
}

/// Whether the word, without the signs around it, may be one that people know.
fn is_word(place: &Place<'_, '_>, chunk: Span) -> bool {
    let word = place.word.span;
    chunk == word || trimmings(place.text(), chunk, word).any(|span| span == word)
}

/// Words of the document's script that the chunk or a part of it types.
fn retypings(place: &Place<'_, '_>, chunk: Span, phonetic: bool, is_word: bool) -> Vec<Typed> {
    let document = place.document;
    let is_foreign = OnceCell::new();
    let is_foreign = || *is_foreign.get_or_init(|| is_word && is_known(place.token(), Script::Latin));
    let mut found = Vec::new();
    let wide = keys_over_slashes(document.text(), place.word.span);
    let wide = (wide != chunk && !is_foreign()).then(|| trimmings(document.text(), wide, place.word.span));
    for span in trimmings(document.text(), chunk, place.word.span).chain(wide.into_iter().flatten()) {
        let token = document.slice(span);
        let letters = token.bytes().filter(u8::is_ascii_alphabetic).count();
        // `3p`: two letters make a word, a letter and a digit a number of something.
        let is_number = token.len() <= 3 && token.as_bytes()[0].is_ascii_digit();
        if token.len() > LONGEST || letters * 2 + 1 < token.len() || is_number {
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
            let is_accepted = is_meant(&retyped, own, place, span)
                && (rank.is_some() || !ends_in_stop)
                && (outweighs || !is_foreign());
            found.push(Typed { span, retyped, is_accepted });
        }
    }
    found
}

/// Bits that a letter more may cost at the end of a word.
const LETTER: u32 = 8;

/// Bits by which another word may be less likely and yet be meant.
const CLOSE: i64 = 3;

/// Whether a word in another script is what was meant by Latin letters.
fn is_meant(retyped: &Retyped, own: u32, place: &Place<'_, '_>, span: Span) -> bool {
    let (token, keys) = (place.document.slice(span), span.len());
    let gain = i64::from(own) - i64::from(retyped.spelling.bits);
    let rank = rank(retyped, place.document);
    // `DBus`
    let is_odd = retyped.word.chars().skip(1).any(char::is_uppercase) && retyped.word.contains(char::is_lowercase);
    let listed = rank.is_some_and(|rank| rank == 0 || !is_odd);
    // Two or three letters that type any but the most frequent words are an abbreviation.
    let is_usual = rank == Some(0);
    let like_a_word = |least: i64, highest: f32| !is_odd && gain >= least && retyped.spelling.mean() <= highest;
    // Longer than the names of commands, and no row of initials: a rare word, if it is none at all in Latin letters.
    let is_gibberish = keys > 5 && token.contains(|c: char| c.is_ascii_lowercase());
    if retyped.word.chars().any(|c| c != '\'' && Script::of(c) != Some(place.main)) {
        return false;
    }
    // A slash is seldom a letter.
    if token.contains('/') {
        let is_listed = keys > 3 && rank.is_some_and(|rank| rank <= 1 || keys > 4);
        return !is_odd && !retyped.phonetic && (is_listed || is_gibberish && like_a_word(2 * keys as i64, 4.4));
    }
    if retyped.phonetic {
        // A sign that types a letter elsewhere: an option, an ending behind a name.
        let has_hyphen = token.contains('-');
        // A transliterated name spells like a word, and does so in Latin letters.
        let is_title = place.main != Script::Georgian && place.token().starts_with(|c: char| c.is_ascii_uppercase());
        let may_be_slip = listed || !is_title || gain >= 16 && place.token().contains(|c: char| c.is_ascii_lowercase());
        return !has_hyphen
            && may_be_slip
            && match keys {
                0..=1 => false,
                2 | 3 => is_usual,
                4 => listed,
                _ => listed || like_a_word(10, 4.4) || like_a_word(6, 3.6),
            };
    }
    match keys {
        0..=1 => false,
        2 | 3 => is_usual,
        4 => listed && (gain >= 0 || is_usual),
        _ => listed && gain >= -4 || like_a_word(10, 4.4) || is_gibberish && like_a_word(2 * keys as i64, 5.0),
    }
}

/// `USB`, `DEP`, `userId`: abbreviations and identifiers stand in texts of every script.
fn looks_deliberate(token: &str) -> bool {
    let capitals = token.bytes().filter(u8::is_ascii_uppercase).count();
    let title = capitals == 1 && token.as_bytes()[0].is_ascii_uppercase();
    !token.is_ascii() || if capitals == token.len() { token.len() <= 5 } else { capitals > 2 && !title }
}
