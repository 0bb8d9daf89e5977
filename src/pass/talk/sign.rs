//! Whether a sign that stands alone is shown to the reader: `the sequence Ã©`, `&copy; stands for ©`.

use super::words::SIGNS;
use super::{is_in, last_word};
use crate::text::near;
use crate::text::starts::Starts;

/// What announces it in more words than one.
const OPENINGS: [&str; 6] = ["such as", "things like", "characters like", "signs like", "instead of", "rather than"];

/// What one does with signs in a file, and hardly with a word of one letter.
const SEARCHES: [&str; 12] = [
    "grep for",
    "search for",
    "searching for",
    "look for",
    "looking for",
    "strip",
    "replace",
    "full of",
    "print",
    "prints",
    "contains",
    "contain",
];

/// What is said of a sign and hardly of a word.
static CONTRASTS: Starts<18> = Starts::new([
    "instead of ",
    "stands for ",
    "stand for ",
    "shows up",
    "appears ",
    "becomes ",
    "represents ",
    "produces ",
    "statt ",
    "anstatt ",
    "anstelle ",
    "steht für ",
    "au lieu d",
    "produit ",
    "en lugar de ",
    "en vez de ",
    "invece di ",
    "вместо ",
]);

/// What is said of words as well.
static SAYS: Starts<12> = Starts::new([
    "is a ", "is an ", "is the ", "is what ", "means ", "often ", "ist ein", "ist das ", "ist der ", "ist die ",
    "est un", "se lit ",
]);

/// Characters of a sign; more are a word: `Ð¢Ð¾Ð¼ÑÐº is the capital`.
pub(in crate::pass) const LONGEST: usize = 1;

/// Dashes, bullets, arrows and pictures stand alone in any sentence: `the road – often closed`, `★ ★ ★ is the best`.
pub(in crate::pass) fn parts_words(c: char) -> bool {
    matches!(c, '–' | '—' | '…' | '•' | '·' | '‐' | '‑' | '―' | '×' | '&' | '/' | '|' | '\u{2190}'..='\u{27bf}')
        || c.is_whitespace()
}

/// Whether words before or after a sign that stands alone say that it is shown. A sign that parts words needs its name.
pub(in crate::pass) fn is_shown(before: &str, after: &str, parts_words: bool) -> bool {
    is_contrasted(before, after, parts_words) || !parts_words && (is_followed(after, &SAYS) || is_asked(before, after))
}

/// `Is \u00e9 one letter or two?`
fn is_asked(before: &str, after: &str) -> bool {
    const STARTS: [&str; 9] = ["Is ", "Are ", "Does ", "Do ", "Why ", "What ", "Which ", "How ", "Should "];
    /// Attack: one endless line. Questions are shorter.
    const MAX: usize = 120;
    let sentence = near::before(before, MAX).rsplit(['\n', '.', '!', '?']).next().unwrap_or_default().trim_start();
    let behind = near::behind(after, MAX);
    STARTS.iter().any(|start| sentence.starts_with(start))
        && behind.find(['\n', '.', '!', '?']).is_some_and(|end| behind[end..].starts_with('?'))
}

/// The same, but not by words that may also follow a word which was misread.
pub(in crate::pass) fn is_contrasted(before: &str, after: &str, parts_words: bool) -> bool {
    /// Attack: one endless word. No name is longer.
    const MAX: usize = 40;
    let before = before.trim_end_matches([' ', '"', '“', '„', '«', '\u{a0}']);
    let near = near::before(before, MAX);
    let is_named = || is_in(&SIGNS, &last_word(near));
    let announced = OPENINGS.iter().any(|opening| near.ends_with(opening));
    announced || !parts_words && (is_followed(after, &CONTRASTS) || is_named() || is_searched(near))
}

/// What stands before a word that links a sign to how it is written: `© is`, `é as`.
pub(in crate::pass) fn before_link(before: &str) -> Option<&str> {
    const LINKS: [&str; 14] =
        [" is", " =", " as", ":", " →", " becomes", " became", " into", " with", " and", " or", " und", " oder", " et"];
    LINKS.iter().find_map(|link| before.strip_suffix(link))
}

/// `grep for Ã©`, and behind it `and â€™`.
fn is_searched(near: &str) -> bool {
    let ends = |near: &str| SEARCHES.iter().any(|search| ends_with_word(near, search));
    let first = [" and", " or", ","].iter().find_map(|joint| near.strip_suffix(joint));
    let before = first.and_then(|near| near.rsplit_once(' ')).filter(|(_, sign)| !sign.is_ascii());
    ends(near) || before.is_some_and(|(near, _)| ends(near))
}

fn ends_with_word(text: &str, words: &str) -> bool {
    let start = text.len().saturating_sub(words.len());
    let tail = text.get(start..).filter(|tail| tail.eq_ignore_ascii_case(words));
    tail.is_some() && !text[..start].ends_with(char::is_alphanumeric)
}

fn is_followed<const N: usize>(after: &str, phrases: &'static Starts<N>) -> bool {
    let behind = after.trim_start_matches(['"', '”', '“', '»', '\u{a0}']).strip_prefix(' ');
    let behind = behind.map(|behind| behind.trim_start_matches(['»', ' ']));
    behind.is_some_and(|behind| phrases.begin(behind))
}
