//! Section edit links: `[edit]`, `[[edit](/w/index.php?…)]`, `[Bearbeiten | Quelltext bearbeiten]`.

use std::sync::LazyLock;

use super::EDIT_LINK;
use super::words;
use crate::document::{Document, Link, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::bytes::{BLANK_ENDS, Bytes};
use crate::text::prefix::Prefixes;

/// Attack: a line of brackets. No edit link is longer, even with two percent-encoded addresses.
const MAX: usize = 2500;

/// Attack: `[[[[…` at the end of a line: every bracket could start a link.
const MAX_TRIES: usize = 16;

/// Attack: endless texts of links. Longer than any wording, in bytes.
const MAX_WORDS: usize = 80;

/// In addresses of edit forms.
const EDIT_FORMS: [&str; 2] = ["action=edit", "veaction"];

/// What stands between the brackets.
struct EditLink {
    /// The address is that of a wiki's edit form.
    has_address: bool,
    /// Words that nothing but a wiki writes there.
    is_foreign: bool,
}

static PREFIXES: LazyLock<Prefixes> = LazyLock::new(|| Prefixes::of(4, words::EDIT));

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    wrapped(document, edits);
    let text = document.text();
    let lines = document.lines();
    let mut unsure = Vec::new();
    let mut brackets = document.each([b'[']).peekable();
    while let Some(first) = brackets.peek() {
        let index = lines.at(*first);
        let line = lines.span(index);
        let own = brackets.clone();
        while brackets.next_if(|at| *at < line.end).is_some() {}
        let whole = document.slice(line);
        if !may_end(whole.as_bytes()) {
            continue;
        }
        let content = match whole.as_bytes().last() {
            Some(b']' | b')') => whole,
            _ => whole.trim_end().trim_end_matches(['#', '*', ' ']),
        };
        if !content.ends_with([']', ')']) {
            continue;
        }
        let end = line.start + content.len();
        let from = text.floor_char_boundary(line.start.max(end.saturating_sub(MAX)));
        let may_begin = |at: &usize| PREFIXES.may_begin_behind_marks(&text[*at..end]);
        let tries = own.skip_while(|at| *at < from).take_while(|at| *at < end).filter(may_begin);
        let link = tries.take(MAX_TRIES).find_map(|at| Some((at, parse(&text[at..end])?)));
        let Some((start, link)) = link else { continue };
        if document.zones().at(start, ZoneKinds::CODE.or(ZoneKinds::CODE_LINE).or(ZoneKinds::INLINE_CODE)).is_some() {
            continue;
        }
        // `*[edit]*`, but not the marks of `**Plot**[edit]`.
        let head = text[line.start..start].trim_end_matches('\\');
        let unmarked = head.trim_end_matches(['*', '_']);
        let behind = whole[content.len()..].trim_end();
        let is_marked = !behind.is_empty() && head[unmarked.len()..] == *behind;
        let (before, end) = if is_marked { (unmarked, whole.trim_end().len()) } else { (head, content.len()) };
        let title = before.trim_end();
        let span = Span::new(line.start + title.len(), line.start + end);
        let bare = title.trim_start_matches(['#', '>', ' ', '*', '=']);
        if bare.is_empty() {
            let block = document.block(index, index);
            if !title.is_empty() {
            } else if link.has_address || is_below_heading(document, index, link.is_foreign) {
                edits.delete(block, &EDIT_LINK, Confidence::Certain);
            } else if is_below_title(document, index) {
                unsure.push((block, link.is_foreign));
            }
            continue;
        }
        let is_underlined = || document.underline(index).is_some_and(|marks| marks.len() >= 3);
        let is_heading = title.starts_with('#') || is_underlined() || is_bold(title);
        if is_heading || link.has_address {
            edits.delete(span, &EDIT_LINK, Confidence::Certain);
        } else if reads_like_title(bare) {
            let glued = title.len() == before.len() && !bare.starts_with(|c: char| c.is_ascii_lowercase());
            let is_name = bare.starts_with(char::is_uppercase);
            let titled =
                || bare.split_whitespace().count() <= 4 && !bare.ends_with(['!', '?']) && opens_prose(document, index);
            if stands_alone(document, index) {
                unsure.push((span, glued || link.is_foreign || is_name && titled()));
            } else if glued && is_name {
                // `History[edit]` on a page without blank lines, if there are more of them.
                unsure.push((span, false));
            }
        }
    }
    let several = unsure.len() > 1;
    let is_mark = !unsure.is_empty() && has_other_marks(document);
    for (span, sure) in unsure {
        let confidence = if (sure || several) && !is_mark { Confidence::Likely } else { Confidence::Possible };
        edits.delete(span, &EDIT_LINK, confidence);
    }
}

