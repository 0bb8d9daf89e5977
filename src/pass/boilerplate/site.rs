//! Lines of one site, which say something only beside others of it: `Reply` and a score between `Sorted by:` and
//! `Improve this answer`. Three of its own lines tell a site; a text that speaks of one sets them apart, and is left alone.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::line::Candidate;
use super::phrases::SITES;
use super::visible::Visible;
use super::{Gone, MAX_LABEL};
use crate::document::Document;
use crate::edit::{Edits, Span};
use crate::pass::boilerplate::fold::fold_phrase;
use crate::rule::{Confidence, Presets, Rule};

pub(super) const SITE: Rule = Rule::new(
    "boilerplate/site",
    Presets::TEXT,
    "Everyday lines of a site of which the text has several that are the site's own: `Reply`, a score",
)
.fires(
    "Can yeast sleep?\n\nAsked 9 years ago\n\nModified 2 years ago\n\nViewed 14k times\n\n23\n\nDry it.\n\nShare\n\nImprove this answer",
    "Can yeast sleep?\n\nDry it.",
)
.spares("Thread tools\n\nThey print the page.\n\nDisplay modes\n\nA tree or a list.\n\nMark forums read\n\nAfter a holiday.");

/// What a line is to a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// One of a few that hardly stand elsewhere, and how much it tells.
    Sign(usize),
    /// Says something only beside others.
    Line,
}

#[derive(Debug)]
struct Phrase {
    site: usize,
    kind: Kind,
    /// The words, where some stand between.
    parts: Vec<String>,
    open: bool,
}

#[derive(Debug, Default)]
struct Sites {
    phrases: Vec<Phrase>,
    /// By their first word.
    by_word: HashMap<String, Vec<usize>>,
    /// By site.
    has_scores: Vec<bool>,
}

/// How much must tell of a site.
const ENOUGH: usize = 3;

static ALL: LazyLock<Sites> = LazyLock::new(|| {
    let mut sites = Sites::default();
    for line in SITES.iter().flat_map(|file| file.lines()) {
        let Some((name, list)) = line.split_once(": ") else {
            match line {
                "score" => sites.has_scores.last_mut().into_iter().for_each(|has| *has = true),
                _ if line.starts_with("= ") => sites.has_scores.push(false),
                _ => {}
            }
            continue;
        };
        let kind = match name {
            "sign" => Kind::Sign(1),
            "mark" => Kind::Sign(2),
            "line" => Kind::Line,
            _ => continue,
        };
        list.split(" | ").for_each(|phrase| sites.add(kind, phrase));
    }
    sites
});

impl Sites {
    fn add(&mut self, kind: Kind, phrase: &str) {
        let fold = |part| {
            let mut folded = String::new();
            fold_phrase(part, &mut folded);
            short(&folded)
        };
        let parts: Vec<String> = phrase.split('*').map(fold).collect();
        self.by_word.entry(first_word(&parts[0]).to_owned()).or_default().push(self.phrases.len());
        let site = self.has_scores.len().saturating_sub(1);
        self.phrases.push(Phrase { site, kind, open: phrase.ends_with('*'), parts });
    }

    /// The phrases that the whole key is.
    fn find<'a>(&'a self, key: &'a str) -> impl Iterator<Item = usize> + 'a {
        let at = |word: &str| self.by_word.get(word).into_iter().flatten().copied();
        at(first_word(key)).chain(at("")).filter(move |at| self.phrases[*at].fits(key))
    }

    /// How much different signs of the site tell.
    fn told(&self, site: usize, phrases: impl Iterator<Item = usize>) -> usize {
        let mut signs: Vec<usize> = phrases.filter(|at| self.phrases[*at].site == site).collect();
        signs.sort_unstable();
        signs.dedup();
        signs.into_iter().map(|at| if let Kind::Sign(weight) = self.phrases[at].kind { weight } else { 0 }).sum()
    }
}

impl Phrase {
    fn fits(&self, key: &str) -> bool {
        let Some(mut rest) = key.strip_prefix(self.parts[0].as_str()) else { return false };
        for part in self.parts[1..].iter().filter(|part| !part.is_empty()) {
            let Some(at) = rest.find(part.as_str()) else { return false };
            rest = &rest[at + part.len()..];
        }
        rest.is_empty() || self.open && (rest.starts_with(' ') || !rest.is_ascii())
    }
}

fn first_word(key: &str) -> &str {
    key.split(' ').next().unwrap_or_default()
}

/// The key with one `#` for `1.2K`, `1,204`.
fn short(key: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in key.split(' ') {
        let is_number = || word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'#' | b'k' | b'm'));
        let word = if word.starts_with(|first: char| first.is_ascii_digit() || first == '#') && is_number() {
            "#"
        } else {
            word
        };
        if word != "#" || words.last() != Some(&"#") {
            words.push(word);
        }
    }
    words.join(" ")
}

/// A line of the text, and what it is to sites.
struct Line {
    line: usize,
    phrases: Vec<usize>,
    is_number: bool,
}

