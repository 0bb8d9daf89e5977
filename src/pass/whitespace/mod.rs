//! Blanks at line ends and inside lines, runs of blank lines, line ends of other systems.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

mod inner;

const TRAILING: Rule = Rule::new("whitespace/trailing", Presets::ALL, "Blanks at the end of a line")
    .fires("One line. \t\nAnother line.", "One line.\nAnother line.")
    .spares("One line.\nAnother line.");

const HARD_BREAK: Rule = Rule::new(
    "whitespace/hard-break",
    Presets::PLAIN,
    "Two or more blanks at the end of a line inside a paragraph, which Markdown reads as a line break",
)
.fires("Roses are red,  \nviolets are blue.", "Roses are red,\nviolets are blue.")
.spares("Roses are red,\nviolets are blue.");

const BLANK_LINES: Rule = Rule::new("whitespace/blank-lines", Presets::TEXT, "More than one blank line in a row")
    .fires("First paragraph.\n\n\n\nSecond paragraph.", "First paragraph.\n\nSecond paragraph.")
    .spares("First paragraph.\n\nSecond paragraph.");

const EDGES: Rule =
    Rule::new("whitespace/edges", Presets::ALL, "Blank lines at the start, more than one line end at the end")
        .fires("\n\nThe only line.\n\n\n", "The only line.\n")
        .spares("The only line.");

const LINE_END: Rule = Rule::new("whitespace/line-end", Presets::ALL, "CR LF or CR as line end")
    .fires("One.\r\nTwo.\r\n", "One.\nTwo.\n")
    .spares("One.\nTwo.\n");

const FINAL_NEWLINE: Rule = Rule::new("whitespace/final-newline", Presets::NONE, "No line end at the end of the text")
    .fires("Last line", "Last line\n")
    .spares("Last line\n");

const INNER: Rule = Rule::new(
    "whitespace/inner-run",
    Presets::TEXT,
    "Runs of blanks between the words of a sentence that stands on a line of its own",
)
.fires(
    "The committee   met on Tuesday to  discuss the new harbour.",
    "The committee met on Tuesday to discuss the new harbour.",
)
.spares("12:00  Lunch\n13:30  Keynote. I went.  She stayed.");

const PUNCTUATION: Rule = Rule::new(
    "whitespace/before-punctuation",
    Presets::NONE,
    "Blank before a comma or full stop, and, but in French, before other marks",
)
.fires("He closed it , and left .", "He closed it, and left.")
.spares("see .profile and ./configure");

const MISSING: Rule = Rule::new("whitespace/missing", Presets::NONE, "No blank between two sentences: `closed.The`")
    .fires("The port closed.The ferries stayed.", "The port closed. The ferries stayed.")
    .spares("The U.S.S.R., e.g.this, System.Out.println");

static RULES: [Rule; 9] =
    [TRAILING, HARD_BREAK, BLANK_LINES, EDGES, LINE_END, FINAL_NEWLINE, INNER, PUNCTUATION, MISSING];

#[derive(Debug)]
pub(super) struct Whitespace;

impl Pass for Whitespace {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Whitespace
    }

    fn triggers(&self) -> Classes {
        // `ANY` for the missing final newline alone; everything else needs blanks in the wrong place.
        Classes::ANY
    }

    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::CODE.complement()
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        if document.classes().intersects(Classes::BLANKS | Classes::CONTROL | Classes::TAB) {
            runs(document, edits);
        }
        inner::runs(document, edits);
        inner::before_punctuation(document, edits);
        inner::missing(document, edits);
        if !text.is_empty() && !text.ends_with(['\n', '\r']) && edits.is_on(&FINAL_NEWLINE) {
            let end = text.trim_end_matches([' ', '\t']).len();
            edits.replace(Span::new(text.len().min(end), text.len()), "\n", &FINAL_NEWLINE, Confidence::Certain);
        }
    }
}

