//! The title of a text, among the headings of the menus around it.

use super::links_in;
use crate::document::Document;

/// The only heading of the first level, and the only one of the second if it is a link; but not the name of the site.
pub(super) fn titles(document: &Document<'_>) -> [Option<usize>; 2] {
    let mut found: [Vec<usize>; 2] = Default::default();
    for line in 0..document.lines().len() {
        if let Some(level @ 1..=2) = level(document, line)
            && found[level - 1].len() < 2
        {
            found[level - 1].push(line);
        }
    }
    let [first, second] = found.map(|lines| if let [line] = lines[..] { Some(line) } else { None });
    let leads_home = |line: usize| targets(document, line).any(is_home);
    let is_linked = |line: &usize| targets(document, *line).next().is_some();
    [first.filter(|line| !leads_home(*line)), second.filter(|line| is_linked(line) && !leads_home(*line))]
}

fn level(document: &Document<'_>, line: usize) -> Option<usize> {
    let text = document.line(line);
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    if hashes > 0 {
        return text[hashes..].starts_with(' ').then_some(hashes);
    }
    if !text.starts_with(|c: char| c.is_alphanumeric() || c == '[') {
        return None;
    }
    document.underline(line).map(|marks| if marks.starts_with('=') { 1 } else { 2 })
}

fn targets<'d>(document: &'d Document<'_>, line: usize) -> impl Iterator<Item = &'d str> {
    links_in(document, document.lines().span(line)).map(|link| link.destination(document))
}

/// `/)`, `https://example.com)`, `./index.php)`: the target with its closing parenthesis.
pub(super) fn is_home(target: &str) -> bool {
    let target = target.split([')', ' ']).next().unwrap_or_default();
    let path = target.split_once("//").map_or(target, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.trim_matches(['.', '/']);
    path.is_empty() || path.starts_with("index.") || path.starts_with('#')
}
