//! Marks around nothing, or around no more than a stop: what is left of empty elements.

use super::leftovers::{Sides, is_stop};
use super::words::word_before;
use super::{EMPTY, Run, is_cased};
use crate::document::Document;
use crate::edit::{Edits, Span, cut};
use crate::rule::Confidence;
use crate::text::near;

/// `** **` of an element that holds a blank: at either end of a line, alone on it, or among words of Markdown.
pub(super) fn is_pair_of_blanks(document: &Document<'_>, first: &Run, second: &Run) -> bool {
    let text = document.text();
    let line = document.lines().span(document.lines().at(first.span.start));
    // In a text without other marks `__ __` is a gap to be filled in.
    let is_pair = |run: &Run| run.is_double_star() || run.is_double_underscore() && document.is_markdown();
    if !is_pair(first)
        || !is_pair(second)
        || first.mark != second.mark
        || !is_blank(document.slice(Span::new(first.span.end, second.span.start)))
    {
        return false;
    }
    let (before, after) = (&text[line.start..first.span.start], &text[second.span.end..line.end]);
    let is_item = before.trim_start() == "* " && after.trim_start().starts_with(char::is_alphabetic);
    // A third pair makes an ornament.
    if before.ends_with("* ") && !is_item || after.trim_start().starts_with('*') || line.len() > MAX_LINE {
        return false;
    }
    let starts = before.trim_matches([' ', '>', '-']).is_empty();
    let closes = before.ends_with(|c: char| ".!?:;,)”\"".contains(c)) || starts;
    let ends = after.trim().is_empty() && closes;
    // `The garden ** ** opens`
    let apart = || {
        before.ends_with(' ')
            && !before.contains('=')
            && after.trim_start().starts_with(char::is_alphabetic)
            && follows_word(document, before)
    };
    // `It was late.** ** We left.`
    let sentences = || {
        let stop = before.strip_suffix(['.', '!', '?']);
        after.strip_prefix(' ').unwrap_or(after).starts_with(char::is_uppercase)
            && stop.is_some_and(|stop| follows_word(document, stop))
    };
    let in_words = || {
        // `“low water“** **, she said`
        let words = before.trim_end_matches(['”', '“', '»', ')']);
        after.starts_with([' ', ',', '.'])
            && words.ends_with(is_cased)
            && ends_in_word(document, line.start + words.len())
            || after.starts_with(char::is_alphabetic) && ends_in_word(document, first.span.start)
            || apart()
            || sentences()
    };
    ends || is_item
        || starts && after.starts_with(char::is_alphabetic)
        || in_words()
        || document.is_markdown() && before.ends_with(' ') && after.starts_with(' ')
}

/// Behind a blank, which no mask has in front of it, a short word is one as well: `She has ** ** three`.
fn follows_word(document: &Document<'_>, before: &str) -> bool {
    let before = before.trim_end();
    let word = word_before(before, before.len()).to_lowercase();
    word.chars().count() >= 2 && document.knows(&word)
}

/// A blank or a few of them on one line.
fn is_blank(content: &str) -> bool {
    (1..=4).contains(&content.len()) && content.chars().all(|c| matches!(c, ' ' | '\u{a0}'))
}

/// `_ _` alone between paragraphs: of an element in italics that holds a blank.
pub(super) fn blank_line(document: &Document<'_>, runs: &[Run], edits: &mut Edits<'_>) {
    let [first, second] = runs else { return };
    let whole = Span::new(first.span.start, second.span.end);
    if document.slice(whole) == "_ _" && is_paragraph(document, whole) {
        edits.delete(cut::inline_or_block(document, whole), &EMPTY, Confidence::Likely);
    }
}

/// Attack: one endless word. No name is longer.
const MAX_WORD: usize = 64;

/// Attack: one endless line of marks. Paragraphs are shorter.
const MAX_LINE: usize = 4000;

/// `autumn****.**`: what is left of an empty element, and one around a stop.
pub(super) fn is_around_stop(document: &Document<'_>, first: &Run, second: &Run) -> bool {
    let text = document.text();
    let inside = Span::new(first.span.end, second.span.start);
    first.mark == b'*'
        && second.mark == b'*'
        && first.span.len() == 4
        && second.span.len() == 2
        && text[..first.span.start].ends_with(char::is_alphanumeric)
        && is_stop(document.slice(inside))
}

pub(super) fn is_empty(document: &Document<'_>, run: &Run, sides: &Sides) -> bool {
    match (run.mark, run.span.len()) {
        (b'*', 4) if is_cased(sides.before) => ends_in_word(document, run.span.start),
        (b'*', 4) => is_empty_bold(document, run, sides),
        (b'*', 2) if is_half(document, run, sides) => true,
        (b'*', 2) => {
            document.is_markdown()
                && sides.blank_before
                && sides.blank_after
                && sides.at_line_edge
                && !is_rating(document, run.span)
                && !is_note(document, run.span)
        }
        // `Menu__ of the day`
        (b'_', 2) if document.is_markdown() && sides.before.is_alphabetic() && sides.blank_after => {
            ends_in_word(document, run.span.start)
        }
        // `The ferry was full.__`
        (b'_', 2) if document.is_markdown() && sides.at_line_edge && matches!(sides.before, '.' | '!' | '?') => {
            ends_in_word(document, run.span.start - 1)
        }
        (b'_', 2) if is_paragraph(document, run.span) => true,
        // Also at either end of a link: `[Share __](/s)`, `[__ News](/n)`.
        (b'_', 2) => {
            // `#undef __PIER_HEIGHT`
            let word = near::behind(&document.text()[run.span.end..], MAX_WORD);
            let word = word.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            document.is_markdown()
                && !word.contains('_')
                && (sides.blank_before || sides.before == '[' && (sides.blank_after || is_capitalised(word)))
                && (sides.blank_after
                    || sides.after.is_uppercase()
                    || document.text()[run.span.end..].starts_with("]("))
        }
        _ => false,
    }
}

