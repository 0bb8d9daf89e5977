//! Quoted and forwarded messages.

use super::{FORWARD, QUOTE};
use crate::document::Document;
use crate::edit::Edits;
use crate::rule::Confidence;

/// What the line before a quoted message says, besides a date or an address. Source: the replies that parsers of mail read.
#[rustfmt::skip]
const WROTE: &[&str] = &[
    " wrote", " writes", " schrieb", " a écrit", " escribió", " escreveu", " ha scritto", " schreef", " geschreven", " napisał",
    " skrev", " pisze", " пишет", " написал", " kirjoitti", " napsal", " napísal", " yazdı", " ezt írta", " a scris", "写道", "님이 작성",
];

/// What the line above the header of a forwarded message says. Source: the programs whose mails parsers of forwarded mail read.
#[rustfmt::skip]
const FORWARDS: &[&str] = &[
    "original message", "forwarded message", "forwarded by", "begin forwarded message", "ursprüngliche nachricht",
    "weitergeleitete nachricht", "anfang der weitergeleiteten", "message d'origine", "message transféré", "message transmis",
    "début du message", "mensaje original", "mensaje reenviado", "inicio del mensaje reenviado", "messaggio originale",
    "messaggio inoltrato", "inizio messaggio inoltrato", "mensagem original", "mensagem encaminhada", "mensagem reencaminhada",
    "início da mensagem", "oorspronkelijk bericht", "doorgestuurd bericht", "begin doorgestuurd bericht", "oprindelig meddelelse",
    "videresendt meddelelse", "videresendt melding", "start på videresendt", "ursprungligt meddelande", "vidarebefordrat me",
    "välitetty viesti", "edelleenlähetetty viesti", "přeposlaná zpráva", "začátek přeposílané zprávy", "preposlaná správa",
    "začiatok preposlanej správy", "początek przekazywanej wiadomości", "przekazana wiadomość", "treść przekazanej wiadomości",
    "továbbított", "începe mesajul redirecționat", "mesaj redirecționat", "iletilen ileti", "iletilmiş mesaj", "proslijeđena poruka",
    "пересылаемое сообщение", "перенаправленное сообщение", "исходное сообщение", "начало переадресованного сообщения",
    "переслане повідомлення", "перенаправлене повідомлення", "початок листа, що пересилається",
];

/// Names of the first field that Outlook writes above the message it answers, in lower case.
#[rustfmt::skip]
const SENDER: &[&str] = &[
    "from", "von", "de", "da", "van", "från", "fra", "od", "от", "від", "lähettäjä", "kimden", "feladó", "发件人", "寄件者", "差出人", "보낸 사람",
];

/// And that of its subject.
#[rustfmt::skip]
const SUBJECT: &[&str] = &[
    "subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "ämne", "emne", "temat", "тема", "předmět",
    "predmet", "aihe", "konu", "tárgy", "subiect", "主题", "主旨", "件名", "제목",
];

/// Lines of `>` behind a line that says who wrote them, and when or from where: `In 1808 Goethe wrote:` is the author's.
pub(super) fn quotes(document: &Document<'_>, edits: &mut Edits<'_>) {
    let lines = document.lines();
    let line = |index: usize| document.words(index);
    let mut index = 0;
    while index < lines.len() {
        let mut end = index + 1;
        if !line(index).ends_with([':', '：']) {
            index = end;
            continue;
        }
        while end < lines.len() && (line(end).starts_with('>') || line(end).is_empty()) {
            end += 1;
        }
        while end > index + 1 && line(end - 1).is_empty() {
            end -= 1;
        }
        // It may be wrapped: the first line is one of its own.
        let own = line(index);
        let above = index.checked_sub(1).map(line).filter(|_| index < 2 || line(index - 2).is_empty());
        let above = above.filter(|above| above.contains(|c: char| c.is_ascii_digit()) && !above.starts_with('>'));
        let is_wrapped = above.is_some_and(|above| says(own) || own.starts_with('<') && says(above));
        let is_dated = || has_time(own) || line(index + 1).starts_with('>') && has_day(own);
        if end > index + 1 && (is_wrapped || says(own) && is_dated() || is_addressed(own)) {
            edits.delete(document.block(index - usize::from(is_wrapped), end - 1), &QUOTE, Confidence::Likely);
        }
        index = end;
    }
}

/// Where the quoted message at `line` begins, with the line or two that say who wrote it.
pub(super) fn lead(document: &Document<'_>, line: usize) -> usize {
    let gap = usize::from(line > 0 && document.words(line - 1).is_empty());
    let Some(own) = line.checked_sub(gap + 1).filter(|own| is_attribution(document.words(*own))) else { return line };
    // It may be wrapped.
    if own > 0 && !document.words(own - 1).is_empty() && !has_day(document.words(own)) { own - 1 } else { own }
}

/// `On 3 May, Eva wrote:`, with the day or an address.
fn is_attribution(line: &str) -> bool {
    line.ends_with([':', '：']) && (has_time(line) || has_day(line)) && says(line)
}

fn says(line: &str) -> bool {
    /// A longer line is a sentence.
    const MAX: usize = 300;
    let lower = if line.len() < MAX { line.to_lowercase() } else { String::new() };
    WROTE.iter().any(|wrote| lower.contains(wrote))
}

