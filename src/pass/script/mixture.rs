//! How letters of several scripts stand in one word: as an ending, as an index, or as the accents of a code page that was read
//! in another one.

use super::alphabets::{alphabet, respell};
use super::homoglyph::whole;
use crate::document::{Document, Script, is_known, strays};

/// Whether letters of other scripts in the words of a Latin text are accents of another code page, of which some happen to look
/// like a Latin letter and none is one: `vivнa en Espaсa`. Most of the words are none with the letters that look alike, and one
/// has a letter that looks like none.
pub(super) fn are_accents(document: &Document<'_>, main: Script) -> bool {
    if main != Script::Latin {
        return false;
    }
    let (mut known, mut unknown, mut is_odd) = (0, 0, false);
    let mut done = 0;
    for word in strays(document.text(), main) {
        let span = whole(document.text(), word.span);
        let token = document.slice(span);
        // A word all of one script, a symbol with an index.
        if word.span.start < done || span == word.span || has_index(token) {
            continue;
        }
        done = span.end;
        let latin = respell(token, main);
        if latin.is_some_and(|latin| is_known(&latin, main)) {
            known += 1;
        } else {
            unknown += 1;
            is_odd |= token
                .chars()
                .any(|c| c.is_lowercase() && (is_loose(c) || respell(c.encode_utf8(&mut [0; 4]), main).is_none()));
        }
    }
    is_odd && unknown > known
}

/// `SMSку`, `laptopа`: a word or an abbreviation in `script` with an ending of the text's own language.
pub(super) fn is_inflected(token: &str, script: Script) -> bool {
    let stem = token.find(|c| alphabet(c) != Some(script)).unwrap_or(token.len());
    let (stem, ending) = token.split_at(stem);
    stem.len() >= 2 && ending.chars().all(|c| c.is_lowercase() && alphabet(c) != Some(script))
}

/// `TNFα`, `Extχ`, `γGTP`: whether only the first or the last letter is of another script, as an index is.
pub(super) fn has_index(token: &str) -> bool {
    let mut letters = token.chars();
    let [Some(first), Some(last)] = [letters.next(), letters.next_back()] else { return false };
    let is_one = |mut letters: std::str::Chars<'_>| {
        let script = letters.next().and_then(alphabet);
        letters.all(|c| alphabet(c) == script).then_some(script).flatten()
    };
    let but_first = is_one(token[first.len_utf8()..].chars());
    let but_last = is_one(token[..token.len() - last.len_utf8()].chars());
    but_first.is_some_and(|script| alphabet(first) != Some(script))
        || but_last.is_some_and(|script| alphabet(last) != Some(script))
}

/// Whether a Greek letter that formulas use stands beside another one: a small one, or a capital behind capitals. Any other capital
/// with a Latin look is none, since nobody could tell that it is Greek.
pub(super) fn has_symbol(token: &str) -> bool {
    let is_greek = |c: char| Script::of(c) == Some(Script::Greek);
    let is_small = |c: char| is_greek(c) && c.is_lowercase() && !matches!(c, 'ο' | 'ι' | 'υ');
    // `ΔE`
    let is_own = |c: char| is_greek(c) && respell(c.encode_utf8(&mut [0; 4]), Script::Latin).is_none();
    let ends_loud = || token.ends_with(|c| is_greek(c) && c.is_uppercase()) && !token.contains(char::is_lowercase);
    token.contains(is_small) || token.contains(is_own) || ends_loud()
}

