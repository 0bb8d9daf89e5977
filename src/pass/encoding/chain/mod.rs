//! A run of characters that is valid UTF-8 when read back in one code page.

mod beside;

use super::cache::Cache;
use super::glyph::{Glyph, Oddity};
use super::lookahead::Lookahead;
use super::sequence::{Sequence, sequence};
use super::tiebreak::is_usual_capital;
use super::{CLEAR, nested};
use crate::edit::Span;

use beside::{
    is_among_cyrillic, is_letter_of_ewe, is_numeral, is_sign_and_blank, is_symbol, is_word, starts_line, turns_up,
};

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
    /// How much of the document its pages explain; filled in when all chains are known.
    pub(super) weight: i64,
    /// Whether all it has are letters that languages have, each with a blank behind it: `RΓ is`.
    pub(super) is_bare: bool,
}

/// How many times less odd a reading must be to settle what the text was.
const LITTLE: i32 = 8;

/// Reads the chains of a text.
pub(super) struct Reader<'t> {
    ahead: Lookahead<'t>,
    cache: Cache<'t>,
    /// Chains, with the pages that have seen their characters.
    found: Vec<(Chain, u32)>,
    /// The index at which the last chains start.
    start: usize,
    /// What the chains decode to that were kept. Chains share what they have in common.
    pub(super) decoded: String,
    /// The chain that was read last, and the start of all.
    steps: Vec<Step>,
    /// Where in `decoded` the start of that chain is as well.
    kept: Span,
    /// Whether no more of the text was looked at than the stretch ahead.
    is_local: bool,
}

