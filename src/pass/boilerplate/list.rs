//! Lists in which a line that may be boilerplate stands: their first lines, and what their other lines say.

use super::class::Class;
use super::label::{is_credit, read_label};
use super::line::{Candidate, one_begins, one_over};
use super::marks::{item, may_be_links};
use super::phrases::{Fit, phrases};
use super::signal::Signal;
use super::visible::Visible;
use crate::document::Document;
use crate::edit::Span;
use crate::pass::context::introduced::is_introduced;

/// The first line of the list that a line is in.
pub(super) fn list_top(document: &Document<'_>, line: usize, is_entry: impl Fn(&str) -> bool) -> usize {
    /// Attack: a phrase in each entry of an endless list.
    const MAX: usize = 12;
    let above = (line.saturating_sub(MAX)..line).rev();
    line - above.take_while(|line| is_entry(document.words(*line))).count()
}

/// The first line of a row of bare buttons, two or more: `Facebook`, `Twitter`, `Email`, in one block or with blank lines between
/// them. A label may stand above it.
pub(super) fn row_top(document: &Document<'_>, line: usize) -> Option<usize> {
    /// Attack: an endless list of buttons.
    const MAX: usize = 12;
    let lines = document.lines();
    let is_button = |line: &usize| {
        let words = document.words(*line);
        // `X (Twitter)`
        is_entry(words.trim_end_matches(')'))
            && read_label(document, *line).is_some_and(|visible| {
                let is_one = || phrases().is_one(&visible.key, &[Class::Share, Class::Follow, Class::Tools]);
                visible.links == 0 && is_one()
            })
    };
    let top = document.written_above(line).take(MAX).take_while(is_button).last().unwrap_or(line);
    let last = document.written_below(line).take(MAX).take_while(is_button).last().unwrap_or(line);
    let ends = last + 1 == lines.len() || document.is_blank(last + 1);
    (ends && top < last).then_some(top)
}

/// A few words without a mark at the end: a line of a list without marks.
pub(super) fn is_entry(line: &str) -> bool {
    const SHORT: usize = 40;
    let ends = line.ends_with(['.', '!', '?', '…', ':', ',', ';', ')', '。', '：', '”', '"']);
    line.starts_with(char::is_alphabetic) && line.chars().nth(SHORT).is_none() && !ends
}

/// Whether the line is set in below one that is not, with no blank line between: an example.
pub(super) fn is_set_in(document: &Document<'_>, line: usize) -> bool {
    /// Attack: an endless paragraph that is set in.
    const MAX: usize = 12;
    let is_in = |line: usize| document.line(line).starts_with("  ");
    let top = (line.saturating_sub(MAX)..line).rev().find(|line| !is_in(*line));
    let is_head = |line: &str| is_entry(line.trim_end_matches([':', ' ', '\r']));
    is_in(line) && item(document.words(line)).is_none() && top.is_some_and(|top| is_head(document.line(top)))
}

/// Whether the line is of a list of credits that an author made: an item with a number, one of several below their heading, or
/// what a sentence introduces.
pub(super) fn lists_credits(document: &Document<'_>, span: Span, visible: &Visible) -> bool {
    /// Attack: a list of credits without an end.
    const MAX: usize = 24;
    let lines = document.lines();
    let line = lines.at(span.start);
    let is_text = |line: &usize| !document.is_blank(*line);
    let has_next = || line + 1 < lines.len() && is_text(&(line + 1));
    let top = (line.saturating_sub(MAX)..line).rev().take_while(is_text).last().unwrap_or(line);
    let above = || document.written_above(top).next();
    let heading = || above().is_some_and(|above| is_credit(&Visible::of_line(document, above).key));
    visible.ordered || (top < line || has_next()) && heading() || is_introduced(document, line, line)
}

/// `- Print`, `- Email`, `- Phone`: whether the list has an item that is neither a button nor a link. Converters set the items of
/// pages in, or three blanks behind the mark.
fn has_other_items(document: &Document<'_>, candidates: &[Candidate], own: &Candidate) -> bool {
    /// Attack: an endless list of buttons.
    const REACH: usize = 12;
    /// Names in small letters, among which one is set in: `  - open`, `  - login`.
    const SEVERAL: usize = 4;
    let lines = document.lines();
    let line = document.line(own.first);
    let is_small = |line: &str| item(line.trim()).is_some_and(|words| words.trim().starts_with(char::is_lowercase));
    let is_set_in = line.starts_with([' ', '\t']) || line.contains("  ");
    if is_set_in && !is_small(line) {
        return false;
    }
    let few = if is_set_in { SEVERAL } else { 1 };
    let is_written = |line: &usize| !document.is_blank(*line);
    let is_item = |line: &usize| item(document.words(*line)).is_some();
    let above = (own.first.saturating_sub(REACH)..own.first).rev().filter(is_written).take_while(is_item);
    let below = (own.last + 1..lines.len().min(own.last + 1 + REACH)).filter(is_written).take_while(is_item);
    let is_other = |line: &usize| {
        let line = *line;
        let is_button = one_over(candidates, line).is_some_and(Candidate::is_ui);
        !is_button && !may_be_links(document.line(line)) && (!is_set_in || is_small(document.line(line)))
    };
    above.chain(below).filter(is_other).nth(few - 1).is_some()
}

