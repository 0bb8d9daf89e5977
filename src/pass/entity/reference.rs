//! Reading a character reference.

use super::names;
use crate::edit::Span;
use crate::text::near;

/// A character reference that ends in a semicolon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reference {
    /// From the `&` to one past the last semicolon.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) first: char,
    /// A few names stand for a letter and a combining mark.
    pub(super) second: Option<char>,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Named,
    Numeric,
    /// The `&` of a reference was itself written as a reference, once or more.
    Nested,
}

impl Reference {
    /// The reference at the `&` at `start`, read through all layers of `&amp;`.
    pub(super) fn read(text: &str, start: usize) -> Option<Self> {
        let (mut kind, (mut end, mut first, mut second)) =
            body(text, start + 1).or_else(|| byte(text, start).map(|byte| (Kind::Numeric, byte)))?;
        while first == '&'
            && let Some((_, inner)) = body(text, end)
        {
            (end, first, second) = inner;
            kind = Kind::Nested;
        }
        // `Meyer&Lang; GmbH`: no mathematical sign is glued to a name.
        let is_name = kind == Kind::Named
            && first >= '\u{2100}'
            && text[start + 1..].starts_with(|c: char| c.is_ascii_uppercase())
            && ends_in_name(&text[..start]);
        (!is_name).then_some(Self { start, end, first, second, kind })
    }

    /// Blanks that mean no more than a blank in running text: space, tab, no-break space, en and em space.
    pub(super) fn is_blank(self) -> bool {
        matches!(self.first, ' ' | '\t' | '\u{a0}' | '\u{2002}' | '\u{2003}')
    }

    pub(super) fn span(self) -> Span {
        Span::new(self.start, self.end)
    }

    pub(super) fn text(self) -> String {
        [Some(self.first), self.second].into_iter().flatten().collect()
    }
}

/// A word with a capital.
fn ends_in_name(before: &str) -> bool {
    /// Attack: one endless word. No name is longer.
    const MAX: usize = 40;
    let near = near::before(before, MAX);
    let word = &near[near.trim_end_matches(char::is_alphabetic).len()..];
    word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase)
}

/// Where a reference ends, and its characters.
type Body = (usize, char, Option<char>);

/// What stands between `&` and `;`.
fn body(text: &str, start: usize) -> Option<(Kind, Body)> {
    let bytes = text.as_bytes();
    if bytes.get(start) == Some(&b'#') {
        let (number, end) = number(text, start)?;
        if let 0xd800..=0xdbff = number {
            let (c, end) = pair(text, number, end)?;
            return Some((Kind::Numeric, (end, c, None)));
        }
        return Some((Kind::Numeric, (end, character(number)?, None)));
    }
    let name = bytes[start..].iter().take(names::LONGEST + 1).take_while(|b| b.is_ascii_alphanumeric()).count();
    let end = start + name;
    if bytes.get(end) != Some(&b';') {
        return None;
    }
    let (first, second) = names::look_up(&text[start..end])?;
    Some((Kind::Named, (end + 1, first, second)))
}

/// `#8217;` and `#x2019;`: the number, and where it ends.
fn number(text: &str, start: usize) -> Option<(u32, usize)> {
    let bytes = text.as_bytes();
    let hex = matches!(bytes.get(start + 1), Some(b'x' | b'X'));
    let (radix, from) = if hex { (16, start + 2) } else { (10, start + 1) };
    // Attack: endless digits. The highest code point has seven; some writers fill up with zeros.
    let length = bytes[from..].iter().take(10).take_while(|b| char::from(**b).is_digit(radix)).count();
    let end = from + length;
    if bytes.get(end) != Some(&b';') {
        return None;
    }
    Some((u32::from_str_radix(&text[from..end], radix).ok()?, end + 1))
}

/// `&#55357;&#56832;`: the halves of one character in UTF-16, of which the first was read up to `end`.
fn pair(text: &str, high: u32, end: usize) -> Option<(char, usize)> {
    let behind = text[end..].starts_with("&#").then_some(end + 1)?;
    let (low, end) = number(text, behind).filter(|(low, _)| (0xdc00..=0xdfff).contains(low))?;
    char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)).map(|c| (c, end))
}

/// The number of a byte that windows-1252 leaves undefined, behind another character beyond ASCII: the last of misread UTF-8.
fn byte(text: &str, start: usize) -> Option<Body> {
    let digits = text[start..].strip_prefix("&#")?.get(..4)?;
    let c = match digits {
        "129;" => '\u{81}',
        "141;" => '\u{8d}',
        "143;" => '\u{8f}',
        "144;" => '\u{90}',
        "157;" => '\u{9d}',
        _ => return None,
    };
    let before = &text[..start];
    let number = || before.strip_suffix(';').and_then(|before| Some(&before[before.rfind("&#")? + 2..]));
    let is_high = !before.ends_with(|c: char| c.is_ascii())
        || number().and_then(|number| number.parse::<u32>().ok()).is_some_and(|number| number >= 0xC2);
    (is_high && !before.is_empty()).then(|| (start + "&#".len() + 4, c, None))
}

/// What 0x80–0x9F stand for in numeric references: Windows-1252, as browsers read them.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The character of a number, unless no text can hold it: controls, surrogates, noncharacters.
fn character(number: u32) -> Option<char> {
    match number {
        9 | 10 | 13 => char::from_u32(number),
        0..0x20 | 0x7f | 0xfdd0..=0xfdef => None,
        0x80..0xa0 => Some(WINDOWS_1252[number as usize - 0x80]).filter(|c| *c != '\0'),
        _ => char::from_u32(number).filter(|_| number & 0xfffe != 0xfffe),
    }
}
