//! Tables of contents and indexes, whose titles may read like boilerplate.

use super::kin::block;
use super::phrases::phrases;
use super::visible::Visible;
use super::visible_start;
use crate::document::Document;
use crate::text::letters::letters;

/// What stands between a title and the number of its page.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    Leader,
    Comma,
    Blank,
}

/// Whether the words end with dots that lead to a page.
fn is_led(words: &str) -> bool {
    words.ends_with("..") || words.ends_with(". .") || words.ends_with('…')
}

/// `Comments ..... 58`, `Comments, 58`, `Comments 58`: a title and a page.
fn page(line: &str) -> Option<(Gap, u16)> {
    let title = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let page = line[title.len()..].parse().ok()?;
    let words = title.trim_end();
    if !words.starts_with(char::is_alphanumeric) || words.len() == title.len() {
        return None;
    }
    let ends_in_letter = |words: &str| words.ends_with(char::is_alphabetic);
    let gap = match words.strip_suffix(',') {
        _ if is_led(words) => Gap::Leader,
        Some(words) if ends_in_letter(words) => Gap::Comma,
        None if ends_in_letter(words) => Gap::Blank,
        _ => return None,
    };
    Some((gap, page))
}

/// Whether the line is one of a table of contents or an index.
pub(in crate::pass) fn is_in_contents(document: &Document<'_>, line: usize) -> bool {
    /// Titles beside, where the lines are not all of a block.
    const TITLES: usize = 3;
    let Some((gap, own)) = page(document.words(line)) else {
        return leads_far(document.words(line)) || has_number_and_page(document, line);
    };
    let (above, below) = block(document, line);
    let (mut above, mut below) = (above.map(|line| document.words(line)), below.map(|line| document.words(line)));
    let is_alike = |line: &str| page(line).is_some_and(|(other, _)| other == gap);
    if gap != Gap::Blank {
        return above.any(is_alike) || below.any(is_alike);
    }
    // `Likes 12`, `Comments 58` are counters; in contents the pages rise.
    let is_title = |line: &str| !phrases().begins(visible_start(line));
    let (mut titles, mut is_whole) = (0, true);
    for up in [true, false] {
        let mut last = own;
        let side: &mut dyn Iterator<Item = &str> = if up { &mut above } else { &mut below };
        for (nth, line) in side.enumerate() {
            let next = page(line).filter(|(other, _)| *other == gap).map(|(_, page)| page);
            let Some(next) = next.filter(|next| if up { *next <= last } else { last <= *next }) else {
                // The first line beside is one of them.
                if nth == 0 {
                    return false;
                }
                is_whole = false;
                break;
            };
            titles += usize::from(is_title(line));
            last = next;
        }
    }
    titles >= if is_whole { 2 } else { TITLES }
}

/// `Comments . . . . .`, whose page stands in the next line.
fn leads_far(line: &str) -> bool {
    /// Dots of a leader.
    const DOTS: usize = 6;
    line.bytes().rev().filter(|byte| *byte != b' ').take(DOTS).all(|byte| byte == b'.')
}

/// Whether the number of the section stands in the line above, and the page in the one below.
fn has_number_and_page(document: &Document<'_>, line: usize) -> bool {
    let is_number = |line: &str| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit());
    line.checked_sub(1).is_some_and(|above| {
        let number = document.words(above);
        number.contains('.') && number.split('.').all(is_number)
    }) && line + 1 < document.lines().len()
        && is_number(document.words(line + 1))
}

/// `6.7 Comments`, `[Comments](manual.html#comments)`: one title of several that lead to sections of the same text, with their
/// numbers or names.
pub(super) fn is_section(document: &Document<'_>, line: usize) -> bool {
    /// Lines on either side; what the sections hold may stand between them.
    const NEAR: usize = 4;
    let Some(own) = Section::read(document, line) else { return false };
    let beside = document.written_above(line).take(NEAR).chain(document.written_below(line).take(NEAR));
    let is_like = |other: Section| other.is_numbered == own.is_numbered && !other.is_phrase;
    beside.filter(|line| Section::read(document, *line).is_some_and(is_like)).count() >= 2
}

struct Section {
    /// `6.7 Comments`; otherwise it leads to the name of its title.
    is_numbered: bool,
    is_phrase: bool,
}

impl Section {
    fn read(document: &Document<'_>, line: usize) -> Option<Self> {
        let title = visible_start(document.line(line));
        let name = title.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let is_numbered =
            title[..title.len() - name.len()].trim_end_matches('.').contains('.') && name.starts_with(' ');
        (is_numbered || leads_to_its_name(document, line)).then(|| {
            let key = Visible::of_line(document, line).key;
            Self { is_numbered, is_phrase: phrases().find(key.trim_start_matches(['#', ' '])).is_some() }
        })
    }
}

/// `[Process data](dump.html#process-data)`, `[reply](dump.html#index-reply)`: a link and nothing else, to what has the name of its
/// title.
fn leads_to_its_name(document: &Document<'_>, line: usize) -> bool {
    let span = document.lines().span(line);
    let mut links = document.links_in(span);
    let Some(link) = links.next().filter(|link| !link.image && links.next().is_none()) else { return false };
    let is_whole = document.text()[link.span.end..span.end].trim_ascii().is_empty();
    let Some((_, name)) = link.destination(document).rsplit_once('#').filter(|_| is_whole) else { return false };
    let name = letters(name);
    if name.is_empty() {
        return false;
    }
    let title = letters(document.slice(link.text));
    !title.is_empty() && name.ends_with(&title)
}
