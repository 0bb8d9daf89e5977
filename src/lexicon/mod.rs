//! The most frequent words of a few languages, each with a rank bucket.
//!
//! The maps are built by `tools/lexicon` from word lists that lie there as
//! plain text; sources and licences are listed beside them.

use std::sync::OnceLock;

use fst::Map;

/// Declares the languages: name, ISO 639-1 code and the upper byte of the code
/// points of its letters where the map is keyed by their lower bytes.
macro_rules! languages {
    ($($name:ident $code:literal $block:expr;)*) => {
        /// A language with a word list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Language {
            $(#[doc = concat!("`", $code, "`")] $name,)*
        }

        impl Language {
            /// Every language, in a fixed order.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The ISO 639-1 code.
            pub(crate) const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// The bytes of its map and how the map is keyed: see [`key`].
            const fn data(self) -> (&'static [u8], Option<u32>) {
                match self {
                    $(Self::$name => (include_bytes!(concat!("data/", $code, ".fst")), $block),)*
                }
            }
        }
    };
}

languages! {
    English "en" None;
    Russian "ru" Some(0x04);
    Ukrainian "uk" Some(0x04);
    Belarusian "be" Some(0x04);
    Bulgarian "bg" Some(0x04);
    Serbian "sr" Some(0x04);
    Macedonian "mk" Some(0x04);
    Kazakh "kk" Some(0x04);
    German "de" None;
    French "fr" None;
    Spanish "es" None;
    Italian "it" None;
    Portuguese "pt" None;
    Polish "pl" None;
    Turkish "tr" None;
    Greek "el" Some(0x03);
    Hebrew "he" Some(0x05);
    Arabic "ar" Some(0x06);
    Persian "fa" Some(0x06);
    Armenian "hy" Some(0x05);
    Georgian "ka" Some(0x10);
    Korean "ko" None;
}

