//! The example program `clean` as a process: options, files, records, errors and exit statuses.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::Value;
use unscrape::{Cleaner, Preset};

/// `target/<profile>/examples/clean`; this test is `target/<profile>/deps/cli-…`.
fn program() -> Command {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(Path::parent).unwrap();
    let program = profile.join("examples").join(format!("clean{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "build the program first: `cargo build --example clean`; a plain `cargo test` does");
    Command::new(program)
}

#[derive(Debug)]
struct Run {
    status: Option<i32>,
    out: Vec<u8>,
    err: String,
}

impl Run {
    fn text(&self) -> &str {
        str::from_utf8(&self.out).unwrap()
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let err = String::from_utf8(output.stderr).unwrap();
        Self { status: output.status.code(), out: output.stdout, err }
    }
}

fn start(args: &[&str], input: &[u8]) -> Child {
    let mut command = program();
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_owned());
    // In a thread of its own, since both ends could wait for each other; a program that stops early need not read it all.
    thread::spawn(move || drop(stdin.write_all(&input)));
    child
}

fn clean(args: &[&str], input: impl AsRef<[u8]>) -> Run {
    start(args, input.as_ref()).wait_with_output().unwrap().into()
}

/// Runs, and expects success and silence on standard error.
fn cleaned(args: &[&str], input: impl AsRef<[u8]>) -> String {
    let run = clean(args, input);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""), "{args:?}");
    run.text().to_owned()
}

