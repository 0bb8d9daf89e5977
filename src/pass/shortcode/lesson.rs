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
