//! What chat pages print above a block of code, glued to it when the page is copied: `pythonCopy code`, `bashCopyEdit`.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::places::places_beyond_ascii;

const COPY: Rule = Rule::new(
    "llm/copy-button",
    Presets::TEXT,
    "Name of a language and buttons that a chat page glued to its code: `pythonCopy code`",
)
.fires(
    "Count them:\n\n```python\npythonCopy code\nprint(len(carp))\n```",
    "Count them:\n\n```python\nprint(len(carp))\n```",
)
.spares("The button says Copy code, and pythonCopy code is what it leaves.");

static RULES: [Rule; 1] = [COPY];

/// Languages as the highlighters of these pages call them.
#[rustfmt::skip]
const LANGUAGES: [&str; 62] = [
    "arduino", "bash", "c", "c++", "cmake", "cpp", "csharp", "css", "csv", "dart", "diff", "dockerfile", "elixir", "erlang", "go",
    "graphql", "haskell", "html", "http", "ini", "java", "javascript", "json", "jsx", "julia", "kotlin", "latex", "less", "lua",
    "makefile", "markdown", "mathematica", "matlab", "mermaid", "nginx", "objective-c", "objectivec", "perl", "php", "plaintext",
    "powershell", "properties", "protobuf", "python", "r", "ruby", "rust", "scala", "scheme", "scss", "shell", "solidity", "sql",
    "swift", "text", "toml", "tsx", "typescript", "vbnet", "vue", "xml", "yaml",
];

/// The buttons in the languages of the pages; wording as public files show it that were copied from them.
#[rustfmt::skip]
const BUTTONS: [&str; 12] = [
    "Copy code", "CopyEdit", "CopyDownload", "RunCopy code", "Copier le code", "Copiar código", "Копировать код", "复制代码", "复制编辑",
    "复制下载", "코드 복사", "コードをコピーする",
];

/// What makes a word of code of a button: `jsonCopyEditor`.
const ENDINGS: [&str; 5] = ["or", "ed", "ing", "able", "s"];

#[derive(Debug)]
pub(in crate::pass) struct CopyButtons;

impl Pass for CopyButtons {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        // Letters have no class.
        Classes::ANY
    }

    /// Where they stand in front of its code, a document may look like code.
    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let bytes = document.text().as_bytes();
        memchr::memmem::find_iter(bytes, "Cop").for_each(|at| propose(document, at, edits));
        if document.classes().intersects(Classes::CYRILLIC | Classes::HAN | Classes::HANGUL) {
            // `Ко`, `コ`, `复`, `코`
            let may_begin = |&[a, b, c]: &[u8; 3]| {
                (a == 0xD0) & (b == 0x9A) & (c == 0xD0)
                    | (a == 0xE3) & (b == 0x82) & (c == 0xB3)
                    | (a == 0xE5) & (b == 0xA4) & (c == 0x8D)
                    | (a == 0xEC) & (b == 0xBD) & (c == 0x94)
            };
            places_beyond_ascii(bytes, may_begin).for_each(|at| propose(document, at, edits));
        }
    }
}

/// Proposes to delete the buttons at `at` with the name of the language that begins their line.
fn propose(document: &Document<'_>, at: usize, edits: &mut Edits<'_>) {
    let Some(span) = button(document.text(), at) else { return };
    let lines = document.lines();
    let number = lines.at(span.start);
    // A line of nothing else goes whole, but not the blank lines of code.
    let is_whole = lines.span(number) == span && number + 1 < lines.len();
    let end = if is_whole { lines.span(number + 1).start } else { span.end };
    edits.delete(Span::new(span.start, end), &COPY, Confidence::Certain);
}

/// The name of the language and the buttons behind it, of which one begins at `at`, with nothing or with code right behind them.
fn button(text: &str, at: usize) -> Option<Span> {
    /// Bytes. No name is longer.
    const NAME: usize = 12;
    let buttons = text[..at].strip_suffix("Run").map_or(at, str::len);
    let is_of_name = |b: &u8| b.is_ascii_lowercase() || matches!(b, b'+' | b'-');
    let start = buttons - text[..buttons].bytes().rev().take(NAME).take_while(is_of_name).count();
    if start == buttons || !LANGUAGES.contains(&&text[start..buttons]) {
        return None; // as nearly always
    }
    let before = text[..start].trim_end_matches([' ', '\t', '>', '*', '-']);
    let begins = before.is_empty() || before.ends_with('\n');
    let length = begun(&text[buttons..]).filter(|_| begins)?;
    Some(Span::new(start, buttons + length))
}

/// The length of the buttons that the text begins with, if it does not go on with a sentence about them.
fn begun(text: &str) -> Option<usize> {
    let rest = BUTTONS.iter().find_map(|button| text.strip_prefix(button))?;
    let is_told = rest.starts_with([' ', '.', ',', ':', ';', '!', '?', '(', '”', '’']);
    let is_word = |end: &str| rest.strip_prefix(end).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    (!is_told && !ENDINGS.iter().any(|end| is_word(end))).then_some(text.len() - rest.len())
}
