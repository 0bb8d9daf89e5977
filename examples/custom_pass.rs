//! A pass of your own, in four steps: the rules, the pass, the cleaner, the report.
//!
//! ```sh
//! cargo run --example custom_pass
//! ```

use unscrape::{Classes, Cleaner, Confidence, Document, Edits, Pass, Phase, Preset, Presets, Rule};

// Step 1: the rule. Its id is yours to choose, `family/kind`; `Presets::TEXT` switches it on in the presets `plain` and
// `markdown`. The examples say what it finds and what it must leave alone, and `main` checks them.
const TICKER: Rule = Rule::new("acme/ticker", Presets::TEXT, "Stock exchange symbol after the name of a company")
    .fires("Acme (ACME:US) rose.", "Acme rose.")
    .spares("The cast (in order: Ann, Bob) bowed.");

// Step 2: the pass. It reads the document and proposes edits. Conflicts with other passes, rules that are switched off, and
// code, maths and URLs, where nothing may change, are the engine's business.
#[derive(Debug)]
struct Tickers;

impl Pass for Tickers {
    fn rules(&self) -> &'static [Rule] {
        &[TICKER]
    }

    fn phase(&self) -> Phase {
        Phase::Blocks // markup is gone: `**Acme** (ACME:US)` reads `Acme (ACME:US)`
    }

    fn triggers(&self) -> Classes {
        Classes::ANY // parentheses have no class of their own
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        const LONGEST: usize = 12; // a bounded look ahead keeps the search linear
        let text = document.text();
        for (start, _) in text.match_indices(" (") {
            let rest = &text.as_bytes()[start + 2..];
            let Some(length) = rest.iter().take(LONGEST).position(|byte| *byte == b')') else { continue };
            let Some((symbol, exchange)) = text[start + 2..][..length].split_once(':') else { continue };
            let capitals = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase());
            if capitals(symbol) && capitals(exchange) {
                // What is less than `Likely` is reported and stays, unless the user asks for more.
                let known = ["US", "LN", "GR", "FP"].contains(&exchange);
                let confidence = if known { Confidence::Certain } else { Confidence::Possible };
                edits.delete(start..start + 2 + length + 1, &TICKER, confidence);
            }
        }
    }
}

fn main() -> Result<(), unscrape::Error> {
    // Step 3: the cleaner, with the built-in rules of a preset and the new pass.
    let cleaner = Cleaner::builder().preset(Preset::Plain).pass(Tickers).build()?;

    let (input, output) = TICKER.firing_example();
    assert_eq!(cleaner.clean_text(input), output);
    assert_eq!(cleaner.clean_text(TICKER.spared_example()), TICKER.spared_example());

    // Step 4: the text and the report. Spans are bytes of the input, whatever other passes did before.
    let before = "**Acme** (ACME:US) rose, says [AFP](#); `price (ACME:US)` is code, and Zeta (ZETA:XX) fell.";
    let cleaned = cleaner.clean(before);
    println!("before: {before}\nafter:  {}\n", cleaned.text());
    for edit in cleaned.report().edits() {
        println!("{:?} {:?} → {:?} {}, {}", edit.span, edit.before, edit.after, edit.rule, edit.confidence);
    }
    for remark in cleaned.report().remarks() {
        println!("{:?} {:?} {}, only {}", remark.span, remark.before, remark.rule, remark.confidence);
    }
    Ok(())
}
