//! UTF-8 read as windows-1252 that a normaliser altered since: compatibility characters replaced (NFKC), letters made small.

use crate::document::{Classes, Document};
use crate::edit::Span;
use crate::pass::encoding::leads;

/// A repair: where and what.
pub(super) type Repair = (Span, char);

pub(super) fn find(document: &Document<'_>, leads: &[usize]) -> Vec<Repair> {
    let classes = document.classes();
    if !classes.intersects(Classes::LATIN) {
        return Vec::new();
    }
    let text = document.text();
    let mut found = Vec::new();
    if classes.intersects(Classes::SIGN) {
        // `â€™` whose third character became `TM`.
        let mark = "â€TM";
        found.extend(leads::of(leads, text, mark).map(|at| (Span::new(at, at + mark.len()), '’')));
        fractions(text, &mut found);
    }
    if classes.intersects(Classes::COMBINING) {
        accents(text, &mut found);
    }
    if classes.intersects(Classes::LATIN_SIGN) {
        small(text, leads, &mut found);
    }
    found.sort_by_key(|(span, _)| *span);
    found
}

/// `¼`, `½` and `¾` behind `Ã`, which became digits around U+2044.
fn fractions(text: &str, found: &mut Vec<Repair>) {
    const LONGEST: usize = "Ã1".len();
    for at in memchr::memmem::find_iter(text.as_bytes(), "\u{2044}") {
        let start = at.saturating_sub(LONGEST);
        for (fraction, with) in [("Ã1\u{2044}4", 'ü'), ("Ã1\u{2044}2", 'ý'), ("Ã3\u{2044}4", 'þ')] {
            if text.as_bytes()[start..].starts_with(fraction.as_bytes()) {
                found.push((Span::new(start, start + fraction.len()), with));
            }
        }
    }
}

/// `¨`, `¯`, `´` and `¸`, which became a blank and a combining mark.
fn accents(text: &str, found: &mut Vec<Repair>) {
    for at in memchr::memchr_iter(0xCC, text.as_bytes()) {
        let Some(lead) = text[..at].strip_suffix(' ').and_then(|before| before.chars().next_back()) else { continue };
        let byte = match text.as_bytes()[at + 1] {
            0x88 => 0xA8,
            0x84 => 0xAF,
            0x81 => 0xB4,
            0xA7 => 0xB8,
            _ => continue,
        };
        // The byte of these letters is their code.
        if let Some(with) = matches!(lead, 'Ã' | 'Ä' | 'Å').then(|| pair(lead, byte)).flatten() {
            found.push((Span::new(at - 1 - lead.len_utf8(), at + 2), with));
        }
    }
}

/// `ã©` in a text of small letters: `Ã©`, and so `é`.
fn small(text: &str, leads: &[usize], found: &mut Vec<Repair>) {
    let mut is_small = None;
    for at in leads::of(leads, text, "ã") {
        let mut rest = text[at + 2..].chars();
        let Some(sign) = rest.next().filter(|c| ('\u{a1}'..='\u{bf}').contains(c) && !matches!(c, '«' | '»')) else {
            continue;
        };
        let before = text[..at].chars().next_back().is_some_and(|c| c.is_ascii_lowercase());
        let after = rest.next().is_some_and(|c| c.is_ascii_lowercase());
        let mut all = || *is_small.get_or_insert_with(|| !text.chars().any(char::is_uppercase));
        // A sign may end a word; inside one it has no place.
        if before && after && sign != '·'
            || (before || after) && !matches!(sign, '°' | '´' | '·' | 'º' | 'ª' | '®') && all()
        {
            found.extend(pair('Ã', sign as u8).map(|with| (Span::new(at, at + 2 + sign.len_utf8()), with)));
        }
    }
}

fn pair(lead: char, byte: u8) -> Option<char> {
    std::str::from_utf8(&[lead as u8, byte]).ok().and_then(|text| text.chars().next())
}
