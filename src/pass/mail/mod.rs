//! Mail and chat: signatures of devices, quoted replies, headers of forwarded messages.

use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::Edits;
use crate::pass::boilerplate::item;
use crate::pass::context::introduced::is_introduced;
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

mod footer;
mod quoted;

pub(in crate::pass) use quoted::has_clock;

const SIGNATURE: Rule =
    Rule::new("mail/signature", Presets::TEXT, "Last line that a telephone or a mail program put there")
        .fires("See you at nine.\n\nSent from my iPhone", "See you at nine.")
        .spares("I got the photo that was sent from my iPhone");

const FOOTER: Rule = Rule::new(
    "mail/footer",
    Presets::TEXT,
    "What a virus scanner, a mail server or a company put below a mail, or a server's warning above it",
)
.fires(
    "See you at nine.\n\n---\nThis email has been checked for viruses by AVG.\nhttps://www.avg.com",
    "See you at nine.",
)
.spares("This email has been checked for viruses by nobody.");

const LIST_FOOTER: Rule =
    Rule::new("mail/list-footer", Presets::NONE, "What a mailing list put below a mail")
        .fires(
            "See you at nine.\n\n-- \nYou received this message because you are subscribed to the Google Groups \"ferry\" group.",
            "See you at nine.",
        )
        .spares("You received this message because you are subscribed to the sea.");

const QUOTE: Rule = Rule::new("mail/quote", Presets::NONE, "Quoted message with the line that introduces it")
    .fires("At nine.\n\nOn 3 May, Eva wrote:\n> When does it sail?\n> Eva", "At nine.")
    .spares("The poet wrote:\n\n> The sea is calm to-night.");

const FORWARD: Rule = Rule::new("mail/forward", Presets::NONE, "Header of a forwarded or quoted message")
    .fires(
        "See below.\n\n-----Original Message-----\nFrom: Eva\nSent: Monday\nSubject: Ferry\n\nIt sails at nine.",
        "See below.\n\nIt sails at nine.",
    )
    .spares("From: here to the sea.\n\nThe original message was lost.");

static RULES: [Rule; 5] = [SIGNATURE, FOOTER, LIST_FOOTER, QUOTE, FORWARD];

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
    ("στάλθηκε από το ", " μου"), ("στάλθηκε από ", ""), ("נשלח מה-", ""), ("נשלח מה", " שלי"), ("أُرسلت من ", ""), ("أُرسلت من الـ ", ""), ("أرسلت من الـ ", ""), ("मेरे ", " से भेजा गया"), ("تم الإرسال من ", ""),
    ("", "から送信"), ("", "から送信されました"), ("发自我的", ""), ("发自我的 ", ""), ("發自我的", ""), ("從我的 ", " 傳送"), ("從我的", "傳送"),
    ("从我的 ", " 发送"), ("从我的", "发送"), ("나의 ", "에서 보냄"), ("내 ", "에서 보냄"), ("", "에서 보냄"), ("đã gửi từ ", ""), ("dikirim dari ", ""),
    ("enviat des del meu ", ""), ("enviat des de ", ""), ("get ", ""), ("", " herunterladen"), ("outlook für ", " beziehen"),
    ("télécharger ", ""), ("téléchargez ", ""), ("obtener ", ""), ("obtenga ", ""), ("obter o ", ""), ("scarica ", ""), ("hämta ", ""),
    ("", " を入手"), ("download ", ""), ("hae ", ""), ("hent ", ""), ("provenance : ", ""), ("trimis de pe ", " meu"),
];

/// First words of names of devices and mail programs.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "iphone", "iphon", "ipad", "ipod", "mac", "macbook", "apple watch", "android", "samsung", "galaxy", "huawei", "honor", "xiaomi", "redmi", "mi phone", "poco",
    "oppo", "vivo", "oneplus", "pixel", "google pixel", "nokia", "lumia", "windows phone", "htc", "lg", "sony", "xperia", "motorola", "moto",
    "blackberry", "verizon", "t-mobile", "at&t", "smartphone", "mobile", "mobiltelefon", "mobil", "handy", "phone", "cell phone", "tablet", "telefon", "telefoon",
    "téléphone", "appareil", "dispositivo", "urządzenia", "móvil", "celular", "cellulare", "mobilen", "outlook", "yahoo", "mail", "mail.ru", "gmail", "proton", "protonmail", "tapatalk", "gmx", "web.de",
    "windows mail", "mail for windows", "mobiler gmx", "my phone", "wireless", "айфона", "телефона", "мобильной почты", "мобильной яндекс", "яндекс", "яндекс.почты", "почты mail", "手机", "華為", "华为", "小米", "libero", "courrier",
    "correo", "posta", "почты", "superhuman", "sprint",
];

