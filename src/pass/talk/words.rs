//! Words of sentences about marks, in lower case and in order.

/// What marks are called: `the … tag`, `une balise …`.
#[rustfmt::skip]
pub(super) const NAMES: [&str; 137] = [
    "atributo", "atributos", "attribut", "attribute", "attributes", "attributo", "attributs", "avertissement", "aviso",
    "avviso", "balise", "balises", "bandeau", "baustein", "bbcode", "bracket", "brackets", "button", "comment",
    "comments", "delimiter", "delimiters", "elem", "element", "elemente", "elementi", "elemento", "elementos",
    "elements", "encja", "encji", "entidad", "entidade", "entidades", "entities", "entity", "entità", "entité",
    "entités", "escape", "escapes", "etichetta", "etiket", "etiketi", "etiqueta", "etiquetas", "hinweis", "html",
    "jeton", "jetons", "kommentar", "label", "labels", "marca", "marcador", "marcadores", "marcatore", "mark", "marke",
    "marker", "markers", "marks", "markup", "marqueur", "marqueurs", "modèle", "modèles", "notation", "notice",
    "placeholder", "placeholders", "plantilla", "plantillas", "platzhalter", "reference", "references", "regex",
    "regexp", "segnaposto", "separator", "separators", "shortcode", "shortcodes", "string", "strings", "symbol",
    "symbols", "syntax", "szablon", "tag", "tags", "template", "templates", "token", "tokens", "vermerk", "vorlage",
    "vorlagen", "znacznik", "znacznika", "znacznikami", "znaczniki", "znacznikiem", "znaczników", "élément", "éléments",
    "étiquette", "étiquettes", "вида", "метка", "метки", "пометка", "пометки", "пометку", "сущности", "сущность", "тег",
    "тега", "теги", "тегов", "тегом", "токен", "токена", "токены", "шаблон", "шаблона", "шаблоны", "элемент",
    "элемента", "элементы", "الوسم", "الوسوم", "وسم", "टैग", "タグ", "标签", "標籤",
];

/// What characters and rows of them are called. Beside a mark that is none they say nothing: `clean code`.
#[rustfmt::skip]
pub(super) const SIGNS: [&str; 38] = [
    "buchstabe", "cadena", "caractere", "caractère", "carattere", "carácter", "character", "characters", "chaîne",
    "code", "codes", "codice", "código", "letra", "letter", "lettera", "letters", "lettre", "secuencia", "sequence",
    "sequences", "sequenza", "sequência", "string", "stringa", "strings", "symbol", "symbols", "séquence", "umlaut",
    "zeichen", "zeichenfolge", "zeichenkette", "буква", "знак", "последовательность", "символ", "строка",
];

/// Before a noun, or a mark in place of one; never before what is no part of the sentence.
#[rustfmt::skip]
pub(super) const LEADS: [&str; 57] = [
    "a", "an", "as", "avec", "bare", "called", "closing", "con", "das", "dem", "den", "der", "die", "each", "ein",
    "eine", "einen", "el", "empty", "every", "gli", "il", "la", "labeled", "labelled", "las", "le", "les", "like",
    "literal", "lo", "lone", "los", "marked", "means", "missing", "mit", "named", "no", "of", "ohne", "opening", "raw",
    "sans", "senza", "single", "stray", "tagged", "the", "trailing", "um", "uma", "un", "unclosed", "une", "via",
    "with",
];

/// How one is told to write a mark, whatever follows: `use [b]bold[/b]`.
#[rustfmt::skip]
pub(super) const ORDERS: [&str; 60] = [
    "add", "benutze", "benutzen", "called", "enter", "escreva", "escrever", "escriba", "escribe", "escribir", "inserir",
    "inserire", "inserisci", "insert", "inserta", "insertar", "inserts", "insira", "insérer", "insérez", "napisz",
    "schreibe", "schreiben", "schrijf", "scrivere", "scrivi", "tapez", "type", "types", "typing", "usar", "usare",
    "use", "uses", "using", "utiliser", "utilisez", "użyj", "verwende", "verwenden", "wpisz", "write", "writes",
    "writing", "written", "wstaw", "yazın", "écrire", "écrivez", "введите", "вставить", "вставьте", "используйте",
    "напишите", "пиши", "пишите", "استخدم", "استعمل", "اكتب", "لكتابة",
];

