//! What goes with a mark when it goes.

use crate::document::Document;
use crate::edit::Span;

/// Those of Chinese and Japanese, Arabic and Hindi.
pub(crate) const STOPS: [char; 13] = ['。', '、', '，', '！', '？', '；', '：', '）', '،', '؛', '؟', '۔', '।'];

/// The span to delete, with the blank that would be left over: of two, behind a bracket or the start of the line, or before a stop
/// or its end.
pub(crate) fn inline(text: &str, span: Span) -> Span {
    let bytes = text.as_bytes();
    let blank_before = span.start > 0 && matches!(bytes[span.start - 1], b' ' | b'\t');
    let opens =
        span.start == 0 || matches!(bytes[span.start - 1], b'\n' | b'(' | b'[') || is_behind_opening(text, span.start);
    match bytes.get(span.end) {
        Some(b' ') if blank_before || opens => Span::new(span.start, span.end + 1),
        None | Some(b'\n' | b'.' | b',' | b';' | b':' | b'!' | b'?' | b')') if blank_before => {
            Span::new(span.start - 1, span.end)
        }
        Some(0xD8..) if blank_before && text[span.end..].starts_with(STOPS) => Span::new(span.start - 1, span.end),
        _ => span,
    }
}

/// Whether emphasis opens right before `at`: a blank there would be inside of it.
pub(crate) fn is_behind_opening(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(['*', '_']);
    before.len() < at && (before.is_empty() || before.ends_with(char::is_whitespace))
}

/// [`inline`], or the whole lines with the blank lines behind them where nothing else stands on them.
pub(crate) fn inline_or_block(document: &Document<'_>, span: Span) -> Span {
    let (first, last) = (document.lines().at(span.start), document.lines().at(span.end.max(span.start + 1) - 1));
    if is_alone(document, span) { document.block(first, last) } else { inline(document.text(), span) }
}

/// Whether nothing else stands on the lines of the span.
pub(crate) fn is_alone(document: &Document<'_>, span: Span) -> bool {
    let lines = document.lines();
    let (first, last) = (lines.at(span.start), lines.at(span.end.max(span.start + 1) - 1));
    let before = document.slice(Span::new(lines.span(first).start, span.start));
    let after = document.slice(Span::new(span.end, lines.span(last).end.max(span.end)));
    // From the span outwards: a long run of blanks at the start of the line is not read once for every mark.
    before.trim_end().is_empty() && after.trim_start().is_empty()
}
