//! Zones: stretches that passes keep out of unless they ask for them.
//!
//! Blocks first (front matter, fences, indented code, sessions, `<pre>`, LaTeX environments), then what is inline between
//! them: code spans, maths, URLs, e-mail addresses, file paths, lines of code. The scan follows CommonMark where the text is
//! valid Markdown, and errs on the side of protection where it is not.

use super::code::has_code;
use super::{Classes, Document};
use crate::edit::Span;

mod blocks;
mod code_element;
mod containers;
mod fence;
mod inline;
mod linked_code;
mod session;
mod set_in;

pub(crate) use containers::{
    BEFORE_BLOCKS, CODE_INDENT, are_marks_of_blocks, is_behind_item_mark, is_item_mark, item_mark,
};
pub(crate) use inline::may_be_sign;

impl Document<'_> {
    /// The stretches that passes must keep out of, unless they ask for them. Linear, once.
    #[must_use]
    pub fn zones(&self) -> &Zones {
        self.facts.zones.get_or_init(|| Zones::scan(self))
    }

    /// The zones of `kinds` that one of the spans can touch, and maybe others: code blocks and front matter cost less than what
    /// stands within lines. So does all code, where there is none within lines.
    pub(crate) fn zones_near(&self, spans: impl Iterator<Item = Span>, kinds: ZoneKinds) -> &Zones {
        const BLOCKS: ZoneKinds = ZoneKinds::CODE.or(ZoneKinds::FRONT_MATTER);
        const CODE: ZoneKinds = BLOCKS.or(ZoneKinds::INLINE_CODE).or(ZoneKinds::CODE_LINE);
        let near = spans.flat_map(|span| self.lines().at(span.start)..=self.lines().at(span.end));
        let are_blocks = !BLOCKS.complement().intersects(kinds)
            || self.facts.zones.get().is_none()
                && !CODE.complement().intersects(kinds)
                && !self.classes.intersects(Classes::BACKTICK)
                && self.each_mark("<code").next().is_none()
                && !has_code(self, near);
        if are_blocks { self.block_zones() } else { self.zones() }
    }

    /// The zones made of whole lines, but lines of code. Linear, once.
    fn block_zones(&self) -> &Zones {
        self.facts.block_zones.get_or_init(|| Zones::scan_blocks(self))
    }
}

/// A set of kinds of zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ZoneKinds(u16);

impl ZoneKinds {
    /// No zone.
    pub const NONE: Self = Self(0);
    /// Fenced or indented code, sessions of interpreters, `<pre>` and `<code>` elements of whole lines.
    pub const CODE: Self = Self(1);
    /// Code between backticks, or between the tags of a `<code>` element within a paragraph.
    pub const INLINE_CODE: Self = Self(1 << 1);
    /// LaTeX maths and environments.
    pub const MATH: Self = Self(1 << 2);
    /// A URL.
    pub const URL: Self = Self(1 << 3);
    /// An e-mail address.
    pub const EMAIL: Self = Self(1 << 4);
    /// A file path.
    pub const PATH: Self = Self(1 << 5);
    /// Metadata between `---` lines at the start of the document.
    pub const FRONT_MATTER: Self = Self(1 << 6);
    /// A line of source code or a shell command outside any fence.
    pub const CODE_LINE: Self = Self(1 << 7);
    /// What names a place: nothing that is code.
    pub(crate) const ADDRESSES: Self = Self::URL.or(Self::EMAIL).or(Self::PATH);
    /// Every zone.
    pub const ALL: Self = Self((1 << 8) - 1);

    /// The union, in constants.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Every zone that is not in the set.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self(Self::ALL.0 & !self.0)
    }

    /// Whether the sets share a kind.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// One protected stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Where it is, in bytes of the document.
    pub span: Span,
    /// What it is; one kind.
    pub kind: ZoneKinds,
}

/// The zones of a document, in order and apart.
#[derive(Debug, Default)]
pub struct Zones {
    zones: Vec<Zone>,
}

