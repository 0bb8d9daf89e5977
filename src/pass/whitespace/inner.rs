//! Blanks inside a line.

use super::{INNER, MISSING, PUNCTUATION};
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::lexicon::Language;
use crate::rule::{Confidence, Rule};
use crate::text::near;

/// Runs of blanks between words of a sentence that stands on a line of its own: text is set in columns, justified or aligned
/// over several lines, and two blanks end a typist's sentence.
pub(super) fn runs(document: &Document<'_>, edits: &mut Edits<'_>) {
    if !edits.is_on(&INNER) || !document.classes().intersects(Classes::BLANKS) {
        return;
    }
    let text = document.text();
    let double = memchr::memmem::Finder::new("  ");
    let mut done = 0;
    while let Some(at) = double.find(&text.as_bytes()[done..]).map(|length| done + length) {
        // An indented line is none of a paragraph.
        if at == 0 || text.as_bytes()[at - 1] == b'\n' {
            done = at + text.as_bytes()[at..].iter().take_while(|b| **b == b' ').count();
            continue;
        }
        // Nothing but the blanks at the end of the line.
        let blanks = text.as_bytes()[at..].iter().take_while(|b| **b == b' ').count();
        if matches!(text.as_bytes().get(at + blanks), None | Some(b'\n')) {
            done = at + blanks;
            continue;
        }
        let lines = document.lines();
        let line = lines.at(at);
        let span = lines.span(line);
        done = span.end;
        let mark = mark(document.slice(span));
        let apart = |line: Option<usize>| {
            line.is_none_or(|line| {
                let is_kin = || mark.0 > 0 && self::mark(document.line(line)).1 == mark.1;
                line >= lines.len() || lines.is_blank(text, line) || is_kin()
            })
        };
        if !apart(line.checked_sub(1)) || !apart(Some(line + 1)) {
            continue;
        }
        let sentence = document.slice(span);
        if !is_sentence(&sentence[mark.0..]) {
            continue;
        }
        let mut from = mark.0;
        while let Some(start) = sentence[from..].find("  ").map(|at| from + at) {
            let end = start + sentence[start..].len() - sentence[start..].trim_start_matches(' ').len();
            from = end;
            if is_term(&sentence[mark.0..start], &sentence[start..]) {
                break;
            }
            let before = sentence[..start].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == ',') && end < sentence.len() {
                replace(document, Span::new(span.start + start + 1, span.start + end), "", &INNER, edits);
            }
        }
    }
}

/// Whether what stands before a gap is a term, and what stands behind it says what that is: `Issue time      The time of …`; or is
/// the mark of an item: `o  What`.
fn is_term(before: &str, behind: &str) -> bool {
    /// Words of a term, and blanks of a gap.
    const WORDS: usize = 3;
    const WIDE: usize = 4;
    let text = behind.trim_start_matches(' ');
    let is_wide = behind.len() - text.len() >= WIDE && !text.starts_with(char::is_lowercase);
    before == "o" || is_wide && before.split(' ').count() <= WORDS
}

/// The mark of a quote or an item at the start of a line, and its length with the blank behind it.
fn mark(line: &str) -> (usize, u8) {
    match line.as_bytes() {
        [mark @ (b'>' | b'*' | b'-' | b'+'), b' ', ..] => (2, *mark),
        _ => (0, 0),
    }
}

