//! Finds the marks that scraping, converting and re-encoding leave in text, and takes them out without touching what the
//! author wrote.
//!
//! ```
//! let scraped = "Harbour plan to cost \\$1.2Bln\n\nBy [AFP](#)\n\nWhat if the barrier **шы** late?\n\n\
//!                Original url:\n\n<https://news.example.com/a88972>";
//! assert_eq!(
//!     unscrape::clean(scraped),
//!     "Harbour plan to cost $1.2Bln\n\nBy AFP\n\nWhat if the barrier is late?",
//! );
//! ```
//!
//! Think of a linter with fixes whose language is scraped text: every finding has a rule id, a span in the caller's input, a
//! confidence and a replacement, and [`clean`] applies the replacements.
//!
//! ```
//! use unscrape::{Cleaner, Preset};
//!
//! let cleaner = Cleaner::new(Preset::Markdown);
//! let text = "By [AFP](#), worth \\$5";
//! let cleaned = cleaner.clean(text);
//! assert_eq!(cleaned.text(), "By AFP, worth $5");
//! for edit in cleaned.report().edits() {
//!     println!("{}..{} {}: {:?} -> {:?}", edit.span.start, edit.span.end, edit.rule, edit.before, edit.after);
//! }
//! assert_eq!(cleaned.report().undo(cleaned.text()), text);
//! ```
//!
//! # Which preset should I use?
//!
//! | preset | for | weakness |
//! |---|---|---|
//! | [`Preset::Plain`] (default) | training data, retrieval, reading: the text a reader would have seen | emphasis that carries meaning is lost |
//! | [`Preset::Markdown`] | text that stays Markdown: it renders the same, without the debris | what only looks like Markdown is kept |
//! | [`Preset::Minimal`] | anything, source code included: encoding, invisible characters, line ends; character references in prose | leaves markup and boilerplate |
//!
//! Rules are switched on and off by id or family on a [`CleanerBuilder`], or with a [`Config`] read from a file; [`rules`]
//! lists them. A pass of your own is a [`Pass`] given to [`CleanerBuilder::pass`].
//!
//! # What is promised
//!
//! 1. **No harm.** Text without artifacts comes back unchanged and borrowed, without an allocation. Code, maths, URLs,
//!    addresses, paths, multilingual text and text *about* artifacts are not artifacts.
//! 2. **Every change is accounted for.** A [`Report`] lists edits as byte spans of the caller's input, in order and apart.
//!    [`Report::replay`] on the input gives the output, [`Report::undo`] on the output the input, and offsets map both ways.
//! 3. **Idempotent.** Cleaning the output changes nothing.
//! 4. **Total and linear.** Any `&str`, in time linear in its length, without a panic. Only configuration can fail.
//! 5. **Deterministic and named.** Equal input and configuration, equal output, on every platform; [`Cleaner::fingerprint`]
//!    says with which rules a corpus was cleaned.
//!
//! # Words in the wrong script
//!
//! `шы` is "is" on a Russian keyboard, `ghbdtn` is "привет" on an American one, and the second letter of `pаy` may be Cyrillic.
//! Such words are repaired where two things agree: as meant, the word is one of the document's language, by word lists and letter
//! statistics of 23 languages; as it stands, it is none of its own script's. The shorter the word, the more a list must say;
//! where two keyboards type two words, and for a single letter, there is only a remark. Quotations, brackets, names, formulas,
//! talk about letters, and words beside others of their script are left alone. [`Config::language`] and [`Config::words`] say
//! what the statistics cannot know.
//!
//! Measured on 4,807 words retyped in sentences of public texts that the word lists do not come from: words of five letters and
//! more were repaired in 94 of 100 cases, of three or four in 94, of two in 87; in the other direction, of three and more, in 89;
//! look-alike letters in 96. Most others are remarks. Of 1,703 words of three letters and more six were repaired wrongly, all of
//! them from a Korean keyboard, which does not tell capitals. Of 4,455 sentences with foreign words that belong there 13 changed,
//! most for look-alike letters that are in them, one wrongly.
//!
//! # What it does not do
//!
//! HTML main-content extraction, quality filters, deduplication across documents, masking of personal data, translation,
//! spell checking, rendering of Markdown.
//!
//! # How it works
//!
//! Passes run in four [`Phase`]s. The passes of a phase read the same immutable [`Document`] and propose [`Edits`]; at its end
//! conflicts are settled (a deleted line absorbs the edits inside it), the edits are applied at once, and their spans are
//! composed back to the caller's input. A screen over the bytes tells first which passes can have any work, so that clean text
//! costs little more than reading it. The phases go round until each has seen the final text.

mod cleaner;
mod config;
mod document;
mod edit;
mod engine;
mod error;
mod fnv;
mod guard;
mod layout;
mod lexicon;
mod metadata;
mod pass;
mod references;
mod report;
mod rule;
mod templates;
mod text;

pub use cleaner::{Cleaned, Cleaner, CleanerBuilder, clean};
pub use config::Config;
pub use document::{Classes, Document, Zone, ZoneKinds, Zones};
pub use edit::{Edits, Span};
pub use error::Error;
pub use metadata::{Found, Metadata};
pub use pass::{Domain, Pass, Phase, rules};
pub use report::{Finding, Fingerprint, Report, Unit};
pub use rule::{Confidence, Preset, Presets, Rule};
pub use templates::{TemplateLearner, Templates};

/// The README, whose code is compiled and run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
