//! Lines that belong to the page around the text, not to the text.
//!
//! No word decides alone. A line is compared with phrases on what a reader sees of it, anchored at its start; what else speaks
//! for or against boilerplate is counted as well ([`Signal`]), and the line goes when the sum reaches [`ENOUGH`].

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::Rule;

mod around;
mod author;
mod between;
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
mod found;
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
mod spaced;
mod start;
mod subject;
mod tail;
mod term;
mod visible;
mod weights;
mod wiki;

pub(super) use class::{Class, is_everyday};
pub(super) use contents::is_in_contents;
pub(super) use fold::key_of;
use found::Found;
pub(super) use found::{Gone, delete};
pub(super) use glued::{buttons as glued_buttons, may_be_glued};
pub(super) use label::is_label;
#[cfg(test)]
use line::Candidate;
pub(super) use margin::{breaks_off, is_run_into, is_wide, whole_line};
pub(super) use marks::{item, may_be_links, visible_start};
pub(super) use phrases::{Fit, phrases};
pub(super) use record::is_figures;
use rules::RULES;
use spaced::Spaced;
pub(super) use spaced::are_paragraphs;
pub(super) use subject::is_told_of;
pub(super) use visible::Visible;

/// The sum of signals that a line must reach to be removed; one less is a remark.
const ENOUGH: i32 = 4;

/// Attack: endless lines. No line of boilerplate, with the URLs of its links, is longer.
const MAX_LINE: usize = 2000;

/// Longer than labels, buttons and notices without a link, in scripts of two or three bytes a letter too.
const MAX_LABEL: usize = 400;

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
        ZoneKinds::ADDRESSES
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        tail::find(document, edits);
        let found = Found::read(document, edits);
        if found.is_empty() {
            return;
        }
        let Some(spaced) = Spaced::of(document) else { return found.settle(document, edits) };
        let shown = Document::with_hints(&spaced.text, document.hints(), true);
        let mut list = Vec::new();
        let mut inner = edits.of_text(&spaced.text, &mut list);
        Found::read(&shown, &inner).settle(&shown, &mut inner);
        for edit in list {
            edits.delete_because(spaced.own(edit.span), edit.rule, edit.confidence, edit.reason);
        }
    }
}

/// The candidates of a document with all their signals but for the links below a label.
#[cfg(test)]
fn weigh(document: &Document<'_>) -> Vec<Candidate> {
    if let Some(spaced) = Spaced::of(document) {
        return weigh(&Document::new(&spaced.text));
    }
    let on = [true; RULES.len()];
    let mut list = Vec::new();
    let edits = Edits::new(document.text(), &RULES, &on, &mut list);
    let mut candidates = Found::read(document, &edits).candidates;
    found::look_around(document, &mut candidates);
    site::find(document, &mut candidates, &edits);
    candidates
}
