//! The lines of a text in which boilerplate may be, and which of them go.

use std::borrow::Cow;
use std::cell::OnceCell;

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

impl Gone {
    /// The lines of `span`, which are likely to be none of the text.
    pub(in crate::pass) fn likely(
        document: &Document<'_>,
        span: Span,
        rule: &'static Rule,
        signals: &'static str,
    ) -> Self {
        let (first, last) = (document.lines().at(span.start), document.lines().at(span.end));
        Self { first, last, rule, confidence: Confidence::Likely, signals: Cow::Borrowed(signals) }
    }
}

impl Found {
    pub(super) fn read(document: &Document<'_>, edits: &Edits<'_>) -> Self {
        let mut found = Self::default();
        let (mut counters, mut key) = (Vec::new(), Key::default());
        let licences = edits.is_on(&credit::PHOTO);
        for span in document.lines().iter().filter(|span| !span.is_empty()) {
            if let Some((number, of)) = counter::fraction(document.slice(span)) {
                counters.push((span, number, of));
            } else if let Some(is_phrase) = look(document, span, licences, &mut key)
                && let Some(whole) = margin::whole_line(document, span)
            {
                found.take(document, whole, is_phrase, edits);
            }
        }
        if edits.is_on(&COUNTER) && counter::are_counters(document.text(), &counters) {
            let lines = counters.iter().map(|(span, ..)| *span);
            found.others.extend(lines.map(|line| Gone::likely(document, line, &COUNTER, "line")));
        }
        found
    }

    /// Reads a line, and keeps it if it is what a first look took it for.
    fn take(&mut self, document: &Document<'_>, span: Span, is_phrase: bool, edits: &Edits<'_>) {
        let line = document.slice(span);
        let Some(mut visible) = read(document, span) else { return self.take_label(span, line, is_phrase) };
        if is_phrase && let Some(candidate) = Candidate::read(document, span, &mut visible) {
            match is_gloss(document, span, &candidate.visible) {
                true => self.take_label(span, line, is_phrase),
                false => self.candidates.push(candidate),
            }
        } else if let Some((rule, confidence)) = credit::find(line, &visible, edits)
            && !margin::holds_credit(document, span, &visible)
            && !is_gloss(document, span, &visible)
        {
            match caption::behind_picture(document, span) {
                Some(words) => self.parts.push((words, rule, confidence)),
                None => self.others.push(Gone { confidence, ..Gone::likely(document, span, rule, "label") }),
            }
        } else {
            self.take_label(span, line, is_phrase);
        }
    }

    /// Keeps the label in front of a caption.
    fn take_label(&mut self, span: Span, line: &str, is_phrase: bool) {
        if let Some(length) = caption::label(line).filter(|_| is_phrase) {
            let label = Span::new(span.start, span.start + length);
            self.parts.push((label, &credit::CAPTION_LABEL, Confidence::Likely));
        }
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
        let mut end = 0;
        let mut sure = gone.iter().filter(|gone| gone.confidence > Confidence::Possible);
        let is_list = sure.all(|gone| document.are_blank(std::mem::replace(&mut end, gone.last + 1)..gone.first));
        if !(is_list && document.are_blank(end..document.lines().len())) {
            delete(document, &gone, edits);
        }
    }
}

/// A first look at a line: whether a phrase may begin it; none if it may be no credit either, as most lines are.
fn look(document: &Document<'_>, span: Span, licences: bool, key: &mut Key) -> Option<bool> {
    let has_links = document.classes().intersects(Classes::BRACKET);
    let line = document.slice(span);
    if line.len() > MAX_LINE || line.len() > MAX_LABEL && !has_links {
        return None;
    }
    let words = visible_start(line);
    let marks = if has_links { &line[..line.len() - words.len()] } else { "" };
    let is_row = || marks.contains('[') && endpoint::may_be_row(&document.text()[span.start..]);
    let mut is_phrase = phrases().may_begin(words) && (phrases().begins_in(words, key) || glued::may_be_glued(words))
        || copyright::may_be_copyright(line)
        || wiki::may_be_stub(words)
        || is_row();
    if !is_phrase && !marks.is_empty() && margin::is_torn(line) {
        let whole = margin::whole_line(document, span).map(|whole| visible_start(document.slice(whole)));
        is_phrase = whole.is_some_and(|words| phrases().begins_in(words, key));
    }
    if !is_phrase && !credit::may_be_unlabelled(line, words, licences) {
        return None;
    }
    // Reading a line costs; one that is longer than labels and buttons must show a link.
    let is_text = line.len() > MAX_LABEL && memchr::memchr(b'[', line.as_bytes()).is_none() || is_record(line);
    let is_inside = || margin::is_inside_sentence(document, document.lines().at(span.start));
    let is_other = is_text || line.starts_with('[') && is_inside();
    (!is_other).then_some(is_phrase)
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
            && document.are_blank(gone[end].last + 1..gone[end + 1].first)
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
