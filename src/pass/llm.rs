//! Marks of language models and chat assistants.

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::Rule;

static RULES: [Rule; 0] = [];

#[derive(Debug)]
pub(super) struct Llm;

impl Pass for Llm {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::ANY
    }

    fn find(&self, _document: &Document<'_>, _edits: &mut Edits<'_>) {}
}
