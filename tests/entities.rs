//! Character references read as browsers read them: the same as `htmlize`, wherever this crate decodes at all.

use std::borrow::Cow;

use proptest::prelude::*;
use proptest::sample::select;
use unscrape::{Cleaner, Preset};

/// Decodes one reference between two words, with nothing but the rules for references.
fn decode(reference: &str) -> String {
    let builder = Cleaner::builder().disable("*").enable("entity/*").disable("entity/unterminated");
    let text = format!("word{reference}word");
    let cleaned = builder.build().unwrap().clean_text(&text).into_owned();
    cleaned.strip_prefix("word").and_then(|rest| rest.strip_suffix("word")).unwrap().to_owned()
}

/// What a browser shows, with blanks of all kinds as one blank.
fn oracle(reference: &str) -> String {
    htmlize::unescape(reference).replace(['\u{a0}', '\t', '\u{2002}', '\u{2003}'], " ").replace('\r', "\n")
}

#[test]
fn every_name() {
    for line in include_str!("../src/pass/entity/names.txt").lines() {
        let (name, _) = line.split_once(' ').unwrap();
        let reference = format!("&{name};");
        assert_eq!(decode(&reference), oracle(&reference), "{reference}");
    }
}

#[test]
fn every_number() {
    for number in (0..0x3100).chain(0xd7f0..0xe010).chain(0xfd00..0x1_0100).chain(0x10_ffe0..0x11_0010) {
        let reference = format!("&#{number};");
        let decoded = decode(&reference);
        // What no text can hold stays as it is; a browser shows a mark instead, or a control.
        if decoded != reference {
            assert_eq!(decoded, oracle(&reference), "{reference}");
            assert_eq!(decode(&format!("&#x{number:X};")), decoded);
        } else {
            let shown = htmlize::unescape(reference.as_str());
            let c = shown.chars().next().unwrap();
            let noncharacter = matches!(number, 0xfdd0..=0xfdef) || number & 0xfffe == 0xfffe;
            assert!(c.is_control() || c == '\u{fffd}' || noncharacter, "{reference} should be decoded");
        }
    }
}

proptest! {
    /// Any layers of `&amp;` come off in one go.
    #[test]
    fn layers(depth in 0..40usize, name in select(&["amp", "lt", "eacute", "#8217", "#x2014", "NotEqualTilde"])) {
        let reference = format!("&{}{name};", "amp;".repeat(depth));
        prop_assert_eq!(decode(&reference), oracle(&format!("&{name};")));
    }

    /// What is no reference to a browser is none here.
    #[test]
    fn no_reference(body in "[a-z#0-9]{0,8}") {
        let text = format!("word&{body} word");
        let cleaner = Cleaner::new(Preset::Plain);
        prop_assert!(matches!(cleaner.clean_text(&text), Cow::Borrowed(_)));
    }
}
