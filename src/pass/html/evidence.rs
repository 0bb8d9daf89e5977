//! Which marks are left from a page, and which are what the text talks about.

use super::listing::references;
use super::mention::mentioned;
use super::{MARKUP, Mark, NOTE, SCRIPT};
use crate::document::{CODE_INDENT, Document, ZoneKinds, declarations_end, item_mark};
use crate::edit::Span;
use crate::pass::html::elements::Effect;
use crate::pass::html::tags::Tag;
use crate::rule::Confidence;

/// Whether an empty comment on a line of its own ends the list or the code above it, as which the block below would be read:
/// pandoc and formatters write one between two lists.
fn keeps_apart(text: &str, comment: Span) -> bool {
    let words = text[comment.range()].strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    let before = text[..comment.start].trim_end_matches(' ');
    if !words.is_some_and(|words| words.trim_ascii().is_empty()) || !before.ends_with('\n') {
        return false;
    }
    let Some((rest, below)) = text[comment.end..].split_once('\n') else { return false };
    let above = before.trim_ascii_end().rsplit('\n').next().unwrap_or_default();
    let below = below.trim_start_matches(['\n', '\r']);
    let own = comment.start - before.len();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_item = |line: &str| item_mark(line.trim_start_matches(' ')).is_some();
    rest.trim_ascii().is_empty()
        && (is_item(above) || indent(above) > own)
        && (is_item(below) || indent(below) >= own + CODE_INDENT)
}

/// Markdown has no mark for these.
const NO_MARK: [&str; 15] =
    ["abbr", "bdi", "bdo", "del", "details", "dfn", "ins", "kbd", "mark", "rp", "rt", "ruby", "sub", "summary", "u"];