/// What one does with marks.
#[rustfmt::skip]
pub(super) const DEEDS: [&str; 426] = [
    "accept", "accepts", "add", "added", "adding", "adds", "affiche", "affichent", "afficher", "affichez", "ajoute",
    "ajouter", "ajoutez", "anzeigen", "aparece", "append", "appended", "appends", "ausgibt", "añade", "añadir",
    "basta", "begin", "begins", "benutze", "borra", "borrar", "busque", "cherchez", "close", "closes", "collapse",
    "collapsed", "collapses", "compare", "confuse", "confused", "confuses", "contain", "contained", "contains",
    "contener", "contenir", "contiene", "contient", "contém", "contêm", "convert", "converts", "copie", "copied",
    "copier", "copies", "copy", "decode", "decodes", "decoding", "delete", "deleted", "deletes", "deleting", "detect",
    "detects", "digita", "digitare", "discard", "discarded", "discards", "display", "displayed", "displays", "drop",
    "drops", "einfügen", "elimina", "eliminar", "eliminare", "embed", "embedded", "embeds", "emit", "emits", "emitted",
    "encode", "encodes", "encoding", "encuentra", "end", "ends", "enter", "entered", "entferne", "entfernen",
    "entfernt", "enthält", "erkennt", "erscheint", "ersetze", "ersetzen", "ersetzt", "escape", "escaped", "escapes",
    "escaping", "escrever", "escriba", "escribe", "escriben", "escribir", "escrito", "expand", "expands", "export",
    "exported", "exports", "fehlt", "ferme", "filter", "filtered", "filters", "find", "finden", "finds", "fix",
    "fixed", "fixes", "found", "fügt", "genera", "generate", "generated", "generates", "genügt", "geschrieben", "get",
    "gets", "getting", "handle", "handles", "hide", "hides", "highlight", "highlights", "ignore", "ignores",
    "ignoriert", "import", "imports", "include", "included", "includes", "inject", "injects", "inserire", "insert",
    "insertar", "inserted", "inserting", "inserts", "insère", "insérer", "interpret", "interprets", "keep", "keeping",
    "keeps", "kept", "kopieren", "kopiert", "leave", "leaves", "leaving", "left", "liefert", "löscht", "mangle",
    "mangles", "maskieren", "maskiert", "match", "matched", "matches", "mention", "mentions", "montre", "montrer",
    "mostra", "mostrano", "mostrar", "mostrare", "muestra", "muestran", "need", "needs", "normalise", "normalises",
    "normalize", "normalizes", "omit", "omits", "omitted", "output", "outputs", "outputting", "parse", "parsed",
    "parses", "parsing", "paste", "pasted", "pastes", "pasting", "place", "placed", "places", "pokazuje", "post",
    "posted", "posts", "prepend", "prepends", "preserve", "preserved", "preserves", "print", "printed", "printing",
    "prints", "produce", "produces", "put", "puts", "quitar", "quote", "quoted", "quotes", "read", "reads",
    "recognise", "recognises", "recognize", "recognizes", "reemplaza", "reemplazar", "reicht", "reject", "rejects",
    "remova", "remove", "removed", "remover", "removes", "removing", "remplace", "remplacer", "remplacez", "rencontre",
    "render", "rendered", "rendering", "renders", "replace", "replaced", "replaces", "replacing", "report", "reported",
    "reports", "require", "requires", "return", "returned", "returns", "rimuovere", "rimuovi", "saw", "says",
    "schickt", "schließt", "schreibe", "schreiben", "schreibt", "scrape", "scrapes", "scrive", "scrivere", "scrivi",
    "scrivono", "see", "seeing", "sees", "sehe", "send", "sends", "set", "sets", "show", "showed", "showing", "shown",
    "shows", "skip", "skipped", "skips", "sostituire", "sostituisci", "spell", "spells", "split", "splits", "start",
    "starts", "steht", "store", "stored", "stores", "strip", "stripped", "stripping", "strips", "substituir",
    "substitute", "substitutes", "suffit", "support", "supported", "supports", "supprime", "supprimer", "swallow",
    "swallowed", "swallows", "tapez", "tippen", "tippt", "togliere", "touch", "treat", "treats", "trim", "trimmed",
    "trims", "trova", "trovano", "turn", "turned", "turns", "type", "typed", "types", "unescape", "unescapes", "usa",
    "usaba", "usar", "usare", "use", "used", "uses", "using", "usuń", "utilise", "utiliser", "użyj", "vedi", "vedo",
    "vejo", "veo", "verwende", "vois", "voit", "widać", "widzę", "wpisz", "wrap", "wraps", "write", "writes",
    "written", "wrote", "yield", "yields", "zawiera", "zeigen", "zeigt", "zeigte", "écrire", "écrit", "введите",
    "вводят", "видно", "вижу", "вставить", "вставляет", "выводит", "добавить", "добавляет", "заменить", "заменяет",
    "записать", "записывается", "записывают", "используйте", "найдите", "написать", "напишите", "нужно", "пишет",
    "пишется", "пишут", "показать", "показывает", "поставить", "поставьте", "появляется", "содержат", "содержит",
    "ставит", "ставится", "ставить", "ставьте", "ставят", "убрать", "удалите", "удалить", "удаляет",
];

