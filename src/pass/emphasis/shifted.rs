//! Pairs of double stars with blanks inside, which keep Markdown from reading them.

use std::borrow::Cow;

use super::words::word_before;
use super::{BROKEN, Run, SPACED, is_cased};
use crate::document::Document;
use crate::edit::glue::is_wide;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::near;

/// `** words**`, `**words **more`, `**words:**more`: two runs around a phrase, with the blank on the wrong side of one.
pub(super) fn is_shifted_pair(document: &Document<'_>, first: &Run, second: &Run) -> bool {
    /// Bytes between the marks: a phrase.
    const MAX: usize = 200;
    let text = document.text();
    let inside = Span::new(first.span.end, second.span.start);
    if !first.is_double_star() || !second.is_double_star() || inside.len() > MAX {
        return false;
    }
    let content = document.slice(inside);
    // `**Harbour  ⏎** closes at six`: the element held the line break, too.
    let breaks = content.trim_end_matches(' ').strip_suffix('\n');
    let words = breaks.unwrap_or(content).trim_matches(' ');
    // `**1944: **Ada leaves`
    let is_date = || {
        words.starts_with(|c: char| c.is_ascii_digit())
            && words.ends_with(':')
            && text[second.span.end..].starts_with(char::is_uppercase)
    };
    let starts = words.chars().next().is_some_and(|c| !c.is_ascii_lowercase() && !c.is_ascii_digit())
        || is_date()
        || are_words(document, words, second);
    // `**Q: **What is it?`
    let speaker =
        || words.ends_with([':', '：']) && words.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let letters =
        words.split(' ').any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 3) || speaker() || is_date();
    if !starts || !letters || words.contains(['\n', '=', '`', '\\', '*']) {
        return false;
    }
    let before = text[..first.span.start].chars().next_back();
    let after = text[second.span.end..].chars().next();
    let apart = before.is_none_or(|c| c.is_whitespace() || "(“\">".contains(c));
    let is_word_of_sentence = || {
        let word = word_before(text, text[..first.span.start].trim_end_matches(' ').len()).to_lowercase();
        document.knows(&word) && are_words(document, words, second) && text[second.span.end..].starts_with(' ')
    };
    // `The **deadline ** is`, `**Note: ** bring`: no operand is a word among words, nor does it end in a stop.
    let is_phrase = || words.contains(' ') || words.ends_with([':', '.', '!', '?']) || is_word_of_sentence();
    // `**LEITH **(PA) The ferry`
    let place = || {
        let agency =
            text[second.span.end..].strip_prefix('(').and_then(|rest| near::behind(rest, MAX).split_once(") "));
        agency.is_some_and(|(name, _)| {
            name == "dpa" || (2..=5).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase())
        })
    };
    let late = content.ends_with(' ')
        && after.is_none_or(|c| {
            is_cased(c) || c.is_alphabetic() || ".,;:!?)”—–\n".contains(c) || c == ' ' && is_phrase() || place()
        });
    let glued = words.ends_with([':', ',', '.', '!', '?', ';', '”', '"']) && after.is_some_and(is_cased);
    // `ship** Gertrude** sailed`
    let is_name = |word: &str| {
        let small = word.strip_prefix(char::is_uppercase);
        small.is_some_and(|small| small.len() >= 3 && small.chars().all(char::is_lowercase))
    };
    let reads = |words: &str| are_words(document, words, second) || is_name(words) && is_before_word(document, second);
    // `The** quick** fox`, `said** nothing **more`: whole words on both sides of either run.
    let between_words = || {
        let word = word_before(text, first.span.start).to_lowercase();
        /// Attack: one endless line of such runs. An equation starts near.
        const NEAR: usize = 120;
        let formula = || near::line_before(&text[..first.span.start], NEAR).contains('=');
        let next = is_cased(after.unwrap_or(' ')) == content.ends_with(' ');
        word.chars().count() >= 2 && next && document.knows(&word) && reads(words) && !formula()
    };
    match content.starts_with(' ') {
        true => apart && !content.ends_with(' ') && second.closes && !second.opens || !apart && between_words(),
        false => apart && first.opens && (late || glued || breaks.is_some() && after.is_some_and(|c| c != '\n')),
    }
}

/// `**new **house`: words of the language inside and behind, which arguments and powers are not.
fn are_words(document: &Document<'_>, words: &str, close: &Run) -> bool {
    const JOINTS: [&str; 12] = ["and", "or", "und", "oder", "et", "ou", "y", "o", "e", "to", "with", "as"];
    let mut all = words.split(' ');
    words.chars().all(|c| c.is_alphabetic() || " -’'".contains(c))
        && !all.clone().next_back().is_some_and(|last| JOINTS.contains(&last))
        && all.all(|word| is_known(document, word))
        && is_before_word(document, close)
}

/// Whether the word behind the run, if any, is one of the language.
fn is_before_word(document: &Document<'_>, close: &Run) -> bool {
    let rest = near::behind(&document.text()[close.span.end..], MAX_WORD);
    let next = rest.trim_start_matches(' ').split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    next.is_empty() || is_known(document, next)
}

