//! Letters of the alphabets that have look-alikes, and words spelled in those of another.

use std::sync::LazyLock;

use super::lookalikes::LOOKALIKES;
use crate::document::Script;

/// The scripts whose letters look alike, as [`LOOKALIKES`] has them.
pub(super) const ALPHABETS: [Script; 4] = [Script::Latin, Script::Cyrillic, Script::Greek, Script::Armenian];

pub(super) fn alphabet(c: char) -> Option<Script> {
    Script::of(c).filter(|script| ALPHABETS.contains(script))
}

/// The first lead byte of letters that are [`styled`].
pub(super) const STYLED: u8 = 0xEF;

/// The plain letter of a fullwidth or mathematical one.
pub(super) fn styled(c: char) -> Option<char> {
    let letter = |offset: u32| char::from_u32(u32::from(if offset < 26 { b'A' } else { b'a' - 26 }) + offset);
    match c {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0),
        '\u{1d400}'..='\u{1d6a3}' => letter((u32::from(c) - 0x1d400) % 52),
        _ => None,
    }
}

/// The word in letters of `script`; `None` where a letter has no look-alike there.
pub(super) fn respell(token: &str, script: Script) -> Option<String> {
    let to = ALPHABETS.iter().position(|alphabet| *alphabet == script)?;
    let respell = |c: char| {
        let c = styled(c).unwrap_or(c);
        if alphabet(c) == Some(script) {
            return Some(c);
        }
        Some(LOOKALIKES[row(c)?][to]).filter(|c| *c != '\0')
    };
    // Most words are refused at their first letters, and that before anything is allocated.
    token.chars().all(|c| respell(c).is_some()).then(|| token.chars().filter_map(respell).collect())
}

/// The row of [`LOOKALIKES`] that holds a letter.
fn row(c: char) -> Option<usize> {
    static LATIN: LazyLock<[u8; 128]> = LazyLock::new(|| {
        std::array::from_fn(|c| {
            let row = LOOKALIKES.iter().position(|letters| letters[0] == char::from(c as u8));
            row.map_or(u8::MAX, |row| row as u8)
        })
    });
    if c.is_ascii() {
        return Some(usize::from(LATIN[c as usize])).filter(|row| *row < LOOKALIKES.len());
    }
    let index = ROWS.binary_search_by_key(&c, |(letter, _)| *letter).ok()?;
    Some(ROWS[index].1)
}

/// Letters in order, with their rows of [`LOOKALIKES`].
static ROWS: LazyLock<Vec<(char, usize)>> = LazyLock::new(|| {
    let rows = LOOKALIKES.iter().enumerate();
    let mut rows: Vec<_> = rows.flat_map(|(row, letters)| letters.iter().map(move |c| (*c, row))).collect();
    rows.retain(|(c, _)| *c != '\0');
    rows.sort_unstable();
    rows.dedup_by_key(|(c, _)| *c);
    rows
});
