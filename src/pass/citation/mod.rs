//! Marks that encyclopaedias and papers put into a text: maintenance tags, numbers of references, footnote marks.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::{Presets, Rule};

mod number;
mod tag;

pub(super) use tag::is_template as is_tag_template;

const TAG: Rule =
    Rule::new("citation/maintenance-tag", Presets::TEXT, "Maintenance tag of a wiki: `[citation needed]`")
        .fires("The mill is the oldest.[citation needed] It burnt down.", "The mill is the oldest. It burnt down.")
        .spares("The “[citation needed]” tag is well known.");

const NUMBER: Rule =
    Rule::new("citation/number", Presets::NONE, "Number of a reference in brackets, glued to the text: `[1]`")
        .fires("The mill burnt down.[1][2] It was rebuilt.[note 3]", "The mill burnt down. It was rebuilt.")
        .spares("As [1] shows, and [7, p. 3] confirms, it burnt down.");

const FOOTNOTE: Rule =
    Rule::new("citation/footnote", Presets::NONE, "Footnote mark whose note is not in the text: `[^1]`, `^[1]^`")
        .fires("The mill burnt down.^[1]^ It was rebuilt.[^2]", "The mill burnt down. It was rebuilt.")
        .spares("The mill burnt down.[^1]\n\n[^1]: In 1910.");

static RULES: [Rule; 3] = [TAG, NUMBER, FOOTNOTE];

/// A tag links to its explanation; an escaped one looks like maths.
const OPEN: ZoneKinds = ZoneKinds::ADDRESSES.or(ZoneKinds::MATH);

#[derive(Debug)]
pub(super) struct Citations;

impl Pass for Citations {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::BRACKET
    }

    fn zones(&self) -> ZoneKinds {
        OPEN
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        tag::find(document, edits);
        if edits.is_on(&NUMBER) {
            number::linked(document, edits);
            number::bare(document, edits);
        }
        if edits.is_on(&FOOTNOTE) {
            number::footnotes(document, edits);
        }
    }
}
