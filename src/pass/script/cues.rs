//! Signs that the author meant a word in another script: it is quoted, bracketed, part of a larger token, in a phrase of its
//! own language, or the text around it is about letters, words and languages.

use std::sync::LazyLock;

use super::Place;
use crate::document::{Script, Word, is_known};
use crate::edit::Span;
use crate::lexicon::rank;
use crate::text::near;

/// Whether the author meant what stands at `span`, around the word of `place`, as it stands.
pub(super) fn is_meant(place: &Place<'_, '_>, span: Span) -> bool {
    is_marked(place.text(), span)
        || place.beside.into_iter().flatten().any(|other| is_phrase(place, span, other))
        || is_about(place.text(), span, Subject::Words)
        || is_labelled(place.text(), span)
        || is_pronounced(place.text(), span)
}

/// Whether quotation marks or brackets stand around a stretch.
pub(super) fn is_quoted(text: &str, span: Span) -> bool {
    let opens = text[..span.start].trim_end_matches(['*', '_']).chars().next_back();
    let closes = text[span.end..].trim_start_matches(['*', '_']).chars().next();
    opens.is_some_and(is_quote) && closes.is_some_and(is_quote)
}

/// Whether signs set a stretch apart as a quotation, an addition, or a part of a larger token.
pub(super) fn is_marked(text: &str, span: Span) -> bool {
    if is_quoted(text, span) {
        return true;
    }
    let before = text[..span.start].trim_end_matches(['*', '_']);
    let after = text[span.end..].trim_start_matches(['*', '_']);
    let (opens, closes) = (before.chars().next_back(), after.chars().next());
    if opens.is_some_and(is_glue) || closes.is_some_and(is_glue) {
        return true;
    }
    // `a.b`, `a:b`: a name, not the end of a sentence.
    closes.is_some_and(|c| matches!(c, '.' | ':')) && after.chars().nth(1).is_some_and(char::is_alphanumeric)
}

fn is_quote(c: char) -> bool {
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
            | '（'
            | '）'
            | '`'
    )
}

fn is_glue(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '‑' | '/' | '\\' | '@' | '#' | '_' | '=' | '+' | '&' | '$' | '<' | '>')
}

/// Whether `other`, another word of the same script, stands right beside `span` and is a real one.
fn is_phrase(place: &Place<'_, '_>, span: Span, other: Word) -> bool {
    is_beside(place, span, other)
        && !is_name(place, span, other)
        && is_known(place.document.slice(other.span), other.script)
}

/// Whether `other` is an abbreviation or the name of a product, beside which a word of another language may stand: such Latin
/// words are in texts of every script.
pub(super) fn is_name(place: &Place<'_, '_>, span: Span, other: Word) -> bool {
    let token = place.document.slice(other.span);
    let is_small = token.bytes().all(|byte| byte.is_ascii_lowercase());
    place.word.script == Script::Latin && span.len() > 2 && (token.len() == 1 || !is_small)
}

/// Whether `other`, another word of the same script, stands beside `span` with nothing but blanks and signs between them.
pub(super) fn is_beside(place: &Place<'_, '_>, span: Span, other: Word) -> bool {
    let text = place.text();
    let gap = text.get(other.span.end..span.start).or_else(|| text.get(span.end..other.span.start));
    other.script == place.word.script && gap.is_some_and(|gap| gap.chars().all(|c| !c.is_alphanumeric() && c != '\n'))
}

/// What a text can be about, so that its words mean themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Letters,
    Words,
    Languages,
    /// What may be any row of letters: passwords, names of users.
    Labels,
}

/// Whether the line around `span` says that it is about `subject`.
pub(super) fn is_about(text: &str, span: Span, subject: Subject) -> bool {
    is_about_any(text, span, &[subject])
}

/// Whether the line around `span` says that it is about one of `subjects`.
pub(super) fn is_about_any(text: &str, span: Span, subjects: &[Subject]) -> bool {
    speaks(&text[line(text, span).range()], subjects)
}

