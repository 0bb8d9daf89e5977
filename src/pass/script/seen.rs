//! What is known of Latin words in texts of other scripts, so that a name that recurs is judged once.

use std::cell::RefCell;

use super::slip::Reading;
use super::{Place, homoglyph, slip};
use crate::document::{Hints, Script};

thread_local! {
    /// What one document taught serves the next.
    static SEEN: RefCell<Seen> = const { RefCell::new(Seen::new()) };
}

/// What a word can be but the word it is, wherever it stands in a text in its main script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) reading: Reading,
    /// In the letters of the text, it looks like one of its words.
    pub(super) is_guise: bool,
}

impl Verdict {
    /// Of a word that was not looked at.
    const OPEN: Self = Self { reading: Reading::Any, is_guise: true };

    const BITS: u64 = 7;

    /// The word was meant as it stands.
    pub(super) fn is_clear(self) -> bool {
        self.reading == Reading::None && !self.is_guise
    }

    fn of(place: &Place<'_, '_>) -> Self {
        let is_guise = homoglyph::latin_guise(place.token(), place.main).is_some();
        Self { reading: slip::reading(place), is_guise }
    }

    fn to_bits(self) -> u64 {
        (self.reading as u64) << 1 | u64::from(self.is_guise)
    }

    fn from_bits(bits: u64) -> Self {
        let reading = match bits >> 1 & 3 {
            0 => Reading::None,
            1 => Reading::Phonetic,
            _ => Reading::Any,
        };
        Self { reading, is_guise: bits & 1 == 1 }
    }
}

/// The verdicts on words with the signs around them. A later word may take the place of an earlier one.
#[derive(Debug)]
pub(super) struct Seen([u64; Self::SLOTS]);

impl Seen {
    const SLOTS: usize = 4096;

    const fn new() -> Self {
        Self([0; Self::SLOTS])
    }

    /// Lends what has been seen, as far as it holds in a document with these hints.
    pub(super) fn lend(hints: &Hints, to: impl FnOnce(&mut Self)) {
        if hints.words.is_empty() {
            SEEN.with_borrow_mut(to);
        } else {
            to(&mut Self::new());
        }
    }

    /// What a word can be; of one that is not Latin, nothing is known.
    pub(super) fn verdict(&mut self, place: &Place<'_, '_>) -> Verdict {
        if place.word.script != Script::Latin {
            return Verdict::OPEN;
        }
        let key = key(place) & !Verdict::BITS;
        let slot = &mut self.0[(key >> 52) as usize % Self::SLOTS];
        if *slot & !Verdict::BITS == key {
            return Verdict::from_bits(*slot);
        }
        let verdict = Verdict::of(place);
        *slot = key | verdict.to_bits();
        verdict
    }
}

/// A hash of all that the verdict on a word depends on, eight bytes at a time. No defence against words chosen to collide.
fn key(place: &Place<'_, '_>) -> u64 {
    const STIR: u64 = 0x9E37_79B9_7F4A_7C15;
    let chunk = slip::keys_over_slashes(place.text(), place.word.span);
    let ends_clause = u64::from(slip::is_stop(place.text(), chunk));
    // A chunk of several words is looked at from each of them.
    let (before, length) = (place.word.span.start - chunk.start, place.word.span.len());
    let context = (length as u64) << 32 | (before as u64) << 16 | (place.main as u64) << 1 | ends_clause;
    let stir = |hash: u64, more: u64| {
        let hash = (hash ^ more).wrapping_mul(STIR);
        hash ^ hash >> 32
    };
    let (eights, rest) = place.document.slice(chunk).as_bytes().as_chunks::<8>();
    let hash = eights.iter().fold(stir(0, context), |hash, eight| stir(hash, u64::from_le_bytes(*eight)));
    let rest = rest.iter().fold(1, |rest, byte| rest << 8 | u64::from(*byte));
    stir(stir(hash, rest), 0)
}
