//! Backslashes that part names, close a class of a pattern or negate: no writer of Markdown put them there.

use super::place::Place;
use crate::edit::Span;
use crate::pass::talk::Talk;
use crate::text::near;

impl Place<'_, '_> {
    /// `CORP\_svc_backup`, `LAB\_scan and CORP\jsmith`: the backslash between a domain and a name. Who escapes one underscore of a
    /// word escapes all.
    pub(super) fn parts_names(&self) -> bool {
        self.has_bare_underscore() || !self.document.has_only_escapes() && self.has_sibling()
    }

    /// Whether the word around the escape has an underscore between two letters that is not escaped.
    fn has_bare_underscore(&self) -> bool {
        /// Attack: one endless word of escapes. Names are shorter.
        const MAX: usize = 60;
        let is_part = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'\\');
        let before = self.bytes[..self.at].iter().rev().take(MAX).take_while(is_part).count();
        let behind = self.bytes[self.at..].iter().take(MAX).take_while(is_part).count();
        let token = &self.bytes[self.at - before..self.at + behind];
        token
            .windows(3)
            .any(|part| matches!(part, [a, b'_', b] if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric()))
    }

    /// Whether capitals stand before it, and other capitals before a backslash and a letter in the same sentence.
    fn has_sibling(&self) -> bool {
        let talk = Talk::about(self.text, Span::new(self.at, self.at + 2));
        let is_name = |before: &str| {
            let name = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            name.len() > 1 && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        let is_sibling =
            |line: &str, at: usize| line[at + 1..].starts_with(char::is_alphanumeric) && is_name(&line[..at]);
        is_name(talk.before)
            && [talk.before, talk.after].iter().any(|line| line.match_indices('\\').any(|(at, _)| is_sibling(line, at)))
    }

    /// `[r\]`, `[^\]`: the bracket that it would close is not escaped, nor is it that of a link.
    pub(super) fn closes_bracket(&self) -> bool {
        /// Attack: one endless line of escapes. Words in brackets are shorter.
        const MAX: usize = 200;
        let before = near::line_before(&self.text[..self.at], MAX);
        let open = before.rfind(['[', ']']);
        open.is_some_and(|open| before[open..].starts_with('[') && !before[..open].ends_with('\\'))
            && !self.text[self.at + 2..].starts_with("](")
    }

    /// `\+ closed(P)`: Prolog asks whether it cannot be proved. At the start of a line a clause goes on.
    pub(super) fn negates(&self) -> bool {
        /// Attack: one endless name.
        const MAX: usize = 60;
        let line = near::line_behind(&self.text[self.at + 2..], 2 * MAX);
        let goal = line.trim_start_matches(' ');
        let name = goal.bytes().take(MAX).take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
        goal.starts_with(|c: char| c.is_ascii_lowercase())
            && goal[name..].starts_with('(')
            && (!self.starts_line() || [").", "),", ");"].iter().any(|end| line.trim_end().ends_with(end)))
    }
}
