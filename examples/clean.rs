//! Cleans a scraped text, or the records of a JSONL file, from the command line.
//!
//! ```sh
//! cargo run --release --example clean -- tests/data/article.md
//! cargo run --release --example clean -- --help
//! ```

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};
use std::iter;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use lexopt::prelude::*;
use serde::de::IgnoredAny;
use serde_json::json;
use unscrape::{Cleaner, Confidence, Config, Finding, Preset, Report, Rule, Span};

const HELP: &str = "\
Finds and removes the marks that scraping, converting and re-encoding leave in text.

Usage: clean [OPTIONS] [FILE|-]

Reads FILE or standard input, writes the cleaned text to standard output and ends its last line if need be.

      --preset NAME           Start from the rules of plain (default), markdown or minimal
      --config FILE           Start from a configuration: JSON if FILE ends in .json, otherwise TOML
      --enable RULE           Switch on `family/kind`, 'family/*' or '*'; may be repeated
      --disable RULE          Switch off likewise; if a pattern is given to both, the later one counts
      --min-confidence LEVEL  Fix what is at least possible, likely (default) or certain; remark on the rest
      --output FILE           Write to FILE instead, whole or not at all
      --check                 Write nothing; exit with 1 if there is anything to fix (remarks do not count)
      --report                Print every finding to standard error: FILE:LINE:COLUMN rule \"before\" → \"after\"
      --jsonl                 Clean one field of every record (a JSON object on a line of its own) and keep all else;
                              --report then adds a field `edits`, or writes it anew, with offsets in bytes of the
                              UTF-8 of the field as it was; `applied` is false for what was only remarked on
      --field NAME            The field to clean (default: text)
      --list-rules            Print every rule, the presets in which it is on, and what it finds
  -h, --help                  Print this
  -V, --version               Print the version

Exit status: 0 done; 1 --check found something; 2 wrong usage or bad input. Records that cannot be cleaned are passed on
as they are, the others are cleaned, and the exit status is 2.
";

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> ExitCode {
    let outcome = parse(lexopt::Parser::from_env()).and_then(|job| job.map_or(Ok(0), |job| job.run()));
    ExitCode::from(outcome.unwrap_or_else(|error| {
        // Errors of reading name their file and are strings by now.
        match error.downcast_ref::<io::Error>().map(io::Error::kind) {
            Some(ErrorKind::BrokenPipe) => return 0, // nobody reads on, as in `clean article.md | head -1`
            Some(_) => complain(format!("output: {error}; write it elsewhere")),
            None if error.is::<lexopt::Error>() => complain(format!("{error}; see `clean --help`")),
            None => complain(error.to_string()),
        }
        2
    }))
}

fn complain(message: String) {
    let _ = io::stderr().write_all(format!("clean: {message}\n").as_bytes()); // unheard, the exit status still tells
}

struct Job {
    cleaner: Cleaner,
    /// `-` is standard input.
    input: PathBuf,
    output: Option<PathBuf>,
    field: String,
    jsonl: bool,
    report: bool,
    check: bool,
}

