//! Lines that explain references.

use super::REACH;
use crate::text::near;

/// In lower case. Text that has one of these on the same line explains references.
const TOPICS: [&str; 43] = [
    // A reference in inline code.
    "`&",
    "`html`",
    "html entit",
    "xml entit",
    "character entit",
    "named entit",
    "numeric entit",
    "entity reference",
    "entity code",
    "character reference",
    "html source",
    "html code",
    "html escape",
    "html markup",
    "escape sequence",
    "escaped as",
    "encoded as",
    "written as",
    "ampersand",
    "non-breaking space",
    "nonbreaking space",
    "no-break space",
    "renders as",
    "decodes to",
    "entity for",
    "need escaping",
    "needs escaping",
    "must be escaped",
    "is escaped",
    "are escaped",
    "semicolon",
    "escaped twice",
    "html als",
    "html-code",
    "alt+0",
    "alt code",
    "chr(",
    "u+20",
    "u+00",
    "double escap",
    "escaped &",
    "htmlspecialchars",
    "unescape",
];

/// Remembers what the last line said, so that a line is read once however many references it holds.
#[derive(Debug, Default)]
pub(super) struct Topic {
    /// Up to where the answer holds.
    until: usize,
    found: bool,
}

impl Topic {
    /// Whether the line around `at`, or what is near of it, explains references. Asked for in rising order.
    pub(super) fn explains(&mut self, text: &str, at: usize) -> bool {
        if at >= self.until {
            let start = at - near::line_before(&text[..at], REACH).len();
            let rest = near::behind(&text[at..], 2 * REACH);
            let end = rest.find('\n');
            let line = text[start..at + end.unwrap_or(rest.len())].to_lowercase();
            self.found = TOPICS.iter().any(|topic| line.contains(topic));
            self.until = at + end.unwrap_or(REACH);
        }
        self.found
    }
}
