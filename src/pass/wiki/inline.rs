//! Links of wiki source text.

use super::{CATEGORY, FILE_LINK, LINK, emphasis, is_closed, words};
use crate::document::Document;
use crate::edit::{Edits, Span, cut};
use crate::pass::talk::{Talk, Told};
use crate::rule::Confidence;
use crate::text::near;
use crate::text::places::places;

/// Attack: links in links, each of which is read to its end. No name of a page is longer.
const MAX_TARGET: usize = 300;

/// Where `[[…]]` stand, from the outermost inwards.
fn bracketed(bytes: &[u8]) -> Vec<Span> {
    let mut open: Vec<usize> = Vec::new();
    let mut found: Vec<Span> = Vec::new();
    let mut done = 0;
    let is_mark = |&[a, b]: &[u8; 2]| (a == b) & ((a == b'[') | (a == b']') | (a == b'\n'));
    for at in places(bytes, is_mark) {
        if bytes[at] == b'\n' {
            // Nothing but a caption goes over a line end, and no caption over a blank line.
            open.clear();
        } else if at >= done {
            done = at + 2;
            if bytes[at] == b'[' {
                open.push(at);
            } else if let Some(start) = open.pop() {
                found.push(Span::new(start, at + 2));
            }
        }
    }
    found.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    found
}

/// Links, where `has_links` says that there may be some. Returns whether the text is the source of a wiki.
pub(super) fn links(document: &Document<'_>, mut wikitext: bool, has_links: bool, edits: &mut Edits<'_>) -> bool {
    let found = if has_links { bracketed(document.text().as_bytes()) } else { Vec::new() };
    if !found.is_empty() {
        wikitext = internal(document, found, wikitext, edits);
    }
    if wikitext {
        emphasis::find(document, edits);
        external(document, edits);
    }
    wikitext
}

/// Links to pages and files of the wiki, of those in brackets. Returns whether the text is the source of a wiki.
fn internal(document: &Document<'_>, found: Vec<Span>, mut wikitext: bool, edits: &mut Edits<'_>) -> bool {
    let text = document.text();
    let bytes = text.as_bytes();
    // Notes of Obsidian and the like: there the author wrote the brackets.
    let notes = memchr::memmem::find(bytes, b"![[").is_some() || text.starts_with("---\n");
    let mut plain = Vec::new();
    let mut quoted = Vec::new();
    let mut languages = Vec::new();
    let mut told = Told::default();
    let mut inside_of = 0;
    for span in found {
        if span.start < inside_of || is_closed(document, span.start) {
            continue;
        }
        // Two apostrophes and more are marks.
        let is_marked = text[..span.start].ends_with("''") && text[span.end..].starts_with("''");
        let is_quoted = Talk::about(text, span).is_quoted() && !is_marked;
        let before = span.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
        if matches!(before, b'!' | b'#' | b'$' | b'\\' | b'"') || bytes.get(span.end) == Some(&b'(') {
            continue;
        }
        let inside = &text[span.start + 2..span.end - 2];
        let head = near::behind(inside, MAX_TARGET);
        if is_quoted {
            // `the “[[mill (machine)|mill]]”` is a link where others are.
            let is_ordered = || Talk::about(text, span).is_ordered();
            if inside.contains('|') && is_title(inside) && !head.contains(':') && !is_ordered() {
                quoted.push(span);
            }
            continue;
        }
        if is_file(head) {
            if is_shown(text, span) {
                continue;
            }
            edits.delete(cut::inline_or_block(document, span), &FILE_LINK, Confidence::Certain);
            inside_of = span.end;
            wikitext = true;
        } else if !head.starts_with(':') && has_namespace(head, words::CATEGORY) {
            let block = cut::inline_or_block(document, span);
            if cut::is_alone(document, span) {
                edits.delete(block, &CATEGORY, Confidence::Certain);
                wikitext = true;
            }
        } else if is_language(head) && cut::is_alone(document, span) {
            languages.push(span);
        } else if (is_title(inside) || is_year(inside)) && (inside.contains('|') || !cut::is_alone(document, span)) {
            // Alone on a line, TOML has tables and AsciiDoc anchors.
            if is_told_of(text, span) {
                told.add(span);
            } else {
                plain.push(span);
            }
        }
    }
    plain.retain(|span| !told.explain(text, *span));
    wikitext |= !notes && !plain.is_empty() && emphasis::marked(document).next().is_some();
    wikitext |= !notes && plain.iter().any(|span| document.slice(*span).contains('|'));
    if wikitext || !notes && plain.iter().any(|span| is_in_prose(document, *span)) {
        plain.extend(quoted);
        plain.sort_unstable();
    }
    if wikitext {
        for span in languages {
            edits.delete(cut::inline_or_block(document, span), &CATEGORY, Confidence::Likely);
        }
    }
    unlink(document, &plain, wikitext, notes, edits);
    wikitext
}

