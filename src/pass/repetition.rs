//! Text that stands there twice, and rulers. All opt-in: poets repeat themselves.

use std::cell::LazyCell;
use std::ops::Range;

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::pass::boilerplate::item;
use crate::pass::mail::has_clock;
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const BLOCK: Rule = Rule::new("repetition/block", Presets::NONE, "Paragraph that is the same as the one before")
    .fires(
        "The ferry sank at noon.\n\nThe ferry sank at noon.\n\nNobody drowned.",
        "The ferry sank at noon.\n\nNobody drowned.",
    )
    .spares("never never never give up");

const TAIL: Rule = Rule::new("repetition/tail", Presets::NONE, "Paragraph that repeats the end of the one before")
    .fires(
        "The ferry sank at noon, says the harbour.\n\nat noon, says the harbour.\n\nNobody drowned.",
        "The ferry sank at noon, says the harbour.\n\nNobody drowned.",
    )
    .spares("The ferry sank at noon.\n\nAt noon.");

const RULER: Rule = Rule::new("repetition/ruler", Presets::NONE, "Line of one repeated sign")
    .fires("The ferry sank.\n\n. . . . . .\n\nNobody drowned.", "The ferry sank.\n\nNobody drowned.")
    .spares("The ferry\n---------\n\nIt sank.");

static RULES: [Rule; 3] = [BLOCK, TAIL, RULER];

#[derive(Debug)]
pub(super) struct Repetition;

impl Pass for Repetition {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn triggers(&self) -> Classes {
        Classes::ANY
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let lines = document.lines();
        let mut before = None; // the last line that stays
        let mut above = 0..0; // the last block that stays
        let mut first = 0;
        while first < lines.len() {
            let end = (first..lines.len()).find(|line| document.is_blank(*line)).unwrap_or(lines.len());
            let block = first..end;
            first = end + 1;
            if block.len() > 1 && is_wrapped_again(document, &above, &block) {
                edits.delete(document.block(block.start, block.end - 1), &BLOCK, Confidence::Likely);
                continue;
            }
            // Asked of the whole block, and so once for all of its lines.
            let are_short = LazyCell::new(|| are_short(document, &block));
            for line in block.clone() {
                match before.and_then(|before| again(document, &block, before, line, || *are_short)) {
                    Some((rule, line)) => edits.delete(document.block(line, line), rule, Confidence::Likely),
                    None if block.len() == 1 && is_ruler(document.words(line)) => {
                        edits.delete(document.block(line, line), &RULER, Confidence::Likely);
                    }
                    None => before = Some(line),
                }
            }
            above = if block.is_empty() { above } else { block };
        }
    }
}

/// Whether the line says again what the line before it said, by which rule, and which of the two goes.
fn again(
    document: &Document<'_>,
    block: &Range<usize>,
    before: usize,
    line: usize,
    are_short: impl FnOnce() -> bool,
) -> Option<(&'static Rule, usize)> {
    /// Shorter lines are refrains, answers and the like.
    const MIN: usize = 20;
    /// Whole sentences that nobody says twice for the sound of it.
    const SENTENCES: usize = 80;
    let (text, last) = (document.words(line), document.words(before));
    let glued = line > block.start;
    if block.len() > 1 && is_listed(block, text, are_short) || is_form(text) {
        return None;
    }
    let (title, last_title) = (heading(text), heading(last));
    let titled = block.len() == 1 && (title.is_some() || last_title.is_some() || is_bare_title(document, text, line));
    let (body, last_body) = (title.unwrap_or(text), last_title.unwrap_or(last));
    let long_enough = if titled { !body.is_empty() } else { text.len() >= MIN };
    let is_alone = !titled || document.are_apart(before, before);
    if long_enough && is_alone && (title.is_some() == last_title.is_some() || titled) && is_same(body, last_body) {
        return Some((&BLOCK, if title.is_some() && last_title.is_none() { before } else { line }));
    }
    let goes_on = text.starts_with([',', ';', ':', '.', ')', '»', '”', '’', '“', '–', '—']);
    let starts = (text.starts_with(char::is_lowercase) || goes_on) && text.len() >= MIN || text.len() >= SENTENCES;
    let parts = |rest: &str| rest.ends_with(' ') || goes_on && !rest.is_empty();
    let long_enough = !glued || text.len() >= SENTENCES / 2;
    (starts && long_enough && last.strip_suffix(text).is_some_and(parts)).then_some((&TAIL, line))
}

