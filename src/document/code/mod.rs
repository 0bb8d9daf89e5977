//! Lines of source code, configuration and commands, told from sentences.

use super::{Document, attributes_length};
use crate::edit::Span;
use crate::text::starts::Starts;

mod signs;

use signs::Signs;

/// Attack: one endless line. No line of code that people paste is longer.
const MAX_LINE: usize = 1000;

/// The numbers of the lines of code.
pub(super) fn code_lines(document: &Document<'_>) -> Vec<usize> {
    let mut signs = signs(document, Span::new(0, document.text().len()));
    let mut next = signs.next();
    let mut found = Vec::new();
    for (number, line) in document.lines().iter().enumerate() {
        while next.is_some_and(|at| at < line.start) {
            next = signs.next();
        }
        if is_code(document, line, next.is_some_and(|at| at < line.end)) {
            found.push(number);
        }
    }
    found
}

/// Whether one of these lines is a line of code; but true for more lines than the document has.
pub(super) fn has_code(document: &Document<'_>, mut lines: impl Iterator<Item = usize>) -> bool {
    if let Some(known) = document.facts.code_lines.get() {
        return !known.is_empty() && lines.any(|line| known.binary_search(&line).is_ok());
    }
    let all = document.lines();
    lines.zip(1..).any(|(line, count)| {
        count > all.len() || is_code(document, all.span(line), signs(document, all.span(line)).next().is_some())
    })
}

/// Where signs may be without which a line has not two.
fn signs(document: &Document<'_>, span: Span) -> impl Iterator<Item = usize> {
    let bytes = document.text().as_bytes();
    document.each_in(span, [b';', b'=', b'{', b'}', b']']).filter(|at| may_be_sign(bytes, *at))
}

fn is_code(document: &Document<'_>, line: Span, has_signs: bool) -> bool {
    let line = document.slice(line);
    if has_signs && (is_div(line) || is_heading_with_attributes(line)) {
        return false;
    }
    // Most lines cost no more than this.
    let may_start = |byte: u8| byte.is_ascii_whitespace() || KEYWORDS.have_first(byte);
    let may_show = line.ends_with(['"', '\'']) || line.ends_with("\")") || line.ends_with("')");
    (has_signs || line.bytes().next().is_some_and(may_start)) && is_code_line(line, has_signs)
        || may_show && line.len() <= MAX_LINE && shows_value(line)
}

/// Whether the byte at `at` is one of those, at a place where it may be a sign: not the `;` between two halves of a sentence or
/// behind a bracket, the `=` of an address, the `]` of a link.
#[inline]
fn may_be_sign(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let next = |index: usize| bytes.get(at + index).copied().unwrap_or(b'\n');
    match bytes[at] {
        b']' => matches!(before, b'"' | b'\'') || next(1) == b'(' && !is_target(&bytes[at + 2..]),
        _ if before == b']' => false,
        b';' => {
            before == b')' || matches!(next(1), b'\n' | b'\r') || next(1) == b' ' && matches!(next(2), b'\n' | b' ')
        }
        b'=' => is_operator(before, next(1)),
        _ => true,
    }
}

/// Whether the `=` between two bytes is one: ` = `, `==`, `:=`, `=>`.
#[inline]
fn is_operator(before: u8, next: u8) -> bool {
    matches!(before, b':' | b'!' | b'+' | b'=') || next == b'>' || before == b' ' && next == b' '
}

/// `:::: {.note}`, as pandoc fences the blocks of a page.
pub(super) fn is_div(line: &str) -> bool {
    line.trim_start_matches([' ', '>']).starts_with(":::")
}

/// `## std::swap {#swap .title}`: a heading with the attributes that pandoc writes.
fn is_heading_with_attributes(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    words.len() < line.len()
        && words.starts_with(' ')
        && line.ends_with('}')
        && words.rfind(" {").is_some_and(|at| attributes_length(&words[at + 1..]) == Some(words.len() - at - 1))
}

/// Whether a line is source code or a command rather than a sentence: it takes two signs of different kinds.
pub(super) fn is_code_line(line: &str, has_signs: bool) -> bool {
    let line = line.trim_ascii();
    if line.len() < 4 || line.len() > MAX_LINE {
        return false;
    }
    let keyword = keyword_signs(line);
    if keyword < 2 && !has_signs {
        return false;
    }
    keyword + Signs::read(line.as_bytes()).count() >= 2 && !reads_like_prose(line) || shows_value(line)
}