/// A folder for one test, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let unique = format!("unscrape-cli-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(unique);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), content).unwrap();
        self.path(name)
    }

    fn names(&self) -> Vec<String> {
        let entries = self.0.read_dir().unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const DIRTY: &str = "By [AFP](#), **late**\n";
const SLIP: &str = "By [AFP](#)\n\nEngineers have warned that the barrier шы not finished.\n";

// ------------------------------------------------------------------------------------------------------------------ Text

#[test]
fn options_choose_the_rules() {
    for (args, output) in [
        ("", "By AFP, late\n"),
        ("-", "By AFP, late\n"),
        ("--preset plain", "By AFP, late\n"),
        ("--preset markdown", "By AFP, **late**\n"),
        ("--preset=minimal", DIRTY),
        ("--preset minimal --enable link/dead", "By AFP, **late**\n"),
        ("--preset minimal --enable link/dead --enable emphasis/*", "By AFP, late\n"),
        ("--disable link/dead", "By [AFP](#), late\n"),
        ("--disable *", DIRTY),
        ("--disable * --enable link/*", "By AFP, **late**\n"),
        ("--disable link/* --enable link/*", "By AFP, late\n"),
        ("--enable link/* --disable link/*", "By [AFP](#), late\n"),
        ("--min-confidence certain", "By AFP, late\n"),
        ("--min-confidence possible", "By AFP, late\n"),
    ] {
        let args: Vec<_> = args.split_whitespace().collect();
        assert_eq!(cleaned(&args, DIRTY), output, "{args:?}");
    }
}

#[test]
fn least_confidence_decides_what_is_fixed() {
    assert!(cleaned(&["--min-confidence", "likely"], SLIP).contains("barrier is not"));
    assert!(cleaned(&["--min-confidence", "certain"], SLIP).contains("barrier шы not"));
}

#[test]
fn text_ends_with_a_line_end() {
    for (input, output) in [("", ""), ("a", "a\n"), ("a\n", "a\n"), ("a\n\n\n", "a\n"), ("\n\n", ""), ("é", "é\n")] {
        assert_eq!(cleaned(&[], input), output, "{input:?}");
    }
}

#[test]
fn reads_a_file() {
    let article = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/article.md");
    let text = fs::read_to_string(article).unwrap();
    for (name, preset) in [("plain", Preset::Plain), ("markdown", Preset::Markdown), ("minimal", Preset::Minimal)] {
        let mut expected = Cleaner::new(preset).clean_text(&text).into_owned();
        if !expected.ends_with('\n') {
            expected.push('\n');
        }
        assert_eq!(cleaned(&["--preset", name, article], ""), expected);
        assert_eq!(cleaned(&[article, "--preset", name], ""), expected);
        assert_eq!(cleaned(&["--preset", name, "--", article], ""), expected);
    }
}

#[test]
fn configuration_files() {
    let folder = Folder::new();
    let toml = folder.write("rules.toml", "preset = 'minimal'\nenable = ['link/dead']\n");
    let other = folder.write("rules.conf", "preset = 'minimal'\nenable = ['link/dead']\n");
    let json = folder.write("rules.json", r#"{"preset": "minimal", "enable": ["link/dead"]}"#);
    for config in [&toml, &other, &json] {
        assert_eq!(cleaned(&["--config", config], DIRTY), "By AFP, **late**\n", "{config}");
        assert_eq!(cleaned(&["--preset", "plain", "--config", config], DIRTY), "By AFP, late\n", "{config}");
        assert_eq!(cleaned(&["--config", config, "--enable", "emphasis/*"], DIRTY), "By AFP, late\n", "{config}");
        assert_eq!(cleaned(&["--config", config, "--disable", "link/dead"], DIRTY), DIRTY, "{config}");
    }
    let certain = folder.write("certain.toml", "min_confidence = 'certain'");
    assert!(cleaned(&["--config", &certain], SLIP).contains("шы"));
    assert!(!cleaned(&["--config", &certain, "--min-confidence", "likely"], SLIP).contains("шы"));

    for (name, content, problem) in [
        ("key.toml", "\nprset = 'plain'", "unknown key `prset`; did you mean `preset`?"),
        ("key.json", r#"{"prset": "plain"}"#, "unknown key `prset`; did you mean `preset`?"),
        ("value.toml", "\npreset = 'plan'", "line 2: unknown variant `plan`"),
        ("value.json", r#"{"preset": "plan"}"#, "unknown variant `plan`"),
        ("syntax.toml", "enable = ['a'\n", "line "),
        ("syntax.json", "{", "EOF"),
        ("rule.toml", "disable = ['link/daed']", "unknown rule `link/daed`; did you mean `link/dead`?"),
    ] {
        let run = clean(&["--config", &folder.write(name, content)], DIRTY);
        assert_refused(&run, problem);
    }
}

/// Nothing on standard output, status 2, and one line that names the problem.
fn assert_refused(run: &Run, problem: &str) {
    assert_eq!((run.status, run.text()), (Some(2), ""), "{run:?}");
    assert!(run.err.starts_with("clean: ") && run.err.contains(problem), "{problem:?} is not in {:?}", run.err);
    assert_eq!(run.err.lines().count(), 1, "{:?}", run.err);
}

#[test]
fn refuses_wrong_usage() {
    for (args, problem) in [
        ("--shiny", "'--shiny'; see `clean --help`"),
        ("-x", "'-x'"),
        ("--preset", "--preset"),
        ("--preset plan", "unknown preset `plan`: it is one of `plain`, `markdown`, `minimal`"),
        ("--min-confidence sure", "unknown confidence `sure`"),
        ("--enable link/daed", "unknown rule `link/daed`; did you mean `link/dead`?"),
        ("--disable lnk/*", "unknown rule `lnk/*`; did you mean `link/*`?"),
        ("--enable boilerplate", "unknown rule `boilerplate`; did you mean `boilerplate/*`?"),
        ("--config missing.toml", "missing.toml: "),
        ("--jsonl=yes", "--jsonl"),
        ("one two", "two: a second input"),
        ("--check --output x", "--check writes nothing"),
        ("--check --jsonl --report", "--check writes no records"),
        ("--field body", "--jsonl"),
        ("--jsonl --report --field edits", "`edits`"),
        ("missing.md", "clean: missing.md: "),
        ("--jsonl missing.jsonl", "clean: missing.jsonl: "),
        (".", "clean: .: "),
    ] {
        let args: Vec<_> = args.split_whitespace().collect();
        assert_refused(&clean(&args, DIRTY), problem);
    }
}

#[test]
fn refuses_text_that_is_not_utf8() {
    assert_refused(&clean(&[], b"\xff"), "clean: -: not UTF-8 at byte 0");
    assert_refused(&clean(&[], b"\xff\xfea\0"), "clean: -: UTF-16; convert it to UTF-8 first");
    let folder = Folder::new();
    let file = folder.write("latin1.txt", b"Caf\xc3\xa9, caf\xe9");
    assert_refused(&clean(&[&file], ""), &format!("clean: {file}: not UTF-8 at byte 10"));
}

#[test]
fn prints_help_version_and_rules() {
    let help = cleaned(&["--help"], "");
    for option in "preset config enable disable min-confidence output check report jsonl field list-rules help version"
        .split_whitespace()
    {
        assert!(help.contains(&format!("--{option}")), "{option}");
    }
    assert!(help.contains("Exit status: 0 "));
    assert!(help.lines().all(|line| line.chars().count() <= 120));
    assert_eq!(cleaned(&["-h"], ""), help);
    assert_eq!(cleaned(&["--version"], ""), format!("clean {}\n", env!("CARGO_PKG_VERSION")));
    let list = cleaned(&["--list-rules"], "");
    let lines: Vec<_> = list.lines().collect();
    assert_eq!(lines.len(), unscrape::rules().count());
    for (line, rule) in lines.iter().zip(unscrape::rules()) {
        let words: Vec<_> = line.split_whitespace().collect();
        assert_eq!(words[0], rule.id());
        assert_eq!(words[1..4].contains(&"plain"), rule.presets().contains(Preset::Plain), "{line}");
        assert_eq!(words[1..4].contains(&"minimal"), rule.presets().contains(Preset::Minimal), "{line}");
        assert!(line.ends_with(rule.summary()));
    }
}

#[test]
fn check_writes_nothing() {
    let folder = Folder::new();
    let records = folder.write("records.jsonl", "{\"text\":\"[a](#)\"}\n{\"text\":\"a\"}\n");
    for (args, input, status) in [
        (vec!["--check"], "By AFP.\n", 0),
        (vec!["--check"], "By AFP.", 0),
        (vec!["--check"], "", 0),
        (vec!["--check"], DIRTY, 1),
        (vec!["--check", "--report"], DIRTY, 1),
        (vec!["--check", "--preset", "minimal"], DIRTY, 0),
        (vec!["--check", "--min-confidence", "certain", "--disable", "link/*"], SLIP, 0),
        (vec!["--check", "--jsonl"], "{\"text\":\"a\"}\n", 0),
        (vec!["--check", "--jsonl", &records], "", 1),
        (vec!["--check", "--jsonl"], "{\"text\":\"[a](#)\"}\n{}\n", 2),
    ] {
        let run = clean(&args, input);
        assert_eq!((run.status, run.text()), (Some(status), ""), "{args:?} {input:?} {}", run.err);
        assert_eq!(run.err.is_empty(), status == 0, "{args:?} {}", run.err);
    }
    assert_eq!(folder.names(), ["records.jsonl"]);
}

// --------------------------------------------------------------------------------------------------------------- Reports

#[test]
fn reports_text_like_a_linter() {
    let folder = Folder::new();
    let file = folder.write("a.md", "Füße, ünd [AFP](#)\n\nA\u{200b}B **late**");
    let run = clean(&["--report", &file], "");
    assert_eq!((run.status, run.text()), (Some(0), "Füße, ünd AFP\n\nAB late\n"));
    let expected = [
        r#"1:11 link/dead "[" → """#,
        r#"1:15 link/dead "](#)" → """#,
        r#"3:2 invisible/zero-width "\u{200b}" → """#,
        r#"3:5 emphasis/marks "**" → """#,
        r#"3:11 emphasis/marks "**" → """#,
    ];
    assert_eq!(run.err.lines().collect::<Vec<_>>(), expected.map(|line| format!("{file}:{line}")));

    let run = clean(&["--report"], format!("By AFP.{}", "\n".repeat(100)));
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert!(run.err.starts_with("-:2:1 ") && run.err.contains(r#"\n"… → ""#), "{}", run.err);

    let run = clean(&["--report", "--check"], DIRTY);
    assert_eq!((run.status, run.err.lines().count()), (Some(1), 5), "four edits and the summary: {}", run.err);
}

#[test]
fn marks_remarks() {
    let input = SLIP.lines().last().unwrap();
    let run = clean(&["--report", "--min-confidence", "certain"], input);
    assert_eq!(run.text().trim_end(), input);
    assert_eq!(run.err, "-:1:40 script/layout-slip \"шы\" → \"is\" (likely)\n");
}

#[test]
fn remarks_point_into_the_input() {
    let run = clean(&["--report", "--min-confidence", "certain"], SLIP);
    assert_eq!(run.err.lines().last(), Some("-:3:40 script/layout-slip \"шы\" → \"is\" (likely)"), "{}", run.err);
}

#[test]
fn reported_edits_lead_from_input_to_output() {
    let article = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/article.md")).unwrap();
    let texts = [DIRTY, SLIP, "", "plain text", "é\u{200b}é [ü](#)", "\u{feff}**a**\r\n\n\n\n**b**", article.as_str()];
    let records: String = texts.map(|text| serde_json::json!({"text": text, "n": 1}).to_string() + "\n").concat();
    for preset in ["plain", "markdown", "minimal"] {
        for least in ["possible", "likely", "certain"] {
            let args = ["--jsonl", "--report", "--preset", preset, "--min-confidence", least];
            let output = cleaned(&args, &records);
            assert_eq!(output.lines().count(), texts.len());
            for (line, text) in output.lines().zip(texts) {
                let record: Value = serde_json::from_str(line).unwrap();
                assert_eq!(record.as_object().unwrap().keys().collect::<Vec<_>>(), ["text", "n", "edits"]);
                assert_eq!(replay(text, &record["edits"]), record["text"].as_str().unwrap(), "{args:?} {line}");
            }
        }
    }
}

/// Makes the edits that were applied, and checks that all of them are as promised.
fn replay(text: &str, edits: &Value) -> String {
    let (mut output, mut at, mut last) = (String::new(), 0, 0);
    for edit in edits.as_array().unwrap() {
        let keys: Vec<_> = edit.as_object().unwrap().keys().take(5).collect();
        assert_eq!(keys, ["start", "end", "with", "rule", "confidence"]);
        let [start, end] = ["start", "end"].map(|key| usize::try_from(edit[key].as_u64().unwrap()).unwrap());
        assert!(last <= start && text.get(start..end).is_some(), "out of order or off the characters: {edit}");
        last = start;
        let expected = edit["confidence"] != "possible";
        let applied = edit["applied"].as_bool();
        assert!(applied.is_some() || expected, "said of every mere possibility");
        if applied.unwrap_or(true) {
            output += &text[at..start];
            output += edit["with"].as_str().unwrap();
            at = end;
        }
    }
    output + &text[at..]
}

#[test]
fn a_remark_below_the_threshold_says_that_it_was_not_applied() {
    let record = serde_json::json!({"text": SLIP.lines().last().unwrap()}).to_string();
    let edit = |least| {
        let output = cleaned(&["--jsonl", "--report", "--min-confidence", least], &record);
        serde_json::from_str::<Value>(&output).unwrap()["edits"][0].clone()
    };
    assert_eq!(edit("certain")["applied"], Value::Bool(false));
    assert_eq!(edit("likely").get("applied"), None);
}

// --------------------------------------------------------------------------------------------------------------- Records

#[test]
fn only_the_field_of_a_record_changes() {
    for (args, input, output) in [
        ("", r#"{"text":"[a](#)"}"#, r#"{"text":"a"}"#),
        // Order of keys, big and odd numbers, blanks and escapes.
        (
            "",
            r#"{"z": 123456789012345678901234567890, "text" : "[a](#)" , "a":1.10e5, "u": "\u00e9\ud800"}"#,
            r#"{"z": 123456789012345678901234567890, "text" : "a" , "a":1.10e5, "u": "\u00e9\ud800"}"#,
        ),
        ("", r#"{"text":"caf\u00e9"}"#, r#"{"text":"caf\u00e9"}"#),
        ("", r#"{"text":"caf\u00e9 \"[a](#)\""}"#, r#"{"text":"café \"a\""}"#),
        ("", r#"{"t\u0065xt":"[a](#)"}"#, r#"{"t\u0065xt":"a"}"#),
        ("", r#"{"meta":{"text":"[b](#)"},"text":"[a](#)"}"#, r#"{"meta":{"text":"[b](#)"},"text":"a"}"#),
        ("", r#"{"note":"\"text\":\"[b](#)\"","text":"[a](#)"}"#, r#"{"note":"\"text\":\"[b](#)\"","text":"a"}"#),
        // Readers take the last of two equal keys.
        ("", r#"{"text":"[a](#)","text":"[b](#)"}"#, r#"{"text":"[a](#)","text":"b"}"#),
        ("", "  {\t\"text\":\"[a](#)\" } \r", "  {\t\"text\":\"a\" } \r"),
        ("--field body", r#"{"text":"[a](#)","body":"[b](#)"}"#, r#"{"text":"[a](#)","body":"b"}"#),
        ("--preset markdown", r#"{"text":"**[a](#)**"}"#, r#"{"text":"**a**"}"#),
        ("--report", "{\"text\":\"a\" }\r", "{\"text\":\"a\" ,\"edits\":[]}\r"),
        ("--report", r#"{"edits":{"old":[1]},"text":"a","n":1}"#, r#"{"edits":[],"text":"a","n":1}"#),
        (
            "--report",
            r#"{"text":"é [a](#)"}"#,
            concat!(
                r#"{"text":"é a","edits":[{"start":3,"end":4,"with":"","rule":"link/dead","confidence":"certain"},"#,
                r#"{"start":5,"end":9,"with":"","rule":"link/dead","confidence":"certain"}]}"#,
            ),
        ),
    ] {
        let args: Vec<_> = ["--jsonl"].into_iter().chain(args.split_whitespace()).collect();
        let (input, output) = (format!("{input}\n"), format!("{output}\n"));
        assert_eq!(cleaned(&args, &input), output, "{args:?} {input}");
    }
    assert_eq!(cleaned(&["--jsonl"], ""), "");
    assert_eq!(cleaned(&["--jsonl"], "\u{feff}{\"text\":\"[a](#)\"}\n"), "{\"text\":\"a\"}\n", "a mark of Windows");
    assert_eq!(cleaned(&["--jsonl"], "\n{\"text\":\"a\"}\n \r\n\n"), "\n{\"text\":\"a\"}\n \r\n\n", "blank lines stay");
    assert_eq!(cleaned(&["--jsonl"], "{\"text\":\"a\"}"), "{\"text\":\"a\"}\n", "the last line gets its end");
}

#[test]
fn bad_records_pass_unchanged() {
    let good = (r#"{"text":"[a](#)"}"#.as_bytes(), r#"{"text":"a"}"#.as_bytes());
    for (bad, problem) in [
        (&b"[a](#)"[..], "not JSON"),
        (br#"{"text":"[a](#)""#, "not JSON"),
        (br#"{"text":"[a](#)",}"#, "not JSON"),
        (br#"{"text":"[a](#)"} 1"#, "not JSON"),
        (b"{\"text\":\"[a](#)\"}\xc2\xa0", "not JSON"),
        (br#"["[a](#)"]"#, "not a JSON object"),
        (b"null", "not a JSON object"),
        (b"{}", "no field `text`"),
        (br#"{"Text":"[a](#)"}"#, "no field `text`"),
        (br#"{"text":null}"#, "the field `text`"),
        (br#"{"text":["[a](#)"]}"#, "the field `text`"),
        (br#"{"text":"\ud800 [a](#)"}"#, "the field `text`"),
        (b"{\"text\":\"[a](#) \xff\"}", "not UTF-8 at byte 16"),
        (b"\xff\xfe", "UTF-16; convert it to UTF-8 first"),
    ] {
        let name = String::from_utf8_lossy(bad).into_owned();
        for report in [false, true] {
            let args = if report { &["--jsonl", "--report"][..] } else { &["--jsonl"] };
            let run = clean(args, [good.0, bad, b"", good.0].join(&b'\n'));
            let lines: Vec<_> = run.out.split(|byte| *byte == b'\n').collect();
            assert_eq!(run.status, Some(2), "{name}");
            assert_eq!(lines[1], bad, "{name}");
            assert_eq!(run.err.lines().count(), 1, "{}", run.err);
            assert!(
                run.err.starts_with(&format!("clean: -: line 2: {problem}")),
                "{problem:?} is not in {:?}",
                run.err
            );
            if !report {
                assert_eq!(lines, [good.1, bad, b"", good.1, b""], "{name}");
            }
        }
    }
}

#[test]
fn many_records_keep_their_order() {
    // More than a batch, with records of very different length.
    let filler = "The council voted on Wednesday to build a barrier. ".repeat(50);
    let text = |number: usize| format!("{number} [AFP](#) {}", &filler[..number * 7919 % filler.len()]);
    let records: String = (0..5000).map(|n| serde_json::json!({"n": n, "text": text(n)}).to_string() + "\n").collect();
    let folder = Folder::new();
    let output = cleaned(&["--jsonl", &folder.write("many.jsonl", &records)], "");
    assert_eq!(output.lines().count(), 5000);
    for (number, line) in output.lines().enumerate() {
        let record: Value = serde_json::from_str(line).unwrap();
        assert_eq!(record["n"], number);
        assert!(record["text"].as_str().unwrap().starts_with(&format!("{number} AFP")), "{line}");
    }
    assert_eq!(cleaned(&["--jsonl"], &records), output);
}

// ---------------------------------------------------------------------------------------------------------- Output files

#[test]
fn output_files_are_written_whole() {
    let folder = Folder::new();
    let input = folder.write("in.md", DIRTY);
    let output = folder.path("out.md");
    assert_eq!(cleaned(&["--output", &output, &input], ""), "");
    assert_eq!(fs::read_to_string(&output).unwrap(), "By AFP, late\n");

    fs::write(&output, "something longer than what comes".repeat(9)).unwrap();
    assert_eq!(cleaned(&["--output", &output], DIRTY), "");
    assert_eq!(fs::read_to_string(&output).unwrap(), "By AFP, late\n", "replaced");

    assert_eq!(cleaned(&["--output", &input, &input], ""), "");
    assert_eq!(fs::read_to_string(&input).unwrap(), "By AFP, late\n", "in place");

    let records = folder.write("in.jsonl", "{\"text\":\"[a](#)\"}\n".repeat(100));
    assert_eq!(cleaned(&["--jsonl", "--output", &records, &records], ""), "");
    assert_eq!(fs::read_to_string(&records).unwrap(), "{\"text\":\"a\"}\n".repeat(100), "records in place");

    let run = clean(&["--jsonl", "--output", &output], "{\"text\":\"[a](#)\"}\nbad\n{\"text\":\"[b](#)\"}\n");
    assert_eq!(run.status, Some(2));
    assert_eq!(
        fs::read_to_string(&output).unwrap(),
        "{\"text\":\"a\"}\nbad\n{\"text\":\"b\"}\n",
        "a bad record is no loss"
    );
    assert_eq!(folder.names(), ["in.jsonl", "in.md", "out.md"]);
}

#[test]
fn output_files_stay_untouched_on_errors() {
    let folder = Folder::new();
    let output = folder.write("out.md", "before");
    let latin1 = folder.write("latin1.txt", b"caf\xe9");
    for args in [
        &["--output", &output, &latin1][..],
        &["--output", &output, "missing.md"],
        &["--output", &output, "."],
        &["--jsonl", "--output", &output, "."],
        &["--output", &output, "--enable", "no/rule"],
        &["--output", &output, "--check"],
    ] {
        assert_refused(&clean(args, DIRTY), "");
        assert_eq!(fs::read_to_string(&output).unwrap(), "before", "{args:?}");
        assert_eq!(folder.names(), ["latin1.txt", "out.md"], "{args:?}");
    }
    let nowhere = folder.path("missing/out.md");
    assert_refused(&clean(&["--output", &nowhere], DIRTY), "out.md: ");
    assert_refused(&clean(&["--output", folder.0.to_str().unwrap()], DIRTY), "not a regular file");
    assert_eq!(folder.names(), ["latin1.txt", "out.md"]);
}

#[cfg(unix)]
#[test]
fn output_files_keep_their_mode_and_their_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::new();
    let output = folder.write("out.md", "before");
    fs::set_permissions(&output, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path("link.md");
    symlink(&output, &link).unwrap();
    assert_eq!(cleaned(&["--output", &link], DIRTY), "");
    assert_eq!(fs::read_to_string(&output).unwrap(), "By AFP, late\n");
    assert_eq!(fs::metadata(&output).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let run = Run::from(program().stdin(Stdio::null()).stdout(full).arg("--help").output().unwrap());
    assert_refused(&run, "clean: output: ");
}

#[test]
fn a_closed_output_pipe_ends_quietly() {
    let text = "The council voted. ".repeat(50_000);
    let records = "{\"text\":\"The council voted.\"}\n".repeat(20_000);
    for (args, input) in [(&[][..], &text), (&["--jsonl"], &records), (&["--jsonl", "--report"], &records)] {
        let mut child = start(args, input.as_bytes());
        drop(child.stdout.take());
        let run = Run::from(child.wait_with_output().unwrap());
        assert_eq!((run.status, run.err.as_str()), (Some(0), ""), "{args:?}");
    }
    // Nobody listens on standard error either.
    let mut child = start(&["--report"], DIRTY.repeat(1000).as_bytes());
    drop(child.stderr.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(0), false));
}
