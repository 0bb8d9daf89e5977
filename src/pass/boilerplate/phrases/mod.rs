//! What boilerplate says: phrases by class and language, from the files in `phrases/`.
//!
//! A line of a file is `class: phrase | phrase | …`; lines with `#` are comments. In a phrase, `@` is a social network, `#` a
//! number, `*` some words. A phrase is the whole line, unless it ends in `*` (more may follow, but then a second signal is
//! needed) or `**` (more may follow). `?` before a phrase: people also write it alone on a line, so a second signal is needed.
//! `{a / b}` stands for one of several, of which one may be nothing: `{article / story} continues {below / } the ad`.
//! `:` behind a phrase of one word, or of a pager: a colon and a title may follow; behind an
//! agency: it signs texts as well.
//! `cue.class` lists words that are such a second signal. Case, accents set apart, punctuation and markup do not count.

use std::sync::LazyLock;

use self::cues::Cues;
pub(super) use self::load::SITES;
pub(super) use self::shelf::Patterns;
use self::shelf::{Shelf, shelf_of};
use super::class::Class;
use super::head::Heads;
use crate::text::filter::Filter;

mod begin;
mod cues;
mod load;
mod prefix;
mod shelf;

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
    /// Where its last words end.
    pub(super) last: usize,
    /// More follows a phrase that is the whole line elsewhere: `Subscribe to our newsletter` and a reason to.
    pub(super) longer: bool,
}

/// The phrases of all languages.
#[derive(Debug)]
pub(in crate::pass) struct Phrases {
    /// By the letter they begin with.
    shelves: Vec<Shelf>,
    cues: Cues,
    /// How they begin.
    all_heads: Heads,
    /// The same of those that are looked for at every line.
    heads: Heads,
    /// Which first letters of these occur: see [`Start`](super::start::Start).
    letters: Filter,
}

/// Attack: a line in which every word begins a phrase. Bytes between two parts of a phrase; a title fits.
const MAX_GAP: usize = 240;

pub(in crate::pass) fn phrases() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::load);
    &PHRASES
}

impl Phrases {
    /// Those of the phrases that begin with the same letter.
    fn like(&self, key: &str) -> &Patterns {
        self.shelves[shelf_of(key.chars().next().unwrap_or_default())].patterns()
    }

    /// The phrase that accounts best for `key`.
    pub(in crate::pass) fn find(&self, key: &str) -> Option<Hit> {
        let mut best: Option<Hit> = None;
        let patterns = self.like(key);
        for (end, hash) in patterns.ends(key) {
            for pattern in patterns.at(&key[..end], hash) {
                let behind = &key[end..];
                // Above a title `Previous article` says the same as `Read also`.
                let names_next = pattern.class == Class::Pager && pattern.label;
                let class = if names_next { Class::Related } else { pattern.class };
                let Some((fit, rest)) = pattern.fit(behind).filter(|_| !class.is_elsewhere()) else { continue };
                // A line that another class knows as a whole is of that.
                let fit = if class == Class::Site { Fit::Word } else { fit };
                // Of two classes that begin alike, the one that another word speaks for.
                let clearer = |best: Hit| {
                    best.fit == fit
                        && fit == Fit::Start
                        && best.class != class
                        && self.has_cue(behind, class)
                        && !self.has_cue(behind, best.class)
                };
                let longer = !behind.is_empty() && pattern.is_invitation();
                let whole = |best: Hit| best.fit == fit || best.fit == Fit::Start && fit == Fit::Word;
                let closer = |best: Hit| best.longer && !longer && whole(best);
                if best.is_none_or(|best| best.fit < fit || closer(best) || clearer(best)) {
                    best = Some(Hit { class, fit, end, last: key.len() - rest.len(), longer });
                }
            }
        }
        if best.is_none_or(|best| best.fit < Fit::Opening)
            && let Some(class) = self.row(key)
        {
            return Some(Hit { class, fit: Fit::Line, end: key.len(), last: key.len(), longer: false });
        }
        best
    }

    /// Whether `key` is a whole-line phrase of `class`, everyday or not.
    pub(in crate::pass) fn is(&self, key: &str, class: Class) -> bool {
        self.like(key).whole(key).any(|p| p.class == class && p.rest.is_empty())
    }

