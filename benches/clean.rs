//! How fast cleaning is, next to copying the same bytes and next to a pipeline of regular expressions.
//!
//! `cargo bench` prints two tables. The first is divan's, with allocations: clean text must show none. The second is the one
//! to quote: the share of the speed of memcpy, over documents of about 8 KB that do not fit the processor's cache together,
//! best of interleaved rounds. Ratios hold from machine to machine; megabytes per second do not.
//!
//! `cargo bench -- clean_text` runs the benchmarks of that name and leaves the second table out. `cargo bench -- FILE…` prints
//! the second table for texts of your own, cut at blank lines: sentences drawn from short lists, as here, are kinder to caches
//! and branch predictors than texts are.

use std::hint::black_box;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher};
use regex::Regex;
use unscrape::Cleaner;

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let files: Vec<&String> = arguments.iter().filter(|argument| Path::new(argument).is_file()).collect();
    if files.is_empty() {
        divan::main();
    }
    if arguments.is_empty() {
        print_header();
        Kind::ALL.iter().for_each(|kind| compare_with_memcpy(&kind.to_string(), &kind.documents(MANY)));
    } else if !files.is_empty() {
        print_header();
    }
    for file in files {
        match std::fs::read_to_string(file) {
            Ok(text) if text.trim().is_empty() => eprintln!("{file}: no text"),
            Ok(text) => compare_with_memcpy(file, &documents_of(&text)),
            Err(error) => eprintln!("{file}: {error}"),
        }
    }
}

/// Paragraphs put together until a document is long enough.
fn documents_of(text: &str) -> Vec<String> {
    let mut documents: Vec<String> = Vec::new();
    for paragraph in text.split("\n\n").map(str::trim_end).filter(|paragraph| !paragraph.is_empty()) {
        match documents.last_mut().filter(|last| last.len() < DOCUMENT) {
            Some(last) => last.extend(["\n", paragraph, "\n"]),
            None => documents.push(format!("{paragraph}\n")),
        }
    }
    documents
}

/// Length of a document, about.
const DOCUMENT: usize = 8 << 10;

/// Enough for averages, and soon done.
const SAMPLE: usize = 64;

/// Enough that every document comes from memory.
const MANY: usize = (64 << 20) / DOCUMENT;

const ROUNDS: usize = 5;

fn each(bencher: Bencher, kind: Kind, mut run: impl FnMut(&str)) {
    let documents = kind.documents(SAMPLE);
    let bytes: usize = documents.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| documents.iter().for_each(|text| run(black_box(text))));
}

#[divan::bench(args = Kind::ALL)]
fn memcpy(bencher: Bencher, kind: Kind) {
    let mut buffer = buffer();
    each(bencher, kind, |text| copy(text, &mut buffer));
}

#[divan::bench(args = Kind::ALL)]
fn clean_text(bencher: Bencher, kind: Kind) {
    each(bencher, kind, |text| drop(black_box(unscrape::clean(text))));
}

#[divan::bench(args = Kind::ALL)]
fn clean_with_report(bencher: Bencher, kind: Kind) {
    let cleaner = Cleaner::default();
    each(bencher, kind, |text| drop(black_box(cleaner.clean(text))));
}

#[divan::bench(args = Kind::ALL)]
fn regex_pipeline(bencher: Bencher, kind: Kind) {
    each(bencher, kind, |text| drop(black_box(replace_all(text))));
}

fn buffer() -> Vec<u8> {
    Vec::with_capacity(2 * DOCUMENT)
}

fn copy(text: &str, buffer: &mut Vec<u8>) {
    buffer.clear();
    buffer.extend_from_slice(text.as_bytes());
    black_box(buffer);
}

