//! Characters that show nothing: byte-order marks and zero-width characters.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const BOM: Rule = Rule::new("invisible/bom", Presets::ALL, "Byte-order mark U+FEFF at the start or left in the middle")
    .fires("\u{feff}The port closed.", "The port closed.")
    .spares("The mark is written U+FEFF.");

const ZERO_WIDTH: Rule = Rule::new(
    "invisible/zero-width",
    Presets::ALL,
    "Zero-width space, joiner or word joiner where the script gives it no function",
)
.fires("The new\u{200b} bridge", "The new bridge")
.spares("ភាសា\u{200b}ខ្មែរ");

static RULES: [Rule; 2] = [BOM, ZERO_WIDTH];

#[derive(Debug)]
pub(super) struct Invisible;

impl Pass for Invisible {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::INVISIBLE
    }

    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        // A string literal may hold such a character on purpose.
        ZoneKinds::CODE.or(ZoneKinds::INLINE_CODE).or(ZoneKinds::CODE_LINE).complement()
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        // All five are three bytes: E2 80 8B–8D, E2 81 A0, EF BB BF.
        for at in memchr::memchr2_iter(0xE2, 0xEF, text.as_bytes()) {
            let Some(c) = text[at..].chars().next() else { continue };
            let span = Span::new(at, at + c.len_utf8());
            // Several may stand in a row. Attack: a row without end.
            const ROW: usize = 8;
            let shown = |c: &char| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
            let sides =
                || (text[..at].chars().rev().take(ROW).find(shown), text[span.end..].chars().take(ROW).find(shown));
            match c {
                '\u{feff}' => edits.delete(span, &BOM, Confidence::Certain),
                '\u{2060}' => edits.delete(span, &ZERO_WIDTH, Confidence::Certain),
                '\u{200b}' if !breaks_words(sides()) => edits.delete(span, &ZERO_WIDTH, Confidence::Certain),
                '\u{200c}' | '\u{200d}' if !joins(sides()) => edits.delete(span, &ZERO_WIDTH, Confidence::Certain),
                _ => {}
            }
        }
    }
}

/// Scripts written without blanks mark word breaks with U+200B: Thai, Lao, Tibetan, Burmese, Khmer, and at times Han and kana.
fn breaks_words((before, after): (Option<char>, Option<char>)) -> bool {
    let unspaced = |c: char| matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{1aaf}' | '\u{2e80}'..='\u{9fff}' | '\u{a9e0}'..='\u{aa7f}');
    before.is_some_and(unspaced) || after.is_some_and(unspaced)
}

/// U+200C and U+200D shape Arabic and Indic letters and build emoji; beside Latin letters on both sides they do nothing.
fn joins((before, after): (Option<char>, Option<char>)) -> bool {
    let plain = |c: Option<char>| {
        c.is_none_or(|c| {
            (c < '\u{300}' && !c.is_ascii_digit() && !matches!(c, '©' | '®' | '#' | '*')) || c == '\u{feff}'
        })
    };
    !(plain(before) && plain(after))
}
