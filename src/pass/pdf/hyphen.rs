//! Words broken with a hyphen.

use super::words::{Words, beginnings};
use super::{HYPHEN_SPACE, HYPHENATION};
use crate::document::{BEFORE_BLOCKS, Classes, Document};
use crate::edit::{Edits, Span};
use crate::rule::{Confidence, Rule};
use crate::text::near;

/// Attack: one endless word. No syllable in front of a hyphen is longer.
const LONGEST: usize = 80;

pub(super) fn at_line_ends(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut words = Words::of(document);
    // The sign for `not` stands for a soft hyphen in what reads scans.
    let marks = [("-\n", Classes::MARKS), ("‐\n", Classes::HYPHEN), ("¬\n", Classes::RELIC)];
    for (mark, _) in marks.into_iter().filter(|(_, class)| document.classes().intersects(*class)) {
        let spans = memchr::memmem::find_iter(text.as_bytes(), mark).map(|start| {
            let rest = &text[start + mark.len()..];
            let blanks = rest.trim_start_matches([' ', '\t']);
            // In a quotation the mark of the next line goes as well.
            let is_quoted = blanks.starts_with('>') && text[..start].rsplit('\n').next().is_some_and(is_quote);
            let behind = if is_quoted { blanks.trim_start_matches(['>', ' ']) } else { blanks };
            Span::new(start, text.len() - behind.len())
        });
        propose(document, spans, &HYPHENATION, &mut words, edits);
    }
}

fn is_quote(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// What joins the first half of a word to another word, `in- en uitvoer`.
const JOINTS: [&str; 16] =
    ["and", "or", "to", "und", "oder", "bis", "en", "of", "et", "ou", "och", "eller", "og", "ja", "tai", "és"];

pub(super) fn before_blanks(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let is_joint = |behind: &str| behind.split(' ').next().is_some_and(|word| JOINTS.contains(&word));
    let spans = memchr::memmem::find_iter(text.as_bytes(), "- ").map(|hyphen| Span::new(hyphen, hyphen + 2));
    let spans = spans.filter(|span| !is_joint(near::behind(&text[span.end..], LONGEST)));
    propose(document, spans, &HYPHEN_SPACE, &mut Words::of(document), edits);
}

/// Joins the words that the breaks are in. Converters break lines behind hyphens that are there as well, `near-` and `sighted`: a
/// break in front of a word, as that of `sun-` and `light`, may be such a one, and needs others that are none.
fn propose(
    document: &Document<'_>,
    spans: impl Iterator<Item = Span>,
    rule: &'static Rule,
    words: &mut Words<'_, '_>,
    edits: &mut Edits<'_>,
) {
    /// So many broken compounds for each broken word, and at least so many, show that nobody broke words.
    const COMPOUNDS: usize = 3;
    /// Of so many lines, some end within a word where words are broken at all.
    const LINES: usize = 50;
    /// So many words that are known show that words are broken, those that are not known as well.
    const PROOF: usize = 2;
    let (mut joined, mut unknown, mut wrapped) = (Vec::new(), Vec::new(), Vec::new());
    let (mut broken, mut compounds) = (0, 0);
    for found in breaks(document.text(), spans, words) {
        let before_word = words.lists(found.second);
        if join(&found, words) {
            let may_be_own = before_word || words.uses(&found.prefix);
            broken += usize::from(!may_be_own || is_noun(&found, words));
            joined.push((found.span, may_be_own));
        } else if are_parts(&found, words) {
            unknown.push((found.span, false));
        } else if before_word && words.lists(&found.first.to_lowercase()) {
            compounds += 1;
            if is_compound(&found) {
                wrapped.push(found.gap);
            }
        }
    }
    let own = match broken {
        0 => compounds > 0 || document.lines().len() >= LINES,
        _ => compounds >= COMPOUNDS * broken,
    };
    if broken < PROOF || compounds > broken {
        unknown.clear();
    }
    // Where words are broken, a line ends behind the hyphen of `well-known` as well.
    if broken * LINES < document.lines().len() || compounds > broken {
        wrapped.clear();
    }
    for (span, may_be_own) in joined.into_iter().chain(unknown) {
        if !(own && may_be_own) {
            edits.delete(span, rule, Confidence::Likely);
        }
    }
    for gap in wrapped {
        edits.delete(gap, rule, Confidence::Likely);
    }
}

/// A break that may be in a word.
struct Break<'t> {
    span: Span,
    /// Without the hyphen.
    gap: Span,
    /// The letters on both sides.
    first: &'t str,
    second: &'t str,
    /// In lower case: as a word, with its hyphen, and the beginnings of such compounds: `co-`, `co-oper`.
    joined: String,
    compound: String,
    prefix: String,
    stem: String,
}

