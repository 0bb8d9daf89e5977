//! Links of headings to themselves, which show as a mark at either end of the heading.

use super::PERMALINK;
use super::anchor::without_rest;
use crate::document::{Document, Link, attributes_length, is_permalink};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::letters::letters;

/// What goes with the link, if it says no more than that it is one: the blanks between it and the words of the heading.
pub(super) fn whole(document: &Document<'_>, link: &Link, words: &str) -> Option<Span> {
    let text = document.text();
    if !document.slice(link.closing()).contains('#') {
        return None;
    }
    let is_one = is_permalink(words) && (!words.starts_with(char::is_alphabetic) || may_have(document, link));
    if !is_one && !tells_of_heading(document, link, words) {
        return None;
    }
    let (before, rest) = (&text[..link.span.start], &text[link.span.end..]);
    let line = before.trim_end_matches(' ');
    let ends = without_id(rest.trim_start_matches(' ')).is_none_or(|c| matches!(c, '\n' | '\r'));
    if ends && !(line.is_empty() || line.ends_with('\n')) {
        return Some(Span::new(before.trim_ascii_end().len(), link.span.end));
    }
    let starts = line.ends_with('#') && line.trim_end_matches('#').chars().next_back().is_none_or(|c| c == '\n');
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    (starts && !ends).then(|| Span::new(link.span.start, link.span.end + blanks))
}

/// The character that comes next, past the attributes of the link and the heading: `{.headerlink}`, `{#setup}`
fn without_id(mut rest: &str) -> Option<char> {
    /// Those of the link, and those of the heading.
    const MAX: usize = 2;
    for _ in 0..MAX {
        let length = attributes_length(rest).unwrap_or_default();
        rest = rest[length..].trim_start_matches(' ');
    }
    rest.chars().next()
}

/// Whether the line is a heading or has the time of a comment, and so may have a link that is called one. `Here is a
/// [permalink](#p)` is a sentence.
fn may_have(document: &Document<'_>, link: &Link) -> bool {
    /// Bytes of a name and a time.
    const MAX: usize = 80;
    let index = document.lines().at(link.span.start);
    let line = document.lines().span(index);
    let before = document.slice(Span::new(line.start, link.span.start));
    before.len() <= MAX && (before.trim().is_empty() || before.contains(|c: char| c.is_ascii_digit()))
        || is_heading(document, index)
}

fn is_heading(document: &Document<'_>, line: usize) -> bool {
    document.line(line).starts_with('#') || document.underline(line).is_some()
}

/// `Direct link to heading`, or in the heading `Setup` also `Link to Setup` and `Section titled “Setup”`: the link says that it
/// is one, or tells the words that stand beside it once more, or leads to them.
fn tells_of_heading(document: &Document<'_>, link: &Link, words: &str) -> bool {
    const LEADS: [&str; 4] = ["direct link ", "anchor link ", "copy link ", "link "];
    const PLACES: [&str; 8] = [
        "to heading",
        "to this heading",
        "for this heading",
        "to header",
        "to section",
        "to this section",
        "for this section",
        "to clipboard",
    ];
    /// Attack: one endless heading full of links. None is longer.
    const MAX: usize = 200;
    let lines = document.lines();
    let index = lines.at(link.span.start);
    let line = lines.span(index);
    if line.end < link.span.end
        || line.len() - link.span.len() > MAX
        || words.len() > MAX
        || !is_heading(document, index)
    {
        return false;
    }
    let lower = words.to_lowercase();
    if LEADS.iter().any(|lead| lower.strip_prefix(lead).is_some_and(|rest| PLACES.contains(&rest))) {
        return true;
    }
    let sides = [Span::new(line.start, link.span.start), Span::new(link.span.end, line.end)];
    let blank = |c: char| c.is_whitespace() || matches!(c, '#' | '\u{200b}' | '*' | '`');
    let (("", title) | (title, "")) = sides.map(|side| document.slice(side).trim_matches(blank)).into() else {
        return false;
    };
    // `## Getting there [Anchor](#getting-there)`
    if words.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '!')) && leads_to(document, link, title) {
        return true;
    }
    let quotes = ['”', '“', '"', '»', '’'];
    let lead = words.trim_end_matches(quotes).strip_suffix(title).unwrap_or_default();
    !title.is_empty() && lead.contains(char::is_alphabetic) && !lead.ends_with(char::is_alphanumeric)
}

/// Whether the name of the place to which the link leads is made of the title.
fn leads_to(document: &Document<'_>, link: &Link, title: &str) -> bool {
    let target = link.destination(document);
    let name = without_rest(target.rsplit_once('#').map_or("", |(_, name)| name));
    let name = letters(name.strip_prefix("user-content-").unwrap_or(name));
    !name.is_empty() && name == letters(title)
}

/// `Quick start¶`: the mark without its link, at the end of a heading or glued to that of a line that stands alone as one.
pub(super) fn marks(document: &Document<'_>, edits: &mut Edits<'_>) {
    const MARK: &str = "¶";
    /// Bytes. No heading is longer.
    const MAX: usize = 120;
    let text = document.text();
    let mut of_manual = None;
    for at in memchr::memmem::find_iter(text.as_bytes(), MARK) {
        let end = at + MARK.len();
        if !ends_line(&text[end..]) || document.zones().at(at, super::Links::OPEN.complement()).is_some() {
            continue;
        }
        let lines = document.lines();
        let index = lines.at(at);
        let line = document.line(index);
        if line.len() > MAX || line.matches(MARK).count() > 1 || lines.len() == 1 {
            continue;
        }
        let before = &text[..at];
        let words = before.trim_end_matches([' ', '\t']);
        let is_title = words.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '`' | '?' | '*'));
        let is_glued = words.len() == at;
        if is_title && (is_glued && document.are_apart(index, index) || is_heading(document, index)) {
            edits.delete(Span::new(words.len(), end), &PERMALINK, Confidence::Likely);
        } else if *of_manual.get_or_insert_with(|| are_of_manual(document)) && !ends_sentence(words) {
            // Alone on its line, it goes with the line.
            let start = if index > 0 { before.trim_ascii_end().len() } else { words.len() };
            edits.delete(Span::new(start, end), &PERMALINK, Confidence::Likely);
        }
    }

    /// `Function: area (r) ¶`, `show route [NAME]¶`, and the mark alone below a title: the lines of a manual end with it, and
    /// nothing else has it. In front of a number it is the sign of a paragraph; behind sentences it shows where they end.
    fn are_of_manual(document: &Document<'_>) -> bool {
        const SEVERAL: usize = 3;
        /// Of so many marks one may be behind a sentence: titles may end as one.
        const FEW: usize = 5;
        let text = document.text();
        let (mut all, mut told) = (0, 0);
        for at in memchr::memmem::find_iter(text.as_bytes(), MARK) {
            if document.zones().at(at, super::Links::OPEN.complement()).is_some() {
                continue;
            }
            if !ends_line(&text[at + MARK.len()..]) {
                return false;
            }
            all += 1;
            told += usize::from(ends_sentence(text[..at].trim_end()));
        }
        all >= SEVERAL && told * FEW <= all
    }
}

fn ends_line(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| matches!(c, '\n' | '\r'))
}

fn ends_sentence(before: &str) -> bool {
    before.ends_with(['.', '!', '?', ',', ';', ':', '¶', '。', '！', '？', '،', '؟'])
}
