//! Code stays byte-identical and visible words stay in order, with a CommonMark parser as the judge of what is what.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use unscrape::{Cleaner, Preset, Span};

/// Where code is, block and inline, and the words a reader sees outside of images, in order.
fn read(markdown: &str) -> (Vec<Range<usize>>, Vec<String>) {
    let (mut code, mut words) = (Vec::new(), Vec::new());
    let mut images = 0;
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            Event::Start(Tag::CodeBlock(_)) => {
                // The line end behind a block belongs to the text around it.
                let block = markdown[range.clone()].trim_end();
                code.push(range.start..range.start + block.len());
            }
            Event::Code(text) => {
                words.extend(split(&text));
                code.push(range);
            }
            Event::Text(text) if images == 0 => words.extend(split(&text)),
            _ => {}
        }
    }
    (code, words)
}

fn split(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned)
}

/// What cleaning does to `markdown` that it must not do.
fn disagreement(markdown: &str) -> Option<String> {
    let (code, words) = read(markdown);
    [Preset::Plain, Preset::Markdown].into_iter().find_map(|preset| {
        let cleaned = Cleaner::new(preset).clean(markdown);
        let in_code = |span: Span| code.iter().any(|range| span.overlaps(Span::from(range.clone())));
        if let Some(edit) = cleaned.report().edits().iter().find(|edit| in_code(edit.span)) {
            return Some(format!("{preset:?} edits code at {:?} ({}) in\n{markdown}", edit.span, edit.rule));
        }
        let mut rest = cleaned.text();
        for word in &words {
            let Some((_, after)) = rest.split_once(word.as_str()) else {
                return Some(format!("{preset:?} loses {word:?} of\n{markdown}"));
            };
            rest = after;
        }
        None
    })
}

const DOCUMENTS: [&str; 24] = [
    // Fences
    "Run it:\n\n```sh\nmake **all** \\\n  [x](#)\n```\n\nThen **rest** and [read](https://example.com).\n",
    "~~~text\n``` [a](#) ```\n~~~\n\nThe **end**.\n",
    "````\n```\n**kept**\n```\n````\n\nOut **side**.\n",
    "```\n> ```\n**kept**\n```\n\nOut **side**.\n",
    "```\n    ```\n**kept**\n```\n\nOut **side**.\n",
    "Text\n```\n**kept**  \n\n\n\n\\*\n```\nmore **text**\n",
    // In lists and quotes
    "- First **step**:\n\n  ```\n  **kept** [a](#)\n  ```\n\n- Second [step](#)\n",
    "1. ```\n   **kept** [a](#)\n   ```\n2. Then **go**\n\n```\n*kept*  **too**\n```\n",
    "- - ```\n    **kept**\n    ```\n  - **gone**\n\n```\n**kept**\n```\n",
    "> Quote **this**:\n>\n> ```\n> **kept** \\$1\n> ```\n>\n> and `**that**`.\n",
    "* > ~~~\n  > **kept**\n  > ~~~\n\n**Gone** and `*kept*`.\n",
    "- A fence that its item ends:\n\n  ```\n  **kept**\n\nText with **marks**.\n\n```\n**kept**\n```\n",
    "- item\n\n      indented *kept* [a](#)\n\n  text **gone**\n- other\n",
    // Indented code
    "A paragraph:\n\n    **kept** \\* [a](#)\n\n    _kept_\n\nA [line](/a \"b (c)\").\n",
    "# Heading\n    **kept**\n\nText **gone**\n    and `**kept**` in a paragraph.\n",
    "\ttab **kept**\n\nText **gone**.\n",
    // Code spans
    "Use ``a ` **b** ` c`` and `*d*`, **not** `[e](#)`.\n",
    "An \\`escaped **tick\\` and `**kept**`, then **gone**.\n",
    "The path `C:\\` and **strong**, then `**kept**` and `\\*`.\n",
    "- one ` tick\n- then `**kept**` here\n\n# A ` heading\nand `**kept**`.\n",
    "A span `over\ntwo **lines**` and **gone**.\n",
    // Links and elements
    "See <https://example.com/a_b_c*d*>, [wiki](https://example.com/x_(y)_z \"the *title*\") and [**bold** link](</a b> 'c').\n",
    "[![map](m.png)](https://example.com) shows *the* [`**code**` link](https://example.com/c).\n",
    "<div>\n*raw* **html**\n</div>\n\n<pre>\n**kept** [a](#)\n</pre>\n\nA line with *some* `<b>**kept**</b>`.\n",
];

#[test]
fn documents() {
    let found: Vec<String> = DOCUMENTS.into_iter().filter_map(disagreement).collect();
    assert!(found.is_empty(), "{} of {}:\n{}", found.len(), DOCUMENTS.len(), found.join("\n"));
}

// Generated documents: blocks inside blocks, with the same treacherous words in code and outside.

fn words() -> impl Strategy<Value = &'static str> {
    select(&["harbour", "мост", "Straße", "two words", "橋 を"])
}

fn inline() -> impl Strategy<Value = String> {
    let literal = select(&["**a**", "[b](#)", "c \\* d", "`` ` ``", "\\$5 ", "e_f_g", "~~h~~"]);
    prop_oneof![
        4 => words().prop_map(str::to_owned),
        2 => literal.prop_map(|text| if text.contains('`') { text.to_owned() } else { format!("`{text}`") }),
        1 => words().prop_map(|text| format!("**{text}**")),
        1 => words().prop_map(|text| format!("*{text}*")),
        1 => words().prop_map(|text| format!("[{text}](https://example.com/a_(b) \"title\")")),
        1 => words().prop_map(|text| format!("[{text}](#)")),
        1 => Just("<https://example.com/a_b>".to_owned()),
        1 => Just("US\\$5".to_owned()),
    ]
}

fn code() -> impl Strategy<Value = Vec<&'static str>> {
    vec(select(&["**a**", "[b](#)", "  c  ", "\\*d\\*", "# e", "- f", "g = h(i, j);", "> k"]), 1..4)
}

/// The lines of a block.
fn block() -> impl Strategy<Value = Vec<String>> {
    let fence =
        (select(&["```", "~~~", "````"]), code()).prop_map(|(mark, code)| [&[mark], &code[..], &[mark]].concat());
    // An indented item is taken for one of a list whose start was lost, not for code.
    let indented = code().prop_map(|code| {
        code.iter().map(|line| format!("    {}", line.trim_start().trim_start_matches("- "))).collect()
    });
    let leaf = prop_oneof![
        3 => vec(inline(), 1..6).prop_map(|parts| vec![parts.join(" ")]),
        1 => vec(inline(), 1..3).prop_map(|parts| vec![format!("## {}", parts.join(" "))]),
        2 => fence.prop_map(|lines| lines.into_iter().map(str::to_owned).collect()),
        1 => indented,
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let prefixes = select(&[("- ", "  "), ("* ", "  "), ("1. ", "   "), ("10) ", "    "), ("> ", "> ")]);
        (prefixes, vec(inner, 1..3)).prop_map(|((first, rest), blocks)| {
            let lines = blocks.join(&String::new());
            let prefix = |index| if index == 0 { first } else { rest };
            lines
                .iter()
                .enumerate()
                .map(|(index, line)| format!("{}{line}", prefix(index)).trim_end().to_owned())
                .collect()
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_documents(blocks in vec(block(), 1..5)) {
        prop_assert_eq!(disagreement(&blocks.join(&String::new()).join("\n")), None);
    }
}
