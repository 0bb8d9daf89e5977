//! Document evidence: which markup the text as a whole is written in.

use super::{Classes, Document, Zone, ZoneKinds};
use crate::text::near;
use crate::text::starts::Starts;

/// Uses LaTeX commands.
pub(super) fn is_latex(document: &Document<'_>) -> bool {
    static COMMANDS: Starts<12> = Starts::new([
        "begin{",
        "documentclass",
        "section",
        "cite",
        "ref{",
        "label{",
        "emph{",
        "textbf{",
        "textit{",
        "usepackage",
        "eqref{",
        "item ",
    ]);
    document.each([b'\\']).any(|at| COMMANDS.begin(&document.text()[at + 1..]))
}

/// An author wrote it in Markdown: it has front matter, or code between backticks.
pub(super) fn is_authored(document: &Document<'_>) -> bool {
    let is_code = |zone: Zone| {
        zone.kind.intersects(ZoneKinds::CODE.or(ZoneKinds::INLINE_CODE)) && document.slice(zone.span).starts_with('`')
    };
    let markdown = document.is_markdown();
    document.zones().iter().any(|zone| zone.kind == ZoneKinds::FRONT_MATTER || markdown && is_code(zone))
}

/// Holds Markdown that no author of plain text writes: links, strong emphasis, fences, headings of a lower level.
pub(super) fn is_markdown(document: &Document<'_>) -> bool {
    let text = document.text();
    let classes = document.classes();
    // A reader service says so.
    /// Bytes of the head that it writes.
    const HEAD: usize = 1000;
    let head = &text[..text.floor_char_boundary(text.len().min(HEAD))];
    if ["Title: ", "URL Source: "].iter().any(|field| text.starts_with(field)) && head.contains("\nMarkdown Content:\n")
    {
        return true;
    }
    // What costs least first.
    if classes.intersects(Classes::HASH) && has_heading(document) {
        return true;
    }
    if classes.intersects(Classes::STAR) && has_strong(document) {
        return true;
    }
    if classes.intersects(Classes::BRACKET) && !document.links().is_empty() {
        return true;
    }
    classes.intersects(Classes::BACKTICK)
        && document.zones().iter().any(|zone| zone.kind == ZoneKinds::CODE && document.slice(zone.span).contains("```"))
}

/// Whether some line is a heading of a lower level, in a quote or an item too.
fn has_heading(document: &Document<'_>) -> bool {
    const LEVELS: usize = 6;
    let end = |bytes: &[u8], is: fn(u8) -> bool| bytes.len() - bytes.iter().rev().take_while(|b| is(**b)).count();
    let bytes = document.text().as_bytes();
    document.each_mark("## ").any(|at| {
        let marks = 2 + bytes[..at].iter().rev().take(LEVELS).take_while(|b| **b == b'#').count();
        let start = at + 2 - marks;
        let mut before = &bytes[..end(&bytes[..start], |b| b == b' ')];
        if before.len() < start && matches!(before.last(), Some(b'-' | b'*')) {
            before = &before[..before.len() - 1];
        }
        let before = &before[..end(before, |b| matches!(b, b' ' | b'>'))];
        marks <= LEVELS && before.last().is_none_or(|b| *b == b'\n')
    })
}

/// Whether some line holds `**words**`.
fn has_strong(document: &Document<'_>) -> bool {
    let bytes = document.text().as_bytes();
    let mut open = None;
    let mut done = 0;
    for at in document.each([b'*']) {
        if at < done || bytes.get(at + 1) != Some(&b'*') {
            continue;
        }
        let length = bytes[at..].iter().take_while(|b| **b == b'*').count();
        done = at + length;
        let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
        let after = bytes.get(done).copied().unwrap_or(b' ');
        // Two pairs that meet.
        if length == 4 && open.is_some() && !before.is_ascii_whitespace() && !after.is_ascii_whitespace() {
            continue;
        }
        // Longer runs are rules, masks and the like.
        if length > 3 || document.zones().at(at, ZoneKinds::ALL).is_some() {
            open = None;
            continue;
        }
        if !before.is_ascii_whitespace() && open.is_some_and(|open| !bytes[open..at].contains(&b'\n')) {
            return true;
        }
        open = (!after.is_ascii_whitespace() && !before.is_ascii_alphanumeric()).then_some(at);
    }
    false
}

