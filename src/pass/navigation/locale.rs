//! Menus of languages in one line, or one to a line.

use super::edge::inwards;
use super::{label, links_in};
use crate::document::{Document, Link};
use crate::edit::Span;
use crate::pass::boilerplate::{Class, Visible, key_of, phrases, visible_start};
use crate::pass::context::introduced::is_introduced;

/// Fewer names of languages are no menu of them.
const MIN: usize = 4;

/// Whether the line is a menu of languages: `English Deutsch Français Polski`, `Language: …`, `English (UK) …`, or their codes,
/// `[EN](/en) [DE](/de) [FR](/fr)`.
pub(super) fn is_row(document: &Document<'_>, visible: &Visible, line: Span) -> bool {
    let count = |key: &str| phrases().count(key, &[Class::Locale]).unwrap_or_default();
    // `Select language:`
    let names = match visible.colon {
        Some(colon) if !phrases().is(&visible.key[..colon], Class::Skip) => return false,
        colon => visible.key[colon.unwrap_or_default()..].trim_start(),
    };
    count(names) >= MIN || has_regions(document.slice(line), count) || are_codes(document, visible, line)
}

/// `English (US) English (UK) Français (Canada)`: what is in brackets says where.
fn has_regions(line: &str, count: impl Fn(&str) -> usize) -> bool {
    /// Attack: endless brackets. Bytes of the longest menus.
    const MAX: usize = 1000;
    if line.len() > MAX || !line.contains(" (") || line.contains("](") {
        return false;
    }
    let mut names = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once(" (") {
        let Some((_, behind)) = behind.split_once(')') else { return false };
        names.push_str(before);
        names.push(' ');
        rest = behind;
    }
    names.push_str(rest);
    count(&key_of(&names)) >= MIN
}

/// Links of two letters each, whose targets have them as well: `/en/`, `?lang=de`, `fr.example.com`.
fn are_codes(document: &Document<'_>, visible: &Visible, line: Span) -> bool {
    const FEW: usize = 3;
    let is_code = |link: &Link| {
        let key = label(document, link).key;
        let target = link.destination(document).to_ascii_lowercase();
        let mut words = target.split(|c: char| !c.is_ascii_alphanumeric());
        key.len() == 2 && key.bytes().all(|b| b.is_ascii_lowercase()) && words.any(|word| word == key)
    };
    visible.is_linked() && visible.links >= FEW && links_in(document, line).all(is_code)
}

/// The lines at one end of the text that are names of languages, each in its own, if there are four or more.
pub(super) fn languages(document: &Document<'_>, above: bool) -> Vec<usize> {
    /// Attack: endless lists. No site speaks more.
    const MAX: usize = 120;
    /// Bytes of a name with its mark and target.
    const NAME: usize = 60;
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut keys = 0;
    for line in inwards(document, above) {
        let words = document.line(line);
        if words.len() > NAME || found.len() > MAX || !phrases().begins(visible_start(words)) {
            break;
        }
        let visible = Visible::of_line(document, line);
        if !phrases().is(&visible.key, Class::Locale) || visible.heading || visible.colon.is_some() {
            break;
        }
        keys += usize::from(found.iter().all(|(_, key)| *key != visible.key));
        found.push((line, visible.key));
    }
    // `The manual is in:` and their names.
    let lines = || found.iter().map(|(line, _)| *line);
    let introduced =
        || lines().min().zip(lines().max()).is_some_and(|(first, last)| is_introduced(document, first, last));
    if keys >= MIN && !introduced() { lines().collect() } else { Vec::new() }
}

/// `Россия (Русский) Polska (Polski) 日本 (日本語)`: countries, each with its language.
pub(super) fn has_countries(line: &str) -> bool {
    const FEW: usize = 3;
    if memchr::memchr_iter(b'(', line.as_bytes()).nth(FEW - 1).is_none() {
        return false;
    }
    let (mut known, mut others) = (0, 0);
    for name in line.split('(').skip(1).filter_map(|rest| rest.split_once(')')) {
        if phrases().is(&key_of(name.0), Class::Locale) { known += 1 } else { others += 1 }
    }
    known >= FEW && others <= 1
}
