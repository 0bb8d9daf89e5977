//! What the place in the text says: its edges, the title that a word is, the comments below which a button stands.

use super::class::Class;
use super::fold::key_of;
use super::key::is_dense;
use super::label::begins_one;
use super::line::{Candidate, one_begins};
use super::list::is_entry;
use super::margin::is_wrapped;
use super::phrases::{Fit, phrases};
use super::signal::Signal;
use super::visible_start;
use crate::document::Document;
use crate::text::letters::letters;
use crate::text::near;

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
        if !document.are_blank(from..candidate.first) {
            break;
        }
        candidate.signals.push(Signal::Edge);
        from = candidate.last + 1;
    }
    let mut to = lines.len();
    for candidate in candidates.iter_mut().rev() {
        if !document.are_blank(candidate.last + 1..to) {
            break;
        }
        if from < candidate.last + 1 {
            candidate.signals.push(Signal::Edge);
        }
        if to == lines.len() && candidate.invites() {
            candidate.signals.push(Signal::Cue);
        }
        let is_notice = || candidate.visible.copyright || is_typed(document, candidate);
        if candidate.class == Class::Rights && is_notice() {
            // Nobody writes a sentence with the sign at its start.
            candidate.signals.push(Signal::Edge);
        }
        to = candidate.first;
    }
}

/// `(c) 2021 Harbour Post`, which no `(b)` stands above.
fn is_typed(document: &Document<'_>, candidate: &Candidate) -> bool {
    let begins = |line: &str, marks: [&str; 2]| marks.iter().any(|mark| line.starts_with(mark));
    let above = document.words_above(candidate.first);
    begins(document.words(candidate.first), ["(c)", "(C)"]) && !above.is_some_and(|above| begins(above, ["(b)", "(B)"]))
}

impl Candidate {
    /// `Follow us on Facebook and Instagram for the latest news.`: whom, where, and what for.
    fn invites(&self) -> bool {
        /// How a purpose begins.
        const PURPOSES: [&str; 18] = [
            "a",
            "aby",
            "dla",
            "for",
            "för",
            "für",
            "na",
            "om",
            "para",
            "per",
            "pour",
            "to",
            "um",
            "voor",
            "za",
            "żeby",
            "чтобы",
            "щоб",
        ];
        let visible = &self.visible;
        let mut words = visible.key.split(' ');
        let is_called = self.class == Class::Follow && matches!(self.fit, Fit::Start | Fit::Opening);
        is_called
            && !visible.item
            && !visible.heading
            && words.by_ref().take(6).any(|word| word.starts_with('@'))
            && words.take(3).any(|word| PURPOSES.contains(&word))
    }
}

/// The word of a button as the whole first or last line, beside a paragraph: no title ends a text, and one that begins it
/// is spoken of below.
fn is_lone_button(document: &Document<'_>, candidate: &Candidate, above: bool) -> bool {
    let visible = &candidate.visible;
    let is_button = match candidate.class {
        Class::Skip => !above,
        // `See also` may stand above what is lost.
        Class::Related => !above && visible.is_word(),
        class => class.is_row() || class == Class::Newsletter,
    };
    let button = is_button && candidate.signals.contains(&Signal::Word);
    // `login` below a joke is said by a machine. A heading below which nothing stands heads nothing.
    if !button || visible.heading && above || visible.item || visible.is_sentence() || visible.first.is_lowercase() {
        return false;
    }
    let lines = document.lines();
    let text = document.text();
    let span = |line: usize| document.words(line);
    let ends = |line: &str| line.ends_with(['.', '!', '?', '…', '”', '。', '！', '？', '؟']);
    if !above {
        let outside = document.are_blank(candidate.last + 1..lines.len());
        let before = candidate.first.checked_sub(2).map(span).unwrap_or_default();
        return outside && candidate.first > 0 && document.is_blank(candidate.first - 1) && ends(before);
    }
    let outside = document.are_blank(0..candidate.first);
    let below = candidate.last + 2;
    if !outside || below >= lines.len() || !document.is_blank(below - 1) || !ends(span(below)) {
        return false;
    }
    phrases().is(&visible.key, Class::Menu) && !mentions(&text[lines.span(below).start..], &visible.key, false)
}

/// A word that is the title of what follows, which speaks of it: `Print`, `Print is a medium`.
pub(super) fn meet_titles(document: &Document<'_>, candidates: &mut [Candidate]) {
    /// Letters of words that are no accident.
    const LONG: usize = 8;
    /// Bytes of the paragraph.
    const REACH: usize = 200;
    for candidate in candidates {
        let visible = &candidate.visible;
        let alone = ![Signal::Neighbour, Signal::Heading].iter().any(|signal| candidate.signals.contains(signal));
        if visible.is_linked() || visible.item || !alone || !matches!(candidate.fit, Fit::Line | Fit::Word) {
            continue;
        }
        let below = document.words_below(candidate.last);
        let names = |below: &str| {
            if visible.is_word() { mentions(below, &visible.key, true) } else { begins(below, &visible.key) }
        };
        let is_text = |below: &str| !below.contains("](") && !phrases().begins(visible_start(below));
        let ends = |below: &str| below.ends_with(['.', '!', '?', '…', '。']);
        // The first line of a paragraph that is broken at a margin.
        let is_first = |below: &str| is_wrapped(below) && !below.contains("](") && !begins_one(below);
        let told = |below: &str| (ends(below) || is_first(below)) && names(below);
        let recalls = |below: &str| {
            let name = letters(document.line(candidate.first));
            name.chars().nth(LONG - 1).is_some() && letters(near::behind(below, REACH)).contains(&name)
        };
        // `Submit feedback`, and `The best way to send feedback is …`
        let has_word = |below: &str| {
            let near = || near::behind(below, REACH).to_lowercase();
            let long = if candidate.class == Class::Related { LONG - 1 } else { LONG };
            let is_long = |word: &str| word.is_ascii() && word.len() >= long;
            matches!(candidate.class, Class::Tools | Class::Related)
                && !candidate.signals.contains(&Signal::Label)
                && below.ends_with(['.', ':', '>'])
                && visible.key.split(' ').any(|word| is_long(word) && near().contains(word))
        };
        let speaks = |below: &str| !visible.is_word() && is_text(below) && (recalls(below) || has_word(below));
        if below.is_some_and(|below| told(below) || speaks(below)) {
            candidate.signals.push(Signal::Heading);
        }
    }
}

