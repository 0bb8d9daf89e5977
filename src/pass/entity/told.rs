//! What sentences say of the characters that references stand for.

use super::REACH;
use super::reference::{Kind, Reference};
use crate::pass::context::twin::INSTEAD;
use crate::pass::talk::{self, Talk};
use crate::text::near;

/// Words of one letter, in one language or another.
const ONE_LETTER: &str = "àáâèéêìíîòóôùúåæøöāēīōūÀÁÂÈÉÊÌÍÒÓÔÅÖ";

/// `every apostrophe is sent as &#39;`: the line says what the sign is called.
pub(super) fn is_called(before: &str, reference: Reference) -> bool {
    const NAMES: [&str; 12] = [
        "apostroph",
        "quote",
        "quotation",
        "anführung",
        "guillemet",
        "comilla",
        "virgolett",
        "aspas",
        "cudzys",
        "кавыч",
        "апостроф",
        "引号",
    ];
    matches!(reference.first, '"' | '\'' | '’' | '‘' | '“' | '”' | '„' | '«' | '»') && {
        let line = near::line_before(before, REACH).to_lowercase();
        NAMES.iter().any(|name| line.contains(name))
    }
}

/// `comes out as &amp;`, `convert & to &amp;`, `&amp;amp; becomes visible as &amp;`: behind a word of change, and the sign itself, or
/// what it was escaped to once more, stands alone on the line.
pub(super) fn is_made(talk: Talk<'_>, reference: Reference) -> bool {
    const CUES: [&str; 10] =
        ["convert", "comes out", "escape", "encod", "decod", "turn", "shown", "replac", "become", "appear"];
    if reference.is_blank() || !talk.follows(&["as", "to", "into", "als", "en", "zu"]) {
        return false;
    }
    let Talk { before: line, after: rest } = talk;
    let is_nested = |word: &str| {
        let other = || Reference::read(word, 0).filter(|other| other.end == word.len());
        reference.kind != Kind::Nested
            && word.starts_with('&')
            && other().is_some_and(|other| other.first == reference.first && other.kind == Kind::Nested)
    };
    let shows = |side: &str| side.split_whitespace().any(|word| word.chars().eq([reference.first]) || is_nested(word));
    (shows(line) || shows(rest)) && CUES.iter().any(|cue| line.contains(cue))
}

/// `&apos;`, and `'` on the line below: a table that lost its columns.
pub(super) fn is_above_itself(before: &str, after: &str, reference: Reference) -> bool {
    let below = after.strip_prefix('\n').map(|rest| near::line_behind(rest, REACH).trim());
    (before.is_empty() || before.ends_with('\n')) && below.is_some_and(|below| below.chars().eq([reference.first]))
}

/// `is shown as “Harbour &ndash; News”`: in what a page or a program shows.
pub(super) fn is_quoted_output(before: &str) -> bool {
    const LEADS: [&str; 8] =
        ["shown as", "displayed as", "rendered as", "appears as", "printed as", "exported as", "sent as", "stored as"];
    let line = near::line_before(before, REACH);
    let opened = line.rfind(['“', '”', '"']).filter(|at| !line[*at..].starts_with('”'));
    opened.is_some_and(|at| LEADS.iter().any(|lead| line[..at].trim_end_matches(' ').ends_with(lead)))
}

/// `&nbsp; がそのまま表示される`, `&quot; 这样的字符`
pub(super) fn is_told_in_japanese(after: &str) -> bool {
    let after = after.trim_start_matches(' ');
    ["が", "は", "を", "と", "って", "になり", "になる", "になっ", "这样", "這樣", "字符", "字元"]
        .iter()
        .any(|word| after.starts_with(word))
}

/// Whether a sentence can hold the character as a word: a dash, `½ cup`, `è tardi`.
pub(super) fn is_word_of_its_own(c: char) -> bool {
    let is_sign = "<>\"'’‘©®™§¶†‡".contains(c);
    talk::parts_words(c) || !c.is_alphabetic() && !is_sign || ONE_LETTER.contains(c)
}

/// `Die Schreibweise &szlig; braucht`: a letter that is no word, and an apostrophe or quote without a partner.
pub(super) fn is_odd_word(before: &str, after: &str, reference: Reference) -> bool {
    let sign = reference.first;
    let amid = before.ends_with(' ') && after.starts_with(' ') && !after.starts_with(" &");
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c == ',');
    let words =
        word(before.trim_end_matches(' ').chars().next_back()) && word(after.trim_start_matches(' ').chars().next());
    let lower =
        sign.is_lowercase() && !sign.is_ascii() && !ONE_LETTER.contains(sign) && ('\u{c0}'..'\u{250}').contains(&sign);
    amid && words && lower
}

