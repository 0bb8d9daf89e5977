//! Which marks are left from a page, and which are what the text talks about.

use super::words::{ABOUT, LEADS};
use super::{COMMENT, MARKUP, Mark, NOTE, SCRIPT};
use crate::document::Document;
use crate::edit::Span;
use crate::pass::html::elements::Effect;
use crate::pass::html::shown::{is_after_nick, is_in_data, is_shown};
use crate::pass::html::tags::Tag;
use crate::pass::{mention, talk};
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

/// Where a sentence puts a tag: `add <meta name="a"> to the head`.
const PLACES: [&str; 6] = [" to the ", " in the ", " into ", " at the ", " before ", " after "];

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
                    || LEADS.contains(&inside)
                    || is_about_html(text, marks[index].span))
                || inside.starts_with(", ") && inside.len() <= MAX_UNITS // `1 <s>, 2 </s>`
                || is_shown(text, marks[index].span, marks[partner].span);
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
        let (before, after) = around(text, mark.span);
        // Beside another element it is none of a sentence.
        let goes_on = after.starts_with(' ') && !after.trim_ascii_start().starts_with('<');
        return mark.span.len() <= MAX && (before.ends_with(' ') || before.is_empty()) && goes_on;
    }
    if is_after_nick(text, mark.span) || is_in_data(text, mark.span) {
        return true;
    }
    let Some(tag) = mark.tag else { return mark.rule.id() == COMMENT.id() && is_comment_mentioned(text, mark.span) };
    let (before, after) = around(text, tag.span);
    let quote = before.chars().next_back();
    let closes = after.chars().next();
    let quoted = matches!(
        (quote, closes),
        (Some('"'), Some('"'))
            | (Some('\''), Some('\''))
            | (Some('“' | '„'), Some('”' | '“'))
            | (Some('«'), Some('»'))
            | (Some('`'), Some('`'))
            | (Some('('), Some(')'))
            | (Some('「'), Some('」'))
            | (Some('‘' | '‚'), Some('’' | '‘'))
    );
    let next = after.trim_start_matches([' ', '-', '\u{a0}']);
    let next = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let last = before.trim_end_matches([' ', '-', '\u{a0}', ':', '\'']);
    let last = last.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let spaced =
        before.ends_with(' ') && (after.is_empty() || after.starts_with([' ', ',', '.', ';', ':', ')', '?', '!']));
    // But `your <b>ticket</b> is valid`.
    let is_block = matches!(tag.element.name, "p" | "div" | "ul" | "ol" | "li" | "table" | "section");
    if (is_block || !tag.closing) && JUDGED.iter().any(|said| after.starts_with(said)) {
        return true;
    }
    if after.starts_with(" is how ") {
        return true;
    }
    let apart = |c: char| matches!(c, ' ' | '-' | '\u{a0}');
    let is_led = before.ends_with(' ') && LEADS.contains(&last.as_str()) && !tag.attributes && !tag.closing;
    let alone = mark.partner.is_none() || mark.is_wrapping_nothing(marks);
    if quoted
        || mark.is_listed(before, after)
        || alone && (talk::is_object(before, after) || talk::leaves_hole(before, after))
        || is_block && mark.is_amid_words(before, after)
        || after.starts_with(apart) && ABOUT.contains(&next.as_str()) && (is_led || !mark.is_wrapping(marks))
    {
        return true;
    }
    if before.ends_with(apart) && ABOUT.contains(&last.as_str()) {
        return (alone || !tag.attributes) && !before.trim_end().ends_with(':');
    }
    let is_put = matches!(last.as_str(), "add" | "put" | "insert" | "write" | "use");
    if alone && is_put && PLACES.iter().any(|place| after.starts_with(place)) {
        return true;
    }
    // An opening tag of a pair stands behind any word; a lone one in the middle of a sentence is part of it.
    alone && spaced && !tag.attributes && LEADS.contains(&last.as_str())
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
    inside.starts_with(' ')
        && inside.ends_with(' ')
        && !inside.contains('\n')
        && outside(text[..first.span.start].chars().next_back())
        && outside(text[second.span.end..].chars().next())
}

/// Whether a word near the mark says that the text is about tags.
fn is_about_html(text: &str, span: Span) -> bool {
    let (before, after) = around(text, span);
    let mut words = before.split(|c: char| !c.is_alphanumeric()).chain(after.split(|c: char| !c.is_alphanumeric()));
    words.any(|word| ABOUT.contains(&word.to_lowercase().as_str()))
}

impl Mark {
    /// A lone opening tag of a block between small words of one sentence: `replaces <div> by`.
    fn is_amid_words(&self, before: &str, after: &str) -> bool {
        let word =
            before.strip_suffix(' ').is_some_and(|before| before.ends_with(|c: char| c.is_lowercase() || c == ','));
        let goes_on = after.strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_lowercase));
        self.partner.is_none() && self.tag.is_some_and(|tag| !tag.closing && !tag.attributes) && word && goes_on
    }

    /// Behind a blank, with a joint and another tag behind it.
    fn is_listed(&self, before: &str, after: &str) -> bool {
        self.partner.is_none()
            && before.ends_with(' ')
            && JOINTS
                .iter()
                .filter_map(|joint| after.strip_prefix(joint))
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
    if mention::is_quoted(text, span) {
        return true;
    }
    let (before, after) = around(text, span);
    if before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric) {
        return false; // glued to a word, which no author does with a word of a sentence
    }
    let inside = text[span.range()].trim_start_matches("<!--").trim_end_matches("-->").trim().to_lowercase();
    let joins = ["and", "or", "und", "oder", "et", "y", "и", "to", "...", "…"];
    let first = inside.split(' ').next().unwrap_or_default();
    let last = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let in_sentence = !before.trim().is_empty() && !after.trim().is_empty();
    talk::is_object(before, after)
        || in_sentence && (joins.contains(&first) || ABOUT.contains(&last.as_str()) || LEADS.contains(&last.as_str()))
}

/// The text of the line on both sides, as far as a phrase reaches.
pub(super) fn around(text: &str, span: Span) -> (&str, &str) {
    const REACH: usize = 60;
    let before = &text[text.floor_char_boundary(span.start.saturating_sub(REACH))..span.start];
    let after = &text[span.end..text.ceil_char_boundary((span.end + REACH).min(text.len()))];
    (before.rsplit('\n').next().unwrap_or_default(), after.split('\n').next().unwrap_or_default())
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
