//! What a wiki puts in from elsewhere: templates and footnotes.

use super::{FILE_LINK, REFERENCE, TEMPLATE, is_code, quantity, words};
use crate::document::Document;
use crate::edit::{Edits, Span, cut};
use crate::pass::citation::is_tag_template;
use crate::pass::context::introduced;
use crate::pass::talk::{Talk, is_joint};
use crate::rule::Confidence;
use crate::text::near;

/// `<ref>…</ref>`, `<ref name=… />`, `<references />`. Returns whether there were any.
pub(super) fn references(document: &Document<'_>, edits: &mut Edits<'_>) -> bool {
    /// Attack: `<ref` without `>`. No opening tag is longer.
    const MAX_TAG: usize = 300;
    let text = document.text();
    let bytes = text.as_bytes();
    let mut found = false;
    let mut done = 0;
    let mut closers = document.each_mark("</ref>").peekable();
    let mut openers = document.each_mark("<ref").peekable();
    while let Some(at) = openers.next() {
        let limit = bytes.len().min(at + MAX_TAG);
        let Some(length) = memchr::memchr(b'>', &bytes[at..limit]) else { continue };
        if at < done || is_code(document, at) {
            continue;
        }
        let mut end = at + length + 1;
        let inside = text[at + 4..end - 1].trim();
        let alone = inside.ends_with('/');
        let inside = inside.trim_end_matches('/').trim_end();
        let is_list = inside.starts_with("erences") && alone;
        let is_mark = inside.is_empty() || ["name", "group", "follow"].iter().any(|key| inside.starts_with(key));
        if !is_list && (!is_mark || alone && inside.is_empty()) {
            continue;
        }
        if !alone {
            while closers.next_if(|close| *close < end).is_some() {}
            let next = openers.peek().copied().unwrap_or(usize::MAX);
            let Some(close) = closers.next_if(|close| *close < next) else { continue };
            end = close + "</ref>".len();
        }
        let span = Span::new(at, end);
        // `between <ref> and </ref>`, `<ref>…</ref>`: a note says more, and stands behind words.
        let is_empty = |note: &str| note.trim_matches(['.', '…', ' ']).is_empty() || is_joint(note);
        let is_pair = || !alone && text[span.range()].split(['<', '>']).nth(2).is_some_and(is_empty);
        let talk = Talk::about(text, span);
        let is_apart = talk.before.ends_with(' ') || talk.before.is_empty() && !talk.after.trim().is_empty();
        let is_amid = is_list && talk.before.ends_with(' ') && talk.after.starts_with(' ');
        let is_joined = || alone && talk.before.trim_end().rsplit(' ').next().is_some_and(is_joint);
        let is_told =
            || is_pair() || is_amid || is_joined() || talk.is_named() || talk.is_object() || talk.is_subject();
        if talk.is_quoted() || is_apart && is_told() {
            continue;
        }
        found = true;
        done = end;
        edits.delete(cut::inline_or_block(document, span), &REFERENCE, Confidence::Certain);
    }
    found
}

/// Whether the sentence is about a template that stands for words: `He died in {{nowrap|Bad Ischl}}.` needs them.
fn is_shown(talk: Talk<'_>) -> bool {
    const ABOUT: [&str; 5] = ["template", "templates", "wikitext", "markup", "mediawiki"];
    talk.is_quoted()
        || talk.is_named()
        || talk.is_ordered()
        || talk.is_subject()
        || talk.is_about_marks()
        || talk.is_beside(&ABOUT)
}

