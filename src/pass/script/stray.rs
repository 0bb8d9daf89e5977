//! What is left: foreign words that a translator or a language model forgot, which are reported, and gibberish, which goes.

use super::alphabets::respell;
use super::cues::{self, Subject};
use super::retype::{LONGEST, is_on_a_keyboard, own_bits, to_latin};
use super::slip::emphasis;
use super::{CODE_SWITCH, Place, STRAY};
use crate::document::{Document, Script, is_known, languages};
use crate::edit::{Edits, Span, cut};
use crate::rule::Confidence;

/// More foreign words than this are no oversight.
const MOST: usize = 24;

/// Words in other scripts that nothing repaired and nothing explains.
#[derive(Debug, Default)]
pub(super) struct Strays {
    found: Vec<Stray>,
    /// All words in other scripts, explained or not.
    words: usize,
}

#[derive(Debug)]
struct Stray {
    span: Span,
    is_alone: bool,
    is_gibberish: bool,
}

impl Strays {
    /// Counts a word that is text of another language.
    pub(super) fn pass_over(&mut self) {
        self.words += 1;
    }

    /// Looks at a word that no other rule wanted.
    pub(super) fn note(&mut self, place: &Place<'_, '_>) {
        self.words += 1;
        if self.found.len() > MOST || !is_suspect(place) {
            return;
        }
        let span = place.word.span;
        let is_alone = !place.is_glued();
        let is_gibberish = is_alone && is_gibberish(place);
        self.found.push(Stray { span, is_alone, is_gibberish });
    }

    /// Proposes what is to be done about them.
    pub(super) fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        /// Bytes of text before its silence about other languages says anything.
        const ENOUGH: usize = 300;
        if self.found.len() > MOST {
            return;
        }
        for stray in &self.found {
            let text = document.text();
            if stray.is_gibberish && self.words == 1 && text.len() >= ENOUGH {
                edits.delete(with_blank(text, stray.span), &STRAY, Confidence::Likely);
            } else if stray.is_alone {
                edits.delete(with_blank(text, stray.span), &CODE_SWITCH, Confidence::Possible);
            } else {
                edits.remark(stray.span, &CODE_SWITCH);
            }
        }
    }
}

/// Whether the word may be an oversight.
fn is_suspect(place: &Place<'_, '_>) -> bool {
    let Place { main, word, .. } = *place;
    let token = place.token();
    let mut chars = token.chars();
    let first = chars.next();
    let is_single = chars.next().is_none();
    let is_glued = place.is_glued();
    let is_capital = first.is_some_and(char::is_uppercase);
    let of_interest = match word.script {
        Script::Latin => {
            let lower = token.bytes().all(|byte| byte.is_ascii_lowercase());
            main != Script::Latin && lower && token.len() >= 3
        }
        // Symbols of mathematics.
        Script::Greek if is_single && (!is_glued || main == Script::Latin) => false,
        // Initials, and the names of strangers.
        _ if is_capital && !is_glued => false,
        Script::Other => token.chars().all(char::is_alphabetic) && !is_single,
        _ => true,
    };
    let text = place.text();
    of_interest
        && !is_token_part(text, word.span)
        && !is_quoted(text, word.span)
        && !is_phrase(place)
        && !is_item(text, word.span)
        && !place.document.hints().has(token)
        && !cues::is_about_any(text, word.span, &[Subject::Letters, Subject::Words, Subject::Languages])
}

/// Whether signs make the word a part of an address, an identifier, a formula or a compound.
fn is_token_part(text: &str, span: Span) -> bool {
    let is_glue = |c: char| {
        c.is_ascii_digit() || matches!(c, '/' | '\\' | '@' | '#' | '_' | '=' | '+' | '&' | '$' | '<' | '>' | '~')
    };
    let before = text[..span.start].chars().next_back();
    let mut behind = text[span.end..].chars();
    let next = behind.next();
    let hyphen = |c: Option<char>| matches!(c, Some('-' | '‑' | '.' | ':'));
    let is_latin = text[span.range()].is_ascii();
    before.is_some_and(is_glue)
        || next.is_some_and(is_glue)
        || is_latin && (hyphen(before) || hyphen(next) && behind.next().is_some_and(char::is_alphanumeric))
}

/// Whether a quotation mark or bracket opens before the word, or closes behind it.
fn is_quoted(text: &str, span: Span) -> bool {
    let opens = text[..span.start].trim_end_matches(['*', '_']).chars().next_back();
    let closes = text[span.end..].trim_start_matches(['*', '_']).chars().next();
    let open = |c: char| matches!(c, '"' | '“' | '„' | '‘' | '«' | '‹' | '(' | '[' | '「' | '（' | '《' | '`');
    let close = |c: char| matches!(c, '"' | '”' | '“' | '’' | '»' | '›' | ')' | ']' | '」' | '）' | '》' | '`');
    opens.is_some_and(open) || closes.is_some_and(close)
}

/// Whether another word of the script stands beside it: a quotation, a title, a sentence of its own.
fn is_phrase(place: &Place<'_, '_>) -> bool {
    place.beside.into_iter().flatten().any(|other| cues::is_beside(place, place.word.span, other))
}

/// Whether it stands in a cell of a table, between slashes, or behind a dash or a colon: a gloss or an item of a list.
fn is_item(text: &str, span: Span) -> bool {
    let before = text[..span.start].trim_end_matches([' ', '*', '_']).chars().next_back();
    let behind = text[span.end..].trim_start_matches([' ', '*', '_']).chars().next();
    let divides = |c: char| matches!(c, '|' | '/' | '—' | '–' | '·' | '•' | '=' | '→');
    before.is_some_and(|c| divides(c) || c == ':' && text[..span.start].ends_with(' ')) || behind.is_some_and(divides)
}

/// Whether the word is one of no language, on any keyboard.
fn is_gibberish(place: &Place<'_, '_>) -> bool {
    /// Bits for each letter above which nobody can pronounce a word.
    const ABSURD: u32 = 7;
    /// The same, below which it may be one.
    const WORD: f32 = 4.4;
    let Place { main, word, .. } = *place;
    let token = place.token();
    let length = token.chars().count() as u32;
    let alphabet =
        matches!(word.script, Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian | Script::Georgian);
    if !alphabet || !(4..=LONGEST as u32).contains(&length) || is_known(token, word.script) {
        return false;
    }
    // What a keyboard explains was a word before it was gibberish.
    main == Script::Latin
        && respell(token, main).is_none()
        && to_latin(token, word.script, place.document.languages().iter()).is_empty()
        && !to_latin(token, word.script, languages(main)).iter().any(|retyped| retyped.spelling.mean() <= WORD)
        && !token.chars().any(char::is_uppercase)
        && own_bits(token, word.script) > ABSURD * (length + 1)
        // Letters of old manuscripts and small languages are set on purpose.
        && is_on_a_keyboard(token, word.script)
        && !cues::is_marked(place.text(), word.span)
}

/// The word with its emphasis marks and one of its blanks.
fn with_blank(text: &str, word: Span) -> Span {
    cut::inline(text, emphasis(text, word).map_or(word, |(open, close)| Span::new(open.start, close.end)))
}
