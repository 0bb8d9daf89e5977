//! Runs of lines that hold nothing but links, with the names of their groups between them.

use std::cell::LazyCell;
use std::ops::Deref;

use super::site::Site;
use super::title;
use super::{CONTENTS, LANGUAGES, MAX_LINE, MENU, label, links_in};
use crate::document::{Document, Link, Target};
use crate::edit::{Edits, Span};
use crate::pass::boilerplate::{Class, Visible, may_be_links, phrases};
use crate::rule::Confidence;

/// Fewer links are no menu.
const MIN_MENU: usize = 5;

/// Nor fewer that all are names of menus; with the terms or the privacy of a site among them, one less.
const MIN_KNOWN: usize = 4;

/// Fewer names of languages are no menu of them.
const MIN_LANGUAGES: usize = 4;

/// Bytes of a sentence of prose: buttons and names are shorter.
const PROSE: usize = 40;

/// Bytes of a sentence in a text of few words.
const SHORT_PROSE: usize = 12;

/// What a run of lines of links has.
#[derive(Default)]
struct Run {
    first: usize,
    last: usize,
    lines: Vec<Span>,
    words: usize,
    /// Names of groups between the links.
    groups: usize,
    /// Items that name the page itself.
    pages: usize,
}

/// What the links of a run are.
#[derive(Default)]
struct Links {
    all: usize,
    anchors: usize,
    same_site: usize,
    /// Names that menus have.
    known: usize,
    /// `Privacy policy`, `Terms of use`
    legal: usize,
    /// Either.
    named: usize,
    languages: usize,
}

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let site = LazyCell::new(|| Site::of(document));
    let lines = document.lines();
    let is_prose = |line: usize, least: usize| {
        let text = document.line(line).trim_ascii();
        text.len() > least && text.ends_with(['.', '!', '?', '。', '”', '"']) && !text.starts_with('[')
    };
    // A text without a longer sentence has shorter ones.
    let first = |least: usize| (0..lines.len()).find(|line| is_prose(*line, least));
    let first_prose = first(PROSE).or_else(|| first(SHORT_PROSE));
    let least = first_prose.map_or(PROSE, |line| if is_prose(line, PROSE) { PROSE } else { SHORT_PROSE });
    let last_prose = (0..lines.len()).rev().find(|line| is_prose(*line, least));
    let is_text = |line: &usize| !lines.is_blank(document.text(), *line);
    let first_text = (0..lines.len()).find(is_text).unwrap_or_default();
    let last_text = (0..lines.len()).rev().find(is_text).unwrap_or_default();
    let mut run = Run::default();
    // The line before, which may be the name of a group: it is, if links follow.
    let mut before: Option<usize> = None;
    let titles = LazyCell::new(|| title::titles(document));
    let heads_text = |line: usize| {
        first_prose.is_none_or(|prose| line < prose) && titles.iter().flatten().any(|title| *title == line)
    };
    let name = |line: usize| {
        let text = document.line(line).trim_ascii();
        text.len() <= MAX_NAME && is_name(&Visible::read(document, lines.span(line)), text) && !heads_text(line)
    };
    // `Menu`, `Main navigation`
    let names_menu = |line: usize| phrases().is(&Visible::read(document, lines.span(line)).key, Class::Skip);
    let settle = |run: &mut Run, edits: &mut Edits<'_>| {
        let run = std::mem::take(run);
        if run.first <= first_text && run.last >= last_text {
            return; // A text of nothing else is a list of links.
        }
        let above = first_prose.is_some_and(|prose| run.last < prose);
        let below = last_prose.is_some_and(|prose| run.first > prose);
        run.settle(document, &site, above, below, edits);
    };
    for (line, span) in lines.iter().enumerate() {
        let text = document.slice(span).trim_ascii();
        let is_word = text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic());
        if !is_word && (text.bytes().all(|b| b"-*_=| ".contains(&b)) && text.len() < 80 || is_comment(text)) {
            continue;
        }
        let links = !is_word && may_be_links(text);
        // A word outside links ends the look at a line.
        if (links || text.starts_with("![") || text.len() <= MAX_NAME && links_in(document, span).next().is_some())
            && let Some(visible) = Visible::read_if(document, span, |visible, _| visible.unlinked == 0)
        {
            if visible.key.is_empty() && text.len() <= MAX_LINE && (links || text.starts_with("![")) {
                continue; // pictures, icons
            }
            let is_title = || document.underline(line).is_some_and(|marks| marks.starts_with('='));
            let is_heading = visible.heading || is_title();
            let is_entry = !is_heading || !run.lines.is_empty() && !heads_text(line);
            if visible.links > 0 && visible.is_linked() && is_entry {
                let name = before.take().filter(|line| name(*line));
                if run.lines.is_empty() {
                    run.first = name.filter(|name| is_item(document, *name) || names_menu(*name)).unwrap_or(line);
                }
                run.groups += usize::from(name.is_some());
                run.last = line;
                run.lines.push(span);
                run.words += visible.linked;
                continue;
            }
        }
        // `- Use` among links, above `# Use`: the page itself.
        if !run.lines.is_empty() && before.is_none() && is_item(document, line) && is_page(document, line) {
            run.last = line;
            run.pages += 1;
            continue;
        }
        if !run.lines.is_empty() && (before.is_some() || !name(line)) {
            settle(&mut run, edits);
        }
        before = Some(line);
    }
    settle(&mut run, edits);
}

