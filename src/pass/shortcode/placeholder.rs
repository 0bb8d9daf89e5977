//! `{{ … }}`, `{% … %}`, `<% … %>`, `${…}`.

use std::cell::LazyCell;

use memchr::memmem;

use super::PLACEHOLDER;
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::cut;
use crate::pass::introduced::is_introduced;
use crate::pass::talk::Talk;
use crate::places::pairs;
use crate::rule::Confidence;

/// Attack: `{{` without an end. No placeholder on a page is longer.
const MAX: usize = 1000;

/// Opening and closing marks.
const MARKS: [(&str, &str); 11] = [
    ("{{{", "}}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("<%", "%>"),
    ("<?", "?>"),
    ("${", "}"),
    ("{#", "#}"),
    ("{*", "*}"),
    ("{\\*", "\\*}"),
    ("%%", "%%"),
    ("*|", "|*"),
];

/// Words that begin a statement of Jinja, Liquid, Twig or Handlebars.
#[rustfmt::skip]
const STATEMENTS: [&str; 28] = [
    "if", "else", "elif", "elsif", "endif", "for", "endfor", "include", "block", "endblock", "extends", "set", "assign",
    "capture", "endcapture", "unless", "endunless", "with", "endwith", "load", "import", "macro", "raw", "endraw", "url",
    "trans", "csrf_token", "comment",
];

/// More than this share of lines, and the document is a template, not a page.
const MAX_SHARE: usize = 4;

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    const OPEN: ZoneKinds = ZoneKinds::URL.or(ZoneKinds::EMAIL).or(ZoneKinds::PATH).or(ZoneKinds::CODE_LINE);
    /// Bytes of a document that one line of template code or two can make verbatim.
    const FEW: usize = 4000;
    let text = document.text();
    let bytes = text.as_bytes();
    if text.len() > FEW && document.is_plainly_verbatim() {
        return;
    }
    let starts = starts(document);
    if starts.is_empty() {
        return;
    }
    let is_verbatim = document.is_verbatim();
    if is_verbatim && text.len() > FEW {
        return;
    }
    let lines = document.lines();
    // So is one of Hugo, with front matter: what else it shows of templates is an example.
    let is_of_hugo = LazyCell::new(|| document.is_authored() && (text.contains("{{<") || text.contains("{{%")));
    let mut whole = Vec::new();
    let mut done = 0;
    for at in starts {
        if at < done {
            continue;
        }
        let rest = &bytes[at..bytes.len().min(at + MAX)];
        let Some((open, close)) = MARKS.iter().find(|(open, _)| rest.starts_with(open.as_bytes())) else { continue };
        let Some(length) = memmem::find(&rest[open.len()..], close.as_bytes()) else { continue };
        let span = Span::new(at, at + open.len() + length + close.len());
        let inside = &text[at + open.len()..at + open.len() + length];
        if inside.contains(['\n', '{']) || document.zones().at(at, OPEN.complement()).is_some() {
            continue;
        }
        done = span.end;
        let line = lines.at(at);
        // The source of a page, such as one of Jekyll, is Markdown with statements.
        let is_source = || match *open {
            "{%" => document.is_markdown(),
            "{{" => *is_of_hugo,
            _ => false,
        };
        let sure = (is_code(open, inside) || *open == "{{" && is_value(document, line, inside)) && !is_source();
        if cut::is_alone(document, span) {
            whole.push((line, sure));
        } else if let Some(end) = sure.then(|| fills_line(document, span)).flatten() {
            whole.push((line, true));
            done = end;
        } else if !is_verbatim && !Talk::about(text, span).is_quoted() && *open != "${" && !inside.trim().is_empty() {
            edits.delete(span, &PLACEHOLDER, Confidence::Possible);
        }
    }
    if is_verbatim && !is_page(document, &whole) {
        return;
    }
    let is_all = || {
        let written = (0..lines.len()).filter(|line| !lines.is_blank(text, *line)).take(whole.len() + 1).count();
        written == whole.len()
    };
    let many = whole.len() * MAX_SHARE > lines.len() && whole.len() > 2 || is_all();
    for (line, sure) in whole {
        let confidence = if sure && !many { Confidence::Likely } else { Confidence::Possible };
        edits.delete(document.block(line, line), &PLACEHOLDER, confidence);
    }
}

/// `{{ message }}` as a paragraph, of which no line above says that it shows one.
fn is_value(document: &Document<'_>, line: usize, inside: &str) -> bool {
    let name = inside.strip_prefix(' ').and_then(|inside| inside.strip_suffix(' ')).unwrap_or_default();
    let is_name = name.len() >= 3 && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    is_name && document.are_apart(line, line) && !is_introduced(document, line, line)
}

