//! Menus whose links are lost: neighbouring lines near either end of the text, each a name of a part of a site.

use super::MENU;
use super::edge::inwards;
use crate::document::Document;
use crate::edit::Edits;
use crate::pass::boilerplate::{Class, Visible, are_paragraphs, phrases, visible_start};
use crate::pass::context::introduced::is_introduced;
use crate::rule::Confidence;

/// Fewer names are none of a menu; with the terms or the privacy of a site among them, one less.
const MIN: usize = 4;

/// Fewer are none where other lines stand right beside them.
const MANY: usize = 6;

/// What the names must weigh there, at the very end of the text and elsewhere: each one, and those that only sites have three times.
const ENOUGH: (usize, usize) = (10, 12);

struct Name {
    line: usize,
    key: String,
    /// The way home; the terms or the privacy of a site.
    home: bool,
    legal: bool,
    /// A notice of rights, of which a site has one.
    copyright: bool,
    /// Either, or another line that only sites have, `Log in`: not `Sport`, of which authors make lists as well.
    sure: bool,
}

/// Either end of the text: neighbours that only menus have.
pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Attack: endless lists.
    const MAX: usize = 400;
    /// Bytes of a name.
    const LONGEST: usize = 60;
    /// Lines in a row that are too long for names, behind which no menu is looked for.
    const TEXT: usize = 3;
    for above in [true, false] {
        let (mut run, mut text) = (Vec::new(), 0);
        for line in inwards(document, above).take(MAX) {
            if document.words(line).len() <= LONGEST {
                run.push(line);
                text = 0;
                continue;
            }
            read(document, above, &run, edits);
            run.clear();
            text += 1;
            if text > TEXT {
                break;
            }
        }
        read(document, above, &run, edits);
    }
}

/// Reads neighbours that are short enough for names, if they are enough for a menu, and removes those that are its names.
fn read(document: &Document<'_>, above: bool, run: &[usize], edits: &mut Edits<'_>) {
    let fewest = fewest(above);
    let mut rest = run;
    while let Some(first) = rest.get(..fewest) {
        // The last of them first: if it is no name, the ones before it are too few.
        if let Some(other) = first.iter().rposition(|line| !may_be_name(document.words(*line))) {
            rest = &rest[other + 1..];
            continue;
        }
        let more = rest[fewest..].iter().take_while(|line| may_be_name(document.words(**line))).count();
        let (own, behind) = rest.split_at(fewest + more);
        let mut names: Vec<Option<Name>> = own.iter().map(|line| name(document, *line)).collect();
        for names in names.split_mut(Option::is_none) {
            remove(document, above, names.iter_mut().filter_map(Option::take).collect(), edits);
        }
        rest = behind;
    }
}

/// A menu below the text has the terms or the privacy of the site as well, or more names.
fn fewest(above: bool) -> usize {
    MIN - usize::from(!above)
}

/// Removes the names, in the order in which they were met, if they are those of a menu.
fn remove(document: &Document<'_>, above: bool, mut names: Vec<Name>, edits: &mut Edits<'_>) {
    // Several are the holders of rights in what a text speaks of.
    if names.len() < fewest(above) || names.iter().filter(|name| name.copyright).count() > 1 {
        return;
    }
    names.sort_by_key(|name| name.line);
    let lines = document.lines();
    let (mut first, mut last) = (names[0].line, names[names.len() - 1].line);
    let (outer, inner) = if above { (0..first, last + 1..lines.len()) } else { (last + 1..lines.len(), 0..first) };
    let is_edge = document.are_blank(outer);
    if document.are_blank(inner) {
        return;
    }
    // In one block, apart from the text, as far as blank lines part anything.
    let is_block = last - first < names.len() && (document.are_apart(first, last) || are_paragraphs(document));
    let is_sure = names.iter().any(|name| if above { name.home } else { name.legal });
    if !(is_edge && is_block && is_sure) {
        let mut keys: Vec<&str> = names.iter().map(|name| name.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        let sure = names.iter().filter(|name| name.sure).count().min(keys.len());
        let (count, enough) = if is_edge { (MIN, ENOUGH.0) } else { (MANY, ENOUGH.1) };
        if keys.len() < count || sure < 2 || keys.len() + 2 * sure < enough {
            return;
        }
        // The last name right above the text may be the title of the page, or the first line of a song: `Weather`, `Home`.
        if !document.are_blank(last + 1..lines.len()) {
            names.pop_if(|name| !name.sure);
            while let [others @ .., last] = &names[..]
                && (last.home || others.iter().any(|other| other.key.starts_with(&last.key)))
                && others.len() >= MIN
            {
                names.pop();
            }
            last = names.last().map_or(first, |name| name.line);
        }
        // The first ones right below it may be its last lines.
        if !document.are_blank(0..first) {
            first = names.iter().find(|name| name.sure && !name.home).map_or(first, |name| name.line);
        }
    }
    if !document.is_authored() && !is_introduced(document, first, last) {
        edits.delete_because(document.block(first, last), &MENU, Confidence::Likely, "edge names");
    }
}

/// A first look at the words of a line.
fn may_be_name(words: &str) -> bool {
    words.starts_with('©') || phrases().begins(visible_start(words))
}

/// What the line is, if it is one of those that menus have.
fn name(document: &Document<'_>, line: usize) -> Option<Name> {
    let copyright = document.words(line).starts_with('©');
    let visible = Visible::of_line(document, line);
    if visible.links > 0 || visible.heading || visible.ordered || visible.last == ':' {
        return None;
    }
    let is = |classes: &[Class]| phrases().is_one(&visible.key, classes);
    let known = |class: Class| phrases().is_sure(&visible.key, class);
    let (home, legal) = (is(&[Class::Home]), copyright || is(&[Class::Cookies, Class::Rights]));
    let sure =
        home || legal || is(&[Class::Paywall]) || [Class::Menu, Class::Skip, Class::Newsletter].into_iter().any(known);
    let is_name = (sure || is(&[Class::Menu])) && (copyright || !visible.is_sentence());
    is_name.then_some(Name { line, key: visible.key, home, legal, copyright, sure })
}