/// Attack: one endless word. Words are shorter, in bytes.
const MAX_WORD: usize = 40;

fn is_known(document: &Document<'_>, word: &str) -> bool {
    word.len() <= MAX_WORD && document.knows(&word.to_lowercase())
}

/// Where marks stay, the blank moves out of them; where they go, one blank stays. So with a line break.
pub(super) fn shift(document: &Document<'_>, first: &Run, second: &Run, edits: &mut Edits<'_>) {
    let content = document.slice(Span::new(first.span.end, second.span.start));
    if content.contains('\n') {
        let gap = &content[content.trim_end().len()..];
        let rest = &document.text()[second.span.end..];
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        let close = Span::new(second.span.start - gap.len(), second.span.end + blanks);
        if edits.is_on(&BROKEN) {
            let parts = [(first.span, Cow::Borrowed("")), (close, Cow::Owned(gap.to_owned()))];
            edits.together(parts, &BROKEN, Confidence::Likely);
        } else {
            edits.replace(close, format!("**{gap}"), &SPACED, Confidence::Likely);
        }
        return;
    }
    let [before, after] = blanks_inside(document, first, second);
    let is_word = |c: char| is_cased(c) || c.is_alphabetic() && !is_wide(c);
    let apart = document.text()[second.span.end..].starts_with(|c| is_word(c) || "—–(".contains(c));
    let blank = Cow::Borrowed(if apart { " " } else { "" });
    let glued = document.text()[..first.span.start].ends_with(is_cased);
    let lost = Cow::Borrowed(if glued { " " } else { "" });
    let none = Cow::Borrowed("");
    if edits.is_on(&BROKEN) {
        let (open, close) = (Span::new(first.span.start, before.end), Span::new(after.start, second.span.end));
        edits.together([(open, lost), (close, blank)], &BROKEN, Confidence::Likely);
    } else {
        let front = Span::new(first.span.start, first.span.start);
        let behind = Span::new(second.span.end, second.span.end);
        let parts = [(front, lost), (before, none.clone()), (after, none), (behind, blank)];
        let parts = parts.into_iter().filter(|(span, with)| !span.is_empty() || !with.is_empty());
        edits.together(parts, &SPACED, Confidence::Likely);
    }
}

/// `** words **`: two runs around words of one line, with blanks inside.
pub(super) fn is_spaced_pair(document: &Document<'_>, first: &Run, second: &Run) -> bool {
    /// Bytes between the marks: a phrase.
    const MAX: usize = 120;
    let text = document.text();
    let inside = Span::new(first.span.end, second.span.start);
    if first.mark != b'*' || second.mark != b'*' || first.span.len() != 2 || second.span.len() != 2 {
        return false;
    }
    if inside.len() > MAX || text[..first.span.start].ends_with('*') || text[second.span.end..].starts_with('*') {
        return false;
    }
    let content = document.slice(inside);
    // The operator of powers stands between numbers and short names.
    let words = content.trim_matches(' ');
    // `** [full report](/r) **`: the words of the link.
    let link = words.strip_prefix('[').and_then(|link| link.strip_suffix(')')).and_then(|link| link.split_once("]("));
    let words = link.filter(|(_, target)| !target.contains([']', ' '])).map_or(words, |(words, _)| words);
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let reads = words.split(' ').any(|word| letters(word) >= 3)
        && words.split(' ').all(|word| letters(word) >= 2)
        && words.chars().all(|c| c.is_alphanumeric() || " .,:!?'’-–—/&“”„«»\"".contains(c));
    // `x ** "abc" ** y`: operands.
    let before = text[..first.span.start].trim_end_matches(' ');
    let is_operand = words.contains('"') && (1..3).contains(&word_before(text, before.len()).chars().count());
    let outside = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || ".,;:!?)(“”\"".contains(c));
    let lines = document.lines();
    let line = document.line(lines.at(first.span.start));
    // Around a whole line, the marks are an ornament; a third one parts items, and a wide gap columns.
    let is_line = line.trim().len() == second.span.end - first.span.start;
    let is_row = || {
        /// Attack: one endless line of marks. No row of items is longer.
        const MAX_ROW: usize = 300;
        let row = near::behind(line, MAX_ROW);
        row.matches(" ** ").nth(1).is_some() && row.matches("**").count() % 2 == 1
            || content.starts_with("   ")
            || content.ends_with("   ")
    };
    !is_line
        && content.starts_with(' ')
        && content.ends_with(' ')
        && reads
        && !is_operand
        && outside(text[..first.span.start].chars().next_back())
        && outside(text[second.span.end..].chars().next())
        && !near::behind(line, MAX).contains('=')
        && !is_row()
}

/// The blanks at both ends of what stands between two runs.
pub(super) fn blanks_inside(document: &Document<'_>, first: &Run, second: &Run) -> [Span; 2] {
    let (start, end) = (first.span.end, second.span.start);
    let content = document.slice(Span::new(start, end));
    [Span::new(start, end - content.trim_start().len()), Span::new(start + content.trim_end().len(), end)]
}
