//! Labels with what they announce behind them: titles or links.

use super::MAX_LABEL;
use super::class::Class;
use super::fold::key_of;
use super::key::is_dense;
use super::phrases::{Fit, phrases};
use super::signal::Signal;
use super::visible::Visible;
use super::visible_start;
use crate::document::Document;
use crate::text::places::places;

/// What a reader sees of a line that is no longer than a label, and that a phrase may begin.
pub(super) fn read_label(document: &Document<'_>, line: usize) -> Option<Visible> {
    let words = document.line(line);
    (words.len() <= MAX_LABEL && phrases().begins(visible_start(words))).then(|| Visible::of_line(document, line))
}

/// Whether the words are a label of a page, which introduces what is below it in no sentence: `Share this article:`.
pub(in crate::pass) fn is_label(words: &str) -> bool {
    if words.len() > MAX_LABEL {
        return false;
    }
    let visible = Visible::of(words);
    phrases().find(&visible.key).is_some_and(|hit| hit.fit != Fit::Start) || is_credit(&visible.key)
}

/// Whether the words begin like a line of a page.
pub(super) fn begins_one(words: &str) -> bool {
    words.len() <= MAX_LABEL
        && phrases().begins(visible_start(words))
        && phrases().find(&Visible::of(words).key).is_some()
}

/// `Picture credits`, `Photo:`
pub(super) fn is_credit(key: &str) -> bool {
    let behind = |key| phrases().label(key).map(|(end, _)| key[end..].trim_start());
    behind(key).is_some_and(|rest| rest.is_empty() || behind(rest) == Some(""))
}

/// Whether the line is a label of buttons: `Follow us on:`, `Teilen:`; but no word that names what is listed, `Social media:`.
pub(super) fn is_label_of_buttons(document: &Document<'_>, line: Option<usize>) -> bool {
    let visible = line.and_then(|line| read_label(document, line));
    visible.and_then(|visible| phrases().find(&visible.key)).is_some_and(|hit| match hit.fit {
        Fit::Line => matches!(hit.class, Class::Share | Class::Follow),
        Fit::Word => hit.class == Class::Share,
        _ => false,
    })
}

/// `Related article: [title](url)`, `[Related: title]`, `Read also [title](url)`.
pub(super) fn label(visible: &Visible, class: Class, text: &str, bar: Option<usize>) -> Option<Signal> {
    /// Words of a title behind a label of one: fewer may be a keyword, `Related: parsers`.
    const HEADLINE: usize = 5;
    let phrases = phrases();
    let known = |end: usize| {
        let label = visible.key[..end].trim_end();
        end > 0 && (phrases.is(label, class) || class == Class::Related && phrases.is_label(label, Class::Pager))
    };
    let linked = visible.behind_link == 0 && visible.links > 0;
    if linked && let Some(link) = visible.link {
        // All links behind a label, with or without a colon.
        let ends_there = |end: usize| end == link || end == visible.key[..link].trim_end().len();
        let colon = visible.colon.is_some_and(|colon| colon == link) || bar.is_some_and(ends_there);
        if known(link) && (colon || visible.linked >= 2) {
            return Some(Signal::Label);
        }
    }
    // The colon may be inside the link, with the title.
    let colon = visible.colon.or(bar)?;
    let label = visible.key[..colon].trim_end();
    // Above a title `Previous article` says the same as `Read also`.
    let pager = class == Class::Related && phrases.is_label(label, Class::Pager);
    if !pager && !phrases.is(label, class) {
        return None; // as most are
    }
    let title = visible.key.get(colon..)?;
    let words = title.split(' ').filter(|word| !word.is_empty()).count();
    let dense = title.contains(is_dense);
    // One word says little of itself; a label of two words or in a script without blanks says more.
    let shouted = |label: &str| label.contains(char::is_uppercase) && !label.contains(char::is_lowercase);
    let capitals = text.split([':', '|']).next().is_some_and(shouted);
    let headline = words >= HEADLINE && phrases.is_label(label, class);
    let clear = class == Class::Tags || label.contains(' ') || dense || capitals || headline || is_bracketed(text);
    let long = class == Class::Tags || words >= 3 || clear && (words >= 2 || dense && title.chars().count() >= 4);
    // `Related: lamps.md, bells.md`: files. Behind a bar a title may ask.
    let asks = || bar.is_some() && matches!(visible.last, '?' | '？' | '؟');
    let told = visible.is_sentence() && !asks();
    let bare = !text.trim_end().ends_with(".md") && visible.key.len() <= 160 && !told && visible.links == 0;
    let sure = pager || phrases.is_sure(label, class) || (class == Class::Tags || capitals) && known(colon);
    (sure && bare && clear && long).then_some(Signal::Label)
}

/// Where the label of `Also read | title`, `Leggi anche > title`, `【関連記事】title`, `[관련기사] title`, `Read also “title”` ends in the key.
pub(super) fn bar(visible: &Visible, text: &str) -> Option<usize> {
    const BARS: [&str; 6] = [" | ", " > ", " » ", " – ", " — ", "】"];
    const QUOTES: [&str; 6] = [" \"", " “", " „", " «", "「", "《"];
    let may_start = |&[a, b]: &[u8; 2]| {
        (a == b' ') & ((b == b'|') | (b == b'>') | (b == b'"') | (b == 0xC2) | (b == 0xE2)) | (a == 0xE3) & (b == 0x80)
    };
    // No title has words behind it.
    let quoted = text.trim_end().ends_with(['"', '”', '“', '»', '」', '》']);
    let is_one = |at: usize, signs: &[&str]| signs.iter().any(|sign| text[at..].starts_with(sign));
    let signs = || places(text.as_bytes(), may_start).find(|at| is_one(*at, &BARS) || quoted && is_one(*at, &QUOTES));
    let at = if is_bracketed(text) { text.find("] ") } else { signs() }?;
    let label = key_of(&text[..at]);
    visible.key.strip_prefix(label.as_str()).filter(|rest| rest.starts_with(' ')).map(|_| label.len())
}

/// `[Label] title`
fn is_bracketed(text: &str) -> bool {
    text.trim_start_matches(['*', '_', '>', ' ']).starts_with('[')
}
