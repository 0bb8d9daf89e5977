//! A run of characters that is valid UTF-8 when read back in one code page.

use super::CLEAR;
use super::glyph::{Glyph, Oddity};
use super::pages::origin;
use super::sequence::sequence;
use crate::edit::Span;

/// Sequences without a gap, and what they decode to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chain {
    pub(super) page: usize,
    /// All pages in which the run reads the same.
    pub(super) pages: u32,
    pub(super) span: Span,
    /// The place in [`Reader::decoded`].
    pub(super) decoded: Span,
    /// How much less odd the decoded text is, in half points; the minimum where it is no text.
    pub(super) score: i32,
    /// How many letters it reads that few languages have, or that are capitals.
    pub(super) rare: u32,
}

/// How many times less odd a reading must be to settle what the text was.
const LITTLE: i32 = 8;

/// Reads the chains of a text.
pub(super) struct Reader<'t> {
    text: &'t str,
    /// What the chains decode to that were kept. Chains share what they have in common.
    pub(super) decoded: String,
    /// The chain that was read last.
    steps: Vec<Step>,
    reading: String,
    /// Where in `decoded` the start of `reading` is as well.
    kept: Span,
}

/// A chain as far as one of its sequences.
#[derive(Clone, Copy)]
struct Step {
    end: usize,
    /// The length of what it decodes to.
    length: usize,
    /// The pages that read the same up to here.
    pages: u32,
    /// How odd the text is as it stands, and what it decodes to; nothing where no text has one of the characters.
    before: Option<i32>,
    after: Option<i32>,
    /// What speaks for the chain by its length, in half points.
    unlikely: i32,
    rare: u32,
    is_lossy: bool,
}

/// A chain as far as it goes.
struct Ending {
    step: Step,
    /// The end of the last step, or a blank less.
    end: usize,
    before: Oddity,
    after: Oddity,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let (steps, reading, kept) = (Vec::new(), String::new(), Span::default());
        Self { text, decoded: String::new(), steps, reading, kept }
    }

    /// The chains that start at `at`, one for each way in which `pages` read it; with the pages that have seen its characters.
    /// Those with a score of `least` are kept.
    ///
    /// A page whose reading leaves next to nothing odd, up to ASCII, is not outdone by the next.
    pub(super) fn read(&mut self, at: usize, mut pages: u32, least: i32, mut take: impl FnMut(&Chain, u32)) {
        let text = self.text;
        let (end, none) = (at, Some(0));
        let start = Step { end, length: 0, pages, before: none, after: none, unlikely: 0, rare: 0, is_lossy: false };
        self.steps.clear();
        self.kept = Span::default();
        while pages != 0 {
            let page = pages.trailing_zeros() as usize;
            let Ending { step, end, before, after } = self.decode(start, page);
            // Where another page can read on, it makes a run of its own.
            let next = text[end..].chars().next();
            let longer = next.and_then(origin).map_or(0, |origin| origin.lead);
            let same = step.pages & pages & !longer | 1 << page;
            pages &= !same;
            if step.length == 0 {
                continue;
            }
            let span = Span::new(at, end);
            let decoded = Span::default();
            let mut chain = Chain { page, pages: same, span, decoded, score: i32::MIN, rare: step.rare };
            let mut seen = same;
            let next = Glyph::of(next.unwrap_or(' '));
            // A chain may be a blank shorter than its last step: see `decode`.
            let before = if end == step.end { before.with_next(next) } else { odd(text, span, &text[span.range()]) };
            let score = |before| self.score(span, &step, before, after.with_next(next));
            if let Some((before, after)) = before.and_then(score) {
                chain.score = before - after;
                let ends = text.as_bytes().get(end).is_none_or(u8::is_ascii);
                if after * LITTLE <= before - CLEAR && ends && chain.rare == 0 {
                    seen = u32::MAX;
                    // But for pages with the same first byte, of which it takes words to tell.
                    let first = text[at..].chars().next().and_then(origin);
                    pages &= first.map_or(0, |first| first.same[page]);
                }
                if chain.score >= least {
                    chain.decoded = self.keep(step.length);
                }
            }
            take(&chain, seen);
        }
    }

    /// Reads the sequences of a page, as far as they go.
    fn decode(&mut self, start: Step, page: usize) -> Ending {
        let text = self.text;
        // Pages mostly read as far as one another.
        let shared = self.steps.iter().take_while(|step| step.pages & 1 << page != 0).count();
        self.steps.truncate(shared);
        let mut step = self.steps.last().copied().unwrap_or(start);
        self.reading.truncate(step.length);
        self.kept.end = self.kept.end.min(self.kept.start + step.length);
        let mut before = Oddity::behind(&text[..start.end], &text[start.end..step.end], step.before);
        let mut after = Oddity::behind(&text[..start.end], &self.reading, step.after);
        let mut last = self.reading.chars().next_back();
        let mut pages = step.pages;
        while let Some((end, c)) = sequence(text, step.end, page, &mut pages) {
            for c in text[step.end..end].chars() {
                step.is_lossy |= c == '\u{fffd}';
                before.push(Glyph::of(c));
            }
            let glyph = Glyph::of(c);
            after.push(glyph);
            step.rare += u32::from(glyph.is_rare());
            step.unlikely += unlikely(last, c);
            last = Some(c);
            self.reading.push(c);
            (step.end, step.length, step.pages) = (end, self.reading.len(), pages);
            (step.before, step.after) = (before.sum, after.sum);
            self.steps.push(step);
            if c == 'à' && text[..end].ends_with(' ') && is_word(&text[end..]) {
                // The blank is both the last byte of the letter and the blank behind it.
                return Ending { step, end: end - 1, before, after };
            }
        }
        Ending { step, end: step.end, before, after }
    }

    /// Where `decoded` has the reading.
    fn keep(&mut self, length: usize) -> Span {
        if self.kept.len() < length {
            let start = self.decoded.len();
            self.decoded.push_str(&self.reading);
            self.kept = Span::new(start, self.decoded.len());
        }
        Span::new(self.kept.start, self.kept.start + length)
    }

    /// How odd the text is without and with the chain that was read last, in half points; given that without what its length
    /// tells, and without what another layer would do.
    fn score(&self, span: Span, step: &Step, before: i32, after: Option<i32>) -> Option<(i32, i32)> {
        let (text, decoded) = (self.text, self.reading.as_str());
        let before = before + step.unlikely + if step.is_lossy { loss(text, span, decoded) } else { 0 };
        // A single Greek letter is at home in names of science.
        let after = if is_greek_letter(decoded) { Some(0) } else { after };
        let deeper = if after == Some(0) { None } else { peel(text, span, decoded, LAYERS) };
        let after = after.into_iter().chain(deeper).min()?;
        // A repair that leaves more than half of the oddity repairs nothing.
        (after * 2 <= before).then_some((before, after))
    }
}

