//! Tags and comments that the text talks about.

use super::shown::{is_in_chat, is_in_data, is_shown};
use super::{COMMENT, Mark, SCRIPT};
use crate::document::is_item_mark;
use crate::edit::Span;
use crate::pass::talk::{Talk, is_joint};
use crate::text::near;

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

/// Between tags that a sentence lists: `<div> or <p>`.
const JOINTS: [&str; 3] = [" or <", " and <", ", <"];

/// For each mark, whether the text talks about it; of an element both ends or none.
pub(super) fn mentioned(text: &str, marks: &[Mark]) -> Vec<bool> {
    let mut mentioned: Vec<bool> = marks.iter().map(|mark| is_mentioned(text, mark, marks)).collect();
    for index in 0..marks.len() {
        if let Some(partner) = marks[index].partner.filter(|partner| *partner > index) {
            let ends = [&marks[index], &marks[partner]];
            let either = mentioned[index] || mentioned[partner];
            if are_mentioned(text, ends, either) {
                (mentioned[index], mentioned[partner]) = (true, true);
            }
        }
    }
    mentioned
}

/// Whether the text talks about both ends of an element, where it is told that it talks about `either`.
fn are_mentioned(text: &str, ends: [&Mark; 2], either: bool) -> bool {
    let [first, second] = ends;
    let inside = text[first.span.end..second.span.start].trim();
    let is_led = |mark: &Mark| Talk::about(text, mark.span).is_led() || Talk::about(text, mark.span).is_handled();
    // `between <b> and </b>`
    let is_example = || {
        either
            || is_named_above(text, first)
            || is_joint(inside)
            || ends.into_iter().all(is_led)
            || Talk::about(text, first.span).is_about_marks()
    };
    stand_apart(text, first, second) && is_example()
        // `<p>...</p>`, whatever stands there.
        || matches!(inside, "..." | "…" | ". . .")
        || is_pattern(inside)
        || names_effect(inside) && Talk::about(text, second.span).is_beside(&["html", "bbcode", "markup", "tag", "tags"])
        || is_shown(text, first.span, second.span)
        || is_taken(text, first)
        || Talk::about(text, second.span).leaves_hole()
}

/// `<b>(.*?)</b>`: a regular expression that finds what stands between tags.
fn is_pattern(inside: &str) -> bool {
    ["(.*", "(.+", ".*?", ".+?", "[^<", "([^<"].iter().any(|sign| inside.starts_with(sign))
}

/// `<b>bold</b>`: what the tags do.
fn names_effect(inside: &str) -> bool {
    const NAMES: [&str; 7] = ["bold", "bold text", "strong", "italic", "italics", "emphasis", "underlined"];
    NAMES.contains(&inside)
}

/// Whether the script is short, and a sentence with a colon stands above it.
fn is_announced(text: &str, span: Span) -> bool {
    /// Of an example.
    const MAX: usize = 300;
    const WORDS: usize = 6;
    let above = near::before(&text[..span.start], MAX).trim_end();
    let line = above.rsplit('\n').next().unwrap_or_default();
    span.len() <= MAX && line.ends_with(':') && line.split_whitespace().nth(WORDS - 1).is_some()
}

/// `\protect<form>`: whether a command of TeX takes the tag. Behind formulas stand indices and line ends.
fn is_taken(text: &str, mark: &Mark) -> bool {
    mark.tag.is_some_and(|tag| !tag.element.void && !matches!(tag.element.name, "sub" | "sup"))
        && near::ends_in_command(Talk::about(text, mark.span).before)
}

