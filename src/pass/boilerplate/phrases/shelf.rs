//! The phrases that begin with one letter, read when a line first asks for them: most texts ask for few.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::sync::OnceLock;

use super::prefix::{Prefix, prefixes};
use super::{Fit, MAX_GAP};
use crate::pass::boilerplate::class::Class;
use crate::pass::boilerplate::fold::{SECOND_WORDS, fold_phrase, key_of};
use crate::pass::boilerplate::hash::AsIs;
use crate::pass::boilerplate::key::{is_dense, mask_numbers};
use crate::text::filter::Filter;

/// How many shelves there are.
pub(super) const SHELVES: usize = 256;

/// Where phrases stand whose key begins with `first`.
pub(super) fn shelf_of(first: char) -> usize {
    let first = if first.is_ascii_digit() { '#' } else { first };
    first as usize % SHELVES
}

#[derive(Debug)]
pub(super) struct Shelf {
    /// As the files have them.
    pub(super) listed: Vec<(Class, Cow<'static, str>)>,
    patterns: OnceLock<Patterns>,
}

impl Shelf {
    pub(super) fn new() -> Self {
        /// Of phrases; few shelves have more.
        const LENGTH: usize = 128;
        Self { listed: Vec::with_capacity(LENGTH), patterns: OnceLock::new() }
    }

    pub(super) fn patterns(&self) -> &Patterns {
        self.patterns.get_or_init(|| Patterns::read(&self.listed))
    }
}

/// Phrases as lines are compared with them.
#[derive(Debug)]
pub(in crate::pass::boilerplate) struct Patterns {
    /// The words before the first `*` of every phrase, one behind the other.
    starts: String,
    patterns: Vec<Pattern>,
    /// By the hash of those words, the first of the patterns.
    index: HashMap<u64, usize, BuildHasherDefault<AsIs>>,
    /// The hashes of those words, and of what they begin with.
    begun: Filter,
    longest: usize,
}

#[derive(Debug)]
pub(super) struct Pattern {
    /// The words before the first `*`: their hash, and where they stand in [`Patterns::starts`].
    hash: u64,
    start: Range<u32>,
    pub(super) class: Class,
    pub(super) everyday: bool,
    /// One word that announces a title, or a pager that does; an agency that signs texts.
    pub(super) label: bool,
    /// Enough words to invite by themselves.
    long: bool,
    /// What must follow, with words between.
    pub(super) rest: Vec<String>,
    /// Nothing, or some words, or any words may follow.
    open: u8,
    /// The next one with the same hash.
    next: Option<usize>,
}

impl Patterns {
    pub(in crate::pass::boilerplate) fn read(listed: &[(Class, Cow<'static, str>)]) -> Self {
        let mut starts = String::with_capacity(listed.iter().map(|(_, phrase)| phrase.len()).sum());
        let mut patterns: Vec<Pattern> =
            listed.iter().map(|(class, phrase)| Pattern::read(*class, phrase, &mut starts)).collect();
        let (mut begun, mut longest) = (Vec::new(), 0);
        for pattern in &mut patterns {
            let words = pattern.words(&starts);
            let hashes = prefixes(words, words.len()).map(|(_, hash)| hash);
            begun.extend(hashes.inspect(|hash| pattern.hash = *hash));
            longest = longest.max(words.len());
        }
        let mut index = HashMap::with_capacity_and_hasher(patterns.len(), BuildHasherDefault::default());
        // From the last to the first, so that the first of several comes first.
        for at in (0..patterns.len()).rev() {
            patterns[at].next = index.insert(patterns[at].hash, at);
        }
        Self { starts, patterns, index, begun: Filter::of(&begun), longest }
    }

    /// The phrases that begin with exactly these words.
    pub(super) fn at(&self, words: &str, hash: u64) -> impl Iterator<Item = &Pattern> {
        self.places(words, hash).map(|at| &self.patterns[at])
    }

    /// Their places in the list.
    fn places(&self, words: &str, hash: u64) -> impl Iterator<Item = usize> {
        let all = std::iter::successors(self.index.get(&hash).copied(), |at| self.patterns[*at].next);
        all.filter(move |at| self.patterns[*at].words(&self.starts) == words)
    }

    /// The places in the list of the phrases that the whole key is.
    pub(in crate::pass::boilerplate) fn find<'k>(&'k self, key: &'k str) -> impl Iterator<Item = usize> + 'k {
        let fits = move |at: &usize, end: usize| self.patterns[*at].fit(&key[end..]).is_some();
        self.starts(key).flat_map(move |(end, hash)| self.places(&key[..end], hash).filter(move |at| fits(at, end)))
    }

    /// Whether a phrase that fits may be at the start of a key that begins with these words, or a number, or the name of a
    /// network, of which what stands behind it may still become part.
    pub(in crate::pass::boilerplate) fn may_begin_one(&self, words: &str, fits: impl Fn(usize) -> bool) -> bool {
        let mut known = 0;
        words.starts_with('#')
            || words.contains('@')
            || self.starts(words).any(|(end, hash)| {
                known = end;
                self.places(&words[..end], hash).any(&fits)
            })
            || known == words.len()
    }

    /// The phrases that begin with the whole key.
    pub(super) fn whole(&self, key: &str) -> impl Iterator<Item = &Pattern> {
        let mut prefix = Prefix::default();
        if key.len() <= self.longest {
            while prefix.next(key, key.len()).is_some() {}
        }
        self.at(&key[..prefix.at], prefix.hash)
    }

    /// The class of the phrase at a place in the list.
    pub(super) fn class(&self, at: usize) -> Class {
        self.patterns[at].class
    }

    /// Whether a phrase may begin with these words. Wrong now and then, but never when one does.
    pub(super) fn may_begin(&self, length: usize, hash: u64) -> bool {
        length <= self.longest && self.begun.may_have(hash)
    }

    /// The same, and where those end that begin with `*`.
    fn starts<'k>(&'k self, key: &'k str) -> impl Iterator<Item = (usize, u64)> + 'k {
        std::iter::once((0, 0)).chain(self.ends(key))
    }

    /// Where in `key` the words of a phrase may end, and the hashes up to there.
    pub(super) fn ends<'k>(&'k self, key: &'k str) -> impl Iterator<Item = (usize, u64)> + 'k {
        prefixes(key, self.longest).take_while(|(_, hash)| self.begun.may_have(*hash))
    }
}

impl Pattern {
    /// Puts the words before the first `*` behind `starts`.
    fn read(class: Class, phrase: &str, starts: &mut String) -> Self {
        let (everyday, phrase) = phrase.strip_prefix('?').map_or((false, phrase), |rest| (true, rest));
        let open = if phrase.ends_with("**") { 2 } else { u8::from(phrase.ends_with('*')) };
        let mut parts = phrase.split('*');
        let from = starts.len() as u32;
        fold_start(parts.next().unwrap_or_default(), starts);
        let start = from..starts.len() as u32;
        let words = &starts[from as usize..];
        // `Share article`, but `RSS feed` is the title of many a text.
        let enough = if class == Class::Share { 2 } else { 3 };
        let long = words.split(' ').count() >= enough || words.contains(is_dense) && words.chars().count() >= 6;
        let rest = parts.map(key_of).filter(|part| !part.is_empty()).collect();
        Self { hash: 0, start, class, everyday, label: phrase.ends_with(':'), long, rest, open, next: None }
    }

    fn words<'s>(&self, starts: &'s str) -> &'s str {
        &starts[self.start.start as usize..self.start.end as usize]
    }

