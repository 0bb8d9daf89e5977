//! The place of the table of contents in a page that kramdown should have made.

use super::ATTRIBUTES;
use crate::document::{Document, item_mark};
use crate::edit::Edits;
use crate::rule::Confidence;

/// `* TOC` and `{:toc}` below it: the one item of a list that the table of contents takes the place of.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    const MARKS: [&str; 2] = ["{:toc}", "{: toc}"];
    /// Bytes of the words in the item. They are not shown.
    const MAX: usize = 60;
    let mut done = 0; // lines
    for at in document.each_mark("{:") {
        let line = document.lines().at(at);
        // Attack: one endless line of such marks.
        if line < done {
            continue;
        }
        done = line + 1;
        if !MARKS.contains(&document.line(line).trim_ascii()) {
            continue;
        }
        let is_item = |line: usize| item_mark(document.line(line)).is_some();
        let is_place = line.checked_sub(1).is_some_and(|item| is_item(item) && document.line(item).len() <= MAX);
        if is_place && document.are_apart(line - 1, line) {
            edits.delete(document.block(line - 1, line), &ATTRIBUTES, Confidence::Certain);
        }
    }
}
