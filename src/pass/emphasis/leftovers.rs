//! Marks that pair with nothing by the rules of Markdown: what converters leave of `<b>word </b>`, `<b>.</b>` and `<b></b>`.

use std::borrow::Cow;

use super::empty::{is_around_stop, is_empty, is_pair_of_blanks};
use super::{BROKEN, EMPTY, Run, SPACED, is_cased};
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::lexicon::rank;
use crate::pass::{glue, mention};
use crate::rule::Confidence;

/// `runs` are the unpaired runs of one paragraph, of two marks or more.
pub(super) fn propose(document: &Document<'_>, runs: &[Run], edits: &mut Edits<'_>) {
    let mut runs = runs.iter().filter(|run| !is_argument(document.text(), run.span.start)).peekable();
    while let Some(run) = runs.next() {
        let sides = Sides::of(document.text(), run.span);
        if sides.is_rule {
            continue;
        }
        if let Some(next) = runs.next_if(|next| is_pair_of_blanks(document, run, next)) {
            edits.delete(
                mention::cut_or_block(document, Span::new(run.span.start, next.span.end)),
                &EMPTY,
                Confidence::Likely,
            );
        } else if let Some(next) = runs.next_if(|next| is_around_stop(document, run, next)) {
            let (empty, open) =
                (Span::new(run.span.start, run.span.end - 2), Span::new(run.span.end - 2, run.span.end));
            edits.delete(empty, &EMPTY, Confidence::Likely);
            edits.together([open, next.span].map(|span| (span, Cow::Borrowed(""))), &BROKEN, Confidence::Likely);
        } else if let Some(next) = runs.next_if(|next| is_shifted_pair(document, run, next)) {
            shift(document, run, next, edits);
        } else if let Some(next) = runs.next_if(|next| is_spaced_pair(document, run, next)) {
            edits.together(tightened(document, run, next), &SPACED, Confidence::Likely);
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
    let near = &text[text.floor_char_boundary(at.saturating_sub(MAX))..at];
    let call = near.rsplit(['\n', ')']).next().and_then(|near| near.rsplit_once('('));
    call.is_some_and(|(name, before)| {
        name.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_') && (before.is_empty() || before.ends_with(", "))
    })
}

/// `****` between two characters of words in bold: `**a****b**`, `**She said: ****“No.”**`.
pub(super) fn is_join(document: &Document<'_>, run: &Run) -> bool {
    let text = document.text();
    let before = text[..run.span.start].chars().next_back();
    let after = text[run.span.end..].chars().next();
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    // Behind a blank, stars before small letters mask the beginning of a word.
    let starts = before == Some(' ')
        && (after.is_some_and(|c| c.is_uppercase() || "“„«\"(".contains(c)) || is_known_next(document, run.span.end));
    run.mark == b'*' && run.length == 4 && !run.is_token && !blank(after) && (!blank(before) || starts)
}

/// Whether a whole word of the language starts at `at`, as the end of a masked one is none.
fn is_known_next(document: &Document<'_>, at: usize) -> bool {
    /// Shorter, the ends of masked words are words as well.
    const SHORTEST: usize = 4;
    let text = document.text();
    let word = &text[at..text.floor_char_boundary((at + LONGEST_WORD).min(text.len()))];
    let word = word.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.chars().count() >= SHORTEST && is_known(document, &word.to_lowercase())
}

/// `****` behind a blank and before a small letter, in place of the first letters of a word.
pub(super) fn masks_start(document: &Document<'_>, run: &Run) -> bool {
    let text = document.text();
    run.mark == b'*'
        && run.length == 4
        && text[..run.span.start].ends_with(' ')
        && text[run.span.end..].starts_with(char::is_lowercase)
        && !is_known_next(document, run.span.end)
}

/// The words become one, or two where the second starts with a capital. Signs that stand for letters stay.
pub(super) fn join(document: &Document<'_>, run: &mut Run, edits: &mut Edits<'_>) {
    let text = document.text();
    let span = run.span;
    run.span.start = span.end;
    if masks_letters(document, span) {
        return;
    }
    let lower = text[..span.start].ends_with(char::is_lowercase);
    let blank = lower && text[span.end..].starts_with(char::is_uppercase);
    edits.replace(span, if blank { " " } else { "" }, &EMPTY, Confidence::Likely);
}

/// `d****ed`: few letters on one side of the run, and no word together with those on the other.
fn masks_letters(document: &Document<'_>, run: Span) -> bool {
    /// Letters that are left of a word at its start, and at its end.
    const START: usize = 2;
    const END: usize = 3;
    let text = document.text();
    let before = word_before(text, run.start);
    let after = &text[run.end..text.ceil_char_boundary((run.end + LONGEST_WORD).min(text.len()))];
    let after = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let few = |part: &str, most| (1..=most).contains(&part.chars().count());
    let ends = after.is_empty() && text[run.end..].starts_with(['.', ',', ';', ':', '!', '?']);
    // `Hafen****ist`: two words, not a part of one.
    let both = |part: &str| part.chars().count() >= 3 && is_known(document, &part.to_lowercase());
    if both(before) && both(after) {
        return false;
    }
    let word = format!("{before}{after}").to_lowercase();
    before.ends_with(is_cased)
        && !after.starts_with(char::is_uppercase)
        && (few(after, END) || few(before, START) && (ends || !after.is_empty()))
        && !is_known(document, &word)
}

/// Whether a word in lower case belongs to a language that the text may be in.
pub(super) fn is_known(document: &Document<'_>, word: &str) -> bool {
    document.languages().iter().any(|language| rank(language, word).is_some())
}

/// `** words**`, `**words **more`, `**words:**more`: two runs around a phrase, with the blank on the wrong side of one.
fn is_shifted_pair(document: &Document<'_>, first: &Run, second: &Run) -> bool {
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
    let starts = words.chars().next().is_some_and(|c| !c.is_ascii_lowercase() && !c.is_ascii_digit())
        || are_words(document, words, second);
    // `**Q: **What is it?`
    let speaker = || words.ends_with(':') && words.starts_with(char::is_uppercase);
    let letters = words.split(' ').any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 3) || speaker();
    if !starts || !letters || words.contains(['\n', '=', '`', '\\', '*']) {
        return false;
    }
    let before = text[..first.span.start].chars().next_back();
    let after = text[second.span.end..].chars().next();
    let apart = before.is_none_or(|c| c.is_whitespace() || "(“\">".contains(c));
    let late = content.ends_with(' ')
        && after.is_none_or(|c| is_cased(c) || ".,;:!?)”\n".contains(c) || c == ' ' && words.contains(' '));
    let glued = words.ends_with([':', ',', '.', '!', '?', ';', '”', '"']) && after.is_some_and(is_cased);
    // `The** quick** fox`, `said** nothing **more`: whole words on both sides of either run.
    let between_words = || {
        let word = word_before(text, first.span.start).to_lowercase();
        /// Attack: one endless line of such runs. An equation starts near.
        const NEAR: usize = 120;
        let near = || &text[text.floor_char_boundary(first.span.start.saturating_sub(NEAR))..first.span.start];
        let formula = || near().rsplit('\n').next().is_some_and(|near| near.contains('='));
        let next = is_cased(after.unwrap_or(' ')) == content.ends_with(' ');
        word.chars().count() >= 2
            && next
            && is_known(document, &word)
            && are_words(document, words, second)
            && !formula()
    };
    match content.starts_with(' ') {
        true => apart && !content.ends_with(' ') && second.closes && !second.opens || !apart && between_words(),
        false => apart && first.opens && (late || glued || breaks.is_some() && after.is_some_and(|c| c != '\n')),
    }
}

/// `**new **house`: words of the language inside and behind, which arguments and powers are not.
fn are_words(document: &Document<'_>, words: &str, close: &Run) -> bool {
    const JOINTS: [&str; 12] = ["and", "or", "und", "oder", "et", "ou", "y", "o", "e", "to", "with", "as"];
    /// Attack: one endless word. Words are shorter.
    const MAX: usize = 40;
    let text = document.text();
    let rest = &text[close.span.end..text.floor_char_boundary((close.span.end + MAX).min(text.len()))];
    let next = rest.trim_start_matches(' ').split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let known = |word: &str| {
        let word = word.to_lowercase();
        word.len() <= MAX && is_known(document, &word)
    };
    let mut all = words.split(' ');
    words.chars().all(|c| c.is_alphabetic() || " -’'".contains(c))
        && !all.clone().next_back().is_some_and(|last| JOINTS.contains(&last))
        && all.all(known)
        && (next.is_empty() || known(next))
}

/// Where marks stay, the blank moves out of them; where they go, one blank stays. So with a line break.
fn shift(document: &Document<'_>, first: &Run, second: &Run, edits: &mut Edits<'_>) {
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
    let (before, after) = (content.len() - content.trim_start().len(), content.len() - content.trim_end().len());
    let apart = document.text()[second.span.end..].starts_with(is_cased);
    let blank = Cow::Borrowed(if apart { " " } else { "" });
    let glued = document.text()[..first.span.start].ends_with(is_cased);
    let lost = Cow::Borrowed(if glued { " " } else { "" });
    let none = Cow::Borrowed("");
    if edits.is_on(&BROKEN) {
        let open = Span::new(first.span.start, first.span.end + before);
        let close = Span::new(second.span.start - after, second.span.end);
        edits.together([(open, lost), (close, blank)], &BROKEN, Confidence::Likely);
    } else {
        let open = Span::new(first.span.end, first.span.end + before);
        let close = Span::new(second.span.start - after, second.span.start);
        let front = Span::new(first.span.start, first.span.start);
        let behind = Span::new(second.span.end, second.span.end);
        let parts = [(front, lost), (open, none.clone()), (close, none), (behind, blank)];
        let parts = parts.into_iter().filter(|(span, with)| !span.is_empty() || !with.is_empty());
        edits.together(parts, &SPACED, Confidence::Likely);
    }
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

/// `** words **`: two runs around words of one line, with blanks inside.
fn is_spaced_pair(document: &Document<'_>, first: &Run, second: &Run) -> bool {
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
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let reads = words.split(' ').any(|word| letters(word) >= 3)
        && words.split(' ').all(|word| letters(word) >= 2)
        && words.chars().all(|c| c.is_alphanumeric() || " .,:!?'’-–—/&“”„".contains(c));
    let outside = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || ".,;:!?)(“”\"".contains(c));
    let lines = document.lines();
    let line = document.slice(lines.span(lines.at(first.span.start)));
    // Around a whole line, the marks are an ornament.
    let is_line = line.trim().len() == second.span.end - first.span.start;
    !is_line
        && content.starts_with(' ')
        && content.ends_with(' ')
        && reads
        && outside(text[..first.span.start].chars().next_back())
        && outside(text[second.span.end..].chars().next())
        && !line[..line.floor_char_boundary(MAX)].contains('=')
}

/// The blanks inside the pair go.
fn tightened(document: &Document<'_>, first: &Run, second: &Run) -> [(Span, Cow<'static, str>); 2] {
    let content = document.slice(Span::new(first.span.end, second.span.start));
    let (before, after) = (content.len() - content.trim_start().len(), content.len() - content.trim_end().len());
    [
        (Span::new(first.span.end, first.span.end + before), Cow::Borrowed("")),
        (Span::new(second.span.start - after, second.span.start), Cow::Borrowed("")),
    ]
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
    let known = |word: &str| word.chars().count() >= 3 && is_known(document, &word.to_lowercase());
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

/// Attack: one endless word. Bytes of a word that are looked at.
const LONGEST_WORD: usize = 40;

/// The letters right before `at`.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    let near = &text[text.floor_char_boundary(at.saturating_sub(LONGEST_WORD))..at];
    near.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}
