//! MediaWiki: what its pages and its source text leave behind.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::{Presets, Rule};
use crate::text::places::pairs;

mod edit_link;
mod emphasis;
mod headings;
mod inline;
mod quantity;
mod transclusion;
mod words;

pub(super) use inline::is_title;
pub(super) use words::is_media;

const EDIT_LINK: Rule = Rule::new("wiki/edit-link", Presets::TEXT, "Section edit link of a wiki behind a heading")
    .fires("## Climate[edit | edit source]\n\nIt rains a lot.", "Climate\n\nIt rains a lot.")
    .spares("In the rebase list, mark the commit [edit]");

const FILE_LINK: Rule = Rule::new("wiki/file-link", Presets::TEXT, "MediaWiki file link with its caption")
    .fires("[[File:Old mill.jpg|thumb|left|The [[mill]] in 1910]] The mill burnt down.", "The mill burnt down.")
    .spares("Open [[file:notes.org]] first.");

const CATEGORY: Rule = Rule::new("wiki/category", Presets::TEXT, "MediaWiki category link on a line of its own")
    .fires("The mill burnt down.\n\nIt was old.\n\n[[Category:Water mills]]", "The mill burnt down.\n\nIt was old.")
    .spares("The category: mills.");

const TEMPLATE: Rule =
    Rule::new("wiki/template", Presets::TEXT, "MediaWiki template that shows nothing of the running text")
        .fires("It burnt down.{{cite web|title=Fire|url=https://a.example/f}} Twice.", "It burnt down. Twice.")
        .spares("Hello {{ user.name | upper }}, welcome.");

const REFERENCE: Rule =
    Rule::new("wiki/reference", Presets::TEXT, "MediaWiki footnote: `<ref>…</ref>`, `<ref name=… />`")
        .fires("It burnt down.<ref name=\"a\">Smith, p. 3</ref> Twice.<ref name=\"a\" />", "It burnt down. Twice.")
        .spares("Call it with <ref> and <oldrev>.");

const LINK: Rule = Rule::new("wiki/link", Presets::TEXT, "MediaWiki link: its text stays")
    .fires("The mill lies on the [[Mur (river)|Mur]] near Graz.", "The mill lies on the Mur near Graz.")
    .spares("matrix = [[1, 2], [3, 4]]");

const EMPHASIS: Rule = Rule::new("wiki/emphasis", Presets::TEXT, "MediaWiki apostrophes around emphasised words")
    .fires("'''Graz''' is a city on the [[Mur (river)|Mur]].", "Graz is a city on the Mur.")
    .spares("SELECT '''quoted''' FROM t;");

const HEADING: Rule = Rule::new("wiki/heading", Presets::PLAIN, "`=` marks of a MediaWiki heading")
    .fires("== Climate ==\n\nIt rains a lot.", "Climate\n\nIt rains a lot.")
    .spares("if a == b and c == d");

const HEADING_LEVEL: Rule =
    Rule::new("wiki/heading-level", Presets::MARKDOWN, "MediaWiki heading: becomes a Markdown heading")
        .fires("=== Climate ===\n\nIt rains a lot.", "### Climate\n\nIt rains a lot.")
        .spares("if a == b and c == d");

static RULES: [Rule; 9] = [EDIT_LINK, FILE_LINK, CATEGORY, TEMPLATE, REFERENCE, LINK, EMPHASIS, HEADING, HEADING_LEVEL];

#[derive(Debug)]
pub(super) struct Wiki;

impl Pass for Wiki {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::ANGLE | Classes::BRACE | Classes::EQUALS | Classes::BRACKET | Classes::MARKS
    }

    fn zones(&self) -> ZoneKinds {
        // Infoboxes look like lines of code, escaped edit links like maths; what else is in there is asked for by `is_closed`.
        ZoneKinds::ADDRESSES.or(ZoneKinds::CODE_LINE).or(ZoneKinds::MATH)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let classes = document.classes();
        let has_links = document.each_mark("[[").next().is_some();
        if has_links && is_lesson(document) {
            return;
        }
        // Whether something stands there that only wiki source has.
        let mut wikitext = emphasis::has_subject(document);
        if classes.intersects(Classes::ANGLE) {
            wikitext |= transclusion::references(document, edits);
            wikitext |= transclusion::galleries(document, edits);
        }
        if classes.intersects(Classes::BRACE) {
            wikitext |= transclusion::templates(document, edits);
        }
        if classes.intersects(Classes::EQUALS) {
            wikitext |= headings::find(document, edits);
        }
        if classes.intersects(Classes::BRACKET) {
            edit_link::find(document, edits);
            wikitext = inline::links(document, wikitext, has_links, edits);
        } else if wikitext {
            emphasis::find(document, edits);
        }
        if wikitext && classes.intersects(Classes::UNDERSCORE) {
            transclusion::switches(document, edits);
        }
    }
}

/// Whether the text teaches wiki markup: two examples of it or more hold nothing but a stand-in for words.
fn is_lesson(document: &Document<'_>) -> bool {
    #[rustfmt::skip]
    const EXAMPLES: [&str; 20] = [
        "[[page name]]", "[[page name|", "[[page title]]", "[[page title|", "[[page]]", "[[page|", "[[link]]", "[[target|",
        "'''bold'''", "'''bold text'''", "''italic''", "''italic text''", "== heading ==", "==heading==", "{{template}}",
        "{{template name", "<ref>text</ref>", "<ref>footnote", "[[file:name", "[[file:filename",
    ];
    let bytes = document.text().as_bytes();
    let begins = |at: usize, example: &str| {
        bytes.get(at..at + example.len()).is_some_and(|text| text.eq_ignore_ascii_case(example.as_bytes()))
    };
    let marks = document.each_mark("[[").chain(document.each_mark("==")).chain(document.each_mark("{{"));
    let marks = marks.chain(document.each_mark("<"));
    let has_apostrophes = document.classes().intersects(Classes::MARKS);
    let apostrophes = has_apostrophes.then(|| pairs(bytes, *b"''"));
    let mut found = 0u32; // a bit for each
    marks.chain(apostrophes.into_iter().flatten()).any(|at| {
        for (index, example) in EXAMPLES.iter().enumerate() {
            found |= u32::from(begins(at, example)) << index;
        }
        found.count_ones() > 1
    })
}

/// Whether the byte at `at` is in code or maths, where no wiki markup is.
fn is_closed(document: &Document<'_>, at: usize) -> bool {
    document.zones().at(at, ZoneKinds::ADDRESSES.complement()).is_some()
}

/// The same, where lines that look like code may hold markup: the values of a template.
fn is_code(document: &Document<'_>, at: usize) -> bool {
    document.zones().at(at, ZoneKinds::ADDRESSES.or(ZoneKinds::CODE_LINE).complement()).is_some()
}
