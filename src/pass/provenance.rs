//! Lines that say where a text was copied from, put before or behind it by the tool that copied it.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const SOURCE_URL: Rule = Rule::new(
    "provenance/source-url",
    Presets::TEXT,
    "`Original url:` and the like with a URL, as the first or last lines",
)
.fires("The port closed.\n\nOriginal url:\n\n<https://example.com/port>", "The port closed.")
.spares("The original URL: example.com/a, now redirects to example.com/b.");

static RULES: [Rule; 1] = [SOURCE_URL];

/// In lower case, without the colon.
const LABELS: [&str; 10] = [
    "original url",
    "original link",
    "original article",
    "original source",
    "source url",
    "source link",
    "article url",
    "url source",
    "permalink",
    "permanent link",
];

#[derive(Debug)]
pub(super) struct Provenance;

impl Pass for Provenance {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::ANY
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::URL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        // Almost every text is done here, after looking at two lines. Tools that copy copies put one behind the other.
        let (mut start, mut end) = (0, text.len());
        while let Some(found) = trailer(text, line_before(text, end)).filter(|found| found.start > start) {
            end = found.start;
        }
        while let Some(found) = header(text, line_after(text, start)).filter(|found| found.end < end) {
            start = found.end;
        }
        if (start, end) == (0, text.len()) || text[start..end].trim().is_empty() {
            return;
        }
        let lines = document.lines();
        if start > 0 {
            edits.delete(document.block(0, lines.at(start - 1)), &SOURCE_URL, Confidence::Certain);
        }
        if end < text.len() {
            let last = lines.len() - 1;
            edits.delete(document.block(lines.at(end), last), &SOURCE_URL, Confidence::Certain);
        }
    }
}

/// `label: URL` as the last line, or `label:` before a last line that is a URL.
fn trailer(text: &str, last: Span) -> Option<Span> {
    let line = &text[last.range()];
    if !line.contains("://") {
        return None;
    }
    if is_labelled_url(line) {
        return Some(last);
    }
    let before = line_before(text, last.start);
    (is_url(line) && is_label(&text[before.range()])).then(|| Span::new(before.start, last.end))
}

/// The same as the first line or lines.
fn header(text: &str, first: Span) -> Option<Span> {
    let line = &text[first.range()];
    if is_labelled_url(line) {
        return Some(first);
    }
    if !is_label(line) {
        return None;
    }
    let next = line_after(text, first.end);
    is_url(&text[next.range()]).then(|| Span::new(first.start, next.end))
}

/// The last line before `end` that is not blank.
fn line_before(text: &str, end: usize) -> Span {
    let end = text[..end].trim_ascii_end().len();
    let start = memchr::memrchr(b'\n', &text.as_bytes()[..end]).map_or(0, |at| at + 1);
    Span::new(start, end)
}

/// The first line from `start` on that is not blank.
fn line_after(text: &str, start: usize) -> Span {
    let start = text.len() - text[start..].trim_ascii_start().len();
    let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |length| start + length);
    Span::new(start, end)
}

fn is_labelled_url(line: &str) -> bool {
    line.char_indices()
        .take(40)
        .find(|(_, c)| matches!(c, ':' | '：'))
        .is_some_and(|(at, c)| is_label(&line[..at + c.len_utf8()]) && is_url(&line[at + c.len_utf8()..]))
}

/// The whole line is a label with its colon; emphasis, list and quote marks around it do not count.
fn is_label(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>' | '-' | '#' | '|'));
    bare.strip_suffix([':', '：'])
        .map(|label| label.trim_end_matches(['*', '_', ' ']).to_lowercase())
        .is_some_and(|label| LABELS.contains(&label.as_str()))
}

/// The whole text is one URL, bare, in angle brackets or as the target of a link.
fn is_url(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let inner = text.strip_prefix('<').and_then(|t| t.strip_suffix('>')).or_else(|| {
        let (_, target) = text.strip_prefix('[')?.split_once("](")?;
        target.strip_suffix(')')
    });
    let url = inner.unwrap_or(text);
    (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(char::is_whitespace)
}
