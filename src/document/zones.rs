//! Zones: stretches that passes keep out of unless they ask for them.
//!
//! Blocks first (front matter, fences, indented code, `<pre>`, LaTeX environments), then what is inline between them: code
//! spans, maths, URLs, e-mail addresses, file paths, lines of code. The scan follows CommonMark where the text is valid
//! Markdown, and errs on the side of protection where it is not.

use memchr::{memchr_iter, memchr2_iter, memmem};

use super::{Classes, Document};
use crate::document::code::is_code_line;
use crate::edit::Span;

/// A set of kinds of zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ZoneKinds(u16);

impl ZoneKinds {
    /// No zone.
    pub const NONE: Self = Self(0);
    /// Fenced or indented code, `<pre>` and `<code>` elements.
    pub const CODE: Self = Self(1);
    /// Code between backticks.
    pub const INLINE_CODE: Self = Self(1 << 1);
    /// LaTeX maths and environments.
    pub const MATH: Self = Self(1 << 2);
    /// A URL.
    pub const URL: Self = Self(1 << 3);
    /// An e-mail address.
    pub const EMAIL: Self = Self(1 << 4);
    /// A file path.
    pub const PATH: Self = Self(1 << 5);
    /// Metadata between `---` lines at the start of the document.
    pub const FRONT_MATTER: Self = Self(1 << 6);
    /// A line of source code or a shell command outside any fence.
    pub const CODE_LINE: Self = Self(1 << 7);
    /// Every zone.
    pub const ALL: Self = Self((1 << 8) - 1);

    /// The union, in constants.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Every zone that is not in the set.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self(Self::ALL.0 & !self.0)
    }

    /// Whether the sets share a kind.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// One protected stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Where it is, in bytes of the document.
    pub span: Span,
    /// What it is; one kind.
    pub kind: ZoneKinds,
}

/// The zones of a document, in order and apart.
#[derive(Debug, Default)]
pub struct Zones {
    zones: Vec<Zone>,
}

impl Zones {
    /// The zones in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Zone> + '_ {
        self.zones.iter().copied()
    }

    /// The zone of one of `kinds` that holds the byte at `offset`.
    #[must_use]
    pub fn at(&self, offset: usize, kinds: ZoneKinds) -> Option<Zone> {
        let next = self.zones.partition_point(|zone| zone.span.end <= offset);
        self.zones.get(next).copied().filter(|zone| zone.span.start <= offset && zone.kind.intersects(kinds))
    }

    /// Whether `span` reaches into a zone of one of `kinds`. An empty span reaches into a zone when it lies strictly inside.
    #[must_use]
    pub fn touch(&self, span: Span, kinds: ZoneKinds) -> bool {
        let first = self.zones.partition_point(|zone| zone.span.end <= span.start);
        self.zones[first..]
            .iter()
            .take_while(|zone| zone.span.start < span.end)
            .any(|zone| zone.kind.intersects(kinds) && zone.span.start < span.end && span.start < zone.span.end)
    }

    pub(super) fn scan(document: &Document<'_>) -> Self {
        let mut scan = Scan { document, text: document.text(), zones: Vec::new() };
        scan.blocks();
        let classes = document.classes();
        if classes.intersects(Classes::BACKTICK) {
            scan.add(Scan::code_spans);
        }
        scan.add(Scan::maths);
        scan.add(Scan::urls);
        if classes.intersects(Classes::AT) {
            scan.add(Scan::emails);
        }
        scan.add(Scan::paths);
        scan.add(Scan::code_lines);
        Self { zones: scan.zones }
    }
}

struct Scan<'d, 't> {
    document: &'d Document<'t>,
    text: &'t str,
    /// In order and apart.
    zones: Vec<Zone>,
}

