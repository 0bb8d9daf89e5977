//! Text about character references, told from text that lost its decoding.

use super::reference::{Kind, Reference};
use super::told::{
    is_another, is_beside, is_called, is_instead, is_made, is_odd_word, is_quoted_output, is_shown_before,
    is_told_in_japanese, is_word_of_its_own, shows_itself,
};
use crate::pass::{html, near, talk};

/// Bytes on either side in which words are looked for. Attack: one endless line full of references.
const REACH: usize = 160;

/// In lower case. Text that has one of these on the same line explains references.
const TOPICS: [&str; 43] = [
    // A reference in inline code.
    "`&",
    "`html`",
    "html entit",
    "xml entit",
    "character entit",
    "named entit",
    "numeric entit",
    "entity reference",
    "entity code",
    "character reference",
    "html source",
    "html code",
    "html escape",
    "html markup",
    "escape sequence",
    "escaped as",
    "encoded as",
    "written as",
    "ampersand",
    "non-breaking space",
    "nonbreaking space",
    "no-break space",
    "renders as",
    "decodes to",
    "entity for",
    "need escaping",
    "needs escaping",
    "must be escaped",
    "is escaped",
    "are escaped",
    "semicolon",
    "escaped twice",
    "html als",
    "html-code",
    "alt+0",
    "alt code",
    "chr(",
    "u+20",
    "u+00",
    "double escap",
    "escaped &",
    "htmlspecialchars",
    "unescape",
];

/// A verb before a reference that stands alone: `write &nbsp; between`.
const VERBS: [&str; 16] = [
    "write", "writes", "written", "type", "types", "typing", "use", "using", "insert", "inserts", "enter", "add",
    "called", "replace", "like", "with",
];

/// What is done with a blank, which no other word needs.
const BLANK_VERBS: [&str; 14] = [
    "keep",
    "strip",
    "paste",
    "adds",
    "added",
    "inserted",
    "typed",
    "remove",
    "removes",
    "utiliser",
    "escribir",
    "scrivere",
    "schreiben",
    "einfügen",
];

const NOUNS: [&str; 10] =
    ["entity", "entities", "reference", "references", "tag", "tags", "element", "elements", "attribute", "escape"];

/// Words for signs, behind which a letter is meant and a dash goes on with the sentence: only a blank is shown.
const SIGNS: [&str; 4] = ["character", "characters", "zeichen", "symbol"];

/// What one does with signs.
const HANDLES: [&str; 17] = [
    "contains",
    "contained",
    "see",
    "sees",
    "shows",
    "displays",
    "prints",
    "outputs",
    "escape",
    "escapes",
    "encode",
    "encodes",
    "decode",
    "decodes",
    "treat",
    "treats",
    "parse",
];

/// What one does with signs to get others.
const TURNS: [&str; 6] = ["turn", "turns", "convert", "converts", "change", "changes"];

/// `The code &#8217; gives a curly apostrophe`: only with a verb behind, since `clean code &ndash; and more` is prose.
const NAMES: [&str; 9] = ["code", "codes", "sequence", "string", "name", "text", "form", "notation", "spelling"];

/// What a reference that is talked about does.
const SAYS: [&str; 14] = [
    " is ",
    " was ",
    " are ",
    " means ",
    " gives ",
    " makes ",
    " shows ",
    " stands for ",
    " becomes ",
    " produces ",
    " appears ",
    " insère ",
    " donne ",
    " ergibt ",
];

/// Remembers what the last line said, so that a line is read once however many references it holds.
#[derive(Debug, Default)]
pub(super) struct Topic {
    /// Up to where the answer holds.
    until: usize,
    found: bool,
}

impl Topic {
    /// Whether the line around `at`, or what is near of it, explains references. Asked for in rising order.
    pub(super) fn explains(&mut self, text: &str, at: usize) -> bool {
        if at >= self.until {
            let from = text.floor_char_boundary(at.saturating_sub(REACH));
            let to = text.ceil_char_boundary((at + 2 * REACH).min(text.len()));
            let start = text[from..at].rfind('\n').map_or(from, |newline| from + newline + 1);
            let end = text[at..to].find('\n').map_or(to, |newline| at + newline);
            let line = text[start..end].to_lowercase();
            self.found = TOPICS.iter().any(|topic| line.contains(topic));
            self.until = if end < to { end } else { at + REACH };
        }
        self.found
    }
}

