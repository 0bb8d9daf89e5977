//! Names of files, hosts and things that have stars and underscores of their own.

use crate::document::Document;
use crate::edit::Span;
use crate::text::near;

/// `*.c;*.h`, `*.*`: patterns of file names, not words that begin with a dot like `*.NET*`.
pub(super) fn is_pattern(document: &Document<'_>, whole: Span) -> bool {
    let text = document.text();
    let behind = &text.as_bytes()[whole.end..];
    let inside = &text[whole.start + 1..whole.end - 1];
    let goes_on = || matches!(behind, [b'.', b'*', ..]) || matches!(behind, [b'.', b, ..] if b.is_ascii_alphanumeric());
    // Behind a word or a link it is a full stop.
    let is_shown = |c: char| c.is_alphanumeric() || matches!(c, ')' | ']');
    let begins = !text[..whole.start].ends_with(is_shown) && inside.starts_with('.');
    begins
        && (inside == "." && text[whole.range()].starts_with('*')
            || goes_on() && !inside.ends_with(char::is_alphanumeric))
}

/// `.*tide.*`, `[a-z]*_[0-9]*`, `x_*, y_*`, `(*f)(int *)`, `f^*: H^*`, `*21*0301#`: stars of expressions, patterns, declarations,
/// maths and telephones, which only happen to stand on both sides of something.
pub(super) fn is_operator(document: &Document<'_>, whole: Span, words: &str) -> bool {
    /// Attack: one endless word full of marks. No name is longer.
    const MAX: usize = 64;
    let text = document.text();
    let (before, behind) = (&text[..whole.start], &text[whole.end..]);
    let inside = &text[whole.start + 1..whole.end - 1];
    // `x_*`, but not `_word_*word*`.
    let is_index = || {
        let name = before.strip_suffix('_').filter(|name| name.ends_with(char::is_alphanumeric));
        let word = |name| near::before(name, MAX).rsplit(|c: char| !c.is_alphanumeric() && c != '_').next();
        name.and_then(word).is_some_and(|word| !word.starts_with('_'))
    };
    let is_class = || before.ends_with(']') && words.ends_with(']');
    let is_any = |before: &str| !before.ends_with(|c: char| c.is_alphanumeric() || c == '.');
    let is_expression = || inside.ends_with('.') && before.strip_suffix('.').is_some_and(is_any);
    // Converters may set the marks around `, and`.
    let is_version = || before.ends_with(['.', '/', '-']) && words.starts_with([',', ';', ':', '!', '?', ')']);
    let is_declared = || {
        words.split_once('(').is_some_and(|(first, _)| first.contains(')'))
            || words.starts_with(')') && before.ends_with([' ', '('])
    };
    let is_dialled = || {
        let goes_on = behind.starts_with(|c: char| c.is_ascii_digit() || c == '#');
        goes_on && !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit())
    };
    before.ends_with('^')
        || inside.ends_with('^')
        || is_index()
        || is_class()
        || is_expression()
        || is_version()
        || is_declared()
        || is_dialled()
}

/// `_last_seen_`, `_PATH_HOST and host_`: the first word or the last is the name of a thing, with an underscore of its own.
pub(super) fn is_named(document: &Document<'_>, inside: Span) -> bool {
    /// Attack: one endless word full of marks. No name is longer.
    const MAX: usize = 64;
    let text = document.slice(inside);
    let is_name = |word: &str| word.contains('_') && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    // `_b__y Your Name_`: emphasis that went astray.
    let is_joined = |word: &str| is_name(word) && word.trim_matches('_').contains('_') && !word.contains("__");
    let first = near::behind(text, MAX).split(char::is_whitespace).next().unwrap_or_default();
    let last = near::before(text, MAX).rsplit(char::is_whitespace).next().unwrap_or_default();
    text.len() <= MAX && is_name(text) || is_joined(first) || is_joined(last)
}

/// `*!*@host`: no words, and a name goes on behind. `(*^_^*)`: nor has a face.
pub(super) fn is_wordless(document: &Document<'_>, whole: Span, words: &str) -> bool {
    let goes_on = |c: char| !c.is_whitespace() && !".,;:!?)]”’»\"'*_".contains(c);
    let behind = &document.text()[whole.end..];
    is_face(&document.text()[..whole.start], words, behind)
        || !words.contains(char::is_alphanumeric) && behind.starts_with(goes_on)
}

/// `(*´ω｀*)`, `*_*`: eyes at both ends, with at most a mouth between.
fn is_face(before: &str, words: &str, behind: &str) -> bool {
    /// No face has more.
    const SIGNS: usize = 8;
    let is_letter = |c: char| c.is_alphanumeric() && !matches!(c, 'ﾟ' | 'ﾞ');
    let is_eye = |c: char| !is_letter(c) && !"“”‘’«»\"$€£%.,:;!?…([{)]}".contains(c);
    let has_cheeks = before.ends_with(['(', '（']) && behind.starts_with([')', '）']);
    let is_drawn =
        || words.starts_with(is_eye) && words.ends_with(is_eye) && words.chars().filter(|c| is_letter(*c)).count() < 2;
    let count = |sign: char| words.matches(sign).count();
    // `_(._.)_`: hands outside of its outline.
    let is_outline = || !words.contains(char::is_alphanumeric) && count('(') != count(')');
    words.chars().nth(SIGNS).is_none()
        && (has_cheeks && is_drawn() || words.chars().all(|c| "^_~´｀≧≦▽∀".contains(c)) || is_outline())
}

/// `__SIZE_MAX__`, `__DEBUG__=1`: the name of a macro, or of a variable that takes a value.
pub(super) fn is_macro(document: &Document<'_>, inside: Span, words: &str) -> bool {
    // Those that compilers of C and PHP know.
    #[rustfmt::skip]
    const MACROS: [&str; 14] = [
        "DATE", "TIME", "TIMESTAMP", "FILE", "LINE", "FUNCTION", "COUNTER", "VA_ARGS", "STDC", "GNUC", "DIR", "CLASS", "METHOD",
        "NAMESPACE",
    ];
    let is_capital = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
    let takes = |behind: &str| behind.trim_start_matches('_').starts_with(['=', '(', '[']);
    let has_parts = words.trim_matches('_').contains('_');
    MACROS.contains(&words) || (has_parts || takes(&document.text()[inside.end..])) && words.bytes().all(is_capital)
}
