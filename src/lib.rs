//! Placeholder crate docs.

mod cleaner;
mod config;
mod document;
mod edit;
mod error;
mod pass;
mod report;
mod rule;

pub use cleaner::{Cleaned, Cleaner, CleanerBuilder, clean};
pub use config::Config;
pub use document::{Classes, Document, Zone, ZoneKinds, Zones};
pub use edit::{Edits, Span};
pub use error::Error;
pub use pass::{Domain, Pass, Phase, rules};
pub use report::{Finding, Fingerprint, Report, Unit};
pub use rule::{Confidence, Preset, Presets, Rule};
