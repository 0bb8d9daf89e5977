//! A text all of which was read in the wrong page: what its words leave open is what they are, such as abbreviations, single
//! letters, words beside ASCII, quotes and dashes.

use super::is_letter;
use super::likely::is_listed;
use super::pair::Pair;
use crate::document::Script;
use crate::edit::Span;
use crate::pass::encoding::whole::runs;

/// What the runs of characters beyond ASCII are that words left open, if words explain most of the text and all the rest of it
/// can be explained in the same way; in order.
pub(super) fn rest(text: &str, pair: Pair, words: &[Span]) -> Vec<(Span, String)> {
    /// Fewer words say nothing of the text around them.
    const MANY: usize = 8;
    let Some(script) = pair.script().filter(|_| words.len() >= MANY) else { return Vec::new() };
    let (mut all, mut open, mut odd) = (0, 0, 0);
    let mut found = Vec::new();
    let mut words = words.iter().peekable();
    for run in runs(text, Span::new(0, text.len())) {
        all += run.len();
        while words.next_if(|word| word.end <= run.start).is_some() {}
        if words.peek().is_some_and(|word| word.overlaps(run)) {
            continue;
        }
        open += run.len();
        match pair.decode(&text[run.range()]).filter(|with| fits(text, run, with, script)) {
            Some(with) => found.push((run, with)),
            None => odd += run.len(),
        }
    }
    if open * 2 <= all && odd * 50 <= all { found } else { Vec::new() }
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
