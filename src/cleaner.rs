//! The engine: runs the passes phase by phase and keeps account of what they change.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use crate::config::Config;
use crate::document::{Classes, Document, Hints, ZoneKinds};
use crate::edit::{Edit, Edits, apply, arbitrate, compose};
use crate::error::{Error, Kind};
use crate::fnv::Fnv;
use crate::guard;
use crate::metadata::Metadata;
use crate::pass::{Domain, PASSES, Pass, Phase};
use crate::report::{Fingerprint, Report};
use crate::rule::{Confidence, Preset};

/// Attack: text in which every repair reveals the next one. Ordinary documents settle in the second round, which only
/// confirms the first; one that does not settle at all is left as it is.
const MAX_ROUNDS: usize = 6;

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

#[derive(Debug)]
struct Ruleset {
    /// In phase order, then registry order.
    slots: Vec<Slot>,
    config: Config,
    hints: Hints,
    fingerprint: Fingerprint,
}

/// A pass that has at least one rule switched on.
#[derive(Debug)]
struct Slot {
    pass: Arc<dyn Pass>,
    phase: Phase,
    triggers: Classes,
    /// For each rule of the pass, whether it is on.
    on: Vec<bool>,
    /// Whether the pass removes lines, which the guard watches.
    guarded: bool,
}

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

    /// Where the text came from, as far as removed lines told: source URL, author, date, picture credits.
    #[must_use]
    pub fn metadata(&self) -> Metadata {
        Metadata::read(&self.report)
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
        let Ledger { edits, remarks, guarded } = ledger.unwrap_or_default();
        let remarks = remarks.into_iter().flatten().collect();
        let report = Report::new(text, edits, remarks, self.0.fingerprint, guarded.contains(&true));
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
    /// A pattern that matches no rule; a language without a word list; two passes that define the same rule; a rule id that
    /// is not `family/kind`.
    pub fn build(self) -> Result<Cleaner, Error> {
        let Self { config, passes: added } = self;
        let mut known: Vec<&'static str> = Vec::new();
        let mut slots = Vec::new();
        let mut owners = std::collections::BTreeMap::<&str, String>::new();
        for pass in PASSES.iter().map(|make| make()).chain(added) {
            for rule in pass.rules() {
                if !is_rule_id(rule.id()) {
                    return Err(Kind::BadRuleId { id: rule.id().into() }.into());
                }
                let owner = format!("{pass:?}");
                if let Some(first) = owners.insert(rule.id(), owner.clone()) {
                    return Err(Kind::DuplicateRule { id: rule.id().into(), first, second: owner }.into());
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
        let fingerprint = fingerprint(&slots, &config);
        Ok(Cleaner(Arc::new(Ruleset { slots, config, hints, fingerprint })))
    }
}

fn is_rule_id(id: &str) -> bool {
    let word =
        |part: &str| !part.is_empty() && part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
    id.split_once('/').is_some_and(|(family, kind)| word(family) && word(kind))
}

/// Over everything that decides the output.
fn fingerprint(slots: &[Slot], config: &Config) -> Fingerprint {
    let on = slots.iter().flat_map(|slot| slot.pass.rules().iter().zip(&slot.on));
    let ids = on.filter(|(_, on)| **on).map(|(rule, _)| rule.id().to_owned());
    let mut parts = vec![env!("CARGO_PKG_VERSION").to_owned(), config.min_confidence.to_string()];
    parts.push(config.max_removed.to_string());
    parts.extend(ids);
    parts.extend(config.language.iter().map(|language| format!("language {language}")));
    parts.extend(config.words.iter().map(|word| format!("word {word}")));
    Fingerprint(Fnv::EMPTY.with(parts.into_iter().flat_map(|part| (part + "\n").into_bytes())).0)
}

/// What was done to the input so far.
#[derive(Default)]
struct Ledger {
    /// From the input to the current text.
    edits: Vec<Edit>,
    /// By phase, from the last run of that phase; spans of the text it saw.
    remarks: [Vec<Edit>; Phase::ALL.len()],
    /// By phase, whether the guard held edits back in its last run.
    guarded: [bool; Phase::ALL.len()],
}

impl Ruleset {
    /// Runs the phases round and round until each of them has seen the final text, which makes cleaning idempotent.
    fn run<'t>(&self, text: &'t str, ledger: &mut Option<Ledger>) -> Cow<'t, str> {
        let mut current = Cow::Borrowed(text);
        let mut phases = Phase::ALL.iter().cycle().take(Phase::ALL.len() * MAX_ROUNDS);
        let mut quiet = 0; // phases that have seen the current text and left it as it is
        let mut is_prose = false; // told of the text before; without its markup it is no less
        while quiet < Phase::ALL.len() {
            let document = Document::with_hints(&current, &self.hints, is_prose);
            let edits = loop {
                let Some(phase) = phases.next().filter(|_| quiet < Phase::ALL.len()) else { break Vec::new() };
                let (edits, remarks, guarded) = self.find(*phase, &document);
                if let Some(ledger) = ledger {
                    ledger.remarks[*phase as usize] = remarks;
                    ledger.guarded[*phase as usize] = guarded;
                }
                if !edits.is_empty() {
                    // Code may stand behind what was decoded, but not behind what shows nothing.
                    let is_decoded = |edit: &Edit| edit.rule.family() != "invisible";
                    is_prose = document.is_known_prose() && (*phase != Phase::Decode || !edits.iter().any(is_decoded));
                    break edits;
                }
                quiet += 1;
            };
            if edits.is_empty() {
                break;
            }
            quiet = 0;
            let next = apply(&current, &edits);
            if let Some(ledger) = ledger {
                ledger.edits = compose(std::mem::take(&mut ledger.edits), edits);
            }
            current = Cow::Owned(next);
        }
        if quiet < Phase::ALL.len() {
            // Half done would be done again by the next run; nothing is worth breaking that promise.
            *ledger = ledger.as_ref().map(|_| Ledger::default());
            return Cow::Borrowed(text);
        }
        current
    }

    /// The edits of one phase that stand, its remarks, and whether the guard held edits back.
    fn find(&self, phase: Phase, document: &Document<'_>) -> (Vec<Edit>, Vec<Edit>, bool) {
        let mut all = Vec::new();
        let mut watched = false;
        for slot in &self.slots {
            if slot.phase != phase || !document.classes().intersects(slot.triggers) {
                continue;
            }
            let prose_only = slot.pass.domain() == Domain::Prose;
            if prose_only && document.is_plainly_verbatim() {
                continue;
            }
            let first = all.len();
            let mut edits = Edits::new(document.text(), slot.pass.rules(), &slot.on, &mut all);
            slot.pass.find(document, &mut edits);
            // Asked only now, because most passes that run find nothing, and the answer takes a look at many lines.
            if all.len() > first && prose_only && document.is_verbatim() {
                all.truncate(first);
            }
            keep_out_of_zones(&mut all, first, &*slot.pass, document);
            watched |= slot.guarded && all.len() > first;
        }
        let text = document.text();
        let (mut stand, mut remarks): (Vec<Edit>, Vec<Edit>) = all
            .into_iter()
            .partition(|edit| edit.confidence >= self.config.min_confidence && text[edit.span.range()] != *edit.with);
        let held = if watched { guard::hold_back(document, &mut stand, self.config.max_removed) } else { Vec::new() };
        let guarded = !held.is_empty();
        remarks.extend(held);
        remarks.sort_by_key(|remark| remark.span);
        (arbitrate(stand), remarks, guarded)
    }
}

/// Drops the groups, from edit `first` on, that reach into a zone the pass did not ask for.
fn keep_out_of_zones(edits: &mut Vec<Edit>, first: usize, pass: &dyn Pass, document: &Document<'_>) {
    let closed = pass.zones().complement();
    if edits.len() == first || closed == ZoneKinds::NONE {
        return;
    }
    let zones = document.zones_of(closed);
    let mut hit: Vec<u32> =
        edits[first..].iter().filter(|edit| zones.touch(edit.span, closed)).map(|edit| edit.group).collect();
    if !hit.is_empty() {
        hit.dedup();
        hit.sort_unstable();
        let mut index = 0;
        edits.retain(|edit| {
            index += 1;
            index <= first || hit.binary_search(&edit.group).is_err()
        });
    }
}
