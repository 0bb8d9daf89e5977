//! Apostrophes of MediaWiki: `'''strong'''` and `''emphasised''` words.

use super::{EMPHASIS, is_closed};
use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::places::pairs;

/// What the marks are for, in a text about them.
const EFFECTS: [&str; 8] = ["bold", "italic", "italics", "kursiv", "fett", "italique", "gras", "cursiva"];

/// `'''words'''` and `''words''` within one line: the marks go.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    for [first, second] in marked(document) {
        // `make ''italics''`
        let words = document.slice(Span::new(first.end, second.start));
        if !EFFECTS.contains(&words.to_lowercase().as_str()) {
            edits.delete_together([first, second], &EMPHASIS, Confidence::Likely);
        }
    }
}

/// The marks around words of one line, in order.
pub(super) fn marked(document: &Document<'_>) -> impl Iterator<Item = [Span; 2]> {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut open: Option<Span> = None;
    let mut done = 0;
    memchr::memmem::find_iter(bytes, b"''").filter_map(move |at| {
        if at < done {
            return None;
        }
        done = at + bytes[at..].iter().take_while(|b| **b == b'\'').count();
        let mark = Span::new(at, done);
        if !matches!(mark.len(), 2 | 3 | 5) || is_closed(document, at) {
            open = None;
            return None;
        }
        let is_other = |first: &Span| first.len() == mark.len() && !text[first.end..at].contains('\n');
        let Some(first) = open.take().filter(is_other) else {
            open = Some(mark);
            return None;
        };
        let words = &text[first.end..at];
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        // `wwww''www''ww`: rows of a map or a picture.
        let is_inside = letter(text[..first.start].chars().next_back()) && letter(text[mark.end..].chars().next());
        let reads = words.trim() == words && words.chars().any(char::is_alphanumeric) && !is_inside;
        reads.then_some([first, mark])
    })
}

/// `'''Graz''' is a city` at the start of a paragraph: the bold subject of an article.
pub(super) fn has_subject(document: &Document<'_>) -> bool {
    const BOLD: &str = "'''";
    let text = document.text();
    if !document.classes().intersects(Classes::MARKS)
        || !pairs(text.as_bytes(), *b"''").any(|at| text[at..].starts_with(BOLD))
    {
        return false;
    }
    text.lines().any(|line| {
        let subject = line.strip_prefix(BOLD).and_then(|rest| rest.split_once(BOLD)).is_some_and(|(words, rest)| {
            let goes_on = rest.strip_prefix([' ', ',']).map(|rest| rest.trim_start_matches(' '));
            reads(words)
                && goes_on.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || "(['–—".contains(c)))
        });
        // `''The Mill'' is by '''Ada Pear'''`: no quotation marks are used so.
        let between = |words: &str, mark| {
            let mut parts = words.split(mark);
            parts.nth(1).is_some_and(reads) && parts.next().is_some()
        };
        let both = || between(line, BOLD) && line.split(BOLD).step_by(2).any(|words| between(words, "''"));
        let explains = || line.contains("Wiki") || line.contains("wikitext");
        subject || both() && !explains()
    })
}

/// Words, without a blank at either end.
fn reads(words: &str) -> bool {
    words.trim() == words
        && words.starts_with(char::is_alphanumeric)
        && !words.contains(['\'', '"', '=', ';', '(', '{', '\\'])
}