    /// Whether a line may go on behind the words: a label, a button in a row, or a phrase with more to come.
    pub(super) fn goes_on(&self) -> bool {
        let is_label = matches!(self.class, Class::Related | Class::Tags | Class::Credit | Class::Date)
            || self.class.is_elsewhere();
        self.open > 0 || !self.rest.is_empty() || is_label || self.class.is_row() || self.is_invitation()
    }

    /// A whole line that asks for something, so that it may go on with what that is good for.
    pub(super) fn is_invitation(&self) -> bool {
        let asks = matches!(self.class, Class::Newsletter | Class::Follow | Class::Comments | Class::Share);
        asks && self.long && self.open == 0 && self.rest.is_empty() && !self.everyday
    }

    /// How much of a line it accounts for, and what stands behind its last words.
    pub(super) fn fit<'k>(&self, behind: &'k str) -> Option<(Fit, &'k str)> {
        // What ends the phrase ends the line as well.
        let (mut behind, parts, last) = match self.rest.split_last() {
            Some((last, parts)) if self.open == 0 => (behind.strip_suffix(last.as_str())?, parts, true),
            _ => (behind, &self.rest[..], false),
        };
        for part in parts {
            let window = &behind[..behind.floor_char_boundary(MAX_GAP + part.len())];
            behind = &behind[window.find(part.as_str())? + part.len()..];
        }
        if last {
            behind = if behind.len() <= MAX_GAP { "" } else { return None };
        }
        let fit = match (behind.is_empty(), self.open) {
            (true, 1) if self.rest.is_empty() => Fit::Word,
            (true, _) if self.everyday => Fit::Word,
            (true, _) => Fit::Line,
            (false, 0) if self.is_invitation() && !is_joined(behind) => Fit::Start,
            (false, 0) => return None,
            (false, 1) => Fit::Start,
            (false, _) => Fit::Opening,
        };
        Some((fit, behind))
    }
}

/// `メールアドレスと名前`: the words are the first of two nouns, or belong to the next.
fn is_joined(behind: &str) -> bool {
    behind.starts_with(['と', 'や', 'の', 'が', '와', '과', '의', '和', '与', '與', '的'])
}

/// The start of a phrase as lines are read, behind `starts`.
pub(super) fn fold_start(words: &str, starts: &mut String) {
    let from = starts.len();
    fold_phrase(words, starts);
    // A network and the second word of its name are one.
    if memchr::memchr(b'@', &starts.as_bytes()[from..]).is_some() {
        let mut start = starts.split_off(from);
        SECOND_WORDS.iter().for_each(|word| start = start.replace(&format!("@ {word}"), "@"));
        starts.push_str(&start);
    }
    if starts[from..].bytes().any(|byte| byte.is_ascii_digit()) && starts[from..].contains(is_dense) {
        let words = starts.split_off(from);
        mask_numbers(&words, starts);
    }
}