/// `Node *p = &top;`: in C, the address of a variable.
pub(super) fn is_address(before: &str) -> bool {
    let name = near::line_before(before, REACH).strip_suffix(" = ").and_then(|before| before.rsplit(' ').next());
    name.and_then(|name| name.strip_prefix('*')).is_some_and(|name| name.starts_with(char::is_alphabetic))
}

/// `contesta con &quot; cuando`: a quote between blanks that no other closes.
pub(super) fn is_odd_quote(talk: Talk<'_>, reference: Reference) -> bool {
    const QUOTE: &str = "&quot;";
    let closes = || talk.before.rsplit_once(QUOTE).is_none_or(|(before, _)| !before.ends_with(' '));
    let opens = |before: &str, after: &str| before.ends_with(' ') && after.starts_with(char::is_alphanumeric);
    let next_opens = || talk.after.split_once(QUOTE).is_none_or(|(before, after)| opens(before, after));
    // `6 &quot; wide` is a measure.
    let is_word = || talk.before.trim_end_matches(' ').ends_with(char::is_alphabetic);
    reference.first == '"' && talk.is_amid_words() && is_word() && closes() && next_opens()
}

/// `&nbsp; everywhere instead of a space`: what should stand there is a blank.
pub(super) fn stands_for_blank(after: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 13] = [
        "space", "spaces", "blank", "leerzeichen", "leerzeichens", "espace", "espaces", "espacio", "spazio", "spatie", "пробела",
        "spacji", "espaço",
    ];
    const JOINTS: [&str; 8] =
        ["instead of ", "statt ", "au lieu ", "à la place ", "en lugar ", "invece ", "вместо ", "zamiast "];
    let near = near::line_behind(after, REACH / 2);
    let behind = JOINTS.iter().find_map(|joint| near.find(joint).map(|at| &near[at + joint.len()..]));
    behind.is_some_and(|behind| {
        behind.split(|c: char| !c.is_alphabetic()).take(4).any(|word| NAMES.contains(&word.to_lowercase().as_str()))
    })
}

/// `titles showed &amp; instead of &`, `&amp;amp; instead of &amp;`: the sign is what should stand there.
pub(super) fn is_instead(after: &str, reference: Reference) -> bool {
    let rest = INSTEAD
        .iter()
        .chain(&[", not "])
        .find_map(|joint| after.strip_prefix(joint))
        .map(|rest| rest.trim_start_matches(['“', '"', '\'']));
    rest.is_some_and(|rest| names_same(rest, reference))
}

