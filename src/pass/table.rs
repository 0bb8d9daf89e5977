//! Tables that only laid out a page.

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::Rule;

static RULES: [Rule; 0] = [];

#[derive(Debug)]
pub(super) struct Tables;

impl Pass for Tables {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::PIPE
    }

    fn find(&self, _document: &Document<'_>, _edits: &mut Edits<'_>) {}
}
