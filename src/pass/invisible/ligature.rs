//! Ligatures of the fonts of TeX, whose places in the font a reader of PDF took for characters: controls within words.

use crate::document::{Script, is_known};
use crate::edit::Span;
use crate::text::near;

/// The letters in the encodings OT1 and T1. The place of `fl` in OT1 is a line end in text.
const fn letters(code: char) -> Option<&'static str> {
    match code {
        '\u{b}' | '\u{1b}' => Some("ff"),
        '\u{c}' | '\u{1c}' => Some("fi"),
        '\u{1d}' => Some("fl"),
        '\u{e}' | '\u{1e}' => Some("ffi"),
        '\u{f}' | '\u{1f}' => Some("ffl"),
        _ => None,
    }
}

/// The letters that the control at `at` stands for, if the word around it is one with them.
pub(super) fn ligature(text: &str, at: usize) -> Option<&'static str> {
    /// Attack: one endless word.
    const LONGEST: usize = 40;
    let with = letters(text[at..].chars().next()?)?;
    let before = &text[..at];
    // A page begins with any word.
    if text[at..].starts_with('\u{c}') && (before.is_empty() || before.ends_with('\n')) {
        return None;
    }
    // `bash`, and a switch of a terminal behind it.
    if text[at..].starts_with("\u{1b}[") {
        return None;
    }
    let belongs = |c: char| c.is_alphabetic() || letters(c).is_some();
    let mut word = String::new();
    for c in text[near::run_around(text, Span::new(at, at), LONGEST, belongs).range()].chars() {
        match letters(c) {
            Some(letters) => word.push_str(letters),
            None => word.extend(c.to_lowercase()),
        }
    }
    let is_word = || is_known(&word, Script::Latin);
    (word.len() > with.len() + 1 && is_word()).then_some(with)
}
