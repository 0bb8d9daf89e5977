//! Text that was decoded with the wrong character encoding.
//!
//! The evidence is the redundancy of UTF-8: few runs of characters that an author wrote are valid UTF-8 when read back in a
//! code page, and those that are do not look odd. So a run is repaired where it reads back and looks less odd afterwards.

use std::borrow::Cow;
use std::cell::LazyCell;

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edit, Edits, Span, apply, compose};
use crate::pass::context::twin;
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

mod about;
mod altered;
mod blocks;
mod cache;
mod candidates;
mod chain;
mod controls;
mod dense;
mod double_byte;
mod escaped;
mod glyph;
mod kind;
mod layer;
mod leads;
mod legacy;
mod lookahead;
mod lossy;
mod nested;
mod oddity;
mod pages;
mod percent;
mod prefilter;
mod propose;
mod quoted_printable;
mod scan;
mod sequence;
mod seven_bit;
mod tables;
mod tiebreak;
mod traits;
mod unseen;
mod utf16;
mod whole;

pub(super) use escaped::EscapedBytes;
pub(super) use percent::Percent;
pub(super) use quoted_printable::QuotedPrintable;
pub(super) use seven_bit::SevenBit;

use candidates::Candidates;
use layer::Layer;
use propose::propose;

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

const ALTERED: Rule = Rule::new(
    "encoding/altered",
    Presets::ALL,
    "UTF-8 read as windows-1252 and then normalised (NFKC) or put into small letters",
)
.fires("It isnâ€TMt a naã¯ve plan.", "It isn’t a naïve plan.")
.spares("amanhã às 9; 2½ manhãs");

const LEGACY: Rule = Rule::new(
    "encoding/legacy",
    Presets::ALL,
    "Text in one code page of before Unicode read in another, where word lists or the letters tell",
)
.fires("Ìîñò îòêðûëè ðàíî óòðîì", "Мост открыли рано утром")
.spares("ÞÓR ÐAÐI; ÉÈÀ; МОСТ ОТКРЫЛИ");

const UTF_16: Rule = Rule::new(
    "encoding/utf-16",
    Presets::ALL,
    "UTF-16 read in the other byte order, ASCII read as UTF-16, a byte-order mark of UTF-16 read as letters",
)
.fires("桔\u{2065}敦牲\u{2079}慳汩\u{2073}瑡渠湩\u{2e65}", "The ferry sails at nine.")
.spares("渡轮九点开船。ÿþ are two letters.");

