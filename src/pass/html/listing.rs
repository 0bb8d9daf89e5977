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

/// `<pre><code>…</code></pre>` at `at`: its marks, in order, and where it ends. Code with tags of its own stays.
pub(super) fn listing(document: &Document<'_>, at: usize, marks: &mut Vec<Mark>) -> Option<usize> {
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
    let start = tag(tag(at, "<pre")?, "<code")?;
    let rest = &text[start..zone.span.end];
    let length = memmem::find(rest.as_bytes(), b"</code>")?;
    let behind = rest[length + "</code>".len()..].trim_ascii_start();
    let end = zone.span.end - behind.strip_prefix("</pre>")?.len();
    let code = &rest[..length];
    let has_tags = || memchr::memchr_iter(b'<', code.as_bytes()).any(|mark| tags::tag(text, start + mark).is_some());
    if code.trim_ascii().is_empty() || code.contains("```") || has_tags() {
        return None;
    }
    let close = start + code.trim_ascii_end().len();
    let open = start + usize::from(code.starts_with('\n'));
    let mut add = |span: Span, with: &'static str| {
        let mark = Mark { with, ..Mark::new(span, None, Effect::Paragraph, &TAG) };
        marks.push(mark);
    };
    let is_parted = text[..at].trim_end_matches([' ', '\t']).ends_with(['\n', '>']) || at == 0;
    add(Span::new(at, open), if is_parted { "```\n" } else { "\n\n```\n" });
    references(text, Span::new(open, close)).for_each(|(span, with)| add(span, with));
    let goes_on = !text[end..].trim_start_matches([' ', '\t', '\r']).starts_with(['\n', '<']) && end < text.len();
    add(Span::new(close, end), if goes_on { "\n```\n\n" } else { "\n```" });
    Some(end)
}

/// The references within a span of code, each with what it stands for.
pub(super) fn references(text: &str, code: Span) -> impl Iterator<Item = (Span, &'static str)> {
    memchr::memchr_iter(b'&', text[code.range()].as_bytes()).filter_map(move |at| {
        let at = code.start + at;
        let (name, with) = REFERENCES.iter().find(|(name, _)| text[at..code.end].starts_with(name))?;
        Some((Span::new(at, at + name.len()), *with))
    })
}
