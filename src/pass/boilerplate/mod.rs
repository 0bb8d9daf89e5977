//! Lines that belong to the page around the text, not to the text.
//!
//! No word decides alone. A line is compared with phrases on what a reader sees of it, anchored at its start; what else speaks
//! for or against boilerplate is counted as well ([`Signal`]), and the line goes when the sum reaches [`ENOUGH`].

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Rule};

mod around;
mod author;
mod caption;
mod class;
mod common;
mod contents;
mod copyright;
mod counter;
mod credit;
mod date;
mod edge;
mod endpoint;
mod fold;
mod glued;
mod hash;
mod head;
mod key;
mod kin;
mod label;
mod line;
mod list;
mod margin;
mod marks;
mod network;
mod notice;
mod paragraph;
mod phrases;
mod reading;
mod record;
mod related;
mod rules;
mod series;
mod signal;
mod site;
mod skipped;
mod start;
mod subject;
mod tail;
mod term;
mod visible;
mod weights;
mod wiki;

pub(super) use class::{Class, is_everyday};
pub(super) use contents::is_in_contents;
pub(super) use fold::fold_phrase;
pub(super) use glued::{buttons as glued_buttons, may_be_glued};
use key::Key;
pub(super) use label::is_label;
use line::Candidate;
pub(super) use margin::{is_run_into, is_wide, whole_line};
pub(super) use marks::{item, may_be_links, visible_start};
pub(super) use phrases::{Fit, phrases};
pub(super) use record::is_figures;
use record::{is_gloss, is_record};
use rules::{COUNTER, RULES, rule_of};
use signal::Signal;
pub(super) use subject::is_told_of;
pub(super) use visible::Visible;

/// The sum of signals that a line must reach to be removed; one less is a remark.
const ENOUGH: i32 = 4;

/// Attack: endless lines. No line of boilerplate, with the URLs of its links, is longer.
const MAX_LINE: usize = 2000;

#[derive(Debug)]
pub(super) struct Boilerplate;

impl Pass for Boilerplate {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::ANY
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::URL.or(ZoneKinds::EMAIL).or(ZoneKinds::PATH)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        tail::find(document, edits);
        let (mut candidates, others) = candidates(document, edits);
        if candidates.is_empty() && others.is_empty() {
            return;
        }
        let lines = document.lines();
        look_around(document, &mut candidates);
        let mut gone = others;
        gone.extend(site::find(document, &mut candidates, edits));
        let mut end = None; // the last line that goes already
        for candidate in &mut candidates {
            let Some(rule) = rule_of(candidate, document).filter(|rule| edits.is_on(rule)) else { continue };
            let mut last = candidate.last;
            if candidate.class == Class::Related
                && let Some(block) = related::block(document, candidate)
                && !candidate.lists_sources(document, block)
            {
                candidate.signals.retain(|signal| *signal != Signal::Heading);
                candidate.signals.push(Signal::Links);
                if candidate.sum() >= ENOUGH {
                    last = block;
                }
            }
            if candidate.class == Class::Skip
                && let Some(end) = skipped::block(document, candidate)
            {
                last = end;
            }
            let is_authors = || candidate.may_be_authors(document, last) && document.is_authored();
            let confidence = match candidate.sum() {
                ENOUGH.. if is_authors() => Confidence::Possible,
                ENOUGH.. if candidate.fit >= Fit::Opening => Confidence::Certain,
                ENOUGH.. => Confidence::Likely,
                3 => Confidence::Possible,
                _ => continue,
            };
            if end.is_none_or(|end| end < candidate.first) {
                end = Some(last);
                gone.push(Gone { first: candidate.first, last, rule, confidence, signals: candidate.names().into() });
            }
        }
        gone.sort_by_key(|gone| gone.first);
        // A text of nothing but buttons is a list of them.
        let mut kept = 0;
        for gone in gone.iter().filter(|gone| gone.confidence > Confidence::Possible) {
            if (kept..gone.first).any(|line| !lines.is_blank(document.text(), line)) {
                kept = usize::MAX;
                break;
            }
            kept = gone.last + 1;
        }
        if kept != usize::MAX && (kept..lines.len()).all(|line| lines.is_blank(document.text(), line)) {
            return;
        }
        delete(document, &gone, edits);
    }
}

/// The candidates of a document with all their signals but for the links below a label.
#[cfg(test)]
fn weigh(document: &Document<'_>) -> Vec<Candidate> {
    let on = [true; RULES.len()];
    let mut list = Vec::new();
    let mut candidates = candidates(document, &mut Edits::new(document.text(), &RULES, &on, &mut list)).0;
    look_around(document, &mut candidates);
    candidates
}

/// Adds what the lines around say.
fn look_around(document: &Document<'_>, candidates: &mut Vec<Candidate>) {
    for candidate in candidates.iter_mut() {
        candidate.look_around(document);
    }
    around::meet_neighbours(document, candidates);
    edge::meet_titles(document, candidates);
    edge::meet_likes(document, candidates);
    list::meet_lists(document, candidates);
    kin::meet_nouns(document, candidates);
    subject::meet_words(document, candidates);
    // Who stands at the edges of the document, not counting other candidates.
    edge::find_edges(document, candidates);
    subject::spare(document, candidates);
}

