//! The elements of HTML, and what their tags do to the text around them.

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

/// The elements of the HTML standard and of Office exports; `pre` and `textarea` are left out, since their content is literal.
/// That of `code` is, too, and goes between backticks.
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
    element("code", Inline).kept().word(),
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
    element("samp", Inline).word(),
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

/// The element of this name, in any case.
pub(super) fn known(name: &[u8]) -> Option<&'static Element> {
    let mut lower = [0; 16];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    if OFFICE.iter().any(|prefix| lower.starts_with(prefix)) {
        return Some(&OFFICE_ELEMENT);
    }
    let letter = usize::from(lower.first()?.checked_sub(b'a')?);
    let alike = usize::from(*STARTS.get(letter)?)..usize::from(*STARTS.get(letter + 1)?);
    ELEMENTS[alike].iter().find(|element| element.name.as_bytes() == lower)
}

/// For each letter, where the elements begin whose names begin with it, and where those with `z` end.
static STARTS: [u8; 27] = {
    let mut starts = [0; 27];
    let (mut letter, mut index) = (0, 0);
    while letter < starts.len() {
        while index < ELEMENTS.len() && ELEMENTS[index].name.as_bytes()[0] < b'a' + letter as u8 {
            index += 1;
        }
        starts[letter] = index as u8;
        letter += 1;
    }
    starts
};

#[test]
fn elements_are_sorted() {
    assert!(ELEMENTS.is_sorted_by_key(|element| element.name));
}
