//! What is known of a few languages: their most frequent words, and which letters follow one another in them.
//!
//! The data are packed by `tools/lexicon/pack.py`, which describes the format, from word lists that lie there as plain text;
//! sources and licences are listed beside them.

use std::sync::OnceLock;

use crate::fnv::Fnv;
use crate::layout::hangul;

mod model;

use model::Model;
pub(crate) use model::{END, Letter, NO_LIMIT, Spelling};

/// Declares the languages: name and ISO 639-1 code.
macro_rules! languages {
    ($($name:ident $code:literal;)*) => {
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

            const fn data(self) -> &'static [u8] {
                match self {
                    $(Self::$name => include_bytes!(concat!("data/", $code, ".bin")),)*
                }
            }
        }
    };
}

languages! {
    English "en";
    Russian "ru";
    Ukrainian "uk";
    Belarusian "be";
    Bulgarian "bg";
    Serbian "sr";
    Macedonian "mk";
    Kazakh "kk";
    German "de";
    French "fr";
    Spanish "es";
    Italian "it";
    Portuguese "pt";
    Polish "pl";
    Turkish "tr";
    Greek "el";
    Hebrew "he";
    Arabic "ar";
    Persian "fa";
    Armenian "hy";
    Georgian "ka";
    Thai "th";
    Korean "ko";
}

impl Language {
    /// The language of a BCP 47 code such as `ru`, `pt-BR` or `sr_Cyrl`, if it has a word list.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?;
        Self::ALL.iter().copied().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The data, taken apart at the first use, which copies nothing.
    fn model(self) -> &'static Model {
        static MODELS: [OnceLock<Model>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
        MODELS[self as usize].get_or_init(|| Model::read(self.data()))
    }
}

/// What the letters of a word cost in a language; `None` for a word with others. Case, accents of the Latin and Greek scripts,
/// vowel signs and apostrophes do not count. Linear in the word.
pub(crate) fn spelling(language: Language, word: &str) -> Option<Spelling> {
    let model = language.model();
    if language == Language::Korean {
        let keys = hangul::keys(word)?;
        return model.spell(keys.chars().map(|c| model.letter(c)), NO_LIMIT);
    }
    model.spell(word.chars().map(|c| model.letter(c)), NO_LIMIT)
}

/// The same for a word given by what the statistics of `language` call its letters, see [`letter`]; `None`, and sooner, if
/// they cost more than `limit` bits each.
pub(crate) fn spelling_of(language: Language, letters: impl Iterator<Item = Letter>, limit: u32) -> Option<Spelling> {
    language.model().spell(letters, limit)
}

/// What the statistics call a character; for Korean, a key of the Korean keyboard.
pub(crate) fn letter(language: Language, c: char) -> Letter {
    language.model().letter(c)
}

/// How frequent a word is in a language: 0 for the thousand most frequent words, 1 for the next four thousand, 2 for the next
/// ones, 3 for rare words, of which only short ones are listed; `None` for a word that is not in it. One in 4000 other words is
/// taken for one of the list.
///
/// The word is expected in lower case and NFC, with `'` for an apostrophe; in Arabic, Persian and Hebrew without vowel signs.
/// Names are in lower case too. The cost is linear in the word and does not depend on the list.
pub(crate) fn rank(language: Language, word_lowercase: &str) -> Option<u8> {
    rank_of(language, hash(word_lowercase))
}

/// [`rank`] of a word in any case.
pub(crate) fn rank_in(language: Language, word: &str) -> Option<u8> {
    rank_of(language, hash_of_any_case(word))
}

/// [`rank`] of the word with this hash, for those who ask about several languages.
pub(crate) fn rank_of(language: Language, Hash(hash): Hash) -> Option<u8> {
    let model = language.model();
    let number = |bytes: &[u8; 2]| u16::from_le_bytes(*bytes);
    let buckets = (model.buckets.len() - 1) as u64;
    let bucket = (((hash >> 32) * buckets) >> 32) as usize;
    let (start, end) = (number(&model.buckets[bucket]), number(&model.buckets[bucket + 1]));
    let print = (hash & 0x3FFF) as u16;
    let found = model.prints[usize::from(start)..usize::from(end)].iter().map(number).find(|p| p & 0x3FFF == print);
    found.map(|print| (print >> 14) as u8)
}

/// What it is worth to be in a list, by the [`rank`] of the word, in bits.
pub(crate) fn worth(rank: Option<u8>) -> i64 {
    rank.map_or(0, |rank| [8, 5, 4, 2][usize::from(rank)])
}

/// The hash of a word; see [`rank_of`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hash(u64);

/// The hash of a word in any case.
pub(crate) fn hash_of_any_case(word: &str) -> Hash {
    if word.is_ascii() {
        return hash_bytes(word.bytes().map(|byte| byte.to_ascii_lowercase()));
    }
    if is_small(word) {
        return hash(word);
    }
    hash(&word.to_lowercase().replace('’', "'"))
}

/// Whether a word is made of small letters, and that of those of which no table of Unicode need be asked. Most words are.
pub(crate) fn is_small(word: &str) -> bool {
    let is_small = |pair: &[u8]| {
        matches!(
            pair,
            [0xCE, 0xAC..=0xBF] | [0xCF, 0x80..=0x8E] | [0xD0, 0xB0..=0xBF] | [0xD1, 0x80..=0x9F] | [0xD7..=0xDB, _]
        )
    };
    word.bytes().all(|byte| byte.is_ascii_lowercase())
        || word.len().is_multiple_of(2) && word.as_bytes().chunks_exact(2).all(is_small)
}

/// The hash of a word in lower case.
pub(crate) fn hash(word_lowercase: &str) -> Hash {
    hash_bytes(word_lowercase.bytes())
}

/// FNV-1a, stirred.
fn hash_bytes(bytes: impl Iterator<Item = u8>) -> Hash {
    let Fnv(hash) = Fnv::EMPTY.with(bytes);
    Hash((hash ^ hash >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15))
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
            (Thai, "และ การ ที่ ของ ได้ เป็น ไม่"),
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
                "the",
                "и",
                "і",
                "на",
                "և",
                "და",
                "그",
                "de",
                "ve",
                "i",
                "e",
                "und",
                "και",
                "של",
                "في",
                "و",
                "және",
                "y",
                "ที่",
            ]
            .iter()
            .filter_map(|word| rank(*language, word))
            .collect();
            assert!(buckets.contains(&0), "{}", language.code());
        }
        assert_eq!(rank(English, "the"), Some(0));
        assert_eq!(rank(English, "stencil"), Some(3));
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
