//! What mailing lists, mail servers and virus scanners put below a mail, and the warning above it.

use super::{FOOTER, LIST_FOOTER};
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::context::introduced::is_introduced;
use crate::rule::Confidence;
use crate::text::starts::Starts;

/// How their paragraphs begin. Wording as in public archives of mailing lists.
static BELOW: Starts<32> = Starts::new([
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
    // Those of mailing lists.
    "You received this message because you are subscribed to the Google",
    "To view this discussion on the web",
    "To view this discussion visit",
    "For more options, visit https://groups.google",
    "For more options, and view previous threads",
    // Those that letters may end with as well.
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

/// Where in it those of mailing lists begin, and those that need an address.
const LISTS: usize = 15;
const OFTEN: usize = 20;

/// How the warning above a mail from elsewhere begins.
static ABOVE: Starts<4> = Starts::new([
    "CAUTION: This email originated from outside",
    "CAUTION: This message originated from outside",
    "CAUTION: External email.",
    "WARNING: This email originated from outside",
]);

/// What ends a text and is nothing but such paragraphs; what begins it and warns.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Lines of what stands below a mail.
    const REACH: usize = 24;
    let (text, lines) = (document.text(), document.lines());
    let head = lines.at(text.len() - text.trim_start().len());
    let last = lines.at(text.trim_end().len());
    let get = |line: usize| document.line(line).trim_matches([' ', '\t', '\r', '*', '_']);
    let ends = |line: usize| document.line(line).trim().is_empty();
    let is_list = |line: usize| {
        let name = get(line).split(" -- ").next().unwrap_or_default();
        name.ends_with("mailing list") && is_rule(document.line(line - 1))
    };
    let near = (last.saturating_sub(REACH).max(head + 1)..=last).find(|line| BELOW.begin(get(*line)) || is_list(*line));
    let index = near.map(|first| BELOW.of(get(first)).next().map_or(LISTS, |(index, _)| index));
    if let (Some(first), Some(index)) = (near, index)
        && (first + 1..=last).all(|line| ends(line) || !ends(line - 1) || is_own(get(line), document.line(line)))
        && (index < OFTEN || (first..=last).any(|line| has_address(get(line))))
        && !is_introduced(document, first, last)
    {
        let mut top = first;
        // The line above belongs to it.
        while top > head + 1 && (ends(top - 1) || is_rule(document.line(top - 1))) {
            top -= 1;
        }
        let top = (top..=first).find(|line| !ends(*line)).unwrap_or(first);
        let rule = if index < LISTS { &FOOTER } else { &LIST_FOOTER };
        edits.delete(document.block(top, last), rule, Confidence::Certain);
    }
    if ABOVE.begin(get(head)) && is_warning(get(head)) {
        let end = (head..lines.len().min(head + REACH)).find(|line| ends(*line));
        if let Some(end) = end.filter(|end| *end <= last) {
            edits.delete(document.block(head, end - 1), &FOOTER, Confidence::Certain);
        }
    }
}

/// A short sentence, and then nothing or what not to open: no sentence that tells of a warning.
fn is_warning(line: &str) -> bool {
    let (first, rest) = line.split_once(". ").unwrap_or((line, ""));
    !first.contains(',') && (rest.is_empty() || rest.contains("links") || rest.contains("attachments"))
}

/// The first line of another such paragraph, or all of it: an address, a rule.
fn is_own(words: &str, line: &str) -> bool {
    BELOW.begin(words) || has_address(words) && !words.contains(' ') || is_rule(line)
}

fn has_address(words: &str) -> bool {
    words.contains("://") || words.contains('@') || words.starts_with("www.")
}

/// `--`, `____`, `—`
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line == "—" || line.len() >= 2 && line.bytes().all(|b| matches!(b, b'-' | b'_'))
}
