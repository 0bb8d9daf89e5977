//! A text that was misread as a whole: then every character beyond ASCII was, however odd or plain what it reads looks, and
//! whatever the text is: prose, a program, a table.

use super::about::{Topics, is_named};
use super::pages::{NO_BREAK_SPACE, byte};
use super::scan::high;
use super::tables::{COUNT, PAGES};
use super::{MOJIBAKE, pages};
use crate::edit::{Edit, Span};
use crate::rule::Confidence;
use crate::text::places::count;

/// Fewer repairs say nothing of the text around them.
const MANY: usize = 8;

/// The page in which a text with these repairs, and the pages that explain each of them, was misread, and what the rest of its
/// characters beyond ASCII read in it: nothing where more than a few are no UTF-8 there. A text that handles misread characters
/// has the right ones as well.
pub(super) fn rest(text: &str, repairs: &[(Span, u32)]) -> Option<(usize, Vec<(Span, String)>)> {
    let mut counts = [0; COUNT];
    for alike in repairs.chunk_by(|a, b| a.1 == b.1) {
        pages::each(alike[0].1).for_each(|page| counts[page] += alike.len());
    }
    let page = (0..COUNT).rev().max_by_key(|page| counts[*page]).filter(|page| counts[*page] >= MANY)?;
    let reader = Reader::new(text, page);
    let (mut found, mut unexplained, mut done) = (Vec::new(), 0, 0);
    // The blank behind half of `à` is part of it, unless it may be both.
    let is_half = |span: Span| !reader.is_squeezed && text[..span.end].ends_with(reader.accent);
    let explained = repairs.iter().filter(|(span, pages)| pages & 1 << page != 0 && !is_half(*span));
    let explained = explained.map(|(span, _)| *span);
    for span in explained.chain([Span::new(text.len(), text.len())]) {
        // What stands before the next repair.
        for run in runs_in(text, Span::new(done.min(span.start), span.start)) {
            match reader.read(run).filter(|_| run.start >= done) {
                Some((end, with)) => {
                    found.push((Span::new(run.start, end), with));
                    done = end;
                }
                None if run.end > done => unexplained += run.len(),
                None => {}
            }
        }
        done = done.max(span.end);
    }
    let beyond = count(text.as_bytes(), |[byte]| *byte >= 0x80);
    (unexplained * 10 <= beyond).then_some((page, found))
}

/// The repairs of such a text: those that were found without it, and what the rest reads.
pub(super) fn repairs(text: &str, found: Vec<Edit>, rest: Vec<(Span, String)>, topics: &Topics) -> Vec<Edit> {
    if rest.is_empty() {
        return found;
    }
    let talks = !topics.are_none() && found.len() < Topics::EXAMPLES;
    let mut found = found.into_iter().peekable();
    let mut all = Vec::with_capacity(found.len() + rest.len());
    for (span, with) in rest {
        // Signs in quotes were misread with the text around them, unless that talks of encodings.
        if talks && is_named(text, span, &with, topics) {
            continue;
        }
        while let Some(edit) = found.next_if(|edit| edit.span.end <= span.start) {
            all.push(edit);
        }
        while found.next_if(|edit| edit.span.start < span.end).is_some() {}
        let with = if with.contains('\u{feff}') { with.replace('\u{feff}', "") } else { with };
        all.push(Edit::new(span, with, &MOJIBAKE, Confidence::Certain));
    }
    all.extend(found);
    all
}

/// The runs of characters beyond ASCII.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Span> {
    runs_in(text, Span::new(0, text.len()))
}

/// The same in a stretch.
fn runs_in(text: &str, stretch: Span) -> impl Iterator<Item = Span> {
    let bytes = &text.as_bytes()[..stretch.end];
    let mut at = stretch.start;
    std::iter::from_fn(move || {
        // Most stretches have none.
        if bytes[at..].is_ascii() {
            return None;
        }
        let start = at + bytes[at..].iter().position(|byte| !byte.is_ascii())?;
        at = start + high(&bytes[start..]);
        Some(Span::new(start, at))
    })
}