impl Zones {
    /// The zones in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Zone> + '_ {
        self.zones.iter().copied()
    }

    /// The zone of one of `kinds` that holds the byte at `offset`.
    #[must_use]
    pub fn at(&self, offset: usize, kinds: ZoneKinds) -> Option<Zone> {
        let next = self.zones.partition_point(|zone| zone.span.end <= offset);
        self.zones.get(next).copied().filter(|zone| zone.span.start <= offset && zone.kind.intersects(kinds))
    }

    /// Whether `span` reaches into a zone of one of `kinds`. An empty span reaches into a zone when it lies strictly inside.
    #[must_use]
    pub fn touch(&self, span: Span, kinds: ZoneKinds) -> bool {
        let first = self.zones.partition_point(|zone| zone.span.end <= span.start);
        self.zones[first..]
            .iter()
            .take_while(|zone| zone.span.start < span.end)
            .any(|zone| zone.kind.intersects(kinds) && zone.span.start < span.end && span.start < zone.span.end)
    }

    pub(super) fn scan_blocks(document: &Document<'_>) -> Self {
        let mut scan = Scan { document, text: document.text(), zones: Vec::new() };
        scan.blocks();
        Self { zones: scan.zones }
    }

    pub(super) fn scan(document: &Document<'_>) -> Self {
        let mut scan = Scan { document, text: document.text(), zones: document.block_zones().zones.clone() };
        let classes = document.classes();
        if classes.intersects(Classes::BACKTICK) {
            scan.add(Scan::code_spans);
        }
        if classes.intersects(Classes::ANGLE) {
            scan.add(Scan::code_elements);
        }
        let signs = scan.signs();
        scan.add(|scan, found| scan.maths(found, &signs));
        scan.add(|scan, found| scan.urls(found, &signs));
        if classes.intersects(Classes::AT) {
            scan.add(Scan::emails);
        }
        scan.add(|scan, found| scan.paths(found, &signs));
        scan.add(Scan::code_lines);
        Self { zones: scan.zones }
    }
}

struct Scan<'d, 't> {
    document: &'d Document<'t>,
    text: &'t str,
    /// In order and apart.
    zones: Vec<Zone>,
}

impl Scan<'_, '_> {
    /// Runs one finder and merges what it found; a stretch that is a zone already wins, and so does the earlier one.
    fn add(&mut self, find: impl Fn(&Self, &mut Vec<Zone>)) {
        let mut found = Vec::new();
        find(self, &mut found);
        if found.is_empty() {
            return;
        }
        let known = std::mem::take(&mut self.zones);
        let mut merged: Vec<Zone> = Vec::with_capacity(known.len() + found.len());
        let mut rest = &known[..];
        for zone in found {
            let before = rest.iter().take_while(|k| k.span.end <= zone.span.start).count();
            merged.extend_from_slice(&rest[..before]);
            rest = &rest[before..];
            // A line of code swallows what stands within it whole, such as a URL; nothing cuts a zone.
            let hit = rest.iter().take_while(|k| k.span.start < zone.span.end).count();
            let swallows =
                |k: &Zone| zone.kind == ZoneKinds::CODE_LINE && k.kind != ZoneKinds::CODE && zone.span.contains(k.span);
            let after_last = merged.last().is_none_or(|last| last.span.end <= zone.span.start);
            if after_last && rest[..hit].iter().all(swallows) {
                merged.push(zone);
                rest = &rest[hit..];
            }
        }
        merged.extend_from_slice(rest);
        self.zones = merged;
    }

    /// Tells of rising offsets whether a zone is there already.
    fn taken(&self) -> impl FnMut(usize) -> bool + '_ {
        let mut zones = self.zones.iter().peekable();
        move |offset| {
            while zones.next_if(|zone| zone.span.end <= offset).is_some() {}
            zones.peek().is_some_and(|zone| zone.span.start <= offset)
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: ZoneKinds) {
        if start < end {
            self.zones.push(Zone { span: Span::new(start, end), kind });
        }
    }
}

/// Whether the byte at `at` stands behind an odd number of backslashes.
pub(crate) fn is_escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1
}

/// Where paragraphs end, asked for in rising order: at a blank line, before a line that begins a list item, a heading or a
/// fence, behind a heading.
pub(crate) struct Paragraphs<'d, 't> {
    document: &'d Document<'t>,
    end: usize,
}

impl<'d, 't> Paragraphs<'d, 't> {
    pub(crate) fn new(document: &'d Document<'t>) -> Self {
        Self { document, end: 0 }
    }

    /// The end of the paragraph that holds `at`.
    pub(crate) fn end(&mut self, at: usize) -> usize {
        if at >= self.end {
            let text = self.document.text();
            let lines = self.document.lines();
            let first = lines.at(at);
            let is_heading = text[lines.span(first).start..].trim_start_matches([' ', '>']).starts_with('#');
            let ends = |line: &usize| is_heading || begins_block(&text[lines.whole(*line).end..]);
            let last = (first..lines.len()).find(ends);
            self.end = last.map_or(text.len(), |last| lines.span(last).end);
        }
        self.end
    }
}

fn begins_block(text: &str) -> bool {
    let body = text.trim_start_matches([' ', '\t', '\r']);
    match body.as_bytes().first() {
        None | Some(b'\n' | b'#') => true,
        Some(b'`') => body.starts_with("```"),
        Some(b'~') => body.starts_with("~~~"),
        Some(_) => containers::item_mark(body).is_some(),
    }
}