/// `уровеньr`, `Pуспех`, `DМАКРОС`, `ВВЕРХHOME`: a word beside a letter, or two in capitals, which make no word together: a key, a
/// symbol with its index, an option with its argument.
pub(super) fn is_beside_word(token: &str) -> bool {
    /// Letters of a word that is no part of another.
    const WORD: usize = 4;
    let letters: Vec<(usize, char)> = token.char_indices().collect();
    let script = |index: usize| letters.get(index).and_then(|(_, c)| alphabet(*c));
    let mut borders = (1..letters.len()).filter(|index| script(*index) != script(index - 1));
    let [Some(border), None] = [borders.next(), borders.next()] else { return false };
    let (first, second) = token.split_at(letters[border].0);
    let is_word = |part: &str, index: usize| {
        part.chars().nth(WORD - 1).is_some() && script(index).is_some_and(|script| is_known(part, script))
    };
    let are_capitals = !token.contains(char::is_lowercase) && border > 1 && letters.len() - border > 1;
    // `динамикe`
    let is_ending = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'y');
    (border == 1 || are_capitals) && is_word(second, border)
        || (border + 1 == letters.len() && !token.ends_with(is_ending) || are_capitals) && is_word(first, 0)
}

/// `cosα`: a function of an angle.
pub(super) fn is_of_angle(token: &str) -> bool {
    const FUNCTIONS: [&str; 7] = ["sin", "cos", "tan", "cot", "sec", "log", "exp"];
    FUNCTIONS.iter().any(|function| token.strip_prefix(function).is_some_and(|angle| angle.chars().count() == 1))
}

/// `IKKа`, `ChiР`: whether a letter ends a word whose other letters are all capitals, or is a capital behind small ones: a
/// symbol with an index.
pub(super) fn is_loud(token: &str) -> bool {
    let Some((at, last)) = token.char_indices().next_back() else { return false };
    let is_all = |is: fn(char) -> bool| token[..at].chars().skip(1).all(is) && has_index(token);
    last.is_lowercase() && is_all(char::is_uppercase) || last.is_uppercase() && is_all(char::is_lowercase)
}

/// Small letters that no one takes for the Latin ones, and that are accents of other code pages: `fкte`, `irmгo`, `Muρoz`.
pub(super) fn is_loose(c: char) -> bool {
    matches!(c, 'к' | 'г' | 'у' | 'α' | 'γ' | 'η' | 'κ' | 'ρ' | 'τ' | 'χ' | 'ω')
}

/// `XИнтервал`, `SolarWindsВ`: a capital and a word that begins with one; a word and a Russian word of one letter.
fn is_name_beside_letter(token: &str, first: usize) -> bool {
    const WORD: usize = 3;
    let letters = || token.chars().skip(first);
    let mut rest = letters();
    let is_name =
        rest.next().is_some_and(char::is_uppercase) && rest.clone().count() >= WORD && rest.all(char::is_lowercase);
    let is_single = letters().count() == 1 && letters().all(|c| "ВКОСУАИЯ".contains(c));
    let ends_small = token.chars().nth(first.wrapping_sub(1)).is_some_and(char::is_lowercase);
    first == 1 && token.starts_with(char::is_uppercase) && is_name || first >= WORD && is_single && ends_small
}

/// `όπουXXXX`, `τηνMicrosoft`: words in a script each, which lost the blanks between them.
pub(super) fn are_glued(token: &str) -> bool {
    /// Letters of a word that is no part of another.
    const WORD: usize = 3;
    let Some(script) = token.chars().next().and_then(alphabet) else { return false };
    let first = token.chars().take_while(|c| alphabet(*c) == Some(script)).count();
    if is_name_beside_letter(token, first) {
        return true;
    }
    let second = || token.chars().skip(first);
    let other = second().next().and_then(alphabet);
    // `настройкаBOOTPсервера`
    let loud = second().take_while(|c| c.is_uppercase() && alphabet(*c) == other).count();
    let third = || second().skip(loud);
    let is_small = |c: char| c.is_lowercase() && alphabet(c) == Some(script);
    if loud >= WORD && third().count() >= WORD && third().all(is_small) {
        return first >= WORD && token.chars().take(first).skip(1).all(is_small);
    }
    first >= WORD
        && second().count() >= WORD
        && second().all(|c| alphabet(c) == other)
        && second().next().is_some_and(char::is_uppercase)
        && token.chars().take(first).skip(1).all(char::is_lowercase)
}
