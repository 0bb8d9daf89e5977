//! The words of a document that are in another script than the rest of it.

use super::letters::{ANY, Range, is_ascii_letter, is_in, padded};
use super::scripts::{Script, Word, end_of_word, script_at};
use crate::edit::Span;

/// The words of a text that are in another script than `main`. Goes over the main script by the block.
pub(crate) fn strays(text: &str, main: Script) -> Strays<'_> {
    Strays { text, main, screen: screen_for(main), at: 0, screened: 0, loud: 0 }
}

/// See [`strays`].
#[derive(Debug)]
pub(crate) struct Strays<'t> {
    text: &'t str,
    main: Script,
    screen: Screen,
    at: usize,
    /// Where the last block ends of which is known which bytes are loud.
    screened: usize,
    /// A bit for each byte of that block.
    loud: u64,
}

impl Iterator for Strays<'_> {
    type Item = Word;

    #[inline]
    fn next(&mut self) -> Option<Word> {
        loop {
            let start = self.next_loud()?;
            let (script, width) = script_at(self.text, start)?;
            self.at = start + width;
            if let Some(script) = script.filter(|script| *script != self.main) {
                self.at = end_of_word(self.text, self.at, script);
                return Some(Word { span: Span::new(start, self.at), script });
            }
        }
    }
}

impl Strays<'_> {
    /// The next byte that may start a letter of another script.
    #[inline]
    fn next_loud(&mut self) -> Option<usize> {
        if self.at < self.screened {
            let start = self.screened - BLOCK;
            self.loud &= u64::MAX << (self.at - start);
            if self.loud != 0 {
                return Some(start + self.loud.trailing_zeros() as usize);
            }
        }
        self.next_block()
    }

    /// The first such byte behind what is screened already.
    fn next_block(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut start = self.at.max(self.screened);
        while let Some(window) = bytes.get(start..).and_then(|rest| rest.first_chunk()) {
            self.loud = (self.screen)(window);
            if self.loud != 0 {
                self.screened = start + BLOCK;
                return Some(start + self.loud.trailing_zeros() as usize);
            }
            start += BLOCK;
        }
        let rest = bytes.get(start..)?;
        self.loud = (self.screen)(&padded(rest));
        self.screened = start + BLOCK;
        (self.loud != 0).then(|| start + self.loud.trailing_zeros() as usize)
    }
}

/// Bytes looked at together, and those with the one behind them.
pub(super) const BLOCK: usize = 64;
const WINDOW: usize = BLOCK + 1;

/// A bit for each byte of a block that may start a letter of another script.
type Screen = fn(&[u8; WINDOW]) -> u64;

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

fn loud<const MAIN: usize>(window: &[u8; WINDOW]) -> u64 {
    let main = const { Script::ALL[MAIN] };
    let is_latin = matches!(main, Script::Latin);
    if is_latin && window.is_ascii() {
        return 0;
    }
    let [first, second] = const { quiet(Script::ALL[MAIN]) };
    let starts = |byte, next, (lead, behind): (Range, Range)| is_in(byte, lead) & is_in(next, behind);
    let mut flags = [0; BLOCK];
    // Without branches, so that the loop compiles to vector instructions.
    for (index, flag) in flags.iter_mut().enumerate() {
        let (byte, next) = (window[index], window[index + 1]);
        // Of well-formed text, what follows a first byte is in any case.
        let quiet = if first.1 == ANY { is_in(byte, first.0) } else { starts(byte, next, first) };
        let letter = if is_latin { 0 } else { is_ascii_letter(byte) };
        *flag = letter | u8::from(byte >= 0xC0) & ((quiet | starts(byte, next, second)) ^ 1);
    }
    bits(&flags)
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

/// A bit for each byte that is 1 and not 0.
pub(super) fn bits(flags: &[u8; BLOCK]) -> u64 {
    /// Moves the lowest bit of each byte to one of the upper byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let words = flags.as_chunks::<8>().0;
    if words.iter().fold(0, |any, word| any | u64::from_le_bytes(*word)) == 0 {
        return 0;
    }
    let bytes = words.iter().map(|word| u64::from_le_bytes(*word).wrapping_mul(GATHER) >> 56);
    bytes.rev().fold(0, |bits, byte| bits << 8 | byte)
}
