//! Lines around pictures that are gone: credits, and labels of captions. All opt-in: names of makers are often wanted.

use super::boilerplate::{Class, Fit, Visible, phrases};
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const PHOTO: Rule = Rule::new("credit/photo", Presets::NONE, "Line that names who made a picture, or its licence")
    .fires("The ferry sank.\n\nPhoto: Ada Pear / Reuters\n\nNobody drowned.", "The ferry sank.\n\nNobody drowned.")
    .spares("The photo credit: who deserves it, the captain or the camera?");

const CAPTION_LABEL: Rule =
    Rule::new("credit/caption-label", Presets::NONE, "`Image copyright … Image caption` in front of a caption")
        .fires("Image copyright Ada Pear Image caption The ferry at noon", "The ferry at noon")
        .spares("The image caption says what the image does not.");

static RULES: [Rule; 2] = [PHOTO, CAPTION_LABEL];

/// Longer lines say more than who made a picture.
const MAX_LINE: usize = 160;

#[derive(Debug)]
pub(super) struct Credits;

impl Pass for Credits {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::ANY
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::URL.or(ZoneKinds::EMAIL).or(ZoneKinds::PATH)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let (photo, caption) = (edits.is_on(&PHOTO), edits.is_on(&CAPTION_LABEL));
        for (line, span) in document.lines().iter().enumerate() {
            let text = document.slice(span);
            if caption && let Some(length) = caption_label(text) {
                let label = Span::new(span.start, span.start + length);
                edits.delete(label, &CAPTION_LABEL, Confidence::Likely);
            } else if photo && !text.is_empty() && text.len() <= MAX_LINE && is_credit(document, span) {
                edits.delete(document.block(line, line), &PHOTO, Confidence::Likely);
            }
        }
    }
}

/// `Photo: Name / Agency`, `Name (CC BY-SA 4.0)`, `[사진=연합뉴스]`.
fn is_credit(document: &Document<'_>, line: Span) -> bool {
    /// As they sign pictures.
    const AGENCIES: [&str; 16] = [
        "Getty Images",
        "Reuters",
        "REUTERS",
        "AFP",
        "AP Photo",
        "/AP",
        "dpa",
        "Shutterstock",
        "iStock",
        "Alamy",
        "EPA",
        "Wikimedia Commons",
        "Unsplash",
        "Pixabay",
        "Flickr",
        "Bloomberg",
    ];
    let marks = [' ', '*', '_', '(', ')', '[', ']', '（', '）', '【', '】', '>', '\t'];
    let text = document.slice(line).trim_matches(marks);
    let visible = Visible::read(document, line);
    let words = visible.key.split(' ').count();
    if visible.heading || visible.is_sentence() || visible.last == ':' || words > 14 || visible.key.is_empty() {
        return false;
    }
    let licence = ["(CC BY", "(CC0", "(CC-BY"].iter().any(|mark| text.contains(mark));
    let agency = AGENCIES.iter().any(|name| text.contains(name));
    let label = phrases().fit(&visible.key, Class::Credit) == Some(Fit::Start);
    // A label, then a colon or the like: sentences seldom begin so.
    let parted = text.chars().take(24).any(|c| matches!(c, ':' | '：' | '=' | '／' | '|'));
    let by = text.chars().take(30).collect::<String>();
    let by = [" by ", " courtesy ", " von ", " par "].iter().any(|word| by.contains(word));
    licence && words <= 10 || label && (parted || by) || agency && words <= 8 && text.contains(['/', '|', '('])
}

/// The length of the labels in front of a caption.
fn caption_label(line: &str) -> Option<usize> {
    const CAPTIONS: [&str; 3] = ["Image caption ", "Media caption ", "Figure caption "];
    const BEFORE: [&str; 4] = ["Image copyright ", "Image source, ", "Image source ", "Media playback is unsupported"];
    if let Some(caption) = CAPTIONS.iter().find(|caption| line.starts_with(**caption)) {
        return Some(caption.len());
    }
    BEFORE.iter().find(|label| line.starts_with(**label))?;
    let near = &line[..line.floor_char_boundary(MAX_LINE)];
    CAPTIONS.iter().find_map(|caption| near.find(caption).map(|at| at + caption.len()))
}
