//! What sites say, by site, from `phrases/sites.txt`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::pass::boilerplate::fold::fold_phrase;
use crate::pass::boilerplate::phrases::SITES;

/// What a line is to a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of a few that hardly stand elsewhere, and how much it tells.
    Sign(usize),
    /// Says something only beside others.
    Line,
}

#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) site: usize,
    pub(super) kind: Kind,
    /// The words, where some stand between.
    parts: Vec<String>,
    open: bool,
}

#[derive(Debug, Default)]
pub(super) struct Sites {
    pub(super) phrases: Vec<Phrase>,
    /// By their first word.
    by_word: HashMap<String, Vec<usize>>,
    /// By site.
    pub(super) has_scores: Vec<bool>,
}

pub(super) static ALL: LazyLock<Sites> = LazyLock::new(|| {
    let mut sites = Sites::default();
    for line in SITES.iter().flat_map(|file| file.lines()) {
        let Some((name, list)) = line.split_once(": ") else {
            match line {
                "score" => sites.has_scores.last_mut().into_iter().for_each(|has| *has = true),
                _ if line.starts_with("= ") => sites.has_scores.push(false),
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
        list.split(" | ").for_each(|phrase| sites.add(kind, phrase));
    }
    sites
});

impl Sites {
    fn add(&mut self, kind: Kind, phrase: &str) {
        let fold = |part| {
            let mut folded = String::new();
            fold_phrase(part, &mut folded);
            short(&folded).into_owned()
        };
        let parts: Vec<String> = phrase.split('*').map(fold).collect();
        self.by_word.entry(first_word(&parts[0]).to_owned()).or_default().push(self.phrases.len());
        let site = self.has_scores.len().saturating_sub(1);
        self.phrases.push(Phrase { site, kind, open: phrase.ends_with('*'), parts });
    }

    /// The phrases that the whole key is.
    pub(super) fn find<'a>(&'a self, key: &'a str) -> impl Iterator<Item = usize> + 'a {
        let at = |word: &str| self.by_word.get(word).into_iter().flatten().copied();
        at(first_word(key)).chain(at("")).filter(move |at| self.phrases[*at].fits(key))
    }

    /// Whether a phrase of the sites may begin with the word.
    pub(super) fn begins(&self, word: &str, sites: &[usize]) -> bool {
        let is_theirs = |at: &usize| sites.contains(&self.phrases[*at].site);
        let has = |word: &str| self.by_word.get(word).is_some_and(|phrases| phrases.iter().any(is_theirs));
        word.starts_with(|first: char| first.is_ascii_digit() || first == '#') || has(word) || has("")
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

    fn fits(&self, key: &str) -> bool {
        let Some(mut rest) = key.strip_prefix(self.parts[0].as_str()) else { return false };
        for part in self.parts[1..].iter().filter(|part| !part.is_empty()) {
            let Some(at) = rest.find(part.as_str()) else { return false };
            rest = &rest[at + part.len()..];
        }
        rest.is_empty() || self.open && (rest.starts_with(' ') || !rest.is_ascii())
    }
}

fn first_word(key: &str) -> &str {
    key.split(' ').next().unwrap_or_default()
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

    use super::ALL;

    /// Three different signs tell a site; one that is listed twice would count as two.
    #[test]
    fn a_site_has_each_phrase_once() {
        let mut seen = HashSet::new();
        let mut again = ALL.phrases.iter().collect::<Vec<_>>();
        again.retain(|phrase| !seen.insert((phrase.site, phrase.parts.clone(), phrase.open)));
        assert!(again.is_empty(), "{again:?}");
    }
}
