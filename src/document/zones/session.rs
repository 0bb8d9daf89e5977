//! Sessions of interpreters: what is typed behind a prompt, and what is answered below it up to a blank line.

use crate::text::starts::Starts;

/// Prompts, and programs whose prompt is their name.
static PROMPTS: Starts<12> =
    Starts::new([">>> ", "In [", "Out[", "irb", "pry", "iex", "ghci", "julia", "scala", "mysql", "sqlite", "jshell"]);

/// A first look, at the cost of two bytes.
pub(super) fn may_be_prompt(line: &str) -> bool {
    PROMPTS.begin(line)
}

/// `>>> print("x")`, `In [5]: x`, `irb> x`, `irb(main):001:0> x`.
pub(super) fn is_prompt(line: &str) -> bool {
    /// Longer, it is no prompt.
    const MAX: usize = 24;
    let Some((_, start)) = PROMPTS.of(line).next() else { return false };
    let rest = &line[start.len()..];
    match start {
        // A mail that is quoted the third time begins so as well.
        ">>> " => is_statement(rest.trim_ascii()),
        "In [" | "Out[" => {
            let number = rest.bytes().take_while(u8::is_ascii_digit).count();
            (1..MAX).contains(&number) && rest[number..].starts_with("]:")
        }
        _ => {
            let state = rest.bytes().take(MAX).take_while(|b| b.is_ascii_alphanumeric() || b"():".contains(b)).count();
            (state == 0 || rest.starts_with(['(', ':', '3'])) && rest[state..].starts_with("> ")
        }
    }
}

/// `import os`, `x = 5`, `f(x)`, `"a".upper()`, `d["k"]`.
fn is_statement(line: &str) -> bool {
    let heads_block = || ["def ", "class ", "for ", "with ", "while ", "if "].iter().any(|word| line.starts_with(word));
    let is_import = line.strip_prefix("import ").is_some_and(|rest| !rest.contains(' ') || rest.contains(" as "))
        || line.starts_with("from ") && line.contains(" import ");
    let name = line.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_.".contains(b)).count();
    let behind = &line[name..];
    let is_call = (name > 0 && behind.starts_with(['(', '['])) && line.ends_with([')', ']', ':', '"', '\'']);
    let is_set = name > 0 && [" = ", " += ", "="].iter().any(|sign| behind.starts_with(sign));
    let is_value =
        line.starts_with(['"', '\'', '[', '{', '(']) && line.contains([')', ']', '}']) && !line.ends_with('.');
    is_import || line.ends_with(':') && heads_block() || is_call || is_set || is_value
}
