//! Text that was decoded with the wrong character encoding.
//!
//! The evidence is the redundancy of UTF-8: few runs of characters that an author wrote are valid UTF-8 when read back in a
//! code page, and those that are do not look odd. So a run is repaired where it reads back and looks less odd afterwards.

use std::borrow::Cow;

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edit, Edits, Span, apply, compose};
use crate::pass::{Domain, Pass, Phase};
use crate::places::places;
use crate::rule::{Confidence, Presets, Rule};

mod about;
mod altered;
mod candidates;
mod chain;
mod dense;
mod double;
mod escaped;
mod glyph;
mod hits;
mod layer;
mod legacy;
mod lossy;
mod memo;
mod oddity;
mod pages;
mod peel;
mod rivals;
mod row;
mod scan;
mod sequence;
mod tables;
mod utf16;

pub(super) use escaped::EscapedBytes;

use candidates::Candidates;

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
        ZoneKinds::URL.or(ZoneKinds::PATH).or(ZoneKinds::FRONT_MATTER).or(ZoneKinds::MATH)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        // Asked only for what was found: the answer takes a look at every line.
        let verbatim = || document.is_verbatim();
        let has = |classes: Classes| document.classes().intersects(classes);
        if has(Classes::SIGN) && has(Classes::LATIN.or(Classes::GREEK)) {
            for loss in lossy::quotes(text) {
                let confidence = if verbatim() { Confidence::Possible } else { Confidence::Likely };
                edits.replace(loss.span, loss.with, &LOST_BYTE, confidence);
            }
        }
        if has(Classes::LATIN) {
            let mut topics = None;
            for loss in lossy::blanks(text) {
                if !about::is_named(text, loss.span, loss.with, topics.get_or_insert_with(|| about::Topics::find(text)))
                {
                    let confidence = if verbatim() { Confidence::Possible } else { Confidence::Likely };
                    edits.replace(loss.span, loss.with, &LOST_BYTE, confidence);
                }
            }
        }
        if let Some(end) = utf16::mark(text) {
            edits.delete(Span::new(0, end), &UTF_16, Confidence::Certain);
        }
        if has(Classes::HAN) {
            for (span, with) in utf16::rows(text) {
                edits.replace(span, with, &UTF_16, if verbatim() { Confidence::Possible } else { Confidence::Likely });
            }
        }
        if has(Classes::HAN.or(Classes::HANGUL).or(Classes::PRESENTATION)) {
            let confidence = || if verbatim() { Confidence::Possible } else { Confidence::Certain };
            if places(text.as_bytes(), may_start_mark).next().is_some() {
                for (span, count) in lossy::marks(text) {
                    edits.replace(span, "\u{fffd}".repeat(count), &LOSS_MARK, confidence());
                }
            }
            let mut topics = None;
            for run in double::runs(text) {
                if !about::is_named(text, run.span, &run.text, topics.get_or_insert_with(|| about::Topics::find(text)))
                {
                    edits.replace(run.span, run.text, &DOUBLE, confidence());
                }
            }
        }
        for (span, with) in altered::find(document) {
            let confidence = if verbatim() { Confidence::Possible } else { Confidence::Likely };
            edits.replace(span, with.to_string(), &ALTERED, confidence);
        }
        let found = Candidates::find(text, document.classes());
        let is_odd = found.are_rows() || has(Classes::HAN) && legacy::may_be_korean(text);
        let mut next = if is_odd { legacy::find(document) } else { Vec::new() };
        let mut pages = 0;
        if next.is_empty() {
            (next, pages) = layer::repairs(text, found);
        }
        // Each layer shrinks what it repairs by a third, so their number is logarithmic in the text.
        let mut all = Vec::new();
        let mut current = Cow::Borrowed(text);
        while !next.is_empty() {
            current = Cow::Owned(apply(&current, &next));
            let found = Candidates::again(&current, document.classes(), &next, pages);
            all = compose(all, next);
            (next, pages) = layer::repairs(&current, found);
        }
        if has(Classes::INVISIBLE) {
            all = compose(all, controls(&current));
        }
        for edit in all {
            let confidence = if verbatim() { Confidence::Possible } else { edit.confidence };
            edits.replace(edit.span, edit.with, edit.rule, confidence);
        }
    }
}

/// Whether two bytes may be the last ones of the first character of a mark that [`lossy::marks`] knows: `锟`, `占` or `嚙`.
#[inline(always)]
fn may_start_mark(&[second, third]: &[u8; 2]) -> bool {
    ((second == 0x94) & (third == 0x9F)) | ((second == 0x8D) & (third == 0xA0)) | ((second == 0x9A) & (third == 0x99))
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
            // All of a field: a table of characters.
            _ if fills_field(text, at) => continue,
            _ => char::from_u32(tables::PAGES[0][usize::from(byte) - 0x80].into()),
        };
        if let Some(with) = with {
            let span = Span::new(at, at + 2);
            let with = Cow::Owned(with.to_string());
            let group = found.len() as u32;
            found.push(Edit { span, with, rule: &CONTROL, confidence: Confidence::Certain, reason: "".into(), group });
        }
    }
    found
}

/// Whether nothing else stands between the separators, or the ends of the line, around the control at `at`.
fn fills_field(text: &str, at: usize) -> bool {
    let ends = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'\n' | b'\r' | b'\t' | b',' | b';' | b'|'));
    let bytes = text.as_bytes();
    let [before, behind] = [at.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(at + 2)];
    ends(before) && ends(behind) && !(before.is_none() && behind.is_none())
}
