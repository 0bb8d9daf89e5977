//! HTML tokens: tags of known elements with sound attributes, and comments.

use memchr::memmem;

use super::elements::{Element, known};
use crate::edit::Span;

/// Attributes that stand without a value.
const BARE: [&str; 25] = [
    "allowfullscreen",
    "alt",
    "async",
    "autoplay",
    "checked",
    "controls",
    "defer",
    "disabled",
    "hidden",
    "loop",
    "muted",
    "nowrap",
    "open",
    "compact",
    "itemscope",
    "multiple",
    "nomodule",
    "noshade",
    "novalidate",
    "playsinline",
    "readonly",
    "required",
    "reversed",
    "scoped",
    "selected",
];

/// Starts of names that stand without a value, by which frameworks know their elements: `data-v-7ba5bd90`, `_ngcontent-abc-12`.
const MARKERS: [&str; 6] = ["data-", "_ngcontent-", "_nghost-", "v-else", "v-cloak", "x-cloak"];

/// One tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    pub(super) span: Span,
    pub(super) element: &'static Element,
    pub(super) closing: bool,
    /// `<br/>`.
    pub(super) self_closing: bool,
    pub(super) attributes: bool,
    /// `Div`: the spelling of a type or a title, not of a tag.
    pub(super) capital: bool,
}

/// Bytes of one tag. Attack: `<a <a <a …`. Tags with embedded styles are long, but not longer.
const MAX_TAG: usize = 4096;

/// The tag that starts with the `<` at `at`.
pub(super) fn tag(text: &str, at: usize) -> Option<Tag> {
    let end = text.len().min(at + MAX_TAG);
    let bytes = &text.as_bytes()[at..end];
    let closing = bytes.get(1) == Some(&b'/');
    let start = 1 + usize::from(closing);
    let length = bytes.get(start..)?.iter().take_while(|b| b.is_ascii_alphanumeric() || b":-".contains(b)).count();
    let name = &bytes[start..start + length];
    let element = known(name)?;
    let mut here = start + length;
    let mut attributes = false;
    let mut self_closing = false;
    loop {
        let blanks = blanks(&bytes[here..]);
        here += blanks;
        match bytes.get(here)? {
            // A tag of a block quote that was broken over lines.
            b'>' if bytes[..here].ends_with(b"\n") && bytes.get(here + 1) == Some(&b' ') => here += 1,
            b'>' => break,
            b'/' => {
                self_closing = true;
                here += 1;
            }
            _ if blanks > 0 && !closing => {
                let (length, has_value) = attribute(&bytes[here..])?;
                attributes |= has_value;
                here += length;
            }
            _ => return None,
        }
    }
    let capital = name.len() > 1 && name[0].is_ascii_uppercase() && name[1].is_ascii_lowercase();
    Some(Tag { span: Span::new(at, at + here + 1), element, closing, self_closing, attributes, capital })
}

/// The end of a tag that starts at `at` and was cut off in an attribute, `<span class="`, at the end of its paragraph.
pub(super) fn cut_off(text: &str, at: usize) -> Option<usize> {
    let end = text.len().min(at + MAX_TAG);
    let bytes = &text.as_bytes()[at..end];
    let length = bytes[1..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    known(&bytes[1..=length])?;
    let line = &bytes[..memchr::memchr(b'\n', bytes).unwrap_or(bytes.len())];
    let mut here = 1 + length;
    loop {
        let blanks = blanks(line.get(here..)?);
        here += blanks;
        let name = line[here..].iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'-').count();
        if blanks == 0 || name == 0 || !line[here + name..].starts_with(b"=\"") {
            return None;
        }
        here += name + 2;
        match line[here..].iter().position(|b| matches!(b, b'"' | b'<' | b'>')) {
            None => break,
            Some(length) if line[here + length] == b'"' => here += length + 1,
            Some(_) => return None,
        }
    }
    let rest = text[at + line.len()..].bytes().skip(1).find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    matches!(rest, None | Some(b'\n')).then_some(at + line.len())
}

fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_whitespace()).count()
}

/// Length of one attribute, and whether it has a value. Words without one are no attributes, but a few.
fn attribute(bytes: &[u8]) -> Option<(usize, bool)> {
    // What is left of a broken one: `data-'=""`.
    // In a template of Angular: `*ngIf="ready"`, `[class]="kind"`, `(click)="go()"`.
    let is_bound = matches!(bytes.first(), Some(b'*' | b'[' | b'('));
    let is_name = |b: &&u8| b.is_ascii_alphanumeric() || b"-_:.@'".contains(b) || is_bound && b"*[]()".contains(b);
    let name = bytes.iter().take_while(is_name).count();
    if name == 0 || !(is_bound || bytes[0].is_ascii_alphabetic() || b"_:@".contains(&bytes[0])) {
        return None;
    }
    let mut here = name + blanks(&bytes[name..]);
    if bytes.get(here) != Some(&b'=') {
        let bare = &bytes[..name];
        let known = BARE.iter().any(|known| bare.eq_ignore_ascii_case(known.as_bytes()))
            || MARKERS.iter().any(|marker| bare.starts_with(marker.as_bytes()));
        return known.then_some((name, false));
    }
    here += 1;
    here += blanks(&bytes[here..]);
    let length = match bytes.get(here)? {
        quote @ (b'"' | b'\'') => {
            let inside = &bytes[here + 1..];
            let close = memchr::memchr(*quote, inside)?;
            close + 2
        }
        _ => bytes[here..].iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'<' | b'>'))?,
    };
    Some((here + length, true))
}

/// The end of `<!-- … -->` or of a conditional mark such as `<![endif]-->`. `next` is the next `-->`, if one is left.
pub(super) fn declaration_end(bytes: &[u8], at: usize, next: &mut Option<usize>) -> Option<usize> {
    /// Longer than any conditional mark.
    const MAX: usize = 80;
    let rest = &bytes[at..];
    if rest.starts_with(b"<!--") {
        let start = at + 4;
        if (*next)? < start {
            *next = memmem::find(&bytes[start..], b"-->").map(|length| start + length);
        }
        let end = (*next)?;
        // A comment in a comment: the first was never closed.
        return memmem::find(&bytes[start..end], b"<!--").is_none().then_some(end + 3);
    }
    if !rest.starts_with(b"<![if") && !rest.starts_with(b"<![endif") {
        return None;
    }
    rest.iter().take(MAX).position(|b| *b == b'>').map(|length| at + length + 1)
}

/// The end of the closing tag of an element whose content goes with it.
pub(super) fn closing_end(bytes: &[u8], open: Tag) -> Option<usize> {
    let name = open.element.name.as_bytes();
    let from = open.span.end;
    memmem::find_iter(&bytes[from..], b"</").map(|at| from + at).find_map(|at| {
        let rest = bytes.get(at + 2..at + 2 + name.len())?;
        let end = at + 2 + name.len();
        let blanks = blanks(&bytes[end..]);
        (rest.eq_ignore_ascii_case(name) && bytes.get(end + blanks) == Some(&b'>')).then_some(end + blanks + 1)
    })
}
