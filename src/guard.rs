//! The guard: lines that only look like boilerplate may not take the better part of a text.

use crate::document::Document;
use crate::edit::{Edit, Span};
use crate::rule::{Confidence, Rule};

/// Removing fewer letters and digits, some hundred words, is no sign of a mistake about the text as a whole.
const ALWAYS: usize = 600;

/// Whether the guard watches edits of the rule.
pub(crate) fn watches(rule: &Rule) -> bool {
    matches!(rule.family(), "boilerplate" | "navigation" | "repetition" | "credit")
}

/// Takes the edits out that are not certain, if together they would remove more than `percent` of what the certain ones leave.
///
/// The measure depends on the current text alone, so that cleaning stays idempotent: what is held back once is held back when
/// the output is cleaned again.
pub(crate) fn hold_back(document: &Document<'_>, edits: &mut Vec<Edit>, percent: u8) -> Vec<Edit> {
    // Proposals of several passes for one line overlap until conflicts are settled.
    let sum = |certain: bool| -> usize {
        let of = edits.iter().filter(|edit| (edit.confidence == Confidence::Certain) == certain && watches(edit.rule));
        let mut spans: Vec<Span> = of.map(|edit| edit.span).collect();
        spans.sort_unstable();
        let mut end = 0;
        let parts = spans.into_iter().map(|span| {
            let part = Span::new(span.start.max(end), span.end.max(end));
            end = part.end;
            part
        });
        parts.map(|part| weight(document, part)).sum()
    };
    let likely = sum(false);
    if percent >= 100 || likely <= ALWAYS {
        return Vec::new();
    }
    let left = weight(document, Span::new(0, document.text().len())).saturating_sub(sum(true));
    if likely * 100 <= left * usize::from(percent) {
        return Vec::new();
    }
    edits.extract_if(.., |edit| watches(edit.rule) && edit.confidence < Confidence::Certain).collect()
}

/// Letters and digits in a span, but for those in targets of links.
fn weight(document: &Document<'_>, span: Span) -> usize {
    let count = |span: Span| document.slice(span).chars().filter(|c| c.is_alphanumeric()).count();
    let targets: usize = document.links_in(span).map(|link| count(link.closing())).sum();
    count(span).saturating_sub(targets)
}