impl Scan<'_, '_> {
    /// Runs one finder and merges what it found; a stretch that is a zone already wins, and so does the earlier one.
    fn add(&mut self, find: impl Fn(&Self, &mut Vec<Zone>)) {
        let mut found = Vec::new();
        find(self, &mut found);
        if found.is_empty() {
            return;
        }
        let mut merged: Vec<Zone> = Vec::with_capacity(self.zones.len() + found.len());
        let mut known = std::mem::take(&mut self.zones).into_iter().peekable();
        for zone in found {
            merged.extend(std::iter::from_fn(|| known.next_if(|k| k.span.end <= zone.span.start)));
            let after_last = merged.last().is_none_or(|last| last.span.end <= zone.span.start);
            // A finder may swallow smaller zones whole (a line of code with a URL in it), but not cut one.
            let mut inner = known.clone();
            let mut fits = after_last;
            while let Some(k) = inner.next_if(|k| k.span.start < zone.span.end) {
                fits &= zone.span.contains(k.span) && zone.kind == ZoneKinds::CODE_LINE;
            }
            if fits {
                known = inner;
                merged.push(zone);
            }
        }
        merged.extend(known);
        self.zones = merged;
    }

    fn taken(&self, offset: usize) -> bool {
        let next = self.zones.partition_point(|zone| zone.span.end <= offset);
        self.zones.get(next).is_some_and(|zone| zone.span.start <= offset)
    }

    fn push(&mut self, start: usize, end: usize, kind: ZoneKinds) {
        if start < end {
            self.zones.push(Zone { span: Span::new(start, end), kind });
        }
    }

    /// Zones made of whole lines.
    fn blocks(&mut self) {
        let lines = self.document.lines();
        let mut line = self.front_matter();
        let mut open_paragraph = false; // indented code cannot interrupt a paragraph
        let mut in_list = false; // inside a list item, four blanks may be ordinary continuation
        let mut hopeless = [false; ELEMENTS.len()];
        while line < lines.len() {
            let span = lines.span(line);
            let text = &self.text[span.range()];
            let (indent, body) = body(text);
            if let Some(fence) = Fence::open(body) {
                let end =
                    (line + 1..lines.len()).find(|next| fence.closes(body_of(&self.text[lines.span(*next).range()])));
                let last = end.unwrap_or(lines.len() - 1);
                self.push(span.start, lines.span(last).end, ZoneKinds::CODE);
                line = last + 1;
                open_paragraph = false;
                continue;
            }
            if let Some((end, kind)) = self.element(span.start, body, &mut hopeless) {
                let end = lines.span(lines.at(end)).end;
                self.push(span.start, end, kind);
                line = lines.at(end) + 1;
                open_paragraph = false;
                continue;
            }
            if body.is_empty() {
                open_paragraph = false;
            } else if indent >= 4 && !open_paragraph && !in_list && !is_list_item(body) {
                self.push(span.start, span.end, ZoneKinds::CODE);
            } else {
                if is_list_item(body) {
                    in_list = true;
                } else if indent == 0 {
                    in_list &= open_paragraph;
                }
                open_paragraph = !body.starts_with('#');
            }
            line += 1;
        }
    }

