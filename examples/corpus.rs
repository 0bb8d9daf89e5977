//! Cleans a corpus of one site in two passes: the first learns which lines recur across its texts, the second removes them too.
//!
//! ```text
//! corpus INPUT.jsonl > OUTPUT.jsonl      # records with a field `text`, one on each line
//! corpus FOLDER OUTPUT-FOLDER            # text files
//! ```
//!
//! Memory stays bounded: both passes read the input text by text. Nothing is written before the first has read it all.

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use unscrape::{Cleaner, TemplateLearner};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let done = match arguments.as_slice() {
        [input, output] if input.is_dir() => files(input, output),
        [input] => records(input),
        _ => Err("usage: corpus INPUT.jsonl > OUTPUT.jsonl, or corpus FOLDER OUTPUT-FOLDER".into()),
    };
    match done {
        // Nobody reads on, as in `corpus pages.jsonl | head -1`.
        Err(error) if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe) => {}
        Err(error) => {
            eprintln!("corpus: {error}");
            return ExitCode::from(2);
        }
        Ok(()) => {}
    }
    ExitCode::SUCCESS
}

/// Learns from texts as they leave `cleaner`; returns one that removes what recurs as well.
fn learn(cleaner: &Cleaner, texts: impl Iterator<Item = Result<String>>) -> Result<Cleaner> {
    let mut learner = TemplateLearner::new();
    for text in texts {
        learner.observe(&cleaner.clean_text(&text?));
    }
    let templates = learner.freeze();
    eprintln!("corpus: {} texts, {} lines recur", learner.documents(), templates.len());
    Ok(Cleaner::builder().pass(templates).build()?)
}

fn records(input: &Path) -> Result<()> {
    let lines = || -> Result<_> {
        let lines = BufReader::new(File::open(input).map_err(|error| at(input, &error))?).lines();
        let written = (1..).zip(lines).filter(|(_, line)| line.as_ref().map_or(true, |line| !line.trim().is_empty()));
        Ok(written.map(|(number, line)| -> Result<serde_json::Value> {
            let record = line.map_err(Into::into).and_then(|line| record(line.trim_start_matches('\u{feff}')));
            Ok(record.map_err(|error| format!("{}: line {number}: {error}", input.display()))?)
        }))
    };
    let texts = lines()?.map(|record| Ok(record?["text"].as_str().unwrap_or_default().to_owned()));
    let cleaner = learn(&Cleaner::default(), texts)?;
    let mut output = BufWriter::new(io::stdout().lock());
    for record in lines()? {
        let mut record = record?;
        let cleaned = cleaner.clean_text(record["text"].as_str().unwrap_or_default()).into_owned();
        record["text"] = cleaned.into();
        writeln!(output, "{record}")?;
    }
    Ok(output.flush()?)
}

/// A record whose field `text` is a string.
fn record(line: &str) -> Result<serde_json::Value> {
    let record: serde_json::Value = serde_json::from_str(line)?;
    if record["text"].is_string() { Ok(record) } else { Err("no field `text` that is a string".into()) }
}

/// Says of which file an error speaks.
fn at(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn files(input: &Path, output: &Path) -> Result<()> {
    let read = |path: &PathBuf| -> Result<String> { Ok(fs::read_to_string(path).map_err(|error| at(path, &error))?) };
    let mut paths: Vec<PathBuf> =
        fs::read_dir(input)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.is_file());
    paths.sort();
    let cleaner = learn(&Cleaner::default(), paths.iter().map(read))?;
    fs::create_dir_all(output)?;
    for path in &paths {
        let target = output.join(path.file_name().unwrap_or_default());
        fs::write(&target, cleaner.clean_text(&read(path)?).as_bytes()).map_err(|error| at(&target, &error))?;
    }
    Ok(())
}
