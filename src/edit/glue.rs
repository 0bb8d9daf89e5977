//! Blanks that a converter lost beside markup: `the[port](…)was`, `*Gazette*staff`.

use crate::document::Document;
use crate::edit::Span;
use crate::lexicon::{Language, rank};
use crate::text::near;

/// Whether a blank is missing before and behind a stretch of markup; `inside` is what stays of it. Suffixes (`[API](…)s`) and
/// compounds are no missing blanks: a neighbour must be a frequent word, and no word together with the one inside.
pub(crate) fn lost_blanks(document: &Document<'_>, whole: Span, inside: Span) -> (bool, bool) {
    let text = document.text();
    // Most marks stand between blanks and stops.
    let is_dark = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphabetic() || *b == b'[' || !b.is_ascii());
    let bytes = text.as_bytes();
    if !is_dark(bytes[..whole.start].last()) && !is_dark(bytes.get(whole.end)) {
        return (false, false);
    }
    let (left, right) = (&text[..whole.start], &text[whole.end..]);
    let inside = document.slice(inside);
    let before = left.chars().next_back();
    let after = right.chars().next();
    let starts = || inside.starts_with(char::is_alphabetic);
    let ends = || inside.ends_with(|c: char| c.is_alphabetic() && !is_wide(c));
    // `[the plan](#)[1]` and `**the plan**[citation needed]` cite.
    let next_link = right.strip_prefix('[').is_some_and(|next| next.starts_with(char::is_alphanumeric))
        && is_link(document, whole.end);
    let numbers =
        || inside.ends_with(|c: char| c.is_ascii_digit()) && right[1..].starts_with(|c: char| c.is_ascii_digit());
    let of_link = || document.slice(whole).starts_with('[');
    (
        before.is_some_and(char::is_lowercase)
            && (starts() && are_words(document, tail(left), head(inside))
                || starts_with_number(inside) && is_frequent(document, tail(left))),
        next_link && (numbers() || ends())
            || after.is_some_and(char::is_lowercase)
                && (ends() && are_words(document, tail(inside), head(right))
                    || ends_with_year(inside) && is_frequent(document, head(right)))
            || after.is_some_and(char::is_uppercase)
                && ends()
                && (of_link() && is_word_before_name(document, tail(inside), head(right))
                    || are_adjective_and_noun(document, tail(inside), head(right))),
    )
}

/// Whether a link begins at `at`.
fn is_link(document: &Document<'_>, at: usize) -> bool {
    /// Pictures in its text, which end before it does.
    const INNER: usize = 4;
    let links = document.links();
    let next = links.partition_point(|link| link.span.end <= at);
    links[next..].iter().take(INNER).any(|link| link.span.start == at)
}

/// The two marks of a pair, with the blanks that html2text put beside them: `_Gazette_ ’s`, `と _大阪_ 。`, `**salt** , rope`.
pub(crate) fn with_blanks(text: &str, first: Span, second: Span) -> (Span, Span) {
    // Most blanks stand beside letters of ASCII.
    let bytes = text.as_bytes();
    let is_sign = |byte: Option<&u8>| byte.is_some_and(|b| matches!(b, b'\'' | b',') || !b.is_ascii());
    if !is_sign(first.start.checked_sub(2).map(|at| &bytes[at])) && !is_sign(bytes.get(second.end + 1)) {
        return (first, second);
    }
    let (left, right) = (text[..first.start].strip_suffix(' '), text[second.end..].strip_prefix(' '));
    let opens_wide = left.is_some_and(|left| left.ends_with(is_wide)) && text[first.end..].starts_with(is_wide);
    let closes_wide = right.is_some_and(|right| right.starts_with(is_wide)) && text[..second.start].ends_with(is_wide);
    let genitive = right.and_then(|right| right.strip_prefix(['’', '\'']).and_then(|rest| rest.strip_prefix('s')));
    let is_genitive = genitive.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        && text[..second.start].ends_with(char::is_alphanumeric);
    let comma = right.and_then(|right| right.strip_prefix(','));
    let is_before_stop = comma.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n']));
    (
        Span::new(first.start - usize::from(opens_wide), first.end),
        Span::new(second.start, second.end + usize::from(closes_wide || is_genitive || is_before_stop)),
    )
}

