//! What an assistant says around the text that was asked for.

use super::{CLOSING, FENCE, PREAMBLE, REFUSAL};
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::rule::Confidence;

/// Longer lines are text.
const MAX: usize = 240;

#[rustfmt::skip]
const OPENERS: [&str; 36] = [
    "here is", "here's", "here’s", "here are", "sure", "certainly", "of course", "okay", "ok,", "absolutely", "below is",
    "great!", "hier ist", "hier sind", "gerne", "natürlich", "voici", "bien sûr", "certainement", "aquí tienes", "aquí está",
    "claro", "por supuesto", "ecco", "certo", "certamente", "aqui está", "com certeza", "вот", "конечно", "ось", "звичайно",
    "以下是", "当然", "好的", "以下は",
];

#[rustfmt::skip]
const OBJECTS: [&str; 58] = [
    "rewritten", "rewrite", "revised", "summary", "translation", "translated", "version", "article", "essay", "text", "draft",
    "paragraph", "updated", "edited", "improved", "code", "response", "email", "überarbeitete", "zusammenfassung", "traduction",
    "résumé", "übersetzung", "fassung", "artikel", "entwurf", "texte", "article", "réécrite", "réécrit", "resumen", "traducción",
    "versión", "artículo", "texto", "reescrito", "riassunto", "traduzione", "versione", "articolo", "testo", "resumo", "tradução",
    "versão", "artigo", "перевод", "текст", "статья", "версия", "резюме", "переклад", "стаття", "改写后的文章", "翻译", "摘要",
    "总结", "文章", "翻訳",
];

#[rustfmt::skip]
const CLOSERS: [&str; 36] = [
    "let me know if", "please let me know if", "feel free to", "i hope this helps!", "i hope this helps.", "hope this helps!",
    "would you like me to", "if you'd like, i can", "if you’d like, i can", "if you have any further", "if you have any other",
    "if you need any further", "let me know how", "is there anything else", "do you want me to", "if you want, i can",
    "i hope this is helpful", "if you have any questions", "ich hoffe, das hilft", "lass mich wissen, ", "lassen sie mich wissen, ",
    "wenn du möchtest, kann ich", "wenn sie möchten, kann ich", "n'hésitez pas à", "n’hésitez pas à", "j'espère que cela",
    "j’espère que cela", "souhaitez-vous que", "espero que esto", "si necesitas", "¿te gustaría que", "spero che questo",
    "fammi sapere se", "espero que isso", "надеюсь, это поможет", "希望这对",
];

#[rustfmt::skip]
const SELF: [&str; 14] = [
    "as an ai language model, i", "as an ai model, i", "as a large language model, i", "as an ai, i", "as an ai assistant, i",
    "i'm sorry, but as an ai", "als ki-sprachmodell", "als ki-modell", "en tant que modèle de langage", "en tant qu'ia",
    "como modelo de lenguaje", "como modelo de linguagem", "как языковая модель", "作为一个人工智能语言模型",
];

/// What may stand in front of it.
const REGRETS: [&str; 6] = ["unfortunately", "i'm sorry", "i’m sorry", "sorry", "i apologize", "leider"];

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    if [PREAMBLE, CLOSING, REFUSAL].iter().all(|rule| !edits.is_on(rule)) || document.is_verbatim() {
        return;
    }
    let text = document.text();
    let lines = document.lines();
    let filled = |index: &usize| !lines.is_blank(text, *index);
    let (Some(first), Some(last)) = ((0..lines.len()).find(filled), (0..lines.len()).rev().find(filled)) else {
        return;
    };
    if first == last {
        return;
    }
    let line = |index: usize| document.line(index).trim();
    let parted = |index: usize| index + 1 < lines.len() && lines.is_blank(text, index + 1);
    // `assistant`: the role of who speaks, of which a template left its word.
    if (is_preamble(line(first)) || line(first) == "assistant") && parted(first) {
        edits.delete(document.block(first, first), &PREAMBLE, Confidence::Likely);
    }
    if starts(line(last), &CLOSERS) && line(last).ends_with(['.', '!', '?']) && lines.is_blank(text, last - 1) {
        edits.delete(document.block(last, last), &CLOSING, Confidence::Likely);
    }
    for index in [first, last] {
        let line = line(index);
        // `Unfortunately, as an AI model, I`
        let words = line.split_once(", ").filter(|(lead, _)| REGRETS.contains(&lead.to_lowercase().as_str()));
        if starts(line, &SELF) || words.is_some_and(|(_, rest)| starts(rest, &SELF)) {
            edits.delete(document.block(index, index), &REFUSAL, Confidence::Likely);
        }
    }
}

fn is_preamble(line: &str) -> bool {
    let lower = line.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    // Words are not set apart in every script.
    let within = |object: &&&str| !object.is_ascii() && lower.contains(**object);
    let announces = words.any(|word| OBJECTS.contains(&word)) || OBJECTS.iter().any(|object| within(&object));
    line.len() <= MAX
        && line.ends_with([':', '：'])
        && announces
        && OPENERS.iter().any(|opener| lower.starts_with(opener))
}

fn starts(line: &str, with: &[&str]) -> bool {
    line.len() <= MAX
        && with.iter().any(|start| line.get(..start.len()).is_some_and(|head| head.to_lowercase() == *start))
}

/// A fence of prose around everything.
pub(super) fn fence(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let lines = document.lines();
    let body = text.trim_end();
    let rest = text.trim_start_matches('`');
    let mark = &text[..text.len() - rest.len()];
    let info = rest.split('\n').next().unwrap_or_default().trim();
    let is_prose = matches!(info, "markdown" | "md" | "text" | "txt" | "plaintext");
    // Fences inside have fewer backticks.
    let is_whole = || {
        body.strip_suffix(mark).is_some_and(|inside| inside.ends_with('\n'))
            && memchr::memmem::find_iter(body.as_bytes(), mark).count() == 2
    };
    if mark.len() < "```".len() || !is_prose || !is_whole() {
        return;
    }
    let end = lines.span(0).end + 1;
    if end + mark.len() + 1 < body.len() {
        let parts = [Span::new(0, end), Span::new(body.len() - mark.len() - 1, body.len())];
        edits.delete_together(parts, &FENCE, Confidence::Likely);
    }
}
