//! Grave accents beside their letters, which look like marks of code.

use unicode_normalization::char::compose;

use super::words::Words;
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::near;

const SPLIT_GRAVE: Rule = Rule::new(
    "pdf/split-grave",
    Presets::TEXT,
    "Backtick within a word that fonts of TeX have for a grave accent: the letter, if the word is in the list of its language",
)
.fires("Nous avons tr`es bien dormi et la mer ´etait calme.", "Nous avons très bien dormi et la mer était calme.")
.spares("Le fichier`a` et le mot`e` sont du code; foo`echo`bar.");

#[derive(Debug)]
pub(in crate::pass) struct Graves;

impl Pass for Graves {
    fn rules(&self) -> &'static [Rule] {
        &[SPLIT_GRAVE]
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn triggers(&self) -> Classes {
        Classes::BACKTICK
    }

    fn zones(&self) -> ZoneKinds {
        // Two of them look like marks of code.
        ZoneKinds::INLINE_CODE
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let text = document.text();
        let mut words = Words::of(document);
        for at in document.each([b'`']) {
            let Some(letter) = carried(text, at) else { continue };
            if word(text, at, letter).is_some_and(|word| words.lists(&word)) {
                let span = Span::new(at, at + 2);
                edits.replace(span, letter.to_string(), &SPLIT_GRAVE, Confidence::Likely);
            }
        }
    }
}

/// The vowel behind the backtick at `at`, in a word, with its accent.
fn carried(text: &str, at: usize) -> Option<char> {
    let vowel = text[at + 1..].chars().next().filter(|c| "aeiou".contains(*c))?;
    let is_inside = text[..at].ends_with(char::is_lowercase);
    is_inside.then(|| compose(vowel, '\u{300}')).flatten()
}

/// The whole word with that letter, in lower case; none where a mark of code closes behind it.
fn word(text: &str, at: usize, letter: char) -> Option<String> {
    /// Attack: one endless word.
    const LONGEST: usize = 80;
    let Span { start, end } = near::run_around(text, Span::new(at, at + 2), LONGEST, char::is_alphabetic);
    let is_code = text[end..].starts_with('`');
    (!is_code).then(|| format!("{}{letter}{}", &text[start..at], &text[at + 2..end]).to_lowercase())
}
