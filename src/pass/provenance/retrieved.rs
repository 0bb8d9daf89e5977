//! What a wiki prints below a page: where it was retrieved from.

use super::{RETRIEVED, is_url, line_after, line_before};
use crate::document::{Classes, Document};
use crate::edit::Edits;
use crate::rule::Confidence;
use crate::text::starts::Starts;

/// How `Retrieved from` begins in the wikis of other languages, as MediaWiki prints it.
static RETRIEVED_STARTS: Starts<24> = Starts::new([
    "Retrieved from",
    "Abgerufen von",
    "Von „",
    "Récupérée de",
    "Récupéré de",
    "Ce document provient de",
    "Obtenido de",
    "Estratto da",
    "Obtida de",
    "Disponível em",
    "Overgenomen van",
    "Źródło: „",
    "Źródło „",
    "Источник — ",
    "Hämtad från",
    "Citováno z",
    "Noudettu kohteesta",
    "A lap eredeti címe",
    "Lấy từ “",
    "Diperoleh dari",
    "원본 주소",
    "Ανακτήθηκε από το",
    "Hentet fra",
    "取自",
]);

/// How the line begins that names the title which led to a page, in the wikis of MediaWiki 1.39.17.
static REDIRECTED_STARTS: Starts<28> = Starts::new([
    "(Redirected from ",
    "(Weitergeleitet von ",
    "(Redirigé depuis ",
    "(Redirigido desde ",
    "(Reindirizzamento da ",
    "(Redirecionado de ",
    "(Doorverwezen vanaf ",
    "(Omdirigerad från ",
    "(Omdirigeret fra ",
    "(Omdirigert fra ",
    "(Ohjattu sivulta ",
    "(Przekierowano z ",
    "(přesměrováno z ",
    "(Redirecționat de la ",
    "(Ανακατεύθυνση από ",
    "(перенаправлено с ",
    "(Перенаправлено з ",
    "(пренасочване от ",
    "(Presmerované z ",
    "(Preusmjereno s ",
    "(بالتحويل من ",
    "(הופנה מהדף ",
    "(تغییرمسیر از ",
    "(Đổi hướng từ ",
    "(Dialihkan dari ",
    "(เปลี่ยนทางจาก ",
    "（重定向自",
    "（重新導向自",
]);

/// The whole of one of the first lines, below the title; with a link, or below the name of the encyclopedia.
pub(super) fn redirected(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Lines above: a title, a tagline.
    const ABOVE: usize = 3;
    /// Bytes of a title with its link, and words with those in front of it.
    const LONG: usize = 300;
    const WORDS: usize = 10;
    let text = document.text();
    let mut line = line_after(text, 0);
    for _ in 0..=ABOVE {
        let own = text[line.range()].trim_end();
        let name = own.strip_suffix([')', '）']).filter(|name| !name.ends_with(['.', '!', '?', '…']));
        let is_name = || name.is_some_and(|name| name.split(' ').count() <= WORDS);
        let is_of_wiki = || own.contains("](") || text[..line.start].contains("ikipedia");
        if own.len() <= LONG && REDIRECTED_STARTS.begin(own) && is_name() && is_of_wiki() {
            let at = document.lines().at(line.start);
            edits.delete(document.block(at, at), &RETRIEVED, Confidence::Certain);
            return;
        }
        line = line_after(text, line.end);
    }
}

/// `Retrieved from "URL"` as one of the last lines; before more that the wiki printed, with the URL of a page of one.
pub(super) fn retrieved(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Categories may follow.
    const BEHIND: usize = 3;
    let text = document.text();
    let mut pages = Vec::new();
    if document.classes().intersects(Classes::EQUALS) {
        let found = memchr::memmem::find_iter(text.as_bytes(), "/index.php?title=");
        pages.extend(found.map(|at| document.lines().at(at)));
    }
    let mut found = pages.clone();
    let mut end = text.len();
    for _ in 0..BEHIND {
        let line = line_before(text, end);
        found.push(document.lines().at(line.start));
        end = line.start;
    }
    found.sort_unstable();
    found.dedup();
    let has_version = |line: &usize| pages.binary_search(line).is_ok() && has_version(document.line(*line));
    let is_one = |line: &usize| *line > 0 && (is_retrieved(document.line(*line)) || has_version(line));
    for line in found.into_iter().filter(is_one) {
        let last = line + usize::from(ends_below(document, line));
        edits.delete(document.block(line, last), &RETRIEVED, Confidence::Certain);
    }
}

/// Whether a margin broke the URL: the line below has the rest of it and the quotation mark.
fn ends_below(document: &Document<'_>, line: usize) -> bool {
    let is_mark = |c: char| matches!(c, '"' | '”' | '“' | '»');
    let is_open = document.line(line).matches(is_mark).count() == 1;
    let below = (line + 1 < document.lines().len()).then(|| document.words(line + 1));
    is_open && below.is_some_and(|below| below.ends_with(is_mark) && !below.contains(' '))
}

/// `Retrieved from "URL"`, in the words of some language.
fn is_retrieved(line: &str) -> bool {
    let own = line.trim_matches([' ', '*', '_', '>']);
    let start = RETRIEVED_STARTS.of(own).next().map(|(_, label)| &own[label.len()..]);
    // Japanese has it behind the URL.
    start.or_else(|| own.strip_suffix("から取得")).is_some_and(|rest| {
        let quotes = [' ', '"', '„', '“', '”', '«', '»', '‘', '’', '「', '」', ':', '.', '\u{a0}'];
        is_url(rest.trim_matches(quotes))
    })
}

/// A few words, in any language, around the quoted URL of one version of a page: `"…/index.php?title=Port&oldid=7" eredetiből`.
fn has_version(line: &str) -> bool {
    /// Words around it.
    const FEW: usize = 5;
    let mut parts = line.trim_matches([' ', '*', '_', '>']).split(['"', '„', '“', '”', '«', '»', '「', '」']);
    let (Some(before), Some(url), Some(behind), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let count = before.split_whitespace().chain(behind.split_whitespace()).count();
    is_url(url.trim())
        && url.contains("oldid=")
        && (1..=FEW).contains(&count)
        && !before.contains([':', ',', '.'])
        && !behind.contains([',', ';'])
}
