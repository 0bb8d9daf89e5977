//! Accents beside their letters.

use std::cell::LazyCell;

use unicode_normalization::char::compose;

use super::SPLIT_ACCENT;
use super::words::Words;
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;
use crate::text::near;

/// An accent that stands for itself, the mark, and the letters that carry it.
const ACCENTS: [(char, char, &str); 8] = [
    ('´', '\u{301}', "aeiouyıAEIOUY"),
    ('¨', '\u{308}', "aeiouyıAEIOU"),
    ('ˆ', '\u{302}', "aeiouıAEIOU"),
    ('˜', '\u{303}', "anoANO"),
    ('¸', '\u{327}', "cstCST"),
    ('ˇ', '\u{30c}', "cszrenCSZRENDT"),
    ('˚', '\u{30a}', "auAU"),
    ('˝', '\u{30b}', "ouOU"),
];

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut words = Words::of(document);
    let mut acute = Vec::new();
    let (mut found, mut apostrophe) = (false, false);
    // In Turkish, `Mart´ın` has an apostrophe.
    let is_turkish = LazyCell::new(|| {
        let is_apart = |before: &str| ACCENTS.iter().any(|(accent, ..)| before.ends_with(*accent));
        text.contains(['ş', 'ğ', 'İ']) || text.match_indices('ı').any(|(at, _)| !is_apart(&text[..at]))
    });
    // C2 A8, C2 B4, C2 B8; CB 86, CB 87, CB 9A, CB 9C, CB 9D.
    for at in memchr::memchr2_iter(0xC2, 0xCB, bytes) {
        if !matches!(bytes[at..], [0xC2, 0xA8 | 0xB4 | 0xB8, ..] | [0xCB, 0x86 | 0x87 | 0x9A | 0x9C | 0x9D, ..]) {
            continue;
        }
        let is_acute = text[at..].starts_with('´');
        let Some(repair) = text[at..].chars().next().and_then(|accent| split(text, at, accent)) else {
            apostrophe |= is_acute && text[..at].ends_with(char::is_alphabetic);
            continue;
        };
        // An acute accent is often an apostrophe: `it´s`, `d´un`. Only fonts that write `Garc´ıa` have a dotless letter behind it.
        let is_dotless = || text[repair.span.range()].ends_with('ı') && !is_suffix(text, repair.span) && !*is_turkish;
        if (is_acute || repair.unsure) && !is_dotless() && !repair.makes_word(text, &mut words) {
            if is_acute && !repair.unsure {
                acute.push(repair);
            }
            continue;
        }
        found = true;
        edits.replace(repair.span, repair.with.to_string(), &SPLIT_ACCENT, Confidence::Likely);
    }
    // Names are in no list: there it is an accent where others are apart as well, and none is an apostrophe.
    if found && !apostrophe {
        for repair in acute.into_iter().filter(|repair| repair.with.is_lowercase() && !is_elided(text, repair.span)) {
            edits.replace(repair.span, repair.with.to_string(), &SPLIT_ACCENT, Confidence::Likely);
        }
    }
}

/// `Mart´ın`: what Turkish puts behind the apostrophe of a name, the dotless letter and perhaps more.
fn is_suffix(text: &str, span: Span) -> bool {
    const RESTS: [&str; 12] = ["", "n", "na", "nda", "ndan", "ndaki", "nki", "nı", "nın", "m", "mız", "z"];
    let rest = near::behind(&text[span.end..], 32).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    RESTS.contains(&rest)
}

/// Whether one small letter is all that stands before the accent, as in `l´amour`.
fn is_elided(text: &str, span: Span) -> bool {
    let mut before = text[..span.start].chars().rev();
    before.next().is_some_and(char::is_lowercase) && before.next().is_none_or(|c| !c.is_alphabetic())
}

/// An accent and its letter.
struct Repair {
    span: Span,
    with: char,
    /// The letter on the other side could carry it too; a dotless one is only written below an accent.
    unsure: bool,
}

/// The accent at `at` with the letter behind it, or the one before it if the one behind cannot carry it. One of the two sides
/// must be a letter of the same word.
fn split(text: &str, at: usize, accent: char) -> Option<Repair> {
    let (_, mark, letters) = ACCENTS.into_iter().find(|(other, ..)| *other == accent)?;
    let end = at + accent.len_utf8();
    let [before, after] = near::neighbours(text, Span::new(at, end));
    let letter = |c: Option<char>| c.filter(|c| c.is_alphabetic());
    let carries = |c: Option<char>| c.filter(|c| letters.contains(*c));
    let composed = |c: char| compose(if c == 'ı' { 'i' } else { c }, mark);
    if let (Some(_), Some(next)) = (letter(before), carries(after)) {
        let span = Span::new(at, end + next.len_utf8());
        return Some(Repair { span, with: composed(next)?, unsure: next != 'ı' && carries(before).is_some() });
    }
    let starts_word = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '’' | '\''));
    if let (true, Some(next)) = (starts_word, carries(after)) {
        let follows = text[end + next.len_utf8()..].chars().next().is_some_and(char::is_lowercase);
        let span = Span::new(at, end + next.len_utf8());
        return follows.then_some(Repair { span, with: composed(next)?, unsure: false });
    }
    // At the end of a word it may close a quotation.
    let (last, unsure) = (carries(before)?, letter(after).is_none());
    Some(Repair { span: Span::new(at - last.len_utf8(), end), with: composed(last)?, unsure })
}

impl Repair {
    /// Whether the word with the letter is in the word list.
    fn makes_word(&self, text: &str, words: &mut Words<'_, '_>) -> bool {
        let inside = text[self.span.range()].ends_with(char::is_alphabetic)
            || text[self.span.end..].starts_with(char::is_alphabetic);
        /// Attack: one endless word.
        const LONGEST: usize = 40;
        let start = near::run_around(text, self.span, LONGEST, char::is_alphabetic).start;
        // Other accents of the word are still apart: they are put to their letters on the way.
        let mut word = text[start..self.span.start].to_lowercase();
        word.extend(self.with.to_lowercase());
        let mut rest = text[self.span.end..].char_indices().take(LONGEST).peekable();
        while let Some((at, c)) = rest.next_if(|(_, c)| c.is_alphabetic() || *c == '´') {
            match split(text, self.span.end + at, c).filter(|_| c == '´') {
                Some(other) if other.span.start == self.span.end + at => {
                    word.push(other.with);
                    rest.next();
                }
                Some(other) => {
                    word.pop();
                    word.push(other.with);
                }
                None => word.extend(c.to_lowercase()),
            }
        }
        word.chars().nth(2).is_some() && if inside { words.is_listed(&word) } else { words.lists(&word) }
    }
}
