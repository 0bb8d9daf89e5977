//! What a line of source code, configuration or data looks like, whatever the language.

use super::dialect::{is_clause, is_helper};
use super::statement::is_statement;

/// How much a line says that its document is not prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Prose, or nothing to tell.
    None,
    /// Prose has such lines now and then.
    Weak,
    /// Prose has no such line.
    Strong,
}

/// The weight of one line; `is_code` tells that it is known for code. `in_comment` is carried from line to line: a comment of C over
/// several lines is open.
pub(super) fn weigh(line: &str, is_code: bool, in_comment: &mut bool) -> Weight {
    let body = line.trim_ascii();
    if std::mem::replace(in_comment, *in_comment && !body.ends_with("*/")) {
        return Weight::Strong;
    }
    if body.starts_with("/*") {
        *in_comment = !body.contains("*/");
        return Weight::Strong;
    }
    // A string that goes on in the next line, in C and configurations.
    if body.ends_with("\\n\\")
        || is_code
        || is_directive(body)
        || is_closing(body)
        || is_statement(body)
        || is_clause(body)
    {
        return Weight::Strong;
    }
    if is_setting(body) || is_comment(body) || is_piece(body) { Weight::Weak } else { Weight::None }
}

/// `}`, `});`, `],`: nothing but what closes a block.
fn is_closing(line: &str) -> bool {
    matches!(line.as_bytes().first(), Some(b'}' | b']' | b')'))
        && line.len() <= 8
        && line.bytes().all(|b| b"}]);,".contains(&b))
}

/// `.TH NAME`, `\section{…}`, `[section]`, `@media …`: the line starts with a command of a machine language.
pub(super) fn is_directive(line: &str) -> bool {
    let mut bytes = line.bytes();
    match (bytes.next(), bytes.next()) {
        (Some(b'.'), Some(b'A'..=b'Z' | b'\\')) | (Some(b'\''), Some(b'\\')) => true,
        (Some(b'.'), Some(b'a'..=b'z')) => {
            let macro_name = line[1..].split(' ').next().unwrap_or_default();
            macro_name.len() == 2 && macro_name.bytes().all(|b| b.is_ascii_lowercase())
        }
        (Some(b'\\'), Some(b'a'..=b'z' | b'A'..=b'Z')) => line.contains('{') || !line.contains(' '),
        (Some(b'%'), Some(b'%' | b'!')) => !line.ends_with("%%"),
        (Some(b'{'), Some(b'%')) => line.ends_with("%}"),
        (Some(b'{'), Some(b'{')) => is_helper(line),
        (Some(b'['), Some(_)) => {
            let name = line.trim_start_matches('[').trim_end_matches(']');
            let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-\"'".contains(&b));
            !name.is_empty() && is_name && line.ends_with(']')
        }
        _ => false,
    }
}

/// `key: value`, `key = value`, `- item` of a configuration file.
fn is_setting(line: &str) -> bool {
    /// Longer, it is an answer in an interview, or a part in a play.
    const MAX: usize = 120;
    if line.len() > MAX {
        return false;
    }
    let mut line = line;
    while let Some(item) = line.strip_prefix("- ") {
        line = item;
    }
    let key_end = line.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_-.\"'/$".contains(b)).count();
    let rest = line[key_end..].trim_ascii_start();
    key_end > 0
        && (rest == ":"
            || rest.starts_with(": ") && !ends_sentence(rest) && key_end == line.len() - rest.len()
            || rest.starts_with('='))
}

/// `Nothing, he said.`: an answer rather than a value.
fn ends_sentence(line: &str) -> bool {
    let words = line.trim_end_matches(['.', '!', '?']);
    words.len() < line.len() && words.ends_with(char::is_lowercase)
}

fn is_comment(line: &str) -> bool {
    match line.bytes().next() {
        None | Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | 0x80..) => false,
        // A line of tags says as little as a comment: pages leave them too.
        Some(b'<') => line.ends_with('>') && line.len() > 2,
        _ => {
            const MARKS: [&str; 8] = ["# ", "#\t", "-- ", "; ", ";;", "% ", ".\\\"", "\" "];
            MARKS.iter().any(|mark| line.starts_with(mark)) || line == "#" || line == "\""
        }
    }
}

/// `at nine&lt;/p&gt;`, `caf&#233;`: a reference of HTML, which prose ends in, too; but a list of them has it alone.
fn ends_in_reference(line: &str) -> bool {
    /// Bytes of the longest name that is common.
    const MAX: usize = 8;
    let name = line.bytes().rev().skip(1).take(MAX).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    line[..line.len() - 1 - name].strip_suffix('&').is_some_and(|before| !before.is_empty())
}

/// A piece of a statement or a list: it ends as no sentence does.
fn is_piece(line: &str) -> bool {
    let bytes = line.as_bytes();
    match bytes {
        // `name "value"`
        [b'a'..=b'z', .., b'"'] => {
            let name = line.bytes().take_while(u8::is_ascii_alphanumeric).count();
            line[name..].starts_with(' ') && line[name..].trim_ascii_start().starts_with('"')
        }
        [.., b';'] => !ends_in_reference(line),
        [.., b'{' | b'[' | b'('] | [.., b' ', b'\\'] => true,
        // `"value",`, `'value',`
        [quote @ (b'"' | b'\''), .., last, b','] => last == quote,
        [.., b'|', b'|'] | [.., b'&', b'&'] | [.., b'=', b'>'] | [.., b'-', b'>'] | [.., b' ', b'='] => true,
        _ => false,
    }
}
