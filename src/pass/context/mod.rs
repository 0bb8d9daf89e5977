//! What the text around a place says of it, which more than one pass must know before it changes anything.

pub(super) mod introduced;
pub(super) mod message;
pub(super) mod twin;
