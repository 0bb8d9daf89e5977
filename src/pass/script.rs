//! Words typed on another keyboard layout.

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::{Presets, Rule};

const LAYOUT_SLIP: Rule =
    Rule::new("script/layout-slip", Presets::TEXT, "Word typed on another keyboard layout: retyped");

static RULES: [Rule; 1] = [LAYOUT_SLIP];

#[derive(Debug)]
pub(super) struct Script;

impl Pass for Script {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn triggers(&self) -> Classes {
        Classes::FOREIGN
    }

    fn find(&self, _document: &Document<'_>, _edits: &mut Edits<'_>) {}
}
