//! Single marks that pair with nothing by the rules of Markdown, because a converter set a blank or a stop on the wrong side.

use std::borrow::Cow;

use super::leftovers::is_stop;
use super::words::word_before;
use super::{BROKEN, Run, SPACED};
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// `runs` are the runs of one paragraph that are left.
pub(super) fn propose(document: &Document<'_>, runs: &[Run], edits: &mut Edits<'_>) {
    let mut runs = runs.windows(2);
    while let Some([first, second]) = runs.next() {
        let alike = first.mark == second.mark && first.length == second.length;
        if !alike || !is_unused(first) || !is_unused(second) {
            continue;
        }
        if is_around_stop(document, first, second) {
            edits.delete_together([first.span, second.span], &BROKEN, Confidence::Likely);
            runs.next();
        } else if let Some(blanks) = shifted(document, first, second) {
            shift(document, first, second, blanks, edits);
            runs.next();
        }
    }
}

fn is_unused(run: &Run) -> bool {
    let longest = if run.mark == b'_' { 2 } else { 1 };
    run.mark != b'~' && run.length <= longest && run.span.len() == run.length && !run.is_token
}

/// `“Low Water_,”_ she said`, `“Low Water*,”* she said`: marks on both sides of such signs, behind a word.
fn is_around_stop(document: &Document<'_>, first: &Run, second: &Run) -> bool {
    let text = document.text();
    let content = document.slice(Span::new(first.span.end, second.span.start));
    if !is_stop(content) {
        return false;
    }
    // `for key_,_ in pairs` is a name and a placeholder of a language, `files*.*` a pattern.
    let spoken = content.contains(['”', '’', '»', '"'])
        || first.mark == b'_' && (content.contains(['.', '!', '?']) || document.is_markdown());
    let word = word_before(text, first.span.start).chars().count() >= 3;
    let apart = text[second.span.end..].chars().next().is_none_or(char::is_whitespace);
    spoken && word && apart
}

/// `*The Gazette *wrote`, `*Published: * 4 May`: the blanks that stand inside of the closing mark.
fn shifted(document: &Document<'_>, first: &Run, second: &Run) -> Option<Span> {
    /// Bytes between the marks: a phrase.
    const MAX: usize = 200;
    let text = document.text();
    let inside = Span::new(first.span.end, second.span.start);
    if first.length != 1 || !first.opens || inside.len() > MAX || !document.is_markdown() {
        return None;
    }
    let content = document.slice(inside);
    let words = content.trim_end();
    let blanks = Span::new(first.span.end + words.len(), second.span.start);
    let before = text[..first.span.start].chars().next_back();
    let apart = before.is_none_or(|c| c.is_whitespace() || "(“„«\">".contains(c));
    let reads = words.starts_with(|c: char| c.is_uppercase() || "“«\"".contains(c))
        && words.split(' ').any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 3)
        && !words.contains(['=', '`', '\\', '|', '*', '_']);
    let ends = words.ends_with(['.', ':', '!', '?', ',', ';', '”', '"']);
    let after = text[second.span.end..].chars().next();
    // Two notes of a line both begin with a star: `*Prices vary. *Terms apply.`; so do two pointers of C: `char *Name, *other`.
    let fits = match after {
        Some(c) if c.is_lowercase() => {
            let rest = &text[second.span.end + c.len_utf8()..];
            (!ends || words.contains(' ')) && rest.starts_with(char::is_alphabetic)
        }
        Some('[' | '(' | '“' | '«' | '"') => true,
        None | Some(' ' | '\n') => ends && !content.contains('\n'),
        _ => false,
    };
    (!blanks.is_empty() && apart && reads && fits).then_some(blanks)
}

/// Where marks stay, the blanks move out of them.
fn shift(document: &Document<'_>, first: &Run, second: &Run, blanks: Span, edits: &mut Edits<'_>) {
    let behind = document.text()[second.span.end..].chars().next();
    let close = Span::new(blanks.start, second.span.end);
    let gap = if behind.is_none_or(char::is_whitespace) { "" } else { document.slice(blanks) };
    if edits.is_on(&BROKEN) {
        let parts = [(first.span, Cow::Borrowed("")), (close, Cow::Owned(gap.to_owned()))];
        edits.together(parts, &BROKEN, Confidence::Likely);
    } else {
        let mark = document.slice(second.span);
        edits.replace(close, format!("{mark}{gap}"), &SPACED, Confidence::Likely);
    }
}