/// What to do; nothing where printing was all.
fn parse(mut args: lexopt::Parser) -> Result<Option<Job>> {
    let (mut input, mut output, mut field) = (None, None, None);
    let (mut config, mut preset, mut min_confidence, mut switches) = (Config::default(), None, None, Vec::new());
    let (mut jsonl, mut report, mut check) = (false, false, false);
    while let Some(arg) = args.next()? {
        match arg {
            Long("preset") => preset = Some(args.value()?.parse::<Preset>()?),
            Long("min-confidence") => min_confidence = Some(args.value()?.parse::<Confidence>()?),
            Long("config") => config = read_config(Path::new(&args.value()?))?,
            Long("enable") => switches.push((true, args.value()?.string()?)),
            Long("disable") => switches.push((false, args.value()?.string()?)),
            Long("output") => output = Some(PathBuf::from(args.value()?)),
            Long("field") => field = Some(args.value()?.string()?),
            Long("jsonl") => jsonl = true,
            Long("report") => report = true,
            Long("check") => check = true,
            Long("list-rules") => return print(&list_rules()),
            Short('h') | Long("help") => return print(HELP),
            Short('V') | Long("version") => return print(concat!("clean ", env!("CARGO_PKG_VERSION"), "\n")),
            Value(file) if input.is_none() => input = Some(PathBuf::from(file)),
            Value(file) => Err(format!("{}: a second input; clean one file at a time", file.display()))?,
            other => Err(other.unexpected())?,
        }
    }
    let conflicts = [
        (check && output.is_some(), "--check writes nothing; leave out --check or --output"),
        (check && report && jsonl, "--check writes no records that --report could extend; leave out one of them"),
        (field.is_some() && !jsonl, "--field names a field of records; add --jsonl"),
        (report && field.as_deref() == Some("edits"), "--report writes the field `edits`; leave it out"),
    ];
    if let Some((_, problem)) = conflicts.iter().find(|(given, _)| *given) {
        Err(*problem)?;
    }
    config.preset = preset.unwrap_or(config.preset);
    config.min_confidence = min_confidence.unwrap_or(config.min_confidence);
    for (on, rule) in switches {
        let Config { enable, disable, .. } = &mut config;
        let (to, from) = if on { (enable, disable) } else { (disable, enable) };
        from.retain(|other| *other != rule);
        to.push(rule);
    }
    let cleaner = Cleaner::builder().config(config).build().map_err(|error| format!("{error}; see --list-rules"))?;
    let (input, field) = (input.unwrap_or("-".into()), field.unwrap_or("text".into()));
    Ok(Some(Job { cleaner, input, output, field, jsonl, report, check }))
}

fn read_config(path: &Path) -> Result<Config> {
    let (text, name) = (fs::read_to_string(path).map_err(at(path))?, path.display());
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        return Ok(serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?);
    }
    Ok(toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        format!("{name}: line {line}: {}", error.message().replace('\n', ", "))
    })?)
}

/// Says of which file an error speaks.
fn at<E: Error>(path: &Path) -> impl Fn(E) -> String {
    move |error| format!("{}: {error}; check the file and its name", path.display())
}

fn print(text: &str) -> Result<Option<Job>> {
    io::stdout().write_all(text.as_bytes())?;
    Ok(None)
}

fn list_rules() -> String {
    let line = |rule: &Rule| {
        let name = |preset: Preset| if rule.presets().contains(preset) { preset.to_string() } else { "-".into() };
        let [plain, markdown, minimal] = Preset::ALL.map(name);
        format!("{:30} {plain:5} {markdown:8} {minimal:7} {}\n", rule.id(), rule.summary())
    };
    unscrape::rules().map(line).collect()
}

impl Job {
    /// Does the job; returns the exit status.
    fn run(&self) -> Result<u8> {
        let input: Box<dyn Read> = match self.input.to_str() {
            Some("-") => Box::new(io::stdin()),
            _ => Box::new(File::open(&self.input).map_err(at(&self.input))?),
        };
        let clean = |output: &mut dyn Write| {
            let counts = if self.jsonl { self.clean_records(input, output)? } else { self.clean_text(input, output)? };
            output.flush()?;
            Ok(counts)
        };
        let (edits, bad) = match &self.output {
            _ if self.check => clean(&mut io::sink())?,
            None => clean(&mut BufWriter::new(io::stdout()))?,
            Some(target) => write_whole(target, clean)?,
        };
        if self.check && edits > 0 {
            complain(format!("{}: edits to make: {edits}; clean it without --check", self.input.display()));
        }
        Ok(if bad > 0 { 2 } else { u8::from(self.check && edits > 0) })
    }

