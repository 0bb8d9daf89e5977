//! The report: what was found, what was changed, and where that lies in the input and in the output.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::edit::{Edit, Span};
use crate::engine::Ledger;
use crate::metadata::Metadata;
use crate::rule::Confidence;

/// Identifies a set of rules: equal fingerprints clean equal texts equally. Written as 16 hexadecimal digits.
///
/// It covers the version of this crate, the rules that are on, all else a [`Config`](crate::Config) says, and of the passes a
/// caller added their [`settings`](crate::Pass::settings), not their code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub(crate) u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = Cow::<str>::deserialize(deserializer)?;
        u64::from_str_radix(&digits, 16).map(Self).map_err(serde::de::Error::custom)
    }
}

/// One artifact: where it is, what it is, and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Finding {
    /// Where it is in the input, in bytes.
    pub span: Span,
    /// Where its replacement is in the output, in bytes. For a remark: where the unchanged text is.
    pub output: Span,
    /// The text of the input at `span`.
    pub before: Box<str>,
    /// What takes its place. For a remark: what would.
    pub after: Box<str>,
    /// The rule, `family/kind`.
    pub rule: Cow<'static, str>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The names of the signals that agreed, one blank apart, for rules that weigh several; see [`signals`](Self::signals).
    /// Empty where the rule says it all.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub reason: Cow<'static, str>,
}

impl Finding {
    /// The signals that agreed, for rules that weigh several.
    ///
    /// ```
    /// let report = unscrape::Cleaner::default().detect("It sank at noon.\n\nShare this article\n\nNobody drowned.");
    /// assert_eq!(report.edits()[0].signals().collect::<Vec<_>>(), ["line"]);
    /// ```
    pub fn signals(&self) -> impl Iterator<Item = &str> {
        self.reason.split_ascii_whitespace()
    }
}

/// The unit of offsets for callers who do not count in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Unit {
    /// Bytes of UTF-8, as Rust counts.
    Bytes,
    /// Unicode scalar values, as Python counts.
    Chars,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

impl Unit {
    /// Spans of a text in this unit instead of bytes: [`Finding::span`] and [`Found::span`](crate::Found::span) of the input,
    /// [`Finding::output`] of the output. One pass over the text for spans in order. On any other text the result is
    /// meaningless, but there is no panic.
    ///
    /// ```
    /// use unscrape::{Cleaner, Unit};
    ///
    /// let text = "Füße: [AFP](#)";
    /// let report = Cleaner::default().detect(text);
    /// let spans = |unit: Unit| unit.spans(text, report.edits().iter().map(|edit| edit.span));
    /// assert_eq!(spans(Unit::Bytes)[0].start, 8);
    /// assert_eq!(spans(Unit::Chars)[0].start, 6);
    /// ```
    #[must_use]
    pub fn spans(self, text: &str, spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
        let count = |part: &str| match self {
            Self::Bytes => part.len(),
            Self::Chars => part.chars().count(),
            Self::Utf16 => part.chars().map(char::len_utf16).sum(),
        };
        let (mut byte, mut place) = (0, 0usize);
        let mut locate = |to: usize| {
            let passed = count(text.get(byte.min(to)..byte.max(to)).unwrap_or_default());
            place = if to < byte { place.saturating_sub(passed) } else { place + passed };
            byte = to;
            place
        };
        spans.into_iter().map(|span| Span::new(locate(span.start), locate(span.end))).collect()
    }
}

/// What a run found and changed. Plain data: it can be stored with serde and read back.
///
/// ```
/// let cleaned = unscrape::Cleaner::default().clean("By [AFP](#)");
/// let report = cleaned.report();
/// assert_eq!(report.replay("By [AFP](#)"), cleaned.text());
/// assert_eq!(report.undo(cleaned.text()), "By [AFP](#)");
/// assert_eq!(report.to_input(3), 4); // the `A` of `AFP`
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    edits: Vec<Finding>,
    remarks: Vec<Finding>,
    ruleset: Fingerprint,
    #[serde(default)]
    guarded: bool,
    #[serde(default)]
    unsettled: bool,
}