/// Whether what is left beside one line or two of template code is text.
fn is_page(document: &Document<'_>, whole: &[(usize, bool)]) -> bool {
    /// Of a document that so few lines can make one of code.
    const MAX_LINES: usize = 40;
    let lines = document.lines();
    if whole.is_empty() || whole.len() > 2 || lines.len() > MAX_LINES {
        return false;
    }
    let rest: String = (0..lines.len())
        .filter(|line| whole.iter().all(|(other, _)| other != line))
        .flat_map(|line| [document.line(line), "\n"])
        .collect();
    let other = Document::new(&rest);
    let is_sentence = |line: &str| {
        line.starts_with(|c: char| c.is_alphanumeric() && !c.is_ascii_lowercase())
            && line.trim_end().ends_with(['.', '!', '?', '…', '。'])
    };
    rest.lines().any(is_sentence) && !other.is_verbatim() && !rest.contains(['{', '<', '='])
}

/// The end of the line that starts with `first`, where nothing stands on it but placeholders of its kind: `{{ a.b }} {{ c.d }}`.
fn fills_line(document: &Document<'_>, first: Span) -> Option<usize> {
    let text = document.text();
    let line = document.lines().span(document.lines().at(first.start));
    let (open, close) = MARKS.iter().find(|(open, _)| document.slice(first).starts_with(open))?;
    if !text[line.start..first.start].trim().is_empty() || line.len() > MAX {
        return None;
    }
    let mut rest = text[first.end..line.end].trim();
    while let Some(inside) = rest.strip_prefix(open) {
        let end = inside.find(close)?;
        is_code(open, &inside[..end]).then_some(())?;
        rest = inside[end + close.len()..].trim_start();
    }
    rest.is_empty().then_some(line.end)
}

/// Where a mark may begin.
fn starts(document: &Document<'_>) -> Vec<usize> {
    let (bytes, classes) = (document.text().as_bytes(), document.classes());
    let mut starts = Vec::new();
    if classes.intersects(Classes::MARKS) {
        starts.extend(pairs(bytes, *b"%%"));
    }
    if classes.intersects(Classes::PIPE) {
        starts.extend(document.each_mark("*|"));
    }
    if classes.intersects(Classes::ANGLE) {
        starts.extend(document.each([b'<']).filter(|at| matches!(bytes.get(at + 1), Some(b'%' | b'?'))));
    }
    if classes.intersects(Classes::BRACE) {
        let braces = || document.each([b'{']);
        starts.extend(braces().filter(|at| *at > 0 && bytes[at - 1] == b'$').map(|at| at - 1));
        let is_mark = |at: &usize| matches!(bytes.get(at + 1), Some(b'{' | b'%' | b'#' | b'*' | b'\\'));
        starts.extend(braces().filter(is_mark));
    }
    starts.sort_unstable();
    starts
}

/// Whether it is template code for sure: a statement, a member, a filter, an operator.
fn is_code(open: &str, inside: &str) -> bool {
    let body = inside.trim_matches(['-', ' ', '~', '=']);
    let first = body.split([' ', '(']).next().unwrap_or_default();
    match open {
        "{%" => STATEMENTS.contains(&first),
        "<%" => true,
        "<?" => inside.starts_with("php ") || inside.starts_with('='),
        "${" => {
            let mut parts = inside.split('.');
            let is_name = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            inside.contains('.') && parts.all(is_name)
        }
        // The fields of mailing programs.
        // A field of a form: `{* signIn_email *}`. A comment has several words.
        "{*" | "{\\*" => {
            let name = body.as_bytes();
            body.contains(['_', '#']) && name.iter().all(|b| b.is_ascii_alphanumeric() || b"_#\\".contains(b))
        }
        // `*|Notes:|*` is bold code of pldoc; the names of fields are loud.
        "*|" if !inside.bytes().take(2).all(|b| b.is_ascii_uppercase()) => false,
        "%%" | "*|" => inside.len() >= 3 && inside.bytes().all(|b| b.is_ascii_alphanumeric() || b"_:-".contains(&b)),
        "{{" | "{{{" => {
            let operator =
                ["===", "==", "&&", "||", " ? ", "::", "| ", " |", "!=", "(", "()"].iter().any(|op| body.contains(op));
            // A version has no name of a field: `{{BY-4.0}}`.
            let member = body.split('.').count() > 1
                && body.contains(|c: char| c.is_ascii_lowercase())
                && body.bytes().all(|b| b.is_ascii_alphanumeric() || b"._$[]'-".contains(&b));
            let is_path = body.starts_with('/') && body[1..].contains('/');
            let helper = body.starts_with(['#', '/', '^', '>', '<', '$']) && !is_path;
            !is_prose(body) && (operator && !body.starts_with(|c: char| c.is_uppercase()) || member || helper)
        }
        _ => false,
    }
}

/// Whether most of it, and some of it in any case, are words in small letters: marks of another kind around words of the text.
fn is_prose(body: &str) -> bool {
    const FEW: usize = 4;
    let words = || body.split(' ').map(|word| word.trim_end_matches([',', '.', ';', ':']));
    let plain = words().filter(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())).count();
    plain >= FEW && plain * 2 > words().count() && !body.contains(['"', '\'', '|', '='])
}
