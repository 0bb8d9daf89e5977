//! Paragraphs and links that a margin broke: where they go on and end, and what their last line may hold.

use super::class::Class;
use super::list::lists_credits;
use super::marks::item;
use super::phrases::phrases;
use super::record::has_slash_beside;
use super::visible::Visible;
use super::visible_start;
use crate::document::{Document, attributes_length};
use crate::edit::Span;

/// A line that looks broken by a margin.
pub(in crate::pass) fn is_wide(line: &str) -> bool {
    let width = line.chars().take(121).count();
    (45..=120).contains(&width)
}

pub(super) fn is_wrapped(line: &str) -> bool {
    is_wide(line)
        && line.contains(char::is_alphanumeric)
        && !line.ends_with(['.', '!', '?', ':', '…', '”', '"', ')', '。', '|', '；', ';', '*', '_'])
}

/// A heading, a list item or a line of links: no paragraph goes on behind it.
pub(super) fn is_block(line: &str) -> bool {
    line.starts_with(['#', '|', '!']) || item(line).is_some()
}

/// The last line of a paragraph broken by a margin; none if it is too long for boilerplate.
pub(super) fn wrapped_end(document: &Document<'_>, first: usize) -> Option<usize> {
    const MAX: usize = 8;
    let lines = document.lines();
    let mut last = first;
    while last + 1 < lines.len() && !document.words(last + 1).is_empty() {
        if !is_wide(document.words(last)) && !goes_on(document.words(last + 1)) {
            break;
        }
        if last - first == MAX {
            return None;
        }
        last += 1;
    }
    Some(last)
}

/// Whether a line goes on with a sentence.
pub(super) fn goes_on(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
        || line.starts_with([',', ';', '、', '。', '，', 'を'])
        || line.strip_prefix('.').is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        || line.strip_prefix(')').is_some_and(|rest| rest.starts_with(['.', ',', ' ']))
}

