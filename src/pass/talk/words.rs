//! Words of sentences about marks, in lower case and in order.

/// What marks are called: `the … tag`, `une balise …`.
#[rustfmt::skip]
pub(super) const NAMES: [&str; 111] = [
    "atributo", "atributos", "attribut", "attribute", "attributes", "attributo", "attributs", "balise", "balises",
    "bbcode", "button", "comment", "comments", "delimiter", "delimiters", "elem", "element", "elemente", "elementi",
    "elemento", "elementos", "elements", "encja", "encji", "entidad", "entidade", "entidades", "entities", "entity",
    "entità", "entité", "entités", "escape", "escapes", "etichetta", "etiqueta", "etiquetas", "html", "jeton", "jetons",
    "kommentar", "label", "labels", "marcador", "marcadores", "marcatore", "mark", "marke", "marker", "markers",
    "marks", "markup", "marqueur", "marqueurs", "modèle", "modèles", "notation", "notice", "placeholder",
    "placeholders", "plantilla", "plantillas", "platzhalter", "reference", "references", "segnaposto", "separator",
    "separators", "shortcode", "shortcodes", "string", "strings", "symbol", "symbols", "syntax", "szablon", "tag",
    "tags", "template", "templates", "token", "tokens", "vorlage", "vorlagen", "znacznik", "znacznika", "znaczniki",
    "znaczników", "élément", "éléments", "étiquette", "étiquettes", "вида", "метка", "метки", "сущности", "сущность",
    "тег", "тега", "теги", "тегов", "тегом", "токен", "токена", "токены", "шаблон", "шаблона", "шаблоны", "элемент",
    "элемента", "элементы",
];

/// What characters and rows of them are called. Beside a mark that is none they say nothing: `clean code`.
#[rustfmt::skip]
pub(super) const SIGNS: [&str; 22] = [
    "cadena", "character", "characters", "chaîne", "code", "codes", "secuencia", "sequence", "sequences", "sequenza",
    "sequência", "string", "stringa", "strings", "symbol", "symbols", "séquence", "zeichen", "zeichenfolge",
    "zeichenkette", "последовательность", "строка",
];

/// Before a noun, or a mark in place of one; never before what is no part of the sentence.
#[rustfmt::skip]
pub(super) const LEADS: [&str; 39] = [
    "a", "an", "as", "called", "das", "dem", "den", "der", "die", "each", "ein", "eine", "einen", "el", "every", "gli",
    "il", "la", "labeled", "labelled", "las", "le", "les", "like", "lo", "los", "marked", "means", "named", "of",
    "single", "tagged", "the", "um", "uma", "un", "une", "via", "with",
];

/// How one is told to write a mark, whatever follows: `use [b]bold[/b]`.
#[rustfmt::skip]
pub(super) const ORDERS: [&str; 51] = [
    "add", "benutze", "benutzen", "called", "enter", "escreva", "escrever", "escriba", "escribe", "escribir", "inserir",
    "inserire", "inserisci", "insert", "inserta", "insertar", "inserts", "insira", "insérer", "insérez", "schreibe",
    "schreiben", "scrivere", "scrivi", "tapez", "type", "types", "typing", "usar", "usare", "use", "uses", "using",
    "utiliser", "utilisez", "użyj", "verwende", "verwenden", "wpisz", "write", "writes", "writing", "written", "wstaw",
    "écrire", "écrivez", "введите", "вставить", "вставьте", "используйте", "напишите",
];

