//! HTML character references left undecoded.

use std::collections::BTreeMap;

use crate::document::{Classes, Document, ZoneKinds, is_escaped};
use crate::edit::{Edits, Span};
use crate::pass::context::twin;
use crate::pass::talk::{Talk, Told};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::near::starts_line;

mod blank;
mod escaped;
mod html;
mod mention;
mod names;
mod place;
mod reference;
mod told;
mod topic;

use blank::{blanks, with_blanks};
pub(super) use escaped::{EscapedText, is_page};
use html::{Tag, Targets, is_in_attribute, is_in_target};
use mention::{is_listed, is_mentioned};
use place::{is_block_mark, is_markup, numbers_line};
use reference::{Kind, Reference};
use topic::Topic;

const NAMED: Rule = Rule::new("entity/named", Presets::ALL, "Named character reference: the character it stands for")
    .fires("Marks &amp; Spencer isn&rsquo;t closing.", "Marks & Spencer isn’t closing.")
    .spares("https://example.com/?a=1&copy=2&reg=3");

const NUMERIC: Rule =
    Rule::new("entity/numeric", Presets::ALL, "Numeric character reference: the character it stands for")
        .fires("The harbour&#8217;s new caf&#xE9;", "The harbour’s new café")
        .spares("Channel &#8217 is off the air.");

const NESTED: Rule =
    Rule::new("entity/nested", Presets::ALL, "Reference whose `&` was escaped again, any number of times")
        .fires("Don&amp;amp;#8217;t miss it", "Don’t miss it")
        .spares("line.replace(/&amp;nbsp;/g, ' ')");

const SPACE: Rule = Rule::new(
    "entity/space",
    Presets::TEXT,
    "References to blanks: one blank, or none at the ends of a line; a no-break space where it has a function",
)
.fires("The vote&nbsp;&nbsp; is on Monday.&nbsp;", "The vote is on Monday.")
.spares("The entity \"&nbsp;\" keeps two words on one line.");

const MARKUP: Rule = Rule::new(
    "entity/markup",
    Presets::PLAIN,
    "Reference to a character that could be Markdown or HTML at its place: `&lt;`, `&#42;`, a blank beside emphasis; any reference in the Markdown of an author, who shows code",
)
.fires("Boats &lt; 12 m &#91;only&#93;", "Boats < 12 m [only]")
.spares("The &lt;br&gt; tag has no closing tag.");

const UNTERMINATED: Rule =
    Rule::new("entity/unterminated", Presets::NONE, "`&nbsp`, `&quot` and `&amp` that lost their semicolon")
        .fires("Marks &amp Spencer", "Marks & Spencer")
        .spares("The R&D&I budget and its &amplitude");

const ESCAPED: Rule = Rule::new(
    "entity/escaped-text",
    Presets::TEXT,
    "References in pages, programs, manuals and code, of a text that was escaped as a whole: no `<`, `>`, `&` and quote is left in it",
)
.fires(
    "if (a &lt; b &amp;&amp; b &gt; c) {\n    show(&quot;lamp&quot;);\n}\n",
    "if (a < b && b > c) {\n    show(\"lamp\");\n}\n",
)
.spares("if (a < b) {\n    show(\"&lt;\", \"&gt;\", \"&amp;\", \"&quot;\", \"&#39;\");\n}\n");

static RULES: [Rule; 6] = [NAMED, NUMERIC, NESTED, SPACE, MARKUP, UNTERMINATED];

/// Bytes on either side in which words are looked for. Attack: one endless line full of references.
const REACH: usize = 160;

#[derive(Debug)]
pub(super) struct Entities;

impl Pass for Entities {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::AMPERSAND
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::URL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        if is_page(document) {
            return;
        }
        let mut found = references(document, edits);
        // An author of Markdown wrote what renders well.
        if !found.is_empty() && document.is_authored() {
            found.iter_mut().for_each(|found| found.in_html = true);
        }
        let mut index = 0;
        while index < found.len() {
            let Found { reference: first, in_html } = found[index];
            index += 1;
            if !first.is_blank() {
                character(document, first, in_html, edits);
                continue;
            }
            let mut end = with_blanks(document.text(), first.end);
            while let Some(Found { reference: next, .. }) = found.get(index)
                && next.is_blank()
                && next.start == end
            {
                end = with_blanks(document.text(), next.end);
                index += 1;
            }
            blanks(document.text(), first, end, in_html, edits);
        }
    }
}

