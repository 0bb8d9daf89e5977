//! Marks that pair with nothing by the rules of Markdown: what converters leave of `<b>word </b>`, `<b>.</b>` and `<b></b>`.

use std::borrow::Cow;

use super::empty::{is_around_stop, is_empty, is_pair_of_blanks};
use super::list::is_outline;
use super::shifted::{blanks_inside, is_shifted_pair, is_spaced_pair, shift};
use super::words::{word_before, word_behind};
use super::{BROKEN, EMPTY, MARKS, Run, SPACED, is_cased};
use crate::document::Document;
use crate::edit::{Edits, Span, cut, glue};
use crate::pass::talk::{Talk, Told};
use crate::rule::Confidence;
use crate::text::near;

/// `runs` are the unpaired runs of one paragraph, of two marks or more; `shown` are its pairs that are talked about.
pub(super) fn propose(document: &Document<'_>, runs: &[Run], shown: &Told, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut told = Told::default();
    runs.iter().filter(|run| is_typed(text, run.span)).for_each(|run| told.add(run.span));
    let is_told = |run: &Run| [shown, &told].into_iter().any(|told| told.explain(text, run.span));
    let is_mark = |run: &&Run| !is_argument(text, run.span.start) && !is_told(run);
    let mut runs = runs.iter().filter(is_mark).peekable();
    while let Some(run) = runs.next() {
        let sides = Sides::of(document.text(), run.span);
        if sides.is_rule || is_outline(document, run.span) {
            continue;
        }
        if let Some(next) = runs.next_if(|next| is_pair_of_blanks(document, run, next)) {
            let whole = Span::new(run.span.start, next.span.end);
            // `the storm** **passed`, `It was late.** **We left.`: its blank parts the words.
            let parted = sides.before.is_alphanumeric() || matches!(sides.before, '.' | '!' | '?');
            if parted && Sides::of(document.text(), next.span).after.is_alphanumeric() {
                edits.replace(whole, " ", &EMPTY, Confidence::Likely);
            } else {
                edits.delete(cut::inline_or_block(document, whole), &EMPTY, Confidence::Likely);
            }
        } else if let Some(next) = runs.next_if(|next| is_around_stop(document, run, next)) {
            let (empty, open) =
                (Span::new(run.span.start, run.span.end - 2), Span::new(run.span.end - 2, run.span.end));
            edits.delete(empty, &EMPTY, Confidence::Likely);
            edits.delete_together([open, next.span], &BROKEN, Confidence::Likely);
        } else if let Some(next) = runs.next_if(|next| is_shifted_pair(document, run, next)) {
            shift(document, run, next, edits);
        } else if let Some(next) = runs.next_if(|next| is_spaced_pair(document, run, next)) {
            edits.delete_together(blanks_inside(document, run, next), &SPACED, Confidence::Likely);
        } else if let Some(next) = runs.next_if(|next| is_in_word(document, run, next)) {
            edits.delete_together([run.span, next.span], &MARKS, Confidence::Likely);
        } else if let Some(next) = runs.next_if(|next| is_broken_pair(document, run, next)) {
            let inside = Span::new(run.span.end, next.span.start);
            let (before, _) = glue::lost_blanks(document, Span::new(run.span.start, next.span.end), inside);
            let before = before
                || document.language().is_none() && is_glued_word(document, run, document.slice(inside))
                || is_next_sentence(document, run, document.slice(inside));
            let blank = |lost: bool| Cow::Borrowed(if lost { " " } else { "" });
            let parts = [(run.span, blank(before)), (next.span, Cow::Borrowed(""))];
            edits.together(parts, &BROKEN, Confidence::Likely);
        } else if is_empty(document, run, &sides) {
            let rest = &document.text()[run.span.end..];
            let blanks = rest.bytes().take_while(|b| *b == b' ').count();
            // The blanks at the end of a link are its own.
            let ends_link = rest[blanks..].starts_with("](");
            let behind = match sides.before {
                _ if ends_link => 0,
                '\n' | '[' => blanks,
                _ => usize::from(sides.blank_before && blanks > 0),
            };
            let before = usize::from(ends_link && sides.before == ' ');
            let span = Span::new(run.span.start - before, run.span.end + behind);
            edits.delete(span, &EMPTY, Confidence::Likely);
        }
    }
}

/// `type ** in front of it`: apart, and what one is told to write.
fn is_typed(text: &str, mark: Span) -> bool {
    let talk = Talk::about(text, mark);
    talk.before.ends_with(' ') && talk.is_ordered() && talk.goes_on_behind_object()
}

/// Nothing but signs that end a sentence or a part of one, or a quotation behind them.
pub(super) fn is_stop(content: &str) -> bool {
    let stop = |c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '—' | ')');
    let signs = content.trim_end_matches(['”', '’', '»', '"']);
    (1..=3).contains(&signs.len()) && content.len() <= signs.len() + 3 && signs.chars().all(stop)
}

/// In `f(**First, **Second)`.
fn is_argument(text: &str, at: usize) -> bool {
    /// Attack: one endless line. Arguments farther from the name are rare.
    const MAX: usize = 80;
    if is_pointer(text, at) {
        return true;
    }
    let call = near::before(&text[..at], MAX).rsplit(['\n', ')']).next().and_then(|near| near.rsplit_once('('));
    call.is_some_and(|(name, before)| {
        name.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_') && (before.is_empty() || before.ends_with(", "))
    })
}

/// `char **name`, `size_t ** name`: behind the name of a type in C.
fn is_pointer(text: &str, at: usize) -> bool {
    const TYPES: [&str; 8] = ["char", "void", "int", "long", "double", "float", "const", "unsigned"];
    let Some(before) = text[..at].strip_suffix(' ') else { return false };
    let word =
        near::before(before, 32).rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
    TYPES.contains(&word) || word.ends_with("_t")
}

