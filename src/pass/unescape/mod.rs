//! Escapes of strings that were dumped without being read: JSON, JavaScript, PHP, CSV, spreadsheets.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::entity::is_page;
use crate::pass::{Pass, Phase};
use crate::rule::{Presets, Rule};
use crate::text::near;

mod about;
mod control;
mod dump;
mod field;
mod quote;
mod unicode;

use about::explains_escapes;
pub(super) use dump::Dump;

const UNICODE: Rule = Rule::new(
    "escape/unicode",
    Presets::TEXT,
    "`\\uXXXX` of JSON and JavaScript: the character, surrogate pairs together",
)
.fires("It\\u2019s a d\\u00e9j\\u00e0 vu \\ud83d\\ude00", "It’s a déjà vu 😀")
.spares("In JavaScript, \"\\u2019\" is an apostrophe.");

const MARKUP: Rule = Rule::new(
    "escape/unicode-markup",
    Presets::PLAIN,
    "`\\u003c` and the like, whose character could be Markdown or HTML",
)
.fires("It\\u2019s \\u003e 5 m deep.", "It’s > 5 m deep.")
.spares("The class [\\u003c\\u003e] matches both.");

const CONTROL: Rule =
    Rule::new("escape/control", Presets::TEXT, "`\\n`, `\\r\\n` and `\\t` in a text that was dumped with its escapes")
        .fires(
            "The vote was close.\\n\\nNobody spoke.\\r\\nThey left.",
            "The vote was close.\n\nNobody spoke.\nThey left.",
        )
        .spares("Use \\n for a newline and \\t for a tab.");

const DUMP: Rule = Rule::new(
    "escape/dump",
    Presets::TEXT,
    "A whole text that is one string of JSON, with its quotes or without: what it says",
)
.fires(
    "The vote was close.\\n\\n\\\"Nobody\\\" spoke.\\n\\n    vote \\\\w+\\n\\nThey left.",
    "The vote was close.\n\n\"Nobody\" spoke.\n\n    vote \\w+\n\nThey left.",
)
.spares("\\nabla \\times \\beta = \\frac");

const SLASH: Rule = Rule::new("escape/slash", Presets::TEXT, "`\\/` of JSON in closing tags, URLs and dumps")
    .fires("See https:\\/\\/example.org\\/tides today.", "See https://example.org/tides today.")
    .spares("The pattern /usr\\/lib/ needs its backslash.");

const QUOTE: Rule = Rule::new("escape/quote", Presets::TEXT, "Backslashes before quotes: `\\'`, `\\\"`, `\\\\\\'`")
    .fires("She couldn\\'t say \\\"no\\\".", "She couldn't say \"no\".")
    .spares("Schr\\\"odinger wrote to P\\'olya.");

const HEX: Rule = Rule::new("escape/hex", Presets::NONE, "`\\xHH` of JavaScript and C: the character")
    .fires("Don\\x27t miss the finale", "Don't miss the finale")
    .spares("The byte \"\\x27\" ends it.");

const CSV: Rule =
    Rule::new("escape/csv", Presets::TEXT, "A CSV field with its quotes: wrapped in quotes, those inside doubled")
        .fires(
            "\"The \"\"night ferry\"\" sails again, the port said.\"",
            "The \"night ferry\" sails again, the port said.",
        )
        .spares("\"The night ferry sails again,\" the port said.");

const SPREADSHEET: Rule =
    Rule::new("escape/spreadsheet", Presets::TEXT, "`_x000D_`, a line end that a spreadsheet file escaped")
        .fires("Dear all,_x000D_\nthe ferry is late.", "Dear all,\nthe ferry is late.")
        .spares("text.replace(\"_x000D_\", \" \")");

const STRIPPED: Rule =
    Rule::new("escape/stripped", Presets::NONE, "`u2019` that lost its backslash inside or beside a word")
        .fires("It doesnu2019t matter.", "It doesn’t matter.")
        .spares("The menu2019 file of unit u2019 is old.");

static RULES: [Rule; 9] = [UNICODE, MARKUP, CONTROL, SLASH, QUOTE, HEX, CSV, SPREADSHEET, STRIPPED];

