//! Backslash escapes that Markdown writers put before punctuation.

use std::borrow::Cow;
use std::cell::LazyCell;

use memchr::memmem;

use crate::document::{Classes, Document, ZoneKinds, is_escaped};
use crate::edit::{Edits, Span};
use crate::pass::talk::Told;
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

mod around;
mod foreign;
mod hard_break;
mod literal;
mod names;
mod pair;
mod place;
mod told;
mod total;

use foreign::{has_displays, has_formulas, is_code_token, is_formula, is_in_command, is_maths, is_tex};
use hard_break::Break;
pub(super) use hard_break::ends_in_break;
use pair::{pair, pair_around, pair_around_links, task_box};
use place::Place;

const NEEDLESS: Rule = Rule::new(
    "escape/needless",
    Presets::TEXT,
    "Backslash before punctuation that means nothing at that place: removing it cannot change the rendering",
)
.fires("The startup raised \\$1.2Bln.", "The startup raised $1.2Bln.")
.spares("The regex \\d+\\.\\d+ matches a decimal number.");

const MARKUP: Rule = Rule::new(
    "escape/markup",
    Presets::PLAIN,
    "Backslash that keeps punctuation from being Markdown: needless where no Markdown is left",
)
.fires("Rated 4.5\\* and \\[sic", "Rated 4.5* and [sic")
.spares("\\[ E = mc^2 \\] is the display form.");

const HARD_BREAK: Rule = Rule::new(
    "escape/hard-break",
    Presets::PLAIN,
    "Backslash at the end of a line, which Markdown reads as a line break",
)
.fires("Harbour Office\\\n12 Quay Street", "Harbour Office\n12 Quay Street")
.spares("make all \\\n  install");

static RULES: [Rule; 3] = [NEEDLESS, MARKUP, HARD_BREAK];

/// `judge\[s\]` looks like maths of one letter; converters escape the text of URLs as well, and names in code.
const OPEN: ZoneKinds =
    ZoneKinds::MATH.or(ZoneKinds::URL).or(ZoneKinds::CODE_LINE).or(ZoneKinds::PATH).or(ZoneKinds::EMAIL);

#[derive(Debug)]
pub(super) struct Escapes;

