//! HTML tokens: tags of known elements with sound attributes, and comments.

use crate::edit::Span;

/// What the tag of an element does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// Stands in the running text.
    Inline,
    /// Sets what follows apart: cells.
    Blank,
    /// Ends the line.
    Line,
    /// Ends the paragraph.
    Paragraph,
}

/// One element of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: &'static str,
    pub(super) effect: Effect,
    /// Markdown authors write it, because Markdown has no mark for it or a weaker one.
    pub(super) kept: bool,
    /// The name is a word or a letter, as in `<source> <dest>`: without attributes it needs its partner.
    pub(super) word: bool,
    /// Goes with its content.
    pub(super) raw: bool,
    /// Has no closing tag.
    pub(super) void: bool,
}

const fn element(name: &'static str, effect: Effect) -> Element {
    Element { name, effect, kept: false, word: false, raw: false, void: false }
}

impl Element {
    const fn kept(mut self) -> Self {
        self.kept = true;
        self
    }

    const fn word(mut self) -> Self {
        self.word = true;
        self
    }

    const fn raw(mut self) -> Self {
        self.raw = true;
        self
    }

    const fn void(mut self) -> Self {
        self.void = true;
        self
    }
}

use Effect::{Blank, Inline, Line, Paragraph};

/// The elements of the HTML standard and of Office exports; `pre`, `code` and `textarea` are left out, since their content is
/// literal.
static ELEMENTS: &[Element] = &[
    element("a", Inline).kept().word(),
    element("abbr", Inline).kept(),
    element("acronym", Inline),
    element("address", Paragraph).word(),
    element("amp-ad", Paragraph),
    element("amp-img", Inline),
    element("article", Paragraph).word(),
    element("aside", Paragraph).word(),
    element("audio", Inline).kept().word(),
    element("b", Inline).kept().word(),
    element("bdi", Inline).kept(),
    element("bdo", Inline).kept(),
    element("big", Inline).word(),
    element("blockquote", Paragraph).kept(),
    element("body", Paragraph).word(),
    element("br", Line).kept().void(),
    element("button", Inline).word(),
    element("canvas", Inline).word(),
    element("caption", Line).kept().word(),
    element("center", Paragraph).kept().word(),
    element("cite", Inline).kept().word(),
    element("col", Inline).kept().word().void(),
    element("colgroup", Inline).kept(),
    element("dd", Line).kept().word(),
    element("del", Inline).kept().word(),
    element("details", Paragraph).kept().word(),
    element("dfn", Inline).kept(),
    element("div", Paragraph),
    element("dl", Paragraph).kept().word(),
    element("dt", Line).kept().word(),
    element("em", Inline).kept(),
    element("embed", Inline).word().void(),
    element("fieldset", Paragraph),
    element("figcaption", Paragraph),
    element("figure", Paragraph).word(),
    element("font", Inline).word(),
    element("footer", Paragraph).word(),
    element("form", Paragraph).word(),
    element("h1", Paragraph).kept(),
    element("h2", Paragraph).kept(),
    element("h3", Paragraph).kept(),
    element("h4", Paragraph).kept(),
    element("h5", Paragraph).kept(),
    element("h6", Paragraph).kept(),
    element("head", Paragraph).word(),
    element("header", Paragraph).word(),
    element("hgroup", Paragraph),
    element("hr", Paragraph).kept().void(),
    element("html", Paragraph).word(),
    element("i", Inline).kept().word(),
    element("iframe", Inline),
    element("img", Inline).kept().void(),
    element("input", Inline).word().void(),
    element("ins", Inline).kept().word(),
    element("kbd", Inline).kept(),
    element("label", Inline).word(),
    element("legend", Line).word(),
    element("li", Line).kept(),
    element("main", Paragraph).word(),
    element("mark", Inline).kept().word(),
    element("meta", Inline).word().void(),
    element("nav", Paragraph).word(),
    element("nobr", Inline),
    element("noindex", Inline),
    element("noscript", Inline).raw(),
    element("ol", Paragraph).kept(),
    element("p", Paragraph).word(),
    element("path", Inline).word(),
    element("picture", Inline).kept().word(),
    element("q", Inline).kept().word(),
    element("rp", Inline).kept(),
    element("rt", Inline).kept(),
    element("ruby", Inline).kept().word(),
    element("s", Inline).kept().word(),
    element("script", Inline).raw(),
    element("section", Paragraph).word(),
    element("small", Inline).kept().word(),
    element("source", Inline).kept().word().void(),
    element("span", Inline),
    element("strike", Inline).kept().word(),
    element("strong", Inline).kept().word(),
    element("style", Inline).raw(),
    element("sub", Inline).kept().word(),
    element("summary", Line).kept().word(),
    element("sup", Inline).kept(),
    element("svg", Inline).word(),
    element("table", Paragraph).kept().word(),
    element("tbody", Paragraph).kept(),
    element("td", Blank).kept(),
    element("tfoot", Paragraph).kept(),
    element("th", Blank).kept(),
    element("thead", Paragraph).kept(),
    element("time", Inline).word(),
    element("tr", Line).kept(),
    element("tt", Inline).word(),
    element("u", Inline).kept().word(),
    element("ul", Paragraph).kept(),
    element("var", Inline).kept().word(),
    element("video", Inline).kept().word(),
    element("wbr", Inline).kept().void(),
];

