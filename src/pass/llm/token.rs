//! Special tokens: `<|im_start|>user`, `</s>`, `[INST]`, `<pad>`; reasoning blocks.

use super::{CODE, THINK, TOKEN};
use crate::document::Document;
use crate::edit::{Edits, Span, cut};
use crate::pass::talk::{Talk, is_joined};
use crate::rule::Confidence;
use crate::text::bytes::Bytes;
use crate::text::near;
use crate::text::starts::Starts;

/// Attack: `<|` without `|>`. No special token is longer.
const MAX: usize = 48;

/// Tokens without bars. They are names of tags and words as well, so they need company or an end of the text.
static PLAIN: Starts<18> = Starts::new([
    "<s>",
    "</s>",
    "<pad>",
    "<unk>",
    "<bos>",
    "<eos>",
    "<sep>",
    "<cls>",
    "<mask>",
    "<start_of_turn>",
    "<end_of_turn>",
    "<<SYS>>",
    "<</SYS>>",
    "[PAD]",
    "[CLS]",
    "[SEP]",
    "[INST]",
    "[/INST]",
]);

/// What stands behind the `<` of a token: a bar, plain, full-width or escaped, or the second byte of one of [`PLAIN`].
static SECOND: Bytes = Bytes::of("|｜s/pubecm<\\".as_bytes());

/// Who speaks, behind the token that opens a turn.
const ROLES: [&str; 8] = ["system", "user", "assistant", "model", "tool", "final", "analysis", "commentary"];

/// A token.
#[derive(Clone, Copy)]
struct Token {
    span: Span,
    /// Whether it can be nothing else.
    sure: bool,
}

/// The tokens of a text, in order.
fn tokens(document: &Document<'_>) -> Vec<Token> {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut found: Vec<Token> = Vec::new();
    // As one look at the next bytes tells; in square brackets stand none but those in capitals.
    let may_begin = |at: &usize| match bytes[*at..] {
        [b'<', second, ..] => SECOND.has(second),
        [_, second, third, ..] => third.is_ascii_uppercase() && (second.is_ascii_uppercase() || second == b'/'),
        _ => false,
    };
    let starts = document.each([b'<']).filter(may_begin).chain(document.each([b'[']).filter(may_begin));
    let mut starts: Vec<usize> = starts.collect();
    starts.sort_unstable();
    for at in starts {
        if found.last().is_some_and(|last| at < last.span.end) {
            continue;
        }
        let Some((length, sure)) = token(&text[at..]) else { continue };
        if document.zones().at(at, CODE).is_none() {
            let escape = usize::from(text[at..].starts_with("<\\") && text[..at].ends_with('\\'));
            found.push(Token { span: Span::new(at - escape, at + length), sure });
        }
    }
    found
}

/// Lines with a token that is talked about: so are the others beside it.
fn topics(document: &Document<'_>, found: &[Token]) -> Vec<usize> {
    let text = document.text();
    let is_mentioned = |span: Span| {
        Talk::about(text, span).is_talked_of() || is_in_template(text, span) || names_tokens(document, span)
    };
    let span_at = |index: usize| found.get(index).map(|token| token.span);
    let is_listed =
        |index: usize, span: Span| is_joined(text, index.checked_sub(1).and_then(span_at), span, span_at(index + 1));
    let is_topic = |(index, token): &(usize, &Token)| {
        let Token { span, sure } = **token;
        !ends_sentence(text, span)
            && (is_mentioned(span) || is_listed(*index, span) || sure && Talk::about(text, span).is_amid_words())
    };
    let topics = found.iter().enumerate().filter(is_topic);
    let mut topics: Vec<usize> = topics.map(|(_, token)| document.lines().at(token.span.start)).collect();
    topics.dedup();
    topics
}

