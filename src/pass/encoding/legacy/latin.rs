//! Text in Latin letters read in the page of other languages or of another system: `by³o` for `było`, `pøi` for `při`,
//! `olduðu` for `olduğu`, `fŸr` for `für`.
//!
//! Such pages differ in few letters, so that where these stand must tell: between letters where a language has them.

use super::evidence::{Evidence, Sample, are_of, stands, triples};
use super::trigrams::{Languages, languages};
use super::way::{Way, ways};
use crate::edit::Span;
use crate::pass::encoding::about::Topics;
use crate::pass::encoding::whole::runs;
use crate::text::near;
use crate::text::places::{places, places_beyond_ascii};

/// What the runs of characters beyond ASCII are, if all of them were read in one way; whether the text has Greek or Cyrillic
/// letters among Latin ones.
pub(super) fn find(text: &str, has_foreign: bool) -> Vec<(Span, String)> {
    if !is_odd(text, has_foreign) {
        return Vec::new();
    }
    let sample = sample(text);
    if sample.is_explained() {
        return Vec::new();
    }
    let found = judge(&sample).and_then(|(way, language)| read(text, way, language)).unwrap_or_default();
    let is_repair = !found.is_empty() && (found.len() >= Topics::EXAMPLES || Topics::find(text).are_none());
    if is_repair { found } else { Vec::new() }
}

/// Whether the letters of some places are not explained by one language, as those of most texts are.
fn is_odd(text: &str, has_foreign: bool) -> bool {
    let bytes = text.as_bytes();
    // Letters of another script stand in words of their own, but for those that were read wrong.
    let is_glued = |&[a, b]: &[u8; 2]| a.is_ascii_alphabetic() & is_foreign(b);
    if has_foreign && places(bytes, is_glued).nth(1).is_some() {
        let may_tell = |three: &[u8; 3]| may_tell(three) | is_foreign(three[0]);
        are_odd(text, places_beyond_ascii(bytes, may_tell))
    } else {
        are_odd(text, places_beyond_ascii(bytes, may_tell))
    }
}

fn are_odd(text: &str, mut places: impl Iterator<Item = usize>) -> bool {
    /// Letters that one language explains, but for one, in a text that is as it should be.
    const ENOUGH: usize = 8;
    /// Letters looked at. More would not tell better.
    const SAMPLE: usize = 64;
    let bytes = text.as_bytes();
    let is_ascii_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let (mut all, mut but_one, mut letters) = (Languages::ALL, Languages::ALL, 0);
    let mut is_explained = |at: usize| {
        let behind = at + if bytes[at] < 0xE0 { 2 } else { 3 };
        if !(at > 0 && is_ascii_letter(at - 1) || is_ascii_letter(behind)) {
            return false;
        }
        let mut here = text[at..].chars();
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let [c, behind] = std::array::from_fn(|_| here.next().unwrap_or(' '));
        if !stands(before, c, behind) {
            let found = languages(before, c, behind);
            but_one = all.or(but_one.and(found));
            all = all.and(found);
            letters += 1;
        }
        letters == SAMPLE || letters == ENOUGH && !but_one.is_none()
    };
    let is_over = places.any(&mut is_explained);
    letters > 1 && if is_over { letters > ENOUGH } else { all.is_none() }
}

/// Different words of ASCII letters and others.
fn sample(text: &str) -> Sample<'_> {
    /// More would not tell better.
    const SAMPLE: usize = 64;
    /// Of other scripts, runs have no such words.
    const RUNS: usize = 4 * SAMPLE;
    let mut found: Vec<&str> = Vec::new();
    // Words of letters that hardly tell leave room for others.
    let mut common = 0;
    for word in words(text, runs(text).take(RUNS)) {
        let has_letters = word.contains(|c: char| c.is_ascii_alphabetic())
            && triples(word).any(|[before, c, behind]| !stands(before, c, behind));
        let is_common = word.chars().all(|c| c.is_ascii() || matches!(c, 'á'..='ü') && is_common(c as u8 & 0xBF));
        if has_letters && (!is_common || common < SAMPLE / 2) && !found.contains(&word) {
            common += usize::from(is_common);
            found.push(word);
        }
        if found.len() == SAMPLE {
            break;
        }
    }
    Sample::new(found)
}

