//! What the place in the text says: its edges, the title that a word is, the comments below which a button stands.

use super::class::Class;
use super::line::{Candidate, Signal};
use super::phrases::{Fit, phrases};
use crate::document::Document;
use crate::pass::near;

/// Marks the first and last candidates if nothing else stands before or behind them.
pub(super) fn find_edges(document: &Document<'_>, candidates: &mut [Candidate]) {
    let lines = document.lines();
    if let Some(first) = candidates.first_mut().filter(|first| is_lone_button(document, first, true)) {
        first.signals.push(Signal::Edge);
    }
    if let Some(last) = candidates.last_mut().filter(|last| is_lone_button(document, last, false)) {
        last.signals.push(Signal::Edge);
    }
    let mut from = 0;
    for candidate in candidates.iter_mut() {
        if !(from..candidate.first).all(|line| lines.is_blank(document.text(), line)) {
            break;
        }
        candidate.signals.push(Signal::Edge);
        from = candidate.last + 1;
    }
    let mut to = lines.len();
    for candidate in candidates.iter_mut().rev() {
        if !(candidate.last + 1..to).all(|line| lines.is_blank(document.text(), line)) {
            break;
        }
        if from < candidate.last + 1 {
            candidate.signals.push(Signal::Edge);
        }
        if candidate.class == Class::Rights && candidate.visible.copyright {
            // Nobody writes a sentence with the sign at its start.
            candidate.signals.push(Signal::Edge);
        }
        to = candidate.first;
    }
}

/// The word of a button as the whole first or last line, beside a paragraph: no title ends a text, and one that begins it
/// is spoken of below.
fn is_lone_button(document: &Document<'_>, candidate: &Candidate, above: bool) -> bool {
    let visible = &candidate.visible;
    let row = candidate.class.is_row() && candidate.class != Class::Skip;
    let button = candidate.fit == Fit::Word && (row || candidate.class == Class::Newsletter);
    if !button || visible.heading || visible.item || visible.is_sentence() {
        return false;
    }
    let lines = document.lines();
    let text = document.text();
    let span = |line: usize| document.line(line).trim();
    let ends = |line: &str| line.ends_with(['.', '!', '?', '…', '”', '。', '！', '？', '؟']);
    if !above {
        let outside = (candidate.last + 1..lines.len()).all(|line| lines.is_blank(text, line));
        let before = candidate.first.checked_sub(2).map(span).unwrap_or_default();
        return outside && candidate.first > 0 && lines.is_blank(text, candidate.first - 1) && ends(before);
    }
    let outside = (0..candidate.first).all(|line| lines.is_blank(text, line));
    let below = candidate.last + 2;
    if !outside || below >= lines.len() || !lines.is_blank(text, below - 1) || !ends(span(below)) {
        return false;
    }
    phrases().is(&visible.key, Class::Menu) && !mentions(&text[lines.span(below).start..], &visible.key, false)
}

/// A word that is the title of what follows, which speaks of it: `Print`, `Print is a medium`.
pub(super) fn meet_titles(document: &Document<'_>, candidates: &mut [Candidate]) {
    let lines = document.lines();
    for candidate in candidates {
        let visible = &candidate.visible;
        let alone = ![Signal::Neighbour, Signal::Heading].iter().any(|signal| candidate.signals.contains(signal));
        if !visible.is_word() || visible.is_linked() || visible.item || !alone {
            continue;
        }
        let mut below = (candidate.last + 1..lines.len()).filter(|line| !lines.is_blank(document.text(), *line));
        let below = below.next().map(|line| document.line(line).trim());
        let told = |below: &str| below.ends_with(['.', '!', '?', '…', '。']) && mentions(below, &visible.key, true);
        if below.is_some_and(told) {
            candidate.signals.push(Signal::Heading);
        }
    }
}

/// A button that stands below each of many comments is one, though people write its word as well.
pub(super) fn meet_likes(document: &Document<'_>, candidates: &mut [Candidate]) {
    const TIMES: usize = 3;
    let is_word = |candidate: &Candidate| {
        let apart = || candidate.first > 0 && document.are_apart(candidate.first, candidate.last);
        candidate.class == Class::Comments && candidate.fit == Fit::Word && !candidate.visible.heading && apart()
    };
    let mut words: Vec<usize> = (0..candidates.len()).filter(|at| is_word(&candidates[*at])).collect();
    if words.len() < TIMES {
        return;
    }
    words.sort_by(|a, b| candidates[*a].visible.key.cmp(&candidates[*b].visible.key));
    let mut from = 0;
    while from < words.len() {
        let same = |at: &&usize| candidates[**at].visible.key == candidates[words[from]].visible.key;
        let count = words[from..].iter().take_while(same).count();
        if count >= TIMES {
            for at in &words[from..from + count] {
                let signals = &mut candidates[*at].signals;
                if !signals.contains(&Signal::Neighbour) {
                    signals.push(Signal::Neighbour);
                }
            }
        }
        from += count;
    }
}

/// Whether the text begins with a few words of which one is `key`, or has the same stem.
fn mentions(text: &str, key: &str, whole: bool) -> bool {
    /// Bytes that are looked at.
    const NEAR: usize = 100;
    /// Letters of the stem of a short word, and of others.
    const STEM: (usize, usize) = (4, 5);
    let letters = if key.chars().nth(6).is_some() { STEM.1 } else { STEM.0 };
    let stem: String = key.chars().take(letters).collect();
    let near = near::behind(text, NEAR).to_lowercase();
    let stem = if whole { key } else { stem.as_str() };
    let begins = |at: usize| !near[..at].ends_with(char::is_alphanumeric);
    let ends = |at: usize| !whole || !near[at + stem.len()..].starts_with(char::is_alphanumeric);
    near.match_indices(stem).any(|(at, _)| begins(at) && ends(at))
}
