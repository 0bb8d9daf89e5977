//! Text about character references, told from text that lost its decoding.

use super::REACH;
use super::reference::{Kind, Reference};
use super::told::{
    begins_line, explains_itself, is_above_itself, is_address, is_another, is_beside, is_called, is_instead, is_made,
    is_odd_quote, is_odd_word, is_quoted_output, is_shown_before, is_told_in_japanese, is_word_of_its_own,
    shows_itself, stands_for_blank,
};
use crate::edit::Span;
use crate::pass::html;
use crate::pass::talk::{self, Talk, is_joint};
use crate::text::near;

/// Whether the stretch `start..end`, one reference or an escaped tag, is named rather than meant: quoted, between the
/// slashes of a regular expression, behind `write` or before `entity`.
pub(super) fn is_mentioned(text: &str, start: usize, end: usize, reference: Reference) -> bool {
    // A converter escaped what the page shows.
    let before = text[..start].strip_suffix('\\').unwrap_or(&text[..start]);
    let after = &text[end..];
    let (left, right) = (before.chars().next_back(), after.trim_start_matches('\\').chars().next());
    let enclosed = match (left, right) {
        (Some('"'), Some('"')) | (Some('\''), Some('\'')) | (Some('`'), Some('`')) | (Some('/'), Some('/')) => true,
        (Some('“' | '„'), Some('”' | '“')) | (Some('‘' | '‚'), Some('’' | '‘')) | (Some('«'), Some('»')) => {
            true
        }
        (Some('「'), Some('」')) => true,
        // Code of Org.
        (Some('~'), Some('~')) | (Some('='), Some('=')) => true,
        (Some(' ' | '\u{a0}'), Some(' ' | '\u{a0}')) => {
            before.trim_end().ends_with('«') && after.trim_start().starts_with('»')
        }
        (Some('('), Some(')')) => !matches!(reference.first, '©' | '®' | '™'),
        _ => false,
    };
    // `**&pound; (£)**`
    let shown = after.strip_prefix(" (").and_then(|rest| rest.strip_prefix(reference.first));
    if enclosed || shown.is_some_and(|rest| rest.starts_with(')')) {
        return true;
    }
    let alone = left.is_none_or(|c| c.is_whitespace() || matches!(c, '成' | '为' | '為'))
        && right.is_none_or(|c| c.is_whitespace() || ",.:;!?，。、；：！？".contains(c));
    // `&gt; is anyone there?`: a message that was quoted.
    let asks = || begins_line(before) && near::line_behind(after, REACH).trim_end().ends_with('?');
    if !alone || reference.first == '>' && asks() {
        return false;
    }
    let mention = Mention { before, after, talk: Talk::about(text, Span::new(before.len(), end)), reference };
    mention.is_named()
        || mention.is_part()
        || mention.is_beside_another()
        || mention.is_explained()
        || is_amid_words(text, mention.talk, end, reference)
}

/// A reference that stands alone, and what is around it.
#[derive(Clone, Copy)]
struct Mention<'t> {
    before: &'t str,
    after: &'t str,
    talk: Talk<'t>,
    reference: Reference,
}

