//! The documents say what the crate does: RULES.md is the registry, the README names every family.
//!
//! `UPDATE_RULES=1 cargo test --test readme` writes RULES.md anew.

use std::fmt::Write;
use std::path::Path;

use unscrape::{Preset, Rule};

const HEAD: &str = "\
# Rules

Every rule with an example that fires and a look-alike that must not change; both are tests. Switch rules on and off by id or
`family/*`. Generated from the registry: `UPDATE_RULES=1 cargo test --test readme`.
";

/// A text as one line of Markdown code.
fn code(text: &str) -> String {
    let text: String =
        text.chars().flat_map(|c| if needs_escape(c) { c.escape_debug().collect() } else { vec![c] }).collect();
    let fence = if text.contains('`') { "``" } else { "`" };
    format!("{fence} {text} {fence}")
}

fn needs_escape(c: char) -> bool {
    c.is_control() || (!c.is_ascii() && !c.is_alphanumeric() && c.escape_debug().len() > 1)
}

fn entry(rule: &Rule) -> String {
    let on = Preset::ALL.into_iter().filter(|preset| rule.presets().contains(*preset));
    let on: Vec<_> = on.map(|preset| preset.to_string()).collect();
    let on = if on.is_empty() { "opt-in".into() } else { on.join(", ") };
    let (input, output) = rule.firing_example();
    format!(
        "\n### `{}` ({on})\n\n{}\n\n- fires: {} → {}\n- spares: {}\n",
        rule.id(),
        rule.summary(),
        code(input),
        code(output),
        code(rule.spared_example())
    )
}

#[test]
fn rules_are_documented() {
    let mut text = HEAD.to_owned();
    let mut family = "";
    for rule in unscrape::rules() {
        if rule.family() != family {
            family = rule.family();
            write!(text, "\n## {family}\n").unwrap();
        }
        text += &entry(rule);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("RULES.md");
    if std::env::var_os("UPDATE_RULES").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == text, "RULES.md is not the registry any more: run `UPDATE_RULES=1 cargo test --test readme`");
}

#[test]
fn readme_names_every_family() {
    let readme = include_str!("../README.md");
    for rule in unscrape::rules() {
        let row = format!("| `{}` |", rule.family());
        assert!(readme.contains(&row), "the table of families in the README lacks {row}");
    }
}
