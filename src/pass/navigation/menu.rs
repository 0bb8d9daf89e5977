//! Runs of lines that hold nothing but links.

use super::{CONTENTS, LANGUAGES, MAX_LINE, MENU, is_same_site, label, links_in};
use crate::document::{Document, Target};
use crate::edit::{Edits, Span};
use crate::pass::boilerplate::{Class, Visible, phrases};
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
}

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let mut run = Run::default();
    let mut prose = false; // whether the text has begun
    for (line, span) in document.lines().iter().enumerate() {
        let text = document.slice(span).trim_ascii();
        if text.bytes().all(|b| b"-*_=| ".contains(&b)) && text.len() < 80 {
            continue;
        }
        let visible = if may_be_links(text) { Visible::read(document, span) } else { Visible::default() };
        if visible.links == 0 || !visible.is_linked() || visible.heading {
            std::mem::take(&mut run).settle(document, prose, edits);
            prose |= text.ends_with(['.', '!', '?', '。']) && text.len() > 20;
            continue;
        }
        if run.lines == 0 {
            run.first = line;
        }
        run.last = line;
        run.add(document, span, &visible);
    }
    run.settle(document, true, edits);
}

/// A first look: begins and ends with a link, but for list marks and signs between buttons.
fn may_be_links(text: &str) -> bool {
    let start = text.trim_start_matches(['*', '-', '+', '•', '>', ' ', '_']);
    let start = start.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ' ', '\\']);
    let end = text.trim_end_matches(['*', '_', ' ', '|', '·', '•', '»', '}']);
    text.len() <= MAX_LINE && start.starts_with(['[', '!', '«']) && (end.ends_with(')') || text.ends_with('}'))
}

impl Run {
    fn add(&mut self, document: &Document<'_>, line: Span, visible: &Visible) {
        self.lines += 1;
        self.words += visible.linked;
        for link in links_in(document, line) {
            self.links += 1;
            self.anchors += usize::from(link.target == Target::Anchor);
            self.same_site += usize::from(is_same_site(document, link));
            let label = label(document, link);
            let key = label.key.as_str();
            let phrases = phrases();
            let known = [Class::Menu, Class::Home, Class::Paywall, Class::Follow, Class::Share, Class::Newsletter];
            self.known += usize::from(key == "@" || known.iter().any(|class| phrases.is(key, *class)));
            self.languages += usize::from(phrases.is(key, Class::Locale));
        }
    }

    /// The run is over: proposes to delete it if it is one of three.
    fn settle(self, document: &Document<'_>, prose: bool, edits: &mut Edits<'_>) {
        let rule = if self.languages >= 4 && self.languages * 5 >= self.links * 4 {
            &LANGUAGES
        } else if self.anchors == self.links && self.lines >= 3 {
            &CONTENTS
        } else if self.is_menu(!prose) {
            &MENU
        } else {
            return;
        };
        edits.delete(document.block(self.first, self.last), rule, Confidence::Likely);
    }

    /// Many links to the same site with short names. Lists that authors make lead elsewhere, or say more.
    fn is_menu(&self, above: bool) -> bool {
        if self.links < MIN_MENU || self.anchors * 2 > self.links {
            return false;
        }
        let same_site = self.same_site * 5 >= self.links * 4;
        let short = self.words <= self.links * 3;
        let known = self.known >= 2 && self.known * 5 >= self.links;
        let most_known = self.known * 2 >= self.links;
        let score = 2 * i32::from(same_site)
            + i32::from(short)
            + i32::from(above)
            + 2 * i32::from(known)
            + i32::from(most_known);
        score >= 4
    }
}
