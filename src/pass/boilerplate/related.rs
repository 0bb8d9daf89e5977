//! The lines that belong to a label of related articles.

use super::line::Candidate;
use super::marks::{item, may_be_links};
use super::signal::Signal;
use super::visible::Visible;
use crate::document::Document;

/// The last of the lines that belong to a label: lines of links, or bare titles.
pub(super) fn block(document: &Document<'_>, label: &Candidate) -> Option<usize> {
    /// Attack: a label before each line of a long list. Longer blocks are menus.
    const MAX: usize = 24;
    let lines = document.lines();
    let is_links_alone =
        |line: usize| may_be_links(document.words(line)) && Visible::of_line(document, line).is_linked();
    let mut last = None;
    for line in (label.last + 1..lines.len()).take(MAX) {
        if document.is_blank(line) {
            continue;
        }
        let span = lines.span(line);
        let is_links = || {
            let visible = Visible::read(document, span);
            // One word is a title above or below others.
            let several = || last.is_some() || document.written_below(line).next().is_some_and(is_links_alone);
            visible.is_linked() && (visible.linked >= 2 || visible.item || several())
        };
        if span.len() > super::MAX_LINE || !may_be_links(document.words(line)) || !is_links() {
            // `Highlights` above a list of which some items begin with words: the list is the author's.
            let goes_on = last.is_some_and(|last| line <= last + 2 && item(document.words(last)).is_some());
            let told =
                item(document.words(line)).is_some_and(|item| item.trim_start().starts_with(char::is_alphabetic));
            if goes_on && told && label.signals.contains(&Signal::Word) {
                return None;
            }
            break;
        }
        last = Some(line);
    }
    last.or_else(|| bare_titles(document, label))
}

/// `The port: Harbours`: what a page is about, and its name.
pub(super) fn is_gloss(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(about, _)| {
        about.starts_with(char::is_alphabetic)
            && about.ends_with(char::is_alphanumeric)
            && about.split(' ').count() <= 4
    })
}

/// Titles without links: directly below the label, or items of a list. None of them is a sentence.
fn bare_titles(document: &Document<'_>, label: &Candidate) -> Option<usize> {
    /// More lines are a text.
    const MAX: usize = 10;
    /// Letters of a title.
    const WIDE: usize = 120;
    if !label.signals.contains(&Signal::Line) {
        return None;
    }
    let lines = document.lines();
    let first = document.written_below(label.last).next()?;
    let items = item(document.words(first)).is_some();
    // Amid the lines of a song it came from a box beside it, and the lines go on below.
    let is_amid = label.first > 0 && !document.is_blank(label.first - 1);
    if !items && (first > label.last + 1 || is_amid) {
        return None;
    }
    // Attack: a label on every line.
    let mut near = (first..lines.len()).take(MAX + 1);
    let end = near.find(|line| document.is_blank(*line)).or((lines.len() <= first + MAX).then_some(lines.len()))?;
    let title = |line: usize| {
        let title = document.words(line);
        // `[1] https://example.com`, to which the text refers.
        if matches!(title.as_bytes(), [b'[', b'0'..=b'9', ..]) {
            return false;
        }
        let ends = title.ends_with(['.', '!', '?', '。', ':', '：', ',', ';']);
        !ends && title.chars().nth(WIDE).is_none() && item(title).is_some() == items
    };
    let apart = items && end - first < 2; // one item is no list
    let glossed = items
        && label.visible.last == ':'
        && (first..end).all(|line| item(document.words(line)).is_some_and(|words| is_gloss(words.trim())));
    (!apart && !glossed && (first..end).all(title)).then(|| end - 1)
}
