//! Words in another script than the rest of the text: typed on another keyboard layout, spelled with letters that look alike,
//! gibberish, or left behind by a translator.
//!
//! Most words in another script are there on purpose: names, quotations, terms. So each rule asks what the word would be had
//! it been written as meant, how much better that fits the languages of the text, and whether anything around the word says
//! that it is quoted, taught or talked about ([`cues`]). What can be repaired is repaired; what cannot is reported.

use std::cell::LazyCell;

use crate::document::{Classes, Document, Script, Word, most_letters, prevails, script_of, shares, strays, words};
use crate::edit::Edits;
use crate::pass::{Pass, Phase};
use crate::rule::{Presets, Rule};

mod alphabets;
mod article;
mod cues;
mod homoglyph;
pub(super) use homoglyph::is_mixed_spelling;
mod lookalikes;
mod mixture;
mod notation;
mod phonetics;
mod place;
mod retype;
mod seen;
mod slip;
mod stray;

use place::{Place, is_among_terms, is_beside_slip, is_in_foreign_text};
use seen::Seen;

const LAYOUT_SLIP: Rule = Rule::new(
    "script/layout-slip",
    Presets::TEXT,
    "Word typed on another keyboard layout: retyped in the language of the document",
)
.fires("What will happen to the town if Russia шы victorious?", "What will happen to the town if Russia is victorious?")
.spares("What will happen to the town if the Russian word «шы» is typed?");

const HOMOGLYPH: Rule = Rule::new(
    "script/homoglyph",
    Presets::TEXT,
    "Letters of another script that look like the right ones: replaced by those of the word's own script",
)
.fires("The pаyment was made in Mаrch.", "The payment was made in March.")
.spares("The KoЯn record and the β-carotene cost 5 µg of gold.");

const STRAY: Rule = Rule::new(
    "script/stray",
    Presets::TEXT,
    "Lone gibberish in another script, a word of no language on any keyboard: removed with its emphasis marks",
)
.fires(
    "The council met on Monday and voted on the new bridge across the river. It will cost more than the old one, said the \
     mayor, and take three years to build. Nobody in the town ыщъжхц doubts that it is needed, since the ferry stops every \
     winter and the road around the lake is long and often closed by snow. Work begins in spring.",
    "The council met on Monday and voted on the new bridge across the river. It will cost more than the old one, said the \
     mayor, and take three years to build. Nobody in the town doubts that it is needed, since the ferry stops every \
     winter and the road around the lake is long and often closed by snow. Work begins in spring.",
)
.spares(
    "The council met on Monday and voted on the new bridge across the river. It will cost more than the old one, said the \
     mayor, and take three years to build. Nobody in the town doubts that the «ыщъжхц» on the wall is a joke, since the \
     ferry stops every winter and the road around the lake is long and often closed by snow. Work begins in spring.",
);

const CODE_SWITCH: Rule = Rule::new(
    "script/code-switch",
    Presets::TEXT,
    "Foreign word left by a translator or a language model: reported; removed only on request and where it stands alone",
)
.fires("But you were not близко to the limit.", "But you were not to the limit.")
.spares("The word is spelled \"близко\" in a letter from Moscow.");

static RULES: [Rule; 4] = [LAYOUT_SLIP, HOMOGLYPH, STRAY, CODE_SWITCH];

#[derive(Debug)]
pub(super) struct Scripts;

impl Pass for Scripts {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn triggers(&self) -> Classes {
        Classes::FOREIGN.or(Classes::PRESENTATION).or(Classes::ASTRAL).or(Classes::LATIN)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        phonetics::find_script_g(document, edits);
        if !document.classes().intersects(Classes::FOREIGN.or(Classes::PRESENTATION).or(Classes::ASTRAL)) {
            return;
        }
        if is_in_one_script(document) {
            return;
        }
        let Some(main) = document.main_script() else {
            return find_mixed(document, edits);
        };
        Seen::lend(document.hints(), |seen| find(document, main, seen, edits));
    }
}

/// Whether all words are in the script of the first one, which thus is the main one. May say no where they are.
fn is_in_one_script(document: &Document<'_>) -> bool {
    let Some(Word { script, .. }) = words(document.text()).next() else { return true };
    document.hints().language.is_none_or(|language| script_of(language) == script)
        && strays(document.text(), script).next().is_none()
        && prevails(document.text(), script)
}

/// Looks at every word that is in another script than `main`.
fn find(document: &Document<'_>, main: Script, seen: &mut Seen, edits: &mut Edits<'_>) {
    let mut words = strays(document.text(), main).peekable();
    if words.peek().is_none() {
        return;
    }
    let premise = Premise::of(document.text(), main);
    let mut left = stray::Strays::default();
    let mut run = Run::default();
    let mut done = 0;
    let mut before: Option<Word> = None;
    let are_accents = LazyCell::new(|| mixture::are_accents(document, main));
    while let Some(word) = words.next() {
        let beside = [before.replace(word), words.peek().copied()];
        if word.span.start < done {
            continue;
        }
        let place = Place { document, main, word, beside };
        run.note(&place);
        let is_text = run.is_text() || !premise.holds(word.script);
        match repair(&place, is_text, &are_accents, seen, edits) {
            Some(end) => {
                done = end;
                run.slips += 1;
            }
            None if is_text || !premise.is_one_script => left.pass_over(),
            None => left.note(&place),
        }
    }
    left.find(document, edits);
}

