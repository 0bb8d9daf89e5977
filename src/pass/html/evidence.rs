//! Which marks are left from a page, and which are what the text talks about.

use super::{COMMENT, MARKUP, Mark, NOTE, SCRIPT};
use crate::document::Document;
use crate::edit::Span;
use crate::pass::html::elements::Effect;
use crate::pass::html::shown::{is_after_nick, is_in_data, is_shown};
use crate::pass::html::tags::Tag;
use crate::pass::talk::{Talk, is_joint};
use crate::rule::Confidence;

/// Markdown has no mark for these.
const NO_MARK: [&str; 15] =
    ["abbr", "bdi", "bdo", "del", "details", "dfn", "ins", "kbd", "mark", "rp", "rt", "ruby", "sub", "summary", "u"];

/// What is said of markup behind it: `<p>Fish</p> is valid`.
const JUDGED: [&str; 13] = [
    " is valid",
    " is invalid",
    " is bad ",
    " is wrong",
    " is correct",
    " is deprecated",
    " is allowed",
    " is not allowed",
    " is shown",
    " marks ",
    " is printed",
    " is displayed",
    " shows up",
];

/// Bytes between two tags that are units or names rather than the ends of an element.
const MAX_UNITS: usize = 16;

/// Between tags that a sentence lists: `<div> or <p>`.
const JOINTS: [&str; 3] = [" or <", " and <", ", <"];

/// The marks that go, with the rule and confidence of each.
pub(super) fn weigh(document: &Document<'_>, mut marks: Vec<Mark>) -> Vec<Mark> {
    if is_messages(document) {
        return Vec::new();
    }
    let text = document.text();
    let mut mentioned: Vec<bool> = marks.iter().map(|mark| is_mentioned(text, mark, &marks)).collect();
    for index in 0..marks.len() {
        if let Some(partner) = marks[index].partner.filter(|partner| *partner > index) {
            let apart = stand_apart(text, &marks[index], &marks[partner]);
            // `between <b> and </b>`
            let inside = text[marks[index].span.end..marks[partner].span.start].trim();
            let both = apart
                && (mentioned[index]
                    || mentioned[partner]
                    || is_joint(inside)
                    || [index, partner].iter().all(|mark| Talk::about(text, marks[*mark].span).is_led())
                    || Talk::about(text, marks[index].span).is_about_marks())
                || inside.starts_with(", ") && inside.len() <= MAX_UNITS // `1 <s>, 2 </s>`
                || is_shown(text, marks[index].span, marks[partner].span)
                || Talk::about(text, marks[partner].span).leaves_hole();
            mentioned[index] |= both;
            mentioned[partner] |= both;
        }
    }
    let count = mentioned.iter().filter(|mentioned| **mentioned).count();
    // A text about HTML shows more of it than it says it shows.
    if count * 4 >= marks.len() {
        return Vec::new();
    }
    let lines = document.lines();
    let mut closed: Vec<usize> =
        marks.iter().zip(&mentioned).filter(|(_, m)| **m).map(|(mark, _)| lines.at(mark.span.start)).collect();
    closed.dedup();
    let several = marks.len() - count > 1;
    let goes: Vec<bool> = marks
        .iter()
        .map(|mark| {
            let fine = mark.tag.is_none_or(|tag| is_leftover(text, tag, mark.partner.is_some(), several));
            fine && (closed.is_empty() || closed.binary_search(&lines.at(mark.span.start)).is_err())
        })
        .collect();
    let markdown = document.is_markdown();
    let authored = document.is_authored();
    for index in 0..marks.len() {
        let Some(tag) = marks[index].tag else {
            if authored && marks[index].rule.id() == SCRIPT.id() {
                marks[index].confidence = Confidence::Possible;
            } else if authored {
                marks[index].rule = &NOTE;
            }
            continue;
        };
        let first = marks[index].partner.map_or(index, |partner| partner.min(index));
        let opening = &text[marks[first].span.range()];
        let aligned = opening.contains(" align") && matches!(tag.element.name, "p" | "div");
        let kept = tag.element.kept || aligned || authored;
        // An image shows in Markdown, too.
        let shows = tag.element.name == "img" && opening.contains("src=\"http");
        // The place of an advertisement.
        let is_slot = tag.element.name == "ins" && tag.element.kept && marks[index].is_wrapping_nothing(&marks);
        if !is_pixel(opening)
            && !is_slot
            && (shows
                || (markdown || authored) && kept
                || NO_MARK.contains(&tag.element.name)
                || tag.element.name == "sup")
        {
            marks[index].rule = &MARKUP;
        }
        let raised = tag.element.name == "sup" && !tag.closing && is_exponent(text, tag);
        marks[index].with = if raised { "^" } else { "" };
    }
    super::runs::keep_blocks(document, &mut marks);
    let mut index = 0;
    marks.retain(|_| {
        index += 1;
        goes[index - 1]
    });
    if document.is_verbatim() && !is_prose_without(text, &marks) {
        return Vec::new();
    }
    marks
}

