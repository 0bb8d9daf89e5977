//! Lines that only another light markup has: one of them is enough.

/// Whether `line` is one of roff, POD, reStructuredText or AsciiDoc, or the head of a part of a patch or a calendar. `next` is
/// the line behind it that is not blank.
pub(super) fn is_foreign(line: &str, next: &str) -> bool {
    const ROFF: [&str; 8] = [".TH ", ".SH ", ".Sh ", ".Dd ", ".SS ", ".TP", ".PP", ".\\\""];
    const POD: [&str; 6] = ["=head1 ", "=head2 ", "=over ", "=item ", "=pod", "=cut"];
    const ASCIIDOC: [&str; 7] = ["include::", "ifdef::", "endif::", "image::", ":toc:", "[source,", "[[_"];
    let is = |marks: &[&str]| marks.iter().any(|mark| line.starts_with(mark));
    // A directive, a target or a comment.
    let explicit = |line: &str| {
        line.strip_prefix(".. ")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || "_|[".contains(c)))
    };
    match line.bytes().next().unwrap_or_default() {
        b'.' => explicit(line) || is(&ROFF),
        b'=' => is(&POD) || is_table_border(line),
        b' ' => explicit(line.trim_ascii_start()),
        b':' => is(&ASCIIDOC) || is_field(line),
        b'[' => is(&ASCIIDOC) || is_anchor(line) && next.starts_with("=="),
        b'i' | b'e' => is(&ASCIIDOC),
        b'B' => ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VCARD"].contains(&line),
        b'@' => line.starts_with("@@ -") && line[4..].contains(" @@"),
        b'<' => is_declaration(line, next),
        _ => false,
    }
}

/// `[[tides]]`, `[[sec:tides,Tides]]`; a wiki has names of files there, `[[File:Mill.jpg|thumb]]`.
fn is_anchor(line: &str) -> bool {
    let inside = line.strip_prefix("[[").and_then(|line| line.strip_suffix("]]"));
    let has_space = |inside: &str| inside.contains(':') && !inside.starts_with(|c: char| c.is_ascii_lowercase());
    inside.is_some_and(|inside| !inside.contains('|') && !has_space(inside))
}

/// Whether `line` has backticks as reStructuredText writes them.
pub(super) fn has_foreign_code(line: &str) -> bool {
    has_role(line) || has_literal(line)
}

/// A line of a document type, or the mark of one with tags behind it.
fn is_declaration(line: &str, next: &str) -> bool {
    ["<!ELEMENT ", "<!ATTLIST ", "<!ENTITY "].iter().any(|mark| line.starts_with(mark))
        || line.starts_with("<!DOCTYPE ") && (!line.contains('>') || next.trim_ascii_start().starts_with('<'))
}

/// `:Author: somebody`
fn is_field(line: &str) -> bool {
    line[1..].split_once(": ").is_some_and(|(name, _)| {
        name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-'))
    })
}

/// `=====  =======`: the columns of a table.
fn is_table_border(line: &str) -> bool {
    line.len() >= 7 && line.bytes().all(|b| matches!(b, b'=' | b' ')) && line.contains("= ") && line.starts_with("==")
}

/// ` ``code`` ` without a backtick inside, which in Markdown takes one mark.
fn has_literal(line: &str) -> bool {
    let bytes = line.as_bytes();
    let mut marks = memchr::memchr_iter(b'`', bytes)
        .filter(|at| bytes.get(at + 1) == Some(&b'`'))
        .filter(|at| bytes.get(at + 2) != Some(&b'`') && (*at == 0 || !matches!(bytes[at - 1], b'`' | b'\\')));
    let (Some(open), Some(close)) = (marks.next(), marks.next()) else { return false };
    // Code of Markdown that shows such marks, or whose parts touch: `` `cp ``FILE`` .` ``
    if has_open_code(&bytes[..open]) {
        return false;
    }
    let inside = &bytes[open + 2..close];
    // ``Quoted'' in the manner of TeX, more than once.
    let solid = |b: Option<&u8>| b.is_some_and(|b| !b.is_ascii_whitespace());
    solid(inside.first())
        && solid(inside.last())
        && !inside.contains(&b'`')
        && memchr::memmem::find(inside, b"''").is_none()
}

/// Whether a backtick is open at the end of a part of a line.
fn has_open_code(before: &[u8]) -> bool {
    memchr::memchr_iter(b'`', before).count() % 2 == 1
}

/// `Output::` and what it announces, or `-a::` and what it defines, both indented.
pub(super) fn announces_literal(line: &str, next: &str) -> bool {
    let Some(before) = line.strip_suffix("::") else { return false };
    before.ends_with(|c: char| !c.is_whitespace() && c != ':') && next.starts_with([' ', '\t'])
}

/// `` `text <url>`__ ``, `` `name`_ ``, `` :role:`text` ``.
fn has_role(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr_iter(b'`', bytes).any(|at| {
        let (before, after) = (&bytes[..at], &bytes[at + 1..]);
        let opener = memchr::memrchr(b'`', before).filter(|_| has_open_code(before));
        // In Markdown, code is stressed so: _`code`_.
        let closes = opener.map_or(before.ends_with(b">"), |at| !before[..at].ends_with(b"_"));
        let reference = matches!(after, [b'_', rest @ ..]
            if rest.first().is_none_or(|b| b.is_ascii() && !b.is_ascii_alphanumeric() && *b != b'`') && closes);
        let role = matches!(before, [.., name, b':'] if name.is_ascii_alphabetic()) && {
            let name = &before[..before.len() - 1];
            let start = name.iter().rposition(|b| !(b.is_ascii_alphabetic() || matches!(b, b':' | b'-')));
            let name = &name[start.map_or(0, |start| start + 1)..];
            name.first() == Some(&b':') && after.first().is_some_and(|b| !b.is_ascii_whitespace())
        };
        reference || role
    })
}
