//! The words of a document that are in another script than the rest of it.

use super::letters::{ANY, Range, is_ascii_letter, is_in};
use super::scripts::{Script, Word, end_of_word, script_at};
use crate::edit::Span;
use crate::text::places::{Found, Places, find};

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
    let is_latin = const { matches!(Script::ALL[MAIN], Script::Latin) };
    let test = |three: &[u8; 3]| {
        let [a, b, c, d] = const { quiet(Script::ALL[MAIN]) };
        // Of well-formed text, what follows a first byte is in any case.
        let is_in = |at: usize, range: Range| range == ANY || is_in(three[at], range);
        let starts = |[first, second, third]: [Range; 3]| {
            first != NOTHING && is_in(0, first) & is_in(1, second) & is_in(2, third)
        };
        let letter = !is_latin & is_ascii_letter(three[0]);
        letter | ((three[0] >= 0xC0) & !(starts(a) | starts(b) | starts(c) | starts(d)))
    };
    if is_latin { find::<true, 3>(bytes, from, test) } else { find::<false, 3>(bytes, from, test) }
}

const NOTHING: Range = (0xFF, 0xFF);

/// Ranges of the first, second and third byte of characters that are no letters of another script than `main`: its letters,
/// its own signs among them, but not those blocks in which there are others, and common signs.
const fn quiet(main: Script) -> [[Range; 3]; 4] {
    const fn leads(first: u8, last: u8) -> [Range; 3] {
        [(first, last), ANY, ANY]
    }
    const fn within(lead: u8, second: Range) -> [Range; 3] {
        [(lead, lead), second, ANY]
    }
    /// Dashes and quotes.
    const SIGNS: [Range; 3] = within(0xE2, (0x80, 0x80));
    const NONE: [Range; 3] = [NOTHING; 3];
    match main {
        Script::Latin => [leads(0xC2, 0xC9), within(0xE1, (0xB8, 0xBB)), NONE, NONE],
        Script::Greek => [leads(0xCE, 0xCF), within(0xE1, (0xBC, 0xBF)), NONE, NONE],
        // With its quotes, `«` and `»`.
        Script::Cyrillic => [leads(0xD0, 0xD3), SIGNS, within(0xC2, (0xAB, 0xAB)), within(0xC2, (0xBB, 0xBB))],
        Script::Armenian => [leads(0xD5, 0xD5), within(0xD6, (0x80, 0x90)), NONE, NONE],
        Script::Hebrew => [leads(0xD7, 0xD7), SIGNS, NONE, NONE],
        Script::Arabic => [leads(0xD8, 0xDB), SIGNS, NONE, NONE],
        Script::Indic => [within(0xE0, (0xA4, 0xB7)), SIGNS, NONE, NONE],
        Script::Thai => [within(0xE0, (0xB8, 0xB9)), SIGNS, NONE, NONE],
        Script::Georgian => [within(0xE1, (0x83, 0x83)), SIGNS, NONE, NONE],
        Script::Hangul => [leads(0xEB, 0xEC), within(0xEA, (0xB0, 0xBF)), within(0xED, (0x80, 0x9D)), NONE],
        // Kana and their punctuation; full-width punctuation.
        Script::Han => {
            [leads(0xE4, 0xE9), within(0xE3, (0x80, 0x83)), [(0xEF, 0xEF), (0xBC, 0xBC), (0x80, 0xA0)], SIGNS]
        }
        Script::Other => [SIGNS, NONE, NONE, NONE],
    }
}
