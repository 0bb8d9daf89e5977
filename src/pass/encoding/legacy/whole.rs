//! A text all of which was read in the wrong page: what its words leave open is what they are, such as abbreviations, single
//! letters, words beside ASCII, quotes and dashes.

use super::likely::is_listed;
use super::pair::Pair;
use super::{is_letter, words};
use crate::document::Script;
use crate::edit::Span;
use crate::pass::encoding::whole::runs;

/// What the runs of characters beyond ASCII are that words left open, if words explain most of the text and all the rest of it
/// can be explained in the same way; in order.
pub(super) fn rest(text: &str, pair: Pair, found: &[Span]) -> Vec<(Span, String)> {
    match pair.script() {
        Some(script) => left(text, found, runs(text), |run| {
            pair.decode(&text[run.range()]).filter(|with| fits(text, run, with, script))
        }),
        // The second byte of a character may be ASCII, but no blank.
        None => {
            let words = words(text).filter(|(_, word)| !word.is_ascii());
            let words = words.map(|(at, word)| Span::new(at, at + word.len()));
            left(text, found, words, |word| pair.decode(&text[word.range()]).filter(|with| pair.is_wide(with)))
        }
    }
}

fn left(
    text: &str,
    found: &[Span],
    parts: impl Iterator<Item = Span>,
    decode: impl Fn(Span) -> Option<String>,
) -> Vec<(Span, String)> {
    /// Fewer words say nothing of the text around them.
    const MANY: usize = 8;
    if found.len() < MANY {
        return Vec::new();
    }
    let beyond = |span: Span| text[span.range()].bytes().filter(|byte| !byte.is_ascii()).count();
    let (mut all, mut open, mut odd) = (0, 0, 0);
    let mut rest = Vec::new();
    let mut found = found.iter().peekable();
    for part in parts {
        let size = beyond(part);
        all += size;
        while found.next_if(|word| word.end <= part.start).is_some() {}
        if found.peek().is_some_and(|word| word.overlaps(part)) {
            continue;
        }
        open += size;
        match decode(part) {
            Some(with) => rest.push((part, with)),
            None => odd += size,
        }
    }
    if open * 2 <= all && odd * 50 <= all { rest } else { Vec::new() }
}

/// Whether a run can be what it reads: letters of the script and signs, and no word as it stands.
fn fits(text: &str, run: Span, with: &str, script: Script) -> bool {
    const LETTERS: usize = 3;
    let is_sound = |c: char| match Script::of(c) {
        Some(of) => of == script,
        None => !c.is_alphabetic() && !c.is_control() && !('\u{2500}'..'\u{25a0}').contains(&c),
    };
    let bytes = text.as_bytes();
    let joined = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
    let joins = joined(run.start.checked_sub(1)) && with.starts_with(is_letter)
        || joined(Some(run.end)) && with.ends_with(is_letter);
    let is_word = || {
        let word = &text[run.range()];
        Script::of(word.chars().next().unwrap_or_default()) == Some(script)
            && word.chars().count() >= LETTERS
            && is_listed(word, script)
            && !is_listed(with, script)
    };
    with.chars().all(is_sound) && !(joins && with.chars().count() < LETTERS) && !is_word()
}
