//! `\n`, `\r`, `\t` and `\/`. One of them alone proves nothing: the document shows whether it was dumped with its escapes.

use super::{CONTROL, REACH, SLASH, explains_escapes, is_code_word, is_quoted};
use crate::document::{Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::talk::{Talk, Told, is_contrasted};
use crate::rule::Confidence;
use crate::text::near::word_around;

/// Runs behind words that make a dump when there is no other sign of one.
const GLUED: usize = 3;

/// A run of `\n`, `\r`, `\t` without anything between them.
struct Run {
    span: Span,
    text: String,
}

/// What a run says of the text.
enum Vote {
    /// It was dumped with its escapes.
    Dump,
    /// The run stands behind a word.
    Glued,
    None,
    /// It shows them.
    Code,
}

impl Run {
    fn vote(&self, text: &str) -> Vote {
        let (start, end) = (self.span.start, self.span.end);
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        let alone = before.is_none_or(|c| c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric());
        if is_code_word(word_around(text.as_bytes(), self.span, REACH))
            || is_quoted(text, start, end)
            || alone && explains_escapes(text, start)
            // `‘\relative’`, a command.
            || matches!(before, Some('‘' | '“' | '«' | '`')) && after.is_some_and(char::is_lowercase)
            // The end of a string in source code; a quotation begins with a word.
            || text[end..].strip_prefix(['"', '\'']).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        {
            return Vote::Code;
        }
        // A writer who breaks the line as well wrote a message of a program.
        let broken = after == Some('\n');
        if broken || before.is_none_or(|c| c.is_whitespace() || "([{/=".contains(c)) {
            return Vote::None;
        }
        let lines = self.text.matches('\n').count();
        let ends = before.is_some_and(|c| ".!?:;,)\"”’»…>。！？".contains(c));
        let starts = after.is_none_or(|c| !c.is_lowercase());
        match lines {
            1 if ends && starts || self.text == "\n" && end - start == 4 => Vote::Dump,
            2.. => Vote::Dump,
            1 => Vote::Glued,
            // `Name:\tAda`
            _ if before == Some(':') => Vote::Glued,
            _ => Vote::None,
        }
    }
}

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut runs: Vec<Run> = Vec::new();
    let (mut sure, mut glued, mut against) = (0, 0, 0);
    let (mut slashes, mut plain_slashes): (Vec<usize>, usize) = (Vec::new(), 0);
    let mut told = Told::default(); // `contains \/ instead of /`
    let mut done = 0;
    for at in document.each([b'\\']) {
        if at < done {
            continue;
        }
        done = at + 1;
        let Some(next) = bytes.get(at + 1) else { break };
        if *next == b'\\' {
            done = at + 2;
            continue;
        }
        // `www.example.org\/a` behind `https:\/\/` is a URL to the zones.
        let is_open = |kind: ZoneKinds| *next == b'/' && kind.intersects(ZoneKinds::URL) && is_json_slash(bytes, at);
        if !b"nrt/".contains(next) || document.zones().at(at, ZoneKinds::ALL).is_some_and(|zone| !is_open(zone.kind)) {
            continue;
        }
        done = at + 2;
        if *next == b'/' {
            if is_json_slash(bytes, at) {
                slashes.push(at);
            } else if is_told(text, Span::new(at, done)) {
                told.add(Span::new(at, done));
            } else if joins_words(bytes, at) {
                plain_slashes += 1;
                slashes.push(at);
            }
            continue;
        }
        let run = read(bytes, at);
        done = run.span.end;
        match run.vote(text) {
            Vote::Dump => sure += 1,
            Vote::Glued => glued += 1,
            Vote::None => {}
            Vote::Code => {
                against += 1;
                continue;
            }
        }
        runs.push(run);
    }
    let dumped = against == 0 && (sure > 0 || glued >= GLUED);
    if dumped {
        for run in runs {
            edits.replace(run.span, run.text, &CONTROL, Confidence::Likely);
        }
    }
    let all_slashes = dumped || plain_slashes >= 2 && against == 0;
    let is_example = |at: &usize| !told.is_empty() && told.are_near(text, Span::new(*at, *at + 2));
    for at in slashes.into_iter().filter(|at| (all_slashes || is_json_slash(bytes, *at)) && !is_example(at)) {
        edits.delete(Span::new(at, at + 1), &SLASH, Confidence::Likely);
    }
}

/// `Why do logs contain \/ instead of a slash?`: apart, and what the sentence is about.
fn is_told(text: &str, span: Span) -> bool {
    let talk = Talk::about(text, span);
    let is_apart = talk.before.ends_with(' ') && (talk.after.starts_with(' ') || talk.stops());
    is_apart && (talk.is_object() || is_contrasted(talk.before, talk.after, false))
}

/// The run of control escapes at `start`, with the blanks behind a line end, which would indent the next line.
fn read(bytes: &[u8], start: usize) -> Run {
    let mut end = start;
    let mut text = String::new();
    while let [b'\\', next @ (b'n' | b'r' | b't'), ..] = bytes[end..] {
        let follows_return = next == b'n' && end > start && bytes[end - 1] == b'r';
        match next {
            _ if follows_return => {}
            b't' if text.ends_with('\n') => {}
            b't' => text.push('\t'),
            _ => text.push('\n'),
        }
        end += 2;
    }
    if text.ends_with('\n') {
        end += bytes[end..].iter().take_while(|b| **b == b' ').count();
    }
    Run { span: Span::new(start, end), text }
}

/// `<\/p>`, `https:\/\/a\/b`.
fn is_json_slash(bytes: &[u8], at: usize) -> bool {
    let closes_tag = at > 0 && bytes[at - 1] == b'<' && bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic);
    let from = at.saturating_sub(4 * REACH);
    let word = bytes[from..at].iter().rev().take_while(|b| !b.is_ascii_whitespace()).count();
    let end = bytes.len().min(at + 4);
    let word = &bytes[at - word..end];
    // `/^https?:\/\//`, `s/^http:\/\//`
    let is_pattern = || word.starts_with(b"/") || word.starts_with(b"s/") || word.contains(&b'^');
    // `<b>(.*?)<\/b>`
    let matches_any = || [".*", ".+", "[^"].iter().any(|sign| memchr::memmem::find(word, sign.as_bytes()).is_some());
    closes_tag && !matches_any() || memchr::memmem::find(word, b":\\/\\/").is_some() && !is_pattern()
}

/// `and\/or`, unless the word is a regular expression.
fn joins_words(bytes: &[u8], at: usize) -> bool {
    let letter = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    let word = word_around(bytes, Span::new(at, at + 2), REACH);
    at > 0
        && letter(bytes.get(at - 1))
        && letter(bytes.get(at + 2))
        && !word.starts_with(b"/")
        && !word.iter().any(|b| b"^$*+([{|".contains(b))
}
