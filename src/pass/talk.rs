//! Whether a sign that stands alone is shown to the reader: `the sequence Ã©`, `&copy; stands for ©`.

/// Words that announce a sign.
const NAMES: [&str; 17] = [
    "code",
    "codes",
    "sequence",
    "sequences",
    "string",
    "strings",
    "zeichenfolge",
    "zeichenkette",
    "séquence",
    "chaîne",
    "secuencia",
    "cadena",
    "sequenza",
    "stringa",
    "sequência",
    "последовательность",
    "строка",
];

/// What announces it in more words than one.
const OPENINGS: [&str; 4] = ["such as", "things like", "characters like", "signs like"];

/// What is said of it.
const SAYS: [&str; 30] = [
    "instead of ",
    "stands for ",
    "stand for ",
    "is a ",
    "is an ",
    "is the ",
    "is what ",
    "means ",
    "shows up",
    "often ",
    "appears ",
    "becomes ",
    "represents ",
    "produces ",
    "statt ",
    "anstatt ",
    "anstelle ",
    "steht für ",
    "ist ein",
    "ist das ",
    "ist der ",
    "ist die ",
    "au lieu d",
    "est un",
    "se lit ",
    "produit ",
    "en lugar de ",
    "en vez de ",
    "invece di ",
    "вместо ",
];

/// Dashes, bullets, arrows and pictures stand alone in any sentence: `the road – often closed`, `★ ★ ★ is the best`.
pub(super) fn parts_words(c: char) -> bool {
    matches!(c, '–' | '—' | '…' | '•' | '·' | '‐' | '‑' | '―' | '×' | '&' | '/' | '|' | '\u{2190}'..='\u{27bf}')
        || c.is_whitespace()
}

/// Whether words before or after a sign that stands alone say that it is shown. A sign that parts words needs its name.
pub(super) fn is_shown(before: &str, after: &str, parts_words: bool) -> bool {
    /// Attack: one endless word. No name is longer.
    const MAX: usize = 40;
    let before = before.trim_end_matches([' ', '"', '“', '„', '«', '\u{a0}']);
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(MAX))..];
    let word = near.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let announced = OPENINGS.iter().any(|opening| near.ends_with(opening));
    let behind = after.trim_start_matches(['"', '”', '“', '»', '\u{a0}']).strip_prefix(' ');
    let behind = behind.map(|behind| behind.trim_start_matches(['»', ' ']));
    let said = || behind.is_some_and(|behind| SAYS.iter().any(|said| behind.starts_with(said)));
    announced || !parts_words && (NAMES.contains(&word.as_str()) || said())
}
