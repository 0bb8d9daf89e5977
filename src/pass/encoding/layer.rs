//! The repairs of one layer: of the chains that touch one another, the best.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::candidates::Candidates;
use super::chain::Chain;
use super::{CLEAR, MOJIBAKE, about, explain, pages, tables, tiebreak, whole};
use crate::document::Script;
use crate::edit::{Edit, Span};
use crate::pass::context::twin;
use crate::pass::script::is_mixed_spelling;
use crate::rule::Confidence;
use crate::text::near;

/// One layer of repairs.
#[derive(Default)]
pub(super) struct Layer {
    /// In order and apart.
    pub(super) repairs: Vec<Edit>,
    pub(super) pages: u32,
    /// The text was misread as a whole.
    pub(super) is_whole: bool,
}

/// The repairs of a layer.
pub(super) fn repairs(text: &str, found: Candidates) -> Layer {
    let are_rows = found.are_rows();
    let Candidates { mut chains, decoded, are_deeper, .. } = found;
    if chains.iter().all(|chain| chain.score < CLEAR) {
        return Layer::default();
    }
    weigh(&mut chains);
    let topics = about::Topics::find(text);
    // A letter and a blank are enough only where something else was read in the same page.
    let is_mark = |chain: &Chain| decoded[chain.decoded.range()].eq("\u{feff}");
    let sure = |chain: &&Chain| chain.score >= CLEAR && !chain.is_bare && !is_mark(chain);
    let sure = chains.iter().filter(sure).fold(0, |pages, chain| pages | chain.pages);
    chains.retain(|chain| !chain.is_bare || chain.pages & sure != 0);
    let doubtful: Vec<Chain> = chains.iter().filter(|chain| chain.score < CLEAR).copied().collect();
    let all: Vec<Span> = if are_rows { chains.iter().map(|chain| chain.span).collect() } else { Vec::new() };
    let mut clear = chains;
    clear.retain(|chain| chain.score >= CLEAR);
    if are_rows {
        drop_chance(text, &mut clear, &all);
    }
    let words = tiebreak::words(text, &decoded, &mut clear);
    let mut judged: Vec<Judged> = Vec::with_capacity(clear.len() + doubtful.len());
    let judge = Judge::new(text, &topics, &clear, are_deeper);
    let mut meant: Vec<Chain> = Vec::new();
    for rivals in tiebreak::groups(&mut clear) {
        let weight = |chain: &Chain| (words[chain.page], Reverse(chain.rare), chain.weight);
        let mut take = |chain: Chain| {
            if judge.is_meant(&chain, &decoded[chain.decoded.range()]) {
                meant.push(chain);
            } else {
                judged.push((chain, true));
            }
        };
        best(rivals, weight, &mut take);
    }
    if !meant.is_empty() && judge.are_all && are_part(&decoded, &meant, &judged) {
        judged.extend(meant.into_iter().map(|chain| (chain, true)));
        judged.sort_by_key(|(chain, _)| chain.span.start);
    }
    judge_doubtful(text, doubtful, &mut judged);
    drop_strangers(text, &mut judged);
    let pages = judged.iter().fold(0, |pages, (chain, _)| pages | chain.pages);
    let spans: Vec<(Span, u32)> = judged.iter().map(|(chain, _)| (chain.span, chain.pages)).collect();
    let repairs: Vec<Edit> =
        judged.iter().map(|(chain, _)| repair(text, chain, &decoded[chain.decoded.range()])).collect();
    match whole::rest(text, &spans) {
        Some((page, rest)) => {
            Layer { repairs: whole::repairs(text, repairs, rest, &topics), pages: pages | 1 << page, is_whole: true }
        }
        None => Layer { repairs, pages, is_whole: false },
    }
}

/// What could be either is what its neighbour is.
fn judge_doubtful(text: &str, doubtful: Vec<Chain>, judged: &mut Vec<Judged>) {
    if doubtful.is_empty() {
        return;
    }
    judged.extend(doubtful.into_iter().map(|chain| (chain, false)));
    // In both directions, since doubtful ones stand in a row. Of those that start together, the likelier page is asked first.
    judged.sort_by_key(|(chain, taken)| (chain.span.start, !taken, Reverse(chain.weight), chain.page));
    join_neighbours(text, judged, false);
    judged.sort_by_key(|(chain, taken)| (chain.span.start, *taken, chain.weight, Reverse(chain.page)));
    join_neighbours(text, judged, true);
    judged.retain(|(_, taken)| *taken);
}