/// Whether an item that says something stands one level below this one: `- font-size`, `  - Not in old browsers.`
fn has_inner_item(document: &Document<'_>, candidates: &[Candidate], own: &Candidate) -> bool {
    let below = own.last + 1;
    let depth = |line: usize| document.line(line).len() - document.line(line).trim_start().len();
    below < document.lines().len()
        && depth(below) > depth(own.first)
        && item(document.words(below)).is_some_and(|words| words.trim().split(' ').nth(3).is_some())
        && !one_begins(candidates, below)
        && !may_be_links(document.line(below))
}

/// A clause of two words or more before a link.
fn leads_on(words: &str) -> bool {
    words.trim_start().split_once('[').is_some_and(|(clause, link)| {
        link.contains("](") && clause.starts_with(char::is_alphabetic) && clause.trim().contains(' ')
    })
}

/// `3. Print this page.`: a number, and a sentence without links.
fn is_step(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len()
        && rest.starts_with(['.', ')'])
        && rest.len() > 2
        && rest.ends_with('.')
        && !rest.contains("](")
}

/// `2.3  Comments` between `2.2` and `2.4`: whether the line is one of the chapters of a text, others of which are no boilerplate.
fn is_chapter(document: &Document<'_>, candidates: &[Candidate], line: usize) -> bool {
    /// Attack: an endless list of them.
    const MAX: usize = 12;
    let number = |line: usize| chapter(document.words(line));
    let Some((part, own)) = number(line) else { return false };
    let above = document.written_above(line).zip((1..own).rev());
    let below = document.written_below(line).zip(own + 1..);
    let follows = |(line, wanted): &(usize, usize)| {
        number(*line).is_some_and(|(other, number)| other == part && number == *wanted)
            && !may_be_links(document.line(*line))
    };
    let above = above.take(MAX).take_while(follows).map(|(line, _)| line);
    let below = below.take(MAX).take_while(follows).map(|(line, _)| line);
    above.chain(below).any(|line| !one_begins(candidates, line))
}

/// The number of a chapter, in two parts: `2.` and 3 of `2.3 Comments`.
fn chapter(line: &str) -> Option<(&str, usize)> {
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, rest) = line.split_at(end);
    let number = number.strip_suffix('.').unwrap_or(number);
    let start = number.rfind('.').map_or(0, |dot| dot + 1);
    let is_number = rest.starts_with([' ', '\t', '\u{a0}']) && end > 1;
    Some((&number[..start], number[start..].parse().ok().filter(|_| is_number)?))
}

/// Whether both lines begin with the same label of several words.
fn have_one_label(a: &Candidate, b: &Candidate) -> bool {
    const WORDS: usize = 4;
    let label = |candidate: &Candidate| candidate.visible.colon.map(|colon| candidate.visible.key[..colon].to_owned());
    label(a).is_some_and(|own| own.split(' ').nth(WORDS - 1).is_some() && label(b) == Some(own))
}

/// One item of a list whose other items are no boilerplate, `[Report](report.md)` among the chapters of a manual, is as they
/// are; and three holders of rights in a row are those who wrote something, not those who own a page.
pub(super) fn meet_lists(document: &Document<'_>, candidates: &mut [Candidate]) {
    for index in 0..candidates.len() {
        if is_one_of_others(document, candidates, index) {
            candidates[index].signals.push(Signal::Introduced);
        }
    }
    let holders = |own: &[Candidate]| {
        own.iter().all(|candidate| candidate.class == Class::Rights && candidate.signals.contains(&Signal::Copyright))
            && own.windows(2).all(|pair| pair[1].first == pair[0].last + 1)
    };
    for index in 2..candidates.len() {
        if holders(&candidates[index - 2..=index]) {
            candidates[index - 2..=index].iter_mut().for_each(|holder| holder.signals.push(Signal::Introduced));
        }
    }
}

/// Whether lines of one link each, which are no boilerplate, stand around a line of one, with blank lines between or without.
fn is_one_of_links(document: &Document<'_>, candidates: &[Candidate], line: usize) -> bool {
    /// Lines that are looked at on each side, and how many make a list.
    const NEAR: usize = 3;
    let is_link = |line: &usize| {
        may_be_links(document.words(*line)) && {
            let visible = Visible::of_line(document, *line);
            visible.is_linked() && visible.links == 1
        }
    };
    let above = document.written_above(line).take(NEAR).take_while(is_link);
    let below = document.written_below(line).take(NEAR).take_while(is_link);
    let mut near = 0;
    for line in above.chain(below) {
        if one_begins(candidates, line) {
            return false;
        }
        near += 1;
    }
    near >= NEAR
}

