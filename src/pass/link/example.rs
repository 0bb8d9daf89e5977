//! Links that a text talks about, and what only looks like one.

use crate::document::Document;
use crate::edit::Span;
use crate::pass::talk::Talk;

/// `the editor leaves [link](#) behind`: the words of a manual, not of a page.
pub(super) fn is_example(document: &Document<'_>, span: Span, text: &str) -> bool {
    let before = document.text()[..span.start].trim_end_matches(' ');
    let talk = || Talk::about(document.text(), span);
    matches!(text, "text" | "link text")
        || before.ends_with(char::is_alphabetic)
            && talk().is_beside(&["markdown", "placeholder", "placeholders", "regex", "regexp"])
        || before.ends_with(['"', '“', '„', '«']) && talk().is_quoted() && talk().is_beside(&["link", "links"])
        || matches!(text, "link" | "") && talk().is_object()
}

/// `[]() { … }`, `[&](){ … }`, `[]() -> int`: a function without a name, in C++.
pub(super) fn is_lambda(document: &Document<'_>, span: Span, text: &str) -> bool {
    const ABOUT: [&str; 6] = ["lambda", "lambdas", "closure", "closures", "capture", "captures"];
    let rest = document.text()[span.end..].trim_start_matches(' ');
    matches!(text, "" | "&" | "=" | "this")
        && document.slice(span).ends_with("]()")
        && (rest.starts_with('{')
            || rest.starts_with("mutable")
            || rest.starts_with("->")
            || Talk::about(document.text(), span).is_beside(&ABOUT))
}

/// `[Int]()`, `[String: Int]()`: an empty list or dictionary of Swift.
pub(super) fn is_of_types(document: &Document<'_>, span: Span, text: &str) -> bool {
    const TYPES: [&str; 10] =
        ["Int", "String", "Double", "Float", "Bool", "Any", "Character", "AnyObject", "UInt8", "NSObject"];
    // The value may be a type of the program's own.
    let (key, value) = text.split_once(": ").unwrap_or((text, ""));
    let is_name = || value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '[' | ']' | '?' | '.'));
    document.slice(span).ends_with("]()") && TYPES.contains(&key.trim_matches(['[', ']'])) && is_name()
}

/// `[[OwnPropertyKeys]]()`, `%Array%[@@iterator]()`: methods, as the standard of a language writes them.
pub(super) fn is_internal(text: &str) -> bool {
    let name = text.strip_prefix('[').and_then(|name| name.strip_suffix(']')).or_else(|| text.strip_prefix("@@"));
    name.is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.'))
}

/// `a mark in front, ![words](file.png), and`: a part of a sentence about pictures, which would have two commas without it.
pub(super) fn is_shown(document: &Document<'_>, span: Span) -> bool {
    let talk = Talk::about(document.text(), span);
    talk.before.ends_with(", ")
        && talk.after.starts_with(',')
        && talk.is_beside(&["image", "images", "markdown", "picture", "syntax"])
}