/// What one does with marks.
#[rustfmt::skip]
pub(super) const DEEDS: [&str; 352] = [
    "accept", "accepts", "add", "added", "adds", "affiche", "affichent", "afficher", "ajoute", "ajouter", "ajoutez",
    "anzeigen", "aparece", "append", "appended", "appends", "ausgibt", "añade", "añadir", "benutze", "borra", "borrar",
    "close", "closes", "collapse", "collapsed", "collapses", "compare", "confuse", "confused", "confuses", "contain",
    "contained", "contains", "contener", "contenir", "contiene", "contient", "contém", "contêm", "convert", "converts",
    "copie", "copied", "copier", "copies", "copy", "decode", "decodes", "decoding", "delete", "deleted", "deletes",
    "deleting", "detect", "detects", "discard", "discarded", "discards", "display", "displayed", "displays", "drop",
    "drops", "einfügen", "elimina", "eliminar", "eliminare", "embed", "embedded", "embeds", "emit", "emits", "emitted",
    "encode", "encodes", "encoding", "enter", "entered", "entferne", "entfernen", "entfernt", "enthält", "erkennt",
    "erscheint", "ersetze", "ersetzen", "ersetzt", "escape", "escaped", "escapes", "escaping", "escrever", "escribe",
    "escribir", "expand", "expands", "export", "exported", "exports", "ferme", "filter", "filtered", "filters", "fügt",
    "generate", "generated", "generates", "get", "gets", "handle", "handles", "hide", "hides", "highlight",
    "highlights", "ignore", "ignores", "ignoriert", "import", "imports", "include", "included", "includes", "inject",
    "injects", "inserire", "insert", "insertar", "inserted", "inserting", "inserts", "insère", "insérer", "interpret",
    "interprets", "kopieren", "kopiert", "leave", "leaves", "left", "liefert", "löscht", "mangle", "mangles",
    "maskieren", "maskiert", "match", "matched", "matches", "mention", "mentions", "mostra", "mostrano", "mostrar",
    "muestra", "muestran", "need", "needs", "normalise", "normalises", "normalize", "normalizes", "omit", "omits",
    "omitted", "output", "outputs", "outputting", "parse", "parsed", "parses", "parsing", "paste", "pasted", "pastes",
    "pasting", "pokazuje", "prepend", "prepends", "preserve", "preserved", "preserves", "print", "printed", "printing",
    "prints", "produce", "produces", "put", "puts", "quitar", "quote", "quoted", "quotes", "reads", "recognise",
    "recognises", "recognize", "recognizes", "reemplaza", "reemplazar", "reject", "rejects", "remova", "remove",
    "removed", "remover", "removes", "removing", "remplace", "remplacer", "remplacez", "rencontre", "render",
    "rendered", "rendering", "renders", "replace", "replaced", "replaces", "replacing", "report", "reported", "reports",
    "require", "requires", "return", "returned", "returns", "rimuovere", "rimuovi", "saw", "says", "schickt",
    "schließt", "schreibe", "schreiben", "schreibt", "scrape", "scrapes", "scrivere", "see", "sees", "sehe", "send",
    "sends", "set", "sets", "show", "showed", "showing", "shown", "shows", "skip", "skipped", "skips", "sostituire",
    "sostituisci", "spell", "spells", "split", "splits", "steht", "store", "stored", "stores", "strip", "stripped",
    "stripping", "strips", "substituir", "substitute", "substitutes", "support", "supported", "supports", "supprime",
    "supprimer", "swallow", "swallowed", "swallows", "togliere", "touch", "treat", "treats", "trim", "trimmed", "trims",
    "turn", "turned", "turns", "type", "typed", "types", "unescape", "unescapes", "usa", "usar", "usare", "use", "used",
    "uses", "using", "usuń", "utilise", "utiliser", "użyj", "vedi", "vedo", "vejo", "veo", "verwende", "vois", "voit",
    "widać", "widzę", "wpisz", "wrap", "wraps", "write", "writes", "written", "wrote", "yield", "yields", "zawiera",
    "zeigen", "zeigt", "écrire", "écrit", "видно", "вижу", "вставить", "вставляет", "выводит", "добавить", "добавляет",
    "заменить", "заменяет", "используйте", "пишет", "пишут", "показать", "показывает", "появляется", "содержат",
    "содержит", "убрать", "удалите", "удалить", "удаляет",
];

/// What may stand between such a verb and the mark.
#[rustfmt::skip]
pub(super) const BETWEEN: [&str; 29] = [
    "a", "all", "an", "another", "any", "bare", "both", "das", "each", "ein", "empty", "every", "extra", "kein", "le",
    "literal", "no", "one", "only", "raw", "some", "stray", "the", "these", "those", "two", "un", "une", "только",
];