/// An image that nobody sees.
fn is_pixel(tag: &str) -> bool {
    let small = |name: &str| {
        ["\"1\"", "\"0\"", "1 ", "0 ", "1>", "'1'", "\"1px\""]
            .iter()
            .any(|value| tag.contains(&format!("{name}={value}")))
    };
    tag.starts_with("<img")
        && (small("width") && small("height") || tag.contains("display:none") || tag.contains("display: none"))
}

/// `10<sup>6</sup>`: without a mark the number would be another one.
fn is_exponent(text: &str, tag: Tag) -> bool {
    let before = text[..tag.span.start].bytes().next_back();
    let after = text[tag.span.end..].bytes().next();
    before.is_some_and(|b| b.is_ascii_digit()) && after.is_some_and(|b| b.is_ascii_digit())
}

/// Whether the text around the mark talks about it.
fn is_mentioned(text: &str, mark: &Mark, marks: &[Mark]) -> bool {
    if mark.rule.id() == SCRIPT.id() {
        /// Longer, it is a script of the page rather than an example.
        const MAX: usize = 80;
        let Talk { before, after } = Talk::about(text, mark.span);
        // Beside another element it is none of a sentence.
        let goes_on = after.starts_with(' ') && !after.trim_ascii_start().starts_with('<');
        return mark.span.len() <= MAX && (before.ends_with(' ') || before.is_empty()) && goes_on;
    }
    if is_after_nick(text, mark.span) || is_in_data(text, mark.span) {
        return true;
    }
    let Some(tag) = mark.tag else { return mark.rule.id() == COMMENT.id() && is_comment_mentioned(text, mark.span) };
    // An empty pair is one mark: `leaves <b></b> behind`.
    let empty = mark.partner.filter(|_| mark.is_wrapping_nothing(marks)).map_or(tag.span, |partner| {
        let other = marks[partner].span;
        Span::new(tag.span.start.min(other.start), tag.span.end.max(other.end))
    });
    let talk = Talk::about(text, empty);
    let is_block = matches!(tag.element.name, "p" | "div" | "ul" | "ol" | "li" | "table" | "section");
    let alone = mark.partner.is_none() || mark.is_wrapping_nothing(marks);
    let is_bare = !tag.attributes && !tag.closing;
    // But `your <b>ticket</b> is valid`.
    let is_judged = (is_block || !tag.closing) && JUDGED.iter().any(|said| talk.after.starts_with(said))
        || talk.after.starts_with(" is how ");
    let is_amid = || is_block && mark.partner.is_none() && is_bare && talk.is_amid_words();
    if is_judged
        || talk.is_quoted()
        || talk.is_in_parentheses()
        || mark.is_listed(talk)
        || alone && (talk.is_object() || talk.is_subject() || talk.is_glossed())
        || !(tag.closing || matches!(tag.element.name, "span" | "font")) && is_beside_stop(talk)
        || is_amid()
    {
        return true;
    }
    // An opening tag of a pair stands behind any word.
    let is_led = talk.before.ends_with(' ') && talk.is_led();
    if talk.has_name_behind() && (is_led && is_bare || !mark.is_wrapping(marks)) {
        return true;
    }
    if alone && talk.has_name_before() {
        return true;
    }
    let is_apart = talk.after.is_empty() || talk.after.starts_with([' ', ',', '.', ';', ':', ')', '?', '!']);
    alone && is_apart && !tag.attributes && is_led
}

/// `the element, <p>, ends`, `P(A|<s>)`: no text begins with a stop, and no converter sets a tag between signs of a formula.
fn is_beside_stop(talk: Talk<'_>) -> bool {
    talk.before.ends_with(' ') && talk.after.starts_with([',', ';', ':', '?', '!'])
        || talk.before.ends_with(['(', '|', '=']) && talk.after.starts_with([')', '|', '='])
}

/// Whether two tags of one line are words of it: blanks on their inner sides, and nothing glued to them outside.
fn stand_apart(text: &str, first: &Mark, second: &Mark) -> bool {
    /// Bytes of a sentence.
    const MAX: usize = 300;
    let inside = Span::new(first.span.end, second.span.start);
    if inside.len() > MAX || inside.len() < 3 || first.tag.is_none_or(|tag| tag.attributes) {
        return false;
    }
    let inside = &text[inside.range()];
    let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    inside.starts_with([' ', ',', ';', ':'])
        && inside.ends_with(' ')
        && !inside.contains('\n')
        && outside(text[..first.span.start].chars().next_back())
        && outside(text[second.span.end..].chars().next())
}

