//! What a text is without the debris: about code or not, with code of its own or none.

use super::{CODE, Found, code, topics};
use crate::document::{Document, Link, ZoneKinds};
use crate::edit::Span;
use crate::text::near;

/// So many scripts, beside so many links, are those of a page.
const SEVERAL: usize = 3;

/// The text beside the debris.
pub(super) struct Prose {
    pub(super) is_technical: bool,
    /// Code that is not debris.
    pub(super) has_code: bool,
}

impl Prose {
    /// None where nothing beside the debris is a sentence, or what is there is code: then all of it is.
    pub(super) fn read(document: &Document<'_>, found: &[Found]) -> Option<Self> {
        let lines = document.lines();
        let ends = found.iter().map(|debris| debris.lines.0).chain([lines.len()]);
        let starts = [0].into_iter().chain(found.iter().map(|debris| debris.lines.1 + 1));
        let others = || starts.clone().zip(ends.clone()).flat_map(|(from, to)| from..to);
        if !others().any(|index| is_sentence(document.line(index)) && !is_record(document.line(index))) {
            return None;
        }
        // A log holds lines of other shapes as well.
        let is_written = |index: &usize| !lines.is_blank(document.text(), *index);
        let records = others().filter(|index| is_record(document.line(*index))).count();
        if records > 0 && records * 2 >= others().filter(is_written).count() {
            return None;
        }
        let rest: String = others().flat_map(|index| [document.line(index), "\n"]).collect();
        let other = Document::new(&rest);
        // Without its links a menu looks like a page laid out with blanks.
        if !document.is_known_prose() && other.is_verbatim() {
            return None;
        }
        let scripts = found.iter().filter(|debris| debris.rule.id() == CODE.id()).count();
        let several = scripts >= SEVERAL && other.links().len() >= SEVERAL;
        let is_technical = is_technical(&words(&other), several);
        // Among several scripts of the page, some lines more are of such scripts.
        let has_code = code_lines(&other).is_none_or(|lines| lines > if several { scripts } else { 0 });
        Some(Self { is_technical, has_code })
    }
}

/// `03:12:44 INFO the port is open.`, `    raise ValueError("no port at all")`: a line of a log, or of what it quotes.
fn is_record(line: &str) -> bool {
    /// Bytes of a date and a level, which may stand before the time.
    const HEAD: usize = 40;
    let line = line.trim();
    let is_digit = |b: u8| b.is_ascii_digit();
    let is_time = |part: &[u8]| matches!(part, [a, b, b':', c, d, b':', e, f] if [a, b, c, d, e, f].iter().all(|b| is_digit(**b)));
    let is_call = || {
        let call = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
        // `the word(s)`
        call.is_some_and(|(name, values)| name.ends_with(|c: char| c.is_ascii_alphanumeric()) && values.len() > 2)
    };
    line.as_bytes()[..line.len().min(HEAD)].windows(8).any(is_time) || is_call()
}

/// How many lines of code a document holds between its paragraphs; nothing where an author set code apart.
fn code_lines(document: &Document<'_>) -> Option<usize> {
    let mut lines = 0;
    for zone in document.zones().iter() {
        let text = document.slice(zone.span).trim();
        if zone.kind == ZoneKinds::INLINE_CODE || zone.kind == ZoneKinds::CODE && !is_words(text) {
            return None;
        }
        lines += usize::from(zone.kind == ZoneKinds::CODE_LINE);
    }
    Some(lines)
}

/// Whether a line that is set in is words, or a script of the page.
fn is_words(line: &str) -> bool {
    !line.starts_with(['`', '~', '<']) && (is_sentence(line) || code::is_minified(line))
}

/// Whether what is left of a text without these stretches of code is code, or about code.
pub(super) fn is_about_code(document: &Document<'_>, found: &[Span]) -> bool {
    let starts = [0].into_iter().chain(found.iter().map(|span| span.end));
    let ends = found.iter().map(|span| span.start).chain([document.text().len()]);
    let rest: String = starts.zip(ends).filter_map(|(from, to)| document.text().get(from..to)).collect();
    let other = Document::new(&rest);
    !rest.lines().any(|line| is_sentence(line) && !is_record(line))
        || other.is_verbatim()
        || is_technical(&words(&other), false)
}