/// Whether the stretch `start..end`, one reference or an escaped tag, is named rather than meant: quoted, between the
/// slashes of a regular expression, behind `write` or before `entity`.
pub(super) fn is_mentioned(text: &str, start: usize, end: usize, reference: Reference) -> bool {
    // A converter escaped what the page shows.
    let before = text[..start].strip_suffix('\\').unwrap_or(&text[..start]);
    let after = &text[end..];
    let (left, right) = (before.chars().next_back(), after.chars().next());
    let is_syntax = reference.is_blank()
        || matches!(reference.first, '<' | '>' | '&' | '"' | '\'' | '\u{ad}' | '\u{200b}'..='\u{200f}');
    let enclosed = match (left, right) {
        (Some('"'), Some('"')) | (Some('\''), Some('\'')) | (Some('`'), Some('`')) | (Some('/'), Some('/')) => true,
        (Some('“' | '„'), Some('”' | '“')) | (Some('‘' | '‚'), Some('’' | '‘')) | (Some('«'), Some('»')) => {
            true
        }
        (Some('「'), Some('」')) => true,
        (Some(' ' | '\u{a0}'), Some(' ' | '\u{a0}')) => {
            before.trim_end().ends_with('«') && after.trim_start().starts_with('»')
        }
        (Some('('), Some(')')) => !matches!(reference.first, '©' | '®' | '™'),
        _ => false,
    };
    if enclosed {
        return true;
    }
    let alone = left.is_none_or(|c| c.is_whitespace() || matches!(c, '成' | '为' | '為'))
        && right.is_none_or(|c| c.is_whitespace() || ",.:;!?，。、；：！？".contains(c));
    if !alone {
        return false;
    }
    let next = word(after.trim_start_matches([' ', '"', '`', ',']).chars());
    if NOUNS.contains(&next.as_str()) {
        return true;
    }
    // A lone `&amp;` stands between verbs as well: `wash &amp; use`.
    let is_sign = reference.first == '&' && reference.kind != Kind::Nested;
    let last: String = word(before.trim_end_matches(' ').chars().rev()).chars().rev().collect();
    // Nobody escapes twice what joins two names.
    let is_twice = reference.kind == Kind::Nested && reference.first == '&';
    let is_nested = reference.kind == Kind::Nested && !talk::parts_words(reference.first);
    let is_character = reference.is_blank() && SIGNS.contains(&last.as_str()) && right.is_some_and(char::is_whitespace);
    let is_verb = VERBS.contains(&last.as_str()) || reference.is_blank() && BLANK_VERBS.contains(&last.as_str());
    let names_it = !is_sign && !reference.first.is_numeric() && is_verb && right.is_some_and(|c| c != '\n');
    let is_noun = !is_sign && NOUNS.contains(&last.as_str()) && right.is_some_and(char::is_whitespace);
    names_it
        || is_noun
        || is_character
        || explains_itself(before, after)
        || (is_syntax || reference.kind == Kind::Nested) && is_subject(before, after)
        || shows_itself(after, reference)
        || is_another(before, after)
        || is_shown_before(before, after, reference)
        || is_literal(&last, after)
        || is_alternative(before, after)
        || reference.first == '&' && [" or ", " and ", " und "].iter().any(|joint| after.starts_with(joint))
        || is_instead(after, reference)
        || after.starts_with(" the same as ")
        || before.trim_end_matches(' ').ends_with("the same as")
        || reference.first == '\u{ad}' && is_between_words(before, after)
        || is_noun_of_sentence(&last, after, reference)
        || NAMES.contains(&last.as_str()) && SAYS.iter().any(|verb| after.starts_with(verb))
        || talk::is_shown(before, after, talk::parts_words(reference.first) && !is_twice)
        || is_nested && HANDLES.contains(&last.as_str())
        || is_compared(before, after, &last)
        || is_beside(before, after, reference)
        || is_called(before, reference)
        || !is_word_of_its_own(reference.first) && talk::is_object(before, after)
        || is_amid_words(text, before, after, end, reference)
        || matches!(last.as_str(), "html" | "xhtml" | "xml") && !is_sign && !talk::parts_words(reference.first)
        || reference.kind == Kind::Numeric && matches!(last.as_str(), "form" | "notation" | "spelling")
        || is_odd_word(before, after, reference)
        || after.starts_with(" mean") && before.ends_with(" does ")
        || reference.is_blank() && before.ends_with(": ") && after.starts_with(" for ")
        || reference.is_blank() && after.starts_with(" between ") && starts_line(before)
        || is_told_in_japanese(after)
        || is_quoted_output(before)
        || before.trim_end_matches(' ').ends_with(['成', '为', '為'])
        || is_made(before, after, &last, reference)
}

/// `The &nbsp; keeps them together`, `every &amp; in the file`: an article stands before a noun, not before `and`.
fn is_noun_of_sentence(last: &str, after: &str, reference: Reference) -> bool {
    const ARTICLES: [&str; 3] = ["the", "an", "every"];
    const DOES: [&str; 10] = [
        " keeps ",
        " makes ",
        " prevents ",
        " stops ",
        " forces ",
        " joins ",
        " creates ",
        " turns ",
        " breaks ",
        " adds ",
    ];
    let goes_on = after.starts_with(' ') && !after.starts_with(" each ");
    let is_arrow = matches!(reference.first, '\u{2190}'..='\u{21ff}');
    ARTICLES.contains(&last)
        && (reference.first == '&' && goes_on
            || is_arrow && after.starts_with(' ')
            || DOES.iter().chain(&SAYS).any(|verb| after.starts_with(verb)))
}

/// Bytes; few references are longer.
const MAX_LONE: usize = 16;

