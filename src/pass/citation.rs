//! Maintenance tags, citation and footnote marks.

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::Rule;

static RULES: [Rule; 0] = [];

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

    fn find(&self, _document: &Document<'_>, _edits: &mut Edits<'_>) {}
}
