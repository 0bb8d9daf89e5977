//! `{{ … }}`, `{% … %}`, `<% … %>`, `${…}`.

use std::cell::LazyCell;

use memchr::memmem;

use super::lesson::is_about_templates;
use super::template::is_code;
use super::{PLACEHOLDER, names};
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span, cut};
use crate::pass::context::introduced::is_introduced;
use crate::pass::talk::Talk;
use crate::rule::Confidence;
use crate::text::places::pairs;

/// Attack: `{{` without an end. No placeholder on a page is longer.
const MAX: usize = 1000;

/// Opening and closing marks.
#[rustfmt::skip]
const MARKS: [(&str, &str); 16] = [
    ("{{{", "}}}"), ("{{", "}}"), ("{%", "%}"), ("{!!", "!!}"), ("<%", "%>"), ("<?", "?>"), ("${", "}"), ("$!{", "}"),
    ("#{", "}"), ("{#", "#}"), ("{*", "*}"), ("{\\*", "\\*}"), ("%%", "%%"), ("*|", "|*"), ("[%", "%]"), ("[[", "]]"),
];

/// More than this share of lines, and the document is a template, not a page.
const MAX_SHARE: usize = 4;

/// A line that is a placeholder and nothing else.
struct Whole {
    line: usize,
    sure: bool,
    /// By what is between its marks, in whatever text.
    is_code: bool,
}

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    const OPEN: ZoneKinds = ZoneKinds::ADDRESSES.or(ZoneKinds::CODE_LINE);
    /// Bytes of a document that one line of template code or two can make verbatim.
    const FEW: usize = 4000;
    let text = document.text();
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
    // A name among words makes a form of the text: `Dear {{ name }}`.
    let mut is_form = false;
    let mut done = 0;
    for at in starts {
        if at < done {
            continue;
        }
        let Some((span, open, inside)) = read(text, at) else { continue };
        if document.zones().at(at, OPEN.complement()).is_some() {
            continue;
        }
        let line = lines.at(at);
        let is_code = is_code(open, inside) && (is_clear(open) || is_paragraph(document, line));
        if !is_code && !is_clear(open) {
            continue;
        }
        done = span.end;
        // The source of a page, such as one of Jekyll, is Markdown with statements.
        let is_source = || match open {
            "{%" => document.is_markdown(),
            "{{" => *is_of_hugo,
            "[[" => document.is_authored(),
            _ => false,
        };
        let is_value = || (open.starts_with("{{") || open == "${") && is_value(document, line, inside);
        let sure = (is_code || is_value()) && !is_source();
        if cut::is_alone(document, span) {
            whole.push(Whole { line, sure, is_code });
        } else if let Some(end) = sure.then(|| fills_line(document, span)).flatten() {
            whole.push(Whole { line, sure, is_code: true });
            done = end;
        } else if is_clear(open)
            && !is_verbatim
            && !Talk::about(text, span).is_quoted()
            && open != "${"
            && !inside.trim().is_empty()
        {
            is_form = true;
            edits.delete(span, &PLACEHOLDER, Confidence::Possible);
        }
    }
    if !is_verbatim || is_page(document, &whole) {
        delete(document, whole, is_form, edits);
    }
}

/// Deletes lines that are placeholders, unless the text is a form or made of them, or tells of some.
fn delete(document: &Document<'_>, whole: Vec<Whole>, is_form: bool, edits: &mut Edits<'_>) {
    let (text, lines) = (document.text(), document.lines());
    let is_all = || {
        let written = (0..lines.len()).filter(|line| !lines.is_blank(text, *line)).take(whole.len() + 1).count();
        written == whole.len()
    };
    let many = whole.len() * MAX_SHARE > lines.len() && whole.len() > 2 || is_all();
    let is_told_of = LazyCell::new(|| is_about_templates(text));
    for Whole { line, sure, is_code } in whole {
        let confidence = if sure && !many && (is_code || !is_form) && !*is_told_of {
            Confidence::Likely
        } else {
            Confidence::Possible
        };
        edits.delete(document.block(line, line), &PLACEHOLDER, confidence);
    }
}

/// The placeholder at `at`: where it is, its opening mark, what it holds.
fn read(text: &str, at: usize) -> Option<(Span, &'static str, &str)> {
    let rest = &text.as_bytes()[at..text.len().min(at + MAX)];
    let (open, close) = MARKS.iter().find(|(open, _)| rest.starts_with(open.as_bytes()))?;
    let start = at + open.len();
    let end = start + memmem::find(&rest[open.len()..], close.as_bytes())?;
    let inside = &text[start..end];
    let is_data = *open == "[[" && inside.starts_with("{\"");
    let fits = !inside.contains('\n') && (is_data || !inside.contains('{'));
    fits.then(|| (Span::new(at, end + close.len()), *open, inside))
}

