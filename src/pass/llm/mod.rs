//! What language models and the programs around them leave in a text.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::Edits;
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Presets, Rule};

mod answer;
mod copy;
mod mark;
mod token;
mod tracking;

pub(super) use copy::CopyButtons;

const TOKEN: Rule = Rule::new("llm/special-token", Presets::TEXT, "Special token of a language model: `<|endoftext|>`")
    .fires("The ferry sails at nine.<|endoftext|>", "The ferry sails at nine.")
    .spares("Documents are joined with the <|endoftext|> token.");

const CITATION: Rule =
    Rule::new("llm/citation-mark", Presets::TEXT, "Citation mark of a chat assistant: `【4†source】`")
        .fires("The ferry sails at nine【4†source】.", "The ferry sails at nine.")
        .spares("【4】 The † shows a lost page.");

const THINK: Rule = Rule::new("llm/think", Presets::NONE, "Reasoning of a model before its answer: `<think>…</think>`")
    .fires("<think>They want a timetable.</think>\n\nThe ferry sails at nine.", "The ferry sails at nine.")
    .spares("The model writes <think> first.");

const TRACKING: Rule = Rule::new(
    "llm/tracking",
    Presets::NONE,
    "Parameter by which a chat assistant marks its links: `utm_source=chatgpt.com`",
)
.fires("See https://a.example/f?utm_source=chatgpt.com for more.", "See https://a.example/f for more.")
.spares("See https://a.example/f?utm_source=mail for more.");

const PREAMBLE: Rule = Rule::new("llm/preamble", Presets::NONE, "First line in which an assistant announces its text")
    .fires("Here is the revised article:\n\nThe ferry sails at nine.", "The ferry sails at nine.")
    .spares("Here is the text: “The ferry sails at nine.”");

const CLOSING: Rule = Rule::new("llm/closing", Presets::NONE, "Last line in which an assistant offers more")
    .fires("The ferry sails at nine.\n\nLet me know if you need anything else!", "The ferry sails at nine.")
    .spares("I hope this helps, she said.");

const REFUSAL: Rule = Rule::new("llm/refusal", Presets::NONE, "Paragraph in which an assistant speaks of itself")
    .fires("As an AI language model, I cannot sail.\n\nThe ferry sails at nine.", "The ferry sails at nine.")
    .spares("It said “As an AI language model, I cannot sail.”");

const FENCE: Rule = Rule::new("llm/fence", Presets::NONE, "Code fence around a whole document of prose")
    .fires("```markdown\nThe ferry sails at nine.\n```", "The ferry sails at nine.")
    .spares("```rust\nfn main() {}\n```");

static RULES: [Rule; 8] = [TOKEN, CITATION, THINK, TRACKING, PREAMBLE, CLOSING, REFUSAL, FENCE];

#[derive(Debug)]
pub(super) struct Llm;

impl Pass for Llm {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        // Some marks are words without any sign: `citeturn0search0`.
        Classes::ANY
    }

    fn domain(&self) -> Domain {
        // A reasoning block or a fence around everything makes prose look verbatim; the other rules ask for themselves.
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        // Marks glued to an address are part of its zone; a fence around everything makes everything code; an escaped mark looks
        // like maths.
        ZoneKinds::ADDRESSES.or(ZoneKinds::CODE).or(ZoneKinds::MATH)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let classes = document.classes();
        mark::find(document, edits);
        if classes.intersects(Classes::ANGLE | Classes::BRACKET) {
            token::find(document, edits);
        }
        if classes.intersects(Classes::ANGLE) && edits.is_on(&THINK) {
            token::thoughts(document, edits);
        }
        if classes.intersects(Classes::EQUALS) && edits.is_on(&TRACKING) {
            tracking::find(document, edits);
        }
        answer::find(document, edits);
        if classes.intersects(Classes::BACKTICK) && edits.is_on(&FENCE) {
            answer::fence(document, edits);
        }
    }
}

const CODE: ZoneKinds = ZoneKinds::ADDRESSES.complement();