/// Where two pages explain a run equally well, it was the one that explains more of the document.
fn weigh(chains: &mut [Chain]) {
    let mut weight = [0i64; tables::COUNT];
    for chain in chains.iter() {
        pages::each(chain.pages).for_each(|page| weight[page] += i64::from(chain.score));
    }
    for chain in chains {
        chain.weight = pages::each(chain.pages).map(|page| weight[page]).max().unwrap_or_default();
    }
}

/// The repair of a chain that reads `decoded`.
fn repair(text: &str, chain: &Chain, decoded: &str) -> Edit {
    let confidence = if chain.score >= 2 * CLEAR { Confidence::Certain } else { Confidence::Likely };
    // A byte-order mark needs no second rule to go.
    let may_have_mark = decoded.as_bytes().contains(&0xEF);
    let mut with = if may_have_mark { decoded.replace('\u{feff}', "") } else { decoded.to_owned() };
    // A no-break space that became a blank is one.
    if with.ends_with('\u{a0}') && text[chain.span.range()].ends_with(' ') {
        with.pop();
        with.push(' ');
    }
    Edit::new(chain.span, with, &MOJIBAKE, confidence)
}

/// Tells chains that the author means, in a text about misread characters, from those to repair.
struct Judge<'a> {
    text: &'a str,
    topics: &'a about::Topics,
    /// It took a repair to see them.
    are_deeper: bool,
    /// The text may show misread words beside the right ones.
    may_compare: bool,
    may_talk: bool,
    /// There is next to nothing else beyond ASCII. A text about misread characters has the right ones as well.
    are_all: bool,
    /// The text says of each that it is shown.
    are_shown: bool,
}

impl<'a> Judge<'a> {
    fn new(text: &'a str, topics: &'a about::Topics, clear: &[Chain], are_deeper: bool) -> Self {
        // A text that compares words has some of them, not hundreds.
        let are_few = clear.len() < about::Topics::EXAMPLES;
        let may_compare = are_few && !are_deeper;
        let are_shown = may_compare && clear.iter().all(|chain| about::is_shown(text, chain.span));
        let may_talk = are_few || !topics.are_none();
        let are_all = explain(text, clear.iter().map(|chain| chain.span), 95);
        Self { text, topics, are_deeper, may_compare, may_talk, are_all, are_shown }
    }

    fn is_meant(&self, chain: &Chain, decoded: &str) -> bool {
        let (text, span) = (self.text, chain.span);
        if self.are_all && !self.may_talk {
            return false;
        }
        let is_named = match self.may_talk {
            true => about::is_named(text, span, decoded, self.topics),
            false => about::is_paired(text, span, decoded),
        };
        let is_compared =
            || twin::is_compared(text, span.start, span.end, decoded) || about::is_letter_named(text, span);
        is_named
            || self.may_compare && is_compared()
            || !self.are_deeper && is_mixed_spelling(text, span)
            || self.are_shown
    }
}

/// Drops chains that stand in a row with other odd characters, which no chain explains, in a text of such rows: it was misread in
/// another way.
fn drop_chance(text: &str, clear: &mut Vec<Chain>, all: &[Span]) {
    /// No chance.
    const SURE: i32 = 8 * CLEAR;
    let mut rows: Vec<Span> = Vec::new();
    for span in all {
        match rows.last_mut().filter(|row| span.start <= row.end) {
            Some(row) => row.end = row.end.max(span.end),
            None => rows.push(*span),
        }
    }
    rows.retain(|row| near::neighbours(text, *row).into_iter().flatten().any(is_odd));
    let is_in = |span: Span| {
        rows[..rows.partition_point(|row| row.start <= span.start)].last().is_some_and(|row| row.contains(span))
    };
    clear.retain(|chain| chain.score >= SURE || !is_in(chain.span));
}

/// Whether a character beyond ASCII is of no script but Latin.
fn is_odd(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && Script::of(c).is_none_or(|of| of == Script::Latin)
}