/// `Print`, which no macro is called.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// `****` behind other signs than letters.
fn is_empty_bold(document: &Document<'_>, run: &Run, sides: &Sides) -> bool {
    let (before, behind) = (&document.text()[..run.span.start], &document.text()[run.span.end..]);
    // `grows.****⏎⏎****The`: the other half of an element that held the blank line.
    let half = before.trim_end().strip_suffix("****");
    if sides.before == '\n' && half.is_some_and(|text| text.ends_with(['.', ':', '!', '?'])) {
        return sides.after.is_uppercase();
    }
    // `## **** Title`
    if sides.blank_before
        && let line = line_before(document, run.span.start)
        && line.trim_matches(['#', ' ', '>']).is_empty()
    {
        return line.trim_start().starts_with("##");
    }
    // `grows.****`
    let stop = before.strip_suffix(['.', ':', '!', '?', ';', ',']);
    if sides.at_line_edge && stop.is_some_and(|text| ends_in_word(document, text.len())) {
        return true;
    }
    // `[Economy **** ](/e)`
    if sides.blank_before && behind.trim_start_matches(' ').starts_with("](") {
        return true;
    }
    // `the ****[**report**](/r)`
    if sides.blank_before && sides.after == '[' && document.is_markdown() {
        return true;
    }
    // Behind a link and a blank as well: `[Press](/p) ****`.
    let follows_link = before.ends_with(") ") && sides.at_line_edge;
    document.is_markdown() && (!sides.blank_before || follows_link && is_behind_link(document, run.span.start - 1))
}

/// `**Address:****`, `late?****Mr Hill:**`: the half of four marks that the words in bold beside it did not use.
fn is_half(document: &Document<'_>, run: &Run, sides: &Sides) -> bool {
    let text = document.text();
    let behind_bold = text[..run.span.start].ends_with("**");
    let before_bold = text[run.span.end..].starts_with("**");
    // Behind other letters they mask a name: `**– Wil****`.
    run.length == 4
        && (behind_bold && sides.blank_after || before_bold)
        && (".!?:;,)”\"".contains(sides.before) || ends_in_word(document, run.span.start))
}

/// The line up to `at`.
fn line_before<'t>(document: &Document<'t>, at: usize) -> &'t str {
    document.slice(Span::new(document.lines().span(document.lines().at(at)).start, at))
}

/// `Low Water **` between `The Gate ***` and `Salt *`, `** fair` below `* poor`: a line beside it has more or fewer stars at
/// the same end.
fn is_rating(document: &Document<'_>, run: Span) -> bool {
    let lines = document.lines();
    let line = lines.at(run.start);
    let starts = document.slice(Span::new(lines.span(line).start, run.start)).trim_ascii().is_empty();
    let has_others = |other: usize| {
        let text = document.line(other).trim_ascii();
        let (stars, rest) = if starts {
            let rest = text.trim_start_matches('*');
            (text.len() - rest.len(), rest.starts_with(' '))
        } else {
            let rest = text.trim_end_matches('*');
            (text.len() - rest.len(), rest.ends_with(' '))
        };
        rest && (1..=5).contains(&stars) && stars != run.len()
    };
    lines.beside(line).any(has_others)
}

/// `** On Sundays only`, a note, if some line above has its mark behind a word, `14:20**`, which nothing opens.
fn is_note(document: &Document<'_>, run: Span) -> bool {
    /// Attack: one endless list of notes. Few stand farther from their marks.
    const REACH: usize = 1500;
    let marks = document.slice(run);
    let before = near::before(&document.text()[..run.start], REACH);
    let is_marked = |line: &str| {
        let (word, rest) = line.rsplit_once(marks).unwrap_or_default();
        word.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | ')'))
            && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '*')
            && word.matches(marks).count() % 2 == 0
    };
    before.ends_with('\n') && before.lines().any(is_marked)
}

/// Whether a link ends at `end`.
fn is_behind_link(document: &Document<'_>, end: usize) -> bool {
    document.links().binary_search_by_key(&end, |link| link.span.end).is_ok()
}

/// Whether the marks are a paragraph of their own, at the start or end of the text or between others.
fn is_paragraph(document: &Document<'_>, span: Span) -> bool {
    let lines = document.lines();
    let line = lines.at(span.start);
    cut::is_alone(document, span) && lines.len() > 2 && document.are_apart(line, line)
}

/// Whether a whole word ends before the run at `at`, rather than a masked one: `f****`, `bull****`, `mother****er`.
pub(super) fn ends_in_word(document: &Document<'_>, at: usize) -> bool {
    /// Shorter, swear words are masked.
    const SHORTEST: usize = 4;
    /// What swear words of four letters are written together with.
    const FIRST_HALVES: [&str; 14] = [
        "bull", "horse", "chicken", "mother", "cluster", "mind", "star", "jack", "dumb", "brain", "skull", "face",
        "butt", "fist",
    ];
    let word = word_before(document.text(), document.text()[..at].trim_end_matches('*').len()).to_lowercase();
    let goes_on = document.text()[at..].trim_start_matches('*').starts_with(char::is_alphabetic);
    word.chars().count() >= SHORTEST && !goes_on && !FIRST_HALVES.contains(&word.as_str()) && document.knows(&word)
}
