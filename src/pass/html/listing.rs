//! Code in HTML: fences stand in the place of the tags around listings, and the references within are what a reader saw.

use memchr::memmem;

use super::tags;
use super::{Effect, Mark, TAG};
use crate::document::{Document, ZoneKinds};
use crate::edit::Span;

/// The references that code needs in HTML, and what programs write beside them.
const REFERENCES: [(&str, &str); 10] = [
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&#x2F;", "/"),
    ("&nbsp;", " "),
];

/// `<pre><code>…</code></pre>` at `at`, or `<pre>…</pre>` where `is_page` says that the text is HTML: its marks, in order, and where it
/// ends. Code with tags of its own stays, unless they only colour it.
pub(super) fn listing(
    document: &Document<'_>,
    at: usize,
    is_page: impl Fn() -> bool,
    marks: &mut Vec<Mark>,
) -> Option<usize> {
    /// Attack: `<pre <pre <pre …`. No tag of a listing has more than a few classes.
    const MAX_TAG: usize = 200;
    let text = document.text();
    let zone = document.zones().at(at, ZoneKinds::CODE)?;
    let tag = |at: usize, name: &str| {
        let near = &text.as_bytes()[at..text.len().min(at + MAX_TAG)];
        let length = near.starts_with(name.as_bytes()).then(|| memchr::memchr(b'>', near)).flatten()?;
        matches!(near[name.len()], b'>' | b' ').then_some(at + length + 1)
    };
    // Within another listing it is shown.
    if !text[zone.span.start..at].trim_ascii().is_empty() {
        return None;
    }
    let body = tag(at, "<pre")?;
    // So a highlighter keeps the first line end.
    let body = body + if text[body..].starts_with(EMPTY) { EMPTY.len() } else { 0 };
    let (start, closing) = match tag(body, "<code") {
        Some(start) => (start, "</code>"),
        None if is_page() => (body, "</pre>"),
        None => return None,
    };
    let rest = &text[start..zone.span.end];
    let length = memmem::find(rest.as_bytes(), closing.as_bytes())?;
    let mut behind = &rest[length + closing.len()..];
    if closing == "</code>" {
        behind = behind.trim_ascii_start().strip_prefix("</pre>")?;
    }
    let end = zone.span.end - behind.len();
    let code = &rest[..length];
    if code.trim_ascii().is_empty() || code.contains("```") {
        return None;
    }
    let colours = colours(text, Span::new(start, start + length))?;
    let close = start + code.trim_ascii_end().len();
    let open = start + usize::from(code.starts_with('\n'));
    let mut add = |span: Span, with: &'static str| {
        let mark = Mark { with, in_code: true, ..Mark::new(span, None, Effect::Paragraph, &TAG) };
        marks.push(mark);
    };
    let is_parted = text[..at].trim_end_matches([' ', '\t']).ends_with(['\n', '>']) || at == 0;
    add(Span::new(at, open), if is_parted { "```\n" } else { "\n\n```\n" });
    let mut done = open;
    for colour in colours.into_iter().chain([Span::new(close, close)]) {
        references(text, Span::new(done, colour.start)).for_each(|(span, with)| add(span, with));
        if !colour.is_empty() {
            add(colour, "");
        }
        done = colour.end;
    }
    let goes_on = !text[end..].trim_start_matches([' ', '\t', '\r']).starts_with(['\n', '<']) && end < text.len();
    add(Span::new(close, end), if goes_on { "\n```\n\n" } else { "\n```" });
    Some(end)
}

/// What some highlighters write in front of the code.
const EMPTY: &str = "<span></span>";

/// The tags within code, if all of them only colour it: `<span class="k">let</span>`.
fn colours(text: &str, code: Span) -> Option<Vec<Span>> {
    let mut found = Vec::new();
    let mut done = code.start;
    for at in memchr::memchr_iter(b'<', text[code.range()].as_bytes()).map(|at| code.start + at) {
        let Some(tag) = tags::tag(text, at).filter(|_| at >= done) else { continue };
        if tag.element.name != "span" || !(tag.closing || tag.attributes) {
            return None;
        }
        done = tag.span.end;
        found.push(tag.span);
    }
    Some(found)
}

/// The references within a span of code, each with what it stands for.
pub(super) fn references(text: &str, code: Span) -> impl Iterator<Item = (Span, &'static str)> {
    memchr::memchr_iter(b'&', text[code.range()].as_bytes()).filter_map(move |at| {
        let at = code.start + at;
        let (name, with) = REFERENCES.iter().find(|(name, _)| text[at..code.end].starts_with(name))?;
        Some((Span::new(at, at + name.len()), *with))
    })
}
