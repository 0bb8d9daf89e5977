//! Menus whose links are lost: the first or the last lines, each of them a name of a part of a site.

use super::MENU;
use super::edge::inwards;
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::pass::boilerplate::{Class, Visible, phrases, visible_start};
use crate::pass::context::introduced::is_introduced;
use crate::rule::Confidence;

/// Fewer names are none of a menu; with the terms or the privacy of a site among them, one less.
const MIN: usize = 4;

/// Attack: thousands of names.
const MAX: usize = 24;

/// Either end of the text, if it is a menu with the way home above the text, or with the terms of the site below it.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    for above in [true, false] {
        let mut names: Vec<(Span, bool)> = Vec::new();
        let mut stays = None;
        for line in inwards(document, above) {
            match name(document, line).filter(|_| names.len() < MAX) {
                Some(is_sure) => names.push((line, is_sure(above))),
                None => {
                    stays = Some(line);
                    break;
                }
            }
        }
        let sure = names.iter().filter(|name| name.1).count();
        let (Some(stays), Some(&(end, _))) = (stays, names.last()) else { continue };
        if sure == 0 || names.len() < MIN - usize::from(!above) {
            continue;
        }
        let at = |line: Span| document.lines().at(line.start);
        let (first, last) = if above { (at(names[0].0), at(end)) } else { (at(end), at(names[0].0)) };
        // In one block, apart from the text, and no list that the text speaks of.
        let apart = document.are_apart(first, last) && at(stays).abs_diff(at(end)) > 1;
        if apart && last - first < names.len() && !document.is_authored() && !is_introduced(document, first, last) {
            edits.delete_because(document.block(first, last), &MENU, Confidence::Likely, "edge names");
        }
    }
}

/// Whether a line is a name that menus have, and whether only menus have it at that end of a text.
fn name(document: &Document<'_>, line: Span) -> Option<impl Fn(bool) -> bool> {
    /// Bytes of a name.
    const LONGEST: usize = 60;
    let text = document.slice(line).trim();
    if text.len() > LONGEST || !phrases().begins(visible_start(text)) {
        return None;
    }
    let visible = Visible::read(document, line);
    let is = |classes: &[Class]| phrases().is_one(&visible.key, classes);
    let legal = is(&[Class::Cookies, Class::Rights]);
    let home = is(&[Class::Home]);
    let plain = visible.links == 0 && !visible.heading && !visible.is_sentence() && visible.last != ':';
    (plain && (legal || home || is(&[Class::Menu]))).then_some(move |above| if above { home } else { legal })
}
