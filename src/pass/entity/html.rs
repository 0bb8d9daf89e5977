//! What of HTML and of links stands around a reference, walked along in order.

use crate::document::{Classes, Document};

/// The HTML tag before the bytes read so far.
#[derive(Debug, Default)]
pub(super) struct Tag {
    start: Option<usize>,
    /// Up to where an `=` was looked for, and whether one was there.
    searched: usize,
    has_attribute: bool,
    /// A tag closed on this line; up to where its line end was looked for.
    closed: Option<usize>,
}

impl Tag {
    pub(super) fn step(&mut self, bytes: &[u8], at: usize) {
        let opens = bytes[at] == b'<' && bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
        let closed = if bytes[at] == b'>' && self.start.is_some() { Some(at) } else { self.closed };
        *self = Self { start: opens.then_some(at), searched: at, has_attribute: false, closed };
    }

    /// Whether a tag closed earlier on the line.
    pub(super) fn precedes(&mut self, bytes: &[u8], at: usize) -> bool {
        self.closed = self.closed.filter(|closed| !bytes[*closed..at].contains(&b'\n')).map(|_| at);
        self.closed.is_some()
    }

    /// Whether the byte at `at` is inside a tag that has attributes.
    pub(super) fn holds(&mut self, bytes: &[u8], at: usize) -> bool {
        /// Attack: a `<` that never closes. Attributes that hold whole documents are longer, but rare.
        const MAX: usize = 1 << 14;
        let Some(start) = self.start.filter(|start| at - start < MAX) else { return false };
        self.has_attribute |= bytes[self.searched..at].contains(&b'=');
        self.searched = at;
        self.has_attribute && start < at
    }
}

/// The targets of links, walked along in order.
#[derive(Debug, Default)]
pub(super) struct Targets {
    next: usize,
}

impl Targets {
    pub(super) fn hold(&mut self, document: &Document<'_>, at: usize) -> bool {
        if !document.classes().intersects(Classes::BRACKET) {
            return false;
        }
        let links = document.links();
        while links.get(self.next).is_some_and(|link| link.span.end <= at) {
            self.next += 1;
        }
        links.get(self.next).is_some_and(|link| link.closing().start <= at)
    }
}