/// `[[Mill]]`, `[[Mill|the mill]]`: what is shown of the links stays. `notes`: the brackets may be the author's.
fn unlink(document: &Document<'_>, plain: &[Span], wikitext: bool, notes: bool, edits: &mut Edits<'_>) {
    let text = document.text();
    // Beside a link that is one for sure, so are others among words: `l’[[île de la Cité]]`, `[[cat]]s`.
    let beside = !wikitext && !notes && plain.len() > 1 && plain.iter().any(|span| is_in_prose(document, *span));
    for span in plain {
        let inside = &text[span.start + 2..span.end - 2];
        let bar = inside.rfind('|');
        // `[[:Category:Mills]]` links to what without the colon would file the page.
        let colon = usize::from(bar.is_none() && inside.starts_with(':'));
        let shown = Span::new(span.start + 2 + colon + bar.map_or(0, |bar| bar + 1), span.end - 2);
        let sure = wikitext
            || !notes && is_in_prose(document, *span)
            || beside && is_year(inside)
            || beside && inside.chars().all(|c| c.is_alphabetic() || " -’'".contains(c))
            // `[[2019年]]`
            || beside && inside.chars().all(|c| c.is_ascii_digit() || c > '\u{2e7f}');
        let confidence = if sure { Confidence::Likely } else { Confidence::Possible };
        if shown.is_empty() {
            continue;
        }
        let parts = [Span::new(span.start, shown.start), Span::new(shown.end, span.end)];
        edits.delete_together(parts, &LINK, confidence);
    }
}

/// `turns [[mill]] into a link`, `type [[mill]]`: named in a sentence about the marks of a wiki.
fn is_told_of(text: &str, span: Span) -> bool {
    const TOPICS: [&str; 6] = ["wiki", "wikis", "mediawiki", "wikitext", "obsidian", "brackets"];
    // No page is called so, but those in a lesson.
    const STAND_INS: [&str; 14] = [
        "page",
        "page name",
        "pagename",
        "seite",
        "seitenname",
        "página",
        "pagina",
        "strona",
        "страница",
        "页面",
        "ページ",
        "ページ名",
        "صفحة",
        "पृष्ठ",
    ];
    let name = text[span.start + 2..span.end - 2].split('|').next().unwrap_or_default();
    if name.len() <= 40 && STAND_INS.contains(&&*name.to_lowercase()) {
        return true;
    }
    let talk = Talk::about(text, span);
    let does = talk.after.starts_with(" into ") && talk.is_object();
    let is_taught = || talk.is_ordered() && talk.is_beside(&["link", "links", "page", "pages"]);
    is_taught() || (does || talk.is_ordered() || talk.is_subject()) && talk.is_beside(&TOPICS)
}

/// `pictures are embedded with [[File:Mill.jpg]]`, `the syntax is [[File:name.jpg|thumb]]`: in the middle of a sentence about it.
fn is_shown(text: &str, span: Span) -> bool {
    const ABOUT: [&str; 12] = [
        "wiki",
        "wikitext",
        "syntax",
        "markup",
        "mediawiki",
        "embed",
        "embeds",
        "embedded",
        "embedding",
        "typing",
        "written",
        "editors",
    ];
    let talk = Talk::about(text, span);
    talk.before.ends_with(' ') && (talk.is_named() || talk.is_beside(&ABOUT))
}

