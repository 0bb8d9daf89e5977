//! Heads, feet and numbers of pages: lines that stand alone and differ by a number that rises.

use std::collections::HashMap;

use super::{PAGE_NUMBER, RUNNING_HEAD};
use crate::document::Document;
use crate::edit::Edits;
use crate::rule::{Confidence, Rule};

/// How often a line must come.
const TIMES: usize = 3;

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let lines = document.lines();
    let mut series: HashMap<String, Vec<(usize, u64)>> = HashMap::new();
    for line in 0..lines.len() {
        if !lines.is_blank(text, line) && document.are_apart(line, line) {
            let text = document.line(line).trim();
            for (mask, number) in masked(text).into_iter().chain(starting(text)) {
                series.entry(mask).or_default().push((line, number));
            }
        }
    }
    let mut gone: Vec<(usize, &'static Rule)> = Vec::new();
    for (mask, places) in series {
        let steps = || places.windows(2).map(|pair| pair[1].1.checked_sub(pair[0].1));
        let words = mask.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1).count();
        // A year before the number is one as well.
        let head = mask.split('#').next().unwrap_or_default();
        let words = words + head.split(|c: char| !c.is_ascii_digit()).filter(|year| year.len() == 4).count();
        // The word of `Page # of 17`.
        let words = words - usize::from(words > 0 && names_total(&mask));
        let rule = match words {
            0 | 1 if is_number(&mask) && steps().all(|step| step == Some(1)) => {
                if words > 0 && !names_page(&mask)
                    || are_chapters(document, &places)
                    || mask == "#" && are_years(&places)
                {
                    continue;
                }
                &PAGE_NUMBER
            }
            // Odd and even pages may have heads of their own; other heads have pages between.
            3.. if steps().all(|step| matches!(step, Some(1..=9))) => &RUNNING_HEAD,
            _ => continue,
        };
        if places.len() >= TIMES {
            gone.extend(places.into_iter().map(|(line, _)| (line, rule)));
        }
    }
    gone.sort_by_key(|(line, _)| *line);
    gone.dedup_by_key(|(line, _)| *line);
    for (line, rule) in gone {
        edits.delete(document.block(line, line), rule, Confidence::Likely);
    }
}

/// The line with its last number (page `2` of `2 / 17`: the first) as `#`, and that number.
fn masked(line: &str) -> Option<(String, u64)> {
    /// Longer lines are text.
    const LONGEST: usize = 120;
    if line.len() > LONGEST {
        return None;
    }
    let digit = |c: char| c.is_ascii_digit();
    let end = line.rfind(digit)? + 1;
    let start = line[..end].trim_end_matches(digit).len();
    // `3 of 17`, `3/17`: the number before is the page.
    let before = line[..start].trim_end_matches(|c: char| matches!(c, ' ' | '/') || c.is_ascii_lowercase());
    let joint = line[before.len()..start].trim();
    let (start, end) = match !joint.is_empty() && before.ends_with(digit) && start - before.len() <= 5 {
        true => (before.trim_end_matches(digit).len(), before.len()),
        false => (start, end),
    };
    let number = line[start..end].parse().ok()?;
    Some((format!("{}#{}", &line[..start], &line[end..]), number))
}

/// The same with the number in front, `22 Annual Report 2019`: the other one is a year.
fn starting(line: &str) -> Option<(String, u64)> {
    let end = line.find(|c: char| !c.is_ascii_digit())?;
    let year = line.ends_with(|c: char| c.is_ascii_digit());
    let number = line[..end].parse().ok().filter(|_| year && line[end..].starts_with(' '))?;
    masked(line).map(|_| (format!("#{}", &line[end..]), number))
}

/// Whether a word and the number of all pages follow the number of the page.
fn names_total(mask: &str) -> bool {
    let behind = mask.split_once('#').map_or("", |(_, behind)| behind.trim_start());
    behind.starts_with(char::is_lowercase)
        && behind.split_once(' ').is_some_and(|(_, total)| total.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether the word beside the number is that for a page: `Article #`, `Step #` and `Day #` head parts of a text.
fn names_page(mask: &str) -> bool {
    const PAGE: [&str; 28] = [
        "folio",
        "halaman",
        "lapa",
        "lehekülg",
        "oldal",
        "page",
        "pagina",
        "pàgina",
        "página",
        "puslapis",
        "sayfa",
        "seite",
        "sida",
        "side",
        "sivu",
        "stran",
        "strana",
        "stranica",
        "strona",
        "stránka",
        "trang",
        "σελίδα",
        "с",
        "стр",
        "страница",
        "сторінка",
        "页",
        "頁",
    ];
    let mut words = mask.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1);
    words.any(|word| PAGE.contains(&word.to_lowercase().as_str()))
}

/// Whether all of the numbers may be years, as those of a chronicle.
fn are_years(places: &[(usize, u64)]) -> bool {
    places.iter().all(|(_, number)| (1400..2100).contains(number))
}

/// Whether below each of the numbers stands a title, and no two are the same.
fn are_chapters(document: &Document<'_>, places: &[(usize, u64)]) -> bool {
    /// Longer lines are no titles.
    const LONGEST: usize = 60;
    let below = |line: usize| {
        let next = document.written_below(line).next();
        next.map_or("", |next| document.line(next).trim())
    };
    let is_title = |title: &str| {
        !title.is_empty()
            && title.len() <= LONGEST
            && !title.ends_with(['.', '!', '?', '…', '”', '"', ',', ';', ':', '-'])
    };
    let mut titles: Vec<&str> = places.iter().map(|(line, _)| below(*line)).collect();
    let all = titles.iter().all(|title| is_title(title) && title.starts_with(char::is_uppercase));
    titles.sort_unstable();
    all && titles.windows(2).all(|pair| pair[0] != pair[1])
}

/// `#`, `- # -`, `Page #`, `# / 17`.
fn is_number(mask: &str) -> bool {
    mask.chars().all(|c| c.is_alphanumeric() || matches!(c, '#' | '-' | '–' | '—' | ' ' | '/' | '[' | ']' | '.' | '|'))
}