/// `<gallery>`, names of files with their captions, `</gallery>`. Returns whether there were any.
pub(super) fn galleries(document: &Document<'_>, edits: &mut Edits<'_>) -> bool {
    /// Attack: `<gallery` without an end.
    const MAX: usize = 20_000;
    let text = document.text();
    let mut found = false;
    let mut done = 0;
    for at in document.each_mark("<gallery") {
        let near = near::behind(&text[at..], MAX);
        let Some((inside, _)) = near.split_once("</gallery>").filter(|_| at >= done) else { continue };
        let span = Span::new(at, at + inside.len() + "</gallery>".len());
        let mut files = inside.lines().skip(1).filter(|line| !line.trim().is_empty()).peekable();
        let is_file = |line: &str| {
            let name = line.split('|').next().unwrap_or_default().trim();
            name.rsplit_once('.').is_some_and(|(_, extension)| words::is_media(extension))
        };
        if files.peek().is_some() && files.all(is_file) && !is_code(document, at) {
            found = true;
            done = span.end;
            edits.delete(cut::inline_or_block(document, span), &FILE_LINK, Confidence::Certain);
        }
    }
    found
}

/// `{{cite web|…}}`, `{{Infobox …}}`. Returns whether there were any.
pub(super) fn templates(document: &Document<'_>, edits: &mut Edits<'_>) -> bool {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut found = false;
    let mut told: Option<usize> = None; // where the last one that is talked about ends
    for span in outermost(document) {
        let inside = &text[span.start + 2..span.end - 2];
        let name_end = inside.find(['|', '\n', '}', '{', '<', ':']).unwrap_or(inside.len());
        let name = folded(&inside[..name_end]);
        let is_tag = is_tag_template(&name);
        let measured = quantity::shown(span, inside);
        let shown = match kind(&inside[..name_end]) {
            Some(shown) => shown,
            None if measured.is_some() => true,
            None if is_tag => false,
            None if is_data(document, span, &inside[name_end..]) => false,
            None => continue,
        };
        let escaped = span.start > 0 && matches!(bytes[span.start - 1], b'{' | b'\\' | b'$' | b'#' | b'"');
        if escaped || bytes.get(span.end) == Some(&b'}') || is_code(document, span.start) {
            continue;
        }
        // `Write {{a}} here and {{b}} there.`
        let talk = Talk::about(text, span);
        let is_talked_of = if shown { is_shown(talk) || !found && talk.is_handled() } else { talk.is_talked_of() };
        if is_talked_of || told.is_some_and(|told| !text[told..span.start].contains('\n')) {
            told = Some(span.end);
            continue;
        }
        if let Some(changes) = measured {
            found = true;
            edits.together(changes, &TEMPLATE, Confidence::Likely);
            continue;
        }
        if shown {
            let values = &inside[name_end..];
            // `{{formatnum:1234}}` calls a function.
            let bar = values
                .rfind('|')
                .or((inside[..name_end].trim() == "formatnum" && values.starts_with(':')).then_some(0));
            if let Some(bar) = bar.filter(|bar| !values[*bar..].contains(['=', '{', '['])) {
                let start = span.start + 2 + name_end + bar + 1;
                let parts = [Span::new(span.start, start), Span::new(span.end - 2, span.end)];
                edits.delete_together(parts, &TEMPLATE, Confidence::Likely);
                found = true;
            }
            continue;
        }
        found = true;
        if let Some(words) = is_tag.then(|| words_of(&inside[name_end..])).flatten() {
            let start = span.end - 2 - (inside.len() - name_end) + words.start;
            let shown = Span::new(start, start + words.len());
            let parts = [Span::new(span.start, shown.start), Span::new(shown.end, span.end)];
            edits.delete_together(parts, &TEMPLATE, Confidence::Likely);
            continue;
        }
        edits.delete(cut::inline_or_block(document, span), &TEMPLATE, Confidence::Certain);
    }
    found
}

