//! What boilerplate says: phrases by class and language, from the files in `phrases/`.
//!
//! A line of a file is `class: phrase | phrase | …`; lines with `#` are comments. In a phrase, `@` is a social network, `#` a
//! number, `*` some words. A phrase is the whole line, unless it ends in `*` (more may follow, but then a second signal is
//! needed) or `**` (more may follow). `?` before a phrase: people also write it alone on a line, so a second signal is needed.
//! `cue.class` lists words that are such a second signal. Case, accents set apart, punctuation and markup do not count.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::sync::LazyLock;

use super::class::Class;
use super::fold::{fold, is_combining, is_plain};
use super::hash::AsIs;
use super::key::Key;
use super::start::Start;
use crate::fnv::Fnv;
use crate::pass::filter::Filter;

mod load;

/// How much of the line a phrase accounts for. In the order of strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::pass) enum Fit {
    /// The whole line, but with a word people write as well.
    Word,
    /// The start of the line.
    Start,
    /// The start of the line, in words that only boilerplate uses.
    Opening,
    /// The whole line.
    Line,
}

/// A phrase found at the start of a key.
#[derive(Clone, Copy, Debug)]
pub(in crate::pass) struct Hit {
    pub(in crate::pass) class: Class,
    pub(in crate::pass) fit: Fit,
    /// Where the words of the phrase before its first gap end.
    pub(super) end: usize,
}

#[derive(Debug)]
struct Pattern {
    /// The words before the first `*`: their hash, and where they stand in [`Phrases::starts`].
    hash: u64,
    start: Range<u32>,
    class: Class,
    everyday: bool,
    /// What must follow, with words between.
    rest: Vec<String>,
    /// Nothing, or some words, or any words may follow.
    open: u8,
    /// The next one with the same hash.
    next: Option<usize>,
}

/// The phrases of all languages.
#[derive(Debug)]
pub(in crate::pass) struct Phrases {
    /// The words before the first `*` of every phrase, one behind the other.
    starts: String,
    patterns: Vec<Pattern>,
    /// By the hash of those words, the first of the patterns.
    index: HashMap<u64, usize, BuildHasherDefault<AsIs>>,
    /// In the order of the words, and the hashes of their first bytes.
    cues: Vec<(String, Class)>,
    cue_starts: Filter,
    /// Which first letters occur: see [`Start`].
    letters: Filter,
    /// The hashes of the words before the first `*`, and of what they begin with.
    begun: Filter,
    longest: usize,
}

/// Attack: long rows. No row has more buttons.
const MAX_ROW: usize = 24;

/// Attack: a line in which every word begins a phrase. Bytes between two parts of a phrase; a title fits.
const MAX_GAP: usize = 240;

pub(in crate::pass) fn phrases() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::load);
    &PHRASES
}

impl Phrases {
    /// The phrases that begin with exactly these words.
    fn at(&self, words: &str, hash: u64) -> impl Iterator<Item = &Pattern> {
        let first = self.index.get(&hash).map(|at| &self.patterns[*at]);
        let all = std::iter::successors(first, |pattern| pattern.next.map(|at| &self.patterns[at]));
        all.filter(move |p| &self.starts[p.start.start as usize..p.start.end as usize] == words)
    }

    /// The phrases that begin with the whole key.
    fn whole(&self, key: &str) -> impl Iterator<Item = &Pattern> {
        self.at(key, Fnv::EMPTY.with(key.bytes()).0)
    }

    /// Whether a phrase may begin where `text` begins: a look at its first letters, without an allocation. Wrong now and then,
    /// but never when a phrase does begin there.
    pub(in crate::pass) fn may_begin(&self, text: &str) -> bool {
        let mut start = Start::default();
        let known = |start: &Start| self.letters.may_have(start.hash());
        for sign in text.chars() {
            if sign.is_ascii_alphabetic() {
                start.letter(sign.to_ascii_lowercase());
            } else if sign.is_ascii_digit() {
                start.digit();
            } else if sign.is_ascii() {
                if !start.blank && start.letters > 0 && known(&start) {
                    return true;
                }
                start.blank();
            } else if is_plain(sign) || !is_combining(sign) && sign.is_alphanumeric() {
                // Words may end anywhere in scripts without blanks.
                if start.letters > 0 && known(&start) {
                    return true;
                }
                if is_plain(sign) { start.letter(sign) } else { fold(sign).for_each(|sign| start.letter(sign)) }
            } else if !is_combining(sign) {
                start.blank();
            }
            if start.is_full() {
                break;
            }
        }
        start.letters > 0 && known(&start)
    }