/// Words that may stand behind the name.
#[rustfmt::skip]
const TAIL: &[&str] = &[
    "pro", "max", "plus", "mini", "air", "ultra", "se", "x", "xs", "xr", "for", "on", "using", "via", "with", "my", "ios", "android", "iphone", "ipad",
    "smartphone", "handheld", "device", "wireless", "mobile", "phone", "tablet", "tab", "galaxy", "note", "edge", "4g", "5g", "lte", "network", "mail", "app", "the",
    "by", "um", "für", "pour", "para", "per", "för", "voor", "til", "smartphone.", "tapatalk", "outlook", "yahoo", "all", "new", "at&t", "t-mobile", "verizon", "gerät",
    "windows", "10", "11", "di", "de", "mein", "meinem", "and", "'a", "a", "watch", "sms", "gsm", "dsl", "desktop", "web", "secure", "email", "s", "fold", "flip", "на", "для", "почты",
    "của", "tôi", "saya", "mit",
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
        ZoneKinds::ADDRESSES
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        signatures(document, edits);
        footer::find(document, edits);
        if edits.is_on(&QUOTE) && document.classes().intersects(Classes::ANGLE) {
            quoted::quotes(document, edits);
        }
        if edits.is_on(&FORWARD) {
            quoted::forwards(document, edits);
        }
    }
}

/// The rule above the message that Outlook answers.
const OUTLOOK: &str = "____________________";

/// Lines that hold nothing but the words of a device: the last one, and those above a quoted message.
fn signatures(document: &Document<'_>, edits: &mut Edits<'_>) {
    let lines = document.lines();
    let text = document.text();
    let begins = |at: &usize| *at > 0 && text.as_bytes()[at - 1] == b'\n';
    if document.classes().intersects(Classes::UNDERSCORE) {
        for at in document.each_mark(OUTLOOK).filter(begins) {
            let line = lines.at(at);
            let below = document.written_below(line).next();
            let answers = below.is_some_and(|below| quoted::begins_message(document, below));
            if let Some(above) = document.written_above(line).next().filter(|_| answers) {
                signature(document, above, edits);
            }
        }
    }
    if document.classes().intersects(Classes::ANGLE) {
        for at in document.each([b'>']).filter(begins) {
            let line = lines.at(at);
            let lead = quoted::lead(document, line);
            if lead > 1 && !document.line(line - 1).starts_with('>') && document.is_blank(lead - 1) {
                signature(document, lead - 2, edits);
            }
        }
    }
    let last = lines.at(text.trim_end().len());
    signature(document, last, edits);
}

fn signature(document: &Document<'_>, last: usize, edits: &mut Edits<'_>) {
    /// Attack: none; a longer line is a sentence.
    const MAX: usize = 120;
    const MAX_SENTENCE: usize = 80;
    /// Words of a line of verse; `Best regards,` has fewer.
    const VERSE: usize = 5;
    // It may be quoted.
    let written = |line: usize| document.line(line).trim_start_matches(['>', ' ']).trim_end();
    // The last line of an article is a sentence, and mostly a long one.
    let line = written(last);
    // What mail programs ask to excuse.
    let excuses = || ["brevity.", "typos.", "Kürze."].iter().any(|word| line.ends_with(word));
    let is_long = last == 0 || line.len() > MAX;
    let plain = if is_long { String::new() } else { plain(line) };
    let is_sentence = line.ends_with('.') && plain.len() > MAX_SENTENCE && !excuses();
    if is_long || is_sentence || !is_signature(&plain) {
        return;
    }
    // An item, or the last line of a stanza, is what the text is about.
    let above = written(last - 1);
    let is_item = || item(line).is_some() && item(above).is_some();
    let is_verse = || above.ends_with(',') && above.split(' ').count() >= VERSE;
    if is_item() || is_verse() || is_introduced(document, last, last) {
        return;
    }
    let mut first = last;
    // The line of dashes above belongs to it.
    while first > 0 && matches!(written(first - 1), "--" | "---" | "—" | "\\--" | "\\-\\-" | "") {
        first -= 1;
    }
    if first > 0 {
        let is_own = |line: &usize| !document.is_blank(*line);
        let first = (first..=last).find(is_own).unwrap_or(last);
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
    // `Virus-free. www.avast.com`, in any language.
    if let Some(words) = plain.strip_suffix(". www.avast.com") {
        return words.split(' ').count() <= 4;
    }
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
    let text = text.split([',', ';', '(', '|']).next().unwrap_or(text);
    let text = text.split_once(". ").map_or(text, |(text, _)| text).trim();
    let Some(name) = NAMES.iter().filter(|name| text.starts_with(**name)).max_by_key(|name| name.len()) else {
        return false;
    };
    let rest = &text[name.len()..];
    let words: Vec<&str> = rest.split_whitespace().map(|word| word.trim_start_matches('-')).collect();
    // Declined forms: `iPhone'a`, `iPhonesta`, `iPhonu`.
    let glued = !rest.starts_with([' ', '-']) && !rest.is_empty();
    let tail = if glued { &words[1.min(words.len())..] } else { &words[..] };
    let fits = |word: &str| TAIL.contains(&word) || word.bytes().any(|b| b.is_ascii_digit()) || NAMES.contains(&word);
    // `Samsung Galaxy-smartphone`
    words.len() <= 7
        && tail.iter().all(|word| fits(word) || word.split('-').all(fits))
        && (!glued || words[0].chars().count() <= 6)
}
