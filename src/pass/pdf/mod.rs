//! What is left of printed pages: words broken at line ends, accents beside their letters, page numbers, glyph codes, wrapped lines.

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::{Presets, Rule};

mod accent;
mod glyph;
mod grave;
mod hyphen;
mod page;
mod words;
mod wrap;

pub(super) use grave::Graves;

const HYPHENATION: Rule = Rule::new(
    "pdf/hyphenation",
    Presets::TEXT,
    "Word broken at a line end, where the joined form is a word of the document or of its language",
)
.fires("The infor-\nmation was lost during the night.", "The information was lost during the night.")
.spares("A well-\nknown port, and tar -\nxzf of the files.");

const HYPHEN_SPACE: Rule = Rule::new(
    "pdf/hyphen-space",
    Presets::NONE,
    "Word broken at a line end that was joined with a blank, where the joined form is a word",
)
.fires("the scien- tific staff of the port", "the scientific staff of the port")
.spares("pre- and post-war ferries, two- or three-day trips");

const SPLIT_ACCENT: Rule = Rule::new(
    "pdf/split-accent",
    Presets::TEXT,
    "Accent beside its letter, as fonts of TeX print it; an acute accent only where the word is in the word list",
)
.fires(
    "Schr¨odinger, na¨ıve, une e´cole supe´rieure dans la ville",
    "Schrödinger, naïve, une école supérieure dans la ville",
)
.spares("5´ 30´´ north, rock ´n´ roll, it´s late");

const WRAP: Rule = Rule::new(
    "pdf/wrap",
    Presets::NONE,
    "Line ends inside paragraphs that were wrapped at one width; not in verse, lists, tables and addresses",
)
.fires(wrap::WRAPPED, wrap::UNWRAPPED)
.spares("Two ferries lay in the harbour,\nAnd sorry I could not take both,\nI sat on the quay and waited long.");

const PAGE_NUMBER: Rule =
    Rule::new("pdf/page-number", Presets::NONE, "Lines of their own with page numbers that rise by one")
        .fires(
            "The port closed.\n\n- 1 -\n\nIt rained.\n\n- 2 -\n\nIt opened.\n\n- 3 -\n\nThe end.",
            "The port closed.\n\nIt rained.\n\nIt opened.\n\nThe end.",
        )
        .spares("Chapter\n\n12\n\nThe storm\n\n7\n14\n21\n28");

const RUNNING_HEAD: Rule = Rule::new(
    "pdf/running-head",
    Presets::NONE,
    "Line that stands alone three times or more and is the same but for a page number that rises",
)
.fires(
    "The Harbour Review 12 (2019) 101\n\nOne.\n\nThe Harbour Review 12 (2019) 102\n\nTwo.\n\nThe Harbour Review 12 (2019) 103\n\nThree.",
    "One.\n\nTwo.\n\nThree.",
)
.spares("Question 1\n\nWhy?\n\nQuestion 2\n\nHow?");

const GLYPH: Rule = Rule::new(
    "pdf/glyph-code",
    Presets::NONE,
    "`(cid:127)`, a glyph without a character: a bullet at a line start, else nothing",
)
.fires("(cid:127) First berth\n(cid:127) Second berth", "• First berth\n• Second berth")
.spares("A (cid: 1) marks company number one; se(cid:3)ng.");

const LETTER_SPACING: Rule =
    Rule::new("pdf/letter-spacing", Presets::NONE, "Capitals set apart by blanks, words by more of them")
        .fires("B R E A K I N G   N E W S: talks resume.", "BREAKING NEWS: talks resume.")
        .spares("Options: a b c d; plans A B C; J. R. R. Tolkien");

static RULES: [Rule; 8] =
    [HYPHENATION, HYPHEN_SPACE, SPLIT_ACCENT, WRAP, PAGE_NUMBER, RUNNING_HEAD, GLYPH, LETTER_SPACING];

#[derive(Debug)]
pub(super) struct Pdf;

impl Pass for Pdf {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn triggers(&self) -> Classes {
        // Opt-in rules look at hyphens, lines, capitals.
        Classes::ANY
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        hyphen::at_line_ends(document, edits);
        if document.classes().intersects(Classes::RELIC) {
            accent::find(document, edits);
        }
        if edits.is_on(&HYPHEN_SPACE) {
            hyphen::before_blanks(document, edits);
        }
        if edits.is_on(&WRAP) {
            wrap::find(document, edits);
        }
        if edits.is_on(&PAGE_NUMBER) || edits.is_on(&RUNNING_HEAD) {
            page::find(document, edits);
        }
        if edits.is_on(&GLYPH) {
            glyph::codes(document, edits);
        }
        if edits.is_on(&LETTER_SPACING) {
            glyph::spaced(document, edits);
        }
    }
}
