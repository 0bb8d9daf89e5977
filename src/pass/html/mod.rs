//! HTML tags and comments left in text.

use std::cell::LazyCell;

use memchr::memmem;

use crate::document::{Classes, Document, Zone, ZoneKinds, declarations_end};
use crate::edit::{Edits, Span};
use crate::pass::entity::references_to_letters;
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

mod elements;
mod evidence;
mod listing;
mod mention;
mod runs;
mod shown;
mod tags;

use elements::Effect;
use tags::Tag;

const TAG: Rule = Rule::new(
    "html/tag",
    Presets::TEXT,
    "HTML tag that a converter left: its text stays, blocks stay apart, `<code>` becomes backticks",
)
.fires(
    "Prices <span style=\"color:red\">fell</span> in May.<br>They rose in June.",
    "Prices fell in May.\nThey rose in June.",
)
.spares("usage: cp [-r] <source> <dest>");

const MARKUP: Rule = Rule::new(
    "html/markup",
    Presets::PLAIN,
    "HTML tag that authors of Markdown write on purpose (`<sub>`, `<kbd>`, `<details>`): its text stays",
)
.fires("Press <kbd>Esc</kbd> to leave.", "Press Esc to leave.")
.spares("Wrap the words in <mark> tags.");

const COMMENT: Rule =
    Rule::new("html/comment", Presets::TEXT, "HTML comment, or declaration of a page that is none any more")
        .fires("The ferry sails at nine.<!--more--> It is full.", "The ferry sails at nine. It is full.")
        .spares("A comment starts with `<!--` and ends with `-->`.");

const NOTE: Rule = Rule::new(
    "html/note",
    Presets::PLAIN,
    "HTML comment in a document that its author wrote in Markdown, with code or front matter: a note to other authors; an \
     empty one that keeps two lists apart",
)
.fires("Run `cp a b`.\n\n<!-- Keep in **order**. -->\n\n**Then** close it.", "Run `cp a b`.\n\nThen close it.")
.spares("A comment starts with `<!--` and ends with `-->`.");

const SCRIPT: Rule =
    Rule::new("html/script", Presets::TEXT, "`<script>`, `<style>` or `<noscript>` element with its content")
        .fires(
            "The ferry sails at nine.\n\n<script>track('a < b');</script>\n\nIt is full.",
            "The ferry sails at nine.\n\nIt is full.",
        )
        .spares("Put the code into a <script> element.");

static RULES: [Rule; 5] = [TAG, MARKUP, COMMENT, NOTE, SCRIPT];

/// Whether HTML has an element of that name.
pub(super) fn is_element(name: &str) -> bool {
    elements::known(name.as_bytes()).is_some()
}

#[derive(Debug)]
pub(super) struct Html;

impl Pass for Html {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::ANGLE
    }

    /// A document that is verbatim because of its tags alone is prose without them: see `evidence`.
    fn domain(&self) -> Domain {
        Domain::Any
    }

    /// Attributes and scripts hold anything; where a tag may start is decided here.
    fn zones(&self) -> ZoneKinds {
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let mut marks = scan(document);
        if marks.is_empty() || is_all_comment(document.text(), &marks) {
            return;
        }
        pair(document.text(), &mut marks);
        let marks = evidence::weigh(document, marks);
        if !marks.is_empty() {
            runs::propose(document, &marks, edits);
            if let Some(code) = marks.iter().find(|mark| !mark.with.is_empty()) {
                letters(document, &marks, code.rule, edits);
            }
        }
    }
}

/// Decodes what no author of Markdown would write as a reference: its code will make the page look like one of theirs.
fn letters(document: &Document<'_>, marks: &[Mark], rule: &'static Rule, edits: &mut Edits<'_>) {
    let mut marks = marks.iter().peekable();
    for (span, letters) in references_to_letters(document) {
        while marks.next_if(|mark| mark.span.end <= span.start).is_some() {}
        let is_free = marks.peek().is_none_or(|mark| mark.span.start >= span.end);
        if is_free && document.zones().at(span.start, ZoneKinds::ALL).is_none() {
            edits.replace(span, letters, rule, Confidence::Certain);
        }
    }
}

/// A tag, a comment, or an element with its content.
#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    /// `None` for comments and elements that go with their content.
    tag: Option<Tag>,
    effect: Effect,
    rule: &'static Rule,
    /// Index of the other tag of the element.
    partner: Option<usize>,
    confidence: Confidence,
    /// What stands in its place instead of nothing.
    with: &'static str,
    /// Within code, whose blanks stay.
    in_code: bool,
}

impl Mark {
    fn new(span: Span, tag: Option<Tag>, effect: Effect, rule: &'static Rule) -> Self {
        Self { span, tag, effect, rule, partner: None, confidence: Confidence::Certain, with: "", in_code: false }
    }

    /// Whether nothing but the mark goes, whatever is around it.
    const fn is_exact(&self) -> bool {
        self.in_code || !self.with.is_empty()
    }

    /// Whether it is part of a listing that becomes a fence.
    const fn is_of_listing(&self) -> bool {
        self.tag.is_none() && self.is_exact()
    }
}

/// Whether the text is one comment and nothing else: then it was written to be read.
fn is_all_comment(text: &str, marks: &[Mark]) -> bool {
    matches!(marks, [mark] if mark.tag.is_none() && mark.span.len() == text.trim_ascii().len())
}

/// What a file of XML has around text that is not escaped.
const CDATA: [&str; 2] = ["<![CDATA[", "]]>"];

