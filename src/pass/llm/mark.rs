//! Marks with which chat assistants cite: `【4†source】`, `citeturn0search0`, `:contentReference[oaicite:0]{index=0}`, cards of Grok.

use super::{CITATION, CODE};
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span, cut};
use crate::pass::boilerplate::visible_start;
use crate::pass::talk::{Talk, is_joint};
use crate::rule::Confidence;
use crate::text::near;
use crate::text::places::places;

/// Attack: an opening bracket without its other half. No mark is longer.
const MAX: usize = 300;

/// Words of sentences about such marks.
#[rustfmt::skip]
const ABOUT: [&str; 21] = [
    "contain", "contains", "artifact", "artifacts", "artefact", "artefacts", "strip", "strips", "remove", "removes", "regex",
    "citation", "citations", "chatgpt", "marks", "tokens", "paste", "pastes", "pasted", "prints", "inserts",
];

/// Where marks stand, in order. Names that an assistant marked are settled here.
fn marks(document: &Document<'_>, edits: &mut Edits<'_>) -> Vec<Span> {
    let text = document.text();
    let bytes = text.as_bytes();
    let classes = document.classes();
    let mut spans = Vec::new();
    if classes.intersects(Classes::PRIVATE) {
        for at in memchr::memmem::find_iter(bytes, "\u{e200}") {
            let rest = near::behind(&text[at..], MAX);
            if let Some((length, name)) = entity(rest) {
                edits.replace(Span::new(at, at + length), name.to_owned(), &CITATION, Confidence::Certain);
                continue;
            }
            let length = rest.find('\u{e201}').map(|end| end + '\u{e201}'.len_utf8());
            spans.extend(length.filter(|end| !rest[..*end].contains('\n')).map(|end| Span::new(at, at + end)));
        }
    }
    for at in
        document.each([b'[']).filter(|at| matches!(bytes.get(at + 1), Some(b'a' | b'c' | b'o' | b'w' | b'0'..=b'9')))
    {
        let mark = &bytes[at + 1..];
        if mark.starts_with(b"oaicite:") {
            spans.extend(oaicite(text, at + 1));
        } else if mark.starts_with(b"cite:") {
            spans.extend(numbers(text, at));
        } else if mark.starts_with(b"cite") {
            spans.extend(start(text, at));
        } else if matches!(mark[0], b'a' | b'w') {
            spans.extend(origin(text, at));
        } else if mark.starts_with(b"oai_citation") {
            spans.extend(attribution(text, at));
        } else if mark[0].is_ascii_digit() && has_dagger(mark) {
            spans.extend(dagger(text, at, "]").filter(|span| is_own(&text[span.range()])));
        }
    }
    spans.extend(document.each_mark("<grok:render ").filter_map(|at| card(text, at)));
    // `citeturn0search0`: by the rarest of its letters.
    let may_turn = |&[c, _, _, _, _, u]: &[u8; 6]| (c == b'c') & (u == b'u');
    let may_open = |&[a, b, c]: &[u8; 3]| (a == 0xE3) & (b == 0x80) & (c == 0x90);
    let mut take = |at: usize| {
        if let Some(inside) = text[at..].strip_prefix('【') {
            spans.extend(match inside {
                _ if inside.starts_with("oaicite:") => oaicite(text, at + '【'.len_utf8()),
                _ if inside.starts_with("turn") => dagger(text, at, "】").or_else(|| bracketed_turn(text, at)),
                _ => dagger(text, at, "】"),
            });
        } else if bytes[at..].starts_with(b"citeturn") {
            spans.extend(turn(text, at));
        }
    };
    if classes.intersects(Classes::HAN) {
        places(bytes, |six: &[u8; 6]| may_turn(six) | may_open(&[six[0], six[1], six[2]])).for_each(&mut take);
    } else {
        places(bytes, may_turn).for_each(&mut take);
    }
    spans.sort_unstable();
    spans
}

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let spans = marks(document, edits);
    if spans.is_empty() || document.is_verbatim() {
        return;
    }
    // A single `[cite: 7]` may be the author's.
    let several = spans.len() > 1;
    let mut done = 0;
    let mut told: Option<usize> = None; // where the last one that is talked about ends
    let mut sure: Vec<Span> = Vec::new(); // several in a row are one
    for span in spans {
        let is_escaped = text[span.start..].starts_with("\\[cite");
        let is_maths = |kind: ZoneKinds| is_escaped && kind.intersects(ZoneKinds::MATH);
        if span.start < done || document.zones().at(span.start, CODE).is_some_and(|zone| !is_maths(zone.kind)) {
            continue;
        }
        done = span.end;
        let talk = Talk::about(text, span);
        if talk.is_quoted() || talk.parts_particles() {
            continue;
        }
        let mark = document.slice(span);
        let own = mark.trim_start_matches('(').starts_with("[oai_citation") || several && mark.starts_with("[cite:");
        let is_source = mark.starts_with(['\u{e200}', ':', '<'])
            || ["citeturn", "fileciteturn", "【turn"].iter().any(|start| mark.starts_with(start))
            || is_own(mark);
        let is_turn = is_source && !talk.is_beside(&ABOUT);
        let named = || {
            talk.is_named()
                || talk.is_object()
                || talk.is_subject()
                || talk.is_glossed()
                || talk.is_coordinated()
                || talk.breaks_off()
        };
        // `【1†source】 and 【2†source】 come from`
        let follows = told.is_some_and(|told| is_joint(&text[told..span.start]));
        let is_told = follows || named();
        let is_sure = (own || is_turn) && !is_told || !follows && is_at_work(text, span, talk);
        if is_told || !is_sure {
            told = Some(span.end);
        }
        match sure.last_mut() {
            Some(last) if text[last.end..span.start].bytes().all(|b| b == b' ') => last.end = span.end,
            _ if is_sure => sure.push(span),
            _ => edits.delete(cut::inline(text, span), &CITATION, Confidence::Possible),
        }
    }
    for span in sure {
        edits.delete(cut::inline(text, span), &CITATION, Confidence::Certain);
    }
}

