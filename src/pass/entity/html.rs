//! What of HTML and of links stands around a reference, walked along in order.

use super::reference::Reference;
use crate::document::{Classes, Document, Zone, ZoneKinds};
use crate::text::near;

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

/// Where in the target of a link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Address,
    /// The words between the quotes behind the address.
    Title,
}

/// The targets of links, walked along in order.
#[derive(Debug, Default)]
pub(super) struct Targets {
    next: usize,
    /// Where the title of that link starts, if it has one.
    title: Option<usize>,
}

impl Targets {
    pub(super) fn place(&mut self, document: &Document<'_>, at: usize) -> Option<Place> {
        if !document.classes().intersects(Classes::BRACKET) {
            return None;
        }
        let links = document.links();
        let first = self.next;
        while links.get(self.next).is_some_and(|link| link.span.end <= at) {
            self.next += 1;
        }
        let closing = links.get(self.next)?.closing();
        if closing.start > at {
            return None;
        }
        if self.next != first || self.title.is_none() {
            let title = document.slice(closing).find(" \"").map_or(closing.end, |quote| closing.start + quote + 2);
            self.title = Some(title);
        }
        Some(if self.title.is_some_and(|title| title <= at) { Place::Title } else { Place::Address })
    }
}

/// Whether a reference belongs to an address, or to a title that would end with it.
pub(super) fn is_in_target(document: &Document<'_>, place: Option<Place>, reference: Reference) -> bool {
    let closed = || document.zones().at(reference.start, ZoneKinds::ALL);
    match place {
        Some(Place::Title) => {
            matches!(reference.first, '"' | '\\' | '\n' | '\r')
                || closed().is_some_and(|zone| !zone.kind.intersects(ZoneKinds::URL))
        }
        Some(Place::Address) => true,
        None => closed().is_some_and(|zone| !ends_url(document.text(), zone, reference)),
    }
}

/// `title="Ink &amp; Paper"` in a sentence: the value of an attribute without its tag, which an author quotes.
pub(super) fn is_in_attribute(text: &str, reference: Reference) -> bool {
    /// Attack: one endless line. Attributes that are quoted in a sentence are shorter.
    const REACH: usize = 120;
    const NAMES: [&str; 8] = ["alt", "aria-label", "content", "href", "placeholder", "src", "title", "value"];
    let before = near::line_before(&text[..reference.start], REACH);
    let Some((attribute, _)) =
        before.rsplit_once('"').filter(|_| near::line_behind(&text[reference.end..], REACH).contains('"'))
    else {
        return false;
    };
    let Some(attribute) = attribute.strip_suffix('=') else { return false };
    NAMES.iter().any(|name| {
        let apart = attribute.strip_suffix(name);
        apart.is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '(', '`', '\u{a0}']))
    })
}

/// A line end that was glued to a URL; the other half of what stands before it: `&lt;https://example.org&gt;`.
fn ends_url(text: &str, zone: Zone, reference: Reference) -> bool {
    const HALVES: [(&str, char); 5] =
        [("&lt;", '>'), ("&quot;", '"'), ("&#34;", '"'), ("&#39;", '\''), ("&#x27;", '\'')];
    let before = &text[..zone.span.start];
    let closes = || HALVES.iter().any(|(open, close)| reference.first == *close && before.ends_with(open));
    zone.kind.intersects(ZoneKinds::URL) && (reference.first == '\n' || closes())
}
