//! Inline links and images: `[text](target "title")` and `![alt](source)`, as converters write them.

use super::{Document, ZoneKinds};
use crate::bytes::Bytes;
use crate::document::zones::is_escaped;
use crate::edit::Span;

/// Attack: `[[[[[…`. Brackets nested deeper than this are text.
const MAX_DEPTH: usize = 32;

/// Attack: a parenthesis that never closes. Only `data:` URIs come near this length.
const MAX_TARGET: usize = 1 << 20;

/// Attack: a stray bracket, and a link pages later. Bytes of text in a link around blocks.
const MAX_BLOCK: usize = 1000;

/// Attack: `](x (`, repeated. No title that a converter writes is longer.
const MAX_TITLE: usize = 1000;

/// Attack: `[a](/x x x …`. Bytes of a target behind a blank; of a query, which may hold sentences, as messages do.
const MAX_BLANK: usize = 100;
const MAX_QUERY: usize = 300;
const MAX_MESSAGE: usize = 600;

/// Schemes whose targets are messages.
const MESSAGES: [&[u8]; 4] = [b"mailto:", b"whatsapp:", b"sms:", b"viber:"];

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Nowhere: empty, `#`, `javascript:`.
    Dead,
    /// A place in the same document: `#name`.
    Anchor,
    /// A URL, absolute or relative.
    Live,
}

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
    if !document.each([b']']).any(|at| bytes.get(at + 1) == Some(&b'(')) {
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
        let is_apart = || bytes[start + 1] == b'\n' && is_line_start(bytes, at);
        if opened_in != paragraph && (at - start > MAX_BLOCK || kind != Target::Live && !is_apart()) {
            continue;
        }
        // Beside an empty link that stands apart, one glued to a word is no array: `[]()reply to[]()`.
        let is_empty = !image && start + 1 == at && target.is_empty();
        let may_be_index = !(image || is_empty && has_empty);
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

/// Whether nothing but blanks stands before `at` on its line.
fn is_line_start(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().find(|b| !matches!(b, b' ' | b'\t')).is_none_or(|b| *b == b'\n')
}

/// Whether there is a blank line between some of these line ends.
fn crosses_paragraph(bytes: &[u8], mut line_ends: impl Iterator<Item = usize>) -> bool {
    let mut last = None; // where the line before ended
    line_ends.any(|end| {
        let start = last.replace(end).map(|last: usize| last + 1);
        start.is_some_and(|start| bytes[start..end].iter().all(|b| matches!(b, b' ' | b'\t' | b'\r' | b'>')))
    })
}

/// The target of `(target "title")` at the start of `text`, and the length up to and with the closing parenthesis.
fn parse_target(text: &str) -> Option<(&str, usize)> {
    let bytes = text.as_bytes();
    let blank = |at: usize| bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    let start = 1 + blank(1);
    let mut end = start;
    if start > 1 && bytes.get(start) == Some(&b'"') {
        // `( "title")`: markdownify writes an empty target so, such as that of an image whose source a script fills in.
    } else if bytes.get(start) == Some(&b'<') {
        let inside = &bytes[start + 1..];
        let ends = |at: &usize| match inside[*at] {
            // A target of a page may hold more of them.
            b'>' => inside.get(at + 1).is_none_or(|b| matches!(b, b')' | b' ' | b'\n')),
            // Before the end of the target, pages break the line.
            b'\n' => {
                let blanks = inside[at + 1..].iter().take(MAX_BLANK).take_while(|b| matches!(b, b' ' | b'\t')).count();
                !inside[at + 1 + blanks..].starts_with(b">)")
            }
            b => b == b'<',
        };
        let length = (0..inside.len().min(MAX_TARGET)).find(ends).filter(|at| inside[*at] == b'>')?;
        end = start + length + 2;
    } else {
        let mut depth = 0;
        let rest = &bytes[start..bytes.len().min(start + MAX_TARGET)];
        // Scripts may hold blanks; html2text breaks long URLs over lines.
        let script = rest.starts_with(b"javascript:");
        let wraps = rest.starts_with(b"http") || rest.starts_with(b"/");
        let message = MESSAGES.iter().any(|scheme| rest.starts_with(scheme));
        let names = wraps && !rest.starts_with(b"/ ") || message;
        let longest = if message { MAX_MESSAGE } else { MAX_QUERY };
        let mut at = 0;
        loop {
            at += SPECIAL.before(&rest[at..]);
            let Some(byte) = rest.get(at) else { break };
            let before = at.checked_sub(1).map_or(b' ', |at| rest[at]);
            match byte {
                // The next link begins; also keeps `](](](…` linear.
                b'(' if before == b']' => return None,
                b'(' | b')' if before == b'\\' => {}
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b' ' if script && at < MAX_TITLE => {}
                // Some converters leave the blanks of a path as they are.
                b' ' if names && at < MAX_TITLE && goes_on(&rest[..at], &rest[at + 1..], longest) => {}
                b'\n' if wraps && at < MAX_TITLE => match continuation(&rest[at + 1..]) {
                    Some(marks) => at += marks,
                    None => break,
                },
                _ => break,
            }
            at += 1;
        }
        end += at;
        if depth > 0 {
            return None;
        }
    }
    let target = text.get(start..end)?;
    let mut at = end + blank(end);
    let blank_before = at > end || (target.is_empty() && start > 1);
    if blank_before && matches!(bytes.get(at), Some(b'"' | b'\'' | b'(')) {
        let close = if bytes[at] == b'(' { b')' } else { bytes[at] };
        let limit = bytes.len().min(at + MAX_TITLE);
        let title = &bytes[at + 1..limit];
        // A quote inside the title is fine as long as the parenthesis follows the last one.
        let length = memchr::memchr_iter(close, title)
            .take_while(|quote| !crosses_paragraph(title, memchr::memchr_iter(b'\n', &title[..*quote])))
            .take(8)
            .find(|quote| bytes[at + 2 + quote..].trim_ascii_start().first() == Some(&b')'))?;
        at += length + 2;
        at += blank(at);
    }
    (bytes.get(at) == Some(&b')')).then_some((target, at + 1))
}

/// What may end a target or be part of one: parentheses, blanks, controls.
static SPECIAL: Bytes = Bytes::of(b"()\x7f").and(0, b' ');

/// Whether a target goes on behind a blank: no title starts there, nor does the target end, nor are words all that is left. The
/// values of a query may be words, `longest` bytes of them.
fn goes_on(before: &[u8], rest: &[u8], longest: usize) -> bool {
    let next = rest.first().copied().unwrap_or(b'\n');
    let query = before.contains(&b'?') && before.contains(&b'=') && !next.is_ascii_whitespace();
    let mut near = rest.iter().take(if query { longest } else { MAX_BLANK });
    let Some(end) = near.position(|b| matches!(b, b')' | b'\n' | b'"' | b'(' | b'[')) else { return false };
    let inside = &rest[..end];
    match rest[end] {
        b')' => query || next.is_ascii_alphanumeric() && (inside.contains(&b'/') || ends_in_extension(inside)),
        b'"' => query && inside.ends_with(b" "),
        _ => false,
    }
}

/// `.pdf`.
fn ends_in_extension(path: &[u8]) -> bool {
    let length = path.iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
    (2..=5).contains(&length) && path[..path.len() - length].ends_with(b".")
}

/// How many quote marks stand before the rest of a URL that was broken over lines; nothing where the line goes on otherwise.
fn continuation(line: &[u8]) -> Option<usize> {
    let marks = line.iter().take_while(|b| matches!(b, b'>' | b' ')).count();
    let quoted = marks == 0 || line.starts_with(b">");
    let url = line.get(marks).is_some_and(|b| b.is_ascii_alphanumeric() || b"/?&=%#-_.+~".contains(b));
    (quoted && url).then_some(marks)
}

/// What a target is; nothing when it is no target that a converter would write, such as the argument of a call.
fn classify(target: &str) -> Option<Target> {
    let target = target.strip_prefix('<').and_then(|t| t.strip_suffix('>')).unwrap_or(target);
    let is = |scheme: &str| target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let has_nobody = || MESSAGES.contains(&target.as_bytes());
    if target.is_empty() || target == "#" || has_nobody() || is("javascript:") || is("about:") || is("data:") {
        return Some(Target::Dead);
    }
    // A script had no address to write.
    if ["undefined", "null", "[object Object]"].iter().any(|value| {
        target.strip_prefix(value).is_some_and(|rest| rest.starts_with('#') || rest.is_empty() && *value != "null")
    }) {
        return Some(Target::Dead);
    }
    if target.starts_with('#') {
        return Some(Target::Anchor);
    }
    let has_scheme = || {
        let scheme = target.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'+').count();
        scheme >= 2 && target.len() > scheme + 1 && target.as_bytes()[scheme] == b':'
    };
    // `[a](?!b)` is a pattern.
    let is_query = || {
        target.strip_prefix('?').is_some_and(|query| {
            query.contains('=') && query.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        })
    };
    let is_path = || !target.starts_with('?') && (target.starts_with(['/', '.']) || target.contains('/'));
    let is_file = || {
        target.rsplit_once('.').is_some_and(|(name, extension)| {
            let extension = extension.split(['#', '?']).next().unwrap_or_default();
            !name.is_empty()
                && (2..=5).contains(&extension.len())
                && extension.bytes().all(|b| b.is_ascii_alphanumeric())
        })
    };
    (has_scheme() || is_query() || is_path() || is_file()).then_some(Target::Live)
}

/// Starts of targets that are notes.
const NOTES: [&str; 12] = [
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

/// Attack: long texts of links. None of these is longer.
pub(crate) const MAX_PERMALINK: usize = 32;

/// What links of a heading to itself say, in lower case.
pub(crate) const PERMALINKS: [&str; 12] = [
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
    let is_name = !inside.contains(' ') && inside.contains(char::is_alphanumeric);
    // Marks of footnotes are glued to words, too.
    let is_note = NOTES.iter().any(|note| target.starts_with(note)) && inside.trim_matches(['[', ']', '\\']).len() <= 4;
    let is_permalink =
        kind == Target::Anchor && inside.len() <= MAX_PERMALINK && PERMALINKS.contains(&inside.to_lowercase().as_str());
    let is_script = target.starts_with("javascript:");
    !is_note
        && !is_permalink
        && !is_script
        && (is_name && kind != Target::Live || inside.is_empty() && target.is_empty())
}
