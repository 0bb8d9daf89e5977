//! What passes change in the text they read, carried over to the text itself.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::mem::take;

use super::{Inlined, Kind, Piece};
use crate::edit::{Edit, Span};
use crate::pass::REFERENCE;
use crate::rule::Confidence;

impl Inlined {
    /// The edits of `text`, the text itself, and with them the lines of labels to which no link leads any more. `edits` are in
    /// order and apart.
    pub(crate) fn carry(&self, text: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
        self.settle(&mut edits);
        if edits.is_empty() {
            return edits;
        }
        let goes = self.goes(&edits);
        let mut hidden = self.pieces.iter().zip(goes).filter(|(piece, _)| !piece.is_link()).peekable();
        let mut out = Vec::with_capacity(edits.len());
        for mut edit in edits {
            let shown = edit.span;
            // What is put where lines do not show stands before them.
            let is_before = |piece: &Piece| piece.shown.end < shown.start + usize::from(!shown.is_empty());
            while let Some((piece, goes)) = hidden.next_if(|(piece, _)| is_before(piece)) {
                out.extend(goes.then(|| piece.deletion()));
            }
            let Span { mut start, end } = self.own(shown);
            while let Some((piece, goes)) = hidden.next_if(|(piece, _)| piece.shown.start < shown.end) {
                out.extend(part(text, Span::new(start, piece.own.start), !goes, &mut edit));
                out.extend(goes.then(|| piece.deletion()));
                start = piece.own.end;
            }
            let meets = hidden.peek().is_some_and(|(piece, goes)| !goes && piece.shown.start == shown.end);
            out.extend(part(text, Span::new(start, end), meets, &mut edit));
        }
        out.extend(hidden.filter(|(_, goes)| *goes).map(|(piece, _)| piece.deletion()));
        out
    }

    /// Where remarks stand in `text`, the text itself.
    pub(crate) fn carry_remarks(&self, text: &str, remarks: Vec<Edit>) -> Vec<Edit> {
        let carry = |mut remark: Edit| {
            if self.cut(remark.span).next().is_some_and(|piece| !remark.span.contains(piece.shown)) {
                return None;
            }
            let own = self.own(remark.span);
            if *remark.with == self.text[remark.span.range()] {
                remark.with = Cow::Owned(text[own.range()].to_owned());
            }
            Some(Edit { span: own, ..remark })
        };
        remarks.into_iter().filter_map(carry).collect()
    }

    /// Drops the groups that reach into an address or change the label of a link that stays.
    fn settle(&self, edits: &mut Vec<Edit>) {
        /// Attack: links in links, each of which stays because of the one within it.
        const MAX: usize = 8;
        for _ in 0..MAX {
            let mut fall = BTreeSet::new();
            for piece in self.pieces.iter().filter(|piece| piece.is_link()) {
                let first = edits.partition_point(|edit| edit.span.end <= piece.shown.start);
                let near = edits[first..].iter().take_while(|edit| edit.span.start < piece.shown.end);
                let mut near = near.peekable();
                if near.peek().is_some_and(|edit| edit.span.contains(piece.shown)) {
                    continue;
                }
                fall.extend(near.map(|edit| edit.group));
                if let Kind::Link { words: Some(words), .. } = piece.kind {
                    let first = edits.partition_point(|edit| edit.span.end < words.start);
                    let near = edits[first..].iter().take_while(|edit| edit.span.start <= words.end);
                    fall.extend(near.map(|edit| edit.group));
                }
            }
            if fall.is_empty() {
                return;
            }
            edits.retain(|edit| !fall.contains(&edit.group));
        }
        edits.clear();
    }

    /// By piece, whether it goes with these edits.
    fn goes(&self, edits: &[Edit]) -> Vec<bool> {
        let stays = |piece: &Piece| {
            let first = edits.partition_point(|edit| edit.span.end < piece.shown.end);
            !edits.get(first).is_some_and(|edit| edit.span.contains(piece.shown))
        };
        let (mut used, mut kept) = (vec![false; self.labels], vec![false; self.labels]);
        for piece in &self.pieces {
            if let Kind::Link { label, .. } = piece.kind {
                used[label] = true;
                kept[label] |= stays(piece);
            }
        }
        // Where all others go, those to which nothing led show as little.
        let all = !kept.contains(&true);
        let goes = |label: usize| all || used[label] && !kept[label];
        let mut whole = vec![true; self.blocks];
        for piece in &self.pieces {
            if let Kind::Definition { label, block } = piece.kind {
                whole[block] &= goes(label);
            }
        }
        let piece_goes = |piece: &Piece| match piece.kind {
            Kind::Link { .. } => false,
            Kind::Definition { label, .. } => goes(label),
            Kind::Blank { block } => whole[block],
        };
        self.pieces.iter().map(piece_goes).collect()
    }

    /// The ends of links that a span of the text that passes read shares a byte with.
    fn cut(&self, span: Span) -> impl Iterator<Item = &Piece> {
        let first = self.pieces.partition_point(|piece| piece.shown.end <= span.start);
        self.pieces[first..]
            .iter()
            .take_while(move |piece| piece.shown.start < span.end)
            .filter(|piece| piece.is_link())
    }

    /// Where a span that cuts no end of a link stands in the text itself: without the lines that do not show at either end.
    fn own(&self, span: Span) -> Span {
        let place = |at: usize, is_behind: &dyn Fn(&Piece) -> bool| {
            let next = self.pieces.partition_point(is_behind);
            next.checked_sub(1).map_or(at, |last| at - self.pieces[last].shown.end + self.pieces[last].own.end)
        };
        let end =
            place(span.end, &|piece| piece.shown.end < span.end || piece.shown.end == span.end && piece.is_link());
        let start = if span.is_empty() { end } else { place(span.start, &|piece| piece.shown.end <= span.start) };
        Span::new(start, end)
    }
}

impl Piece {
    fn is_link(&self) -> bool {
        matches!(self.kind, Kind::Link { .. })
    }

    fn deletion(&self) -> Edit {
        let (rule, confidence) = (&REFERENCE, Confidence::Certain);
        Edit { group: u32::MAX, ..Edit::new(self.own, "", rule, confidence) }
    }
}

/// The part of an edit that changes `span`, if it changes anything; the first one has what is put there. `meets`: lines that
/// stay follow, and must be as far from what stands before them as they were.
fn part(text: &str, span: Span, meets: bool, edit: &mut Edit) -> Option<Edit> {
    let written = text[..span.end].trim_ascii_end().len();
    let end = if meets { span.start.max(written) } else { span.end };
    let (span, with) = (Span::new(span.start, end), take(&mut edit.with));
    (!span.is_empty() || !with.is_empty()).then(|| Edit { span, with, ..edit.clone() })
}
