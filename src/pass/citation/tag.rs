//! `[citation needed]` and its kin.

use std::cell::LazyCell;
use std::sync::LazyLock;

use super::{OPEN, TAG};
use crate::document::Document;
use crate::edit::{Edits, Span, cut};
use crate::pass::talk::{Talk, Told, is_joined};
use crate::rule::Confidence;
use crate::text::near;
use crate::text::prefix::Prefixes;

/// Attack: `[[[[…`. No tag is longer, its address included.
const MAX: usize = 400;

/// Attack: the same.
const MAX_DEPTH: usize = 3;

/// What the tags say, in lower case. Sources: the inline maintenance templates of Wikipedia in each language (`{{Citation
/// needed}}`, `{{Quelle}}`, `{{Refnec}}` …) as their texts stand in copies of its articles.
#[rustfmt::skip]
const EXPLICIT: &[&str] = &[
    "citation needed", "citations needed", "citation required", "reference needed", "ref needed", "source needed",
    "sources needed", "better source needed", "additional citation needed", "additional citation(s) needed",
    "non-primary source needed", "third-party source needed", "unreliable source?", "unreliable medical source?",
    "unreliable source", "self-published source", "self-published source?", "page needed", "page range too broad",
    "full citation needed", "according to whom?", "by whom?", "to whom?", "for whom?", "from whom?", "like whom?",
    "who said this?", "original research?", "original research", "improper synthesis?", "dubious – discuss",
    "dubious - discuss", "dubious—discuss", "neutrality is disputed", "neutrality disputed", "not in citation given",
    "failed verification", "verification needed", "need quotation to verify", "not verified in body", "not specific enough to verify",
    "permanent dead link", "dead link", "clarification needed", "needs update", "needs context", "further explanation needed",
    "definition needed", "disambiguation needed", "weasel words", "peacock prose", "peacock term", "opinion",
    "time needed", "date missing", "attribution needed", "undue weight? – discuss", "relevant? – discuss", "year needed",
    "importance?", "when defined as?", "timeframe?",
    // de, fr, es, pt, it, nl
    "beleg fehlt", "beleg erforderlich", "quelle fehlt", "belege fehlen", "nachweis fehlt", "einzelnachweis fehlt",
    "réf. nécessaire", "réf. souhaitée", "réf. incomplète", "réf. à confirmer", "référence nécessaire", "citation nécessaire",
    "source insuffisante", "non neutre", "pas clair", "précision nécessaire", "interprétation personnelle", "passage problématique",
    "cita requerida", "se necesita cita", "¿fuente?", "¿cuándo?", "¿quién?", "¿dónde?", "¿según quién?", "aclaración requerida",
    "carece de fontes", "carece de fontes?", "quem?", "quando?", "fonte?", "citação necessária", "senza fonte", "citazione necessaria",
    "non chiaro", "fonte non attendibile", "bron?", "bron gewenst", "bron ontbreekt", "wanneer?", "wie?",
    // pl, cs, sk, ru, uk, bg, sr, hr
    "potrzebny przypis", "potrzebne źródło", "kiedy?", "kto?", "zdroj?", "chybí zdroj", "kdo?", "kdy?", "chýba zdroj",
    "источник?", "нет источника", "источник не указан", "уточнить", "кто?", "когда?", "прояснить", "неавторитетный источник",
    "джерело?", "джерело не вказане", "хто?", "коли?", "уточнити", "неавторитетне джерело", "нужен източник",
    "източникът е посочен неправилно", "тражи се извор", "traži se izvor", "nedostaje izvor", "potreban citat",
    // sv, da, no, fi, hu, ro, tr, el
    "källa behövs", "källa saknas", "vem?", "när?", "kilde mangler", "kilde savnes", "hvem?", "hvornår?", "trenger referanse",
    "trenger kilde", "når?", "lähde?", "lähde puuttuu", "milloin?", "kuka?", "forrás?", "forrás kell", "mikor?", "ki?",
    "necesită citare", "când?", "cine?", "kaynak belirtilmeli", "ne zaman?", "kim?", "εκκρεμεί παραπομπή", "πότε?", "ποιος?",
    // he, ar, fa, ja, zh, ko, vi, id, th, ca, eu, sq, uz
    "דרוש מקור", "דרושה הבהרה", "بحاجة لمصدر", "بحاجة إلى مصدر", "محل شك", "نیازمند منبع", "مدرک مورد نیاز", "要出典", "誰によって?",
    "誰によって？", "誰?", "どこ?", "どこ？", "いつ?", "いつ？", "要検証", "独自研究?", "独自研究？", "要ページ番号", "要出典範囲", "来源请求", "來源請求", "何时？", "何時？", "谁？",
    "誰？", "需要引用", "出典 필요", "출처 필요", "언제?", "누가?", "cần dẫn nguồn", "cần nguồn tốt hơn", "ai nói?", "butuh rujukan",
    "siapa?", "kapan?", "ต้องการอ้างอิง", "cal citació", "cita necessària", "erreferentzia behar", "nevojitet citimi", "manba kerak",
    // hi
    "उद्धरण चाहिए", "उद्धरण वांछित",
];

