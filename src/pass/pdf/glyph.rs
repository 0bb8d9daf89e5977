//! Glyphs without a character, and letters set apart.

use super::{GLYPH, LETTER_SPACING};
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::near;

/// `(cid:127)`.
pub(super) fn codes(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let open = "(cid:";
    for at in memchr::memmem::find_iter(text.as_bytes(), open) {
        let rest = &text[at + open.len()..];
        let digits = rest.bytes().take(6).take_while(u8::is_ascii_digit).count();
        if digits == 0 || !rest[digits..].starts_with(')') {
            continue;
        }
        let end = at + open.len() + digits + 1;
        let starts_line = text[..at].trim_end_matches([' ', '\t']).chars().next_back().is_none_or(|c| c == '\n');
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let [before, after] = near::neighbours(text, Span::new(at, end));
        if starts_line && after == Some(' ') {
            edits.replace(Span::new(at, end), "•", &GLYPH, Confidence::Likely);
        } else {
            // Inside a word it stands for letters that are gone.
            let lost = letter(before) || letter(after);
            let blank = after == Some(' ') && before.is_none_or(char::is_whitespace);
            let confidence = if lost { Confidence::Possible } else { Confidence::Likely };
            edits.delete(Span::new(at, end + usize::from(blank)), &GLYPH, confidence);
        }
    }
}

/// Rows of single capitals, each behind a blank; two blanks or more part words.
pub(super) fn spaced(document: &Document<'_>, edits: &mut Edits<'_>) {
    for line in document.lines().iter() {
        let mut gaps: Vec<Span> = Vec::new();
        let mut last: Option<usize> = None; // end of the single capital before
        let mut at = line.start;
        for word in document.slice(line).split(' ') {
            let start = at;
            at += word.len() + 1;
            if word.is_empty() {
                continue;
            }
            let name = word.trim_end_matches([':', ',', '!', '?']);
            let single = name.chars().count() == 1 && name.chars().all(char::is_uppercase);
            if let (true, Some(end)) = (single, last) {
                gaps.push(Span::new(end, start));
            } else {
                delete(document.text(), &mut gaps, edits);
            }
            last = (single && name.len() == word.len()).then_some(start + word.len());
        }
        delete(document.text(), &mut gaps, edits);
    }
}

/// Closes the gaps of a row that is long enough to be no list of letters.
fn delete(text: &str, gaps: &mut Vec<Span>, edits: &mut Edits<'_>) {
    const SHORTEST: usize = 4;
    let gaps = std::mem::take(gaps);
    // `A B C D E` are letters.
    let follow = |gap: &Span| {
        let letter = |c: Option<char>| c.map_or(0, u32::from);
        letter(text[gap.end..].chars().next()) == letter(text[..gap.start].chars().next_back()) + 1
    };
    if gaps.len() >= SHORTEST && !gaps.iter().all(follow) {
        // One blank of a wider gap stays.
        let parts = gaps.into_iter().map(|gap| Span::new(gap.start + usize::from(gap.len() > 1), gap.end));
        edits.delete_together(parts, &LETTER_SPACING, Confidence::Likely);
    }
}
