//! The links that lead to labels: `[text][label]`, `[label][]`, `[label]`.

use super::definition::{Definitions, HTML2TEXT, MAX_LABEL, PANDOC};
use super::{Kind, is_closed};
use crate::document::{Document, is_escaped};
use crate::edit::Span;
use crate::text::near;

/// Attack: `[[[[[…`. Brackets nested deeper than this are text.
const MAX_DEPTH: usize = 32;

/// Attack: brackets that never close. No text of a link is longer.
const MAX_TEXT: usize = 1000;

/// The ends of links whose label is defined.
pub(super) fn links<'t>(document: &Document<'t>, definitions: &mut Definitions<'t>) -> Vec<(Span, Kind)> {
    let bytes = document.text().as_bytes();
    let mut scan = Scan { document, definitions, found: Vec::new(), doubtful: Vec::new(), done: 0 };
    let mut lines = scan.definitions.lines(document).into_iter().peekable();
    let mut open: Vec<usize> = Vec::new();
    for at in document.each([b'[', b']']) {
        while lines.next_if(|line| line.end <= at).is_some() {}
        let defines = lines.peek().is_some_and(|line| line.start <= at);
        if at < scan.done || defines || is_escaped(bytes, at) || is_closed(document, at) {
            continue;
        }
        if bytes[at] == b'[' {
            if open.len() == MAX_DEPTH {
                open.remove(0);
            }
            open.push(at);
        } else if let Some(start) = open.pop().filter(|start| at - start <= MAX_TEXT) {
            scan.close(Span::new(start + 1, at));
        }
    }
    scan.settle()
}

struct Scan<'d, 's, 't> {
    document: &'d Document<'t>,
    definitions: &'s mut Definitions<'t>,
    found: Vec<(Span, Kind)>,
    /// What may be an index as well: the end, and the label.
    doubtful: Vec<(Span, usize)>,
    /// The end of the last link.
    done: usize,
}

impl Scan<'_, '_, '_> {
    /// Looks at what follows `words`, which stand between brackets.
    fn close(&mut self, words: Span) {
        let text = self.document.text();
        let (start, at) = (words.start - 1, words.end);
        let image = text[..start].ends_with('!') && !is_escaped(text.as_bytes(), start - 1);
        // Behind another link, one may follow.
        let before = text[..start].get(self.done..).unwrap_or_default();
        match text.as_bytes().get(at + 1) {
            Some(b'(') => {}
            Some(b'[') => self.full(words, image, before),
            Some(b':') if text[..start].trim_end_matches(' ').chars().next_back().is_none_or(|c| c == '\n') => {}
            _ if before.ends_with(']') => {}
            _ => self.shortcut(words, image, before),
        }
    }

    /// `[text][label]`, `[label][]`.
    fn full(&mut self, words: Span, image: bool, before: &str) {
        let text = self.document.text();
        let behind = words.end + 2;
        let near = near::behind(&text[behind..], MAX_LABEL);
        let Some(length) = near.find([']', '[']).filter(|end| near[*end..].starts_with(']')) else { return };
        let end = Span::new(words.end, behind + length + 1);
        let inside = self.document.slice(words);
        let Some(label) = self.definitions.of(if length == 0 { inside } else { &near[..length] }) else { return };
        // `a[i][1]`, `[i][1](x)`; but `[wheel][1][.asy][2]` are two.
        let is_name = |b: u8| b.is_ascii_alphanumeric() || b"_.:\"".contains(&b);
        let is_index = || !image && !inside.is_empty() && inside.bytes().all(is_name);
        let glued = before.ends_with(|c: char| c.is_alphanumeric() || "_])".contains(c));
        if (glued || text[end.end..].starts_with('(')) && is_index() {
            self.doubtful.push((end, label));
        } else {
            self.add(end, label, (length == 0).then_some(words));
        }
    }

    /// `[label]`. A letter, a number that leads to another site, or what is glued to a word, rather cites the definition; but
    /// pandoc sets no such in brackets.
    fn shortcut(&mut self, words: Span, image: bool, before: &str) {
        let inside = self.document.slice(words);
        let Some(label) = self.definitions.of(inside) else { return };
        let definition = &mut self.definitions.all[label];
        let is_number = || inside.bytes().all(|b| b.is_ascii_digit()) && definition.address.contains("://");
        let cites = || {
            inside.len() == 1 && !inside.as_bytes()[0].is_ascii_digit()
                || is_number()
                || before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | '!'))
        };
        let may_cite = !image && definition.indent != PANDOC && inside.contains(char::is_alphanumeric);
        if may_cite && cites() {
            definition.cited = true;
        } else {
            self.add(Span::new(words.end, words.end + 1), label, Some(words));
        }
    }

    fn add(&mut self, end: Span, label: usize, words: Option<Span>) {
        self.definitions.all[label].used = true;
        self.found.push((end, Kind::Link { label, words }));
        self.done = end.end;
    }

    /// Adds those in doubt whose label a converter wrote for them alone.
    fn settle(mut self) -> Vec<(Span, Kind)> {
        self.doubtful.sort_unstable_by_key(|(end, label)| (*label, end.start));
        for same in std::mem::take(&mut self.doubtful).chunk_by(|a, b| a.1 == b.1) {
            let (end, label) = same[0];
            let definition = &mut self.definitions.all[label];
            let is_converted = matches!(definition.indent, PANDOC | HTML2TEXT);
            if is_converted && same.len() == 1 && !definition.used && !definition.cited {
                self.add(end, label, None);
            } else {
                definition.cited = true;
            }
        }
        // Of html2text, it is a number that the page had itself.
        for definition in self.definitions.all.iter_mut().filter(|definition| definition.indent == HTML2TEXT) {
            definition.cited &= !definition.used;
        }
        self.found
    }
}
