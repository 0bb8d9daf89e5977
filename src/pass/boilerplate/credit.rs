//! Lines around pictures that are gone: who made them, and labels of captions.
//!
//! A credit is a label (`Photo:`) or the form `Name/Agency`. Only with an agency it goes by default: names of makers are often
//! wanted, and a line that begins with `Photo:` may be a caption.

use super::class::Class;
use super::fold::key_of;
use super::key::{count_words, is_dense};
use super::label::is_credit;
use super::phrases::phrases;
use super::visible::Visible;
use crate::edit::Edits;
use crate::rule::{Confidence, Presets, Rule};

pub(super) const AGENCY: Rule = Rule::new(
    "credit/agency",
    Presets::TEXT,
    "Line that names the agency of a picture: `Photo: Name / Agency`. Other credits are remarks",
)
.fires("The ferry sank.\n\nPhoto: Ada Pear / Reuters\n\nNobody drowned.", "The ferry sank.\n\nNobody drowned.")
.spares("The photo credit: who deserves it, the captain or the camera?");

pub(super) const PHOTO: Rule =
    Rule::new("credit/photo", Presets::NONE, "Line that names who made a picture, or its licence")
        .fires("The ferry sank.\n\nPhoto: Ada Pear\n\nNobody drowned.", "The ferry sank.\n\nNobody drowned.")
        .spares("Photo: whoever clicks stays silent.");

pub(super) const CAPTION_LABEL: Rule =
    Rule::new("credit/caption-label", Presets::NONE, "`Image copyright … Image caption` in front of a caption")
        .fires("Image copyright Ada Pear Image caption The ferry at noon", "The ferry at noon")
        .spares("The image caption says what the image does not.");

/// Longer lines say more than who made a picture.
pub(super) const MAX_LINE: usize = 160;

/// Before a closer look: the form `Name/Agency`, `(AP)`, `© Agency`, and where asked for, a licence. `words` is where the words
/// of the line begin.
pub(super) fn may_be_unlabelled(line: &str, words: &str, licences: bool) -> bool {
    let bytes = line.as_bytes();
    let may_open = bytes.first().is_some_and(|first| matches!(first, b'(' | b'[' | 0x80..));
    let ends_beyond = bytes.last().is_some_and(|last| !last.is_ascii());
    line.len() <= MAX_LINE
        && (may_open && (line.starts_with('©') || line.starts_with(['(', '[', '（']) && phrases().begins(words))
            || ends_beyond && line.ends_with(['摄', '攝', '）']) && is_taken(trim(line))
            || has_slash(bytes) && is_signed(trim(line))
            || licences && line.contains("(CC"))
}

/// A slash, but no URL.
fn has_slash(line: &[u8]) -> bool {
    memchr::memchr(b'/', line).is_some_and(|at| line.get(at + 1) != Some(&b'/'))
}

/// The line without marks around it.
fn trim(line: &str) -> &str {
    line.trim_matches([' ', '*', '_', '(', ')', '[', ']', '（', '）', '【', '】', '<', '>', '\t', '\\'])
}

/// `Name/Agency`, or the other way round.
fn is_signed(text: &str) -> bool {
    /// Beside an agency of so few letters, `AP/IB` is as likely a pair of abbreviations; a name of two words is none.
    const SHORT: usize = 4;
    let Some(slash) = memchr::memchr(b'/', text.as_bytes()).filter(|slash| !text[..*slash].ends_with(['<', '⟨', '〈']))
    else {
        return false; // the end of a tag, too
    };
    let is_part = |part: &str| {
        let part = part.trim();
        // `/note="len: 65 aa"` is a field, `SIZES: Aa` another.
        part.starts_with(char::is_alphanumeric)
            && count_words(part) <= 5
            && !part.contains(['=', '^'])
            && !has_version(part)
            && !tells_more(part)
            && part.split_once(':').is_none_or(|(label, _)| is_credit(&key_of(label)))
    };
    let is_agency = |part: &str| {
        let key = key_of(part);
        !key.is_empty() && agency(&key, &key) == Some(key.len())
    };
    // `Reuters/Ipsos poll` is no name.
    let is_name = |part: &str, agency: &str| {
        let words = || part.trim().split(' ');
        let ends_small = words().next_back().is_some_and(|word| word.starts_with(char::is_lowercase));
        is_agency(part) || !ends_small && (agency.trim().len() > SHORT || words().count() >= 2 || !part.is_ascii())
    };
    let (first, last) = (&text[..slash], text.rsplit('/').next().unwrap_or_default());
    text.split('/').all(is_part)
        && (is_agency(last) && is_name(first, last) || is_agency(first) && is_name(last, first))
}