/// The text without what says nothing of its subject: lines with signs of code, targets of links, URLs.
fn words(document: &Document<'_>) -> String {
    const KINDS: ZoneKinds = ZoneKinds::CODE_LINE.or(ZoneKinds::URL).or(ZoneKinds::EMAIL);
    let zones = document.zones().iter().filter(|zone| zone.kind.intersects(KINDS)).map(|zone| zone.span);
    let is_code = |line: &str| line.contains(['{', '}']) || [");", "='", "=\""].iter().any(|sign| line.contains(sign));
    let lines = document.lines().iter().filter(|line| is_code(document.slice(*line)));
    let mut spans: Vec<Span> = document.links().iter().map(Link::closing).chain(zones).chain(lines).collect();
    spans.sort_unstable();
    let (mut words, mut done) = (String::new(), 0);
    for span in spans {
        words.push_str(document.text().get(done..span.start).unwrap_or_default());
        done = done.max(span.end);
    }
    words + &document.text()[done..]
}

/// Whether a text has words of programming: more of them than a long one has by chance, or that a page with `several` scripts
/// has in its menus.
pub(in crate::pass) fn is_technical(text: &str, several: bool) -> bool {
    /// Bytes of a text about something else in which one of them may be: the script of a film, the code of a building.
    const APART: usize = 6000;
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 3);
    let known = words.filter_map(|word| topics::TECHNICAL.iter().position(|known| is_same(word, known)));
    if several {
        return known.count() > 2;
    }
    known.fold(0u64, |seen, word| seen | 1 << word).count_ones() as usize > text.len() / APART
}

/// Equal but for the case of letters; `known` is in lower case.
fn is_same(word: &str, known: &str) -> bool {
    word.len() == known.len() && word.chars().flat_map(char::to_lowercase).eq(known.chars())
}

/// Whether the lines above and below are of a play, `NORA: Still?`, `(The lamp goes out.)`, or short speeches, `“No.”`
pub(super) fn is_on_stage(document: &Document<'_>, line: usize) -> bool {
    /// Bytes of a name, and of a short speech.
    const NAME: usize = 40;
    const SHORT: usize = 80;
    let above = document.words_above(line).unwrap_or_default();
    let below = document.words_below(line).unwrap_or_default();
    let is_played = |line: &str| {
        // `TOM (reading): Loading...`
        let speaker = || {
            let name = near::behind(line, NAME).split_once(':').map(|(name, _)| name).unwrap_or_default();
            let name = name.split('(').next().unwrap_or_default().trim_end();
            name.chars().nth(1).is_some()
                && name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '’'))
        };
        let direction = line.starts_with('(') && line.ends_with(')') && line.contains(['.', '!', '?']);
        direction || speaker()
    };
    let is_speech = |line: &str| line.len() <= SHORT && line.starts_with(['“', '"', '„', '«', '‘', '—', '–']);
    is_played(above) && is_played(below) || is_speech(above) && is_speech(below)
}

/// Some words and a mark that ends them.
pub(super) fn is_sentence(line: &str) -> bool {
    let line = line.trim();
    let (words, foreign) = (line.split_ascii_whitespace().count(), !line.is_ascii());
    let letters = line.starts_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '“' | '"' | '«' | '„' | '*' | '[' | '-' | '>' | '¿' | '¡')
    });
    let ends = line.ends_with(['.', '!', '?', '…', '”', '"', '»', ':', '。', '！', '？', '।', '؟', '*', ')']);
    let short = || {
        line.starts_with(char::is_uppercase)
            && line.ends_with(['.', '!', '?'])
            && line.chars().rev().skip(1).all(|c| c.is_alphabetic() || c == ' ')
            && line.len() > 4
    };
    // Chinese and Japanese need no blanks.
    let ideographic = || line.len() >= 12 && line.ends_with(['。', '！', '？']);
    letters && ends && (words >= 3 || foreign && line.len() >= 24 || ideographic() || words <= 2 && short())
}

#[cfg(test)]
mod tests {
    use super::is_technical;

    #[test]
    fn a_word_in_a_long_text_makes_no_text_about_code() {
        let film = "The script of the film was lost. ";
        let rest = "The ferry sails at nine and the harbour is full of boats. ".repeat(120);
        assert!(is_technical(film, false));
        assert!(!is_technical(&format!("{film}{rest}"), false));
        assert!(!is_technical(&format!("{film}{rest}{film}"), false), "the same word again");
        assert!(is_technical(&format!("{film}{rest} The function calls the API in the browser."), false));
        assert!(!is_technical("For developers: scripts", true) && is_technical("CSS, HTML and JSON", true));
    }
}
