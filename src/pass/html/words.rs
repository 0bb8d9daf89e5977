//! Words that tell a tag that is talked about from one that is left over.

/// Beside a tag, these say that the text talks about it. In lower case.
pub(super) const ABOUT: [&str; 37] = [
    "tag",
    "tags",
    "element",
    "elements",
    "elem",
    "attribute",
    "attributes",
    "html",
    "markup",
    "entity",
    "comment",
    "comments",
    "placeholder",
    "token",
    "balise",
    "balises",
    "élément",
    "éléments",
    "etiqueta",
    "etiquetas",
    "elemento",
    "elementos",
    "elementi",
    "tag-ul",
    "znacznik",
    "znacznika",
    "тег",
    "тега",
    "теги",
    "тегов",
    "элемент",
    "вида",
    "标签",
    "元素",
    "タグ",
    "要素",
    "태그",
];

/// Before a tag in a sentence, these make it a word of the sentence.
pub(super) const LEADS: [&str; 44] = [
    "the", "a", "an", "use", "uses", "using", "with", "like", "as", "and", "or", "by", "in", "into", "insert", "write",
    "type", "add", "put", "between", "called", "named", "der", "die", "das", "ein", "mit", "und", "oder", "le", "la",
    "un", "une", "les", "et", "ou", "el", "los", "y", "o", "с", "и", "или", "via",
];
