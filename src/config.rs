//! Configuration as plain data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::Hints;
use crate::error::{Kind, hint};
use crate::lexicon::Language;
use crate::rule::{Confidence, Preset, Rule};

/// What to clean: a preset and the differences from it.
///
/// Plain data for configuration files (TOML and JSON round-trip); in code, a [`CleanerBuilder`](crate::CleanerBuilder) has a
/// method for each field. An unknown key is an error when it is read, an unknown
/// rule when a [`Cleaner`](crate::Cleaner) is built; both name the offender and the nearest known name.
///
/// ```
/// let config: unscrape::Config = toml::from_str(r#"
///     preset = "markdown"
///     disable = ["provenance/*"]
/// "#)?;
/// assert_eq!(config.preset, unscrape::Preset::Markdown);
/// assert!(toml::from_str::<unscrape::Config>("prset = 'plain'").unwrap_err().to_string().contains("`preset`"));
/// # Ok::<(), toml::de::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Keys")]
#[non_exhaustive]
pub struct Config {
    /// The rules to start from.
    ///
    /// # Default
    /// [`Preset::Plain`]
    pub preset: Preset,
    /// Rules to switch on: `family/kind`, `family/*` or `*`.
    ///
    /// Where `enable` and `disable` both match a rule, the more specific pattern wins; `disable` wins a draw.
    ///
    /// # Default
    /// Empty.
    ///
    /// # Harm
    /// Opt-in rules are opt-in because they can be wrong: `link/image-alt` keeps "spacer" and "logo" as text.
    pub enable: Vec<String>,
    /// Rules to switch off: `family/kind`, `family/*` or `*`.
    ///
    /// # Default
    /// Empty.
    ///
    /// # Harm
    /// With `link/*` off, `[AFP](#)` stays as it is.
    pub disable: Vec<String>,
    /// The least confidence at which a finding is fixed; findings below it are reported as remarks.
    ///
    /// # Default
    /// [`Confidence::Likely`]
    ///
    /// # Harm
    /// With `possible`, thin evidence is enough: a foreign word may go because nothing says that it belongs.
    pub min_confidence: Confidence,
    /// The guard: how much of a text, in per cent of its letters and digits, boilerplate, navigation, credits and repetition
    /// may take away on likely evidence. Where they would take more, only what is certain goes, and
    /// [`Report::guarded`](crate::Report::guarded) says so. 100 switches the guard off. Up to some hundred words are always
    /// taken: they are judged line by line.
    ///
    /// # Default
    /// 40
    ///
    /// # Harm
    /// With 100, a directory of a site whose lines are all links may come back nearly empty.
    pub max_removed: u8,
    /// The language the documents are written in, as a BCP 47 code such as `en` or `pt-BR`; only its first part counts.
    /// Without it the family `script` tells the language from a bounded sample of each document.
    ///
    /// Known are the languages with a word list: ar, be, bg, de, el, en, es, fa, fr, he, hy, it, ka, kk, ko, mk, pl, pt, ru,
    /// sr, th, tr, uk.
    ///
    /// # Default
    /// `None`
    ///
    /// # Harm
    /// With `de`, words of a French document that were typed on another layout stay as they are, or become German ones.
    pub language: Option<String>,
    /// Words that belong to the documents, such as names and terms, in any case; names of several words count word by word.
    /// The family `script` never changes them, and takes them for what was meant.
    ///
    /// # Default
    /// Empty.
    ///
    /// # Harm
    /// With `шы`, no `шы` is repaired; a name that is misspelt in the list is misspelt in the texts.
    pub words: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            preset: Preset::default(),
            enable: Vec::new(),
            disable: Vec::new(),
            min_confidence: Confidence::Likely,
            max_removed: 40,
            language: None,
            words: Vec::new(),
        }
    }
}

impl Config {
    /// Whether `rule` is on. The last `enable` or `disable` pattern has no more weight than the first; see
    /// [`enable`](Self::enable).
    pub(crate) fn is_on(&self, rule: &Rule) -> bool {
        let best = |patterns: &[String]| patterns.iter().filter_map(|p| specificity(p, rule.id())).max();
        match (best(&self.enable), best(&self.disable)) {
            (None, None) => rule.presets().contains(self.preset),
            (enabled, disabled) => enabled > disabled,
        }
    }

    /// What it says about the documents.
    pub(crate) fn hints(&self) -> Result<Hints, Kind> {
        let language = match &self.language {
            None => None,
            Some(given) => Some(Language::from_code(given).ok_or_else(|| Kind::UnknownLanguage {
                given: given.clone(),
                hint: match hint(given, Language::ALL.iter().map(|language| language.code())) {
                    none if none.is_empty() => {
                        let codes: Vec<&str> = Language::ALL.iter().map(|language| language.code()).collect();
                        format!("; there is one for {}", codes.join(", "))
                    }
                    near => near,
                },
            })?),
        };
        let words = self.words.iter().flat_map(|name| name.split_whitespace()).map(str::to_lowercase).collect();
        Ok(Hints { language, words })
    }

    /// Every pattern must match a known rule, and a share be one.
    pub(crate) fn check(&self, known: &[&'static str]) -> Result<(), Kind> {
        if self.max_removed > 100 {
            return Err(Kind::BadShare { given: self.max_removed });
        }
        for pattern in self.enable.iter().chain(&self.disable) {
            if !known.iter().any(|id| specificity(pattern, id).is_some()) {
                let families = known.iter().filter_map(|id| Some(format!("{}/*", id.split_once('/')?.0)));
                let names: Vec<String> = families.chain(known.iter().map(|id| (*id).to_owned())).collect();
                let hint = hint(pattern, names.iter().map(String::as_str));
                return Err(Kind::UnknownRule { given: pattern.clone(), hint });
            }
        }
        Ok(())
    }
}

/// How closely a pattern names a rule: 0 for `*`, 1 for its family, 2 for the rule itself.
fn specificity(pattern: &str, id: &str) -> Option<u8> {
    if pattern == "*" {
        Some(0)
    } else if let Some(family) = pattern.strip_suffix("/*") {
        (id.split_once('/')?.0 == family).then_some(1)
    } else {
        (pattern == id).then_some(2)
    }
}

/// The keys of a configuration file. Reads any key, so that an unknown one can be answered with the nearest known one.
#[derive(Deserialize)]
struct Keys {
    preset: Option<Preset>,
    enable: Option<Vec<String>>,
    disable: Option<Vec<String>>,
    min_confidence: Option<Confidence>,
    max_removed: Option<u8>,
    language: Option<String>,
    words: Option<Vec<String>>,
    #[serde(flatten)]
    unknown: BTreeMap<String, serde::de::IgnoredAny>,
}

impl TryFrom<Keys> for Config {
    type Error = Kind;

    fn try_from(keys: Keys) -> Result<Self, Kind> {
        const KNOWN: [&str; 7] = ["preset", "enable", "disable", "min_confidence", "max_removed", "language", "words"];
        if let Some(given) = keys.unknown.into_keys().next() {
            let hint = hint(&given, KNOWN);
            return Err(Kind::UnknownKey { given, hint });
        }
        let default = Self::default();
        Ok(Self {
            preset: keys.preset.unwrap_or(default.preset),
            enable: keys.enable.unwrap_or(default.enable),
            disable: keys.disable.unwrap_or(default.disable),
            min_confidence: keys.min_confidence.unwrap_or(default.min_confidence),
            max_removed: keys.max_removed.unwrap_or(default.max_removed),
            language: keys.language,
            words: keys.words.unwrap_or(default.words),
        })
    }
}
