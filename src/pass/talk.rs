//! Whether a sign that stands alone is shown to the reader: `the sequence Ã©`, `&copy; stands for ©`.

use crate::pass::near;
use crate::starts::Starts;

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

/// What they end in, in either case: most words before a sign end in another letter.
const LAST: [char; 12] = ['e', 's', 'g', 'a', 'а', 'ь', 'E', 'S', 'G', 'A', 'А', 'Ь'];

/// What announces it in more words than one.
const OPENINGS: [&str; 6] = ["such as", "things like", "characters like", "signs like", "instead of", "rather than"];

/// What one does with signs in a file, and hardly with a word of one letter.
const SEARCHES: [&str; 12] = [
    "grep for",
    "search for",
    "searching for",
    "look for",
    "looking for",
    "strip",
    "replace",
    "full of",
    "print",
    "prints",
    "contains",
    "contain",
];

/// What is said of a sign and hardly of a word.
static CONTRASTS: Starts<18> = Starts::new([
    "instead of ",
    "stands for ",
    "stand for ",
    "shows up",
    "appears ",
    "becomes ",
    "represents ",
    "produces ",
    "statt ",
    "anstatt ",
    "anstelle ",
    "steht für ",
    "au lieu d",
    "produit ",
    "en lugar de ",
    "en vez de ",
    "invece di ",
    "вместо ",
]);

/// What is said of words as well.
static SAYS: Starts<12> = Starts::new([
    "is a ", "is an ", "is the ", "is what ", "means ", "often ", "ist ein", "ist das ", "ist der ", "ist die ",
    "est un", "se lit ",
]);

/// What one does with marks, in lower case and in order.
#[rustfmt::skip]
const DEEDS: [&str; 189] = [
    "add", "added", "adds", "affiche", "affichent", "ajoute", "aparece", "ausgibt", "añade", "añadir", "benutze",
    "close", "closes", "compare", "contain", "contained", "contains", "contiene", "contient", "contém", "convert",
    "converts", "decode", "decodes", "delete", "deleted", "deletes", "display", "displayed", "displays", "drop",
    "drops", "einfügen", "elimina", "emit", "emits", "emitted", "encode", "encodes", "enter", "entered", "entferne",
    "entfernen", "enthält", "erscheint", "ersetze", "ersetzen", "ersetzt", "escape", "escaped", "escapes", "escrever",
    "escribe", "escribir", "ferme", "fügt", "generate", "generated", "generates", "get", "gets", "ignore", "ignores",
    "inserire", "insert", "insertar", "inserted", "inserts", "insère", "insérer", "leave", "leaves", "left", "löscht",
    "mostra", "mostrar", "muestra", "muestran", "need", "needs", "output", "outputs", "parse", "parses", "paste",
    "pasted", "pastes", "pokazuje", "print", "printed", "prints", "produce", "produces", "put", "puts", "quitar",
    "reads", "remove", "removed", "remover", "removes", "remplacer", "rencontre", "render", "rendered", "renders",
    "replace", "replaced", "replaces", "return", "returned", "returns", "saw", "says", "schickt", "schließt",
    "schreibe", "schreiben", "schreibt", "scrivere", "see", "sees", "sehe", "send", "sends", "set", "sets", "show",
    "showed", "shown", "shows", "steht", "strip", "stripped", "strips", "supprimer", "togliere", "touch", "turn",
    "turned", "turns", "type", "typed", "types", "usa", "usar", "usare", "use", "used", "uses", "using", "usuń",
    "utilise", "utiliser", "użyj", "vedi", "vedo", "vejo", "veo", "verwende", "vois", "voit", "widać", "widzę",
    "wpisz", "wrap", "wraps", "write", "writes", "written", "wrote", "zawiera", "zeigen", "zeigt", "écrire", "écrit",
    "видно", "вижу", "вставить", "вставляет", "выводит", "используйте", "пишет", "пишут", "показывает", "появляется",
    "содержит", "убрать", "удалить",
];

/// What may stand between such a verb and the mark.
const BETWEEN: [&str; 24] = [
    "a",
    "all",
    "an",
    "any",
    "bare",
    "each",
    "empty",
    "every",
    "extra",
    "literal",
    "no",
    "only",
    "raw",
    "some",
    "stray",
    "the",
    "two",
    "das",
    "ein",
    "kein",
    "le",
    "un",
    "une",
    "только",
];

/// `The page shows [map id=12] and no map`, `typed <!-- note --> into`: a mark apart from the words, of which one does something
/// with it, in a sentence that goes on.
pub(super) fn is_object(before: &str, after: &str) -> bool {
    /// Attack: one endless line of marks. No such words are longer.
    const MAX: usize = 60;
    let Some(before) = before.strip_suffix([' ', '\u{a0}']) else { return false };
    let goes_on = after.strip_prefix([' ', '\u{a0}']).is_some_and(|after| after.starts_with(char::is_lowercase));
    if !goes_on && !after.starts_with(['.', ',', '?', '!', ';', ':']) {
        return false;
    }
    let mut words = near::line_before(before, MAX)
        .rsplit(' ')
        .map(str::to_lowercase)
        .skip_while(|word| BETWEEN.contains(&word.as_str()));
    words.next().is_some_and(|word| DEEDS.binary_search(&word.as_str()).is_ok())
}