impl Mention<'_> {
    /// A lone `&amp;` stands between verbs as well: `wash &amp; use`.
    fn is_ampersand(self) -> bool {
        self.reference.first == '&' && self.reference.kind != Kind::Nested
    }

    /// Whether the character joins words, as no blank does.
    fn joins(self) -> bool {
        talk::parts_words(self.reference.first)
    }

    /// Whether a word beside the reference says what it is, or asks to write it: `the entity …`, `… codes`, `type …`.
    fn is_named(self) -> bool {
        let Self { talk, reference, .. } = self;
        let is_blank = reference.is_blank();
        let is_apart = self.after.starts_with(char::is_whitespace) || talk.stops();
        let is_named = talk.has_name_behind() && (!self.joins() || is_blank || talk.is_led())
            || is_apart
                && ((!self.joins() || is_blank) && talk.has_name_before() || is_blank && talk.has_sign_before());
        let is_ordered = !self.is_ampersand()
            && !reference.first.is_numeric()
            && !self.after.is_empty()
            && !self.after.starts_with('\n')
            && (talk.is_ordered() || is_blank && talk.is_handled() && !talk.has_noun_behind());
        let is_html = !is_word_of_its_own(reference.first) && talk.follows(&["html", "xhtml", "xml"]);
        let is_number = reference.kind == Kind::Numeric && talk.follows(&["form", "notation", "spelling"]);
        is_named || is_ordered || is_html || is_number
    }

    /// Whether the sentence needs the reference: as an object, a subject, or behind a word that needs another.
    fn is_part(self) -> bool {
        let Self { before, after, talk, reference } = self;
        let is_letter = reference.first.is_alphabetic();
        // `eleven &rsquo; in one paragraph`, but `&copy; by Ada Pear`.
        let is_mark = !is_word_of_its_own(reference.first) && !matches!(reference.first, '©' | '®' | '™');
        // Thin ones, too.
        let is_white = reference.first.is_whitespace();
        let is_zero_width = matches!(reference.first, '\u{200b}'..='\u{200f}');
        let is_sign = talk.has_sign_before() || talk.follows(&["form", "name", "notation", "spelling", "text"]);
        is_subject(talk) && (is_syntax(reference) || reference.kind == Kind::Nested)
            || (!self.joins() || self.is_ampersand()) && talk.is_subject()
            || is_sign && talk.has_verb_behind()
            || reference.is_blank() && (talk.has_real_verb_behind() || stands_for_blank(after))
            || !is_word_of_its_own(reference.first) && (talk.is_object() || talk.has_real_verb_behind())
            || is_mark && talk.goes_on_behind_object()
            || is_letter && talk.is_handled() && (talk.goes_on_behind_object() || talk.has_joint_behind())
            || reference.kind == Kind::Nested && !self.joins() && talk.is_handled()
            || is_zero_width && talk.is_led()
            || (is_zero_width || reference.first == '\u{ad}') && talk.is_glossed()
            || is_noun_of_sentence(talk, reference)
            || is_compared(talk, self.joins() && !reference.is_blank() && reference.first != '&')
            || is_before_stop(talk, reference)
            || is_in_talk_of_html(talk, reference)
            || is_odd_word(before, after, reference)
            || is_odd_quote(talk, reference)
            || is_address(before)
            || reference.first == '\u{ad}' && is_between_words(before, after)
            || is_white && before.ends_with(": ") && after.starts_with(" for ")
            || is_white && after.starts_with(" between ") && begins_line(before)
            || is_quoted_output(before)
            || is_told_in_japanese(after)
            || before.trim_end_matches(' ').ends_with(['成', '为', '為'])
    }

    /// Whether another that is shown stands beside it.
    fn is_beside_another(self) -> bool {
        let first = self.reference.first;
        let is_no_word = self.reference.is_blank() || !is_word_of_its_own(first) && !matches!(first, '<' | '>');
        let joins = || [" or ", " and ", " und "].iter().any(|joint| self.after.starts_with(joint));
        is_alternative(self.before, self.after)
            || is_no_word && self.talk.is_coordinated()
            || is_another(self.before, self.after)
            || first == '&' && joins()
    }

    /// Whether the text says what the reference stands for, or shows the character.
    fn is_explained(self) -> bool {
        let Self { before, after, talk, reference } = self;
        // Nobody escapes twice what joins two names.
        let is_twice = reference.kind == Kind::Nested && reference.first == '&';
        explains_itself(before, after)
            || shows_itself(after, reference)
            || is_shown_before(before, after, reference)
            || is_instead(after, reference)
            || is_beside(before, after, reference)
            || is_called(before, reference)
            || is_above_itself(before, after, reference)
            || is_made(talk, reference)
            || talk::is_shown(before, after, self.joins() && !is_twice)
            || after.starts_with(" the same as ")
            || before.trim_end_matches(' ').ends_with("the same as")
            || after.starts_with(" mean") && before.ends_with(" does ")
    }
}

/// A sign of HTML itself, or one that shows nothing.
fn is_syntax(reference: Reference) -> bool {
    reference.is_blank() || matches!(reference.first, '<' | '>' | '&' | '"' | '\'' | '\u{ad}' | '\u{200b}'..='\u{200f}')
}

/// `The &nbsp; keeps them together`, `every &amp; in the file`: an article stands before a noun, not before `and`.
fn is_noun_of_sentence(talk: Talk<'_>, reference: Reference) -> bool {
    let goes_on = talk.after.starts_with(' ') && !talk.after.starts_with(" each ");
    let is_arrow = matches!(reference.first, '\u{2190}'..='\u{21ff}');
    talk.follows(&["the", "an", "every"]) && (goes_on && (reference.first == '&' || is_arrow) || talk.has_verb_behind())
}