/// A short line that ends no sentence, above a longer one.
fn is_bare_title(document: &Document<'_>, text: &str, line: usize) -> bool {
    /// Bytes. Shorter ones are answers.
    const MIN: usize = 10;
    let below = || document.words_below(line).unwrap_or_default();
    text.len() >= MIN
        && text.ends_with(char::is_alphanumeric)
        && !text.starts_with(char::is_lowercase)
        && below().len() > text.len()
}

/// The words of a line `# Words`.
fn heading(text: &str) -> Option<&str> {
    text.strip_prefix('#').map(|rest| rest.trim_start_matches('#')).and_then(|rest| rest.strip_prefix(' '))
}

/// Whether two texts differ in blanks, emphasis and the form of their quotation marks at most.
fn is_same(one: &str, other: &str) -> bool {
    fn signs(text: &str) -> impl Iterator<Item = char> + '_ {
        let signs = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '_' | '\\'));
        signs.map(|c| match c {
            '‘' | '’' | '‚' | '‛' | '´' | '`' => '\'',
            '“' | '”' | '„' | '‟' | '«' | '»' => '"',
            c => c,
        })
    }
    one == other || signs(one).eq(signs(other))
}

/// Whether a paragraph of several lines, broken at a margin, is the same as the one above.
fn is_wrapped_again(document: &Document<'_>, above: &Range<usize>, block: &Range<usize>) -> bool {
    /// Letters of a full line; verse has shorter ones.
    const FULL: usize = 55;
    let line = |line: usize| document.words(line);
    let is_full = |text: &str| text.chars().nth(FULL).is_some() && !text.starts_with(['|', '-', '*', '>']);
    above.len() == block.len()
        && above.clone().zip(block.clone()).all(|(one, other)| line(one) == line(other))
        && block.clone().take(block.len() - 1).all(|index| is_full(line(index)))
}

/// A row of a table, a message of a program or a chat, a verse: one of the lines of a block that may well say the same.
fn is_listed(block: &Range<usize>, text: &str, are_short: impl FnOnce() -> bool) -> bool {
    text.starts_with('|') || has_clock(text) || block.len() > 2 && item(text).is_none() && are_short()
}

/// Whether all lines of a block are as short as verses or steps.
fn are_short(document: &Document<'_>, block: &Range<usize>) -> bool {
    const SHORT: usize = 64; // letters at most
    block.clone().all(|line| document.words(line).chars().nth(SHORT).is_none())
}

/// A line to be filled in.
fn is_form(text: &str) -> bool {
    ["____", "....", "……", "\\_\\_"].iter().any(|gap| text.contains(gap))
}

/// Four or more times the same sign, with or without blanks between; eight or more signs of drawings, alone or two in turn.
fn is_ruler(text: &str) -> bool {
    const DRAWN: usize = 8;
    let is_line = |c: char| {
        matches!(c, '-' | '=' | '~' | '.' | '_' | '*' | '·' | '•' | '#' | '+' | '^' | '—' | '\u{2500}'..='\u{257f}')
    };
    let is_drawn = |c: char| is_line(c) || matches!(c, '\u{25a0}'..='\u{25ff}' | '★' | '☆' | '※' | '°' | '¤');
    let signs = || text.chars().filter(|c| *c != ' ');
    let (Some(first), Some(second)) = (signs().next(), signs().nth(1)) else { return false };
    let count = signs().take(DRAWN).count();
    let in_turn = || signs().enumerate().all(|(at, c)| c == if at % 2 == 0 { first } else { second });
    let enough = if is_line(first) && first == second { 4 } else { DRAWN };
    is_drawn(first) && is_drawn(second) && count >= enough && in_turn()
}
