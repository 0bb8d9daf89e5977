//! The lines of a text in which boilerplate may be, and which of them go.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::class::Class;
use super::key::Key;
use super::line::Candidate;
use super::phrases::{Fit, phrases};
use super::record::{is_gloss, is_record};
use super::rules::{COUNTER, SKIP, rule_of};
use super::signal::Signal;
use super::visible::Visible;
use super::{ENOUGH, MAX_LABEL, MAX_LINE, visible_start};
use super::{around, between, caption, copyright, counter, credit, edge, endpoint, glued, kin, list, margin, related};
use super::{site, skipped, subject, wiki};
use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::rule::{Confidence, Rule};

/// What one look at each line finds.
#[derive(Default)]
pub(super) struct Found {
    /// The lines in which a phrase begins.
    pub(super) candidates: Vec<Candidate>,
    /// Those that one look settles: credits of pictures, counters.
    others: Vec<Gone>,
    /// Parts of lines: a label whose caption stays, a credit whose picture does.
    parts: Vec<(Span, &'static Rule, Confidence)>,
}

/// Lines that go, or are remarked on.
pub(in crate::pass) struct Gone {
    pub(in crate::pass) first: usize,
    pub(in crate::pass) last: usize,
    pub(in crate::pass) rule: &'static Rule,
    pub(in crate::pass) confidence: Confidence,
    pub(in crate::pass) signals: Cow<'static, str>,
}

impl Found {
    pub(super) fn read(document: &Document<'_>, edits: &Edits<'_>) -> Self {
        let mut found = Self::default();
        let phrases = phrases();
        let licences = edits.is_on(&credit::PHOTO);
        let has_links = document.classes().intersects(Classes::BRACKET);
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
            let mut phrase = phrases.may_begin(words)
                && (phrases.begins_in(words, &mut key) || glued::may_be_glued(words))
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
            if phrase
                && let Some(candidate) = visible.as_mut().and_then(|visible| Candidate::read(document, span, visible))
            {
                found.candidates.push(candidate);
            } else if let Some((rule, confidence)) = visible.and_then(|visible| {
                credit::find(line, &visible, edits).filter(|_| !margin::holds_credit(document, span, &visible))
            }) {
                if let Some(words) = caption::behind_picture(document, span) {
                    found.parts.push((words, rule, confidence));
                    continue;
                }
                let (first, last) = (document.lines().at(span.start), document.lines().at(span.end));
                found.others.push(Gone { first, last, rule, confidence, signals: Cow::Borrowed("label") });
            } else if phrase && let Some(length) = caption::label(line) {
                let label = Span::new(span.start, span.start + length);
                found.parts.push((label, &credit::CAPTION_LABEL, Confidence::Likely));
            }
        }
        if edits.is_on(&COUNTER) && counter::are_counters(document.text(), &counters) {
            for (span, ..) in counters {
                let at = document.lines().at(span.start);
                let (rule, confidence, signals) = (&COUNTER, Confidence::Likely, Cow::Borrowed("line"));
                found.others.push(Gone { first: at, last: at, rule, confidence, signals });
            }
        }
        found
    }

    pub(super) fn is_empty(&self) -> bool {
        self.candidates.is_empty() && self.others.is_empty() && self.parts.is_empty()
    }

    /// Proposes to delete what the lines around, too, say is boilerplate.
    pub(super) fn settle(mut self, document: &Document<'_>, edits: &mut Edits<'_>) {
        for (part, rule, confidence) in self.parts {
            edits.delete_because(part, rule, confidence, "label");
        }
        look_around(document, &mut self.candidates);
        let mut gone = self.others;
        gone.extend(site::find(document, &mut self.candidates, edits));
        let mut end = None; // the last line that goes already
        for candidate in &mut self.candidates {
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
        if edits.is_on(&SKIP) {
            let between = between::find(document, &self.candidates, &gone);
            if !between.is_empty() && !document.is_authored() {
                gone.extend(between);
                gone.sort_by_key(|gone| gone.first);
            }
        }
        // A text of nothing but buttons is a list of them.
        let are_blank = |mut lines: Range<usize>| lines.all(|line| document.lines().is_blank(document.text(), line));
        let mut end = 0;
        let mut sure = gone.iter().filter(|gone| gone.confidence > Confidence::Possible);
        let is_list = sure.all(|gone| are_blank(std::mem::replace(&mut end, gone.last + 1)..gone.first));
        if !(is_list && are_blank(end..document.lines().len())) {
            delete(document, &gone, edits);
        }
    }
}

/// Adds what the lines around say.
pub(super) fn look_around(document: &Document<'_>, candidates: &mut Vec<Candidate>) {
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

/// Deletes lines, which come in order, with their blank lines. Neighbours share the blank line between them, so each takes the
/// one behind it, and at the end of the text the first of them takes the one before.
pub(in crate::pass) fn delete(document: &Document<'_>, gone: &[Gone], edits: &mut Edits<'_>) {
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
