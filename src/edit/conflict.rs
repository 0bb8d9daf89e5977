//! Conflicts: which of the edits that were proposed stand.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Edit, Span};

/// Settles conflicts: of two groups that overlap, the one that spans more text stands, then the surer one, then the earlier.
/// So a deleted line absorbs the edits inside it; two that share no more than the blank line between them both stand. Returns
/// the edits that stand, in order and apart from one another.
pub(crate) fn arbitrate(text: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    sort(&mut edits);
    let Some(mut contested) = contested(&edits) else { return edits };
    if part(text, &mut edits) {
        sort(&mut edits);
        let Some(others) = self::contested(&edits) else { return edits };
        contested = others;
    }
    // The edits of the contested groups, group by group.
    let all = edits.iter().map(|edit| edit.group).zip(0..);
    let mut members: Vec<(u32, usize)> = all.filter(|(group, _)| contested[*group as usize]).collect();
    members.sort_unstable();
    let mut groups: Vec<&[(u32, usize)]> = members.chunk_by(|a, b| a.0 == b.0).collect();
    groups.sort_by_cached_key(|own| {
        let bytes: usize = own.iter().map(|(_, index)| edits[*index].span.len()).sum();
        let first = &edits[own[0].1];
        (Reverse(bytes), Reverse(first.confidence), first.span.start, own[0].0)
    });
    let mut standing = BTreeSet::<Span>::new();
    let mut falls = vec![false; contested.len()];
    for own in groups {
        let free = own.iter().all(|(_, index)| {
            let span = edits[*index].span;
            // Standing spans are apart, so only the neighbours on both sides can conflict.
            let before = standing.range(..=Span::new(span.start, usize::MAX)).next_back();
            let after = standing.range(Span::new(span.start, 0)..).next();
            !before.into_iter().chain(after).any(|other| conflict(*other, span))
        });
        if free {
            standing.extend(own.iter().map(|(_, index)| edits[*index].span));
        } else {
            falls[own[0].0 as usize] = true;
        }
    }
    edits.retain(|edit| !falls[edit.group as usize]);
    edits
}

/// Gives the blank lines that two deletions share to the first of them; at the end of the text, those before it as well. Whether
/// there were some.
fn part(text: &str, edits: &mut [Edit]) -> bool {
    let (mut reach, mut end) = (Span::new(0, 0), 0); // the deletion that ends last, and its index
    let mut last = None;
    for (at, edit) in edits.iter_mut().enumerate().filter(|(_, edit)| edit.with.is_empty()) {
        let span = edit.span;
        let is_shared = reach.start < span.start && span.start < reach.end && reach.end < span.end;
        if is_shared && text[span.start..reach.end].bytes().all(|byte| byte.is_ascii_whitespace()) {
            edit.span = Span::new(reach.end, span.end);
            last = Some(at);
        }
        if reach.end < span.end {
            (reach, end) = (edit.span, at);
        }
    }
    if let Some(last) = last.filter(|_| text[reach.end..].trim_ascii().is_empty()) {
        let mut first = end;
        for before in (0..end).rev() {
            if edits[before].with.is_empty() && edits[before].span.end == edits[first].span.start {
                first = before;
            }
        }
        if first < last {
            let span = edits[first].span;
            edits[first].span = Span::new(text[..span.start].trim_ascii_end().len(), span.end);
        }
    }
    last.is_some()
}

/// Puts the edits in the order of the text, then of their groups. Where they begin is sorted instead of them: it is smaller,
/// and moves each edit once.
fn sort(edits: &mut [Edit]) {
    // Where it begins, and behind that its index.
    let starts = edits.iter().map(|edit| (edit.span.start as u128) << 64);
    let mut order: Vec<u128> = starts.zip(0..).map(|(start, index): (u128, u128)| start | index).collect();
    order.sort_unstable();
    for equal in order.chunk_by_mut(|a, b| a >> 64 == b >> 64).filter(|equal| equal.len() > 1) {
        equal.sort_by_key(|place| {
            let edit = &edits[*place as usize];
            (edit.span.end, edit.group)
        });
    }
    for first in 0..order.len() {
        let mut at = first;
        loop {
            let from = std::mem::replace(&mut order[at], at as u128) as usize;
            if from == first {
                break;
            }
            edits.swap(at, from);
            at = from;
        }
    }
}

/// By group, whether it may conflict with another: those with an edit in a chain of edits that overlap. Most edits are apart
/// from all others, and need no settling. Nothing if none may.
fn contested(edits: &[Edit]) -> Option<Vec<bool>> {
    let mut groups = Vec::new();
    let mut end = 0; // of the chain
    for pair in edits.windows(2) {
        end = end.max(pair[0].span.end);
        if pair[1].span.start < end || pair[0].span == pair[1].span {
            groups.extend([pair[0].group, pair[1].group]);
        }
    }
    if groups.is_empty() {
        return None;
    }
    let mut contested = vec![false; edits.iter().map(|edit| edit.group as usize + 1).max().unwrap_or_default()];
    groups.into_iter().for_each(|group| contested[group as usize] = true);
    Some(contested)
}

/// Two edits that cannot both be applied: they share a byte, or one inserts inside or at the place of the other.
fn conflict(a: Span, b: Span) -> bool {
    a.overlaps(b)
        || a == b
        || (a.is_empty() && b.start < a.start && a.start < b.end)
        || (b.is_empty() && a.start < b.start && b.start < a.end)
}
