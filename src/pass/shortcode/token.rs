//! Brackets that hold the place of something else: a date, which a forum shows in the words of its reader, a picture of a mail,
//! what a converter could not write.

use std::borrow::Cow;

use super::{BBCODE, CHECKBOX, CODE, IMAGE};
use crate::document::Document;
use crate::edit::{Edits, Span, cut};
use crate::pass::talk::Talk;
use crate::pass::wiki::is_media;
use crate::rule::Confidence;
use crate::text::near;

/// Attack: one endless line of brackets. No name of a file is longer.
const MAX: usize = 200;

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    const MARKS: [&str; 5] = ["[date=", "[image: ", "[bookmark: _", "[MISSING_PAGE", "[OMITTED_PAGE"];
    let text = document.text();
    let is_mark = |at: &usize| MARKS.iter().any(|mark| text[*at..].starts_with(mark));
    for at in document.each([b'[']).filter(is_mark) {
        let rest = near::line_behind(&text[at + 1..], MAX);
        let Some((inside, behind)) = rest.split_once(']') else { continue };
        let span = Span::new(at, at + inside.len() + 2);
        let is_told = |talk: Talk<'_>| {
            talk.is_quoted() || talk.is_named() || talk.is_subject() || talk.is_beside(&["bbcode", "syntax", "tags"])
        };
        let is_closed = || document.zones().at(at, CODE).is_some() || is_told(Talk::about(text, span));
        if behind.starts_with(['(', '[']) || is_closed() {
            continue;
        }
        if inside.strip_prefix("image: ").map_or_else(|| is_gap(inside), is_picture) {
            edits.delete(cut::inline_or_block(document, span), &IMAGE, Confidence::Likely);
        } else if let Some(parts) = date(inside, at + 1) {
            edits.together(parts.map(|(span, with)| (span, Cow::Borrowed(with))), &BBCODE, Confidence::Likely);
        }
    }
}

/// `\[ ]` beside a letter: only the program that escapes no more than the first bracket sets a box there.
pub(super) fn boxes(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    for at in document.each_mark("\\[") {
        let span = Span::new(at, at + 4);
        let is_box = |rest: &&str| rest.starts_with("\\[ ]") || rest.starts_with("\\[x]");
        let Some(rest) = Some(&text[at..]).filter(is_box) else { continue };
        let (before, behind) = (text[..at].chars().next_back(), rest[span.len()..].chars().next());
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        // `cell\[x]` is one of many.
        let is_glued = is_letter(behind) && (rest.starts_with("\\[ ]") || !is_letter(before));
        if !is_glued || !document.is_markdown() || document.zones().at(at, CODE).is_some() {
            continue;
        }
        let with = if is_blank(before) { "" } else { " " };
        edits.replace(span, with, &CHECKBOX, Confidence::Likely);
    }
}

/// `quay.png`, `Inline image 1`
fn is_picture(name: &str) -> bool {
    let is_file = name.rsplit_once('.').is_some_and(|(_, extension)| is_media(extension));
    let number = name.strip_prefix("Inline image ").unwrap_or_default();
    is_file || !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// `MISSING_PAGE_EMPTY:4` of Nougat, `bookmark: _GoBack` of Tika.
fn is_gap(inside: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let (name, number) = inside.split_once(':').unwrap_or((inside, "0"));
    let is_page = || name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_') && word(number);
    inside.strip_prefix("bookmark: ").map_or_else(is_page, word)
}

/// `==> picture [212 x 140] intentionally omitted <==`, with the marks of strong words around it, as PyMuPDF writes it.
pub(super) fn omitted(document: &Document<'_>, edits: &mut Edits<'_>) {
    const OPEN: &str = "==> picture [";
    const CLOSE: &str = " intentionally omitted <==";
    let text = document.text();
    for start in document.each_mark(OPEN) {
        let rest = near::line_behind(&text[start..], MAX);
        let Some(end) = rest.find(']').filter(|end| rest[end + 1..].starts_with(CLOSE)) else { continue };
        let end = start + end + 1 + CLOSE.len();
        let strong = text[..start].ends_with("**") && text[end..].starts_with("**");
        let marks = if strong { 2 } else { 0 };
        let span = Span::new(start - marks, end + marks);
        if document.zones().at(start, CODE).is_none() && cut::is_alone(document, span) {
            edits.delete(cut::inline_or_block(document, span), &IMAGE, Confidence::Likely);
        }
    }
}

/// Of `date=2024-05-01 time=10:00:00 timezone="Europe/Paris"` at `start` the date and the time stay.
fn date(inside: &str, start: usize) -> Option<[(Span, &'static str); 3]> {
    const DAY: &[u8] = b"0000-00-00";
    let is_like = |text: &str, form: &[u8]| {
        text.len() == form.len()
            && text.bytes().zip(form).all(|(b, form)| if *form == b'0' { b.is_ascii_digit() } else { b == *form })
    };
    let mut fields = inside.split(' ');
    let day = fields.next()?.strip_prefix("date=")?.trim_matches('"');
    if !is_like(day, DAY) || !fields.clone().all(|field| field.contains('=') || field.ends_with('"')) {
        return None;
    }
    let at = |part: &str| start + (part.as_ptr() as usize - inside.as_ptr() as usize);
    let time = fields.find_map(|field| field.strip_prefix("time=")).map(|time| time.trim_matches('"'));
    let time = time.filter(|time| is_like(time, b"00:00:00") || is_like(time, b"00:00"));
    let (from, to) = (at(day), at(day) + day.len());
    let end = start + inside.len() + 1;
    let (next, last) = time.map_or((end, end), |time| (at(time), at(time) + time.len()));
    let gap = if time.is_some() { " " } else { "" };
    Some([(Span::new(start - 1, from), ""), (Span::new(to, next), gap), (Span::new(last, end), "")])
}