/// What people write instead: one expression for each artifact, one after the other.
fn replace_all(text: &str) -> String {
    static STEPS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
        let steps = [
            (r"[\x{200b}\x{200c}\x{200d}\x{2060}\x{feff}]", ""),
            (r"(?m)^Related[^\n:]*:[^\n]*\n", ""),
            (r"(?i)\s*original url:\s*<?https?://\S+\s*$", ""),
            (r"!\[[^\]]*\]\([^)]*\)", ""),
            (r"\[([^\]]*)\]\((?:#|javascript:[^)]*)?\)", "$1"),
            (r"\[([^\]]+)\]\([^)]*\)", "$1"),
            (r"<(https?://[^>\s]+)>", "$1"),
            (r"\*\*([^*\n]+)\*\*", "$1"),
            (r"(?m)^#{1,6} +", ""),
            (r"\\([\\$*_\[\]#.&+-])", "$1"),
            (r"(?m)[ \t]+$", ""),
            (r"\n{3,}", "\n\n"),
        ];
        steps.map(|(pattern, with)| (Regex::new(pattern).expect("written here"), with)).into()
    });
    STEPS.iter().fold(text.to_owned(), |text, (pattern, with)| pattern.replace_all(&text, *with).into_owned())
}

fn print_header() {
    println!("\nShare of the speed of memcpy, over documents of about {} KB", DOCUMENT >> 10);
    println!("{:<14}{:>12}{:>12}{:>12}{:>14}{:>12}", "", "clean", "report", "regex", "memcpy GB/s", "unchanged");
}

fn compare_with_memcpy(name: &str, documents: &[String]) {
    let bytes: usize = documents.iter().map(String::len).sum();
    let unchanged = documents.iter().filter(|text| unscrape::clean(text) == ***text).count();
    let cleaner = Cleaner::default();
    let mut buffer = buffer();
    let mut best = [Duration::MAX; 4];
    for _ in 0..ROUNDS {
        let times = [
            time(documents, |text| copy(text, &mut buffer)),
            time(documents, |text| drop(black_box(unscrape::clean(text)))),
            time(documents, |text| drop(black_box(cleaner.clean(text)))),
            time(documents, |text| drop(black_box(replace_all(text)))),
        ];
        best = std::array::from_fn(|index| best[index].min(times[index]));
    }
    let [memcpy, clean, report, regex] = best.map(|time| time.as_secs_f64());
    println!(
        "{name:<14}{:>12.4}{:>12.4}{:>12.4}{:>14.1}{:>11.0}%",
        memcpy / clean,
        memcpy / report,
        memcpy / regex,
        bytes as f64 / memcpy / 1e9,
        100.0 * unchanged as f64 / documents.len() as f64
    );
}

fn time(documents: &[String], mut run: impl FnMut(&str)) -> Duration {
    let start = Instant::now();
    documents.iter().for_each(|text| run(black_box(text)));
    start.elapsed()
}

// Texts: sentences drawn from lists with a seeded generator, so that every run and every machine sees the same.

#[derive(Clone, Copy, Debug)]
enum Kind {
    English,
    Multilingual,
    Mojibake,
    /// Russian with a name in Latin letters in every sentence.
    Names,
    Markdown,
    Code,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::English => "english",
            Self::Multilingual => "multilingual",
            Self::Mojibake => "mojibake",
            Self::Names => "names",
            Self::Markdown => "dense markdown",
            Self::Code => "source code",
        })
    }
}

impl Kind {
    const ALL: [Self; 6] = [Self::English, Self::Multilingual, Self::Names, Self::Mojibake, Self::Markdown, Self::Code];

    fn documents(self, count: usize) -> Vec<String> {
        let mut random = Random(0x5EED);
        (0..count).map(|_| self.document(&mut random)).collect()
    }

