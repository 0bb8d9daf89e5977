//! Mail and chat: signatures of devices, quoted replies, headers of forwarded messages.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::Edits;
use crate::pass::boilerplate::item;
use crate::pass::introduced::is_introduced;
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const SIGNATURE: Rule =
    Rule::new("mail/signature", Presets::TEXT, "Last line that a telephone or a mail program put there")
        .fires("See you at nine.\n\nSent from my iPhone", "See you at nine.")
        .spares("I got the photo that was sent from my iPhone");

const QUOTE: Rule = Rule::new("mail/quote", Presets::NONE, "Quoted message with the line that introduces it")
    .fires("At nine.\n\nOn 3 May, Eva wrote:\n> When does it sail?\n> Eva", "At nine.")
    .spares("The poet wrote:\n\n> The sea is calm to-night.");

const FORWARD: Rule = Rule::new("mail/forward", Presets::NONE, "Header of a forwarded or quoted message")
    .fires(
        "See below.\n\n-----Original Message-----\nFrom: Eva\nSent: Monday\nSubject: Ferry\n\nIt sails at nine.",
        "See below.\n\nIt sails at nine.",
    )
    .spares("From: here to the sea.\n\nThe original message was lost.");

static RULES: [Rule; 3] = [SIGNATURE, QUOTE, FORWARD];

/// Before and behind the name of a device, in lower case. Sources: the default signatures of Apple Mail, Samsung Email,
/// Outlook, Yahoo Mail and BlackBerry as reply parsers in public repositories list them.
#[rustfmt::skip]
const DEVICES: &[(&str, &str)] = &[
    ("sent from my ", ""), ("sent from an ", ""), ("sent from a ", ""), ("sent from ", ""), ("sent via ", ""),
    ("sent via the ", ""), ("sent using ", ""), ("sent with ", ""), ("sent on my ", ""), ("von meinem ", " gesendet"), ("gesendet von meinem ", ""), ("gesendet von ", ""),
    ("gesendet mit der ", ""), ("gesendet mit ", ""), ("diese nachricht wurde von meinem ", " gesendet"), ("von ", " gesendet"),
    ("envoyé de mon ", ""), ("envoyé depuis mon ", ""), ("envoyé à partir de mon ", ""), ("obtenir ", ""), ("envoyé depuis ", ""),
    ("envoyé à partir d'", ""), ("enviado desde mi ", ""), ("enviado desde ", ""), ("enviado do meu ", ""), ("enviado de meu ", ""),
    ("enviado a partir do meu ", ""), ("enviado do ", ""), ("enviado via ", ""), ("inviato da ", ""), ("inviato dal mio ", ""),
    ("verzonden vanaf mijn ", ""), ("verstuurd vanaf mijn ", ""), ("verzonden vanaf ", ""), ("verstuurd vanaf ", ""),
    ("verzonden met ", ""), ("wysłane z mojego ", ""), ("wysłane z ", ""), ("skickat från min ", ""), ("skickat från ", ""),
    ("sendt fra min ", ""), ("sendt fra mit ", ""), ("sendt fra ", ""), ("lähetetty ", ""), ("odesláno z mého ", ""),
    ("odesláno z ", ""), ("odoslané z ", ""), ("отправлено с моего ", ""), ("отправлено с ", ""), ("отправлено из ", ""),
    ("надіслано з мого ", ""), ("надіслано з ", ""), ("trimis de pe ", ""), ("trimis din ", ""), ("elküldve az ", ""),
    ("", "ról küldve"), ("", "umdan gönderildi"), ("", "imden gönderildi"), ("", "'imden gönderildi"), ("", " gönderildi"),
    ("στάλθηκε από το ", " μου"), ("στάλθηκε από ", ""), ("נשלח מה-", ""), ("נשלח מה", " שלי"), ("أُرسلت من ", ""), ("أُرسلت من الـ ", ""), ("تم الإرسال من ", ""),
    ("", "から送信"), ("", "から送信されました"), ("发自我的", ""), ("发自我的 ", ""), ("發自我的", ""), ("從我的 ", " 傳送"), ("從我的", "傳送"),
    ("从我的 ", " 发送"), ("从我的", "发送"), ("나의 ", "에서 보냄"), ("내 ", "에서 보냄"), ("", "에서 보냄"), ("đã gửi từ ", ""), ("dikirim dari ", ""),
    ("enviat des del meu ", ""), ("enviat des de ", ""), ("get ", ""), ("", " herunterladen"), ("outlook für ", " beziehen"),
    ("télécharger ", ""), ("téléchargez ", ""), ("obtener ", ""), ("obtenga ", ""), ("obter o ", ""), ("scarica ", ""), ("hämta ", ""),
    ("", " を入手"), ("download ", ""), ("hae ", ""), ("hent ", ""),
];