/// Of Chinese or Japanese, which set no blanks.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}')
}

fn are_words(document: &Document<'_>, left: &str, right: &str) -> bool {
    let Some(language) = document.language() else { return false };
    /// Letters. Few parts that words are made with have more: `un-`, `-ness`.
    const AFFIX: usize = 5;
    // Words that others begin and end with.
    const PREFIXES: [&str; 3] = ["out", "over", "under"];
    const SUFFIXES: [&str; 5] = ["able", "fold", "less", "like", "wise"];
    // `the`, `of`.
    const LITTLE: usize = 3;
    let is_affix = |part: &str| {
        part.chars().count() <= AFFIX && part.starts_with(char::is_lowercase) && rank(language, part).is_none()
    };
    let is_part =
        |part: &str| part.starts_with(char::is_lowercase) && (part.len() > LITTLE || rank(language, part) != Some(0));
    if is_affix(left)
        || is_affix(right)
        || PREFIXES.contains(&left) && is_part(right)
        || SUFFIXES.contains(&right) && is_part(left)
    {
        return false;
    }
    let (left, right) = (left.to_lowercase(), right.to_lowercase());
    (is_frequent(document, &left) || is_frequent(document, &right)) && rank(language, &(left + &right)).is_none()
}

/// Short words must be among the most frequent ones, since suffixes (`-like`, `-able`) are short words too.
fn is_frequent(document: &Document<'_>, word: &str) -> bool {
    match document.language().and_then(|language| rank(language, word)) {
        Some(0) => word.chars().count() >= 2,
        Some(1) => word.chars().count() >= 5,
        _ => false,
    }
}

/// `2B plan`, `2019 report`; a number alone is the mark of a note.
fn starts_with_number(inside: &str) -> bool {
    inside.starts_with(|c: char| c.is_ascii_digit()) && inside.contains(char::is_alphabetic)
}

/// `March 3, 2021`; behind other numbers stand units, `10`km, and letters, `9:30`am.
fn ends_with_year(inside: &str) -> bool {
    let digits = inside.len() - inside.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    digits == 4 && inside[inside.len() - 4..].starts_with(['1', '2'])
}

/// `noticed` and `US`; the halves of a brand are words: `LiveJournal`.
fn is_word_before_name(document: &Document<'_>, left: &str, right: &str) -> bool {
    /// Letters; shorter ones begin brands: `iPhone`, `eBay`, `macOS`, `YouTube`.
    const LEAST: usize = 4;
    let Some(language) = document.language() else { return false };
    left.chars().all(char::is_lowercase)
        && left.chars().nth(LEAST - 1).is_some()
        && right.chars().nth(1).is_some()
        && rank(language, left).is_some()
        && (right.chars().all(char::is_uppercase) || rank(language, &right.to_lowercase()).is_none())
}

/// `schönste` and `Dorf` in German, which has capitals there; elsewhere they are the two halves of a brand: `WordPress`.
fn are_adjective_and_noun(document: &Document<'_>, left: &str, right: &str) -> bool {
    let known = |word: &str| rank(Language::German, &word.to_lowercase()).is_some();
    document.language() == Some(Language::German)
        && left.starts_with(char::is_lowercase)
        && left.chars().count() >= 3
        && known(left)
        && known(right)
}

/// Attack: one endless word on both sides of every link. No word is longer, in bytes.
const MAX: usize = 64;

fn head(text: &str) -> &str {
    let text = near::behind(text, MAX);
    &text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())]
}

fn tail(text: &str) -> &str {
    let text = near::before(text, MAX);
    &text[text.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| text.ceil_char_boundary(at + 1))..]
}
