//! Links to the page before and the one behind that name them: `[Next⏎⏎Title](/t)`.

use super::{Gone, PAGER};
use crate::document::Document;
use crate::edit::Span;
use crate::pass::boilerplate::{Class, fold_phrase, phrases};
use crate::rule::Confidence;

/// The lines of such links, wherever they stand: no author puts a title below a blank line into one.
pub(super) fn find(document: &Document<'_>) -> Vec<Gone> {
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
    let gone = |(whole, _): (Span, Span)| Gone {
        first: lines.at(whole.start),
        last: lines.at(whole.end),
        rule: &PAGER,
        confidence: Confidence::Likely,
        signals: "links".into(),
    };
    found.into_iter().filter(is_alone).map(gone).collect()
}

/// Whether a word of pagers stands above a blank line and other words.
fn is_titled(label: &str) -> bool {
    let Some((word, rest)) = label.trim_start().split_once('\n') else { return false };
    if !rest.lines().next().is_some_and(|line| line.trim().is_empty()) {
        return false;
    }
    let mut key = String::new();
    fold_phrase(word, &mut key);
    phrases().is(&key, Class::Pager)
}