/// Whether the word before, but for short ones, calls the word a password or the like: `the password is …`.
fn is_labelled(text: &str, span: Span) -> bool {
    /// Characters: a few words.
    const REACH: usize = 32;
    /// Characters of a word that says nothing by itself.
    const SHORT: usize = 3;
    let before = &text[back(&text[..span.start], REACH)..span.start];
    let before = before.rsplit('\n').next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    let (mut start, mut has_word) = (before.len(), false);
    for word in before.rsplit(' ') {
        let is_word = word.chars().nth(SHORT).is_some();
        if has_word && is_word {
            break;
        }
        has_word |= is_word;
        start = start.saturating_sub(word.len() + 1);
    }
    speaks(&before[start..], &[Subject::Labels])
}

/// Whether a stretch of text has a cue for one of `subjects`.
fn speaks(around: &str, subjects: &[Subject]) -> bool {
    let cues = &*CUES;
    // A word that begins or ends the stretch is one as well.
    let around = format!(" {} ", if around.is_ascii() { around.to_ascii_lowercase() } else { around.to_lowercase() });
    around.as_bytes().windows(Cues::HEAD).enumerate().any(|(at, head)| {
        cues.may_start(head)
            && cues
                .all
                .iter()
                .any(|(about, cue)| subjects.contains(about) && around.as_bytes()[at..].starts_with(cue.as_bytes()))
    })
}

static CUES: LazyLock<Cues> = LazyLock::new(Cues::read);

/// What says that a text is about something.
struct Cues {
    all: Vec<(Subject, String)>,
    /// Whether a cue may start with bytes of this hash.
    heads: [bool; 1024],
}

impl Cues {
    /// Bytes of a cue that are looked at first; the shortest cue has as many.
    const HEAD: usize = 4;

    fn read() -> Self {
        let lines = include_str!("cues.txt").lines().filter(|line| !line.starts_with('#'));
        let all = lines.filter_map(|line| line.split_once(": ")).flat_map(|(head, cues)| {
            let subject = match head.split(' ').next() {
                Some("letters") => Subject::Letters,
                Some("words") => Subject::Words,
                Some("labels") => Subject::Labels,
                _ => Subject::Languages,
            };
            cues.split(", ").map(move |cue| (subject, cue.replace('_', " ")))
        });
        let mut cues = Self { all: all.collect(), heads: [false; 1024] };
        for (_, cue) in &cues.all {
            cues.heads[Self::hash(cue.as_bytes())] = true;
        }
        cues
    }

    fn hash(head: &[u8]) -> usize {
        let head = head.first_chunk::<{ Self::HEAD }>().map_or(0, |head| u32::from_le_bytes(*head));
        (head.wrapping_mul(0x9E37_79B1) >> 22) as usize
    }

    fn may_start(&self, head: &[u8]) -> bool {
        self.heads[Self::hash(head)]
    }
}

/// Whether `word` stands near `span`, so that the two explain one another.
pub(super) fn is_glossed(text: &str, span: Span, word: &str) -> bool {
    /// Bytes between them: a few words.
    const REACH: usize = 32;
    let reach = REACH + word.len();
    let holds = |text: &str| {
        text.match_indices(word).any(|(at, _)| {
            !near::neighbours(text, Span::new(at, at + word.len())).into_iter().flatten().any(char::is_alphanumeric)
        })
    };
    holds(near::before(&text[..span.start], reach)) || holds(near::behind(&text[span.end..], reach))
}

/// Whether a word in brackets that no language of the text has stands right behind: `щи (Schtschi)`.
pub(super) fn is_transliterated(place: &Place<'_, '_>, span: Span) -> bool {
    /// Bytes of the word.
    const MAX: usize = 32;
    let behind = near::behind(&place.text()[span.end..], MAX).trim_start_matches(['*', '_']);
    let Some((word, _)) = behind.strip_prefix(" (").and_then(|rest| rest.split_once(')')) else { return false };
    let word = word.trim_matches(['*', '_']).to_lowercase();
    let is_word = word.chars().nth(1).is_some() && word.chars().all(|c| Script::of(c) == Some(Script::Latin));
    is_word && place.document.languages().iter().all(|language| rank(language, &word).is_none())
}

