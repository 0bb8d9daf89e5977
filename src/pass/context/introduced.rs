//! Whether the text around a line speaks of it: `The button should say`, `Read more`, `and not “Click here”.` Every rule that
//! takes whole lines asks.

use crate::document::Document;
use crate::pass::boilerplate::{breaks_off, is_label, item, phrases, visible_start};
use crate::text::near;

/// Words behind which a line is shown, and in which no title ends: `a heading such as`, `the last line was`.
const SHOWING: [&str; 7] = ["lautet", "lautete", "reads", "saying", "stand", "war", "was"];

/// Introductions of one word.
#[rustfmt::skip]
const WORDS: [&str; 14] = [
    "beispiel", "correct", "ejemplo", "esempio", "example", "exemple", "exemplo", "falsch", "incorrect",
    "przykład", "richtig", "right", "wrong", "например",
];

/// What a sentence calls the lines below it: `The remote had three buttons.`
#[rustfmt::skip]
const NAMES: [&str; 41] = [
    "begriffe", "botones", "boutons", "buttons", "captions", "commands", "einträge", "entries", "headings", "items",
    "knöpfe", "labels", "languages", "langues", "lignes", "lines", "líneas", "messages", "mots", "namen", "names",
    "nombres", "noms", "options", "palabras", "parole", "phrases", "schaltflächen", "signs", "sprachen", "strings",
    "terms", "verben", "verbs", "words", "wörter", "zeilen", "кнопки", "названия", "слова", "строки",
];

/// Attack: an endless line. Bytes of it that tell what it is.
const REACH: usize = 160;

/// Whether a sentence above the lines introduces them, or they stand within one: the paragraph below goes on with it.
pub(in crate::pass) fn is_introduced(document: &Document<'_>, first: usize, last: usize) -> bool {
    let get = |line: usize| document.line(line).trim_matches([' ', '\t', '\r', '*', '_', '\u{a0}']);
    let above = document.written_above(first).next();
    let below = || document.written_below(last).next().map(get).unwrap_or_default();
    let Some(above) = above else { return goes_on(below()) };
    let sentence = get(above);
    announces(document, above, sentence)
        || is_open(sentence) && (shows(sentence) || goes_on(below()))
        || ends(sentence) && speaks_of(below())
}

/// Whether the line is words of a sentence and a colon, or a sentence that says what is below it; no label: `Share this:`.
fn announces(document: &Document<'_>, line: usize, sentence: &str) -> bool {
    let near = near::before(sentence, REACH);
    if near.ends_with('.') {
        return near.len() < REACH && (NAMES.binary_search(&last_word(near).as_str()).is_ok() || counts(near));
    }
    let Some(words) = near.strip_suffix([':', '：']).map(str::trim_end) else { return false };
    let several = words.contains(' ') || !words.is_ascii() && words.chars().nth(3).is_some();
    let is_one = || WORDS.contains(&words.to_lowercase().as_str());
    // `The ferry at dawn. File photo:`
    let label = || words.rsplit_once(". ").is_some_and(|(_, label)| is_label(label));
    (several || is_one()) && !words.contains("](") && !is_label(document.line(line)) && !label()
}

/// Whether the sentence counts the words that are shown: `There were two words on the door.`
fn counts(sentence: &str) -> bool {
    #[rustfmt::skip]
    const NUMBERS: [&str; 70] = [
        "acht", "cinco", "cinq", "cuatro", "deux", "dez", "dieci", "diez", "dix", "dos", "drei", "due", "eight", "ein",
        "einem", "einen", "einziger", "einziges", "five", "four", "fünf", "huit", "neuf", "neun", "nine", "nove", "nueve",
        "ocho", "oito", "one", "otto", "quatre", "quatro", "quattro", "sechs", "sei", "seis", "sept", "sete", "sette",
        "seul", "seule", "seven", "sieben", "siete", "single", "six", "sola", "solo", "ten", "three", "tre", "tres", "trois",
        "two", "un", "una", "une", "vier", "zehn", "zwei", "восемь", "два", "девять", "одно", "пять", "семь", "три",
        "четыре", "шесть",
    ];
    #[rustfmt::skip]
    const COUNTED: [&str; 25] = [
        "frase", "frases", "frasi", "line", "lines", "mot", "mots", "palabra", "palabras", "parola", "parole", "phrase", "phrases",
        "satz", "sentence", "sentences", "sätze", "word", "words", "wort", "worte", "wörter", "слов", "слова",
        "слово",
    ];
    let is_one = |list: &[&str], word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        list.binary_search(&word.to_lowercase().as_str()).is_ok()
    };
    let words = || sentence.split(' ');
    words().zip(words().skip(1)).any(|(number, name)| is_one(&COUNTED, name) && is_one(&NUMBERS, number))
}

/// Words without a mark at their end, of which the last is no name: a sentence that goes on. No title is looked for.
fn is_open(sentence: &str) -> bool {
    let near = near::before(sentence, REACH);
    breaks_off(near) && !near.contains("](") && !sentence.starts_with(['#', '|', '[', '!']) && item(sentence).is_none()
}

/// Whether the last word of an open sentence says that something is shown below.
fn shows(sentence: &str) -> bool {
    sentence.ends_with(" such as") || SHOWING.binary_search(&last_word(sentence).as_str()).is_ok()
}

/// A paragraph that begins within a sentence, and is no button: `and nothing else.`
fn goes_on(paragraph: &str) -> bool {
    const WORDS: usize = 3;
    paragraph.starts_with(char::is_lowercase)
        && paragraph.ends_with(['.', '!', '?', '…', '”', '"', '»', ':'])
        && near::behind(paragraph, REACH).split(' ').nth(WORDS - 1).is_some()
        && !phrases().begins(visible_start(paragraph))
}

/// A whole sentence.
fn ends(sentence: &str) -> bool {
    sentence.starts_with(char::is_uppercase) && sentence.ends_with(['.', '!', '?', '…', '”', '"', '»'])
}

/// Whether the line above is what the paragraph speaks of: `was what the editor wrote above it.`
fn speaks_of(paragraph: &str) -> bool {
    #[rustfmt::skip]
    const VERBS: [&str; 22] = [
        "are", "era", "eran", "est", "estaba", "is", "ist", "lautete", "meant", "means", "said", "signifie", "stand", "steht",
        "stood", "war", "waren", "was", "were", "è", "étaient", "était",
    ];
    let first = paragraph.split(' ').next().unwrap_or_default();
    VERBS.contains(&first) && goes_on(paragraph)
}

/// In lower case.
fn last_word(sentence: &str) -> String {
    let near = near::before(sentence, REACH).trim_end_matches(['.', ' ']);
    near.rsplit(' ').next().unwrap_or_default().to_lowercase()
}
