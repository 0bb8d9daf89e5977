//! One walk over the backslashes of a document: which of them are escapes of a converter.

use std::iter::Peekable;

use super::facts::{Fact, Facts};
use super::foreign::{is_code_token, is_formula, is_in_command, is_maths};
use super::hard_break::{self, Break, ends_in_break};
use super::pair::{pair, pair_around, pair_around_links, task_box};
use super::place::Place;
use super::{MARKUP, NEEDLESS, OPEN, literal};
use crate::document::{Document, Each, ZoneKinds, is_escaped};
use crate::edit::{Edits, Span};
use crate::pass::talk::Told;
use crate::rule::{Confidence, Rule};

struct Walk<'d, 't> {
    document: &'d Document<'t>,
    facts: Facts<'d, 't>,
    told: Told,
    breaks: Vec<(usize, Break)>,
    line_ends: Peekable<Each<'d, 1>>,
    /// Where the line starts.
    line: usize,
    /// Where to go on.
    done: usize,
    /// The closing half of a pair that is dealt with.
    paired: Option<usize>,
}

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let mut walk = Walk {
        document,
        facts: Facts::of(document),
        told: Told::default(),
        breaks: Vec::new(),
        line_ends: document.each([b'\n']).peekable(),
        line: 0,
        done: 0,
        paired: None,
    };
    for at in document.each([b'\\']) {
        if at >= walk.done && walk.paired != Some(at) {
            walk.read(at, edits);
        }
    }
    hard_break::delete(document, walk.breaks, edits);
}

impl Walk<'_, '_> {
    fn read(&mut self, at: usize, edits: &mut Edits<'_>) {
        let document = self.document;
        let next = document.text().as_bytes().get(at + 1).copied().unwrap_or(b'\n');
        let zone = document.zones().at(at, OPEN).map(|zone| zone.kind);
        match (zone, next) {
            (Some(ZoneKinds::CODE_LINE), _) if is_of_page(document, at, next) => delete(at, &MARKUP, edits),
            (Some(ZoneKinds::CODE_LINE | ZoneKinds::PATH | ZoneKinds::EMAIL), _) => {}
            (_, b'\n' | b'\r') => self.breaks.extend(Break::read(document, at).map(|kind| (at, kind))),
            (_, b' ') if is_blank_of_pandoc(document, at) => delete(at, &NEEDLESS, edits),
            _ if next.is_ascii_punctuation() => {
                self.done = at + 2;
                self.read_sign(at, next, zone, edits);
            }
            _ => {}
        }
    }

    /// Reads a backslash before punctuation.
    fn read_sign(&mut self, at: usize, next: u8, zone: Option<ZoneKinds>, edits: &mut Edits<'_>) {
        let document = self.document;
        let text = document.text();
        if let Some(end) = settle(document, at, next, edits) {
            self.done = end;
            return;
        }
        while let Some(end) = self.line_ends.next_if(|end| *end < at) {
            self.line = end + 1;
        }
        let is_foreign = is_code_token(text.as_bytes(), at)
            || zone == Some(ZoneKinds::MATH) && is_maths(document, at)
            || is_in_command(text, self.line);
        if is_foreign {
            return;
        }
        if zone == Some(ZoneKinds::URL) {
            if is_of_url(document, next) {
                delete(at, &MARKUP, edits);
            }
            return;
        }
        let is_of_tex = b"$&#_".contains(&next) && self.facts.have(Fact::IsTex)
            || literal::is_literal(document, at, next)
            || matches!(next, b'(' | b')') && self.facts.have(Fact::HasFormulas);
        if is_of_tex {
            return;
        }
        let place = Place::new(document, at);
        if self.read_pair(&place, next, edits) || self.names_sign(&place, next) {
            return;
        }
        let whole = Span::new(at, at + 2);
        if place.is_told() {
            self.told.add(whole);
        } else if let Some(rule) = place.judge(next).filter(|_| !self.told.explain(text, whole)) {
            delete(at, rule, edits);
        }
    }

    /// Brackets around words, of which both backslashes go or stay; whether there are such.
    fn read_pair(&mut self, place: &Place<'_, '_>, next: u8, edits: &mut Edits<'_>) -> bool {
        let (document, text, bytes, at) = (place.document, place.text, place.bytes, place.at);
        // Where marks of Markdown go, each bracket goes by itself.
        let alone = edits.is_on(&MARKUP);
        let close = pair(document, at, next).filter(|close| {
            (next == b'(' || !self.facts.have(Fact::HasDefinitions))
                && !is_code_token(bytes, *close)
                && (next == b'[' || !document.is_plain_text())
        });
        if let Some(close) = close {
            if next == b'['
                && let Some(end) = place.expression(close)
            {
                self.done = end;
                return true;
            }
            if !(next == b'[' && is_formula(&bytes[at + 2..close]) && self.facts.have(Fact::HasDisplays)) {
                let outer = if alone { None } else { pair_around(text, at, close) };
                delete_all(outer.into_iter().flatten().chain([at, close]), &NEEDLESS, edits);
            }
            self.paired = Some(close);
            return true;
        }
        let around_links = if next == b'[' && !alone { pair_around_links(document, at) } else { None };
        if let Some(close) = around_links {
            delete_all([at, close], &NEEDLESS, edits);
        }
        around_links.is_some()
    }

    /// Whether the text around names the backslash, or tells of TeX.
    fn names_sign(&self, place: &Place<'_, '_>, next: u8) -> bool {
        next == b'$' && self.facts.have(Fact::NamesBackslash) && place.names_backslash()
            || b"$&#_".contains(&next) && self.facts.have(Fact::NamesTex) && place.is_about_tex()
    }
}

fn delete(at: usize, rule: &'static Rule, edits: &mut Edits<'_>) {
    edits.delete(Span::new(at, at + 1), rule, Confidence::Certain);
}

/// Deletes backslashes that go or stay together.
fn delete_all(places: impl IntoIterator<Item = usize>, rule: &'static Rule, edits: &mut Edits<'_>) {
    edits.delete_together(places.into_iter().map(|at| Span::new(at, at + 1)), rule, Confidence::Certain);
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
