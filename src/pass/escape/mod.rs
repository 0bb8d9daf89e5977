//! Backslash escapes that Markdown writers put before punctuation.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::{Presets, Rule};

mod around;
mod facts;
mod foreign;
mod hard_break;
mod literal;
mod names;
mod pair;
mod place;
mod told;
mod total;
mod walk;

pub(super) use hard_break::ends_in_break;

const NEEDLESS: Rule = Rule::new(
    "escape/needless",
    Presets::TEXT,
    "Backslash before punctuation that means nothing at that place: removing it cannot change the rendering",
)
.fires("The startup raised \\$1.2Bln.", "The startup raised $1.2Bln.")
.spares("The regex \\d+\\.\\d+ matches a decimal number.");

const MARKUP: Rule = Rule::new(
    "escape/markup",
    Presets::PLAIN,
    "Backslash that keeps punctuation from being Markdown: needless where no Markdown is left",
)
.fires("Rated 4.5\\* and \\[sic", "Rated 4.5* and [sic")
.spares("\\[ E = mc^2 \\] is the display form.");

const HARD_BREAK: Rule = Rule::new(
    "escape/hard-break",
    Presets::PLAIN,
    "Backslash at the end of a line, which Markdown reads as a line break",
)
.fires("Harbour Office\\\n12 Quay Street", "Harbour Office\n12 Quay Street")
.spares("make all \\\n  install");

static RULES: [Rule; 3] = [NEEDLESS, MARKUP, HARD_BREAK];

/// `judge\[s\]` looks like maths of one letter; converters escape the text of URLs as well, and names in code.
const OPEN: ZoneKinds =
    ZoneKinds::MATH.or(ZoneKinds::URL).or(ZoneKinds::CODE_LINE).or(ZoneKinds::PATH).or(ZoneKinds::EMAIL);

#[derive(Debug)]
pub(super) struct Escapes;

impl Pass for Escapes {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::BACKSLASH
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        if document.is_latex() {
            return;
        }
        if edits.is_on(&MARKUP) && total::escapes_all(document) {
            total::find(document, edits);
        } else {
            walk::find(document, edits);
        }
    }

    fn zones(&self) -> ZoneKinds {
        OPEN
    }
}