impl Report {
    /// What was done to `input`. Remarks have spans of the output.
    pub(crate) fn new(input: &str, ledger: Ledger, ruleset: Fingerprint) -> Self {
        let Ledger { edits, remarks, guarded, unsettled } = ledger;
        let mut shift = 0isize;
        let mut edits: Vec<Finding> = edits
            .into_iter()
            .map(|edit| {
                let start = edit.span.start.wrapping_add_signed(shift);
                shift += edit.with.len() as isize - edit.span.len() as isize;
                let output = Span::new(start, start + edit.with.len());
                finding(input, edit, output)
            })
            .collect();
        edits.retain(|edit| edit.before != edit.after);
        let guarded = guarded.contains(&true);
        let mut report = Self { edits, remarks: Vec::new(), ruleset, guarded, unsettled };
        report.remarks = remarks
            .into_iter()
            .flatten()
            .map(|edit| {
                let output = edit.span;
                let span = Span::new(report.to_input(output.start), report.to_input(output.end));
                finding(input, Edit { span, ..edit }, output)
            })
            .collect();
        report.remarks.sort_by_key(|remark| remark.span);
        report
    }

    /// The changes that made the output: in order and apart from one another.
    #[must_use]
    pub fn edits(&self) -> &[Finding] {
        &self.edits
    }

    /// Findings that were left as they are, because their confidence is below the threshold. In order of their start; they
    /// may overlap.
    #[must_use]
    pub fn remarks(&self) -> &[Finding] {
        &self.remarks
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.remarks.is_empty()
    }

    /// Which set of rules made this report.
    #[must_use]
    pub fn ruleset(&self) -> Fingerprint {
        self.ruleset
    }

    /// Whether so much of the text looked like boilerplate that only what is certain was removed; the rest are
    /// [`remarks`](Self::remarks). See [`Config::max_removed`](crate::Config::max_removed).
    #[must_use]
    pub fn guarded(&self) -> bool {
        self.guarded
    }

    /// Whether the text settled: cleaning it again changes nothing. A text in which every repair reveals another one, as none
    /// but made-up ones and those of a faulty [`Pass`](crate::Pass) are, comes back as it was, with no edits.
    #[must_use]
    pub fn settled(&self) -> bool {
        !self.unsettled
    }

    /// How many edits each rule made, by rule id.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for edit in &self.edits {
            *counts.entry(&*edit.rule).or_default() += 1;
        }
        counts
    }

    /// Where the text came from, as far as removed lines told: source URL, author, date, picture credits.
    #[must_use]
    pub fn metadata(&self) -> Metadata {
        Metadata::read(self)
    }

    /// Makes the edits on the input; the result is the output. On any other text the result is meaningless, but there is
    /// no panic.
    #[must_use]
    pub fn replay(&self, input: &str) -> String {
        splice(input, self.edits.iter().map(|edit| (edit.span, &*edit.after)))
    }

    /// Takes the edits back from the output; the result is the input. On any other text the result is meaningless, but
    /// there is no panic.
    #[must_use]
    pub fn undo(&self, output: &str) -> String {
        splice(output, self.edits.iter().map(|edit| (edit.output, &*edit.before)))
    }

    /// Where a byte offset of the input is in the output. Offsets inside a replaced stretch go to the start of its
    /// replacement, its end to the end.
    #[must_use]
    pub fn to_output(&self, input: usize) -> usize {
        map(&self.edits, input, |edit| (edit.span, edit.output))
    }

    /// Where a byte offset of the output came from in the input. Offsets inside a replacement go to the start of the
    /// replaced stretch, its end to the end.
    #[must_use]
    pub fn to_input(&self, output: usize) -> usize {
        map(&self.edits, output, |edit| (edit.output, edit.span))
    }
}

fn finding(input: &str, edit: Edit, output: Span) -> Finding {
    Finding {
        span: edit.span,
        output,
        before: input[edit.span.range()].into(),
        after: edit.with.into(),
        rule: Cow::Borrowed(edit.rule.id()),
        confidence: edit.confidence,
        reason: edit.reason,
    }
}

fn splice<'e>(text: &str, parts: impl Iterator<Item = (Span, &'e str)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, with) in parts {
        out.push_str(text.get(at..span.start).unwrap_or_default());
        out.push_str(with);
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn map(edits: &[Finding], at: usize, sides: impl Fn(&Finding) -> (Span, Span)) -> usize {
    let next = edits.partition_point(|edit| sides(edit).0.start <= at);
    let Some(edit) = next.checked_sub(1).map(|last| &edits[last]) else { return at };
    let (from, to) = sides(edit);
    if at >= from.end { to.end + (at - from.end) } else { to.start }
}
