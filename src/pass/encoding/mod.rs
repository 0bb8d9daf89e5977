//! Text that was decoded with the wrong character encoding.
//!
//! The evidence is the redundancy of UTF-8: few runs of characters that an author wrote are valid UTF-8 when read back in a
//! code page, and those that are do not look odd. So a run is repaired where it reads back and looks less odd afterwards.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edit, Edits, Span, apply, compose};
use crate::pass::script::is_mixed_spelling;
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

mod about;
mod chain;
mod double;
mod lossy;
mod oddity;
mod pages;
mod tables;

use chain::Chain;

const MOJIBAKE: Rule =
    Rule::new("encoding/mojibake", Presets::ALL, "UTF-8 read as a single-byte code page, once or several times over")
        .fires("The cafÃ© isnâ€™t open.", "The café isn’t open.")
        .spares("SÃO PAULO: “Ã©” is what became of “é”.");

const DOUBLE: Rule =
    Rule::new("encoding/double-byte", Presets::ALL, "UTF-8 read as GBK, Shift-JIS or the Korean code page")
        .fires("鏃ユ湰瑾炪伄銉忋兂銉堛儶", "日本語のハントリ")
        .spares("你好，世界。日本語も한국어도。");

const LOSS_MARK: Rule = Rule::new(
    "encoding/loss-mark",
    Presets::ALL,
    "What became of replacement characters U+FFFD in a double-byte code page: the replacement characters again",
)
.fires("名称：锟斤拷锟斤拷", "名称：\u{fffd}\u{fffd}\u{fffd}\u{fffd}")
.spares("“锟斤拷”是怎么来的");

const LOST_BYTE: Rule = Rule::new(
    "encoding/lost-byte",
    Presets::ALL,
    "UTF-8 read as a single-byte code page that lost a byte, where only one character fits",
)
.fires("â€œClosed,â€\u{fffd} she said.", "“Closed,” she said.")
.spares("The sign â€\u{fffd}x");

const CONTROL: Rule =
    Rule::new("encoding/c1-control", Presets::ALL, "windows-1252 read as ISO-8859-1: punctuation became a C1 control")
        .fires("It isn\u{92}t open\u{85}", "It isn’t open…")
        .spares("The control U+0092 shows nothing.");

static RULES: [Rule; 5] = [MOJIBAKE, DOUBLE, LOSS_MARK, LOST_BYTE, CONTROL];

/// Half points of oddity a repair must take away; less will do in a document with clear cases of the same page.
const CLEAR: i32 = 4;
const DOUBTFUL: i32 = 0;

#[derive(Debug)]
pub(super) struct Encoding;

impl Pass for Encoding {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::LATIN
            .or(Classes::GREEK)
            .or(Classes::CYRILLIC)
            .or(Classes::ARMENIAN_HEBREW)
            .or(Classes::ARABIC)
            .or(Classes::INDIC)
            .or(Classes::SYMBOL)
            .or(Classes::LATIN_SIGN)
            .or(Classes::HAN)
            .or(Classes::HANGUL)
            .or(Classes::INVISIBLE)
    }

    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::URL.or(ZoneKinds::PATH).or(ZoneKinds::FRONT_MATTER).or(ZoneKinds::MATH)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        // Asked only for what was found: the answer takes a look at every line.
        let verbatim = || document.is_verbatim();
        for loss in lossy::quotes(text) {
            let confidence = if verbatim() { Confidence::Possible } else { Confidence::Likely };
            edits.replace(loss.span, loss.with, &LOST_BYTE, confidence);
        }
        if document.classes().intersects(Classes::HAN.or(Classes::HANGUL)) {
            let confidence = if verbatim() { Confidence::Possible } else { Confidence::Certain };
            for (span, count) in lossy::marks(text) {
                edits.replace(span, "\u{fffd}".repeat(count), &LOSS_MARK, confidence);
            }
            for run in double::runs(text) {
                if !about::is_named(text, run.span, &run.text) {
                    edits.replace(run.span, run.text, &DOUBLE, confidence);
                }
            }
        }
        // Each layer shrinks what it repairs by a third, so their number is logarithmic in the text.
        let mut all = layer(text);
        let mut current = Cow::Borrowed(text);
        let mut next = all.clone();
        while !next.is_empty() {
            current = Cow::Owned(apply(&current, &next));
            next = layer(&current);
            all = compose(all, next.clone());
        }
        if document.classes().intersects(Classes::INVISIBLE) {
            all = compose(all, controls(&current));
        }
        for edit in all {
            let confidence = if verbatim() { Confidence::Possible } else { edit.confidence };
            edits.replace(edit.span, edit.with, edit.rule, confidence);
        }
    }
}

