//! In which code page text in Latin letters may have been read, which it was in, and how much speaks for that.

use super::is_letter;
use super::pair::{
    CP437, CP775, CP850, CP852, CP857, ISO_8859_2, MAC_CENTRAL, MAC_ROMAN, MAC_TURKISH, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257, byte,
};
use super::trigrams::{Counts, Languages, languages, word_list};
use crate::edit::Span;
use crate::lexicon::{hash, rank_of};
use crate::pass::encoding::tables::{PAGES, TCVN};
use crate::text::near;

/// A page of the languages, and the pages it is read as.
#[derive(Debug)]
struct Page {
    was: &'static [u16; 128],
    languages: Languages,
    read: &'static [usize],
}

const WINDOWS: &[usize] = &[WINDOWS_1252, WINDOWS_1251, WINDOWS_1250, ISO_8859_2, MAC_ROMAN, CP850, CP437];
/// DOS and the Macintosh wrote files that only Windows reads since.
const FILES: &[usize] = &[WINDOWS_1252];

#[rustfmt::skip]
static PAGES_OF: [Page; 14] = [
    Page { was: &PAGES[WINDOWS_1250], languages: Languages::CENTRAL, read: WINDOWS },
    Page { was: &PAGES[ISO_8859_2], languages: Languages::CENTRAL, read: WINDOWS },
    Page { was: &PAGES[WINDOWS_1254], languages: Languages::TURKISH, read: WINDOWS },
    Page { was: &PAGES[WINDOWS_1257], languages: Languages::BALTIC, read: WINDOWS },
    Page { was: &PAGES[WINDOWS_1252], languages: Languages::WESTERN,
        read: &[WINDOWS_1251, WINDOWS_1250, ISO_8859_2, WINDOWS_1253, MAC_ROMAN, CP850, CP437] },
    Page { was: &PAGES[MAC_ROMAN], languages: Languages::WESTERN, read: FILES },
    Page { was: &PAGES[CP850], languages: Languages::WESTERN, read: FILES },
    Page { was: &PAGES[CP437], languages: Languages::WESTERN, read: FILES },
    Page { was: &PAGES[CP852], languages: Languages::CENTRAL, read: FILES },
    Page { was: &PAGES[MAC_CENTRAL], languages: Languages::CENTRAL.or(Languages::BALTIC), read: FILES },
    Page { was: &PAGES[CP857], languages: Languages::TURKISH, read: FILES },
    Page { was: &PAGES[MAC_TURKISH], languages: Languages::TURKISH, read: FILES },
    Page { was: &PAGES[CP775], languages: Languages::BALTIC, read: FILES },
    Page { was: &TCVN, languages: Languages::VIETNAMESE, read: FILES },
];

/// What was read as what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    read: usize,
    was: &'static [u16; 128],
    languages: Languages,
}

/// Likelier ways first.
pub(super) fn ways() -> impl Iterator<Item = Way> {
    PAGES_OF.iter().flat_map(|page| {
        let Page { was, languages, .. } = *page;
        page.read.iter().filter(move |read| !std::ptr::eq(&PAGES[**read], was)).map(move |read| Way {
            read: *read,
            was,
            languages,
        })
    })
}

/// Words of a text, and what they are as they stand.
#[derive(Debug)]
pub(super) struct Sample<'t> {
    words: Vec<&'t str>,
    /// Their letters and signs beyond ASCII, each between the two beside it, and which there are.
    letters: Vec<[char; 3]>,
    different: Vec<char>,
    /// The language that explains most of them as they stand, and how many letters it does.
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

impl<'t> Sample<'t> {
    pub(super) fn new(words: Vec<&'t str>) -> Self {
        let letters: Vec<[char; 3]> = words.iter().flat_map(|word| triples(word)).collect();
        let mut counts = Counts::ZERO;
        let mut different = Vec::new();
        for [before, c, behind] in letters.iter().copied() {
            if !stands(before, c, behind) {
                counts.add(languages(before, c, behind));
            }
            if !different.contains(&c) {
                different.push(c);
            }
        }
        Self { words, letters, different, own: counts.best() }
    }

    /// Whether one language explains nearly all of it as it stands.
    pub(super) fn is_explained(&self) -> bool {
        let (_, explained) = self.own;
        let signs = self.letters.iter().filter(|[before, c, behind]| stands(*before, *c, *behind)).count();
        explained * 100 >= (self.letters.len() - signs) * 93
    }
}

