//! Lines of tables and of lists of words: entries, records, figures, glosses.

use super::MAX_LABEL;
use super::class::Class;
use super::kin::block;
use super::phrases::phrases;
use super::visible::Visible;
use crate::document::Document;
use crate::edit::Span;
use crate::text::near;

/// A line with a slash between two others and no label: an entry of a dictionary, `Algerian/Sn`, or of a table.
pub(super) fn has_slash_beside(text: &str, span: Span) -> bool {
    let has_slash = |line: Option<&str>| line.is_some_and(|line| line.len() <= MAX_LABEL && line.contains('/'));
    !text[span.range()].contains([':', '：', '©'])
        && has_slash(text[..span.start].rsplit('\n').nth(1))
        && has_slash(text[span.end..].split('\n').nth(1))
}

/// `name,quote`, `like;share`: names of columns, or a row of values. Pages set a blank between their buttons.
pub(super) fn is_record(line: &str) -> bool {
    let line = line.trim_ascii_end();
    let bytes = line.as_bytes();
    if is_measured(bytes) || begins_with_columns(line) {
        return true;
    }
    let mut parted = false;
    for at in memchr::memchr3_iter(b',', b';', b'\t', bytes) {
        let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
        if !letter(at.checked_sub(1)) || !letter(Some(at + 1)) {
            return false;
        }
        parted = true;
    }
    parted && !line.ends_with(['.', '!', '?']) && memchr::memchr(b'[', bytes).is_none()
}

/// `Like 45%`, `Shares    120     300`: a share of a whole, or columns of numbers.
fn is_measured(line: &[u8]) -> bool {
    let begins = |signs: &&[u8]| signs.starts_with(b"  ") && signs[2].is_ascii_digit();
    // Between the columns there is no word: `Image  3 of  8` is laid out.
    let figures =
        || line.rsplit(|sign| sign.is_ascii_alphabetic() || matches!(sign, b'/' | 0x80..)).next().unwrap_or_default();
    let columns = || figures().windows(3).filter(begins).nth(1).is_some();
    match line {
        [.., digit, b'%'] | [.., digit, b' ', b'%'] if digit.is_ascii_digit() => !line.contains(&b'['),
        [.., digit] if digit.is_ascii_digit() => columns(),
        _ => false,
    }
}

/// `share - teilen`: a button, and the same in another language.
pub(super) fn is_gloss(document: &Document<'_>, span: Span, visible: &Visible) -> bool {
    const SIGNS: [&str; 5] = [" - ", " – ", " — ", " = ", ": "];
    /// Other pairs in a row that make a list of them.
    const PAIRS: usize = 3;
    if visible.links > 0 {
        return false;
    }
    let at = document.lines().at(span.start);
    if is_in_columns(document, at) || is_in_dictionary(document, at) {
        return true;
    }
    let line = document.slice(span).trim();
    if line.len() > MAX_LABEL {
        return false;
    }
    let parts = |line: &str, sign: &str| line.split_once(sign).is_some_and(|(_, rest)| !rest.contains(sign));
    let Some(sign) = SIGNS.iter().find(|sign| parts(line, sign)) else { return false };
    // One of a list of them; labels of pages begin with a capital.
    let is_other = |line: usize| {
        let line = document.words(line);
        line.starts_with(char::is_lowercase) && parts(line, sign)
    };
    let is_listed = || document.lines().beside(at).any(is_other);
    if *sign != ": " && line.starts_with(char::is_lowercase) && !visible.is_sentence() && is_listed() {
        return true;
    }
    // `Reply – antworten`, with more of them above and below.
    let is_pair = |line: &usize| parts(document.words(*line), sign);
    let pairs = || {
        let above = (at.saturating_sub(PAIRS)..at).rev().take_while(is_pair).count();
        above + (at + 1..document.lines().len().min(at + 1 + PAIRS)).take_while(is_pair).count()
    };
    if matches!(*sign, " – " | " — " | " = ") && pairs() >= PAIRS {
        return true;
    }
    visible.unlinked == 2
        && !visible.key.contains(['@', '#'])
        && !visible.is_sentence()
        && phrases().count(&visible.key, &Class::ROW) == Some(2)
}

/// `1      1                 Reply`: a table of the bytes of a message. Before the word of a button stands one number.
fn begins_with_columns(line: &str) -> bool {
    let column = |line: &str| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let words = rest.trim_start();
        let gap = rest[..rest.len() - words.len()].chars().count();
        (rest.len() < line.len() && gap >= 2).then_some(line.len() - words.len())
    };
    let line = line.trim_start();
    let second = column(line).and_then(|at| column(&line[at..]).map(|length| at + length));
    second.is_some_and(|at| line[at..].starts_with(char::is_alphabetic))
}

/// Whether the line is a row of figures, below others.
pub(in crate::pass) fn is_figures(document: &Document<'_>, line: usize) -> bool {
    is_measured(document.line(line).trim_ascii_end().as_bytes()) && is_in_columns(document, line)
}

/// Whether the line is in a block of which several lines have columns: `Teilen      share`.
fn is_in_columns(document: &Document<'_>, line: usize) -> bool {
    const ROWS: usize = 3;
    let (above, below) = block(document, line);
    above.chain([line]).chain(below).filter(|line| has_columns(document.words(*line))).nth(ROWS - 1).is_some()
}

/// A tab or two blanks within the line; behind a full stop typists set two.
fn has_columns(line: &str) -> bool {
    let gap =
        |at: &usize| !line[..*at].ends_with(['.', '!', '?', ':', '"', '”', '*', '_', ' ']) && !line.contains("](");
    let may_have = || line.as_bytes().windows(2).any(|pair| pair == b"  ") || line.contains('\t');
    line.len() <= MAX_LABEL
        && may_have()
        && line.match_indices("  ").chain(line.match_indices('\t')).any(|(at, _)| gap(&at))
}

/// Whether headwords with their pronunciation are near, as only dictionaries have them: `tide /taɪd/`.
fn is_in_dictionary(document: &Document<'_>, line: usize) -> bool {
    /// An entry may have several lines.
    const NEAR: usize = 8;
    let is_headword = |line: &usize| {
        let words = near::before(document.line(*line).trim_end(), MAX_LABEL);
        words.ends_with('/') && words.contains(|c: char| matches!(c, '\u{250}'..='\u{2af}' | 'ˈ' | 'ˌ' | 'ː'))
    };
    let around = line.saturating_sub(NEAR)..document.lines().len().min(line + NEAR);
    around.filter(is_headword).nth(1).is_some()
}
