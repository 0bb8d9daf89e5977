//! A first look at a word in a foreign script: whether it can be a slip of the keyboard at all. It costs a few nanoseconds and
//! settles most names, brands and quotations, which would otherwise be looked up in every word list.
//!
//! Retyped, a slip starts like a word. So the first four letters of all words are kept as a set of bits, by the keys that
//! type them.

use std::sync::LazyLock;

use super::{LAYOUTS, Layout, hangul};
use crate::document::{Script, languages};
use crate::lexicon::first_letters;

/// The layouts on which `token`, a word in `script`, can be a word of a language in `main`: none that is one is left out. On
/// a phonetic layout a slip is a transliteration, which words cannot tell.
pub(crate) fn layouts(token: &str, script: Script, main: Script) -> impl Iterator<Item = &'static Layout> {
    let latin = script == Script::Latin;
    let keyboards = keyboards(if latin { main } else { script });
    let first = First::new(token);
    keyboards
        .filter(move |keyboard| if latin { keyboard.may_type(first, main) } else { keyboard.may_be_typed(first) })
        .map(|keyboard| keyboard.layout)
}

/// Whether the keys of `token` may type a word of Korean, which starts with the keys of a consonant and a vowel.
pub(crate) fn may_compose(token: &str) -> bool {
    let is_vowel = |key: u8| b"koijpuhynbml".contains(&key.to_ascii_lowercase());
    matches!(token.as_bytes(), [first, second, ..] if !is_vowel(*first) && is_vowel(*second))
}

/// Whether the keys of a word of Korean may type a word in Latin letters.
pub(crate) fn may_decompose(token: &str) -> bool {
    let end = token.char_indices().nth(4).map_or(token.len(), |(at, _)| at);
    let Some(keys) = hangul::keys(&token[..end]) else { return false };
    let mut letters = [END; 4];
    for (slot, key) in letters.iter_mut().zip(keys.bytes()) {
        *slot = usize::from(key.to_ascii_lowercase() - b'a');
    }
    latin_starts().contains(letters)
}

/// The first four characters of a word; `None` behind the end of a shorter one.
#[derive(Clone, Copy)]
struct First([Option<char>; 4]);

impl First {
    fn new(token: &str) -> Self {
        let mut chars = token.chars();
        Self(std::array::from_fn(|_| chars.next()))
    }
}

/// A layout with what the first look needs.
struct Keyboard {
    layout: &'static Layout,
    script: Script,
    /// By the lower byte of a letter, where it is among the keys: the first that ends so.
    by_letter: [u8; 256],
    /// Keys of ASCII letters, in lower case, that are dead, type two letters, or type something else with Shift.
    odd: [bool; 26],
    /// Words of its languages, by the keys that type them.
    starts: Starts,
}

fn keyboards(script: Script) -> impl Iterator<Item = &'static Keyboard> {
    static ALL: LazyLock<Vec<Keyboard>> = LazyLock::new(|| LAYOUTS.iter().filter_map(Keyboard::new).collect());
    ALL.iter().filter(move |keyboard| keyboard.script == script)
}

impl Keyboard {
    fn new(layout: &'static Layout) -> Option<Self> {
        let script = |(_, c): &(char, char)| Script::of(*c).filter(|script| *script != Script::Latin);
        let script = layout.keys.iter().find_map(script).filter(|_| !layout.phonetic)?;
        let mut by_letter = [u8::MAX; 256];
        let letters = layout.keys.iter().enumerate().filter(|(_, (_, c))| Script::of(*c) == Some(script));
        for (index, (_, c)) in letters.rev() {
            by_letter[*c as usize & 0xFF] = u8::try_from(index).unwrap_or(u8::MAX);
        }
        let typed: [Option<char>; 26] = std::array::from_fn(|index| {
            let key = char::from(b'a' + index as u8);
            let (plain, shifted) = (layout.from_us(key)?, layout.from_us(key.to_ascii_uppercase())?);
            let is_dead = layout.composed.iter().any(|(_, mark, _)| [plain, shifted].contains(mark));
            let is_pair = layout.ligatures.iter().any(|(us, _)| us.eq_ignore_ascii_case(&key));
            (!is_dead && !is_pair && shifted.to_lowercase().eq([plain])).then_some(plain)
        });
        let mut starts = Starts::default();
        for language in languages(script).filter(|language| layout.languages.contains(&language.code())) {
            first_letters(language, |letters| {
                starts.insert(letters.map(|c| match c {
                    ' ' => Some(END),
                    _ => typed.iter().position(|typed| *typed == Some(c)),
                }));
            });
        }
        Some(Self { layout, script, by_letter, odd: typed.map(|typed| typed.is_none()), starts })
    }

