//! Links to the page before and the one behind that name them: `[Next⏎⏎Title](/t)`.

use super::{Gone, PAGER};
use crate::document::{Document, Link, Target};
use crate::edit::Span;
use crate::pass::boilerplate::{Class, key_of, phrases};
use crate::text::near;

/// The lines of such links, wherever they stand: no author puts a title below a blank line into one, or one link to the page
/// before beside one to the page behind.
pub(super) fn find(document: &Document<'_>) -> Vec<Gone> {
    let mut found = titled(document);
    for gone in pairs(document) {
        if found.iter().all(|other| gone.last < other.first || other.last < gone.first) {
            found.push(gone);
        }
    }
    found
}

/// `[Previous: title](/a)` beside `[Next: title](/b)`, or `上一篇：[title](/a)` beside `下一篇：[title](/b)`, and nothing else.
fn pairs(document: &Document<'_>) -> Vec<Gone> {
    let lines = document.lines();
    let links: Vec<&Link> =
        document.links().iter().filter(|link| !link.image && link.target != Target::Anchor).collect();
    let is_nothing =
        |span: Span| document.slice(span).chars().all(|c| c.is_whitespace() || "*-•|·«»‹›←→<>_".contains(c));
    let pair = |first: &Link, second: &Link| {
        // Attack: many links with much between them.
        const NEAR: usize = 40;
        if second.span.start > first.span.end + NEAR {
            return None;
        }
        let (from, a) = named(document, first)?;
        let (until, b) = named(document, second)?;
        let (start, end) = (lines.at(from), lines.at(second.span.end - 1));
        let alone = a != b
            && first.span.end <= until
            && is_nothing(Span::new(lines.span(start).start, from))
            && is_nothing(Span::new(first.span.end, until))
            && is_nothing(Span::new(second.span.end, lines.span(end).end));
        alone.then(|| Gone::likely(document, Span::new(from, second.span.end - 1), &PAGER, "links"))
    };
    (1..links.len()).filter_map(|at| pair(links[at - 1], links[at])).collect()
}

/// Where the link, with a word of pagers and a colon in front of its title, begins; and the word, or the arrow that stands for it.
fn named(document: &Document<'_>, link: &Link) -> Option<(usize, String)> {
    /// Bytes of such a word.
    const MAX: usize = 40;
    let is_pager = |word: &str| {
        let key = key_of(word);
        phrases().is(&key, Class::Pager).then_some(key)
    };
    let near = |text: &str| {
        text.split_once([':', '：']).filter(|(word, _)| word.len() <= MAX).and_then(|(word, _)| is_pager(word))
    };
    let text = document.slice(link.text);
    if let Some(key) = near(text) {
        return Some((link.span.start, key));
    }
    // `[← title](/a)`, `[title →](/b)`
    let arrow = if text.starts_with(['←', '«', '‹']) { Some("←") } else { None };
    let arrow = arrow.or_else(|| text.ends_with(['→', '»', '›']).then_some("→"));
    if let Some(arrow) = arrow {
        return Some((link.span.start, arrow.into()));
    }
    let line = document.lines().span(document.lines().at(link.span.start));
    let gap = document.slice(Span::new(line.start, link.span.start));
    let before = near::before(gap, MAX).trim_end();
    let label = before.strip_suffix([':', '：'])?;
    let word = label.rsplit([')', '|', '·']).next().unwrap_or_default().trim_start_matches([' ', '*', '-', '_']);
    let key = is_pager(word)?;
    let blanks = gap.len() - gap.trim_end().len();
    let length = word.len() + before.len() - label.len() + blanks;
    Some((link.span.start - length, key))
}

fn titled(document: &Document<'_>) -> Vec<Gone> {
    let mut found: Vec<(Span, Span)> = Vec::new(); // lines, links
    let lines = document.lines();
    for link in document.links().iter().filter(|link| !link.image && is_titled(document.slice(link.text))) {
        let line = |at: usize| lines.span(lines.at(at));
        let whole = Span::new(line(link.span.start).start, line(link.span.end - 1).end);
        match found.last_mut().filter(|(before, _)| whole.start < before.end) {
            Some((before, links)) if document.slice(Span::new(links.end, link.span.start)).trim().is_empty() => {
                (before.end, links.end) = (whole.end, link.span.end);
            }
            _ => found.push((whole, link.span)),
        }
    }
    let is_alone = |(whole, links): &(Span, Span)| {
        let outside = [Span::new(whole.start, links.start), Span::new(links.end, whole.end)];
        outside.iter().all(|part| document.slice(*part).trim().is_empty())
    };
    found.into_iter().filter(is_alone).map(|(whole, _)| Gone::likely(document, whole, &PAGER, "links")).collect()
}

/// Whether a word of pagers stands above a blank line and other words.
fn is_titled(label: &str) -> bool {
    let Some((word, rest)) = label.trim_start().split_once('\n') else { return false };
    if !rest.lines().next().is_some_and(|line| line.trim().is_empty()) {
        return false;
    }
    phrases().is(&key_of(word), Class::Pager)
}