/// Starts of tags that go on with a number of days or a date.
#[rustfmt::skip]
const STARTS: &[&str] = &[
    "источник не указан ", "нет источника ", "джерело не вказане ", "citation needed since ", "когда? ", "dubious ", "when? ",
    "permanent dead link", "dead link ", "тип мертвой ссылки", "要出典 ",
];

/// Questions that an author may put in brackets as well: they need a place where no author would put them.
#[rustfmt::skip]
const QUESTIONS: &[&str] = &[
    "when?", "who?", "where?", "which?", "why?", "how?", "what?", "whom?", "whose?", "how often?", "how many?", "how much?",
    "quand ?", "quand?", "qui ?", "qui?", "où ?", "où?", "lequel ?", "combien ?", "pourquoi ?", "comment ?", "wann?", "wer?",
    "wo?", "von wem?", "welche?", "chi?", "quando?", "dove?", "clarify", "vague", "example needed", "examples needed", "dubious",
    "disputed", "citation", "specify", "quantify", "update", "tone", "opinion", "discuss", "cn", "inconsistent", "contradictory",
    "kiedy?", "gdzie?", "jaki?", "который?", "какой?", "где?", "как?", "чей?",
];

/// Words of sentences about tags.
const ABOUT: [&str; 6] = ["meme", "memes", "comic", "joke", "jokes", "tagged"];

static PREFIXES: LazyLock<Prefixes> = LazyLock::new(|| Prefixes::of(4, EXPLICIT.iter().chain(STARTS).chain(QUESTIONS)));

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let mut found: Vec<(Span, bool)> = Vec::new();
    let mut told = Told::default();
    let labels = LazyCell::new(|| labels(document));
    // `[text][cn]`
    let is_label = |at: usize, end: usize| text[..at].ends_with(']') && labels.binary_search(&&text[at..end]).is_ok();
    let mut done = 0;
    for at in document.each([b'[']) {
        if at < done || !PREFIXES.may_begin_behind_marks(&text[at..]) {
            continue;
        }
        let Some((end, words)) = parse(text, at) else { continue };
        let Some(explicit) = kind(&words) else { continue };
        // The tag shows its brackets: those of a mere link are not shown, but those in its text, `[[update]](…)`.
        let shows = text[at + 1..end].trim_start_matches(['\\', '*', '_']).starts_with('[');
        let is_link = text[..end].ends_with(')') && !text[at..end].ends_with("])") && !shows;
        if is_link && !(explicit && ["iki", "WP:"].iter().any(|sign| text[at..end].contains(sign))) {
            continue;
        }
        done = end;
        let span = with_superscript(text, Span::new(at, end));
        let line = document.slice(Span::new(document.lines().span(document.lines().at(at)).start, at));
        let line = near::behind(line, MAX);
        if document.zones().at(at, OPEN.complement()).is_some() || line.trim_start().starts_with("//") {
            continue;
        }
        let talk = Talk::about(text, span);
        if talk.is_talked_of()
            || talk.is_asked_for()
            || talk.breaks_off()
            || is_label(at, end)
            || text[end..].starts_with('=')
        {
            told.add(span);
            continue;
        }
        // `the comic that made [citation needed] famous`
        if text[..span.start].ends_with(' ') && talk.is_beside(&ABOUT) {
            continue;
        }
        // A gap that an author left to fill: a cell, or a value behind a colon.
        let is_gap = line.trim_end().ends_with(['|', ':']) || text[at..end].contains("CITATION");
        if is_gap {
            continue;
        }
        found.push((span, explicit));
    }
    let has_explicit = found.iter().any(|(_, explicit)| *explicit);
    // `of the form [citation needed] and [when?] were`
    for (index, (span, explicit)) in found.iter().copied().enumerate() {
        let span_at = |index: usize| found.get(index).map(|(span, _)| *span);
        if is_joined(text, index.checked_sub(1).and_then(span_at), span, span_at(index + 1)) || told.explain(text, span)
        {
            continue;
        }
        let before = text[..span.start].chars().next_back().unwrap_or('\n');
        // `;W[cn]` is a move in the record of a game.
        let is_move =
            || text[..span.start].trim_end_matches(|c: char| c.is_ascii_uppercase()).ends_with([';', '(', ']']);
        let glued = !before.is_whitespace() && before != '(' && !(before.is_ascii_uppercase() && is_move());
        let after_stop = text[..span.start].trim_end_matches(' ').ends_with(['.', '!', '?', ']', '"', '”', '。']);
        let sure = (explicit || glued || has_explicit) && before != '\n' || explicit && after_stop;
        let confidence = if sure { Confidence::Likely } else { Confidence::Possible };
        edits.delete(cut::inline(text, span), &TAG, confidence);
    }
}