/// Drops chains that another page than that of most others explains, and that stand beside odd characters which none explains:
/// the rest of a character of which a byte was lost.
fn drop_strangers(text: &str, judged: &mut Vec<Judged>) {
    /// How many times more the other page explains.
    const MOST: i64 = 8;
    let most = judged.iter().map(|(chain, _)| chain.weight).max().unwrap_or_default();
    if judged.iter().all(|(chain, _)| chain.weight * MOST >= most) {
        return;
    }
    let ends: Vec<(usize, usize)> = judged.iter().map(|(chain, _)| (chain.span.start, chain.span.end)).collect();
    let mut index = 0usize;
    judged.retain(|(chain, _)| {
        let (before, behind) =
            (index.checked_sub(1).map(|before| ends[before].1), ends.get(index + 1).map(|next| next.0));
        index += 1;
        let is_beside_odd = before != Some(chain.span.start) && text[..chain.span.start].ends_with(is_odd)
            || behind != Some(chain.span.end) && text[chain.span.end..].starts_with(is_odd);
        chain.weight * MOST >= most || !is_beside_odd
    });
}

/// Whether chains that seem to be meant, since they stand in quotes or beside words about encodings, are part of a text all of
/// which was misread: most of what they and the others read is in the others.
fn are_part(decoded: &str, meant: &[Chain], others: &[Judged]) -> bool {
    /// Characters.
    const MANY: usize = 16;
    let chars = |chain: &Chain| decoded[chain.decoded.range()].chars().count();
    let few: usize = meant.iter().map(chars).sum();
    let many: usize = others.iter().map(|(chain, _)| chars(chain)).sum();
    many >= MANY && many >= 3 * few
}

/// The best of the chains that touch one another, and those apart from them, in order.
fn best<K: Ord>(rivals: &mut [Chain], weight: impl Fn(&Chain) -> K, mut take: impl FnMut(Chain)) {
    let key = |chain: &Chain| (Reverse(chain.score), Reverse(weight(chain)), chain.span.start, chain.page);
    // Mostly they all touch the first.
    let first = rivals.iter().min_by_key(|chain| key(chain)).copied();
    if let Some(first) = first.filter(|first| rivals.iter().all(|other| other.span.overlaps(first.span))) {
        return take(first);
    }
    rivals.sort_by_key(key);
    let mut apart = BTreeMap::<usize, Chain>::new();
    for chain in rivals {
        if apart.range(..chain.span.end).next_back().is_none_or(|(_, other)| other.span.end <= chain.span.start) {
            apart.insert(chain.span.start, *chain);
        }
    }
    apart.into_values().for_each(take);
}

/// A chain, and whether it is a repair.
type Judged = (Chain, bool);

/// Makes repairs of those chains that have a repair of the same page close by, before or behind them, and only ASCII between.
fn join_neighbours(text: &str, chains: &mut [Judged], backwards: bool) {
    /// Attack: doubtful runs far from one clear one.
    const REACH: usize = 80;
    // For each chain, where the repair before it ends and the one behind it starts.
    let mut bounds = vec![(0, text.len()); chains.len()];
    let mut end = 0;
    for ((chain, taken), bounds) in chains.iter().zip(&mut bounds) {
        bounds.0 = end;
        end = if *taken { chain.span.end } else { end };
    }
    let mut start = text.len();
    for ((chain, taken), bounds) in chains.iter().zip(&mut bounds).rev() {
        bounds.1 = start;
        start = if *taken { chain.span.start } else { start };
    }
    let mut last: Option<(Span, u32)> = None;
    for step in 0..chains.len() {
        let index = if backwards { chains.len() - 1 - step } else { step };
        let (chain, taken) = &mut chains[index];
        let span = chain.span;
        let is_near = |(other, pages): (Span, u32)| {
            let between = if backwards { span.end..other.start } else { other.end..span.start };
            pages & chain.pages != 0
                && between.start <= between.end
                && between.len() <= REACH
                && text[between].is_ascii()
        };
        let is_free = || bounds[index].0 <= span.start && span.end <= bounds[index].1;
        *taken = *taken || is_free() && last.is_some_and(is_near);
        if *taken {
            last = Some((span, chain.pages));
        }
    }
}
