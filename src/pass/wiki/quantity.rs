//! `{{convert|35|km|mi|abbr=on}}`: what was measured stays, `35 km`.

use std::borrow::Cow;

use crate::edit::Span;

/// Templates that show a number and its unit.
const NAMES: [&str; 5] = ["convert", "cvt", "unité", "unite", "nombre"];

/// Between the ends of a range, and how they are shown.
const RANGES: [(&str, &str); 8] = [
    ("to", " to "),
    ("-", "–"),
    ("–", "–"),
    ("and", " and "),
    ("or", " or "),
    ("by", " by "),
    ("x", " × "),
    ("×", " × "),
];

/// The template `inside` of which the braces of `span` stand, as changes that leave numbers and units.
pub(super) fn shown(span: Span, inside: &str) -> Option<Vec<(Span, Cow<'static, str>)>> {
    let (name, _) = inside.split_once('|')?;
    if !NAMES.contains(&name.trim().to_lowercase().as_str()) {
        return None;
    }
    let mut values = inside[name.len()..].split('|').skip(1).peekable();
    let mut changes: Vec<(Span, Cow<'static, str>)> = Vec::new();
    let mut end = span.start;
    let mut keep = |value: &str, before: &'static str| {
        let at = span.start + 2 + (value.as_ptr() as usize - inside.as_ptr() as usize);
        changes.push((Span::new(end, at), Cow::Borrowed(before)));
        end = at + value.len();
    };
    keep(values.next().filter(|value| is_number(value))?, "");
    while let Some((_, shown)) = values.peek().and_then(|value| RANGES.iter().find(|(range, _)| range == value)) {
        values.next();
        keep(values.next().filter(|value| is_number(value))?, shown);
    }
    let mut unit = values.next().filter(|value| is_unit(value))?;
    loop {
        keep(unit, if matches!(unit, "C" | "F") { " °" } else { " " });
        // `{{convert|5|ft|8|in|m}}`
        let Some(number) = values.next_if(|value| is_number(value)) else { break };
        let Some(next) = values.next().filter(|value| is_unit(value)) else { break };
        keep(number, " ");
        unit = next;
    }
    changes.push((Span::new(end, span.end), Cow::Borrowed("")));
    Some(changes)
}

fn is_number(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '.'))
        && value.chars().any(|c| c.is_ascii_digit())
        && value.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '−' | '.' | ',' | '/' | '+' | ' '))
}

fn is_unit(value: &str) -> bool {
    /// Characters.
    const LONGEST: usize = 24;
    value.starts_with(char::is_alphabetic)
        && value.chars().nth(LONGEST).is_none()
        && value.chars().all(|c| c.is_alphanumeric() || "/.²³°$ -".contains(c))
}
