//! Words with what they mean below: terms, titles of exhibits, cues.

use super::key::is_dense;
use super::line::Candidate;
use super::list::is_entry;
use super::phrases::phrases;
use super::visible::Visible;
use super::visible_start;
use crate::document::Document;

impl Candidate {
    /// A word with what it means on the line below, and another such pair near it: `Share`, `Sends the picture.` Of titles with
    /// their paragraphs three stand in a row; one that names a subject may stand alone.
    pub(super) fn is_term(&self, document: &Document<'_>) -> bool {
        /// Letters of a meaning; paragraphs have more.
        const LONG: usize = 120;
        /// Lines between two pairs.
        const NEAR: usize = 12;
        if !self.is_bare() {
            return false;
        }
        let lines = document.lines();
        let ends = |line: usize| line >= lines.len() || document.words(line).is_empty();
        let begins = |line: usize| line == 0 || ends(line - 1);
        let is_titled = |term: usize| {
            term + 1 < lines.len()
                && (begins(term) || begins(term - 1) && is_numbered(document, term - 1))
                && ends(term + 2)
                && is_entry(document.words(term).trim_end_matches('?'))
                && is_sentence(document.words(term + 1))
        };
        let is_pair = |term: usize| is_titled(term) && document.words(term + 1).chars().nth(LONG).is_none();
        let differs = |term: usize| document.words(term) != document.words(self.first);
        let at = |pairs: usize, below: bool| match below {
            true => Some(self.first + 3 * pairs),
            false => self.first.checked_sub(3 * pairs),
        };
        let mut near = self.first.saturating_sub(NEAR)..lines.len().min(self.first + NEAR);
        let titles = |below: bool| {
            (1..3).map_while(|pairs| at(pairs, below).filter(|at| is_titled(*at) && differs(*at))).count()
        };
        // Pages set their labels apart from paragraphs, but not from what they offer: `Newsletter`, `Sign up for it.`
        let is_offer = |line: usize| phrases().begins(visible_start(document.words(line)));
        let is_subject = || self.first > 0 && self.class.may_be_subject() && !is_offer(self.first + 1);
        is_pair(self.first) && (is_subject() || near.any(|at| is_pair(at) && differs(at)))
            || is_titled(self.first) && titles(true) + titles(false) >= 2
    }

    /// A term with what it means set in below, as another one near it.
    pub(super) fn is_set_out(&self, document: &Document<'_>) -> bool {
        /// Attack: thousands of terms. Lines that are written.
        const NEAR: usize = 16;
        /// Blanks by which a meaning is set in; items of lists are by fewer.
        const INSET: usize = 3;
        let has_meaning = |term: usize| {
            document.written_below(term).next().is_some_and(|below| {
                indent(document, below) >= indent(document, term) + INSET
                    && document.line(below).trim_start().starts_with(char::is_alphanumeric)
            })
        };
        let near = || document.written_above(self.first).take(NEAR).chain(document.written_below(self.last).take(NEAR));
        let is_term = |line: usize| indent(document, line) == indent(document, self.first) && has_meaning(line);
        self.is_bare() && has_meaning(self.last) && near().any(is_term)
    }
}

/// The columns of blanks a line begins with; `\u{3000}` has two.
fn indent(document: &Document<'_>, line: usize) -> usize {
    let blanks = document.line(line).chars().take_while(|c| c.is_whitespace());
    blanks.map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum()
}

/// A capital at its start and a stop at its end, within brackets or not; a letter in scripts that have no capitals.
fn is_sentence(line: &str) -> bool {
    let line = line.strip_prefix('(').and_then(|line| line.strip_suffix(')')).unwrap_or(line);
    let words = line.strip_prefix(['—', '–']).map_or(line, str::trim_start);
    let begins = |first: char| first.is_alphabetic() && !first.is_lowercase();
    words.starts_with(begins) && line.trim_end_matches(['”', '“', '»']).ends_with(['.', '।'])
        || line.starts_with(is_dense) && line.ends_with('。')
}

/// `Case 2`, near `Case 1` or `Case 3`.
fn is_numbered(document: &Document<'_>, line: usize) -> bool {
    const NEAR: usize = 5;
    let name = |line: usize| {
        let line = document.words(line);
        let name = line.trim_end_matches(|c: char| c.is_ascii_digit());
        (name.len() < line.len() && is_entry(name)).then_some(name)
    };
    let mut near = document.written_above(line).take(NEAR).chain(document.written_below(line).take(NEAR));
    name(line).is_some_and(|own| near.any(|line| name(line) == Some(own)))
}

/// `NAME` of a manual or of a table, where a form has another field beside it; `SEE ALSO` among other headings.
pub(super) fn is_of_manual(document: &Document<'_>, key: &str, first: usize, last: usize) -> bool {
    const FIELDS: [&str; 5] = ["mail", "comment", "site", "url", "subject"];
    const NEAR: usize = 3;
    let mut above = document.written_above(first).take(NEAR);
    let mut below = document.written_below(last).take(NEAR);
    let is_field = |line: usize| {
        let key = Visible::of_line(document, line).key;
        FIELDS.iter().any(|field| key.contains(field))
    };
    let is_heading = |line: usize| !document.line(line).contains(char::is_lowercase);
    match key {
        "name" => !above.chain(below).any(is_field),
        "see also" => is_heading(first) && above.next().is_some_and(is_heading) && below.next().is_some_and(is_heading),
        _ => false,
    }
}
