//! Marks beside one that is talked about: `adds [dead link] after it and [page needed] behind it`.

use super::REACH;
use crate::edit::Span;
use crate::text::near;

/// The marks of a text that are talked about, in order.
#[derive(Debug, Default)]
pub(in crate::pass) struct Told(Vec<Span>);

impl Told {
    /// Behind those that were added before.
    pub(in crate::pass) fn add(&mut self, mark: Span) {
        self.0.push(mark);
    }

    pub(in crate::pass) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `mark`, or one of its sentence, is among them, and it is no part of a word.
    pub(in crate::pass) fn explain(&self, text: &str, mark: Span) -> bool {
        self.has_near(text, mark, is_one_sentence) && stands_apart(text, mark)
    }

    /// Whether the sentences beside `mark` on its line tell of one.
    pub(in crate::pass) fn are_near(&self, text: &str, mark: Span) -> bool {
        self.has_near(text, mark, is_one_line)
    }

    fn has_near(&self, text: &str, mark: Span, joins: fn(&str) -> bool) -> bool {
        let next = self.0.partition_point(|told| told.start < mark.start);
        let before = next.checked_sub(1).map(|last| self.0[last].end.min(mark.start));
        let behind = self.0.get(next).map(|told| told.start.max(mark.end));
        let is_near = |start: usize, end: usize| end - start <= REACH && text.get(start..end).is_some_and(joins);
        before.is_some_and(|end| is_near(end, mark.start)) || behind.is_some_and(|start| is_near(mark.end, start))
    }
}

fn is_one_line(between: &str) -> bool {
    !between.contains('\n')
}

fn is_one_sentence(between: &str) -> bool {
    is_one_line(between) && ![". ", "? ", "! ", "。", "？", "！"].iter().any(|stop| between.contains(stop))
}

/// Behind a blank or a bracket, and before a blank or a stop.
fn stands_apart(text: &str, mark: Span) -> bool {
    let before = near::before(&text[..mark.start], 4).chars().next_back();
    let behind = near::behind(&text[mark.end..], 4).chars().next();
    before.is_none_or(|c| c.is_whitespace() || c == '(')
        && behind.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')'))
}
