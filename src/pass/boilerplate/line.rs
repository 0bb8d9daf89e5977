//! One line that may be boilerplate, and the signals for and against it.

use super::class::Class;
use super::label::{bar, label};
use super::phrases::Fit;
use super::reading::Reading;
use super::signal::Signal;
use super::subject::leads_to_file;
use super::visible::Visible;
use super::visible_start;
use crate::document::Document;
use crate::edit::Span;

/// A line in which a phrase begins, or a paragraph wrapped over a few lines.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) span: Span,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) class: Class,
    pub(super) fit: Fit,
    pub(super) visible: Visible,
    pub(super) signals: Vec<Signal>,
    /// See [`Hit`](super::phrases::Hit).
    pub(super) longer: bool,
}

impl Candidate {
    pub(super) fn sum(&self) -> i32 {
        self.signals.iter().map(|signal| signal.weight()).sum()
    }

    /// The names of the signals, for the report.
    pub(super) fn names(&self) -> String {
        let names: Vec<&str> = self.signals.iter().map(|signal| signal.name()).collect();
        names.join(" ")
    }

    /// The candidate at `span`, if a phrase begins there; it takes what a reader sees of the line.
    pub(super) fn read(document: &Document<'_>, span: Span, visible: &mut Visible) -> Option<Self> {
        let text = document.slice(span);
        let bar = if visible.colon.is_none() { bar(visible, text) } else { None };
        for class in [Class::Related, Class::Tags] {
            if let Some(label) =
                label(visible, class, text, bar).filter(|_| !leads_to_file(text) && !is_aside(visible, text))
            {
                return Some(Self::new(span, class, Fit::Line, std::mem::take(visible), vec![label]));
            }
        }
        let reading = Reading::of(document, span, visible)?;
        let (class, fit, longer) = (reading.class, reading.fit, reading.is_longer());
        // It stays, unless others of its site stand beside it.
        let signals = if class == Class::Site { vec![Signal::Shape] } else { reading.signals() };
        Some(Self { longer, ..Self::new(span, class, fit, std::mem::take(visible), signals) })
    }

    fn new(span: Span, class: Class, fit: Fit, visible: Visible, signals: Vec<Signal>) -> Self {
        Self { span, first: 0, last: 0, class, fit, visible, signals, longer: false }
    }
}

/// The candidate that begins at the line, of those that come in the order of their lines.
pub(super) fn one_at(candidates: &[Candidate], line: usize) -> Option<&Candidate> {
    candidates.binary_search_by_key(&line, |candidate| candidate.first).ok().map(|at| &candidates[at])
}

/// The one that has the line.
pub(super) fn one_over(candidates: &[Candidate], line: usize) -> Option<&Candidate> {
    let at = candidates.partition_point(|candidate| candidate.last < line);
    candidates.get(at).filter(|candidate| candidate.first <= line)
}

pub(super) fn one_begins(candidates: &[Candidate], line: usize) -> bool {
    one_at(candidates, line).is_some()
}

/// `- related: the flag closes pipes`, `(see also: |tags|)`: said in small letters by who wrote the list or the sentence before.
fn is_aside(visible: &Visible, text: &str) -> bool {
    let words = text.trim_start();
    let is_small = |words: &str| words.starts_with(char::is_lowercase);
    visible.links == 0
        && (visible.item && is_small(visible_start(words)) || words.strip_prefix('(').is_some_and(is_small))
}
