//! What says that a line which reads like boilerplate is its author's.

use super::class::Class;
use super::kin;
use super::line::Candidate;
use super::marks::item;
use super::phrases::{Fit, phrases};
use super::related::{block, is_gloss};
use super::signal::Signal;
use super::visible_start;
use crate::document::{Document, Target, has_place};
use crate::edit::Span;
use crate::text::near;

impl Candidate {
    /// One of many short lines without a blank line between them: the messages of a program, a list of words, verse.
    pub(super) fn is_listed(&self, document: &Document<'_>, line: usize) -> bool {
        /// Fewer lines may be buttons of one block.
        const ENOUGH: usize = 8;
        /// Bytes of a line of a list in Latin letters; twice as many in others.
        const SHORT: usize = 40;
        if self.visible.links > 0 || self.visible.heading || self.visible.item {
            return false;
        }
        let (above, below) = kin::block(document, line);
        let (mut all, mut short, mut ui, mut places) = (0, 0, 0, 0);
        for other in above.chain(below).map(|line| document.words(line)) {
            all += 1;
            short += usize::from(other.len() <= if other.is_ascii() { SHORT } else { 2 * SHORT });
            ui += usize::from(phrases().begins(visible_start(other)));
            places += usize::from(has_place(other));
        }
        all >= ENOUGH && (places > 1 || short * 4 >= all * 3 && (ui * 2 <= all || places > 0))
    }

    /// Whether the line names what stands below it: code, or items that are no titles and so stay.
    pub(super) fn names_block(&self, document: &Document<'_>) -> bool {
        if self.visible.links > 0 || !matches!(self.fit, Fit::Line | Fit::Word) {
            return false;
        }
        if self.visible.item {
            return self.visible.last == ':' && self.names_items(document);
        }
        let Some(below) = document.written_below(self.last).next() else { return false };
        let line = document.words(below);
        if line.starts_with("```") || line.starts_with("~~~") {
            // `Copy`, `Download` are buttons of a box with code.
            let next = document.line((below + 1).min(document.lines().len() - 1));
            return self.class != Class::Tools || near::behind(next, 400).to_lowercase().contains(&self.visible.key);
        }
        // `- The port: Harbours` below `Related:`
        let is_gloss = |words: &str| self.visible.last == ':' && is_gloss(words.trim());
        let says_more = |words: &str| {
            let several = words.trim().split(' ').nth(3).is_some();
            // `* [`crate::Pump`] which pumps`: a name in the documentation of code.
            let is_name = words.trim_start().starts_with("[`") && !words.contains("](");
            (several && (self.signals.contains(&Signal::Word) || is_name) || is_gloss(words))
                && !phrases().begins(visible_start(words))
        };
        let is_below = below == self.last + 1 || self.class == Class::Related;
        is_below && item(line).is_some_and(says_more) && block(document, self).is_none()
    }

    /// `* Other news:` above more items that say something, without links: what is told from there on.
    fn names_items(&self, document: &Document<'_>) -> bool {
        let below = document.words_below(self.last);
        let says_more = |words: &str| words.trim().split(' ').nth(3).is_some() && !words.contains("](");
        below.and_then(item).is_some_and(says_more)
    }

    /// `News: www.example.org/news` beside another address with its name.
    pub(super) fn is_one_of_addresses(&self, document: &Document<'_>) -> bool {
        let is_address = |line: usize| {
            let words = document.words(line);
            words.split_once(": ").is_some_and(|(name, address)| {
                let starts = ["www.", "http://", "https://"].iter().any(|start| address.starts_with(start));
                starts && !address.contains(' ') && !name.contains("](")
            })
        };
        let is_other = |line: usize| is_address(line) && !phrases().begins(visible_start(document.words(line)));
        let mut near = document.written_above(self.first).take(1).chain(document.written_below(self.last).take(1));
        is_address(self.first) && near.any(is_other)
    }

    /// In the Markdown of an author: the name of a chapter, or a pointer to a page that is there.
    pub(super) fn may_be_authors(&self, document: &Document<'_>, last: usize) -> bool {
        if self.visible.heading {
            return true;
        }
        // `Last updated: 2022-02-02` below the text, not above.
        if matches!(self.class, Class::Date | Class::Meta) {
            return self.first > 0 && document.are_blank(last + 1..document.lines().len());
        }
        // The first line leads past what no author put above it.
        if self.class == Class::Skip && self.visible.anchored && document.written_above(self.first).next().is_none() {
            return false;
        }
        // `[Mastodon](url)`: a name, no button.
        let is_name = || self.class == Class::Share && self.visible.key.split(' ').all(|word| word == "@");
        if !matches!(self.class, Class::Related | Class::More | Class::Cookies | Class::Follow | Class::Skip)
            && !is_name()
        {
            return false;
        }
        let (lines, links) = (document.lines(), document.links());
        let whole = Span::new(self.span.start, lines.span(last).end);
        let from = links.partition_point(|link| link.span.end <= whole.start);
        let mut own = links[from..].iter().take_while(|link| link.span.end <= whole.end).peekable();
        if own.peek().is_none() {
            // `Join us on Mastodon. We meet at noon.`
            let says_more = self.class == Class::Follow
                && self.visible.is_sentence()
                && self.visible.stop.is_some_and(|stop| stop < self.visible.key.len());
            // A label with the titles below it.
            return says_more || last > self.last && !self.visible.item || document.slice(whole).contains("://");
        }
        own.all(|link| link.target != Target::Dead)
    }

    /// A heading of one everyday word, `Videos`, above links to several sites, or before another heading above links: what an
    /// author recommends. Or a label above links to other pages of a wiki.
    pub(super) fn lists_sources(&self, document: &Document<'_>, last: usize) -> bool {
        const SITES: usize = 3;
        let links = document.links();
        let from = links.partition_point(|link| link.span.start < self.span.end);
        let end = document.lines().span(last).end;
        let own = || links[from..].iter().take_while(|link| link.span.end <= end);
        if own().next().is_some() && own().all(|link| link.destination(document).starts_with("/wiki/")) {
            return true;
        }
        if !self.visible.heading || !self.signals.contains(&Signal::Word) {
            return false;
        }
        let mut behind = document.written_below(last);
        let mut next = || behind.next().map(|line| document.words(line)).unwrap_or_default();
        let (heading, below) = (next(), next());
        if heading.starts_with("##") && item(below).is_some() && below.contains("](") {
            return true;
        }
        let mut sites: Vec<&str> = Vec::new();
        for link in own() {
            let site = link.destination(document).split_once("://").and_then(|(_, rest)| rest.split('/').next());
            if let Some(site) = site.filter(|site| !sites.contains(site)) {
                sites.push(site);
            }
            if sites.len() == SITES {
                return true;
            }
        }
        false
    }
}
