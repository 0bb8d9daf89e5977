//! Edits: what a pass proposes, and what stands after conflicts are settled.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::rule::{Confidence, Rule};

mod compose;
mod conflict;
pub(crate) mod cut;
pub(crate) mod glue;
pub(crate) mod items;

pub(crate) use compose::{apply, compose};
pub(crate) use conflict::arbitrate;

/// A stretch of text: `start..end` in bytes of UTF-8, on character boundaries.
///
/// In everything the public interface returns, spans are spans of the text the caller passed in, whatever the phases in
/// between did to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// `start..end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte: an insertion point.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two spans share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The span as a range, for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// One replacement in the text of a phase.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    pub(crate) span: Span,
    pub(crate) with: Cow<'static, str>,
    pub(crate) rule: &'static Rule,
    pub(crate) confidence: Confidence,
    /// The signals that spoke for it, one blank apart. Empty where the rule says it all.
    pub(crate) reason: Cow<'static, str>,
    /// Edits of one group stand or fall together: `[` and `](#)` of one link.
    pub(crate) group: u32,
}

impl Edit {
    /// An edit for which the rule says why, in a group that its list gives it.
    pub(crate) fn new(
        span: Span,
        with: impl Into<Cow<'static, str>>,
        rule: &'static Rule,
        confidence: Confidence,
    ) -> Self {
        Self { span, with: with.into(), rule, confidence, reason: Cow::Borrowed(""), group: 0 }
    }
}

/// Where a pass puts its edits.
///
/// Rules that are switched off are dropped here, so a pass may propose without asking. Spans are bytes of the document the
/// pass was given. An edit whose span is out of bounds or splits a character, or whose rule the pass does not list, is a bug of
/// the pass: it is dropped, and panics in debug builds.
#[derive(Debug)]
pub struct Edits<'c> {
    text: &'c str,
    rules: &'static [Rule],
    on: &'c [bool],
    list: &'c mut Vec<Edit>,
    groups: u32,
}

impl<'c> Edits<'c> {
    pub(crate) fn new(text: &'c str, rules: &'static [Rule], on: &'c [bool], list: &'c mut Vec<Edit>) -> Self {
        let groups = list.last().map_or(0, |edit| edit.group + 1);
        Self { text, rules, on, list, groups }
    }

    /// A list of edits for another text, with the same rules.
    pub(crate) fn of_text<'o>(&self, text: &'o str, list: &'o mut Vec<Edit>) -> Edits<'o>
    where
        'c: 'o,
    {
        Edits::new(text, self.rules, self.on, list)
    }

    /// Whether `rule` is switched on, for passes that can save work. False for a rule that the pass did not list.
    #[must_use]
    pub fn is_on(&self, rule: &Rule) -> bool {
        self.rules.iter().position(|known| known.key() == rule.key()).is_some_and(|known| self.on[known])
    }

    fn lists(&self, rule: &Rule) -> bool {
        self.rules.iter().any(|known| known.key() == rule.key())
    }

    /// Proposes to delete `span`.
    pub fn delete(&mut self, span: impl Into<Span>, rule: &'static Rule, confidence: Confidence) {
        let span = span.into();
        if !span.is_empty() {
            self.propose_one(span, Cow::Borrowed(""), rule, confidence);
        }
    }

    /// Proposes to put `with` in the place of `span`.
    pub fn replace(
        &mut self,
        span: impl Into<Span>,
        with: impl Into<Cow<'static, str>>,
        rule: &'static Rule,
        confidence: Confidence,
    ) {
        self.propose_one(span.into(), with.into(), rule, confidence);
    }

    /// Proposes to delete `span`, and says why: the names of the signals that agreed, one blank apart. Reports show them
    /// as [`Finding::signals`](crate::Finding::signals).
    pub fn delete_because(
        &mut self,
        span: impl Into<Span>,
        rule: &'static Rule,
        confidence: Confidence,
        signals: impl Into<Cow<'static, str>>,
    ) {
        self.propose([(span, "".into())], rule, confidence, signals.into());
    }

    /// Points at `span` without a proposal: a remark of the report, whatever the least confidence is.
    pub(crate) fn remark(&mut self, span: impl Into<Span>, rule: &'static Rule) {
        let span = span.into();
        if let Some(before) = self.text.get(span.range()).filter(|_| self.is_on(rule)) {
            let edit = Edit::new(span, before.to_owned(), rule, Confidence::Possible);
            self.list.push(Edit { group: self.groups, ..edit });
            self.groups += 1;
        }
    }

    /// Proposes several replacements that stand or fall together.
    pub fn together(
        &mut self,
        parts: impl IntoIterator<Item = (impl Into<Span>, Cow<'static, str>)>,
        rule: &'static Rule,
        confidence: Confidence,
    ) {
        self.propose(parts, rule, confidence, Cow::Borrowed(""));
    }

    /// Proposes several deletions that stand or fall together.
    pub(crate) fn delete_together(
        &mut self,
        spans: impl IntoIterator<Item = Span>,
        rule: &'static Rule,
        confidence: Confidence,
    ) {
        self.together(spans.into_iter().map(|span| (span, Cow::Borrowed(""))), rule, confidence);
    }

    fn propose(
        &mut self,
        parts: impl IntoIterator<Item = (impl Into<Span>, Cow<'static, str>)>,
        rule: &'static Rule,
        confidence: Confidence,
        reason: Cow<'static, str>,
    ) {
        let first = self.list.len();
        let is_on = self.is_on(rule);
        for (span, with) in parts {
            self.push(span.into(), with, rule, confidence, reason.clone(), is_on);
        }
        self.groups += u32::from(self.list.len() > first);
    }

    /// A group of one, as most are.
    fn propose_one(&mut self, span: Span, with: Cow<'static, str>, rule: &'static Rule, confidence: Confidence) {
        let first = self.list.len();
        self.push(span, with, rule, confidence, Cow::Borrowed(""), self.is_on(rule));
        self.groups += u32::from(self.list.len() > first);
    }

    /// Adds an edit to the last group, if it changes anything and its rule is on.
    #[inline]
    fn push(
        &mut self,
        span: Span,
        with: Cow<'static, str>,
        rule: &'static Rule,
        confidence: Confidence,
        reason: Cow<'static, str>,
        is_on: bool,
    ) {
        /// Where there is one edit, there are others.
        const ROOM: usize = 64;
        if span.is_empty() && with.is_empty() {
            return;
        }
        let before = if span.start <= span.end { self.text.get(span.range()) } else { None };
        debug_assert!(self.lists(rule), "{}: not among the rules of its pass", rule.id());
        debug_assert!(before.is_some(), "{}: span {span:?} is no stretch of the text", rule.id());
        if is_on && before.is_some_and(|before| before != with) {
            if self.list.capacity() == 0 {
                self.list.reserve(ROOM);
            }
            self.list.push(Edit { span, with, rule, confidence, reason, group: self.groups });
        }
    }
}