/// Looks at each run of blanks and line ends that holds a line end, or stands at the end of the text.
fn runs(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut done = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes).chain([bytes.len()]) {
        if at < done || (at == bytes.len() && done == at) {
            continue;
        }
        let start = done + text[done..at].trim_end_matches([' ', '\t']).len();
        let (end, line_ends) = run_end(bytes, at);
        done = end;
        let run = Run { span: Span::new(start, end), line_ends };
        if start == 0 || end == bytes.len() {
            run.at_edge(document, edits);
        } else {
            run.inside(document, edits);
        }
    }
}

/// The end of the run of blank lines that begins with the line end at `at`: behind the last line end, so that the next line
/// keeps its indentation. With the line ends on the way, `\r\n` counting as one.
fn run_end(bytes: &[u8], at: usize) -> (usize, Vec<Span>) {
    let mut line_ends = Vec::new();
    let mut end = at;
    let mut next = at;
    while let Some(byte) = bytes.get(next) {
        match byte {
            b'\r' if bytes.get(next + 1) == Some(&b'\n') => {
                line_ends.push(Span::new(next, next + 2));
                next += 2;
                end = next;
            }
            b'\n' | b'\r' => {
                line_ends.push(Span::new(next, next + 1));
                next += 1;
                end = next;
            }
            b' ' | b'\t' => next += 1,
            _ => return (end, line_ends),
        }
    }
    (next, line_ends)
}

/// A run of blanks with at least one line end, or at the end of the text.
struct Run {
    span: Span,
    line_ends: Vec<Span>,
}

impl Run {
    /// The text does not start with blank lines, and ends with one line end if it ended with any.
    fn at_edge(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let keep = if self.span.start == 0 { None } else { self.line_ends.first() };
        match keep {
            None if self.line_ends.is_empty() && self.span.start > 0 => {
                edits.delete(self.span, &TRAILING, Confidence::Certain);
            }
            None => edits.delete(self.span, &EDGES, Confidence::Certain),
            Some(first) => {
                edits.delete(Span::new(self.span.start, first.start), &TRAILING, Confidence::Certain);
                unify(text, *first, edits);
                edits.delete(Span::new(first.end, self.span.end), &EDGES, Confidence::Certain);
            }
        }
    }

    /// One line end stays one, more become two; the blanks between them go.
    fn inside(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let [first, .., last] = self.line_ends[..] else {
            let line_end = self.line_ends[0];
            let blanks = Span::new(self.span.start, line_end.start);
            let is_break = blanks.len() >= 2 && document.slice(blanks).bytes().all(|b| b == b' ');
            edits.delete(blanks, if is_break { &HARD_BREAK } else { &TRAILING }, Confidence::Certain);
            unify(text, line_end, edits);
            return;
        };
        edits.delete(Span::new(self.span.start, first.start), &TRAILING, Confidence::Certain);
        let collapse = self.line_ends.len() > 2 && edits.is_on(&BLANK_LINES) && !document.is_verbatim();
        if collapse {
            unify(text, first, edits);
            edits.delete(Span::new(first.end, last.start), &BLANK_LINES, Confidence::Certain);
            unify(text, last, edits);
            return;
        }
        for (index, line_end) in self.line_ends.iter().enumerate() {
            unify(text, *line_end, edits);
            if let Some(next) = self.line_ends.get(index + 1) {
                edits.delete(Span::new(line_end.end, next.start), &TRAILING, Confidence::Certain);
            }
        }
    }
}

/// `\r\n` and `\r` become `\n`.
fn unify(text: &str, line_end: Span, edits: &mut Edits<'_>) {
    match &text[line_end.range()] {
        "\r\n" => edits.delete(Span::new(line_end.start, line_end.start + 1), &LINE_END, Confidence::Certain),
        "\r" => edits.replace(line_end, "\n", &LINE_END, Confidence::Certain),
        _ => {}
    }
}
