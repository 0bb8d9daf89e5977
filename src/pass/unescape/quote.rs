//! `\'` and `\"`. The same two signs are accents in TeX, so the document votes.

use std::cell::LazyCell;

use super::{QUOTE, REACH, is_code_word, is_inner, is_quoted, letters_around};
use crate::document::{Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::lexicon::Language;
use crate::pass::context::twin;
use crate::pass::talk::{self, Talk, Told};
use crate::rule::Confidence;
use crate::text::near;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `couldn\'t`, `said.\"`: no accent stands there.
    Sure,
    /// `\"No`, `l\'opera`: a quote or an accent.
    Open,
    /// `Schr\"odinger`, `P\'olya`: an accent.
    Accent,
}

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut hits: Vec<(Span, Shape)> = Vec::new();
    const BACKSLASH: [&str; 2] = ["backslash", "backslashes"];
    let explains = LazyCell::new(|| memchr::memmem::find(bytes, BACKSLASH[0].as_bytes()).is_some());
    let mut told = Told::default(); // `is written \"`
    let mut done = 0;
    for at in document.each([b'\\']) {
        if at < done {
            continue;
        }
        /// Attack: an endless run of backslashes. Escaped four times over.
        const MAX: usize = 15;
        let slashes = bytes[at..].iter().take_while(|b| **b == b'\\').count();
        let quote = at + slashes;
        done = quote;
        if !matches!(bytes.get(quote), Some(b'\'' | b'"')) || slashes > MAX {
            continue;
        }
        // `\"$name\"`: the document is a script.
        if matches!(bytes[quote + 1..], [b'$', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'{' | b'_')) {
            return;
        }
        if is_of_code(document, at, quote) {
            continue;
        }
        let Some(shape) = shape_of(text, at, quote) else { continue };
        if *explains && Talk::about(text, Span::new(at, quote)).is_beside(&BACKSLASH)
            || twin::is_compared(text, at, quote + 1, &text[quote..=quote])
            || is_escaped_otherwise(text, at, quote)
            || is_stored(text, at, quote)
        {
            continue;
        }
        if is_lone(text, at, quote) && (is_named(text, at, quote) || is_joined(text, &hits, at, quote)) {
            told.add(Span::new(at, quote + 1));
        }
        hits.push((Span::new(at, quote), shape));
    }
    if !told.is_empty() {
        hits.retain(|(span, _)| !is_lone(text, span.start, span.end) && !told.are_near(text, *span));
    }
    let count = |wanted: Shape| hits.iter().filter(|(_, shape)| *shape == wanted).count();
    let (sure, open, accents) = (count(Shape::Sure), count(Shape::Open), count(Shape::Accent));
    let elides = || matches!(document.language(), Some(Language::French | Language::Italian));
    // Markdown has no accents of TeX, though it may quote some.
    let converted = sure + open >= accents && sure > 0 && document.is_markdown();
    if sure < 4 * accents && !converted {
        return;
    }
    let open_too = converted || accents == 0 && (sure > 0 || open > 1 || open == 1 && elides());
    for (span, shape) in hits {
        if converted || shape == Shape::Sure || shape == Shape::Open && open_too {
            edits.delete(span, &QUOTE, Confidence::Likely);
        }
    }
}

/// Whether the quote at `quote`, whose backslashes begin at `at`, is part of code, of a path or of a picture, or would end a title.
fn is_of_code(document: &Document<'_>, at: usize, quote: usize) -> bool {
    let text = document.text();
    let word = near::word_around(text.as_bytes(), Span::new(at, quote + 1), REACH);
    document.zones().at(at, ZoneKinds::ALL).is_some()
        || is_quoted(text, at, quote + 1)
        || is_quoted(text, at, quote)
        || is_code_word(word)
        || document.is_in_attributes(at)
        || is_shell_word(word)
        || is_in_title(document, at)
        || is_in_literal(text, at, quote)
        || is_end_of_path(text, at)
        || document.is_in_picture(Span::new(at, quote))
}