    /// The same, by whole words. True where only [`Visible`](super::Visible) can tell: what is an image or a tag, where a link
    /// ends, what a number or the name of a network stands for.
    pub(in crate::pass) fn begins(&self, text: &str) -> bool {
        let mut key = Key::default();
        let mut prefix = Prefix::default();
        let mut before = '\0';
        for sign in text.chars().map(Some).chain([None]) {
            if sign.is_some_and(|sign| key.sign(sign)) {
                continue;
            }
            if key.end_word(sign) {
                let words = key.words();
                if words.starts_with('#') || words.contains('@') {
                    return true;
                }
                while let Some(hash) = prefix.next(words, words.len()) {
                    if prefix.at > self.longest || !self.begun.may_have(hash) {
                        return false;
                    }
                    if self.at(&words[..prefix.at], hash).any(Pattern::goes_on) {
                        return true;
                    }
                }
            }
            let Some(sign) = sign else { break };
            if matches!(sign, '<' | ']' | '{') || sign == '[' && before == '!' {
                return true;
            }
            before = sign;
        }
        self.at(key.words(), prefix.hash.0).next().is_some()
    }

    /// Where in `key` the words of a phrase may end, and the hashes up to there.
    fn ends<'k>(&'k self, key: &'k str) -> impl Iterator<Item = (usize, u64)> + 'k {
        prefixes(key, self.longest).take_while(|(_, hash)| self.begun.may_have(*hash))
    }

    /// The phrase that accounts best for `key`.
    pub(in crate::pass) fn find(&self, key: &str) -> Option<Hit> {
        let mut best: Option<Hit> = None;
        for (end, hash) in self.ends(key) {
            for pattern in self.at(&key[..end], hash) {
                let Some(fit) = pattern.fit(&key[end..]).filter(|_| !pattern.class.is_elsewhere()) else { continue };
                if best.is_none_or(|best| best.fit < fit) {
                    best = Some(Hit { class: pattern.class, fit, end });
                }
            }
        }
        if best.is_none_or(|best| best.fit < Fit::Opening)
            && let Some(class) = self.row(key)
        {
            return Some(Hit { class, fit: Fit::Line, end: key.len() });
        }
        best
    }

    /// Whether `key` is a whole-line phrase of `class`, everyday or not.
    pub(in crate::pass) fn is(&self, key: &str, class: Class) -> bool {
        self.whole(key).any(|p| p.class == class && p.rest.is_empty())
    }

    /// The same, but not for words that people also write alone on a line.
    pub(super) fn is_sure(&self, key: &str, class: Class) -> bool {
        self.whole(key).any(|p| p.class == class && p.rest.is_empty() && !p.everyday)
    }

    /// The length of the longest phrase of `class` at the start of `key`, of its words before the first gap.
    pub(super) fn start(&self, key: &str, class: Class) -> Option<usize> {
        let ends = self.ends(key).filter(|(end, hash)| self.at(&key[..*end], *hash).any(|p| p.class == class));
        ends.last().map(|(end, _)| end)
    }

    /// The length of the longest label of a credit at the start of `key`, and whether it may also label the source of a text.
    pub(super) fn label(&self, key: &str) -> Option<(usize, bool)> {
        let end = self.start(key, Class::Credit)?;
        Some((end, self.whole(&key[..end]).any(|p| p.class == Class::Credit && p.everyday)))
    }

    /// How many phrases of `classes` the key is made of, if of nothing else; numbers do not count.
    pub(in crate::pass) fn count(&self, key: &str, classes: &[Class]) -> Option<usize> {
        let (mut at, mut count) = (0, 0);
        while at < key.len() && count < MAX_ROW {
            let rest = &key[at..];
            if let Some(behind) = rest.strip_prefix('#').filter(|behind| behind.is_empty() || behind.starts_with(' ')) {
                at = key.len() - behind.trim_start().len();
                continue;
            }
            let known =
                |end: usize, hash| self.at(&rest[..end], hash).any(|p| p.rest.is_empty() && classes.contains(&p.class));
            let (end, _) = self
                .ends(rest)
                .filter(|(end, _)| *end == rest.len() || rest.as_bytes()[*end] == b' ')
                .filter(|(end, hash)| known(*end, *hash))
                .last()?;
            count += 1;
            at += end + usize::from(end < rest.len());
        }
        (at >= key.len()).then_some(count)
    }

