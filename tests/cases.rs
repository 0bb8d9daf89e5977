//! Cases as data: `tests/cases/<pass>.toml`, one file for each pass, and the examples of the rules themselves.
//!
//! ```toml
//! [[case]]
//! name = "what it is about"
//! input = 'By [AFP](#)'
//! plain = 'By AFP'                # the text after preset plain; absent: must not change
//! markdown = 'By AFP'             # the same for preset markdown; absent: must not change
//! minimal = 'By [AFP](#)'         # the same for preset minimal; absent: must not change
//! enable = ["link/image-alt"]     # rules switched on, for opt-in rules
//! edits = ["link/dead 3..4", "link/dead 7..11"]   # rule and span of every edit of preset plain; optional
//! ```
//!
//! Every case runs through the whole pipeline, twice (the second time nothing may change), is replayed and undone.

use std::path::Path;

use serde::Deserialize;
use unscrape::{Cleaner, Confidence, Preset, Presets, Rule};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    input: String,
    plain: Option<String>,
    markdown: Option<String>,
    minimal: Option<String>,
    #[serde(default)]
    enable: Vec<String>,
    edits: Option<Vec<String>>,
}

/// Cleans and checks the promises that hold for every text; returns the output and the edits.
fn run(cleaner: &Cleaner, input: &str, about: &str) -> (String, Vec<String>) {
    let cleaned = cleaner.clean(input);
    let (output, report) = (cleaned.text(), cleaned.report());
    assert_eq!(report.replay(input), output, "{about}: the edits, replayed, give another text");
    assert_eq!(report.undo(output), input, "{about}: the edits, undone, do not give the input");
    let again = cleaner.clean(output);
    assert_eq!(again.text(), output, "{about}: cleaning twice changes more than cleaning once");
    let edits = report.edits().iter().map(|e| format!("{} {}..{}", e.rule, e.span.start, e.span.end)).collect();
    (output.to_owned(), edits)
}

/// The cases of each file, by its name.
fn files() -> impl Iterator<Item = (String, Vec<Case>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|file| {
        let File { case } = toml::from_str(&std::fs::read_to_string(&file).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        (file.file_name().unwrap().display().to_string(), case)
    })
}

#[test]
fn case_files() {
    let (mut failures, mut count) = (Vec::new(), 0);
    for (file, cases) in files() {
        for case in cases {
            let wanted =
                [(Preset::Plain, &case.plain), (Preset::Markdown, &case.markdown), (Preset::Minimal, &case.minimal)];
            for (preset, wanted) in wanted {
                let about = format!("{file}: {} ({preset:?})", case.name);
                let mut builder = Cleaner::builder().preset(preset);
                for rule in &case.enable {
                    builder = builder.enable(rule);
                }
                let (output, edits) = run(&builder.build().unwrap(), &case.input, &about);
                let wanted = wanted.as_ref().unwrap_or(&case.input);
                if output != *wanted {
                    failures.push(format!(
                        "{about}\n  input  {:?}\n  got    {output:?}\n  wanted {wanted:?}\n  by {edits:?}",
                        case.input
                    ));
                } else if let (Preset::Plain, Some(expected)) = (preset, &case.edits)
                    && edits != *expected
                {
                    failures.push(format!("{about}\n  edits  {edits:?}\n  wanted {expected:?}"));
                }
                count += 1;
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count} failed:\n{}", failures.len(), failures.join("\n"));
    assert!(count > 100, "the case files were not read");
}

/// Signs of several bytes, and signs with a meaning, beside the words of a case and between them: the promises hold wherever a
/// rule looks.
#[test]
fn cases_among_other_signs() {
    const SIGNS: [&str; 17] = [
        "—", ":", "’", "*", "\u{301}", "[", "é", "\n", "ж", "](#)", "다", "\\", "\u{200b}", "|", "🌉", "&amp;",
        "\u{a0}",
    ];
    /// Blanks of a case that are tried.
    const MAX: usize = 24;
    let cleaners = [Preset::Plain, Preset::Markdown].map(Cleaner::new);
    let mut signs = SIGNS.iter().cycle();
    for (file, case) in files().flat_map(|(file, cases)| cases.into_iter().map(move |case| (file.clone(), case))) {
        for (at, _) in case.input.match_indices(' ').take(MAX) {
            let (before, after) = (&case.input[..at], &case.input[at + 1..]);
            let sign = signs.next().unwrap();
            for between in [format!("{sign} "), format!(" {sign}"), sign.to_string()] {
                let about = format!("{file}: {} with {between:?} at {at}", case.name);
                cleaners.iter().for_each(|cleaner| {
                    run(cleaner, &format!("{before}{between}{after}"), &about);
                });
            }
        }
    }
}

/// The preset an example of a rule is about, and the rule to switch on where no preset has it.
fn cleaner_for(rule: &Rule, min_confidence: Confidence) -> Cleaner {
    let preset = if rule.presets().contains(Preset::Plain) || rule.presets() == Presets::NONE {
        Preset::Plain
    } else if rule.presets().contains(Preset::Markdown) {
        Preset::Markdown
    } else {
        Preset::Minimal
    };
    Cleaner::builder().preset(preset).enable(rule.id()).min_confidence(min_confidence).build().unwrap()
}

#[test]
fn rule_examples() {
    for rule in unscrape::rules() {
        let (input, output) = rule.firing_example();
        assert_ne!(input, output, "{}: add .fires(input, output) to the rule", rule.id());
        assert_ne!(rule.spared_example(), "", "{}: add .spares(text) to the rule", rule.id());
        let mut cleaner = cleaner_for(rule, Confidence::Likely);
        // Rules that only report show what they would do.
        if cleaner.detect(input).remarks().iter().any(|remark| remark.rule == rule.id()) {
            cleaner = cleaner_for(rule, Confidence::Possible);
        }
        let (got, edits) = run(&cleaner, input, rule.id());
        assert_eq!(got, output, "{} does not do what its example says", rule.id());
        assert!(
            edits.iter().any(|edit| edit.starts_with(rule.id())),
            "{} is not what changed its example: {edits:?}",
            rule.id()
        );
        let (got, _) = run(&cleaner, rule.spared_example(), rule.id());
        assert_eq!(got, rule.spared_example(), "{} harms its look-alike", rule.id());
    }
}

#[test]
fn article() {
    let read = |name: &str| {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap()
    };
    let input = read("article.md");
    for (preset, name) in [(Preset::Plain, "article.plain.txt"), (Preset::Markdown, "article.markdown.md")] {
        let (output, _) = run(&Cleaner::new(preset), &input, name);
        assert_eq!(output, read(name), "{name}");
    }
}