/// Whether the text around the mark talks about it.
fn is_mentioned(text: &str, mark: &Mark, marks: &[Mark]) -> bool {
    if mark.rule.id() == SCRIPT.id() {
        return is_script_mentioned(text, mark.span);
    }
    if mark.is_of_listing() {
        return false;
    }
    if is_in_chat(text, mark.span) || is_in_data(text, mark.span) {
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
    if !tag.closing && is_taken(text, mark) {
        return true;
    }
    let alone = mark.partner.is_none() || mark.is_wrapping_nothing(marks);
    let is_bare = !tag.attributes && !tag.closing;
    // But `your <b>ticket</b> is valid`.
    let is_judged = (is_block || !tag.closing) && JUDGED.iter().any(|said| talk.after.starts_with(said))
        || talk.after.starts_with(" is how ");
    let is_amid = || is_block && mark.partner.is_none() && is_bare && talk.is_amid_words();
    // Those around the closing tag of `"<code>a="b"</code>"` are of the words.
    let closes_quoted = || {
        let opening =
            mark.partner.filter(|_| tag.closing && mark.is_wrapping(marks)).map(|partner| marks[partner].span);
        opening.is_some_and(|opening| {
            !text[opening.end..tag.span.start].contains('\n') && !Talk::about(text, opening).is_quoted()
        })
    };
    if is_judged
        || talk.is_quoted() && !is_between_code(talk) && !closes_quoted()
        || talk.is_in_parentheses()
        || mark.is_listed(talk)
        || alone && !tag.closing && is_of_list(text, mark, marks)
        || alone && is_bare && is_term(talk)
        || alone && (talk.is_object() || talk.is_subject() || talk.is_glossed() || talk.is_coordinated())
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
    if alone && is_bare && is_named_above(text, mark) {
        return true;
    }
    let is_apart = talk.after.is_empty() || talk.after.starts_with([' ', ',', '.', ';', ':', ')', '?', '!']);
    let is_noun = || talk.is_amid_words() && talk.follows(&["a", "an", "the", "ein", "eine", "un", "une", "una"]);
    alone && is_apart && is_led && (!tag.attributes || is_noun())
}

/// `- <div> for a box`: an item that says what the tag is for.
fn is_term(talk: Talk<'_>) -> bool {
    let mark = talk.before.trim_matches(' ');
    let rest = talk.after.strip_prefix(' ').unwrap_or_default();
    is_item_mark(mark) && rest.starts_with(|c: char| c.is_lowercase() || "–—-=→".contains(c))
}

/// `marked by the tags` and `<h1> at the beginning` below it: whether a margin broke the sentence before the mark.
fn is_named_above(text: &str, mark: &Mark) -> bool {
    let Talk { before, after } = Talk::about(text, mark.span);
    let Some(above) = text[..mark.span.start - before.len()].strip_suffix('\n') else { return false };
    let broken = Talk { before: Talk::about(above, Span::new(above.len(), above.len())).before, after };
    before.trim().is_empty()
        && after.starts_with(' ')
        && (broken.has_name_before() || broken.before.ends_with(" such as"))
}

/// `<a href="" title=""> <b> <cite> <code>`: tags that a form allows, one of each behind another.
fn is_of_list(text: &str, mark: &Mark, marks: &[Mark]) -> bool {
    const ENOUGH: usize = 4;
    /// Attack: one endless line of tags. Lists are shorter.
    const MAX: usize = 16;
    let is_next = |pair: &[Mark]| {
        let is_open = |mark: &Mark| mark.partner.is_none() && mark.tag.is_some_and(|tag| !tag.closing);
        text[pair[0].span.end..pair[1].span.start] == *" " && is_open(&pair[0]) && is_open(&pair[1])
    };
    let at = marks.partition_point(|other| other.span.start < mark.span.start);
    let before = marks[..=at].windows(2).rev().take(MAX).take_while(|pair| is_next(pair)).count();
    let behind = marks[at..].windows(2).take(MAX).take_while(|pair| is_next(pair)).count();
    let mut names: Vec<&str> =
        marks[at - before..=at + behind].iter().filter_map(|mark| mark.tag).map(|tag| tag.element.name).collect();
    names.sort_unstable();
    names.dedup();
    names.len() >= ENOUGH
}

/// `` `cp `<span class="x">`FILE`</span> ``: no tag is found within code, so what ends before it is code of its own.
fn is_between_code(talk: Talk<'_>) -> bool {
    talk.before.ends_with('`') && !talk.before.ends_with("\\`")
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

    pub(super) fn is_wrapping_nothing(&self, marks: &[Mark]) -> bool {
        self.partner.is_some_and(|partner| {
            let other = marks[partner].span;
            other.start == self.span.end || other.end == self.span.start
        })
    }
}

fn is_script_mentioned(text: &str, span: Span) -> bool {
    /// Longer, it is a script of the page rather than an example.
    const MAX: usize = 80;
    let talk = Talk::about(text, span);
    let Talk { before, after } = talk;
    // Beside another element it is none of a sentence.
    let goes_on = after.starts_with(' ') && !after.trim_ascii_start().starts_with('<');
    span.len() <= MAX && ((before.ends_with(' ') || before.is_empty()) && goes_on || talk.is_in_quotation())
        || holds_dots(&text[span.range()])
        || is_announced(text, span)
}

/// `<script>..</script>`: whatever stands there.
fn holds_dots(element: &str) -> bool {
    let inside = element.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</"));
    let words = inside.map(|(inside, _)| inside.trim().trim_start_matches("<!--").trim_end_matches("-->").trim());
    words.is_some_and(|words| matches!(words, ".." | "..." | "…" | ". . ."))
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
    // No page calls its own so.
    if ["comment", "a comment", "your comment here", "comentario", "commentaire", "commento", "kommentar"]
        .contains(&inside.as_str())
    {
        return true;
    }
    let is_part = is_joint(inside.split(' ').next().unwrap_or_default()) || inside.starts_with(['.', '…']);
    let in_sentence = !talk.before.trim().is_empty() && !talk.after.trim().is_empty();
    talk.is_object()
        || talk.is_subject()
        || talk.is_coordinated()
        || in_sentence && (is_part || talk.before.ends_with(' ') && (talk.has_name_before() || talk.is_led()))
}