/// `f(x)**2`, `a**0.5`, `(1 - 1/n)**k`, `10**(n - 1)`: a power.
fn is_power(sides: &Sides) -> bool {
    let ends_sum = sides.before == ')' && sides.after.is_ascii_lowercase();
    has_base(sides) && (sides.after.is_ascii_digit() || matches!(sides.after, '(' | '|' | '$' | '-') || ends_sum)
}

/// `10**n`, `x**y`: the same, where another power stands beside it.
fn may_be_power(sides: &Sides) -> bool {
    is_power(sides) || has_base(sides) && sides.after.is_ascii_alphanumeric()
}

fn has_base(sides: &Sides) -> bool {
    sides.before.is_ascii_alphanumeric() || matches!(sides.before, ')' | ']')
}

/// What stands around a run.
pub(super) struct Sides {
    pub(super) before: char,
    pub(super) after: char,
    pub(super) blank_before: bool,
    pub(super) blank_after: bool,
    /// The line holds nothing but marks: a rule between sections.
    pub(super) is_rule: bool,
    /// The run begins or ends its line.
    pub(super) at_line_edge: bool,
}

impl Sides {
    fn of(text: &str, span: Span) -> Self {
        // Marks of the same run that are paired already do not count.
        let left = text[..span.start].trim_end_matches('*');
        let right = text[span.end..].trim_start_matches('*');
        let before = left.chars().next_back().unwrap_or('\n');
        let after = right.chars().next().unwrap_or('\n');
        let starts = before == '\n' || left.trim_end_matches([' ', '>']).ends_with('\n');
        let ends = after == '\n' || right.trim_start_matches(' ').starts_with(['\n', '\r']);
        Self {
            before,
            after,
            blank_before: before.is_whitespace(),
            blank_after: after.is_whitespace(),
            is_rule: starts && ends && span.len() >= 3,
            at_line_edge: starts || ends,
        }
    }
}

/// `under**stand**ing`, `Mensch**heit**`: part of a word of the language, as Markdown allows; a masked word is none.
fn is_in_word(document: &Document<'_>, first: &Run, second: &Run) -> bool {
    /// Letters. Swear words, which may be masked with stars, are shorter.
    const SHORTEST: usize = 7;
    let text = document.text();
    let content = Span::new(first.span.end, second.span.start);
    if !first.is_double_star() || !second.is_double_star() || word_behind(text, content.start).len() != content.len() {
        return false;
    }
    let [before, behind] = [word_before(text, first.span.start), word_behind(text, second.span.end)];
    let word = [before, document.slice(content), behind].concat();
    !before.is_empty() && word.chars().count() >= SHORTEST && document.knows(&word.to_lowercase())
}

/// `**words **more`, `autumn**.**`, `D**ay of rest**`: two runs of equal length around something.
fn is_broken_pair(document: &Document<'_>, first: &Run, second: &Run) -> bool {
    /// Bytes between the marks; emphasis by accident of distance is none.
    const MAX: usize = 500;
    let inside = Span::new(first.span.end, second.span.start);
    let is_pair = first.mark == b'*' && second.mark == b'*' && first.span.len() == second.span.len();
    // Longer runs mask words.
    if !is_pair || first.span.len() > 3 || inside.len() > MAX {
        return false;
    }
    let content = document.slice(inside);
    if content.is_empty() || content.trim().is_empty() {
        return false;
    }
    let (a, b) = (Sides::of(document.text(), first.span), Sides::of(document.text(), second.span));
    // `a**/b or a/**b`: patterns of paths.
    if content.starts_with('/') && content.ends_with('/') {
        return false;
    }
    if is_power(&a) && may_be_power(&b) || may_be_power(&a) && is_power(&b) {
        return false;
    }
    let inside_word = |sides: &Sides| is_cased(sides.before) && is_cased(sides.after);
    // A no-break space stands there because an element held it.
    let spaced =
        |sides: &Sides| sides.blank_before && sides.before != '\u{a0}' && sides.blank_after && !sides.at_line_edge;
    let clean =
        !inside_word(&a) || !inside_word(&b) && (content.contains(' ') || is_glued_word(document, first, content));
    is_stop(content.trim_end())
        || !is_cased(b.after) && are_glued_words(document, first, content)
        || (document.is_markdown() && clean && !spaced(&a) && !spaced(&b) && !a.blank_after && !b.is_rule)
}

/// `and**online**`: a whole word before the marks and one inside, which no mask or power has.
fn is_glued_word(document: &Document<'_>, first: &Run, content: &str) -> bool {
    let word = word_before(document.text(), first.span.start);
    word.chars().count() >= 3 && content.chars().count() >= 4 && content.chars().all(char::is_alphabetic)
}

/// `turn frequency**way** up`: the same, where nothing else in the text is Markdown; masks and powers leave no words.
fn are_glued_words(document: &Document<'_>, first: &Run, content: &str) -> bool {
    let known = |word: &str| word.chars().count() >= 3 && document.knows(&word.to_lowercase());
    first.length == 2 && known(word_before(document.text(), first.span.start)) && content.split(' ').all(known)
}

/// `before August.**Read more: **`: a sentence ends before the marks, and another begins inside.
fn is_next_sentence(document: &Document<'_>, first: &Run, content: &str) -> bool {
    let before = &document.text()[..first.span.start];
    let ended = before.strip_suffix(['.', '!', '?']);
    content.starts_with(char::is_uppercase)
        && content.trim_end().contains([' ', ':'])
        && ended.is_some_and(|text| word_before(text, text.len()).chars().filter(|c| c.is_lowercase()).count() >= 3)
}
