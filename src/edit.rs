//! Edits: what a pass proposes, and what stands after conflicts are settled.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::rule::{Confidence, Rule};

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

/// Where a pass puts its edits.
///
/// Rules that are switched off are dropped here, so a pass may propose without asking. Spans are bytes of the document the
/// pass was given. An edit whose span is out of bounds or splits a character is a bug of the pass: it is dropped, and panics
/// in debug builds.
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

    /// Whether `rule` is switched on, for passes that can save work. False for a rule that the pass did not list.
    #[must_use]
    pub fn is_on(&self, rule: &Rule) -> bool {
        self.rules.iter().position(|known| known.key() == rule.key()).is_some_and(|known| self.on[known])
    }

    /// Proposes to delete `span`.
    pub fn delete(&mut self, span: impl Into<Span>, rule: &'static Rule, confidence: Confidence) {
        self.replace(span, "", rule, confidence);
    }

    /// Proposes to put `with` in the place of `span`.
    pub fn replace(
        &mut self,
        span: impl Into<Span>,
        with: impl Into<Cow<'static, str>>,
        rule: &'static Rule,
        confidence: Confidence,
    ) {
        self.together([(span.into(), with.into())], rule, confidence);
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
        self.propose([(span.into(), "".into())], rule, confidence, signals.into());
    }

    /// Points at `span` without a proposal: a remark of the report, whatever the least confidence is.
    pub(crate) fn remark(&mut self, span: impl Into<Span>, rule: &'static Rule) {
        let span = span.into();
        if let Some(before) = self.text.get(span.range()).filter(|_| self.is_on(rule)) {
            let with = Cow::Owned(before.to_owned());
            self.list.push(Edit {
                span,
                with,
                rule,
                confidence: Confidence::Possible,
                reason: "".into(),
                group: self.groups,
            });
            self.groups += 1;
        }
    }

    /// Proposes several replacements that stand or fall together.
    pub fn together(
        &mut self,
        parts: impl IntoIterator<Item = (Span, Cow<'static, str>)>,
        rule: &'static Rule,
        confidence: Confidence,
    ) {
        self.propose(parts, rule, confidence, Cow::Borrowed(""));
    }

    fn propose(
        &mut self,
        parts: impl IntoIterator<Item = (Span, Cow<'static, str>)>,
        rule: &'static Rule,
        confidence: Confidence,
        reason: Cow<'static, str>,
    ) {
        let first = self.list.len();
        for (span, with) in parts {
            if span.is_empty() && with.is_empty() {
                continue;
            }
            let sound = span.start <= span.end && self.text.get(span.range()).is_some_and(|before| before != with);
            debug_assert!(
                self.text.get(span.range()).is_some(),
                "{}: span {span:?} is no stretch of the text",
                rule.id()
            );
            if sound && self.is_on(rule) {
                self.list.push(Edit { span, with, rule, confidence, reason: reason.clone(), group: self.groups });
            }
        }
        self.groups += u32::from(self.list.len() > first);
    }
}

/// Settles conflicts: of two groups that overlap, the one that spans more text stands, then the surer one, then the earlier.
/// So a deleted line absorbs the edits inside it. Returns the edits that stand, in order and apart from one another.
pub(crate) fn arbitrate(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| (edit.span, edit.group));
    let contested = contested(&edits);
    if contested.is_empty() {
        return edits;
    }
    // The edits of the contested groups, group by group.
    let mut members: Vec<(u32, usize)> = edits.iter().map(|edit| edit.group).zip(0..).collect();
    members.retain(|(group, _)| contested.binary_search(group).is_ok());
    members.sort_unstable();
    let mut groups: Vec<&[(u32, usize)]> = members.chunk_by(|a, b| a.0 == b.0).collect();
    groups.sort_by_cached_key(|own| {
        let bytes: usize = own.iter().map(|(_, index)| edits[*index].span.len()).sum();
        let first = &edits[own[0].1];
        (Reverse(bytes), Reverse(first.confidence), first.span.start, own[0].0)
    });
    let mut standing = BTreeSet::<Span>::new();
    let mut fall: Vec<u32> = Vec::new();
    for own in groups {
        let free = own.iter().all(|(_, index)| {
            let span = edits[*index].span;
            // Standing spans are apart, so only the neighbours on both sides can conflict.
            let before = standing.range(..=Span::new(span.start, usize::MAX)).next_back();
            let after = standing.range(Span::new(span.start, 0)..).next();
            !before.into_iter().chain(after).any(|other| conflict(*other, span))
        });
        if free {
            standing.extend(own.iter().map(|(_, index)| edits[*index].span));
        } else {
            fall.push(own[0].0);
        }
    }
    fall.sort_unstable();
    edits.retain(|edit| fall.binary_search(&edit.group).is_err());
    edits
}