/// `2. Accept all cookies.` between other steps of instructions.
fn is_one_of_steps(document: &Document<'_>, candidate: &Candidate) -> bool {
    let (first, last) = (candidate.first, candidate.last);
    let is_told = |line: usize| line < document.lines().len() && is_step(document.words(line));
    let is_beside = || first > 0 && is_told(first - 1) || is_told(last + 1);
    candidate.visible.item && first == last && is_told(first) && is_beside()
}

/// `- Enter your e-mail address`, between what else to do.
fn is_among_wishes(document: &Document<'_>, candidate: &Candidate) -> bool {
    let is_told = |line: usize| {
        let words = item(document.words(line)).filter(|words| !may_be_links(words));
        words.is_some_and(|words| words.split_whitespace().nth(4).is_some())
    };
    let sides = [candidate.first.wrapping_sub(1), candidate.last + 1];
    candidate.visible.item
        && candidate.class == Class::Newsletter
        && sides.into_iter().all(|line| line < document.lines().len() && is_told(line))
}

/// `- Join the [chat](…)`, beside `- Report bugs in the [tracker](…)`: where to ask.
fn is_among_ways(document: &Document<'_>, candidate: &Candidate) -> bool {
    let is_way = |line: usize| line < document.lines().len() && item(document.words(line)).is_some_and(leads_on);
    candidate.visible.item
        && candidate.class == Class::Follow
        && is_way(candidate.first)
        && (is_way(candidate.first.wrapping_sub(1)) || is_way(candidate.last + 1))
}

/// Whether a candidate is an item of a list whose others are no boilerplate, or a link beside such links.
fn is_one_of_others(document: &Document<'_>, candidates: &[Candidate], index: usize) -> bool {
    let lines = document.lines();
    let (first, last) = (candidates[index].first, candidates[index].last);
    let goes = |line: usize| {
        let near = [index.wrapping_sub(1), index + 1];
        near.iter().filter_map(|at| candidates.get(*at)).any(|other| (other.first..=other.last).contains(&line))
    };
    let candidate = &candidates[index];
    if first == last && is_chapter(document, candidates, first) {
        return true;
    }
    let is_item = candidate.visible.item;
    if !is_item && !candidate.visible.is_linked() {
        return false;
    }
    let is_kin = |line: &usize| {
        *line < lines.len()
            && if is_item { item(document.words(*line)).is_some() } else { may_be_links(document.words(*line)) }
    };
    let mut beside = first.checked_sub(1).into_iter().chain([last + 1]).filter(is_kin).peekable();
    let stay = beside.peek().is_some() && !beside.any(goes);
    // The name of such a page is no everyday word, but one of an advertisement may be: `Partner` among other trades.
    let own_page = matches!(candidate.class, Class::Cookies | Class::Newsletter | Class::Rights)
        || candidate.class == Class::Ads && candidate.fit != Fit::Word;
    let is_word = is_item && candidate.visible.is_word();
    // `- Tag`, `- Push`, `- Subscribe to the newsletter of the project`: what there is to do.
    let is_wish = matches!(candidate.class, Class::Newsletter | Class::Follow | Class::Share);
    let goes_on = is_item && is_wish && matches!(candidate.fit, Fit::Start | Fit::Opening);
    // `- Login name`, among the fields of a file.
    let is_field = is_item && candidate.class == Class::Paywall && candidate.fit == Fit::Line;
    let may_be_told = (is_word || goes_on || is_field) && !candidate.visible.is_linked();
    let others = || may_be_told && has_other_items(document, candidates, candidate);
    let has_inner =
        || is_item && candidate.visible.first.is_lowercase() && has_inner_item(document, candidates, candidate);
    // `- Also in new apps: …`, said of several.
    let same =
        |at: usize| candidates.get(at).is_some_and(|other| other.visible.item && have_one_label(candidate, other));
    let is_repeated = is_item && !candidate.visible.is_linked() && (same(index.wrapping_sub(1)) || same(index + 1));
    // `* Last updated: …` among the other facts of a list.
    let is_fact = is_item && candidate.class == Class::Date && stay;
    // `* [Related resources](…)` among other links of a list, and such a link among lines of one link each.
    let is_entry = candidate.fit == Fit::Word
        && candidate.visible.is_linked()
        && matches!(candidate.class, Class::Related | Class::Player)
        && !matches!(candidate.visible.last, '›' | '»' | '→')
        && if is_item { stay } else { is_one_of_links(document, candidates, first) };
    is_one_of_steps(document, candidate)
        || is_entry
        || stay && (is_among_wishes(document, candidate) || is_among_ways(document, candidate))
        || is_fact
        || is_repeated
        || has_inner()
        || stay && (is_word && !own_page || document.is_authored())
        || others()
}
