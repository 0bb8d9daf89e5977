//! What users call: a cleaner, how it is built, and what it returns.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use crate::config::Config;
use crate::engine::{Ledger, Ruleset, Slot};
use crate::error::{Error, Kind};
use crate::fnv::Fnv;
use crate::guard;
use crate::metadata::Metadata;
use crate::pass::{PASSES, Pass, REFERENCE};
use crate::report::{Fingerprint, Report};
use crate::rule::{Confidence, Preset, Rule};

/// Cleans `text` with the default rules ([`Preset::Plain`]) and returns it unchanged and borrowed when there is nothing to do.
///
/// ```
/// assert_eq!(unscrape::clean("worth \\$1.2Bln, says [AFP](#)"), "worth $1.2Bln, says AFP");
/// // Not an artifact: an index followed by a call.
/// assert_eq!(unscrape::clean("handlers[name](event);"), "handlers[name](event);");
/// ```
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    static DEFAULT: LazyLock<Cleaner> = LazyLock::new(Cleaner::default);
    DEFAULT.clean_text(text)
}

/// A choice of rules, ready to clean any number of texts from any number of threads.
///
/// Build it once; a clone shares everything with the original.
///
/// ```
/// use unscrape::{Cleaner, Preset};
///
/// let cleaner = Cleaner::builder().preset(Preset::Markdown).disable("link/dead").build()?;
/// assert_eq!(cleaner.clean_text("By [AFP](#), **late**"), "By [AFP](#), **late**");
/// # Ok::<(), unscrape::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Cleaner(Arc<Ruleset>);

/// A cleaned text and the account of what was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned<'t> {
    text: Cow<'t, str>,
    report: Report,
}

impl<'t> Cleaned<'t> {
    /// The cleaned text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cleaned text; borrowed when nothing was changed.
    #[must_use]
    pub fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    /// What was changed.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// See [`Report::metadata`].
    #[must_use]
    pub fn metadata(&self) -> Metadata {
        self.report.metadata()
    }

    /// Text and report.
    #[must_use]
    pub fn into_parts(self) -> (Cow<'t, str>, Report) {
        (self.text, self.report)
    }
}

impl Default for Cleaner {
    fn default() -> Self {
        Self::new(Preset::default())
    }
}

impl Cleaner {
    /// The rules of a preset.
    #[must_use]
    pub fn new(preset: Preset) -> Self {
        Self::builder().preset(preset).build().expect("presets name no rules")
    }

    /// Starts from [`Config::default`].
    pub fn builder() -> CleanerBuilder {
        CleanerBuilder { config: Config::default(), passes: Vec::new() }
    }

    /// Cleans `text` and accounts for every change.
    #[must_use]
    pub fn clean<'t>(&self, text: &'t str) -> Cleaned<'t> {
        let mut ledger = Some(Ledger::default());
        let cleaned = self.0.run(text, &mut ledger);
        let report = Report::new(text, ledger.unwrap_or_default(), self.0.fingerprint);
        Cleaned { text: cleaned, report }
    }

    /// Cleans `text` without a report, which is faster.
    #[must_use]
    pub fn clean_text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.0.run(text, &mut None)
    }

    /// What [`clean`](Self::clean) would change, and what it would remark on; nothing is changed.
    #[must_use]
    pub fn detect(&self, text: &str) -> Report {
        self.clean(text).report
    }

    /// The configuration this cleaner was built from.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The rules that are on, those of passes of your own among them.
    ///
    /// ```
    /// use unscrape::Cleaner;
    ///
    /// let cleaner = Cleaner::builder().disable("*").enable("link/dead").build()?;
    /// assert_eq!(cleaner.rules().map(|rule| rule.id()).collect::<Vec<_>>(), ["link/dead"]);
    /// # Ok::<(), unscrape::Error>(())
    /// ```
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        rules_on(&self.0.slots)
    }

    /// Identifies the set of rules, so that a corpus can say what it was cleaned with.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.0.fingerprint
    }
}

/// Builds a [`Cleaner`].
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct CleanerBuilder {
    config: Config,
    passes: Vec<Arc<dyn Pass>>,
}

impl CleanerBuilder {
    /// Replaces the whole configuration made so far.
    pub fn config(mut self, config: Config) -> Self {
        self.config = config;
        self
    }

    /// See [`Config::preset`].
    pub fn preset(mut self, preset: Preset) -> Self {
        self.config.preset = preset;
        self
    }

    /// Adds to [`Config::enable`].
    pub fn enable(mut self, rule: impl Into<String>) -> Self {
        self.config.enable.push(rule.into());
        self
    }

