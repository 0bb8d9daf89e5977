//! `[b]`, `[/b]`, `[url=…]`, `[vc_row css="…"]`.

use std::cell::LazyCell;

use super::lesson::{has_no_address, is_about_templates, is_lesson, stand_apart};
use super::markdown::{block_quote, image, marks};
use super::run::Run;
use super::scan::{Tag, pair, scan};
use super::sigla::{self, Sigla};
use super::{BBCODE, BBCODE_MARK, SHORTCODE, names};
use crate::document::Document;
use crate::edit::{Edits, Span, cut};
use crate::pass::context::introduced::is_introduced;
use crate::pass::context::twin::INSTEAD;
use crate::pass::talk::{Talk, Told, is_joined};
use crate::rule::{Confidence, Rule};

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut tags = scan(document);
    if tags.is_empty() {
        return;
    }
    pair(&mut tags);
    let sigla = sigla::read(text, &tags);
    let Some(verdicts) = verdicts(document, &tags, &sigla) else { return };
    let has_bbcode = verdicts.iter().flatten().any(|rule| rule.id() == BBCODE.id());
    let mut done = 0;
    let mut run: Option<Run> = None; // tags beside each other go together
    for (tag, verdict) in tags.iter().zip(verdicts) {
        if tag.span.start < done {
            continue;
        }
        if names::CODE.contains(&tag.name.as_str()) {
            done = tag.pair.filter(|_| !tag.closing).map_or(done, |close| tags[close].span.end);
            continue;
        }
        if tag.name == "*" {
            if has_bbcode {
                let blank = text[tag.span.end..].starts_with(' ');
                let mark = if tag.closing {
                    ""
                } else if blank {
                    "*"
                } else {
                    "* "
                };
                edits.replace(tag.span, mark, &BBCODE, Confidence::Likely);
            }
            continue;
        }
        let stray = tag.closing
            && tag.pair.is_none()
            && has_bbcode
            && !sigla.have(text, tag)
            && names::BBCODE.contains(&tag.name.as_str());
        let Some(rule) = verdict.or(stray.then_some(&BBCODE)) else { continue };
        if let Some(end) = settle_pair(document, &tags, tag, rule, edits) {
            done = done.max(end);
            continue;
        }
        if !run.as_mut().is_some_and(|run| run.add(text, tag))
            && let Some(before) = run.replace(Run::of(tag, rule))
        {
            before.delete(document, edits);
        }
    }
    if let Some(run) = run {
        run.delete(document, edits);
    }
}

