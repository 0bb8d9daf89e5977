//! Marks that pair with nothing by the rules of Markdown: what converters leave of `<b>word </b>`, `<b>.</b>` and `<b></b>`.

use std::borrow::Cow;

use super::{BROKEN, EMPTY, Run, SPACED, is_cased};
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::lexicon::rank;
use crate::rule::Confidence;

/// `runs` are the unpaired runs of one paragraph, of two marks or more.
pub(super) fn propose(document: &Document<'_>, runs: &[Run], edits: &mut Edits<'_>) {
    let mut runs = runs.iter().peekable();
    while let Some(run) = runs.next() {
        let sides = Sides::of(document.text(), run.span);
        if sides.is_rule {
            continue;
        }
        if let Some(next) = runs.next_if(|next| is_spaced_pair(document, run, next)) {
            edits.together(tightened(document, run, next), &SPACED, Confidence::Likely);
        } else if let Some(next) = runs.next_if(|next| is_broken_pair(document, run, next)) {
            let parts = [run.span, next.span].map(|span| (span, Cow::Borrowed("")));
            edits.together(parts, &BROKEN, Confidence::Likely);
        } else if is_empty(document, run, &sides) {
            let span = Span::new(run.span.start, run.span.end + usize::from(sides.blank_before && sides.after == ' '));
            edits.delete(span, &EMPTY, Confidence::Likely);
        }
    }
}

/// What stands around a run.
struct Sides {
    before: char,
    after: char,
    blank_before: bool,
    blank_after: bool,
    /// The line holds nothing but marks: a rule between sections.
    is_rule: bool,
    /// The run begins or ends its line.
    at_line_edge: bool,
}

impl Sides {
    fn of(text: &str, span: Span) -> Self {
        // Marks of the same run that are paired already do not count.
        let left = text[..span.start].trim_end_matches('*');
        let right = text[span.end..].trim_start_matches('*');
        let before = left.chars().next_back().unwrap_or('\n');
        let after = right.chars().next().unwrap_or('\n');
        let starts = before == '\n' || left.trim_end_matches([' ', '>']).ends_with('\n');
        let ends = after == '\n' || right.trim_start_matches(' ').starts_with(['\n', '\r']);
        Self {
            before,
            after,
            blank_before: before.is_whitespace(),
            blank_after: after.is_whitespace(),
            is_rule: starts && ends && span.len() >= 3,
            at_line_edge: starts || ends,
        }
    }
}

/// `** words **`: two runs around words of one line, with blanks inside.
fn is_spaced_pair(document: &Document<'_>, first: &Run, second: &Run) -> bool {
    /// Bytes between the marks: a phrase.
    const MAX: usize = 120;
    let text = document.text();
    let inside = Span::new(first.span.end, second.span.start);
    if first.mark != b'*' || second.mark != b'*' || first.span.len() != 2 || second.span.len() != 2 {
        return false;
    }
    if inside.len() > MAX || text[..first.span.start].ends_with('*') || text[second.span.end..].starts_with('*') {
        return false;
    }
    let content = document.slice(inside);
    // The operator of powers stands between numbers and short names.
    let words = content.trim_matches(' ');
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let reads = words.split(' ').any(|word| letters(word) >= 3)
        && words.split(' ').all(|word| letters(word) >= 2)
        && words
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | ':' | '!' | '?' | '\'' | '’' | '-' | '&'));
    let outside = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || ".,;:!?)(“”\"".contains(c));
    let lines = document.lines();
    let line = document.slice(lines.span(lines.at(first.span.start)));
    // Around a whole line, the marks are an ornament.
    let is_line = line.trim().len() == second.span.end - first.span.start;
    !is_line
        && content.starts_with(' ')
        && content.ends_with(' ')
        && reads
        && outside(text[..first.span.start].chars().next_back())
        && outside(text[second.span.end..].chars().next())
        && !line[..line.floor_char_boundary(MAX)].contains('=')
}

/// The blanks inside the pair go.
fn tightened(document: &Document<'_>, first: &Run, second: &Run) -> [(Span, Cow<'static, str>); 2] {
    let content = document.slice(Span::new(first.span.end, second.span.start));
    let (before, after) = (content.len() - content.trim_start().len(), content.len() - content.trim_end().len());
    [
        (Span::new(first.span.end, first.span.end + before), Cow::Borrowed("")),
        (Span::new(second.span.start - after, second.span.start), Cow::Borrowed("")),
    ]
}

/// `**words **more`, `autumn**.**`, `D**ay of rest**`: two runs of equal length around something.
fn is_broken_pair(document: &Document<'_>, first: &Run, second: &Run) -> bool {
    /// Bytes between the marks; emphasis by accident of distance is none.
    const MAX: usize = 500;
    let inside = Span::new(first.span.end, second.span.start);
    if first.mark != b'*' || second.mark != b'*' || first.span.len() != second.span.len() || inside.len() > MAX {
        return false;
    }
    let content = document.slice(inside);
    if content.is_empty() || content.trim().is_empty() {
        return false;
    }
    let punctuation =
        content.len() <= 3 && content.chars().all(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '—' | ')'));
    let (a, b) = (Sides::of(document.text(), first.span), Sides::of(document.text(), second.span));
    let inside_word = |sides: &Sides| is_cased(sides.before) && is_cased(sides.after);
    // A no-break space stands there because an element held it.
    let spaced =
        |sides: &Sides| sides.blank_before && sides.before != '\u{a0}' && sides.blank_after && !sides.at_line_edge;
    let clean = !inside_word(&a) || (!inside_word(&b) && content.contains(' '));
    punctuation || (document.is_markdown() && clean && !spaced(&a) && !spaced(&b) && !a.blank_after && !b.is_rule)
}

fn is_empty(document: &Document<'_>, run: &Run, sides: &Sides) -> bool {
    match (run.mark, run.span.len()) {
        (b'*', 4) if is_cased(sides.before) => ends_in_word(document, run.span.start),
        (b'*', 4) => document.is_markdown() && !sides.blank_before,
        (b'*', 2) => document.is_markdown() && sides.blank_before && sides.blank_after && sides.at_line_edge,
        (b'_', 2) => document.is_markdown() && sides.blank_before && (sides.blank_after || sides.after.is_uppercase()),
        _ => false,
    }
}

/// Whether a whole word ends at `at`, rather than the rest of a masked one (`f****`).
fn ends_in_word(document: &Document<'_>, at: usize) -> bool {
    /// Longer than any word; shorter than four letters, swear words are masked.
    const MAX: usize = 40;
    let text = document.text()[..at].trim_end_matches('*');
    let text = &text[text.floor_char_boundary(text.len().saturating_sub(MAX))..];
    let word = text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    word.chars().count() >= 4 && document.language().is_some_and(|language| rank(language, &word).is_some())
}
