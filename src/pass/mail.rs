//! Signatures, reply quotes and forward headers of e-mail.

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::Rule;

static RULES: [Rule; 0] = [];

#[derive(Debug)]
pub(super) struct Mail;

impl Pass for Mail {
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
