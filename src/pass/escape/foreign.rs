//! Backslashes of other languages than Markdown: patterns, commands, TeX, formulas.

use crate::document::{Document, ZoneKinds, is_escaped, may_be_sign};
use crate::edit::Span;
use crate::text::bytes::Bytes;
use crate::text::near;

/// Whether the word around the backslash is a regular expression, a command of TeX or a path rather than prose: it holds a
/// backslash before a letter or digit, or a doubled one.
pub(super) fn is_code_token(bytes: &[u8], at: usize) -> bool {
    /// Attack: one endless word full of backslashes. Evidence farther away does not count.
    const REACH: usize = 64;
    static SIGNS: Bytes = Bytes::of(b"\\[/^].:");
    let token = near::word_around(bytes, Span::new(at, at), REACH);
    if is_substitution(token) {
        return true;
    }
    (0..token.len()).filter(|at| SIGNS.has(token[*at])).any(|at| match token[at..] {
        [b'\\', next, ..] if next.is_ascii_alphanumeric() || matches!(next, b'\\' | b'/') => true,
        // `\*/` ends a comment of C in a pattern.
        [b'[', b'\\', b'[', b'\\', b']', ..] => true,
        // Emphasis that ends in dots: `and so on\...*`.
        [b'.', b'*', ..] if token[..at].ends_with(b"\\..") => false,
        // Emphasis around a number: `**1\.**`.
        [b'.', b'*', ref rest @ ..] if token[0] == b'*' && rest.iter().all(|b| *b == b'*') => false,
        // At the end of words in bold: `**Fig. 1\.**`.
        [b'.', b'*', b'*', ..] if is_digits(token[..at].strip_suffix(b"\\").unwrap_or_default()) => false,
        // `C:\_old`
        [b':', b'\\', _, ..] => is_drive(&token[..at]),
        // `$HOME\_old`
        [b'\\', b'_', ..] => is_variable(&token[..at]),
        [b'\\', b'*', b'/', ..] | [b'/' | b'^', b'\\', _, ..] | [b']', b'/', ..] | [b'.', b'*' | b'+', ..] => true,
        _ => false,
    })
}

fn is_digits(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
}

/// `s/a\*b/x/g`: what `sed` and `vi` replace, and with what.
fn is_substitution(token: &[u8]) -> bool {
    let token = token.strip_prefix(b"'").or(token.strip_prefix(b":%")).or(token.strip_prefix(b":")).unwrap_or(token);
    let [b's', delimiter @ (b'/' | b'#' | b'|' | b',' | b'!' | b'@'), rest @ ..] = token else { return false };
    let mut parts = memchr::memchr_iter(*delimiter, rest).filter(|at| !is_escaped(rest, *at));
    let (Some(1..), Some(last), None) = (parts.next(), parts.next(), parts.next()) else { return false };
    rest[last + 1..].iter().take_while(|b| b.is_ascii_alphanumeric()).count() < 4
}

/// `$HOME`, `%HOME%`: the name of a variable of a shell.
fn is_variable(before: &[u8]) -> bool {
    let name = match before {
        [b'%', name @ .., b'%'] | [b'$', name @ ..] | [b'"' | b'(', b'$', name @ ..] => name,
        _ => return false,
    };
    name.len() >= 2 && name.iter().all(|b| b.is_ascii_uppercase() || *b == b'_')
}

/// `C`, the letter of a drive.
fn is_drive(before: &[u8]) -> bool {
    match before {
        [head @ .., letter] => {
            letter.is_ascii_alphabetic() && head.last().is_none_or(|b| matches!(b, b'(' | b'"' | b'\''))
        }
        [] => false,
    }
}

/// `grep "\[error\]" app.log`, `echo \*`: the line, which starts at `start`, is a command that quotes for itself.
pub(super) fn is_in_command(text: &str, start: usize) -> bool {
    const NAMES: [&str; 14] =
        ["grep", "egrep", "sed", "awk", "perl", "find", "echo", "tr", "rm", "mv", "cp", "ls", "scp", "rsync"];
    /// Attack: one endless line of escapes. Names of commands stand at its start.
    const MAX: usize = 24;
    /// And what they hand on stands near.
    const REACH: usize = 400;
    let blanks = text[start..].bytes().take(MAX).take_while(|b| matches!(b, b' ' | b'$' | b'%' | b'>')).count();
    let begins = text.as_bytes().get(start + blanks).is_some_and(|b| NAMES.iter().any(|name| name.as_bytes()[0] == *b));
    if !begins {
        return false;
    }
    let line = near::line_behind(&text[start..], REACH);
    let head = line.get(blanks..line.floor_char_boundary(line.len().min(MAX))).unwrap_or_default();
    head.split_once(' ').is_some_and(|(name, rest)| {
        let rest = rest.trim_start();
        NAMES.contains(&name) && (rest.starts_with(['"', '\'', '-', '\\', '/', '.']) || line.contains(" | "))
    })
}

