//! Boxes in the Markdown of manuals: `::: warning`, words, `:::`.

use super::is_box;
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span, cut};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const BOX: Rule = Rule::new("pandoc/box", Presets::PLAIN, "Lines of colons around a box of a manual: its title stays")
    .fires("::: tip Good to know\nThe port is closed.\n:::\n", "Good to know\nThe port is closed.\n")
    .spares("::: tip is how a box begins.");

#[derive(Debug)]
pub(in crate::pass) struct Boxes;

impl Pass for Boxes {
    fn rules(&self) -> &'static [Rule] {
        &[BOX]
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        // Colons have no class.
        Classes::ANY
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let lines = document.lines();
        // The box that is open: its line and its title.
        let mut open: Option<(Span, Span)> = None;
        for line in lines.iter() {
            // Most lines begin with a letter.
            if !matches!(text.as_bytes()[line.start..line.end].first(), Some(b':' | b' ' | b'>')) {
                continue;
            }
            let own = text[line.range()].trim_start_matches([' ', '>']);
            let at = line.end - own.len();
            if !own.starts_with(":::") || document.zones().at(at, ZoneKinds::CODE).is_some() {
                continue;
            }
            let behind = own.trim_start_matches(':');
            let words = behind.trim();
            let name = words.bytes().take_while(u8::is_ascii_alphabetic).count();
            let title = words[name..].trim_start();
            if words.is_empty()
                && let Some((opening, title)) = open.take()
            {
                let mut parts = vec![lines.whole(lines.at(at))];
                if title.is_empty() {
                    parts.push(cut::inline_or_block(document, opening));
                } else {
                    parts.extend([Span::new(opening.start, title.start), Span::new(title.end, opening.end)]);
                }
                edits.delete_together(parts, &BOX, Confidence::Likely);
            } else if is_box(&words[..name]) && !title.ends_with(['.', '!', '?']) && !title.starts_with('{') {
                // `:::tip[Good to know]`
                let bracketed = title.strip_prefix('[').and_then(|title| title.strip_suffix(']'));
                let title = bracketed.unwrap_or(title);
                let start = title.as_ptr() as usize - text.as_ptr() as usize;
                open = Some((Span::new(at, line.end), Span::new(start, start + title.len())));
            }
        }
    }
}
