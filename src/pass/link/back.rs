//! Links of notes back to the places that cite them.

use crate::document::{Document, Link, is_item_mark};
use crate::edit::{Edits, Span};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::near;

pub(super) const BACK: Rule = Rule::new(
    "link/back",
    Presets::TEXT,
    "Link of a note back to where it is cited: `[↩](#fnref1)`, `[^](#cite_ref-2)`",
)
.fires("It closed.\n\n1. In May. [↩](#fnref1)", "It closed.\n\n1. In May.")
.spares("The key [↩](three times) ends the note.");

/// Starts of the names of such places.
const PLACES: [&str; 8] =
    ["cite_ref", "fnref", "_ftnref", "_ednref", "footnote-ref", "footnoteref", "ref-footnote", "user-content-fnref"];

/// What goes with the link, if it is one: marks of emphasis around it, an arrow in front of several, the blank beside it.
pub(super) fn whole(document: &Document<'_>, link: &Link, words: &str) -> Option<Span> {
    /// Bytes of words for those who do not see the arrow: `Jump up to: `
    const MAX: usize = 40;
    let target = document.slice(link.closing());
    let place = target.rsplit_once('#')?.1;
    if words.len() > MAX || !PLACES.iter().any(|start| place.starts_with(start)) {
        return None;
    }
    let sign = words.trim_matches(['*', '_', ' ', '\\']);
    let is_letter = place.starts_with("cite_ref") && sign.len() == 1 && sign.as_bytes()[0].is_ascii_lowercase();
    // `↩2`: the second place.
    let is_counted = sign.starts_with('↩');
    let has_arrow = sign.contains(['^', '↑', '↩', '⤴', '↵', '⏎', '↲'])
        && (is_counted || !sign.contains(|c: char| c.is_ascii_digit()));
    (is_letter || has_arrow).then(|| with_marks(document, link.span))
}

fn with_marks(document: &Document<'_>, Span { mut start, mut end }: Span) -> Span {
    let text = document.text();
    for mark in ["**", "__", "*", "_"] {
        if text[..start].ends_with(mark) && text[end..].starts_with(mark) {
            (start, end) = (start - mark.len(), end + mark.len());
        }
    }
    // `1. ^ [a](#cite_ref-0) [b](#cite_ref-1) Words of the note`
    const NEAR: usize = 16;
    let before = near::line_before(&text[..start], NEAR);
    let arrow = ["^ ", "↑ "].into_iter().find(|arrow| before.ends_with(arrow));
    start -= arrow.map_or(0, str::len);
    start -= usize::from(arrow.is_some() && text[..start].ends_with('\\'));
    let blank = |at: usize| text.as_bytes().get(at) == Some(&b' ');
    if blank(end) && (start == 0 || text[..start].ends_with([' ', '\n'])) {
        end += 1;
    } else if text[..start].ends_with(' ') && text[end..].chars().next().is_none_or(|c| c == '\n') {
        start = text[..start].trim_end_matches(' ').len();
    }
    Span::new(start, end)
}

/// `1. **^** Words of the note`, `2. ^ _**a**_ _**b**_ Words`: what is left where a converter drops links within a page, in a text
/// that cites notes by number.
pub(super) fn marks(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Bytes of an item deep in a list, and its number.
    const REACH: usize = 26;
    let text = document.text();
    let mut cites = None;
    for at in memchr::memchr_iter(b'^', text.as_bytes()) {
        let before = near::line_before(&text[..at], REACH);
        let (item, rest) = match (before.strip_suffix("**"), text[at + 1..].strip_prefix("**")) {
            (Some(item), Some(rest)) => (item, rest),
            (None, None) => (before, &text[at + 1..]),
            _ => continue,
        };
        let mark = item.trim_ascii();
        if !rest.starts_with(' ')
            || !mark.starts_with(|c: char| c.is_ascii_digit())
            || !is_item_mark(mark)
            || !*cites.get_or_insert_with(|| cites_notes(text))
        {
            continue;
        }
        let words = behind_letters(&rest[1..]);
        if words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“„«‘*_".contains(c)) {
            let start = at - (before.len() - item.len());
            edits.delete(Span::new(start, text.len() - words.len()), &BACK, Confidence::Likely);
        }
    }
}

/// Whether `[1]` stands behind a word or a stop; `x[1]` is an index.
fn cites_notes(text: &str) -> bool {
    const LETTERS: usize = 3;
    ["[1]", "\\[1\\]"].iter().any(|mark| {
        memchr::memmem::find_iter(text.as_bytes(), mark).any(|at| {
            let before = near::before(&text[..at], 4 * LETTERS);
            let word = before.chars().rev().take(LETTERS);
            before.ends_with(['.', ',', ';', ':', '!', '?', ')', '”', '"', '»', '。', '、'])
                || before.chars().count() >= LETTERS && word.into_iter().all(char::is_alphabetic)
        })
    })
}

/// Past the letters of the places: `_**a**_ _**b**_ `, `^a ^b `, `a b `.
fn behind_letters(words: &str) -> &str {
    const MARKS: [(&str, &str); 5] = [("_**", "**_ "), ("***", "*** "), ("^(", ") "), ("^", " "), ("", " ")];
    let mut rest = words;
    for letter in 'a'..='z' {
        let behind = |(open, close): &(&str, &str)| {
            let behind = rest.strip_prefix(*open)?.strip_prefix(letter)?.strip_prefix(*close)?;
            // `a Word` is one of the note.
            let is_word = open.is_empty() && letter == 'a' && !behind.starts_with("b ");
            (!is_word).then_some(behind)
        };
        let Some(behind) = MARKS.iter().find_map(behind) else { break };
        rest = behind;
    }
    rest
}
