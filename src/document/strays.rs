//! The words of a document that are in another script than the rest of it.

use super::letters::{ANY, Range, is_ascii_letter, is_in};
use super::scripts::{Script, Word, end_of_word, script_at};
use crate::edit::Span;
use crate::places::{Found, Places, find};

/// The words of a text that are in another script than `main`. Goes over the main script by the block.
pub(crate) fn strays(text: &str, main: Script) -> impl Iterator<Item = Word> {
    let screen = screen_for(main);
    let mut starts = Places::new(move |from| screen(text.as_bytes(), from));
    std::iter::from_fn(move || {
        loop {
            let start = starts.next()?;
            let (script, width) = script_at(text, start)?;
            if let Some(script) = script.filter(|script| *script != main) {
                let end = end_of_word(text, start + width, script);
                starts.skip_to(end);
                return Some(Word { span: Span::new(start, end), script });
            }
        }
    })
}

/// Finds bytes that may start a letter of another script.
type Screen = fn(&[u8], usize) -> Option<Found>;

/// The screen for a text in `main`: one for each script, so that its ranges are constants.
fn screen_for(main: Script) -> Screen {
    match main {
        Script::Latin => loud::<{ Script::Latin as usize }>,
        Script::Greek => loud::<{ Script::Greek as usize }>,
        Script::Cyrillic => loud::<{ Script::Cyrillic as usize }>,
        Script::Armenian => loud::<{ Script::Armenian as usize }>,
        Script::Hebrew => loud::<{ Script::Hebrew as usize }>,
        Script::Arabic => loud::<{ Script::Arabic as usize }>,
        Script::Thai => loud::<{ Script::Thai as usize }>,
        Script::Georgian => loud::<{ Script::Georgian as usize }>,
        Script::Hangul => loud::<{ Script::Hangul as usize }>,
        Script::Han => loud::<{ Script::Han as usize }>,
        Script::Indic => loud::<{ Script::Indic as usize }>,
        Script::Other => loud::<{ Script::Other as usize }>,
    }
}

fn loud<const MAIN: usize>(bytes: &[u8], from: usize) -> Option<Found> {
    find(bytes, from, |&[byte, next]| {
        let is_latin = const { matches!(Script::ALL[MAIN], Script::Latin) };
        let [first, second] = const { quiet(Script::ALL[MAIN]) };
        let starts = |(lead, behind): (Range, Range)| is_in(byte, lead) & is_in(next, behind);
        // Of well-formed text, what follows a first byte is in any case.
        let quiet = if first.1 == ANY { is_in(byte, first.0) } else { starts(first) };
        let letter = !is_latin & is_ascii_letter(byte);
        letter | ((byte >= 0xC0) & !(quiet | starts(second)))
    })
}

/// Ranges of the first and of the second byte of characters that are no letters of another script than `main`: its letters,
/// its own signs among them, but not those blocks in which there are others, and common signs.
const fn quiet(main: Script) -> [(Range, Range); 2] {
    /// Dashes and quotes.
    const SIGNS: (Range, Range) = ((0xE2, 0xE2), (0x80, 0x80));
    match main {
        Script::Latin => [((0xC2, 0xC9), ANY), ((0xE1, 0xE1), (0xB8, 0xBB))],
        Script::Greek => [((0xCE, 0xCF), ANY), ((0xE1, 0xE1), (0xBC, 0xBF))],
        Script::Cyrillic => [((0xD0, 0xD3), ANY), SIGNS],
        Script::Armenian => [((0xD5, 0xD5), ANY), ((0xD6, 0xD6), (0x80, 0x90))],
        Script::Hebrew => [((0xD7, 0xD7), ANY), SIGNS],
        Script::Arabic => [((0xD8, 0xDB), ANY), SIGNS],
        Script::Indic => [((0xE0, 0xE0), (0xA4, 0xB7)), SIGNS],
        Script::Thai => [((0xE0, 0xE0), (0xB8, 0xB9)), SIGNS],
        Script::Georgian => [((0xE1, 0xE1), (0x83, 0x83)), SIGNS],
        Script::Hangul => [((0xEB, 0xEC), ANY), ((0xED, 0xED), (0x80, 0x9D))],
        // Kana and their punctuation.
        Script::Han => [((0xE4, 0xE9), ANY), ((0xE3, 0xE3), (0x80, 0x83))],
        Script::Other => [((0xFF, 0xFF), ANY), SIGNS],
    }
}
