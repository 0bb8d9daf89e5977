//! Messages of programs: text in lines, and yet data.

use super::{SAMPLE_BYTES, SAMPLE_LINES};
use crate::document::{Classes, Document};

/// The messages of a program, one on each line, with places for what they are about: `%s`, `%(name)s`, `{count}`.
pub(super) fn is_catalogue(document: &Document<'_>) -> bool {
    /// Fewer messages may be code that a text shows.
    const FEW: usize = 3;
    /// Of so many, one has a place.
    const SHARE: usize = 12;
    let text = document.text();
    if !document.classes().intersects(Classes::BRACE) && memchr::memchr(b'%', text.as_bytes()).is_none() {
        return false;
    }
    let lines = document.lines();
    let sample = lines.len().min(SAMPLE_LINES);
    let written = || (0..sample).filter(|number| !lines.is_blank(text, *number));
    let all = written().count();
    if all < 2 * FEW || (sample - all) * 4 > all {
        return false;
    }
    let has_place = |number: &usize| {
        let line = document.line(*number);
        has_place(&line[..line.floor_char_boundary(SAMPLE_BYTES)])
    };
    let places = written().filter(has_place).count();
    places >= FEW && places * SHARE >= all
}

/// Whether a message of a program has a place for a value: `%s`, `%(name)s`, `{0}`, but not `{{name}}` of a template.
pub(crate) fn has_place(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr2_iter(b'%', b'{', bytes).any(|at| {
        let rest = &bytes[at + 1..];
        match bytes[at] {
            b'%' => matches!(rest, [b's' | b'd' | b'i' | b'(' | b'{', ..] | [b'0'..=b'9', b'$', ..]),
            _ => {
                let name = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
                // Braces behind letters are the arguments of LaTeX.
                let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
                let apart = before >= 0x80 || b" \t\"'([<#$%/:=-".contains(&before);
                name > 0 && rest.get(name) == Some(&b'}') && apart
            }
        }
    })
}