/// A reference to decode.
#[derive(Clone, Copy, Debug)]
struct Found {
    reference: Reference,
    /// On a line of HTML, where it is no slip but what HTML asks for: it goes when the tags go.
    in_html: bool,
}

/// The references of the document that were meant to be read as characters, in order.
fn references(document: &Document<'_>, edits: &mut Edits<'_>) -> Vec<Found> {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut found: Vec<Found> = Vec::new();
    let mut mentions = 0;
    // Where the last one that was mentioned ends.
    let mut named = None;
    // By the sign that they stand for, and whether they are nested.
    let mut told: BTreeMap<(char, bool), Told> = BTreeMap::new();
    let mut topic = Topic::default();
    let mut tag = Tag::default();
    let mut targets = Targets::default();
    let mut done = 0;
    for at in document.each([b'&', b'<', b'>']) {
        if at < done {
            continue;
        }
        if bytes[at] != b'&' {
            tag.step(bytes, at);
            continue;
        }
        let Some(reference) = Reference::read(text, at) else {
            unterminated(text, at, edits);
            continue;
        };
        done = reference.end;
        if tag.holds(bytes, at)
            || is_in_target(document, targets.place(document, at), reference)
            || is_query(bytes, at, done)
            || document.is_in_attributes(at)
            || is_in_attribute(text, reference)
        {
            continue;
        }
        let end = if reference.first == '<' { escaped_tag_end(text, reference) } else { done };
        let follows = || named.is_some_and(|named| is_listed(text, named, at, end, reference));
        let is_compared = || {
            !reference.is_blank()
                && !reference.first.is_ascii_alphanumeric()
                && twin::is_compared(text, at, done, reference.first.encode_utf8(&mut [0; 4]))
                || reference.first == '\u{ad}' && twin::is_whole_beside(text, at, done)
        };
        if is_mentioned(text, at, end, reference) || topic.explains(text, at) || follows() || is_compared() {
            mentions += 1;
            named = Some(end);
            told.entry((reference.first, reference.kind == Kind::Nested)).or_default().add(Span::new(at, end));
            done = end;
        } else {
            let in_html = tag.precedes(bytes, at);
            found.push(Found { reference, in_html });
        }
    }
    // A page about references names many of them; the rest are its examples.
    if mentions >= 3 && mentions >= found.len() {
        found.clear();
    }
    // `Write &shy; where a word may break: Donau&shy;dampfer`
    let is_example = |reference: &Reference| {
        let span = reference.span();
        // `Marks &amp; Spencer` in a text about `&amp;` is no example, unless it is quoted.
        let is_word = || reference.first == '&' && !Talk::about(text, span).is_in_quotation();
        let is_told = |nested| told.get(&(reference.first, nested)).is_some_and(|told| told.are_near(text, span));
        // Beside one that is told of, the same sign escaped once more is told of as well.
        let nested = reference.kind == Kind::Nested;
        nested && is_told(false) || (is_told(nested) || is_told(!nested)) && !is_word()
    };
    if !told.is_empty() {
        found.retain(|found| !is_example(&found.reference));
    }
    found
}

/// Every reference to a character beyond ASCII that is no blank, and what it stands for.
pub(super) fn references_to_letters(document: &Document<'_>) -> impl Iterator<Item = (Span, String)> {
    let read = |at| Reference::read(document.text(), at);
    let letters = document.each([b'&']).filter_map(read).filter(|found| !found.first.is_ascii() && !found.is_blank());
    letters.map(|found| (found.span(), found.text()))
}