/// A button that stands below each of many comments is one, though people write its word as well.
pub(super) fn meet_likes(document: &Document<'_>, candidates: &mut [Candidate]) {
    const TIMES: usize = 3;
    /// Where the text has comments.
    const FEW: usize = 2;
    let is_word = |candidate: &Candidate| {
        let apart = || candidate.first > 0 && document.are_apart(candidate.first, candidate.last);
        candidate.class == Class::Comments && candidate.fit == Fit::Word && !candidate.visible.heading && apart()
    };
    let mut words: Vec<usize> = (0..candidates.len()).filter(|at| is_word(&candidates[*at])).collect();
    if words.len() < FEW {
        return;
    }
    let is_section = |candidate: &Candidate| candidate.class == Class::Comments && candidate.fit >= Fit::Opening;
    let is_said = |at: &usize| is_below_speaker(document, candidates[*at].first);
    let has_comments = candidates.iter().any(is_section) || words.iter().all(is_said);
    // Below the last comment it ends the text, as no title does.
    let lines = document.lines();
    let is_last = |candidate: &Candidate| document.are_blank(candidate.last + 1..lines.len());
    let ending = candidates.last().filter(|last| is_word(last) && is_last(last)).map(|last| last.visible.key.clone());
    words.sort_by(|a, b| candidates[*a].visible.key.cmp(&candidates[*b].visible.key));
    let key = |at: usize| &candidates[at].visible.key;
    let are_buttons = |same: &&[usize]| {
        let ends = || ending.as_ref() == Some(key(same[0]));
        let are_enough = same.len() >= TIMES || same.len() >= FEW && (has_comments || ends());
        are_enough && !are_titles(document, candidates, same)
    };
    let buttons: Vec<usize> =
        words.chunk_by(|a, b| key(*a) == key(*b)).filter(are_buttons).flatten().copied().collect();
    for at in buttons {
        let signals = &mut candidates[at].signals;
        if !signals.contains(&Signal::Neighbour) {
            signals.push(Signal::Neighbour);
        }
    }
}

/// Whether the text speaks below one of the words (`Responses`), or the same stands above each: `Question`, above each `Answer`.
fn are_titles(document: &Document<'_>, candidates: &[Candidate], words: &[usize]) -> bool {
    let above = |at: usize| {
        let above = document.written_above(candidates[at].first).next().filter(|line| !one_begins(candidates, *line));
        above.map(|line| document.words(line)).filter(|line| is_entry(line))
    };
    words.iter().any(|at| candidates[*at].signals.contains(&Signal::Heading))
        || words.len() > 1 && above(words[0]).is_some_and(|first| words[1..].iter().all(|at| above(*at) == Some(first)))
}

/// Whether somebody is said to say what stands above the line: `Anna says:`, `Great post!`
fn is_below_speaker(document: &Document<'_>, line: usize) -> bool {
    const SAYS: [&str; 12] =
        ["dice", "dit", "diz", "sagt", "sagte", "said", "says", "schreibt", "schrieb", "scrive", "wrote", "пишет"];
    let speaker = document.written_above(line).nth(1).map(|line| document.line(line).trim_end()).unwrap_or_default();
    let words = speaker.strip_suffix(':').map(str::trim_end).unwrap_or_default();
    words.rsplit_once(' ').is_some_and(|(_, last)| SAYS.contains(&last))
}

/// Whether the text begins with the words of `key`, and goes on.
fn begins(text: &str, key: &str) -> bool {
    /// Attack: endless lines.
    const NEAR: usize = 100;
    let near = near::behind(text, NEAR);
    // As hardly any do: an accent or another script is left to the folding.
    let first = near.trim_start_matches(|c: char| c.is_ascii_punctuation()).chars().next();
    if first.is_none_or(|c| c.is_ascii() && !key.starts_with(c.to_ascii_lowercase())) {
        return false;
    }
    key_of(near)
        .strip_prefix(key)
        .is_some_and(|rest| rest.starts_with(' ') || key.contains(is_dense) && !rest.is_empty())
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
    let whole = whole && !key.contains(is_dense);
    let begins = |at: usize| !near[..at].ends_with(char::is_alphanumeric) || at > 0 && key.contains(is_dense);
    let ends = |at: usize| !whole || !near[at + stem.len()..].starts_with(char::is_alphanumeric);
    near.match_indices(stem).any(|(at, _)| begins(at) && ends(at))
}