/// The groups that may conflict with another, in order: those with an edit in a chain of edits that overlap. Most edits are
/// apart from all others, and need no settling.
fn contested(edits: &[Edit]) -> Vec<u32> {
    let mut groups = Vec::new();
    let mut end = 0; // of the chain
    for pair in edits.windows(2) {
        end = end.max(pair[0].span.end);
        if pair[1].span.start < end || pair[0].span == pair[1].span {
            groups.extend([pair[0].group, pair[1].group]);
        }
    }
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// Two edits that cannot both be applied: they share a byte, or one inserts inside or at the place of the other.
fn conflict(a: Span, b: Span) -> bool {
    a.overlaps(b)
        || a == b
        || (a.is_empty() && b.start < a.start && a.start < b.end)
        || (b.is_empty() && a.start < b.start && b.start < a.end)
}

/// Applies edits that are in order and apart.
pub(crate) fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.with);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Chains two layers of edits: `first` leads from the input to a middle text, `second` from there on. The result leads from
/// the input to the end. Edits of both layers that touch the same text become one, named by the later rule.
pub(crate) fn compose(first: Vec<Edit>, second: Vec<Edit>) -> Vec<Edit> {
    if first.is_empty() {
        return second;
    }
    let mut out = Vec::with_capacity(first.len() + second.len());
    let mut first = placed(first).into_iter().peekable();
    let mut second = second.into_iter().peekable();
    // Position in the middle text + shift = position in the input, past all edits of `first` seen so far.
    let mut shift = 0;
    loop {
        match (first.peek(), second.peek()) {
            (None, None) => return out,
            (Some(a), b) if b.is_none_or(|b| a.span.end <= b.span.start) => {
                shift = a.shift;
                out.extend(first.next().map(|a| a.edit));
            }
            (a, Some(b)) if a.is_none_or(|a| b.span.end <= a.span.start) => {
                let span = moved(b.span, shift);
                out.extend(second.next().map(|b| Edit { span, ..b }));
            }
            _ => {
                let mut old = vec![first.next().expect("peeked")];
                let mut new = vec![second.next().expect("peeked")];
                loop {
                    let (a, b) = (old[old.len() - 1].span, new[new.len() - 1].span);
                    if let Some(next) = first.next_if(|next| touch(next.span, b)) {
                        old.push(next);
                    } else if let Some(next) = second.next_if(|next| touch(a, next.span)) {
                        new.push(next);
                    } else {
                        break;
                    }
                }
                out.push(merge(&old, new, shift));
                shift = old[old.len() - 1].shift;
            }
        }
    }
}

/// An edit of the first layer, where its replacement stands in the middle text, and the shift behind it.
struct Placed {
    edit: Edit,
    span: Span,
    shift: isize,
}

fn placed(edits: Vec<Edit>) -> Vec<Placed> {
    let mut shift = 0isize;
    edits
        .into_iter()
        .map(|edit| {
            let start = edit.span.start.wrapping_add_signed(-shift);
            let span = Span::new(start, start + edit.with.len());
            shift += edit.span.len() as isize - edit.with.len() as isize;
            Placed { edit, span, shift }
        })
        .collect()
}

fn touch(a: Span, b: Span) -> bool {
    a.end > b.start && b.end > a.start
}

fn moved(span: Span, shift: isize) -> Span {
    Span::new(span.start.wrapping_add_signed(shift), span.end.wrapping_add_signed(shift))
}

/// One edit for a chain of edits that touch: what the new ones leave of the old replacements, and the new replacements.
fn merge(old: &[Placed], new: Vec<Edit>, shift: isize) -> Edit {
    let mut with = String::new();
    let mut done = 0; // position in the middle text
    let mut next = new.iter().peekable();
    for a in old {
        done = done.max(a.span.start);
        while let Some(b) = next.next_if(|b| b.span.start < a.span.end || b.span.start < a.span.start) {
            if b.span.start > done {
                with.push_str(&a.edit.with[done - a.span.start..b.span.start - a.span.start]);
            }
            with.push_str(&b.with);
            done = done.max(b.span.end);
        }
        if done < a.span.end {
            with.push_str(&a.edit.with[done - a.span.start..]);
            done = a.span.end;
        }
    }
    let (head, tail) = (&old[0], &old[old.len() - 1]);
    let start = if new[0].span.start < head.span.start {
        new[0].span.start.wrapping_add_signed(shift)
    } else {
        head.edit.span.start
    };
    let end = if done > tail.span.end { done.wrapping_add_signed(tail.shift) } else { tail.edit.span.end };
    let confidence = old.iter().map(|a| a.edit.confidence).chain(new.iter().map(|b| b.confidence)).min();
    let last = new.into_iter().next_back().expect("a chain holds edits of both layers");
    Edit {
        span: Span::new(start, end),
        with: Cow::Owned(with),
        confidence: confidence.unwrap_or(last.confidence),
        ..last
    }
}
