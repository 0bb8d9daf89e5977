//! Where the bytes stand that markup is made of, found once for each of them that is asked for.

use std::cell::OnceCell;

use crate::edit::Span;
use crate::text::places::all;

/// The bytes whose places are kept.
const BYTES: &[u8] = b"\n\r#&*;<=>@[\\]_`{}~";

/// By byte, where in [`BYTES`] it stands.
static SLOTS: [u8; 256] = {
    let mut slots = [u8::MAX; 256];
    let mut slot = 0;
    while slot < BYTES.len() {
        slots[BYTES[slot] as usize] = slot as u8;
        slot += 1;
    }
    slots
};

/// The places of each of [`BYTES`], in order.
#[derive(Debug, Default)]
pub(super) struct Marks([OnceCell<Vec<usize>>; BYTES.len()]);

impl Marks {
    /// The places of any of the `wanted` bytes in the text, in order. `may_hold` tells what the text may hold.
    pub(super) fn each<const N: usize>(
        &self,
        text: &str,
        wanted: [u8; N],
        may_hold: impl Fn(u8) -> bool,
    ) -> Each<'_, N> {
        let find = |byte| if may_hold(byte) { all(text.as_bytes(), byte) } else { Vec::new() };
        Each(wanted.map(|byte| self.0[usize::from(SLOTS[usize::from(byte)])].get_or_init(|| find(byte)).as_slice()))
    }
}

/// Places in order, from a list for each byte.
#[derive(Clone, Debug)]
pub(crate) struct Each<'m, const N: usize>([&'m [usize]; N]);

impl<const N: usize> Each<'_, N> {
    /// The same places as far as they are in a span.
    #[inline]
    pub(crate) fn within(&self, span: Span) -> Self {
        Self(self.0.map(|places| {
            let places = &places[places.partition_point(|at| *at < span.start)..];
            &places[..places.partition_point(|at| *at < span.end)]
        }))
    }
}

impl<const N: usize> Iterator for Each<'_, N> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let next = self.0.iter_mut().filter(|places| !places.is_empty()).min_by_key(|places| places[0])?;
        let (first, rest) = next.split_first()?;
        *next = rest;
        Some(*first)
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::edit::Span;

    #[test]
    fn at_every_place() {
        for length in [1, 2, 63, 64, 65, 127, 128, 129, 200] {
            for place in 0..length {
                let text = format!("{}[{}", "x".repeat(place), "]".repeat(length - place - 1));
                let document = Document::new(&text);
                assert!(document.each([b'[']).eq([place]));
                assert!(document.each([b'[', b']']).eq(place..length));
                assert!(document.each([b'<', b'\n']).next().is_none());
                for start in 0..length {
                    let inside = |end| document.each_in(Span::new(start, end), [b']', b'[']);
                    assert!(inside(length).eq(start.max(place)..length));
                    assert!(inside(place).next().is_none());
                    assert!(start > place || inside(place + 1).eq([place]));
                }
            }
        }
        assert!(Document::new("").each([b'[', b'<']).next().is_none());
    }
}