/// Looks at the words of several scripts in a text in which no script prevails.
fn find_mixed(document: &Document<'_>, edits: &mut Edits<'_>) {
    let Some(main) = most_letters(document.text()) else { return };
    let mut done = 0;
    for word in strays(document.text(), main) {
        let place = Place { document, main, word, beside: [None; 2] };
        if word.span.start >= done
            && let Some(end) = homoglyph::find_listed(&place).and_then(|mixed| mixed.propose(document, edits))
        {
            done = end;
        }
    }
}

/// What the letters of the whole document say: only in a text of one script is a word in another one an oversight.
#[derive(Clone, Copy)]
struct Premise {
    /// Nearly all letters are of the main script.
    is_one_script: bool,
    /// Most are: Latin words stand in texts of every script, and a slip among them is still one.
    prevails: bool,
}

impl Premise {
    /// Letters in other scripts that a slip or a quotation may have.
    const FEW: usize = 200;

    fn of(text: &str, main: Script) -> Self {
        let [own, foreign] = shares(text, main);
        Self {
            is_one_script: foreign <= Self::FEW || foreign * 9 <= own,
            prevails: foreign <= Self::FEW || foreign * 2 <= own,
        }
    }

    /// Whether words in `script` may be there by mistake.
    fn holds(self, script: Script) -> bool {
        if script == Script::Latin { self.prevails } else { self.is_one_script }
    }
}

/// Words of one script with none of the main one between them.
#[derive(Default)]
struct Run {
    words: usize,
    slips: usize,
}

impl Run {
    /// Words that nothing explains. So many in a row are text in another language.
    const LONG: usize = 12;

    fn note(&mut self, place: &Place<'_, '_>) {
        let [before, _] = place.beside;
        let text = place.text();
        let is_next = before.is_some_and(|before| {
            let gap = &text[before.span.end..place.word.span.start];
            before.script == place.word.script && !gap.chars().any(|c| Script::of(c) == Some(place.main))
        });
        if !is_next {
            *self = Self::default();
        }
        self.words += 1;
    }

    fn is_text(&self) -> bool {
        self.words - self.slips > Self::LONG && self.slips * 4 < self.words
    }
}

/// Proposes what the word was meant to be; returns where the search goes on. In text of another language (`is_text`), only
/// words of several scripts are looked at.
fn repair(
    place: &Place<'_, '_>,
    is_text: bool,
    are_accents: &LazyCell<bool, impl FnOnce() -> bool>,
    seen: &mut Seen,
    edits: &mut Edits<'_>,
) -> Option<usize> {
    if let Some(mixed) = homoglyph::find(place) {
        return if **are_accents { None } else { mixed.propose(place.document, edits) };
    }
    if is_text {
        return None;
    }
    let verdict = seen.verdict(place);
    if verdict.is_clear() {
        return None;
    }
    let slip = slip::find(place, verdict.reading);
    let slip = slip.map(|slip| {
        let is_lone_term = slip.is_term && !is_beside_slip(place, seen);
        let mut is_foreign = || {
            let is_gloss = place.main == Script::Latin && cues::is_gloss(place) && !is_beside_slip(place, seen);
            is_gloss
                || !slip.is_strange && is_in_foreign_text(place, slip.span, seen)
                || is_among_terms(place, &slip, seen)
        };
        if is_lone_term || cues::is_listed(place) || cues::is_in_message(place) || is_foreign() {
            slip.doubted()
        } else {
            slip
        }
    });
    let disguised = if verdict.is_guise && !cues::is_listed(place) { homoglyph::disguised(place) } else { None };
    let rank = |rank: Option<u8>| rank.unwrap_or(slip::UNLISTED);
    match (slip, disguised) {
        // Two letters that may be either.
        (Some(slip), Some(_)) if slip.word.len() == 2 => None,
        // The more frequent word was meant.
        (Some(slip), Some(disguised)) if !slip.is_sure() || rank(disguised.rank) < rank(slip.rank) => {
            disguised.propose(place.document, edits)
        }
        // Either was meant.
        (Some(slip), Some(disguised)) if rank(disguised.rank) == rank(slip.rank) && slip.word != disguised.word => {
            slip.doubted().propose(place.document, edits);
            None
        }
        (None, Some(disguised)) => disguised.propose(place.document, edits),
        (Some(slip), _) => {
            let end = slip.span.end;
            slip.propose(place.document, edits);
            Some(end)
        }
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Cleaner, Preset};

    /// Two paragraphs in turn; a slip in the middle of the last one.
    fn remarks(other: &str, times: usize) -> usize {
        let own = "The council met on Monday and voted on the new bridge across the river, which is to cost more than the old one. ";
        let text = format!("{}{}{other}", own.repeat(8), format!("{own}\n\n{other}\n\n").repeat(times));
        let text = format!("{text} The mayor шы glad.");
        let report = Cleaner::new(Preset::Plain).detect(&text);
        report.edits().iter().filter(|edit| edit.rule.starts_with("script/")).count()
    }

    #[test]
    fn a_text_of_several_scripts_has_no_strays() {
        let other = "Совет собрался в понедельник и проголосовал за новый мост";
        assert_eq!(remarks("", 0), 1);
        assert_eq!(remarks(other, 1), 1);
        assert_eq!(remarks(other, 20), 0);
    }
}
