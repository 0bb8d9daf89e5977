//! Fenced code, told from the rows of signs that part the scenes of a story, and from fences whose end was lost.

use super::containers::{CODE_INDENT, Containers, Cursor};
use super::set_in::is_sentence;
use super::{Document, Scan};

/// What an opening fence says of its code.
#[derive(Clone, Copy, PartialEq)]
enum Info {
    None,
    /// A language, with attributes or without.
    Language,
    Words,
}

impl Info {
    fn of(text: &str) -> Self {
        let text = text.trim_ascii();
        match text.split_once([' ', '\t']) {
            _ if text.is_empty() => Self::None,
            Some((_, attributes)) if !attributes.contains(['=', '{']) && !text.starts_with('{') => Self::Words,
            _ => Self::Language,
        }
    }
}

/// An opening code fence.
pub(super) struct Fence {
    mark: u8,
    length: usize,
    /// What stands behind the mark.
    info: Info,
}

impl Fence {
    pub(super) fn open(line: &Cursor<'_>) -> Option<Self> {
        let body = line.body();
        let mark = *body.as_bytes().first().filter(|mark| matches!(mark, b'`' | b'~'))?;
        let length = body.bytes().take_while(|b| *b == mark).count();
        // `~~~~__` is what html2text leaves of empty elements.
        let info_ok =
            if mark == b'~' { !body[length..].starts_with(['*', '_']) } else { !body[length..].contains('`') };
        let is_fence = length >= 3 && info_ok && line.indent() < CODE_INDENT;
        is_fence.then(|| Self { mark, length, info: Info::of(&body[length..]) })
    }

    fn is_closed_by(&self, line: &Cursor<'_>) -> bool {
        let body = line.body();
        line.indent() < CODE_INDENT && body.len() >= self.length && body.bytes().all(|b| b == self.mark)
    }
}

/// Fences of the document itself that never close.
#[derive(Default)]
pub(super) struct Unclosed {
    /// Of the shortest one of backticks and of tildes; longer ones do not close either.
    shortest: [Option<usize>; 2],
    searches: usize,
}

impl Unclosed {
    /// Attack: ever shorter fences, each looked for to the end of the text.
    const MAX: usize = 8;

    fn shortest(&mut self, fence: &Fence) -> &mut Option<usize> {
        &mut self.shortest[usize::from(fence.mark == b'~')]
    }

    fn has(&mut self, fence: &Fence) -> bool {
        self.searches == Self::MAX || self.shortest(fence).is_some_and(|length| length <= fence.length)
    }

    fn add(&mut self, fence: &Fence) {
        self.searches += 1;
        *self.shortest(fence) = Some(fence.length);
    }
}

impl Scan<'_, '_> {
    /// The last line of a fence: the one that closes it, or the last of the containers it is in. One that never closes ends
    /// before the first paragraph of prose behind all code. Nothing where it is no fence.
    pub(super) fn fence_end(
        &self,
        first: usize,
        fence: &Fence,
        containers: &Containers,
        unclosed: &mut Unclosed,
    ) -> Option<usize> {
        let lines = self.document.lines();
        let is_inner = containers.len() > 0;
        let rest = if !is_inner && unclosed.has(fence) { 0..0 } else { first + 1..lines.len() };
        for line in rest.clone() {
            let mut cursor = Cursor::new(self.document.line(line));
            if containers.resume(&mut cursor) < containers.len() {
                return Some(line - 1);
            }
            if fence.is_closed_by(&cursor) {
                return (is_inner || !self.parts_scenes(first, line, fence)).then_some(line);
            }
        }
        if is_inner {
            return Some(lines.len() - 1);
        }
        if !rest.is_empty() {
            unclosed.add(fence);
        }
        let is_row = || fence.info == Info::Words || fence.info == Info::None && self.document.are_apart(first, first);
        if fence.mark == b'~' && is_row() {
            return None;
        }
        let code = self.document.code_lines().last().map_or(first, |line| first.max(*line));
        let prose = (code + 1..lines.len()).find(|line| self.begins_prose(*line));
        Some(prose.unwrap_or(lines.len()) - 1)
    }

    /// Whether rows of `~` stand alone between paragraphs, with prose between them.
    fn parts_scenes(&self, first: usize, last: usize, fence: &Fence) -> bool {
        fence.mark == b'~'
            && fence.info == Info::None
            && [first, last].iter().all(|line| self.document.are_apart(*line, *line))
            && (first + 1..last).any(|line| self.begins_prose(line))
    }

    /// Whether a sentence begins a paragraph here.
    fn begins_prose(&self, line: usize) -> bool {
        let text = self.document.line(line).trim_ascii_end();
        !text.starts_with(['\t', ' '])
            && self.document.lines().is_blank(self.text, line - 1)
            && (is_sentence(text) || is_caseless_sentence(text))
    }
}

/// Fences that open at the end of a line of words and close alone on theirs, as trafilatura writes code of several lines within
/// a paragraph: for each, the line of its opening and that of its end. The next fence tells that this one was no example.
pub(super) fn late_fences(document: &Document<'_>) -> Vec<[usize; 2]> {
    let mut fences = Vec::new();
    let (mut opened, mut closed) = (None, false); // the last line of words, and the fence it opened
    for (line, place) in places(document) {
        match (place, opened) {
            (Place::Late, _) => (opened, closed) = (Some(line), false),
            (Place::Alone, Some(open)) if !closed => {
                fences.push([open, line]);
                closed = true;
            }
            // The end of an ordinary one, whose opening the line of words was about.
            (Place::Alone, Some(_)) => {
                fences.pop();
                opened = None;
            }
            _ => opened = None,
        }
    }
    fences
}

/// Where three backticks stand on a line.
enum Place {
    /// At the end of a line of words.
    Late,
    Alone,
    First,
}

/// The lines with three backticks or more, but for those that open and close code within the line.
fn places(document: &Document<'_>) -> Vec<(usize, Place)> {
    let lines = document.lines();
    let mut found: Vec<(usize, Place)> = Vec::new();
    let mut marks = document.each_mark("```").peekable();
    while let Some(at) = marks.next() {
        let number = lines.at(at);
        let line = document.line(number).trim_ascii();
        let end = lines.span(number).end;
        while marks.next_if(|next| *next < end).is_some() {}
        let place = if line.bytes().all(|b| b == b'`') {
            Place::Alone
        } else if line.starts_with("```") {
            Place::First
        } else if line.ends_with("```") && line.matches("```").count() % 2 == 1 {
            Place::Late
        } else {
            continue;
        };
        found.push((number, place));
    }
    found
}

/// A sentence of a script without capitals.
fn is_caseless_sentence(line: &str) -> bool {
    /// No word for a comment is as long.
    const LETTERS: usize = 10;
    line.ends_with(['。', '！', '？', '।', '؟', '۔'])
        && line.starts_with(char::is_alphabetic)
        && line.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count() >= LETTERS
}