    /// Where the element or environment that opens at the line at `start` ends. `hopeless` remembers which closing marks
    /// are not to be found any more, so that unclosed ones are searched for once.
    fn element(&self, start: usize, body: &str, hopeless: &mut [bool]) -> Option<(usize, ZoneKinds)> {
        let rest = &self.text.as_bytes()[start..];
        if body.starts_with("\\begin{") {
            let mut depth = 0usize;
            for at in memchr_iter(b'\\', rest) {
                if rest[at..].starts_with(b"\\begin{") {
                    depth += 1;
                } else if rest[at..].starts_with(b"\\end{") {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some((start + at, ZoneKinds::MATH));
                    }
                }
            }
            // Never closed: the rest of the document is LaTeX.
            return Some((self.text.len(), ZoneKinds::MATH));
        }
        let which = ELEMENTS.iter().position(|(open, _)| body.starts_with(open))?;
        if hopeless[which] {
            return None;
        }
        let close = ELEMENTS[which].1;
        let found = memmem::find(rest, close.as_bytes()).map(|at| (start + at + close.len(), ZoneKinds::CODE));
        hopeless[which] = found.is_none();
        found
    }

    /// Front matter at the very start; returns the first line behind it.
    fn front_matter(&mut self) -> usize {
        /// Attack: a document that opens with `---` and never closes it.
        const MAX_LINES: usize = 200;
        let lines = self.document.lines();
        let line = |index: usize| self.text[lines.span(index).range()].trim_ascii_end();
        if lines.len() < 3 || !matches!(line(0), "---" | "+++") {
            return 0;
        }
        let mark = line(0);
        let Some(end) = (1..lines.len().min(MAX_LINES)).find(|index| line(*index) == mark) else { return 0 };
        let separator = if mark == "---" { ':' } else { '=' };
        let keys = (1..end).filter(|index| {
            let text = line(*index);
            text.is_empty()
                || text.starts_with([' ', '\t', '#', '-', ']', '}'])
                || text.split_once(separator).is_some_and(|(key, _)| {
                    !key.is_empty()
                        && key.trim_end().bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.\"'".contains(&b))
                })
        });
        if end == 1 || keys.count() != end - 1 {
            return 0;
        }
        self.push(0, lines.span(end).end, ZoneKinds::FRONT_MATTER);
        end + 1
    }

    /// `` `code` ``: a run of backticks closed by the next run of the same length in the same paragraph.
    fn code_spans(&self, found: &mut Vec<Zone>) {
        let bytes = self.text.as_bytes();
        let mut runs: Vec<Span> = Vec::new();
        for at in memchr_iter(b'`', bytes) {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end += 1,
                // An escaped backtick opens nothing.
                _ if is_escaped(bytes, at) || self.taken(at) => {}
                _ => runs.push(Span::new(at, at + 1)),
            }
        }
        let mut next_of_length = std::collections::HashMap::new();
        let mut closer = vec![None; runs.len()];
        for (index, run) in runs.iter().enumerate().rev() {
            closer[index] = next_of_length.insert(run.len(), index);
        }
        let mut paragraphs = Paragraphs::new(self.text);
        let mut index = 0;
        while index < runs.len() {
            let run = runs[index];
            match closer[index] {
                Some(close) if runs[close].end <= paragraphs.end(run.start) => {
                    found.push(Zone { span: Span::new(run.start, runs[close].end), kind: ZoneKinds::INLINE_CODE });
                    index = close + 1;
                }
                _ => index += 1,
            }
        }
    }

    /// `$x^2$`, `$$…$$`, `\(…\)`, `\[…\]` within one paragraph.
    fn maths(&self, found: &mut Vec<Zone>) {
        let bytes = self.text.as_bytes();
        let mut paragraphs = Paragraphs::new(self.text);
        let mut done = 0;
        // By delimiter, an offset from which no closing delimiter is left in its paragraph: keeps the search linear.
        let mut hopeless = [0; 4];
        for at in memchr2_iter(b'$', b'\\', bytes) {
            if at < done || self.taken(at) {
                continue;
            }
            let rest = &bytes[at..];
            let (which, close) = match rest {
                [b'\\', b'(', ..] if !is_escaped(bytes, at) => (0, "\\)"),
                [b'\\', b'[', ..] if !is_escaped(bytes, at) => (1, "\\]"),
                [b'$', b'$', ..] if !is_escaped(bytes, at) => (2, "$$"),
                [b'$', next, ..] if !is_escaped(bytes, at) && !next.is_ascii_whitespace() => (3, "$"),
                _ => continue,
            };
            if at < hopeless[which] {
                continue;
            }
            let start = at + close.len();
            let limit = paragraphs.end(at);
            let Some(inside) = self.text.get(start..limit) else { continue };
            let Some(length) = find_unescaped(inside, close) else {
                hopeless[which] = limit;
                continue;
            };
            let (body, end) = (&inside[..length], start + length + close.len());
            let glued_left = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
            let glued_right = bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
            let is_math = match which {
                2 => !body.trim().is_empty(),
                3 => !glued_left && !glued_right && !body.ends_with([' ', '\n']) && is_formula(body),
                _ => is_formula(body),
            };
            if is_math {
                found.push(Zone { span: Span::new(at, end), kind: ZoneKinds::MATH });
                done = end;
            }
        }
    }

    /// `scheme://…` and `www.…`, without the punctuation behind it.
    fn urls(&self, found: &mut Vec<Zone>) {
        const MAX_SCHEME: usize = 12;
        let bytes = self.text.as_bytes();
        let mut done = 0;
        let schemes = memmem::find_iter(bytes, "://").filter_map(|at| {
            let before = bytes[..at].iter().rev().take(MAX_SCHEME);
            let letters = before.take_while(|b| b.is_ascii_alphanumeric() || **b == b'+').count();
            (letters >= 2).then(|| at - letters)
        });
        let mut starts: Vec<usize> = schemes.collect();
        let hosts = memmem::find_iter(bytes, "www.").filter(|at| *at == 0 || !is_word(bytes[*at - 1]));
        starts.extend(hosts);
        starts.sort_unstable();
        for start in starts {
            if start < done || self.taken(start) {
                continue;
            }
            let end = start + url_length(&self.text[start..]);
            found.push(Zone { span: Span::new(start, end), kind: ZoneKinds::URL });
            done = end;
        }
    }

    fn emails(&self, found: &mut Vec<Zone>) {
        /// Attack: one endless word with an `@` at every other byte. The limits are those of RFC 5321.
        const MAX_LOCAL: usize = 64;
        const MAX_DOMAIN: usize = 255;
        let bytes = self.text.as_bytes();
        for at in memchr_iter(b'@', bytes) {
            let local = bytes[..at].iter().rev().take(MAX_LOCAL);
            let local = local.take_while(|b| is_word(**b) || b".+-".contains(b)).count();
            let domain = bytes[at + 1..].iter().take(MAX_DOMAIN);
            let mut domain = domain.take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
            while domain > 0 && b".-".contains(&bytes[at + domain]) {
                domain -= 1;
            }
            let has_dot = bytes[at + 1..at + 1 + domain].contains(&b'.');
            let span = Span::new(at - local, at + 1 + domain);
            if local > 0 && has_dot && found.last().is_none_or(|last: &Zone| last.span.end <= span.start) {
                found.push(Zone { span, kind: ZoneKinds::EMAIL });
            }
        }
    }

    /// `C:\dir\file`, `\\server\share`, `/usr/lib`, `~/x`, `./x`, `../x`.
    fn paths(&self, found: &mut Vec<Zone>) {
        let bytes = self.text.as_bytes();
        let mut done = 0;
        for at in memchr2_iter(b'/', b'\\', bytes) {
            if at < done {
                continue;
            }
            let start = match (&bytes[..at], &bytes[at..]) {
                ([.., drive, b':'], [b'\\', ..]) if drive.is_ascii_alphabetic() => at - 2,
                (_, [b'\\', b'\\', next, ..]) if next.is_ascii_alphanumeric() => at,
                ([.., b'.', b'.'], [b'/', ..]) => at - 2,
                ([.., b'.' | b'~'], [b'/', ..]) => at - 1,
                (_, [b'/', next, ..]) if next.is_ascii_alphanumeric() || *next == b'.' => at,
                _ => continue,
            };
            let at_word_start =
                start == 0 || matches!(bytes[start - 1], b' ' | b'\n' | b'\t' | b'"' | b'\'' | b'(' | b'=');
            if !at_word_start || self.taken(start) {
                continue;
            }
            let stop = |b: &u8| b.is_ascii_whitespace() || b"\"'<>|()[]`,;".contains(b);
            let length = bytes[start..].iter().position(stop).unwrap_or(bytes.len() - start);
            let end = start + self.text[start..start + length].trim_end_matches(['.', ':', '*', '_', '\\']).len();
            let separators = bytes[start..end].iter().filter(|b| matches!(b, b'/' | b'\\')).count();
            if separators >= 2 {
                found.push(Zone { span: Span::new(start, end), kind: ZoneKinds::PATH });
                done = end;
            }
        }
    }

    fn code_lines(&self, found: &mut Vec<Zone>) {
        for span in self.document.lines().iter() {
            if !span.is_empty() && is_code_line(&self.text[span.range()]) {
                found.push(Zone { span, kind: ZoneKinds::CODE_LINE });
            }
        }
    }
}

