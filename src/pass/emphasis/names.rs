//! Names of files, hosts and things that have stars and underscores of their own.

use crate::document::Document;
use crate::edit::Span;
use crate::text::near;

/// `*.c;*.h`, `*.*`: patterns of file names, not words that begin with a dot like `*.NET*`.
pub(super) fn is_pattern(document: &Document<'_>, whole: Span) -> bool {
    let text = document.text();
    let behind = &text.as_bytes()[whole.end..];
    let inside = &text[whole.start + 1..whole.end - 1];
    let goes_on = || matches!(behind, [b'.', b'*', ..]) || matches!(behind, [b'.', b, ..] if b.is_ascii_alphanumeric());
    // Behind a word or a link it is a full stop.
    let is_shown = |c: char| c.is_alphanumeric() || matches!(c, ')' | ']');
    let begins = !text[..whole.start].ends_with(is_shown) && inside.starts_with('.');
    begins
        && (inside == "." && text[whole.range()].starts_with('*')
            || goes_on() && !inside.ends_with(char::is_alphanumeric))
}

/// `_last_seen_`, `_PATH_HOST and host_`: the first word or the last is the name of a thing, with an underscore of its own.
pub(super) fn is_named(document: &Document<'_>, inside: Span) -> bool {
    /// Attack: one endless word full of marks. No name is longer.
    const MAX: usize = 64;
    let text = document.slice(inside);
    let is_name = |word: &str| word.contains('_') && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    // `_b__y Your Name_`: emphasis that went astray.
    let is_joined = |word: &str| is_name(word) && word.trim_matches('_').contains('_') && !word.contains("__");
    let first = near::behind(text, MAX).split(char::is_whitespace).next().unwrap_or_default();
    let last = near::before(text, MAX).rsplit(char::is_whitespace).next().unwrap_or_default();
    text.len() <= MAX && is_name(text) || is_joined(first) || is_joined(last)
}

/// `*!*@host`: no words, and a name goes on behind.
pub(super) fn is_wordless(document: &Document<'_>, whole: Span, words: &str) -> bool {
    let goes_on = |c: char| !c.is_whitespace() && !".,;:!?)]”’»\"'*_".contains(c);
    !words.contains(char::is_alphanumeric) && document.text()[whole.end..].starts_with(goes_on)
}
