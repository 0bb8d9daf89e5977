//! What mailing lists, mail servers and virus scanners put below a mail, and the warning above it.

use super::{FOOTER, LIST_FOOTER};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::context::introduced::is_introduced;
use crate::rule::Confidence;
use crate::text::starts::Starts;

/// How the paragraphs of scanners, servers and programs begin. Wording as in public archives of mailing lists.
static SERVERS: Starts<15> = Starts::new([
    "This email has been checked for viruses by Avast",
    "This email has been checked for viruses by AVG",
    "Diese E-Mail wurde von Avast Antivirus-Software auf Viren geprüft",
    "Diese E-Mail wurde von AVG auf Viren geprüft",
    "Este e-mail foi analisado pelo software antivírus Avast",
    "Please consider the environment before printing this e",
    "------Please consider the environment before printing this e",
    "Reply to this email directly or view it on GitHub",
    "Reply to this email directly, view it on GitHub",
    "This e-mail and any attachments may contain confidential",
    "This email and any attachments may contain confidential",
    "This e-mail and any attachments may contain information",
    "This email and any attachments may contain information",
    "This email and any attachments are confidential",
    "This e-mail and any attachments are confidential",
]);

/// Those of mailing lists.
static LISTS: Starts<5> = Starts::new([
    "You received this message because you are subscribed to the Google",
    "To view this discussion on the web",
    "To view this discussion visit",
    "For more options, visit https://groups.google",
    "For more options, and view previous threads",
]);

/// Those of mailing lists that letters may end with as well.
static LETTERS: Starts<12> = Starts::new([
    "You received this message because you are subscribed to the",
    "To unsubscribe from this group",
    "To unsubscribe from this list",
    "To unsubscribe from this mailing list",
    "To unsubscribe, send a message with",
    "To unsubscribe send an email to",
    "To post to this group, send",
    "Visit this group at http",
    "You are receiving this because you",
    "You are receiving this email because you",
    "You're receiving this email because you",
    "You received this email because you",
]);

/// How the warning above a mail from elsewhere begins.
static ABOVE: Starts<4> = Starts::new([
    "CAUTION: This email originated from outside",
    "CAUTION: This message originated from outside",
    "CAUTION: External email.",
    "WARNING: This email originated from outside",
]);

/// Whose paragraph it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Server,
    List,
    /// Of a list, or of a letter that has no address.
    Letter,
}

/// Lines of what stands below a mail, or above it.
const REACH: usize = 24;

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let (text, lines) = (document.text(), document.lines());
    let head = lines.at(text.len() - text.trim_start().len());
    let last = lines.at(text.trim_end().len());
    below(document, head, last, edits);
    above(document, head, last, edits);
}

/// What ends a text and is nothing but such paragraphs.
fn below(document: &Document<'_>, head: usize, last: usize, edits: &mut Edits<'_>) {
    let is_empty = |line: usize| document.is_blank(line);
    let mut near = last.saturating_sub(REACH).max(head + 1)..=last;
    let Some((first, kind)) = near.find_map(|line| Some((line, kind(document, line)?))) else { return };
    let goes_on = |line: usize| is_empty(line) || !is_empty(line - 1) || is_another(document, line);
    if !(first + 1..=last).all(goes_on)
        || kind == Kind::Letter && !(first..=last).any(|line| has_address(words(document, line)))
        || is_introduced(document, first, last)
    {
        return;
    }
    let mut top = first;
    while top > head + 1 && (is_empty(top - 1) || is_rule(document.line(top - 1))) {
        top -= 1;
    }
    let top = (top..=first).find(|line| !is_empty(*line)).unwrap_or(first);
    let rule = if kind == Kind::Server { &FOOTER } else { &LIST_FOOTER };
    edits.delete(document.block(top, last), rule, Confidence::Certain);
}

/// What begins a text and warns.
fn above(document: &Document<'_>, head: usize, last: usize, edits: &mut Edits<'_>) {
    let first = words(document, head);
    if ABOVE.begin(first) && is_warning(first) {
        let end = (head..=last.min(head + REACH - 1)).find(|line| document.is_blank(*line));
        if let Some(end) = end {
            edits.delete(document.block(head, end - 1), &FOOTER, Confidence::Certain);
        }
    }
}

/// The line without marks of emphasis.
fn words<'t>(document: &Document<'t>, line: usize) -> &'t str {
    document.line(line).trim_matches([' ', '\t', '\r', '*', '_'])
}

/// Whose paragraph the line begins, if it is one of these.
fn kind(document: &Document<'_>, line: usize) -> Option<Kind> {
    // One look at most lines.
    let first = |line| document.text().as_bytes().get(document.lines().span(line).start).copied().unwrap_or_default();
    let may_begin = |first| {
        b" \t*_".contains(&first) || SERVERS.have_first(first) || LISTS.have_first(first) || LETTERS.have_first(first)
    };
    let may_be_rule = |first| b" \t-_".contains(&first) || !first.is_ascii();
    if !may_begin(first(line)) && !may_be_rule(first(line - 1)) {
        return None;
    }
    let words = document.line(line).trim_start_matches([' ', '\t', '*', '_']);
    // `ferry mailing list -- ferry@example.org`, below a rule.
    let names_list = || words.split(" -- ").next().is_some_and(|name| name.ends_with("mailing list"));
    let is_named = || is_rule(document.line(line - 1)) && names_list();
    known(words).or_else(|| is_named().then_some(Kind::List))
}

/// Whose words these are; the first list that has them tells.
fn known(words: &str) -> Option<Kind> {
    if SERVERS.begin(words) {
        Some(Kind::Server)
    } else if LISTS.begin(words) {
        Some(Kind::List)
    } else {
        LETTERS.begin(words).then_some(Kind::Letter)
    }
}

/// A short sentence, and then nothing or what not to open: no sentence that tells of a warning.
fn is_warning(line: &str) -> bool {
    let (first, rest) = line.split_once(". ").unwrap_or((line, ""));
    !first.contains(',') && (rest.is_empty() || rest.contains("links") || rest.contains("attachments"))
}

/// Whether the line begins another such paragraph, or is all of one: an address, a rule.
fn is_another(document: &Document<'_>, line: usize) -> bool {
    let words = words(document, line);
    known(words).is_some() || has_address(words) && !words.contains(' ') || is_rule(document.line(line))
}

fn has_address(words: &str) -> bool {
    words.contains("://") || words.contains('@') || words.starts_with("www.")
}

/// `--`, `____`, `—`
fn is_rule(line: &str) -> bool {
    let line = line.trim_ascii();
    line == "—" || line.len() >= 2 && line.bytes().all(|b| matches!(b, b'-' | b'_'))
}