/// Width of the indentation and the line without it, without block quote marks.
fn body(line: &str) -> (usize, &str) {
    let mut rest = line;
    loop {
        let body = rest.trim_start_matches([' ', '\t']);
        match body.strip_prefix('>') {
            Some(inner) => rest = inner,
            None => {
                let indent = &rest[..rest.len() - body.len()];
                return (indent.bytes().map(|b| if b == b'\t' { 4 } else { 1 }).sum(), body.trim_ascii_end());
            }
        }
    }
}

fn body_of(line: &str) -> &str {
    body(line).1
}

fn is_list_item(body: &str) -> bool {
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let mark = match body.as_bytes().get(digits) {
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        Some(b'.' | b')') if (1..=9).contains(&digits) => digits + 1,
        _ => return false,
    };
    matches!(body.as_bytes().get(mark), None | Some(b' ' | b'\t'))
}

/// An opening code fence.
struct Fence {
    mark: u8,
    length: usize,
}

impl Fence {
    fn open(body: &str) -> Option<Self> {
        // A fence may open a list item.
        let body = body.strip_prefix(['-', '*', '+']).map_or(body, |item| item.trim_start_matches(' '));
        let mark = *body.as_bytes().first().filter(|mark| matches!(mark, b'`' | b'~'))?;
        let length = body.bytes().take_while(|b| *b == mark).count();
        let info_ok = mark == b'~' || !body[length..].contains('`');
        (length >= 3 && info_ok).then_some(Self { mark, length })
    }