    /// Adds to [`Config::disable`].
    pub fn disable(mut self, rule: impl Into<String>) -> Self {
        self.config.disable.push(rule.into());
        self
    }

    /// See [`Config::min_confidence`].
    pub fn min_confidence(mut self, confidence: Confidence) -> Self {
        self.config.min_confidence = confidence;
        self
    }

    /// See [`Config::max_removed`].
    pub fn max_removed(mut self, percent: u8) -> Self {
        self.config.max_removed = percent;
        self
    }

    /// See [`Config::language`].
    ///
    /// ```
    /// use unscrape::Cleaner;
    ///
    /// let cleaner = Cleaner::builder().language("en-GB").build()?;
    /// assert_eq!(cleaner.clean_text("Ершы time"), "This time");
    /// let error = Cleaner::builder().language("eng").build().unwrap_err();
    /// assert_eq!(error.to_string(), "unknown language `eng`: no word list; did you mean `en`?");
    /// # Ok::<(), unscrape::Error>(())
    /// ```
    pub fn language(mut self, code: impl Into<String>) -> Self {
        self.config.language = Some(code.into());
        self
    }

    /// Adds to [`Config::words`].
    ///
    /// ```
    /// use unscrape::Cleaner;
    ///
    /// let text = "We met Цкял at the harbour on Monday.";
    /// assert_eq!(unscrape::clean(text), text);
    /// let cleaner = Cleaner::builder().words(["Wrzk"]).build()?;
    /// assert_eq!(cleaner.clean_text(text), "We met Wrzk at the harbour on Monday.");
    /// # Ok::<(), unscrape::Error>(())
    /// ```
    pub fn words(mut self, words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config.words.extend(words.into_iter().map(Into::into));
        self
    }

    /// Adds a pass of your own. It runs in the phase it names, after the built-in passes of that phase.
    pub fn pass(mut self, pass: impl Pass + 'static) -> Self {
        self.passes.push(Arc::new(pass));
        self
    }

    /// # Errors
    /// A pattern that matches no rule; a language without a word list; a share above 100 per cent; two passes that define the
    /// same rule; a rule id that is not `family/kind`.
    pub fn build(self) -> Result<Cleaner, Error> {
        let Self { config, passes: added } = self;
        let mut known: Vec<&'static str> = Vec::new();
        let mut slots = Vec::new();
        for pass in PASSES.iter().map(|make| make()).chain(added) {
            for rule in pass.rules() {
                if !is_rule_id(rule.id()) {
                    return Err(Kind::BadRuleId { id: rule.id().into() }.into());
                }
                if known.contains(&rule.id()) {
                    return Err(Kind::DuplicateRule { id: rule.id().into() }.into());
                }
                known.push(rule.id());
            }
            let on: Vec<bool> = pass.rules().iter().map(|rule| config.is_on(rule)).collect();
            if on.contains(&true) {
                let guarded = pass.rules().iter().any(guard::watches);
                slots.push(Slot { phase: pass.phase(), triggers: pass.triggers(), on, guarded, pass });
            }
        }
        config.check(&known)?;
        let hints = config.hints()?;
        slots.sort_by_key(|slot| slot.phase);
        let inlines = config.is_on(&REFERENCE);
        let fingerprint = fingerprint(&slots, &config);
        Ok(Cleaner(Arc::new(Ruleset { slots, inlines, config, hints, fingerprint })))
    }
}

fn is_rule_id(id: &str) -> bool {
    let word =
        |part: &str| !part.is_empty() && part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
    id.split_once('/').is_some_and(|(family, kind)| word(family) && word(kind))
}

fn rules_on(slots: &[Slot]) -> impl Iterator<Item = &'static Rule> {
    let all = slots.iter().flat_map(|slot| slot.pass.rules().iter().zip(&slot.on));
    all.filter(|(_, on)| **on).map(|(rule, _)| rule)
}

/// Over everything that decides the output.
fn fingerprint(slots: &[Slot], config: &Config) -> Fingerprint {
    let mut parts = vec![env!("CARGO_PKG_VERSION").to_owned(), config.min_confidence.to_string()];
    parts.push(config.max_removed.to_string());
    parts.extend(rules_on(slots).map(|rule| rule.id().to_owned()));
    parts.extend(slots.iter().map(|slot| slot.pass.settings()).filter(|hash| *hash != 0).map(|hash| hash.to_string()));
    parts.extend(config.language.iter().map(|language| format!("language {language}")));
    parts.extend(config.words.iter().map(|word| format!("word {word}")));
    Fingerprint(Fnv::EMPTY.with(parts.into_iter().flat_map(|part| (part + "\n").into_bytes())).0)
}
