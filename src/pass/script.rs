//! Words typed on another keyboard layout: `шы` is what "is" becomes on a Russian keyboard, `ghbdtn` what "привет" becomes on
//! an American one.
//!
//! The evidence: retyped, the token is a frequent word of the document's language; as it stands, it is no word of its own
//! script's languages; and nothing around it says that it is quoted, taught or talked about.

use std::borrow::Cow;

use crate::document::{Classes, Document, Script, Word, languages, strays};
use crate::edit::{Edits, Span};
use crate::layout::hangul;
use crate::layout::slips::{layouts, may_compose, may_decompose};
use crate::lexicon::{Language, rank};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const LAYOUT_SLIP: Rule = Rule::new(
    "script/layout-slip",
    Presets::TEXT,
    "Word typed on another keyboard layout: retyped in the language of the document",
)
.fires("What will happen to the town if Russia шы victorious?", "What will happen to the town if Russia is victorious?")
.spares("What will happen to the town if the Russian word «шы» is typed?");

static RULES: [Rule; 1] = [LAYOUT_SLIP];

#[derive(Debug)]
pub(super) struct Scripts;

impl Pass for Scripts {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn triggers(&self) -> Classes {
        Classes::FOREIGN
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let Some(main) = document.main_script() else { return };
        let mut before: Option<Word> = None;
        let mut words = strays(document.text(), main).peekable();
        while let Some(word) = words.next() {
            let beside = [before.replace(word), words.peek().copied()];
            // The cheap questions come first: few strays survive the first, and the language of the document costs more than
            // all the others.
            let token = document.slice(word.span);
            if retype(token, word.script, main, languages(main)).is_none()
                || is_known(token, word.script)
                || is_meant(document, word, beside)
            {
                continue;
            }
            let Some(language) = document.language() else { return };
            let Some(retyped) = retype(token, word.script, main, std::iter::once(language)) else { continue };
            let word = word.span;
            match lone_emphasis(document, word) {
                Some((open, close)) => {
                    let parts = [(open, Cow::Borrowed("")), (word, Cow::Owned(retyped)), (close, Cow::Borrowed(""))];
                    edits.together(parts, &LAYOUT_SLIP, Confidence::Likely);
                }
                None => edits.replace(word, retyped, &LAYOUT_SLIP, Confidence::Likely),
            }
        }
    }
}

/// The word as it was meant, if that is a frequent one of `languages`, all written in `main`.
fn retype(
    token: &str,
    script: Script,
    main: Script,
    languages: impl Iterator<Item = Language> + Clone,
) -> Option<String> {
    // One letter is a word too easily; no word of a language is longer than this.
    if !(2..=160).contains(&token.len()) || is_abbreviation(token, script) {
        return None;
    }
    let fits = |retyped: &String| {
        let length = token.chars().count();
        (2..=40).contains(&length) && fits(retyped, length, main, languages.clone())
    };
    match (script, main) {
        (Script::Hangul, Script::Latin) if may_decompose(token) => hangul::keys(token).filter(fits),
        (Script::Latin, Script::Hangul) if may_compose(token) => hangul::word(token).filter(fits),
        (Script::Latin, _) => layouts(token, script, main).find_map(|layout| {
            let own = languages.clone().filter(|language| layout.languages.contains(&language.code()));
            let length = token.len(); // of ASCII, as all keys are
            layout.word_from_us(token).filter(|retyped| length <= 40 && self::fits(retyped, length, main, own))
        }),
        (_, Script::Latin) => {
            layouts(token, script, main).find_map(|layout| layout.word_to_us(token, true).filter(fits))
        }
        _ => None,
    }
}

/// Whether `word`, read from `length` characters, is a frequent one of `languages`. The shorter it is, the more frequent it
/// must be: most pairs of letters are a word of some language.
fn fits(word: &str, length: usize, main: Script, mut languages: impl Iterator<Item = Language>) -> bool {
    if !word.chars().all(|c| Script::of(c) == Some(main)) {
        return false;
    }
    let highest = if length.min(word.chars().count()) == 2 { 0 } else { 2 };
    let lower = word.to_lowercase();
    languages.any(|language| rank(language, &lower).is_some_and(|rank| rank <= highest))
}

