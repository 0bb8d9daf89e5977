//! Text about misread characters, told from misread text.

use crate::edit::Span;

/// Bytes on either side in which words are looked for. Attack: one endless line.
const REACH: usize = 200;

/// With ASCII in lower case. A line with one of these explains encodings.
const TOPICS: [&str; 25] = [
    "mojibake",
    "utf-8",
    "utf8",
    "latin-1",
    "latin1",
    "iso-8859",
    "windows-125",
    "cp125",
    "unicode",
    "encod",
    "decod",
    "charset",
    "code page",
    "codepage",
    "character set",
    "garbled",
    "byte-order mark",
    "byte order mark",
    "кодиров",
    "Кодиров",
    "文字化け",
    "乱码",
    "亂碼",
    "codificaci",
    "kodierung",
];

/// Where a text talks of encodings: the places of the topics, in order.
pub(super) struct Topics(Vec<usize>);

impl Topics {
    pub(super) fn find(text: &str) -> Self {
        let lower = text.to_ascii_lowercase();
        let all = TOPICS.iter().flat_map(|topic| memchr::memmem::find_iter(lower.as_bytes(), topic));
        let mut places: Vec<usize> = all.collect();
        places.sort_unstable();
        Self(places)
    }

    /// Whether a topic starts in `start..end`.
    fn are_in(&self, start: usize, end: usize) -> bool {
        let first = self.0.partition_point(|place| *place < start);
        self.0.get(first).is_some_and(|place| *place < end)
    }
}

/// Whether the run in `span` is named rather than used: in quotes by itself, beside what it should have been, or alone on a
/// line that explains encodings.
pub(super) fn is_named(text: &str, span: Span, decoded: &str, topics: &Topics) -> bool {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    if before.is_some_and(opens) && after.is_some_and(closes) {
        return true;
    }
    let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    if topics.0.is_empty() {
        return alone(before) && alone(after) && is_beside(text, span, decoded);
    }
    let from = text.floor_char_boundary(span.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((span.end + REACH).min(text.len()));
    let start = text[from..span.start].rfind('\n').map_or(from, |newline| from + newline + 1);
    let end = text[span.end..to].find('\n').map_or(to, |newline| span.end + newline);
    let is_topic = || topics.are_in(start, end);
    if alone(before) && alone(after) {
        return is_beside(text, span, decoded) || is_topic();
    }
    // A word in quotes: “cafÃ©” is decoded as café.
    let word_start = text[start..span.start].rfind(char::is_whitespace).map_or(start, |at| start + at);
    let word_end = text[span.end..end].find(char::is_whitespace).map_or(end, |at| span.end + at);
    let word =
        text[word_start..word_end].trim().trim_end_matches(['.', ',', ';', ':', ')', '!', '?']).trim_start_matches('(');
    word.chars().next().is_some_and(opens) && word.chars().next_back().is_some_and(closes) && is_topic()
}

/// Whether the repaired text stands right beside the run, as in `Ã© → é`.
fn is_beside(text: &str, span: Span, decoded: &str) -> bool {
    const NEAR: usize = 16;
    if decoded.chars().all(|c| c.is_ascii() || matches!(c, '\u{a0}' | '\u{feff}')) {
        return false;
    }
    let from = text.floor_char_boundary(span.start.saturating_sub(NEAR));
    let to = text.ceil_char_boundary((span.end + NEAR).min(text.len()));
    let is_alone = |part: &str, at: usize| {
        let (left, right) = (&part[..at], &part[at + decoded.len()..]);
        // A part of other misread text is none.
        let apart = |c: char| {
            c.is_ascii() && !c.is_alphanumeric() || opens(c) || closes(c) || c.is_whitespace() || c > '\u{2100}'
        };
        left.chars().next_back().is_none_or(apart) && right.chars().next().is_none_or(apart)
    };
    [&text[from..span.start], &text[span.end..to]].into_iter().any(|part| {
        part.len() >= decoded.len()
            && !part.contains('\n')
            && part.match_indices(decoded).any(|(at, _)| is_alone(part, at))
    })
}

fn opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '‘' | '«' | '»' | '„' | '‚' | '‹' | '「' | '『')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '”' | '“' | '’' | '‘' | '»' | '«' | '›' | '」' | '』')
}