impl Pass for Escapes {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::BACKSLASH
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let bytes = text.as_bytes();
        if document.is_latex() {
            return;
        }
        if edits.is_on(&MARKUP) && total::escapes_all(document) {
            return total::find(document, edits);
        }
        let has = |word: &str| memmem::find(bytes, word.as_bytes()).is_some();
        let names_backslash = LazyCell::new(|| has("backslash"));
        let names_tex = LazyCell::new(|| has("TeX") || has("latex"));
        let is_tex = LazyCell::new(|| is_tex(document));
        let has_formulas = LazyCell::new(|| has_formulas(document));
        let has_displays = LazyCell::new(|| has_displays(document));
        let has_definitions = LazyCell::new(|| document.may_define());
        let mut told = Told::default();
        let mut done = 0;
        let mut paired = 0; // the closing half of a pair that is dealt with
        let mut breaks: Vec<(usize, Break)> = Vec::new();
        let mut line_ends = document.each([b'\n']).peekable();
        let mut line = 0; // its start
        for at in document.each([b'\\']) {
            if at < done || at == paired && at > 0 {
                continue;
            }
            let next = bytes.get(at + 1).copied().unwrap_or(b'\n');
            let zone = document.zones().at(at, OPEN).map(|zone| zone.kind);
            match zone {
                Some(ZoneKinds::PATH | ZoneKinds::EMAIL) => continue,
                Some(ZoneKinds::CODE_LINE) => {
                    if is_of_page(document, at, next) {
                        edits.delete(Span::new(at, at + 1), &MARKUP, Confidence::Certain);
                    }
                    continue;
                }
                _ => {}
            }
            if matches!(next, b'\n' | b'\r') {
                breaks.extend(Break::read(document, at).map(|kind| (at, kind)));
                continue;
            }
            if next == b' ' && is_blank_of_pandoc(document, at) {
                edits.delete(Span::new(at, at + 1), &NEEDLESS, Confidence::Certain);
                continue;
            }
            if !next.is_ascii_punctuation() {
                continue;
            }
            done = at + 2;
            if let Some(end) = settle(document, at, next, edits) {
                done = end;
                continue;
            }
            while let Some(end) = line_ends.next_if(|end| *end < at) {
                line = end + 1;
            }
            if is_code_token(bytes, at)
                || zone == Some(ZoneKinds::MATH) && is_maths(document, at)
                || is_in_command(text, line)
            {
                continue;
            }
            if zone == Some(ZoneKinds::URL) {
                if is_of_url(document, next) {
                    edits.delete(Span::new(at, at + 1), &MARKUP, Confidence::Certain);
                }
                continue;
            }
            if b"$&#_".contains(&next) && *is_tex {
                continue;
            }
            if literal::is_literal(document, at, next) || matches!(next, b'(' | b')') && *has_formulas {
                continue;
            }
            let place = Place::new(document, at);
            if let Some(close) = pair(document, at, next).filter(|_| next == b'(' || !*has_definitions)
                && !is_code_token(bytes, close)
                && (next == b'[' || !document.is_plain_text())
            {
                if next == b'['
                    && let Some(end) = place.expression(close)
                {
                    done = end;
                    continue;
                }
                if !(next == b'[' && is_formula(&bytes[at + 2..close]) && *has_displays) {
                    // Where marks of Markdown go, each outer one goes by itself.
                    let outer = if edits.is_on(&MARKUP) { None } else { pair_around(text, at, close) };
                    delete_all(outer.into_iter().flatten().chain([at, close]), &NEEDLESS, edits);
                }
                paired = close;
                continue;
            }
            // Where marks of Markdown go, each bracket goes by itself.
            if next == b'['
                && !edits.is_on(&MARKUP)
                && let Some(close) = pair_around_links(document, at)
            {
                delete_all([at, close], &NEEDLESS, edits);
                continue;
            }
            if next == b'$' && *names_backslash && place.names_backslash() {
                continue;
            }
            if b"$&#_".contains(&next) && *names_tex && place.is_about_tex() {
                continue;
            }
            let whole = Span::new(at, at + 2);
            if place.is_told() {
                told.add(whole);
            } else if let Some(rule) = place.judge(next).filter(|_| !told.explain(text, whole)) {
                edits.delete(Span::new(at, at + 1), rule, Confidence::Certain);
            }
        }
        hard_break::delete(document, breaks, edits);
    }

    fn zones(&self) -> ZoneKinds {
        OPEN
    }
}

/// Deletes backslashes that go or stay together.
fn delete_all(places: impl IntoIterator<Item = usize>, rule: &'static Rule, edits: &mut Edits<'_>) {
    let parts = places.into_iter().map(|at| (Span::new(at, at + 1), Cow::Borrowed("")));
    edits.together(parts, rule, Confidence::Certain);
}

/// What the backslash settles with the signs beside it, whatever the text is; where to go on.
fn settle(document: &Document<'_>, at: usize, next: u8, edits: &mut Edits<'_>) -> Option<usize> {
    let text = document.text();
    let bytes = text.as_bytes();
    // Beside code: without its backslash it would become a part of its marks.
    let closes_code = || bytes[..at].ends_with(b"`") && !is_escaped(bytes, at - 1);
    if next == b'`' && (bytes.get(at + 2) == Some(&b'`') || closes_code()) {
        return Some(at + 2);
    }
    if next == b'*' && ends_in_break(document, at + 1) {
        edits.delete(Span::new(at, at + 1), &NEEDLESS, Confidence::Certain);
        return Some(at + 2);
    }
    if text[..at].ends_with('¯') {
        return Some(shrug(text, at, edits));
    }
    if let Some(end) = task_box(text, at) {
        delete_all([at, end - 2], &MARKUP, edits);
        return Some(end);
    }
    let surplus = doubled(document, at)?;
    edits.delete(Span::new(at, at + surplus), &MARKUP, Confidence::Certain);
    Some(at + 2 * surplus)
}

