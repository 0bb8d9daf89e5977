//! Whether a line says as much as a notice.

use super::class::Class;
use super::key::{count_words, is_dense};
use super::phrases::{Fit, Hit, phrases};
use crate::pass::talk::Talk;

/// Two notices, one behind the other: `This article is for subscribers only. Log in to read it.`
pub(super) fn notices(key: &str, stop: Option<usize>) -> Option<Hit> {
    const WORDS: usize = 3;
    let stop = stop.filter(|stop| *stop < key.len() && count_words(&key[..*stop]) >= WORDS)?;
    let first = phrases().find(&key[..stop]).filter(|first| first.fit == Fit::Line)?;
    let behind = key[stop..].trim_start();
    let second = phrases().find(behind)?;
    let is_sure = second.fit != Fit::Start || phrases().has_cue(behind, first.class);
    is_sure.then_some(Hit { end: stop, last: stop, ..first })
}

/// Whether the start of a phrase is long enough to be the whole of it.
pub(super) fn says_enough(key: &str, class: Class) -> bool {
    const WORDS: usize = 4;
    const DENSE: usize = 8;
    let notice = matches!(class, Class::Newsletter | Class::Paywall | Class::Follow | Class::Cookies | Class::Rights);
    let long = count_words(key) >= WORDS || key.contains(is_dense) && key.chars().count() >= DENSE;
    notice && long && phrases().is_sure(key, class)
}

/// `… is the most ignored line of the web`: a button or a notice is what the sentence is about.
pub(super) fn is_subject(behind: &str, class: Class) -> bool {
    let asks = matches!(class, Class::Newsletter | Class::Follow | Class::Share | Class::Paywall | Class::Comments);
    asks && Talk { before: "", after: behind }.has_verb_behind()
}
