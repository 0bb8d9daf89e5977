//! Delimiter runs, as CommonMark calls them: marks in a row, and whether they can open or close emphasis.

use crate::edit::Span;

/// A delimiter run: equal marks in a row.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) mark: u8,
    /// The marks that are not used yet. Openers are used from their end, closers from their start.
    pub(super) span: Span,
    pub(super) length: usize,
    /// The end of what a reader sees before it: in `[Gazette](…)*` it is in front of the bracket.
    pub(super) shown: usize,
    pub(super) opens: bool,
    pub(super) closes: bool,
    /// What is left of it can open, once a part has closed.
    pub(super) opens_rest: bool,
    /// A token of a grammar or a part of a file pattern: no mark at all.
    pub(super) is_token: bool,
}

impl Run {
    /// `**`, of which nothing is used yet.
    pub(super) fn is_double_star(&self) -> bool {
        self.mark == b'*' && self.length == 2 && self.span.len() == 2
    }

    /// `__`, of which nothing is used yet.
    pub(super) fn is_double_underscore(&self) -> bool {
        self.mark == b'_' && self.length == 2 && self.span.len() == 2
    }

    /// The rules of CommonMark for flanking runs, and stricter where its reading would harm: marks between two letters open nothing.
    pub(super) fn new(text: &str, start: usize, shown: usize) -> Self {
        let bytes = text.as_bytes();
        let mark = bytes[start];
        let length = bytes[start..].iter().take_while(|b| **b == mark).count();
        let end = start + length;
        let before = text[..start].chars().next_back().unwrap_or(' ');
        let seen = if shown < start { text[..shown].trim_end().chars().next_back().unwrap_or(' ') } else { before };
        let after = text[end..].chars().next().unwrap_or(' ');
        let (kind_before, kind_after) = (Kind::of(before), Kind::of(after));
        let kind_seen = if seen == before { kind_before } else { Kind::of(seen) };
        let left_flanking = kind_after != Kind::Blank && (kind_after != Kind::Sign || kind_before != Kind::Word);
        let right_flanking = kind_before != Kind::Blank && (kind_seen != Kind::Sign || kind_after != Kind::Word);
        let inside_word = kind_before == Kind::Word && kind_after == Kind::Word && is_cased(before) && is_cased(after);
        // `'**'` is a token of a grammar, `p < 0.01 (**)` the mark of a note, `src/**/*.rs` a pattern.
        // `¯\_(ツ)_/¯` has arms.
        let is_token = matches!((before, after), ('\'', '\'') | ('"', '"'))
            || mark == b'*' && matches!((before, after), ('(', ')') | ('“', '”'))
            || mark == b'*' && is_for_editor(text, start, end)
            || mark == b'~' && is_operator(text, start, end)
            || is_face(mark, length, before, after)
            || after == '/' && text[end..].starts_with("/¯")
            || before == '/' && kind_after != Kind::Word
            || after == '/' && kind_before != Kind::Word
            || mark == b'*' && (is_drawn(length, before, after) || is_masked(text, start, end))
            // `City:____ Country:____`: gaps of a form.
            || mark == b'_' && length > 3;
        let (opens, closes) = match mark {
            _ if is_token => (false, false),
            b'_' => (
                left_flanking && (!right_flanking || kind_before == Kind::Sign),
                right_flanking && (!left_flanking || kind_after == Kind::Sign),
            ),
            b'~' if length == 1 => (
                left_flanking && (kind_before == Kind::Blank || before.is_ascii_alphabetic()),
                right_flanking && (kind_after != Kind::Word || before.is_ascii_digit()),
            ),
            b'~' => (left_flanking && length == 2, right_flanking && length == 2),
            _ => (left_flanking && !inside_word, right_flanking),
        };
        let opens_rest = left_flanking && mark == b'*' && !is_token;
        Self { mark, span: Span::new(start, end), length, shown, opens, closes, opens_rest, is_token }
    }
}