/// Namespaces of the elements that Word writes among those of HTML: `<st1:place>`, `<v:shape>`.
const OFFICE: [&[u8]; 4] = [b"o:", b"st1:", b"v:", b"w:"];

static OFFICE_ELEMENT: Element = element("office", Inline).word();

/// Attributes that stand without a value.
const BARE: [&str; 24] = [
    "allowfullscreen",
    "alt",
    "async",
    "autoplay",
    "checked",
    "controls",
    "defer",
    "disabled",
    "hidden",
    "loop",
    "muted",
    "nowrap",
    "open",
    "compact",
    "itemscope",
    "multiple",
    "nomodule",
    "noshade",
    "novalidate",
    "playsinline",
    "readonly",
    "required",
    "reversed",
    "selected",
];

/// One tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    pub(super) span: Span,
    pub(super) element: &'static Element,
    pub(super) closing: bool,
    /// `<br/>`.
    pub(super) self_closing: bool,
    pub(super) attributes: bool,
    /// `Div`: the spelling of a type or a title, not of a tag.
    pub(super) capital: bool,
}

/// Bytes of one tag. Attack: `<a <a <a …`. Tags with embedded styles are long, but not longer.
const MAX_TAG: usize = 4096;

/// The tag that starts with the `<` at `at`.
pub(super) fn tag(text: &str, at: usize) -> Option<Tag> {
    let end = text.len().min(at + MAX_TAG);
    let bytes = &text.as_bytes()[at..end];
    let closing = bytes.get(1) == Some(&b'/');
    let start = 1 + usize::from(closing);
    let length = bytes.get(start..)?.iter().take_while(|b| b.is_ascii_alphanumeric() || b":-".contains(b)).count();
    let name = &bytes[start..start + length];
    let element = known(name)?;
    let mut here = start + length;
    let mut attributes = false;
    let mut self_closing = false;
    loop {
        let blanks = blanks(&bytes[here..]);
        here += blanks;
        match bytes.get(here)? {
            b'>' => break,
            b'/' => {
                self_closing = true;
                here += 1;
            }
            _ if blanks > 0 && !closing => {
                let (length, has_value) = attribute(&bytes[here..])?;
                attributes |= has_value;
                here += length;
            }
            _ => return None,
        }
    }
    let capital = name.len() > 1 && name[0].is_ascii_uppercase() && name[1].is_ascii_lowercase();
    Some(Tag { span: Span::new(at, at + here + 1), element, closing, self_closing, attributes, capital })
}

/// The end of a tag that starts at `at` and was cut off in an attribute, `<span class="`, at the end of its paragraph.
pub(super) fn cut_off(text: &str, at: usize) -> Option<usize> {
    let end = text.len().min(at + MAX_TAG);
    let bytes = &text.as_bytes()[at..end];
    let length = bytes[1..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    known(&bytes[1..=length])?;
    let line = &bytes[..memchr::memchr(b'\n', bytes).unwrap_or(bytes.len())];
    let mut here = 1 + length;
    loop {
        let blanks = blanks(line.get(here..)?);
        here += blanks;
        let name = line[here..].iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'-').count();
        if blanks == 0 || name == 0 || !line[here + name..].starts_with(b"=\"") {
            return None;
        }
        here += name + 2;
        match line[here..].iter().position(|b| matches!(b, b'"' | b'<' | b'>')) {
            None => break,
            Some(length) if line[here + length] == b'"' => here += length + 1,
            Some(_) => return None,
        }
    }
    let rest = text[at + line.len()..].bytes().skip(1).find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    matches!(rest, None | Some(b'\n')).then_some(at + line.len())
}

fn known(name: &[u8]) -> Option<&'static Element> {
    let mut lower = [0; 16];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    if OFFICE.iter().any(|prefix| lower.starts_with(prefix)) {
        return Some(&OFFICE_ELEMENT);
    }
    let found = ELEMENTS.binary_search_by(|element| element.name.as_bytes().cmp(lower)).ok()?;
    Some(&ELEMENTS[found])
}

fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_whitespace()).count()
}

/// Length of one attribute, and whether it has a value. Words without one are no attributes, but a few.
fn attribute(bytes: &[u8]) -> Option<(usize, bool)> {
    let name = bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_:.@".contains(b)).count();
    if name == 0 || !(bytes[0].is_ascii_alphabetic() || b"_:@".contains(&bytes[0])) {
        return None;
    }
    let mut here = name + blanks(&bytes[name..]);
    if bytes.get(here) != Some(&b'=') {
        let known = BARE.iter().any(|bare| bytes[..name].eq_ignore_ascii_case(bare.as_bytes()));
        return known.then_some((name, false));
    }
    here += 1;
    here += blanks(&bytes[here..]);
    let length = match bytes.get(here)? {
        quote @ (b'"' | b'\'') => {
            let inside = &bytes[here + 1..];
            let close = memchr::memchr(*quote, inside)?;
            close + 2
        }
        _ => bytes[here..].iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'<' | b'>'))?,
    };
    Some((here + length, true))
}

#[test]
fn elements_are_sorted() {
    assert!(ELEMENTS.is_sorted_by_key(|element| element.name));
}
