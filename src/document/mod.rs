//! A document: one immutable text and what is known about it, each fact computed at most once and only if asked for.

use std::cell::OnceCell;
use std::sync::LazyLock;

use crate::edit::Span;
use crate::lexicon::{Language, rank};

mod attributes;
mod code;
mod evidence;
mod language;
mod letters;
mod lines;
mod links;
mod marks;
mod picture;
mod screen;
mod scripts;
mod strays;
mod target;
mod verbatim;
mod zones;

pub(crate) use attributes::attributes_length;
pub(crate) use language::{Hints, Languages, is_known, known_rank, languages, script_of};
pub(crate) use letters::{most_letters, prevails, shares};
pub(crate) use lines::Lines;
pub(crate) use links::{Link, is_permalink};
pub(crate) use marks::Each;
use marks::Marks;
pub use screen::Classes;
pub(crate) use scripts::{Script, Word, words};
pub(crate) use strays::strays;
pub(crate) use target::{Target, ends_in_extension, host_of};
pub(crate) use verbatim::{declarations_end, has_place};
pub(crate) use zones::{
    BEFORE_BLOCKS, CODE_INDENT, Paragraphs, are_marks_of_blocks, is_behind_item_mark, is_escaped, is_item_mark,
    item_mark, may_be_sign,
};
pub use zones::{Zone, ZoneKinds, Zones};

/// The text of one phase with its lazy index. All spans are bytes of [`text`](Self::text).
#[derive(Debug)]
pub struct Document<'t> {
    text: &'t str,
    hints: &'t Hints,
    classes: Classes,
    marks: Marks,
    facts: Facts,
    /// Lines that define labels of links do not show.
    hides_definitions: bool,
}

/// What was asked so far.
#[derive(Debug, Default)]
struct Facts {
    lines: OnceCell<Lines>,
    code_lines: OnceCell<Vec<usize>>,
    drawn_lines: OnceCell<Vec<usize>>,
    block_zones: OnceCell<Zones>,
    zones: OnceCell<Zones>,
    links: OnceCell<Vec<Link>>,
    attributes: OnceCell<Vec<Span>>,
    verbatim: OnceCell<bool>,
    markdown: OnceCell<bool>,
    authored: OnceCell<bool>,
    escapes: OnceCell<evidence::Escapes>,
    latex: OnceCell<bool>,
    script: OnceCell<Option<Script>>,
    languages: OnceCell<Languages>,
}

