//! Single lines at either end of the text: breadcrumbs, pagers, languages.

use std::cell::OnceCell;

use super::locale::{self, has_countries};
use super::{BREADCRUMB, LANGUAGES, MENU, PAGER, is_same_site, label, links_in};
use crate::document::{Document, Link};
use crate::edit::Span;
use crate::pass::boilerplate::{Class, Visible, is_wide, may_be_links, phrases, visible_start, whole_line};
use crate::rule::Rule;
use crate::text::places::places;

/// Lines from either end of the text that are looked at.
const EDGE: usize = 6;

/// The lines that are not blank, from one end of the text on.
pub(super) fn inwards(document: &Document<'_>, above: bool) -> impl Iterator<Item = usize> {
    let all = document.lines().len();
    let lines = (0..all).map(move |line| if above { line } else { all - 1 - line });
    lines.filter(|line| !document.is_blank(*line))
}

/// The lines at both ends of the text that may lead around, and whether they are above the text.
pub(super) fn lines(document: &Document<'_>) -> Vec<(Span, bool)> {
    let edge = |above| inwards(document, above).take(EDGE).map(|line| document.lines().span(line));
    let mut below = 0;
    let above = edge(true).inspect(|line| below = line.end);
    let leads = |line: &Span| may_lead(document.slice(*line));
    let whole = |line: Span| whole_line(document, line).and_then(|line| row(document, line));
    let mut found: Vec<(Span, bool)> = above.filter(leads).filter_map(whole).map(|line| (line, true)).collect();
    let others = edge(false).take_while(|line| line.start >= below);
    found.extend(others.filter(leads).filter_map(whole).map(|line| (line, false)));
    found.dedup_by_key(|(line, _)| *line);
    found
}

/// The line with those over which its row of links goes on where a margin broke it; none if it is longer than any pager.
fn row(document: &Document<'_>, line: Span) -> Option<Span> {
    const MAX: usize = 8;
    let lines = document.lines();
    let goes_on = |line: usize| {
        document.words(line).ends_with(')')
            && is_wide(document.words(line))
            && document.words(line + 1).starts_with('[')
    };
    let (mut first, mut last) = (lines.at(line.start), lines.at(line.end));
    while first > 0 && last - first < MAX && goes_on(first - 1) {
        first -= 1;
    }
    while last + 1 < lines.len() && last - first < MAX && goes_on(last) {
        last += 1;
    }
    (last - first < MAX).then(|| Span::new(lines.span(first).start, lines.span(last).end))
}

/// The last lines, if they are the halves of pagers: `Previous post`, `Next post`. All of them, so that none is last next time.
pub(super) fn halves(document: &Document<'_>) -> Vec<usize> {
    const LONGEST: usize = 60;
    let mut found: Vec<(usize, String)> = Vec::new();
    let may_be_half = |line: &usize| {
        let words = document.line(*line).trim_ascii_end();
        *line > 0 && words.len() <= LONGEST && phrases().begins(visible_start(words))
    };
    for line in inwards(document, false).take_while(may_be_half) {
        let visible = Visible::of_line(document, line);
        let half = visible.key.contains(' ') && phrases().is(&visible.key, Class::Pager);
        if !half || visible.heading || visible.is_sentence() {
            break;
        }
        found.push((line, visible.key));
    }
    let differ = found.windows(2).any(|pair| pair[0].1 != pair[1].1);
    // `The remote has two buttons:` and their names.
    let above = || found.last().and_then(|(first, _)| document.words_above(*first)).unwrap_or_default();
    if !differ || above().ends_with([':', '：']) {
        return Vec::new();
    }
    found.into_iter().map(|(line, _)| line).collect()
}

/// A first look: short, or full of links, no sentence, with a sign of one of the three, and words that begin one.
fn may_lead(line: &str) -> bool {
    let line = line.trim_ascii();
    if line.len() > 200 {
        return !line.as_bytes()[0].is_ascii_alphabetic() && may_be_links(line);
    }
    /// A pager without a sign is no longer.
    const PAGER: usize = 60;
    let bytes = line.as_bytes();
    let sign = |b: &u8| matches!(b, 0x80..|b'0'..=b'9'| b'>' | b'<' | b'/' | b'|');
    let is_short = || line.len() <= PAGER && memchr::memchr_iter(b' ', bytes).nth(1).is_some();
    !line.ends_with('.')
        && (memchr::memchr(b']', bytes).is_some()
            || (is_short() || bytes.iter().any(sign))
                && (memchr::memchr_iter(b'(', bytes).nth(2).is_some() || phrases().begins(visible_start(line))))
}