    /// Whether a cue of the class is in the key: a second word that belongs to it.
    pub(in crate::pass) fn has_cue(&self, key: &str, class: Class) -> bool {
        /// `site` is in `visitors`.
        const SHORT: usize = 4;
        key.char_indices().any(|(at, _)| {
            let rest = &key[at..];
            let start = cue_start(rest);
            if !self.cue_starts.may_have(start) {
                return false;
            }
            let is_start = at == 0 || key.as_bytes()[at - 1] == b' ';
            let first = self.cues.partition_point(|(cue, _)| cue_start(cue) < start);
            self.cues[first..].iter().take_while(|(cue, _)| cue_start(cue) == start).any(|(cue, of)| {
                *of == class && rest.starts_with(cue.as_str()) && (is_start || cue.len() > SHORT || !cue.is_ascii())
            })
        })
    }

    /// The class of a row of buttons: at least two of them, and nothing else.
    fn row(&self, key: &str) -> Option<Class> {
        let (mut at, mut class) = (0, None);
        let mut parts: Vec<&str> = Vec::new();
        while at < key.len() && parts.len() < MAX_ROW {
            let rest = &key[at..];
            if let Some(behind) = rest.strip_prefix('#').filter(|behind| behind.is_empty() || behind.starts_with(' ')) {
                at = key.len() - behind.trim_start().len();
                continue;
            }
            let word_end = |(end, _): &(usize, u64)| *end == rest.len() || rest.as_bytes()[*end] == b' ';
            let button = |(end, hash): (usize, u64)| {
                let known = self.at(&rest[..end], hash).find(|p| p.class.is_row() && p.rest.is_empty());
                known.map(|p| (end, p.class))
            };
            let (end, row) = self.ends(rest).filter(word_end).filter_map(button).last()?;
            class = class.or(Some(row));
            if !parts.contains(&&rest[..end]) {
                parts.push(&rest[..end]);
            }
            at += end + usize::from(end < rest.len());
        }
        class.filter(|_| parts.len() >= 2)
    }
}

impl Pattern {
    /// Whether a line may go on behind the words: a label, a button in a row, or a phrase with more to come.
    fn goes_on(&self) -> bool {
        let is_label = matches!(self.class, Class::Related | Class::Tags | Class::Credit | Class::Date)
            || self.class.is_elsewhere();
        self.open > 0 || !self.rest.is_empty() || is_label || self.class.is_row()
    }

    fn fit(&self, behind: &str) -> Option<Fit> {
        let mut behind = behind;
        for (index, part) in self.rest.iter().enumerate() {
            let last = index + 1 == self.rest.len();
            let window = &behind[..behind.floor_char_boundary(MAX_GAP + part.len())];
            let at = if last && self.open == 0 { window.rfind(part.as_str()) } else { window.find(part.as_str()) }?;
            behind = &behind[at + part.len()..];
        }
        match (behind.is_empty(), self.open) {
            (true, 1) if self.rest.is_empty() => Some(Fit::Word),
            (true, _) if self.everyday => Some(Fit::Word),
            (true, _) => Some(Fit::Line),
            (false, 0) => None,
            (false, 1) => Some(Fit::Start),
            (false, _) => Some(Fit::Opening),
        }
    }
}

/// The first bytes as a number; no cue has fewer.
fn cue_start(text: &str) -> u64 {
    text.bytes().take(3).fold(0, |start, byte| start << 8 | u64::from(byte))
}

/// The start of a key, up to where a word ends; scripts without blanks can end one anywhere.
struct Prefix {
    at: usize,
    hash: Fnv,
}

impl Default for Prefix {
    fn default() -> Self {
        Self { at: 0, hash: Fnv::EMPTY }
    }
}

impl Prefix {
    /// Goes on to the next end in the first `limit` bytes of the key, a border of characters; its hash.
    fn next(&mut self, key: &str, limit: usize) -> Option<u64> {
        while self.at < limit {
            let next = key.ceil_char_boundary(self.at + 1);
            self.hash = self.hash.with(key[self.at..next].bytes());
            let was_ascii = key.as_bytes()[self.at].is_ascii();
            self.at = next;
            let ends = match key.as_bytes().get(next) {
                None => true,
                Some(sign) => next < limit && (*sign == b' ' || !sign.is_ascii() || !was_ascii),
            };
            if ends {
                return Some(self.hash.0);
            }
        }
        None
    }
}

/// Where words end in the first `longest` bytes, and the hashes up to there.
fn prefixes(key: &str, longest: usize) -> impl Iterator<Item = (usize, u64)> + '_ {
    let limit = key.floor_char_boundary(longest);
    let mut prefix = Prefix::default();
    std::iter::from_fn(move || prefix.next(key, limit).map(|hash| (prefix.at, hash)))
}
