//! `\uXXXX` and `\xHH`.

use super::about::is_apostrophe_of_prose;
use super::{HEX, MARKUP, REACH, UNICODE, explains_escapes, is_code_word, is_quoted};
use crate::document::{Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::context::twin;
use crate::pass::talk;
use crate::pass::talk::{Talk, Told};
use crate::rule::{Confidence, Rule};
use crate::text::bytes::hex;
use crate::text::near;

/// One escape and its character.
struct Hit {
    span: Span,
    with: char,
    is_hex: bool,
}

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let hex = edits.is_on(&HEX);
    let bytes = document.text().as_bytes();
    // Escapes that follow one another are judged together: a word of another script is one run.
    let mut run: Vec<Hit> = Vec::new();
    let mut told = Told::default();
    let mut done = 0;
    for at in document.each([b'\\']) {
        if at < done {
            continue;
        }
        done = at + 1;
        let Some(hit) = read(bytes, at, hex) else { continue };
        if document.zones().at(at, ZoneKinds::ALL).is_some() {
            continue;
        }
        done = hit.span.end;
        if run.last().is_some_and(|last| last.span.end != hit.span.start) {
            judge(document, &run, &mut told, edits);
            run.clear();
        }
        run.push(hit);
    }
    judge(document, &run, &mut told, edits);
}

fn judge(document: &Document<'_>, run: &[Hit], told: &mut Told, edits: &mut Edits<'_>) {
    let text = document.text();
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    let (start, end) = (first.span.start, last.span.end);
    let is_word = run.len() >= 3 && run.iter().filter(|hit| hit.with.is_alphabetic()).count() * 2 > run.len();
    let glued = is_letter(text[..start].chars().next_back()) || is_letter(text[end..].chars().next());
    let is_apostrophe = || run.len() == 1 && first.with == '’' && is_apostrophe_of_prose(text, first.span);
    let span = Span::new(start, end);
    let word = near::word_around(text.as_bytes(), span, REACH);
    if twin::is_compared(text, start, end, &run.iter().map(|hit| hit.with).collect::<String>()) {
        return told.add(span);
    }
    if is_code_word(word)
        || is_json_value(text, start)
        || !is_word && is_quoted(text, start, end)
        || !(is_word && glued) && explains_escapes(text, start) && !is_apostrophe()
    {
        return;
    }
    // `gives caf\u00e9 and not café. Here \u00e9 is`: in a sentence beside.
    let is_sibling = || told.explain(text, span) || first.with.is_alphabetic() && told.are_near(text, span);
    let is_shown = || run.len() <= talk::LONGEST && (is_shown(text, start, end, first.with) || is_sibling());
    if !glued && (is_shown() || first.with.is_alphabetic() && Talk::about(text, span).has_name_behind()) {
        return told.add(span);
    }
    for hit in run {
        let rule: &'static Rule = match hit.with {
            _ if hit.is_hex => &HEX,
            '<' | '>' if is_in_tag(text, hit.span) => &UNICODE,
            '<' | '>' | '*' | '_' | '[' | ']' | '`' | '|' | '~' | '#' | '$' => &MARKUP,
            _ => &UNICODE,
        };
        let with = if hit.with == '\u{a0}' { ' ' } else { hit.with };
        edits.replace(hit.span, with.to_string(), rule, Confidence::Likely);
    }
}

/// `"city": "K\u00f6ln"` within a line: the string that the escape stands in is the value of a key.
fn is_json_value(text: &str, start: usize) -> bool {
    let line = near::line_before(&text[..start], 2 * REACH);
    let key = line.rsplit_once('"').map(|(outside, _)| outside.trim_end_matches(' '));
    key.is_some_and(|key| key.ends_with("\":") && line.len() > key.len())
}

/// `\uFEFF at the start is a mark`: alone, and something is said of it.
fn is_shown(text: &str, start: usize, end: usize, with: char) -> bool {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let behind = text[end..].trim_start_matches(['.', ',', ';', ':', '?', '!', ')']).chars().next();
    let talk = Talk::about(text, Span::new(start, end));
    blank(text[..start].chars().next_back())
        && blank(behind)
        && (matches!(with, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{2060}')
            || talk.is_object()
            || talk.is_cell()
            || talk.has_sign_before() && talk.has_verb_behind()
            || follows_itself(&text[..start], with)
            || talk::is_shown(&text[..start], &text[end..], talk::parts_words(with)))
}

/// `é as \u00e9`, `| é | \u00e9 |`
fn follows_itself(before: &str, with: char) -> bool {
    let before = before.trim_end_matches(' ');
    let linked = talk::before_link(before).or_else(|| before.strip_suffix('|'));
    let linked = linked.map(|before| before.trim_end_matches([' ', '"', '”']));
    linked.and_then(|before| before.strip_suffix(with)).is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

/// `\u003cp\u003e`, `\u003c/p\u003e`: a tag, which is read as one when it is decoded.
fn is_in_tag(text: &str, span: Span) -> bool {
    /// Attack: `\u003c` without its other half, repeated. Longer tags hold addresses.
    const MAX: usize = 200;
    const ENDS: [&str; 2] = ["\\u003e", "\\u003E"];
    const STARTS: [&str; 2] = ["\\u003c", "\\u003C"];
    let name = |inside: &str| {
        let inside = inside.trim_start_matches('\\').trim_start_matches('/');
        inside.starts_with(|c: char| c.is_ascii_alphabetic()) && !inside.contains('\n')
    };
    let behind = near::behind(&text[span.end..], MAX);
    let before = near::before(&text[..span.start], MAX);
    let is_start = STARTS.iter().any(|mark| text[span.range()].ends_with(mark));
    if is_start {
        ENDS.iter().filter_map(|mark| behind.find(mark)).min().is_some_and(|end| name(&behind[..end]))
    } else {
        STARTS.iter().filter_map(|mark| before.rfind(mark)).max().is_some_and(|start| name(&before[start + 6..]))
    }
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// The escape at the backslash at `at`; two backslashes are one that was escaped again.
fn read(bytes: &[u8], at: usize, may_be_hex: bool) -> Option<Hit> {
    if at > 0 && bytes[at - 1] == b'\\' {
        return None;
    }
    let slashes = 1 + usize::from(bytes.get(at + 1) == Some(&b'\\'));
    let mark = *bytes.get(at + slashes)?;
    let digits = match mark {
        b'u' => 4,
        b'x' if may_be_hex => 2,
        _ => return None,
    };
    let unit = |from: usize| hex(bytes.get(from..from + digits)?);
    let mut end = at + slashes + 1 + digits;
    let mut code = unit(at + slashes + 1)?;
    if (0xd800..0xdc00).contains(&code) {
        let next = end + slashes;
        if bytes.get(end..next)?.iter().any(|b| *b != b'\\') || bytes.get(next) != Some(&b'u') {
            return None;
        }
        let low = unit(next + 1).filter(|low| (0xdc00..0xe000).contains(low))?;
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        end = next + 1 + digits;
    }
    let with = char::from_u32(code).filter(|c| !c.is_control() || *c == '\n')?;
    (code & 0xfffe != 0xfffe).then_some(Hit { span: Span::new(at, end), with, is_hex: mark == b'x' })
}
