//! What stands in the place of tags: neighbouring tags go together, and leave what keeps the texts beside them apart.

use super::{MARKUP, Mark};
use crate::document::{BEFORE_BLOCKS, Document, is_behind_item_mark, item_mark};
use crate::edit::{Edits, Span};
use crate::pass::html::elements::Effect;
use crate::text::near;

/// Proposes the edits for `marks`, which are in order and apart.
pub(super) fn propose(document: &Document<'_>, marks: &[Mark], edits: &mut Edits<'_>) {
    let text = document.text();
    let mut first = 0;
    while first < marks.len() {
        let mut last = first;
        while let Some(next) = marks.get(last + 1)
            && next.rule.id() == marks[first].rule.id()
            && next.confidence == marks[first].confidence
            && !marks[last].is_exact()
            && !next.is_exact()
            && text[marks[last].span.end..next.span.start].trim_ascii().is_empty()
        {
            last += 1;
        }
        run(document, &marks[first..=last], edits);
        first = last + 1;
    }
}

fn run(document: &Document<'_>, marks: &[Mark], edits: &mut Edits<'_>) {
    let text = document.text();
    let (head, tail) = (marks[0], marks[marks.len() - 1]);
    let mut effect = marks.iter().map(|mark| mark.effect).max().unwrap_or(Effect::Inline);
    // A blank line between tags parts what a line end or a cell would not.
    let parts = |pair: &[Mark]| {
        let between = &text[pair[0].span.end..pair[1].span.start];
        between.bytes().filter(|byte| *byte == b'\n').count() > 1
    };
    if effect > Effect::Inline && marks.windows(2).any(parts) {
        effect = Effect::Paragraph;
    }
    let tags = Span::new(head.span.start, tail.span.end);
    let before = text[..tags.start].trim_end_matches([' ', '\t']);
    let after = text[tags.end..].trim_start_matches([' ', '\t', '\r']);
    let opens_item = is_behind_item_mark(text, before.len()) && is_item(document, tags.start);
    let starts = before.is_empty() || before.ends_with('\n') || is_after_caption(before) || opens_item;
    let ends = after.is_empty() || after.starts_with('\n');
    let wide = Span::new(before.len(), text.len() - after.len());
    let mut cut = |span: Span, with: &'static str| edits.replace(span, with, head.rule, head.confidence);
    if head.is_exact() {
        return cut(tags, head.with);
    }
    if starts && ends && !opens_item {
        return cut(whole_lines(document, tags, effect), "");
    }
    // A line end between tags of running text stays.
    let breaks = |pair: &[Mark]| text[pair[0].span.end..pair[1].span.start].contains('\n');
    if effect == Effect::Inline && marks.windows(2).any(breaks) {
        return marks.chunk_by(|a, b| !breaks(&[*a, *b])).for_each(|line| run(document, line, edits));
    }
    if effect <= Effect::Blank {
        let blank_before = starts || text[..tags.start].ends_with([' ', '\t']);
        let blank_after = ends || text[tags.end..].starts_with([' ', '\t']);
        if starts {
            return cut(Span::new(tags.start, wide.end), "");
        }
        if blank_before && blank_after {
            let end = if ends { tags.end } else { wide.end };
            return cut(Span::new(tags.start, end), "");
        }
        // Tags apart from one another, or cells: the texts beside them are, too.
        let gap = marks.windows(2).any(|pair| pair[0].span.end < pair[1].span.start);
        let apart = gap || effect == Effect::Blank;
        return cut(tags, if apart && !blank_before && !blank_after { " " } else { "" });
    }
    if is_one_line(document, tags.start) {
        let blank = starts || ends || text[..tags.start].ends_with(' ');
        return cut(Span::new(tags.start, wide.end.min(text.len())), if blank { "" } else { " " });
    }
    // `<br><br>` is how pages part paragraphs.
    let line_ends = marks.iter().filter(|mark| mark.tag.is_some_and(|tag| tag.element.name == "br")).count();
    // `- <p>One</p>` and the item below it.
    let ends_item = || {
        let next = || item_mark(after.trim_start_matches(['\r', '\n', ' ', '\t', '>']));
        ends && line_ends == 0 && next().is_some() && is_item(document, tags.start)
    };
    let paragraph = (effect == Effect::Paragraph || ends && line_ends > 1) && !opens_item && !ends_item();
    let with = if starts {
        let parted =
            before.len() < 2 || before.trim_end_matches('\r').ends_with("\n\n") || before.ends_with("\r\n\r\n");
        if paragraph && !parted { "\n" } else { "" }
    } else if ends {
        let next = after.trim_start_matches(['\n', '\r']);
        let parted = next.is_empty()
            || after.starts_with("\n\n")
            || after.starts_with("\r\n\r\n")
            || after.starts_with("\n\r\n");
        if paragraph && !parted { "\n" } else { "" }
    } else if paragraph {
        "\n\n"
    } else {
        if line_ends > 1 { "\n\n" } else { "\n" }
    };
    // The indentation in front of a tag belongs to the line.
    let span = Span::new(if starts { tags.start } else { wide.start }, wide.end);
    cut(span, with);
}