/// Whether a text begins with the sign, or with another reference to it.
fn names_same(text: &str, reference: Reference) -> bool {
    let next = Reference::read(text, 0).filter(|next| next.first == reference.first && next.kind != reference.kind);
    next.is_some() || text.strip_prefix(reference.first).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// `“è”`, `« & »`: whether the line shows the sign between two quotes.
fn quotes(line: &str, sign: char) -> bool {
    let blank: &[char] = &[' ', '\u{a0}', '\u{202f}'];
    !matches!(sign, '"' | '\'')
        && !sign.is_whitespace()
        && line.match_indices(sign).any(|(at, _)| {
            let before = line[..at].trim_end_matches(blank).chars().next_back();
            let after = line[at + sign.len_utf8()..].trim_start_matches(blank).chars().next();
            matches!(
                (before, after),
                (Some('“' | '„'), Some('”' | '“')) | (Some('‘' | '‚'), Some('’' | '‘')) | (Some('«'), Some('»'))
            ) || line[..at].ends_with('"') && line[at + sign.len_utf8()..].starts_with('"')
        })
}

/// `chokes on &copy; but not on ©`, `« & » s’écrit &amp;`: the sign itself stands alone on the same line, or in quotes.
pub(super) fn is_beside(before: &str, after: &str, reference: Reference) -> bool {
    let sign = reference.first;
    let sides = [near::line_before(before, REACH), near::line_behind(after, REACH)];
    if sides.into_iter().any(|side| quotes(side, sign)) {
        return true;
    }
    // Words of one letter, and what parts words, stand in any sentence.
    let tells = !sign.is_ascii() && (sign.is_alphabetic() && !"àèÀÈ".contains(sign) || "©®™§¶†‡€£¥¢°♥".contains(sign));
    let bracket = matches!(sign, '<' | '>') && reference.kind == Kind::Nested;
    if !tells && !bracket {
        return false;
    }
    let around = |c: char| c.is_ascii_punctuation() || "“”„«»‘’".contains(c);
    let mut words = sides.into_iter().filter(|side| side.contains(sign)).flat_map(str::split_whitespace);
    words.any(|word| {
        let shown =
            if bracket { word.trim_end_matches(['.', ',', ';', ':', '?', '!']) } else { word.trim_matches(around) };
        shown.chars().eq([sign])
    })
}

/// `| &amp;euro; | € |`: the character stands in the next cell. `&eacute; for é`: it is what the reference is said to be.
pub(super) fn shows_itself(after: &str, reference: Reference) -> bool {
    const LINKS: [&str; 19] = [
        "for ",
        "is ",
        "means ",
        "gives ",
        "makes ",
        "as ",
        "to ",
        "into ",
        "(",
        "= ",
        "→ ",
        "-> ",
        "für ",
        "pour ",
        "per ",
        "para ",
        "voor ",
        "dla ",
        "à la place de ",
    ];
    let rest = after.trim_start_matches([' ', '|']);
    let is_beside = rest.strip_prefix(reference.first).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if is_beside && !reference.first.is_ascii() && !reference.is_blank() {
        return true;
    }
    let said =
        LINKS.iter().find_map(|link| rest.strip_prefix(link)).map(|rest| rest.trim_start_matches(['“', '"', '\'']));
    rest.starts_with(reference.first) && after.trim_start().starts_with('|')
        || !reference.first.is_ascii() && said.is_some_and(|rest| rest.starts_with(reference.first))
        || matches!(reference.first, '<' | '>' | '&')
            && ["to ", "into ", "as "].iter().filter_map(|link| rest.strip_prefix(link)).any(|rest| {
                let rest_of = |rest: &str| rest.is_empty() || rest.starts_with([' ', ',', '.', ')']);
                rest.strip_prefix(reference.first).is_some_and(|rest| rest_of(rest) || rest.starts_with("amp;"))
            })
}

/// `use &rarr; for one and &larr; for the other`: behind another that is said to be something, it is as well.
pub(super) fn is_another(before: &str, after: &str) -> bool {
    const SAID: [&str; 8] = ["; for ", "; is a ", "; für ", "; pour ", "; per ", "; para ", "; voor ", "; dla "];
    let line = near::line_before(before, REACH);
    SAID.iter().any(|said| after.starts_with(&said[1..]) && line.contains(said) && line.contains('&'))
}

/// `© is &copy;`, `™ &trade;`: the character stands right before it. `& becomes &amp;amp;`: in ASCII only with a word between.
pub(super) fn is_shown_before(before: &str, after: &str, reference: Reference) -> bool {
    let before = before.trim_end_matches(' ');
    // In the cell before.
    let cell = before.strip_suffix('|').filter(|_| after.trim_start_matches(' ').starts_with('|')).map(str::trim_end);
    if cell.is_some_and(|cell| cell.ends_with(reference.first)) {
        return true;
    }
    let named = talk::before_link(before);
    let shown = named.unwrap_or(before).trim_end_matches([' ', '"', '”', '\'', '`']).ends_with(reference.first);
    shown && !reference.is_blank() && (!reference.first.is_ascii() || named.is_some())
}

/// Whether it is the first word of its line, item or cell.
pub(super) fn begins_line(before: &str) -> bool {
    before.chars().rev().find(|c| !matches!(c, ' ' | '\t' | '-' | '*' | '|')).is_none_or(|c| c == '\n')
}

/// `&copy; – copyright sign`, `&lt; less-than sign`: a list of references.
pub(super) fn explains_itself(before: &str, after: &str) -> bool {
    /// What characters are called, at the end of the line.
    #[rustfmt::skip]
    const NAMES: [&str; 26] = [
        "accent", "ampersand", "apostrophe", "arrow", "bracket", "bullet", "comma", "dagger", "dash", "ellipsis", "heart", "hyphen",
        "letter", "mark", "prime", "quotation", "quote", "sign", "slash", "space", "star", "symbol", "umlaut", "zeichen", "strich",
        "pfeil",
    ];
    if !begins_line(before) {
        return false;
    }
    let line = near::line_behind(after, REACH);
    // A list of definitions.
    if line.is_empty() && after.starts_with("\n: ") {
        return true;
    }
    let gloss = line.trim_start_matches([' ', '\t']);
    let is_name = || {
        let last = gloss.trim_end_matches(['.', ',', ';', '|', ' ']).rsplit([' ', '-']).next().unwrap_or_default();
        gloss.split(' ').count() <= 4 && NAMES.contains(&last.to_lowercase().as_str())
    };
    ["– ", "- ", "= ", "→ ", "is a ", "is an ", "is the ", "stands for "].iter().any(|said| gloss.starts_with(said))
        || is_name()
}