impl Line {
    fn read(document: &Document<'_>, line: usize, span: Span) -> Self {
        let visible = if span.len() <= MAX_LABEL { Visible::read(document, span) } else { Visible::default() };
        let key = short(&visible.key);
        let is_quoted = matches!(visible.first, '"' | '“' | '„' | '«' | '|');
        let phrases = if is_quoted { Vec::new() } else { ALL.find(&key).collect() };
        // `0:04` is a time.
        Self { line, phrases, is_number: key == "#" && !document.slice(span).contains(':') }
    }
}

/// A line of the text that is one of the site.
struct Found {
    line: usize,
    /// Of a score there is none.
    phrase: Option<usize>,
}

/// The lines of sites, which are no candidates any more.
pub(super) fn find(document: &Document<'_>, candidates: &mut Vec<Candidate>, edits: &Edits<'_>) -> Vec<Gone> {
    let mut gone = Vec::new();
    if candidates.len() < ENOUGH - 1 || !edits.is_on(&SITE) {
        return gone;
    }
    let keys: Vec<String> = candidates.iter().map(|candidate| short(&candidate.visible.key)).collect();
    let found: Vec<usize> = keys.iter().flat_map(|key| ALL.find(key)).collect();
    let mut sites: Vec<usize> = found.iter().map(|at| ALL.phrases[*at].site).collect();
    sites.sort_unstable();
    sites.dedup();
    sites.retain(|site| ALL.told(*site, found.iter().copied()) >= ENOUGH);
    if sites.is_empty() {
        return gone;
    }
    // Attack: signs of all sites; each line is read once.
    let lines = document.lines();
    let written = lines.iter().enumerate().filter(|(line, _)| !lines.is_blank(document.text(), *line));
    let read: Vec<Line> = written.map(|(line, span)| Line::read(document, line, span)).collect();
    for site in sites {
        take(document, site, &read, &mut gone);
    }
    gone.sort_by_key(|gone| gone.first);
    gone.dedup_by_key(|gone| gone.first);
    candidates.retain(|candidate| gone.binary_search_by_key(&candidate.first, |gone| gone.first).is_err());
    gone
}

/// Takes the lines of the site, if the text around them is not about it.
fn take(document: &Document<'_>, site: usize, read: &[Line], gone: &mut Vec<Gone>) {
    let runs = runs(site, read);
    let told = |run: &[Found]| ALL.told(site, run.iter().filter_map(|found| found.phrase));
    // A text about the site names its lines one by one, after a colon, or once in its midst; a list of words is nothing else.
    let beside: Vec<&Vec<Found>> = runs.iter().filter(|run| run.len() > 1 && !is_introduced(document, run)).collect();
    let is_around = beside.len() > 1 || beside.iter().any(|run| is_at_edge(document, run));
    let all = beside.into_iter().flatten().filter_map(|found| found.phrase);
    if !is_around || !has_text(document, &runs) || ALL.told(site, all) < ENOUGH {
        return;
    }
    for run in runs.iter().filter(|run| !is_introduced(document, run)) {
        let has_sign = told(run) > 0;
        // `History` and `edit` are a heading of an article, and a button beside it.
        let few = if ALL.has_scores[site] { 1 } else { 2 };
        if !has_sign && run.len() <= few {
            continue;
        }
        gone.extend(run.iter().map(|found| Gone {
            first: found.line,
            last: found.line,
            rule: &SITE,
            confidence: if has_sign { Confidence::Certain } else { Confidence::Likely },
            signals: "neighbour".into(),
        }));
    }
}

/// Lines of the site with nothing else between them.
fn runs(site: usize, read: &[Line]) -> Vec<Vec<Found>> {
    let mut runs = vec![Vec::new()];
    for Line { line, phrases, is_number } in read {
        let phrase = phrases.iter().copied().find(|at| ALL.phrases[*at].site == site);
        let Some(run) = runs.last_mut() else { continue };
        if phrase.is_some() || !run.is_empty() && *is_number && ALL.has_scores[site] {
            run.push(Found { line: *line, phrase });
        } else if !run.is_empty() {
            runs.push(Vec::new());
        }
    }
    runs
}

/// Whether a paragraph or two lines are none of the site.
fn has_text(document: &Document<'_>, runs: &[Vec<Found>]) -> bool {
    /// Bytes; titles have fewer.
    const LONG: usize = 60;
    let lines = document.lines();
    let mut found = runs.iter().flatten().map(|found| found.line).peekable();
    let is_other = |line: &usize| found.next_if_eq(line).is_none() && !lines.is_blank(document.text(), *line);
    let mut others = (0..lines.len()).filter(is_other);
    others.next().is_some_and(|line| lines.span(line).len() >= LONG) || others.next().is_some()
}

/// Below the first lines of the text, or above the last.
fn is_at_edge(document: &Document<'_>, run: &[Found]) -> bool {
    const NEAR: usize = 3;
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    document.written_above(first.line).nth(NEAR).is_none() || document.written_below(last.line).nth(NEAR).is_none()
}

fn is_introduced(document: &Document<'_>, run: &[Found]) -> bool {
    let above = run.first().and_then(|found| document.written_above(found.line).next());
    above.is_some_and(|line| document.line(line).trim_end().ends_with([':', '：']))
}
