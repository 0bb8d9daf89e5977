//! Lines that are statements of one programming language or another.

use crate::text::starts::Starts;

/// Words that begin a statement in one language or another. With the sign behind them they make no sentence.
const STATEMENTS: [(&str, &[u8]); 52] = [
    ("use ", b";"),
    ("my ", b";"),
    ("our ", b";"),
    ("package ", b";"),
    ("require ", b";"),
    ("import ", b";"),
    ("using ", b";"),
    ("export ", b";{"),
    ("return ", b";"),
    ("throw ", b";"),
    ("typedef ", b";{"),
    ("extern ", b";{"),
    ("static ", b";{"),
    ("const ", b";{"),
    ("let ", b";"),
    ("var ", b";"),
    ("mod ", b";{"),
    ("pub ", b";{,("),
    ("fn ", b"{("),
    ("impl ", b"{"),
    ("impl<", b"{"),
    ("unsafe ", b"{"),
    ("enum ", b"{"),
    ("struct ", b"{;("),
    ("union ", b"{"),
    ("trait ", b"{"),
    ("interface ", b"{"),
    ("namespace ", b"{;"),
    ("template", b">"),
    ("class ", b":{"),
    ("def ", b":"),
    ("async ", b":{"),
    ("sub ", b"{"),
    ("func ", b"{"),
    ("function ", b"{)"),
    ("if ", b"{:]"),
    ("elif ", b":"),
    ("else", b":{"),
    ("} else", b"{"),
    ("for ", b"{:"),
    ("while ", b"{:"),
    ("switch ", b"{"),
    ("match ", b"{"),
    ("case ", b":"),
    ("default:", b":"),
    ("try", b":{"),
    ("except ", b":"),
    ("finally", b":{"),
    ("with ", b":"),
    ("do ", b"{"),
    ("raise ", b")"),
    ("assert ", b")"),
];

static STATEMENT_STARTS: Starts<{ STATEMENTS.len() }> = Starts::new({
    let mut starts = [""; STATEMENTS.len()];
    let mut index = 0;
    while index < starts.len() {
        starts[index] = STATEMENTS[index].0;
        index += 1;
    }
    starts
});

/// Lines that are one word of a shell, of Vim, Lua or Ruby.
const WORDS: [&str; 20] = [
    "fi",
    "done",
    "esac",
    "then",
    "do",
    "else",
    "end",
    "endif",
    "endfor",
    "endfunction",
    "endwhile",
    "finish",
    "return",
    "break",
    "continue",
    "break;",
    "continue;",
    "return;",
    "pass",
    ";;",
];

/// Bytes of the longest of them.
const LONGEST_WORD: usize = "endfunction".len();

/// Starts of lines of Vim, Lisp, m4 and the like.
static STARTS: Starts<28> = Starts::new([
    "syn match ",
    "syn region ",
    "syn keyword ",
    "syn cluster ",
    "syntax match ",
    "syntax region ",
    "hi def ",
    "hi link ",
    "setlocal ",
    "let b:",
    "let s:",
    "let g:",
    "nnoremap ",
    "inoremap ",
    "vnoremap ",
    "noremap ",
    "command! ",
    "function! ",
    "menutrans ",
    "menut ",
    "(defun ",
    "(defvar ",
    "(defcustom ",
    "(define-",
    "(setq ",
    "(provide '",
    "(require '",
    "dnl ",
]);

/// `name(arguments)`, `endif()`: a line that is a call and nothing else.
fn is_call(line: &str) -> bool {
    let name = line.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_.:".contains(b)).count();
    name >= 2 && line.as_bytes().get(name) == Some(&b'(') && line.ends_with(')') && line.len() > name + 3
        || line == "endif()"
        || line == "else()"
}

/// `import a.b`, `from a import b`, `#[attribute]`, `@decorator(x)`, `// comment`, or a statement with its last sign.
pub(super) fn is_statement(line: &str) -> bool {
    let Some(first) = line.bytes().next() else { return false };
    match first {
        b'/' => line.starts_with("// ") || line.starts_with("///") || line.starts_with("//!") || line == "//",
        b'*' => line.starts_with("*/"),
        b'#' => {
            line.starts_with("#[") && line.ends_with(']')
                || line.starts_with("#![")
                || ["#include ", "#define ", "#ifdef ", "#ifndef ", "#endif", "#pragma ", "#undef "]
                    .iter()
                    .any(|directive| line.starts_with(directive))
        }
        b'@' => line.ends_with(')') && line[1..].split_once('(').is_some_and(|(name, _)| is_dotted(name)),
        b'"' => line.starts_with("\"\"\""),
        b'{' => line == "{",
        b'(' => STARTS.begin(line),
        b'a'..=b'z' | b'}' | b';' => {
            let Some(last) = line.bytes().next_back() else { return false };
            is_import(line)
                || is_call(line)
                || line.len() <= LONGEST_WORD && WORDS.contains(&line)
                || STARTS.begin(line)
                || last.is_ascii_punctuation()
                    && STATEMENT_STARTS.of(line).any(|(at, _)| STATEMENTS[at].1.contains(&last))
        }
        _ => false,
    }
}

/// `import os, sys`, `from .a import b as c`.
fn is_import(line: &str) -> bool {
    let names = |names: &str| {
        !names.is_empty()
            && names.split(',').all(|name| {
                let name = name.split_once(" as ").map_or(name, |(name, _)| name);
                is_dotted(name.trim_ascii().trim_matches(['(', ')', '*']))
            })
    };
    match line.strip_prefix("from ").and_then(|rest| rest.split_once(" import ")) {
        Some((module, imported)) => is_dotted(module) && (names(imported) || imported.starts_with('(')),
        None => line.strip_prefix("import ").is_some_and(names),
    }
}

/// `a`, `a.b_c`.
fn is_dotted(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._".contains(&b))
}
