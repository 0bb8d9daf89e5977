//! Lines that say whose the text is: a sign, a year, a name.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::class::Class;
use super::key::count_words;
use super::phrases::phrases;
use super::signal::Signal;
use super::visible::Visible;
use crate::document::Document;
use crate::edit::Span;
use crate::text::bytes::Bytes;
use crate::text::near;

/// Before a closer look: a copyright sign or word at the start of the line.
#[inline]
pub(super) fn may_be_copyright(line: &str) -> bool {
    let is_other = line.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric() && first | 0x20 != b'c');
    !is_other && is_signed(line)
}

fn is_signed(line: &str) -> bool {
    static MARKS: Bytes = Bytes::of(b" >*_#-\t([");
    let start = MARKS.behind(line);
    match start.as_bytes().first() {
        Some(b'c' | b'C') => {
            start.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("copyright"))
                || line.contains("(c)")
                || line.contains("(C)")
        }
        Some(0xc2) => start.starts_with('©'),
        Some(0xe2) => start.starts_with('ⓒ') || start.starts_with('Ⓒ'),
        _ => false,
    }
}

/// Whether the last word of a line is no name.
pub(super) fn ends_in_small_letters(line: &str) -> bool {
    let end = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '*' | '_' | '"' | '”' | '»');
    let line = line.trim_end_matches(end);
    line.rsplit([' ', '\t']).next().unwrap_or_default().chars().all(char::is_lowercase)
}

/// Whether the last words of a line, of which `key` has as many, begin with a capital: `… на Вести садовода`.
pub(super) fn begins_name(line: &str, key: &str) -> bool {
    /// Words of a name of which the last is small.
    const MOST: usize = 3;
    let words = key.split(' ').filter(|word| !word.is_empty()).count();
    let first = || line.split_whitespace().nth_back(words - 1).unwrap_or_default();
    (1..=MOST).contains(&words) && first().contains(char::is_uppercase)
}

/// Whether every word begins with a capital or a digit, but for those that stand in names.
fn is_name(line: &str) -> bool {
    const SMALL: [&str; 8] = ["by", "the", "of", "and", "und", "et", "de", "y"];
    let mut words = line.split([' ', '\t']).filter(|word| !word.is_empty());
    words.all(|word| !word.starts_with(char::is_lowercase) && !word.starts_with(['*', '#']) || SMALL.contains(&word))
}

/// `© 2019 Name`, `Copyright © 2019 Name. All rights reserved.`
pub(super) fn copyright(document: &Document<'_>, span: Span, visible: &Visible) -> Vec<Signal> {
    let key = visible.key.as_str();
    let rest = key.strip_prefix("copyright").unwrap_or(key).trim_start();
    let rest = rest.strip_prefix("c ").unwrap_or(rest);
    let word = key.starts_with("copyright");
    let mut signals = Vec::new();
    let typed = || document.slice(span).get(..3).is_some_and(|sign| sign.eq_ignore_ascii_case("(c)"));
    // `Copyright Harbour News 2020`, which ends the text.
    let is_last = || document.text()[span.end..].trim_ascii().is_empty();
    let dated = || word && rest.ends_with(" #") && is_last() && is_name(document.slice(span));
    if !(visible.copyright || rest.starts_with('#') && (word || typed()) || dated()) || key.len() > 250 {
        return signals;
    }
    let year = rest.starts_with("# ") || rest == "#" || rest.split(' ').take(8).any(|word| word == "#");
    let rights = phrases().has_cue(key, Class::Rights);
    // `© 2020 was a bad year.` tells something.
    if !rights && visible.is_sentence() && ends_in_small_letters(document.slice(span)) {
        return signals;
    }
    // The sign, a year or the word, and a name, and that is all: `© 2021 Name Ltd.`, `Copyright © Name`.
    // Without the sign: `Copyright 2021 Name`, a paragraph of its own, but no title.
    let bare = || {
        let plain = word && (rest.starts_with("# ") || dated()) && span.start > 0;
        // `Copyright 2021, Name`
        let whole = visible.stop.is_none_or(|stop| visible.is_clause && key[..stop].ends_with(" #"));
        let plain = plain && whole;
        let line = document.lines().at(span.start);
        plain && is_name(document.slice(span)) && document.are_apart(line, line)
    };
    // `© copyright sign`: what the sign is called.
    let named = || year || !ends_in_small_letters(document.slice(span));
    let short = (visible.copyright && (year || word) && named() || bare()) && count_words(key) <= 7;
    if year || rights || short {
        signals.push(Signal::Copyright);
    }
    if rights || short {
        signals.push(Signal::Cue);
    }
    signals
}

/// Whether a licence is near, so that the copyright belongs to the text.
pub(super) fn has_licence(document: &Document<'_>, span: Span) -> bool {
    /// A licence names its holder at its start or its end.
    const NEAR: usize = 800;
    /// How many of the words, from the first on, name one in the notice itself.
    const OWN: usize = 6;
    const WORDS: [&str; 20] = [
        "icense",
        "icence",
        "ICENSE",
        "GPL",
        "arranty",
        "copyleft",
        "ARRANTY",
        "his software",
        "HIS SOFTWARE",
        "his program",
        "ermission is",
        "ermission to use",
        "ermission to copy",
        "PERMISSION NOTICE",
        "re permitted",
        "is permitted",
        "redistribut",
        "public domain",
        "Creative Commons",
        "erbatim",
    ];
    let text = document.text();
    let (before, behind) = (near::before(&text[..span.start], NEAR), near::behind(&text[span.end..], NEAR));
    static FINDERS: LazyLock<[Finder<'static>; WORDS.len()]> = LazyLock::new(|| WORDS.map(Finder::new));
    // The notice itself may name it: `© 2022 Name. License GPLv3+: this is free software.`
    let own = document.slice(span).as_bytes();
    let holds = |part: &[u8], finder: &Finder<'_>| finder.find(part).is_some();
    FINDERS[..OWN].iter().any(|finder| holds(own, finder))
        || FINDERS.iter().any(|finder| holds(before.as_bytes(), finder) || holds(behind.as_bytes(), finder))
}
