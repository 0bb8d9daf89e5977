//! Links and buttons of a page that fill their line: `[Back to top](#)`.

use crate::edit::Span;

/// In lower case. Only what no article says in a line of its own.
const CONTROLS: [&str; 36] = [
    "menu",
    "main menu",
    "close",
    "close menu",
    "open menu",
    "toggle navigation",
    "search",
    "print",
    "print page",
    "share",
    "back",
    "back to top",
    "top",
    "next",
    "previous",
    "prev",
    "skip",
    "play",
    "pause",
    "show more",
    "load more",
    "see more",
    "log in",
    "login",
    "sign in",
    "sign up",
    "register",
    "subscribe",
    "cancel",
    "ok",
    "submit",
    "suchen",
    "schließen",
    "menü",
    "drucken",
    "fermer",
];

/// What only a button does: `javascript:window.print()`, `javascript:history.back()`.
pub(super) fn is_action(target: &str) -> bool {
    const ACTIONS: [&str; 4] = ["window.print", "print(", "history.back", "history.go"];
    let script = target.strip_prefix("javascript:").map(|script| script.trim_start_matches("self."));
    script.is_some_and(|script| ACTIONS.iter().any(|action| script.trim_start().starts_with(action)))
}

pub(super) fn is_control(text: &str) -> bool {
    let label = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // `Back to Reading`
    let leads_back = || label.starts_with("back to ") && label.split(' ').count() <= 5;
    CONTROLS.contains(&label.as_str()) || leads_back()
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
