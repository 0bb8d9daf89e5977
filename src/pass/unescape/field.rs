//! Fields of tables that were taken out with their quoting, and escapes that lost their backslash.

use super::{CSV, REACH, SPREADSHEET, STRIPPED, explains_escapes, is_quoted};
use crate::document::{Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::talk::{Talk, Told};
use crate::rule::Confidence;
use crate::text::near;

/// The whole document, or else each of its lines.
pub(super) fn csv(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    if !text.trim_ascii_start().starts_with('"') {
        return;
    }
    let whole = text.trim_ascii();
    let start = text.len() - text.trim_ascii_start().len();
    if field(whole, start, edits) {
        return;
    }
    for line in document.lines().iter() {
        field(document.slice(line), line.start, edits);
    }
}

/// Unwraps `field` if it is one: in quotes, every quote inside doubled, some of them at words.
fn field(field: &str, start: usize, edits: &mut Edits<'_>) -> bool {
    let Some(inner) = field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return false };
    let bytes = inner.as_bytes();
    let mut pairs = Vec::new();
    // A quote that opens or closes the inner text may be that of a Python docstring.
    let mut inside = 0;
    let mut done = 0;
    for at in memchr::memchr_iter(b'"', bytes) {
        if at < done {
            continue;
        }
        if bytes.get(at + 1) != Some(&b'"') {
            return false;
        }
        done = at + 2;
        let beside = |b: Option<&u8>| b.is_some_and(|b| !b.is_ascii_whitespace() && *b != b',');
        let joined = beside(at.checked_sub(1).and_then(|at| bytes.get(at))) || beside(bytes.get(done));
        // `done,"" she wrote`: a comma between quotes that hold nothing else separates fields.
        let spoken = at >= 2
            && bytes[at - 1] == b','
            && bytes[at - 2].is_ascii_alphabetic()
            && matches!(bytes[done..], [b' ', next, ..] if next.is_ascii_alphabetic());
        inside += usize::from(at > 0 && done < bytes.len() && (joined || spoken));
        pairs.push(Span::new(start + 1 + at, start + 2 + at));
    }
    if inside == 0 {
        return false;
    }
    let end = start + field.len();
    let ends = [Span::new(start, start + 1), Span::new(end - 1, end)];
    edits.delete_together(pairs.into_iter().chain(ends), &CSV, Confidence::Likely);
    true
}

