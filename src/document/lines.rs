//! Where lines begin and end.

use std::ops::Range;

use super::Document;
use crate::edit::Span;

/// The lines of a text. A line ends before `\n`; a final `\n` starts no further line.
#[derive(Debug)]
pub(crate) struct Lines {
    spans: Vec<Span>,
}

impl<'t> Document<'t> {
    /// The lines above `line` that are not blank, nearest first.
    pub(crate) fn written_above(&self, line: usize) -> impl Iterator<Item = usize> + '_ {
        (0..line).rev().filter(|line| !self.is_blank(*line))
    }

    /// Those below it.
    pub(crate) fn written_below(&self, line: usize) -> impl Iterator<Item = usize> + '_ {
        (line + 1..self.lines().len()).filter(|line| !self.is_blank(*line))
    }

    /// A line without the blanks around it.
    pub(crate) fn words(&self, line: usize) -> &'t str {
        self.line(line).trim()
    }

    /// The same of the nearest line above `line` that is not blank.
    pub(crate) fn words_above(&self, line: usize) -> Option<&'t str> {
        self.written_above(line).next().map(|line| self.words(line))
    }

    /// The same below it.
    pub(crate) fn words_below(&self, line: usize) -> Option<&'t str> {
        self.written_below(line).next().map(|line| self.words(line))
    }

    /// Whether a line holds nothing but blanks.
    pub(crate) fn is_blank(&self, line: usize) -> bool {
        self.lines().is_blank(self.text, line)
    }

    /// Whether all of these lines are blank.
    pub(crate) fn are_blank(&self, mut lines: Range<usize>) -> bool {
        lines.all(|line| self.is_blank(line))
    }

    /// Whether nothing is written right above the line `first` and right below the line `last`.
    pub(crate) fn are_apart(&self, first: usize, last: usize) -> bool {
        let blank = |line: usize| line >= self.lines().len() || self.is_blank(line);
        first.checked_sub(1).is_none_or(blank) && blank(last + 1)
    }

    /// The underline of a setext heading right below the line, if it has one: `=` only, or `-` only.
    pub(crate) fn underline(&self, line: usize) -> Option<&'t str> {
        let below = (line + 1 < self.lines().len()).then(|| self.line(line + 1).trim())?;
        let mark = *below.as_bytes().first().filter(|mark| matches!(mark, b'=' | b'-'))?;
        below.bytes().all(|byte| byte == mark).then_some(below)
    }

    /// The lines `first..=last` with their line ends and the blank lines behind them, unless those part what is left; at the end
    /// of the text, with the blank lines before them instead, so that a final line end stays as it was.
    pub(crate) fn block(&self, first: usize, last: usize) -> Span {
        let lines = self.lines();
        let mut next = last + 1;
        while next < lines.len() && self.is_blank(next) {
            next += 1;
        }
        if next < lines.len() {
            let parts = first > 0 && !self.is_blank(first - 1);
            return Span::new(lines.span(first).start, lines.span(if parts { last + 1 } else { next }).start);
        }
        let mut first = first;
        while first > 0 && self.is_blank(first - 1) {
            first -= 1;
        }
        let start = if first == 0 { 0 } else { lines.span(first - 1).end };
        let end = self.text.trim_end_matches(['\n', ' ', '\t', '\r']).len().max(lines.span(last).end);
        Span::new(start, if first == 0 { self.text.len() } else { end })
    }
}

impl Lines {
    pub(super) fn scan(document: &Document<'_>) -> Self {
        /// Bytes of a line of prose; most texts have fewer lines for their length.
        const LENGTH: usize = 128;
        let text = document.text();
        let mut spans = Vec::with_capacity(text.len() / LENGTH + 1);
        let mut start = 0;
        for end in document.each([b'\n']) {
            spans.push(Span::new(start, end));
            start = end + 1;
        }
        if start < text.len() {
            spans.push(Span::new(start, text.len()));
        }
        Self { spans }
    }

    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    pub(crate) fn span(&self, line: usize) -> Span {
        self.spans[line]
    }

    /// The line with its line end.
    pub(crate) fn whole(&self, line: usize) -> Span {
        let Span { start, end } = self.spans[line];
        Span::new(start, self.spans.get(line + 1).map_or(end, |next| next.start))
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = Span> + '_ {
        self.spans.iter().copied()
    }

    /// The lines right above and below.
    pub(crate) fn beside(&self, line: usize) -> impl Iterator<Item = usize> + use<> {
        let below = Some(line + 1).filter(|below| *below < self.len());
        line.checked_sub(1).into_iter().chain(below)
    }

    /// The line that holds the byte at `offset`; a line end belongs to the line before it.
    pub(crate) fn at(&self, offset: usize) -> usize {
        self.spans.partition_point(|span| span.start <= offset).saturating_sub(1)
    }

    /// Whether the line holds nothing but blanks.
    pub(crate) fn is_blank(&self, text: &str, line: usize) -> bool {
        text.as_bytes()[self.spans[line].range()].iter().all(u8::is_ascii_whitespace)
    }
}
