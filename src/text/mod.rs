//! How text is looked at, whatever it means: places found by the block, sets of bytes and lists of words for stretches too
//! short for that, the text near a place, what spellings of one name have in common.

pub(crate) mod brackets;
pub(crate) mod bytes;
pub(crate) mod eight;
pub(crate) mod filter;
pub(crate) mod letters;
pub(crate) mod near;
pub(crate) mod places;
pub(crate) mod prefix;
pub(crate) mod starts;
