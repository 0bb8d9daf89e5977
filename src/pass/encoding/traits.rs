//! What there is to know of a character, in a word: its class, by which pairs are looked up, and what its class does not tell.

use std::sync::LazyLock;

use super::blocks::{is_han, is_hangul};
use super::kind::Kind;
use super::{oddity, tiebreak};
use crate::document::Script;

/// The class, which is less than [`CLASSES`] and tells the kind; flags; how odd it is by itself, or [`NONE`]. A byte each, since
/// they are looked up and kept together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Traits(u32);

/// Its class does not tell what it is before, or behind, another; there is something to say of it between two.
const FIRST: u8 = 1;
const SECOND: u8 = 2;
const BETWEEN: u8 = 4;
/// A letter that few languages have, or a capital.
const RARE: u8 = 8;

const NONE: i8 = i8::MIN;

/// The kinds that are no letters, in the order of their classes; then come three of each script and three of ASCII.
const SIGNS: [Kind; 16] = [
    Kind::Blank,
    Kind::Digit,
    Kind::Mark,
    Kind::Stop,
    Kind::Open,
    Kind::Quote,
    Kind::Joint,
    Kind::Raised,
    Kind::Money,
    Kind::Sign,
    Kind::Math,
    Kind::Box,
    Kind::Emoji,
    Kind::Any,
    Kind::Hidden,
    Kind::Junk,
];
const SCRIPTS: usize = Script::ALL.len();
const CLASSES: usize = 64;

/// By class.
static KINDS: [Kind; CLASSES] = {
    let mut kinds = [Kind::Junk; CLASSES];
    let mut class = 0;
    while class < SIGNS.len() + 3 * (SCRIPTS + 1) {
        kinds[class] = match class.checked_sub(SIGNS.len()) {
            None => SIGNS[class],
            Some(letter) => {
                let script = if letter / 3 < SCRIPTS { Script::ALL[letter / 3] } else { Script::Latin };
                match letter % 3 {
                    0 => Kind::Lower(script),
                    1 => Kind::Upper(script),
                    _ => Kind::Letter(script),
                }
            }
        };
        class += 1;
    }
    kinds
};

type Pairs = [[i8; CLASSES]; CLASSES];

/// By class, how odd the second behind the first is, or [`NONE`] where no sample is given.
static PAIRS: LazyLock<Box<Pairs>> = LazyLock::new(|| {
    const SAMPLES: &str = " 0\u{301}.¿“’²€§±─🎉!\u{ad}\u{e000}aAéÉαΑяЯաԱאبกა가一あक\u{1000}";
    let mut samples = [None; CLASSES];
    for c in SAMPLES.chars() {
        let traits = Traits::find(c);
        samples[traits.class()] = Some((c, Kind::of(c)));
    }
    type Sample = Option<(char, Kind)>;
    let pair = |first: Sample, second: Sample| Some(oddity::pair(first?, second?) as i8);
    Box::new(samples.map(|first| samples.map(|second| pair(first, second).unwrap_or(NONE))))
});

impl Traits {
    pub(super) const BLANK: Self = Self::new(0, BETWEEN, 0);

    pub(super) fn find(c: char) -> Self {
        // In haste.
        if is_han(c) {
            return Self::letter(Script::Han);
        }
        if is_hangul(c) {
            return Self::letter(Script::Hangul);
        }
        let kind = Kind::of(c);
        let letter = |script: Script, case: usize| {
            let script = if c.is_ascii() { SCRIPTS } else { script as usize };
            SIGNS.len() + 3 * script + case
        };
        let class = match kind {
            Kind::Lower(script) => letter(script, 0),
            Kind::Upper(script) => letter(script, 1),
            Kind::Letter(script) => letter(script, 2),
            _ => SIGNS.iter().position(|sign| *sign == kind).unwrap_or_default(),
        };
        let flags = match c {
            'Â' => FIRST | BETWEEN,
            'Ă' | 'Ĺ' | '•' => FIRST,
            '†' | '‡' => SECOND | BETWEEN,
            '°' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' => SECOND,
            '³' | '¹' => SECOND | BETWEEN,
            '√' | '≈' => FIRST | BETWEEN,
            '\u{591}'..='\u{5c7}' => SECOND | BETWEEN,
            '\u{64b}'..='\u{65f}' => SECOND,
            '®' | '™' | '\u{ad}' => BETWEEN,
            'µ' => FIRST | SECOND,
            '‘' | '–' | '—' | '·' | '“' | '”' | '«' | '»' | '‹' | '›' | '…' | '²' | 'º' | 'ª' | 'Ã' | ' ' => {
                BETWEEN
            }
            _ => 0,
        };
        let rare = if tiebreak::is_rare(c) { RARE } else { 0 };
        Self::new(class, flags | rare, oddity::single(c).map_or(NONE, |odd| odd as i8))
    }

    /// Of a letter without case that is not odd.
    const fn letter(script: Script) -> Self {
        Self::new(SIGNS.len() + 3 * script as usize + 2, 0, 0)
    }

    const fn new(class: usize, flags: u8, single: i8) -> Self {
        Self(u32::from_le_bytes([class as u8, flags, single as u8, 0]))
    }

    #[inline]
    pub(super) fn is_rare(self) -> bool {
        self.flags(RARE) != 0
    }

    #[inline]
    pub(super) fn kind(self) -> Kind {
        KINDS[self.class()]
    }

    /// See [`oddity::single`].
    #[inline]
    pub(super) fn single(self) -> Option<i32> {
        let single = (self.0 >> 16) as i8;
        (single != NONE).then_some(single.into())
    }

    /// See [`oddity::pair`]; nothing where it takes the characters to tell.
    #[inline]
    pub(super) fn pair(self, next: Self) -> Option<i32> {
        let known = PAIRS[self.class()][next.class()];
        let is_known = known != NONE && self.flags(FIRST) | next.flags(SECOND) == 0;
        is_known.then_some(known.into())
    }

    /// Whether there is something to say of it between two; see [`oddity::between`].
    #[inline]
    pub(super) fn tells_between(self) -> bool {
        self.flags(BETWEEN) != 0
    }

    #[inline]
    fn class(self) -> usize {
        self.0 as usize % CLASSES
    }

    /// Those of its flags.
    #[inline]
    fn flags(self, of: u8) -> u32 {
        self.0 & u32::from(of) << 8
    }
}
