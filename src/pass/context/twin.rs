//! Whether a text compares a damaged word with the sound one: `the list says “JosÃ©” instead of “José”`.

use std::cell::LazyCell;

use crate::edit::Span;
use crate::text::near;

/// Bytes on either side in which the sound word is looked for. Attack: one endless line full of marks.
const REACH: usize = 120;

/// Line ends within: `Expected: …` and `Actual: …` stand below one another.
const LINES: usize = 2;

/// Bytes between two words of one sentence that name the same: nobody reads one of them wrong.
const SENTENCE: usize = 80;

/// Bytes of a word. Attack: one endless word full of marks.
const MAX_WORD: usize = 32;

/// Between what is shown and what should stand there.
pub(in crate::pass) const INSTEAD: [&str; 14] = [
    " instead of ",
    " rather than ",
    " and not ",
    " statt ",
    " anstatt ",
    " und nicht ",
    " au lieu de ",
    " et non ",
    " en vez de ",
    " en lugar de ",
    " em vez de ",
    " invece di ",
    " zamiast ",
    " вместо ",
];

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
pub(in crate::pass) fn is_compared(text: &str, start: usize, end: usize, sound: &str) -> bool {
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
    let find = |from: usize, to: usize| {
        text[from..to]
            .match_indices(sound)
            .map(|(at, _)| Span::new(from + at, from + at + sound.len()))
            .find(|found| frame.is_around(text, found.start, found.end))
    };
    if instead(text, end, to).is_some_and(|word| find(word.start, word.end).is_some()) {
        return true;
    }
    if is_line_beside(text, Span::new(start, end), sound) {
        return true;
    }
    let twin = |from: usize, to: usize| find(from, to).filter(|_| frame.fits);
    let (before, behind) = (twin(from, start), twin(end, to));
    let says_so = || {
        let near = text[from..to].to_lowercase();
        CUES.iter().any(|cue| near.contains(cue))
    };
    before.is_some_and(|twin| is_one_sentence(&text[twin.end..start]))
        || behind.is_some_and(|twin| is_one_sentence(&text[end..twin.start]))
        || (before.is_some() || behind.is_some()) && says_so()
}

/// Whether the word that `start..end` parts stands in one piece in the same sentence: `finds no teapot where tea&shy;pot was typed`.
pub(in crate::pass) fn is_whole_beside(text: &str, start: usize, end: usize) -> bool {
    /// Letters on either side.
    const ENOUGH: usize = 3;
    let (left, right) = (last_word(&text[..start], false), first_word(&text[end..], false));
    if left.len() < ENOUGH || right.len() < ENOUGH {
        return false;
    }
    let (from, to) = (window_start(text, start), window_end(text, end));
    let word = format!("{left}{right}");
    let is_word = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(text[..at].chars().next_back()) && !letter(text[at + word.len()..].chars().next())
    };
    let found = |from: usize, to: usize| text[from..to].match_indices(&word).map(move |(at, _)| from + at);
    found(from, start - left.len()).any(|at| is_word(at) && is_one_sentence(&text[at..start]))
        || found(end + right.len(), to).any(|at| is_word(at) && is_one_sentence(&text[end..at]))
}

/// `Is: Ada &amp; Sons` below `Should be: Ada & Sons`: whether the line would say what one beside it says behind another label.
fn is_line_beside(text: &str, mark: Span, sound: &str) -> bool {
    fn value(line: &str) -> Option<&str> {
        line.split_once(": ").map(|(_, value)| value.trim())
    }
    let (before, after) = (near::line_before(&text[..mark.start], REACH), near::line_behind(&text[mark.end..], REACH));
    let above = text[..mark.start - before.len()].strip_suffix('\n').map(|text| near::line_before(text, REACH));
    let below = text[mark.end + after.len()..].strip_prefix('\n').map(|text| near::line_behind(text, REACH));
    let mut beside = [above, below].into_iter().flatten().filter_map(value).peekable();
    if beside.peek().is_none() {
        return false; // as in most texts
    }
    let line = [before, sound, after].concat();
    value(&line).is_some_and(|own| own.len() > sound.len() && beside.any(|value| value == own))
}

/// A few words of one sentence.
fn is_one_sentence(between: &str) -> bool {
    let parts = between.contains(". ") || between.contains(['\n', '|', '(', '[', '/', '•']);
    between.len() <= SENTENCE && !parts && between.matches(' ').count() >= 2
}

/// The word that should stand in place of the one that `end` is in: `… instead of José`.
fn instead(text: &str, end: usize, to: usize) -> Option<Span> {
    let rest = &text[end..to];
    let behind = &rest[rest.find(char::is_whitespace)?..];
    let word = INSTEAD.iter().find_map(|joint| behind.strip_prefix(joint))?;
    let start = to - word.len();
    Some(Span::new(start, start + word.find(char::is_whitespace).unwrap_or(word.len())))
}

/// What stands beside the mark: the rest of its word or, where it is a word of its own, the words beside it.
struct Frame<'t> {
    left: &'t str,
    right: &'t str,
    /// Whether the word goes on with other marks.
    opens: bool,
    goes_on: bool,
    /// It is enough of a word to be known again anywhere.
    fits: bool,
}

impl<'t> Frame<'t> {
    fn around(text: &'t str, start: usize, end: usize, sound: &str) -> Self {
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
        Self { left, right, opens, goes_on, fits: fits || is_word }
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
    c.is_alphanumeric() && !('\u{80}'..='ÿ').contains(&c)
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
