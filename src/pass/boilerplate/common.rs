//! What the common signs of lines are and fold to, without a look into the tables of Unicode.

/// The letter or digit that a common one folds to: itself, the small letter of a capital, or one that is written in its place.
#[inline]
pub(super) fn folded(sign: char) -> Option<char> {
    /// For all scripts of letters; zero for what is none, or not common.
    static LETTERS: [char; 1 << 13] = {
        let (mut table, mut code) = (['\0'; 1 << 13], 0);
        while code < table.len() {
            if let Some(sign) = char::from_u32(code as u32) {
                table[code] = if is_plain(sign) { sign } else { small_letter(sign) };
            }
            code += 1;
        }
        table
    };
    match LETTERS.get(sign as usize) {
        Some(letter) => (*letter != '\0').then_some(*letter),
        None => matches!(sign, 'ぁ'..='ん' | 'ァ'..='ヺ' | 'ー' | '一'..='鿿' | '가'..='힣').then_some(sign),
    }
}

/// The same of ASCII, or zero.
#[inline]
pub(super) fn ascii(byte: u8) -> u8 {
    static LETTERS: [u8; 256] = {
        let (mut table, mut byte) = ([0; 256], 0);
        while byte < 0x80 {
            if (byte as u8).is_ascii_alphanumeric() {
                table[byte] = (byte as u8).to_ascii_lowercase();
            }
            byte += 1;
        }
        table
    };
    LETTERS[usize::from(byte)]
}

/// Letters and digits that fold to themselves, of the scripts that phrases are written in.
const fn is_plain(sign: char) -> bool {
    match sign {
        'a'..='z' | '0'..='9' | 'ß'..='ö' | 'ø'..='ÿ' => true,
        // Small letters follow capitals.
        'ı' => false,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ș'..='ț' | 'Ơ'..='ơ' | 'Ạ'..='ỹ' => sign as u32 & 1 == 1,
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ư'..='ư' => sign as u32 & 1 == 0,
        'α'..='ρ' | 'σ'..='ω' | 'а'..='ѐ' | 'ђ'..='џ' | 'א'..='ת' => true,
        'ء' | 'ؤ' | 'ئ'..='ب' | 'ت'..='غ' | 'ف' | 'ق' | 'ل'..='و' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی' => {
            true
        }
        // With their vowels.
        'ँ'..='ह' | 'ा'..='ौ' | 'ก'..='ู' | 'เ'..='ๆ' => true,
        _ => false,
    }
}

/// The small letter of a capital that folds to just that one, and one form of letters that are written in several ways; or zero.
const fn small_letter(sign: char) -> char {
    let small = match sign {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ω' | 'А'..='Я' => sign as u32 + 0x20,
        'Ё' | 'ё' => 'е' as u32,
        'Ѐ' | 'Ђ'..='Џ' => sign as u32 + 0x50,
        'İ' | 'ı' => 'i' as u32,
        // Capitals have no accents in Greek, and no final form.
        'ά' | 'Ά' => 'α' as u32,
        'έ' | 'Έ' => 'ε' as u32,
        'ή' | 'Ή' => 'η' as u32,
        'ί' | 'Ί' | 'ϊ' | 'ΐ' | 'Ϊ' => 'ι' as u32,
        'ό' | 'Ό' => 'ο' as u32,
        'ύ' | 'Ύ' | 'ϋ' | 'ΰ' | 'Ϋ' => 'υ' as u32,
        'ώ' | 'Ώ' => 'ω' as u32,
        'ς' => 'σ' as u32,
        'أ' | 'إ' | 'آ' => 'ا' as u32,
        'ى' | 'ي' => 'ی' as u32,
        'ك' => 'ک' as u32,
        'ة' => 'ه' as u32,
        _ => 0,
    };
    char::from_u32(small).unwrap()
}

/// The signs that lines often begin with or hold, neither letters nor digits.
#[inline]
pub(super) fn is_punctuation(sign: char) -> bool {
    matches!(sign, '\0'..='/' | '«' | '»' | '\u{a0}' | '‐'..='‧' | '、'..='。' | '「'..='』' | '！'..='／' | '：'..='？')
}

#[cfg(test)]
mod tests {
    use super::super::fold::is_combining;
    use super::*;

    #[test]
    fn letters_fold_to_small_ones() {
        for (sign, letter) in ('\0'..=char::MAX).filter_map(|sign| Some((sign, folded(sign)?))) {
            assert!(sign.is_alphanumeric() && !is_combining(sign) && !is_punctuation(sign), "{sign:?}");
            assert!(folded(letter) == Some(letter) && letter.to_lowercase().eq([letter]), "{sign:?}");
            assert!(
                !sign.is_uppercase()
                    || matches!(sign, 'Ё' | 'İ' | 'Ά'..='Ώ' | 'Ϊ' | 'Ϋ')
                    || sign.to_lowercase().eq([letter]),
                "{sign:?}"
            );
        }
    }

    #[test]
    fn punctuation_is_of_no_word() {
        for sign in ('\0'..=char::MAX).filter(|sign| is_punctuation(*sign)) {
            assert!(!sign.is_alphanumeric() && !is_combining(sign), "{sign:?}");
        }
    }
}
