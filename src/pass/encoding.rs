//! Text that was decoded with the wrong character encoding.

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::Rule;

static RULES: [Rule; 0] = [];

#[derive(Debug)]
pub(super) struct Encoding;

impl Pass for Encoding {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::LATIN
    }

    fn find(&self, _document: &Document<'_>, _edits: &mut Edits<'_>) {}
}
