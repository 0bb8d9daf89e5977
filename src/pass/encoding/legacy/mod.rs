//! Text in one code page of before Unicode, read in another: `ïðèâåò` for `привет`, `ÄãºÃ` for `你好`.
//!
//! No redundancy tells, so that letters and words must: the text has rows of letters that no language has, and read the other
//! way its words are in the word lists, or its characters are the common ones of the page.

use super::blocks::is_cyrillic;
use super::dense::{dense_words, is_dense, is_han_word};
use super::{LEGACY, repairs};
use crate::document::{Classes, Document, Script};
use crate::edit::{Edit, Span};
use crate::rule::Confidence;
use crate::text::places::count;

mod evidence;
mod latin;
mod likely;
mod pair;
pub(super) mod signs;
mod trigrams;
mod way;
mod whole;

use likely::is_listed;
pub(super) use pair::{CP850, WINDOWS_1250};
use pair::{CYRILLIC, Pair, Read, are_too_many, pairs};

/// Words looked at to tell what a text is. More would not tell better.
const SAMPLE: usize = 48;
/// Words looked at to find so many different ones: most are not met twice.
const MOST: usize = 2 * SAMPLE;

/// Whether a text in Han characters has as many blanks as Korean, and Chinese has none.
pub(super) fn may_be_korean(text: &str) -> bool {
    const WORD: usize = 24; // bytes
    memchr::memchr_iter(b' ', text.as_bytes()).count() * WORD > text.len()
}

/// Repairs for the words of the text that were read in the wrong page, if there are any.
pub(super) fn find(document: &Document<'_>) -> Vec<Edit> {
    let text = document.text();
    let sample = if document.classes().intersects(Classes::CYRILLIC) {
        let mut seen = Vec::new();
        sample(dense_words::<true>(text).take(MOST), |word| is_new(word, &mut seen))
    } else {
        let mut alike = 0;
        let sample = sample(dense_words::<false>(text), |word| {
            let has_letters = has_letters(word);
            alike += usize::from(!has_letters);
            has_letters
        });
        // `ööö äää ößö`: a lesson in typing.
        if alike > sample.len() { Vec::new() } else { sample }
    };
    if sample.is_empty() {
        return Vec::new();
    }
    let cyrillic = sample.iter().filter(|word| word.contains(is_cyrillic)).count();
    let is_cyrillic = cyrillic * 2 > sample.len();
    let is_han = sample.iter().filter(|word| is_han_word(word)).count() * 2 > sample.len();
    // Capitals of a known language are no misread small letters.
    if is_cyrillic && sample.iter().filter(|word| is_listed(word, Script::Cyrillic)).count() * 5 > sample.len() {
        return Vec::new();
    }
    // Pairs that were read as the same stand together.
    let mut read = None;
    let mut bytes: Vec<Option<Vec<u8>>> = Vec::new();
    let judged = pairs()
        .filter(|pair| match pair.read {
            Read::Single(page) => is_cyrillic == CYRILLIC.contains(&page) && !is_han,
            Read::Gbk => is_han,
        })
        .map(|pair| {
            if read.replace(pair.read) != Some(pair.read) {
                bytes = pair.read.sample(&sample);
            }
            (pair, pair.score(&sample, &bytes))
        })
        // The first of equals.
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    let Some((pair, _)) = judged.filter(|(_, score)| *score > 0) else { return Vec::new() };
    let mut found = words_of(document, pair);
    let spans: Vec<Span> = found.iter().map(|(span, _)| *span).collect();
    let rest = whole::rest(text, pair, &spans);
    if !rest.is_empty() {
        found.extend(rest);
        found.sort_unstable_by_key(|(span, _)| span.start);
    }
    repairs(found, &LEGACY, Confidence::Likely).collect()
}

