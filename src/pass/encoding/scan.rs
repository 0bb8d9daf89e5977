//! How far a text stays beyond ASCII.

/// How many bytes beyond ASCII there are at the start. The loop over a block compiles to vector instructions.
pub(super) fn high(bytes: &[u8]) -> usize {
    const BLOCK: usize = 16;
    let blocks = bytes.as_chunks::<BLOCK>().0.iter();
    let blocks = blocks.take_while(|block| block.iter().fold(0xFF, |all, byte| all & byte) >= 0x80).count() * BLOCK;
    blocks + bytes[blocks..].iter().take_while(|byte| !byte.is_ascii()).count()
}