#[derive(Debug)]
pub(super) struct Unescape;

impl Pass for Unescape {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        // A CSV field has no class of its own; it is known by its first byte.
        Classes::ANY
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::URL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        field::csv(document, edits);
        if document.classes().intersects(Classes::UNDERSCORE) {
            field::spreadsheet(document, edits);
        }
        if document.classes().intersects(Classes::BACKSLASH) && !is_page(document) {
            unicode::find(document, edits);
            if !document.is_latex() {
                control::find(document, edits);
                quote::find(document, edits);
            }
        }
        if edits.is_on(&STRIPPED) {
            field::stripped(document, edits);
        }
    }
}

/// Bytes of a word that are looked at on either side. Attack: one endless word full of backslashes.
const REACH: usize = 64;

/// Whether a word is a regular expression, a path or TeX: a backslash before what no JSON string has there, or a range.
fn is_code_word(word: &[u8]) -> bool {
    let before_letter =
        |pair: &[u8]| matches!(pair, [b'\\', next] if next.is_ascii_alphanumeric() && !b"nrtux".contains(next));
    let range = |triple: &[u8]| matches!(triple, [b'[' | b'-' | b'^', b'\\', b'u' | b'x' | b'n' | b'r' | b't']);
    let drive = |four: &[u8]| matches!(four, [before, drive, b':', b'\\'] if !before.is_ascii_alphanumeric() && drive.is_ascii_alphabetic());
    let starts_with_drive = matches!(word, [drive, b':', b'\\', ..] if drive.is_ascii_alphabetic());
    starts_with_drive || word.windows(2).any(before_letter) || word.windows(3).any(range) || word.windows(4).any(drive)
}

/// Whether the stretch stands between two quotes of a kind.
fn is_quoted(text: &str, start: usize, end: usize) -> bool {
    let (left, right) = (text[..start].chars().next_back(), text[end..].chars().next());
    matches!(
        (left, right),
        (Some('"'), Some('"'))
            | (Some('\''), Some('\''))
            | (Some('`'), Some('`'))
            | (Some('/'), Some('/'))
            | (Some('“' | '„'), Some('”' | '“'))
            | (Some('‘'), Some('’'))
            | (Some('«'), Some('»'))
    ) || is_cited(text, start, end)
}

/// `‘[^a]\n*’`, `'@\'`: between single quotation marks, as manuals cite what one types; a sentence there is speech.
fn is_cited(text: &str, start: usize, end: usize) -> bool {
    /// Words that may be part of what is typed.
    const FEW: usize = 1;
    let before = near::line_before(&text[..start], REACH);
    let behind = near::line_behind(&text[end..], REACH);
    let opens = |(at, _): &(usize, &str)| !before[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '\\');
    let closes = |(at, mark): &(usize, &str)| !behind[at + mark.len()..].starts_with(char::is_alphanumeric);
    let Some((open, mark)) = before.rmatch_indices(['‘', '\'', '`']).next().filter(opens) else { return false };
    let close = if mark == "‘" { '’' } else { '\'' };
    let Some((close, _)) = behind.match_indices(close).find(closes) else { return false };
    let parts = [&before[open + mark.len()..], &behind[..close]];
    let is_plain = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let has_gap = parts[0].starts_with(' ') || parts[1].ends_with(' ');
    !has_gap && parts.iter().flat_map(|part| part.split(' ')).filter(is_plain).count() <= FEW
}

/// Between two letters.
fn is_inner(text: &str, span: Span) -> bool {
    text[..span.start].ends_with(char::is_alphabetic) && text[span.end..].starts_with(char::is_alphabetic)
}

/// The letters on both sides of `start..end`, and what is between.
fn letters_around(text: &str, start: usize, end: usize) -> Span {
    let letters = |c: char| c.is_alphabetic();
    let before = near::before(&text[..start], REACH);
    let behind = near::behind(&text[end..], REACH);
    let left = before.len() - before.trim_end_matches(letters).len();
    let right = behind.len() - behind.trim_start_matches(letters).len();
    Span::new(start - left, end + right)
}
