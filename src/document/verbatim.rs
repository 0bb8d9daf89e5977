//! Whether a document as a whole is not running prose, and must be left as it is.

use super::Document;
use super::code::{is_code_line, is_comment, is_directive, is_setting};

/// Lines looked at to tell what a document is. A larger sample would not decide better.
const SAMPLE_LINES: usize = 120;

/// Bytes of a line looked at. Attack: one endless line.
const SAMPLE_BYTES: usize = 1000;

/// Of all lines that are not blank, the share of lines of code that makes a document verbatim: unmistakable ones alone, or
/// together with ones that prose can hold too.
const CODE_SHARE: f32 = 0.2;
const CODE_SHARE_WITH_WEAK: f32 = 0.5;

/// The share of weak signs alone.
const WEAK_SHARE: f32 = 0.8;

/// The share of indented lines that makes a page laid out by hand, such as a printed manual.
const INDENTED_SHARE: f32 = 0.6;

/// The share of lines drawn with punctuation that makes a picture.
const ART_SHARE: f32 = 0.4;

/// Source code, LaTeX, roff, other light markup, configuration, logs, data, pictures, pages laid out with blanks.
pub(super) fn is_verbatim(document: &Document<'_>) -> bool {
    let text = document.text();
    const STARTS: [&str; 6] = ["#!", "<?xml", "%!PS", "<!DOCTYPE", "<!doctype", "<html"];
    if STARTS.iter().any(|start| text.starts_with(start)) || is_json(text) {
        return true;
    }
    let mut lines = Lines::default();
    let mut code = document.code_lines().iter().peekable();
    let written =
        document.lines().iter().enumerate().filter(|(_, span)| !document.slice(*span).trim_ascii().is_empty());
    for (number, span) in written.take(SAMPLE_LINES) {
        let line = document.slice(span);
        let line = line[..line.floor_char_boundary(SAMPLE_BYTES)].trim_ascii_end();
        if is_foreign_markup(line) {
            return true;
        }
        while code.next_if(|code| **code < number).is_some() {}
        // Of an endless line the start tells.
        let is_code = code.peek() == Some(&&number) || line.len() < span.len() && is_code_line(line, true);
        lines.count(line, is_code);
    }
    lines.are_verbatim()
}

/// How many lines of which kind.
#[derive(Default)]
struct Lines {
    all: f32,
    strong: f32,
    weak: f32,
    indented: f32,
    art: f32,
}

impl Lines {
    fn count(&mut self, line: &str, is_code: bool) {
        self.all += 1.0;
        if line.starts_with("   ") || line.starts_with('\t') {
            self.indented += 1.0;
        }
        if is_art(line) {
            self.art += 1.0;
        }
        if is_code || is_directive(line) || is_dense(line) {
            self.strong += 1.0;
        } else if is_setting(line) || is_comment(line) {
            self.weak += 1.0;
        }
    }

    fn are_verbatim(&self) -> bool {
        let share = |part: f32| part / self.all;
        // A single line of code in a sentence or two says nothing about the document.
        let code = self.all >= 2.0
            && share(self.strong) >= CODE_SHARE
            && share(self.strong + self.weak) >= CODE_SHARE_WITH_WEAK;
        code || self.all >= 4.0 && share(self.weak) >= WEAK_SHARE
            || self.all >= 8.0 && share(self.indented) >= INDENTED_SHARE
            || self.all >= 6.0 && share(self.art) >= ART_SHARE
    }
}

/// A line that only roff, POD, reStructuredText or AsciiDoc has: one of them is enough.
fn is_foreign_markup(line: &str) -> bool {
    const ROFF: [&str; 8] = [".TH ", ".SH ", ".Sh ", ".Dd ", ".SS ", ".TP", ".PP", ".\\\""];
    const POD: [&str; 6] = ["=head1 ", "=head2 ", "=over ", "=item ", "=pod", "=cut"];
    const ASCIIDOC: [&str; 7] = ["include::", "ifdef::", "endif::", "image::", ":toc:", "[source,", "[[_"];
    let is = |marks: &[&str]| marks.iter().any(|mark| line.starts_with(mark));
    let rst =
        line.trim_ascii_start().strip_prefix(".. ").is_some_and(|rest| rest.contains("::") || rest.starts_with('_'));
    match line.bytes().next().unwrap_or_default() {
        b'.' => rst || is(&ROFF),
        b'=' => is(&POD),
        b' ' => rst,
        b'i' | b'e' | b':' | b'[' => is(&ASCIIDOC),
        _ => false,
    }
}

/// How many of the bytes are such. Adds up bytes, 16 or more at a time.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let sums = bytes.chunks(128).map(|chunk| chunk.iter().fold(0u8, |sum, byte| sum + u8::from(is(*byte))));
    sums.map(usize::from).sum()
}

/// A long line with the punctuation of code: minified scripts and style sheets.
fn is_dense(line: &str) -> bool {
    const LONG: usize = 500;
    line.len() >= LONG
        && count(line.as_bytes(), |b| matches!(b, b';' | b'{' | b'}' | b'(' | b')' | b'=' | b':')) * 12 > line.len()
}

/// A line drawn rather than written: mostly punctuation, and not all of one kind, nor a row of a table.
fn is_art(line: &str) -> bool {
    /// Wider than any picture drawn with characters; lines of prose need no counting.
    const MAX: usize = 160;
    let line = line.trim_ascii();
    let (Some(first), Some(last)) = (line.bytes().next(), line.bytes().next_back()) else { return false };
    if line.len() > MAX {
        return false;
    }
    let signs = count(line.as_bytes(), |b| b.is_ascii_punctuation());
    let blanks = count(line.as_bytes(), |b| b == b' ');
    signs >= 3
        && signs * 5 >= (line.len() - blanks) * 3
        && !(first == b'|' && last == b'|')
        && !line.bytes().all(|b| b == first || b == b' ')
        && !line.contains("](")
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