/// Words that no sentence ends in, in order.
#[rustfmt::skip]
const OPEN: [&str; 100] = [
    "a", "als", "an", "and", "are", "as", "at", "auf", "avec", "bei", "between", "by", "com", "con", "da", "das",
    "de", "dem", "den", "der", "des", "di", "die", "do", "du", "durch", "e", "ein", "eine", "einen", "el", "em", "en",
    "es", "est", "et", "for", "from", "für", "gli", "i", "il", "in", "into", "is", "la", "las", "le", "les", "lo",
    "los", "lub", "mit", "na", "nel", "o", "od", "oder", "of", "on", "or", "os", "ou", "par", "por", "pour", "przez",
    "su", "sul", "than", "the", "to", "um", "uma", "un", "una", "und", "une", "via", "von", "w", "was", "were",
    "with", "y", "z", "zu", "à", "è", "в", "для", "до", "за", "и", "из", "или", "на", "от", "по", "с",
];

/// `ends in 【0†source】, whatever`, `stops at <|eot_id|>.`: without the mark, a word is left that needs another behind it.
pub(super) fn leaves_hole(before: &str, after: &str) -> bool {
    /// Bytes of such a word.
    const MAX: usize = 10;
    let stops = after.starts_with(['.', ',', ';', '?', '!']) && !after.starts_with("..");
    let Some(before) = before.strip_suffix([' ', '\u{a0}']).filter(|_| stops) else { return false };
    let word = near::before(before, MAX).rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    before.len() > word.len() && OPEN.binary_search(&word).is_ok()
}

/// Characters of a sign; more are a word: `Ð¢Ð¾Ð¼ÑÐº is the capital`.
pub(super) const LONGEST: usize = 1;

/// Dashes, bullets, arrows and pictures stand alone in any sentence: `the road – often closed`, `★ ★ ★ is the best`.
pub(super) fn parts_words(c: char) -> bool {
    matches!(c, '–' | '—' | '…' | '•' | '·' | '‐' | '‑' | '―' | '×' | '&' | '/' | '|' | '\u{2190}'..='\u{27bf}')
        || c.is_whitespace()
}

/// Whether words before or after a sign that stands alone say that it is shown. A sign that parts words needs its name.
pub(super) fn is_shown(before: &str, after: &str, parts_words: bool) -> bool {
    is_contrasted(before, after, parts_words) || !parts_words && (is_followed(after, &SAYS) || is_asked(before, after))
}

/// `Is \u00e9 one letter or two?`
fn is_asked(before: &str, after: &str) -> bool {
    const STARTS: [&str; 9] = ["Is ", "Are ", "Does ", "Do ", "Why ", "What ", "Which ", "How ", "Should "];
    /// Attack: one endless line. Questions are shorter.
    const MAX: usize = 120;
    let sentence = near::before(before, MAX).rsplit(['\n', '.', '!', '?']).next().unwrap_or_default().trim_start();
    let behind = near::behind(after, MAX);
    STARTS.iter().any(|start| sentence.starts_with(start))
        && behind.find(['\n', '.', '!', '?']).is_some_and(|end| behind[end..].starts_with('?'))
}

/// The same, but not by words that may also follow a word which was misread.
pub(super) fn is_contrasted(before: &str, after: &str, parts_words: bool) -> bool {
    /// Attack: one endless word. No name is longer.
    const MAX: usize = 40;
    let before = before.trim_end_matches([' ', '"', '“', '„', '«', '\u{a0}']);
    let near = near::before(before, MAX);
    let word = || near.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let is_named = || near.ends_with(LAST) && NAMES.contains(&word().as_str());
    let announced = OPENINGS.iter().any(|opening| near.ends_with(opening));
    announced || !parts_words && (is_followed(after, &CONTRASTS) || is_named() || is_searched(near))
}

/// `grep for Ã©`, and behind it `and â€™`.
fn is_searched(near: &str) -> bool {
    let ends = |near: &str| SEARCHES.iter().any(|search| ends_with_word(near, search));
    let first = [" and", " or", ","].iter().find_map(|joint| near.strip_suffix(joint));
    let before = first.and_then(|near| near.rsplit_once(' ')).filter(|(_, sign)| !sign.is_ascii());
    ends(near) || before.is_some_and(|(near, _)| ends(near))
}

fn ends_with_word(text: &str, words: &str) -> bool {
    let start = text.len().saturating_sub(words.len());
    let tail = text.get(start..).filter(|tail| tail.eq_ignore_ascii_case(words));
    tail.is_some() && !text[..start].ends_with(char::is_alphanumeric)
}

fn is_followed<const N: usize>(after: &str, phrases: &'static Starts<N>) -> bool {
    let behind = after.trim_start_matches(['"', '”', '“', '»', '\u{a0}']).strip_prefix(' ');
    let behind = behind.map(|behind| behind.trim_start_matches(['»', ' ']));
    behind.is_some_and(|behind| phrases.begin(behind))
}

#[cfg(test)]
mod tests {
    use super::{LAST, NAMES};

    #[test]
    fn deeds_are_sorted() {
        assert!(super::DEEDS.is_sorted() && super::OPEN.is_sorted());
    }

    #[test]
    fn names_end_in_few_letters() {
        assert!(NAMES.iter().all(|name| name.ends_with(LAST)));
    }
}