/// `wikimedia/cdb 3.0.1`: a package.
fn has_version(part: &str) -> bool {
    part.as_bytes().windows(3).any(|at| at[0].is_ascii_digit() && at[1] == b'.' && at[2].is_ascii_digit())
}

/// `新华社记者 李明 摄`: an agency, whose reporter it was, a name, and `taken`.
fn is_taken(text: &str) -> bool {
    /// Attack: long lines. No names are longer.
    const LONGEST: usize = 60;
    if text.len() > LONGEST || !text.ends_with(['摄', '攝']) || text.contains(['，', '。', '：', '、']) {
        return false;
    }
    /// Characters of a name.
    const NAME: usize = 4;
    let behind = phrases().start(text, Class::Agency).map_or("", |end| text[end..].trim_start());
    let name = behind.strip_prefix("记者").or_else(|| behind.strip_prefix("記者")).unwrap_or_default();
    let name = name.trim_end_matches(['摄', '攝']);
    let is_part = |part: &str| part.chars().count() <= NAME && !part.ends_with('拍');
    !name.trim().is_empty() && name.split(' ').all(is_part)
}

/// Whether a sentence or a bracket stands in front of the name: `Harbour at dawn. (Ada Pear`, `budget in 2023.Ada Pear`.
fn tells_more(part: &str) -> bool {
    /// Letters of an initial, a title or a host: `St. John`, `Prof. Pear`.
    const SHORT: usize = 4;
    if part.contains(['。', '！', '？']) {
        return true;
    }
    if !part.bytes().any(|byte| matches!(byte, b'(' | b'[' | b'.' | b'!' | b'?' | 0xEF)) {
        return false; // as most do
    }
    let opens = part.matches(['(', '[', '（']).count() > part.matches([')', ']', '）']).count();
    let ends = part.match_indices(['.', '!', '?']).any(|(at, _)| {
        let word = part[..at].rsplit(' ').next().unwrap_or_default();
        let year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        let behind = &part[at + 1..];
        let small = word.starts_with(char::is_lowercase) && word.chars().count() > SHORT;
        behind.trim_start().starts_with(char::is_uppercase) && (year || small)
    });
    opens || ends
}

/// The rule by which the line is a credit, and how sure that is.
pub(super) fn find(line: &str, visible: &Visible, edits: &Edits<'_>) -> Option<(&'static Rule, Confidence)> {
    let (agency, photo) = (edits.is_on(&AGENCY), edits.is_on(&PHOTO));
    if line.len() > MAX_LINE || !agency && !photo {
        return None;
    }
    match evidence(line, visible)? {
        Evidence::Agency if agency => Some((&AGENCY, Confidence::Likely)),
        _ if photo => Some((&PHOTO, Confidence::Likely)),
        _ => Some((&AGENCY, Confidence::Possible)),
    }
}

/// What stands behind a label instead of a name.
#[rustfmt::skip]
const NAMELESS: [&str; 14] = [
    "archiv", "archives", "archivio", "archivo", "archivfoto", "archiwum", "arquivo", "arsip", "dok pribadi",
    "dokumentasi pribadi", "istimewa", "privat", "архив", "архів",
];

enum Evidence {
    /// An agency where agencies sign.
    Agency,
    /// A label with a name, or a licence.
    Label,
}