/// What may stand between such a verb and the mark.
#[rustfmt::skip]
pub(super) const BETWEEN: [&str; 29] = [
    "a", "all", "an", "another", "any", "bare", "both", "das", "each", "ein", "empty", "every", "extra", "kein", "le",
    "literal", "no", "one", "only", "raw", "some", "stray", "the", "these", "those", "two", "un", "une", "только",
];

/// What goes on behind the object of a verb: `decode … inside addresses`.
#[rustfmt::skip]
pub(super) const BEHIND: [&str; 70] = [
    "aber", "after", "again", "already", "as", "at", "au", "avec", "before", "between", "but", "by", "com", "con",
    "dans", "donde", "dove", "durch", "em", "en", "entre", "everywhere", "from", "im", "in", "inside", "instead",
    "into", "literally", "ma", "mais", "mit", "na", "nach", "nel", "no", "on", "onto", "où", "par", "per", "pero",
    "por", "rather", "statt", "to", "tra", "twice", "verbatim", "vor", "when", "whenever", "where", "wherever",
    "while", "with", "within", "without", "wo", "zu", "zwischen", "в", "вместо", "внутри", "где", "между", "на", "но",
    "перед", "после",
];

/// Before a noun that is described.
#[rustfmt::skip]
pub(super) const ARTICLES: [&str; 10] = [
    "a", "an", "ein", "eine", "einen", "the", "uma", "un", "una", "une",
];

/// What no sentence ends in.
#[rustfmt::skip]
pub(super) const OPEN: [&str; 107] = [
    "a", "against", "als", "among", "an", "and", "are", "as", "at", "auf", "avec", "bei", "between", "beyond", "by",
    "com", "con", "da", "das", "de", "dem", "den", "der", "des", "di", "die", "do", "du", "durch", "during", "e", "ein",
    "eine", "einen", "el", "em", "en", "es", "est", "et", "for", "from", "für", "gli", "i", "il", "in", "into", "is",
    "la", "las", "le", "les", "lo", "los", "lub", "mit", "na", "nel", "o", "od", "oder", "of", "on", "or", "os", "ou",
    "par", "por", "pour", "przez", "su", "sul", "than", "the", "to", "towards", "um", "uma", "un", "una", "und",
    "under", "une", "upon", "via", "von", "w", "was", "were", "with", "y", "z", "zu", "à", "è", "в", "для", "до", "за",
    "и", "из", "или", "на", "от", "по", "с",
];

