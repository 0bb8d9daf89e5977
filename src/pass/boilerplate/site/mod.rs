//! Lines of one site, which say something only beside others of it: `Reply` and a score between `Sorted by:` and
//! `Improve this answer`. Three of its own lines tell a site; a text that speaks of one sets them apart, and is left alone.

use std::cell::OnceCell;

mod about;
mod list;

use self::about::{has_text, is_at_edge, is_set_apart, is_shown, is_told_of, paragraphs};
use self::list::{ALL, short};
use super::line::Candidate;
use super::visible::Visible;
use super::{Gone, MAX_LABEL};
use crate::document::Document;
use crate::edit::{Edits, Span};
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

/// How much must tell of a site.
const ENOUGH: usize = 3;

/// A line of the text, and what it is to sites.
struct Line {
    line: usize,
    phrases: Vec<usize>,
    is_number: bool,
}

impl Line {
    /// None of a line that is none of these sites, as its length or its first words say.
    fn read(document: &Document<'_>, line: usize, span: Span, sites: &[usize]) -> Self {
        let begins = OnceCell::new();
        let may_be_one = |words: &str| !words.contains(' ') || *begins.get_or_init(|| ALL.begins(words, sites));
        let visible = Some(span).filter(|span| span.len() <= MAX_LABEL);
        let visible = visible.and_then(|span| Visible::read_if(document, span, |_, words| may_be_one(words)));
        let Some(visible) = visible else { return Self { line, phrases: Vec::new(), is_number: false } };
        let key = short(&visible.key);
        let phrases = if is_set_apart(document, span, &visible) { Vec::new() } else { ALL.find(&key).collect() };
        // `0:04` is a time.
        Self { line, phrases, is_number: key == "#" && !document.slice(span).contains(':') }
    }
}

/// A line of the text that is one of the site.
struct Member {
    line: usize,
    /// Of a score there is none.
    phrase: Option<usize>,
}

impl Member {
    fn is_sign(&self) -> bool {
        self.phrase.is_some_and(|at| ALL.phrases[at].is_sign())
    }
}

/// The lines of sites, which are no candidates any more; nor are those of which the text speaks.
pub(super) fn find(document: &Document<'_>, candidates: &mut Vec<Candidate>, edits: &Edits<'_>) -> Vec<Gone> {
    let mut gone = Vec::new();
    if candidates.len() < ENOUGH - 1 || !edits.is_on(&SITE) {
        return gone;
    }
    let mut found = Vec::new();
    for candidate in candidates.iter() {
        found.extend(ALL.find(&short(&candidate.visible.key)));
    }
    let sites = ALL.told_by(found, ENOUGH);
    if sites.is_empty() {
        return gone;
    }
    // Attack: signs of all sites; each line is read once.
    let lines = document.lines();
    let written = lines.iter().enumerate().filter(|(line, _)| !document.is_blank(*line));
    let read: Vec<Line> = written.map(|(line, span)| Line::read(document, line, span, &sites)).collect();
    let paragraphs = paragraphs(document);
    let mut spared = Vec::new();
    for site in sites {
        let runs = runs(site, &read);
        if is_told_of(document, &paragraphs, &runs) {
            spared.extend(runs.iter().flatten().map(|member| member.line));
        } else {
            take(document, site, &runs, &mut gone);
        }
    }
    spared.sort_unstable();
    gone.retain(|gone| spared.binary_search(&gone.first).is_err());
    gone.sort_by_key(|gone| gone.first);
    gone.dedup_by_key(|gone| gone.first);
    candidates.retain(|Candidate { first, .. }| {
        spared.binary_search(first).is_err() && gone.binary_search_by_key(first, |gone| gone.first).is_err()
    });
    gone
}

/// Takes the lines of the site, if they stand around a text.
fn take(document: &Document<'_>, site: usize, runs: &[Vec<Member>], gone: &mut Vec<Gone>) {
    if !has_text(document, runs) {
        return;
    }
    // `Search`, alone, is a line of many texts.
    let tells = |run: &&Vec<Member>| run.len() > 1 || run.iter().any(Member::is_sign);
    // A text about the site names its lines one by one, behind a sentence that says so, or in its midst; a list of words is
    // nothing else.
    let bare: Vec<&Vec<Member>> = runs.iter().filter(tells).filter(|run| !is_shown(document, run)).collect();
    let beside = || bare.iter().filter(|run| run.len() > 1);
    let all = beside().flat_map(|run| run.iter()).filter_map(|member| member.phrase);
    if !beside().any(|run| is_at_edge(document, run)) || ALL.told(all) < ENOUGH {
        return;
    }
    for run in bare {
        let has_sign = run.iter().any(Member::is_sign);
        // `History` and `edit` are a heading of an article, and a button beside it.
        let few = if ALL.has_scores[site] { 1 } else { 2 };
        if !has_sign && run.len() <= few {
            continue;
        }
        gone.extend(run.iter().map(|member| Gone {
            first: member.line,
            last: member.line,
            rule: &SITE,
            confidence: if has_sign { Confidence::Certain } else { Confidence::Likely },
            signals: "neighbour".into(),
        }));
    }
}

/// Lines of the site with nothing else between them.
fn runs(site: usize, read: &[Line]) -> Vec<Vec<Member>> {
    let mut runs = vec![Vec::new()];
    for Line { line, phrases, is_number } in read {
        // `Thread tools`, a sign, and not `Thread …`.
        let own = phrases.iter().copied().filter(|at| ALL.phrases[*at].site == site);
        let phrase = own.max_by_key(|at| ALL.phrases[*at].is_sign());
        let Some(run) = runs.last_mut() else { continue };
        if phrase.is_some() || !run.is_empty() && *is_number && ALL.has_scores[site] {
            run.push(Member { line: *line, phrase });
        } else if !run.is_empty() {
            runs.push(Vec::new());
        }
    }
    runs
}
