//! Blanks at line ends and inside lines, runs of blank lines, line ends of other systems.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

mod inner;
mod line_end;

pub(super) use line_end::LineEnds;
use line_end::line_end;

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

static RULES: [Rule; 8] = [TRAILING, HARD_BREAK, BLANK_LINES, EDGES, FINAL_NEWLINE, INNER, PUNCTUATION, MISSING];

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
    for at in document.each([b'\n', b'\r']).chain([bytes.len()]) {
        if at < done || (at == bytes.len() && done == at) || ends_plain_line(bytes, at) {
            continue;
        }
        let blanks = bytes[done..at].iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let run = Run::read(bytes, at - blanks, at);
        done = run.span.end;
        if run.span.start == 0 || done == bytes.len() {
            run.at_edge(edits);
        } else {
            run.inside(document, edits);
        }
    }
}

/// Whether a line feed right behind a word begins a line that is not blank, as most do.
fn ends_plain_line(bytes: &[u8], at: usize) -> bool {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let [.., before] = bytes[..at] else { return false };
    let Some((b'\n', rest)) = bytes[at..].split_first() else { return false };
    let next = rest.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
    !is_blank(&before) && next.is_some_and(|next| !is_blank(next))
}

/// A run of blanks with at least one line end, or at the end of the text.
struct Run {
    span: Span,
    /// The first and the last line end, `\r\n` counting as one, and how many there are.
    first: Option<Span>,
    last: Option<Span>,
    count: usize,
}

impl Run {
    /// The run from `start` on, with the first line end at `at`. It ends behind the last line end, so that the next line keeps
    /// its indentation.
    fn read(bytes: &[u8], start: usize, at: usize) -> Self {
        let mut run = Self { span: Span::new(start, at), first: None, last: None, count: 0 };
        let mut next = at;
        while let Some(byte) = bytes.get(next) {
            if let Some(line_end) = line_end(bytes, next) {
                run.first.get_or_insert(line_end);
                run.last = Some(line_end);
                run.count += 1;
                next = line_end.end;
                run.span.end = next;
            } else if matches!(byte, b' ' | b'\t') {
                next += 1;
            } else {
                return run;
            }
        }
        run.span.end = next;
        run
    }

    /// The text does not start with blank lines, and ends with one line end if it ended with any.
    fn at_edge(&self, edits: &mut Edits<'_>) {
        let keep = if self.span.start == 0 { None } else { self.first };
        match keep {
            None if self.count == 0 && self.span.start > 0 => {
                edits.delete(self.span, &TRAILING, Confidence::Certain);
            }
            None => edits.delete(self.span, &EDGES, Confidence::Certain),
            Some(first) => {
                edits.delete(Span::new(self.span.start, first.start), &TRAILING, Confidence::Certain);
                edits.delete(Span::new(first.end, self.span.end), &EDGES, Confidence::Certain);
            }
        }
    }

    /// One line end stays one, more become two; the blanks between them go.
    fn inside(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let (Some(first), Some(last)) = (self.first, self.last) else { return };
        let blanks = Span::new(self.span.start, first.start);
        let is_break = self.count == 1 && blanks.len() >= 2 && document.slice(blanks).bytes().all(|b| b == b' ');
        edits.delete(blanks, if is_break { &HARD_BREAK } else { &TRAILING }, Confidence::Certain);
        if self.count > 2 && edits.is_on(&BLANK_LINES) && !document.is_verbatim() {
            edits.delete(Span::new(first.end, last.start), &BLANK_LINES, Confidence::Certain);
            return;
        }
        let mut blanks = first.start;
        let mut at = first.start;
        while at < self.span.end {
            let Some(line_end) = line_end(text.as_bytes(), at) else {
                at += 1;
                continue;
            };
            edits.delete(Span::new(blanks, line_end.start), &TRAILING, Confidence::Certain);
            at = line_end.end;
            blanks = at;
        }
    }
}