static RULES: [Rule; 8] = [MOJIBAKE, DOUBLE, LOSS_MARK, LOST_BYTE, CONTROL, ALTERED, LEGACY, UTF_16];

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
            .or(Classes::PRESENTATION)
            .or(Classes::INVISIBLE)
    }

    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        // What it keeps out of depends on how much of the text was misread: see `propose`.
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let has = |classes: Classes| document.classes().intersects(classes);
        let topics = LazyCell::new(|| about::Topics::find(text));
        let mut found = Vec::new();
        let leads = leads::find(text, document.classes());
        if has(Classes::SIGN) && has(Classes::LATIN.or(Classes::GREEK)) {
            found.extend(repairs(lossy::quotes(text), &LOST_BYTE, Confidence::Likely));
        }
        if has(Classes::LATIN) {
            let losses = lossy::blanks(text, &leads).into_iter().chain(unseen::find(text, &leads));
            let losses = losses.filter(|(span, with)| {
                let is_compared = !with.is_empty() && twin::is_compared(text, span.start, span.end, with);
                !is_compared && !about::is_named(text, *span, with, &topics)
            });
            found.extend(repairs(losses, &LOST_BYTE, Confidence::Likely));
        }
        if let Some(end) = utf16::mark(text) {
            edits.delete(Span::new(0, end), &UTF_16, Confidence::Certain);
        }
        if has(Classes::HAN.or(Classes::INDIC).or(Classes::INVISIBLE))
            && let Some(with) = utf16::whole::read(text)
        {
            edits.replace(Span::new(0, text.len()), with, &UTF_16, Confidence::Certain);
            return;
        }
        if has(Classes::HAN) {
            found.extend(repairs(utf16::rows(text), &UTF_16, Confidence::Likely));
        }
        if has(Classes::HAN.or(Classes::HANGUL).or(Classes::PRESENTATION)) {
            let runs = if has(Classes::HANGUL) { double_byte::runs::<true> } else { double_byte::runs::<false> };
            let double_byte::Found { runs, are_lost, is_whole } = runs(text);
            if are_lost {
                let marks = lossy::marks(text).into_iter().map(|(span, count)| (span, "\u{fffd}".repeat(count)));
                found.extend(repairs(marks, &LOSS_MARK, Confidence::Certain));
            }
            let is_named = |run: &double_byte::Run| !is_whole && about::is_named(text, run.span, &run.text, &topics);
            let runs = runs.into_iter().filter(|run| !is_named(run)).map(|run| (run.span, run.text));
            found.extend(repairs(runs, &DOUBLE, Confidence::Certain));
        }
        if has(Classes::LATIN_SIGN) {
            found.extend(repairs(legacy::signs::find(text, &leads), &LEGACY, Confidence::Likely));
        }
        let altered = altered::find(document, &leads).into_iter().map(|(span, with)| (span, with.to_string()));
        found.extend(repairs(altered, &ALTERED, Confidence::Likely));
        let (mut layers, is_whole) = layers(document);
        unseen::settle(text, &mut found, &mut layers);
        found.extend(layers);
        if !found.is_empty() {
            propose(document, found, is_whole, edits);
        }
    }
}

/// What was found and what it was, as edits of one rule.
fn repairs<W: Into<Cow<'static, str>>>(
    found: impl IntoIterator<Item = (Span, W)>,
    rule: &'static Rule,
    confidence: Confidence,
) -> impl Iterator<Item = Edit> {
    found.into_iter().map(move |(span, with)| Edit::new(span, with, rule, confidence))
}

/// What single-byte pages explain, layer by layer, and in the end C1 controls; and whether the text was misread as a whole.
fn layers(document: &Document<'_>) -> (Vec<Edit>, bool) {
    let (text, classes) = (document.text(), document.classes());
    let found = Candidates::find(text, classes);
    let is_odd = found.are_rows() || classes.intersects(Classes::HAN) && legacy::may_be_korean(text);
    let legacy = if is_odd { legacy::find(document) } else { Vec::new() };
    let mut layer =
        if legacy.is_empty() { layer::repairs(text, found) } else { Layer { repairs: legacy, ..Layer::default() } };
    if layer.repairs.is_empty() {
        layer.repairs = legacy::find_latin(document);
        layer.is_whole = !layer.repairs.is_empty();
    }
    // Each layer shrinks what it repairs by a third, so their number is logarithmic in the text.
    let is_whole = layer.is_whole;
    let mut all = Vec::new();
    let mut current = Cow::Borrowed(text);
    while !layer.repairs.is_empty() {
        current = Cow::Owned(apply(&current, &layer.repairs));
        let found = Candidates::again(&current, classes, &layer.repairs, layer.pages);
        let was_whole = layer.is_whole;
        all = compose(all, layer.repairs);
        layer = layer::repairs(&current, found);
        // What was misread as a whole twice is so at every layer.
        if was_whole && !layer.is_whole {
            break;
        }
    }
    if classes.intersects(Classes::INVISIBLE) {
        all = compose(all, controls::find(&current, classes));
    }
    (all, is_whole)
}

/// Whether stretches of a text, in order, hold so much of what it has beyond ASCII.
fn explain(text: &str, spans: impl IntoIterator<Item = Span>, percent: usize) -> bool {
    let beyond = |text: &str| text.bytes().filter(|byte| !byte.is_ascii()).count();
    let (mut end, mut explained) = (0, 0);
    for span in spans {
        if span.end > end {
            explained += beyond(&text[span.start.max(end)..span.end]);
            end = span.end;
        }
    }
    explained * 100 >= beyond(text) * percent
}