/// The characters of windows-1252 for C1 controls, as browsers read them.
fn controls(text: &str) -> Vec<Edit> {
    let mut found = Vec::new();
    for at in memchr::memchr_iter(0xC2, text.as_bytes()) {
        let byte = text.as_bytes()[at + 1];
        let with = match byte {
            // Undefined in windows-1252.
            0x81 | 0x8D | 0x8F | 0x90 | 0x9D | 0xA0.. => continue,
            // Also a line end of mainframes; an ellipsis ends a word.
            0x85 if text[at + 2..].starts_with(char::is_alphanumeric) => continue,
            _ => char::from_u32(tables::PAGES[0][usize::from(byte) - 0x80].into()),
        };
        if let Some(with) = with {
            let span = Span::new(at, at + 2);
            let with = Cow::Owned(with.to_string());
            let group = found.len() as u32;
            found.push(Edit { span, with, rule: &CONTROL, confidence: Confidence::Certain, group });
        }
    }
    found
}

/// One layer of repairs, in order and apart.
fn layer(text: &str) -> Vec<Edit> {
    let mut found = candidates(text);
    if found.iter().all(|chain| chain.score < CLEAR) {
        return Vec::new();
    }
    // Where two pages explain a run equally well, the one that explains more of the document.
    let mut weight = [0i64; tables::COUNT];
    for chain in &found {
        weight[chain.page] += i64::from(chain.score);
    }
    found.sort_by_key(|chain| (Reverse(chain.score), Reverse(weight[chain.page]), chain.span.start, chain.page));
    let mut taken = BTreeMap::<usize, Chain>::new();
    let mut doubtful = Vec::new();
    for chain in found {
        if chain.score < CLEAR {
            doubtful.push(chain);
        } else if is_free(&taken, &chain)
            && !about::is_named(text, chain.span, &chain.text)
            && !is_mixed_spelling(text, chain.span)
        {
            taken.insert(chain.span.start, chain);
        }
    }
    // What could be either is what its neighbour is. In both directions, since doubtful ones stand in a row.
    doubtful.sort_by_key(|chain| chain.span.start);
    for backwards in [false, true] {
        for index in 0..doubtful.len() {
            let chain = &doubtful[if backwards { doubtful.len() - 1 - index } else { index }];
            if is_free(&taken, chain) && has_neighbour(text, &taken, chain) {
                taken.insert(chain.span.start, chain.clone());
            }
        }
    }
    taken
        .into_values()
        .zip(0..)
        .map(|(chain, group)| {
            let confidence = if chain.score >= 2 * CLEAR { Confidence::Certain } else { Confidence::Likely };
            // A byte-order mark needs no second rule to go.
            let with = Cow::Owned(chain.text.replace('\u{feff}', ""));
            Edit { span: chain.span, with, rule: &MOJIBAKE, confidence, group }
        })
        .collect()
}

fn is_free(taken: &BTreeMap<usize, Chain>, chain: &Chain) -> bool {
    taken.range(..chain.span.end).next_back().is_none_or(|(_, other)| other.span.end <= chain.span.start)
}

/// Whether the nearest repair on either side is of the same page, with only ASCII between.
fn has_neighbour(text: &str, taken: &BTreeMap<usize, Chain>, chain: &Chain) -> bool {
    /// Attack: doubtful runs far from one clear one.
    const REACH: usize = 80;
    let near = |start: usize, end: usize| end - start <= REACH && text[start..end].is_ascii();
    let page = 1u32 << chain.page;
    taken
        .range(..chain.span.start)
        .next_back()
        .is_some_and(|(_, c)| c.pages & page != 0 && near(c.span.end, chain.span.start))
        || taken
            .range(chain.span.end..)
            .next()
            .is_some_and(|(_, c)| c.pages & page != 0 && near(chain.span.end, c.span.start))
}

/// Every chain that is worth a look, in any page.
fn candidates(text: &str) -> Vec<Chain> {
    let mut found = Vec::new();
    // A page does not look twice at the same characters.
    let mut seen = [0usize; tables::COUNT];
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(skip) = bytes[at..].iter().position(|byte| *byte >= 0x80) {
        at += skip;
        let mut pages = pages::starts(&text[at..]);
        while pages != 0 {
            let page = pages.trailing_zeros() as usize;
            pages &= pages - 1;
            if seen[page] > at {
                continue;
            }
            if let Some(mut chain) = chain::read(text, at, page) {
                chain.pages = chain::same(text, chain.span, page, pages | 1 << page);
                for (other, seen) in seen.iter_mut().enumerate() {
                    if chain.pages & 1 << other != 0 {
                        *seen = chain.span.end;
                    }
                }
                if chain.score >= DOUBTFUL {
                    found.push(chain);
                }
            }
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    found
}
