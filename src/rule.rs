//! Rules: what can be found, and in which presets it is fixed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, by_name};
use crate::fnv::Fnv;

/// A ready-made choice of rules. Written and read by its name in lower case, as in configuration files.
///
/// ```
/// assert_eq!("markdown".parse(), Ok(unscrape::Preset::Markdown));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// The text a reader would have seen on the page: no markup, no boilerplate.
    ///
    /// Harm example: emphasis that carries meaning (`I said *now*`) is lost in a Markdown document.
    #[default]
    Plain,
    /// Markdown that renders the same, with the debris gone.
    ///
    /// Harm example: text that is not Markdown but looks like it keeps its marks.
    Markdown,
    /// Encoding, invisible characters and whitespace, and character references in prose; safe on source code.
    ///
    /// Harm example: none known; it leaves markup and boilerplate where they are.
    Minimal,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Markdown, Self::Minimal];
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Plain => "plain",
            Self::Markdown => "markdown",
            Self::Minimal => "minimal",
        })
    }
}

impl FromStr for Preset {
    type Err = Error;

    /// # Errors
    /// A name of no preset; the error lists those there are.
    fn from_str(name: &str) -> Result<Self, Error> {
        by_name("preset", name, &Self::ALL)
    }
}

/// A set of presets: where a rule is on by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Presets(u8);

impl Presets {
    /// No preset: the rule is opt-in.
    pub const NONE: Self = Self(0);
    /// [`Preset::Plain`] alone.
    pub const PLAIN: Self = Self(1);
    /// [`Preset::Markdown`] alone: rules that repair Markdown, or clean what `Plain` cleans in another way.
    pub const MARKDOWN: Self = Self(2);
    /// [`Preset::Plain`] and [`Preset::Markdown`].
    pub const TEXT: Self = Self(1 | 2);
    /// Every preset.
    pub const ALL: Self = Self(1 | 2 | 4);

    /// Whether `preset` is in the set.
    #[must_use]
    pub const fn contains(self, preset: Preset) -> bool {
        self.0 & (1 << preset as u8) != 0
    }
}

/// One kind of artifact and its fix, with a stable id `family/kind`.
///
/// Rules are constants; a pass lists its own in [`Pass::rules`](crate::Pass::rules). The two examples are documentation and
/// test at once: the first must fire in a document that holds nothing else, the second must come back unchanged.
///
/// ```
/// use unscrape::{Presets, Rule};
///
/// const TICKER: Rule = Rule::new("acme/ticker", Presets::NONE, "Stock ticker after a company name")
///     .fires("Acme (ACME:US) rose.", "Acme rose.")
///     .spares("Acme (a company) rose.");
/// assert_eq!(TICKER.family(), "acme");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    id: &'static str,
    /// Length of the part of the id before the slash.
    family: usize,
    /// The hash of the id, by which rules are told apart.
    key: u64,
    on: Presets,
    summary: &'static str,
    fires: (&'static str, &'static str),
    spares: &'static str,
}

impl Rule {
    /// A rule `id` (`family/kind`, lower case) that is on in the presets `on`, with one sentence of `summary`.
    #[must_use]
    pub const fn new(id: &'static str, on: Presets, summary: &'static str) -> Self {
        let mut family = 0;
        while family < id.len() && id.as_bytes()[family] != b'/' {
            family += 1;
        }
        Self { id, family, key: Fnv::EMPTY.with_str(id).0, on, summary, fires: ("", ""), spares: "" }
    }

    /// Adds an example that fires: `input` becomes `output` when the rule is on.
    #[must_use]
    pub const fn fires(mut self, input: &'static str, output: &'static str) -> Self {
        self.fires = (input, output);
        self
    }

    /// Adds a look-alike that must come back unchanged.
    #[must_use]
    pub const fn spares(mut self, text: &'static str) -> Self {
        self.spares = text;
        self
    }

    /// The stable id, `family/kind`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Equal for equal ids; a number compares faster.
    pub(crate) const fn key(&self) -> u64 {
        self.key
    }

    /// The part of the id before the slash.
    #[must_use]
    pub fn family(&self) -> &'static str {
        &self.id[..self.family]
    }

    /// The presets in which the rule is on.
    #[must_use]
    pub const fn presets(&self) -> Presets {
        self.on
    }

    /// What the rule finds, in one sentence.
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        self.summary
    }

    /// An example that fires: input and output. Both are empty where none was given.
    #[must_use]
    pub const fn firing_example(&self) -> (&'static str, &'static str) {
        self.fires
    }

    /// A look-alike that must not change. Empty where none was given.
    #[must_use]
    pub const fn spared_example(&self) -> &'static str {
        self.spares
    }
}

/// How sure a pass is that a stretch of text is an artifact. Written and read by its name in lower case, as in configuration
/// files and reports.
///
/// ```
/// use unscrape::Confidence;
///
/// assert_eq!("likely".parse(), Ok(Confidence::Likely));
/// let error = "sure".parse::<Confidence>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown confidence `sure`: it is one of `possible`, `likely`, `certain`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Evidence is thin: reported, fixed only when asked for.
    Possible,
    /// Independent signals agree: fixed by default.
    Likely,
    /// The structure leaves no other reading: fixed by default.
    Certain,
}

impl Confidence {
    /// Every one, from the least to the most.
    pub const ALL: [Self; 3] = [Self::Possible, Self::Likely, Self::Certain];
}

impl FromStr for Confidence {
    type Err = Error;

    /// # Errors
    /// A name of no confidence; the error lists those there are.
    fn from_str(name: &str) -> Result<Self, Error> {
        by_name("confidence", name, &Self::ALL)
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        })
    }
}