/// Bytes; few references are longer.
const MAX_LONE: usize = 16;

/// `&#39; or &apos;`: beside another that stands alone as well.
fn is_alternative(before: &str, after: &str) -> bool {
    let line = near::line_before(before, REACH).trim_end_matches(' ');
    let is_behind = |joint: &str| line.strip_suffix(joint).is_some_and(is_lone);
    let (first, joint) = line.rsplit_once(' ').unwrap_or_default();
    let follows = is_joint(joint) && is_lone(first) || [",", " instead of", " statt"].into_iter().any(is_behind);
    let behind = near::line_behind(after, REACH);
    let leads = behind.split_once('&').is_some_and(|(joint, rest)| {
        is_joint(joint) && {
            let near = near::behind(rest, MAX_LONE).trim_start_matches("amp;");
            let apart =
                |behind: &str| behind.is_empty() || behind.starts_with([' ', '\n', ',', '.', ':', '!', '?', ')']);
            apart(near) && rest.len() > near.len() || near.find(';').is_some_and(|end| apart(&near[end + 1..]))
        }
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

/// `you will see &amp;, which`, `are written so: &mdash;, and`: no sign that joins words stands before a stop.
fn is_before_stop(talk: Talk<'_>, reference: Reference) -> bool {
    let is_number = || reference.kind == Kind::Numeric && talk.follows(&["number"]);
    let is_told =
        || talk.before.ends_with(": ") || talk.is_led() || talk.is_handled() || talk.has_sign_before() || is_number();
    talk.before.ends_with(' ')
        && (talk.stops() || talk.after.starts_with(':'))
        && (reference.first == '&' || !reference.first.is_alphanumeric() && is_told())
}

/// `In HTML schreibt man den Buchstaben als &ouml; oder`: beside one of these words, what no sentence holds alone.
fn is_in_talk_of_html(talk: Talk<'_>, reference: Reference) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 13] = [
        "html", "xhtml", "xml", "utf", "quelltext", "source", "entities", "entity", "entität", "entitäten", "entité", "entidad",
        "entità",
    ];
    let stops = || talk.after.starts_with([',', ';', ':', '.', '?', '!', ')']) || talk.after.starts_with(" (");
    let is_apart = || stops() || talk.has_joint_behind();
    let has_value = talk.after.trim_start().starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase());
    !reference.is_blank()
        && !has_value
        && (!is_word_of_its_own(reference.first) || reference.first.is_alphabetic() && is_apart())
        && talk.is_beside(&WORDS)
}

/// `treats &nbsp; as a blank`, `turns &euro; into EUR`, `the difference between &ndash; and &mdash;`.
fn is_compared(talk: Talk<'_>, is_dash: bool) -> bool {
    let is_between = talk.follows(&["between"]) && talk.after.starts_with(" and &");
    let ends_pair = talk.follows(&["and"])
        && near::before(talk.before, REACH).contains("between &")
        && !talk.after.starts_with(" and");
    // A dash may stand between any two words.
    let goes_on = if is_dash { talk.precedes(&["into", "as"]) } else { talk.goes_on_behind_object() };
    is_between || ends_pair || talk.is_handled() && goes_on
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
        || text[end..].starts_with(" for the ")
        || text[end..].starts_with([',', ';', '.', ':'])
        || between.ends_with([',', ';', ':', '.', ')']) && reference.is_blank()
        || is_joint(between.trim_end().rsplit([' ', ',']).next().unwrap_or_default()))
        && between.len() <= REACH
        && !between.contains('\n')
        && between.ends_with(' ')
        && text[end..].starts_with([' ', ',', '.', ';', ')', '”', '"', '?', '!'])
}

/// `- &nbsp; is now kept`, `&lt; stands for a bracket`.
fn is_subject(talk: Talk<'_>) -> bool {
    begins_line(talk.before)
        && (talk.after.starts_with(" and &") && !talk.after[6..].starts_with("lt;") || talk.has_verb_behind())
}

/// `a mail without &lt;style&gt; looks`: an escaped tag in place of a noun.
fn is_amid_words(text: &str, talk: Talk<'_>, end: usize, reference: Reference) -> bool {
    let name = text.get(reference.end..end).and_then(|rest| rest.split('&').next());
    reference.first == '<' && name.is_some_and(html::is_element) && talk.is_amid_words()
}
