//! Texts that teach BBCode, `[b]text[/b]` makes text bold, or tell of templates.

use super::scan::Tag;
use crate::pass::debris::is_technical;

/// What stands between tags that are only shown, in lower case.
#[rustfmt::skip]
const STAND_INS: [&str; 58] = [
    "text", "your text", "some text", "text here", "your text here", "sample text", "example text", "word", "words", "title",
    "bold", "bold text", "italic", "italics", "italic text", "underline", "underlined", "underlined text", "strike",
    "strikethrough", "link", "a link", "my link", "link text", "url", "quote", "quoted text", "name", "content", "fett", "kursiv", "texte", "…", "...", "..",
    "this", "like this", "texto", "testo", "tekst", "metin", "palabra", "palabras", "palavra", "parola", "mot", "mots", "wort",
    "wörter", "słowo", "текст", "слово", "слова", "文字", "テキスト", "نص", "शब्द",
    "पाठ",
];

/// What tags of BBCode do, by the start of the word; where no blanks part the words, anywhere.
#[rustfmt::skip]
const EFFECTS: [&str; 18] = [
    "bold", "italic", "fett", "kursiv", "vet", "gras", "negrit", "grassett", "pogrub", "kalın", "жирн", "курсив", "выдел", "太字",
    "斜体", "加粗", "غامق", "مائل",
];

/// Whether nothing but a stand-in for words stands there.
pub(in crate::pass) fn is_stand_in(words: &str) -> bool {
    /// Bytes.
    const LONGEST: usize = 40;
    words.len() <= LONGEST && STAND_INS.contains(&&*words.trim_ascii().to_lowercase())
}

/// Whether two pairs of tags or more, and half of all, hold nothing but a stand-in for words; or all, and the text names what
/// such tags do.
pub(super) fn is_lesson(text: &str, tags: &[Tag]) -> bool {
    let (mut pairs, mut shown) = (0, 0);
    for tag in tags.iter().filter(|tag| !tag.closing) {
        let Some(close) = tag.pair else { continue };
        let inside = &text[tag.span.end..tags[close].span.start];
        pairs += 1;
        shown += usize::from(is_stand_in(inside));
    }
    let names_effect = || {
        let mut words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        words.any(|word| {
            EFFECTS.iter().any(|effect| word.starts_with(effect) || !effect.is_ascii() && word.contains(effect))
        })
    };
    shown >= 2 && shown * 2 >= pairs || shown > 0 && shown == pairs && names_effect()
}

/// Whether the text has a word for what is filled in by programs: a line that reads like such a mark may be shown.
pub(super) fn is_about_templates(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 20] = [
        "template", "templates", "templating", "shortcode", "shortcodes", "placeholder", "placeholders", "plugin", "plugins",
        "syntax", "jekyll", "jinja", "vorlage", "vorlagen", "platzhalter", "plantilla", "plantillas", "gabarit", "шаблон",
        "шаблоны",
    ];
    let is_one = |word: &str| WORDS.iter().any(|known| word.len() == known.len() && word.to_lowercase() == **known);
    // What the marks hold is no word of the text.
    let is_written = |line: &&str| !line.starts_with('[') && !line.contains(['{', '<']);
    let written: String = text.lines().filter(is_written).flat_map(|line| [line, "\n"]).collect();
    is_technical(&written, false) || written.split(|c: char| !c.is_alphanumeric()).any(is_one)
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