/// What a clause begins with.
#[rustfmt::skip]
pub(super) const CLAUSES: [&str; 61] = [
    "after", "although", "because", "before", "bevor", "bis", "but", "che", "comment", "cuando", "dass", "donde",
    "dove", "falls", "gdy", "how", "if", "jeśli", "lorsque", "nachdem", "nur", "ob", "once", "only", "où", "perché",
    "porque", "pourquoi", "quand", "quando", "que", "se", "seulement", "si", "since", "so", "sobald", "solo", "that",
    "until", "warum", "weil", "wenn", "when", "whenever", "where", "wherever", "whether", "which", "while", "why",
    "wie", "wo", "że", "где", "если", "как", "когда", "почему", "только", "что",
];

/// What marks do: `… means`, `… steht für`.
#[rustfmt::skip]
pub(super) const VERBS: [&str; 175] = [
    "added", "adds", "aparece", "apparaît", "appare", "appeared", "appears", "are", "became", "becomes", "bedeutet",
    "beendet", "began", "begins", "belongs", "breaks", "broke", "came", "can", "can't", "cannot", "closed", "closes",
    "comes", "could", "counts", "crea", "creates", "darf", "debe", "denotes", "deve", "devient", "did", "didn't",
    "displays", "diventa", "does", "doesn't", "doit", "donne", "dá", "désigne", "ended", "ends", "ergibt", "erscheint",
    "erzeugt", "est", "followed", "follows", "forces", "gave", "gehört", "genera", "gets", "gives", "goes", "got",
    "had", "has", "heißt", "indica", "indicates", "indique", "inserts", "insère", "is", "isn't", "ist", "jest", "joins",
    "kann", "keeps", "kennzeichnet", "kept", "landed", "lands", "leaked", "leaks", "lets", "lives", "macht", "made",
    "makes", "marked", "markiert", "marks", "marque", "matches", "may", "means", "meant", "might", "muss", "must",
    "needs", "opened", "opens", "oznacza", "peut", "pode", "prevented", "prevents", "prints", "produced", "produces",
    "produit", "produz", "puede", "può", "rappresenta", "refers", "remained", "remains", "rendered", "renders",
    "represented", "represents", "sat", "separated", "separates", "sert", "serve", "should", "showed", "shows",
    "signals", "significa", "signifie", "sirve", "sits", "soll", "sont", "stand", "stands", "started", "starts",
    "steht", "stood", "stops", "survived", "survives", "tells", "tokenises", "tokenizes", "trennt", "turned", "turns",
    "vira", "war", "was", "wasn't", "went", "were", "will", "wird", "won't", "worked", "works", "would", "wstawia",
    "wurde", "était", "даёт", "значит", "обозначает", "означает", "показывает", "появляется", "служит", "становится",
    "стоит", "это", "является",
];

/// Of these, the ones that any word may have before them.
#[rustfmt::skip]
pub(super) const HELPERS: [&str; 44] = [
    "are", "can", "can't", "cannot", "could", "couldn't", "darf", "debe", "deve", "did", "didn't", "do", "does",
    "doesn't", "doit", "est", "had", "has", "is", "isn't", "ist", "kann", "may", "might", "muss", "must", "peut",
    "pode", "puede", "può", "should", "soll", "sont", "war", "was", "wasn't", "were", "will", "wird", "won't", "would",
    "wurde", "était", "это",
];

/// What joins two marks.
#[rustfmt::skip]
pub(super) const JOINTS: [&str; 37] = [
    ",", "->", "/", ";", "and", "becomes", "bzw.", "e", "et", "i", "into", "lub", "mit", "o", "oder", "oppure", "or",
    "ou", "ovvero", "to", "und", "versus", "vs", "vs.", "with", "y", "и", "или", "→", "と", "または", "や", "与", "及", "和",
    "或", "與",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order() {
        let lists: [&[&str]; 13] = [
            &NAMES, &SIGNS, &LEADS, &ORDERS, &DEEDS, &BETWEEN, &BEHIND, &ARTICLES, &OPEN, &CLAUSES, &VERBS, &HELPERS,
            &JOINTS,
        ];
        assert!(lists.iter().all(|words| words.is_sorted()));
    }
}
