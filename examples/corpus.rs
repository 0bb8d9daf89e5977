//! Cleans a corpus of one site in two passes: the first learns which lines recur across its texts, the second removes them too.
//!
//! ```text
//! corpus INPUT.jsonl > OUTPUT.jsonl      # records with a field `text`
//! corpus FOLDER OUTPUT-FOLDER            # text files
//! ```
//!
//! Memory stays bounded: both passes read the input text by text.

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use unscrape::{Cleaner, TemplateLearner};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let done = match arguments.as_slice() {
        [input] if input.is_file() => records(input),
        [input, output] if input.is_dir() => files(input, output),
        _ => Err("usage: corpus INPUT.jsonl > OUTPUT.jsonl, or corpus FOLDER OUTPUT-FOLDER".into()),
    };
    if let Err(error) = done {
        eprintln!("corpus: {error}");
        return ExitCode::from(2);
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
        let lines = BufReader::new(File::open(input)?).lines();
        Ok(lines.map(|line| Ok(serde_json::from_str::<serde_json::Value>(&line?)?)))
    };
    let text = |record: Result<serde_json::Value>| -> Result<String> {
        Ok(record?["text"].as_str().ok_or("a record has no field `text`")?.to_owned())
    };
    let cleaner = learn(&Cleaner::default(), lines()?.map(text))?;
    let mut output = BufWriter::new(io::stdout().lock());
    for record in lines()? {
        let mut record = record?;
        let cleaned = cleaner.clean_text(record["text"].as_str().unwrap_or_default()).into_owned();
        record["text"] = cleaned.into();
        writeln!(output, "{record}")?;
    }
    Ok(output.flush()?)
}

fn files(input: &Path, output: &Path) -> Result<()> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(input)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.is_file());
    paths.sort();
    let cleaner = learn(&Cleaner::default(), paths.iter().map(|path| Ok(fs::read_to_string(path)?)))?;
    fs::create_dir_all(output)?;
    for path in &paths {
        let name = path.file_name().unwrap_or_default();
        fs::write(output.join(name), cleaner.clean_text(&fs::read_to_string(path)?).as_bytes())?;
    }
    Ok(())
}
