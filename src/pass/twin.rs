//! Whether a text compares a damaged word with the sound one: `the list says “JosÃ©” instead of “José”`.

use std::cell::LazyCell;

use crate::edit::Span;
use crate::pass::near;

/// Bytes on either side in which the sound word is looked for. Attack: one endless line full of marks.
const REACH: usize = 120;

/// Line ends within: `Expected: …` and `Actual: …` stand below one another.
const LINES: usize = 2;

/// Bytes between two words of one sentence that name the same: nobody reads one of them wrong.
const SENTENCE: usize = 80;

/// Bytes of a word. Attack: one endless word full of marks.
const MAX_WORD: usize = 32;

/// What is said where both are shown. In lower case.
const CUES: [&str; 65] = [
    "wrong:",
    "right:",
    "falsch:",
    "richtig:",
    "before:",
    "after:",
    "vorher:",
    "avant :",
    "instead",
    "expected",
    "actual",
    "shows",
    "shown",
    "appear",
    "display",
    "convert",
    "become",
    "became",
    "turned",
    "turns ",
    "rendered",
    "renders",
    "export",
    "replac",
    "comes out",
    "came out",
    "corrupt",
    "garbled",
    "in the log",
    "in the index",
    "index holds",
    "preview",
    "database",
    "escape",
    "encod",
    "decod",
    "output",
    "input",
    "result",
    "should be",
    "should read",
    "rather than",
    "assert",
    "search for",
    "==",
    "=>",
    "->",
    "→",
    "statt ",
    "anstelle",
    "erscheint",
    "angezeigt",
    "macht aus",
    "au lieu",
    "affichent",
    "devient",
    "en vez",
    "aparece",
    "invece",
    "diventa",
    "zamiast",
    "вместо",
    "显示",
    "變成",
    "变成",
];

/// Whether what `start..end` should be, `sound`, stands near with the same words beside it, and the text compares the two.
pub(super) fn is_compared(text: &str, start: usize, end: usize, sound: &str) -> bool {
    let bytes = text.as_bytes();
    let stands_in = |near: &[u8]| {
        let mut places = memchr::memchr_iter(sound.as_bytes().first().copied().unwrap_or(b'\n'), near);
        places.any(|at| near[at..].starts_with(sound.as_bytes()))
    };
    // It hardly ever does.
    if !stands_in(&bytes[start.saturating_sub(REACH)..start]) && !stands_in(&bytes[end..bytes.len().min(end + REACH)]) {
        return false;
    }
    let (from, to) = (window_start(text, start), window_end(text, end));
    let frame = LazyCell::new(|| Frame::around(text, start, end, sound));
    let twin = |from: usize, to: usize| {
        text[from..to]
            .match_indices(sound)
            .map(|(at, _)| Span::new(from + at, from + at + sound.len()))
            .find(|found| frame.as_ref().is_some_and(|frame| frame.is_around(text, found.start, found.end)))
    };
    let (before, behind) = (twin(from, start), twin(end, to));
    let is_one_sentence = |from: usize, to: usize| {
        let between = &text[from..to];
        let parts = between.contains(". ") || between.contains(['\n', '|', '(', '[', '/', '•']);
        between.len() <= SENTENCE && !parts && between.matches(' ').count() >= 2
    };
    let says_so = || {
        let near = text[from..to].to_lowercase();
        CUES.iter().any(|cue| near.contains(cue))
    };
    before.is_some_and(|twin| is_one_sentence(twin.end, start))
        || behind.is_some_and(|twin| is_one_sentence(end, twin.start))
        || (before.is_some() || behind.is_some()) && says_so()
}

/// What stands beside the mark: the rest of its word or, where it is a word of its own, the words beside it.
struct Frame<'t> {
    left: &'t str,
    right: &'t str,
    /// Whether the word goes on with other marks.
    opens: bool,
    goes_on: bool,
}

impl<'t> Frame<'t> {
    fn around(text: &'t str, start: usize, end: usize, sound: &str) -> Option<Self> {
        let (before, after) = (&text[..start], &text[end..]);
        let is_lone = before.ends_with(BLANKS) && after.starts_with(BLANKS);
        let (left, right) = (last_word(before, is_lone), first_word(after, is_lone));
        let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).count();
        let is_word = sound.chars().count() >= 3 && sound.chars().all(char::is_alphanumeric);
        // Quotes begin and end any word.
        let both = is_lone || matches!(sound, "\"" | "'" | "’" | "“" | "”");
        let fits = letters(left) + letters(right) >= 2 && (!both || letters(left) > 0 && letters(right) > 0);
        let marks = |c: char| matches!(c, '&' | ';' | '\\') || !c.is_ascii() && !c.is_whitespace();
        let opens = before[..before.len() - left.len()].ends_with(marks);
        let goes_on = after[right.len()..].starts_with(marks);
        (fits || is_word).then_some(Self { left, right, opens, goes_on })
    }

    /// Whether the same stands around `start..end`, and nothing of a word beyond it.
    fn is_around(&self, text: &str, start: usize, end: usize) -> bool {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // The name of a file in its address is no word of the text.
        let word = near::before(&text[..start], 4 * MAX_WORD).rsplit(char::is_whitespace).next().unwrap_or_default();
        if word.contains(['/', '(']) {
            return false;
        }
        let before = text[..start].strip_suffix(self.left);
        let after = text[end..].strip_prefix(self.right);
        before.is_some_and(|before| self.opens || !letter(before.chars().next_back()))
            && after.is_some_and(|after| self.goes_on || !letter(after.chars().next()))
    }
}

fn window_start(text: &str, start: usize) -> usize {
    let from = text.floor_char_boundary(start.saturating_sub(REACH));
    let mut ends = text.as_bytes()[from..start].iter().enumerate().rev().filter(|(_, byte)| **byte == b'\n');
    ends.nth(LINES).map_or(from, |(at, _)| from + at + 1)
}

fn window_end(text: &str, end: usize) -> usize {
    let to = text.floor_char_boundary(text.len().min(end + REACH)).max(end);
    let mut ends = text.as_bytes()[end..to].iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    ends.nth(LINES).map_or(to, |(at, _)| end + at)
}

const BLANKS: [char; 2] = [' ', '\u{a0}'];

/// Of a word that was read well: those that misread ones begin with are not.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !('À'..='ÿ').contains(&c)
}

/// The letters and digits at the end of `text`, with the blanks behind them if there may be some.
fn last_word(text: &str, may_part: bool) -> &str {
    let near = near::before(text, MAX_WORD);
    let word = if may_part { near.trim_end_matches(BLANKS) } else { near };
    &near[word.trim_end_matches(is_letter).len()..]
}

/// Those at its start, with the blanks before them.
fn first_word(text: &str, may_part: bool) -> &str {
    let near = near::behind(text, MAX_WORD);
    let word = if may_part { near.trim_start_matches(BLANKS) } else { near };
    &near[..near.len() - word.trim_start_matches(is_letter).len()]
}