impl<'t> Document<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        static NONE: LazyLock<Hints> = LazyLock::new(Hints::default);
        Self::with_hints(text, &NONE, false)
    }

    /// `is_prose`: the caller knows that it is not verbatim.
    pub(crate) fn with_hints(text: &'t str, hints: &'t Hints, is_prose: bool) -> Self {
        let facts = Facts::default();
        if is_prose {
            let _ = facts.verbatim.set(false);
        }
        Self { text, hints, classes: screen::screen(text), marks: Marks::default(), facts, hides_definitions: false }
    }

    /// The document as passes read it, with its links by reference written in line: as much prose as this one.
    pub(crate) fn read_as<'r>(&self, text: &'r str) -> Document<'r>
    where
        't: 'r,
    {
        let shown = Document::with_hints(text, self.hints, self.is_known_prose());
        let _ = self.facts.verbatim.set(shown.is_verbatim());
        Document { hides_definitions: true, ..shown }
    }

    /// Whether lines may say where links by reference lead.
    pub(crate) fn may_define(&self) -> bool {
        // Where both brackets are escaped, `\[9:30\]:` is none.
        self.hides_definitions || self.each_mark("]:").any(|at| !self.text[..at].ends_with('\\'))
    }

    /// The text.
    ///
    /// Where `link/reference` is on, passes of [`Phase::Markup`](crate::Phase::Markup) and
    /// [`Phase::Blocks`](crate::Phase::Blocks) read links by reference in line, `[words](address)` for `[words][label]`, and
    /// not the lines that define labels. Their edits are carried over to the text itself; one that would change an address in
    /// part is dropped.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Which classes of bytes occur. Costs nothing; known from the start.
    #[must_use]
    pub fn classes(&self) -> Classes {
        self.classes
    }

    /// Where each of these bytes of markup stands, in order. Linear, once for each byte.
    pub(crate) fn each<const N: usize>(&self, bytes: [u8; N]) -> Each<'_, N> {
        self.marks.each(self.text, bytes, |byte| screen::may_hold(self.classes, byte))
    }

    /// The same within a span.
    pub(crate) fn each_in<const N: usize>(&self, span: Span, bytes: [u8; N]) -> Each<'_, N> {
        self.each(bytes).within(span)
    }

    /// Where a mark stands, which begins with one of those bytes, in order.
    pub(crate) fn each_mark(&self, mark: &'static str) -> impl Iterator<Item = usize> {
        let is_mark = |at: &usize| self.text.as_bytes()[*at..].starts_with(mark.as_bytes());
        self.each([mark.as_bytes()[0]]).filter(is_mark)
    }

    /// Whether the document as a whole is not running prose: source code, LaTeX, configuration, logs, data, pages laid out
    /// with blanks. Linear, once.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        *self.facts.verbatim.get_or_init(|| verbatim::is_verbatim(self))
    }

    /// Whether [`is_verbatim`](Self::is_verbatim) was asked, and the answer was no.
    pub(crate) fn is_known_prose(&self) -> bool {
        self.facts.verbatim.get() == Some(&false)
    }

    /// [`is_verbatim`](Self::is_verbatim), where it is known already or signs of code make it worth a look.
    pub(crate) fn is_plainly_verbatim(&self) -> bool {
        const SIGNS: Classes = Classes::BRACE.or(Classes::EQUALS).or(Classes::BACKSLASH);
        if self.classes.intersects(SIGNS) { self.is_verbatim() } else { self.facts.verbatim.get() == Some(&true) }
    }

    /// The lines, without their line ends. Linear, once.
    pub(crate) fn lines(&self) -> &Lines {
        self.facts.lines.get_or_init(|| Lines::scan(self))
    }

    /// The text of a line, by its number.
    #[inline]
    pub(crate) fn line(&self, number: usize) -> &'t str {
        self.slice(self.lines().span(number))
    }

    /// The numbers of the lines that are source code or commands. Linear, once.
    fn code_lines(&self) -> &[usize] {
        self.facts.code_lines.get_or_init(|| code::code_lines(self))
    }

    /// Whether the line that holds the byte at `at` is source code or a command.
    pub(crate) fn is_code_at(&self, at: usize) -> bool {
        !self.code_lines().is_empty() && self.code_lines().binary_search(&self.lines().at(at)).is_ok()
    }

    /// The numbers of the lines that are drawn with characters. Linear, once.
    fn drawn_lines(&self) -> &[usize] {
        self.facts.drawn_lines.get_or_init(|| picture::lines(self))
    }

    /// Whether `span` is part of a picture drawn with characters.
    pub(crate) fn is_in_picture(&self, span: Span) -> bool {
        picture::is_in_picture(self, span)
    }

    /// The inline links and images, in the order of their closing brackets. Linear, once.
    pub(crate) fn links(&self) -> &[Link] {
        self.facts.links.get_or_init(|| links::scan(self))
    }

    /// Those that begin and end in a span.
    pub(crate) fn links_in(&self, span: Span) -> impl Iterator<Item = &Link> + Clone {
        links::within(self.links(), span)
    }

    /// Whether the document holds Markdown that no author of plain text writes. Linear, once.
    pub(crate) fn is_markdown(&self) -> bool {
        *self.facts.markdown.get_or_init(|| evidence::is_markdown(self))
    }

    /// Whether an author wrote the document in Markdown: it has front matter, or code between backticks. Linear, once.
    pub(crate) fn is_authored(&self) -> bool {
        *self.facts.authored.get_or_init(|| evidence::is_authored(self))
    }

    /// Whether the document is long enough to show Markdown and shows none: then it is plain text, in which a lone `\\[` or
    /// `<https://…>` is what its author wrote.
    pub(crate) fn is_plain_text(&self) -> bool {
        /// Bytes. A page of this length that a converter wrote has a link, a heading or a word in bold.
        const ENOUGH: usize = 600;
        self.text.len() >= ENOUGH && !self.is_markdown()
    }

    /// Whether a Markdown writer escaped what it holds: then its other escapes are of the same hand. Linear, once.
    pub(crate) fn has_escapes(&self) -> bool {
        self.escapes().are_of_markdown(self)
    }

    /// Whether no backslash outside code stands before a letter or digit.
    pub(crate) fn has_only_escapes(&self) -> bool {
        !self.escapes().others
    }

    fn escapes(&self) -> evidence::Escapes {
        *self.facts.escapes.get_or_init(|| evidence::Escapes::count(self))
    }

    /// Whether the document uses LaTeX commands. Linear, once.
    pub(crate) fn is_latex(&self) -> bool {
        *self.facts.latex.get_or_init(|| evidence::is_latex(self))
    }

    /// The script of most letters, if one prevails, or else that of the language the caller named. Looks at a bounded sample, once.
    pub(crate) fn main_script(&self) -> Option<Script> {
        *self.facts.script.get_or_init(|| {
            letters::main_script(self.text, self.classes).or_else(|| self.hints.language.map(language::script_of))
        })
    }

    /// The languages it may be written in, all of the main script. Looks at a bounded sample, once.
    pub(crate) fn languages(&self) -> Languages {
        *self.facts.languages.get_or_init(|| {
            self.main_script().map_or(Languages::NONE, |main| language::guess(self.text, main, self.hints))
        })
    }

    /// The language, if it can be but one.
    pub(crate) fn language(&self) -> Option<Language> {
        let mut languages = self.languages().iter();
        languages.next().filter(|_| languages.next().is_none())
    }

    /// Whether a word in lower case belongs to a language that it may be written in.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.languages().iter().any(|language| rank(language, word).is_some())
    }

    /// What the caller knows about it.
    pub(crate) fn hints(&self) -> &Hints {
        self.hints
    }

    /// A span without the blanks at its ends.
    pub(crate) fn trimmed(&self, span: Span) -> Span {
        let text = self.slice(span);
        let start = span.end - text.trim_ascii_start().len();
        Span::new(start, start + text.trim_ascii().len())
    }

    /// The text of a span.
    pub(crate) fn slice(&self, span: Span) -> &'t str {
        &self.text[span.range()]
    }
}