/// Repairs for a text in Latin letters, all of which was read in the page of other languages.
pub(super) fn find_latin(document: &Document<'_>) -> Vec<Edit> {
    let classes = document.classes();
    let has_foreign = classes.intersects(Classes::GREEK.or(Classes::CYRILLIC));
    // C1 controls are of those that show nothing; `┐` and `≤` are letters read as those of other systems.
    let signs = Classes::LATIN.or(Classes::LATIN_SIGN).or(Classes::INVISIBLE).or(Classes::SIGN);
    let may_have = has_foreign || classes.intersects(signs);
    // Of Turkish read as Russian, a letter in four is beyond ASCII.
    let is_latin = || count(document.text().as_bytes(), |[byte]| *byte >= 0x80) * 2 < document.text().len();
    if !may_have || has_foreign && !is_latin() {
        return Vec::new();
    }
    /// So many leave no doubt, not even of a soft hyphen, which is a letter then.
    const CERTAIN: usize = 8;
    let found = latin::find(document.text(), has_foreign);
    let confidence = if found.len() >= CERTAIN { Confidence::Certain } else { Confidence::Likely };
    repairs(found, &LEGACY, confidence).collect()
}

/// The words that were read in the wrong page, by themselves or by the line they stand in.
fn words_of(document: &Document<'_>, pair: Pair) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    for line in document.lines().iter() {
        let line_text = document.slice(line);
        if line_text.is_ascii() {
            continue;
        }
        let (dense, all) =
            words(line_text).filter(|(_, word)| !word.is_ascii()).fold((0, 0), |(dense, all), (_, word)| {
                (dense + usize::from(is_dense(word)), all + usize::from(word.chars().count() > 2))
            });
        // A line of its own, or single words between others.
        let whole = dense * 2 > all || dense > 0 && pair.spells_line(line_text);
        for (at, word) in words(line_text).filter(|(_, word)| !word.is_ascii()) {
            let fits =
                |with: &String| pair.is_sound(with) && (whole || is_dense(word) || pair.spells_better(word, with));
            if let Some(with) = pair.decode(word).filter(fits) {
                found.push((Span::new(line.start + at, line.start + at + word.len()), with));
            }
        }
    }
    found
}

/// [`char::is_alphabetic`], for most letters without a look into the tables of Unicode.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Α'..='Ρ' | 'Σ'..='ώ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'א'..='ת' | 'ؠ'..='ي' => {
            true
        }
        'ऄ'..='ह' | 'ก'..='ะ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣' => true,
        _ => c.is_alphabetic(),
    }
}

/// The first of the words that are `wanted`; none if too many of them are foreign.
fn sample<'t>(words: impl Iterator<Item = &'t str>, mut wanted: impl FnMut(&'t str) -> bool) -> Vec<&'t str> {
    let mut foreign = 0;
    let mut sample = Vec::new();
    for word in words.filter(|word| wanted(word)).take(SAMPLE) {
        foreign += usize::from(is_foreign(word));
        if are_too_many(foreign, SAMPLE) {
            return Vec::new();
        }
        sample.push(word);
    }
    sample
}

/// Whether more than half of the letters beyond ASCII differ, unlike in `ööö` and `äåäå`.
fn has_letters(word: &str) -> bool {
    /// Attack: one endless word.
    const LONGEST: usize = 24;
    let letters = || word.chars().filter(|c| !c.is_ascii()).take(LONGEST);
    let different = letters().enumerate().filter(|(at, c)| !letters().take(*at).any(|other| other == *c)).count();
    different * 2 > letters().count()
}

/// Whether a word has letters from U+0540 to U+1FFF, which are in no page that words were read in.
fn is_foreign(word: &str) -> bool {
    word.bytes().any(|byte| (0xD5..=0xE1).contains(&byte))
}

/// Whether a word was not seen before, whatever signs stand around it: an abbreviation in capitals reads as a word by chance, and
/// so it does each time.
fn is_new<'t>(word: &'t str, seen: &mut Vec<&'t str>) -> bool {
    let letters = if is_foreign(word) { word } else { word.trim_matches(|c: char| !is_letter(c)) };
    let is_new = !seen.contains(&letters);
    if is_new {
        seen.push(letters);
    }
    is_new
}

/// The words between blanks, with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    text.split([' ', '\n', '\t', '\r'])
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        })
        .filter(|(_, word)| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{is_foreign, is_letter, pairs};

    #[test]
    fn letters_are_those_of_unicode() {
        assert_eq!(('\0'..=char::MAX).find(|c| is_letter(*c) != c.is_alphabetic()), None);
    }

    #[test]
    fn foreign_letters_are_in_no_page() {
        for c in ('\u{100}'..='\u{ffff}').map(String::from).filter(|c| is_foreign(c)) {
            assert!(pairs().all(|pair| pair.read.bytes(&c).is_none()), "{c}");
        }
    }
}