    fn document(self, random: &mut Random) -> String {
        let sentences = LANGUAGES[random.below(LANGUAGES.len())];
        let mut text = String::with_capacity(DOCUMENT + 1024);
        while text.len() < DOCUMENT {
            match self {
                Self::English => paragraph(&mut text, random, english),
                Self::Multilingual => paragraph(&mut text, random, |random| random.pick(sentences).to_owned()),
                Self::Mojibake => paragraph(&mut text, random, |random| match random.below(10) {
                    0..3 => english(random),
                    _ => misread(random.pick(sentences)),
                }),
                Self::Names => paragraph(&mut text, random, names),
                Self::Markdown => scraped(&mut text, random),
                Self::Code => function(&mut text, random),
            }
        }
        text.truncate(text.trim_end().len());
        text + "\n"
    }
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    /// One of the parts of a list, which are separated by `|`.
    fn pick(&mut self, list: &'static str) -> &'static str {
        let parts = list.split('|');
        parts.clone().nth(self.below(parts.count())).unwrap_or_default()
    }
}

const WHO: &str = "the harbour master|a retired engineer|the city council|our correspondent|the northern ferry|\
    every second shop|the oldest bridge|a group of students|the weather office|the night train|a small museum|\
    the fishing fleet";
const DID: &str = "reported|has not explained|will soon replace|welcomed|kept|measured|lost|could hardly believe|repaired|\
    is waiting for|announced|returned with";
const WHAT: &str = "the new timetable|a delay of several weeks|its plans for the summer|the results of the survey|\
    a letter from the minister|forty tonnes of salt|the missing documents|the price of bread|\
    a map of the old town|the first snow|two broken engines|an answer to the question";
const HOW: &str = "after a long night|on Tuesday morning|without much noise|in spite of the rain|\
    for the third time this year|near the railway station|while the crowd watched|as everyone had expected|\
    at a cost of 3.5 million|before noon|between the two wars|under the new rules";

fn english(random: &mut Random) -> String {
    let clause = |random: &mut Random| {
        format!("{} {} {} {}", random.pick(WHO), random.pick(DID), random.pick(WHAT), random.pick(HOW))
    };
    let first = clause(random);
    let sentence = match random.below(8) {
        0 => format!("“{first},” she said, “and that is all.”"),
        1 => format!("{first} — it’s a start."),
        2 | 3 => format!("{first}, and {}.", clause(random)),
        4 => format!("{first}; {}, too.", clause(random)),
        _ => format!("{first}."),
    };
    let letter = sentence.find(|c: char| c.is_ascii_lowercase()).unwrap_or_default();
    format!("{}{}{}", &sentence[..letter], sentence[letter..=letter].to_ascii_uppercase(), &sentence[letter + 1..])
}

/// One language to a document.
const LANGUAGES: [&str; 10] = [
    "Le maire a rappelé que l’été dernier, la rivière était déjà à sec.|« Nous n’avons rien caché », répète-t-il à la sortie.",
    "Die Fähre fährt seit gestern wieder, wenn auch nur bei ruhiger See.|„Das genügt vorerst“, hieß es im Büro der Straßenbahn.",
    "Мост открыли рано утром, и первые машины поехали через реку.|«Мы ждали этого дня двадцать лет», — говорит инженер.",
    "Το λιμάνι έμεινε κλειστό όλη τη νύχτα εξαιτίας του ανέμου.|Οι ψαράδες γύρισαν το πρωί χωρίς ζημιές.",
    "أعلنت المدينة أن الجسر القديم سيغلق أمام السيارات حتى الربيع.|وقال المهندس إن العمل يسير وفق الخطة.",
    "शहर का पुराना पुल अगले महीने फिर से खोला जाएगा।|लोग सुबह से नदी के किनारे इंतज़ार कर रहे थे।",
    "大桥今天上午重新开放，第一批车辆已经通过。|工程师表示：“我们为这一天准备了十年。”",
    "橋は今朝から再び通れるようになり、町の人々は喜んでいる。|「長い冬でした」と漁師は静かに語った。",
    "다리는 오늘 아침에 다시 열렸고 첫 차들이 강을 건넜다.|기술자는 공사가 계획대로 끝났다고 말했다.",
    "สะพานเก่าเปิดให้ใช้อีกครั้งในเช้าวันนี้|ชาวเมืองรอวันนี้มานานหลายปีแล้ว",
];

/// The bytes of UTF-8 as a program sees them that takes them for windows-1252.
fn misread(sentence: &str) -> String {
    const FROM_80: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let character = |byte: u8| match byte {
        0x80..0xA0 => FROM_80.chars().nth(usize::from(byte) - 0x80).unwrap_or_default(),
        _ => char::from(byte),
    };
    sentence.bytes().map(character).collect()
}

/// Names of companies and things in a Russian text.
fn names(random: &mut Random) -> String {
    const NAMES: &str = "Apple|Microsoft Windows|Android|Volkswagen Golf|Bluetooth|YouTube|Spotify|Firefox|Toyota Corolla|\
        PlayStation|Wi-Fi|Linux|Philips|Lufthansa|HDMI|Photoshop|Boeing 737|iPhone|Nokia|Siemens";
    let name = random.pick(NAMES);
    match random.below(4) {
        0 => format!("Мост открыли рано утром, и первые машины {name} поехали через реку."),
        1 => format!("Компания {name} обещает, что к весне всё будет готово."),
        2 => format!("«Мы ждали этого дня двадцать лет», — говорит инженер из {name}."),
        _ => format!("На складе осталось несколько коробок с надписью {name}, остальное увезли в город."),
    }
}

fn paragraph(text: &mut String, random: &mut Random, sentence: impl Fn(&mut Random) -> String) {
    for index in 0..3 + random.below(4) {
        text.push_str(if index > 0 { " " } else { "" });
        text.push_str(&sentence(random));
    }
    text.push_str("\n\n");
}

/// A paragraph with an artifact in every sentence.
fn scraped(text: &mut String, random: &mut Random) {
    if random.below(4) == 0 {
        *text += &format!("## {}\n\n\n\n", random.pick(WHAT));
    }
    paragraph(text, random, |random| {
        let sentence = english(random);
        let what = random.pick(WHAT);
        match random.below(8) {
            0 => format!("{sentence} [{what}](#)"),
            1 => format!("**{sentence}** It cost \\${}.5.", random.below(90)),
            2 => format!("{sentence} See [{what}](https://example.com/news/{})  \n", random.below(9999)),
            3 => format!("![{what}](https://example.com/i/{}.jpg) {sentence}", random.below(9999)),
            4 => format!("\u{200b}{sentence} <https://example.com/{}>", random.below(9999)),
            5 => format!("{sentence} \\[Photo: {what}\\]"),
            6 => format!("*{sentence}*\u{feff}"),
            _ => format!("{sentence} \n"),
        }
    });
    if random.below(3) == 0 {
        *text += &format!("Related article: [{}](#)\n\n", random.pick(WHAT));
    }
}

fn function(text: &mut String, random: &mut Random) {
    const NAMES: &str = "count|index|buffer|node_list|limit|parent|next_item|total";
    let (a, b, c) = (random.pick(NAMES), random.pick(NAMES), random.pick(NAMES));
    let n = random.below(1000);
    *text +=
        &format!("/* Keeps {a} below {b}; see {c}. */\nstatic int update_{a}_{n}(struct tree *{b}, int **{c})\n{{\n");
    for _ in 0..4 + random.below(6) {
        let (x, y, n) = (random.pick(NAMES), random.pick(NAMES), random.below(64));
        *text += &match random.below(4) {
            0 => format!(
                "    if (!{x}[{n}]({y}) || {b}->{x} > {n}) {{\n        return {y}_error(\"bad \\\"{x}\\\" \\*\");\n    }}\n"
            ),
            1 => format!("    for (int i = 0; i < {n}; i++)\n        {c}[i] = &{b}->{y}[i * {n}];\n"),
            2 => format!("    {b}->{x} = {y}_alloc({n}, sizeof(**{c})); // may be null\n"),
            _ => format!("    {x}_log(\"%s: %d\\n\", __func__, {n});\n"),
        };
    }
    *text += "    return 0;\n}\n\n";
}
