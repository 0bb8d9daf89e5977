//! Buttons that a converter joined: `Skip to contentSkip to search`.

use super::class::Class;
use super::phrases::phrases;
use super::visible::Visible;
use crate::document::Document;
use crate::edit::Span;

/// What the line is for, if it is a row of buttons of which one begins in the middle of a word.
pub(super) fn unglued(line: &str) -> Option<Class> {
    /// Attack: capitals after small letters without an end. No row is longer.
    const MAX: usize = 300;
    if line.len() > MAX {
        return None;
    }
    let mut words = String::with_capacity(line.len() + 16);
    let mut is_small = false;
    for (at, sign) in line.char_indices() {
        // `LinkedIn` is one word: where buttons meet, a phrase begins.
        if is_small && sign.is_uppercase() && phrases().begins(&line[at..]) {
            words.push(' ');
        }
        words.push(sign);
        is_small = sign.is_lowercase();
    }
    if words.len() == line.len() {
        return None;
    }
    let document = Document::new(&words);
    let visible = Visible::read(&document, Span::new(0, words.len()));
    phrases().row(&visible.key).filter(|_| !visible.is_sentence())
}
