//! Escapes of strings that were dumped without being read: JSON, JavaScript, CSV, spreadsheets.

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::Rule;

static RULES: [Rule; 0] = [];

#[derive(Debug)]
pub(super) struct Unescape;

impl Pass for Unescape {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::BACKSLASH
    }

    fn find(&self, _document: &Document<'_>, _edits: &mut Edits<'_>) {}
}
