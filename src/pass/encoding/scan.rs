//! How far a text stays in a range of bytes: blocks at a time.

/// How many bytes below `limit` there are at the start.
pub(super) fn low(bytes: &[u8], limit: u8) -> usize {
    run(bytes, |byte| byte < limit)
}

/// How many bytes of ASCII there are at the start.
pub(super) fn ascii(bytes: &[u8]) -> usize {
    run(bytes, |byte| byte.is_ascii())
}

/// How many bytes beyond ASCII there are at the start.
pub(super) fn high(bytes: &[u8]) -> usize {
    run(bytes, |byte| !byte.is_ascii())
}

/// How many bytes pass the test at the start. The loop over a block compiles to vector instructions.
#[inline(always)]
fn run(bytes: &[u8], test: impl Fn(u8) -> bool) -> usize {
    const BLOCK: usize = 16;
    let blocks = bytes.as_chunks::<BLOCK>().0.iter();
    let blocks = blocks.take_while(|block| block.iter().fold(true, |all, byte| all & test(*byte))).count() * BLOCK;
    blocks + bytes[blocks..].iter().take_while(|byte| test(**byte)).count()
}
