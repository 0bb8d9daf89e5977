//! `[b]`, `[/b]`, `[url=…]`, `[vc_row css="…"]`.

use std::cell::LazyCell;

use super::lesson::{has_no_address, is_about_templates, is_lesson, stand_apart};
use super::markdown::{block_quote, image, marks};
use super::scan::{Tag, pair, scan};
use super::{BBCODE, BBCODE_MARK, SHORTCODE, names, sigla};
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
    // Asked of the whole text, and so once for all tags.
    let told_of = LazyCell::new(|| is_about_templates(text));
    let is_told_of = || *told_of;
    let mut verdicts: Vec<Option<&'static Rule>> =
        tags.iter().map(|tag| judge(document, &tags, tag, &is_told_of).filter(|_| !sigla.have(text, tag))).collect();
    if verdicts.iter().all(Option::is_none)
        || memchr::memmem::find(text.as_bytes(), b"BBCode").is_some()
        || document.is_verbatim()
        || is_lesson(text, &tags)
    {
        return;
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
        .filter(|(tag, verdict)| verdict.is_none() && family(document, &tags, tag, &is_told_of).is_some());
    shown.for_each(|(tag, _)| told.add(tag.span));
    for (tag, verdict) in tags.iter().zip(&mut verdicts).filter(|(tag, _)| tag.pair.is_none()) {
        *verdict = verdict.filter(|_| !told.are_near(text, tag.span));
    }
    let has_bbcode = verdicts.iter().flatten().any(|rule| rule.id() == BBCODE.id());
    let mut code_end = 0;
    let mut run: Option<Run> = None; // tags beside each other go together
    for (tag, verdict) in tags.iter().zip(verdicts) {
        if tag.span.start < code_end {
            continue;
        }
        if names::CODE.contains(&tag.name.as_str()) {
            code_end = tag.pair.filter(|_| !tag.closing).map_or(code_end, |close| tags[close].span.end);
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
        if let (Some(close), "img", false) = (tag.pair, tag.name.as_str(), tag.closing) {
            image(document, tag.span, tags[close].span, edits);
            continue;
        }
        if tag.name == "img" && tag.closing && tag.pair.is_some() {
            continue;
        }
        // `[attach]4411[/attach]`, `[youtube]mQ4xw2LkP1c[/youtube]` hold the name of a file or film.
        if let Some(close) = tag.pair.filter(|_| !tag.closing)
            && holds_name(&tag.name, &text[tag.span.end..tags[close].span.start])
        {
            let whole = Span::new(tag.span.start, tags[close].span.end);
            edits.delete(cut::inline_or_block(document, whole), rule, Confidence::Likely);
            code_end = whole.end;
            continue;
        }
        if edits.is_on(&BBCODE_MARK)
            && tag.name == "quote"
            && let Some(other) = tag.pair
        {
            let (open, close) = if tag.closing { (&tags[other], tag) } else { (tag, &tags[other]) };
            if let Some(parts) = block_quote(text, open.span, close.span) {
                if !tag.closing {
                    edits.together(parts, &BBCODE_MARK, Confidence::Likely);
                }
                continue;
            }
        }
        if rule.id() == BBCODE.id() && edits.is_on(&BBCODE_MARK) {
            if let Some(close) = tag.pair.filter(|_| !tag.closing)
                && let Some((open, end)) = marks(text, tag, &tags[close])
            {
                let parts = [(tag.span, open.into()), (tags[close].span, end.into())];
                edits.together(parts, &BBCODE_MARK, Confidence::Likely);
                continue;
            }
            if let Some(open) = tag.pair.filter(|_| tag.closing)
                && marks(text, &tags[open], tag).is_some()
            {
                continue;
            }
        }
        run = match run {
            Some(Run { span, rule, parts }) if text[span.end..tag.span.start].bytes().all(|b| b == b' ') => {
                Some(Run { span: Span::new(span.start, tag.span.end), rule, parts: parts || is_part(&tag.name) })
            }
            before => {
                flush(document, before, edits);
                Some(Run { span: tag.span, rule, parts: is_part(&tag.name) })
            }
        };
    }
    flush(document, run, edits);
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

/// Tags beside each other.
struct Run {
    span: Span,
    rule: &'static Rule,
    /// One of them lays out a part of the page.
    parts: bool,
}

/// A tag of rows and columns, whose texts stand apart.
fn is_part(name: &str) -> bool {
    #[rustfmt::skip]
    const PARTS: [&str; 18] = [
        "row", "col", "column", "columns", "section", "half", "third", "thirds", "fourth", "fifth", "text", "textblock",
        "tab", "box", "container", "separator", "spacer", "tr",
    ];
    name.split(['_', '-']).any(|part| PARTS.contains(&part))
}

fn flush(document: &Document<'_>, run: Option<Run>, edits: &mut Edits<'_>) {
    let Some(Run { span, rule, parts }) = run else { return };
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let text = document.text();
    let glues = !blank(text[..span.start].chars().next_back()) && !blank(text[span.end..].chars().next());
    let tags = document.slice(span);
    if glues && parts {
        edits.replace(span, "\n\n", rule, Confidence::Likely);
    } else if glues && (tags.contains("] ") || tags.contains("[/td][")) {
        edits.replace(span, " ", rule, Confidence::Likely);
    } else if let Some(line) = quoted_line(document, span) {
        edits.delete(line, rule, Confidence::Likely);
    } else if edits.is_on(&BBCODE_MARK)
        && ends_list(tags)
        && cut::is_alone(document, span)
        && goes_on(&text[span.end..])
    {
        // In Markdown, the blank line that is left ends the list.
        edits.delete(span, rule, Confidence::Likely);
    } else {
        edits.delete(cut::inline_or_block(document, span), rule, Confidence::Likely);
    }
}

fn ends_list(tags: &str) -> bool {
    ["[/list]", "[/ul]", "[/ol]"].iter().any(|end| tags.ends_with(end))
}

/// Whether text stands on the next line.
fn goes_on(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\r']).strip_prefix('\n').is_some_and(|next| !next.starts_with(['\n', '\r', '[']))
}

/// The line of a block quote that holds nothing else: `> [quote="bob"]`.
fn quoted_line(document: &Document<'_>, span: Span) -> Option<Span> {
    /// Attack: one endless line of tags. Quote marks are fewer.
    const MAX: usize = 16;
    let lines = document.lines();
    let line = lines.at(span.start);
    let own = lines.span(line);
    if span.start - own.start > MAX || !document.text()[span.end..own.end.max(span.end)].trim_ascii().is_empty() {
        return None;
    }
    let before = &document.text()[own.start..span.start];
    let is_quote = before.contains('>') && before.bytes().all(|b| matches!(b, b' ' | b'>'));
    is_quote.then(|| lines.whole(line))
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
    let strict = names::PREFIXES.iter().any(|prefix| name.starts_with(prefix) && name.len() >= prefix.len());
    if strict && (is_compound || opening.has_attributes) {
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
