//! What removed lines told about the text.

use serde::{Deserialize, Serialize};

use crate::edit::Span;
use crate::report::{Finding, Report};

/// Where a text came from, as far as lines told that were removed from it. Plain data; nothing is guessed: what no rule
/// removed is not here, and a switched-off rule finds nothing.
///
/// ```
/// let page = "The ferry sank.\n\nPhoto: Ada Pear / Reuters\n\nNobody drowned.\n\nOriginal url: https://a.example/ferry";
/// let cleaned = unscrape::Cleaner::default().clean(page);
/// let metadata = cleaned.metadata();
/// let source = metadata.source_url.as_ref().expect("the last line named it");
/// assert_eq!(source.text.as_ref(), "https://a.example/ferry");
/// assert_eq!(&page[source.span.range()], "https://a.example/ferry");
/// assert_eq!(metadata.credits[0].text.as_ref(), "Ada Pear / Reuters");
/// // A sentence about the source is text, and stays there.
/// let cleaned = unscrape::Cleaner::default().clean("The original URL: example.com/a, now redirects to example.com/b.");
/// assert!(cleaned.metadata().source_url.is_none());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Metadata {
    /// The address the text was copied from: `provenance/source-url`, `provenance/reader-header`, `provenance/retrieved`.
    pub source_url: Option<Found>,
    /// Who wrote it: `Written by …`, `Posted by …`, where `boilerplate/meta` is on.
    pub byline: Option<Found>,
    /// When it was published or changed, as the page said it: `boilerplate/date`, `boilerplate/meta`,
    /// `provenance/reader-header`.
    pub date: Option<Found>,
    /// Who made the pictures: `credit/agency`, `credit/photo`.
    pub credits: Vec<Found>,
}

/// A piece of the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Where it is in the input, in bytes.
    pub span: Span,
    /// The text there.
    pub text: Box<str>,
}

impl Metadata {
    pub(crate) fn read(report: &Report) -> Self {
        let mut metadata = Self::default();
        for edit in report.edits() {
            match &*edit.rule {
                "provenance/source-url" | "provenance/retrieved" => keep(&mut metadata.source_url, url(edit)),
                "provenance/reader-header" => {
                    keep(&mut metadata.source_url, url(edit));
                    keep(&mut metadata.date, field(edit, "Published Time:"));
                }
                "credit/agency" | "credit/photo" => metadata.credits.extend(credit(edit)),
                "boilerplate/date" => keep(&mut metadata.date, after_label(edit)),
                "boilerplate/meta" => {
                    keep(&mut metadata.byline, byline(edit));
                    keep(&mut metadata.date, after_label(edit).filter(|_| has_year(&edit.before)));
                }
                _ => {}
            }
        }
        metadata
    }
}

/// The first one found counts.
fn keep(field: &mut Option<Found>, found: Option<Found>) {
    if field.is_none() {
        *field = found;
    }
}

fn found(edit: &Finding, part: &str) -> Option<Found> {
    /// Marks around a value.
    const MARKS: [char; 16] = [' ', '\t', '\r', '\n', '*', '_', '(', ')', '[', ']', '>', '#', '（', '）', '【', '】'];
    let text = part.trim_matches(MARKS);
    let start = edit.span.start + (text.as_ptr() as usize - edit.before.as_ptr() as usize);
    (!text.is_empty()).then(|| Found { span: Span::new(start, start + text.len()), text: text.into() })
}

fn url(edit: &Finding) -> Option<Found> {
    let start = edit.before.find("https://").or_else(|| edit.before.find("http://"))?;
    let rest = &edit.before[start..];
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ')' | '"' | '“' | '”' | '»'))
        .unwrap_or(rest.len());
    found(edit, &rest[..end])
}

fn field(edit: &Finding, name: &str) -> Option<Found> {
    let rest = &edit.before[edit.before.find(name)? + name.len()..];
    found(edit, rest.lines().next()?)
}

fn first_line(edit: &Finding) -> Option<&str> {
    edit.before.lines().find(|line| !line.trim().is_empty())
}

/// What follows the label of a picture, or all of it.
fn credit(edit: &Finding) -> Option<Found> {
    let line = first_line(edit)?;
    let behind = line.char_indices().take(24).find(|(_, c)| matches!(c, ':' | '：' | '=' | '＝' | '©'));
    found(edit, behind.map_or(line, |(at, c)| &line[at + c.len_utf8()..]))
}

/// From the first digit, or what follows the colon before it.
fn after_label(edit: &Finding) -> Option<Found> {
    let line = first_line(edit)?;
    let digit = line.find(|c: char| c.is_numeric())?;
    match line[..digit].find([':', '：']) {
        Some(colon) => found(edit, line[colon..].trim_start_matches([':', '：'])),
        None => {
            // The word before the first digit may be the name of a month.
            let word = line[..digit].trim_end().rfind(' ').map_or(digit, |at| at + 1);
            found(edit, &line[word..])
        }
    }
}

/// `Written by Ada Pear`
fn byline(edit: &Finding) -> Option<Found> {
    let line = first_line(edit)?;
    let at = [" by ", " By ", " von ", " par ", " por ", " da ", " door "]
        .iter()
        .find_map(|by| Some(line.find(by)? + by.len()))?;
    let rest = &line[at..];
    let end = rest.find(['|', ',', '(', '·', '-']).unwrap_or(rest.len());
    found(edit, rest[..end].trim()).filter(|name| !name.text.contains(|c: char| c.is_numeric()))
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
}
