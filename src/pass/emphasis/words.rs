//! The words beside a run of marks.

/// Attack: one endless word. Bytes of a word that are looked at.
const LONGEST: usize = 40;

/// The letters right before `at`.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    let near = &text[text.floor_char_boundary(at.saturating_sub(LONGEST))..at];
    near.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

/// The letters right behind `at`.
pub(super) fn word_behind(text: &str, at: usize) -> &str {
    let near = &text[at..text.ceil_char_boundary((at + LONGEST).min(text.len()))];
    near.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}
