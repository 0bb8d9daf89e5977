//! Capitals in brackets that stand for something else than a style: `[B]` of a manuscript, `[S]` of a start.

use super::scan::Tag;
use crate::pass::talk::Talk;

/// Which capitals are names.
pub(super) struct Sigla(u32);

impl Sigla {
    /// Whether the tag is one of them.
    pub(super) fn have(&self, text: &str, tag: &Tag) -> bool {
        letter(text, tag).is_some_and(|letter| self.0 & bit(letter) != 0)
    }
}

/// Those of which something is said, `[/S] means stop`, and those beside capitals that no forum knows, `[A] has “kyng”, [B] “king”`.
pub(super) fn read(text: &str, tags: &[Tag]) -> Sigla {
    let is_style = |letter: u8| b"BIUS".contains(&letter);
    let capitals = || tags.iter().filter_map(|tag| Some((tag, letter(text, tag)?)));
    // The tags of a forum touch the words between them.
    let is_apart = |tag: &Tag| {
        let (before, behind) = (&text[..tag.span.start], &text[tag.span.end..]);
        before.chars().next_back().is_none_or(char::is_whitespace)
            && behind.chars().next().is_none_or(|c| c.is_whitespace() || ".,;:!?".contains(c))
    };
    let said = |(tag, letter): (&Tag, u8)| {
        let talk = Talk::about(text, tag.span);
        let near = || {
            ["[A]", "[C]", "[D]", "[E]", "[H]", "[L]", "[M]", "[P]"]
                .iter()
                .any(|other| talk.before.contains(other) || talk.after.contains(other))
        };
        let are_apart = || is_apart(tag) && tag.pair.is_none_or(|other| is_apart(&tags[other]));
        let is_name = is_style(letter) && are_apart() && (talk.has_verb_behind() || near());
        is_name.then(|| bit(letter))
    };
    Sigla(capitals().filter_map(said).fold(0, |all, bit| all | bit))
}

/// The capital of a tag that is nothing else.
fn letter(text: &str, tag: &Tag) -> Option<u8> {
    let inside = text[tag.span.range()].trim_matches(['[', ']', '/', '\\']);
    match inside.as_bytes() {
        [letter] if letter.is_ascii_uppercase() => Some(*letter),
        _ => None,
    }
}

fn bit(letter: u8) -> u32 {
    1 << (letter - b'A')
}
