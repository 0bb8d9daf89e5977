//! Raw HTML that pandoc puts between backticks so that it survives: `` `<style>…</style>`{=html} ``.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const RAW: Rule = Rule::new(
    "pandoc/raw-html",
    Presets::PLAIN,
    "Backticks around raw HTML, marked `{=html}`: the HTML is then what it was on the page",
)
.fires("The port`<br>`{=html}closed `<span id=\"p\">`{=html}early`</span>`{=html}.", "The port\nclosed early.")
.spares("Pandoc marks raw HTML as `{=html}`.");

const MARK: &str = "{=html}";

#[derive(Debug)]
pub(in crate::pass) struct RawHtml;

impl Pass for RawHtml {
    fn rules(&self) -> &'static [Rule] {
        &[RAW]
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::BRACE
    }

    fn zones(&self) -> ZoneKinds {
        // Between backticks it looks like code, and holds what HTML holds.
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        if !document.classes().intersects(Classes::BACKTICK) {
            return;
        }
        for at in document.each_mark(MARK) {
            if let Some((open, close)) = fence(document, at).or_else(|| ticks(document, at)) {
                edits.delete_together([open, close], &RAW, Confidence::Certain);
            }
        }
    }
}

/// The backticks around the code that ends where the mark begins, and the mark. Pandoc does not mind blank lines in it.
fn ticks(document: &Document<'_>, at: usize) -> Option<(Span, Span)> {
    /// Attack: backticks without end before a mark. Fewer stand in raw HTML.
    const RUNS: usize = 8;
    let bytes = document.text().as_bytes();
    let ticks_before = |end: usize| bytes[..end].iter().rev().take(RUNS).take_while(|b| **b == b'`').count();
    let width = ticks_before(at);
    if width == 0 {
        return None;
    }
    let close = Span::new(at - width, at + MARK.len());
    let mut end = close.start;
    for _ in 0..RUNS {
        end = memchr::memrchr(b'`', &bytes[..end])? + 1;
        let found = ticks_before(end);
        let open = Span::new(end - found, end);
        if found == width {
            let zone = document.zones().at(open.start, ZoneKinds::ALL);
            let is_html = bytes[end..close.start].trim_ascii_start().starts_with(b"<");
            let is_outermost = zone.is_none_or(|zone| zone.span.start == open.start);
            return (is_html && is_outermost).then_some((open, close));
        }
        end = open.start;
    }
    None
}

/// The lines that fence a block, of which the first holds the mark and the last nothing but backticks.
fn fence(document: &Document<'_>, at: usize) -> Option<(Span, Span)> {
    let lines = document.lines();
    let first = lines.at(at);
    if !is_fence(document.line(first).trim_ascii().strip_suffix(MARK)?) {
        return None;
    }
    let zone = document.zones().at(at, ZoneKinds::CODE)?;
    let last = lines.at(zone.span.end);
    let is_closed = last > first && lines.at(zone.span.start) == first && is_fence(document.line(last));
    let start = |line: usize| lines.span(line).start;
    is_closed
        .then(|| (Span::new(start(first), start(first + 1)), Span::new(lines.span(last - 1).end, lines.span(last).end)))
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_ascii();
    line.len() >= 3 && line.bytes().all(|b| b == b'`')
}