    fn closes(&self, body: &str) -> bool {
        body.len() >= self.length && body.bytes().all(|b| b == self.mark)
    }
}

/// Elements whose content is literal.
const ELEMENTS: [(&str, &str); 3] = [("<pre", "</pre>"), ("<code", "</code>"), ("<textarea", "</textarea>")];

/// Whether the byte at `at` stands behind an odd number of backslashes.
pub(crate) fn is_escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn find_unescaped(text: &str, mark: &str) -> Option<usize> {
    memmem::find_iter(text.as_bytes(), mark).find(|at| !is_escaped(text.as_bytes(), *at))
}

/// Whether the text between maths delimiters reads like a formula rather than like words or an amount.
fn is_formula(body: &str) -> bool {
    /// Attack: two dollar signs far apart. No inline formula is longer.
    const MAX: usize = 1000;
    let body = body.trim();
    if body.is_empty() || body.len() > MAX {
        return false;
    }
    let is_name = body.chars().count() <= 2 && body.chars().all(char::is_alphabetic);
    let signs = body.bytes().filter(|b| b"^_={}+<>|".contains(b)).count();
    let commands = body.as_bytes().windows(2).filter(|w| w[0] == b'\\' && w[1].is_ascii_alphabetic()).count();
    is_name || signs + commands > 0
}

/// Length of the URL at the start of `text`.
fn url_length(text: &str) -> usize {
    let mut depth = 0usize;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => {
                end = at;
                break;
            }
            ')' => depth -= 1,
            '<' | '>' | '"' | '`' | '|' | '”' | '“' | '’' | '»' | '«' | '」' | '】' | '）' | '，' | '。' | '、' =>
            {
                end = at;
                break;
            }
            ']' if text[at..].starts_with("](") => {
                end = at;
                break;
            }
            c if c.is_whitespace() || c.is_control() => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']', '\\', '~', '…']).len()
}

/// Where paragraphs end, asked for in rising order.
struct Paragraphs<'t> {
    text: &'t str,
    end: usize,
}

impl<'t> Paragraphs<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, end: 0 }
    }

    /// The end of the paragraph that holds `at`.
    fn end(&mut self, at: usize) -> usize {
        if at >= self.end {
            self.end = at + paragraph_length(&self.text[at..]);
        }
        self.end
    }
}

/// Bytes up to the next blank line.
pub(crate) fn paragraph_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    memchr_iter(b'\n', bytes)
        .find(|at| {
            let next = bytes[at + 1..].iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
            matches!(next, None | Some(b'\n'))
        })
        .unwrap_or(text.len())
}
