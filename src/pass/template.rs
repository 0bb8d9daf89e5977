//! A pass to copy, without its test. Compiled and tested, never registered: see CONTRIBUTING.md.

use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const MARK: Rule = Rule::new("template/mark", Presets::NONE, "What it finds, in one sentence")
    .fires("The bridge%%mark%% fell.", "The bridge fell.")
    .spares("100%% sure");

#[derive(Debug)]
pub(super) struct Template;

impl Pass for Template {
    fn rules(&self) -> &'static [Rule] {
        &[MARK]
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        // `%` has no class of its own; a pass that needs one adds it to the screen.
        Classes::ANY
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        const NEEDLE: &str = "%%mark%%";
        for at in memchr::memmem::find_iter(document.text().as_bytes(), NEEDLE) {
            edits.delete(Span::new(at, at + NEEDLE.len()), &MARK, Confidence::Certain);
        }
    }
}

/// For want of a registry line. The examples of registered passes are run by `tests/cases.rs`.
#[test]
fn examples() {
    let cleaner = crate::Cleaner::builder().enable("template/*").pass(Template).build().unwrap();
    let (input, output) = MARK.firing_example();
    assert_eq!(cleaner.clean_text(input), output);
    assert_eq!(cleaner.clean_text(MARK.spared_example()), MARK.spared_example());
}
