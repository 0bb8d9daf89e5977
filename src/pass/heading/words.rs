//! What the words behind a mark tell: a title, a command of a script, a label of the page.

use crate::document::Document;
use crate::edit::Span;
use crate::pass::boilerplate::{Class, Fit, Visible, glued_buttons, is_everyday, item, may_be_glued, phrases};

/// `# is a heading`, `## makes a smaller one`: the mark is the subject of a sentence.
pub(super) fn is_told(content: &str) -> bool {
    const VERBS: [&str; 14] = [
        "is", "are", "was", "means", "marks", "makes", "gives", "starts", "begins", "stands", "denotes", "creates",
        "ist", "est",
    ];
    content.starts_with(|c: char| c.is_ascii_lowercase())
        && VERBS.contains(&content.split(' ').next().unwrap_or_default())
}

/// `# 4 of the series`: the mark is the sign of a number.
pub(super) fn is_number(content: &str) -> bool {
    let rest = content.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < content.len() && rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

/// `apt-get install x`, `date MMDDhhmm`: behind the prompt of the superuser.
fn is_command(content: &str) -> bool {
    let name = content.split(' ').next().unwrap_or_default();
    name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_./+=".contains(&b))
        && name.contains(|c: char| c.is_ascii_lowercase())
        && content.is_ascii()
}

/// `Newsletter`, `Back to top`: what an author may write about, but alone on a line it is boilerplate.
pub(super) fn label(document: &Document<'_>, content: Span) -> Option<Class> {
    /// Longer headings are no labels.
    const MAX: usize = 80;
    let words = document.slice(content);
    if content.len() > MAX
        || !(phrases().may_begin(words) || may_be_glued(words))
        || words.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let visible = Visible::read(document, content);
    let hit = phrases().find(&visible.key);
    // One word names a chapter, `Tags`, unless converters join such: `CommentEmbed`.
    let may_be_word = |class: Class| class.may_be_subject() || class == Class::Share;
    let hit = hit.filter(|hit| may_be_word(hit.class) || !visible.is_word());
    let hit = hit.or_else(|| glued_buttons(document, content, &visible)).filter(|hit| hit.fit == Fit::Line)?;
    (!visible.is_word() || !is_everyday(hit.class, &visible)).then_some(hit.class)
}

/// `- [Name](…): what it is good for`
pub(super) fn is_glossed(line: &str) -> bool {
    /// Letters of what is said.
    const LONG: usize = 20;
    const MARKS: [&str; 4] = [": ", " – ", " — ", " - "];
    let gloss = item(line).and_then(|words| MARKS.iter().find_map(|mark| words.split_once(mark)));
    gloss.is_some_and(|(_, words)| words.chars().nth(LONG).is_some())
}

/// Whether every line that begins with a mark is a title of the highest level, alone between blank lines and with sentences below, and
/// there are two of them or more: comments of a script stand above code.
pub(super) fn are_titles(document: &Document<'_>) -> bool {
    const LEAST: usize = 2;
    /// Attack: none; so many tell of the rest.
    const MOST: usize = 40;
    let (text, lines) = (document.text(), document.lines());
    let is_first = |at: &usize| *at == 0 || text.as_bytes()[at - 1] == b'\n';
    let mut count = 0;
    for at in document.each([b'#']).filter(is_first).take(MOST) {
        let line = lines.at(at);
        let Some(title) = document.line(line).strip_prefix("# ") else { return false };
        let next = document.written_below(line).next();
        let below = next.map_or("", |next| document.line(next).trim_end());
        let is_start = |c: char| c.is_alphabetic() && !c.is_lowercase();
        let reads = title.starts_with(is_start) && !title.trim_end().ends_with(['.', ':', ';']) && !is_command(title);
        let is_prose = below.trim_start_matches(['“', '"', '„', '«', '¿', '¡', '「']).starts_with(is_start)
            && below.ends_with(['.', '!', '?', '…', '”', '"', '。', '！', '？', '」'])
            && (below.contains(' ') || !below.is_ascii())
            && !below.contains(['=', '{', '`']);
        if !(document.are_apart(line, line) && reads && is_prose) {
            return false;
        }
        count += 1;
    }
    count >= LEAST
}

/// Nothing, or a blank line and words, behind the first line of the text, and no other line with a mark: in a script or a
/// configuration, lines behind `# ` are comments.
pub(super) fn is_title(text: &str, content: &str, end: usize) -> bool {
    /// Of a paragraph.
    const WORDS: usize = 4;
    if is_command(content) {
        return false;
    }
    let after = &text[end..];
    let paragraph = after.trim_ascii_start().lines().next().unwrap_or_default();
    paragraph.is_empty()
        || after.starts_with("\n\n")
            && (paragraph.split_ascii_whitespace().nth(WORDS - 1).is_some()
                || paragraph.ends_with(['.', '!', '?'])
                || !paragraph.is_ascii())
            && memchr::memmem::find(after.as_bytes(), b"\n#").is_none()
}