/// Whether names have other words in brackets too: `Node[view]` beside `Node[edit]`, `Ending[keep]`.
fn has_other_marks(document: &Document<'_>) -> bool {
    /// What pages show there.
    const SHOWN: [&str; 4] = ["hide", "show", "edit", "note"];
    let is_other = |span: Span| {
        let marked = document.slice(span).trim_end().strip_suffix(']').and_then(|line| line.rsplit_once('['));
        marked.is_some_and(|(name, word)| {
            word.len() > 2
                && word.bytes().all(|byte| byte.is_ascii_lowercase())
                && !SHOWN.contains(&word)
                && name.starts_with(char::is_uppercase)
                && name.ends_with(char::is_alphanumeric)
                && reads_like_title(name)
        })
    };
    document.lines().iter().any(is_other)
}

/// Whether nothing is left of what the link showed: a pen.
fn is_icon(document: &Document<'_>, link: &Link) -> bool {
    document.slice(link.text).trim().is_empty()
}

/// Edit links whose address a converter broke over lines, and those with a picture of a pen for their words.
fn wrapped(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut links = document.links().iter().peekable();
    while let Some(link) = links.next() {
        let before =
            text[..link.span.start].strip_suffix('[').map(|before| before.strip_suffix('\\').unwrap_or(before));
        let Some(before) = before.filter(|_| is_edit_form(document, link)) else { continue };
        let mut end = link.span.end;
        // `[[Bearbeiten](…) | [Quelltext bearbeiten](…)]`
        while let Some(next) = links.next_if(|next| {
            is_edit_form(document, next) && text[end..next.span.start].trim_matches([' ', '\n', '\\']) == "|"
        }) {
            end = next.span.end;
        }
        let rest = text[end..].strip_prefix('\\').unwrap_or(&text[end..]);
        let span = Span::new(before.trim_end_matches(' ').len(), text.len() - rest.len() + 1);
        let closes = rest == "]" || rest.starts_with("]\n");
        if closes && (is_icon(document, link) || document.slice(span).contains('\n')) {
            edits.delete(span, &EDIT_LINK, Confidence::Certain);
        }
    }
}

/// Whether the words and the address are those of a wiki's edit form.
fn is_edit_form(document: &Document<'_>, link: &Link) -> bool {
    let has_address = || EDIT_FORMS.iter().any(|form| link.destination(document).contains(form));
    link.text.len() <= MAX_WORDS
        && (is_icon(document, link) || is_edit_word(document.slice(link.text)).is_some())
        && has_address()
}

/// Whether the line ends in a bracket, in marks of a heading or of bold words, in a blank: most do not, but for one blank perhaps.
fn may_end(line: &[u8]) -> bool {
    static ENDS: Bytes = Bytes::of(b"])*#").or(&BLANK_ENDS);
    let line = line.strip_suffix(b" ").unwrap_or(line);
    line.last().is_some_and(|b| ENDS.has(*b))
}

