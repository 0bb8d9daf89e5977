//! Packs `words/<language>.txt` into `src/lexicon/data/<language>.fst`:
//! a map from word to rank bucket (0: top 1000, 1: top 5000, 2: the rest).
//!
//! Run from anywhere: `cargo run --release --manifest-path tools/lexicon/fst/Cargo.toml`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// How many words of a list are packed; the lists themselves are longer.
fn limit(language: &str) -> usize {
    match language {
        "en" => 20_000,
        "ru" => 10_000,
        // The tail of the Kazakh list is inflected forms without evidence.
        "kk" => 3_000,
        _ => 5_000,
    }
}

/// The key of a word: the letters of a script that fits one block of 256
/// characters take one byte each, which makes the maps a third smaller.
/// `rank` in src/lexicon/mod.rs does the same.
fn key(language: &str, word: &str) -> Option<Vec<u8>> {
    let block = match language {
        "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" => 0x04,
        "el" => 0x03,
        "he" | "hy" => 0x05,
        "ar" | "fa" => 0x06,
        "ka" => 0x10,
        _ => return Some(word.as_bytes().to_vec()),
    };
    word.chars()
        .map(|c| match u32::from(c) {
            0x27 => Some(0x27),
            c if c >> 8 == block => Some((c & 0xFF) as u8),
            _ => None,
        })
        .collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let data = tools.join("../../src/lexicon/data");
    fs::create_dir_all(&data)?;
    let mut paths: Vec<_> =
        fs::read_dir(tools.join("words"))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let mut total = 0;
    for path in paths.iter().filter(|path| path.extension().is_some_and(|e| e == "txt")) {
        let language = path.file_stem().and_then(|stem| stem.to_str()).ok_or("file name")?;
        let text = fs::read_to_string(path)?;
        let mut buckets = BTreeMap::new();
        let words = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        for (rank, word) in words.take(limit(language)).enumerate() {
            let bucket = match rank {
                0..1000 => 0,
                1000..5000 => 1,
                _ => 2,
            };
            let key = key(language, word).ok_or_else(|| format!("{language}: {word}"))?;
            buckets.entry(key).or_insert(bucket);
        }
        let mut map = fst::MapBuilder::memory();
        for (word, bucket) in &buckets {
            map.insert(word, *bucket)?;
        }
        let bytes = map.into_inner()?;
        total += bytes.len();
        println!("{language}: {} words, {} bytes", buckets.len(), bytes.len());
        fs::write(data.join(language).with_extension("fst"), bytes)?;
    }
    println!("total: {total} bytes");
    Ok(())
}
