//! Words broken with a hyphen.

use super::words::Words;
use super::{HYPHEN_SPACE, HYPHENATION};
use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// Attack: one endless word. No syllable in front of a hyphen is longer.
const LONGEST: usize = 80;

pub(super) fn at_line_ends(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut words = Words::of(document);
    // The sign for `not` stands for a soft hyphen in what reads scans.
    let marks = [("-\n", Classes::MARKS), ("‐\n", Classes::HYPHEN), ("¬\n", Classes::RELIC)];
    for (mark, _) in marks.into_iter().filter(|(_, class)| document.classes().intersects(*class)) {
        let mut joined = Vec::new();
        let mut compounds = 0;
        for start in memchr::memmem::find_iter(text.as_bytes(), mark) {
            let rest = &text[start + mark.len()..];
            let indent = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let broken = Span::new(start, start + mark.len() + indent);
            let Some((first, second)) = halves(text, broken) else { continue };
            let of_words = words.lists(&first.to_lowercase()) && words.lists(second);
            if join(first, second, &mut words) {
                joined.push((broken, of_words));
            } else {
                compounds += usize::from(of_words);
            }
        }
        // Converters break lines behind hyphens that are there: `near-` and `sighted`, so `sun-` and `light` as well.
        let own = compounds >= COMPOUNDS && compounds >= COMPOUNDS * joined.len();
        for (broken, _) in joined.into_iter().filter(|(_, of_words)| !(own && *of_words)) {
            edits.delete(broken, &HYPHENATION, Confidence::Likely);
        }
    }
}

/// So many broken compounds for each broken word, and at least so many, show that nobody broke words.
const COMPOUNDS: usize = 3;

pub(super) fn before_blanks(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut words = Words::of(document);
    for hyphen in memchr::memmem::find_iter(text.as_bytes(), "- ") {
        let broken = Span::new(hyphen, hyphen + 2);
        if halves(text, broken).is_some_and(|(first, second)| join(first, second, &mut words)) {
            edits.delete(broken, &HYPHEN_SPACE, Confidence::Likely);
        }
    }
}

/// The letters on both sides of the break, if they may be one word.
fn halves(text: &str, broken: Span) -> Option<(&str, &str)> {
    let before = &text[text.floor_char_boundary(broken.start.saturating_sub(LONGEST))..broken.start];
    let after = &text[broken.end..text.ceil_char_boundary((broken.end + LONGEST).min(text.len()))];
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let first = &before[start..];
    let second = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
    // A hyphen or apostrophe on the other side makes a compound.
    let plain =
        |c: Option<char>| !c.is_some_and(|c| matches!(c, '-' | '\'' | '’' | '/' | '_' | '@' | '.') || c.is_numeric());
    let is_word = plain(before[..start].chars().next_back())
        && !after[second.len()..].starts_with('-')
        && first.chars().nth(1).is_some()
        && second.chars().nth(1).is_some()
        && second.starts_with(char::is_lowercase)
        && (first.chars().skip(1).all(char::is_lowercase));
    is_word.then_some((first, second))
}

/// Whether the letters on both sides of a break are one word.
fn join(first: &str, second: &str, words: &mut Words<'_, '_>) -> bool {
    let noun = is_german_noun(first, second) && words.is_german();
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    let joined = format!("{first}{second}");
    // `well-known` at a line end keeps its hyphen where the document writes it elsewhere.
    !words.uses(&format!("{first}-{second}")) && (noun || words.lists(&joined) || words.uses(&joined))
}

/// `Rechts-` and `anwalt`: a compound of nouns with a hyphen of its own goes on with a capital, and `Haupt-` with `und`. Behind a
/// name, an adjective keeps the hyphen: `Kreml-treu`.
fn is_german_noun(first: &str, second: &str) -> bool {
    #[rustfmt::skip]
    const OTHERS: [&str; 36] = [
        "oder", "bzw", "beziehungsweise", "respektive", "sowie", "aber", "noch", "sondern", "statt", "anstatt", "samt", "nebst",
        "ohne", "wenn", "denn", "nicht", "auch", "weder", "ebenso", "dann", "plus", "versus", "gegen", "gegenüber", "neben",
        "außer", "über", "unter", "zwischen", "nach", "durch", "trotz", "wegen", "inklusive", "einschließlich", "sogar",
    ];
    #[rustfmt::skip]
    const ADJECTIVES: [&str; 21] = [
        "nahe", "freundlich", "feindlich", "kritisch", "treu", "geführt", "gesteuert", "basiert", "fähig", "typisch", "intern",
        "weit", "spezifisch", "ähnlich", "lastig", "gestützt", "finanziert", "konform", "kompatib", "tauglich", "orientiert",
    ];
    let long = |part: &str, least: usize| part.chars().count() >= least;
    first.starts_with(char::is_uppercase)
        && long(first, 3)
        && long(second, 4)
        && !OTHERS.contains(&second)
        && !ADJECTIVES.iter().any(|adjective| second.starts_with(adjective))
}
