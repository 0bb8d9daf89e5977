//! Lines of scripts, style sheets, data and placeholders between paragraphs.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span, cut};
use crate::pass::context::introduced::is_introduced;
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};
use crate::text::bytes::{Bytes, trim};
use crate::text::near;

mod code;
mod loading;
mod office;
mod phrases;
mod prose;
mod sheet;
mod snippet;
mod style;
mod topics;
mod value;

pub(super) use prose::is_technical;
use prose::{Prose, is_about_code, is_sentence};
use value::{MAX_VALUE, ends_in_value, is_value};

const CODE: Rule =
    Rule::new("debris/code", Presets::TEXT, "Script, style sheet or JSON of the page between paragraphs of prose")
        .fires(
            "The ferry sails at nine.\n\nwindow.ads = window.ads || []; ads.push({\"slot\": \"top\"});\n\nIt is full.",
            "The ferry sails at nine.\n\nIt is full.",
        )
        .spares("Add this line of JavaScript:\n\nwindow.ads = window.ads || []; ads.push({\"slot\": \"top\"});");

const OFFICE: Rule =
    Rule::new("debris/office", Presets::TEXT, "Settings of an Office document: `Normal 0 false false false EN-US …`")
        .fires("Normal 0 21 false false false DE X-NONE X-NONE\n\nThe ferry sails at nine.", "The ferry sails at nine.")
        .spares("Normal 0 means that no test was false.");

const VALUE: Rule = Rule::new(
    "debris/value",
    Presets::TEXT,
    "`[object Object]`, or `undefined`, `null`, `NaN` alone between paragraphs",
)
.fires("The ferry sails at nine.\n\nundefined\n\nIt is full.", "The ferry sails at nine.\n\nIt is full.")
.spares("NaN\n\nNaN is the result of a division of zero by zero.");

const LOADING: Rule = Rule::new("debris/loading", Presets::TEXT, "Text that a script never replaced: `Loading…`")
    .fires("Loading comments...\n\nThe ferry sails at nine.", "The ferry sails at nine.")
    .spares("Loading… the word blinked on the screen for an hour.");

const NO_SCRIPT: Rule =
    Rule::new("debris/no-script", Presets::TEXT, "Message of a page that needs JavaScript or a newer browser")
        .fires("The ferry sails at nine.\n\nPlease enable JavaScript to view the comments.", "The ferry sails at nine.")
        .spares("Many people ask why they should please enable JavaScript for every site.");

static RULES: [Rule; 5] = [CODE, OFFICE, VALUE, LOADING, NO_SCRIPT];

#[derive(Debug)]
pub(super) struct Debris;

impl Pass for Debris {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::ANY
    }

    /// A line of code in two lines of text makes a document verbatim: this pass asks what the text is without it.
    fn domain(&self) -> Domain {
        Domain::Any
    }

    /// Code holds anything; whether a line may go is decided by its first line.
    fn zones(&self) -> ZoneKinds {
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        value::objects(document, edits);
        sheet::find(document, edits);
        snippet::find(document, edits);
        let mut found = scan(document);
        found.retain(|debris| {
            if let Some(head) = debris.head {
                edits.delete(head, debris.rule, Confidence::Certain);
            }
            debris.head.is_none()
        });
        if found.is_empty() {
            return;
        }
        let Some(prose) = Prose::read(document, &found) else { return };
        // Several of these words make a list of terms.
        let values = found.iter().filter(|debris| debris.rule.id() == VALUE.id());
        let values = values.map(|debris| document.line(debris.lines.0).trim());
        let mut words: Vec<&str> = values.filter(|word| !word.starts_with('[')).collect();
        words.sort_unstable();
        words.dedup();
        for Found { lines: (first, last), rule, .. } in found {
            let is_item = rule.id() == VALUE.id() && value::item(document.line(first)).is_some();
            let about = prose.is_technical || prose.has_code || !is_item && is_announced(document, first);
            let confidence = match rule.id() {
                "debris/office" => Confidence::Certain,
                "debris/loading" if is_told_of(document, first) => Confidence::Possible,
                "debris/loading" => Confidence::Likely,
                _ if about => Confidence::Possible,
                "debris/value" if words.len() > 1 => Confidence::Possible,
                _ => Confidence::Likely,
            };
            edits.delete(document.block(first, last), rule, confidence);
        }
    }
}