/// Whether a converter escaped the sign in a URL.
fn is_of_url(document: &Document<'_>, next: u8) -> bool {
    let converted = || document.is_markdown() || document.has_escapes();
    matches!(next, b'_' | b'&') || b"*.~()[]-+#=:!".contains(&next) && converted()
}

/// Whether the backslash in a line of code was put there with the others of the page.
fn is_of_page(document: &Document<'_>, at: usize, next: u8) -> bool {
    let bytes = document.text().as_bytes();
    (next == b'_' && is_in_name(bytes, at) || next == b'#' && is_prompt(bytes, at))
        && document.is_markdown()
        && document.has_escapes()
}

/// `s\_client`: a name in code that lost its fences, which is escaped as a whole page is.
fn is_in_name(bytes: &[u8], at: usize) -> bool {
    at > 0 && bytes[at - 1].is_ascii_alphanumeric() && bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric)
}

/// `\# mount /srv`: the prompt of the superuser in such code, or a comment.
fn is_prompt(bytes: &[u8], at: usize) -> bool {
    (at == 0 || bytes[at - 1] == b'\n') && bytes.get(at + 2) == Some(&b' ')
}

/// The face `¯\_(ツ)_/¯`, whose arm is a backslash: of three or two of them, one stays. Where to go on.
fn shrug(text: &str, at: usize, edits: &mut Edits<'_>) -> usize {
    /// Attack: an endless run of backslashes. Escaped twice over.
    const MAX: usize = 7;
    let rest = &text.as_bytes()[at..];
    let slashes = rest.iter().take(MAX).take_while(|b| **b == b'\\').count();
    if (2..MAX).contains(&slashes) && rest.get(slashes) == Some(&b'_') {
        edits.delete(Span::new(at, at + slashes - 1), &MARKUP, Confidence::Certain);
    }
    at + slashes
}

/// How many backslashes too many there are at `at`, where every one of a converted document is doubled: `\\d+`, `\\\\host`.
fn doubled(document: &Document<'_>, at: usize) -> Option<usize> {
    /// Attack: an endless run of backslashes.
    const MAX: usize = 4;
    let bytes = document.text().as_bytes();
    let slashes = bytes[at..].iter().take(MAX + 1).take_while(|b| **b == b'\\').count();
    let glued = at > 0 && !bytes[at - 1].is_ascii_whitespace();
    let fits = slashes == 2 && glued || slashes == 4;
    let before_name = bytes.get(at + slashes).is_some_and(u8::is_ascii_alphanumeric);
    (fits && before_name && document.is_markdown() && document.has_only_escapes()).then_some(slashes / 2)
}

/// `10\ 000`, `mot\ :`, `«\ mot`: pandoc writes a no-break space so.
fn is_blank_of_pandoc(document: &Document<'_>, at: usize) -> bool {
    let text = document.text();
    let before = text[..at].chars().next_back();
    let after = text[at + 2..].chars().next();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    // `Photos\ 2019\ Spain` is the name of a file.
    let number = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
    let in_name = number.ends_with("\\ ") && !number[..number.len() - 2].ends_with(|c: char| c.is_ascii_digit());
    let in_number = !in_name
        && digit(before)
        && (digit(after) || after.is_some_and(|c| c.is_alphabetic() || matches!(c, '%' | '€')));
    in_number && document.is_markdown()
        || before == Some('«')
        || before.is_some_and(char::is_alphanumeric) && after == Some('»')
        || before.is_some_and(|c| c.is_alphanumeric() || c == '»')
            && after.is_some_and(|c| matches!(c, ':' | ';' | '!' | '?'))
            && text[at + 3..].starts_with([' ', '\n'])
}
