//! The engine: runs the passes phase by phase and keeps account of what they change.

use std::borrow::Cow;
use std::sync::Arc;

use crate::config::Config;
use crate::document::{Classes, Document, Hints, ZoneKinds};
use crate::edit::{Edit, Edits, apply, arbitrate, compose, items};
use crate::guard;
use crate::pass::{Domain, Pass, Phase};
use crate::references::Inlined;
use crate::report::Fingerprint;
use crate::rule::Confidence;

/// Attack: text in which every repair reveals the next one. Ordinary documents settle in the second round, which only
/// confirms the first, pages of many buttons in the fourth; one that does not settle at all is left as it is.
const MAX_ROUNDS: usize = 8;

#[derive(Debug)]
pub(crate) struct Ruleset {
    /// In phase order, then registry order.
    pub(crate) slots: Vec<Slot>,
    /// Whether passes read links by reference in line.
    pub(crate) inlines: bool,
    pub(crate) config: Config,
    pub(crate) hints: Hints,
    pub(crate) fingerprint: Fingerprint,
}

/// A pass that has at least one rule switched on.
#[derive(Debug)]
pub(crate) struct Slot {
    pub(crate) pass: Arc<dyn Pass>,
    pub(crate) phase: Phase,
    pub(crate) triggers: Classes,
    /// For each rule of the pass, whether it is on.
    pub(crate) on: Vec<bool>,
    /// Whether the pass removes lines, which the guard watches.
    pub(crate) guarded: bool,
}

/// What was done to the input so far.
#[derive(Default)]
pub(crate) struct Ledger {
    /// From the input to the current text.
    pub(crate) edits: Vec<Edit>,
    /// By phase, from the last run of that phase; spans of the text it saw.
    pub(crate) remarks: [Vec<Edit>; Phase::ALL.len()],
    /// By phase, whether the guard held edits back in its last run.
    pub(crate) guarded: [bool; Phase::ALL.len()],
    /// The text was given up, see [`MAX_ROUNDS`].
    pub(crate) unsettled: bool,
}

impl Ruleset {
    /// Runs the phases round and round until each of them has seen the final text, which makes cleaning idempotent.
    pub(crate) fn run<'t>(&self, text: &'t str, ledger: &mut Option<Ledger>) -> Cow<'t, str> {
        let mut current = Cow::Borrowed(text);
        let mut phases = Phase::ALL.iter().cycle().take(Phase::ALL.len() * MAX_ROUNDS);
        let mut quiet = 0; // phases that have seen the current text and left it as it is
        let mut is_prose = false; // told of the text before; without its markup it is no less
        while quiet < Phase::ALL.len() {
            let document = Document::with_hints(&current, &self.hints, is_prose);
            let inlined = if self.inlines { Inlined::of(&document) } else { None };
            let shown = inlined.as_ref().map(|inlined| document.read_as(&inlined.text));
            let edits = loop {
                let Some(phase) = phases.next().filter(|_| quiet < Phase::ALL.len()) else { break Vec::new() };
                let (edits, remarks, guarded) = match (&inlined, &shown) {
                    (Some(inlined), Some(shown)) if matches!(phase, Phase::Markup | Phase::Blocks) => {
                        let (edits, remarks, guarded) = self.find(*phase, shown);
                        (inlined.carry(&current, edits), inlined.carry_remarks(&current, remarks), guarded)
                    }
                    _ => self.find(*phase, &document),
                };
                if let Some(ledger) = ledger {
                    ledger.remarks[*phase as usize] = remarks;
                    ledger.guarded[*phase as usize] = guarded;
                }
                if !edits.is_empty() {
                    is_prose = document.is_known_prose() && (*phase != Phase::Decode || edits.iter().all(leaves_prose));
                    break edits;
                }
                quiet += 1;
            };
            if edits.is_empty() {
                break;
            }
            quiet = 0;
            let next = apply(&current, &edits);
            if let Some(ledger) = ledger {
                ledger.edits = compose(std::mem::take(&mut ledger.edits), edits);
            }
            current = Cow::Owned(next);
        }
        if quiet < Phase::ALL.len() {
            // Half done would be done again by the next run; nothing is worth breaking that promise.
            *ledger = ledger.as_ref().map(|_| Ledger { unsettled: true, ..Ledger::default() });
            return Cow::Borrowed(text);
        }
        current
    }

    /// The edits of one phase that stand, its remarks, and whether the guard held edits back.
    fn find(&self, phase: Phase, document: &Document<'_>) -> (Vec<Edit>, Vec<Edit>, bool) {
        let mut all = Vec::new();
        let mut watched = false;
        // Without such characters it will be another document, which is asked anew whether it is prose.
        let will_change = phase == Phase::Decode && document.classes().intersects(Classes::INVISIBLE);
        for slot in &self.slots {
            if slot.phase != phase || !document.classes().intersects(slot.triggers) {
                continue;
            }
            let prose_only = slot.pass.domain() == Domain::Prose;
            if prose_only && !will_change && document.is_plainly_verbatim() {
                continue;
            }
            let first = all.len();
            let mut edits = Edits::new(document.text(), slot.pass.rules(), &slot.on, &mut all);
            slot.pass.find(document, &mut edits);
            // Asked only now, because most passes that run find nothing, and the answer takes a look at many lines.
            if all.len() > first && prose_only && document.is_verbatim() {
                all.truncate(first);
            }
            keep_out_of_zones(&mut all, first, &*slot.pass, document);
            watched |= slot.guarded && all.len() > first;
        }
        let text = document.text();
        let changes_nothing = |edit: &Edit| edit.span.len() == edit.with.len() && text[edit.span.range()] == *edit.with;
        let is_remark = |edit: &mut Edit| {
            edit.confidence < self.config.min_confidence
                || edit.confidence == Confidence::Possible && changes_nothing(edit)
        };
        let mut remarks: Vec<Edit> = all.extract_if(.., is_remark).collect();
        let held = if watched { guard::hold_back(document, &mut all, self.config.max_removed) } else { Vec::new() };
        let guarded = !held.is_empty();
        remarks.extend(held);
        remarks.sort_by_key(|remark| remark.span);
        let mut edits = arbitrate(text, all);
        if phase == Phase::Markup {
            items::take_along(document, &mut edits);
        }
        (edits, remarks, guarded)
    }
}

/// Whether what was decoded is letters and blanks: behind other signs code may stand.
fn leaves_prose(edit: &Edit) -> bool {
    !edit.with.bytes().any(|byte| byte == b'\n' || byte.is_ascii_punctuation())
}

/// Drops the groups, from edit `first` on, that reach into a zone the pass did not ask for, or into a picture.
fn keep_out_of_zones(edits: &mut Vec<Edit>, first: usize, pass: &dyn Pass, document: &Document<'_>) {
    let closed = pass.zones().complement();
    if edits.len() == first || closed == ZoneKinds::NONE {
        return;
    }
    let zones = document.zones_near(edits[first..].iter().map(|edit| edit.span), closed);
    let is_markup = pass.phase() == Phase::Markup && pass.domain() == Domain::Prose;
    let is_hit = |edit: &&Edit| zones.touch(edit.span, closed) || is_markup && document.is_in_picture(edit.span);
    let mut hit: Vec<u32> = edits[first..].iter().filter(is_hit).map(|edit| edit.group).collect();
    if !hit.is_empty() {
        hit.dedup();
        hit.sort_unstable();
        let mut index = 0;
        edits.retain(|edit| {
            index += 1;
            index <= first || hit.binary_search(&edit.group).is_err()
        });
    }
}