/// `USB`, `DEP`: Latin abbreviations stand in texts of every script.
fn is_abbreviation(token: &str, script: Script) -> bool {
    script == Script::Latin && token.len() <= 5 && token.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether the token is a word of any language written in its script.
fn is_known(token: &str, script: Script) -> bool {
    let lower = token.to_lowercase();
    languages(script).any(|language| rank(language, &lower).is_some())
}

/// Whether the author meant the token as it stands: it is quoted or bracketed, part of a larger token, beside a real word of
/// its script, or the text around it is about letters and languages.
fn is_meant(document: &Document<'_>, word: Word, beside: [Option<Word>; 2]) -> bool {
    let text = document.text();
    let Word { span, script } = word;
    let before = text[..span.start].trim_end_matches(['*', '_']);
    let after = text[span.end..].trim_start_matches(['*', '_']);
    let opens = before.chars().next_back();
    let closes = after.chars().next();
    let quotes = |c: char| {
        matches!(
            c,
            '"' | '\''
                | '“'
                | '”'
                | '„'
                | '‘'
                | '’'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '('
                | ')'
                | '['
                | ']'
                | '「'
                | '」'
                | '`'
        )
    };
    if opens.is_some_and(quotes) && closes.is_some_and(quotes) {
        return true;
    }
    let glue = |c: char| {
        c.is_alphanumeric() || matches!(c, '-' | '‑' | '/' | '\\' | '@' | '#' | '_' | '=' | '+' | '&' | '$' | '<' | '>')
    };
    if opens.is_some_and(glue) || closes.is_some_and(glue) {
        return true;
    }
    // `a.b`, `a:b`: a name, not the end of a sentence.
    if closes.is_some_and(|c| matches!(c, '.' | ':')) && after.chars().nth(1).is_some_and(char::is_alphanumeric) {
        return true;
    }
    let in_phrase = |other: Word| {
        let gap =
            text.get(other.span.end..span.start).or_else(|| text.get(span.end..other.span.start)).unwrap_or_default();
        other.script == script
            && gap.chars().all(|c| !c.is_alphanumeric() && c != '\n')
            && is_known(document.slice(other.span), script)
    };
    beside.into_iter().flatten().any(in_phrase) || is_about_letters(text, span)
}

/// Words that say the text is about writing rather than in it.
const CUES: [&str; 27] = [
    "layout",
    "keyboard",
    "alphabet",
    "cyrillic",
    "russian",
    "ukrainian",
    "greek",
    "hebrew",
    "arabic",
    "transliterat",
    "translat",
    "pronounc",
    "spelled",
    "spelling",
    "spelt",
    "the word",
    "the letter",
    "letters",
    "раскладк",
    "клавиатур",
    "букв",
    "алфавит",
    "слово",
    "латиниц",
    "typo",
    "typed",
    "типограф",
];

fn is_about_letters(text: &str, span: Span) -> bool {
    /// Bytes on both sides: about a long sentence.
    const REACH: usize = 120;
    let from = text.floor_char_boundary(span.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((span.end + REACH).min(text.len()));
    let start = text[from..span.start].rfind('\n').map_or(from, |at| from + at + 1);
    let end = text[span.end..to].find('\n').map_or(to, |at| span.end + at);
    let around = text[start..end].to_lowercase();
    CUES.iter().any(|cue| around.contains(cue))
}

/// Emphasis marks that belong to the slip, not to the author: they stand around a short function word, alone, in a document
/// that is long enough to show that its author stresses no single words.
fn lone_emphasis(document: &Document<'_>, word: Span) -> Option<(Span, Span)> {
    /// Bytes of text before the absence of other stress says anything.
    const ENOUGH: usize = 600;
    let text = document.text();
    let bytes = text.as_bytes();
    let mark = *bytes.get(word.end).filter(|b| matches!(b, b'*' | b'_'))?;
    let width = bytes[word.end..].iter().take_while(|b| **b == mark).count();
    let open = Span::new(word.start.checked_sub(width)?, word.start);
    let close = Span::new(word.end, word.end + width);
    let encloses = bytes[open.range()].iter().all(|b| *b == mark) && (open.start == 0 || bytes[open.start - 1] != mark);
    let short = text[word.range()].chars().count() <= 3;
    (encloses && short && text.len() >= ENOUGH && stressed_words(bytes, mark) == 1).then_some((open, close))
}

/// How many single words stand between marks.
fn stressed_words(bytes: &[u8], mark: u8) -> usize {
    let mut last: Option<usize> = None; // where a word after an opening mark begins
    let mut count = 0;
    for at in memchr::memchr_iter(mark, bytes) {
        let word = last.map(|start| &bytes[start..at]);
        count += usize::from(word.is_some_and(|word| !word.is_empty() && !word.iter().any(u8::is_ascii_whitespace)));
        last = Some(at + 1);
    }
    count
}
