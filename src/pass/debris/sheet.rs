//! Rules of style sheets beside words on one line: `.mw-parser-output .frac{white-space:nowrap}Half a mile`.

use super::{delete_amid, style};
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span, cut};
use crate::text::near;

/// Attack: selectors and blocks without an end. Those of a page are no longer.
const MAX: usize = 2000;

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    const SHOWN: ZoneKinds = ZoneKinds::CODE.or(ZoneKinds::INLINE_CODE).or(ZoneKinds::FRONT_MATTER);
    if !document.classes().intersects(Classes::BRACE) {
        return;
    }
    let text = document.text();
    let mut found = Vec::new();
    let mut done = 0;
    for at in document.each([b'{']).filter(|at| is_behind_selector(text.as_bytes(), *at)) {
        if at < done {
            continue;
        }
        let head = near::line_before(&text[done..at], style::MAX_SELECTOR);
        let Some(start) = selector_start(head).map(|start| at - head.len() + start) else { continue };
        let Some(mut end) = block_end(text, at) else { continue };
        let first = end;
        while let Some(next) = rule_end(text, end) {
            end = next;
        }
        done = end;
        let start = comment_start(text, start);
        let span = Span::new(start, end);
        let is_shown = || {
            // `.note-box{margin:0} makes room`, `With @media print{nav{display:none}} it prints`: an author shows one rule, and goes on.
            let is_word = |c: char| c.is_alphanumeric() || c == ':';
            let is_in_sentence = || {
                let next = text[end..].trim_start().chars().next();
                text[..start].trim_end_matches(' ').ends_with(is_word) && next.is_some_and(char::is_lowercase)
            };
            let is_one = first == end && (text[start..].starts_with(['.', '#']) || is_in_sentence());
            is_one && text[end..].starts_with(' ') && text[..start].ends_with([' ', '\n'])
        };
        if cut::is_alone(document, span) || is_shown() || document.zones().at(start, SHOWN).is_some() {
            continue;
        }
        found.push(span);
    }
    delete_amid(document, &found, edits);
}

/// The first look: a name stands before the brace, and behind it no line ends as behind those of programs.
fn is_behind_selector(bytes: &[u8], at: usize) -> bool {
    if bytes.get(at + 1) == Some(&b'\n') {
        return false;
    }
    let before = bytes[..at].strip_suffix(b" ").unwrap_or(&bytes[..at]);
    before.last().is_some_and(|b| b.is_ascii_alphanumeric() || b")]_-".contains(b))
}

/// Where the block that opens at `open` ends, if it holds nothing but properties, or rules with some.
fn block_end(text: &str, open: usize) -> Option<usize> {
    /// Rules in rules: `@media{.x{…}}`.
    const DEEPEST: i32 = 3;
    let near = near::behind(&text[open..], MAX);
    let mut depth = 0;
    let mut nested = false;
    let mut braces = memchr::memchr2_iter(b'{', b'}', near.as_bytes());
    let length = loop {
        let at = braces.next()?;
        depth += if near.as_bytes()[at] == b'{' { 1 } else { -1 };
        nested |= depth > 1;
        match depth {
            0 => break at + 1,
            DEEPEST.. => return None,
            _ => {}
        }
    };
    let block = &near[..length];
    let is_property = |part: &str| {
        let part = part.trim();
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'*';
        part.is_empty() || part.split_once(':').is_some_and(|(name, _)| name.trim_end().bytes().all(fits))
    };
    let is_sheet = style::is_style(block) && (nested || block[1..length - 1].split(';').all(is_property));
    is_sheet.then_some(open + length)
}

/// Where the rule that follows on `from` ends, if one does.
fn rule_end(text: &str, from: usize) -> Option<usize> {
    let near = near::behind(&text[from..], style::MAX_SELECTOR);
    let open = memchr::memchr(b'{', near.as_bytes())?;
    let selector = near[..open].trim();
    let is_rule = selector.starts_with(['.', '#', '@']) || style::is_selector(selector);
    is_rule.then(|| block_end(text, from + open)).flatten()
}

/// Where the selector at the end of `text` starts, which names a class or something else that no sentence has.
fn selector_start(text: &str) -> Option<usize> {
    if !text.contains(['.', '#', '@']) {
        return None;
    }
    const RULES: [&str; 4] = ["@media", "@font-face", "@keyframes", "@supports"];
    if let Some(at) = text.rfind('@').filter(|at| RULES.iter().any(|rule| text[*at..].starts_with(rule))) {
        return Some(at);
    }
    let is_named = |token: &str| token.contains(['-', '_']) || token.bytes().any(|b| b.is_ascii_digit());
    let mut start = None;
    let mut named = false;
    let mut at = text.trim_end().len();
    loop {
        let from = text[..at].rfind(' ').map_or(0, |blank| blank + 1);
        let token = &text[from..at];
        let is_class = |at: usize| token[at..].starts_with(['.', '#']) && style::is_selector(&token[at..]);
        if !style::is_selector(token) {
            // `(.frac`, `built.frac`
            let glued = (0..token.len()).rev().find(|at| token.is_char_boundary(*at) && is_class(*at));
            named |= glued.is_some_and(|at| is_named(&token[at..]));
            start = glued.map(|at| from + at).or(start);
            break;
        }
        if token.contains(['.', '#']) {
            named |= is_named(token);
            start = Some(from);
        }
        if from == 0 {
            break;
        }
        at = from - 1;
    }
    start.filter(|_| named)
}

/// Where the comment before a style sheet starts: `/*! elementor - v3.17.0 */`
fn comment_start(text: &str, at: usize) -> usize {
    let near = near::before(&text[..at], MAX);
    let comment = near.trim_end_matches([' ', '\n', '\r']).strip_suffix("*/");
    comment.and_then(|comment| comment.rfind("/*")).map_or(at, |open| at - near.len() + open)
}
