//! Presentation forms that fonts of printed pages put in the place of letters.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const LIGATURE: Rule = Rule::new(
    "unicode/ligature",
    Presets::ALL,
    "Ligature U+FB00 to U+FB06 inside or beside a word, as PDF fonts have them",
)
.fires("The o\u{fb03}ce \u{fb01}led it.", "The office filed it.")
.spares("\u{fb00} is U+FB00; œuvre, æon, ĳs");

static RULES: [Rule; 1] = [LIGATURE];

#[derive(Debug)]
pub(super) struct Unicode;

impl Pass for Unicode {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::PRESENTATION
    }

    fn domain(&self) -> Domain {
        Domain::Prose
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::NONE
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        // All are EF AC 80–86.
        for at in memchr::memmem::find_iter(text.as_bytes(), b"\xEF\xAC") {
            let with = match text.as_bytes()[at + 2] {
                0x80 => "ff",
                0x81 => "fi",
                0x82 => "fl",
                0x83 => "ffi",
                0x84 => "ffl",
                0x85 | 0x86 => "st",
                _ => continue,
            };
            // One that stands alone is talked about.
            let beside = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic());
            if beside(text[..at].chars().next_back()) || beside(text[at + 3..].chars().next()) {
                edits.replace(Span::new(at, at + 3), with, &LIGATURE, Confidence::Certain);
            }
        }
    }
}