/// `title = 'Fish &amp; chips'`, `alt="Fish &amp; chips"`, `echo "a &amp; b" | sort`, `html.unescape("a &amp; b")`: one value in quotes, which the line names,
/// prints or passes on. What is inside may read like prose.
fn shows_value(line: &str) -> bool {
    const PRINTS: [&str; 7] = ["echo", "print", "printf", "puts", "return", "msgid", "msgstr"];
    const BEFORE: [&str; 4] = ["$ ", "raise ", "throw new ", "await "];
    /// Attack: one endless name.
    const MAX_NAME: usize = 60;
    let line = BEFORE.iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b':');
    let (name, rest) = line.split_at(line.bytes().take(MAX_NAME).take_while(|b| is_part(b)).count());
    let is_small = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
    let value = match rest.as_bytes() {
        [b'(', ..] if !name.is_empty() => &rest[1..],
        [b'=', ..] if is_small => &rest[1..],
        [b' ', b'=', b' ', ..] if is_small => &rest[3..],
        [b' ', ..] if PRINTS.contains(&name) => &rest[1..],
        _ => return false,
    };
    let Some(inside) = value.strip_prefix(['"', '\'']) else { return false };
    let bytes = inside.as_bytes();
    let is_end = |at: &usize| *at == 0 || bytes[at - 1] != b'\\';
    let end = memchr::memchr_iter(value.as_bytes()[0], bytes).find(is_end);
    end.is_some_and(|end| {
        let behind = inside[end + 1..].trim_ascii_start();
        behind.is_empty() || matches!(behind, ")" | ");") || behind.starts_with(['|', '>', ';', '#'])
    })
}

/// Starts of lines that hardly any sentence has; those with a sign in them count twice.
static KEYWORDS: Starts<47> = Starts::new([
    "#include",
    "#define",
    "#ifdef",
    "#endif",
    "import {",
    "import java",
    "from . import",
    "def ",
    "fn ",
    "pub fn ",
    "echo \"",
    "echo '",
    "print \"",
    "print '",
    "printf \"",
    "printf '",
    "puts \"",
    "puts '",
    "return \"",
    "return '",
    "function ",
    "function(",
    "func ",
    "public static",
    "private ",
    "const ",
    "var ",
    "let ",
    "return ",
    "if (",
    "} else",
    "for (",
    "while (",
    "switch (",
    "SELECT ",
    "INSERT INTO",
    "CREATE TABLE",
    "printf(",
    "println!(",
    "console.log",
    "sudo ",
    "$ ",
    "sed ",
    "#!/",
    "cd ",
    "print(",
    "std::",
]);

fn keyword_signs(line: &str) -> u32 {
    KEYWORDS.of(line).next().filter(|_| !is_price(line)).map_or(0, |(_, keyword)| {
        let is_word = keyword.trim_end().bytes().all(|b| b.is_ascii_alphabetic());
        if is_word { 1 } else { 2 }
    })
}

/// `$ 1,299.00`: no command is a number.
fn is_price(line: &str) -> bool {
    let Some(amount) = line.strip_prefix("$ ") else { return false };
    let behind = amount.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}'));
    behind.len() < amount.len() && !behind.starts_with(char::is_alphanumeric)
}

/// Whether what follows `](` is what converters write there.
pub(super) fn is_target(rest: &[u8]) -> bool {
    /// Longer than the name of a page beside this one.
    const MAX_NAME: usize = 80;
    const SCHEMES: [&str; 3] = ["data:", "javascript:", "mailto:"];
    const PAGES: [&[u8]; 4] = [b".html", b".htm", b".php", b".md"];
    let is_part = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    let is_page = || {
        let name = &rest[..rest.iter().take(MAX_NAME).take_while(is_part).count()];
        PAGES.iter().any(|page| name.len() > page.len() && name.ends_with(page))
    };
    match rest.first() {
        Some(b'/' | b'#' | b'<') => true,
        Some(b'h') if rest.starts_with(b"http") => true,
        Some(b'.') => rest.starts_with(b"./") || rest.starts_with(b"../"),
        Some(b'd' | b'j' | b'm') if SCHEMES.iter().any(|scheme| rest.starts_with(scheme.as_bytes())) => true,
        _ => is_page(),
    }
}

/// A capital, then words with single blanks, then a full stop: a sentence, whatever signs it mentions.
pub(super) fn reads_like_prose(line: &str) -> bool {
    let words = line.split_ascii_whitespace();
    let (mut all, mut plain) = (0, 0);
    for word in words {
        all += 1;
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        plain += u32::from(word.len() > 1 && word.chars().all(char::is_alphabetic));
    }
    let ends = line.ends_with(['.', '!', '?', '”', '"']);
    all >= 5 && (ends && plain * 2 >= all || plain * 10 >= all * 9)
}
