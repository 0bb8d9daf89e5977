//! A text that was escaped as a whole for HTML: programs, manuals and what is set apart as code in it as well.

use super::ESCAPED;
use super::mention::is_mentioned;
use super::reference::Reference;
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Rule};

/// Reads what [`Entities`](super::Entities) leaves to programs.
#[derive(Debug)]
pub(in crate::pass) struct EscapedText;

impl Pass for EscapedText {
    fn rules(&self) -> &'static [Rule] {
        &[ESCAPED]
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::AMPERSAND
    }

    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        // Most texts with references have signs that would be references, too.
        if document.classes().intersects(Classes::ANGLE) {
            return;
        }
        let text = document.text();
        if is_page(document) {
            return peel(document, edits);
        }
        let Some(mut references) = read(document) else { return };
        if !are_all(text, &references) {
            references.retain(|reference| !reference.first.is_ascii());
            if !are_letters(text, &references) {
                return;
            }
        }
        let is_verbatim = document.is_verbatim();
        let is_left = |at: usize| is_verbatim || document.zones().at(at, ZoneKinds::ALL).is_some();
        for reference in references.into_iter().filter(|reference| is_left(reference.start)) {
            edits.replace(reference.span(), reference.text(), &ESCAPED, Confidence::Certain);
        }
    }
}

/// Whether a page was escaped as a whole, as feeds and dumps do: it begins and ends with tags, and no sign of one is left.
pub(in crate::pass) fn is_page(document: &Document<'_>) -> bool {
    /// Ends of elements. One pair may be what a text shows.
    const ENOUGH: usize = 2;
    let text = document.text();
    let body = text.trim_ascii().trim_end_matches("&#xA;");
    let begins = body.strip_prefix("&lt;").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    begins
        && body.ends_with("&gt;")
        && !document.classes().intersects(Classes::ANGLE)
        && memchr::memmem::find_iter(body.as_bytes(), "&lt;/").nth(ENOUGH - 1).is_some()
}

/// Takes one layer off: what the page itself escaped is left to its tags.
fn peel(document: &Document<'_>, edits: &mut Edits<'_>) {
    const AMPERSAND: &str = "&amp;";
    let text = document.text();
    for at in document.each([b'&']) {
        let Some(reference) = Reference::read(text, at) else { continue };
        if text[at..].starts_with(AMPERSAND) {
            edits.replace(Span::new(at, at + AMPERSAND.len()), "&", &ESCAPED, Confidence::Certain);
        } else {
            edits.replace(reference.span(), reference.text(), &ESCAPED, Confidence::Certain);
        }
    }
}

/// All references; nothing where an `&` begins none, or the text talks of one.
fn read(document: &Document<'_>) -> Option<Vec<Reference>> {
    let text = document.text();
    let mut done = 0;
    let mut found = Vec::new();
    for at in document.each([b'&']) {
        if at >= done {
            let reference =
                Reference::read(text, at).filter(|reference| !is_mentioned(text, at, reference.end, *reference))?;
            done = reference.end;
            found.push(reference);
        }
    }
    Some(found)
}

/// Whether a program escaped the text, which left no quote as it was: not data in which some strings hold HTML.
fn are_all(text: &str, references: &[Reference]) -> bool {
    const ENOUGH: usize = 5;
    let is_escaped = |sign: char| references.iter().any(|reference| reference.first == sign) && !text.contains(sign);
    references.len() >= ENOUGH && (is_escaped('"') || is_escaped('\'') && !text.contains('"'))
}

/// Whether the letters of a script were escaped: no text has so many references to letters and none of the letters themselves.
fn are_letters(text: &str, references: &[Reference]) -> bool {
    const ENOUGH: usize = 20;
    text.is_ascii() && references.iter().filter(|reference| reference.first.is_alphabetic()).count() >= ENOUGH
}
