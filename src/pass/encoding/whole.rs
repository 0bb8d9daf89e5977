//! A text that was misread as a whole: then every character beyond ASCII was, however odd or plain what it reads looks, and
//! whatever the text is: prose, a program, a table.

use super::pages::{NO_BREAK_SPACE, byte};
use super::scan::high;
use super::tables::{COUNT, PAGES};
use super::{MOJIBAKE, about, pages};
use crate::edit::{Edit, Span};
use crate::rule::Confidence;

/// Fewer repairs say nothing of the text around them.
const MANY: usize = 8;

/// The page in which a text with these repairs, and the pages that explain each of them, was misread: all but a few of its
/// characters beyond ASCII are UTF-8 in it. A text that handles misread characters has the right ones as well.
pub(super) fn page(text: &str, repairs: impl Iterator<Item = (Span, u32)>) -> Option<usize> {
    let mut counts = [0; COUNT];
    for (_, pages) in repairs {
        pages::each(pages).for_each(|page| counts[page] += 1);
    }
    let page = (0..COUNT).rev().max_by_key(|page| counts[*page]).filter(|page| counts[*page] >= MANY)?;
    let reader = Reader::new(text, page);
    let (mut all, mut explained, mut done) = (0, 0, 0);
    for run in runs(text) {
        all += run.len();
        done = if run.end <= done { done } else { reader.read(run).map_or(0, |(end, _)| end) };
        explained += if run.end <= done { run.len() } else { 0 };
    }
    (explained * 10 >= all * 9).then_some(page)
}

/// The repairs of such a text: of each run of characters beyond ASCII the reading in the page; where it has none, the repairs
/// that were found without it.
pub(super) fn repairs(text: &str, page: usize, found: Vec<Edit>) -> Vec<Edit> {
    /// More repairs than a text about encodings has examples.
    const EXAMPLES: usize = 40;
    let topics = about::Topics::find(text);
    let reader = Reader::new(text, page);
    let talks = !topics.are_none() && found.len() < EXAMPLES;
    let mut found = found.into_iter().peekable();
    let mut all = Vec::with_capacity(found.len());
    let mut group = 0;
    let mut add = |all: &mut Vec<Edit>, edit: Edit| {
        all.push(Edit { group, ..edit });
        group += 1;
    };
    let mut done = 0;
    for run in runs(text) {
        while let Some(edit) = found.next_if(|edit| edit.span.end <= run.start) {
            add(&mut all, edit);
        }
        if run.start < done {
            continue;
        }
        let Some((end, with)) = reader.read(run) else { continue };
        let span = Span::new(run.start, end);
        // Signs in quotes were misread with the text around them, unless that talks of encodings.
        if talks && about::is_named(text, span, &with, &topics) {
            continue;
        }
        done = end;
        while found.next_if(|edit| edit.span.start < end).is_some() {}
        let with = if with.contains('\u{feff}') { with.replace('\u{feff}', "") } else { with };
        let (rule, confidence) = (&MOJIBAKE, Confidence::Certain);
        add(&mut all, Edit { span, with: with.into(), rule, confidence, reason: "".into(), group: 0 });
    }
    found.for_each(|edit| add(&mut all, edit));
    all
}

/// The runs of characters beyond ASCII.
fn runs(text: &str) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(|byte| !byte.is_ascii())?;
        at = start + high(&bytes[start..]);
        Some(Span::new(start, at))
    })
}

/// Reads runs in a page.
struct Reader<'t> {
    text: &'t str,
    page: usize,
    /// Rows of blanks were made one, so that one behind `Ã` may be both the last byte of `à` and the blank behind it.
    is_squeezed: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, page: usize) -> Self {
        let accent = char::from_u32(PAGES[page][0x43].into()).unwrap_or_default();
        let is_squeezed = memchr::memmem::find(text.as_bytes(), format!("{accent}  ").as_bytes()).is_none();
        Self { text, page, is_squeezed }
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
        assert!(page(text, runs(text).map(|run| (run, 1))).is_none(), "few");
        let text = text.repeat(3);
        assert_eq!(page(&text, runs(&text).map(|run| (run, 1))), Some(0));
        let text = text + " é for Ã©, ï for Ã¯, § for Â§";
        assert_eq!(page(&text, runs(&text).map(|run| (run, 1))), None, "the right ones as well");
    }
}