/// Those of the breaks that may be in words, which are looked for in the document.
fn breaks<'t>(text: &'t str, spans: impl Iterator<Item = Span>, words: &mut Words<'_, '_>) -> Vec<Break<'t>> {
    let read = |span| {
        let (first, second) = halves(text, span)?;
        let [start, end] = [first, second].map(str::to_lowercase);
        let (joined, compound) = (format!("{start}{end}"), format!("{start}-{end}"));
        let [prefix, stem] = beginnings(&compound)?.map(str::to_owned);
        let gap = Span::new(span.start + text[span.start..].chars().next()?.len_utf8(), span.end);
        Some(Break { span, gap, first, second, joined, compound, prefix, stem })
    };
    // `re-`, alone on its line above `turn`: no margin breaks so, but verse does.
    let is_alone = |broken: &Break<'t>| {
        let before = text[..broken.span.start - broken.first.len()].trim_end_matches(BEFORE_BLOCKS);
        before.is_empty() || before.ends_with('\n')
    };
    let mut breaks: Vec<Break<'t>> = spans.filter_map(read).collect();
    let all = breaks.len();
    breaks.retain(|broken| !is_alone(broken));
    if breaks.len() * 2 <= all {
        breaks.clear();
    }
    if !breaks.is_empty() {
        words.look_for(
            breaks.iter().flat_map(|broken| [&broken.joined, &broken.compound, &broken.prefix, &broken.stem]),
        );
    }
    breaks
}

/// The letters on both sides of the break, if they may be one word.
fn halves(text: &str, broken: Span) -> Option<(&str, &str)> {
    let ends_word = |c: char| !c.is_alphabetic();
    let first = near::before(&text[..broken.start], LONGEST).rsplit(ends_word).next().unwrap_or_default();
    let second = near::behind(&text[broken.end..], LONGEST).split(ends_word).next().unwrap_or_default();
    // A hyphen on the other side makes a compound; behind the apostrophe of `l’` or `dell'` a word begins.
    let plain = |c: Option<char>| !c.is_some_and(|c| matches!(c, '-' | '/' | '_' | '@' | '.') || c.is_numeric());
    let is_word = plain(text[..broken.start - first.len()].chars().next_back())
        && !text[broken.end + second.len()..].starts_with('-')
        && first.chars().nth(1).is_some()
        && second.chars().nth(1).is_some()
        && second.starts_with(char::is_lowercase)
        && (first.chars().skip(1).all(char::is_lowercase));
    is_word.then_some((first, second))
}

/// Whether the letters on both sides of a break are one word.
fn join(broken: &Break<'_>, words: &mut Words<'_, '_>) -> bool {
    // `well-known` at a line end keeps its hyphen where the document writes it elsewhere, and `co-operate` beside `co-operation`.
    let is_compound = words.uses(&broken.compound) || words.uses(&broken.stem) && !words.uses(&broken.joined);
    !is_compound
        && (is_noun(broken, words)
            || words.lists(&broken.joined)
            || words.uses(&broken.joined)
            || words.shares_with_english(&broken.joined)
                && !words.shares_with_english(broken.second)
                && !words.lists(broken.second))
}

/// `well-` and `known`: no half that another word follows, as `first-` before `and second-class`.
fn is_compound(broken: &Break<'_>) -> bool {
    /// Words that join others are shorter, most of them.
    const SHORTEST: usize = 4;
    broken.first.starts_with(char::is_lowercase)
        && broken.second.chars().count() >= SHORTEST
        && !JOINTS.contains(&broken.second)
        && !JOINING.contains(&broken.second)
}

/// Whether neither side of a break is a word of the language, or of English, so that they are parts of one.
fn are_parts(broken: &Break<'_>, words: &mut Words<'_, '_>) -> bool {
    let first = broken.first.to_lowercase();
    let mut is_word = |half: &str| words.lists(half) || words.shares_with_english(half);
    !is_word(&first)
        && !is_word(broken.second)
        && !ADJECTIVES.iter().any(|adjective| broken.second.starts_with(adjective))
        && ![&broken.compound, &broken.prefix].into_iter().any(|word| words.uses(word))
}

fn is_noun(broken: &Break<'_>, words: &Words<'_, '_>) -> bool {
    is_german_noun(broken.first, broken.second) && words.is_german()
}

/// Ends of German words that keep their hyphen: `Kreml-treu`.
#[rustfmt::skip]
const ADJECTIVES: [&str; 21] = [
    "nahe", "freundlich", "feindlich", "kritisch", "treu", "geführt", "gesteuert", "basiert", "fähig", "typisch", "intern",
    "weit", "spezifisch", "ähnlich", "lastig", "gestützt", "finanziert", "konform", "kompatib", "tauglich", "orientiert",
];

/// What joins the first half of a compound to another in German.
#[rustfmt::skip]
const JOINING: [&str; 36] = [
    "oder", "bzw", "beziehungsweise", "respektive", "sowie", "aber", "noch", "sondern", "statt", "anstatt", "samt", "nebst",
    "ohne", "wenn", "denn", "nicht", "auch", "weder", "ebenso", "dann", "plus", "versus", "gegen", "gegenüber", "neben",
    "außer", "über", "unter", "zwischen", "nach", "durch", "trotz", "wegen", "inklusive", "einschließlich", "sogar",
];

/// `Rechts-` and `anwalt`: a compound of nouns with a hyphen of its own goes on with a capital, and `Haupt-` with `und`. Behind a
/// name, an adjective keeps the hyphen: `Kreml-treu`.
fn is_german_noun(first: &str, second: &str) -> bool {
    let long = |part: &str, least: usize| part.chars().count() >= least;
    first.starts_with(char::is_uppercase)
        && long(first, 3)
        && long(second, 4)
        && !JOINING.contains(&second)
        && !ADJECTIVES.iter().any(|adjective| second.starts_with(adjective))
}
