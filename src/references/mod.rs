//! Links by reference, `[text][label]` with `[label]: address` on a line of its own: passes read them as links in line.
//!
//! Where a text holds such links, passes are given another one, in which each of them holds its address, and the lines that
//! define labels do not show. What the passes change there is carried over to the text itself. So no pass knows of labels: a
//! menu of such links is a menu, and a link that leads nowhere does so however it is written. The lines that define a label go
//! with the last link to it.

use crate::document::{Document, ZoneKinds};
use crate::edit::Span;
use crate::text::near;

mod carry;
mod definition;
mod usage;

use definition::{Definition, Definitions};

/// A text with its links by reference written in line.
#[derive(Debug, Default)]
pub(crate) struct Inlined {
    pub(crate) text: String,
    /// What differs, in order.
    pieces: Vec<Piece>,
    /// How many labels are defined.
    labels: usize,
    /// How many blocks of lines define them.
    blocks: usize,
}

/// A stretch that reads otherwise.
#[derive(Debug)]
struct Piece {
    /// In the text itself.
    own: Span,
    /// In the one that passes read; empty for what does not show.
    shown: Span,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// The end of a link, `][label]`, which reads `](address)`. Where its words are the label, where passes read those.
    Link { label: usize, words: Option<Span> },
    /// Lines that define the label, of a block of such lines.
    Definition { label: usize, block: usize },
    /// The blank lines between them, or which would be too many without them.
    Blank { block: usize },
}

impl Inlined {
    /// Nothing where no link by reference has its definition.
    pub(crate) fn of(document: &Document<'_>) -> Option<Self> {
        let mut definitions = Definitions::read(document);
        if definitions.all.is_empty() {
            return None;
        }
        let mut pieces = usage::links(document, &mut definitions);
        if pieces.is_empty() {
            return None;
        }
        let blocks = hide(document, &definitions.all, &mut pieces);
        pieces.sort_unstable_by_key(|piece| (piece.0.start, piece.0.end));
        let mut inlined = Self { labels: definitions.all.len(), blocks, ..Self::default() };
        let mut at = 0;
        for (own, mut kind) in pieces {
            if own.start < at {
                continue;
            }
            inlined.text.push_str(&document.text()[at..own.start]);
            at = own.end;
            let start = inlined.text.len();
            if let Kind::Link { label, words } = &mut kind {
                inlined.write(&definitions.all[*label].address, document.text().len());
                if let Some(words) = words {
                    *words = Span::new(inlined.shown_at(words.start), start);
                }
            }
            let shown = Span::new(start, inlined.text.len());
            inlined.pieces.push(Piece { own, shown, kind });
        }
        inlined.text.push_str(&document.text()[at..]);
        Some(inlined)
    }

    /// Where a byte of the text itself, which is no part of a piece, stands in what is written so far.
    fn shown_at(&self, own: usize) -> usize {
        let next = self.pieces.partition_point(|piece| piece.own.end <= own);
        next.checked_sub(1).map_or(own, |last| own - self.pieces[last].own.end + self.pieces[last].shown.end)
    }

    /// Writes the end of a link. `length`: of the text itself.
    fn write(&mut self, address: &str, length: usize) {
        /// Attack: a long address, to which many links lead: once the text is twice as long, the start of it must do.
        const ENOUGH: usize = 40;
        let few = self.text.len() + address.len() <= 2 * length;
        // Of scripts and data nothing else tells.
        let scheme = ["javascript:", "data:"].into_iter().find(|scheme| address.starts_with(scheme));
        let short = || if few { address } else { near::behind(address, ENOUGH) };
        let address = scheme.unwrap_or_else(short);
        let (open, close) = if address.contains(['(', ')', ' ']) { ("](<", ">)") } else { ("](", ")") };
        // `Layout#size`: in line, only a path tells that it is an address.
        let is_name = !address.is_empty() && !address.contains([':', '/', '?']) && !address.starts_with(['#', '.']);
        let beside = if is_name { "./" } else { "" };
        [open, beside, address, close].iter().for_each(|part| self.text.push_str(part));
    }
}

/// Adds what does not show: definitions, but for those of sources that are cited, and the blank lines around. How many blocks.
fn hide(document: &Document<'_>, definitions: &[Definition<'_>], pieces: &mut Vec<(Span, Kind)>) -> usize {
    let lines = document.lines();
    let all = definitions.iter().enumerate().filter(|(_, definition)| !definition.cited);
    let mut all: Vec<_> = all.flat_map(|(label, found)| found.lines.iter().map(move |lines| (*lines, label))).collect();
    all.sort_unstable();
    let follows = |a: &((usize, usize), usize), b: &((usize, usize), usize)| {
        (a.0.1 + 1..b.0.0).all(|line| lines.is_blank(document.text(), line))
    };
    let mut blocks = 0;
    for block in all.chunk_by(follows) {
        let [((first, _), _), .., ((_, last), _)] = [block[0], block[block.len() - 1]];
        let whole = document.block(first, last);
        let mut at = whole.start;
        let mut blank = |from: usize, to: usize| {
            if from < to {
                pieces.push((Span::new(from, to), Kind::Blank { block: blocks }));
            }
        };
        let mut shows = Vec::new();
        for ((first, last), label) in block {
            let start = lines.span(*first).start;
            blank(at, start);
            let next = if last + 1 < lines.len() { lines.span(last + 1).start } else { whole.end };
            at = next.min(whole.end);
            shows.push((Span::new(start, at), Kind::Definition { label: *label, block: blocks }));
        }
        blank(at, whole.end);
        pieces.append(&mut shows);
        blocks += 1;
    }
    blocks
}

/// Whether code or the like keeps a bracket from being one of a link. What looks like a line of code may have a label of quotes.
fn is_closed(document: &Document<'_>, at: usize) -> bool {
    const OPEN: ZoneKinds = ZoneKinds::ADDRESSES.or(ZoneKinds::CODE_LINE);
    document.zones().at(at, OPEN.complement()).is_some()
}
