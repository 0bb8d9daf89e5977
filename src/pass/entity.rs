//! HTML character references left undecoded.

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::Rule;

static RULES: [Rule; 0] = [];

#[derive(Debug)]
pub(super) struct Entities;

impl Pass for Entities {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::AMPERSAND
    }

    fn find(&self, _document: &Document<'_>, _edits: &mut Edits<'_>) {}
}
