//! Notes of Obsidian, which has marks of its own beside those of Markdown.
//!
//! Each of them alone may be something else: two of different kinds tell whose they are.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span, cut};
use crate::pass::talk::Talk;
use crate::pass::wiki::{is_media, is_title};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::near;
use crate::text::places::pairs;

const LINK: Rule = Rule::new("note/link", Presets::PLAIN, "Link or embedded note of Obsidian: its words stay")
    .fires("Built in ==1893== on the [[Harbour Pier|pier]].", "Built in 1893 on the pier.")
    .spares("- call [[Anna]] about the boat");

const EMBED: Rule = Rule::new("note/embed", Presets::PLAIN, "Picture or file that Obsidian shows")
    .fires("The [[Quay]] is wet.\n\n![[quay.png|300]]\n\nIt is cold.", "The Quay is wet.\n\nIt is cold.")
    .spares("Look at ![[File:Map.png]] before you start.");

const HIGHLIGHT: Rule = Rule::new("note/highlight", Presets::PLAIN, "Marks of Obsidian around highlighted words")
    .fires("The [[Quay]] was ==shut== in May.", "The Quay was shut in May.")
    .spares("The test a ==b and c== holds.");

const COMMENT: Rule = Rule::new("note/comment", Presets::PLAIN, "Comment of Obsidian, which no reader sees")
    .fires("The [[Quay]] was shut. %%Since when?%% It is wet.", "The Quay was shut. It is wet.")
    .spares("100%% sure and 50%% done");

const CALLOUT: Rule =
    Rule::new("note/callout", Presets::PLAIN, "Kind of a callout of Obsidian, `> [!note]`: its title stays")
        .fires("> [!note] Beware\n> The [[Quay]] is wet.", "> Beware\n> The Quay is wet.")
        .spares("> [!NOTE]\n> The quay is wet.");

const BLOCK: Rule = Rule::new("note/block", Presets::PLAIN, "Name of a paragraph of Obsidian at its end: `^a1b2c3`")
    .fires("The [[Quay]] was shut in May. ^a1b2c3", "The Quay was shut in May.")
    .spares("It grows as 2 ^n");

static RULES: [Rule; 6] = [LINK, EMBED, HIGHLIGHT, COMMENT, CALLOUT, BLOCK];

/// Attack: a mark that never closes, repeated. What stands between two marks is shorter.
const MAX: usize = 300;

#[derive(Debug)]
pub(super) struct Notes;

impl Pass for Notes {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::BRACKET
    }

    fn zones(&self) -> ZoneKinds {
        // Names of notes look like addresses and paths.
        ZoneKinds::ADDRESSES
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        // Links and callouts hold most of them.
        if document.each_mark("[[").next().is_none() && document.each_mark("[!").next().is_none() {
            return;
        }
        let found = scan(document);
        let is_of = |rule: &'static Rule| found.iter().any(|mark| mark.rule.id() == rule.id());
        if RULES.iter().filter(|rule| is_of(rule)).count() < 2 {
            return;
        }
        for mark in found {
            match mark.kept {
                Some(kept) => {
                    let ends = [Span::new(mark.span.start, kept.start), Span::new(kept.end, mark.span.end)];
                    edits.delete_together(ends, mark.rule, Confidence::Likely);
                }
                None => edits.delete(cut::inline_or_block(document, mark.span), mark.rule, Confidence::Likely),
            }
        }
    }
}

/// A mark, and the words in it that stay.
struct Mark {
    span: Span,
    kept: Option<Span>,
    rule: &'static Rule,
}

fn scan(document: &Document<'_>) -> Vec<Mark> {
    let text = document.text();
    let bytes = text.as_bytes();
    let starts = document.each_mark("[[").chain(document.each_mark("[!")).chain(document.each_mark("=="));
    let mut starts: Vec<usize> = starts.chain(pairs(bytes, *b"%%")).chain(pairs(bytes, *b" ^")).collect();
    starts.sort_unstable();
    let mut found: Vec<Mark> = Vec::new();
    let mut done = 0;
    for at in starts {
        if at < done || document.zones().at(at, ZoneKinds::ADDRESSES.complement()).is_some() {
            continue;
        }
        if is_heading_of_wiki(text, at) {
            return Vec::new();
        }
        let Some(mark) = read(document, at) else { continue };
        if Talk::about(text, mark.span).is_quoted() || text[..mark.span.start].ends_with('\\') {
            continue;
        }
        done = mark.span.end;
        found.push(mark);
    }
    found
}

