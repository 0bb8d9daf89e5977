//! Document evidence: what the text as a whole is.

use super::code::{is_code_line, is_comment, is_directive, is_setting};
use super::{Classes, Document, ZoneKinds};

/// Lines looked at to tell what a document is. Attack: none; a larger sample would not decide better.
const SAMPLE_LINES: usize = 200;

/// Of all lines that are not blank, the share of such lines that makes a document verbatim: unmistakable ones alone, or
/// together with ones that prose can hold too.
const CODE_SHARE: f32 = 0.2;
const CODE_SHARE_WITH_WEAK: f32 = 0.5;

/// The share of indented lines that makes a page laid out by hand, such as a printed manual.
const INDENTED_SHARE: f32 = 0.6;

/// Not running prose: source code, LaTeX, configuration, logs, data, pages laid out with blanks.
pub(super) fn is_verbatim(document: &Document<'_>) -> bool {
    let text = document.text();
    if text.starts_with("#!") || text.starts_with("<?xml") || text.starts_with("%!PS") {
        return true;
    }
    if is_json(text) {
        return true;
    }
    let (mut all, mut strong, mut weak, mut indented) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_LINES) {
        all += 1.0;
        indented += f32::from(u8::from(line.starts_with("   ") || line.starts_with('\t')));
        if is_code_line(line) || is_directive(line) {
            strong += 1.0;
        } else if is_setting(line) || is_comment(line) {
            weak += 1.0;
        }
    }
    // A single line of code in a sentence or two says nothing about the document.
    all >= 2.0 && strong >= 1.0 && strong / all >= CODE_SHARE && (strong + weak) / all >= CODE_SHARE_WITH_WEAK
        || all >= 4.0 && weak / all >= 0.8
        || all >= 8.0 && indented / all >= INDENTED_SHARE
}

/// A whole JSON value, by its ends.
fn is_json(text: &str) -> bool {
    let text = text.trim();
    let inner = text
        .strip_prefix('{')
        .and_then(|t| t.strip_suffix('}'))
        .or_else(|| text.strip_prefix('[').and_then(|t| t.strip_suffix(']')));
    inner.is_some_and(|inner| {
        let inner = inner.trim_start();
        inner.starts_with('"') && (inner.contains("\":") || inner.contains("\","))
            || inner.starts_with('{') && inner.contains("\":")
    })
}

/// Uses LaTeX commands.
pub(super) fn is_latex(text: &str) -> bool {
    const COMMANDS: [&str; 12] = [
        "begin{",
        "documentclass",
        "section",
        "cite",
        "ref{",
        "label{",
        "emph{",
        "textbf{",
        "textit{",
        "usepackage",
        "eqref{",
        "item ",
    ];
    memchr::memchr_iter(b'\\', text.as_bytes())
        .any(|at| COMMANDS.iter().any(|command| text.as_bytes()[at + 1..].starts_with(command.as_bytes())))
}

/// Holds Markdown that no author of plain text writes: links, strong emphasis, fences, headings of a lower level.
pub(super) fn is_markdown(document: &Document<'_>) -> bool {
    let text = document.text();
    let classes = document.classes();
    if classes.intersects(Classes::BRACKET) && !document.links().is_empty() {
        return true;
    }
    if classes.intersects(Classes::STAR) && has_strong(document) {
        return true;
    }
    if classes.intersects(Classes::HASH)
        && text.lines().any(|line| {
            let line = line.trim_start_matches(['>', ' ']);
            let marks = line.bytes().take_while(|b| *b == b'#').count();
            (2..=6).contains(&marks) && line[marks..].starts_with(' ')
        })
    {
        return true;
    }
    classes.intersects(Classes::BACKTICK)
        && document.zones().iter().any(|zone| zone.kind == ZoneKinds::CODE && document.slice(zone.span).contains("```"))
}

/// Whether some line holds `**words**`.
fn has_strong(document: &Document<'_>) -> bool {
    let bytes = document.text().as_bytes();
    let mut open = None;
    let mut done = 0;
    for at in memchr::memmem::find_iter(bytes, "**") {
        if at < done {
            continue;
        }
        let length = bytes[at..].iter().take_while(|b| **b == b'*').count();
        done = at + length;
        let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
        let after = bytes.get(done).copied().unwrap_or(b' ');
        // Longer runs are rules, masks and the like.
        if length > 3 || document.zones().at(at, ZoneKinds::ALL).is_some() {
            open = None;
            continue;
        }
        if !before.is_ascii_whitespace() && open.is_some_and(|open| !bytes[open..at].contains(&b'\n')) {
            return true;
        }
        open = (!after.is_ascii_whitespace() && !before.is_ascii_alphanumeric()).then_some(at);
    }
    false
}