/// The edit link that is all of `tail`.
fn parse(tail: &str) -> Option<EditLink> {
    let bytes = tail.as_bytes();
    let mut word = String::new();
    let mut link = EditLink { has_address: false, is_foreign: true };
    let mut words = 0;
    let mut depth = 0usize;
    let mut at = 0;
    // The text without its markup, cut at the bars.
    while at < bytes.len() {
        let length = tail[at..].chars().next().map_or(1, char::len_utf8);
        match bytes[at] {
            b'[' => depth += 1,
            b']' => {
                depth = depth.checked_sub(1)?;
                if bytes.get(at + 1) == Some(&b'(') {
                    let mut open = 1u32;
                    let end = at
                        + 2
                        + bytes[at + 2..].iter().position(|b| {
                            open = open + u32::from(*b == b'(') - u32::from(*b == b')');
                            open == 0
                        })?;
                    let target = &tail[at + 2..end];
                    link.has_address |= EDIT_FORMS.iter().any(|form| target.contains(form));
                    at = end + 1;
                    continue;
                }
            }
            b'|' => {
                link.is_foreign &= is_edit_word(&std::mem::take(&mut word))?;
                words += 1;
            }
            b'\\' | b'*' | b'_' => {}
            // Text behind the closing bracket: not the whole tail.
            _ if depth == 0 && bytes[at] != b' ' => return None,
            _ => {
                word.push_str(&tail[at..at + length]);
                // Give up early, so that a line of brackets stays cheap.
                if word.len() > MAX_WORDS {
                    return None;
                }
            }
        }
        at += length;
    }
    link.is_foreign &= is_edit_word(&word)?;
    (depth == 0 && words < 3).then_some(link)
}

/// Whether the words are those of an edit link in another language; none if they are of no edit link at all.
fn is_edit_word(word: &str) -> Option<bool> {
    let word = word.trim();
    if !PREFIXES.may_begin(word) {
        return None;
    }
    let lower = word.to_lowercase();
    words::EDIT.contains(&lower.as_str()).then(|| !lower.starts_with("edit") || lower.len() > 6)
}

/// Whether the line stands below a line that reads like a title.
fn is_below_title(document: &Document<'_>, index: usize) -> bool {
    let near = |line: usize| index - line <= 2;
    let above = document.written_above(index).next().filter(|line| near(*line));
    above.is_some_and(|line| reads_like_title(document.line(line).trim()) && stands_alone(document, line))
}

/// Whether the line stands between a heading and a paragraph of prose, or below the heading if nobody else says so.
fn is_below_heading(document: &Document<'_>, index: usize, is_foreign: bool) -> bool {
    let Some(above) = document.written_above(index).next() else { return false };
    let title = document.line(above).trim_end();
    let is_underline = || above > 0 && document.underline(above - 1).is_some_and(|marks| marks.len() >= 3);
    let is_heading = title.starts_with("##") || title.starts_with("# ") || is_underline();
    is_heading && (is_foreign || opens_prose(document, index))
}

fn is_bold(title: &str) -> bool {
    title.len() > 4 && title.starts_with("**") && title.ends_with("**")
}

/// Few words and no stop at the end.
fn reads_like_title(title: &str) -> bool {
    title.chars().count() <= 80
        && title.split_whitespace().count() <= 10
        && !title.ends_with(['.', ',', ';', ':', '。', '、', '…'])
        && !title.starts_with(['-', '•', '|'])
        && title.chars().next().is_some_and(char::is_alphanumeric)
}

/// Whether the line is the first of a block.
fn stands_alone(document: &Document<'_>, index: usize) -> bool {
    let lines = document.lines();
    index == 0 || lines.is_blank(document.text(), index - 1) || {
        let before = document.line(index - 1).trim_end();
        before.ends_with(['.', '!', '?', '。', ')', ']', '”', '"'])
    }
}

/// Whether a blank line and a sentence follow.
fn opens_prose(document: &Document<'_>, index: usize) -> bool {
    let lines = document.lines();
    index + 2 < lines.len() && lines.is_blank(document.text(), index + 1) && {
        let next = document.line(index + 2);
        next.trim_end().ends_with(['.', '。']) && next.split_whitespace().take(5).count() == 5
    }
}