/// A line that starts at the margin with a letter or quote, has many words, or some and more than one run of blanks between
/// small ones, and ends as sentences or long clauses do.
fn is_sentence(line: &str) -> bool {
    const WORDS: usize = 8;
    const FEW: usize = 4;
    const CLEAR: usize = 5;
    const CLAUSE: usize = 14;
    let runs = || {
        let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let is_run = |at: &usize| {
            small(line[..*at].chars().next_back())
                && line[*at..].trim_start_matches(' ').starts_with(char::is_alphabetic)
        };
        memchr::memmem::find_iter(line.as_bytes(), "  ").filter(is_run).take(2).count()
    };
    let words = || line.split(' ').filter(|word| !word.is_empty());
    let small = words().filter(|word| word.starts_with(char::is_lowercase)).count();
    let count = words().count();
    let is_long = count >= WORDS && small * 2 > count;
    // Nobody sets two or three blanks between small words of a sentence, of which no column is one word.
    let is_single = || {
        let first = line.find("  ").filter(|at| line[..*at].contains(' ')).map(|at| &line[at..]);
        let near = first.is_some_and(|rest| rest.len() - rest.trim_start_matches(' ').len() <= 3);
        count >= CLEAR && near && runs() >= 1
    };
    // German has more capitals.
    let is_spread =
        || count >= FEW && small * 2 >= count && !line.starts_with(char::is_lowercase) && (runs() == 2 || is_single());
    // `Whereas …,`, `these are the rules:`: nothing but a clause as long as that.
    let end = line.trim_end();
    let goes_on = || end.ends_with([',', ';', ':', ')']) && count >= CLAUSE && is_long;
    line.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '«' | '‘'))
        && !line.contains(['\t', '|'])
        && (end.ends_with(['.', '!', '?', '…', '”', '"']) && (is_long || is_spread()) || goes_on())
}

/// A blank before a comma or full stop. French and its kin set blanks before the other marks.
pub(super) fn before_punctuation(document: &Document<'_>, edits: &mut Edits<'_>) {
    if !edits.is_on(&PUNCTUATION) {
        return;
    }
    let text = document.text();
    let bytes = text.as_bytes();
    let french = matches!(document.language(), Some(Language::French));
    for at in memchr::memchr_iter(b' ', bytes) {
        let mark = bytes.get(at + 1).copied().unwrap_or_default();
        let ends = match mark {
            b',' | b'.' => true,
            b';' | b':' | b'!' | b'?' => !french,
            _ => false,
        };
        let before =
            text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '"' | '”'));
        let after = bytes.get(at + 2).is_none_or(u8::is_ascii_whitespace);
        // `git add . && git commit`: in commands it is an argument.
        let is_argument =
            || text[at + 2..].trim_start_matches(' ').starts_with(['&', '|', '>', '<', ';', '-', '/', '$', '=']);
        // `3 : 2`, the score.
        let is_ratio = || {
            let digit = |c: char| c.is_ascii_digit();
            mark == b':' && text[..at].ends_with(digit) && text[at + 2..].trim_start_matches(' ').starts_with(digit)
        };
        if ends && before && after && !is_argument() && !is_ratio() {
            replace(document, Span::new(at, at + 1), "", &PUNCTUATION, edits);
        }
    }
}

/// A small letter, a full stop and a capital: `closed.The`.
pub(super) fn missing(document: &Document<'_>, edits: &mut Edits<'_>) {
    if !edits.is_on(&MISSING) {
        return;
    }
    /// Longer ones have words.
    const SENTENCE: usize = 80;
    let text = document.text();
    for at in memchr::memchr3_iter(b'.', b'!', b'?', text.as_bytes()) {
        let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let mut before = text[..at].chars().rev();
        let mut after = text[at + 1..].chars();
        // Words of two letters at least, so that no abbreviation, file or host is parted.
        let word = small(before.next()) && small(before.next()) && small(before.next());
        if word && after.next().is_some_and(char::is_uppercase) && small(after.next()) {
            let rest = after.as_str();
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            // Methods and modules go on with a sign, and no sentence of several words is before them.
            let sentence = near::before(&text[..at], SENTENCE);
            let sentence = sentence.rsplit(['.', '!', '?', ';', '\n']).next().unwrap_or_default();
            if sentence.trim().contains(' ') && rest[end..].starts_with([' ', ',', '\n', '’', '\'']) {
                replace(document, Span::new(at + 1, at + 1), " ", &MISSING, edits);
            }
        }
    }
}

/// Proposes the edit in prose: the pass as a whole is for any text.
fn replace(document: &Document<'_>, span: Span, with: &'static str, rule: &'static Rule, edits: &mut Edits<'_>) {
    if !document.is_verbatim() && !document.zones().touch(span, ZoneKinds::ALL) {
        edits.replace(span, with, rule, Confidence::Likely);
    }
}