fn scan(document: &Document<'_>) -> Vec<Mark> {
    /// Attack: `<!--` at the start, `-->` at the end. No comment that belongs to an article is longer.
    const MAX_COMMENT: usize = 50_000;
    let text = document.text();
    let mut marks = Vec::new();
    let mut done = declarations_end(text).unwrap_or_default();
    if done > 0 {
        marks.push(Mark::new(Span::new(0, done), None, Effect::Paragraph, &COMMENT));
    }
    // A field of a feed as its file held it: no mark within reaches over its end.
    let field = text.trim_ascii().strip_prefix(CDATA[0]).and_then(|rest| rest.strip_suffix(CDATA[1]));
    let text = field.map_or(text, |_| &text[..text.trim_ascii_end().len() - CDATA[1].len()]);
    if let Some(field) = field {
        done = text.len() - field.len();
        marks.push(Mark::new(Span::new(done - CDATA[0].len(), done), None, Effect::Paragraph, &COMMENT));
    }
    let bytes = text.as_bytes();
    // Unclosed ones are searched for once.
    let mut comment_end = Some(0);
    let mut hopeless: [Option<&str>; 3] = [None; 3];
    let is_page = LazyCell::new(|| !document.is_markdown() && document.each_mark("</p>").next().is_some());
    for at in document.each([b'<']) {
        if at < done {
            continue;
        }
        // An address, which is no tag.
        if bytes[at..].starts_with(b"<http") {
            continue;
        }
        if bytes[at..].starts_with(b"<!") {
            if let Some(end) = tags::declaration_end(bytes, at, &mut comment_end)
                && end - at <= MAX_COMMENT
                && is_open(document, at, done)
                && !cuts_code(document, Span::new(at, end))
            {
                marks.push(Mark::new(Span::new(at, end), None, Effect::Inline, &COMMENT));
                done = end;
            }
            continue;
        }
        if bytes[at..].starts_with(b"<pre")
            && let Some(end) = listing::listing(document, at, || *is_page, &mut marks)
        {
            done = end;
            continue;
        }
        let Some(tag) = tags::tag(text, at) else {
            if let Some(end) = tags::cut_off(text, at)
                && is_open(document, at, done)
            {
                marks.push(Mark::new(Span::new(at, end), None, Effect::Inline, &TAG));
                done = end;
            }
            continue;
        };
        if !is_open(document, at, done) {
            continue;
        }
        done = tag.span.end;
        if !tag.element.raw || tag.closing {
            marks.push(Mark::new(tag.span, Some(tag), tag.element.effect, &TAG));
        } else if !tag.self_closing && !hopeless.contains(&Some(tag.element.name)) {
            let end = tags::closing_end(bytes, tag).filter(|end| !cuts_code(document, Span::new(at, *end)));
            if let Some(end) = end {
                marks.push(Mark::new(Span::new(at, end), None, tag.element.effect, &SCRIPT));
                done = end;
            } else if let Some(free) = hopeless.iter_mut().find(|name| name.is_none()) {
                *free = Some(tag.element.name);
            }
        }
    }
    if field.is_some() {
        marks.push(Mark::new(Span::new(text.len(), text.len() + CDATA[1].len()), None, Effect::Paragraph, &COMMENT));
    }
    marks
}

/// Whether a mark may start at `at`: out of code, or in a line that only the script of a tag makes look like code: one at its
/// start, or the last one, which ended at `done`. Behind a sentence, a script is none of code.
fn is_open(document: &Document<'_>, at: usize, done: usize) -> bool {
    match document.zones().at(at, ZoneKinds::ALL) {
        None => true,
        Some(Zone { span, kind }) => {
            kind == ZoneKinds::CODE_LINE
                && (span.start < done
                    || document.slice(span).trim_start_matches([' ', '\t', '#', '-', '>']).starts_with('<')
                    || is_behind_sentence(document.text(), at))
        }
    }
}

/// `It is full.<script>`
fn is_behind_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ').strip_suffix(['.', '!', '?', '…', '。', '।']);
    let is_raw = || ["<script", "<style"].iter().any(|tag| text[at..].starts_with(tag));
    before.is_some_and(|before| before.ends_with(char::is_alphanumeric)) && is_raw()
}

/// Whether the end of a long mark lies in a fence that starts within it: then the mark was not meant as one.
fn cuts_code(document: &Document<'_>, span: Span) -> bool {
    let zone = document.zones().at(span.end - 1, ZoneKinds::CODE.or(ZoneKinds::INLINE_CODE));
    zone.is_some_and(|zone| zone.span.end > span.end)
}

/// Finds for every opening tag its closing tag, as a stack for each element.
fn pair(text: &str, marks: &mut [Mark]) {
    /// Attack: none; words that far apart are not one phrase.
    const MAX_INLINE: usize = 5000;
    let mut open: std::collections::HashMap<&str, Vec<usize>> = std::collections::HashMap::new();
    for index in 0..marks.len() {
        let Some(tag) = marks[index].tag.filter(|tag| !tag.element.void) else { continue };
        let stack = open.entry(tag.element.name).or_default();
        if !tag.closing {
            stack.push(index);
        } else if let Some(opener) = stack.pop() {
            let inside = Span::new(marks[opener].span.end, tag.span.start);
            let bare = marks[opener].tag.is_some_and(|tag| !tag.attributes);
            let near = tag.element.effect != Effect::Inline
                || inside.len() <= MAX_INLINE
                    && !(bare && memmem::find(text[inside.range()].as_bytes(), b"\n\n").is_some());
            if near {
                marks[opener].partner = Some(index);
                marks[index].partner = Some(opener);
            }
        }
    }
}
