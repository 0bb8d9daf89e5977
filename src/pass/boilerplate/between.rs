//! Names of parts of a site between lines that go: `Contact us` between `Random article` and `Learn to edit`.

use super::class::Class;
use super::found::Gone;
use super::label::read_label;
use super::line::{Candidate, one_at};
use super::phrases::phrases;
use super::rules::SKIP;
use crate::document::Document;
use crate::rule::Confidence;

/// What stands in a row with buttons, and what only menus have.
const NAMES: [Class; 9] = [
    Class::Menu,
    Class::Home,
    Class::Pager,
    Class::Locale,
    Class::Skip,
    Class::Share,
    Class::Follow,
    Class::Tools,
    Class::Paywall,
];

/// The lines that go because those above and below them do. `gone` are in order.
pub(super) fn find(document: &Document<'_>, candidates: &[Candidate], gone: &[Gone]) -> Vec<Gone> {
    /// Lines between, blank ones too.
    const NEAR: usize = 7;
    let stays = |line: usize| one_at(candidates, line).is_some_and(|candidate| candidate.sum() <= 0);
    let is_name = |line: &usize| {
        read_label(document, *line).is_some_and(|visible| {
            let is_bare = visible.links == 0 && !visible.heading && !visible.is_sentence() && visible.last != ':';
            is_bare && phrases().is_one(&visible.key, &NAMES) && !stays(*line)
        })
    };
    let sure: Vec<&Gone> = gone.iter().filter(|gone| gone.confidence > Confidence::Possible).collect();
    let mut found = Vec::new();
    for pair in sure.windows(2) {
        let between = pair[0].last + 1..pair[1].first;
        if between.is_empty() || between.len() > NEAR {
            continue;
        }
        let written = || between.clone().filter(|line| !document.is_blank(*line));
        if written().all(|line| is_name(&line)) {
            found.extend(written().map(|line| Gone {
                first: line,
                last: line,
                rule: &SKIP,
                confidence: Confidence::Likely,
                signals: "neighbour".into(),
            }));
        }
    }
    found
}