/// The labels that the document defines, `[label]: target`, in order.
fn labels<'t>(document: &Document<'t>) -> Vec<&'t str> {
    let text = document.text();
    let starts = document.each([b'[']).filter(|at| *at == 0 || text.as_bytes()[at - 1] == b'\n');
    let label = |at: usize| {
        let line = near::line_behind(&text[at..], MAX);
        line.find("]:").map(|end| &line[..=end])
    };
    let mut labels: Vec<&str> = starts.filter_map(label).collect();
    labels.sort_unstable();
    labels
}

/// Whether a template of this name, in lower case, sets a tag.
pub(in crate::pass) fn is_template(name: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 20] = [
        "refnec", "refsou", "cn span", "citation needed span", "要出典範囲", "出典の明記", "нет аи", "нет аи 2", "référence souhaitée",
        "sem-fontes", "citació necessària", "není ve zdroji", "doplňte zdroj", "fakt/dne", "referens behövs", "treng kjelde",
        "lähde tarkemmin", "kenen mukaan", "nepieciešama atsauce", "εκκρεμεί παραπομπή",
    ];
    EXPLICIT.contains(&name) || NAMES.contains(&name)
}

/// Whether the words are those of a tag: of an explicit one, or only of a question.
fn kind(words: &str) -> Option<bool> {
    let lower = words.trim().replace('\u{a0}', " ").to_lowercase();
    let lower = lower.trim_matches(['*', '_', ' ']);
    if EXPLICIT.contains(&lower) || STARTS.iter().any(|start| lower.starts_with(start)) && lower.len() < 80 {
        // A question of one word is one that an author may ask too.
        return Some(lower.contains(' ') || !lower.ends_with(['?', '？']));
    }
    QUESTIONS.contains(&lower).then_some(false)
}

/// The words between the bracket at `at` and its other half, without markup and link targets, and where it ends.
fn parse(text: &str, at: usize) -> Option<(usize, String)> {
    let bytes = text.as_bytes();
    let limit = text.floor_char_boundary(bytes.len().min(at + MAX));
    let mut words = String::new();
    let mut depth = 0;
    let mut index = at;
    while index < limit {
        let length = text[index..].chars().next().map_or(1, char::len_utf8);
        match bytes[index] {
            b'[' => depth += 1,
            b']' => {
                depth -= 1;
                if bytes.get(index + 1) == Some(&b'(') {
                    let mut open = 0;
                    let target = bytes[index + 1..limit].iter().position(|b| {
                        open += i32::from(*b == b'(') - i32::from(*b == b')');
                        open == 0
                    })?;
                    index += target + 1;
                }
                if depth == 0 {
                    return Some((index + 1, words));
                }
            }
            b'\n' => return None,
            b'\\' | b'*' | b'_' => {}
            _ if words.len() > 90 => return None,
            _ => words.push_str(&text[index..index + length]),
        }
        if depth > MAX_DEPTH {
            return None;
        }
        index += length;
    }
    None
}

/// The span with the marks of superscript, emphasis and escapes around it.
fn with_superscript(text: &str, mut span: Span) -> Span {
    const AROUND: [(&str, &str); 5] = [("\\", ""), ("<sup>", "</sup>"), ("^", "^"), ("*", "*"), ("_", "_")];
    for (before, after) in AROUND {
        if text[..span.start].ends_with(before) && text[span.end..].starts_with(after) {
            span = Span::new(span.start - before.len(), span.end + after.len());
        }
    }
    // As text browsers raise it.
    span.start -= usize::from(text[..span.start].ends_with('^'));
    span
}