/// Whether nothing else begins with these marks, in whatever text.
fn is_clear(open: &str) -> bool {
    !matches!(open, "{!!" | "#{" | "[%" | "[[")
}

/// `{{ message }}`, `{{pageTitle}}` as a paragraph.
fn is_value(document: &Document<'_>, line: usize, inside: &str) -> bool {
    let name = inside.trim_matches(' ');
    let is_name = name.len() >= 3 && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (is_name && name.len() + 2 == inside.len() || is_field(name)) && is_paragraph(document, line)
}

/// `pageTitle`, `AD_1`, `widget:related`: a name with a part that names what pages show.
fn is_field(name: &str) -> bool {
    /// Attack: one endless name.
    const MAX: usize = 60;
    let fits = |b: u8| b.is_ascii_alphanumeric() || b"_-: ".contains(&b);
    if name.len() > MAX || !name.bytes().all(fits) || name.matches(' ').count() > 1 {
        return false;
    }
    let mut words = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    for c in name.chars() {
        if before.is_lowercase() && c.is_uppercase() {
            words.push(' ');
        }
        words.push(if c.is_alphabetic() { c.to_ascii_lowercase() } else { ' ' });
        before = c;
    }
    words.split(' ').any(|word| names::FIELDS.contains(&word))
}

/// A paragraph of its own, of which no line above says that it shows one.
fn is_paragraph(document: &Document<'_>, line: usize) -> bool {
    document.are_apart(line, line) && !is_introduced(document, line, line)
}

/// Whether what is left beside one line or two of template code is text.
fn is_page(document: &Document<'_>, whole: &[Whole]) -> bool {
    /// Of a document that so few lines can make one of code.
    const MAX_LINES: usize = 40;
    let lines = document.lines();
    if whole.is_empty() || whole.len() > 2 || lines.len() > MAX_LINES {
        return false;
    }
    let rest: String = (0..lines.len())
        .filter(|line| whole.iter().all(|whole| whole.line != *line))
        .flat_map(|line| [document.line(line), "\n"])
        .collect();
    let other = Document::new(&rest);
    let is_sentence = |line: &str| {
        line.starts_with(|c: char| c.is_alphanumeric() && !c.is_ascii_lowercase())
            && line.trim_end().ends_with(['.', '!', '?', '…', '。'])
    };
    rest.lines().any(is_sentence) && !other.is_verbatim() && !rest.contains(['{', '<', '='])
}

/// The end of the line whose first placeholder is `first`, where nothing else stands on it but others and marks between them:
/// `{{ a.b }} | {{ c }}`, `## {{ a.b }}`, `[{{ a.b }}]({{ a.c }})`.
fn fills_line(document: &Document<'_>, first: Span) -> Option<usize> {
    let text = document.text();
    let line = document.lines().span(document.lines().at(first.start));
    let (open, close) = MARKS.iter().find(|(open, _)| document.slice(first).starts_with(open))?;
    let before = text[line.start..first.start].trim_start_matches(' ');
    let number = before.bytes().take_while(u8::is_ascii_digit).count();
    let is_mark = |c: char| " #>-*+_!([.)".contains(c);
    // A row of a table is one of several.
    if line.len() > MAX || before.starts_with('|') || !before[number..].chars().all(is_mark) {
        return None;
    }
    let between = |c: char| c == ' ' || !c.is_alphanumeric() && !open.contains(c) && c != '`';
    let mut rest = text[first.end..line.end].trim_start_matches(between);
    while let Some(inside) = rest.strip_prefix(open) {
        let end = inside.find(close)?;
        rest = inside[end + close.len()..].trim_start_matches(between);
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
        starts.extend(braces().filter(|at| *at > 0 && matches!(bytes[at - 1], b'$' | b'#')).map(|at| at - 1));
        starts.extend(braces().filter(|at| *at > 1 && bytes[at - 2..*at] == *b"$!").map(|at| at - 2));
        let is_mark = |at: &usize| matches!(bytes.get(at + 1), Some(b'{' | b'%' | b'#' | b'*' | b'\\' | b'!'));
        starts.extend(braces().filter(is_mark));
    }
    if classes.intersects(Classes::BRACKET) {
        let is_mark = |at: &usize| matches!(bytes.get(at + 1), Some(b'[' | b'%'));
        let starts_line = |at: &usize| *at == 0 || bytes[at - 1] == b'\n';
        starts.extend(document.each([b'[']).filter(|at| is_mark(at) && starts_line(at)));
    }
    starts.sort_unstable();
    starts
}