pub(super) fn find(document: &Document<'_>, edits: &mut Edits<'_>) {
    let text = document.text();
    let found = tokens(document);
    if found.is_empty() {
        return;
    }
    let topics = topics(document, &found);
    let has_sure = found.iter().any(|token| token.sure);
    let has = |mark: &[u8]| memchr::memmem::find(text.as_bytes(), mark).is_some();
    let is_pair = is_pair_of_sentences(text);
    let instructions = has(b"[/INST]") && has(b"[INST]");
    let lines = document.lines();
    let mut runs: Vec<(Span, Confidence)> = Vec::new(); // tokens beside each other go together
    for (index, Token { span, sure }) in found.iter().copied().enumerate() {
        // In a text about tokens, they are examples as well.
        let is_over = ends_sentence(text, span) && parts_texts(document.slice(span), Some('.'))
            || text[span.end..].trim_start().is_empty();
        if !topics.is_empty() && !is_over || topics.binary_search(&lines.at(span.start)).is_ok() {
            continue;
        }
        let name = document.slice(span);
        let beside = index > 0 && touches(text, found[index - 1].span, span)
            || found.get(index + 1).is_some_and(|next| touches(text, span, next.span));
        let is_of_pair = is_pair && matches!(name, "[CLS]" | "[SEP]");
        let trusted = sure
            || beside
            || is_of_pair
            || has_sure
            || instructions
            || is_end(text, span, name)
            || name == "</s>" && ends_sentence(text, span) && !document.line(lines.at(span.start)).contains("<s>")
            || ends_line(&text[lines.span(lines.at(span.start)).range()], name);
        let trusted = if name.contains("INST") {
            instructions
        } else {
            trusted && (beside || is_of_pair || !Talk::about(text, span).is_amid_words())
        };
        let confidence = if trusted { Confidence::Likely } else { Confidence::Possible };
        let span = with_role(text, span);
        match runs.last_mut() {
            Some((run, same)) if *same == confidence && text[run.end..span.start].bytes().all(|b| b == b' ') => {
                run.end = span.end;
            }
            _ => runs.push((span, confidence)),
        }
    }
    if runs.is_empty() || document.is_verbatim() {
        return;
    }
    for (run, confidence) in runs {
        let dark = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let [before, behind] = [text[..run.start].chars().next_back(), text[run.end..].chars().next()];
        if dark(before) && dark(behind) && parts_texts(document.slice(run), before) {
            edits.replace(run, "\n\n", &TOKEN, confidence);
            continue;
        }
        edits.delete(cut::inline_or_block(document, run), &TOKEN, confidence);
    }
}

/// `pass skip_special_tokens`: a short line that has the word.
fn names_tokens(document: &Document<'_>, span: Span) -> bool {
    /// Attack: one endless line full of tokens.
    const MAX: usize = 400;
    let line = document.line(document.lines().at(span.start));
    line.len() <= MAX && ["tokens", "tokeni", "token_"].iter().any(|word| line.contains(word))
}

/// Glued to the end of a sentence, with nothing behind it on its line: no author speaks of a token there.
fn ends_sentence(text: &str, span: Span) -> bool {
    // Several of them, as those that fill up a line.
    let name = &text[span.range()];
    let before = near::before(&text[..span.start], MAX).trim_end_matches(name);
    let behind = near::line_behind(&text[span.end..], MAX).trim_start_matches(name);
    before.ends_with(['.', '!', '?', '”', '。']) && behind.trim_start().is_empty()
}

/// `[INST] {prompt} [/INST]`: a place to be filled stands beside it.
fn is_in_template(text: &str, span: Span) -> bool {
    let (before, after) = (text[..span.start].trim_end_matches(' '), text[span.end..].trim_start_matches(' '));
    let name = |c: char| c.is_ascii_lowercase() || c == '_';
    let opens =
        after.strip_prefix('{').map(|rest| rest.trim_start_matches(name)).is_some_and(|rest| rest.starts_with('}'));
    let closes =
        before.strip_suffix('}').map(|rest| rest.trim_end_matches(name)).is_some_and(|rest| rest.ends_with('{'));
    opens || closes
}

/// The token at the start of `rest`: its length, and whether it can be nothing else.
fn token(rest: &str) -> Option<(usize, bool)> {
    for (open, close) in [("<|", "|>"), ("<｜", "｜>")] {
        if let Some(inside) = rest.strip_prefix(open) {
            let end = near::behind(inside, MAX).find(close)?;
            let name = &inside[..end];
            let is_name =
                name.len() > 1 && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '▁' | ' '));
            // Nobody types wide bars.
            return (is_name && (open == "<｜" || reads_like_token(name)))
                .then_some((open.len() + end + close.len(), true));
        }
    }
    // As pandoc writes it.
    if let Some(inside) = rest.strip_prefix("<\\|") {
        let end = near::behind(inside, MAX).find("\\|\\>")?;
        let is_token = reads_like_token(&inside[..end].replace("\\_", "_"));
        return is_token.then_some((3 + end + 4, true));
    }
    PLAIN.of(rest).next().map(|(_, token)| (token.len(), token.contains("SYS") || token.contains("turn")))
}

/// Words with underscores, or a word that models use; between bars, chat programs show names of people as well.
fn reads_like_token(name: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 20] = [
        "endoftext", "startoftext", "endofprompt", "user", "assistant", "system", "end", "pad", "bos", "eos", "unk", "sep", "eot",
        "eom", "channel", "message", "start", "return", "image", "think",
    ];
    let one_case = !name.chars().any(char::is_uppercase) || !name.chars().any(char::is_lowercase);
    let joined = name.trim_matches(['_', '▁']).contains(['_', '▁']);
    one_case && joined && name.len() >= 6 || WORDS.contains(&name)
}