/// Whether a line has no end of a sentence.
pub(super) fn is_open(line: &str) -> bool {
    line.ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

/// Whether a line is of a sentence that elements of a page broke: the line above has no end, and the one below no beginning.
fn is_amid_sentence(document: &Document<'_>, span: Span) -> bool {
    let (first, last) = (document.lines().at(span.start), document.lines().at(span.end));
    let above = first.checked_sub(1).map(|line| document.line(line).trim_end()).unwrap_or_default();
    is_open(above) && last + 1 < document.lines().len() && goes_on(document.line(last + 1).trim_start())
}

/// `[a utility][1] when you want more`: a sentence that begins with a link, or with code.
pub(super) fn goes_on_behind_link(line: &str) -> bool {
    let behind = if let Some(code) = line.strip_prefix('`') {
        code.split_once('`').map(|(_, behind)| behind)
    } else {
        let behind = line.strip_prefix('[').and_then(|line| line.split_once(']')).map(|(_, behind)| behind);
        match behind {
            Some(target) if target.starts_with(['(', '[']) => target.split_once([')', ']']).map(|(_, behind)| behind),
            behind => behind,
        }
    };
    behind.and_then(|behind| behind.strip_prefix(' ')).is_some_and(goes_on)
}

/// Whether the line above ends amid a sentence.
pub(in crate::pass) fn is_run_into(document: &Document<'_>, line: usize) -> bool {
    line.checked_sub(1).map(|above| document.words(above)).is_some_and(|above| is_wide(above) && breaks_off(above))
}

/// Whether the line breaks off behind a word of a sentence.
pub(in crate::pass) fn breaks_off(line: &str) -> bool {
    const WORDS: usize = 3;
    let last = line.rsplit(' ').next().unwrap_or_default();
    line.split(' ').count() >= WORDS
        && last.starts_with(char::is_lowercase)
        && last.trim_end_matches(',').chars().all(char::is_alphabetic)
}

/// Whether somebody is named who said it, below the words or in the line itself: `    -- Ada Pear`.
pub(super) fn is_signed(document: &Document<'_>, line: usize) -> bool {
    /// Lines of a sentence that a margin broke.
    const NEAR: usize = 4;
    let lines = document.lines();
    let names = |line: &usize| {
        let (line, is_set_in) = (document.line(*line), document.line(*line).starts_with([' ', '\t']));
        let name =
            line.trim().strip_prefix("--").or_else(|| line.trim().strip_prefix(['—', '―', '–']).filter(|_| is_set_in));
        name.is_some_and(|name| name.starts_with(' ') && name.len() > 2 && !name.ends_with(['-', '—', '―', '–']))
    };
    let is_text = |line: &usize| !document.is_blank(*line);
    if names(&line) {
        return line > 0 && is_text(&(line - 1));
    }
    (line + 1..lines.len()).take(NEAR).take_while(is_text).any(|line| names(&line))
}

/// Whether a link begins in the line and ends behind it.
pub(super) fn is_torn(line: &str) -> bool {
    // As most lines with links do.
    if line.ends_with([')', '.']) {
        return false;
    }
    let open = memchr::memrchr(b'[', line.as_bytes()).map(|open| &line[open..]);
    open.is_some_and(|link| !link.contains(']') || link.contains("](") && !link.contains(')'))
}

/// Whether the line ends with the link that began before it.
pub(super) fn is_link_end(line: &str) -> bool {
    line.ends_with(')') && !line.contains('[')
}

/// `]{#lastmod}`: the end of a span of pandoc, below its words.
pub(super) fn is_span_end(line: &str) -> bool {
    line.starts_with(']') && attributes_length(&line[1..]) == Some(line.len() - 1)
}

/// The line with those over which its links go on, as far as nothing stands behind the last of them: `- [Most`, `  read](…)` are
/// one. None within a link: its words are no line of their own.
pub(in crate::pass) fn whole_line(document: &Document<'_>, span: Span) -> Option<Span> {
    /// Attack: links in links.
    const MAX: usize = 8;
    let (lines, links, text) = (document.lines(), document.links(), document.text());
    let mut whole = span;
    let from = links.partition_point(|link| link.span.end <= span.start);
    for link in links[from..].iter().take(MAX) {
        let is_line = |within: Span| !document.slice(within).contains("\n\n");
        if link.text.start <= span.start && span.start <= link.text.end && is_line(link.text) {
            let before = Span::new(link.text.start, span.start);
            if document.slice(before).contains(char::is_alphanumeric)
                && !document.slice(before).trim_end().ends_with(')')
            {
                return None;
            }
            whole.start = lines.span(lines.at(link.span.start)).start;
        }
        let begins = (whole.start..whole.end).contains(&link.span.start);
        if begins && link.span.end > whole.end && is_line(link.text) {
            let length = attributes_length(&text[link.span.end..]).unwrap_or(0);
            let last = lines.span(lines.at(link.span.end + length));
            if text[link.span.end + length..last.end].trim().is_empty() {
                whole.end = last.end;
            }
        }
    }
    Some(whole)
}

/// Whether a line is of a paragraph that a margin broke: it may hold the last words of a sentence, or half of a name; one that
/// begins with a label is as wide as the others.
fn ends_paragraph(document: &Document<'_>, span: Span, visible: &Visible) -> bool {
    let lines = document.lines();
    let line = lines.at(span.start);
    let is_broken = |line: usize| is_wrapped(document.words(line)) && !is_block(document.words(line));
    if line == 0 {
        return false;
    }
    if !visible.first.is_alphanumeric() || phrases().label(&visible.key).is_some() {
        // `… bought on ⏎ credit. What AFP said of it …`
        return visible.first.is_lowercase() && is_wide(document.words(line)) && is_broken(line - 1);
    }
    line >= 2 && is_broken(line - 1) && is_wide(document.words(line - 2))
        || begins_with_surname(document.words(line), &visible.key) && ends_with_name(document.words(line - 1))
}

/// Whether the line is a name within a sentence that a margin broke before it, as converters do before long addresses:
/// `… the company owns`, `[Instagram](…),`, `[Atlas](…) and others`.
pub(super) fn is_inside_sentence(document: &Document<'_>, line: usize) -> bool {
    /// Attack: an endless paragraph of names. Sentences hold fewer.
    const MAX: usize = 8;
    /// Bytes of what invites to follow, before the names.
    const MAX_LEAD: usize = 40;
    let lines = document.lines();
    let is_name = |line: &&str| line.starts_with('[') && line.ends_with(',');
    let above = || (0..line).rev().take(MAX).map(|line| document.words(line));
    let before = above().find(|line| !is_name(line)).unwrap_or_default();
    let is_clause = document.words(line).ends_with(',');
    let leads_on = line + 1 < lines.len() && goes_on(document.words(line + 1));
    let is_followed = || is_clause || leads_on || document.words(line).ends_with(").");
    // `Follow us on`
    let first = || above().take_while(|line| !line.is_empty()).last().unwrap_or_default();
    let invites = |line: &str| line.len() <= MAX_LEAD && phrases().begins(visible_start(line));
    (breaks_off(before) && is_followed() || is_clause && leads_on && !before.is_empty()) && !invites(first())
}

/// `Pear/Reuters`: one word, which is no agency, before the slash.
fn begins_with_surname(line: &str, key: &str) -> bool {
    let is_agency = || phrases().start(key, Class::Agency).is_some();
    line.split_once('/').is_some_and(|(name, _)| !name.contains(' ') && name.starts_with(char::is_uppercase))
        && !is_agency()
}

/// `… was painted by Ada`
fn ends_with_name(line: &str) -> bool {
    let (before, word) = line.rsplit_once([' ', '>']).unwrap_or_default();
    !before.is_empty() && word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
}

/// The line that ends with the link, broken more than once, and with the sentence around it.
pub(super) fn torn_end(document: &Document<'_>, first: usize) -> Option<usize> {
    /// Attack: an endless address. Converters that break lines at a margin break no link more often.
    const MAX: usize = 5;
    let lines = document.lines();
    let is_end = |line: &usize| document.is_blank(*line) || document.words(*line).contains(')');
    let last = (first + 1..lines.len()).take(MAX).find(is_end)?;
    let (address, behind) = document.words(last).rsplit_once(')')?;
    let whole = (first + 1..=last).any(|line| document.words(line).contains("](")) && !address.contains(['[', ' ']);
    let ends = last + 1 == lines.len() || document.words(last + 1).is_empty();
    (whole && ends && behind.trim_start_matches(['.', '!', '*', '_', ' ']).is_empty()).then_some(last)
}

/// Three sentences or more.
pub(super) fn has_sentences(line: &str) -> bool {
    let parts = line.match_indices(". ").filter(|(at, mark)| {
        let word = line[..*at].rsplit(' ').next().unwrap_or_default();
        word.chars().nth(2).is_some() && line[at + mark.len()..].starts_with(char::is_uppercase)
    });
    parts.take(2).count() == 2
}

/// Whether a line that reads like a credit is part of what stands around it: half of a link, the end of a paragraph, an item.
pub(super) fn holds_credit(document: &Document<'_>, span: Span, visible: &Visible) -> bool {
    is_torn(document.slice(span))
        || has_slash_beside(document.text(), span)
        || ends_paragraph(document, span, visible)
        || is_amid_sentence(document, span)
        || lists_credits(document, span, visible)
}
