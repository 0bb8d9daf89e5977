//! Unicode form: letters apart from their marks, presentation forms of fonts, deprecated characters.

use std::cell::LazyCell;

use unicode_normalization::UnicodeNormalization;

use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::near;
use crate::text::places::pairs;

mod compose;
mod fold;

const COMPOSED: Rule = Rule::new(
    "unicode/composed",
    Presets::ALL,
    "Letter and combining mark, voiced kana or Hangul apart, for which there is one character (NFC)",
)
.fires("The cafe\u{301} is open.", "The café is open.")
.spares("The mark ◌\u{301} stands over a letter; h\u{335}i\u{336}.");

const SINGLETON: Rule = Rule::new(
    "unicode/singleton",
    Presets::ALL,
    "Letterlike sign that starts a word: the letter; elsewhere it is only reported, as are compatibility ideographs",
)
.fires("\u{212b}ngström", "Ångström")
.spares("10 k\u{2126} at 300 \u{212a}, 5 \u{212b}");

const LIGATURE: Rule = Rule::new(
    "unicode/ligature",
    Presets::ALL,
    "Ligature U+FB00 to U+FB06 inside or beside a word, as PDF fonts have them",
)
.fires("The o\u{fb03}ce \u{fb01}led it.", "The office filed it.")
.spares("\u{fb00} is U+FB00; œuvre, æon, ĳs");

const DEPRECATED: Rule =
    Rule::new("unicode/deprecated", Presets::ALL, "U+0149, which Unicode asks to write as apostrophe and n")
        .fires("Dit is \u{149} hawe.", "Dit is ʼn hawe.")
        .spares("The letter \u{149}.");

const QUOTES: Rule =
    Rule::new("unicode/straight-quotes", Presets::NONE, "Typographic quotes and apostrophes made straight")
        .fires("“It’s open,” she said.", "\"It's open,\" she said.")
        .spares("«Nous attendons», 5′ 30″");

const WIDTH: Rule = Rule::new(
    "unicode/width",
    Presets::NONE,
    "Fullwidth letters, digits and signs and halfwidth kana made ordinary; the ideographic space a blank",
)
.fires("ＡＢＣ１２３ ﾃﾞｰﾀ", "ABC123 データ")
.spares("日本語、「データ」。");

const COMPATIBILITY: Rule = Rule::new(
    "unicode/compatibility",
    Presets::NONE,
    "Every compatibility character replaced (NFKC): exponents, fractions, circled digits, roman numerals, squared units",
)
.fires("5 m², ½ kg, ①, Ⅳ, ㎏", "5 m2, 1⁄2 kg, 1, IV, kg")
.spares("naïve Straße 한국어");

const EMOJI: Rule = Rule::new("unicode/emoji", Presets::NONE, "Emoji removed, with what joins and varies them")
    .fires("The ferry sails again 🎉👩\u{200d}🚀!", "The ferry sails again!")
    .spares("→ ± © 日本語");

static RULES: [Rule; 8] = [COMPOSED, SINGLETON, LIGATURE, DEPRECATED, QUOTES, WIDTH, COMPATIBILITY, EMOJI];

#[derive(Debug)]
pub(super) struct Unicode;

impl Pass for Unicode {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        // Quotes have no class; all other rules have one.
        Classes::ANY
    }

    fn domain(&self) -> Domain {
        Domain::Prose
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let classes = document.classes();
        compose::find(document, edits);
        if classes.intersects(Classes::PRESENTATION) {
            ligatures(document.text(), edits);
        }
        if classes.intersects(Classes::LATIN_EXTENDED) {
            deprecated(document.text(), edits);
        }
        fold::find(document.text(), edits);
    }
}

fn ligatures(text: &str, edits: &mut Edits<'_>) {
    let is_talked_of = LazyCell::new(|| are_talked_of(text));
    // All are EF AC 80–86.
    for at in pairs(text.as_bytes(), [0xEF, 0xAC]) {
        let with = match text.as_bytes()[at + 2] {
            0x80 => "ff",
            0x81 => "fi",
            0x82 => "fl",
            0x83 => "ffi",
            0x84 => "ffl",
            0x85 | 0x86 => "st",
            _ => continue,
        };
        // One that stands alone is talked about.
        let is_in_word = near::neighbours(text, Span::new(at, at + 3)).into_iter().flatten().any(char::is_alphabetic);
        if is_in_word && !*is_talked_of {
            edits.replace(Span::new(at, at + 3), with, &LIGATURE, Confidence::Certain);
        }
    }
}

/// Whether a text with a few ligatures is about them: one stands alone, or a word in quotes has one beside its plain twin.
fn are_talked_of(text: &str) -> bool {
    /// A text of a font that has ligatures has many.
    const FEW: usize = 8;
    /// Attack: one endless word.
    const LONGEST: usize = 32;
    let is_quote =
        |c: Option<char>| c.is_some_and(|c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '`'));
    let is_named = |at: usize| {
        let Span { start, end } = near::run_around(text, Span::new(at, at), LONGEST, char::is_alphabetic);
        let word = &text[start..end];
        if word.chars().nth(1).is_none() {
            return true;
        }
        let is_quoted = near::neighbours(text, Span::new(start, end)).into_iter().all(is_quote);
        is_quoted && memchr::memmem::find(text.as_bytes(), word.nfkc().collect::<String>().as_bytes()).is_some()
    };
    let places = || pairs(text.as_bytes(), [0xEF, 0xAC]).filter(|at| text.as_bytes()[at + 2] <= 0x86);
    places().nth(FEW).is_none() && places().any(is_named)
}

/// The indefinite article of Afrikaans.
fn deprecated(text: &str, edits: &mut Edits<'_>) {
    for at in pairs(text.as_bytes(), [0xC5, 0x89]) {
        let end = at + '\u{149}'.len_utf8();
        let alone = text[..at].chars().next_back().is_none_or(char::is_whitespace);
        let mut rest = text[end..].chars();
        if alone && rest.next() == Some(' ') && rest.next().is_some_and(char::is_alphabetic) {
            edits.replace(Span::new(at, end), "ʼn", &DEPRECATED, Confidence::Certain);
        }
    }
}