/// Where `{{…}}` stand, in order, without those in others.
fn outermost(document: &Document<'_>) -> Vec<Span> {
    let bytes = document.text().as_bytes();
    let mut open: Vec<usize> = Vec::new();
    let mut whole: Vec<Span> = Vec::new();
    let mut done = 0;
    for at in document.each([b'{', b'}']) {
        if at < done || bytes.get(at + 1) != Some(&bytes[at]) {
            continue;
        }
        done = at + 2;
        if bytes[at] == b'{' {
            open.push(at);
        } else if let Some(start) = open.pop() {
            while whole.pop_if(|inner| inner.start > start).is_some() {}
            whole.push(Span::new(start, at + 2));
        }
    }
    whole
}

/// The words of the text to which a maintenance template is set: `{{refnec|The tower is older than the church|date=May}}`.
fn words_of(values: &str) -> Option<Span> {
    /// Characters of a value that is no date.
    const LEAST: usize = 12;
    values.starts_with('|').then_some(())?;
    let mut depth = 0;
    let mut start = 1;
    for (at, c) in values.char_indices().skip(1).chain([(values.len(), '|')]) {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            '|' if depth <= 0 => {
                let value = &values[start..at];
                let is_text =
                    value.chars().nth(LEAST).is_some() && (value.matches(' ').count() > 1 || !value.is_ascii());
                if is_text && !value.contains('=') {
                    return Some(Span::new(start, at));
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    None
}

/// `__NOTOC__`: a switch of the page, alone on its line in the source of a wiki.
pub(super) fn switches(document: &Document<'_>, edits: &mut Edits<'_>) {
    #[rustfmt::skip]
    const NAMES: [&str; 11] = [
        "__NOTOC__", "__FORCETOC__", "__TOC__", "__NOEDITSECTION__", "__NEWSECTIONLINK__", "__NONEWSECTIONLINK__",
        "__NOGALLERY__", "__HIDDENCAT__", "__INDEX__", "__NOINDEX__", "__STATICREDIRECT__",
    ];
    let lines = document.lines();
    let mut done = 0;
    for at in memchr::memmem::find_iter(document.text().as_bytes(), "__") {
        if at < done {
            continue;
        }
        let line = lines.at(at);
        done = lines.span(line).end;
        if NAMES.contains(&document.line(line).trim()) {
            edits.delete(cut::inline_or_block(document, lines.span(line)), &TEMPLATE, Confidence::Likely);
        }
    }
}

/// `{{Place|lat=47.1|lon=8.2}}` alone between paragraphs: named values without a word for the reader.
fn is_data(document: &Document<'_>, span: Span, values: &str) -> bool {
    /// One may be that of another language.
    const LEAST: usize = 2;
    let is_value = |part: &str| {
        part.split_once('=').is_some_and(|(name, value)| {
            let is_name = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            is_name(name.trim()) && !value.trim().contains([' ', '{', '['])
        })
    };
    let lines = document.lines();
    let (first, last) = (lines.at(span.start), lines.at(span.end - 1));
    let parts = values.strip_prefix('|').map(|values| values.split('|'));
    parts.is_some_and(|mut parts| parts.clone().count() >= LEAST && parts.all(is_value))
        && cut::is_alone(document, span)
        && document.are_apart(first, last)
        && document.text()[span.start + 2..].starts_with(char::is_uppercase)
        && !introduced::is_introduced(document, first, last)
}

fn folded(name: &str) -> String {
    name.trim().replace('_', " ").to_lowercase()
}

/// What the template of this name shows: a value (true) or nothing of the running text (false).
fn kind(name: &str) -> Option<bool> {
    // Jinja, Handlebars and Vue write a blank behind the braces.
    if name.len() > 60 || name.starts_with(' ') && name.ends_with(' ') {
        return None;
    }
    let name = folded(name);
    if words::SHOWN.iter().any(|shown| name == *shown || shown.ends_with('-') && name.starts_with(shown)) {
        return Some(true);
    }
    let nothing = words::TEMPLATES.contains(&name.as_str())
        || words::TEMPLATE_STARTS.iter().any(|start| name.starts_with(start))
        || name.ends_with("-stub");
    nothing.then_some(false)
}
