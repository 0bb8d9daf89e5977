//! Document evidence: which markup the text as a whole is written in.

use super::{Classes, Document, Zone, ZoneKinds};

/// Uses LaTeX commands.
pub(super) fn is_latex(text: &str) -> bool {
    const COMMANDS: [&str; 12] = [
        "begin{",
        "documentclass",
        "section",
        "cite",
        "ref{",
        "label{",
        "emph{",
        "textbf{",
        "textit{",
        "usepackage",
        "eqref{",
        "item ",
    ];
    memchr::memchr_iter(b'\\', text.as_bytes())
        .any(|at| COMMANDS.iter().any(|command| text.as_bytes()[at + 1..].starts_with(command.as_bytes())))
}

/// An author wrote it in Markdown: it has front matter, or code between backticks.
pub(super) fn is_authored(document: &Document<'_>) -> bool {
    let is_code = |zone: Zone| {
        zone.kind.intersects(ZoneKinds::CODE.or(ZoneKinds::INLINE_CODE)) && document.slice(zone.span).starts_with('`')
    };
    let markdown = document.is_markdown();
    document.zones().iter().any(|zone| zone.kind == ZoneKinds::FRONT_MATTER || markdown && is_code(zone))
}

/// Holds Markdown that no author of plain text writes: links, strong emphasis, fences, headings of a lower level.
pub(super) fn is_markdown(document: &Document<'_>) -> bool {
    let text = document.text();
    let classes = document.classes();
    if classes.intersects(Classes::BRACKET) && !document.links().is_empty() {
        return true;
    }
    if classes.intersects(Classes::STAR) && has_strong(document) {
        return true;
    }
    if classes.intersects(Classes::HASH)
        && text.lines().any(|line| {
            let line = line.trim_start_matches(['>', ' ']);
            let marks = line.bytes().take_while(|b| *b == b'#').count();
            (2..=6).contains(&marks) && line[marks..].starts_with(' ')
        })
    {
        return true;
    }
    classes.intersects(Classes::BACKTICK)
        && document.zones().iter().any(|zone| zone.kind == ZoneKinds::CODE && document.slice(zone.span).contains("```"))
}

/// Whether some line holds `**words**`.
fn has_strong(document: &Document<'_>) -> bool {
    let bytes = document.text().as_bytes();
    let mut open = None;
    let mut done = 0;
    for at in memchr::memmem::find_iter(bytes, "**") {
        if at < done {
            continue;
        }
        let length = bytes[at..].iter().take_while(|b| **b == b'*').count();
        done = at + length;
        let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
        let after = bytes.get(done).copied().unwrap_or(b' ');
        // Longer runs are rules, masks and the like.
        if length > 3 || document.zones().at(at, ZoneKinds::ALL).is_some() {
            open = None;
            continue;
        }
        if !before.is_ascii_whitespace() && open.is_some_and(|open| !bytes[open..at].contains(&b'\n')) {
            return true;
        }
        open = (!after.is_ascii_whitespace() && !before.is_ascii_alphanumeric()).then_some(at);
    }
    false
}