/// Bytes of the name of a group.
const MAX_NAME: usize = 60;

/// A few words, no sentence.
fn is_name(visible: &Visible, text: &str) -> bool {
    (1..=MAX_NAME).contains(&text.len())
        && visible.links == 0
        && !visible.key.is_empty()
        && visible.key.split(' ').count() <= 4
        && !visible.is_sentence()
        && !visible.commas
        && visible.last != ':'
}

fn is_item(document: &Document<'_>, line: usize) -> bool {
    document.line(line).trim_ascii_start().starts_with(['*', '-', '+'])
}

/// Whether the words are those of the heading below.
fn is_page(document: &Document<'_>, line: usize) -> bool {
    let below = document.written_below(line).next().filter(|below| document.line(*below).starts_with('#'));
    let key = |line: usize| Visible::read(document, document.lines().span(line)).key;
    below.is_some_and(|below| key(below) == key(line))
}

fn is_comment(text: &str) -> bool {
    text.starts_with("<!--") && text.ends_with("-->")
}

impl Links {
    /// Whether all have the names of parts of a site, as few as they are.
    fn are_known(&self) -> bool {
        self.named == self.all && self.all >= MIN_KNOWN - usize::from(self.legal > 0)
    }
}

impl Run {
    fn links<'d>(&self, document: &'d Document<'_>) -> impl Iterator<Item = &'d Link> {
        self.lines.iter().flat_map(|line| links_in(document, *line))
    }

    /// Reads what the links say, if there are enough of them for a menu.
    fn read<'d>(&self, document: &'d Document<'_>, site: &impl Deref<Target = Site<'d>>) -> Links {
        let mut links = Links::default();
        for link in self.links(document) {
            links.all += 1;
            links.anchors += usize::from(link.target == Target::Anchor);
        }
        if links.all < MIN_LANGUAGES.min(MIN_KNOWN - 1) {
            return links;
        }
        let phrases = phrases();
        for link in self.links(document) {
            links.same_site += usize::from(site.holds(document, link));
            let label = label(document, link);
            let key = label.key.as_str();
            let known = [
                Class::Menu,
                Class::Home,
                Class::Pager,
                Class::Paywall,
                Class::Follow,
                Class::Share,
                Class::Newsletter,
            ];
            let is_known = key == "@" || phrases.is_one(key, &known);
            let is_legal = phrases.is_one(key, &[Class::Cookies, Class::Rights]);
            links.known += usize::from(is_known);
            links.legal += usize::from(is_legal);
            links.named += usize::from(is_known || is_legal);
            links.languages += usize::from(phrases.is(key, Class::Locale));
        }
        links
    }

    /// The run is over: proposes to delete it if it is one of three.
    fn settle<'d>(
        self,
        document: &'d Document<'_>,
        site: &impl Deref<Target = Site<'d>>,
        above: bool,
        below: bool,
        edits: &mut Edits<'_>,
    ) {
        let links = self.read(document, site);
        let score = self.score(&links, above, below);
        let rule = if links.languages >= MIN_LANGUAGES && links.languages * 5 >= links.all * 4 {
            &LANGUAGES
        } else if links.all > 0 && links.anchors == links.all && self.lines.len() >= 3 {
            &CONTENTS
        } else if (links.all + self.pages >= MIN_MENU || (above || below) && links.are_known())
            && links.anchors * 2 <= links.all
            && score >= 4
        {
            &MENU
        } else {
            return;
        };
        let sure = rule.id() == MENU.id() && score >= 6 && links.known >= 3;
        if rule.id() == MENU.id() && (self.is_introduced(document) || !sure && document.is_authored()) {
            return;
        }
        let confidence = if sure { Confidence::Certain } else { Confidence::Likely };
        edits.delete_because(document.block(self.first, self.last), rule, confidence, "links");
    }

    /// `Many people helped:` stands above the links.
    fn is_introduced(&self, document: &Document<'_>) -> bool {
        /// Letters of a sentence; the name of a menu is shorter.
        const ENOUGH: usize = 24;
        let above = document.written_above(self.first).next();
        let above = above.map(|line| document.line(line).trim_ascii()).unwrap_or_default();
        above.len() >= ENOUGH && above.ends_with(':')
    }

    /// Many links to the same site with short names. Lists that authors make lead elsewhere, or say more.
    fn score(&self, links: &Links, above: bool, below: bool) -> i32 {
        let same_site = links.same_site * 5 >= links.all * 4;
        let short = self.words <= links.all * 3;
        let known = links.known >= 2 && links.known * 5 >= links.all;
        let most_known = links.known * 2 >= links.all;
        // No list of an author has the terms of a site among its parts.
        let has_terms = links.known >= MIN_KNOWN && links.legal > 0;
        2 * i32::from(same_site)
            + i32::from(short)
            + i32::from(above || below && links.known > 0)
            + 2 * i32::from(known)
            + i32::from(most_known)
            + i32::from(has_terms)
            + i32::from(self.groups >= 2 && links.all >= 10)
    }
}
