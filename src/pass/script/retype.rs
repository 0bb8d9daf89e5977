//! What a word would be on another keyboard, and how well that fits a language.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::document::{Script, languages};
use crate::layout::{LAYOUTS, Layout, hangul};
use crate::lexicon::{END, Language, Letter, NO_LIMIT, Spelling, letter, rank, rank_in, spelling, spelling_of};

/// No word of a language is longer than this, in characters.
pub(super) const LONGEST: usize = 40;

/// A word retyped.
#[derive(Debug)]
pub(super) struct Retyped {
    pub(super) word: String,
    pub(super) language: Language,
    pub(super) rank: Option<u8>,
    pub(super) spelling: Spelling,
    pub(super) phonetic: bool,
    /// Whether the Latin keyboard is one made for the language.
    pub(super) native: bool,
    /// The name of the layout.
    pub(super) keyboard: &'static str,
}

/// What the letters of a word cost in the language of its script that it fits best. Signs cost what an ordinary letter costs.
pub(super) fn own_bits(token: &str, script: Script) -> u32 {
    own_bits_in(token, script, languages(script))
}

/// The same for a Latin word of the languages that are met everywhere. A capital within a word is a sign.
pub(super) fn common_bits(token: &str) -> u32 {
    const CAPITAL: u32 = 4;
    let capitals = token.chars().skip(1).filter(char::is_ascii_uppercase).count() as u32;
    own_bits_in(token, Script::Latin, [Language::English, Language::German, Language::French].into_iter())
        + CAPITAL * capitals
}

fn own_bits_in(token: &str, script: Script, languages: impl Iterator<Item = Language>) -> u32 {
    const SIGN: u32 = 4;
    const LETTER: u32 = 12;
    let is_letter = |c: &char| Script::of(*c) == Some(script);
    let signs = token.chars().filter(|c| !is_letter(c)).count();
    // No blank follows it, and no word of any language holds it.
    let odd =
        token.char_indices().filter(|(at, c)| matches!(c, ',' | ';' | '[' | ']') && *at + 1 < token.len()).count();
    let letters: Cow<'_, str> = if signs == 0 { token.into() } else { token.chars().filter(is_letter).collect() };
    let least = languages.filter_map(|language| spelling(language, &letters)).map(|spelling| spelling.bits).min();
    least.unwrap_or_else(|| LETTER * (letters.chars().count() as u32 + 1)) + SIGN * (signs + odd) as u32
}

/// How well `word` fits `language`.
fn fit(word: &str, language: Language, phonetic: bool, keyboard: &'static str) -> Option<Retyped> {
    let (spelling, rank) = if word.is_ascii() {
        let letters = word.bytes().map(|byte| letter(language, char::from(byte.to_ascii_lowercase())));
        (spelling_of(language, letters, NO_LIMIT)?, rank_in(language, word))
    } else {
        let lower = word.to_lowercase();
        (spelling(language, &lower)?, rank(language, &lower))
    };
    Some(Retyped { rank, word: word.to_owned(), language, spelling, phonetic, native: false, keyboard })
}

/// Whether there is a keyboard of `script` that has all letters of the token.
pub(super) fn is_on_a_keyboard(token: &str, script: Script) -> bool {
    let layouts = LAYOUTS.iter().filter(|layout| script_of(layout) == Some(script));
    layouts.map(|layout| layout.words_to_us(token)).any(|words| !words.is_empty())
}

/// What `token`, typed on a keyboard of `script`, is in Latin letters in one of `near`. Linear in the token.
pub(super) fn to_latin(token: &str, script: Script, near: impl Iterator<Item = Language> + Clone) -> Vec<Retyped> {
    let mut found = Vec::new();
    if script == Script::Hangul {
        let keys = hangul::keys(token).map(|keys| with_case(&keys));
        found.extend(near.filter_map(|language| fit(keys.as_ref()?, language, false, "ko")));
        return found;
    }
    let is_word = |word: &str| {
        let is_letter = |c| Script::of(c) == Some(Script::Latin);
        word.chars().all(|c| c == '\'' || is_letter(c)) && word.ends_with(is_letter)
    };
    for layout in LAYOUTS.iter().filter(|layout| script_of(layout) == Some(script)) {
        let mut all = layout.words_to_us(token);
        let other: Vec<String> = all.iter().filter_map(|us| layout.with_other_keys(us)).collect();
        all.extend(other);
        for us in all {
            let is_american = is_word(&us);
            for language in near.clone() {
                if is_american {
                    found.extend(fit(&us, language, layout.phonetic, layout.id));
                }
                for word in keyboards(language).filter_map(|latin| latin.word_from_us(&us)) {
                    if is_word(&word) {
                        let retyped = fit(&word, language, layout.phonetic, layout.id);
                        found.extend(retyped.map(|retyped| Retyped { native: true, ..retyped }));
                    }
                }
            }
        }
    }
    found
}

