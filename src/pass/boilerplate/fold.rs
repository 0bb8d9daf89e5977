//! One form for what is written in several ways: case, accents, variants of letters, names of social networks.

pub(super) use super::common::{ascii, folded, is_punctuation};
use crate::text::eight::Eight;
use crate::text::filter::Bits;
use crate::text::starts::Starts;

/// The same folding for phrases, which hold no markup but may hold `@` and `#`, put behind `key`.
pub(super) fn fold_phrase(phrase: &str, key: &mut String) {
    let start = key.len();
    let mut gap = false;
    let mut rest = phrase;
    while let Some(sign) = rest.chars().next() {
        let letter = rest.bytes().next().map_or(0, ascii); // of ASCII, as most are
        rest = &rest[sign.len_utf8()..];
        if letter != 0 || is_of_word(sign) || matches!(sign, '@' | '#') {
            if gap && key.len() > start {
                key.push(' ');
            }
            gap = false;
            match folded(sign) {
                _ if letter != 0 => key.push(letter.into()),
                Some(letter) => key.push(letter),
                None => key.extend(fold(sign)),
            }
        } else {
            gap |= !is_combining(sign);
        }
    }
}

/// The key of words without markup.
pub(in crate::pass) fn key_of(words: &str) -> String {
    let mut key = String::new();
    fold_phrase(words, &mut key);
    key
}

/// The sign that the folded phrase begins with.
pub(super) fn first_folded(phrase: &str) -> Option<char> {
    let first = phrase.chars().find(|sign| is_of_word(*sign) || matches!(sign, '@' | '#'))?;
    folded(first).or_else(|| fold(first).next())
}

/// Letters and digits.
#[inline]
pub(super) fn is_of_word(sign: char) -> bool {
    folded(sign).is_some() || !is_punctuation(sign) && !is_combining(sign) && sign.is_alphanumeric()
}

/// Lower case, and one form of letters that are written in several ways.
pub(super) fn fold(sign: char) -> impl Iterator<Item = char> {
    let sign = folded(sign).unwrap_or(sign);
    sign.to_lowercase().filter(|c| !is_combining(*c))
}

/// Accents and vowel signs set apart, which one text has and another has not; joiners.
pub(super) fn is_combining(sign: char) -> bool {
    matches!(
        sign,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{652}' | '\u{640}' | '\u{93c}' | '\u{94d}'
            | '\u{e47}'..='\u{e4e}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{fe0f}'
    )
}

/// Between the names of two networks.
pub(super) const CONJUNCTIONS: [&str; 25] = [
    "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "och", "og", "ja", "i", "и", "та", "й", "ve", "și",
    "και", "و", "dan", "và", "và", "और",
];

/// Social networks and what people share to, as whole words; longer ones also with an ending of the language.
static NETWORKS: Starts<55> = Starts::new([
    "facebook",
    "twitter",
    "instagram",
    "whatsapp",
    "telegram",
    "linkedin",
    "pinterest",
    "reddit",
    "tumblr",
    "youtube",
    "flipboard",
    "mastodon",
    "bluesky",
    "tiktok",
    "snapchat",
    "messenger",
    "viber",
    "skype",
    "discord",
    "twitch",
    "soundcloud",
    "spotify",
    "xing",
    "digg",
    "stumbleupon",
    "vkontakte",
    "google",
    "wechat",
    "weibo",
    "kakaotalk",
    "naver",
    "facebooku",
    "вконтакте",
    "одноклассники",
    "одноклассниках",
    "телеграм",
    "телеграмм",
    "фейсбук",
    "фейсбуке",
    "фейсбуці",
    "твиттер",
    "инстаграм",
    "інстаграм",
    "твіттер",
    "твітер",
    "вайбер",
    "ватсап",
    "вотсап",
    "ютуб",
    "유튜브",
    "네이버",
    "카카오톡",
    "페이스북",
    "트위터",
    "인스타그램",
]);

/// Only with a capital: they are words as well.
static CAPITALISED: Starts<9> =
    Starts::new(["line", "pocket", "threads", "vk", "signal", "rss", "ok", "дзен", "дзене"]);

/// One of them, of one byte.
const X: &str = "x";

