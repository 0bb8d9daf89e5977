//! Targets of links: `(target "title")`, as converters write them.

use memchr::memmem;

use super::links::crosses_paragraph;
use crate::text::bytes::Bytes;

/// Attack: a parenthesis that never closes. Only `data:` URIs come near this length.
const MAX_TARGET: usize = 1 << 20;

/// Attack: `](x (`, repeated. No title that a converter writes is longer.
const MAX_TITLE: usize = 1000;

/// Attack: `[a](/x x x …`. Bytes of a target behind a blank; of a query, which may hold sentences, as messages do.
const MAX_BLANK: usize = 100;
const MAX_QUERY: usize = 300;
const MAX_MESSAGE: usize = 600;

/// Schemes whose targets are messages.
const MESSAGES: [&[u8]; 4] = [b"mailto:", b"whatsapp:", b"sms:", b"viber:"];

/// Between which template engines put values in.
const TEMPLATES: [(&str, &str); 2] = [("{{", "}}"), ("{%", "%}")];

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

/// The target of `(target "title")` at the start of `text`, and the length up to and with the closing parenthesis.
pub(super) fn parse_target(text: &str) -> Option<(&str, usize)> {
    let bytes = text.as_bytes();
    let blank = |at: usize| bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    let start = 1 + blank(1);
    let length = match bytes.get(start) {
        // `( "title")`: markdownify writes an empty target so, such as that of an image whose source a script fills in.
        Some(b'"') if start > 1 => 0,
        Some(b'<') => angled_length(&bytes[start..])?,
        _ => bare_length(&bytes[start..])?,
    };
    let end = start + length;
    let target = text.get(start..end)?;
    let mut at = end + blank(end);
    let blank_before = at > end || (target.is_empty() && start > 1);
    if blank_before && matches!(bytes.get(at), Some(b'"' | b'\'' | b'(')) {
        at += title_length(&bytes[at..])?;
        at += blank(at);
    }
    (bytes.get(at) == Some(&b')')).then_some((target, at + 1))
}

/// Length of `<target>`.
fn angled_length(bytes: &[u8]) -> Option<usize> {
    let inside = &bytes[1..];
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
    Some(length + 2)
}

/// Length of a target without angle brackets, nothing where a parenthesis in it stays open.
fn bare_length(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0;
    let rest = &bytes[..bytes.len().min(MAX_TARGET)];
    // Scripts may hold blanks, and drawings that are written out; html2text breaks long URLs over lines.
    let script = rest.starts_with(b"javascript:") || rest.starts_with(b"data:image/");
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
            b' ' if script && at < MAX_TITLE && !(depth == 0 && rest[at + 1..].starts_with(b"\"")) => {}
            b' ' if at < MAX_TITLE && is_in_template(&rest[..at], &rest[at..]) => {}
            // Some converters leave the blanks of a path as they are.
            b' ' if names && at < MAX_TITLE && goes_on(&rest[..at], &rest[at + 1..], longest) => {}
            b'\n' if (wraps || before == b'-') && at < MAX_TITLE => match continuation(&rest[at + 1..]) {
                Some(marks) => at += marks,
                None => break,
            },
            _ => break,
        }
        at += 1;
    }
    (depth == 0).then_some(at)
}

/// Length of the title with its quotes.
fn title_length(bytes: &[u8]) -> Option<usize> {
    let close = if bytes[0] == b'(' { b')' } else { bytes[0] };
    let title = &bytes[1..bytes.len().min(MAX_TITLE)];
    // A quote inside the title is fine as long as the parenthesis follows the last one.
    memchr::memchr_iter(close, title)
        .take_while(|quote| !crosses_paragraph(title, memchr::memchr_iter(b'\n', &title[..*quote])))
        .take(8)
        .find(|quote| bytes[2 + quote..].trim_ascii_start().first() == Some(&b')'))
        .map(|length| length + 2)
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
        b')' => {
            // The name of a heading may hold them as well.
            let in_fragment = before.contains(&b'#') && inside.iter().all(|b| b.is_ascii_alphanumeric() || *b == b' ');
            query
                || next.is_ascii_alphanumeric() && (inside.contains(&b'/') || ends_in_extension(inside) || in_fragment)
        }
        b'"' => query && inside.ends_with(b" "),
        _ => false,
    }
}

/// `{{ site.baseurl }}/map.png`, `{% post_url 2019-03-04-quay %}`: a blank in what a template engine should have filled in.
fn is_in_template(before: &[u8], rest: &[u8]) -> bool {
    /// Attack: a brace that never closes. Bytes of such code.
    const REACH: usize = 100;
    let (before, rest) = (&before[before.len().saturating_sub(REACH)..], &rest[..rest.len().min(REACH)]);
    let line = rest.split(|b| *b == b'\n').next().unwrap_or_default();
    TEMPLATES.iter().any(|(open, close)| {
        let is_closed = |bytes: &[u8]| memmem::find(bytes, close.as_bytes()).is_some();
        memmem::rfind(before, open.as_bytes()).is_some_and(|at| !is_closed(&before[at..])) && is_closed(line)
    })
}

/// `.pdf`.
pub(crate) fn ends_in_extension(path: &[u8]) -> bool {
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

/// The host of an address of the web, without its port, and what follows it. Nothing for other addresses.
pub(crate) fn host_of(address: &str) -> Option<(&str, &str)> {
    let address = address.strip_prefix('<').unwrap_or(address);
    let scheme = ["https:", "http:"].iter().find_map(|scheme| address.strip_prefix(scheme));
    let rest = scheme.unwrap_or(address).strip_prefix("//")?;
    Some(rest.split_at(rest.find(['/', '?', '#', ':', ')', '>', ' ']).unwrap_or(rest.len())))
}

/// What a target is; nothing when it is no target that a converter would write, such as the argument of a call.
pub(super) fn classify(target: &str) -> Option<Target> {
    let target = target.strip_prefix('<').and_then(|t| t.strip_suffix('>')).unwrap_or(target);
    let is = |scheme: &str| target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let has_nobody = || MESSAGES.contains(&target.as_bytes());
    if matches!(target, "" | "#" | "#!") || has_nobody() || is("javascript:") || is("about:") || is("data:") {
        return Some(Target::Dead);
    }
    // Firecrawl took the picture out.
    if target == "Base64-Image-Removed" {
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
    // Up to the query or the fragment, which may have dots of their own.
    let page = || target.split(['#', '?']).next().unwrap_or_default();
    let is_file = |path: &str| path.rfind('.') > Some(0) && ends_in_extension(path.as_bytes());
    // `LICENSE-MIT`: files that go by their names alone.
    let is_notice = || {
        const NAMES: [&str; 9] =
            ["LICENSE", "LICENCE", "COPYING", "README", "CHANGELOG", "CONTRIBUTING", "AUTHORS", "NOTICE", "CODEOWNERS"];
        let name = target.split(['-', '_', '#']).next().unwrap_or_default();
        NAMES.contains(&name) && !target.contains(|c: char| c.is_ascii_whitespace())
    };
    // A template engine did not run.
    let is_template = || {
        let is_between =
            |(open, close): &(&str, &str)| target.strip_prefix(open).is_some_and(|rest| rest.contains(close));
        TEMPLATES.iter().any(is_between)
    };
    (has_scheme() || is_query() || is_path() || is_file(page()) || is_file(target) || is_notice() || is_template())
        .then_some(Target::Live)
}