/// Reads runs in a page.
struct Reader<'t> {
    text: &'t str,
    page: usize,
    /// The first half of `à`.
    accent: char,
    /// Rows of blanks were made one, so that one behind it may be both the last byte of `à` and the blank behind it.
    is_squeezed: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, page: usize) -> Self {
        let accent = char::from_u32(PAGES[page][0x43].into()).unwrap_or_default();
        let is_squeezed = memchr::memmem::find(text.as_bytes(), format!("{accent}  ").as_bytes()).is_none();
        Self { text, page, accent, is_squeezed }
    }

    /// What a run reads, if all of it is UTF-8, and where that ends: blanks behind it and between it and the next may have been
    /// no-break spaces, which are parts of characters.
    fn read(&self, run: Span) -> Option<(usize, String)> {
        /// Attack: a row of single characters and blanks.
        const BLANKS: usize = 4;
        let mut end = run.end;
        let mut bytes = self.encode(&self.text[run.range()])?;
        for _ in 0..BLANKS {
            if let Ok(reading) = std::str::from_utf8(&bytes) {
                return Some((end, reading.to_owned()));
            }
            let blanked = *NO_BREAK_SPACE & 1 << self.page != 0;
            let rest = self.text[end..].strip_prefix(' ').filter(|_| blanked)?;
            if self.is_squeezed && bytes.ends_with(&[0xC3]) && rest.starts_with(char::is_alphanumeric) {
                return None;
            }
            bytes.push(0xA0);
            end += 1;
            let next = if std::str::from_utf8(&bytes).is_ok() { 0 } else { high(rest.as_bytes()) };
            bytes.extend(self.encode(&rest[..next])?);
            end += next;
        }
        None
    }

    /// The bytes of a run. Those that the page leaves undefined may have become controls.
    fn encode(&self, run: &str) -> Option<Vec<u8>> {
        let control = |c: char| match c {
            '\u{80}'..='\u{9f}' if PAGES[self.page][c as usize - 0x80] == 0 => u8::try_from(c).ok(),
            _ => None,
        };
        run.chars().map(|c| byte(c, self.page).or_else(|| control(c))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_what_they_read() {
        let text = "The cafÃ© at Â§7, naÃ¯ve";
        let read_all = |text: &str| -> Vec<_> {
            let reader = Reader::new(text, 0);
            runs(text).map(|run| (run.start, reader.read(run))).collect()
        };
        let found = |end: usize, with: &str| Some((end, with.to_owned()));
        assert_eq!(read_all(text), [(7, found(11, "é")), (15, found(19, "§")), (24, found(28, "ï"))]);
        assert_eq!(read_all("éÃ©"), [(0, None)]);
        // Blanks that were no-break spaces, and one that may be both.
        assert_eq!(read_all("Ã  la"), [(0, found(3, "à"))]);
        assert_eq!(read_all("Ð ÐµÐ¹")[0], (0, found(3, "Р")));
        assert_eq!(read_all("ã €!")[0], (0, found(6, "\u{3800}")));
        assert_eq!(read_all("Ã la"), [(0, None)]);
        assert_eq!(read_all("mÃ xima Ã  la"), [(1, found(4, "à")), (9, found(12, "à"))]);
        assert_eq!(read_all("ä ä ä ä ä ä")[0].1, None);
    }

    #[test]
    fn the_rest_of_a_misread_text() {
        let text = "The cafÃ© at Â§7, naÃ¯ve".repeat(3);
        let all: Vec<_> = runs(&text).map(|run| (run, 1)).collect();
        let few = &all[..MANY - 1];
        assert!(rest(&text, few).is_none());
        assert_eq!(rest(&text, &all), Some((0, Vec::new())));
        let (last, most) = all.split_last().unwrap();
        assert_eq!(rest(&text, most), Some((0, vec![(last.0, "ï".to_owned())])));
        // The right ones as well.
        let text = text + " é for Ã©, ï for Ã¯, § for Â§";
        assert!(rest(&text, &all).is_none());
    }
}