/// A name that an assistant marked, `entity["company","Atlassian","software company"]` between private-use signs: it stays.
fn entity(rest: &str) -> Option<(usize, &str)> {
    let inside = rest.strip_prefix("\u{e200}entity\u{e202}[\"")?;
    let (_, words) = inside.split_once("\",\"")?;
    let (name, behind) = words.split_once('"')?;
    let close = behind.find('\u{e201}').filter(|_| !name.is_empty() && !name.contains('\n'))?;
    Some((rest.len() - behind.len() + close + '\u{e201}'.len_utf8(), name))
}

/// Glued to the text, at the start of a line where no words are apart from it, or behind the end of a sentence; in the middle of one it is talked about.
fn is_at_work(text: &str, span: Span, talk: Talk<'_>) -> bool {
    let before = &text[..span.start];
    let after = text[span.end..].trim_start_matches([' ', '.', ',', ';']);
    // Marks of a heading or an item may stand before it.
    let line = near::line_before(before, MAX);
    let own_line = visible_start(line).is_empty();
    let blank = before.ends_with([' ', '\u{a0}']);
    let stop = before.trim_end().ends_with(['.', '!', '?', '。', ':', ')', ']', '】', '"', '”', ';', '*']);
    let ends = after.is_empty() || after.starts_with(['\n', '【', '\u{e200}']);
    if own_line {
        // `[cite_start] is what it prints`, `【1†source】: the first page`
        return ends || !(text[span.end..].starts_with(' ') || talk.is_glossed());
    }
    !blank && !before.ends_with(['(', '“', '"', '\'', '`', '‘'])
        || stop
        || ends && !talk.is_named() && !talk.breaks_off()
}

/// Whether a dagger stands behind the few digits of a number.
fn has_dagger(inside: &[u8]) -> bool {
    const MAX: usize = 8;
    let digits = inside.iter().take(MAX).take_while(|b| b.is_ascii_digit() || **b == b':').count();
    inside[digits..].starts_with("†".as_bytes())
}

/// `【4†source】`, `【4:0†file.pdf】`, `【turn0search1†source】`, `[4†source]`.
fn dagger(text: &str, at: usize, close: &str) -> Option<Span> {
    let rest = near::behind(&text[at..], MAX);
    let start = rest.chars().next()?.len_utf8();
    let end = start + rest[start..].find(close)?;
    let (number, source) = rest[start..end].split_once('†')?;
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b':')
        || turns(number, 0) == Some(number.len());
    let fits = is_number && !source.contains('\n');
    fits.then(|| Span::new(at, at + end + close.len()))
}

/// Whether the source of a mark is one that nobody writes: `†source】`, `†L12-L40]`.
fn is_own(mark: &str) -> bool {
    let source = mark.split_once('†').map_or("", |(_, source)| source.trim_end_matches(['】', ']']));
    source == "source" || source.strip_prefix('L').is_some_and(|lines| lines.starts_with(|c: char| c.is_ascii_digit()))
}

/// `【turn0search1】`.
fn bracketed_turn(text: &str, at: usize) -> Option<Span> {
    let end = turns(text, at + '【'.len_utf8())?;
    text[end..].starts_with('】').then(|| Span::new(at, end + '】'.len_utf8()))
}

