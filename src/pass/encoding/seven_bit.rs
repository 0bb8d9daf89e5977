//! Text of two bytes for each character, seven bits of each, that was read as ASCII: ISO-2022-JP and its kin, between escape
//! signs or what is left of them, and HZ: `$B%F%9%H(B`, `~{<:Ky2;~}`.

use std::collections::HashSet;

use super::about::{Topics, is_named};
use super::double_byte::Page;
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const SEVEN_BIT: Rule = Rule::new(
    "encoding/seven-bit",
    Presets::ALL,
    "ISO-2022-JP or HZ read as ASCII, with its escape signs or, where all that is left reads as Japanese, without",
)
.fires("\u{1b}$B9A\u{1b}(B A, $BEg$N9A$K=.$,Ce$$$?(B", "港 A, 島の港に舟が着いた")
.spares("set $B%s and $A(B in the script");

#[derive(Debug)]
pub(in crate::pass) struct SevenBit;

impl Pass for SevenBit {
    fn rules(&self) -> &'static [Rule] {
        &[SEVEN_BIT]
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        // The dollar has no class, but no sentence is without one of these.
        Classes::CONTROL
            .or(Classes::ANGLE)
            .or(Classes::EQUALS)
            .or(Classes::AT)
            .or(Classes::TILDE)
            .or(Classes::BRACE)
            .or(Classes::BRACKET)
            .or(Classes::CARET)
            .or(Classes::BACKSLASH)
    }

    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        // What looks like markup and code is part of the characters.
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let (mut runs, failed) = read(text, "$", dollar);
        for run in runs.extract_if(.., |run| run.sign == "\u{1b}") {
            edits.replace(run.span, run.text, &SEVEN_BIT, Confidence::Certain);
        }
        if are_japanese(&runs) && failed * 4 <= runs.len() {
            propose(text, runs, edits);
        }
        if document.classes().intersects(Classes::TILDE) {
            let (runs, failed) = read(text, "~{", |_, at| Some(("", "~}", Page::Gbk, at + 2)));
            let decoded: Vec<String> = runs.iter().map(|run| run.text.clone()).collect();
            if failed == 0 && Page::Gbk.score(&decoded) > 0 {
                propose(text, runs, edits);
            }
        }
    }
}

fn propose(text: &str, runs: Vec<Run>, edits: &mut Edits<'_>) {
    let topics = Topics::find(text);
    let (named, mut used): (Vec<Run>, Vec<Run>) =
        runs.into_iter().partition(|run| is_named(text, run.span, &run.text, &topics));
    // Words in quotes are part of a text.
    if named.len() * 3 <= used.len() {
        used.extend(named);
    }
    for run in used {
        edits.replace(run.span, run.text, &SEVEN_BIT, Confidence::Likely);
    }
}

/// Characters, and the signs that open and close them.
struct Run {
    span: Span,
    /// What the escape sign was read as.
    sign: &'static str,
    text: String,
}

/// What stands for an escape sign, or nothing.
const SIGNS: [&str; 5] = ["\u{1b}", "␛", "^[", "\u{fffd}", ""];

/// Escape signs as code writes them.
const WRITTEN: [&str; 7] = ["\\x1b", "\\x1B", "\\033", "\\e", "\\E", "\\u001b", "\\u001B"];

/// What opens a run at a dollar: the escape sign before it, how the run closes, its page and where its characters start. Without
/// an escape sign, only the sequence that is in use.
fn dollar(text: &str, at: usize) -> Option<(&'static str, &'static str, Page, usize)> {
    let before = &text[..at];
    let sign = SIGNS.into_iter().find(|sign| before.ends_with(sign))?;
    if sign.is_empty() && WRITTEN.into_iter().any(|sign| before.ends_with(sign)) {
        return None;
    }
    let (page, length) = match &text.as_bytes()[at + 1..] {
        [b'B', ..] => (Page::EucJp, 2),
        [b'@', ..] if !sign.is_empty() => (Page::EucJp, 2),
        [b'A', ..] if !sign.is_empty() => (Page::Gbk, 2),
        [b'(', b'C', ..] if !sign.is_empty() => (Page::Korean, 3),
        _ => return None,
    };
    Some((sign, "(", page, at + length))
}

/// The runs behind each `opening`, and how many of them are none.
fn read(
    text: &str,
    opening: &str,
    open: impl Fn(&str, usize) -> Option<(&'static str, &'static str, Page, usize)>,
) -> (Vec<Run>, usize) {
    let (mut runs, mut failed, mut done) = (Vec::new(), 0, 0);
    for at in memchr::memmem::find_iter(text.as_bytes(), opening) {
        let Some((sign, close, page, start)) = open(text, at).filter(|_| at >= done) else { continue };
        let (bytes, end, is_closed) = pairs(&text[start..], sign, close);
        done = start + end;
        match page.decode(&bytes).filter(|text| is_closed && !text.is_empty()) {
            Some(text) => runs.push(Run { span: Span::new(at - sign.len(), done), sign, text }),
            None => failed += 1,
        }
    }
    (runs, failed)
}

/// The bytes of the characters at the start of `text`, with the eighth bit; where they end; and whether that is an end. With an
/// escape sign, a line end and the next opening are one as well.
fn pairs(text: &str, sign: &str, close: &str) -> (Vec<u8>, usize, bool) {
    let mut decoded = Vec::new();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        if let Some(behind) = rest.strip_prefix(sign).and_then(|rest| rest.strip_prefix(close)) {
            match behind.as_bytes() {
                _ if close != "(" => return (decoded, text.len() - behind.len(), true),
                [b'B' | b'J', ..] => return (decoded, text.len() - behind.len() + 1, true),
                _ => {}
            }
        }
        if !sign.is_empty() {
            let goes_on = || rest.strip_prefix(sign).is_some_and(|rest| rest.starts_with(['$', '(']));
            if rest.is_empty() || rest.starts_with(['\n', '\r']) || goes_on() {
                return (decoded, at, true);
            }
        }
        match rest.as_bytes() {
            [first @ b'!'..=b'~', second @ b'!'..=b'~', ..] => decoded.extend([first | 0x80, second | 0x80]),
            _ => return (decoded, at, false),
        }
        at += 2;
    }
}

/// Whether characters without their escape signs are a text and no chance: different kana, and common characters.
fn are_japanese(runs: &[Run]) -> bool {
    const KANA: usize = 3;
    let decoded: Vec<String> = runs.iter().map(|run| run.text.clone()).collect();
    let kana: HashSet<char> =
        decoded.iter().flat_map(|text| text.chars()).filter(|c| ('ぁ'..='ヺ').contains(c)).collect();
    kana.len() >= KANA && Page::EucJp.score(&decoded) > 0
}
