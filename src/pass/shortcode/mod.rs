//! Tags in square brackets, BBCode and shortcodes, and placeholders of templates that were never filled.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::Edits;
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Presets, Rule};

mod lesson;
mod markdown;
mod names;
mod placeholder;
mod run;
mod scan;
mod sigla;
mod tags;
mod template;
mod token;

pub(super) use lesson::is_stand_in;

const BBCODE: Rule = Rule::new("wiki/bbcode", Presets::TEXT, "BBCode tag of a forum: the text inside stays")
    .fires("I [b]never[/b] said [url=https://a.example/x]that[/url].", "I never said that.")
    .spares("for i in range(9): total[i] = row[b]");

const BBCODE_MARK: Rule = Rule::new(
    "wiki/bbcode-mark",
    Presets::MARKDOWN,
    "BBCode tag of strong or emphasised words or of a link: the same mark of Markdown takes its place",
)
.fires("I [b]never[/b] said [url=https://a.example/x]that[/url].", "I **never** said [that](https://a.example/x).")
.spares("In BBCode, [b]words[/b] are strong.");

const SHORTCODE: Rule =
    Rule::new("wiki/shortcode", Presets::TEXT, "Shortcode of WordPress or a page builder: the text inside stays")
        .fires("[vc_row][vc_column width=\"1/2\"]Call us.[/vc_column][/vc_row]", "Call us.")
        .spares("The [caption] of the [gallery] is short.");

const PLACEHOLDER: Rule =
    Rule::new("wiki/template-placeholder", Presets::TEXT, "Template code that was never filled in: a line of its own")
        .fires(
            "{{page.status === \"open\" ? \"Open\" : \"Closed\"}}\n\nThe pool opens at nine.\n\nIt closes at six.\n\nBring a towel.",
            "The pool opens at nine.\n\nIt closes at six.\n\nBring a towel.",
        )
        .spares("Dear {{ name }}, the pool opens at nine.");

const IMAGE: Rule = Rule::new(
    "wiki/image-name",
    Presets::TEXT,
    "Place of a picture in a mail, with its name: `[image: quay.png]`; of a page or bookmark that a converter left out",
)
.fires("The quay is wet.\n\n[image: quay.png]\n\nIt is cold.", "The quay is wet.\n\nIt is cold.")
.spares("[image: two boats at the quay]");

const CHECKBOX: Rule =
    Rule::new("wiki/checkbox", Presets::TEXT, "Box of a form that remark glues to its label: `\\[x]Remember me`")
        .fires("**Log in**\n\nE-mail\\[ ]Password\n\n\\[x]Stay", "Log in\n\nE-mail Password\n\nStay")
        .spares("The value is a[ ]b, and [x]Write is none");

static RULES: [Rule; 6] = [BBCODE, BBCODE_MARK, SHORTCODE, PLACEHOLDER, IMAGE, CHECKBOX];

/// Where brackets are shown.
const CODE: ZoneKinds = ZoneKinds::CODE.or(ZoneKinds::INLINE_CODE).or(ZoneKinds::FRONT_MATTER);

#[derive(Debug)]
pub(super) struct Shortcodes;

impl Pass for Shortcodes {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::BRACKET | Classes::BRACE | Classes::ANGLE | Classes::PIPE | Classes::MARKS
    }

    /// A placeholder in two lines of text makes a document verbatim: that pass asks what the text is without it.
    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        // Tags hold addresses and look like code; an escaped one looks like maths.
        ZoneKinds::ADDRESSES.or(ZoneKinds::CODE_LINE).or(ZoneKinds::MATH)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        if document.classes().intersects(Classes::BRACKET) && !document.is_plainly_verbatim() {
            tags::find(document, edits);
            token::find(document, edits);
            token::omitted(document, edits);
            if document.classes().intersects(Classes::BACKSLASH) {
                token::boxes(document, edits);
            }
        }
        placeholder::find(document, edits);
    }
}
