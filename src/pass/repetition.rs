//! Text that stands there twice, and rulers. All opt-in: poets repeat themselves.

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const BLOCK: Rule = Rule::new("repetition/block", Presets::NONE, "Paragraph that is the same as the one before")
    .fires(
        "The ferry sank at noon.\n\nThe ferry sank at noon.\n\nNobody drowned.",
        "The ferry sank at noon.\n\nNobody drowned.",
    )
    .spares("never never never give up");

const TAIL: Rule = Rule::new("repetition/tail", Presets::NONE, "Paragraph that repeats the end of the one before")
    .fires(
        "The ferry sank at noon, says the harbour.\n\nat noon, says the harbour.\n\nNobody drowned.",
        "The ferry sank at noon, says the harbour.\n\nNobody drowned.",
    )
    .spares("The ferry sank at noon.\n\nAt noon.");

const RULER: Rule = Rule::new("repetition/ruler", Presets::NONE, "Line of one repeated sign")
    .fires("The ferry sank.\n\n. . . . . .\n\nNobody drowned.", "The ferry sank.\n\nNobody drowned.")
    .spares("The ferry\n---------\n\nIt sank.");

static RULES: [Rule; 3] = [BLOCK, TAIL, RULER];

#[derive(Debug)]
pub(super) struct Repetition;

impl Pass for Repetition {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn triggers(&self) -> Classes {
        Classes::ANY
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        /// Shorter lines are refrains, answers and the like.
        const MIN: usize = 20;
        /// Whole sentences that nobody says twice for the sound of it.
        const SENTENCES: usize = 80;
        let lines = document.lines();
        let mut before = "";
        let mut blank = true; // above the line
        for (line, span) in lines.iter().enumerate() {
            let text = document.slice(span).trim();
            if text.is_empty() {
                blank = true;
                continue;
            }
            let next_blank = line + 1 >= lines.len() || lines.is_blank(document.text(), line + 1);
            let rule = if blank && next_blank && is_ruler(text) {
                Some(&RULER)
            } else if text.len() >= MIN && text == before {
                Some(&BLOCK)
            } else {
                let starts = text.starts_with(char::is_lowercase) && text.len() >= MIN || text.len() >= SENTENCES;
                let repeats = |before: &str| before.strip_suffix(text).is_some_and(|rest| rest.ends_with(' '));
                (starts && blank && repeats(before)).then_some(&TAIL)
            };
            match rule {
                Some(rule) => edits.delete(document.block(line, line), rule, Confidence::Likely),
                None => before = text,
            }
            blank = false;
        }
    }
}

/// Four or more times the same sign, with or without blanks between.
fn is_ruler(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| *c != ' ');
    let Some(first) =
        signs.next().filter(|c| matches!(c, '-' | '=' | '~' | '.' | '_' | '*' | '·' | '•' | '#' | '+' | '—' | '─'))
    else {
        return false;
    };
    signs.clone().count() >= 3 && signs.all(|c| c == first)
}