/// `&#39; or &apos;`: beside another that stands alone as well.
fn is_alternative(before: &str, after: &str) -> bool {
    let follows = [" or", " and", ",", " instead of", " statt", " und", " oder", " et", " ou", " y", " e", " и"]
        .iter()
        .any(|joint| before.trim_end_matches(' ').strip_suffix(joint).is_some_and(is_lone));
    let leads = [" or &", " and &", ", &"].iter().any(|joint| {
        after.strip_prefix(joint).is_some_and(|rest| {
            let near = near::behind(rest, MAX_LONE).trim_start_matches("amp;");
            let apart =
                |behind: &str| behind.is_empty() || behind.starts_with([' ', '\n', ',', '.', ':', '!', '?', ')']);
            apart(near) && rest.len() > near.len() || near.find(';').is_some_and(|end| apart(&near[end + 1..]))
        })
    });
    follows || leads
}

/// Whether the text ends in a reference that a blank stands before.
fn is_lone(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let name = word.strip_prefix('&').map(|rest| rest.trim_start_matches("amp;"));
    word.len() <= MAX_LONE
        && name.is_some_and(|name| name.find(';').is_none_or(|end| end + 1 == name.len()))
        && word.ends_with(';')
}

/// `What is &shy; good for`: it parts syllables, not words.
fn is_between_words(before: &str, after: &str) -> bool {
    before.strip_suffix(' ').is_some_and(|before| before.ends_with(char::is_alphabetic))
        && after.strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_alphabetic))
}

/// `to show &amp; literally`
fn is_literal(last: &str, after: &str) -> bool {
    const VERBS: [&str; 7] = ["show", "display", "print", "get", "write", "type", "output"];
    VERBS.contains(&last) && after.starts_with(" literally")
}

/// `treats &nbsp; as a blank`, `the difference between &ndash; and &mdash;`.
fn is_compared(before: &str, after: &str, last: &str) -> bool {
    let is_between = last == "between" && after.starts_with(" and &");
    let ends_pair = last == "and" && near::before(before, REACH).contains("between &") && !after.starts_with(" and");
    let treats =
        HANDLES.contains(&last) && ["as ", "with ", "by "].iter().any(|word| after.trim_start().starts_with(word));
    // `turns &euro; into EUR`
    let turns = TURNS.contains(&last) && after.starts_with(" into ");
    let confuses = last == "confuse" && after.starts_with(" with ");
    is_between || ends_pair || treats || turns || confuses
}

/// `&amp;hellip; shows dots, and &amp;mdash; a dash`: escaped once more and apart like the one before it on the line, a tag, or
/// the subject of a sentence.
pub(super) fn is_listed(text: &str, named: usize, start: usize, end: usize, reference: Reference) -> bool {
    let between = &text[named..start];
    let name = text.get(reference.end..end).and_then(|rest| rest.split('&').next());
    let is_tag = reference.first == '<' && name.is_some_and(|name| html::is_element(name.trim_start_matches('/')));
    (is_tag
        || !is_word_of_its_own(reference.first) && !matches!(reference.first, '<' | '>')
        || reference.kind == Kind::Nested && reference.first != '&'
        || text[end..].starts_with(" is ")
        || text[end..].starts_with(" for the "))
        && between.len() <= REACH
        && !between.contains('\n')
        && between.ends_with(' ')
        && text[end..].starts_with([' ', ',', '.', ';', ')', '”', '"', '?', '!'])
}

/// `- &nbsp; is now kept`, `&lt; stands for a bracket`.
fn is_subject(before: &str, after: &str) -> bool {
    starts_line(before) && (after.starts_with(" and &") || SAYS.iter().any(|verb| after.starts_with(verb)))
}

fn starts_line(before: &str) -> bool {
    before.chars().rev().find(|c| !matches!(c, ' ' | '\t' | '-' | '*' | '|')).is_none_or(|c| c == '\n')
}

/// `&copy; – copyright sign`, `&lt; = less than`: a list of references.
fn explains_itself(before: &str, after: &str) -> bool {
    let starts_line = starts_line(before);
    let after = after.trim_start_matches([' ', '\t']);
    starts_line
        && (after.starts_with("– ")
            || after.starts_with("- ")
            || after.starts_with("= ")
            || after.starts_with("→ ")
            || ["is a ", "is an ", "is the ", "stands for "].iter().any(|said| after.starts_with(said)))
}

/// `a mail without &lt;style&gt; looks`: an escaped tag in place of a noun.
fn is_amid_words(text: &str, before: &str, after: &str, end: usize, reference: Reference) -> bool {
    let name = text.get(reference.end..end).and_then(|rest| rest.split('&').next());
    reference.first == '<'
        && name.is_some_and(html::is_element)
        && before.strip_suffix(' ').is_some_and(|before| before.ends_with(char::is_lowercase))
        && after.strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_lowercase))
}

/// The letters up to the first other character, in lower case; not more than a verb has.
fn word(letters: impl Iterator<Item = char>) -> String {
    letters.take(12).take_while(|c| c.is_ascii_alphabetic()).map(|c| c.to_ascii_lowercase()).collect()
}
