//! What text browsers and converters to plain text write for the links of a page: numbers before their words and a list of
//! addresses at the end, or addresses in brackets behind them.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::Edits;
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Presets, Rule};

mod address;
mod form;
mod list;
mod number;

const LINK_NUMBER: Rule = Rule::new(
    "browser/link-number",
    Presets::PLAIN,
    "Numbers of links as lynx, elinks and w3m print them, and the list of their addresses at the end",
)
.fires(
    "The [1]ferry and the [2]bridge closed.\n\nReferences\n\n   1. https://example.com/f\n   2. https://example.com/b\n",
    "The ferry and the bridge closed.\n",
)
.spares("As shown in [1] and [2].\n\nReferences\n\n   1. https://example.com/f\n   2. https://example.com/b\n");

const LINK_ADDRESS: Rule = Rule::new(
    "browser/link-address",
    Presets::PLAIN,
    "Addresses of links and pictures in brackets, as html-to-text writes them throughout a page",
)
.fires(
    "The ferry [/ferry.html] and the bridge [/bridge.html] closed [https://example.com/news?id=4].",
    "The ferry and the bridge closed.",
)
.spares("The ferry [https://example.com/ferry] closed; call [/usr/bin/ferry] or `ferry [file.html]`.");

const FORM: Rule = Rule::new(
    "browser/form",
    Presets::PLAIN,
    "Lines of fields and buttons as text browsers draw them",
)
.fires(
    "The [1]ferry and the [2]bridge closed.\n\n   ____________________ (BUTTON) Search\n\nIt rained.\n\nReferences\n\n   1. https://example.com/f\n   2. https://example.com/b\n",
    "The ferry and the bridge closed.\n\nIt rained.\n",
)
.spares("Name: ____________________\n\n   ____________________ (BUTTON) Search");

static RULES: [Rule; 3] = [LINK_NUMBER, LINK_ADDRESS, FORM];

/// Runs before all that reads lines and marks: a page is decoded from the way it was drawn.
#[derive(Debug)]
pub(super) struct Browsers;

impl Pass for Browsers {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::BRACKET
    }

    /// Long lists of addresses read as data.
    fn domain(&self) -> Domain {
        Domain::Any
    }

    /// Text browsers indent what they draw, which reads as code, and addresses go.
    fn zones(&self) -> ZoneKinds {
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        if edits.is_on(&LINK_NUMBER)
            && let Some(list) = list::find(document)
        {
            number::find(document, &list, edits);
        }
        if edits.is_on(&FORM) {
            form::boxes(document, edits);
        }
        if edits.is_on(&LINK_ADDRESS) {
            address::find(document, edits);
        }
    }
}
