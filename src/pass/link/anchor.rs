//! Links to a place in the same document.

use std::collections::BTreeSet;

use crate::document::{Document, Link};
use crate::text::letters::letters;
use crate::text::near;

/// The places of a document that links can lead to.
pub(super) struct Anchors {
    /// Elements with ids of their own; which ones is not looked at.
    ids: bool,
    /// Keys of the headings.
    headings: BTreeSet<String>,
}

impl Anchors {
    pub(super) fn gather(document: &Document<'_>) -> Self {
        let text = document.text();
        let ids =
            ["id=", "name=", "{#"].iter().any(|mark| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some());
        let line = |line: usize| document.line(line).trim_start_matches([' ', '>']);
        let is_heading = |at: &usize| line(*at).starts_with('#') || document.underline(*at).is_some();
        let headings = (0..document.lines().len()).filter(is_heading).map(|at| letters(line(at))).collect();
        Self { ids, headings }
    }

    /// Whether the document has the place a link leads to. Where in doubt, it has.
    pub(super) fn have(&self, document: &Document<'_>, link: &Link) -> bool {
        let target = document.slice(link.closing());
        let name = target.split('#').nth(1).unwrap_or_default();
        let key = letters(without_rest(name));
        // A repeated heading gets a number.
        let unnumbered = key.trim_end_matches(|c: char| c.is_ascii_digit());
        self.ids || key.is_empty() || self.headings.contains(&key) || self.headings.contains(unnumbered)
    }
}

/// The name of a place in a target, without the title and the brackets behind it.
pub(super) fn without_rest(name: &str) -> &str {
    &name[..name.find([')', ' ', '"', '>']).unwrap_or(name.len())]
}

/// `See [](#data) for more`: within a sentence a place is named, and the title of what is there takes the place of the link. One
/// in or at the start of a heading or a line is what a page leaves of itself.
pub(super) fn is_amid_words(document: &Document<'_>, link: &Link) -> bool {
    /// Attack: one endless line of links. Words that it belongs to stand near.
    const REACH: usize = 80;
    let text = document.text();
    let before = near::line_before(&text[..link.span.start], REACH);
    let is_heading = || document.line(document.lines().at(link.span.start)).trim_start().starts_with('#');
    before.strip_suffix(' ').is_some_and(|words| words.ends_with(|c: char| c.is_alphabetic() || c == ','))
        && text[link.span.end..].chars().next().is_none_or(|c| c.is_whitespace() || ".,;:!?)".contains(c))
        && !is_heading()
}
