//! Whether a mark is at work or only talked about, and what goes with it when it goes.

use crate::document::Document;
use crate::edit::Span;

/// Attack: one endless line full of marks. Quotes and words farther away say nothing about a mark.
const REACH: usize = 240;

/// Words that name a mark when they stand beside it.
const NOUNS: [&str; 40] = [
    "tag",
    "tags",
    "token",
    "tokens",
    "marker",
    "markers",
    "mark",
    "marks",
    "template",
    "templates",
    "label",
    "labels",
    "placeholder",
    "placeholders",
    "shortcode",
    "shortcodes",
    "string",
    "strings",
    "symbol",
    "symbols",
    "delimiter",
    "separator",
    "syntax",
    "element",
    "elements",
    "notice",
    "notation",
    "button",
    "attribute",
    "bbcode",
    "tokens",
    "marke",
    "vorlage",
    "balise",
    "balises",
    "etiqueta",
    "plantilla",
    "тег",
    "шаблон",
    "タグ",
];

/// Words before a mark that is named, not used.
const BEFORE: [&str; 31] = [
    "a", "an", "the", "as", "like", "called", "named", "tagged", "labelled", "labeled", "marked", "with", "via",
    "insert", "add", "adds", "added", "write", "writes", "type", "use", "uses", "using", "emit", "emits", "says",
    "put", "of", "means", "single", "every",
];

/// Whether quotes, backticks or parentheses enclose the mark and nothing else.
pub(super) fn is_quoted(text: &str, span: Span) -> bool {
    let skip = ['*', '_', '\\'];
    let before = text[..span.start].trim_end_matches(skip).chars().next_back();
    let after = text[span.end..].trim_start_matches(skip).chars().next();
    before.is_some_and(opens) && after.is_some_and(closes)
}

/// Whether the mark stands inside a quotation on its line.
pub(super) fn is_in_quotation(text: &str, span: Span) -> bool {
    let (before, after) = around(text, span);
    let opened = before.chars().rev().find(|c| matches!(c, '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』'));
    let closed = after.chars().find(|c| matches!(c, '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』'));
    if opened.is_some_and(|c| matches!(c, '“' | '„' | '«' | '「' | '『'))
        && closed.is_some_and(|c| matches!(c, '”' | '“' | '»' | '」' | '』'))
    {
        return true;
    }
    before.matches('"').count() % 2 == 1 && after.contains('"')
}

/// Whether the sentence is about the mark: it quotes it, names it, or says what it is.
pub(super) fn is_talked_of(text: &str, span: Span) -> bool {
    is_quoted(text, span) || is_in_quotation(text, span) || is_named(text, span) || is_subject(text, span)
}

/// Whether the mark starts a sentence that says what it is: `{{cite web}} is the template for …`.
fn is_subject(text: &str, span: Span) -> bool {
    const SAYS: [&str; 8] =
        [" is the ", " is a ", " is an ", " is how ", " is used ", " stands for ", " ist ein", " est un"];
    let (before, after) = around(text, span);
    let starts = before.trim_end().is_empty() || before.trim_end().ends_with(['.', ':', '-', '*']);
    starts && SAYS.iter().any(|said| after.starts_with(said))
}

