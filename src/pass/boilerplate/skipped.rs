//! What links for screen readers lead past: a promotion that a second line ends.

use super::class::Class;
use super::line::Candidate;
use super::phrases::phrases;
use super::visible::Visible;
use super::{MAX_LABEL, MAX_LINE};
use crate::document::{Document, Link, Target};
use crate::edit::Span;

/// How the first line begins and ends, with the name of the promotion between, and how the last line does.
type Pair = [(&'static str, &'static str); 2];

/// The Guardian, and the services of the BBC, whose wording was checked in their published settings. Posts of networks are part
/// of the article: what is between their lines stays.
#[rustfmt::skip]
const PAIRS: [Pair; 9] = [
    [("skip past", ""), ("after", "")],
    [("skip", "and continue reading"), ("end of", "")],
    [("skip", "and continue reading"), ("end of story", "")],
    [("saltar", "y continuar leyendo"), ("final de", "")],
    [("pule", "e continue lendo"), ("fim do", "")],
    [("пропустить", "и продолжить чтение"), ("конец истории", "")],
    [("пропустити", "і продовжити"), ("кінець", "")],
    [("lewatkan", "dan terus membaca"), ("akhir dari", "")],
    [("تخطى", "وواصل القراءة"), ("", "نهاية")],
];

/// The line that ends the block.
pub(super) fn block(document: &Document<'_>, candidate: &Candidate) -> Option<usize> {
    /// Attack: such a line before each of many. Lines of the longest promotions, with their lists of titles.
    const MAX: usize = 60;
    let ends: Vec<String> =
        PAIRS.iter().filter_map(|[start, end]| Some(joined(end, name(&candidate.visible.key, start)?))).collect();
    if ends.is_empty() {
        return None;
    }
    let lines = document.lines();
    let mut below = (candidate.last + 1..lines.len()).take(MAX).take_while(|line| lines.span(*line).len() <= MAX_LINE);
    let is_end = |line: &usize| {
        let span = lines.span(*line);
        span.len() <= MAX_LABEL && ends.contains(&Visible::read(document, span).key)
    };
    below.find(is_end)
}

/// Whether the line is nothing but links to places in the page, the first of which leads past something.
pub(super) fn leads_past(document: &Document<'_>, span: Span, visible: &Visible) -> bool {
    let mut own = document.links_in(span).filter(|link| !link.image);
    let is_sure = |link: &Link| phrases().is_sure(&Visible::read(document, link.text).key, Class::Skip);
    visible.is_linked()
        && visible.links >= 2
        && own.clone().next().is_some_and(is_sure)
        && own.all(|link| link.target == Target::Anchor)
}

/// What stands between the two parts of the key.
fn name<'k>(key: &'k str, (before, behind): &(&str, &str)) -> Option<&'k str> {
    let rest = key.strip_prefix(before)?.strip_suffix(behind)?;
    let name = rest.trim();
    let is_apart = (before.is_empty() || rest.starts_with(' ')) && (behind.is_empty() || rest.ends_with(' '));
    (is_apart && !name.is_empty()).then_some(name)
}

fn joined((before, behind): &(&str, &str), name: &str) -> String {
    [*before, name, *behind].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
