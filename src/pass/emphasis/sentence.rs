//! Single marks in a text too short to show other Markdown: the sentence tells what they are.

use crate::document::Document;
use crate::edit::Span;
use crate::pass::talk::Talk;

/// `*“We lost all,”* she said`: a whole quotation in italics, with blanks or stops outside.
pub(super) fn is_quotation(document: &Document<'_>, whole: Span, words: &str) -> bool {
    const QUOTES: [(char, char); 5] = [('“', '”'), ('„', '“'), ('«', '»'), ('‘', '’'), ('"', '"')];
    let text = document.text();
    let (before, after) = (text[..whole.start].chars().next_back(), text[whole.end..].chars().next());
    let inside = QUOTES.iter().find_map(|(open, close)| words.strip_prefix(*open)?.strip_suffix(*close));
    before.is_none_or(|c| c.is_whitespace() || c == '(')
        && after.is_none_or(|c| c.is_whitespace() || ".,;:!?)".contains(c))
        && inside.is_some_and(|inside| {
            let is_said = inside.contains(' ') || inside.ends_with([',', '.', '!', '?', '…']);
            inside.contains(char::is_alphabetic) && (is_said || !words.starts_with('"'))
        })
}

/// `saw *The Lighthouse* twice`: in a text too short to show more Markdown, the title of a work within a sentence. An author of
/// plain text stresses a single word of it, capitals perhaps, or puts the stars around all of a line. `_The Lighthouse_`, and one
/// that begins the line, needs two capitals.
pub(super) fn is_title(document: &Document<'_>, mark: u8, whole: Span, words: &str) -> bool {
    /// Beside these the stars stand for any letters.
    const PATTERNS: [&str; 9] =
        ["pattern", "patterns", "glob", "match", "matches", "wildcard", "wildcards", "files", "named"];
    let text = document.text();
    let fits = words.starts_with(char::is_uppercase)
        && words.contains(' ')
        && words.contains(char::is_lowercase)
        && words.chars().all(|c| c.is_alphanumeric() || " .,:!?’'–-&".contains(c));
    let (before, after) = (text[..whole.start].chars().next_back(), text[whole.end..].chars().next());
    // Behind a stop it is a stage direction: `Yes. *Waves.*`
    let starts_sentence =
        text[..whole.start].trim_end_matches([' ', '(', '"', '“']).ends_with(['.', '!', '?', ':', '…', '\n']);
    let line = document.lines().span(document.lines().at(whole.start));
    let capitals = words.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    if mark == b'_' && capitals < 2 {
        return false;
    }
    // `*The Harbour Lights* opened in May`, no note: the sentence goes on.
    if fits && capitals >= 2 && whole.start == line.start {
        let rest = text[whole.end..line.end].strip_prefix(' ').unwrap_or_default();
        return rest.starts_with(char::is_lowercase) && !Talk::about(text, whole).is_beside(&PATTERNS);
    }
    fits && before.is_some_and(|c| c == ' ' || "(“„«\"".contains(c))
        && after.is_none_or(|c| c.is_whitespace() || ".,;:!?)”“»’\"".contains(c))
        // A note at the foot of a page.
        && !text[line.start..].starts_with('*')
        && !starts_sentence
        && !Talk::about(text, whole).is_beside(&PATTERNS)
}

/// `It *never* opened.`, `the _first_ of May`, `In *Middlemarch*, …`: common words or names within one sentence that fills its
/// line, which has no other marks than such pairs.
pub(super) fn is_stressed(document: &Document<'_>, mark: u8, whole: Span, words: &str) -> bool {
    /// Beside these the marks belong to a name.
    const NAMED: [&str; 14] = [
        "call",
        "calls",
        "method",
        "methods",
        "function",
        "functions",
        "variable",
        "variables",
        "field",
        "fields",
        "file",
        "files",
        "named",
        "pattern",
    ];
    /// Attack: one endless line of pairs, each of which would be read to its ends.
    const MAX_LINE: usize = 600;
    let text = document.text();
    let lines = document.lines();
    let line = document.line(lines.at(whole.start));
    if line.len() > MAX_LINE
        || !line.trim_start_matches(char::from(mark)).starts_with(|c: char| c.is_uppercase() || "“\"„«¿¡‘".contains(c))
        || !line.trim_end().ends_with(['.', '!', '?', '…', '”', '"'])
    {
        return false;
    }
    let before = &text[..whole.start];
    let fits = before.ends_with(' ')
        && before.trim_end().ends_with(|c: char| c.is_alphabetic() || c == ',')
        && text[whole.end..].starts_with([' ', ',', '.', '!', '?', ';', '”']);
    let known = |word: &str| {
        let is_name = word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
        is_name || document.knows(&word.to_lowercase())
    };
    let common = words.split(' ').all(|word| word.chars().all(|c| c.is_alphabetic() || c == '’') && known(word));
    fits && common && is_paired(line.as_bytes(), mark) && !Talk::about(text, whole).is_beside(&NAMED)
}

/// `*Opening hours:* daily 9–5`, `_Note:_ closed in May`: a label with its colon at the start of a line of text.
pub(super) fn is_label(document: &Document<'_>, mark: u8, whole: Span, words: &str) -> bool {
    const WORDS: usize = 4;
    let line = document.lines().span(document.lines().at(whole.start));
    let Some(label) = words.strip_suffix(':').filter(|_| whole.start == line.start) else { return false };
    let behind = document.text().get(whole.end..line.end).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
    label.starts_with(char::is_uppercase)
        && label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '’' | '\'' | '-'))
        && label.split(' ').count() <= WORDS
        && label.contains(char::is_lowercase)
        && behind.starts_with(|c: char| c.is_alphanumeric() || "“\"„«¿¡€$£".contains(c))
        && is_paired(behind.as_bytes(), mark)
}

/// Whether every mark of the line has a letter on one side alone, by turns on the right and on the left, where the colon of a
/// label may stand.
fn is_paired(line: &[u8], mark: u8) -> bool {
    let letter = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    let mut open = false;
    memchr::memchr_iter(mark, line).all(|at| {
        let (before, after) = (at.checked_sub(1).and_then(|at| line.get(at)), line.get(at + 1));
        open = !open;
        if open {
            !letter(before) && letter(after)
        } else {
            (letter(before) || before == Some(&b':')) && !letter(after)
        }
    }) && !open
}
