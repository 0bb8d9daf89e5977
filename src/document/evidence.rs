//! Document evidence: what the text as a whole is.

use super::{Classes, Document, ZoneKinds};

/// What a document as a whole is, computed once and only if a pass asks.
#[derive(Debug)]
pub(crate) struct Evidence {
    /// Not running prose: source code, LaTeX, configuration, logs, data, pages laid out with blanks.
    pub(crate) verbatim: bool,
    /// Holds Markdown that no author of plain text writes: links, strong emphasis, fences, headings of a lower level.
    pub(crate) markdown: bool,
    /// Uses LaTeX commands.
    pub(crate) latex: bool,
}

/// Lines looked at to tell what a document is. Attack: none; a larger sample would not decide better.
const SAMPLE_LINES: usize = 400;

/// Of all lines that are not blank, the share of such lines that makes a document verbatim: unmistakable ones alone, or
/// together with ones that prose can hold too.
const CODE_SHARE: f32 = 0.2;
const CODE_SHARE_WITH_WEAK: f32 = 0.5;

/// The share of indented lines that makes a page laid out by hand, such as a printed manual.
const INDENTED_SHARE: f32 = 0.6;

impl Evidence {
    pub(super) fn gather(document: &Document<'_>) -> Self {
        Self { verbatim: is_verbatim(document), markdown: is_markdown(document), latex: is_latex(document.text()) }
    }
}

fn is_verbatim(document: &Document<'_>) -> bool {
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

fn is_latex(text: &str) -> bool {
    const COMMANDS: [&str; 12] = [
        "\\begin{",
        "\\documentclass",
        "\\section",
        "\\cite",
        "\\ref{",
        "\\label{",
        "\\emph{",
        "\\textbf{",
        "\\textit{",
        "\\usepackage",
        "\\eqref{",
        "\\item ",
    ];
    COMMANDS.iter().any(|command| memchr::memmem::find(text.as_bytes(), command.as_bytes()).is_some())
}

fn is_markdown(document: &Document<'_>) -> bool {
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
    for at in memchr::memmem::find_iter(bytes, "**") {
        if document.zones().at(at, ZoneKinds::ALL).is_some() {
            continue;
        }
        let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
        let after = bytes.get(at + 2).copied().unwrap_or(b' ');
        if !before.is_ascii_whitespace() && open.is_some_and(|open| !bytes[open..at].contains(&b'\n')) {
            return true;
        }
        open = (!after.is_ascii_whitespace() && !before.is_ascii_alphanumeric()).then_some(at);
    }
    false
}

/// `.TH NAME`, `\section{…}`, `[section]`, `@media …`: the line starts with a command of a machine language.
fn is_directive(line: &str) -> bool {
    let line = line.trim();
    let mut bytes = line.bytes();
    match (bytes.next(), bytes.next()) {
        (Some(b'.'), Some(b'A'..=b'Z' | b'\\')) | (Some(b'\''), Some(b'\\')) => true,
        (Some(b'.'), Some(b'a'..=b'z')) => {
            let macro_name = line[1..].split(' ').next().unwrap_or_default();
            macro_name.len() == 2 && macro_name.bytes().all(|b| b.is_ascii_lowercase())
        }
        (Some(b'\\'), Some(b'a'..=b'z' | b'A'..=b'Z')) => line.contains('{') || !line.contains(' '),
        (Some(b'%'), Some(b'%' | b'!')) => true,
        (Some(b'['), Some(b'a'..=b'z' | b'A'..=b'Z' | b'[')) => line.ends_with(']') && !line.contains(' '),
        (Some(b'<'), Some(b'a'..=b'z' | b'/' | b'!')) => line.ends_with('>'),
        _ => false,
    }
}

/// `key: value`, `key = value`, `- item` of a configuration file.
fn is_setting(line: &str) -> bool {
    let line = line.trim().trim_start_matches("- ");
    let key_end = line.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_-.\"'/".contains(b)).count();
    let rest = line[key_end..].trim_start();
    key_end > 0
        && (rest == ":" || rest.starts_with(": ") && key_end == line.len() - rest.len() || rest.starts_with('='))
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    ["# ", "//", "/*", "*/", "-- ", "; ", "% ", ".\\\"", "\" "].iter().any(|mark| line.starts_with(mark)) || line == "#"
}

/// Whether a line is source code or a command rather than a sentence: it takes two signs of different kinds.
pub(crate) fn is_code_line(line: &str) -> bool {
    let line = line.trim();
    // Attack: one endless line. No line of code that people paste is longer.
    if line.len() < 4 || line.len() > 1000 {
        return false;
    }
    let bytes = line.as_bytes();
    let last = bytes[bytes.len() - 1];
    let has = |mark: &str| memchr::memmem::find(bytes, mark.as_bytes()).is_some();
    let has_any = |marks: &[&str]| marks.iter().any(|mark| has(mark));
    let mut signs = 0;
    signs += u32::from(matches!(last, b';' | b'{' | b'}'));
    signs += u32::from(has("();") || has(");") || has("){") || has(") {") || has("})"));
    signs += u32::from(has_call(bytes));
    signs += u32::from(has_any(&[" = ", " == ", "!=", " += ", ":=", "=>", "->", "::", " && ", " || ", "<<", "++"]));
    signs += u32::from(has_any(&["['", "[\"", "']", "\"]", "](", "$(", "${"]) && !has("](http"));
    if let Some(keyword) = KEYWORDS.iter().find(|keyword| line.starts_with(**keyword)) {
        let is_word = keyword.trim_end().bytes().all(|b| b.is_ascii_alphabetic());
        signs += if is_word { 1 } else { 2 };
    }
    signs >= 2 && !reads_like_prose(line)
}

/// Starts of lines that hardly any sentence has.
const KEYWORDS: [&str; 37] = [
    "#include",
    "#define",
    "#ifdef",
    "#endif",
    "import {",
    "import java",
    "from . import",
    "def ",
    "fn ",
    "pub fn ",
    "function ",
    "function(",
    "func ",
    "public static",
    "private ",
    "const ",
    "var ",
    "let ",
    "return ",
    "if (",
    "} else",
    "for (",
    "while (",
    "switch (",
    "SELECT ",
    "INSERT INTO",
    "CREATE TABLE",
    "printf(",
    "println!(",
    "console.log",
    "sudo ",
    "$ ",
    "sed ",
    "#!/",
    "cd ",
    "print(",
    "std::",
];

/// An identifier with `(` glued to it and arguments in it: `f()`, `f("x")`, `f(a, b)`, `f(x);`, but not `word(s)`.
fn has_call(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'(', bytes).any(|at| {
        let glued = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
        let arguments = || {
            memchr::memchr(b')', &bytes[at..]).is_some_and(|end| {
                bytes[at..at + end].contains(&b',')
                    || matches!(bytes.get(at + end + 1), Some(b';' | b'.' | b')' | b'{'))
            })
        };
        glued && (matches!(bytes.get(at + 1), Some(b')' | b'"' | b'\'' | b'&' | b'*')) || arguments())
    })
}

/// A capital, then words with single blanks, then a full stop: a sentence, whatever signs it mentions.
fn reads_like_prose(line: &str) -> bool {
    let words = line.split_ascii_whitespace();
    let (mut all, mut plain) = (0, 0);
    for word in words {
        all += 1;
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        plain += u32::from(word.len() > 1 && word.chars().all(char::is_alphabetic));
    }
    let ends = line.ends_with(['.', '!', '?', '”', '"']);
    all >= 5 && (ends && plain * 2 >= all || plain * 10 >= all * 9)
}
