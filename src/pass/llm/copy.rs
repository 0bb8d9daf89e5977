//! What chat pages print above a block of code, glued to it when the page is copied: `pythonCopy code`, `bashCopyEdit`.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

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

/// Languages as the highlighter of these pages calls them.
#[rustfmt::skip]
const LANGUAGES: [&str; 62] = [
    "arduino", "bash", "c", "c++", "cmake", "cpp", "csharp", "css", "csv", "dart", "diff", "dockerfile", "elixir", "erlang", "go",
    "graphql", "haskell", "html", "http", "ini", "java", "javascript", "json", "jsx", "julia", "kotlin", "latex", "less", "lua",
    "makefile", "markdown", "mathematica", "matlab", "mermaid", "nginx", "objective-c", "objectivec", "perl", "php", "plaintext",
    "powershell", "properties", "protobuf", "python", "r", "ruby", "rust", "scala", "scheme", "scss", "shell", "solidity", "sql",
    "swift", "text", "toml", "tsx", "typescript", "vbnet", "vue", "xml", "yaml",
];

const BUTTONS: [&str; 2] = ["Copy code", "CopyEdit"];

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
        let text = document.text();
        for at in memchr::memmem::find_iter(text.as_bytes(), b"Copy") {
            let Some(span) = button(text, at) else { continue };
            let lines = document.lines();
            let line = lines.at(span.start);
            // A line of nothing else goes whole, but not the blank lines of code.
            let is_whole = lines.span(line) == span && line + 1 < lines.len();
            let end = if is_whole { lines.span(line + 1).start } else { span.end };
            edits.delete(Span::new(span.start, end), &COPY, Confidence::Certain);
        }
    }
}

/// The name of the language that begins the line, and the buttons at `at`, with nothing or with code right behind them.
fn button(text: &str, at: usize) -> Option<Span> {
    /// Bytes. No name is longer.
    const NAME: usize = 12;
    let end = at + BUTTONS.iter().find(|button| text[at..].starts_with(**button))?.len();
    let is_of_name = |b: &u8| b.is_ascii_lowercase() || matches!(b, b'+' | b'-');
    let start = at - text[..at].bytes().rev().take(NAME).take_while(is_of_name).count();
    let before = text[..start].trim_end_matches([' ', '\t', '>', '*', '-']);
    // ` is what the button leaves` goes on with a sentence.
    let goes_on = text[end..].starts_with([' ', '.', ',', ':', ';', '!', '?', '”', '’']);
    let is_button = LANGUAGES.contains(&&text[start..at]) && (before.is_empty() || before.ends_with('\n')) && !goes_on;
    is_button.then_some(Span::new(start, end))
}
