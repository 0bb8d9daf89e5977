//! What sites say, by site, from `phrases/sites.txt`.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::pass::boilerplate::class::Class;
use crate::pass::boilerplate::phrases::{Patterns, SITES};

/// What a line is to a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of a few that hardly stand elsewhere, and how much it tells.
    Sign(usize),
    /// Says something only beside others.
    Line,
}

/// A phrase, and whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub(super) site: usize,
    pub(super) kind: Kind,
}

#[derive(Debug)]
pub(super) struct Sites {
    patterns: Patterns,
    /// In the order of the patterns.
    pub(super) phrases: Vec<Phrase>,
    /// By site.
    pub(super) has_scores: Vec<bool>,
}

pub(super) static ALL: LazyLock<Sites> = LazyLock::new(|| {
    let (mut listed, mut phrases, mut has_scores) = (Vec::new(), Vec::new(), Vec::new());
    for line in SITES.iter().flat_map(|file| file.lines()) {
        let Some((name, list)) = line.split_once(": ") else {
            match line {
                "score" => has_scores.last_mut().into_iter().for_each(|has| *has = true),
                _ if line.starts_with("= ") => has_scores.push(false),
                _ => {}
            }
            continue;
        };
        let kind = match name {
            "sign" => Kind::Sign(1),
            "mark" => Kind::Sign(2),
            "line" => Kind::Line,
            _ => continue,
        };
        let site = has_scores.len().saturating_sub(1);
        for phrase in list.split(" | ") {
            listed.push((Class::Site, short(phrase)));
            phrases.push(Phrase { site, kind });
        }
    }
    Sites { patterns: Patterns::read(&listed), phrases, has_scores }
});

impl Sites {
    /// The phrases that the whole key is.
    pub(super) fn find<'a>(&'a self, key: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.patterns.find(key)
    }

    /// Whether a phrase of the sites may begin with the words.
    pub(super) fn begins(&self, words: &str, sites: &[usize]) -> bool {
        self.patterns.may_begin_one(&short(words), |at| sites.contains(&self.phrases[at].site))
    }

    /// How much different signs of a site tell.
    pub(super) fn told(&self, phrases: impl Iterator<Item = usize>) -> usize {
        let mut signs: Vec<usize> = phrases.filter(|at| self.phrases[*at].is_sign()).collect();
        signs.sort_unstable();
        signs.dedup();
        self.weigh(&signs)
    }

    /// The sites of which the phrases tell enough. The phrases of a site are in a row.
    pub(super) fn told_by(&self, mut phrases: Vec<usize>, enough: usize) -> Vec<usize> {
        phrases.sort_unstable();
        phrases.dedup();
        let site = |at: &usize| self.phrases[*at].site;
        let by_site = phrases.chunk_by(|a, b| site(a) == site(b));
        by_site.filter(|own| self.weigh(own) >= enough).map(|own| site(&own[0])).collect()
    }

    fn weigh(&self, phrases: &[usize]) -> usize {
        let weight = |at: &usize| if let Kind::Sign(weight) = self.phrases[*at].kind { weight } else { 0 };
        phrases.iter().map(weight).sum()
    }
}

impl Phrase {
    pub(super) fn is_sign(&self) -> bool {
        matches!(self.kind, Kind::Sign(_))
    }
}

/// The key with one `#` for `1.2K`, `1,204`.
pub(super) fn short(key: &str) -> Cow<'_, str> {
    let may_be_number = |byte: u8| byte.is_ascii_digit() || byte == b'#';
    if !key.bytes().any(may_be_number) {
        return Cow::Borrowed(key);
    }
    let is_number = |word: &str| {
        word.bytes().next().is_some_and(may_be_number)
            && word.bytes().all(|byte| may_be_number(byte) || matches!(byte, b'k' | b'm'))
    };
    let mut words: Vec<&str> = key.split(' ').map(|word| if is_number(word) { "#" } else { word }).collect();
    words.dedup_by(|word, last| *word == "#" && *last == "#");
    Cow::Owned(words.join(" "))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use crate::pass::boilerplate::phrases::SITES;

    /// Three different signs tell a site; one that is listed twice would count as two.
    #[test]
    fn a_site_has_each_phrase_once() {
        let mut seen = HashSet::new();
        for line in SITES.iter().flat_map(|file| file.lines()) {
            match line.split_once(": ") {
                Some((_, list)) => list.split(" | ").for_each(|phrase| assert!(seen.insert(phrase), "{phrase}")),
                None if line.starts_with("= ") => seen.clear(),
                None => {}
            }
        }
    }
}