/// First words of names of devices and mail programs.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "iphone", "ipad", "ipod", "mac", "macbook", "apple watch", "android", "samsung", "galaxy", "huawei", "honor", "xiaomi", "redmi", "mi phone", "poco",
    "oppo", "vivo", "oneplus", "pixel", "google pixel", "nokia", "lumia", "windows phone", "htc", "lg", "sony", "xperia", "motorola", "moto",
    "blackberry", "verizon", "t-mobile", "at&t", "smartphone", "mobile", "mobiltelefon", "mobil", "handy", "phone", "cell phone", "tablet", "telefon", "telefoon",
    "téléphone", "appareil", "dispositivo", "urządzenia", "móvil", "celular", "cellulare", "mobilen", "outlook", "yahoo", "mail", "mail.ru", "gmail", "proton", "protonmail", "tapatalk", "gmx", "web.de",
    "windows mail", "mail for windows", "mobiler gmx", "my phone", "wireless", "айфона", "телефона", "мобильной почты", "мобильной яндекс", "яндекс", "яндекс.почты", "почты mail", "手机", "華為", "华为", "小米", "libero",
];

/// Words that may stand behind the name.
#[rustfmt::skip]
const TAIL: &[&str] = &[
    "pro", "max", "plus", "mini", "air", "ultra", "se", "x", "xs", "xr", "for", "on", "using", "via", "with", "my", "ios", "android", "iphone", "ipad",
    "smartphone", "handheld", "device", "wireless", "mobile", "phone", "tablet", "tab", "galaxy", "note", "edge", "4g", "5g", "lte", "network", "mail", "app", "the",
    "by", "um", "für", "pour", "para", "per", "för", "voor", "til", "smartphone.", "tapatalk", "outlook", "yahoo", "all", "new", "at&t", "t-mobile", "verizon", "gerät",
    "windows", "10", "11", "di", "de", "mein", "meinem", "and", "'a", "a", "watch", "sms", "gsm", "dsl", "desktop", "web", "secure", "email", "s", "fold", "flip", "на", "для", "почты",
    "của", "tôi", "saya",
];

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

#[derive(Debug)]
pub(super) struct Mail;

impl Pass for Mail {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        // Looks at the last lines only, unless an opt-in rule is on.
        Classes::ANY
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::URL.or(ZoneKinds::EMAIL).or(ZoneKinds::PATH)
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        signature(document, edits);
        if edits.is_on(&QUOTE) && document.classes().intersects(Classes::ANGLE) {
            quotes(document, edits);
        }
        if edits.is_on(&FORWARD) {
            forwards(document, edits);
        }
    }
}

/// The last line, which holds nothing but the words of a device.
fn signature(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Attack: none; a longer line is a sentence.
    const MAX: usize = 120;
    const MAX_SENTENCE: usize = 48;
    /// Words of a line of verse; `Best regards,` has fewer.
    const VERSE: usize = 5;
    let text = document.text();
    let body = text.trim_end();
    let start = memchr::memrchr(b'\n', body.as_bytes()).map_or(0, |at| at + 1);
    // The last line of an article is a sentence, and mostly a long one.
    let line = &body[start..];
    // What mail programs ask to excuse.
    let excuses = || ["brevity.", "typos.", "Kürze."].iter().any(|word| line.ends_with(word));
    let is_long = start == 0 || line.len() > MAX;
    let plain = if is_long { String::new() } else { plain(line) };
    let is_sentence = line.ends_with('.') && plain.len() > MAX_SENTENCE && !excuses();
    if is_long || is_sentence || !is_signature(&plain) {
        return;
    }
    let lines = document.lines();
    let last = lines.at(start);
    // An item, or the last line of a stanza, is what the text is about.
    let above = document.line(last - 1).trim();
    let is_item = || item(line.trim()).is_some() && item(above).is_some();
    let is_verse = || above.ends_with(',') && above.split(' ').count() >= VERSE;
    if is_item() || is_verse() || is_introduced(document, last, last) {
        return;
    }
    let mut first = last;
    // The line of dashes above belongs to it.
    while first > 0 && matches!(document.line(first - 1).trim(), "--" | "---" | "—" | "") {
        first -= 1;
    }
    if first > 0 {
        let first = (first..=last).find(|line| !lines.is_blank(text, *line)).unwrap_or(last);
        edits.delete(document.block(first, last), &SIGNATURE, Confidence::Certain);
    }
}