/// What no sentence ends in.
#[rustfmt::skip]
pub(super) const OPEN: [&str; 100] = [
    "a", "als", "an", "and", "are", "as", "at", "auf", "avec", "bei", "between", "by", "com", "con", "da", "das", "de",
    "dem", "den", "der", "des", "di", "die", "do", "du", "durch", "e", "ein", "eine", "einen", "el", "em", "en", "es",
    "est", "et", "for", "from", "für", "gli", "i", "il", "in", "into", "is", "la", "las", "le", "les", "lo", "los",
    "lub", "mit", "na", "nel", "o", "od", "oder", "of", "on", "or", "os", "ou", "par", "por", "pour", "przez", "su",
    "sul", "than", "the", "to", "um", "uma", "un", "una", "und", "une", "via", "von", "w", "was", "were", "with", "y",
    "z", "zu", "à", "è", "в", "для", "до", "за", "и", "из", "или", "на", "от", "по", "с",
];

/// What a clause begins with.
#[rustfmt::skip]
pub(super) const CLAUSES: [&str; 48] = [
    "after", "although", "because", "before", "bevor", "bis", "but", "che", "cuando", "dass", "donde", "dove", "falls",
    "gdy", "if", "jeśli", "lorsque", "nachdem", "ob", "once", "où", "perché", "porque", "quand", "quando", "que", "se",
    "si", "since", "so", "sobald", "that", "until", "weil", "wenn", "when", "whenever", "where", "wherever", "whether",
    "which", "while", "wo", "że", "где", "если", "когда", "что",
];

/// What marks do: `… means`, `… steht für`.
#[rustfmt::skip]
pub(super) const VERBS: [&str; 163] = [
    "added", "adds", "aparece", "apparaît", "appare", "appeared", "appears", "are", "became", "becomes", "bedeutet",
    "beendet", "began", "begins", "belongs", "breaks", "broke", "came", "can", "can't", "cannot", "closed", "closes",
    "comes", "could", "counts", "creates", "darf", "debe", "denotes", "deve", "devient", "did", "didn't", "displays",
    "diventa", "does", "doesn't", "doit", "donne", "dá", "désigne", "ended", "ends", "ergibt", "erscheint", "erzeugt",
    "est", "forces", "gave", "gehört", "gets", "gives", "goes", "got", "had", "has", "heißt", "indicates", "indique",
    "inserts", "insère", "is", "isn't", "ist", "jest", "joins", "kann", "keeps", "kennzeichnet", "kept", "leaked",
    "leaks", "macht", "made", "makes", "marked", "markiert", "marks", "marque", "matches", "may", "means", "meant",
    "might", "muss", "must", "needs", "opened", "opens", "oznacza", "peut", "pode", "prevented", "prevents", "prints",
    "produced", "produces", "produit", "produz", "puede", "può", "refers", "remained", "remains", "rendered", "renders",
    "represented", "represents", "separated", "separates", "sert", "serve", "should", "showed", "shows", "signals",
    "significa", "signifie", "sirve", "soll", "sont", "stand", "stands", "started", "starts", "steht", "stood", "stops",
    "survived", "survives", "tells", "tokenises", "tokenizes", "trennt", "turned", "turns", "vira", "war", "was",
    "wasn't", "went", "were", "will", "wird", "won't", "worked", "works", "would", "wstawia", "wurde", "était", "даёт",
    "значит", "обозначает", "означает", "показывает", "появляется", "служит", "становится", "стоит", "это", "является",
];

/// What joins two marks.
#[rustfmt::skip]
pub(super) const JOINTS: [&str; 25] = [
    ",", "->", "/", "and", "becomes", "e", "et", "i", "into", "lub", "mit", "o", "oder", "or", "ou", "to", "und",
    "versus", "vs", "vs.", "with", "y", "и", "или", "→",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order() {
        let lists: [&[&str]; 10] =
            [&NAMES, &SIGNS, &LEADS, &ORDERS, &DEEDS, &BETWEEN, &OPEN, &CLAUSES, &VERBS, &JOINTS];
        assert!(lists.iter().all(|words| words.is_sorted()));
    }
}
