//! Numbers of pictures in a gallery without a word: `1/13`.

use crate::edit::Span;

/// The two numbers of a line that is nothing else.
#[inline]
pub(super) fn fraction(line: &str) -> Option<(u16, u16)> {
    /// Bytes of `100 / 200`, with blanks around it.
    const MAX: usize = 12;
    if line.len() > MAX || memchr::memchr(b'/', line.as_bytes()).is_none() {
        return None;
    }
    let (number, of) = line.split_once('/')?;
    /// `04/2013` is a month. No gallery has as many pictures.
    const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;
    let read = |part: &str| part.trim_matches([' ', '\r']).parse().ok();
    Some((read(number)?, read(of).filter(|of| !YEARS.contains(of))?))
}

/// Whether the lines count the pictures of one gallery: each a paragraph of its own, of the same number, and rising. A single one is
/// the first of many; others are dates, scores and parts of an inch.
pub(super) fn are_counters(text: &str, lines: &[(Span, u16, u16)]) -> bool {
    const MANY: u16 = 5;
    let apart = |(span, ..): &(Span, u16, u16)| {
        let (before, behind) = (&text[..span.start], &text[span.end..]);
        (before.trim().is_empty() || before.ends_with("\n\n"))
            && (behind.trim().is_empty() || behind.starts_with("\n\n"))
    };
    let Some(&(_, number, of)) = lines.first() else { return false };
    let one = lines.len() == 1;
    let first = number == 1 && of >= MANY && !of.is_power_of_two() && of != 10;
    let all = lines.iter().all(|line| line.2 == of && (1..=of).contains(&line.1) && apart(line));
    all && if one { first } else { lines.windows(2).all(|pair| pair[0].1 < pair[1].1) }
}