    /// Returns the number of edits, and of bad records: none here.
    fn clean_text(&self, mut input: impl Read, output: &mut dyn Write) -> Result<(usize, usize)> {
        let (mut bytes, name) = (Vec::new(), self.input.display().to_string());
        input.read_to_end(&mut bytes).map_err(at(&self.input))?;
        let text = utf8(&bytes).map_err(|problem| format!("{name}: {problem}"))?;
        let cleaned = self.cleaner.clean(text);
        if self.report {
            let _ = io::stderr().write_all(lint(&name, text, cleaned.report()).as_bytes());
        }
        output.write_all(cleaned.text().as_bytes())?;
        if !cleaned.text().is_empty() && !cleaned.text().ends_with('\n') {
            output.write_all(b"\n")?;
        }
        Ok((cleaned.report().edits().len(), 0))
    }

    /// Returns the number of edits and of bad records.
    fn clean_records(&self, input: impl Read, output: &mut dyn Write) -> Result<(usize, usize)> {
        const BATCH: usize = 4 << 20; // bytes: enough to keep all cores busy
        let mut input = BufReader::with_capacity(1 << 20, input);
        if input.fill_buf().map_err(at(&self.input))?.starts_with(BOM) {
            input.consume(BOM.len()); // no part of the first record
        }
        let mut lines = input.split(b'\n');
        let (mut edits, mut bad, mut number) = (0, 0, 0);
        loop {
            let (mut batch, mut bytes) = (Vec::new(), 0);
            while bytes < BATCH
                && let Some(line) = lines.next().transpose().map_err(at(&self.input))?
            {
                bytes += line.len() + 256; // an empty line takes memory too
                batch.push((line, Ok((0, true))));
            }
            if batch.is_empty() {
                return Ok((edits, bad));
            }
            let share = batch.len().div_ceil(thread::available_parallelism().map_or(1, usize::from));
            thread::scope(|scope| {
                for records in batch.chunks_mut(share) {
                    scope.spawn(|| records.iter_mut().for_each(|(line, outcome)| *outcome = self.clean_record(line)));
                }
            });
            for (mut line, outcome) in batch {
                number += 1;
                let complain = |problem: &str| complain(format!("{}: line {number}: {problem}", self.input.display()));
                match outcome {
                    Ok((count, settled)) => {
                        edits += count;
                        if !settled {
                            complain(UNSETTLED);
                        }
                    }
                    Err(problem) => {
                        bad += 1;
                        complain(&format!("{problem}; left as it is"));
                    }
                }
                line.push(b'\n');
                output.write_all(&line)?;
            }
        }
    }

    /// Cleans the field of a record and returns the number of edits, and whether the text settled. Only what changes is written
    /// anew: the order of the keys, big numbers, and blanks and escapes elsewhere survive.
    fn clean_record(&self, line: &mut Vec<u8>) -> Result<(usize, bool)> {
        if line.trim_ascii().is_empty() {
            return Ok((0, true));
        }
        let record = utf8(line)?;
        serde_json::from_str::<IgnoredAny>(record).map_err(|e| format!("not JSON: {e}").replace("line 1 ", ""))?;
        if !record.trim_ascii_start().starts_with('{') {
            return Err("not a JSON object".into());
        }
        let place = value_of(record, &self.field).ok_or_else(|| format!("no field `{}`", self.field))?;
        let text: String = serde_json::from_str(&record[place.clone()])
            .map_err(|_| format!("the field `{}` is no string of Unicode text", self.field))?;
        let (cleaned, report) = self.cleaner.clean(&text).into_parts();
        let mut record = record.to_owned();
        if cleaned != text {
            record.replace_range(place, &json!(cleaned).to_string());
        }
        if self.report {
            let edits: serde_json::Value = in_order(&report).into_iter().map(as_json).collect();
            match value_of(&record, "edits") {
                Some(old) => record.replace_range(old, &edits.to_string()),
                None => record.insert_str(record.trim_ascii_end().len() - 1, &format!(",\"edits\":{edits}")),
            }
        }
        *line = record.into_bytes();
        Ok((report.edits().len(), report.settled()))
    }
}

/// The byte-order mark that programs of Windows begin a file with.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// See [`Report::settled`].
const UNSETTLED: &str = "left as it is, because every repair reveals another one";

