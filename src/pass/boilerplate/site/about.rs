//! Whether a text is about a site: what sets its lines apart from those of a page.

use memchr::memmem;

use super::Member;
use crate::document::Document;
use crate::edit::Span;
use crate::pass::boilerplate::marks::ENDS;
use crate::pass::boilerplate::visible::Visible;
use crate::pass::boilerplate::visible_start;
use crate::pass::context::introduced::is_introduced;

/// Bytes; titles have fewer.
const LONG: usize = 60;

/// What an author puts around words that are shown: `“Log in”`, `‘Log in’`, `(Log in)`, `3. Log in`, `> Log in`, a heading with
/// a sentence below it.
pub(super) fn is_set_apart(document: &Document<'_>, span: Span, visible: &Visible) -> bool {
    const SIGNS: [char; 14] = ['"', '\'', '“', '‘', '„', '‚', '«', '‹', '「', '(', '[', '|', '—', '–'];
    let lines = document.lines();
    let below = || document.written_below(lines.at(span.start)).next();
    SIGNS.contains(&visible.first)
        || visible.ordered && visible.links == 0
        || document.slice(span).starts_with('>')
        || visible.heading && below().is_some_and(|below| is_paragraph(document, below))
}

/// Whether a paragraph or two lines are none of the site.
pub(super) fn has_text(document: &Document<'_>, runs: &[Vec<Member>]) -> bool {
    let lines = document.lines();
    let mut members = runs.iter().flatten().map(|member| member.line).peekable();
    let is_other = |line: &usize| members.next_if_eq(line).is_none() && !document.is_blank(*line);
    let mut others = (0..lines.len()).filter(is_other);
    others.next().is_some_and(|line| lines.span(line).len() >= LONG) || others.next().is_some()
}

/// Below the first lines of the text, or above the last, with no paragraph between: one that goes itself is gone in the next round.
pub(super) fn is_at_edge(document: &Document<'_>, run: &[Member]) -> bool {
    const NEAR: usize = 3;
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let above = || document.written_above(first.line).take(NEAR + 1);
    let below = || document.written_below(last.line).take(NEAR + 1);
    let is_title = |line: usize| !is_paragraph(document, line);
    above().count() <= NEAR && above().all(is_title) || below().count() <= NEAR && below().all(is_title)
}

/// A sentence longer than labels and titles.
fn is_paragraph(document: &Document<'_>, line: usize) -> bool {
    let line = document.line(line).trim_end();
    line.len() >= LONG && line.ends_with(ENDS)
}

/// Whether a sentence above says that the lines are shown below it, or the paragraph below points at them.
pub(super) fn is_shown(document: &Document<'_>, run: &[Member]) -> bool {
    #[rustfmt::skip]
    const POINTING: [&str; 12] = [
        "Alle", "Beide", "Both", "Ces", "Diese", "Estas", "Estos", "Queste", "Questi", "These", "Эти", "Оба",
    ];
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let points = |line: usize| {
        let word = document.line(line).split(' ').next().unwrap_or_default();
        POINTING.contains(&word) && is_paragraph(document, line)
    };
    document.words_above(first.line).is_some_and(|above| above.ends_with([':', '：']))
        || is_introduced(document, first.line, last.line)
        || document.written_below(last.line).next().is_some_and(points)
}

/// Of each line, whether it is a paragraph: a text speaks of a site in these.
pub(super) fn paragraphs(document: &Document<'_>) -> Vec<bool> {
    (0..document.lines().len()).map(|line| is_paragraph(document, line)).collect()
}

/// Whether paragraphs speak of two signs of the site, or quote one: `Thread Tools prints, Display Modes sorts.`
pub(super) fn is_told_of(document: &Document<'_>, paragraphs: &[bool], runs: &[Vec<Member>]) -> bool {
    /// Attack: endless signs, each of which is looked for.
    const MAX: usize = 24;
    const ENOUGH: usize = 2;
    let words = |member: &Member| visible_start(document.line(member.line)).trim_end_matches(['*', '_', ' ', '\r']);
    let signs = runs.iter().flatten().filter(|member| member.is_sign());
    let mut signs: Vec<&str> = signs.take(MAX).map(words).collect();
    signs.sort_unstable();
    signs.dedup();
    signs.retain(|sign| sign.contains(' ') || !sign.is_ascii());
    let text = document.text();
    let weigh = |at: usize| match text[..at].chars().next_back() {
        Some('“' | '"' | '„' | '«' | '‘' | '\'' | '「') => ENOUGH,
        Some(' ') => 1,
        _ => 0,
    };
    let is_said = |at: &usize| weigh(*at) > 0 && paragraphs[document.lines().at(*at)];
    let mut told = 0;
    signs.iter().any(|sign| {
        let said = memmem::find_iter(text.as_bytes(), sign.as_bytes()).filter(is_said);
        told += said.map(weigh).max().unwrap_or_default();
        told >= ENOUGH
    })
}
