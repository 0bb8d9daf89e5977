//! The foot of a wiki's page, and what it says of an article that has hardly begun.

use super::MAX_LABEL;
use super::class::Class;
use super::phrases::{Fit, Hit, phrases};
use super::visible::Visible;

/// `Categories: Birds of Chile`, `Text is available under …`: a line at the foot of an article, which no sentence goes on from
/// though it has no full stop.
pub(super) fn is_of_foot(line: &str) -> bool {
    line.len() <= MAX_LABEL
        && phrases().find(&Visible::of(line).key).is_some_and(|hit| matches!(hit.class, Class::Wiki | Class::Tags))
}

/// A first look, at what each line begins with.
pub(super) fn may_be_stub(words: &str) -> bool {
    words.starts_with("This ") && memchr::memmem::find(words.as_bytes(), b"stub").is_some()
}

/// `This carp-related article is a stub. You can help Wikipedia by expanding it.`: the subject stands first.
pub(super) fn stub(visible: &Visible) -> Option<Hit> {
    const END: &str = " is a stub you can help wikipedia by expanding it";
    let end = visible.key.len();
    let is_one = visible.key.starts_with("this ") && visible.key.ends_with(END);
    is_one.then_some(Hit { class: Class::Wiki, fit: Fit::Line, end, last: end, longer: false })
}
