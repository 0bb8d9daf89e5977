//! Emphasis marks: `**strong**`, `*emphasis*`, `_emphasis_`, `~~struck~~`.

use std::borrow::Cow;

use crate::document::{Classes, Document, Link, Paragraphs, is_escaped};
use crate::edit::glue::{self, is_wide};
use crate::edit::{Edits, Span};
use crate::pass::context::message;
use crate::pass::escape::ends_in_break;
use crate::pass::talk::Told;
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::near;

mod empty;
mod join;
mod leftovers;
mod list;
mod names;
mod run;
mod sentence;
mod shifted;
mod shown;
mod single;
mod words;

use run::{Run, fits, is_cased};

const MARKS: Rule = Rule::new("emphasis/marks", Presets::PLAIN, "Marks around emphasised words: the words stay")
    .fires("The **bridge** fell.", "The bridge fell.")
    .spares("2 * 3 * 4 = 24, f***ing, *.rs, __init__");

const BROKEN: Rule = Rule::new(
    "emphasis/broken",
    Presets::PLAIN,
    "Marks that a converter put in the wrong place, so that Markdown does not read them as emphasis",
)
.fires("It closed in the autumn**.**", "It closed in the autumn.")
.spares("2 ** 3 ** 4 and f**k this sh**t");

const SPACED: Rule =
    Rule::new("emphasis/spaced", Presets::TEXT, "Blanks inside marks, which keep Markdown from reading them")
        .fires("The harbour was ** really ** full.", "The harbour was really full.")
        .spares("2 ** 3 ** 4 and base ** n ** m, size = width ** height ** depth");

const EMPTY: Rule = Rule::new("emphasis/empty", Presets::TEXT, "Marks around nothing: `****`, `__` of an icon")
    .fires("A dazzling speaker**** came to town.", "A dazzling speaker came to town.")
    .spares("What the f****, name: ____, and **** alone");

static RULES: [Rule; 4] = [MARKS, BROKEN, SPACED, EMPTY];

#[derive(Debug)]
pub(super) struct Emphasis;

impl Pass for Emphasis {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::STAR | Classes::UNDERSCORE | Classes::TILDE
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let (mut runs, mut open, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
        // In order, as the closing brackets are.
        let mut target = document.links().iter().map(Link::closing).peekable();
        let mut zones = document.zones().iter().peekable();
        let mut paragraphs = Paragraphs::new(document);
        let mut end = 0; // of the paragraph
        let mut done = 0;
        for at in document.each([b'*', b'_', b'~']) {
            if at < done {
                continue;
            }
            let mut shown = at;
            while let Some(span) = target.next_if(|span| span.end <= at) {
                if span.end == at {
                    shown = span.start;
                }
            }
            let in_target = target.peek().is_some_and(|span| span.start <= at);
            while zones.next_if(|zone| zone.span.end <= at).is_some() {}
            let in_zone = zones.peek().is_some_and(|zone| zone.span.start <= at);
            if in_target || in_zone || is_escaped(text.as_bytes(), at) && !ends_in_break(document, at) {
                continue;
            }
            if at >= end {
                pair(document, &mut runs, &mut open, &mut pairs, edits);
                end = paragraphs.end(at);
            }
            let run = Run::new(text, at, shown);
            done = run.span.end;
            runs.push(run);
        }
        pair(document, &mut runs, &mut open, &mut pairs, edits);
    }
}

/// Marks on both sides of words.
#[derive(Debug)]
struct Pair {
    whole: Span,
    inside: Span,
    /// What a reader sees of it.
    shown: Span,
    is_told: bool,
}

impl Pair {
    fn delete(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let (first, second) =
            (Span::new(self.whole.start, self.inside.start), Span::new(self.inside.end, self.whole.end));
        let (before, after) = glue::lost_blanks(document, self.whole, self.shown);
        let (first, second) = glue::with_blanks(document.text(), first, second);
        let blank = |lost: bool| Cow::Borrowed(if lost { " " } else { "" });
        edits.together([(first, blank(before)), (second, blank(after))], &MARKS, Confidence::Certain);
    }
}

/// Pairs the delimiter runs of one paragraph as CommonMark does. Each is looked at a bounded number of times: `bottom` remembers
/// where no opener is left for a kind of closer. `open` and `pairs` are only lent.
fn pair(
    document: &Document<'_>,
    runs: &mut Vec<Run>,
    open: &mut Vec<usize>,
    pairs: &mut Vec<Pair>,
    edits: &mut Edits<'_>,
) {
    open.clear();
    let mut bottom = [[0usize; 3]; 3];
    let last_closer = runs.iter().rposition(|run| run.mark == b'*' && run.closes && run.length >= 2).unwrap_or(0);
    for closer in 0..runs.len() {
        let (opener, next) = (open.last().map(|opener| &runs[*opener]), runs.get(closer + 1));
        let is_bold = opener.is_some_and(|opener| opener.mark == b'*' && opener.span.len() == 2);
        if closer < last_closer && is_bold && join::is_join(document, &runs[closer], next)
            || opener.is_some_and(|opener| join::is_single_join(document, opener, &runs[closer], next))
        {
            join::join(document, &mut runs[closer], edits);
            continue;
        }
        // `**you ****ing fool**`: in place of letters.
        if is_bold && join::masks_start(document, &runs[closer]) {
            runs[closer].is_token = true;
            continue;
        }
        let kind = match runs[closer].mark {
            b'*' => 0,
            b'_' => 1,
            _ => 2,
        };
        while runs[closer].closes && !runs[closer].span.is_empty() {
            let class = runs[closer].length % 3;
            let floor = bottom[kind][class];
            let first = open.partition_point(|opener| *opener < floor);
            let found = open[first..]
                .iter()
                .rposition(|opener| runs[*opener].mark == runs[closer].mark && fits(&runs[*opener], &runs[closer]));
            let Some(position) = found.map(|position| first + position) else {
                bottom[kind][class] = closer;
                break;
            };
            let opener = open[position];
            open.truncate(position + 1);
            let width = if runs[opener].span.len() >= 2 && runs[closer].span.len() >= 2 { 2 } else { 1 };
            let first = Span::new(runs[opener].span.end - width, runs[opener].span.end);
            let second = Span::new(runs[closer].span.start, runs[closer].span.start + width);
            runs[opener].span.end -= width;
            runs[closer].span.start += width;
            if runs[opener].span.is_empty() {
                open.pop();
            }
            let inside = Span::new(first.end, second.start);
            if is_emphasis(document, runs[closer].mark, width, inside) {
                let shown = Span::new(first.end, second.start.min(runs[closer].shown).max(first.end));
                let whole = Span::new(first.start, second.end);
                let is_told = shown::is_told(document.text(), whole, document.slice(inside));
                pairs.push(Pair { whole, inside, shown, is_told });
            }
        }
        let used = runs[closer].span.len() < runs[closer].length;
        if (runs[closer].opens || used && runs[closer].opens_rest) && !runs[closer].span.is_empty() {
            open.push(closer);
        }
    }
    settle(document, runs, pairs, edits);
}

