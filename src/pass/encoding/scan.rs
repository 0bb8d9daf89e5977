//! How far a text stays in a range of bytes: words at a time.

/// How many bytes below `limit` there are at the start.
pub(super) fn low(bytes: &[u8], limit: u8) -> usize {
    const BLOCK: usize = 16;
    let is_low = |byte: &u8| *byte < limit;
    let blocks = bytes.as_chunks::<BLOCK>().0.iter();
    let blocks = blocks.take_while(|block| block.iter().fold(true, |all, byte| all & is_low(byte))).count() * BLOCK;
    blocks + bytes[blocks..].iter().take_while(|byte| is_low(byte)).count()
}

/// How many bytes of ASCII there are at the start.
pub(super) fn ascii(bytes: &[u8]) -> usize {
    let words = bytes.as_chunks::<8>().0.iter();
    let words = words.take_while(|word| u64::from_ne_bytes(**word) & 0x8080_8080_8080_8080 == 0).count() * 8;
    words + bytes[words..].iter().take_while(|byte| byte.is_ascii()).count()
}

/// How many bytes beyond ASCII there are at the start.
pub(super) fn high(bytes: &[u8]) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let words = bytes.as_chunks::<8>().0.iter();
    let words = words.take_while(|word| u64::from_ne_bytes(**word) & HIGH == HIGH).count() * 8;
    words + bytes[words..].iter().take_while(|byte| !byte.is_ascii()).count()
}
