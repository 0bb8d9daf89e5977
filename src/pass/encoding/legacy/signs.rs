//! Signs of GBK read in a Latin page, in text of Latin letters: `don¡¯t` for `don’t`, `¨C` for `–`.

use crate::edit::Span;
use crate::pass::encoding::about::Topics;
use crate::pass::encoding::double_byte::Page;

/// What the signs of a text are. No one writes a sign right behind the one that opens an exclamation; a few vowels may stand
/// in marks that someone took for quotes.
pub(in crate::pass::encoding) fn find(text: &str, leads: &[usize]) -> Vec<(Span, String)> {
    let bytes = text.as_bytes();
    let is_letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
    let mut found = Vec::new();
    let (mut signs, mut inside, mut accents, mut done) = (0, 0, 0, 0);
    for at in leads.iter().copied().filter(|at| bytes[*at] == 0xC2) {
        // Part of a longer row: of text misread in another way.
        let is_part = at != done && at.checked_sub(1).is_some_and(|before| !bytes[before].is_ascii());
        if at < done || is_part {
            continue;
        }
        let Some((length, with)) = sign(&bytes[at..]) else { continue };
        let (before, behind) = (is_letter(at.checked_sub(1)), is_letter(Some(at + length)));
        done = at + length;
        // A vowel between blanks tells nothing by itself.
        let is_accent = with.chars().all(char::is_alphabetic);
        accents += usize::from(is_accent && (before || behind));
        signs += usize::from(!is_accent && length == 4);
        inside += usize::from(with == "’" && before && behind);
        found.push((Span::new(at, done), with));
    }
    let is_clear = inside > 0 || signs > 1 || accents > 3;
    if is_clear && (found.len() >= Topics::EXAMPLES || Topics::find(text).are_none()) { found } else { Vec::new() }
}

/// The sign that the bytes start with, and its length in them.
fn sign(bytes: &[u8]) -> Option<(usize, String)> {
    let (length, first, second) = match bytes {
        [0xC2, 0xA1, 0xC2, second @ (0xA4 | 0xAA | 0xAD..=0xB1), ..] => (4, 0xA1, *second),
        [0xC2, 0xA8, 0xC2, second @ 0xA2..=0xBA, ..] => (4, 0xA8, *second),
        [0xC2, 0xA8, b'C', next, ..] if !next.is_ascii_lowercase() => (3, 0xA8, b'C'),
        _ => return None,
    };
    // Any more would belong to another character.
    let rest = &bytes[length..];
    let ends = matches!(rest, [] | [0..0x80, ..] | [0xC2, 0xA1 | 0xA8, ..]);
    Page::Gbk.decode(&[first, second]).filter(|_| ends).map(|with| (length, with))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::document::Classes;
    use crate::pass::encoding::leads;

    #[test]
    fn signs() {
        let all = |text: &str| find(text, &leads::find(text, Classes::LATIN_SIGN));
        let read = |text: &str| all(text).into_iter().map(|(_, with)| with).collect::<String>();
        assert_eq!(read("I don¡¯t ¨C ever"), "’–");
        assert_eq!(read("¡°Yes,¡± he said"), "“”");
        assert_eq!(read("¡°¡®No¡¯¡±"), "“‘’”");
        assert_eq!(read("etc¨¦tera, f¨¢cil, s¨ª, raz¨®n"), "éáíó");
        for text in ["¡Ay!", "¡° 20", "¨¡Hola!¨", "¨a¨ ¨o¨ ¨é¨", "â¡¯a", "¨CO", "¨¦ ¨¢ ¨ª ¨®"]
        {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