/// Whether its pronunciation follows a word at the start of a line, as in a dictionary: `слово /ˈsɫovə/`.
fn is_pronounced(text: &str, span: Span) -> bool {
    /// Bytes. Longer, it is no pronunciation of a word.
    const MAX: usize = 64;
    let behind = near::line_behind(&text[span.end..], MAX).strip_prefix(" /").and_then(|rest| rest.split_once('/'));
    (span.start == 0 || text[..span.start].ends_with(['\n', '*']))
        && behind.is_some_and(|(sounds, _)| !sounds.contains(' '))
}

/// Whether `word` stands in quotes in the same clause: `instead of «привет» came ghbdtn`.
pub(super) fn is_shown(text: &str, span: Span, word: &str) -> bool {
    let line = line(text, span);
    let is_shown = |part: &str| part.match_indices(word).any(|(at, _)| is_quoted(part, Span::new(at, at + word.len())));
    is_shown(&text[line.start..span.start]) || is_shown(&text[span.end..line.end])
}

/// The line around `span`, as far as it is of interest.
fn line(text: &str, span: Span) -> Span {
    /// Characters on both sides: about a clause.
    const REACH: usize = 72;
    let from = back(&text[..span.start], REACH);
    let to = text[span.end..].char_indices().nth(REACH).map_or(text.len(), |(at, _)| span.end + at);
    let start = text[from..span.start].rfind('\n').map_or(from, |at| from + at + 1);
    let end = text[span.end..to].find('\n').map_or(to, |at| span.end + at);
    Span::new(start, end)
}

/// Where the last `count` characters of a text start.
fn back(text: &str, count: usize) -> usize {
    text.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at)
}

/// Whether the word is a line between lines of one word each: a list, of which nothing tells in which language an entry is.
pub(super) fn is_listed(place: &Place<'_, '_>) -> bool {
    /// Bytes. No word with its signs is longer.
    const MAX: usize = 80;
    let (text, span) = (place.text(), place.word.span);
    let (before, behind) = (near::before(&text[..span.start], MAX), near::behind(&text[span.end..], MAX));
    let is_word = |line: &str| {
        let line = line.trim();
        (1..MAX - 20).contains(&line.len()) && !line.contains([' ', '\u{a0}']) && line.contains(char::is_alphabetic)
    };
    let mut above = before.rsplit('\n');
    let mut below = behind.split('\n');
    let own = [above.next(), below.next()].into_iter().flatten().all(|rest| !rest.contains(char::is_alphanumeric));
    own && above.next().is_some_and(is_word) && below.next().is_some_and(is_word)
}

/// Whether no word of the line is in the main script: it gives what stands above in another language, as the lines of a
/// dictionary do.
pub(super) fn is_gloss(place: &Place<'_, '_>) -> bool {
    /// Bytes on both sides. A gloss is a few words.
    const REACH: usize = 80;
    let (text, span) = (place.text(), place.word.span);
    let line = near::line_around(text, span, REACH);
    line.into_iter().all(|part| part.len() < REACH && !part.chars().any(|c| Script::of(c) == Some(place.main)))
}

/// Whether the line has a place for a value, as the messages of programs have, which name programs and options as well.
pub(super) fn is_in_message(place: &Place<'_, '_>) -> bool {
    /// Bytes on both sides: about a clause.
    const REACH: usize = 72;
    let (text, span) = (place.text(), place.word.span);
    let line = near::line_around(text, span, REACH);
    let holds = |part: &str| ["%(", "%s", "%d", "%1$"].iter().any(|mark| part.contains(mark));
    span.len() <= 4 && line.into_iter().any(holds)
}