/// The line in lower case, without emphasis and the targets of links.
fn plain(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line.trim();
    while let Some(at) = rest.find("](").or_else(|| rest.find("<http")) {
        plain.push_str(&rest[..at]);
        rest = rest[at..].split_once([')', '>']).map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    let plain = plain.replace('’', "'").to_lowercase();
    let plain = plain.trim_matches(['*', '_', '[', ']', '.', ' ', '-', '—', '\\', '\u{a0}']);
    plain.replace(['[', ']', '*'], "")
}

fn is_signature(plain: &str) -> bool {
    DEVICES.iter().any(|(before, after)| {
        let inside = plain.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        inside.is_some_and(|inside| !(before.is_empty() && after.is_empty()) && is_device(inside, before))
    })
}

/// The name of a device or a mail program and nothing else.
fn is_device(text: &str, before: &str) -> bool {
    #[rustfmt::skip]
    let offers = [
        "get ", "télécharger ", "téléchargez ", "obtenir ", "obtener ", "obtenga ", "obter o ", "scarica ", "hämta ", "download ",
        "hae ", "hent ",
    ];
    if offers.contains(&before) && !text.starts_with("outlook") {
        return false;
    }
    // `Please excuse typos` and the like may follow.
    let text = text.split([',', ';', '.', '(', '|']).next().unwrap_or(text).trim();
    let Some(name) = NAMES.iter().filter(|name| text.starts_with(**name)).max_by_key(|name| name.len()) else {
        return false;
    };
    let rest = &text[name.len()..];
    let words: Vec<&str> = rest.split_whitespace().collect();
    // Declined forms: `iPhone'a`, `iPhonesta`, `iPhonu`.
    let glued = !rest.starts_with(' ') && !rest.is_empty();
    let tail = if glued { &words[1.min(words.len())..] } else { &words[..] };
    let fits = |word: &&str| TAIL.contains(word) || word.bytes().any(|b| b.is_ascii_digit()) || NAMES.contains(word);
    words.len() <= 7 && tail.iter().all(fits) && (!glued || words[0].chars().count() <= 6)
}

/// Lines of `>` behind a line that says who wrote them, and when or from where: `Goethe wrote:` is the author's.
fn quotes(document: &Document<'_>, edits: &mut Edits<'_>) {
    /// Attack: none; a longer line is a sentence.
    const MAX: usize = 300;
    let lines = document.lines();
    let line = |index: usize| document.line(index).trim();
    let is_dated = |text: &str| text.contains(|c: char| c.is_ascii_digit() || c == '@');
    let mut index = 0;
    while index < lines.len() {
        let says = line(index).ends_with([':', '：']) && line(index).len() < MAX && {
            let lower = line(index).to_lowercase();
            WROTE.iter().any(|wrote| lower.contains(wrote))
        };
        // It may be wrapped.
        let above = index.checked_sub(1).map(line).filter(|above| is_dated(above) && !above.starts_with('>'));
        let is_wrapped = says && above.is_some() && (index < 2 || line(index - 2).is_empty());
        let first = index - usize::from(is_wrapped);
        let mut end = index + 1;
        while says && end < lines.len() && (line(end).starts_with('>') || line(end).is_empty()) {
            end += 1;
        }
        while end > index + 1 && line(end - 1).is_empty() {
            end -= 1;
        }
        if end > index + 1 && (is_wrapped || is_dated(line(index))) {
            edits.delete(document.block(first, end - 1), &QUOTE, Confidence::Likely);
        }
        index = end;
    }
}

/// `-----Original Message-----` and the fields of its header.
fn forwards(document: &Document<'_>, edits: &mut Edits<'_>) {
    const LONGEST: usize = 60;
    let lines = document.lines();
    let line = |index: usize| document.line(index).trim();
    let mut index = 0;
    while index < lines.len() {
        let bare = line(index).trim_matches(['-', '_', ' ', ':', '>', '*', '\u{a0}']);
        let decorated = line(index).starts_with("--") || line(index).ends_with(':');
        let mut end = index + 1;
        if decorated && bare.len() < LONGEST && {
            let lower = bare.to_lowercase().replace('’', "'");
            FORWARDS.iter().any(|words| lower.starts_with(words))
        } {
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
