//! Lines that say where a text was copied from, put before or behind it by the tool that copied it.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::context::introduced::is_introduced;
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::near;

mod gutenberg;
mod retrieved;

pub(super) use gutenberg::Gutenberg;
use retrieved::{redirected, retrieved};

const SOURCE_URL: Rule = Rule::new(
    "provenance/source-url",
    Presets::TEXT,
    "`Original url:` and the like with a URL, as the first or last lines",
)
.fires("The port closed.\n\nOriginal url:\n\n<https://example.com/port>", "The port closed.")
.spares("The original URL: example.com/a, now redirects to example.com/b.");

const READER_HEADER: Rule = Rule::new(
    "provenance/reader-header",
    Presets::TEXT,
    "Head that reader services put above a page: `URL Source:`, `Published Time:`, `Markdown Content:`",
)
.fires("URL Source: https://example.com/port\n\nMarkdown Content:\nThe port closed.", "The port closed.")
.spares("URL Source: the field that holds the address.\n\nThe port closed.");

const READER_TITLE: Rule =
    Rule::new("provenance/reader-title", Presets::PLAIN, "`Title:` in the head of a reader service: the title stays")
        .fires(
            "Title: Port\n\nURL Source: https://example.com/port\n\nMarkdown Content:\nIt closed.",
            "Port\n\nIt closed.",
        )
        .spares("Title: Port\n\nIt closed.");

const READER_HEADING: Rule = Rule::new(
    "provenance/reader-heading",
    Presets::MARKDOWN,
    "`Title:` in the head of a reader service becomes a heading",
)
.fires("Title: Port\n\nURL Source: https://example.com/port\n\nMarkdown Content:\nIt closed.", "# Port\n\nIt closed.")
.spares("Title: Port\n\nIt closed.");

const RETRIEVED: Rule = Rule::new(
    "provenance/retrieved",
    Presets::TEXT,
    "Line at the end of a printed wiki page, `Retrieved from` and a URL; line below its title, `(Redirected from …)`",
)
.fires(
    "The port closed.\n\nRetrieved from \"https://wiki.example.org/index.php?title=Port&oldid=7\"",
    "The port closed.",
)
.spares("The port closed.\n\nThe ship was retrieved from the port.");

static RULES: [Rule; 5] = [SOURCE_URL, READER_HEADER, READER_TITLE, READER_HEADING, RETRIEVED];

/// In lower case, without the colon. Names of the field in tools that copy articles; the same words in other languages.
const LABELS: [&str; 34] = [
    "original url",
    "original link",
    "original article",
    "original article url",
    "original article link",
    "original source",
    "original post",
    "link to original article",
    "link to original",
    "source url",
    "source link",
    "article url",
    "article link",
    "comments url",
    "page url",
    "canonical url",
    "url source",
    "permalink",
    "permanent link",
    "original-url",
    "url original",
    "url originale",
    "lien original",
    "enlace original",
    "link originale",
    "link original",
    "оригинал статьи",
    "ссылка на оригинал",
    "原文链接",
    "原文地址",
    "本文链接",
    "本文連結",
    "元記事",
    "원문 링크",
];

/// Those that authors write as well, below what they quote: only above the text, with a blank line between.
const HEADER_LABELS: [&str; 3] = ["source", "url", "link"];

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
        // A title of a wiki stands in a link to its path.
        ZoneKinds::URL.or(ZoneKinds::PATH)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        reader_head(document, edits);
        retrieved(document, edits);
        redirected(document, edits);
        // Almost every text is done here, after looking at two lines. Tools that copy copies put one behind the other.
        let title = line_after(text, 0);
        // The address may stand below the title.
        let top = if text[title.range()].starts_with("# ") { title.end } else { 0 };
        let (mut start, mut end) = (top, feed_counts(text).unwrap_or(text.len()));
        while let Some(found) = trailer(text, line_before(text, end)).filter(|found| found.start > start) {
            end = found.start;
        }
        while let Some(found) = header(text, line_after(text, start)).filter(|found| found.end < end) {
            start = found.end;
        }
        if (start, end) == (top, text.len()) || text[start..end].trim().is_empty() {
            return;
        }
        let lines = document.lines();
        if start > top {
            let first = lines.at(line_after(text, top).start);
            edits.delete(
                document.block(if top > 0 { first } else { 0 }, lines.at(start - 1)),
                &SOURCE_URL,
                Confidence::Certain,
            );
        }
        if end < text.len() && !is_introduced(document, lines.at(end), lines.len() - 1) {
            let last = lines.len() - 1;
            edits.delete(document.block(lines.at(end), last), &SOURCE_URL, Confidence::Certain);
        }
    }
}