/// `&lt;br&gt;`: where the escaped tag ends; without one, where the reference ends.
fn escaped_tag_end(text: &str, open: Reference) -> usize {
    /// Attack: `&lt;` without an end. Longer tags are not what prose mentions.
    const MAX: usize = 80;
    let limit = text.len().min(open.end + MAX);
    // `&lt; and &gt;`
    if !text[open.end..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        return open.end;
    }
    memchr::memchr_iter(b'&', &text.as_bytes()[open.end..limit])
        .filter_map(|at| Reference::read(text, open.end + at))
        .find(|close| matches!(close.first, '<' | '>'))
        .filter(|close| close.first == '>' && !text[open.end..close.start].contains('\n'))
        .map_or(open.end, |close| close.end)
}

/// `?a=1&amp;b=2` in a URL without a scheme.
fn is_query(bytes: &[u8], start: usize, end: usize) -> bool {
    /// Attack: one endless word full of `&`. Parameters have shorter names and values.
    const REACH: usize = 64;
    let blank = |b: &&u8| !b.is_ascii_whitespace();
    let name = bytes[end..].iter().take(REACH).take_while(|b| b.is_ascii_alphanumeric() || b"_-[]".contains(b)).count();
    name > 0
        && bytes.get(end + name) == Some(&b'=')
        && bytes[..start].iter().rev().take(REACH).take_while(blank).any(|b| matches!(b, b'=' | b'?'))
}

/// One reference that is not a blank.
fn character(document: &Document<'_>, reference: Reference, in_html: bool, edits: &mut Edits<'_>) {
    let text = document.text();
    let bytes = text.as_bytes();
    let (mut start, end) = (reference.start, reference.end);
    let before = start.checked_sub(1).map(|at| bytes[at]);
    let after = bytes.get(end).copied();
    // Without another bar there is no table.
    let is_plain = |c: char| c == '|' && !document.classes().intersects(Classes::PIPE);
    // Markdown shows `\&amp;` as it stands.
    let escaped = is_escaped(bytes, start);
    let rule = match reference.first {
        '\r' if text[end..].starts_with("&#10;") => {
            return edits.delete(Span::new(start, end), &MARKUP, Confidence::Certain);
        }
        '\r' if after == Some(b'\n') => return edits.delete(Span::new(start, end), &NUMERIC, Confidence::Certain),
        // Nothing begins behind it.
        '\n' | '\r' if !escaped && bytes[end..].trim_ascii().is_empty() => {
            return edits.delete(Span::new(start, end), &NUMERIC, Confidence::Certain);
        }
        '\n' | '\r' => {
            // The backslash of a hard line break whose line end was escaped; remark escapes it once more.
            start -= bytes[..start].iter().rev().take(2).take_while(|b| **b == b'\\').count();
            return edits.replace(Span::new(start, end), "\n", &MARKUP, Confidence::Certain);
        }
        _ if escaped => {
            start -= 1;
            &MARKUP
        }
        _ if in_html => &MARKUP,
        c if is_markup(c, before, after) && !is_plain(c) || is_block_mark(c) && starts_line(bytes, start) => &MARKUP,
        '.' | ')' if numbers_line(bytes, start) => &MARKUP,
        _ => match reference.kind {
            Kind::Named => &NAMED,
            Kind::Numeric => &NUMERIC,
            Kind::Nested => &NESTED,
        },
    };
    edits.replace(Span::new(start, end), reference.text(), rule, Confidence::Certain);
}

/// `&nbsp`, `&quot` or `&amp` at `at`, with no letter behind.
fn unterminated(text: &str, at: usize, edits: &mut Edits<'_>) {
    let rest = &text.as_bytes()[at + 1..];
    for (name, with) in [("nbsp", " "), ("quot", "\""), ("amp", "&")] {
        let ends = |b: &u8| !b.is_ascii_alphanumeric() && !matches!(b, b';' | b'=' | b'_');
        if rest.starts_with(name.as_bytes()) && rest.get(name.len()).is_none_or(ends) {
            let with = if name == "nbsp" && rest.get(name.len()) == Some(&b' ') { "" } else { with };
            edits.replace(Span::new(at, at + 1 + name.len()), with, &UNTERMINATED, Confidence::Likely);
        }
    }
}