/// Proposes what goes of the pairs of a paragraph, and of the runs that are left over.
fn settle(document: &Document<'_>, runs: &mut Vec<Run>, pairs: &mut Vec<Pair>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut told = Told::default();
    pairs.iter().filter(|pair| pair.is_told).for_each(|pair| told.add(pair.whole));
    for pair in pairs.drain(..).filter(|pair| !pair.is_told && !told.explain(text, pair.whole)) {
        pair.delete(document, edits);
    }
    runs.retain(|run| !list::is_item(document, run.span));
    single::propose(document, runs, edits);
    empty::blank_line(document, runs, edits);
    runs.retain(|run| run.span.len() >= 2 && run.mark != b'~' && !run.is_token);
    leftovers::propose(document, runs, &told, edits);
    runs.clear();
}

/// Only `**` speaks for itself. A single mark is also how plain text stresses a word, marks a footnote or a stage direction, and
/// `__name__` is how Python names things.
fn is_emphasis(document: &Document<'_>, mark: u8, width: usize, inside: Span) -> bool {
    /// Attack: marks nested thousands deep. No name is longer.
    const MAX_NAME: usize = 64;
    let words = if inside.len() <= MAX_NAME { document.slice(inside) } else { "" };
    let whole = Span::new(inside.start - width, inside.end + width);
    if shown::is_effect_itself(document, whole, words) {
        return false;
    }
    let is_name = || {
        names::is_macro(document, inside, words)
            || !words.is_empty() && words.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    if message::goes_on(document, inside)
        || width == 1
            && (!words.is_empty() && names::is_wordless(document, whole, words)
                || message::is_said(document, whole.start))
    {
        return false;
    }
    if width == 1
        && (names::is_pattern(document, whole)
            || mark == b'*' && names::is_operator(document, whole, words)
            || mark == b'_' && names::is_named(document, inside))
    {
        return false;
    }
    // A converter that escapes signs escapes such marks, too, where they are none.
    let is_markdown = || document.is_markdown() || document.has_escapes();
    match (mark, width) {
        (b'~', 2) => !is_tone(document, whole),
        (b'*', 2) => true,
        (b'~', _) if !is_apart(document, inside) => document.is_markdown() && is_index(words),
        // `~5 km` is about as far.
        (b'~', _) => {
            document.is_markdown()
                && words.starts_with(|c: char| c.is_alphabetic() || "$€£\"“".contains(c))
                && !words.contains('\n')
        }
        (b'_', 2) => !is_name() && (is_markdown() || is_phrase(words)),
        _ => {
            is_markdown()
                || !document.is_plain_text()
                    && (sentence::is_label(document, mark, whole, words)
                        || sentence::is_title(document, mark, whole, words)
                        || sentence::is_stressed(document, mark, whole, words)
                        || sentence::is_quotation(document, whole, words))
        }
    }
}

/// `哇~~好吃~~`: long vowels of Chinese, as many as one likes; with marks on both sides of words they are even.
fn is_tone(document: &Document<'_>, whole: Span) -> bool {
    /// Attack: one endless line of marks.
    const REACH: usize = 400;
    const MARK: &str = "~~";
    let (before, behind) = (&document.text()[..whole.start], &document.text()[whole.end..]);
    let glued = before.ends_with(is_wide);
    let marks = |part: &str| part.matches(MARK).count();
    let count = marks(near::line_before(before, REACH)) + marks(near::line_behind(behind, REACH));
    glued && (count % 2 == 1 || !document.is_markdown())
}

/// Whether neither mark of the pair around `inside` touches a letter or digit outside.
fn is_apart(document: &Document<'_>, inside: Span) -> bool {
    let text = document.text();
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !word(text[..inside.start - 1].chars().next_back()) && !word(text[inside.end + 1..].chars().next())
}

/// `2` of `H~2~O`, as pandoc writes what is set lower.
fn is_index(words: &str) -> bool {
    (1..=3).contains(&words.len()) && words.bytes().all(|b| b.is_ascii_digit())
}

/// `Nota bene:`, `What a day`: no name in any language, between two underscores.
fn is_phrase(words: &str) -> bool {
    let all = words.chars().all(|c| c.is_alphanumeric() || " .,:!?’'–-\"“”()&".contains(c));
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    all && words.contains(' ') && words.split(' ').any(letters) || words.ends_with(':') && letters(words)
}