    /// Whether the keys of a word may type a word of a language of this layout.
    fn may_type(&self, First(first): First, main: Script) -> bool {
        let mut keys = [END; 4];
        for (slot, c) in keys.iter_mut().zip(first.into_iter().flatten()) {
            if !c.is_ascii_alphabetic() {
                return false;
            }
            *slot = usize::from(c.to_ascii_lowercase() as u8 - b'a');
            if self.odd[*slot] {
                return true;
            }
        }
        // Which sigma a capital stands for depends on whether the word ends.
        (main == Script::Greek && first[3].is_none()) || self.starts.contains(keys)
    }

    /// Whether a word, typed on this layout, may be a word in Latin letters.
    fn may_be_typed(&self, First(first): First) -> bool {
        let mut letters = [END; 4];
        for (index, c) in first.into_iter().flatten().enumerate() {
            // Two letters that one key may type.
            let next = first.get(index + 1).copied().unwrap_or(Some('\0'));
            let is_pair = |text: &str| {
                let mut pair = text.chars();
                pair.next() == Some(c) && (next == Some('\0') || pair.next() == next)
            };
            if self.layout.ligatures.iter().any(|(_, text)| is_pair(text)) {
                return true;
            }
            match self.layout.keys.get(usize::from(self.by_letter[c as usize & 0xFF])) {
                Some((us, typed)) if *typed == c => {
                    // Keys of punctuation type no letter.
                    if !us.is_ascii_alphabetic() {
                        return false;
                    }
                    letters[index] = usize::from(us.to_ascii_lowercase() as u8 - b'a');
                }
                // Accented, no letter of this layout, or hidden behind another one in the table.
                _ => {
                    return self.layout.composed.iter().any(|(whole, _, _)| *whole == c)
                        || self.layout.to_us(c).is_some();
                }
            }
        }
        latin_starts().contains(letters)
    }
}

/// The words of all languages in Latin letters.
fn latin_starts() -> &'static Starts {
    static LATIN: LazyLock<Starts> = LazyLock::new(|| {
        let mut starts = Starts::default();
        for language in languages(Script::Latin) {
            first_letters(language, |letters| {
                starts.insert(letters.map(|c| match c {
                    ' ' => Some(END),
                    _ => c.is_ascii_lowercase().then(|| usize::from(c as u8 - b'a')),
                }));
            });
        }
        starts
    });
    &LATIN
}

/// Stands behind the last letter of a short word.
const END: usize = 26;

/// A set of beginnings of words: four of 26 letters and the end.
struct Starts(Box<[u32]>);

impl Default for Starts {
    fn default() -> Self {
        Self(vec![0; 27 * 27 * 27].into())
    }
}

impl Starts {
    fn insert(&mut self, letters: [Option<usize>; 4]) {
        if let [Some(a), Some(b), Some(c), Some(d)] = letters {
            self.0[(a * 27 + b) * 27 + c] |= 1 << d;
        }
    }

    fn contains(&self, [a, b, c, d]: [usize; 4]) -> bool {
        self.0[(a * 27 + b) * 27 + c] & 1 << d != 0
    }
}
