//! What was found in runs of characters that come again: words do, and so do single letters between others.

use super::scan::high;
use crate::edit::Span;

/// What was found where, for the last of the runs that share a slot.
pub(super) struct Cache<'t> {
    text: &'t str,
    slots: Vec<Slot>,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    run: Span,
    pages: u32,
    found: Span,
}

/// One for each value of the upper byte of a hash.
const SLOTS: usize = 256;

impl<'t> Cache<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, slots: Vec::new() }
    }

    /// The run from `at` on, with the character before it and the one of ASCII behind it. Nothing for long ones, which hardly
    /// come again.
    pub(super) fn run(&self, at: usize) -> Option<Span> {
        const LONGEST: usize = 64; // bytes
        let bytes = self.text.as_bytes();
        let end = at + high(&bytes[at..bytes.len().min(at + LONGEST)]);
        let start = self.text.floor_char_boundary(at.checked_sub(1)?);
        bytes.get(end).is_some_and(u8::is_ascii).then(|| Span::new(start, end + 1))
    }

    /// What was found in the same run with the same pages, and how far before it stands.
    pub(super) fn get(&self, run: Span, pages: u32) -> Option<(Span, usize)> {
        let slot = self.slots.get(self.slot(run))?;
        let is_same = slot.pages == pages && self.bytes(slot.run) == self.bytes(run);
        is_same.then(|| (slot.found, run.start - slot.run.start))
    }

    pub(super) fn put(&mut self, run: Span, pages: u32, found: Span) {
        self.slots.resize(SLOTS, Slot::default());
        let slot = self.slot(run);
        self.slots[slot] = Slot { run, pages, found };
    }

    fn bytes(&self, run: Span) -> &'t [u8] {
        &self.text.as_bytes()[run.range()]
    }

    fn slot(&self, run: Span) -> usize {
        let bytes = self.text.as_bytes();
        let word =
            |at: usize| bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |word| u64::from_le_bytes(*word));
        // Its first bytes, and its last ones.
        let first = word(run.start) << (64 - 8 * run.len().min(8));
        let last = if run.len() > 8 { word(run.end - 8) } else { 0 };
        let hash = (first ^ last.rotate_left(29) ^ run.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (hash >> 56) as usize
    }
}