/// The same in Arabic, Persian and Hindi, as [`fold`] leaves them, without endings.
static SPELLED: Starts<24> = Starts::new([
    "فیسبوک",
    "تویتر",
    "توییتر",
    "انستغرام",
    "انستجرام",
    "انستقرام",
    "اینستاگرام",
    "تلغرام",
    "تلیغرام",
    "تیلیغرام",
    "تلیجرام",
    "تیلیجرام",
    "تلگرام",
    "یوتیوب",
    "واتساب",
    "واتساپ",
    "جوجل",
    "غوغل",
    "फेसबुक",
    "टविटर",
    "इंसटागराम",
    "वहाटसएप",
    "टेलीगराम",
    "यूटयूब",
]);

/// The second word of a name: `Google News`, `YouTube channel`.
pub(super) const SECOND_WORDS: [&str; 10] =
    ["news", "plus", "play", "channel", "noticias", "notícias", "новости", "новини", "haberler", "نیوز"];

/// Names inside words of scripts that do not set words apart.
static INNER_NETWORKS: Starts<22> = Starts::new([
    "facebook",
    "twitter",
    "instagram",
    "youtube",
    "line",
    "新浪微博",
    "微博",
    "微信朋友圈",
    "微信好友",
    "qq好友",
    "微信",
    "朋友圈",
    "qq空间",
    "豆瓣",
    "ツイッター",
    "フェイスブック",
    "インスタグラム",
    "유튜브",
    "네이버",
    "카카오톡",
    "페이스북",
    "트위터",
]);

/// The first letters of the names that are written in letters of ASCII.
static STEMS: Bits<16> = {
    let mut stems = Bits::new();
    let lists = [NETWORKS.words(), CAPITALISED.words(), &[X]];
    let mut list = 0;
    while list < lists.len() {
        let mut name = 0;
        while name < lists[list].len() {
            let (bytes, mut stem, mut at) = (lists[list][name].as_bytes(), 0, 0);
            while at < bytes.len() && at < STEM {
                stem = stem << 8 | bytes[at] as u64;
                at += 1;
            }
            stems.add(stem);
            name += 1;
        }
        list += 1;
    }
    stems
};

/// Letters of a name that tell most words from it.
const STEM: usize = 4;

/// Whether a word of so many small letters of ASCII may be the name of a network.
#[inline]
pub(super) fn may_be_network(word: Eight, length: usize) -> bool {
    STEMS.may_have(word.first(length.min(STEM)))
}

/// Every name of a network.
pub(super) fn networks() -> impl Iterator<Item = &'static str> {
    let lists = [&[X], NETWORKS.words(), CAPITALISED.words(), SPELLED.words(), INNER_NETWORKS.words()];
    lists.into_iter().flatten().copied()
}

/// Where a name stands in a word of scripts that do not set words apart, and its length; of several, the first of the list.
pub(super) fn inner_network(word: &str) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize, usize)> = None;
    for (at, _) in word.char_indices() {
        for (index, name) in INNER_NETWORKS.of(&word[at..]) {
            if best.is_none_or(|(first, ..)| index < first) {
                best = Some((index, at, name.len()));
            }
        }
    }
    best.map(|(_, at, length)| (at, length))
}

/// Whether a folded word is the name of a network.
pub(super) fn is_network(word: &str, capital: bool) -> bool {
    // The Arabic for `and` is part of the word.
    let spelled = || SPELLED.are(word) || word.strip_prefix('و').is_some_and(|word| SPELLED.are(word));
    if capital && (word == X || CAPITALISED.are(word)) || !word.starts_with(|c: char| c.is_ascii()) && spelled() {
        return true;
    }
    /// Letters of an ending: `Facebookissa`.
    const MAX_ENDING: usize = 6;
    let is_ending = |ending: &str| {
        ending.chars().count() <= MAX_ENDING
            && ending.chars().all(|c| c.is_ascii_lowercase() || matches!(c, 'а'..='я' | 'і' | '가'..='힣'))
    };
    NETWORKS.of(word).any(|(_, name)| {
        let ending = &word[name.len()..];
        ending.is_empty() || name.len() > 5 && is_ending(ending)
    })
}