/// For each tag, the rule that it falls under; nothing where none does, or the text shows how tags are written.
fn verdicts(document: &Document<'_>, tags: &[Tag], sigla: &Sigla) -> Option<Vec<Option<&'static Rule>>> {
    let text = document.text();
    // Asked of the whole text, and so once for all tags.
    let told_of = LazyCell::new(|| is_about_templates(text));
    let is_told_of = || *told_of;
    let mut verdicts: Vec<Option<&'static Rule>> =
        tags.iter().map(|tag| judge(document, tags, tag, &is_told_of).filter(|_| !sigla.have(text, tag))).collect();
    if verdicts.iter().all(Option::is_none)
        || memchr::memmem::find(text.as_bytes(), b"BBCode").is_some()
        || document.is_verbatim()
        || is_lesson(text, tags)
    {
        return None;
    }
    // A tag that stands or falls with its other half.
    for index in 0..tags.len() {
        if tags[index].pair.is_some_and(|other| verdicts[other].is_none()) {
            verdicts[index] = None;
        }
    }
    // `With [quote=name] it has a heading` behind `Put [quote] before the words`
    let mut told = Told::default();
    let shown = tags
        .iter()
        .zip(&verdicts)
        .filter(|(tag, verdict)| verdict.is_none() && family(document, tags, tag, &is_told_of).is_some());
    shown.for_each(|(tag, _)| told.add(tag.span));
    for (tag, verdict) in tags.iter().zip(&mut verdicts).filter(|(tag, _)| tag.pair.is_none()) {
        *verdict = verdict.filter(|_| !told.are_near(text, tag.span));
    }
    Some(verdicts)
}

/// What becomes of the two tags of a pair together, asked at either of them; returns where to go on.
fn settle_pair(
    document: &Document<'_>,
    tags: &[Tag],
    tag: &Tag,
    rule: &'static Rule,
    edits: &mut Edits<'_>,
) -> Option<usize> {
    let text = document.text();
    let other = &tags[tag.pair?];
    let (open, close) = if tag.closing { (other, tag) } else { (tag, other) };
    if tag.name == "img" {
        if !tag.closing {
            image(document, open.span, close.span, edits);
        }
        return Some(tag.span.end);
    }
    // `[attach]4411[/attach]`, `[youtube]mQ4xw2LkP1c[/youtube]` hold the name of a file or film.
    if !tag.closing && holds_name(&tag.name, &text[open.span.end..close.span.start]) {
        let whole = Span::new(open.span.start, close.span.end);
        edits.delete(cut::inline_or_block(document, whole), rule, Confidence::Likely);
        return Some(whole.end);
    }
    if !edits.is_on(&BBCODE_MARK) {
        return None;
    }
    let quote = if tag.name == "quote" { block_quote(document, open.span, close.span) } else { None };
    let parts = quote.or_else(|| {
        let (before, behind) = if rule.id() == BBCODE.id() { marks(text, open, close)? } else { return None };
        Some(vec![(open.span, before.into()), (close.span, behind.into())])
    })?;
    if !tag.closing {
        edits.together(parts, &BBCODE_MARK, Confidence::Likely);
    }
    Some(tag.span.end)
}

fn holds_name(tag: &str, inside: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    match tag {
        "attach" | "attachment" => inside.bytes().all(|b| b.is_ascii_digit()),
        "youtube" | "vimeo" | "video" | "media" | "gist" => {
            inside.contains(|c: char| c.is_ascii_digit()) && inside.chars().all(is_name)
        }
        _ => false,
    }
}

/// `close [i] with [/i]`, `full of [vc_row] and [vc_column] since`: in a list with other tags.
fn is_listed(text: &str, tags: &[Tag], tag: &Tag) -> bool {
    let at = tags.partition_point(|other| other.span < tag.span);
    let span_at = |index: usize| tags.get(index).map(|tag| tag.span);
    is_joined(text, at.checked_sub(1).and_then(span_at), tag.span, span_at(at + 1))
}

/// Which rule the tag falls under.
fn judge(document: &Document<'_>, tags: &[Tag], tag: &Tag, is_told_of: &impl Fn() -> bool) -> Option<&'static Rule> {
    let rule = family(document, tags, tag, is_told_of)?;
    let text = document.text();
    const CODES: [&str; 2] = ["code", "codes"];
    let talk = Talk::about(text, tag.span);
    let is_single = rule.id() == SHORTCODE.id() && tag.pair.is_none() && (talk.stops() || talk.after.starts_with(' '));
    let is_shown = || {
        talk.is_quoted()
            || talk.is_ordered()
            || talk.is_object()
            || talk.is_subject()
            || talk.has_name_behind()
            || talk.has_name_before()
            || talk.follows(&CODES)
            || talk.precedes(&CODES)
            || talk.is_beside(&["tags", "shortcode", "shortcodes", "bbcode"])
            || document.slice(tag.span).contains("...")
            || talk.is_coordinated()
            || is_single && (talk.is_named() || INSTEAD.iter().any(|joint| talk.after.starts_with(joint)))
            || has_no_address(text, tags, tag)
            || is_listed(text, tags, tag)
    };
    (!stand_apart(text, tags, tag) && (tag.closing && tag.pair.is_some() || !is_shown())).then_some(rule)
}

/// Whose tag it is, by its name and form.
fn family(document: &Document<'_>, tags: &[Tag], tag: &Tag, is_told_of: &impl Fn() -> bool) -> Option<&'static Rule> {
    let name = tag.name.as_str();
    let opening = tag.pair.filter(|_| tag.closing).map_or(tag, |first| &tags[first]);
    let is_compound = name.contains(['_', '-']);
    let is_single = !(opening.has_attributes || opening.has_value || tag.pair.is_some());
    // A word in brackets, as most are.
    if is_single && !is_compound && !tag.closing && !names::ALONE.contains(&name) {
        return None;
    }
    let strict = names::PREFIXES.iter().any(|prefix| name.starts_with(prefix));
    // `headers[X_CHANNEL]`, [`Server::find`][sc_find]: a name in code, and what its link is called.
    let is_name = || {
        let is_loud = document.slice(tag.span).contains(|c: char| c.is_ascii_uppercase());
        is_single && (is_loud || document.text()[..tag.span.start].ends_with("`]"))
    };
    if strict && (is_compound || opening.has_attributes) && !is_name() {
        return Some(&SHORTCODE);
    }
    let is_known = names::SHORTCODES.contains(&name);
    let plays = opening.has_value && is_known && document.slice(opening.span)[1 + name.len()..].starts_with("=http");
    if plays {
        return Some(&SHORTCODE);
    }
    if names::BBCODE.contains(&name) && !opening.has_attributes {
        let sure = tag.pair.is_some() || opening.has_value && names::BBCODE_WITH_VALUE.contains(&name);
        return sure.then_some(&BBCODE);
    }
    if opening.has_attributes {
        let attributes = document.slice(opening.span);
        let quoted = ["=\"", "='", "=”", "=“", "=″", "=′", "=&#8", "=&quot;", "=\\\"", "=»", "=„"];
        let is_known = is_known || names::BBCODE.contains(&name);
        let by_form = quoted.iter().any(|mark| attributes.contains(mark)) && !document.is_latex();
        return (is_known || by_form || is_compound || (is_paragraph(document, tag.span) && !is_told_of()))
            .then_some(&SHORTCODE);
    }
    // `[ad_1]`, `[gallery]`, `[/one_half]`
    let is_mark = || if tag.closing { is_known } else { !is_compound || name.contains('_') };
    let alone = is_single && is_mark() && is_paragraph(document, tag.span) && !is_told_of();
    (tag.pair.is_some() && (is_known || is_compound) || alone).then_some(&SHORTCODE)
}

/// Whether a tag is a paragraph of its own in lower case, of which no line above says that it shows one.
fn is_paragraph(document: &Document<'_>, span: Span) -> bool {
    let line = document.lines().at(span.start);
    let is_lower = !document.slice(span).contains(|c: char| c.is_ascii_uppercase());
    (is_lower || document.slice(span) == "[TOC]")
        && cut::is_alone(document, span)
        && document.are_apart(line, line)
        && !document.is_authored()
        && !is_introduced(document, line, line)
}