impl Way {
    /// What speaks for this way, if it is enough: the letters that change stand where a language has them, and not as they are.
    pub(super) fn evidence(&self, sample: &Sample<'_>) -> Option<Evidence> {
        /// Words, of which those in a word list count twice.
        const LEAST: usize = 4;
        /// Fewer different letters may be a sign that someone uses as a letter, or a letter of a language that is not known.
        const LETTERS: usize = 2;
        const LEAST_OF_ONE: usize = 6;
        if !self.may_be(sample) {
            return None;
        }
        let (own, explained) = sample.own;
        let mut words = Vec::with_capacity(sample.words.len());
        let (mut changed, mut different): (usize, Vec<char>) = (0, Vec::new());
        let (mut stand, mut are_own, mut all) = (0, 0, 0);
        let (mut hits, mut all_hits, mut good) = (Counts::ZERO, Counts::ZERO, Counts::ZERO);
        for word in &sample.words {
            let was = self.decode(word)?;
            let listed = self.listed(&was);
            let mut fits = self.languages;
            let mut changes = false;
            for ([a, c, b], [before, with, behind]) in all_triples(word).zip(all_triples(&was)) {
                if with.is_ascii() && c == with {
                    continue;
                }
                let found = languages(before, with, behind).or(listed);
                if is_letter(with) {
                    all += 1;
                    all_hits.add(found);
                }
                if c == with || is_quote(with) {
                    continue;
                }
                changes = true;
                changed += 1;
                fits = fits.and(found);
                hits.add(found);
                if !different.contains(&c) {
                    different.push(c);
                }
                let as_is = languages(a, c, b);
                let is_sign = stands(a, c, b);
                stand += usize::from(is_sign || !as_is.is_none());
                are_own += usize::from(is_sign || as_is.has(own));
            }
            if changes {
                good.add(fits);
                good.add(fits.and(listed));
            }
            words.push(was);
        }
        // One that is explained as it stands leaves it open what it was.
        if changed == 0 || are_own * 5 > changed * 2 {
            return None;
        }
        let are_different = different.len() >= LETTERS;
        let least = if are_different { LEAST } else { LEAST_OF_ONE };
        let fits = |number: &usize| {
            let (hit, all_hit) = (hits.of(*number), all_hits.of(*number));
            // A text of the language but for those letters.
            let is_own = own == *number;
            (is_own || hit > stand && (are_different || stand * 4 <= changed))
                && good.of(*number) >= if is_own { LEAST } else { least }
                && hit * 3 >= changed * 2
                && (hit - are_own.min(hit)) * 10 >= changed * 3
                && all_hit * 3 >= all * 2
                && all_hit > explained
        };
        let languages = self.languages.numbers().filter(fits);
        let language = languages.reduce(|best, next| if hits.of(next) > hits.of(best) { next } else { best })?;
        Some(Evidence { language, gain: hits.of(language) - are_own.min(hits.of(language)), words })
    }

    /// Before a closer look: whether every letter may have been read so, and one language explains half of those that change.
    fn may_be(&self, sample: &Sample<'_>) -> bool {
        /// Letters after which it is seen whether the rest is worth a look.
        const SOME: usize = 8;
        let read = sample.different.iter().map(|c| Some((*c, self.decode_char(*c)?)));
        let Some(read) = read.collect::<Option<Vec<(char, char)>>>() else { return false };
        let read = |c: char| match c {
            '\0'..='\x7f' => c,
            _ => read.iter().find(|(from, _)| *from == c).map_or(c, |(_, with)| *with),
        };
        let (mut changed, mut hits) = (0, Counts::ZERO);
        for [before, c, behind] in sample.letters.iter().copied() {
            let with = read(c);
            if with == c || is_quote(with) {
                continue;
            }
            changed += 1;
            hits.add(languages(read(before), with, read(behind)).and(self.languages));
            if changed % SOME == 0 && hits.best().1 * 2 < changed {
                return false;
            }
        }
        changed > 0 && hits.best().1 * 2 >= changed
    }

    /// The languages in whose list a word is.
    fn listed(&self, word: &str) -> Languages {
        let hash = hash(&word.to_lowercase());
        let is_listed = |number: &usize| word_list(*number).is_some_and(|list| rank_of(list, hash).is_some());
        self.languages.numbers().filter(is_listed).fold(Languages::NONE, |all, number| all.or(Languages::of(number)))
    }

    /// What a stretch of a text was. Where a font has Vietnamese letters, another one has their capitals in the same places.
    pub(super) fn decode_at(&self, text: &str, stretch: Span) -> Option<String> {
        /// Bytes on either side, in which letters of ASCII tell the font.
        const REACH: usize = 12;
        let was = self.decode(&text[stretch.range()])?;
        let mut letters = near::line_around(text, stretch, REACH).into_iter().flat_map(str::bytes);
        let is_of_capitals = std::ptr::eq(self.was, &TCVN)
            && letters.clone().filter(u8::is_ascii_uppercase).nth(1).is_some()
            && !letters.any(|byte| byte.is_ascii_lowercase());
        Some(if is_of_capitals { was.to_uppercase() } else { was })
    }

    /// What a stretch was; nothing where a letter is none of the page it was read as, or none of the one it was in.
    pub(super) fn decode(&self, text: &str) -> Option<String> {
        text.chars().map(|c| self.decode_char(c)).collect()
    }

    fn decode_char(&self, c: char) -> Option<char> {
        match byte(c, self.read) {
            Some(byte @ 0x80..) => {
                let with = char::from_u32(self.was[usize::from(byte) - 0x80].into())?;
                // C1 controls are what no page has.
                (with >= '\u{a0}').then_some(with)
            }
            Some(byte) => Some(char::from(byte)),
            // From a character reference.
            None => (!is_letter(c)).then_some(c),
        }
    }

    /// Whether most letters that change, all over a text, stand where the language has them.
    pub(super) fn fits<'w>(&self, language: usize, words: impl Iterator<Item = (&'w str, String)>) -> bool {
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