/// `_x000D_` and `_x000A_`, in capitals as spreadsheets write them, or small as the properties of documents have them.
pub(super) fn spreadsheet(document: &Document<'_>, edits: &mut Edits<'_>) {
    const LENGTH: usize = "_x000D_".len();
    let text = document.text();
    let bytes = text.as_bytes();
    let is_escape = |at: usize| {
        let escape = bytes.get(at..at + LENGTH).unwrap_or_default();
        escape.starts_with(b"_x000") && escape[LENGTH - 1] == b'_' && matches!(escape[5] | 0x20, b'a' | b'd')
    };
    // Both together are one line end.
    let is_pair =
        |at: usize| bytes[at + 5] | 0x20 == b'd' && is_escape(at + LENGTH) && bytes[at + LENGTH + 5] | 0x20 == b'a';
    let mut told = Told::default(); // `writes a line end as _x000D_`
    let mut found: Vec<(Span, &'static str)> = Vec::new();
    for at in document.each_mark("_x000") {
        let end = at + LENGTH;
        // In small letters it can be part of a name.
        let is_name = || bytes[at + 5].is_ascii_lowercase() && bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
        let in_zone = || document.zones().at(at, ZoneKinds::ALL).is_some();
        if !is_escape(at) || in_zone() || is_name() || is_quoted(text, at, end) {
            continue;
        }
        if explains_spreadsheets(text, at, end) {
            // Between words of a dump a blank may stand beside one.
            if Talk::about(text, Span::new(at, end)).is_talked_of() {
                told.add(Span::new(at, end));
            }
            continue;
        }
        let ends_line =
            matches!(bytes.get(end), None | Some(b'\n' | b'\r')) || is_pair(at) || ends_cell(document, at, end);
        let blanks = if ends_line { 0 } else { bytes[end..].iter().take_while(|b| **b == b' ').count() };
        let with = match () {
            () if ends_line => "",
            () if is_in_row(document, at, end) => " ",
            () => "\n",
        };
        found.push((Span::new(at, end + blanks), with));
    }
    for (span, with) in found.into_iter().filter(|(span, _)| !told.are_near(text, *span)) {
        edits.replace(span, with, &SPREADSHEET, Confidence::Certain);
    }
}

/// `good_x000D_,5`, `| good_x000D_ |`: before what parts cells, with which no line begins.
fn ends_cell(document: &Document<'_>, start: usize, end: usize) -> bool {
    let rest = &document.text()[end..];
    let behind_quote = rest.strip_prefix('"').unwrap_or(rest);
    match behind_quote.bytes().next() {
        Some(b',' | b';' | b'|') => true,
        Some(b'\t') => is_in_row(document, start, end),
        Some(b' ') => near::behind(rest, REACH).trim_start_matches(' ').starts_with('|'),
        end => behind_quote.len() < rest.len() && matches!(end, None | Some(b'\n' | b'\r')),
    }
}

/// Whether the line is a row of cells between bars, or of a table whose lines have tabs between words.
fn is_in_row(document: &Document<'_>, start: usize, end: usize) -> bool {
    // A tab behind such a line end indents the next one.
    let has_cells = |part: &str| {
        part.match_indices('\t').any(|(at, _)| part[..at].ends_with(|c: char| !matches!(c, '\t' | ' ' | '_')))
    };
    let text = document.text();
    let lines = document.lines();
    let index = lines.at(start);
    let beside = |index: usize| has_cells(near::behind(document.line(index), REACH));
    document.line(index).starts_with('|')
        || has_cells(near::line_before(&text[..start], REACH))
        || has_cells(near::line_behind(&text[end..], REACH))
        || lines.beside(index).any(beside)
}

/// Prose about the escape: it stands alone as a word, and the line says so.
fn explains_spreadsheets(text: &str, start: usize, end: usize) -> bool {
    let alone = text[..start].ends_with([' ', '(']) && text[end..].starts_with([' ', ')', ',', '.']);
    let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
    // `What does _x000D_ mean`, `ends in _x000D_, which`
    let is_word = || {
        small(text[..start].trim_end_matches(' ').chars().next_back())
            && small(text[end..].trim_start_matches([',', ' ']).chars().next())
    };
    alone
        && (is_word()
            || explains_escapes(text, start)
            || words_near(text, start).contains("excel")
            || words_near(text, start).contains("literal"))
}

fn words_near(text: &str, at: usize) -> String {
    const REACH: usize = 120;
    near::around(text, Span::new(at, at), REACH).to_lowercase()
}

/// `u2019` inside or behind a word, `u00e9` inside one.
pub(super) fn stripped(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let bytes = text.as_bytes();
    for at in memchr::memchr_iter(b'u', bytes) {
        let Some(digits) = text.get(at + 1..at + 5) else { continue };
        let with = match digits {
            "2018" => '‘',
            "2019" => '’',
            "201c" => '“',
            "201d" => '”',
            "2013" => '–',
            "2014" => '—',
            "2026" => '…',
            _ => continue,
        };
        if document.zones().at(at, ZoneKinds::ALL).is_some() {
            continue;
        }
        let before = at > 0 && bytes[at - 1].is_ascii_lowercase();
        let after = bytes.get(at + 5).is_some_and(u8::is_ascii_lowercase);
        // `u201cNobody came.u201d`
        let opens = digits == "201c"
            && !text[..at].ends_with(char::is_alphanumeric)
            && text[at + 5..].starts_with(|c: char| c.is_uppercase() || "¿¡".contains(c));
        let closes = digits == "201d" && text[..at].ends_with(['.', ',', '!', '?', '…']);
        // `menu2019`: a year behind a word is glued on one side only, and so is a closing quote.
        let is_year = digits.starts_with("201") && digits.bytes().all(|b| b.is_ascii_digit()) || digits == "2026";
        if (before && after) || (before || after) && !is_year || opens || closes {
            edits.replace(Span::new(at, at + 5), with.to_string(), &STRIPPED, Confidence::Likely);
        }
    }
}
