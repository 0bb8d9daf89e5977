//! Whether a document as a whole is not running prose, and must be left as it is.

use super::Document;
use super::code::{is_target, reads_like_prose};
use crate::text::near;

mod catalogue;
mod dense;
mod dialect;
mod line;
mod markup;
mod sample;
mod statement;

pub(crate) use catalogue::has_place;
use sample::Lines;

/// Lines looked at to tell what a document is. A larger sample would not decide better.
const SAMPLE_LINES: usize = 120;

/// Into so many parts a long page is cut, of which another than the first must be verbatim too.
const PARTS: usize = 3;

/// Bytes of a line looked at. Attack: one endless line.
const SAMPLE_BYTES: usize = 1000;

/// Links that no other light markup has, and those that are no part of a comment.
const FEW_LINKS: usize = 3;
const MANY_LINKS: usize = 10;

/// Lines with a link that show a page laid out by a converter.
const LINKED_LINES: usize = 3;

/// Source code, LaTeX, roff, other light markup, configuration, logs, data, pictures, pages laid out with blanks.
pub(super) fn is_verbatim(document: &Document<'_>) -> bool {
    let text = document.text();
    const STARTS: [&str; 12] = [
        "#!",
        "<?php",
        "%!PS",
        "%YAML",
        "<html",
        "&lt;!DOCTYPE",
        "# -*-",
        "/* -*-",
        "// -*-",
        "@charset ",
        "WEBVTT",
        "{\\rtf1",
    ];
    let behind = declarations_end(text).map(|end| text[end..].trim_ascii_start());
    if STARTS.iter().any(|start| text.starts_with(start))
        || behind.is_some_and(is_source)
        || is_drawing(text)
        || is_json(text)
        || is_subtitles(text)
        || is_vim_help(text)
    {
        return true;
    }
    let is_at = |first: usize| {
        Lines::read(document, first).is_none_or(|lines| {
            let has_links = lines.linked >= LINKED_LINES;
            lines.without_listings().are_verbatim(document) && !(has_links && is_article(document, first))
        })
    };
    let all = document.lines().len();
    // The pages of some sites begin with their scripts.
    let is_page = || all > PARTS * SAMPLE_LINES && has_links(document, MANY_LINKS);
    is_at(0) && (!is_page() || (1..PARTS).any(|part| is_at(all * part / PARTS))) || catalogue::is_catalogue(document)
}

/// Whether what stands behind the declarations of a file belongs to them: nothing, a tag, a sign of templates, or a page below.
fn is_source(behind: &str) -> bool {
    /// Bytes of a preamble.
    const REACH: usize = 2000;
    let near = near::behind(behind, REACH);
    near.is_empty() || near.starts_with(['<', '{', '%', '@', '$']) || near.contains("<html") || near.contains("<head>")
}

/// `<svg …>…</svg>` and nothing else but a comment at its head; of one that is cut off, the start.
fn is_drawing(text: &str) -> bool {
    /// Attack: a comment that never ends. Notices of rights are shorter.
    const MAX: usize = 2000;
    let near = near::behind(text, MAX);
    let comment = if near.starts_with("<!--") { near.find("-->").map_or(0, |end| end + "-->".len()) } else { 0 };
    text[comment..].trim_ascii_start().starts_with("<svg")
        && memchr::memmem::find(text.as_bytes(), b"</svg>")
            .is_none_or(|end| text[end + "</svg>".len()..].trim_ascii().is_empty())
}

/// Where the declarations end with which a file of HTML or XML begins, `<!DOCTYPE html>` and `<?xml version="1.0"?>`, if it
/// does. With no tag behind them, a converter left them.
pub(crate) fn declarations_end(text: &str) -> Option<usize> {
    /// Attack: a declaration that never ends. Those with the addresses of two standards are shorter.
    const MAX: usize = 300;
    let mut end = None;
    loop {
        let at = end.unwrap_or(0);
        let rest = text[at..].trim_ascii_start();
        let near = &rest.as_bytes()[..rest.len().min(MAX)];
        if !(near.starts_with(b"<?xml") || near.get(..9).is_some_and(|mark| mark.eq_ignore_ascii_case(b"<!doctype"))) {
            return end;
        }
        // One that is not closed is a file of its own.
        let length = memchr::memchr(b'>', near).map_or(rest.len(), |close| close + 1);
        end = Some(text.len() - rest.len() + length);
    }
}

/// Whether there are so many links of Markdown.
fn has_links(document: &Document<'_>, least: usize) -> bool {
    // Authors of manuals link to their sections, in comments as well.
    let is_link = |at: &usize| {
        let target = &document.text().as_bytes()[at + 2..];
        is_target(target) && !target.starts_with(b"#")
    };
    document.each_mark("](").filter(is_link).nth(least - 1).is_some()
}

/// Whether most of the text is sentences that are not set in, as no comments are: an article about programs, with listings that
/// lost their fences.
fn is_article(document: &Document<'_>, first: usize) -> bool {
    let text = document.text();
    let lines = document.lines();
    let is_prose = |line: &str| line.starts_with(|c: char| c.is_alphabetic() || c == '[') && reads_like_prose(line);
    let (mut all, mut prose) = (0, 0);
    for number in (first..lines.len()).filter(|number| !lines.is_blank(text, *number)).take(SAMPLE_LINES) {
        let line = document.line(number);
        let length = line.len().min(SAMPLE_BYTES);
        all += length;
        prose += if is_prose(line) { length } else { 0 };
    }
    prose * 2 >= all
}

/// `1`, and below it `00:00:01,000 --> 00:00:02,000`: the first cue of a film.
fn is_subtitles(text: &str) -> bool {
    /// Attack: one endless line. Bytes of a number and two times.
    const HEAD: usize = 64;
    let mut lines = text[..text.floor_char_boundary(HEAD)].trim_start_matches('\u{feff}').lines();
    let (number, time) = (lines.next().unwrap_or_default().trim(), lines.next().unwrap_or_default().trim());
    let is_time =
        |time: &str| time.len() >= 8 && time.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b',' | b'.'));
    matches!(number, "0" | "1") && time.split_once(" --> ").is_some_and(|(from, to)| is_time(from) && is_time(to))
}

/// `*name.txt*`, with which every help page of Vim begins.
fn is_vim_help(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let name = line.strip_prefix('*').and_then(|line| line.split_once(".txt*"));
    name.is_some_and(|(name, rest)| !name.contains([' ', '*']) && (rest.is_empty() || rest.starts_with([' ', '\t'])))
}

/// A whole JSON value, by its ends.
fn is_json(text: &str) -> bool {
    let text = text.trim();
    let inner = text
        .strip_prefix('{')
        .and_then(|t| t.strip_suffix('}'))
        .or_else(|| text.strip_prefix('[').and_then(|t| t.strip_suffix(']')));
    inner.is_some_and(|inner| {
        let inner = inner.trim_start();
        inner.starts_with('"') && (inner.contains("\":") || inner.contains("\","))
            || inner.starts_with('{') && inner.contains("\":")
    })
}