/// The head of a reader service: known fields above the text, one of them with the URL.
fn reader_head(document: &Document<'_>, edits: &mut Edits<'_>) {
    const TITLE: &str = "Title: ";
    const FIELDS: [&str; 5] = ["URL Source: ", "Published Time: ", "Number of Pages: ", "Warning: ", "Image Source: "];
    const LAST: &str = "Markdown Content:";
    let text = document.text();
    let mut line = line_after(text, 0);
    let title = text[line.range()].starts_with(TITLE).then_some(line);
    if title.is_some() {
        line = line_after(text, line.end);
    }
    let head = line.start;
    let mut has_url = false;
    while FIELDS.iter().any(|field| text[line.range()].starts_with(field)) {
        has_url |= text[line.range()].starts_with("URL Source: http");
        line = line_after(text, line.end);
    }
    // Without its last field the head may not be one.
    if !has_url || text[line.range()].trim_ascii_end() != LAST {
        return;
    }
    line = line_after(text, line.end);
    if line.start >= text.len() {
        return;
    }
    let words = |line: Span| text[line.range()].trim_start_matches('#').trim();
    // The text says its title itself.
    if let Some(title) = title.filter(|title| words(*title).strip_prefix(TITLE) == Some(words(line))) {
        edits.delete(Span::new(title.start, line.start), &READER_HEADER, Confidence::Certain);
        return;
    }
    edits.delete(Span::new(head, line.start), &READER_HEADER, Confidence::Certain);
    if let Some(title) = title {
        let label = Span::new(title.start, title.start + TITLE.len());
        edits.delete(label, &READER_TITLE, Confidence::Certain);
        edits.replace(label, "# ", &READER_HEADING, Confidence::Certain);
    }
}

/// `label: URL` as the last line, or `label:` before a last line that is a URL.
fn trailer(text: &str, last: Span) -> Option<Span> {
    let line = &text[last.range()];
    memchr::memmem::find(line.as_bytes(), b"://")?;
    if is_labelled_url(line) {
        return Some(last);
    }
    let before = line_before(text, last.start);
    (is_url(line) && is_label(&text[before.range()])).then(|| Span::new(before.start, last.end))
}

/// Where the points and comments stand that a feed of Hacker News counts below its two addresses.
fn feed_counts(text: &str) -> Option<usize> {
    let is_count = |line: Span, name: &str| {
        let number = text[line.range()].trim_start_matches(['\\', '#', ' ']).strip_prefix(name);
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    };
    let comments = line_before(text, text.len());
    if !is_count(comments, "Comments: ") {
        return None;
    }
    let points = line_before(text, comments.start);
    let address = line_before(text, points.start);
    let is_one = is_count(points, "Points: ") && text[address.range()].starts_with("Comments URL: ");
    is_one.then_some(points.start)
}

/// The line that a copy of a page in the Internet Archive begins with when it is printed.
const ARCHIVE: &str = "The Wayback Machine - ";

/// The same as the first line or lines.
fn header(text: &str, first: Span) -> Option<Span> {
    let line = &text[first.range()];
    if is_labelled_url(line) || line.strip_prefix(ARCHIVE).is_some_and(is_url) {
        return Some(first);
    }
    let apart = || {
        text[first.end..]
            .trim_start_matches([' ', '\t', '\r'])
            .strip_prefix('\n')
            .map(|rest| rest.trim_start_matches([' ', '\t', '\r']))
    };
    if first.start == 0 && labelled_url(line, &HEADER_LABELS) && apart().is_some_and(|rest| rest.starts_with('\n')) {
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
    labelled_url(line, &LABELS)
}

fn labelled_url(line: &str, labels: &[&str]) -> bool {
    /// Bytes; no label is longer.
    const MAX: usize = 120;
    let near = near::behind(line, MAX);
    let colon = |at: &usize| near[*at..].starts_with([':', '：']);
    let Some(colon) = memchr::memchr2_iter(b':', 0xEF, near.as_bytes()).find(colon) else { return false };
    let end = near.ceil_char_boundary(colon + 1);
    is_url(&line[end..]) && is_label_of(&line[..end], labels)
}

/// The whole line is a label with its colon; emphasis, list and quote marks around it do not count.
fn is_label(line: &str) -> bool {
    is_label_of(line, &LABELS)
}

fn is_label_of(line: &str, labels: &[&str]) -> bool {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>' | '-' | '#' | '|');
    let Some(label) = line.trim_end_matches(is_mark).strip_suffix([':', '：']) else { return false };
    let label = label.trim_start_matches(is_mark).trim_end_matches(['*', '_', ' ']).to_lowercase();
    labels.contains(&label.as_str())
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
