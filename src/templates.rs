//! Lines that recur across the documents of a site.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::fnv::Fnv;
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const TEMPLATE: Rule =
    Rule::new("boilerplate/template", Presets::TEXT, "Line that recurs across the documents of a site")
        .fires("Harbour Post, all the news of the sea\n\nThe ferry sank.", "The ferry sank.")
        .spares("References");

/// Lines that are counted at a time: about 3 MB. Rarer ones make room; see [`TemplateLearner`].
const CAPACITY: usize = 1 << 16;

/// Attack: endless lines. No line of a template is longer, in bytes.
const MAX_LINE: usize = 4000;

/// Learns which lines recur across the texts of one site or corpus.
///
/// Show it the texts as they leave a [`Cleaner`](crate::Cleaner), [`freeze`](Self::freeze) it, and add the result to a cleaner
/// for a second run; `examples/corpus.rs` does so.
///
/// Memory is bounded however many texts it sees: it counts 65,536 different lines at a time, and when a new one needs room
/// every count drops by one (Misra and Gries 1982). So counts are never too high, and too low by at most the number of all
/// lines seen divided by 65,536. Equal texts in equal order give equal results. Plain data: it can be stored with serde and
/// go on learning later.
///
/// ```
/// use unscrape::{Cleaner, TemplateLearner};
///
/// let page = |body: &str| format!("Harbour Post, all the news of the sea\n\n{body}\n\nReferences\n\nThe log says: {body}");
/// let mut learner = TemplateLearner::new();
/// for body in ["The ferry sank.", "The port closed.", "Dockers walked out.", "Fog lifted.", "A whale came by."] {
///     learner.observe(&page(body));
/// }
/// let cleaner = Cleaner::builder().pass(learner.freeze()).build()?;
/// let cleaned = cleaner.clean_text(&page("Nobody drowned.")).into_owned();
/// assert!(cleaned.starts_with("Nobody drowned."));
/// // A heading that many authors write stands alone in the text, and stays.
/// assert!(cleaned.contains("References"));
/// # Ok::<(), unscrape::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateLearner {
    documents: u64,
    min_documents: u32,
    min_share: u8,
    /// By the hash of a line, in how many documents it was.
    counts: BTreeMap<u64, u32>,
}

impl Default for TemplateLearner {
    fn default() -> Self {
        Self::new()
    }
}

impl TemplateLearner {
    /// Has seen nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { documents: 0, min_documents: 5, min_share: 10, counts: BTreeMap::new() }
    }

    /// In how many documents a line must be.
    ///
    /// # Default
    /// 5
    ///
    /// # Harm
    /// With 1, every line is a template.
    #[must_use]
    pub fn min_documents(mut self, documents: u32) -> Self {
        self.min_documents = documents.max(1);
        self
    }

    /// In how many of a hundred documents a line must be. A corpus of many sites needs a small share, or better a learner for
    /// each site.
    ///
    /// # Default
    /// 10
    ///
    /// # Harm
    /// With 0, five letters that end with the same greeting make a template of it.
    #[must_use]
    pub fn min_share(mut self, percent: u8) -> Self {
        self.min_share = percent.min(100);
        self
    }

    /// Counts the lines of one document; a line counts once.
    pub fn observe(&mut self, text: &str) {
        self.documents += 1;
        let mut seen: Vec<u64> = text.lines().filter_map(hash).collect();
        seen.sort_unstable();
        seen.dedup();
        for line in seen {
            if let Some(count) = self.counts.get_mut(&line) {
                *count = count.saturating_add(1);
            } else if self.counts.len() < CAPACITY {
                self.counts.insert(line, 1);
            } else {
                self.counts.retain(|_, count| {
                    *count = count.saturating_sub(1);
                    *count > 0
                });
            }
        }
    }

    /// Adds what another learner has seen, so that threads can learn a part each. Memory stays bounded, and counts are as true as
    /// those of one learner (Agarwal et al. 2012). What a line must have to recur stays as it is here.
    ///
    /// ```
    /// use unscrape::TemplateLearner;
    ///
    /// let (mut all, mut part) = (TemplateLearner::new(), TemplateLearner::new());
    /// all.observe("Harbour Post\n\nThe ferry sank.");
    /// part.observe("Harbour Post\n\nThe port closed.");
    /// all.merge(part);
    /// assert_eq!(all.documents(), 2);
    /// ```
    pub fn merge(&mut self, other: Self) {
        self.documents = self.documents.saturating_add(other.documents);
        for (line, count) in other.counts {
            let own = self.counts.entry(line).or_default();
            *own = own.saturating_add(count);
        }
        if self.counts.len() > CAPACITY {
            let mut counts: Vec<u32> = self.counts.values().copied().collect();
            let (_, most, _) = counts.select_nth_unstable_by(CAPACITY, |a, b| b.cmp(a));
            let most = *most;
            self.counts.retain(|_, count| {
                *count = count.saturating_sub(most);
                *count > 0
            });
        }
    }

    /// How many documents it has seen.
    #[must_use]
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// The lines that recur, as a pass for [`CleanerBuilder::pass`](crate::CleanerBuilder::pass).
    #[must_use]
    pub fn freeze(&self) -> Templates {
        let share = self.documents.saturating_mul(u64::from(self.min_share)).div_ceil(100);
        let least = share.max(u64::from(self.min_documents));
        Templates {
            lines: self.counts.iter().filter(|(_, count)| u64::from(**count) >= least).map(|(line, _)| *line).collect(),
        }
    }
}

