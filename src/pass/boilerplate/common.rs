//! What the common signs of lines are, without a look into the tables of Unicode.

/// Letters and digits that fold to themselves.
#[inline]
pub(super) fn is_plain(sign: char) -> bool {
    /// By bits, for all scripts of letters.
    static PLAIN: [u64; 128] = {
        let (mut table, mut sign) = ([0; 128], 0);
        while sign < 128 * 64 {
            if let Some(letter) = char::from_u32(sign)
                && is_plain_letter(letter)
            {
                table[sign as usize / 64] |= 1 << (sign % 64);
            }
            sign += 1;
        }
        table
    };
    match PLAIN.get(sign as usize / 64) {
        Some(word) => word >> (sign as u32 % 64) & 1 != 0,
        None => matches!(sign, 'ぁ'..='ん' | 'ァ'..='ヺ' | 'ー' | '一'..='鿿' | '가'..='힣'),
    }
}

/// Of the scripts that phrases are written in.
const fn is_plain_letter(sign: char) -> bool {
    match sign {
        'a'..='z' | '0'..='9' | 'ß'..='ö' | 'ø'..='ÿ' => true,
        // Small letters follow capitals.
        'ı' => false,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ș'..='ț' | 'Ơ'..='ơ' | 'Ạ'..='ỹ' => sign as u32 & 1 == 1,
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ư'..='ư' => sign as u32 & 1 == 0,
        'ά'..='ώ' | 'а'..='ѐ' | 'ђ'..='џ' | 'א'..='ת' => true,
        'ء' | 'ؤ' | 'ئ'..='ب' | 'ت'..='غ' | 'ف' | 'ق' | 'ل'..='و' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی' => {
            true
        }
        // With their vowels.
        'ँ'..='ह' | 'ा'..='ौ' | 'ก'..='ู' | 'เ'..='ๆ' => true,
        _ => false,
    }
}

/// The small letter of a capital that folds to just that one.
#[inline]
pub(super) fn small_letter(sign: char) -> Option<char> {
    let distance = match sign {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ω' | 'А'..='Я' => 0x20,
        'Ѐ' | 'Ђ'..='Џ' => 0x50,
        _ => return None,
    };
    char::from_u32(u32::from(sign) + distance)
}

/// The signs that lines often begin with or hold, neither letters nor digits.
#[inline]
pub(super) fn is_punctuation(sign: char) -> bool {
    matches!(sign, '\0'..='/' | '«' | '»' | '\u{a0}' | '‐'..='‧' | '、'..='。' | '「'..='』' | '！'..='／' | '：'..='？')
}

#[cfg(test)]
mod tests {
    use super::super::fold::{fold, is_combining, is_of_word};
    use super::*;

    #[test]
    fn plain_letters_fold_to_themselves() {
        for sign in ('\0'..=char::MAX).filter(|sign| is_plain(*sign)) {
            assert!(sign.is_alphanumeric() && !is_combining(sign), "{sign:?}");
            assert!(fold(sign).eq([sign]), "{sign:?}");
        }
    }

    #[test]
    fn capitals_fold_to_small_letters() {
        for (sign, small) in ('\0'..=char::MAX).filter_map(|sign| Some((sign, small_letter(sign)?))) {
            assert!(is_of_word(sign) && sign.is_uppercase() && fold(sign).eq([small]), "{sign:?}");
        }
    }

    #[test]
    fn punctuation_is_of_no_word() {
        for sign in ('\0'..=char::MAX).filter(|sign| is_punctuation(*sign)) {
            assert!(!sign.is_alphanumeric() && !is_combining(sign), "{sign:?}");
        }
    }
}
