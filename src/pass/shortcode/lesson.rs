//! Texts that teach BBCode: `[b]text[/b]` makes text bold.

use super::scan::Tag;

/// What stands between tags that are only shown, in lower case.
#[rustfmt::skip]
const STAND_INS: [&str; 33] = [
    "text", "your text", "some text", "text here", "your text here", "sample text", "example text", "word", "words", "title",
    "bold", "bold text", "italic", "italics", "italic text", "underline", "underlined", "underlined text", "strike",
    "strikethrough", "link", "link text", "url", "quote", "quoted text", "name", "content", "fett", "kursiv", "texte", "…", "...", "..",
];

/// Whether two pairs of tags or more, and half of all, hold nothing but a stand-in for words.
pub(super) fn is_lesson(text: &str, tags: &[Tag]) -> bool {
    let (mut pairs, mut shown) = (0, 0);
    for tag in tags.iter().filter(|tag| !tag.closing) {
        let Some(close) = tag.pair else { continue };
        let inside = &text[tag.span.end..tags[close].span.start];
        pairs += 1;
        shown += usize::from(STAND_INS.iter().any(|word| inside.trim_ascii().eq_ignore_ascii_case(word)));
    }
    shown >= 2 && shown * 2 >= pairs
}

/// `[url=address]words[/url]`, `[img]address[/img]`: a word stands in place of the address.
pub(super) fn has_no_address(text: &str, tags: &[Tag], tag: &Tag) -> bool {
    /// Attack: tags in tags, each of which is read to its end. No word is longer.
    const MAX: usize = 40;
    let is_word = |address: &str| {
        (1..MAX).contains(&address.len()) && address.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '_'))
    };
    let inside = || {
        let close = tag.pair.filter(|_| !tag.closing).map(|close| tags[close].span.start);
        close.and_then(|close| text.get(tag.span.end..close)).is_some_and(is_word)
    };
    let value = || text[tag.span.range()].split_once('=').map(|(_, value)| value.trim_end_matches(']'));
    match tag.name.as_str() {
        "img" => inside(),
        "url" if tag.has_value => value().is_some_and(|value| is_word(value.trim_matches('"'))),
        "url" => inside(),
        _ => false,
    }
}

/// `Use [i] for italics. Close it with [/i] here`: blanks on the inner and outer sides of both halves.
pub(super) fn stand_apart(text: &str, tags: &[Tag], tag: &Tag) -> bool {
    tag.pair.is_some_and(|pair| {
        let (first, second) = (tag.span.min(tags[pair].span), tag.span.max(tags[pair].span));
        text[..first.start].ends_with(' ')
            && text[first.end..].starts_with(' ')
            && text[..second.start].ends_with(' ')
            && !text[second.end..].starts_with(char::is_alphanumeric)
    })
}