/// What the quote can be, by the number of its backslashes as well.
fn shape_of(text: &str, at: usize, quote: usize) -> Option<Shape> {
    let slashes = quote - at;
    // No accent of TeX has three before its apostrophe.
    let escaped_twice = slashes >= 3 && text.as_bytes()[quote] == b'\'';
    let shape = shape(text, at, quote)?;
    let shape = if escaped_twice && shape == Shape::Open { Shape::Sure } else { shape };
    // An even number is a backslash before a quote that is none of this pass, but in `isn\\'t`.
    let fits = || slashes % 2 == 1 || slashes == 2 && shape == Shape::Sure && is_inner(text, Span::new(at, quote + 1));
    let is_accent = || Talk::about(text, Span::new(at, quote)).is_beside(&["latex", "bibtex"]);
    (fits() && (shape == Shape::Sure || !is_accent())).then_some(shape)
}

/// Beside no word that it could open or close.
fn is_lone(text: &str, start: usize, quote: usize) -> bool {
    text[..start].chars().next_back().is_none_or(char::is_whitespace)
        && text[quote + 1..].chars().next().is_none_or(|c| c.is_whitespace() || ".,;:!?)".contains(c))
}

/// `\" and \'`: behind another that stands alone as well. Two of one kind may enclose a word.
fn is_joined(text: &str, hits: &[(Span, Shape)], start: usize, quote: usize) -> bool {
    hits.last().is_some_and(|(last, _)| {
        text.as_bytes()[last.end] != text.as_bytes()[quote]
            && is_lone(text, last.start, last.end)
            && talk::is_joint(&text[last.end + 1..start])
    })
}

/// `O\'Neil is saved as O\\\'Neil`: the same word beside it with more backslashes or fewer.
fn is_escaped_otherwise(text: &str, start: usize, quote: usize) -> bool {
    let other = match quote - start {
        1 => format!("\\\\\\{}", &text[quote..=quote]),
        _ => format!("\\{}", &text[quote..=quote]),
    };
    is_inner(text, Span::new(start, quote + 1)) && twin::is_compared(text, start, quote + 1, &other)
}

/// `The table stores O\'Neil in SQL`: the word is what a program makes of it.
fn is_stored(text: &str, start: usize, quote: usize) -> bool {
    const TOPICS: [&str; 14] = [
        "addslashes",
        "database",
        "databases",
        "escape",
        "escaped",
        "escapes",
        "escaping",
        "json",
        "mysql",
        "php",
        "sql",
        "sqlite",
        "stripslashes",
        "unescaped",
    ];
    if !is_inner(text, Span::new(start, quote + 1)) {
        return false;
    }
    let talk = Talk::about(text, letters_around(text, start, quote + 1));
    talk.is_object() && talk.is_beside(&TOPICS)
}

fn is_named(text: &str, start: usize, quote: usize) -> bool {
    let talk = Talk::about(text, Span::new(start, quote + 1));
    text[..start].ends_with(" written ") || talk.is_ordered() || talk.is_handled() && talk.goes_on_behind_object()
}

/// Whether the byte at `at` is in the title of a link, which would end there.
fn is_in_title(document: &Document<'_>, at: usize) -> bool {
    let links = document.links();
    let next = links.partition_point(|link| link.span.end <= at);
    links.get(next).is_some_and(|link| link.text.end <= at)
}

