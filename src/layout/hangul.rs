//! The Korean two-set keyboard (dubeolsik, KS X 5002): Latin keys type letters
//! (jamo), which an input method composes into syllables while one types.

/// Leading consonants in the order of Unicode, by the keys that type them.
const LEAD: [&str; 19] =
    ["r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g"];
/// Vowels in the order of Unicode.
const VOWEL: [&str; 21] =
    ["k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"];
/// Trailing consonants in the order of Unicode; the first syllables have none.
const TRAIL: [&str; 28] = [
    "", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "qt", "t", "T",
    "d", "w", "c", "z", "x", "v", "g",
];
/// Compatibility jamo from U+3131 on: letters that stand alone.
const JAMO: [&str; 51] = [
    "r", "R", "rt", "s", "sw", "sg", "e", "E", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "Q", "qt", "t",
    "T", "d", "w", "W", "c", "z", "x", "v", "g", "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y",
    "n", "nj", "np", "nl", "b", "m", "ml", "l",
];
const FIRST_SYLLABLE: u32 = 0xAC00;
const FIRST_JAMO: u32 = 0x3131;

/// The keys that type a Korean word on a Latin keyboard: `안녕` is `dkssud`.
/// `None` where a character is no Hangul. Linear in the word.
pub(crate) fn keys(word: &str) -> Option<String> {
    let mut typed = String::new();
    for c in word.chars() {
        let code = u32::from(c);
        if ('가'..='힣').contains(&c) {
            let index = (code - FIRST_SYLLABLE) as usize;
            typed.push_str(LEAD[index / (21 * 28)]);
            typed.push_str(VOWEL[index / 28 % 21]);
            typed.push_str(TRAIL[index % 28]);
        } else {
            let index = code.checked_sub(FIRST_JAMO)? as usize;
            typed.push_str(JAMO.get(index)?);
        }
    }
    Some(typed)
}

/// The word that Latin keys type on a Korean keyboard: `dkssud` is `안녕`.
/// `None` where a key types no Hangul. Letters that form no syllable stay
/// alone, as they do when one types. Linear in the word.
pub(crate) fn word(keys: &str) -> Option<String> {
    let keys: Vec<char> = keys.chars().map(key).collect::<Option<_>>()?;
    let mut composed = String::new();
    let mut rest = keys.as_slice();
    while let Some(&first) = rest.first() {
        let (lead, after) = match position(&LEAD, &rest[..1]) {
            Some(lead) => (Some(lead), &rest[1..]),
            None => (None, rest),
        };
        let Some((vowel, used)) = longest(&VOWEL, after) else {
            composed.push(alone(&[first])?);
            rest = &rest[1..];
            continue;
        };
        let after = &after[used..];
        let Some(lead) = lead else {
            composed.push(alone(&rest[..used])?);
            rest = after;
            continue;
        };
        let (trail, used) = trailing(after);
        let code = FIRST_SYLLABLE as usize + (lead * 21 + vowel) * 28 + trail;
        composed.push(char::from_u32(u32::try_from(code).ok()?)?);
        rest = &after[used..];
    }
    Some(composed)
}

/// The key as the tables write it: Shift matters for seven letters only.
fn key(c: char) -> Option<char> {
    match c {
        'R' | 'E' | 'Q' | 'T' | 'W' | 'O' | 'P' | 'a'..='z' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        _ => None,
    }
}

/// Whether Shift makes a difference to the key.
pub(crate) fn tells_case(key: u8) -> bool {
    matches!(key.to_ascii_lowercase(), b'r' | b'q' | b't' | b'e' | b'w' | b'o' | b'p')
}

fn position(table: &[&str], keys: &[char]) -> Option<usize> {
    table.iter().position(|entry| entry.chars().eq(keys.iter().copied()))
}

/// The entry that two keys or one key type, and how many keys that are.
fn longest(table: &[&str], keys: &[char]) -> Option<(usize, usize)> {
    (1..=keys.len().min(2)).rev().find_map(|n| Some((position(table, &keys[..n])?, n)))
}

/// The trailing consonant of a syllable and how many keys it takes. A
/// consonant before a vowel belongs to the next syllable.
fn trailing(keys: &[char]) -> (usize, usize) {
    let vowel_at = |n: usize| keys.get(n).is_some_and(|c| position(&VOWEL, &[*c]).is_some());
    for used in (1..=keys.len().min(2)).rev() {
        if let Some(trail) = position(&TRAIL, &keys[..used])
            && !vowel_at(used)
        {
            return (trail, used);
        }
    }
    (0, 0)
}

fn alone(keys: &[char]) -> Option<char> {
    let index = u32::try_from(position(&JAMO, keys)?).ok()?;
    char::from_u32(FIRST_JAMO + index)
}

#[cfg(test)]
mod tests {
    use super::{keys, word};

    #[test]
    fn words_and_keys() {
        for (hangul, latin) in [
            ("안녕", "dkssud"),
            ("한국어", "gksrnrdj"),
            ("값이", "rkqtdl"),
            ("닭", "ekfr"),
            ("갑시다", "rkqtlek"),
            ("왜", "dho"),
            ("의사", "dmltk"),
            ("까다", "Rkek"),
            ("예", "dP"),
            ("ㅋㅋㅋ", "zzz"),
            ("ㅠㅠ", "bb"),
            ("있어요", "dlTdjdy"),
        ] {
            assert_eq!(keys(hangul).as_deref(), Some(latin), "{hangul}");
            assert_eq!(word(latin).as_deref(), Some(hangul), "{latin}");
        }
    }

    #[test]
    fn capitals_without_a_letter_of_their_own() {
        assert_eq!(word("Dkssud").as_deref(), Some("안녕"));
    }

    #[test]
    fn no_hangul() {
        assert_eq!(keys("ab"), None);
        assert_eq!(keys("글1"), None);
        assert_eq!(word("dk1"), None);
        assert_eq!(word("").as_deref(), Some(""));
    }
}
