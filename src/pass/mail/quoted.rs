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

/// Lines of `>` behind a line that says who wrote them, and when or from where: `In 1808 Goethe wrote:` is the author's.
pub(super) fn quotes(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// A longer line is a sentence.
    const MAX: usize = 300;
    let lines = document.lines();
    let line = |index: usize| document.line(index).trim();
    let says = |text: &str| {
        let lower = if text.len() < MAX { text.to_lowercase() } else { String::new() };
        WROTE.iter().any(|wrote| lower.contains(wrote))
    };
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
        if end > index + 1 && (is_wrapped || says(own) && is_dated()) {
            edits.delete(document.block(index - usize::from(is_wrapped), end - 1), &QUOTE, Confidence::Likely);
        }
        index = end;
    }
}

/// Whether a line has an address or a time of the day.
fn has_time(line: &str) -> bool {
    let is_time = |part: &[u8]| matches!(part, [a, b':', c, d] if [a, c, d].iter().all(|b| b.is_ascii_digit()));
    line.contains('@') || line.as_bytes().windows(4).any(is_time)
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
    let line = |index: usize| document.line(index).trim();
    let announces = |text: &str| {
        let bare = text.trim_matches(['-', '_', ' ', ':', '>', '*', '\u{a0}']);
        let lower = if bare.len() < LONGEST { bare.to_lowercase().replace('’', "'") } else { String::new() };
        FORWARDS.iter().any(|words| lower.starts_with(words))
    };
    let mut index = 0;
    while index < lines.len() {
        let decorated = line(index).starts_with("--") || line(index).ends_with(':');
        let mut end = index + 1;
        if decorated && announces(line(index)) {
            end = fields(&line, end, lines.len());
            // A colon alone may end a clause.
            if end > index + 1 || line(index).starts_with("--") {
                edits.delete(document.block(index, end - 1), &FORWARD, Confidence::Likely);
            }
        }
        index = end;
    }
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