/// The words around runs, which are in order: what stands between blanks and signs of ASCII.
fn words(text: &str, runs: impl Iterator<Item = Span>) -> impl Iterator<Item = &str> {
    /// Attack: one endless word.
    const LONGEST: usize = 24;
    let is_part = |c: char| c.is_ascii_alphabetic() || c >= '\u{80}' && c != '\u{a0}';
    let mut end = 0;
    runs.filter_map(move |run| {
        if run.start < end {
            return None;
        }
        let word = near::run_around(text, Span::new(run.start, run.start), LONGEST, is_part);
        end = word.end;
        Some(&text[word.range()])
    })
}

/// Before a closer look, with few comparisons: whether three bytes begin one of the characters that letters of these languages
/// become, but for those that are as common in the languages they are read as.
#[inline(always)]
fn may_tell(&[lead, byte, next]: &[u8; 3]) -> bool {
    // All but a no-break space, `«` and `»`; all but common ones; all but dashes and quotes.
    (lead == 0xC2) & (byte != 0xA0) & (byte & 0xEF != 0xAB)
        | (lead == 0xC3) & !is_common(byte)
        | (lead == 0xC4)
        | (lead == 0xC5)
        | (lead == 0xCB)
        | (lead == 0xE2) & ((byte != 0x80) | (next >= 0xA0) | (next & 0xFB == 0x9A))
}

/// Whether the second byte is of `á`, `ä`, `ç`, `é`, `ë`, `í`, `ó`, `ö` or `ü`, which are the same in most pages.
#[inline(always)]
fn is_common(byte: u8) -> bool {
    (byte == 0xA1)
        | (byte == 0xA4)
        | (byte == 0xA7)
        | (byte == 0xA9)
        | (byte == 0xAB)
        | (byte == 0xAD)
        | (byte == 0xB3)
        | (byte == 0xB6)
        | (byte == 0xBC)
}

/// Whether a byte begins a letter of another script, Greek or Cyrillic.
#[inline(always)]
fn is_foreign(lead: u8) -> bool {
    (lead & 0xFE == 0xCE) | (lead & 0xFE == 0xD0)
}

/// The way that most speaks for, and its language; none where another is as likely and reads something else.
fn judge(sample: &Sample<'_>) -> Option<(Way, usize)> {
    let mut best: Option<(Way, Evidence)> = None;
    let mut is_open = false;
    for way in ways() {
        let Some(evidence) = Evidence::find(way, sample) else { continue };
        match &best {
            Some((_, other)) if other.gain > evidence.gain || other.words == evidence.words => {}
            Some((_, other)) if other.gain == evidence.gain => is_open = true,
            _ => {
                best = Some((way, evidence));
                is_open = false;
            }
        }
    }
    best.filter(|_| !is_open).map(|(way, evidence)| (way, evidence.language))
}

/// What the runs of a text are that differ; nothing where one cannot have been read so, or few are of the language.
fn read(text: &str, way: Way, language: usize) -> Option<Vec<(Span, String)>> {
    let read = |run: Span| Some((run, way.decode_at(text, run)?));
    let mut all: Vec<(Span, String)> = runs(text).map(read).collect::<Option<_>>()?;
    all.retain(|(run, with)| text[run.range()] != **with);
    let words = words(text, all.iter().map(|(run, _)| *run)).filter_map(|word| Some((word, way.decode(word)?)));
    are_of(language, words).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let edits = find(text, text.contains(|c| matches!(c, 'α'..='ω' | 'а'..='я')));
        let mut read = text.to_owned();
        for (span, with) in edits.iter().rev() {
            read.replace_range(span.range(), with);
        }
        read
    }

    #[test]
    fn a_way_is_told_from_others() {
        for odd in ["Pøišel vèera veèer pìšky, ţe sníh øíènì roztál", "Molière, Ampère et Liège; la père Noël"]
        {
            assert_eq!(read(odd), odd);
        }
        assert_eq!(
            read("Pøišel vèera veèer pìšky, když sníh øíènì roztál"),
            "Přišel včera večer pěšky, když sníh říčně roztál"
        );
    }

    #[test]
    fn the_quick_look_lets_letters_through_that_only_they_have() {
        for c in "¹³¿œŸ±¶¼ðþýìøèùòûõãºæâÎ„‚Šˆ".chars() {
            let mut bytes = [b' '; 4];
            c.encode_utf8(&mut bytes);
            assert!(may_tell(&[bytes[0], bytes[1], bytes[2]]), "{c}");
        }
    }
}
