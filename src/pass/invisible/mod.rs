//! Characters that show nothing, or that only a terminal, an icon font or a hidden message has a use for.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::places::{places, places_beyond_ascii};

mod bidi;
mod glyphs;
mod joiners;
mod ligature;
mod selectors;
mod spaces;
mod terminal;

const BOM: Rule = Rule::new("invisible/bom", Presets::ALL, "Byte-order mark U+FEFF at the start or left in the middle")
    .fires("\u{feff}The port closed.", "The port closed.")
    .spares("The mark is written U+FEFF.");

const ZERO_WIDTH: Rule = Rule::new(
    "invisible/zero-width",
    Presets::ALL,
    "Zero-width space, joiner or word joiner where the script gives it no function",
)
.fires("The new\u{200b} bridge", "The new bridge")
.spares("ភាសា\u{200b}ខ្មែរ");

const SOFT_HYPHEN: Rule =
    Rule::new("invisible/soft-hyphen", Presets::ALL, "Soft hyphen U+00AD, at a line end together with the line end")
        .fires("The har\u{ad}bour mas\u{ad}\nter left.", "The harbour master left.")
        .spares("A well-known harbour");

const BIDI: Rule = Rule::new(
    "invisible/bidi",
    Presets::ALL,
    "Bidirectional embedding, override or isolate that is not closed, or stands in a document that runs left to right",
)
.fires("invoice\u{202e}fdp.exe", "invoicefdp.exe")
.spares("قال \u{2067}\"Harbour!\"\u{2069} ثم خرج.");

const DIRECTION: Rule = Rule::new(
    "invisible/direction-mark",
    Presets::TEXT,
    "Left-to-right or right-to-left mark in a document that runs left to right",
)
.fires("Price:\u{200e} 25 EUR\u{200e}", "Price: 25 EUR")
.spares("הספר \u{200f}(C++)\u{200f} יצא.");

const TAG: Rule =
    Rule::new("invisible/tag", Presets::ALL, "Tag characters U+E0000 to U+E007F, which hide text, outside a flag")
        .fires("Hello\u{e0068}\u{e0069} world", "Hello world")
        .spares("🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} Scotland");

const SELECTOR: Rule = Rule::new(
    "invisible/variation-selector",
    Presets::ALL,
    "Variation selector behind a character that has no variations, or several in a row, which hide bytes",
)
.fires("h\u{fe0f}arbour\u{e0121}\u{e0134}", "harbour")
.spares("✔\u{fe0f} 葛\u{e0100}城");

const CONTROL: Rule = Rule::new(
    "invisible/control",
    Presets::ALL,
    "Control character other than tab, line ends and form feed; a noncharacter; overstrikes of printed manuals",
)
.fires("The\0 file\u{7} is N\u{8}Ne\u{8}ew\u{8}w.", "The file is New.")
.spares("Page one\n\u{c}\nPage two");

const LIGATURE: Rule = Rule::new(
    "invisible/ligature",
    Presets::TEXT,
    "Control character within a word, where fonts of TeX have a ligature: its letters, if they make a word",
)
.fires("A di\u{1b}erent tide, the \u{1c}rst one.", "A different tide, the first one.")
.spares("Page one\n\u{c}\nPage two");

const PAGE: Rule = Rule::new(
    "invisible/page-break",
    Presets::TEXT,
    "Form feed beside the text of a page: a blank line; one that stands on its own line was typed",
)
.fires("The first page ends.\n\u{c}The second begins.", "The first page ends.\n\nThe second begins.")
.spares("Page one\n\u{c}\nPage two");

const TERMINAL: Rule = Rule::new(
    "invisible/terminal",
    Presets::ALL,
    "Escape sequences of terminals: colours, links, titles, cursor moves",
)
.fires("\u{1b}[1;31mError\u{1b}[0m: \u{1b}]8;;https://example.com\u{7}log\u{1b}]8;;\u{7}", "Error: log")
.spares("echo -e \"\\e[31mred\"");

const OBJECT: Rule = Rule::new("invisible/object", Presets::ALL, "Object replacement or interlinear annotation mark")
    .fires("The map \u{fffc} shows it.", "The map shows it.")
    .spares("The character U+FFFC stands for an object.");

const BULLET: Rule = Rule::new(
    "invisible/symbol-bullet",
    Presets::ALL,
    "Bullet of a symbol font, as a private-use character at a line start",
)
.fires("\u{f0b7} First berth\n\u{f0b7} Second berth", "• First berth\n• Second berth")
.spares("tlh \u{f8e6}\u{f8d0}\u{f8eb}");

const ICON: Rule =
    Rule::new("invisible/icon", Presets::TEXT, "Glyph of an icon font that stands alone: a private-use character")
        .fires("Search \u{e8b6} the harbour", "Search the harbour")
        .spares("The glyph \u{e8b6} is U+E8B6.");

