//! Lines that pages set in as far as Markdown sets in code.

use super::containers::{CODE_INDENT, Cursor};
use crate::document::Document;
use crate::document::code::{is_code_line, is_target};

/// A link, an image, or a paragraph of one line, as far in as pages set their elements and no author code. `is_last`: a blank
/// line follows.
pub(super) fn is_set_in(line: &Cursor<'_>, is_last: bool) -> bool {
    const FAR: usize = 12;
    let body = line.body();
    line.indent() >= FAR
        && (body.starts_with("![")
            || body.starts_with('[') && !body.ends_with([',', ']', ';'])
            || is_last && is_sentence(body))
}

/// `[![The port at noon](https://example.com/p.jpg)](#p)`, `[Ports](/ports), [Ferries](/ferries)`: pictures and links of a page
/// and nothing else. Who shows how to write that quotes code as well.
pub(super) fn is_of_links(body: &str) -> bool {
    let mut rest = body;
    while let Some(inside) = rest.strip_prefix("[![").or_else(|| rest.strip_prefix('[')) {
        let has_image = rest.len() - inside.len() > 1;
        let Some((label, behind)) = inside.split_once("](") else { return false };
        let Some((mut target, mut behind)) = behind.split_once(')') else { return false };
        if has_image {
            let link = behind.strip_prefix("](").and_then(|behind| behind.split_once(')'));
            let Some((outer, after)) = link else { return false };
            (target, behind) = if target.starts_with("http") { (target, after) } else { (outer, after) };
        }
        if label.contains(['[', ']']) || target.starts_with('#') || !is_target(target.as_bytes()) {
            return false;
        }
        rest = behind.trim_start_matches([' ', ',', '|', '·']);
    }
    rest.is_empty() && !body.is_empty()
}

/// `**Posts:** 12`, `~~$1,499.00~~`: a field of a page, which html2text sets in.
pub(super) fn is_field(body: &str) -> bool {
    /// Bytes of a label.
    const LABEL: usize = 60;
    let label = body.strip_prefix("**").and_then(|rest| rest.split_once("**"));
    let is_label = |(label, behind): (&str, &str)| {
        (label.ends_with([':', '：']) || behind.starts_with([':', '：']))
            && label.len() <= LABEL
            && !label.contains('*')
    };
    let struck = body.strip_prefix("~~").and_then(|rest| rest.strip_suffix("~~"));
    label.is_some_and(is_label) || struck.is_some_and(|words| !words.is_empty() && !words.contains('~'))
}

/// A capital, perhaps within marks, then words, most of them of letters alone, then a stop.
pub(super) fn is_sentence(line: &str) -> bool {
    const WORDS: usize = 8;
    let inner = line.trim_start_matches(['#', '*', '_', '[', '(', ' ', '"', '“', '«', '‘']);
    let ends = line.trim_end_matches(['*', '_', ')', '"', '”', '»', '’']).ends_with(['.', '!', '?', '…']);
    let is_word = |word: &&str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation() || "’‘“”«»…".contains(c));
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
    };
    let words = line.split_ascii_whitespace();
    ends && inner.starts_with(char::is_uppercase)
        && words.clone().count() >= WORDS
        && words.clone().filter(is_word).count() * 4 >= words.count() * 3
}

/// The line behind a definition of html2text, which sets in the words below their term and begins the next term right below them.
pub(super) fn definition_end(document: &Document<'_>, line: usize) -> Option<usize> {
    /// Attack: a definition without an end. Lines.
    const LONGEST: usize = 40;
    let lines = document.lines();
    let is_written = |line: usize| line < lines.len() && !lines.is_blank(document.text(), line);
    let is_inset = |line: usize| is_written(line) && Cursor::new(document.line(line)).indent() >= CODE_INDENT;
    let is_term = |line: usize| {
        let stops = |line: usize| document.line(line).trim_ascii_end().ends_with([':', '.', '：', '。']);
        is_written(line) && !is_inset(line) && !stops(line) && !is_written(line + 1)
    };
    let term = line.checked_sub(2).filter(|term| is_term(*term))?;
    let end = (line..=lines.len().min(line + LONGEST)).find(|line| !is_inset(*line))?;
    let follows = || term.checked_sub(1).is_some_and(is_inset);
    let goes_on = || is_term(end) && is_inset(end + 2);
    let shows_code = || (line..end).any(|line| is_code_line(document.line(line), true));
    ((follows() || goes_on()) && !shows_code()).then_some(end)
}
