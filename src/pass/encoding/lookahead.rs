//! A stretch of the text, looked up character by character as far as it is asked for: chains start anywhere in it, and each
//! page reads it again.

use super::glyph::{Glyph, Oddity};
use super::pages::Origin;

pub(super) struct Lookahead<'t> {
    pub(super) text: &'t str,
    /// The first one is before the stretch.
    places: Vec<Place>,
    /// Behind the last place.
    end: usize,
    odd: Oddity,
}

/// A character of the stretch; blanks behind the end of the text.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) glyph: Glyph,
    pub(super) origin: Option<&'static Origin>,
    /// How odd the stretch is before and beside it.
    odd: i64,
}

impl<'t> Lookahead<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, places: Vec::new(), end: 0, odd: Oddity::behind(Glyph::BLANK) }
    }

    /// The index of the character at `at`, which is not before the one at index `from`.
    pub(super) fn go_to(&mut self, at: usize, from: usize) -> usize {
        let mut index = from.max(1);
        while let Some(place) = self.places.get(index).filter(|place| place.at <= at) {
            if place.at == at {
                return index;
            }
            index += 1;
        }
        let before = self.text[..at].chars().next_back().map_or(Glyph::BLANK, Glyph::of);
        self.places.clear();
        self.places.push(Place { at, glyph: before, origin: None, odd: 0 });
        (self.end, self.odd) = (at, Oddity::behind(before));
        1
    }

    /// How far the text was looked at.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    #[inline]
    pub(super) fn place(&mut self, index: usize) -> &Place {
        while index >= self.places.len() {
            self.extend();
        }
        &self.places[index]
    }

    #[inline(never)]
    fn extend(&mut self) {
        /// Attack: a long text in which little is asked for.
        const AT_ONCE: usize = 32;
        let mut odd = self.odd;
        let mut chars = self.text[self.end..].chars();
        for _ in 0..AT_ONCE {
            let at = self.text.len() - chars.as_str().len();
            let (glyph, origin) = chars.next().map_or((Glyph::BLANK, None), Glyph::with_origin);
            self.places.push(Place { at, glyph, origin, odd: odd.push(glyph) });
            // Chains mostly end here.
            if origin.is_none() {
                break;
            }
        }
        (self.end, self.odd) = (self.text.len() - chars.as_str().len(), odd);
    }

    /// How odd the places are, as if they stood behind blanks, before the one behind them; see [`Oddity::before`].
    pub(super) fn odd(&mut self, from: usize, to: usize) -> Option<i32> {
        let (before, start, end) = (self.places[from - 1].glyph, *self.place(from), self.place(to).odd);
        Oddity::behind(before).plus(end - start.odd).before(start.glyph)
    }
}
