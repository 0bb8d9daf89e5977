//! Zones made of whole lines: front matter, fences, indented code, elements whose content is literal, LaTeX environments.

use memchr::{memchr_iter, memmem};

use super::{Scan, ZoneKinds};

impl Scan<'_, '_> {
    /// Zones made of whole lines.
    pub(super) fn blocks(&mut self) {
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