/// Deletes code amid words, unless what is left is code, or about code.
fn delete_amid(document: &Document<'_>, found: &[Span], edits: &mut Edits<'_>) {
    if found.is_empty() || is_about_code(document, found) {
        return;
    }
    for span in found {
        edits.delete(cut::inline(document.text(), *span), &CODE, Confidence::Likely);
    }
}

struct Found {
    lines: (usize, usize), // first and last
    rule: &'static Rule,
    /// Not the lines, but the beginning of the first.
    head: Option<Span>,
}

/// Longer than any message of a page.
const MAX_MESSAGE: usize = 300;

/// A first look at a line, without an index of the lines: almost every line ends here.
fn is_suspect(line: &str) -> bool {
    let line = trim(line);
    let bytes = line.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    // Letters and a full stop, as most are.
    if !SUSPECT_FIRSTS.has(*first) && !SUSPECT_LASTS.has(*last) && !bytes.ends_with(b"..") {
        return line.len() <= MAX_MESSAGE && phrases::NO_SCRIPT_STARTS.may_begin(line);
    }
    if line.len() <= MAX_MESSAGE {
        let words = if MARK_BYTES.has(*first) || MARK_BYTES.has(*last) { line.trim_matches(MARKS) } else { line };
        let loading =
            matches!(words.as_bytes().last(), Some(b'.' | 0xA6)) && (words.ends_with("..") || words.ends_with('…'));
        let is_item = || matches!(first, b'-' | b'+') && ends_in_value(line);
        let value = line.len() <= MAX_VALUE && (words.starts_with(['[', 'u', 'n', 'N']) || is_item());
        if loading
            || value
            || *first == b'm' && line.starts_with("mso-")
            || *first == b'M' && line == "MicrosoftInternetExplorer4"
            || *last == b'E' && line.ends_with(office::END)
            || phrases::NO_SCRIPT_STARTS.may_begin(words)
        {
            return true;
        }
    }
    if *first == b'N' && line.starts_with("Normal") {
        return true;
    }
    // A sentence may end in a bracket, too.
    let sentence =
        first.is_ascii_uppercase() && matches!(last, b')' | b']') && memchr::memchr2(b'{', b'=', bytes).is_none();
    code::may_start(*first, *last) && !sentence
}

/// What may stand around a message: emphasis, quote marks.
const MARKS: [char; 5] = ['*', '_', '>', ' ', '\\'];
static MARK_BYTES: Bytes = Bytes::of(b"*_> \\");

/// Of lines that need a closer look: marks, values, settings.
static SUSPECT_FIRSTS: Bytes = Bytes::of(b"*_> \\[unN-+mM");

/// Marks, the end of `…` and of settings, signs that end code.
static SUSPECT_LASTS: Bytes = Bytes::of(b"*_> \\\xA6E,").or(&code::LASTS);

fn scan(document: &Document<'_>) -> Vec<Found> {
    let text = document.text();
    let mut found = Vec::new();
    let mut failures = 0;
    let mut next = 0;
    for (index, span) in document.lines().iter().enumerate() {
        let line = document.slice(span);
        if index < next || line.is_empty() || !is_suspect(line) {
            continue;
        }
        let lines = document.lines();
        let line = trim(line);
        let head = office::head(document, span);
        if head.is_some() || office::is_style(document.slice(span)) {
            found.push(Found { lines: (index, index), rule: &OFFICE, head });
            next = index + 1;
            continue;
        }
        let hit = if line.len() <= MAX_MESSAGE
            && let Some((rule, last)) = message(document, index, line)
        {
            Some((rule, last))
        } else if code::may_start(line.as_bytes()[0], line.as_bytes()[line.len() - 1]) {
            code::block(document, index, &mut failures).map(|last| (&CODE, style::tail(document, last)))
        } else {
            None
        };
        let Some((rule, last)) = hit else { continue };
        let start = text.len() - text[lines.span(index).start..].trim_start().len();
        let literal = ZoneKinds::CODE.or(ZoneKinds::MATH).or(ZoneKinds::FRONT_MATTER).or(ZoneKinds::INLINE_CODE);
        if document.zones().at(start, literal).is_none() {
            let first = if rule.id() == CODE.id() { style::head(document, index, next) } else { index };
            found.push(Found { lines: (first, last), rule, head: None });
            next = last + 1;
        }
    }
    found
}

