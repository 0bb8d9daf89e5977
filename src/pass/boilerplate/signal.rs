//! The signals for and against a line.

use super::weights::weights;

/// What speaks for or against a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// The line is a phrase of its class and nothing else.
    Line,
    /// The same, with a word that people also write alone on a line.
    Word,
    /// The line begins with a phrase, and goes on.
    Start,
    /// The line begins with words that only boilerplate uses.
    Opening,
    /// A label with its colon, and nothing behind it but links or a title.
    Label,
    /// Another word of the class is in the rest.
    Cue,
    /// Nothing but links, in the line or behind the label.
    Links,
    /// The next line above or below is boilerplate too.
    Neighbour,
    /// First or last line of the text, not counting other boilerplate.
    Edge,
    /// A copyright sign and a year or a name.
    Copyright,
    /// A heading of text that follows.
    Heading,
    /// The line before ends in a colon: an example, or a list of names of buttons.
    Introduced,
    /// Part of a paragraph that began before or goes on behind.
    Paragraph,
    /// Too long, quoted, or in a table: not how boilerplate looks.
    Shape,
}

impl Signal {
    /// As reports and the file of weights name them, in the order of their declaration.
    #[rustfmt::skip]
    pub(super) const NAMES: [&str; 14] = [
        "line", "word", "start", "opening", "label", "cue", "links", "neighbour", "edge", "copyright", "heading", "introduced",
        "paragraph", "shape",
    ];

    pub(super) const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    pub(super) fn weight(self) -> i32 {
        weights()[self as usize]
    }
}