/// `[oaicite:0]`, `:contentReference[oaicite:0]{index=0}`, `【oaicite:0】`.
fn oaicite(text: &str, at: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    let digits = bytes[at + 8..].iter().take(8).take_while(|b| b.is_ascii_digit()).count();
    let mut end = at + 8 + digits;
    let open = text[..at].chars().next_back().filter(|c| matches!(c, '[' | '【'))?;
    let close = text[end..].chars().next().filter(|c| matches!(c, ']' | '】'))?;
    if digits == 0 {
        return None;
    }
    let mut start = at - open.len_utf8();
    end += close.len_utf8();
    if text[..start].ends_with('\\') {
        start -= 1;
    }
    for word in [":contentReference", "contentReference"] {
        start -= if text[..start].ends_with(word) { word.len() } else { 0 };
    }
    if text[end..].starts_with("{index=") {
        let limit = text.floor_char_boundary(text.len().min(end + 20));
        end += text[end..limit].find('}').map_or(0, |length| length + 1);
    } else if start < at && text[end..].starts_with("index=") {
        // A brace was lost.
        let digits = bytes[end + 6..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        end += if bytes.get(end + 6 + digits) == Some(&b'}') { 7 + digits } else { 0 };
    }
    Some(Span::new(start, end))
}

/// `[oai_citation:1‡example.com](https://example.com/a)`.
fn attribution(text: &str, at: usize) -> Option<Span> {
    /// Attack: a mark without an end. Its address is no longer.
    const MAX_ADDRESS: usize = 2000;
    let rest = near::behind(&text[at..], MAX_ADDRESS);
    let close = rest.find(']').filter(|close| rest[..*close].contains(['‡', ':']) && !rest[..*close].contains('\n'))?;
    let target = rest[close + 1..].strip_prefix('(').map(|target| target.find([')', '\n', ' ']));
    let end = match target {
        Some(Some(length)) if rest[close + 2 + length..].starts_with(')') => close + 2 + length + 1,
        None => close + 1,
        Some(_) => return None,
    };
    let end = at + end;
    // With parentheses that hold nothing else.
    let alone = usize::from(text[..at].ends_with('(') && text[end..].starts_with(')'));
    Some(Span::new(at - alone, end + alone))
}

/// `<grok:render card_id="4ba1" …><argument name="citation_id">0</argument></grok:render>`, over one line or a few.
fn card(text: &str, at: usize) -> Option<Span> {
    const END: &str = "</grok:render>";
    let rest = near::behind(&text[at..], 2 * MAX);
    let fits = |card: &&str| card.contains(" card_id=") && card.contains("<argument ");
    rest.split_once(END).map(|(card, _)| card).filter(fits).map(|card| Span::new(at, at + card.len() + END.len()))
}

/// `[cite_start]`, with escapes or without.
fn start(text: &str, at: usize) -> Option<Span> {
    let mark =
        ["[cite_start]", "[cite\\_start]", "[cite\\_start\\]"].iter().find(|mark| text[at..].starts_with(**mark))?;
    Some(Span::new(at - usize::from(mark.ends_with("\\]") && text[..at].ends_with('\\')), at + mark.len()))
}

/// `[cite: 12, 13]`.
fn numbers(text: &str, at: usize) -> Option<Span> {
    let rest = &near::behind(&text[at..], MAX)["[cite:".len()..];
    let inside = &rest[..rest.find(']')?];
    let fits = inside.contains(|c: char| c.is_ascii_digit())
        && inside.bytes().all(|b| b.is_ascii_digit() || matches!(b, b' ' | b',' | b'-'));
    fits.then(|| Span::new(at, at + "[cite:".len() + inside.len() + 1))
}

/// `[web:12]`, `[attached_file:1]`: where Perplexity has it from.
fn origin(text: &str, at: usize) -> Option<Span> {
    let rest = near::behind(&text[at..], MAX);
    let number = ["[web:", "[attached_file:"].iter().find_map(|start| rest.strip_prefix(start))?;
    let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let end = rest.len() - behind.len();
    let is_value = text[..at].trim_ascii_end().ends_with([':', '=']);
    (behind.len() < number.len() && behind.starts_with(']') && !is_value).then(|| Span::new(at, at + end + 1))
}

/// `citeturn0search0turn0search5`, the marks without their private-use delimiters.
fn turn(text: &str, at: usize) -> Option<Span> {
    let start = at - if text[..at].ends_with("file") { "file".len() } else { 0 };
    turns(text, at + "cite".len()).map(|end| Span::new(start, end))
}

/// The end of `turn0search0turn0search5`, which begins at `at`.
fn turns(text: &str, at: usize) -> Option<usize> {
    const KINDS: [&str; 10] =
        ["search", "view", "news", "fetch", "file", "image", "academia", "forecast", "product", "finance"];
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let mut end = at;
    while text[end..].starts_with("turn") {
        let number = end + 4 + digits(end + 4);
        let kind = KINDS.iter().find(|kind| text[number..].starts_with(**kind))?;
        let index = number + kind.len();
        end = index + digits(index);
        if end == index {
            return None;
        }
    }
    (end > at).then_some(end)
}