/// Keys of a Korean keyboard as the word that was meant: only some keys tell whether Shift was held.
fn with_case(keys: &str) -> String {
    let tells = |c: &char| hangul::tells_case(*c as u8);
    let (small, capital) = keys.chars().filter(tells).partition::<Vec<_>, _>(char::is_ascii_lowercase);
    if small.is_empty() && capital.len() > 1 { keys.to_ascii_uppercase() } else { keys.to_owned() }
}

/// The Latin keyboards on which a language is typed, but for the American one.
fn keyboards(language: Language) -> impl Iterator<Item = &'static Layout> {
    LAYOUTS
        .iter()
        .filter(move |layout| script_of(layout) == Some(Script::Latin) && layout.languages.contains(&language.code()))
}

/// Whether the key of a sign on a keyboard is one of letters for those who write `language`.
pub(super) fn is_letter_key(keyboard: &str, language: Language, sign: char) -> bool {
    let key = LAYOUTS.iter().find(|layout| layout.id == keyboard).and_then(|layout| layout.to_us(sign));
    let types_letter = |key: char| {
        let mut typed = keyboards(language).filter_map(|latin| latin.from_us(key));
        key.is_ascii_alphabetic() || typed.any(|c| c.is_alphabetic() || is_accent(c))
    };
    !sign.is_alphanumeric() && key.is_some_and(types_letter)
}

/// Whether it is the mark that a dead key sets on the next letter.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The script of a layout: that of the letter on the key A.
fn script_of(layout: &Layout) -> Option<Script> {
    Script::of(layout.from_us('a')?)
}

/// What `token`, typed on an American keyboard, is in the languages of another script; on a keyboard
/// whose letters sit where similar Latin ones do only if `phonetic`.
///
/// The cheap question comes first: what the letters cost, without writing them down. It settles most names and brands.
pub(super) fn from_latin<'a>(token: &'a str, main: Script, phonetic: bool) -> impl Iterator<Item = Retyped> + 'a {
    let is_wanted = move |keymap: &&Keymap| {
        let is_phonetic = keymap.layout.is_some_and(|layout| layout.phonetic);
        keymap.script == main && (phonetic || !is_phonetic)
    };
    KEYMAPS.iter().filter(is_wanted).filter_map(move |keymap| {
        let letters = token.bytes().flat_map(|key| keymap.letters[usize::from(key & 0x7F)]);
        let spelling = spelling_of(keymap.language, letters, IMPLAUSIBLE)?;
        let (word, phonetic) = match keymap.layout {
            Some(layout) => (layout.word_from_us(token)?, layout.phonetic),
            None => (hangul::word(token).filter(|word| word.chars().all(|c| ('가'..='힣').contains(&c)))?, false),
        };
        let lower = word.to_lowercase();
        let language = keymap.language;
        let keyboard = keymap.layout.map_or("ko", |layout| layout.id);
        Some(Retyped { rank: rank(language, &lower), word, language, spelling, phonetic, native: false, keyboard })
    })
}

/// Bits for each letter above which no word is looked up.
const IMPLAUSIBLE: u32 = 6;

/// A keyboard and a language that is typed on it.
struct Keymap {
    /// `None` for Korean, whose letters are composed.
    layout: Option<&'static Layout>,
    language: Language,
    script: Script,
    /// By key, the letters that it types, as the statistics of the language know them.
    letters: [[Letter; 2]; 128],
}

static KEYMAPS: LazyLock<Vec<Keymap>> = LazyLock::new(|| {
    let scripts = LAYOUTS.iter().filter_map(|layout| Some((layout, script_of(layout)?)));
    let mut keymaps: Vec<Keymap> = scripts
        .flat_map(|(layout, script)| {
            let own = languages(script).filter(|language| layout.languages.contains(&language.code()));
            own.map(move |language| Keymap::new(layout, language, script))
        })
        .collect();
    let korean = std::array::from_fn(|key| {
        let is_letter = (key as u8).is_ascii_alphabetic();
        [if is_letter { letter(Language::Korean, char::from(key as u8)) } else { 254 }, 255]
    });
    keymaps.push(Keymap { layout: None, language: Language::Korean, script: Script::Hangul, letters: korean });
    keymaps.retain(|keymap| keymap.script != Script::Latin);
    keymaps
});

impl Keymap {
    fn new(layout: &'static Layout, language: Language, script: Script) -> Self {
        let letters = std::array::from_fn(|key| {
            let key = char::from(key as u8);
            let ligature = layout.ligatures.iter().find(|(us, _)| *us == key).map(|(_, text)| text.chars());
            let mut typed = ligature.unwrap_or("".chars()).chain(layout.from_us(key));
            let first = typed.next().map_or(254, |c| letter(language, c));
            let second = typed.next().map_or(255, |c| letter(language, c));
            [first, second]
        });
        debug_assert!(letters.iter().all(|letters: &[Letter; 2]| letters[0] != END));
        Self { layout: Some(layout), language, script, letters }
    }
}