/// What the backslashes of a text say of who wrote them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Escapes {
    /// Those that only a Markdown writer makes: before what Markdown gives a meaning, where prose has it.
    sure: usize,
    /// Some stand for more than an escape, as in patterns, paths and commands.
    pub(super) others: bool,
}

impl Escapes {
    pub(super) fn count(document: &Document<'_>) -> Self {
        const CODE: ZoneKinds = ZoneKinds::CODE.or(ZoneKinds::INLINE_CODE).or(ZoneKinds::CODE_LINE).or(ZoneKinds::URL);
        let text = document.text();
        let bytes = text.as_bytes();
        let mut escapes = Self::default();
        let mut done = 0;
        for at in document.each([b'\\']) {
            if at < done {
                continue;
            }
            done = at + 2;
            let Some(next) = bytes.get(at + 1) else { break };
            if document.zones().at(at, CODE).is_some() {
                continue;
            }
            escapes.others |= next.is_ascii_alphanumeric();
            escapes.sure += usize::from(is_sure_escape(text, at));
        }
        escapes
    }

    /// A converter wrote the text.
    pub(super) fn are_of_markdown(self, document: &Document<'_>) -> bool {
        /// In a page that should show other Markdown and shows none.
        const MANY: usize = 3;
        !self.others && self.sure >= if document.is_plain_text() { MANY } else { 1 }
    }
}

/// `\$5`, `a\_b`, `1\. `, `\#MeToo`, `\*word`, `R\&D`, `\[words\]`.
fn is_sure_escape(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let before = at.checked_sub(1).map_or(b'\n', |at| bytes[at]);
    let rest = &bytes[at + 2..];
    let after = rest.first().copied().unwrap_or(b'\n');
    let word = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80;
    let blank = |b: u8| b.is_ascii_whitespace();
    let starts_line = before == b'\n';
    let apart = before == b' ' && after == b' ';
    match bytes[at + 1] {
        b'\n' => before == b'.' && ends_sentence(&text[..at]) && after.is_ascii_alphabetic(),
        b'$' => blank(before) && after.is_ascii_digit(),
        b'~' => blank(before) && (after.is_ascii_alphanumeric() || rest.starts_with(b"$") || rest.starts_with(b"\\$")),
        b'_' | b'&' => word(before) && word(after),
        b'.' if bytes[..at].ends_with(b" www") || &bytes[..at] == b"www" => after.is_ascii_alphanumeric(),
        b'.' | b')' if after == b' ' && numbers_line(&bytes[..at]) => true,
        b'.' | b'!' | b':' if ends_clause(text, at) => true,
        b'-' | b':' if before.is_ascii_digit() && after.is_ascii_digit() => is_number(bytes, at),
        b'+' if blank(before) && after.is_ascii_digit() => rest.get(1).is_some_and(u8::is_ascii_digit),
        b'#' => blank(before) && after.is_ascii_alphabetic() || word(before) && blank(after),
        b'*' if before.is_ascii_digit() => after.is_ascii_digit() || blank(after),
        b'*' => starts_line && (word(after) || after == b' ') || word(before) && blank(after),
        b'-' if after == b'-' => word(before) && rest.get(1).is_some_and(|b| word(*b)),
        b'-' | b'+' if starts_line => after == b' ',
        b'+' => before.is_ascii_uppercase() && rest.starts_with(b"\\+"),
        b'>' => starts_line && after == b' ' || apart || matches!(before, b'-' | b'=') && after == b' ',
        b'<' => apart || before == b' ' && after.is_ascii_uppercase() || before == b' ' && rest.starts_with(b"- "),
        b'=' | b'^' => apart,
        b'!' => (word(before) || matches!(before, b'?' | b'!')) && blank(after),
        b'`' => blank(before) && after.is_ascii_alphabetic(),
        b'[' => encloses_words(rest) || starts_line && encloses_sentence(rest),
        _ => false,
    }
}

/// Attack: one endless line. Words farther away, in bytes, do not count.
const REACH: usize = 120;