const SEPARATOR: Rule = Rule::new(
    "invisible/line-separator",
    Presets::ALL,
    "Line separator U+2028, next line U+0085 between sentences, vertical tab: a line end; paragraph separator U+2029: a blank line",
)
.fires("One line\u{2028}another line", "One line\nanother line")
.spares("U+2028 separates lines.");

const SPACE: Rule = Rule::new(
    "invisible/space",
    Presets::TEXT,
    "No-break or other exotic space at a line end, behind a comma, or, in a converted page or several times in a sentence, between words: it has no function there",
)
.fires("By [AFP](#),\u{a0}staff writer", "By AFP, staff writer")
.spares("«\u{a0}Oui\u{a0}»\u{a0}: 10\u{202f}000\u{a0}km à\u{a0}Paris");

static RULES: [Rule; 16] = [
    BOM,
    ZERO_WIDTH,
    SOFT_HYPHEN,
    BIDI,
    DIRECTION,
    TAG,
    SELECTOR,
    CONTROL,
    LIGATURE,
    PAGE,
    TERMINAL,
    OBJECT,
    BULLET,
    ICON,
    SEPARATOR,
    SPACE,
];

#[derive(Debug)]
pub(super) struct Invisible;

impl Pass for Invisible {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::INVISIBLE
            .or(Classes::CONTROL)
            .or(Classes::PRIVATE)
            .or(Classes::EXOTIC_SPACE)
            .or(Classes::ARABIC)
            .or(Classes::SYMBOL)
    }

    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        // A string literal may hold such a character on purpose.
        ZoneKinds::CODE.or(ZoneKinds::INLINE_CODE).or(ZoneKinds::CODE_LINE).complement()
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let classes = document.classes();
        let mut find = Find { document, text: document.text(), edits };
        if classes.intersects(Classes::INVISIBLE) {
            find.soft_hyphens();
        }
        let controls = Classes::CONTROL.or(Classes::INVISIBLE).or(Classes::PRIVATE);
        if classes.intersects(Classes::FORMAT) {
            let mut starts = Vec::new();
            let bytes = document.text().as_bytes();
            if classes.intersects(Classes::CONTROL) {
                places(bytes, may_start).for_each(|at| starts.push(at));
            } else {
                places_beyond_ascii(bytes, may_start).for_each(|at| starts.push(at));
            }
            find.joiners(&starts);
            find.bidi(&starts);
            find.selectors(&starts);
            find.terminal(&starts);
        } else if classes.intersects(controls)
            || terminal::has_noncharacters(document)
            || terminal::has_pictures(document)
        {
            let starts: Vec<usize> = places(document.text().as_bytes(), terminal::may_start).collect();
            find.terminal(&starts);
        }
        if classes.intersects(Classes::PRIVATE) {
            find.glyphs();
        }
        if classes.intersects(Classes::EXOTIC_SPACE) && find.edits.is_on(&SPACE) {
            find.spaces();
        }
    }
}

/// Whether one of the characters that only [`Classes::FORMAT`] has, or a control of [`terminal`], may start.
/// A first look: no dashes and quotes, which are many.
fn may_start(&[a, b, c]: &[u8; 3]) -> bool {
    let sign = ((b == 0x80) & (c.wrapping_sub(0x90) > 0x16)) | (b == 0x81) | (b == 0x90);
    let form = (b == 0xB7) | (b == 0xB8) | (b == 0xBB) | (b == 0xBF);
    let tag = ((a == 0xF3) | (a == 0xE1)) & (b == 0xA0);
    let other = ((a == 0xD8) & (b == 0x9C)) | ((a == 0xC2) & (b == 0x9B));
    let control = ((a < 0x20) & (a != b'\n')) | (a == 0x7F);
    ((a == 0xE2) & sign) | ((a == 0xEF) & form) | tag | other | control
}

struct Find<'f, 'd, 't, 'e> {
    document: &'d Document<'t>,
    text: &'t str,
    edits: &'f mut Edits<'e>,
}

impl Find<'_, '_, '_, '_> {
    /// In source code and data such a character may be meant: it is only reported.
    fn sure(&self, confidence: Confidence) -> Confidence {
        if self.document.is_verbatim() { Confidence::Possible } else { confidence }
    }

    fn delete(&mut self, start: usize, end: usize, rule: &'static Rule) {
        self.replace(start, end, "", rule);
    }

    fn replace(&mut self, start: usize, end: usize, with: &'static str, rule: &'static Rule) {
        let confidence = self.sure(Confidence::Certain);
        self.edits.replace(Span::new(start, end), with, rule, confidence);
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }
}