/// What a line at the edge of the text is.
pub(super) fn rule(document: &Document<'_>, line: Span, above: bool) -> Option<&'static Rule> {
    /// Bytes of words that tell whether phrases begin there; of links that may be a path, more than one has.
    const ENOUGH: usize = 40;
    const NO_PATH: usize = MAX_PATH + 40;
    let enough = if above && has_steps(document.slice(line)) { NO_PATH } else { ENOUGH };
    let countries = has_countries(document.slice(line));
    let begins = OnceCell::new();
    let may_lead =
        |words: &str| countries || words.len() <= enough || *begins.get_or_init(|| phrases().may_begin_row(words));
    let fits = |visible: &Visible, words: &str| !visible.heading && !visible.commas && may_lead(words);
    let visible = Visible::read_if(document, line, fits)?;
    let key = visible.key.as_str();
    if key.is_empty() || visible.is_sentence() {
        return None;
    }
    let phrases = phrases();
    if above && is_breadcrumb(document, &visible, line) {
        return Some(&BREADCRUMB);
    }
    if visible.colon.is_none() && countries || locale::is_row(document, &visible, line) {
        return Some(&LANGUAGES);
    }
    // `Home | News | Contact`
    let parts = document.slice(line).matches(['|', '·', '•']).count();
    let names = [Class::Menu, Class::Home, Class::Paywall, Class::Comments, Class::Share, Class::Cookies];
    // Of links an author makes such rows as well, to other sites.
    let own = || links_in(document, line).all(|link| is_same_site(document, link)) && !document.is_authored();
    if (visible.links == 0 || visible.is_linked() && own())
        && parts >= 2
        && phrases.count(key, &names).is_some_and(|count| count > parts && count >= 3)
    {
        return Some(&MENU);
    }
    is_pager(document, &visible, line, parts).then_some(&PAGER)
}

/// `« Previous 1 2 3 Next »`, with as many bars or dots as `parts` between.
fn is_pager(document: &Document<'_>, visible: &Visible, line: Span, parts: usize) -> bool {
    let key = visible.key.as_str();
    let arrow = |sign| matches!(sign, '«' | '»' | '‹' | '›' | '←' | '→' | '<' | '>');
    let both = matches!((visible.first, visible.last), ('«' | '‹' | '←', '»' | '›' | '→'));
    let arrows = arrow(visible.first) || arrow(visible.last);
    let pages = key.contains('#');
    // `1 2 3 … 10`
    let numbers =
        || document.slice(line).split(|c: char| !c.is_alphanumeric()).filter(|word| word.parse::<u16>().is_ok());
    let linked = visible.is_linked() && !visible.anchored;
    match phrases().count(key, &[Class::Pager]) {
        // Numbers only: links, or `‹ 1 2 3 ›`.
        Some(0) => linked && visible.links >= 3 || both && numbers().nth(2).is_some(),
        Some(1) => {
            let several = || numbers().take(3).count() == 3;
            let row = pages && (key.split(' ').count() >= 3 && !is_sheet(document, key) || several());
            (arrows || linked || parts > 0) && !visible.item || row
        }
        // `Newer Post Older Post Home` in plain words; `First Last` are columns.
        Some(count) => arrows || linked || pages || parts > 0 || count >= 2 && key.split(' ').count() >= count + 2,
        // `« title | title »`: one back, one on.
        None => {
            let two = visible.links == 2;
            linked
                && (both && two && !visible.item
                    || visible.links <= 3 && (arrows || two) && starts_pager(key)
                    || leads_both_ways(document, line))
        }
    }
}

/// `Page 1 of 2` in a text without links: what a printer or a typist put on the sheet.
fn is_sheet(document: &Document<'_>, key: &str) -> bool {
    key.ends_with('#') && document.links().is_empty()
}

/// `[Previous](a) [Contents](b) [Next](c)`: links of which two are words of pagers.
fn leads_both_ways(document: &Document<'_>, line: Span) -> bool {
    /// Links of a pager without numbers.
    const MAX: usize = 6;
    let mut found: Vec<String> = Vec::new();
    for (nth, link) in links_in(document, line).enumerate() {
        let key = label(document, link).key;
        if nth == MAX || key.split(' ').count() > 3 {
            return false;
        }
        if phrases().is(&key, Class::Pager) && !found.contains(&key) {
            found.push(key);
        }
    }
    found.len() >= 2
}

/// `Previous post: title`.
fn starts_pager(key: &str) -> bool {
    let ends = key.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
    ends.take(4).any(|end| phrases().is(&key[..end], Class::Pager))
}

/// Whether there is a sign that parts the steps of a path of links, as [`Visible::steps`] has them: no slash.
fn has_steps(line: &str) -> bool {
    let is_step = |&[a, b, c]: &[u8; 3]| {
        let arrow = ((b == 0x80) & (c == 0xBA)) | ((b == 0x86) & (c == 0x92)) | ((b == 0x9D) & (c == 0xAF));
        let triangle = (b == 0x96) & ((c == 0xB6) | (c == 0xB8));
        let wide = (a == 0xEF) & (b == 0xBC) & (c == 0x9E);
        (a == b'>') | ((a == 0xC2) & (b == 0xBB)) | ((a == 0xE2) & (arrow | triangle)) | wide
    };
    places(line.as_bytes(), is_step).next().is_some()
}

/// Bytes of the words of a breadcrumb.
const MAX_PATH: usize = 160;

/// `Home > News > World`, or links parted by such signs.
fn is_breadcrumb(document: &Document<'_>, visible: &Visible, line: Span) -> bool {
    let key = visible.key.as_str();
    let steps: Vec<usize> = visible.steps.iter().map(|step| step.0).filter(|at| *at > 0 && *at < key.len()).collect();
    let (Some((_, sign)), Some(first)) = (visible.steps.last(), steps.first()) else { return false };
    // `<ada> home -> train -> work` is said in a chat.
    let is_said = document.slice(line).starts_with('<') && sign == &'>';
    // Quotation marks: `of the «Echo» and «Sun»`.
    let is_quoted = matches!(sign, '»' | '›') && document.slice(line).contains(['«', '‹']);
    // `$HOME/.config`: where files are.
    let is_place = visible.first == '$' || document.slice(line).contains("/.");
    // `^-- start  \____/-- rest`: lines that point at a text above.
    let is_drawn = sign == &'/' && ["/-", "\\_"].iter().any(|stroke| document.slice(line).contains(stroke));
    if is_said
        || is_quoted
        || is_place
        || is_drawn
        || visible.steps.iter().any(|step| step.1 != *sign)
        || steps.len() > 8
        || key.len() > MAX_PATH
    {
        return false;
    }
    // `1. > words` is a quotation in a list.
    if !key[..*first].contains(char::is_alphabetic) {
        return false;
    }
    // `You are here: Home`.
    let start = visible.colon.filter(|colon| colon < first && phrases().is(&key[..*colon], Class::Home)).unwrap_or(0);
    let home = phrases().is(key[start..*first].trim(), Class::Home);
    let short = |from: usize, to: usize| (1..=6).contains(&key[from..to].split_ascii_whitespace().count());
    let ends = steps.iter().copied().chain([key.len()]);
    let mut parts = steps.iter().copied().zip(ends.skip(1));
    let are_short = parts.clone().all(|(from, to)| short(from, to));
    // `Home → work → home` is a way back.
    let returns = steps.last().is_some_and(|last| key[*last..].trim() == key[start..*first].trim());
    if returns {
        return false;
    }
    let links: Vec<&Link> = links_in(document, line).collect();
    let linked = links.len() >= steps.len() && links.iter().all(|link| is_same_site(document, link));
    // A slash parts much else: `Home / Away / Draw`. A path leads through parts of a site, or to a title.
    let slash = *sign == '/';
    let mut leads = || {
        parts.any(|(from, to)| key[from..to].trim().contains(' ') || phrases().is(key[from..to].trim(), Class::Menu))
    };
    are_short && (home && (!slash || linked || start > 0 || steps.len() >= 2 && leads()) || linked && !slash)
}