    /// The same of any of the classes.
    pub(in crate::pass) fn is_one(&self, key: &str, classes: &[Class]) -> bool {
        self.like(key).whole(key).any(|p| classes.contains(&p.class) && p.rest.is_empty())
    }

    /// The same, but not for words that people also write alone on a line.
    pub(in crate::pass) fn is_sure(&self, key: &str, class: Class) -> bool {
        self.like(key).whole(key).any(|p| p.class == class && p.rest.is_empty() && !p.everyday)
    }

    /// Whether `key` has the mark `:`, which says of a phrase of its class what it may stand beside.
    pub(super) fn is_label(&self, key: &str, class: Class) -> bool {
        self.like(key).whole(key).any(|p| p.class == class && p.label)
    }

    /// The length of the longest phrase of `class` at the start of `key`, of its words before the first gap.
    pub(super) fn start(&self, key: &str, class: Class) -> Option<usize> {
        let patterns = self.like(key);
        let ends = patterns.ends(key).filter(|(end, hash)| patterns.at(&key[..*end], *hash).any(|p| p.class == class));
        ends.last().map(|(end, _)| end)
    }

    /// The length of the longest label of a credit at the start of `key`, and whether it may also label the source of a text.
    pub(super) fn label(&self, key: &str) -> Option<(usize, bool)> {
        let end = self.start(key, Class::Credit)?;
        Some((end, self.like(key).whole(&key[..end]).any(|p| p.class == Class::Credit && p.everyday)))
    }

    /// The phrases that fit, one behind the other, at the start of the key, with their classes, and what is behind them; numbers do
    /// not count.
    fn parts<'k>(&self, key: &'k str, fits: impl Fn(Class) -> bool) -> (Vec<(&'k str, Class)>, &'k str) {
        let (mut parts, mut rest) = (Vec::new(), key);
        while !rest.is_empty() {
            if let Some(behind) = rest.strip_prefix('#').filter(|behind| behind.is_empty() || behind.starts_with(' ')) {
                rest = behind.trim_start();
                continue;
            }
            let patterns = self.like(rest);
            let known = |(end, hash): (usize, u64)| {
                let mut known = patterns.at(&rest[..end], hash).filter(|p| p.rest.is_empty() && fits(p.class));
                let ends_word = end == rest.len() || rest.as_bytes()[end] == b' ';
                known.next().filter(|_| ends_word).map(|p| (&rest[..end], p.class))
            };
            let Some(part) = patterns.ends(rest).filter_map(known).last() else { break };
            rest = &rest[part.0.len()..];
            rest = rest.strip_prefix(' ').unwrap_or(rest);
            parts.push(part);
        }
        (parts, rest)
    }

    /// How many phrases of `classes` the key is made of, if of nothing else; numbers do not count.
    pub(in crate::pass) fn count(&self, key: &str, classes: &[Class]) -> Option<usize> {
        let (parts, rest) = self.parts(key, |class| classes.contains(&class));
        rest.is_empty().then_some(parts.len())
    }

    /// Whether a cue of the class is in the key: a second word that belongs to it.
    pub(in crate::pass) fn has_cue(&self, key: &str, class: Class) -> bool {
        self.cues.are_in(key, class)
    }

    /// Whether the key is a row of buttons, and no phrase.
    pub(super) fn is_row(&self, key: &str) -> bool {
        !self.like(key).whole(key).any(|p| p.rest.is_empty()) && self.row(key).is_some()
    }

    /// The class of a row of buttons: at least two of them, and nothing else.
    pub(super) fn row(&self, key: &str) -> Option<Class> {
        let (parts, rest) = self.parts(key, Class::is_row);
        let ((first, class), others) = parts.split_first()?;
        // `Share on @ Share on @`: two networks.
        let several = others.iter().any(|(button, _)| button != first || button.contains(" @"));
        // `Like · Reply · 2h`
        let is_age = || {
            rest.starts_with(|sign: char| sign.is_ascii_digit())
                && rest.split(' ').count() <= 2
                && parts.iter().any(|(part, _)| self.is(part, Class::Comments))
        };
        (several && (rest.is_empty() || is_age())).then_some(*class)
    }
}
