//! The README says what the crate does: its table of rules is the registry.

use unscrape::{Preset, Rule};

const START: &str = "<!-- rules: kept equal to the registry by tests/readme.rs -->\n";
const END: &str = "<!-- end of rules -->";

fn row(rule: &Rule) -> String {
    let presets = [(Preset::Plain, "plain"), (Preset::Markdown, "markdown"), (Preset::Minimal, "minimal")];
    let on: Vec<_> = presets.iter().filter(|(p, _)| rule.presets().contains(*p)).map(|(_, name)| *name).collect();
    let on = if on.is_empty() { "opt-in".into() } else { on.join(", ") };
    format!("| `{}` | {} | {on} |\n", rule.id(), rule.summary())
}

#[test]
fn rule_table_is_the_registry() {
    let readme = include_str!("../README.md");
    let table: String = unscrape::rules().map(row).collect();
    let table = format!("| rule | what it finds | on in |\n|---|---|---|\n{table}");
    let start = readme.find(START).expect("the README has the start mark") + START.len();
    let end = readme.find(END).expect("the README has the end mark");
    assert_eq!(&readme[start..end], table, "put this table between the marks:\n\n{table}");
}
