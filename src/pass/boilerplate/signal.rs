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
    /// All of them, in the order of their declaration.
    pub(super) const ALL: [Self; 14] = [
        Self::Line,
        Self::Word,
        Self::Start,
        Self::Opening,
        Self::Label,
        Self::Cue,
        Self::Links,
        Self::Neighbour,
        Self::Edge,
        Self::Copyright,
        Self::Heading,
        Self::Introduced,
        Self::Paragraph,
        Self::Shape,
    ];

    /// As reports and the file of weights name it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Word => "word",
            Self::Start => "start",
            Self::Opening => "opening",
            Self::Label => "label",
            Self::Cue => "cue",
            Self::Links => "links",
            Self::Neighbour => "neighbour",
            Self::Edge => "edge",
            Self::Copyright => "copyright",
            Self::Heading => "heading",
            Self::Introduced => "introduced",
            Self::Paragraph => "paragraph",
            Self::Shape => "shape",
        }
    }

    pub(super) fn weight(self) -> i32 {
        weights()[self as usize]
    }
}