fn evidence(line: &str, visible: &Visible) -> Option<Evidence> {
    const MAX_WORDS: usize = 14;
    let text = trim(line);
    let key = visible.key.as_str();
    // `"Courtesy Agency"` is told to be written.
    let is_quoted = matches!(visible.first, '"' | '“' | '„' | '«') && text.ends_with(['"', '”', '“', '»']);
    if visible.heading || is_quoted || visible.last == ':' || key.is_empty() || count_words(key) > MAX_WORDS {
        return None;
    }
    let bracketed = matches!(visible.first, '(' | '[' | '（' | '【') && matches!(visible.last, ')' | ']' | '）' | '】');
    let (label, source) = phrases().label(key).unwrap_or((0, false));
    let rest = key[label..].trim_start();
    // A label, then a colon or the like: sentences seldom begin so.
    let is_parted = || {
        text.chars().take(24).any(|c| matches!(c, ':' | '：' | '=' | '＝' | '／' | '|' | '©'))
            || text.chars().take(8).any(|c| c == '.')
    };
    let is_by = || {
        let head = &text[..text.ceil_char_boundary(text.len().min(30))];
        [" by ", " courtesy ", " von ", " par ", " de ", " via "].iter().any(|word| head.contains(word))
    };
    let sign = visible.first == '©' && visible.copyright;
    // `(Photo AFP)`, `Foto Ansa`
    let is_named = || agency(rest, text) == Some(rest.len()) && count_words(key) <= 4;
    let parted = (label > 0 || sign) && is_parted();
    if label > 0 && (parted || is_by() || is_named()) || sign {
        let sentence = visible.is_sentence();
        // `© Picture Alliance` begins with a label, and is none.
        let signed = agency(rest, text).or_else(|| agency(key, text).filter(|end| sign && *end == key.len()));
        let own = rest.is_empty() && visible.colon.is_some_and(|colon| colon < key.len());
        let nameless = parted && (own || NAMELESS.contains(&rest));
        if label > 0 && !source && !sentence && (nameless || is_pair(text)) {
            return Some(Evidence::Agency);
        }
        // `Quelle: dpa` signs the text; `Source: Reuters` may stand below a chart.
        if source && parted && !sentence && visible.colon.is_some() && are_newsrooms(rest) {
            return Some(Evidence::Agency);
        }
        match signed {
            Some(end) if !source && (!sentence || end == rest.len()) => return Some(Evidence::Agency),
            _ if !sentence && !sign => return Some(Evidence::Label),
            _ => return None,
        }
    }
    if visible.is_sentence() {
        return None;
    }
    if is_signed(text) || is_taken(text) || bracketed && phrases().is(key, Class::Agency) {
        return Some(Evidence::Agency);
    }
    let licence = line.contains("(CC") && ["(CC BY", "(CC0", "(CC-BY"].iter().any(|mark| line.contains(mark));
    (licence && count_words(key) <= 10).then_some(Evidence::Label)
}

/// Nothing but agencies that sell news and no figures, which stand below charts as well.
fn are_newsrooms(names: &str) -> bool {
    /// Attack: a line of nothing but agencies.
    const MOST: usize = 4;
    let mut rest = names;
    for _ in 0..MOST {
        let Some(end) = phrases().start(rest, Class::Agency) else { break };
        if !phrases().is_label(&rest[..end], Class::Agency) {
            break;
        }
        rest = rest[end..].trim_start();
    }
    rest.is_empty() && !names.is_empty()
}

/// `Label: Name Surname/Paper`: behind the colon two names, one of them of more than one word.
fn is_pair(text: &str) -> bool {
    const WORDS: usize = 4;
    let Some((first, last)) = text.split_once([':', '：']).and_then(|(_, names)| names.split_once('/')) else {
        return false;
    };
    let names = |part: &str| {
        let words = part.trim().split(' ');
        let count = words.clone().count();
        (count <= WORDS && words.into_iter().all(|word| word.starts_with(char::is_uppercase))).then_some(count)
    };
    !last.contains('/') && names(first).zip(names(last)).is_some_and(|(first, last)| first >= 2 || last >= 2)
}

/// Where the last agency in `rest` ends. Short names count in capitals, or as the last word.
fn agency(rest: &str, text: &str) -> Option<usize> {
    const SHORT: usize = 4;
    let starts = rest.char_indices().filter(|(at, sign)| *at == 0 || rest[..*at].ends_with(' ') || is_dense(*sign));
    let mut found = None;
    for (at, _) in starts {
        let Some(length) = phrases().start(&rest[at..], Class::Agency) else { continue };
        let end = at + length;
        let behind = rest[end..].chars().next();
        let name = &rest[at..end];
        let sure = || {
            let parted = || {
                let text = text.to_lowercase();
                text.contains(&format!("{name}/")) || text.contains(&format!("/{name}"))
            };
            name.len() > SHORT || end == rest.len() || text.contains(&name.to_uppercase()) || parted()
        };
        if behind.is_none_or(|sign| sign == ' ' || is_dense(sign) && is_of_credits(&rest[end..])) && sure() {
            found = Some(end);
        }
    }
    found
}

/// Words that stand right behind an agency in scripts without blanks: `新华社记者`; others tell what the picture shows.
fn is_of_credits(rest: &str) -> bool {
    const WORDS: [&str; 17] = [
        "记者",
        "記者",
        "发",
        "發",
        "摄",
        "攝",
        "供图",
        "供圖",
        "提供",
        "电",
        "電",
        "图",
        "圖",
        "社",
        "通信",
        "フォト",
        "撮影",
    ];
    WORDS.iter().any(|word| rest.starts_with(word))
}
