//! Labels in front of captions: `Image source, Reuters Image caption, The ferry at noon`.

use super::credit::MAX_LINE;
use crate::document::Document;
use crate::edit::Span;
use crate::text::near;

/// What stands behind the picture with which the line at `span` begins: `![](a.jpg)Photo: Ada Pear / Reuters`.
pub(super) fn behind_picture(document: &Document<'_>, span: Span) -> Option<Span> {
    let picture = document.links_in(span).find(|link| link.image)?;
    (picture.span.start == span.start).then(|| Span::new(picture.span.end, span.end))
}

/// The length of the labels in front of a caption.
pub(super) fn label(line: &str) -> Option<usize> {
    const CAPTIONS: [&str; 3] = ["Image caption", "Media caption", "Figure caption"];
    const BEFORE: [&str; 4] = ["Image copyright ", "Image source, ", "Image source ", "Media playback is unsupported"];
    // `Image caption The ferry`, `Image caption, The ferry`
    let behind = |at: usize, caption: &str| {
        let rest = &line[at + caption.len()..];
        let rest = rest.strip_prefix(',').unwrap_or(rest).strip_prefix(' ')?;
        rest.starts_with(|first: char| !first.is_lowercase()).then(|| line.len() - rest.len())
    };
    if let Some(caption) = CAPTIONS.iter().find(|caption| line.starts_with(**caption)) {
        return behind(0, caption);
    }
    BEFORE.iter().find(|label| line.starts_with(**label))?;
    let near = near::behind(line, MAX_LINE);
    CAPTIONS.iter().find_map(|caption| near.find(caption).and_then(|at| behind(at, caption)))
}