/// `"C:\Program Files\"`: the backslash belongs to the folder.
fn is_end_of_path(text: &str, at: usize) -> bool {
    /// Bytes; few paths are longer.
    const REACH: usize = 160;
    let line = near::line_before(&text[..at], REACH);
    let path = line.rsplit(['"', '\'', '“', '„']).next().unwrap_or_default();
    path.get(1..3) == Some(":\\") && path.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// `'It\'s'`: between two bare quotes of its kind, as a string of a program.
fn is_in_literal(text: &str, at: usize, quote: usize) -> bool {
    /// Attack: one endless line of quotes. Strings in prose are short.
    const REACH: usize = 80;
    let mark = char::from(text.as_bytes()[quote]);
    let before = near::line_before(&text[..at], REACH);
    let after = near::line_behind(&text[quote + 1..], REACH);
    let bare = |text: &str, at: usize| !text[..at].ends_with('\\');
    let opens = before.rmatch_indices(mark).find(|(at, _)| bare(before, *at)).is_some_and(|(open, _)| {
        let outside = before[..open].chars().next_back();
        // A string that is all of its line was dumped whole.
        outside.map_or(mark == '\'', |c| c.is_whitespace() || "([{=,:".contains(c))
            && before[open + 1..].starts_with(|c: char| !c.is_whitespace())
    });
    let closes = after.match_indices(mark).find(|(at, _)| bare(after, *at)).is_some_and(|(close, _)| {
        let outside = after[close + 1..].chars().next();
        !after[..close].ends_with(' ') && outside.is_none_or(|c| c.is_whitespace() || ")]},;:.".contains(c))
    });
    opens && closes
}

/// `\"$1\"`: a variable of a shell in quotes of its own.
fn is_shell_word(word: &[u8]) -> bool {
    word.starts_with(b"\\\"") && word.ends_with(b"\\\"") && word.contains(&b'$')
}

/// What the quote at `quote`, whose backslashes begin at `start`, can be; nothing where it is code.
fn shape(text: &str, start: usize, quote: usize) -> Option<Shape> {
    let before = text[..start].chars().next_back();
    let after = text[quote + 1..].chars().next();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let single = text.as_bytes()[quote] == b'\'';
    match (before, after) {
        (Some('{'), _) => Some(Shape::Accent),
        (_, Some('{')) | (None | Some('\n'), Some('\n') | None) => None,
        // A comment of roff.
        (Some('.'), Some(' ')) if text[..start - 1].chars().next_back().is_none_or(|c| c == '\n') => None,
        (Some(l), Some(r)) if is_letter(before) && is_letter(after) => Some(between_letters(text, start, quote, l, r)),
        (Some(l), _) if l.is_alphanumeric() || ".,!?…)”’%*_-".contains(l) => {
            let is_word = !single
                || l.is_ascii_digit()
                || text[..start].chars().rev().take(2).all(|c| c.is_alphanumeric() || ".,!?".contains(c));
            // `rock \'n\' roll`
            let ends_word = || single && text[..start - l.len_utf8()].ends_with("\\'");
            // `d\' une personne`: an elision, with a blank too many.
            let is_elided = || single && "dlcjmnst".contains(l) && after == Some(' ');
            if is_word { Some(Shape::Sure) } else { (ends_word() || is_elided()).then_some(Shape::Open) }
        }
        (Some(']'), Some(']')) => Some(Shape::Open),
        (_, Some(r)) => (r.is_alphanumeric() || r.is_whitespace() || "“‘¿¡([*_.<-–—…$€£&#@/+~`\\,;:!?)".contains(r))
            .then_some(Shape::Open),
        _ => None,
    }
}

/// `couldn\'t`, `l\'eau`, `O\'Brien`, `п\'ять`, or an accent of TeX, which has an ASCII letter under it.
fn between_letters(text: &str, start: usize, quote: usize, left: char, right: char) -> Shape {
    /// What follows the apostrophe in English.
    const ENDINGS: [&str; 10] = ["t", "s", "ll", "re", "ve", "d", "m", "em", "all", "clock"];
    if text.as_bytes()[quote] == b'"' {
        return if right.is_ascii() { Shape::Accent } else { Shape::Sure };
    }
    if !right.is_ascii() || !left.is_ascii() {
        return Shape::Sure;
    }
    let ending: String = text[quote + 1..].chars().take(6).take_while(|c| c.is_alphabetic()).collect();
    if ENDINGS.contains(&ending.to_lowercase().as_str()) {
        return Shape::Sure;
    }
    let word: String = text[..start].chars().rev().take(12).take_while(|c| c.is_alphabetic()).collect();
    let word: String = word.chars().rev().flat_map(char::to_lowercase).collect();
    #[rustfmt::skip]
    const ELIDED: [&str; 21] = [
        "d", "l", "c", "j", "m", "n", "s", "t", "un", "o", "aujourd", "entr", "anch", "dev", "dov", "mezz", "nient", "quand",
        "quest", "senz", "tutt",
    ];
    let elided = ELIDED.contains(&&*word) || word.ends_with("qu") || word.ends_with("ll");
    let vowel = "aeiouyh".contains(right.to_ascii_lowercase());
    match (elided, vowel) {
        (true, true) => Shape::Open,
        (false, true) => Shape::Accent,
        // No accent of TeX stands on these.
        _ if "bdfjkpqvwx".contains(right.to_ascii_lowercase()) || word == "o" => Shape::Sure,
        _ => Shape::Open,
    }
}
