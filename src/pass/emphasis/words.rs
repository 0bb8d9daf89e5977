//! The words beside a run of marks.

use crate::text::near;

/// Attack: one endless word. Bytes of a word that are looked at.
const LONGEST: usize = 40;

/// The letters right before `at`.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    near::before(&text[..at], LONGEST).rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

/// The letters right behind `at`.
pub(super) fn word_behind(text: &str, at: usize) -> &str {
    near::behind(&text[at..], LONGEST).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}