/// A chain as far as one of its sequences.
#[derive(Clone, Copy)]
struct Step {
    /// Of the character behind it.
    index: usize,
    /// What the last sequence decodes to; and the length of all.
    c: char,
    length: usize,
    /// The pages that read the same up to here.
    pages: u32,
    rare: u32,
    /// What speaks for the chain by its length, in half points.
    unlikely: i32,
    is_lossy: bool,
    is_bare: bool,
    /// How odd what it decodes to is.
    after: Oddity,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            ahead: Lookahead::new(text),
            cache: Cache::new(text),
            found: Vec::new(),
            start: 0,
            decoded: String::new(),
            steps: Vec::new(),
            kept: Span::default(),
            is_local: true,
        }
    }

    /// The chains that start at `at`, one for each way in which `pages` read it; with the pages that have seen its characters.
    /// Those with a score of `least` are kept. To be called for places in order.
    ///
    /// A page whose reading leaves next to nothing odd, up to ASCII, is not outdone by the next.
    pub(super) fn read(&mut self, at: usize, pages: u32, least: i32, mut take: impl FnMut(&Chain, u32)) {
        let run = self.cache.run(at);
        if let Some((found, moved)) = run.and_then(|run| self.cache.get(run, pages)) {
            for (chain, seen) in &self.found[found.range()] {
                let span = Span::new(chain.span.start + moved, chain.span.end + moved);
                take(&Chain { span, ..*chain }, *seen);
            }
            return;
        }
        let first = self.found.len();
        self.read_anew(at, pages, least);
        self.found[first..].iter().for_each(|(chain, seen)| take(chain, *seen));
        match run.filter(|run| self.is_local && self.ahead.end() <= run.end) {
            Some(run) => self.cache.put(run, pages, Span::new(first, self.found.len())),
            None => self.found.truncate(first),
        }
    }

    fn read_anew(&mut self, at: usize, mut pages: u32, least: i32) {
        let start = self.ahead.go_to(at, self.start);
        let before = self.ahead.place(start - 1).glyph;
        self.start = start;
        self.kept = Span::default();
        self.is_local = true;
        self.steps.clear();
        self.steps.push(Step {
            index: start,
            c: ' ',
            length: 0,
            pages,
            rare: 0,
            unlikely: 0,
            is_lossy: false,
            is_bare: true,
            after: Oddity::behind(before),
        });
        let mut settled = None;
        while pages != 0 {
            let page = pages.trailing_zeros() as usize;
            let shared = self.rewind(page);
            let end = self.decode(page);
            let step = self.steps[self.steps.len() - 1];
            // Where another page can read on, it makes a run of its own.
            let next = *self.ahead.place(end);
            let longer = next.origin.map_or(0, |origin| origin.lead);
            let same = step.pages & pages & !longer | 1 << page;
            pages &= !same;
            let is_outdone = settled.is_some_and(|settled| self.steps.len() == shared && step.index < settled);
            if step.length == 0 || is_outdone {
                continue;
            }
            let span = Span::new(at, next.at);
            let decoded = Span::default();
            let (rare, is_bare) = (step.rare, step.is_bare);
            let mut chain = Chain { page, pages: same, span, decoded, score: i32::MIN, rare, weight: 0, is_bare };
            let mut seen = same;
            let before = self.ahead.odd(start, end);
            let score = before.and_then(|before| self.score(span, before, step.after.before(next.glyph)));
            if let Some((before, after)) = score {
                chain.score = before - after;
                if after * LITTLE <= before - CLEAR && next.glyph.char().is_ascii() && chain.rare == 0 {
                    seen = u32::MAX;
                    settled = Some(step.index);
                    // But for pages with the same first byte, of which it takes words to tell.
                    pages &= self.ahead.place(start).origin.map_or(0, |origin| origin.same[page]);
                }
                if chain.score >= least {
                    chain.decoded = self.keep();
                }
            }
            self.found.push((chain, seen));
        }
    }

    /// Goes back to the last step that a page shares, and counts those: pages mostly read as far as one another.
    fn rewind(&mut self, page: usize) -> usize {
        while self.steps.last().is_some_and(|step| step.pages & 1 << page == 0) {
            self.steps.pop();
        }
        self.kept.end = self.kept.end.min(self.kept.start + self.steps[self.steps.len() - 1].length);
        self.steps.len()
    }

    /// Reads the sequences of a page from the last step on, as far as they go; returns the index where the chain ends.
    fn decode(&mut self, page: usize) -> usize {
        let begins_within_word = self.ahead.place(self.start - 1).glyph.char().is_alphabetic();
        let mut step = self.steps[self.steps.len() - 1];
        while let Some(Sequence { c, length, pages, is_lossy }) = sequence(&mut self.ahead, step.index, page) {
            if step.c == '\u{feff}' && self.ahead.place(step.index + length - 1).glyph.char() == ' ' {
                break; // a word of one letter behind a byte-order mark
            }
            let glyph = Glyph::of(c);
            step.after.push(glyph);
            let last = (step.length > 0).then_some(step.c);
            // Words of any language start with capitals.
            let is_initial = last.is_none() && is_usual_capital(c) && !begins_within_word;
            let mut source = (step.index..step.index + length).map(|index| self.ahead.place(index).glyph.char());
            let is_bare = length == 2 && source.next().is_some_and(is_of_words) && source.next().is_some_and(is_blank);
            step = Step {
                index: step.index + length,
                c,
                length: step.length + c.len_utf8(),
                pages: step.pages & pages,
                rare: step.rare + u32::from(glyph.is_rare() && !is_initial),
                unlikely: step.unlikely + unlikely(last, c),
                is_lossy: step.is_lossy | is_lossy,
                is_bare: step.is_bare & is_bare,
                after: step.after,
            };
            self.steps.push(step);
            if c == 'à' && self.ahead.place(step.index - 1).glyph.char() == ' ' {
                let end = self.ahead.place(step.index).at;
                if is_word(&self.ahead.text[end..]) {
                    // The blank is both the last byte of the letter and the blank behind it.
                    return step.index - 1;
                }
            }
        }
        step.index
    }

    /// What the last chain decodes to.
    fn reading(&self) -> impl Iterator<Item = char> {
        self.steps[1..].iter().map(|step| step.c)
    }

    /// Where `decoded` has that.
    fn keep(&mut self) -> Span {
        let length = self.steps[self.steps.len() - 1].length;
        if self.kept.len() < length {
            let start = self.decoded.len();
            self.decoded.extend(self.steps[1..].iter().map(|step| step.c));
            self.kept = Span::new(start, self.decoded.len());
        }
        Span::new(self.kept.start, self.kept.start + length)
    }

    /// How odd the text is without and with the chain that was read last, in half points; given that without what its length
    /// tells, and without what another layer would do.
    fn score(&mut self, span: Span, before: i32, after: Option<i32>) -> Option<(i32, i32)> {
        let text = self.ahead.text;
        let (first, step) = (self.steps[1].c, self.steps[self.steps.len() - 1]);
        let loss = if step.is_lossy { loss(text, span, self.reading()) } else { 0 };
        let before = before + step.unlikely + loss;
        // A byte-order mark is what files start with.
        let before = before + if first == '\u{feff}' && starts_line(text, span.start) { 8 } else { 0 };
        let turns = self.steps.len() == 2 && turns_up(text, span);
        self.is_local &= !turns;
        let before = before - if turns && is_among_cyrillic(text, span) { 4 } else { 0 };
        if self.steps.len() == 2 && (is_numeral(text, span) || is_sign_and_blank(text, span, first))
            || is_letter_of_ewe(text, span)
        {
            self.is_local = false;
            return None;
        }
        // A single Greek letter is at home in names of science.
        let is_greek = self.steps.len() == 2 && matches!(first, 'α'..='ω' | 'Ω');
        self.is_local &= !is_greek;
        let before = before + if is_greek && is_symbol(text, span) { CLEAR } else { 0 };
        let after = if is_greek { Some(0) } else { after };
        let may_be_odd = after != Some(0) && nested::starts(self.reading()) != 0;
        let reading = may_be_odd.then(|| self.reading().collect::<String>());
        let deeper = reading.and_then(|reading| nested::odd_again(text, span, &reading));
        let after = after.into_iter().chain(deeper).min()?;
        // A repair that leaves more than half of the oddity repairs nothing.
        (after * 2 <= before).then_some((before, after))
    }
}

/// What speaks for a chain by a character it decodes to behind another: the longer the run, the less likely it is valid by
/// chance; least of all when it is a word of one script.
#[inline]
fn unlikely(last: Option<char>, c: char) -> i32 {
    let length = last.map_or(0, |last| {
        let word = ('\u{800}'..'\u{2000}').contains(&c) && last as u32 >> 7 == c as u32 >> 7;
        if word { 3 } else { 1 }
    });
    length
        + match c {
            '\u{fffd}' => 8,
            '\u{10000}'.. => 4,
            '\u{800}'.. => 1,
            _ => 0,
        }
}

/// What a lost byte adds to what speaks for a chain.
fn loss(text: &str, span: Span, decoded: impl Iterator<Item = char>) -> i32 {
    // Three characters and more that would fit but for the lost one, and no word that they end.
    let fits = span.len() >= 6 && !text[..span.start].ends_with(char::is_alphanumeric);
    let of = |c: char| match (c, fits) {
        ('\u{fffd}', true) => 4 - 8,
        ('\u{fffd}', false) => 1 - 8,
        ('\u{800}'..'\u{fffd}', true) => 4 - 1,
        _ => 0,
    };
    decoded.map(of).sum()
}

/// Whether a character is a letter that may end a word. Next to none ends in those that are the first bytes in the Latin pages.
fn is_of_words(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, 'Â' | 'Ã')
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}')
}