/// Whether the line is an item. Attack: many tags behind endless quote marks. It is asked at the two ends of a line alone.
fn is_item(document: &Document<'_>, at: usize) -> bool {
    let line = document.line(document.lines().at(at));
    item_mark(line.trim_start_matches(BEFORE_BLOCKS)).is_some()
}

/// Whether nothing but the opening tag of a shortcode stands before on the line: `[caption width="300"]<img …>`.
fn is_after_caption(before: &str) -> bool {
    /// Attack: one endless line. No tag of a caption is longer.
    const MAX: usize = 300;
    before.ends_with(']') && near::line_before(before, MAX).starts_with("[caption ")
}

/// Whether the line cannot be parted without becoming something else: table rows, headings, quotes, the text of a link.
fn is_one_line(document: &Document<'_>, at: usize) -> bool {
    let lines = document.lines();
    let line = lines.span(lines.at(at));
    let text = document.slice(line).trim_start();
    text.starts_with(['|', '>']) || text.starts_with("# ") || text.starts_with("##") || {
        let links = document.links();
        let next = links.partition_point(|link| link.span.end <= at);
        links.get(next).is_some_and(|link| link.span.start < at)
    }
}

/// Lines that hold only tags, with the blank lines that would be too many without them.
fn whole_lines(document: &Document<'_>, tags: Span, effect: Effect) -> Span {
    let (text, lines) = (document.text(), document.lines());
    let (first, last) = (lines.at(tags.start), lines.at(tags.end - 1));
    let joins =
        first > 0 && last + 1 < lines.len() && !lines.is_blank(text, first - 1) && !lines.is_blank(text, last + 1);
    let parted = || ["\n\n", "\n\r\n"].iter().any(|blank| document.slice(tags).contains(blank));
    if joins && (effect == Effect::Paragraph || parted()) {
        // The line becomes the blank line between two paragraphs.
        return Span::new(lines.span(first).start, lines.span(last).end);
    }
    document.block(first, last)
}

/// A blank line would end a block of HTML that stays: in its paragraph every tag stays with it.
pub(super) fn keep_blocks(document: &Document<'_>, marks: &mut [Mark]) {
    let text = document.text().as_bytes();
    let mut first = 0;
    for index in 1..=marks.len() {
        let parted = |span: Span| memchr::memmem::find(&text[span.range()], b"\n\n").is_some();
        if index < marks.len() && !parted(Span::new(marks[index - 1].span.end, marks[index].span.start)) {
            continue;
        }
        let block = &mut marks[first..index];
        first = index;
        if block.iter().any(|mark| mark.rule.id() == MARKUP.id() && mark.effect >= Effect::Blank) {
            block.iter_mut().filter(|mark| mark.tag.is_some()).for_each(|mark| mark.rule = &MARKUP);
        }
    }
}
