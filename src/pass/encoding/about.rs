//! Text about misread characters, told from misread text.

use std::sync::LazyLock;

use crate::edit::Span;
use crate::pass::talk;
use crate::text::near;
use crate::text::places::places;

/// Bytes on either side in which words are looked for. Attack: one endless line.
const REACH: usize = 200;

/// With ASCII in lower case; each has a key: see [`is_key`]. A line with one of these explains encodings.
const TOPICS: [&str; 25] = [
    "mojibake",
    "utf-8",
    "utf8",
    "latin-1",
    "latin1",
    "iso-8859",
    "windows-125",
    "cp125",
    "unicode",
    "encod",
    "decod",
    "charset",
    "code page",
    "codepage",
    "character set",
    "garbled",
    "byte-order mark",
    "byte order mark",
    "кодиров",
    "Кодиров",
    "文字化け",
    "乱码",
    "亂碼",
    "codificaci",
    "kodierung",
];

/// Whether three bytes can be the key of a topic, by which it is found: `tf8` or `cp1`, `cod` or `kod`, `jib`, `har`, `rbl`,
/// `yte`, the end of `ир`, the middle of `化け`, `乱` or `亂`.
#[inline(always)]
fn is_key(&[a, b, c]: &[u8; 3]) -> bool {
    let [first, second, third] = [a | 0x20, b | 0x20, c | 0x20];
    let is = |key: &[u8; 3]| (first == key[0]) & (second == key[1]) & (third == key[2]);
    let is_number = ((c == b'1') | (c == b'8')) & ((b == b'-') | (second >= b'a'));
    let is_code = ((first & 0xF7) == b'c') & (second == b'o') & (third == b'd');
    let is_russian = (a == 0xB8) & (b == 0xD1) & (c == 0x80);
    let is_japanese = (a == 0x8C) & (b == 0x96) & (c == 0xE3);
    let is_chinese = (a == 0xE4) & (((b == 0xB9) & (c == 0xB1)) | ((b == 0xBA) & (c == 0x82)));
    let is_word = is(b"jib") | is(b"har") | is(b"rbl") | is(b"yte");
    is_number | is_code | is_word | is_russian | is_japanese | is_chinese
}

/// Where each topic has its key.
static KEYS: LazyLock<[usize; TOPICS.len()]> = LazyLock::new(|| {
    TOPICS.map(|topic| {
        topic.as_bytes().windows(3).position(|key| is_key(&[key[0], key[1], key[2]])).expect("a topic has a key")
    })
});

/// Where a text talks of encodings: the places of the topics, in order.
pub(super) struct Topics(Vec<usize>);

impl Topics {
    /// A text about encodings has fewer examples.
    pub(super) const EXAMPLES: usize = 40;

    pub(super) fn find(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut found: Vec<usize> = Vec::new();
        for at in places(bytes, is_key) {
            for (topic, offset) in TOPICS.iter().zip(&*KEYS) {
                let start = at.wrapping_sub(*offset);
                let here = bytes.get(start..start.wrapping_add(topic.len()));
                if here.is_some_and(|here| here.eq_ignore_ascii_case(topic.as_bytes())) {
                    found.push(start);
                }
            }
        }
        found.sort_unstable();
        Self(found)
    }

    /// Whether the text does not.
    pub(super) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a topic starts in `start..end`.
    fn are_in(&self, start: usize, end: usize) -> bool {
        let first = self.0.partition_point(|place| *place < start);
        self.0.get(first).is_some_and(|place| *place < end)
    }
}

/// Whether the run in `span` is named rather than used: in quotes by itself, beside what it should have been, or alone on a
/// line that explains encodings.
pub(super) fn is_named(text: &str, span: Span, decoded: &str, topics: &Topics) -> bool {
    let [before, after] = near::neighbours(text, span);
    if before.is_some_and(opens) && after.is_some_and(closes) {
        return true;
    }
    // `s/Ã©/é/`
    if (before, after) == (Some('/'), Some('/')) && text[..span.start - 1].ends_with('s') {
        return true;
    }
    // `«Â»`, of which the last sign was taken for one of the letter.
    let in_quotes = decoded.chars().all(closes)
        && text[span.range()].ends_with(decoded)
        && before.is_some_and(opens)
        && alone(after);
    // An apostrophe stands beside a letter.
    let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    if decoded == "’" && blank(before) && blank(after) {
        return true;
    }
    let parts_words = decoded.chars().all(talk::parts_words);
    // A whole word was written by someone: `Ð¼Ð¸Ñ€ stands for peace`.
    let is_sign = decoded.chars().nth(talk::LONGEST).is_none() && alone(before) && alone(after);
    if in_quotes || is_sign && talk::is_contrasted(&text[..span.start], &text[span.end..], parts_words) {
        return true;
    }
    if topics.are_none() {
        return is_paired(text, span, decoded);
    }
    let [left, right] = near::line_around(text, span, REACH).map(str::len);
    let (start, end) = (span.start - left, span.end + right);
    let is_topic = || topics.are_in(start, end);
    if alone(before) && alone(after) {
        return is_beside(text, span, decoded) || is_topic();
    }
    // A word in quotes: “cafÃ©” is decoded as café.
    let word_start = text[start..span.start].rfind(char::is_whitespace).map_or(start, |at| start + at);
    let word_end = text[span.end..end].find(char::is_whitespace).map_or(end, |at| span.end + at);
    let word =
        text[word_start..word_end].trim().trim_end_matches(['.', ',', ';', ':', ')', '!', '?']).trim_start_matches('(');
    word.chars().next().is_some_and(opens) && word.chars().next_back().is_some_and(closes) && is_topic()
}

