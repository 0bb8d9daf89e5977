//! How much each signal counts, from `weights.txt`.

use std::sync::LazyLock;

use super::signal::Signal;

/// By signal.
pub(super) fn weights() -> &'static [i32; Signal::NAMES.len()] {
    static WEIGHTS: LazyLock<[i32; Signal::NAMES.len()]> = LazyLock::new(|| {
        let lines = include_str!("weights.txt").lines().filter(|line| !line.starts_with('#'));
        let pairs: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(' ')).collect();
        Signal::NAMES.map(|name| {
            let weight = pairs.iter().find(|pair| pair.0 == name).and_then(|pair| pair.1.parse().ok());
            debug_assert!(weight.is_some(), "weights.txt has no weight for {name}");
            weight.unwrap_or(0)
        })
    });
    &WEIGHTS
}

#[cfg(test)]
mod tests {
    use super::super::class::Class;
    use super::super::line::Candidate;
    use super::super::{ENOUGH, weigh};
    use super::*;
    use crate::document::Document;

    /// Every line of the tests in which a phrase begins: whether it must go, its signals, the line.
    fn examples() -> Vec<(bool, Vec<Signal>, String)> {
        const FRAME: [&str; 2] =
            ["The orchard on the slope flooded in March.", "By noon the water had gone, and the trees still stood."];
        let mut texts: Vec<(String, String)> = Vec::new();
        for row in include_str!("../../../tests/data/lines.tsv").lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let (Some(what), Some(line)) = (columns.next(), columns.nth(1)) else { continue };
            let text = format!("{}\n\n{line}\n\n{}", FRAME[0], FRAME[1]);
            let cleaned = if what == "vanish" { FRAME.join("\n\n") } else { text.clone() };
            texts.push((text, cleaned));
        }
        let cases: toml::Value = toml::from_str(include_str!("../../../tests/cases/boilerplate.toml")).unwrap();
        for case in cases["case"].as_array().unwrap().iter().filter(|case| case.get("enable").is_none()) {
            let input = case["input"].as_str().unwrap();
            texts.push((input.into(), case.get("plain").and_then(|plain| plain.as_str()).unwrap_or(input).into()));
        }
        let mut all = Vec::new();
        for (text, cleaned) in texts {
            let document = Document::new(&text);
            // Dates have a rule of their own, and links below a label are looked for later.
            let weighed = |candidate: &Candidate| {
                !matches!(candidate.class, Class::Date | Class::Meta) && !candidate.signals.contains(&Signal::Heading)
            };
            for candidate in weigh(&document).into_iter().filter(weighed) {
                let words = candidate.visible.key.clone();
                let kept = cleaned.lines().any(|line| super::super::Visible::of(line).key == words);
                all.push((!kept, candidate.signals, words));
            }
        }
        all
    }

    /// What `tools/boilerplate/weigh.py` reads: `cargo test --lib weights -- --ignored --nocapture`.
    #[test]
    #[ignore = "prints the examples for tools/boilerplate/weigh.py"]
    fn print_examples() {
        for (goes, signals, words) in examples() {
            let names: Vec<&str> = signals.iter().map(|signal| signal.name()).collect();
            println!("example\t{}\t{}\t{words}", if goes { "goes" } else { "stays" }, names.join(" "));
        }
    }

    #[test]
    fn weights_tell_the_examples_apart() {
        let examples = examples();
        assert!(examples.len() > 500, "the examples were not read");
        let wrong: Vec<String> = examples
            .iter()
            .filter(|(goes, signals, _)| (signals.iter().map(|signal| signal.weight()).sum::<i32>() >= ENOUGH) != *goes)
            .map(|(goes, signals, words)| {
                format!("{words:?} should {}: {signals:?}", if *goes { "go" } else { "stay" })
            })
            .collect();
        assert!(wrong.len() * 100 <= examples.len(), "{} of {}:\n{}", wrong.len(), examples.len(), wrong.join("\n"));
    }
}
