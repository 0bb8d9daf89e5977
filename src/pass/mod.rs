//! The passes, one file each, and the one list that says which there are and in which order they run.

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::Edits;
use crate::rule::Rule;

mod boilerplate;
mod browser;
mod chat;
mod citation;
mod context;
mod debris;
mod emphasis;
mod encoding;
mod entity;
mod escape;
mod heading;
mod html;
mod invisible;
mod link;
mod llm;
mod mail;
mod navigation;
mod note;
mod pandoc;
mod pdf;
mod provenance;
mod repetition;
mod script;
mod shortcode;
mod table;
mod talk;
#[cfg(test)]
mod template;
mod unescape;
mod unicode;
mod whitespace;
mod wiki;

pub(crate) use link::REFERENCE;

/// Every built-in pass. Within a phase all passes read the same text, so the order only settles draws between conflicting
/// edits and keeps reports stable.
pub(crate) static PASSES: &[fn() -> Arc<dyn Pass>] = &[
    // Decode
    || Arc::new(browser::Browsers),
    || Arc::new(whitespace::LineEnds),
    || Arc::new(encoding::Encoding),
    || Arc::new(encoding::EscapedBytes),
    || Arc::new(encoding::QuotedPrintable),
    || Arc::new(encoding::Percent),
    || Arc::new(encoding::SevenBit),
    || Arc::new(invisible::Invisible),
    || Arc::new(unicode::Unicode),
    || Arc::new(unescape::Dump),
    || Arc::new(unescape::Unescape),
    || Arc::new(entity::EscapedText),
    || Arc::new(entity::Entities),
    // Markup
    || Arc::new(provenance::Provenance),
    || Arc::new(provenance::Gutenberg),
    || Arc::new(boilerplate::Boilerplate),
    || Arc::new(navigation::Navigation),
    || Arc::new(debris::Debris),
    || Arc::new(mail::Mail),
    || Arc::new(llm::Llm),
    || Arc::new(llm::CopyButtons),
    || Arc::new(html::Html),
    || Arc::new(note::Notes),
    || Arc::new(wiki::Wiki),
    || Arc::new(shortcode::Shortcodes),
    || Arc::new(citation::Citations),
    || Arc::new(table::Tables),
    || Arc::new(pandoc::Pandoc),
    || Arc::new(pandoc::RawHtml),
    || Arc::new(pandoc::Boxes),
    || Arc::new(link::Links),
    || Arc::new(chat::Chat),
    || Arc::new(heading::Headings),
    || Arc::new(emphasis::Emphasis),
    || Arc::new(escape::Escapes),
    // Blocks
    || Arc::new(script::Scripts),
    || Arc::new(repetition::Repetition),
    || Arc::new(pdf::Pdf),
    || Arc::new(pdf::Graves),
    // Whitespace
    || Arc::new(whitespace::Whitespace),
];

/// When a pass runs. Passes of one phase read the same immutable text; their edits are applied together at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Characters: encodings, entities, invisible characters.
    Decode,
    /// Markup, and lines that are recognised by it: links, emphasis, boilerplate, provenance.
    Markup,
    /// Words and paragraphs of the text that is left: scripts, repetition, line structure.
    Blocks,
    /// Blanks and line ends, last, because deletions leave blanks behind.
    Whitespace,
}

impl Phase {
    /// Every phase in order.
    pub const ALL: [Self; 4] = [Self::Decode, Self::Markup, Self::Blocks, Self::Whitespace];
}

/// Which documents a pass is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Domain {
    /// Text that people read. Source code, LaTeX, logs and data are left alone.
    Prose,
    /// Any document, source code included: the pass only touches what no author writes on purpose.
    Any,
}

/// Code that looks for the rules of one family.
///
/// A pass reads a [`Document`] and proposes [`Edits`]; it changes nothing itself, knows nothing of other passes, and need not
/// care about conflicts, protected zones or switched-off rules. See `examples/custom_pass.rs` for a pass outside this crate.
///
/// Cost: `find` is called only when the screen saw one of the [`triggers`](Self::triggers). It must take time linear in the
/// length of the text.
pub trait Pass: fmt::Debug + Send + Sync + UnwindSafe + RefUnwindSafe {
    /// The rules whose edits the pass proposes.
    fn rules(&self) -> &'static [Rule];

    /// When the pass runs.
    fn phase(&self) -> Phase;

    /// Classes of bytes of which at least one must occur for the pass to have any work.
    fn triggers(&self) -> Classes;

    /// Which documents the pass is for. Default: [`Domain::Prose`].
    fn domain(&self) -> Domain {
        Domain::Prose
    }

    /// Protected zones the pass may touch. Default: none; edits that reach into one are dropped.
    fn zones(&self) -> ZoneKinds {
        ZoneKinds::NONE
    }

    /// What decides its edits besides the code, such as a list it was given, as a hash: it goes into
    /// [`Cleaner::fingerprint`](crate::Cleaner::fingerprint). Default: nothing does.
    fn settings(&self) -> u64 {
        0
    }

    /// Proposes edits for `document`.
    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>);
}

/// Every built-in rule, in registry order.
///
/// ```
/// assert!(unscrape::rules().any(|rule| rule.id() == "link/dead"));
/// ```
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    PASSES.iter().flat_map(|make| make().rules())
}
