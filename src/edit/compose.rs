//! Edits put to use: applied to a text, and two layers of them chained.

use std::borrow::Cow;

use super::{Edit, Span};

/// Applies edits that are in order and apart.
pub(crate) fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.with);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Chains two layers of edits: `first` leads from the input to a middle text, `second` from there on. The result leads from
/// the input to the end. Edits of both layers that touch the same text become one, named by the later rule.
pub(crate) fn compose(first: Vec<Edit>, second: Vec<Edit>) -> Vec<Edit> {
    if first.is_empty() {
        return second;
    }
    let mut out = Vec::with_capacity(first.len() + second.len());
    let mut first = placed(first).into_iter().peekable();
    let mut second = second.into_iter().peekable();
    // Position in the middle text + shift = position in the input, past all edits of `first` seen so far.
    let mut shift = 0;
    loop {
        match (first.peek(), second.peek()) {
            (None, None) => return out,
            (Some(a), b) if b.is_none_or(|b| a.span.end <= b.span.start) => {
                shift = a.shift;
                out.extend(first.next().map(|a| a.edit));
            }
            (a, Some(b)) if a.is_none_or(|a| b.span.end <= a.span.start) => {
                let span = moved(b.span, shift);
                out.extend(second.next().map(|b| Edit { span, ..b }));
            }
            _ => {
                let mut old = vec![first.next().expect("peeked")];
                let mut new = vec![second.next().expect("peeked")];
                loop {
                    let (a, b) = (old[old.len() - 1].span, new[new.len() - 1].span);
                    if let Some(next) = first.next_if(|next| touch(next.span, b)) {
                        old.push(next);
                    } else if let Some(next) = second.next_if(|next| touch(a, next.span)) {
                        new.push(next);
                    } else {
                        break;
                    }
                }
                out.push(merge(&old, new, shift));
                shift = old[old.len() - 1].shift;
            }
        }
    }
}

/// An edit of the first layer, where its replacement stands in the middle text, and the shift behind it.
struct Placed {
    edit: Edit,
    span: Span,
    shift: isize,
}

fn placed(edits: Vec<Edit>) -> Vec<Placed> {
    let mut shift = 0isize;
    edits
        .into_iter()
        .map(|edit| {
            let start = edit.span.start.wrapping_add_signed(-shift);
            let span = Span::new(start, start + edit.with.len());
            shift += edit.span.len() as isize - edit.with.len() as isize;
            Placed { edit, span, shift }
        })
        .collect()
}

fn touch(a: Span, b: Span) -> bool {
    a.end > b.start && b.end > a.start
}

fn moved(span: Span, shift: isize) -> Span {
    Span::new(span.start.wrapping_add_signed(shift), span.end.wrapping_add_signed(shift))
}

/// One edit for a chain of edits that touch: what the new ones leave of the old replacements, and the new replacements.
fn merge(old: &[Placed], new: Vec<Edit>, shift: isize) -> Edit {
    let mut with = String::new();
    let mut done = 0; // position in the middle text
    let mut next = new.iter().peekable();
    for a in old {
        done = done.max(a.span.start);
        while let Some(b) = next.next_if(|b| b.span.start < a.span.end || b.span.start < a.span.start) {
            if b.span.start > done {
                with.push_str(&a.edit.with[done - a.span.start..b.span.start - a.span.start]);
            }
            with.push_str(&b.with);
            done = done.max(b.span.end);
        }
        if done < a.span.end {
            with.push_str(&a.edit.with[done - a.span.start..]);
            done = a.span.end;
        }
    }
    let (head, tail) = (&old[0], &old[old.len() - 1]);
    let start = if new[0].span.start < head.span.start {
        new[0].span.start.wrapping_add_signed(shift)
    } else {
        head.edit.span.start
    };
    let end = if done > tail.span.end { done.wrapping_add_signed(tail.shift) } else { tail.edit.span.end };
    let confidence = old.iter().map(|a| a.edit.confidence).chain(new.iter().map(|b| b.confidence)).min();
    let last = new.into_iter().next_back().expect("a chain holds edits of both layers");
    Edit {
        span: Span::new(start, end),
        with: Cow::Owned(with),
        confidence: confidence.unwrap_or(last.confidence),
        ..last
    }
}
