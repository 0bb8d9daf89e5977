//! Runs of lines that hold nothing but links, with the names of their groups between them.

use std::cell::OnceCell;

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

/// What runs of a text are measured by.
struct Page<'d> {
    document: &'d Document<'d>,
    site: Site<'d>,
    /// The first and last sentences.
    prose: Option<(usize, usize)>,
    /// The first and last lines that are not blank.
    ends: (usize, usize),
    titles: OnceCell<[Option<usize>; 2]>,
}

/// What a line is to a run.
enum Kind {
    /// Rules, comments, pictures.
    Nothing,
    /// Links, with so many words, and nothing else.
    Links(usize),
    Other,
}

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let page = Page::of(document);
    let mut run = Run::default();
    // The line before, which may be the name of a group: it is, if links follow.
    let mut before: Option<usize> = None;
    for (line, span) in document.lines().iter().enumerate() {
        match page.read(line, span, &run) {
            Kind::Nothing => {}
            Kind::Links(words) => {
                let name = before.take().filter(|line| page.is_name(*line));
                if run.lines.is_empty() {
                    run.first = name.filter(|name| is_item(document, *name) || page.names_menu(*name)).unwrap_or(line);
                }
                run.groups += usize::from(name.is_some());
                run.last = line;
                run.lines.push(span);
                run.words += words;
            }
            // `- Use` among links, above `# Use`: the page itself.
            Kind::Other
                if !run.lines.is_empty() && before.is_none() && is_item(document, line) && is_page(document, line) =>
            {
                run.last = line;
                run.pages += 1;
            }
            Kind::Other => {
                if !run.lines.is_empty() && (before.is_some() || !page.is_name(line)) {
                    page.settle(std::mem::take(&mut run), edits);
                }
                before = Some(line);
            }
        }
    }
    page.settle(run, edits);
}

impl<'d> Page<'d> {
    fn of(document: &'d Document<'d>) -> Self {
        let lines = || 0..document.lines().len();
        let is_prose = |line: &usize, least: usize| {
            let text = document.line(*line).trim_ascii();
            text.len() > least && text.ends_with(['.', '!', '?', '。', '”', '"']) && !text.starts_with('[')
        };
        let prose = |least: usize| {
            let first = lines().find(|line| is_prose(line, least))?;
            Some((first, lines().rev().find(|line| is_prose(line, least))?))
        };
        let mut written = lines().filter(|line| !document.is_blank(*line));
        let first = written.next().unwrap_or_default();
        let last = written.next_back().unwrap_or(first);
        Self {
            document,
            site: Site::of(document),
            // A text without a longer sentence has shorter ones.
            prose: prose(PROSE).or_else(|| prose(SHORT_PROSE)),
            ends: (first, last),
            titles: OnceCell::new(),
        }
    }

    fn read(&self, line: usize, span: Span, run: &Run) -> Kind {
        let text = self.document.slice(span).trim_ascii();
        let is_word = text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic());
        let is_rule = || text.len() < 80 && text.bytes().all(|b| b"-*_=| ".contains(&b));
        if !is_word && (is_rule() || text.starts_with("<!--") && text.ends_with("-->")) {
            return Kind::Nothing;
        }
        let links = !is_word && may_be_links(text);
        let may_have = || text.len() <= MAX_NAME && links_in(self.document, span).next().is_some();
        if !links && !text.starts_with("![") && !may_have() {
            return Kind::Other;
        }
        // A word outside links ends the look at a line.
        let visible = Visible::read_if(self.document, span, |visible, _| visible.unlinked == 0);
        let Some(visible) = visible else { return Kind::Other };
        if visible.key.is_empty() && text.len() <= MAX_LINE && (links || text.starts_with("![")) {
            return Kind::Nothing; // pictures, icons
        }
        let is_title = || self.document.underline(line).is_some_and(|marks| marks.starts_with('='));
        let is_heading = visible.heading || is_title();
        let is_entry = !is_heading || !run.lines.is_empty() && !self.heads_text(line);
        if visible.links > 0 && visible.is_linked() && is_entry { Kind::Links(visible.linked) } else { Kind::Other }
    }

    fn heads_text(&self, line: usize) -> bool {
        let titles = || self.titles.get_or_init(|| title::titles(self.document));
        self.prose.is_none_or(|(first, _)| line < first) && titles().contains(&Some(line))
    }

    /// Whether the line may be the name of a group: a few words, no sentence.
    fn is_name(&self, line: usize) -> bool {
        let length = self.document.line(line).trim_ascii().len();
        (1..=MAX_NAME).contains(&length) && {
            let visible = Visible::of_line(self.document, line);
            visible.links == 0
                && !visible.key.is_empty()
                && visible.key.split(' ').count() <= 4
                && !visible.is_sentence()
                && !visible.commas
                && visible.last != ':'
                && !self.heads_text(line)
        }
    }

    /// `Menu`, `Main navigation`
    fn names_menu(&self, line: usize) -> bool {
        phrases().is(&Visible::of_line(self.document, line).key, Class::Skip)
    }

    /// A run is over: proposes to delete it if it is one of three.
    fn settle(&self, run: Run, edits: &mut Edits<'_>) {
        if run.first <= self.ends.0 && run.last >= self.ends.1 {
            return; // A text of nothing else is a list of links.
        }
        let document = self.document;
        let links = run.read(document, &self.site);
        let above = self.prose.is_some_and(|(first, _)| run.last < first);
        let below = self.prose.is_some_and(|(_, last)| run.first > last);
        let score = run.score(&links, above, below);
        let rule = if links.languages >= MIN_LANGUAGES && links.languages * 5 >= links.all * 4 {
            &LANGUAGES
        } else if links.all > 0 && links.anchors == links.all && run.lines.len() >= 3 {
            &CONTENTS
        } else if (links.all + run.pages >= MIN_MENU || (above || below) && links.are_known())
            && links.anchors * 2 <= links.all
            && score >= 4
        {
            &MENU
        } else {
            return;
        };
        let sure = rule.id() == MENU.id() && score >= 6 && links.known >= 3;
        if rule.id() == MENU.id() && (run.is_introduced(document) || !sure && document.is_authored()) {
            return;
        }
        let confidence = if sure { Confidence::Certain } else { Confidence::Likely };
        edits.delete_because(document.block(run.first, run.last), rule, confidence, "links");
    }
}

/// Bytes of the name of a group.
const MAX_NAME: usize = 60;

fn is_item(document: &Document<'_>, line: usize) -> bool {
    document.line(line).trim_ascii_start().starts_with(['*', '-', '+'])
}

/// Whether the words are those of the heading below.
fn is_page(document: &Document<'_>, line: usize) -> bool {
    let below = document.written_below(line).next().filter(|below| document.line(*below).starts_with('#'));
    let key = |line: usize| Visible::of_line(document, line).key;
    below.is_some_and(|below| key(below) == key(line))
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
    fn read(&self, document: &Document<'_>, site: &Site<'_>) -> Links {
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
            links.same_site += usize::from(site.holds(link));
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

    /// `Many people helped:` stands above the links.
    fn is_introduced(&self, document: &Document<'_>) -> bool {
        /// Letters of a sentence; the name of a menu is shorter.
        const ENOUGH: usize = 24;
        let above = document.words_above(self.first).unwrap_or_default();
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
