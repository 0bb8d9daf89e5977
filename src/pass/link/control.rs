//! Links and buttons of a page that fill their line: `[Back to top](#)`.

use crate::document::{Document, Link};
use crate::edit::Span;
use crate::pass::boilerplate::{Class, Fit, Visible, phrases};

/// What only a button does: `javascript:window.print()`, `javascript:history.back()`.
pub(super) fn is_action(target: &str) -> bool {
    const ACTIONS: [&str; 4] = ["window.print", "print(", "history.back", "history.go"];
    let script = target.strip_prefix("javascript:").map(|script| script.trim_start_matches("self."));
    script.is_some_and(|script| ACTIONS.iter().any(|action| script.trim_start().starts_with(action)))
}

/// Whether the words are those of a button.
pub(super) fn is_control(document: &Document<'_>, link: &Link) -> bool {
    let visible = Visible::read(document, link.text);
    // `Back to Reading`
    let leads_back = || visible.key.starts_with("back to ") && visible.key.split(' ').count() <= 5;
    let is_button = |class: Class| class.is_row() || matches!(class, Class::Pager | Class::Player);
    let hit = phrases().find(&visible.key);
    hit.is_some_and(|hit| matches!(hit.fit, Fit::Line | Fit::Word) && is_button(hit.class)) || leads_back()
}

pub(super) fn fills_line(text: &str, span: Span) -> bool {
    /// Attack: one endless line of links.
    const MAX_MARKS: usize = 12;
    let from = text.floor_char_boundary(span.start.saturating_sub(MAX_MARKS));
    let before = &text[from..span.start];
    let marks = |c: char| matches!(c, ' ' | '*' | '+' | '-' | '•' | '_');
    let before = before.trim_end_matches(marks);
    if !(before.ends_with('\n') || before.is_empty() && from == 0) {
        return false;
    }
    let rest = text[span.end..].trim_start_matches(marks);
    rest.is_empty() || rest.starts_with(['\n', '\r'])
}
