//! Numbers of references and footnotes.

use super::{FOOTNOTE, NUMBER};
use crate::document::{Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::near;

/// `[[1]](#cite_note-1)`, `[2](#fn2)`: a link to a note, whose text is a mark.
pub(super) fn linked(document: &Document<'_>, edits: &mut Edits<'_>) {
    for link in document.links().iter().filter(|link| !link.image) {
        let target = document.slice(link.closing());
        let to_note =
            ["#cite_note", "#cite-note", "#fn", "#footnote", "#ref", "#endnote"].iter().any(|n| target.contains(n));
        let label = document.slice(link.text).trim_matches(['[', ']', '\\', ' ', '^']);
        if to_note && is_mark(label) {
            edits.delete(link.span, &NUMBER, Confidence::Likely);
        }
    }
}

/// `[1]`, `[12][13]`, `[note 2]` glued to what stands before.
pub(super) fn bare(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut runs: Vec<(Span, bool)> = Vec::new();
    for (at, end) in brackets(document) {
        let label = text[at + 1..end - 1].trim_end_matches('\\');
        // `^[1]` is how text browsers raise it.
        let start = at - usize::from(text[..at].ends_with(['\\', '^']));
        if !is_mark(label) {
            continue;
        }
        // `[5],[6]`: French sets a comma between them.
        let joins = |(run, _): &&mut (Span, bool)| matches!(&text[run.end..start], "" | "," | ", " | "\u{a0}");
        if let Some((run, _)) = runs.last_mut().filter(joins) {
            run.end = end;
            continue;
        }
        let before = last_shown(&text[..start]);
        let after_stop = matches!(
            before,
            '.' | ',' | ';' | '!' | '?' | '"' | '”' | '’' | '“' | '»' | '«' | '。' | '、' | '」' | '）' | ')'
        ) || before > '\u{2e7f}';
        if after_stop || before.is_alphabetic() || before.is_ascii_digit() {
            runs.push((Span::new(start, end), after_stop));
        }
    }
    // Marks in front of the full stops of sentences, behind words that differ: no indices.
    let ends: Vec<&str> =
        runs.iter().filter(|(run, _)| stops(&text[run.end..])).map(|(run, _)| last(text, *run)).collect();
    let end_sentences = ends.len() > 1 && ends.windows(2).all(|pair| pair[0] != pair[1]);
    let trusted = runs.iter().filter(|(_, after_stop)| *after_stop).count() + usize::from(end_sentences);
    runs.retain(|(run, _)| !text[..run.start].ends_with(|c: char| c.is_ascii_digit()) || stops(&text[run.end..]));
    let several = runs.len();
    for (run, after_stop) in runs {
        let next = text[run.end..].chars().next().unwrap_or('\n');
        let fits = !matches!(next, '(' | ':' | '[' | '=' | '_' | '{') && !next.is_ascii_alphanumeric();
        if fits && (after_stop || trusted > 0 || several >= 3) {
            edits.delete(run, &NUMBER, Confidence::Likely);
        }
    }
}

/// The last character that a reader sees: behind closing marks of emphasis the one before them. A quote that opens is a blank.
fn last_shown(before: &str) -> char {
    let shown = before.trim_end_matches(['*', '_']);
    let last = shown.chars().next_back().unwrap_or(' ');
    let opens = || shown[..shown.len() - last.len_utf8()].ends_with(|c: char| c.is_whitespace() || c == '(');
    if matches!(last, '“' | '»' | '«' | '"') && (shown.len() == last.len_utf8() || opens()) { ' ' } else { last }
}

/// Whether a full stop that ends a sentence comes next.
fn stops(rest: &str) -> bool {
    rest.strip_prefix(['.', '。']).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
}

/// The last letters of the word before a mark.
fn last(text: &str, run: Span) -> &str {
    const LETTERS: usize = 8;
    near::before(&text[..run.start], LETTERS).rsplit(' ').next().unwrap_or_default()
}

/// `[^1]` without a definition, `^[1]^`.
pub(super) fn footnotes(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    for (at, end) in brackets(document) {
        let inside = &text[at + 1..end - 1];
        if text[..at].ends_with('^') && text[end..].starts_with('^') && is_mark(inside) {
            edits.delete(Span::new(at - 1, end + 1), &FOOTNOTE, Confidence::Likely);
        }
    }
    let has_notes = document.each_mark("[^").any(|at| at == 0 || text.as_bytes()[at - 1] == b'\n');
    if has_notes {
        return;
    }
    for (at, end) in brackets(document) {
        let before = last_shown(&text[..at]);
        let glued = before.is_alphabetic() || ".,;!?\"”’“»«)]。、」）".contains(before);
        let label = text[at + 1..end - 1].strip_prefix('^');
        if glued && label.is_some_and(is_mark) && !text[end..].starts_with([':', '(', '{', '*', '+']) {
            edits.delete(Span::new(at, end), &FOOTNOTE, Confidence::Likely);
        }
    }
}

/// Short brackets outside of zones: where they start and end.
fn brackets<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (usize, usize)> + 'd {
    /// Longer than any mark.
    const MAX: usize = 16;
    let bytes = document.text().as_bytes();
    document.each([b'[']).filter_map(move |at| {
        let rest = &bytes[at..bytes.len().min(at + MAX)];
        let end = at + memchr::memchr(b']', rest)? + 1;
        document.zones().at(at, ZoneKinds::ALL).is_none().then_some((at, end))
    })
}

/// A number below a thousand, a single letter, or `note 2`.
fn is_mark(label: &str) -> bool {
    let number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let note = label.rsplit_once([' ', '\u{a0}']).is_some_and(|(word, count)| {
        number(count)
            && matches!(
                word.to_lowercase().as_str(),
                "note" | "nb" | "n" | "anm." | "註" | "注" | "注釈" | "прим." | "uwaga"
            )
    });
    number(label) || note || label.len() == 1 && label.bytes().all(|b| b.is_ascii_lowercase())
}