/// Lines that recur across documents, found by a [`TemplateLearner`]: a [`Pass`] with the rule `boilerplate/template`.
///
/// A line goes if it recurs and stands with its like: next to another such line, or at either end of the text. A long one goes
/// anywhere. Plain data: it can be stored with serde.
///
/// ```
/// use unscrape::{Cleaner, TemplateLearner};
///
/// let mut learner = TemplateLearner::new().min_documents(2);
/// learner.observe("Harbour Post\n\nThe ferry sank.");
/// learner.observe("Harbour Post\n\nThe port closed.");
/// let templates = learner.freeze();
/// assert_eq!(templates.len(), 1);
/// let cleaner = Cleaner::builder().pass(templates).build()?;
/// assert_eq!(cleaner.clean_text("Harbour Post\n\nDockers walked out."), "Dockers walked out.");
/// // Not a template where the author writes it.
/// assert_eq!(cleaner.clean_text("Who owns the\n\nHarbour Post\n\nis known."), "Who owns the\n\nHarbour Post\n\nis known.");
/// # Ok::<(), unscrape::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Templates {
    /// Hashes in order.
    lines: Vec<u64>,
}

impl Templates {
    /// How many lines recur.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether none does.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

impl Pass for Templates {
    fn rules(&self) -> &'static [Rule] {
        &[TEMPLATE]
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn triggers(&self) -> Classes {
        Classes::ANY
    }

    fn settings(&self) -> u64 {
        Fnv::EMPTY.with(self.lines.iter().flat_map(|line| line.to_le_bytes())).0
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        /// Letters and digits of a line that no two authors write alike.
        const LONG: usize = 60;
        if self.is_empty() {
            return;
        }
        let lines = document.lines();
        let filled: Vec<(usize, bool)> = (0..lines.len())
            .filter(|line| !lines.is_blank(document.text(), *line))
            .map(|line| (line, hash(document.line(line)).is_some_and(|hash| self.lines.binary_search(&hash).is_ok())))
            .collect();
        if filled.iter().all(|(_, recurs)| *recurs) {
            return; // A text of nothing else is what it is.
        }
        let mut index = 0;
        while index < filled.len() {
            let end = index + filled[index..].iter().take_while(|line| line.1).count();
            let edge = index == 0 || end == filled.len();
            let signals = match end - index {
                0 => "",
                _ if edge => "recurs edge",
                1 => "recurs long",
                _ => "recurs neighbour",
            };
            let long = |line: usize| document.line(line).chars().filter(|c| c.is_alphanumeric()).nth(LONG).is_some();
            if !signals.is_empty() && (signals != "recurs long" || long(filled[index].0)) {
                let block = document.block(filled[index].0, filled[end - 1].0);
                edits.delete_because(block, &TEMPLATE, Confidence::Likely, signals);
            }
            index = end.max(index + 1);
        }
    }
}

/// Of a line but for its blanks and its numbers; nothing for lines without a letter.
fn hash(line: &str) -> Option<u64> {
    let line = line.trim();
    if line.len() > MAX_LINE || !line.contains(char::is_alphabetic) {
        return None;
    }
    let mut hash = Fnv::EMPTY;
    let mut last = 0;
    for byte in line.bytes() {
        let byte = match byte {
            b'0'..=b'9' => b'0',
            b'\t' => b' ',
            _ => byte,
        };
        if !(byte == last && matches!(byte, b'0' | b' ')) {
            hash = hash.with([byte]);
        }
        last = byte;
    }
    Some(hash.0)
}
