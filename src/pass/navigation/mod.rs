//! What leads around a site: menus, breadcrumbs, pagers, lists of languages, tables of contents.

use super::boilerplate::{Gone, Visible, delete, is_figures, is_in_contents, is_run_into};
use crate::document::{Classes, Document, Link, Target, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::context::introduced::is_introduced;
use crate::pass::{Pass, Phase};
use crate::rule::{Presets, Rule};

mod edge;
mod locale;
mod menu;
mod names;
mod site;
mod title;
mod titled;
mod trail;

const MENU: Rule = Rule::new("navigation/menu", Presets::TEXT, "List of links to parts of the same site")
    .fires(
        "- [Home](/)\n- [News](/news)\n- [Sport](/sport)\n- [Jobs](/jobs)\n- [Contact](/contact)\n\nThe ferry sank.",
        "The ferry sank.",
    )
    .spares("- Home: the first act\n- News: the second\n- Sport: the third\n- Jobs: the fourth\n- Contact: the last");

const BREADCRUMB: Rule =
    Rule::new("navigation/breadcrumb", Presets::TEXT, "Path to the page: `Home > News > World` above the text")
        .fires("Home » News » World\n\nThe ferry sank.", "The ferry sank.")
        .spares("Go to Home > News and close the window.");

const PAGER: Rule = Rule::new("navigation/pager", Presets::TEXT, "Links to other pages: `« Previous 1 2 3 Next »`")
    .fires("The ferry sank.\n\n« Previous 1 2 3 Next »", "The ferry sank.")
    .spares("The previous page is torn, the next one is blank.");

const LANGUAGES: Rule =
    Rule::new("navigation/languages", Presets::TEXT, "Menu of four or more languages, each in its own")
        .fires("English Deutsch Français Español\n\nThe ferry sank.", "The ferry sank.")
        .spares("Manuals: English, Deutsch, Français, Español.");

const CONTENTS: Rule =
    Rule::new("navigation/contents", Presets::NONE, "Table of contents: list of links within the page")
        .fires("- [Sea](#sea)\n- [Land](#land)\n- [Air](#air)\n\n## Sea\n\nThe ferry sank.", "Sea\n\nThe ferry sank.")
        .spares("- the sea\n- the land\n- the air\n\nThe ferry sank.");

static RULES: [Rule; 5] = [MENU, BREADCRUMB, PAGER, LANGUAGES, CONTENTS];

/// Attack: endless lines.
const MAX_LINE: usize = 4000;

#[derive(Debug)]
pub(super) struct Navigation;

impl Pass for Navigation {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        // Both ends of every text are looked at.
        Classes::ANY
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::ADDRESSES
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let mut gone: Vec<Gone> = Vec::new();
        for (line, above) in edge::lines(document) {
            let Some(rule) = edge::rule(document, line, above).filter(|rule| edits.is_on(rule)) else { continue };
            let (first, last) = (document.lines().at(line.start), document.lines().at(line.end));
            if is_row(document, first)
                || is_in_contents(document, first)
                || is_introduced(document, first, last)
                || is_run_into(document, first)
            {
                continue;
            }
            gone.push(Gone::likely(document, line, rule, "edge"));
        }
        if edits.is_on(&BREADCRUMB) && document.classes().intersects(Classes::BRACKET) {
            gone.extend(trail::find(document));
        }
        if edits.is_on(&PAGER) && document.classes().intersects(Classes::BRACKET) {
            gone.extend(titled::find(document));
        }
        let known = gone.len();
        let mut add = |rule: &'static Rule, found: Vec<usize>| {
            for line in found {
                let line = Gone::likely(document, document.lines().span(line), rule, "edge neighbour");
                if gone[..known].iter().all(|gone| gone.first != line.first) {
                    gone.push(line);
                }
            }
        };
        if edits.is_on(&PAGER) {
            add(&PAGER, edge::halves(document));
        }
        if edits.is_on(&LANGUAGES) {
            add(&LANGUAGES, locale::languages(document, true));
            add(&LANGUAGES, locale::languages(document, false));
        }
        if !gone.is_empty() {
            gone.sort_by_key(|gone| gone.first);
            // A text of nothing else is a list of languages, or whatever it is; so is one with no more than a title.
            let lines = document.lines();
            let goes = |line: &usize| gone.binary_search_by_key(line, |gone| gone.first).is_ok();
            let is_sentence = |line: usize| document.line(line).trim_ascii_end().ends_with(['.', '!', '?', '。']);
            let mut stays = (0..lines.len()).filter(|line| !document.is_blank(*line) && !goes(line));
            if stays.next().is_some_and(|line| is_sentence(line) || stays.next().is_some()) {
                delete(document, &gone, edits);
            }
        }
        if edits.is_on(&MENU) {
            names::find(document, edits);
        }
        if document.classes().intersects(Classes::BRACKET) && document.links().len() >= 3 {
            menu::find(document, edits);
        }
    }
}

/// Whether the line is a row of a table that has others.
fn is_row(document: &Document<'_>, line: usize) -> bool {
    let lines = document.lines();
    let has_bar = |line: usize| line < lines.len() && document.line(line).trim_start().starts_with('|');
    has_bar(line) && (has_bar(line + 1) || line > 0 && has_bar(line - 1)) || is_figures(document, line)
}

/// The links that begin and end on a line; images do not count.
fn links_in<'d>(document: &'d Document<'_>, line: Span) -> impl Iterator<Item = &'d Link> {
    document.links_in(line).filter(|link| !link.image)
}

/// Leads to the same site, or nowhere.
fn is_same_site(document: &Document<'_>, link: &Link) -> bool {
    let target = link.destination(document);
    // `./part.md` is how authors lead to their own files.
    link.target == Target::Dead || target.starts_with(['/', '?'])
}

/// Reads what a link says.
fn label(document: &Document<'_>, link: &Link) -> Visible {
    Visible::read(document, link.text)
}