/// `^_^`, `>_<`, `-_-`: a mouth between two eyes.
fn is_face(mark: u8, length: usize, before: char, after: char) -> bool {
    mark == b'_'
        && length <= 2
        && matches!((before, after), ('^', '^') | ('-', '-') | (';', ';') | ('=', '=') | ('>', '<'))
}

/// `-*- c -*-` tells an editor the language; in `*---*---*` more dashes are drawn beside it.
fn is_for_editor(text: &str, start: usize, end: usize) -> bool {
    let (before, behind) = (text[..start].strip_suffix('-'), text[end..].strip_prefix('-'));
    before.is_some_and(|text| !text.ends_with('-')) && behind.is_some_and(|text| !text.starts_with('-'))
}

/// `!~~`, `~~*`: an operator. The words that are struck touch the marks.
fn is_operator(text: &str, start: usize, end: usize) -> bool {
    let is_outside = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ')' | '('));
    let negated = text[..start].strip_suffix('!').is_some_and(|before| is_outside(before.chars().next_back()));
    let starred = text[end..].strip_prefix('*').is_some_and(|behind| is_outside(behind.chars().next()));
    negated || starred
}

/// What marks stand beside: only this matters to the rules of CommonMark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    /// Punctuation, symbols.
    Sign,
    /// A letter or digit.
    Word,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            _ if c.is_ascii_alphanumeric() => Self::Word,
            _ if c.is_whitespace() => Self::Blank,
            // Without a look into the tables of Unicode: dashes and quotes, letters of Latin and Russian.
            '\0'..='\x7f' | '\u{2010}'..='\u{2027}' => Self::Sign,
            'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'А'..='я' => Self::Word,
            _ if c.is_alphanumeric() => Self::Word,
            _ => Self::Sign,
        }
    }
}

/// `*****`, `****99`: stars that count or rule. Where bold words meet there are four.
fn is_drawn(length: usize, before: char, after: char) -> bool {
    let counts = |a: char, b: char| a.is_whitespace() && b.is_ascii_digit();
    let is_outside = |c: char| c.is_whitespace() || c.is_ascii_digit() || c == '.';
    length > 7
        || length > 4 && is_outside(before) && is_outside(after)
        || length == 4 && (counts(before, after) || counts(after, before))
}

/// `****-****-1234`, `***.***.7-**`: stars in place of digits, in groups with a sign between. Words in bold would touch them.
fn is_masked(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let (left, right) = (bytes[..start].iter().rev(), bytes[end..].iter());
    let joins = |sign: Option<&u8>, next: Option<&u8>| {
        matches!(sign, Some(b'-' | b'.')) && next.is_some_and(|b| *b == b'*' || b.is_ascii_digit())
    };
    let is_outside = |b: Option<&u8>| b.is_none_or(|b| b.is_ascii() && !b.is_ascii_alphanumeric());
    let before = joins(left.clone().next(), left.clone().nth(1));
    let after = joins(right.clone().next(), right.clone().nth(1));
    let apart = || is_outside(left.clone().next()) && is_outside(right.clone().next());
    before && after || (before || after) && end - start >= 3 && apart()
}

/// A letter or digit of a script that separates words by blanks; between two of them a mark is part of the word.
pub(super) fn is_cased(c: char) -> bool {
    c.is_ascii_alphanumeric() || c.is_lowercase() || c.is_uppercase()
}

/// CommonMark's rule of three: runs that both open and close must not add up to a multiple of three.
pub(super) fn fits(opener: &Run, closer: &Run) -> bool {
    if opener.mark == b'~' {
        return opener.length == closer.length;
    }
    // Marks between two letters open nothing here, but in `*x**2*` and `**user*123**` they are no other half either.
    let is_inside = closer.opens_rest && opener.length + closer.length == 3;
    let both = opener.closes || closer.opens || is_inside;
    let three = |length: usize| length.is_multiple_of(3);
    !both || !three(opener.length + closer.length) || (three(opener.length) && three(closer.length))
}
