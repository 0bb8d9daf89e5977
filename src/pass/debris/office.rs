//! What Office documents leave: `Normal 0 false false false EN-US X-NONE X-NONE`, style sheets.

use crate::document::Document;
use crate::edit::Span;

/// How the settings end.
pub(super) const END: &str = "X-NONE X-NONE";

/// Whether settings and the style sheet behind them are all of a line.
pub(super) fn is_style(line: &str) -> bool {
    line.starts_with("Normal ")
        && line.trim_end().ends_with('}')
        && line.split_once("/* Style Definitions */").is_some_and(|(settings, _)| settings.contains(" X-NONE "))
}

/// `Normal 0 21 false false false DE X-NONE X-NONE` before words on one line.
pub(super) fn head(document: &Document<'_>, line: Span) -> Option<Span> {
    let text = document.slice(line);
    let mut truths = 0;
    let mut end = 0;
    if !text.starts_with("Normal ") {
        return None;
    }
    for word in text.split_inclusive(' ') {
        let name = word.trim_end();
        truths += u32::from(matches!(name, "false" | "true"));
        end += word.len();
        if truths >= 3 && text[end..].starts_with("X-NONE ") && name == "X-NONE" {
            end += "X-NONE ".len();
            let rest = &text[end..];
            end +=
                if rest.starts_with("MicrosoftInternetExplorer4 ") { "MicrosoftInternetExplorer4 ".len() } else { 0 };
            let head = Span::new(line.start, line.start + end);
            let rest = &text[end..];
            return (rest.contains(' ') && rest.starts_with(char::is_alphabetic)).then_some(head);
        }
        let setting = name.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b'-');
        if !setting && !matches!(name, "Normal" | "false" | "true") {
            break;
        }
    }
    None
}

/// The last line of `Normal 0 false false false EN-US X-NONE X-NONE`, which may be spread over lines.
pub(super) fn end(document: &Document<'_>, first: usize) -> Option<usize> {
    const MAX_LINES: usize = 30;
    let lines = document.lines();
    let (mut truths, mut none, mut end) = (0, false, None);
    for index in first..lines.len().min(first + MAX_LINES) {
        let mut words = document.line(index).split_whitespace();
        let fits = words.clone().next().is_some()
            && words.all(|word| {
                truths += u32::from(matches!(word, "false" | "true"));
                none |= matches!(word, "X-NONE" | "MicrosoftInternetExplorer4");
                let language = (2..=10).contains(&word.len())
                    && word
                        .split('-')
                        .all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase()));
                matches!(word, "Normal" | "false" | "true" | "MicrosoftInternetExplorer4")
                    || language
                    || word.bytes().all(|b| b.is_ascii_digit())
            });
        if fits {
            end = Some(index);
        } else if !lines.is_blank(document.text(), index) {
            break;
        }
    }
    end.filter(|_| truths >= 3 && none)
}