/// Whether a word beside the mark names it: `the … tag`, `tagged with …`.
pub(super) fn is_named(text: &str, span: Span) -> bool {
    let (before, after) = around(text, span);
    let quotes: &[char] = &['"', '\'', '“', '”', '‘', '’', '«', '»', '*', '_', '`', '\\'];
    let is_word = |c: char| c.is_alphanumeric() || c == '-';
    let rest = after.trim_start_matches(quotes);
    if rest.starts_with([' ', '-']) || rest.chars().next().is_some_and(|c| c > '\u{2e7f}') {
        let rest = rest.trim_start_matches([' ', '-']);
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let word = rest[..end].to_lowercase();
        if NOUNS.contains(&word.as_str()) || rest.starts_with("タグ") || rest.starts_with("标签") {
            return true;
        }
    }
    let rest = before.trim_end_matches(quotes);
    let Some(rest) = rest.strip_suffix([' ', '(']) else { return false };
    let rest = rest.trim_end();
    let start = rest.rfind(|c| !is_word(c)).map_or(0, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
    let word = rest[start..].to_lowercase();
    NOUNS.contains(&word.as_str()) || BEFORE.contains(&word.as_str())
}

/// Whether the mark is part of instructions: `use [b]bold[/b]`.
pub(super) fn is_instruction(text: &str, span: Span) -> bool {
    const VERBS: [&str; 14] = [
        "use", "uses", "using", "write", "writes", "writing", "type", "typing", "insert", "add", "tag", "tags",
        "called", "code",
    ];
    let before = around(text, span).0.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = &before[before.trim_end_matches(char::is_alphanumeric).len()..];
    VERBS.contains(&word.to_lowercase().as_str())
}

/// Whether the sentence around the span has one of these words, in lower case.
pub(super) fn is_beside(text: &str, span: Span, words: &[&str]) -> bool {
    let (before, after) = around(text, span);
    // Where the line is cut, half a word is none: `tex` of `text`.
    let (start, end) = (span.start - before.len(), span.end + after.len());
    let is_torn =
        |at: usize| text[..at].ends_with(char::is_alphanumeric) && text[at..].starts_with(char::is_alphanumeric);
    let before = if is_torn(start) { before.trim_start_matches(char::is_alphanumeric) } else { before };
    let after = if is_torn(end) { after.trim_end_matches(char::is_alphanumeric) } else { after };
    // `\. matches` ends no sentence.
    let ends = |line: &str, at: usize| !line[..at].ends_with('\\');
    let start = before.rmatch_indices(". ").find(|(at, _)| ends(before, *at)).map_or(0, |(at, stop)| at + stop.len());
    let end = after.match_indices(". ").find(|(at, _)| ends(after, *at)).map_or(after.len(), |(at, _)| at);
    let (before, after) = (&before[start..], &after[..end]);
    let mut all = before.split(|c: char| !c.is_alphanumeric()).chain(after.split(|c: char| !c.is_alphanumeric()));
    all.any(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// The span to delete, with the blank that would be left over: of two, or before a stop or the end of the line.
pub(super) fn cut(text: &str, span: Span) -> Span {
    let bytes = text.as_bytes();
    let blank_before = span.start > 0 && matches!(bytes[span.start - 1], b' ' | b'\t');
    let line_before = span.start == 0 || bytes[span.start - 1] == b'\n';
    match bytes.get(span.end) {
        Some(b' ') if blank_before || line_before => Span::new(span.start, span.end + 1),
        None | Some(b'\n' | b'.' | b',' | b';' | b':' | b'!' | b'?' | b')') if blank_before => {
            Span::new(span.start - 1, span.end)
        }
        _ => span,
    }
}

/// [`cut`], or the whole lines with the blank lines behind them where nothing else stands on them.
pub(super) fn cut_or_block(document: &Document<'_>, span: Span) -> Span {
    let (first, last) = (document.lines().at(span.start), document.lines().at(span.end.max(span.start + 1) - 1));
    if is_alone(document, span) { document.block(first, last) } else { cut(document.text(), span) }
}

/// Whether nothing else stands on the lines of the span.
pub(super) fn is_alone(document: &Document<'_>, span: Span) -> bool {
    let lines = document.lines();
    let (first, last) = (lines.at(span.start), lines.at(span.end.max(span.start + 1) - 1));
    let before = document.slice(Span::new(lines.span(first).start, span.start));
    let after = document.slice(Span::new(span.end, lines.span(last).end.max(span.end)));
    // From the span outwards: a long run of blanks at the start of the line is not read once for every mark.
    before.trim_end().is_empty() && after.trim_start().is_empty()
}

/// The line before and after the span, no farther than [`REACH`].
fn around(text: &str, span: Span) -> (&str, &str) {
    let from = text.floor_char_boundary(span.start.saturating_sub(REACH));
    let to = text.floor_char_boundary(text.len().min(span.end + REACH));
    let (before, after) = (&text[from..span.start], &text[span.end..to.max(span.end)]);
    (before.rsplit('\n').next().unwrap_or(before), after.split('\n').next().unwrap_or(after))
}

fn opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '‘' | '«' | '»' | '„' | '‚' | '‹' | '「' | '『')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '”' | '“' | '’' | '‘' | '»' | '«' | '›' | '」' | '』')
}
