//! The letters and digits of a text in lower case: what spellings of one name, title or anchor have in common.

pub(crate) fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_ascii_alphanumeric() {
            letters.push(sign.to_ascii_lowercase()); // as most are
        } else if !sign.is_ascii() && sign.is_alphanumeric() {
            letters.extend(sign.to_lowercase());
        }
    }
    letters
}