/// Lines that go, or are remarked on.
pub(super) struct Gone {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) rule: &'static Rule,
    pub(super) confidence: Confidence,
    pub(super) signals: Cow<'static, str>,
}

/// Longer than labels, buttons and notices without a link, in scripts of two or three bytes a letter too.
const MAX_LABEL: usize = 400;

/// The lines in which a phrase begins, and those that one look settles: credits of pictures.
fn candidates(document: &Document<'_>, edits: &mut Edits<'_>) -> (Vec<Candidate>, Vec<Gone>) {
    let phrases = phrases();
    let licences = edits.is_on(&credit::PHOTO);
    let has_links = document.classes().intersects(Classes::BRACKET);
    let (mut found, mut others) = (Vec::new(), Vec::new());
    let mut counters = Vec::new();
    let mut key = Key::default();
    for span in document.lines().iter().filter(|span| !span.is_empty()) {
        let line = document.slice(span);
        if let Some((number, of)) = counter::fraction(line) {
            counters.push((span, number, of));
            continue;
        }
        if line.len() > MAX_LINE || line.len() > MAX_LABEL && !has_links {
            continue;
        }
        let words = visible_start(line);
        let is_link = has_links && line[..line.len() - words.len()].contains('[');
        let mut phrase = phrases.may_begin(words) && (phrases.begins_in(words, &mut key) || glued::may_be_glued(words))
            || copyright::may_be_copyright(line)
            || wiki::may_be_stub(words)
            || is_link && endpoint::may_be_row(&document.text()[span.start..]);
        if !phrase && has_links && words.len() < line.len() && margin::is_torn(line) {
            let whole = margin::whole_line(document, span).map(|whole| visible_start(document.slice(whole)));
            phrase = whole.is_some_and(|words| phrases.begins_in(words, &mut key));
        }
        if !phrase && !credit::may_be_unlabelled(line, words, licences) {
            continue; // as most are
        }
        // Reading a line costs; one that is longer than labels and buttons must show a link.
        if line.len() > MAX_LABEL && memchr::memchr(b'[', line.as_bytes()).is_none() || is_record(line) {
            continue;
        }
        if line.starts_with('[') && margin::is_inside_sentence(document, document.lines().at(span.start)) {
            continue;
        }
        let Some(span) = margin::whole_line(document, span) else { continue };
        let line = document.slice(span);
        let mut visible = read(document, span).filter(|visible| !is_gloss(document, span, visible));
        if phrase && let Some(candidate) = visible.as_mut().and_then(|visible| Candidate::read(document, span, visible))
        {
            found.push(candidate);
        } else if let Some((rule, confidence)) = visible.and_then(|visible| {
            credit::find(line, &visible, edits).filter(|_| !margin::holds_credit(document, span, &visible))
        }) {
            let (first, last) = (document.lines().at(span.start), document.lines().at(span.end));
            others.push(Gone { first, last, rule, confidence, signals: Cow::Borrowed("label") });
        } else if phrase && let Some(length) = caption::label(line) {
            edits.delete(span.start..span.start + length, &credit::CAPTION_LABEL, Confidence::Likely);
        }
    }
    if edits.is_on(&COUNTER) && counter::are_counters(document.text(), &counters) {
        for (span, ..) in counters {
            let at = document.lines().at(span.start);
            let signals = Cow::Borrowed("line");
            others.push(Gone { first: at, last: at, rule: &COUNTER, confidence: Confidence::Likely, signals });
        }
    }
    (found, others)
}

/// What a reader sees of a line, if that may be boilerplate: a line too long for a credit is given up after a few words.
fn read(document: &Document<'_>, span: Span) -> Option<Visible> {
    /// Bytes of words that tell whether a phrase or a notice of rights begins there.
    const ENOUGH: usize = 40;
    let begins = OnceCell::new();
    let may_begin = |words: &str| phrases().may_begin_row(words) || words.starts_with('c');
    Visible::read_if(document, span, |visible, words| {
        let begun = begins.get() == Some(&true);
        let is_short = begun || span.len() <= credit::MAX_LINE || words.len() <= ENOUGH || !words.contains(' ');
        is_short || visible.copyright || *begins.get_or_init(|| may_begin(words))
    })
}

/// Deletes lines, which come in order, with their blank lines. Neighbours share the blank line between them, so each takes the one behind it, and
/// at the end of the text the first of them takes the one before.
pub(super) fn delete(document: &Document<'_>, gone: &[Gone], edits: &mut Edits<'_>) {
    let lines = document.lines();
    let mut index = 0;
    while index < gone.len() {
        // The run of neighbours that go.
        let mut end = index;
        while end + 1 < gone.len()
            && gone[end].confidence > Confidence::Possible
            && gone[end + 1].confidence > Confidence::Possible
            && (gone[end].last + 1..gone[end + 1].first).all(|line| lines.is_blank(document.text(), line))
        {
            end += 1;
        }
        let whole = document.block(gone[index].first, gone[end].last);
        for at in index..=end {
            let start = if at == index { whole.start } else { lines.span(gone[at].first).start };
            let stop = if at == end { whole.end } else { lines.span(gone[at + 1].first).start };
            let Gone { rule, confidence, signals, .. } = &gone[at];
            edits.delete_because(Span::new(start, stop), rule, *confidence, signals.clone());
        }
        index = end + 1;
    }
}