/// `== Piers ==`, `===Piers===`: Obsidian has no such headings, and wikis have other uses for `%%` and `^`.
fn is_heading_of_wiki(text: &str, at: usize) -> bool {
    let line = near::line_behind(&text[at..], MAX);
    let starts = at == 0 || text[..at].ends_with('\n');
    starts && line.starts_with("==") && line[2..].starts_with([' ', '=']) && line.trim_end().ends_with("==")
}

/// The mark at `at`.
fn read(document: &Document<'_>, at: usize) -> Option<Mark> {
    let text = document.text();
    let rest = near::line_behind(&text[at..], MAX);
    match &rest.as_bytes()[..2] {
        b"[[" => link(text, at, rest),
        b"[!" => callout(text, at, rest),
        // Nothing but a blank parts it from words on its outer sides, and nothing at all from those within.
        b"==" => {
            let inside = rest[2..].split_once("==").map(|(inside, _)| inside)?;
            let (before, behind) = (text[..at].chars().next_back(), rest[inside.len() + 4..].chars().next());
            let is_word = inside.trim() == inside && inside.contains(char::is_alphanumeric);
            let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '=');
            (is_word && is_apart(before) && is_apart(behind)).then(|| {
                let kept = Span::new(at + 2, at + 2 + inside.len());
                Mark { span: Span::new(at, kept.end + 2), kept: Some(kept), rule: &HIGHLIGHT }
            })
        }
        b"%%" => {
            let inside = rest[2..].split_once("%%").map(|(inside, _)| inside)?;
            let is_apart = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let is_comment = inside.contains(' ')
                && is_apart(text[..at].chars().next_back())
                && is_apart(rest[inside.len() + 4..].chars().next());
            let span = Span::new(at, at + inside.len() + 4);
            is_comment.then_some(Mark { span, kept: None, rule: &COMMENT })
        }
        _ => {
            let name = rest[2..].trim_end();
            let is_name =
                (2..=40).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            let ends = text[..at].ends_with(|c: char| !c.is_whitespace());
            let span = Span::new(at, at + 2 + name.len());
            (is_name && ends && rest.len() < MAX).then_some(Mark { span, kept: None, rule: &BLOCK })
        }
    }
}

/// `[[Harbour Pier|pier]]`, `![[quay.png]]`
fn link(text: &str, at: usize, rest: &str) -> Option<Mark> {
    let inside = rest[2..].split_once("]]").map(|(inside, _)| inside)?;
    let end = at + inside.len() + 4;
    let is_embed = text[..at].ends_with('!');
    let before = text[..at].chars().next_back().filter(|_| !is_embed);
    let target = inside.split(['|', '#']).next().unwrap_or_default();
    // TOML has tables, JavaScript and shells have tests.
    let is_line = before.is_none_or(|c| c == '\n') && text[end..].trim_start_matches(' ').starts_with('\n');
    if !is_title(inside) || !is_embed && is_line || matches!(before, Some('#' | '$')) || text[end..].starts_with('(') {
        return None;
    }
    let is_file = || target.rsplit_once('.').is_some_and(|(_, extension)| is_media(extension));
    let span = Span::new(at - usize::from(is_embed), end);
    if is_embed && is_file() {
        return Some(Mark { span, kept: None, rule: &EMBED });
    }
    let bar = inside.rfind('|').map_or(0, |bar| bar + 1);
    let kept = Span::new(at + 2 + bar, end - 2);
    (!kept.is_empty()).then_some(Mark { span, kept: Some(kept), rule: &LINK })
}

/// `> [!note]- Beware`; those of hosts of code have capitals and no title.
fn callout(text: &str, at: usize, rest: &str) -> Option<Mark> {
    let (kind, title) = rest[2..].split_once(']')?;
    let is_kind = !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let before = near::line_before(&text[..at], MAX);
    let is_quote = before.contains('>') && before.bytes().all(|b| matches!(b, b'>' | b' '));
    if !is_kind || !is_quote {
        return None;
    }
    let words = title.strip_prefix(['-', '+']).unwrap_or(title).trim_start_matches(' ');
    let start = at + rest.len() - words.len();
    let kept = if words.trim().is_empty() {
        Span::new(at + 2, at + 2 + kind.len())
    } else {
        Span::new(start, at + rest.len())
    };
    let end = if words.trim().is_empty() { start } else { kept.end };
    Some(Mark { span: Span::new(at, end), kept: Some(kept), rule: &CALLOUT })
}