/// Whether a line has an address or a time of the day.
fn has_time(line: &str) -> bool {
    line.contains('@') || has_clock(line)
}

/// Whether a line has a time of the day.
pub(in crate::pass) fn has_clock(line: &str) -> bool {
    let is_time = |part: &[u8]| matches!(part, [a, b':', c, d] if [a, c, d].iter().all(|b| b.is_ascii_digit()));
    line.as_bytes().windows(4).any(is_time)
}

/// Who wrote and when, in any language: `04.03.2025, 09:12, Eva <eva@example.org>:`.
fn is_addressed(line: &str) -> bool {
    const MAX: usize = 300;
    /// Day, year and hour.
    const NUMBERS: usize = 3;
    if line.len() > MAX || !line.ends_with([':', '：']) {
        return false;
    }
    let Some((before, (address, behind))) = line.split_once('<').and_then(|(a, rest)| Some((a, rest.split_once('>')?)))
    else {
        return false;
    };
    let numbers = |text: &str| text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count();
    address.contains('@') && numbers(before) + numbers(behind) >= NUMBERS
}

/// Whether a line has the day of a month.
fn has_day(line: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric())
        .any(|part| part.len() <= 2 && part.starts_with(|c: char| c.is_ascii_digit()))
}

/// `-----Original Message-----` and the fields of its header.
pub(super) fn forwards(document: &Document<'_>, edits: &mut Edits<'_>) {
    const LONGEST: usize = 60;
    let lines = document.lines();
    let line = |index: usize| document.words(index);
    let announces = |text: &str| {
        let bare = text.trim_matches(['-', '_', ' ', ':', '>', '*', '\u{a0}']);
        let lower = if bare.len() < LONGEST { bare.to_lowercase().replace('’', "'") } else { String::new() };
        FORWARDS.iter().any(|words| lower.starts_with(words))
    };
    let mut index = 0;
    while index < lines.len() {
        let decorated = line(index).starts_with("--") || line(index).ends_with(':');
        let mut end = index + 1;
        if is_header(&line, index, lines.len()) {
            let above = index.checked_sub(1).map_or("", line);
            let ruled = above.len() > 3 && above.bytes().all(|byte| byte == b'_');
            end = fields(&line, index, lines.len());
            edits.delete(document.block(index - usize::from(ruled), end - 1), &FORWARD, Confidence::Likely);
        } else if decorated && announces(line(index)) {
            end = fields(&line, end, lines.len());
            if end == index + 1 && end < lines.len() && is_addressed(line(end)) {
                end += 1;
            }
            // A colon alone may end a clause.
            if end > index + 1 || line(index).starts_with("--") {
                edits.delete(document.block(index, end - 1), &FORWARD, Confidence::Likely);
            }
        }
        index = end;
    }
}

/// Whether the header of a message begins at the line.
pub(super) fn begins_message(document: &Document<'_>, line: usize) -> bool {
    is_header(&|line| document.words(line), line, document.lines().len())
}

/// Fields of a message below another that no line announces: one begins with the sender, one is the subject, one tells the time.
fn is_header<'t>(line: &impl Fn(usize) -> &'t str, start: usize, end: usize) -> bool {
    const FEWEST: usize = 3;
    let named = |text: &str, names: &[&str]| {
        let name = text.trim_start_matches(['*', '>', ' ']).split_once([':', '：']).map_or("", |(name, _)| name);
        names.contains(&name.trim_matches(['*', ' ', '\u{a0}']).to_lowercase().as_str())
    };
    let is_first = start > 0 && is_field(line(start)) && !is_field(line(start - 1)) && named(line(start), SENDER);
    let below = || (start..fields(line, start, end)).map(line);
    is_first
        && (0..start).rev().map(line).any(|above| above.contains(char::is_alphanumeric))
        && below().count() >= FEWEST
        && below().any(|text| named(text, SUBJECT))
        && below().any(has_clock)
        && !below().any(|text| named(text, &["message-id"]))
}

/// The end of the fields that begin at `start`: below each other, or all of them with blank lines between.
fn fields<'t>(line: &impl Fn(usize) -> &'t str, start: usize, end: usize) -> usize {
    const MOST: usize = 8;
    let mut at = start;
    let (mut taken, mut apart) = (0, false);
    for count in 0..MOST {
        let blank = at < end && line(at).is_empty();
        let next = at + usize::from(blank);
        // The first may stand below a blank line in any case.
        if count == 1 {
            apart = blank;
        }
        if next >= end || !is_field(line(next)) || count > 1 && blank != apart {
            break;
        }
        at = next + 1;
        taken += 1;
    }
    if taken > 1 { at } else { start }
}

/// `From: Eva`, `*Objet :* Le moulin`.
fn is_field(line: &str) -> bool {
    const WORDS: usize = 3;
    let Some((name, _)) = line.trim_start_matches(['*', '>', ' ']).split_once([':', '：']) else { return false };
    let name = name.trim_matches(['*', ' ', '\u{a0}']);
    let is_name = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '(' | ')');
    !name.is_empty() && name.chars().all(is_name) && name.split(' ').count() <= WORDS
}
