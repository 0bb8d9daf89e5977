//! The foot of a wiki's page.

use super::MAX_LABEL;
use super::class::Class;
use super::phrases::phrases;
use super::visible::Visible;

/// `Categories: Birds of Chile`, `Text is available under …`: a line at the foot of an article, which no sentence goes on from
/// though it has no full stop.
pub(super) fn is_of_foot(line: &str) -> bool {
    line.len() <= MAX_LABEL
        && phrases().find(&Visible::of(line).key).is_some_and(|hit| matches!(hit.class, Class::Wiki | Class::Tags))
}