/// Whether tags of other names than those of pages stand above and below: `<xs:element …>`. Programs of Office have names of one
/// letter.
fn is_of_schema(document: &Document<'_>, span: Span) -> bool {
    let lines = document.lines();
    let is_tag = |line: usize| {
        let name = document.line(line).trim_start().strip_prefix('<').unwrap_or_default();
        let name = name.trim_start_matches('/').split([' ', '>', '/']).next().unwrap_or_default();
        name.split_once(':')
            .is_some_and(|(space, _)| space.len() > 1 && space.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    let above = document.written_above(lines.at(span.start)).next();
    let below = document.written_below(lines.at(span.end)).next();
    above.is_some_and(is_tag) && below.is_some_and(is_tag)
}

/// The marks that go, with the rule and confidence of each.
pub(super) fn weigh(document: &Document<'_>, mut marks: Vec<Mark>) -> Vec<Mark> {
    if is_messages(document, marks.len()) {
        return Vec::new();
    }
    let text = document.text();
    let mentioned = mentioned(text, &marks);
    let count = mentioned.iter().filter(|mentioned| **mentioned).count();
    // A text about HTML shows more of it than it says it shows. What stands for code says nothing.
    let tags = marks.iter().filter(|mark| !mark.is_of_listing()).count();
    if count * 4 >= tags {
        return Vec::new();
    }
    let lines = document.lines();
    let mut closed: Vec<usize> =
        marks.iter().zip(&mentioned).filter(|(_, m)| **m).map(|(mark, _)| lines.at(mark.span.start)).collect();
    closed.dedup();
    let several = tags - count > 1;
    let goes: Vec<bool> = marks
        .iter()
        .map(|mark| {
            let fine = match mark.tag {
                Some(tag) => {
                    is_leftover(text, mark, tag, several) && (tag.element.name != "code" || is_code(text, mark, &marks))
                }
                None => !is_of_schema(document, mark.span),
            };
            fine && (mark.is_of_listing()
                || closed.is_empty()
                || closed.binary_search(&lines.at(mark.span.start)).is_err())
        })
        .collect();
    let mut inside = settle(document, &mut marks, &goes);
    super::runs::keep_blocks(document, &mut marks);
    let mut goes = goes.into_iter();
    marks.retain(|_| goes.next().unwrap_or_default());
    if !inside.is_empty() {
        marks.append(&mut inside);
        marks.sort_by_key(|mark| mark.span.start);
    }
    if document.is_verbatim() && !is_prose_without(text, &marks) {
        return Vec::new();
    }
    marks
}

/// Gives every mark its rule and what stands in its place; returns the references in code that goes into backticks.
fn settle(document: &Document<'_>, marks: &mut [Mark], goes: &[bool]) -> Vec<Mark> {
    let text = document.text();
    let mut inside = Vec::new();
    for index in 0..marks.len() {
        let Some(tag) = marks[index].tag else {
            settle_untagged(document, &mut marks[index]);
            continue;
        };
        let first = marks[index].partner.map_or(index, |partner| partner.min(index));
        // The place of an advertisement.
        let is_slot = tag.element.name == "ins" && tag.element.kept && marks[index].is_wrapping_nothing(marks);
        if !is_slot && has_effect(document, tag, &text[marks[first].span.range()]) {
            marks[index].rule = &MARKUP;
        }
        if tag.element.name == "code"
            && goes[index]
            && let Some(close) = marks[index].partner.filter(|close| *close > index)
        {
            let rule = marks[index].rule;
            let code = Span::new(marks[index].span.end, marks[close].span.start);
            let decode = |(span, with)| Mark { with, ..Mark::new(span, None, Effect::Inline, rule) };
            inside.extend(references(text, code).map(decode));
        }
        let raised = tag.element.name == "sup" && !tag.closing && is_exponent(text, tag);
        marks[index].with = match tag.element.name {
            "code" => "`",
            _ if raised => "^",
            _ => "",
        };
    }
    inside
}

/// The rule of a mark that is no tag: code of a listing, an element with all that is in it, a comment.
fn settle_untagged(document: &Document<'_>, mark: &mut Mark) {
    let (text, authored) = (document.text(), document.is_authored());
    if mark.is_of_listing() && (authored || document.is_markdown()) {
        mark.rule = &MARKUP;
    } else if authored && mark.rule.id() == SCRIPT.id() && !is_of_notebook(text, mark.span) {
        mark.confidence = Confidence::Possible;
    } else if text[mark.span.start..].starts_with("<!--") && (authored || keeps_apart(text, mark.span)) {
        mark.rule = &NOTE;
    }
}

/// Whether a tag of an element that starts with `opening` changes what Markdown shows.
fn has_effect(document: &Document<'_>, tag: Tag, opening: &str) -> bool {
    let name = tag.element.name;
    let is_aligned = opening.contains(" align") && matches!(name, "p" | "div");
    let is_kept = || document.is_authored() || document.is_markdown() && (tag.element.kept || is_aligned);
    let is_image = name == "img" && opening.contains("src=\"http");
    !is_pixel(opening) && (is_image || NO_MARK.contains(&name) || name == "sup" || is_kept())
}

/// Whether notebooks put the element before the tables that they show.
fn is_of_notebook(text: &str, span: Span) -> bool {
    text[span.range()].starts_with("<style scoped") && text[..span.start].trim_ascii_end().ends_with("<div>")
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

/// Whether backticks can stand in the place of the tags around this code: it holds no mark of its own, which a reader saw
/// otherwise, and touches no other.
fn is_code(text: &str, mark: &Mark, marks: &[Mark]) -> bool {
    let Some(other) = mark.partner.map(|partner| marks[partner].span) else { return false };
    let (first, second) = if mark.span.start < other.start { (mark.span, other) } else { (other, mark.span) };
    let code = &text[first.end..second.start];
    !code.trim_ascii().is_empty()
        && !code.contains(['`', '<'])
        && !code.contains("\n\n")
        && !text[..first.start].ends_with('`')
        && !text[second.end..].starts_with('`')
}

/// Whether a tag that is not talked about is one, rather than a placeholder, a type or a comparison. `several`: so may others be.
fn is_leftover(text: &str, mark: &Mark, tag: Tag, several: bool) -> bool {
    let bytes = text.as_bytes();
    let before = tag.span.start.checked_sub(1).map_or(b'\n', |at| bytes[at]);
    let after = bytes.get(tag.span.end).copied().unwrap_or(b'\n');
    let edge = matches!(before, b'\n' | b'>') || matches!(after, b'\n' | b'<');
    let glued = !before.is_ascii_whitespace() && !b"\"'([{=".contains(&before)
        || !after.is_ascii_whitespace() && !b"\"')]},;:.".contains(&after);
    let (name, word) = (tag.element.name, tag.element.word);
    let inside = &text[tag.span.range()];
    if mark.partner.is_some() {
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
                || several && (edge || begins_paragraph(&bytes[..tag.span.start], bytes.get(tag.span.end)))
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

/// `at nine.<p>1. The ferry`, `it sails<p>"When?"`: glued on both sides, and neither a type of a program nor a comparison.
fn begins_paragraph(before: &[u8], after: Option<&u8>) -> bool {
    let is_word = matches!(before, [.., a, b] if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric());
    let ends_sentence = before.last().is_some_and(|b| b".!?:;)]\"'".contains(b));
    after.is_some_and(|b| {
        (is_word || ends_sentence) && (b.is_ascii_alphanumeric() || b"\"'[`".contains(b))
            || ends_sentence && !b.is_ascii_whitespace() && !b",.;:)".contains(b)
    })
}

/// Strings of a user interface, which have tags and placeholders by design. A page with many `tags` may mention a placeholder.
fn is_messages(document: &Document<'_>, tags: usize) -> bool {
    /// Tags that a string with a placeholder has, and those without one beside it.
    const TAGS: usize = 12;
    let text = document.text();
    let least = 2.max(tags / TAGS);
    const PLACEHOLDERS: [&str; 9] = ["%s", "%d", "%'d", "%1$", "%u", "%i", "%lu", "{0}", "%@"];
    // Two of them: nothing else has them.
    let mut found = memchr::memchr2_iter(b'%', b'{', text.as_bytes())
        .filter(|at| PLACEHOLDERS.iter().any(|placeholder| text.as_bytes()[*at..].starts_with(placeholder.as_bytes())))
        .filter(|at| document.zones().at(*at, ZoneKinds::CODE.or(ZoneKinds::INLINE_CODE)).is_none());
    let accelerators = || {
        let starts = document.each([b'_']).filter(|at| *at == 0 || text.as_bytes()[at - 1] == b'\n');
        let lines = starts.filter_map(|at| text[at + 1..].lines().next());
        lines.filter(|rest| rest.starts_with(char::is_alphabetic) && !rest.contains('_')).nth(least - 1)
    };
    found.nth(least - 1).is_some() || accelerators().is_some()
}

/// Whether what is left of a document that is laid out as HTML reads like a text.
fn is_prose_without(text: &str, marks: &[Mark]) -> bool {
    let head = text.trim_ascii_start();
    if declarations_end(head).is_some() || head.starts_with("<html") || head.starts_with("<?") {
        return false;
    }
    let (mut all, mut indented) = (0, 0);
    for line in text.lines().filter(|line| !line.trim_ascii().is_empty()) {
        all += 1;
        // Words are set in by lists of Markdown, too.
        let is_in = line.starts_with("  ") || line.starts_with('\t');
        indented += usize::from(is_in && line.trim_ascii_start().starts_with('<'));
    }
    if indented * 4 > all {
        return false;
    }
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for mark in marks {
        rest.push_str(&text[at..mark.span.start]);
        rest.push_str(mark.with);
        at = mark.span.end;
    }
    rest.push_str(&text[at..]);
    !rest.trim().is_empty() && !Document::new(&rest).is_verbatim()
}