impl Language {
    /// The map of the language, opened at its first use. Opening reads the
    /// header only.
    fn map(self) -> Option<&'static Map<&'static [u8]>> {
        static MAPS: [OnceLock<Option<Map<&'static [u8]>>>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        MAPS[self as usize].get_or_init(|| Map::new(self.data().0).ok()).as_ref()
    }
}

/// How frequent a word is in a language: 0 for the thousand most frequent
/// words, 1 for the next four thousand, 2 for the rest of the list; `None` for
/// a word that is not in it.
///
/// The word is expected in lower case and NFC, with `'` for an apostrophe; in
/// Arabic, Persian and Hebrew without vowel signs. Names are in lower case too.
/// The cost is linear in the word and does not depend on the list.
pub(crate) fn rank(language: Language, word_lowercase: &str) -> Option<u8> {
    let map = language.map()?;
    let bucket = match language.data().1 {
        None => map.get(word_lowercase),
        Some(block) => map.get(key(word_lowercase, block)?),
    };
    u8::try_from(bucket?).ok()
}

/// Calls `visit` with the first four letters of the words of a language; shorter words end in spaces. Words with letters
/// beyond ASCII among them are left out where the map is keyed by UTF-8.
pub(crate) fn first_letters(language: Language, mut visit: impl FnMut([char; 4])) {
    let (Some(map), block) = (language.map(), language.data().1) else { return };
    let letter = |byte: u8| match block {
        Some(block) if byte != b'\'' => char::from_u32(block << 8 | u32::from(byte)),
        _ => Some(char::from(byte)).filter(char::is_ascii),
    };
    let fst = map.as_fst();
    let mut open = vec![(fst.root(), [' '; 4], 0)];
    while let Some((node, letters, length)) = open.pop() {
        if length == letters.len() || (node.is_final() && length > 0) {
            visit(letters);
        }
        for step in node.transitions().filter(|_| length < letters.len()) {
            if let Some(c) = letter(step.inp) {
                let mut letters = letters;
                letters[length] = c;
                open.push((fst.node(step.addr), letters, length + 1));
            }
        }
    }
}

/// One byte a letter for scripts that fit one block of 256 characters, which
/// makes their maps a third smaller. `None` where a character is not in the block.
fn key(word: &str, block: u32) -> Option<Vec<u8>> {
    word.chars()
        .map(|c| match u32::from(c) {
            0x27 => Some(0x27),
            code if code >> 8 == block => Some((code & 0xFF) as u8),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Language::{self, *};
    use super::rank;

    #[test]
    fn frequent_words() {
        for (language, words) in [
            (English, "the is a i it and was were they she said because could people don't"),
            (Russian, "и в не на я что он она они был была было сказал привет ещё еще потому люди"),
            (Ukrainian, "і в не на я що він вона вони був була було сказав привіт тому люди її"),
            (Belarusian, "і ў не на я што ён яна яны быў была было таму"),
            (Bulgarian, "и в не на аз че той тя те беше са каза защото хора"),
            (Serbian, "и у не на ја да он она они је био била зато људи"),
            (Macedonian, "и во не на јас дека тој таа тие беше се бидејќи луѓе"),
            (Kazakh, "және бұл мен ол бір үшін бар"),
            (German, "und der die das ist nicht ich er sie war hatte sagte weil menschen"),
            (French, "et le la les est pas je il elle était avait dit parce gens à"),
            (Spanish, "y el la los es no yo él ella era había dijo porque gente a"),
            (Italian, "e il la i è non io lui lei era aveva detto perché gente a"),
            (Portuguese, "e o a os é não eu ele ela era tinha disse porque gente"),
            (Polish, "i w nie na ja że on ona oni był była powiedział bo ludzie się"),
            (Turkish, "ve bir bu da ben o değil var dedi için çünkü insanlar"),
            (Greek, "και το να δεν εγώ αυτός αυτή είναι ήταν είπε γιατί άνθρωποι έχω"),
            (Hebrew, "של את לא אני הוא היא הם היה אמר כי אנשים זה אמא"),
            (Arabic, "في من على لا أنا هو هي كان قال لأن الناس هذا"),
            (Persian, "و در به نه من او آنها بود گفت چون مردم این"),
            (Armenian, "և է որ ես նա այս եմ չի համար"),
            (Georgian, "და არ მე ის ეს იყო რომ თქვა"),
            (Korean, "그 이 나는 그는 있다 없다 안녕 사람 그리고 것은"),
        ] {
            for word in words.split(' ') {
                assert!(rank(language, word).is_some(), "{word} in {}", language.code());
            }
        }
    }

    #[test]
    fn look_alikes_are_in_no_list() {
        for (language, words) in [
            (English, "ghbdtn yt dct rfr nfr xnj jy jyf vs ns teh hte wiht pfdnhf b d r dkssud the' akuo gj yf"),
            (
                Russian,
                "шы ше шт ещ иу ща щт ру цу ьу ьн тщ ыщ вщ пщ ин фе фы фь фт щк гз гы ша рш щл еру фтв ершы црфе cлово is",
            ),
            (Ukrainian, "іш шы ше шт ещ иу ща щт ру цу ьу ьн тщ іщ вщ фе щк гз еру фтв ершы шыі ы э ё"),
            (Bulgarian, "тхе анд ов оф ис ит ин щт сг яя ы"),
            (German, "dsa udn ghbdtn ist! the and of yt"),
            (Greek, "τηε ανδ ιτ ισ ιν οφ"),
            (Hebrew, "אוק ים' ןד דם.. קכ"),
            (Arabic, "هس هف ىخ فاث شىي"),
            (Persian, "هس هف فاث سشیس"),
            (Korean, "ㅑㄴ ㅑㅅ 솓 뭉 모ㅗ ㅋ"),
        ] {
            for word in words.split(' ') {
                assert_eq!(rank(language, word), None, "{word} in {}", language.code());
            }
        }
    }

    #[test]
    fn buckets_follow_frequency() {
        for language in Language::ALL {
            let buckets: Vec<u8> = [
                "the", "и", "і", "на", "և", "და", "그", "de", "ve", "i", "e", "und", "και", "של", "في", "و", "және",
                "y",
            ]
            .iter()
            .filter_map(|word| rank(*language, word))
            .collect();
            assert!(buckets.contains(&0), "{}", language.code());
        }
        assert_eq!(rank(English, "the"), Some(0));
        assert_eq!(rank(English, "stencil"), Some(2));
    }

    #[test]
    fn any_input() {
        for word in ["", " ", "'", "\u{0}", "🙂", "\u{10FFFF}", "ы\u{301}", "THE", "Привет"] {
            for language in Language::ALL {
                assert_eq!(rank(*language, word), None, "{word:?} in {}", language.code());
            }
        }
    }

    #[test]
    fn codes() {
        for language in Language::ALL {
            assert_eq!(language.code().len(), 2);
            assert_eq!(Language::ALL.iter().filter(|other| other.code() == language.code()).count(), 1);
        }
    }
}