fn touches(text: &str, first: Span, second: Span) -> bool {
    text[first.end..second.start].trim().is_empty() && second.start - first.end < 8
}

/// `</s>` and `<eos>` at the end of the text, `<s>` and `<bos>` at its start, without a partner on the line, which would make
/// them tags.
fn is_end(text: &str, span: Span, name: &str) -> bool {
    match name {
        "</s>" | "<eos>" => text[span.end..].trim_start().is_empty() && !text[..span.start].contains("<s>"),
        "<s>" | "<bos>" => text[..span.start].trim_end().is_empty() && !text[span.end..].contains("</s>"),
        "<pad>" | "[PAD]" => text[span.end..].trim_start().is_empty(),
        _ => false,
    }
}

/// `[CLS] words [SEP] words [SEP] [PAD] [PAD]`: what a model was given.
fn is_pair_of_sentences(text: &str) -> bool {
    let mut end = text.trim_end();
    while let Some(rest) = end.strip_suffix("[PAD]") {
        end = rest.trim_end();
    }
    text.trim_start().starts_with("[CLS]") && end.ends_with("[SEP]")
}

/// `<bos>` and `<eos>` at the two ends of a line, or one of them alone on it. No tags have these names.
fn ends_line(line: &str, name: &str) -> bool {
    let line = line.trim();
    matches!(name, "<bos>" | "<eos>") && (line == name || line.starts_with("<bos>") && line.ends_with("<eos>"))
}

/// Whether two texts met at a run of tokens behind `before`.
fn parts_texts(run: &str, before: Option<char>) -> bool {
    let ends = |names: &[&str]| names.iter().any(|name| run.contains(name));
    let is_stop = before.is_some_and(|c| matches!(c, '.' | '!' | '?' | '"' | '”' | '»' | '。' | '！' | '？'));
    ends(&["endoftext", "end_of_text", "<pad>"])
        || is_stop && ends(&["<eos>", "</s>", "｜User｜", "｜Assistant｜", "<|user|>", "<|assistant|>"])
}

/// The token with the role behind it: `<|im_start|>user`.
fn with_role(text: &str, span: Span) -> Span {
    let opens = ["im_start", "start_header_id", "start_of_turn", "start_of_role", "<|channel|>", "<|start|>"];
    let token = text[span.range()].replace('\\', "");
    if !opens.iter().any(|name| token.contains(name)) {
        return span;
    }
    let rest = &text[span.end..];
    let role = ROLES.iter().find(|role| {
        rest.strip_prefix(**role).is_some_and(|after| after.is_empty() || after.starts_with(['\n', '<', ' ', ':']))
    });
    Span::new(span.start, span.end + role.map_or(0, |role| role.len()))
}

/// `<think>…</think>` at the start of a line.
pub(super) fn thoughts(document: &Document<'_>, edits: &mut Edits<'_>) {
    const NAMES: [(&str, &str); 3] =
        [("<think>", "</think>"), ("<thinking>", "</thinking>"), ("<reasoning>", "</reasoning>")];
    let text = document.text();
    for (open, close) in NAMES {
        // The opening tag was part of the prompt: the closing one is all of its line, with an answer below.
        let first = memchr::memmem::find(text.as_bytes(), close.as_bytes());
        let first = first.filter(|at| document.zones().at(*at, CODE).is_none());
        if let Some(at) = first.filter(|at| !text[..*at].contains(open)) {
            let end = at + close.len();
            let is_line = |(before, behind): (&str, &str)| before.ends_with('\n') && behind.starts_with('\n');
            if is_line((&text[..at], &text[end..])) && !text[end..].trim().is_empty() && !text[end..].contains(close) {
                edits.delete(cut::inline_or_block(document, Span::new(0, end)), &THINK, Confidence::Likely);
            }
        }
        let mut done = 0;
        for at in memchr::memmem::find_iter(text.as_bytes(), open) {
            let at_start = at == 0 || text.as_bytes()[at - 1] == b'\n';
            if at < done || !at_start || document.zones().at(at, CODE).is_some() {
                continue;
            }
            let Some(length) = memchr::memmem::find(&text.as_bytes()[at..], close.as_bytes()) else { break };
            done = at + length + close.len();
            edits.delete(cut::inline_or_block(document, Span::new(at, done)), &THINK, Confidence::Certain);
        }
    }
}