/// The rule for a line that is not code, and the last line of what it starts.
fn message(document: &Document<'_>, index: usize, line: &str) -> Option<(&'static Rule, usize)> {
    if line.starts_with("Normal") || line.ends_with(office::END) {
        return office::end(document, index).map(|last| (&OFFICE, last));
    }
    if line == "MicrosoftInternetExplorer4" && document.are_apart(index, index) {
        return Some((&OFFICE, index));
    }
    if line.starts_with("mso-") && line.ends_with(';') && line.contains(':') {
        return Some((&OFFICE, index));
    }
    if let Some(item) = value::item(line).filter(|item| is_value(item)) {
        return value::is_odd_item(document, index, item).then_some((&VALUE, index));
    }
    let words = line.trim_matches(MARKS);
    if is_value(words) {
        // In bold it is the head of an entry.
        let plain = !line.starts_with("**") && !line.starts_with("__");
        return (plain && value::is_between_paragraphs(document, index, words)).then_some((&VALUE, index));
    }
    // Items of a list that was never filled are one like the other.
    let same = |index: usize| trim(document.line(index)) == line;
    let is_repeated = || value::item(line).is_some() && document.lines().beside(index).any(same);
    let bare = words.trim_end_matches(['.', '…', '。', '・', ' ']);
    if bare.len() < words.len() && bare.len() <= 60 && (document.are_apart(index, index) || is_repeated()) {
        let bare = bare.to_lowercase();
        if loading::is_loading(&bare) && (words.ends_with('…') || words.ends_with("...") || words.ends_with("..")) {
            return Some((&LOADING, index));
        }
    }
    if !phrases::NO_SCRIPT_STARTS.may_begin(words) || !document.are_apart(index, index) {
        return None;
    }
    /// Bytes. No phrase is longer.
    const HEAD: usize = 200;
    let head = near::behind(words, HEAD).to_lowercase().replace('’', "'");
    let starts = |phrase: &str| head.starts_with(phrase);
    // `We're sorry but Harbour doesn't work properly without JavaScript enabled.`
    let sorry = || starts("we're sorry but ") && words.contains("without JavaScript");
    // One sentence or two, as on a button.
    let is_short = || words.split(' ').count() <= 20;
    let is_one = |(start, ends): &(&str, &[&str])| starts(start) && ends.iter().any(|end| words.contains(end));
    let is_begun = || phrases::NO_SCRIPT.iter().any(|phrase| starts(phrase)) || phrases::GUESSES.iter().any(is_one);
    // `To view this page`, `Um die Seite zu sehen`: a purpose and what to do.
    let purpose = || phrases::PURPOSES.iter().any(is_one) && is_short();
    (is_begun() || sorry() || purpose()).then_some((&NO_SCRIPT, index))
}

/// Whether the paragraph before the line announces it: `Add this:`.
fn is_announced(document: &Document<'_>, first: usize) -> bool {
    let before = document.written_above(first).next();
    before.is_some_and(|line| document.line(line).trim_end().ends_with([':', '：']))
}

/// Whether the text speaks of a message: it introduces it, or the paragraph below says what it means, `shown while the map loads`.
fn is_told_of(document: &Document<'_>, line: usize) -> bool {
    /// Bytes of a paragraph that tell, and letters of a word that is not declined.
    const NEAR: usize = 100;
    const STEM: usize = 4;
    // `Please wait...`: the last word says what it is.
    let words = document.line(line).trim_matches(MARKS).trim_matches(|c: char| !c.is_alphanumeric());
    let last = words.rsplit(' ').next().unwrap_or_default();
    let stem: String = last.chars().take(STEM).flat_map(char::to_lowercase).collect();
    let below = document.words_below(line).unwrap_or_default();
    let is_named = || is_sentence(below) && near::behind(below, NEAR).to_lowercase().contains(&stem);
    is_introduced(document, line, line) || is_named() || prose::is_on_stage(document, line)
}
