//! Runs of lines that hold nothing but links, with the names of their groups between them.

use std::cell::LazyCell;

use super::site::Site;
use super::{CONTENTS, LANGUAGES, MAX_LINE, MENU, label, links_in};
use crate::document::{Document, Target};
use crate::edit::{Edits, Span};
use crate::pass::boilerplate::{Class, Visible, may_be_links, phrases};
use crate::rule::Confidence;

/// Fewer links are no menu.
const MIN_MENU: usize = 5;

/// What a run of lines of links has.
#[derive(Default)]
struct Run {
    first: usize,
    last: usize,
    lines: usize,
    links: usize,
    same_site: usize,
    anchors: usize,
    words: usize,
    /// Names that menus have.
    known: usize,
    languages: usize,
    /// Names of groups between the links.
    groups: usize,
}

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let site = LazyCell::new(|| Site::of(document));
    let lines = document.lines();
    let is_prose = |line: usize| {
        let text = document.slice(lines.span(line)).trim_ascii();
        text.len() > 40 && text.ends_with(['.', '!', '?', '。', '”', '"']) && !text.starts_with('[')
    };
    let first_prose = (0..lines.len()).find(|line| is_prose(*line));
    let last_prose = (0..lines.len()).rev().find(|line| is_prose(*line));
    let is_text = |line: &usize| !lines.is_blank(document.text(), *line);
    let first_text = (0..lines.len()).find(is_text).unwrap_or_default();
    let last_text = (0..lines.len()).rev().find(is_text).unwrap_or_default();
    let mut run = Run::default();
    // The line before, which may be the name of a group: it is, if links follow.
    let mut before: Option<usize> = None;
    let name = |line: usize| {
        let text = document.slice(lines.span(line)).trim_ascii();
        text.len() <= MAX_NAME && is_name(&Visible::read(document, lines.span(line)), text)
    };
    let settle = |run: &mut Run, edits: &mut Edits<'_>| {
        let run = std::mem::take(run);
        if run.first <= first_text && run.last >= last_text {
            return; // A text of nothing else is a list of links.
        }
        let above = first_prose.is_some_and(|prose| run.last < prose);
        let below = last_prose.is_some_and(|prose| run.first > prose);
        run.settle(document, above, below, edits);
    };
    for (line, span) in lines.iter().enumerate() {
        let text = document.slice(span).trim_ascii();
        if text.bytes().all(|b| b"-*_=| ".contains(&b)) && text.len() < 80 || is_comment(text) {
            continue;
        }
        let links = may_be_links(text);
        // A word outside links ends the look at a line.
        if (links || text.starts_with("![") || text.len() <= MAX_NAME && links_in(document, span).next().is_some())
            && let Some(visible) = Visible::read_if(document, span, |visible, _| visible.unlinked == 0)
        {
            if visible.key.is_empty() && text.len() <= MAX_LINE && (links || text.starts_with("![")) {
                continue; // pictures, icons
            }
            if visible.links > 0 && visible.is_linked() && (!visible.heading || run.lines > 0) {
                let name = before.take().filter(|line| name(*line));
                if run.lines == 0 {
                    run.first = name.filter(|name| is_item(document, *name)).unwrap_or(line);
                }
                run.groups += usize::from(name.is_some());
                run.last = line;
                run.lines += 1;
                run.add(document, &site, span, &visible);
                continue;
            }
        }
        if run.lines > 0 && (before.is_some() || !name(line)) {
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
    document.slice(document.lines().span(line)).trim_ascii_start().starts_with(['*', '-', '+'])
}

fn is_comment(text: &str) -> bool {
    text.starts_with("<!--") && text.ends_with("-->")
}

impl Run {
    fn add(&mut self, document: &Document<'_>, site: &Site<'_>, line: Span, visible: &Visible) {
        self.words += visible.linked;
        for link in links_in(document, line) {
            self.links += 1;
            self.anchors += usize::from(link.target == Target::Anchor);
            self.same_site += usize::from(site.holds(document, link));
            let label = label(document, link);
            let key = label.key.as_str();
            let phrases = phrases();
            let known = [Class::Menu, Class::Home, Class::Paywall, Class::Follow, Class::Share, Class::Newsletter];
            self.known += usize::from(key == "@" || known.iter().any(|class| phrases.is(key, *class)));
            self.languages += usize::from(phrases.is(key, Class::Locale));
        }
    }

    /// The run is over: proposes to delete it if it is one of three.
    fn settle(self, document: &Document<'_>, above: bool, below: bool, edits: &mut Edits<'_>) {
        let score = self.score(above, below);
        let rule = if self.languages >= 4 && self.languages * 5 >= self.links * 4 {
            &LANGUAGES
        } else if self.links > 0 && self.anchors == self.links && self.lines >= 3 {
            &CONTENTS
        } else if self.links >= MIN_MENU && self.anchors * 2 <= self.links && score >= 4 {
            &MENU
        } else {
            return;
        };
        let sure = rule.id() == MENU.id() && score >= 6 && self.known >= 3;
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
        let lines = document.lines();
        let above = (0..self.first).rev().find(|line| !lines.is_blank(document.text(), *line));
        let above = above.map(|line| document.slice(lines.span(line)).trim_ascii()).unwrap_or_default();
        above.len() >= ENOUGH && above.ends_with(':')
    }

    /// Many links to the same site with short names. Lists that authors make lead elsewhere, or say more.
    fn score(&self, above: bool, below: bool) -> i32 {
        let same_site = self.same_site * 5 >= self.links * 4;
        let short = self.words <= self.links * 3;
        let known = self.known >= 2 && self.known * 5 >= self.links;
        let most_known = self.known * 2 >= self.links;
        2 * i32::from(same_site)
            + i32::from(short)
            + i32::from(above || below && self.known > 0)
            + 2 * i32::from(known)
            + i32::from(most_known)
            + i32::from(self.groups >= 2 && self.links >= 10)
    }
}