/// What speaks for a chain by a character it decodes to behind another: the longer the run, the less likely it is valid by
/// chance; least of all when it is a word of one script.
#[inline]
fn unlikely(last: Option<char>, c: char) -> i32 {
    let row = last.map_or(0, |last| {
        let word = ('\u{800}'..'\u{2000}').contains(&c) && last as u32 >> 7 == c as u32 >> 7;
        if word { 3 } else { 1 }
    });
    row + match c {
        '\u{fffd}' => 8,
        '\u{10000}'.. => 4,
        '\u{800}'.. => 1,
        _ => 0,
    }
}

/// What a lost byte adds to what speaks for a chain.
fn loss(text: &str, span: Span, decoded: &str) -> i32 {
    // Three characters and more that would fit but for the lost one, and no word that they end.
    let fits = span.len() >= 6 && !text[..span.start].ends_with(char::is_alphanumeric);
    let of = |c: char| match (c, fits) {
        ('\u{fffd}', true) => 4 - 8,
        ('\u{fffd}', false) => 1 - 8,
        ('\u{800}'..'\u{fffd}', true) => 4 - 1,
        _ => 0,
    };
    decoded.chars().map(of).sum()
}

fn is_greek_letter(decoded: &str) -> bool {
    let mut chars = decoded.chars();
    matches!((chars.next(), chars.next()), (Some('α'..='ω'), None))
}

/// Layers looked through to see whether a repair leads to a second one. Attack: none, each is shorter than the last.
const LAYERS: usize = 4;

/// How odd the text is when `decoded`, in the place of `span`, is decoded again: in each page once, all of it.
fn peel(text: &str, span: Span, decoded: &str, layers: usize) -> Option<i32> {
    let mut chars = decoded.chars();
    let first = origin(chars.next()?)?;
    let second = origin(chars.next()?)?;
    let mut pages = first.lead & second.tail;
    let mut best = None;
    while pages != 0 && layers > 0 {
        let page = pages.trailing_zeros() as usize;
        pages &= pages - 1;
        let (mut at, mut again) = (0, String::new());
        while let Some((next, c)) = sequence(decoded, at, page, &mut 0) {
            again.push(c);
            at = next;
        }
        if at < decoded.len() {
            continue;
        }
        let found = odd(text, span, &again).into_iter().chain(peel(text, span, &again, layers - 1)).min();
        best = best.into_iter().chain(found).min();
    }
    best
}

/// How odd `middle` is in the place of `span`.
fn odd(text: &str, span: Span, middle: &str) -> Option<i32> {
    let mut odd = Oddity::behind(&text[..span.start], "", Some(0));
    middle.chars().for_each(|c| odd.push(Glyph::of(c)));
    odd.with_next(Glyph::of(text[span.end..].chars().next().unwrap_or(' ')))
}

/// Whether what follows `à` and a blank is a word of its own. In Portuguese, `às` and `àquele` are one word.
fn is_word(rest: &str) -> bool {
    let part =
        rest.starts_with("quel") || rest.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    rest.starts_with(char::is_alphanumeric) && !part
}
