//! Inline links and images: `[text](target "title")` and `![alt](source)`, as converters write them.

use super::target::{Target, classify, parse_target};
use super::{Document, ZoneKinds};
use crate::document::zones::is_escaped;
use crate::edit::Span;
use crate::text::near;

/// Attack: `[[[[[…`. Brackets nested deeper than this are text.
const MAX_DEPTH: usize = 32;

/// Attack: a stray bracket, and a link pages later. Bytes of text in a link around blocks.
const MAX_BLOCK: usize = 1000;

/// An inline link or image.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    /// From the `[` (or `!`) to the `)`.
    pub(crate) span: Span,
    /// Between the brackets.
    pub(crate) text: Span,
    pub(crate) target: Target,
    pub(crate) image: bool,
}

impl Link {
    /// `[` or `![`.
    pub(crate) fn opening(&self) -> Span {
        Span::new(self.span.start, self.text.start)
    }

    /// `](target)`.
    pub(crate) fn closing(&self) -> Span {
        Span::new(self.text.end, self.span.end)
    }

    /// The target with what stands behind it, up to and with the closing parenthesis.
    pub(crate) fn destination<'t>(&self, document: &Document<'t>) -> &'t str {
        document.slice(Span::new(self.text.end + 2, self.span.end)).trim_start_matches('<')
    }
}

/// Finds links in one pass over the brackets, with a stack, so that links around images come out as well.
pub(super) fn scan(document: &Document<'_>) -> Vec<Link> {
    const CLOSED: ZoneKinds = ZoneKinds::URL.or(ZoneKinds::EMAIL).complement();
    let mut links = Vec::new();
    let text = document.text();
    let bytes = text.as_bytes();
    if document.each_mark("](").next().is_none() {
        return links;
    }
    let zones = document.zones();
    let line_ends = document.each([b'\n']);
    // Opening brackets, with the paragraph they stand in.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut paragraph = 0;
    let mut last = 0;
    let mut has_empty = false;
    let mut done = 0; // brackets inside a target are not brackets
    for at in document.each([b'[', b']']) {
        if at < done || is_escaped(bytes, at) || zones.at(at, CLOSED).is_some() {
            continue;
        }
        paragraph += usize::from(crosses_paragraph(bytes, line_ends.within(Span::new(last, at))));
        last = at;
        if bytes[at] == b'[' {
            if open.len() == MAX_DEPTH {
                open.remove(0);
            }
            open.push((at, paragraph));
            continue;
        }
        let Some((start, opened_in)) = open.pop() else { continue };
        if bytes.get(at + 1) != Some(&b'(') {
            continue;
        }
        let Some((target, length)) = parse_target(&text[at + 1..]) else { continue };
        let image = start > 0 && bytes[start - 1] == b'!' && !is_escaped(bytes, start - 1);
        let first = start - usize::from(image);
        let Some(kind) = classify(target) else { continue };
        // A link around blocks: only a real target, or where they stand, shows that the two brackets belong together.
        let is_apart = || bytes[start + 1] == b'\n' && near::starts_line(bytes, at);
        if opened_in != paragraph && (at - start > MAX_BLOCK || kind != Target::Live && !is_apart()) {
            continue;
        }
        // Beside an empty link that stands apart, one glued to a word is no array: `[]()reply to[]()`.
        let is_empty = !image && start + 1 == at && target.is_empty();
        // Nor is one behind another link.
        let follows = links.last().is_some_and(|last: &Link| last.span.end == first);
        let may_be_index = !(image || is_empty && has_empty || follows);
        if may_be_index && is_index(text, first, &text[start + 1..at], target, kind) {
            continue;
        }
        has_empty |= is_empty;
        let span = Span::new(first, at + 1 + length);
        links.push(Link { span, text: Span::new(start + 1, at), target: kind, image });
        done = span.end;
    }
    links
}

/// Those of all links that begin and end in a span.
pub(super) fn within(links: &[Link], span: Span) -> impl Iterator<Item = &Link> + Clone {
    let from = links.partition_point(|link| link.span.end <= span.start);
    let inside = move |link: &&Link| link.span.end <= span.end;
    links[from..].iter().take_while(inside).filter(move |link| link.span.start >= span.start)
}

/// Whether there is a blank line between some of these line ends.
pub(super) fn crosses_paragraph(bytes: &[u8], mut line_ends: impl Iterator<Item = usize>) -> bool {
    let mut last = None; // where the line before ended
    line_ends.any(|end| {
        let start = last.replace(end).map(|last: usize| last + 1);
        start.is_some_and(|start| bytes[start..end].iter().all(|b| matches!(b, b' ' | b'\t' | b'\r' | b'>')))
    })
}

/// Starts of targets that are notes.
const NOTES: [&str; 13] = [
    "#cmnt",
    "#fn",
    "#ftn",
    "#_ftn",
    "#footnote",
    "#cite",
    "#ref",
    "#note",
    "#endnote",
    "#_edn",
    "#sdfootnote",
    "#fußnote",
    "#bib",
];

/// What links of a heading to itself say.
pub(crate) fn is_permalink(words: &str) -> bool {
    const PERMALINKS: [&str; 12] = [
        "#",
        "¶",
        "§",
        "🔗",
        "\\#",
        "permalink",
        "link to this heading",
        "link to this headline",
        "link to this section",
        "permalink to this heading",
        "permalink to this headline",
        "permalink to this section",
    ];
    let may_be = |byte: &u8| matches!(byte | 0x20, b'p' | b'l') || !byte.is_ascii_alphanumeric();
    words.as_bytes().first().is_some_and(may_be) && PERMALINKS.iter().any(|known| words.eq_ignore_ascii_case(known))
}

/// `handlers[name](event)`, `arr[0](#arr)`, `new int[]()`: an index into what stands before, followed by a call. A converter can
/// glue a link to a word too, but not a name to one that leads nowhere.
fn is_index(text: &str, start: usize, inside: &str, target: &str, kind: Target) -> bool {
    // Scripts without blanks have no names before an index.
    let glued =
        text[..start].ends_with(|c: char| c.is_alphanumeric() && c < '\u{2e80}' || matches!(c, '_' | ')' | ']' | '}'));
    if !glued {
        return false; // as most are
    }
    // `[¶](#name)` behind a heading is no index.
    let is_name = !inside.contains([' ', '\n']) && inside.contains(char::is_alphanumeric);
    // Marks of footnotes are glued to words, too.
    let is_note =
        NOTES.iter().any(|note| target.starts_with(note)) && inside.trim_matches(['[', ']', '\\', '^']).len() <= 4;
    let is_permalink = kind == Target::Anchor && is_permalink(inside);
    let is_script = target.starts_with("javascript:");
    // `Previous[Next](#)`: in no language a call.
    let is_button = target == "#" && inside.len() > 2 && inside.chars().all(|c| c.is_alphabetic() || c == ' ');
    !is_note
        && !is_permalink
        && !is_script
        && !is_button
        && (is_name && kind != Target::Live || inside.is_empty() && target.is_empty())
}
