//! How much speaks for a way in which text in Latin letters was read: its letters stand where a language has them, and not as
//! they are.

use super::is_letter;
use super::trigrams::{Counts, Languages, languages, word_list};
use super::way::Way;
use crate::lexicon::{hash, rank_of};

/// Words of a text, and what they are as they stand.
#[derive(Debug)]
pub(super) struct Sample<'t> {
    words: Vec<&'t str>,
    /// Their letters and signs beyond ASCII, each between the two beside it, and which there are.
    letters: Vec<[char; 3]>,
    different: Vec<char>,
    /// How many letters there are, and the language that explains most of them as they stand, and how many it does.
    count: usize,
    own: (usize, usize),
}

/// What speaks for a way.
#[derive(Debug)]
pub(super) struct Evidence {
    pub(super) language: usize,
    /// Letters that it explains, less those explained as they stand.
    pub(super) gain: usize,
    /// The words of the sample read the other way.
    pub(super) words: Vec<String>,
}

/// What the letters of a sample are, read in a way.
#[derive(Debug, Default)]
struct Tally {
    /// Letters that change, and those of them that stand as they are in some language, or in the one of the text.
    changed: usize,
    stand: usize,
    are_own: usize,
    /// All letters, and by language how many of them it explains; the same of those that change.
    all: usize,
    all_hits: Counts,
    hits: Counts,
    /// By language, words in which it explains all that changes; those in its list count twice.
    words: Counts,
}

impl<'t> Sample<'t> {
    pub(super) fn new(words: Vec<&'t str>) -> Self {
        let letters: Vec<[char; 3]> = words.iter().flat_map(|word| triples(word)).collect();
        let (mut count, mut counts) = (0, Counts::default());
        let mut different = Vec::new();
        for [before, c, behind] in letters.iter().copied() {
            if !stands(before, c, behind) {
                count += 1;
                counts.add(languages(before, c, behind));
            }
            if !different.contains(&c) {
                different.push(c);
            }
        }
        Self { words, letters, different, count, own: counts.best() }
    }

    /// Whether one language explains nearly all of it as it stands.
    pub(super) fn is_explained(&self) -> bool {
        let (_, explained) = self.own;
        explained * 100 >= self.count * 93
    }
}

impl Evidence {
    /// What speaks for a way, if it is enough.
    pub(super) fn find(way: Way, sample: &Sample<'_>) -> Option<Self> {
        /// Fewer different letters may be a sign that someone uses as a letter, or a letter of a language that is not known.
        const LETTERS: usize = 2;
        if !may_be(way, sample) {
            return None;
        }
        let (own, explained) = sample.own;
        let mut tally = Tally::default();
        let changes = |c: &&char| way.decode_char(**c).is_some_and(|with| with != **c && !is_quote(with));
        let are_different = sample.different.iter().filter(changes).nth(LETTERS - 1).is_some();
        let mut words = Vec::with_capacity(sample.words.len());
        for word in &sample.words {
            let was = way.decode(word)?;
            tally.add(way, own, word, &was);
            words.push(was);
        }
        let is_it = |number: &usize| tally.is(*number, own, are_different) && tally.all_hits.of(*number) > explained;
        let gain = |number: usize| tally.hits.of(number).saturating_sub(tally.are_own);
        let language = way.languages.numbers().filter(is_it);
        let language = language.reduce(|best, next| if gain(next) > gain(best) { next } else { best })?;
        Some(Self { language, gain: gain(language), words })
    }
}

impl Tally {
    fn add(&mut self, way: Way, own: usize, word: &str, was: &str) {
        let listed = listed(way, was);
        let mut fits = None;
        for ([a, c, b], [before, with, behind]) in all_triples(word).zip(all_triples(was)) {
            if with.is_ascii() && c == with {
                continue;
            }
            let found = languages(before, with, behind).or(listed);
            if is_letter(with) {
                self.all += 1;
                self.all_hits.add(found);
            }
            if c == with || is_quote(with) {
                continue;
            }
            self.changed += 1;
            self.hits.add(found);
            fits = Some(fits.unwrap_or(way.languages).and(found));
            let as_is = languages(a, c, b);
            let is_sign = stands(a, c, b);
            self.stand += usize::from(is_sign || !as_is.is_none());
            self.are_own += usize::from(is_sign || as_is.has(own));
        }
        if let Some(fits) = fits {
            self.words.add(fits);
            self.words.add(fits.and(listed));
        }
    }