/// Where the value of a member stands in the text of a JSON object, which must be valid.
fn value_of(object: &str, key: &str) -> Option<Range<usize>> {
    let mut rest = object.trim_ascii_start().strip_prefix('{')?;
    // Keys and values alternate up to the closing brace, which is no value.
    let mut places = iter::from_fn(|| {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n', ':', ',']);
        let start = object.len() - rest.len();
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<IgnoredAny>();
        values.next()?.ok()?;
        rest = &rest[values.byte_offset()..];
        Some(start..object.len() - rest.len())
    });
    let is_key = |place: Range<usize>| serde_json::from_str::<String>(&object[place]).is_ok_and(|name| name == key);
    let members = iter::from_fn(|| places.next().zip(places.next()));
    members.filter(|(name, _)| is_key(name.clone())).last().map(|(_, value)| value)
}

/// As UTF-8, or what to do about it.
fn utf8(bytes: &[u8]) -> std::result::Result<&str, String> {
    str::from_utf8(bytes).map_err(|error| match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "UTF-16; convert it to UTF-8 first".into(),
        _ => format!("not UTF-8 at byte {}; convert it first", error.valid_up_to()),
    })
}

/// Edits and remarks in order of their start; true where the finding was applied.
fn in_order(report: &Report) -> Vec<(&Finding, bool)> {
    let edits = report.edits().iter().map(|finding| (finding, true));
    let mut all: Vec<_> = edits.chain(report.remarks().iter().map(|finding| (finding, false))).collect();
    all.sort_by_key(|(finding, _)| finding.span);
    all
}

fn as_json((finding, applied): (&Finding, bool)) -> serde_json::Value {
    let Finding { span: Span { start, end }, after, rule, confidence, .. } = finding;
    let mut edit = json!({"start": start, "end": end, "with": after, "rule": rule, "confidence": confidence});
    let signals: Vec<&str> = finding.signals().collect();
    if !signals.is_empty() {
        edit["signals"] = signals.into();
    }
    // A finding that does not say so was applied, and is no mere possibility.
    if !applied || *confidence == Confidence::Possible {
        edit["applied"] = applied.into();
    }
    edit
}

/// One line for each finding.
fn lint(name: &str, text: &str, report: &Report) -> String {
    let (mut lines, mut line, mut line_start, mut at) = (String::new(), 1, 0, 0);
    for (Finding { span, before, after, rule, confidence, .. }, applied) in in_order(report) {
        for (newline, _) in text[at..span.start].match_indices('\n') {
            (line, line_start) = (line + 1, at + newline + 1);
        }
        at = span.start;
        let column = text[line_start..at].chars().count() + 1;
        let remark = if applied { String::new() } else { format!(" ({confidence})") };
        lines += &format!("{name}:{line}:{column} {rule} {} → {}{remark}\n", quoted(before), quoted(after));
    }
    if !report.settled() {
        lines += &format!("{name}: {UNSETTLED}\n");
    }
    lines
}

/// The text as a literal on one line, cut where it gets long.
fn quoted(text: &str) -> String {
    let mut width = 0;
    let cut = text.find(|c: char| {
        width += c.escape_debug().len();
        width > 60
    });
    cut.map_or_else(|| format!("{text:?}"), |cut| format!("{:?}…", &text[..cut]))
}

/// Lets `fill` write a file that gets its name only when it is whole.
fn write_whole<T>(target: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    if target.exists() && !target.is_file() {
        return Err(format!("{}: not a regular file; write to standard output instead", target.display()).into());
    }
    let target = &fs::canonicalize(target).unwrap_or(target.into()); // through a symbolic link, not in its place
    let mut draft = target.as_os_str().to_owned();
    draft.push(format!(".{}.tmp", std::process::id()));
    let file = File::create_new(&draft).map_err(at(target))?;
    let write = || {
        if let Ok(old) = target.metadata() {
            file.set_permissions(old.permissions())?;
        }
        let result = fill(&mut BufWriter::new(&file))?;
        file.sync_all()?;
        fs::rename(&draft, target)?;
        Ok(result)
    };
    write().inspect_err(|_| drop(fs::remove_file(&draft)))
}