/// `word\.` at the end of a line or before a capital, `word\: words`, behind some words of the line.
fn ends_clause(text: &str, at: usize) -> bool {
    const WORDS: usize = 3;
    const CHARACTERS: usize = 6;
    let bytes = text.as_bytes();
    let line = near::line_before(&text[..at], REACH).as_bytes();
    let letters = |b: &u8| b.is_ascii_alphabetic() || *b >= 0x80;
    let words = line.split(u8::is_ascii_whitespace).filter(|word| word.iter().any(letters)).count();
    // Some scripts set no blanks.
    let is_phrase = || line.iter().filter(|b| **b >= 0xe0).count() >= CHARACTERS;
    let next = &bytes[at + 2..];
    let ends = next.is_empty() || next.starts_with(b"\n") || next.starts_with(b" |");
    // `since 2018\.`
    let is_year =
        || ends && matches!(line, [.., b' ', a, b, c, d] if [a, b, c, d].iter().all(|digit| digit.is_ascii_digit()));
    let is_word = is_year() || line.iter().rev().skip_while(|b| b")\\*_".contains(b)).take(2).all(letters);
    let goes_on = next.starts_with(b" ")
        && next.get(1).is_some_and(|b| if bytes[at + 1] == b':' { letters(b) } else { b.is_ascii_uppercase() });
    // A sentence about patterns may end in one.
    let about = [&b"attern"[..], b"egex", b"match", b"grep", b"ackslash", b"escape"];
    (words >= WORDS || is_phrase())
        && is_word
        && (ends || goes_on)
        && !about.iter().any(|word| memchr::memmem::find(line, word).is_some())
}

/// Words and a stop, before the backslash of a hard line break.
fn ends_sentence(before: &str) -> bool {
    const WORDS: usize = 3;
    let line = near::line_before(before, REACH).as_bytes();
    let word = |word: &[u8]| word.iter().all(|b| b.is_ascii_alphabetic() || *b >= 0x80 || b",.;:'!?".contains(b));
    let words = line.split(u8::is_ascii_whitespace).filter(|part| !part.is_empty());
    words.clone().count() >= WORDS && words.rev().take(WORDS).all(word)
}

/// Nothing but digits and escaped signs in the word around `at`: `2019\-05\-01`, no range of a pattern.
fn is_number(bytes: &[u8], at: usize) -> bool {
    /// Attack: one endless word. No date or number is longer.
    const REACH: usize = 24;
    let blank = |b: &&u8| !b.is_ascii_whitespace();
    let before = bytes[..at].iter().rev().take(REACH).take_while(blank);
    let after = bytes[at..].iter().take(REACH).take_while(blank);
    before.chain(after).all(|b| b.is_ascii_digit() || b"\\-.,:;()".contains(b))
}

/// A number, a roman one, or a letter of a list is all that stands on the line.
fn numbers_line(before: &[u8]) -> bool {
    /// Attack: one endless line. No number of a list is longer.
    const MAX: usize = 9;
    let length = before.iter().rev().take(MAX + 1).take_while(|b| b.is_ascii_alphanumeric()).count();
    let number = &before[before.len() - length..];
    let is_roman = length <= 4 && number.iter().all(|b| b"ivx".contains(b));
    // `a\. words`, not a sequence of escapes.
    let is_letter = length == 1 && number[0].is_ascii_lowercase();
    (1..=MAX).contains(&length)
        && (is_roman || is_letter || number.iter().all(u8::is_ascii_digit))
        && before[..before.len() - length].last().is_none_or(|b| *b == b'\n')
}

/// `words\]`.
fn encloses_words(rest: &[u8]) -> bool {
    /// Attack: `\[` without an end, repeated.
    const MAX: usize = 80;
    let inside = rest.iter().take(MAX).take_while(|b| b.is_ascii_alphanumeric() || **b >= 0x80 || b" .,'-".contains(b));
    let length = inside.clone().count();
    rest[length..].starts_with(b"\\]")
        && inside.filter(|b| b.is_ascii_alphabetic() || **b >= 0x80).count() >= 3
        && rest.first() != Some(&b' ')
}

/// `Words of a line]`, the second bracket as it is: some writers escape only the first.
fn encloses_sentence(rest: &[u8]) -> bool {
    /// Attack: one endless line. No remark in brackets is longer.
    const MAX: usize = 400;
    const WORDS: usize = 3;
    let line = rest[..rest.len().min(MAX)].split(|b| *b == b'\n').next().unwrap_or_default().trim_ascii_end();
    let Some(inside) = line.strip_suffix(b"]") else { return false };
    let is_word = |word: &&[u8]| word.len() > 1 && word.iter().all(|b| b.is_ascii_alphabetic() || b",.!?'".contains(b));
    inside.first().is_some_and(u8::is_ascii_uppercase)
        && !inside.iter().any(|b| matches!(b, b'\\' | b'[' | b']'))
        && inside.split(|b| *b == b' ').filter(is_word).count() >= WORDS
}