    /// Whether the text is of a language, where the one that explains most of it as it stands is `own`, and more than one letter
    /// changes or not.
    fn is(&self, language: usize, own: usize, are_different: bool) -> bool {
        /// Words.
        const LEAST: usize = 4;
        const LEAST_OF_ONE: usize = 6;
        let Self { changed, stand, are_own, all, .. } = *self;
        let (hit, all_hit) = (self.hits.of(language), self.all_hits.of(language));
        // Of the language but for the letters that change.
        let is_own = own == language;
        changed > 0
            && (is_own || hit > stand && (are_different || stand * 4 <= changed))
            && self.words.of(language) >= if is_own || are_different { LEAST } else { LEAST_OF_ONE }
            && hit * 3 >= changed * 2
            && all_hit * 3 >= all * 2
            && are_own * 5 <= changed * 3
            && hit.saturating_sub(are_own) * 10 >= changed * 3
    }
}

/// Before a closer look: whether every letter may have been read so, and one language explains half of those that change.
fn may_be(way: Way, sample: &Sample<'_>) -> bool {
    /// Letters after which it is seen whether the rest is worth a look.
    const SOME: usize = 8;
    let read = sample.different.iter().map(|c| Some((*c, way.decode_char(*c)?)));
    let Some(read) = read.collect::<Option<Vec<(char, char)>>>() else { return false };
    let read = |c: char| match c {
        '\0'..='\x7f' => c,
        _ => read.iter().find(|(from, _)| *from == c).map_or(c, |(_, with)| *with),
    };
    let (mut changed, mut hits) = (0, Counts::default());
    for [before, c, behind] in sample.letters.iter().copied() {
        let with = read(c);
        if with == c || is_quote(with) {
            continue;
        }
        changed += 1;
        hits.add(languages(read(before), with, read(behind)).and(way.languages));
        if changed % SOME == 0 && hits.best().1 * 2 < changed {
            return false;
        }
    }
    changed > 0 && hits.best().1 * 2 >= changed
}

/// The languages of a way in whose list a word is.
fn listed(way: Way, word: &str) -> Languages {
    let hash = hash(&word.to_lowercase());
    let is_listed = |number: &usize| word_list(*number).is_some_and(|list| rank_of(list, hash).is_some());
    way.languages.numbers().filter(is_listed).fold(Languages::NONE, |all, number| all.or(Languages::of(number)))
}

/// Whether most letters that change stand where a language has them; words as they are and as they were.
pub(super) fn are_of<'w>(language: usize, words: impl Iterator<Item = (&'w str, String)>) -> bool {
    let (mut hits, mut changed) = (0, 0);
    for (word, was) in words {
        for ([_, c, _], [before, with, behind]) in all_triples(word).zip(all_triples(&was)) {
            if c != with && is_letter(with) {
                changed += 1;
                hits += usize::from(languages(before, with, behind).has(language));
            }
        }
    }
    hits * 3 >= changed * 2
}

/// Each character of a word between the two beside it.
fn all_triples(word: &str) -> impl Iterator<Item = [char; 3]> {
    let behind = word.chars().skip(1).chain([' ']);
    let before = [' '].into_iter().chain(word.chars());
    before.zip(word.chars()).zip(behind).map(|((before, c), behind)| [before, c, behind])
}

/// The same of those beyond ASCII.
pub(super) fn triples(word: &str) -> impl Iterator<Item = [char; 3]> {
    all_triples(word).filter(|[_, c, _]| !c.is_ascii())
}

fn is_quote(c: char) -> bool {
    matches!(c, '‘'..='‟' | '«' | '»' | '‹' | '›' | '–' | '—' | '…' | '\u{a0}')
}

/// Whether a sign stands where people write it: an opening quote before a word, a unit or a mark of a note behind one.
pub(super) fn stands(before: char, c: char, behind: char) -> bool {
    let opens = matches!(c, '“' | '‘' | '«' | '‹' | '„' | '‚' | '¿' | '¡' | '§' | '£' | '¥' | '±' | '€');
    let closes = matches!(
        c,
        '”' | '“'
            | '‘'
            | '»'
            | '›'
            | '™'
            | '®'
            | '©'
            | '°'
            | 'º'
            | 'ª'
            | '²'
            | '³'
            | '¹'
            | '‰'
            | '¢'
            | '€'
            | '¶'
    );
    // Or anywhere: apostrophes and dashes.
    let is_dash = matches!(c, '’' | '–' | '—' | '…' | '·' | '•' | '\u{a0}' | '\u{ad}');
    is_dash || opens && !is_letter(before) || closes && !is_letter(behind)
}
