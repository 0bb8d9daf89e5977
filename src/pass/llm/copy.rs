//! What chat pages print above a block of code, glued to it when the page is copied: `pythonCopy code`, `bashCopyEdit`.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::starts::Starts;

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

/// Languages as the highlighters of these pages call them; `c` and `r` are too short for the table.
#[rustfmt::skip]
static LANGUAGES: Starts<60> = Starts::new([
    "arduino", "bash", "c++", "cmake", "cpp", "csharp", "css", "csv", "dart", "diff", "dockerfile", "elixir", "erlang", "go",
    "graphql", "haskell", "html", "http", "ini", "java", "javascript", "json", "jsx", "julia", "kotlin", "latex", "less", "lua",
    "makefile", "markdown", "mathematica", "matlab", "mermaid", "nginx", "objective-c", "objectivec", "perl", "php", "plaintext",
    "powershell", "properties", "protobuf", "python", "ruby", "rust", "scala", "scheme", "scss", "shell", "solidity", "sql",
    "swift", "text", "toml", "tsx", "typescript", "vbnet", "vue", "xml", "yaml",
]);

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
        let lines = document.lines();
        for (number, line) in lines.iter().enumerate() {
            let Some(span) = button(document, line) else { continue };
            // A line of nothing else goes whole, but not the blank lines of code.
            let is_whole = line == span && number + 1 < lines.len();
            let end = if is_whole { lines.span(number + 1).start } else { span.end };
            edits.delete(Span::new(span.start, end), &COPY, Confidence::Certain);
        }
    }
}

/// The name of the language that begins the line, and the buttons, with nothing or with code right behind them.
fn button(document: &Document<'_>, line: Span) -> Option<Span> {
    let text = document.slice(line);
    let words = text.trim_start_matches([' ', '\t', '>', '*', '-']);
    let short = || words.strip_prefix(['c', 'r']).and_then(begun);
    let length = LANGUAGES.of(words).find_map(|(_, name)| Some(name.len() + begun(&words[name.len()..])?));
    let length = length.or_else(|| short().map(|length| 1 + length))?;
    let start = line.end - words.len();
    Some(Span::new(start, start + length))
}

/// The length of the buttons that the text begins with, if it does not go on with a sentence about them.
fn begun(text: &str) -> Option<usize> {
    let rest = BUTTONS.iter().find_map(|button| text.strip_prefix(button))?;
    let is_told = rest.starts_with([' ', '.', ',', ':', ';', '!', '?', '(', '”', '’']);
    let is_word = |end: &str| rest.strip_prefix(end).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    (!is_told && !ENDINGS.iter().any(|end| is_word(end))).then_some(text.len() - rest.len())
}
