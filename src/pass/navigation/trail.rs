//! Breadcrumbs as lists: `1. [Home](/)`, `2. [Garden](/garden)`, `3. Spades` above the title.

use super::edge::inwards;
use super::title::is_home;
use super::{BREADCRUMB, Gone, links_in};
use crate::document::Document;
use crate::pass::boilerplate::{Class, Visible, item, phrases};
use crate::pass::context::introduced::is_introduced;
use crate::rule::Confidence;

/// Lines above the text in which the list begins: links that lead past something come before it.
const EDGE: usize = 8;

/// Lines below the list in which the title stands.
const TITLE: usize = 3;

/// Steps of a path, with the page itself.
const MAX: usize = 8;

/// The list, if it leads from the front page to this one: each target lies within the one before, or the last item is the title.
pub(super) fn find(document: &Document<'_>) -> Option<Gone> {
    let lines = document.lines();
    let is_item = |line: usize| line < lines.len() && item(document.words(line)).is_some();
    let first = inwards(document, true).take(EDGE).find(|line| is_item(*line))?;
    let count = (first..first + MAX).take_while(|line| is_item(*line)).count();
    let last = first + count - 1;
    let read = |line: usize| Visible::of_line(document, line);
    let home = read(first);
    let starts =
        home.is_linked() && phrases().is(&home.key, Class::Home) && target(document, first).is_some_and(is_home);
    if count < 2 || is_item(last + 1) || !starts || is_introduced(document, first, last) {
        return None;
    }
    let page = read(last);
    let end = if page.is_linked() { last } else { last - 1 };
    // All but the page itself are links.
    let paths: Option<Vec<&str>> =
        (first + 1..=end).map(|line| target(document, line).filter(|_| read(line).is_linked()).map(path)).collect();
    let paths = paths?;
    let mut below = document.written_below(last).take(TITLE);
    let is_title = below.any(|line| read(line).key == page.key);
    let nest = paths.len() >= 2 && paths.windows(2).all(|pair| pair[1].starts_with(pair[0]) && pair[1] != pair[0]);
    let signals = "links edge".into();
    let gone = Gone { first, last, rule: &BREADCRUMB, confidence: Confidence::Likely, signals };
    (is_title || nest && !page.is_sentence()).then_some(gone)
}

fn target<'d>(document: &'d Document<'_>, line: usize) -> Option<&'d str> {
    links_in(document, document.lines().span(line)).next().map(|link| link.destination(document))
}

/// The target without its end: `/garden` of `/garden/)`, `/garden` of `/garden.html)`.
fn path(target: &str) -> &str {
    let target = target.split([')', ' ', '?', '#']).next().unwrap_or_default();
    target.trim_end_matches(".html").trim_end_matches('/')
}