/// Whether the text shows the first letter of the run alone and names it: `A stray Â before each sign, as in Â£20`. To be asked
/// where little else was misread.
pub(super) fn is_letter_named(text: &str, span: Span) -> bool {
    const LEADS: [&str; 8] = ["an", "letter", "letters", "lone", "stray", "the", "these", "those"];
    let Some(letter) = text[span.range()].chars().next() else { return false };
    let sides = [near::line_before(&text[..span.end], REACH), near::line_behind(&text[span.start..], REACH)];
    sides.into_iter().any(|line| {
        line.match_indices(letter).any(|(at, _)| {
            let (before, behind) = (&line[..at], &line[at + letter.len_utf8()..]);
            let is_lone =
                behind.chars().next().is_none_or(|c| matches!(c, ' ' | ',' | '.' | ';' | ':' | ')' | '?' | '!'));
            let word = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next());
            is_lone && word.is_some_and(|word| LEADS.iter().any(|lead| word.eq_ignore_ascii_case(lead)))
        })
    })
}

/// Whether nothing is glued to a sign or letter.
fn alone(neighbour: Option<char>) -> bool {
    neighbour.is_none_or(|c| !c.is_alphanumeric())
}

/// Whether the run stands alone and has beside it what it should have been, as in a table of them.
pub(super) fn is_paired(text: &str, span: Span, decoded: &str) -> bool {
    near::neighbours(text, span).into_iter().all(alone) && is_beside(text, span, decoded)
}

/// Whether the repaired text stands right beside the run, as in `Ã© → é`, or in quotes not far from it.
fn is_beside(text: &str, span: Span, decoded: &str) -> bool {
    const NEAR: usize = 16;
    const QUOTED: usize = 64;
    if decoded.chars().all(|c| c.is_ascii() || matches!(c, '\u{a0}' | '\u{feff}')) {
        return false;
    }
    let (before, after) = (near::before(&text[..span.start], QUOTED), near::behind(&text[span.end..], QUOTED));
    if occurrences(before, decoded).chain(occurrences(after, decoded)).next().is_none() {
        return false;
    }
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let is_alone = |part: &str, at: usize| {
        let (left, right) = (&part[..at], &part[at + decoded.len()..]);
        // A part of other misread text is none.
        let apart = |c: char| {
            c.is_ascii() && !c.is_alphanumeric() || opens(c) || closes(c) || c.is_whitespace() || c > '\u{2100}'
        };
        left.chars().next_back().is_none_or(apart) && right.chars().next().is_none_or(apart)
    };
    let is_quoted =
        |part: &str, at: usize| part[..at].ends_with(opens) && part[at + decoded.len()..].starts_with(closes);
    let is_meant =
        |part: &str, at: usize, far: usize| if far > NEAR { is_quoted(part, at) } else { is_alone(part, at) };
    occurrences(before, decoded).any(|at| is_meant(before, at, before.len() - at))
        || occurrences(after, decoded).any(|at| is_meant(after, at, at + decoded.len()))
}

/// Where `needle` is in a few characters, one behind the other.
fn occurrences(text: &str, needle: &str) -> impl Iterator<Item = usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let mut done = 0;
    // The last byte of a character is rarer than the first.
    memchr::memchr_iter(needle[needle.len() - 1], text).filter_map(move |last| {
        let at = (last + 1).checked_sub(needle.len()).filter(|at| *at >= done && text[*at..].starts_with(needle))?;
        done = last + 1;
        Some(at)
    })
}

fn opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '‘' | '«' | '»' | '„' | '‚' | '‹' | '「' | '『')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '”' | '“' | '’' | '‘' | '»' | '«' | '›' | '」' | '』')
}

/// Whether the text says of the word or sign in `span` that it is shown: `names appear as MÃ¼ller`, `1. â€¦ is an ellipsis`.
/// To be asked where little else was misread.
pub(super) fn is_shown(text: &str, span: Span) -> bool {
    /// What is done with what is then named. In lower case.
    const SHOWN: [&str; 15] = [
        "appear",
        "appears",
        "appeared",
        "displayed",
        "displays",
        "printed",
        "rendered",
        "renders",
        "saved",
        "show",
        "showed",
        "showing",
        "shown",
        "shows",
        "stored",
    ];
    /// Attack: one endless word.
    const LONGEST: usize = 32;
    let word = near::before(&text[..span.start], LONGEST).rsplit(char::is_whitespace).next().unwrap_or_default();
    let word_start = span.start - word.len();
    let before = near::before(&text[..word_start], LONGEST);
    let is_as = before.strip_suffix(" as ").is_some_and(|before| {
        let verb = before.rsplit(' ').next().unwrap_or_default();
        SHOWN.iter().any(|shown| verb.eq_ignore_ascii_case(shown))
    });
    let is_alone = word_start == span.start && text[span.end..].starts_with(' ');
    let after = near::behind(&text[span.end..], LONGEST).trim_start();
    let is_defined = || {
        let opens = before.trim_end_matches(' ').chars().next_back().is_none_or(|c| matches!(c, '\n' | '.' | ','));
        opens
            && ["is a ", "is an ", "is the "].iter().any(|says| after.starts_with(says))
            && memchr::memmem::find_iter(text.as_bytes(), &text[span.range()]).nth(1).is_none()
    };
    let is_done = || {
        let rest = after.strip_prefix("being ");
        rest.is_some_and(|rest| SHOWN.iter().any(|shown| rest.starts_with(shown)))
    };
    is_as || is_alone && (is_defined() || is_done())
}