impl Mark {
    /// Behind a blank, with a joint and another tag behind it.
    fn is_listed(&self, talk: Talk<'_>) -> bool {
        self.partner.is_none()
            && talk.before.ends_with(' ')
            && JOINTS
                .iter()
                .filter_map(|joint| talk.after.strip_prefix(joint))
                .any(|rest| rest.starts_with(['>', '/']) || rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    }

    /// The tag has text right inside it, which the word beside it belongs to.
    fn is_wrapping(&self, marks: &[Mark]) -> bool {
        self.partner.is_some() && !self.is_wrapping_nothing(marks)
    }

    fn is_wrapping_nothing(&self, marks: &[Mark]) -> bool {
        self.partner.is_some_and(|partner| {
            let other = marks[partner].span;
            other.start == self.span.end || other.end == self.span.start
        })
    }
}

fn is_comment_mentioned(text: &str, span: Span) -> bool {
    let talk = Talk::about(text, span);
    if talk.is_quoted() {
        return true;
    }
    if talk.before.ends_with(char::is_alphanumeric) || talk.after.starts_with(char::is_alphanumeric) {
        return false; // glued to a word, which no author does with a word of a sentence
    }
    /// Longer, it is a note of the page rather than an example.
    const MAX: usize = 80;
    if span.len() > MAX {
        return false;
    }
    // `between <!-- and -->`
    let inside = text[span.range()].trim_start_matches("<!--").trim_end_matches("-->").trim().to_lowercase();
    let is_part = is_joint(inside.split(' ').next().unwrap_or_default()) || inside.starts_with(['.', '…']);
    let in_sentence = !talk.before.trim().is_empty() && !talk.after.trim().is_empty();
    talk.is_object()
        || talk.is_subject()
        || in_sentence && (is_part || talk.before.ends_with(' ') && (talk.has_name_before() || talk.is_led()))
}

/// Whether a tag that is not talked about is one, rather than a placeholder, a type or a comparison.
fn is_leftover(text: &str, tag: Tag, paired: bool, several: bool) -> bool {
    let bytes = text.as_bytes();
    let before = tag.span.start.checked_sub(1).map_or(b'\n', |at| bytes[at]);
    let after = bytes.get(tag.span.end).copied().unwrap_or(b'\n');
    let edge = matches!(before, b'\n' | b'>') || matches!(after, b'\n' | b'<');
    let glued = !before.is_ascii_whitespace() && !b"\"'([{=".contains(&before)
        || !after.is_ascii_whitespace() && !b"\"')]},;:.".contains(&after);
    let (name, word) = (tag.element.name, tag.element.word);
    let inside = &text[tag.span.range()];
    if paired {
        return !inside.contains("...");
    }
    if tag.attributes {
        return inside.contains(['"', '\'']) && !inside.contains("...");
    }
    if tag.capital {
        return false;
    }
    match (name, tag.closing) {
        ("br" | "hr" | "wbr", _) => tag.self_closing || edge || glued || several,
        ("img", _) => false,
        ("p", false) => {
            (before == b'\n' || !before.is_ascii_whitespace())
                && (after.is_ascii_uppercase() || after >= 0x80 || after == b'<')
                || edge && several
        }
        ("p", true) => glued || edge,
        // Behind a word: `fell</span> in`.
        ("span" | "font" | "div", true)
            if before.is_ascii_alphanumeric() || before >= 0x80 || b".,!?".contains(&before) =>
        {
            true
        }
        (_, true) if name.len() == 1 => name != "s" && several && !before.is_ascii_whitespace(),
        _ if word => tag.closing && several && edge,
        _ => edge || several && glued || tag.element.effect >= Effect::Blank && several,
    }
}

/// Strings of a user interface, which have tags and placeholders by design.
fn is_messages(document: &Document<'_>) -> bool {
    let text = document.text();
    const PLACEHOLDERS: [&str; 9] = ["%s", "%d", "%'d", "%1$", "%u", "%i", "%lu", "{0}", "%@"];
    // Two of them, or one in a tag: nothing else has them.
    let mut found = memchr::memchr2_iter(b'%', b'{', text.as_bytes())
        .filter(|at| PLACEHOLDERS.iter().any(|placeholder| text.as_bytes()[*at..].starts_with(placeholder.as_bytes())));
    let accelerators = || {
        let starts = document.each([b'_']).filter(|at| *at == 0 || text.as_bytes()[at - 1] == b'\n');
        let lines = starts.filter_map(|at| text[at + 1..].lines().next());
        lines.filter(|rest| rest.starts_with(char::is_alphabetic) && !rest.contains('_')).nth(1)
    };
    found.nth(1).is_some() || accelerators().is_some()
}

/// Whether what is left of a document that is laid out as HTML reads like a text.
fn is_prose_without(text: &str, marks: &[Mark]) -> bool {
    let head = text.trim_start().get(..9).unwrap_or_default().to_ascii_lowercase();
    if head.starts_with("<!doctype") || head.starts_with("<html") || head.starts_with("<?") {
        return false;
    }
    let (mut all, mut indented) = (0, 0);
    for line in text.lines().filter(|line| !line.trim_ascii().is_empty()) {
        all += 1;
        indented += usize::from(line.starts_with("  ") || line.starts_with('\t'));
    }
    if indented * 4 > all {
        return false;
    }
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for mark in marks {
        rest.push_str(&text[at..mark.span.start]);
        at = mark.span.end;
    }
    rest.push_str(&text[at..]);
    !rest.trim().is_empty() && !Document::new(&rest).is_verbatim()
}