/// Whether the byte at `at` is in maths, other than the letters that an editor put into a quotation, `judge\[s\]`, `\[T\]he`, and
/// the mark of a note, `[\[a\]](#note1)`.
pub(super) fn is_maths(document: &Document<'_>, at: usize) -> bool {
    let Some(zone) = document.zones().at(at, ZoneKinds::MATH) else { return false };
    let Some(inside) = document.slice(zone.span).strip_prefix("\\[").and_then(|rest| rest.strip_suffix("\\]")) else {
        return true;
    };
    let text = document.text();
    let (before, after) = (text[..zone.span.start].trim_end_matches(' '), &text[zone.span.end..]);
    if before.ends_with('[') && after.starts_with("](") {
        return false;
    }
    // A consonant of its own is a variable.
    let variable =
        matches!(inside.as_bytes(), [letter] if !b"aeiouy".contains(letter)) && text[..zone.span.start].ends_with(' ');
    // `“\[T\]he court`: a formula would not be glued to the rest of a word.
    let is_letter = matches!(inside.as_bytes(), [letter] if letter.is_ascii_uppercase());
    let is_glued =
        after.starts_with(|c: char| c.is_ascii_lowercase()) && before.ends_with(['“', '"', '‘', ' ', '„', '«']);
    let ending = inside.len() <= 2
        && !variable
        && inside.bytes().all(|b| b.is_ascii_lowercase())
        && before.ends_with(|c: char| c.is_alphanumeric() || ",.…;:?!\"'“”‘’".contains(c))
        && after.starts_with([' ', '\n', ',', '.']);
    let start = inside.len() == 1
        && inside.bytes().all(|b| b.is_ascii_alphabetic())
        && after.starts_with(|c: char| c.is_ascii_lowercase());
    !((ending || start) && document.is_markdown() || is_letter && is_glued)
}

/// Attack: one endless name. Names of symbols are shorter.
const MAX_NAME: usize = 8;

/// Whether the text is written in TeX, which escapes the same signs: `5\%`, `\LaTeX{}`, `\alpha`, formulas where there is no
/// Markdown.
pub(super) fn is_tex(document: &Document<'_>) -> bool {
    const NAMES: [&[u8]; 3] = [b"LaTeX{", b"LaTeX ", b"TeX{"];
    /// Letters and signs; no names of folders, which stand behind other letters.
    const SYMBOLS: [&[u8]; 12] = [
        b"alpha", b"beta", b"gamma", b"delta", b"epsilon", b"lambda", b"sigma", b"theta", b"omega", b"sum", b"frac",
        b"sqrt",
    ];
    let bytes = document.text().as_bytes();
    let command = |at: usize| {
        let rest = &bytes[at + 1..];
        // `$\$5$`
        let is_sum = rest.first() == Some(&b'$') && bytes[..at].ends_with(b"$") && !bytes[..at].ends_with(b"\\$");
        let is_symbol = || {
            let name = rest.iter().take(MAX_NAME).take_while(|b| b.is_ascii_alphabetic()).count();
            (at == 0 || matches!(bytes[at - 1], b' ' | b'\n' | b'(' | b'{' | b'=')) && SYMBOLS.contains(&&rest[..name])
        };
        is_sum
            || is_symbol()
            || rest.first() == Some(&b'%') && at > 0 && bytes[at - 1].is_ascii_digit()
            || NAMES.iter().any(|name| rest.starts_with(name))
    };
    let formula = || document.zones().iter().any(|zone| zone.kind == ZoneKinds::MATH && bytes[zone.span.start] == b'$');
    document.each([b'\\']).any(command) || !document.is_markdown() && formula()
}

/// Whether some `\(x\)` or `\(a_1 + b\)` is maths; then what else stands between such marks is, too.
pub(super) fn has_formulas(document: &Document<'_>) -> bool {
    /// Attack: `\(` without an end. Longer formulas stand on lines of their own.
    const MAX: usize = 100;
    /// Letters that do not number the parts of a sentence, nor stand for an ending or for copyright.
    const VARIABLES: &[u8] = b"knpqtuvwxyz";
    let bytes = document.text().as_bytes();
    document.each_mark("\\(").any(|at| {
        let rest = &bytes[at + 2..bytes.len().min(at + 2 + MAX)];
        let inside = memchr::memmem::find(rest, b"\\)").map(|end| &rest[..end]).unwrap_or_default();
        // `\([map](<m.html>)\)` holds a link, `\(_Alosa alosa_\)` emphasis.
        let mut signs = (0..inside.len()).filter(|at| OPERATORS.has(inside[*at]));
        matches!(inside, [letter] if VARIABLES.contains(letter))
            || memchr::memmem::find(inside, b"](").is_none() && signs.any(|at| may_be_sign(inside, at))
    })
}

/// Whether some formula stands between `\[` and `\]`, as one that is displayed does.
pub(super) fn has_displays(document: &Document<'_>) -> bool {
    let is_display = |start: usize| document.text()[start..].starts_with("\\[");
    document.zones().iter().any(|zone| zone.kind == ZoneKinds::MATH && is_display(zone.span.start))
}

/// `a, b`: letters on their own with signs between them.
pub(super) fn is_formula(inside: &[u8]) -> bool {
    let is_word = |two: &[u8]| two.iter().all(u8::is_ascii_alphabetic);
    inside.is_ascii()
        && inside.iter().any(u8::is_ascii_alphabetic)
        && inside.iter().any(|b| b",=<>".contains(b))
        && !inside.windows(2).any(is_word)
}

/// Signs of formulas.
pub(super) const OPERATORS: Bytes = Bytes::of(b"^_+").and(b'<', b'>').and(b'{', b'}');
