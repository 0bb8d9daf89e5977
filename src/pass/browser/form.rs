//! Forms as text browsers draw them: `____________ (BUTTON) Search`, `[12]_________ [13][ GO ]`, `[            ] [Search]`.

use super::FORM;
use crate::document::{Document, ZoneKinds};
use crate::edit::Edits;
use crate::rule::Confidence;

/// Lines before line `end` that hold nothing but fields and buttons go.
pub(super) fn find(document: &Document<'_>, end: usize, edits: &mut Edits<'_>) {
    for line in (0..end).filter(|line| is_form(document.line(*line))) {
        edits.delete(document.block(line, line), &FORM, Confidence::Likely);
    }
}

/// Whether this is one field or button after another, numbered or not.
pub(super) fn is_form(line: &str) -> bool {
    /// A longer line of this sign is a rule between two parts of a page.
    const RULE: usize = 60;
    /// What lynx writes before the words of a button.
    const BUTTON: &str = "(BUTTON)";
    let mut rest = line.trim();
    if !rest.starts_with(['_', '(', '[']) || rest.trim_start_matches('_').len() + RULE < rest.len() {
        return false;
    }
    let mut found = false;
    while !rest.is_empty() {
        let field = rest.trim_start_matches('_');
        let inside = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        if rest.len() - field.len() >= 3 {
            (rest, found) = (field, true);
        } else if rest.starts_with(BUTTON) {
            return true;
        } else if let Some((inside, behind)) = inside {
            let is_number = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
            let is_button =
                inside.len() > 2 && inside.starts_with([' ', '\u{a0}']) && inside.ends_with([' ', '\u{a0}']);
            if !is_number && !is_button {
                return false;
            }
            (rest, found) = (behind, found || is_button);
        } else {
            return false;
        }
        rest = rest.trim_start();
    }
    found
}

/// Lines of nothing but empty fields and their buttons, as w3m draws them whatever else is on the page.
pub(super) fn boxes(document: &Document<'_>, edits: &mut Edits<'_>) {
    let mut done = 0; // lines
    for at in document.each_mark("[                  ") {
        let line = document.lines().at(at);
        // Attack: one endless line of fields behind a button.
        if line < done {
            continue;
        }
        done = line + 1;
        if !are_boxes(document.line(line))
            || is_of_matrix(document, line)
            || document.zones().at(at, ZoneKinds::CODE).is_some()
        {
            continue;
        }
        if document.is_verbatim() {
            return;
        }
        edits.delete(document.block(line, line), &FORM, Confidence::Likely);
    }
}

/// Whether the line is a row of a matrix, drawn with brackets: the next one has more within as wide ones.
fn is_of_matrix(document: &Document<'_>, line: usize) -> bool {
    let is_row = |other: usize| {
        let (own, other) = (document.line(line).trim_end(), document.line(other).trim_end());
        let inside = other.strip_suffix(']').and_then(|row| row.rsplit_once('[')).map_or("", |(_, inside)| inside);
        own.ends_with(']') && other.len() == own.len() && inside.contains(char::is_alphanumeric)
    };
    document.lines().beside(line).any(is_row)
}

/// Whether this is `[                    ]`, perhaps with `[Search]` behind it. Two of them side by side are parts of a picture.
fn are_boxes(line: &str) -> bool {
    const FIELD: usize = 18;
    const BUTTON: usize = 24;
    let mut rest = line.trim();
    let mut found = false;
    while let Some((inside, behind)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let is_field = inside.len() >= FIELD && inside.bytes().all(|byte| byte == b' ');
        let is_button = inside.len() <= BUTTON && inside.starts_with(char::is_alphabetic);
        if found && !is_button || !found && !is_field {
            return false;
        }
        (rest, found) = (behind.trim_start(), true);
    }
    found && rest.is_empty()
}
