//! Style sheets: selectors and the properties behind them.

use super::trim;
use crate::document::Document;
use crate::pass::html;

/// Properties of style sheets, of one word; those of more are joined by hyphens.
#[rustfmt::skip]
const PROPERTIES: [&str; 28] = [
    "margin", "padding", "color", "background", "border", "display", "width", "height", "position", "float", "opacity", "behavior",
    "fill", "content", "transform", "animation", "transition", "visibility", "overflow", "cursor", "top", "left", "right", "bottom",
    "clear", "outline", "flex", "src",
];

/// Whether a line opens a style sheet.
pub(super) fn is_start(line: &str) -> bool {
    let Some(open) = memchr::memchr(b'{', line.as_bytes()).or(line.ends_with(',').then_some(line.len())) else {
        return line.starts_with("/*") && line.ends_with("*/")
            || line.starts_with("@import")
            || line.starts_with("@charset");
    };
    let selector = &line[..open];
    // `p`, `.x`, `#x`, `@media …`: no sentence.
    !selector.trim().is_empty()
        && selector.len() <= MAX_SELECTOR
        && (selector.starts_with(['.', '#', '@', '*', ':', '/'])
            || selector.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b" .#:,>-_\t\\*".contains(&b)))
}

/// Attack: one endless line.
pub(super) const MAX_SELECTOR: usize = 300;

/// Attack: lines of selectors without an end. No style has more of them.
pub(super) const MAX_SELECTORS: usize = 40;

/// The first line of the style sheet whose braces open at line `brace`: selectors may fill lines above it, down to `from`.
pub(super) fn head(document: &Document<'_>, brace: usize, from: usize) -> usize {
    if !document.line(brace).contains('{') {
        return brace;
    }
    let top = from.max(brace.saturating_sub(MAX_SELECTORS));
    let is_above = |line: usize| {
        let is_last = line + 1 == brace && trim(document.line(brace)).starts_with('{');
        is_selector(document.line(line)) && (is_last || document.line(line).trim_end().ends_with(','))
    };
    (top..brace).rev().find(|line| !is_above(*line)).map_or(top, |line| line + 1)
}

/// The last line of the code that ends at line `last`, with the comment right below: `/* see gallery_shortcode() */`
pub(super) fn tail(document: &Document<'_>, last: usize) -> usize {
    let is_comment = |line: &str| line.starts_with("/*") && line.ends_with("*/");
    let next = last + 1;
    if next < document.lines().len() && is_comment(trim(document.line(next))) { next } else { last }
}

/// `img.wp-smiley,`, `table.MsoNormalTable`, `h1, h2,`: names of elements and classes, and no words.
pub(super) fn is_selector(line: &str) -> bool {
    let line = line.trim();
    let is_name = |word: &str| {
        let name = word.split(['.', '#', ':', '[']).next().unwrap_or_default();
        (html::is_element(name) || name.is_empty())
            && !word.ends_with(['.', '#'])
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b".#:[]=\"'()_-*\\".contains(&b))
    };
    line == "@font-face"
        || !line.is_empty() && line.len() <= MAX_SELECTOR && line.split([' ', ',', '>', '+', '~']).all(is_name)
}

/// Whether a text between balanced braces is a style sheet.
pub(super) fn is_style(text: &str) -> bool {
    if !text.contains('{') {
        return text.starts_with("@import") && text.ends_with(';') && text.contains("url(")
            || text.starts_with("@charset \"");
    }
    is_unset(text)
        || text.ends_with('}')
            && text.split(['{', ';', '}']).any(|part| {
                part.split_once(':').is_some_and(|(name, value)| {
                    let name = name.trim();
                    (PROPERTIES.contains(&name) || is_joined(name)) && !value.trim().is_empty()
                })
            })
}

/// `#rs-demo-id {}`: the rule of a plugin that had nothing to set.
fn is_unset(text: &str) -> bool {
    let selector = text.strip_suffix('}').and_then(|rest| rest.trim_end().strip_suffix('{')).map(str::trim_end);
    selector.is_some_and(|name| name.starts_with(['.', '#']) && name.contains(['-', '_']) && is_selector(name))
}

/// `box-shadow`, `-webkit-filter`, `--gap`
fn is_joined(name: &str) -> bool {
    name.contains('-') && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