/// `[https://example.com words]`: the words stay.
fn external(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Attack: `[http` without an end, repeated.
    const MAX: usize = 400;
    let text = document.text();
    for at in document.each_mark("[http") {
        let rest = &near::behind(&text[at..], MAX)[1..];
        let Some(close) = rest.find([']', '\n']).filter(|close| rest[*close..].starts_with(']')) else { continue };
        let Some((url, words)) = rest[..close].split_once(' ') else { continue };
        let end = at + 1 + close;
        let is_inner = text[..at].ends_with(['[', ']', '\\', '!']) || text[end + 1..].starts_with(['(', '[', ']']);
        if is_inner || !url.contains("://") || words.trim().is_empty() || is_closed(document, at) {
            continue;
        }
        let parts = [Span::new(at, at + 2 + url.len()), Span::new(end, end + 1)];
        edits.delete_together(parts, &LINK, Confidence::Likely);
    }
}

/// `de:Graz`: the page in another language.
fn is_language(inside: &str) -> bool {
    inside.split_once(':').is_some_and(|(code, title)| {
        (2..=3).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_lowercase())
            && title.starts_with(|c: char| c.is_alphabetic() && !c.is_ascii_lowercase())
    })
}

/// `1128`: to a page of that year; in code, a list in a list.
fn is_year(inside: &str) -> bool {
    (3..=4).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_digit())
}

fn has_namespace(inside: &str, names: &[&str]) -> bool {
    inside.split_once(':').is_some_and(|(name, rest)| {
        let name = name.trim_start_matches(':').replace('_', " ");
        !rest.is_empty() && names.contains(&name.trim())
    })
}

/// `File:Name.jpg|…`; in lower case only with a bar, because Org and editors write `[[file:name.png]]`.
fn is_file(inside: &str) -> bool {
    let (target, options) = inside.split_once('|').map_or((inside, ""), |(target, options)| (target, options));
    let is_media = target.rsplit_once('.').is_some_and(|(_, extension)| words::is_media(extension.trim()));
    let lower = ["file:", "image:", "datei:", "bild:", "fichier:", "archivo:"];
    is_media
        && (has_namespace(target, words::FILE) || !options.is_empty() && lower.iter().any(|n| target.starts_with(n)))
}

/// Reads like the title of a page, not like code.
pub(in crate::pass) fn is_title(inside: &str) -> bool {
    if inside.len() > MAX_TARGET {
        return false;
    }
    let target = inside.split('|').next().unwrap_or(inside);
    !inside.contains(['[', ']', '\n', '{', '}', '"', '=', '<', '>', ';', '$', '\\', '`'])
        && inside.matches('|').count() <= 1
        && target.trim_start_matches(['#', ':']).starts_with(|c: char| c.is_alphanumeric())
        && target.chars().any(char::is_alphabetic)
        && !target.contains("::")
        // `[[:space:]]` is a class of characters.
        && !target.ends_with(':')
        && !target.contains(", ")
}

/// `1970s`, `2010 census`, `19th century`: not `1` and `2L`, which code counts with.
fn is_counted(inside: &str) -> bool {
    let word = inside.trim_start_matches(|c: char| c.is_ascii_digit());
    let ending = ["s", "st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_prefix(ending)).unwrap_or(word);
    // `20 N` and `5 kg` are no titles.
    let goes_on = ending.strip_prefix(' ').is_some_and(|rest| rest.len() > 2 && rest.starts_with(char::is_alphabetic));
    word.len() < inside.len() && (goes_on || ending.is_empty() && !word.is_empty())
}

/// Whether the link starts with a capital or a number and stands among words in a document without Markdown.
fn is_in_prose(document: &Document<'_>, span: Span) -> bool {
    let text = document.text();
    let inside = &text[span.start + 2..];
    let before = text[..span.start].ends_with(|c: char| c == ' ' || c > '\u{2e7f}');
    // Attack: one endless line of links.
    const MAX_LINE: usize = 4000;
    /// A sentence has more words than a caption; where words are not set apart, letters tell.
    const WORDS: usize = 5;
    const LETTERS: usize = 8;
    let line = document.line(document.lines().at(span.start));
    // Scripts without small letters have no capitals.
    let is_capital = |c: char| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase();
    (inside.starts_with(is_capital) || is_counted(&inside[..span.len() - 4]))
        && before
        && line.len() <= MAX_LINE
        && (line.split_whitespace().take(WORDS).count() == WORDS
            || line.chars().filter(|c| *c > '\u{2e7f}').nth(LETTERS).is_some())
        && !line.trim_start().starts_with(['-', '*', '#', '>', '|', '+'])
        && line.trim_end().ends_with(['.', '!', '?', '。', '।', '؟'])
        && !document.is_markdown()
}
