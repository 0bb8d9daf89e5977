//! Reads the files of phrases.

use std::collections::HashMap;

use super::{Pattern, Phrases, cue_start, prefixes};
use crate::pass::boilerplate::class::Class;
use crate::pass::boilerplate::fold::{SECOND_WORDS, fold_phrase, networks};
use crate::pass::boilerplate::key::{is_dense, mask_numbers};
use crate::pass::boilerplate::start::Start;
use crate::pass::filter::Filter;

/// One file for each language, one for agencies, which sign in every language, and a generated one.
const FILES: &[&str] = &[
    include_str!("agencies.txt"),
    include_str!("ar.txt"),
    include_str!("cs.txt"),
    include_str!("da.txt"),
    include_str!("de.txt"),
    include_str!("el.txt"),
    include_str!("en.txt"),
    include_str!("es.txt"),
    include_str!("fa.txt"),
    include_str!("fi.txt"),
    include_str!("fr.txt"),
    include_str!("he.txt"),
    include_str!("hi.txt"),
    include_str!("hu.txt"),
    include_str!("id.txt"),
    include_str!("interfaces.txt"),
    include_str!("it.txt"),
    include_str!("ja.txt"),
    include_str!("ko.txt"),
    include_str!("nl.txt"),
    include_str!("no.txt"),
    include_str!("pl.txt"),
    include_str!("pt.txt"),
    include_str!("ro.txt"),
    include_str!("ru.txt"),
    include_str!("sv.txt"),
    include_str!("th.txt"),
    include_str!("tr.txt"),
    include_str!("uk.txt"),
    include_str!("vi.txt"),
    include_str!("zh.txt"),
];

/// Words of the filter of first letters: 16 KB, which stay in the nearest cache, and one line in fifty passes by mistake.
const LETTERS: usize = 1 << 11;

/// Words of the filter of beginnings, of which there are 120,000.
const BEGUN: usize = 1 << 14;

/// Words of the filter of cues, of which there are 700.
const CUES: usize = 1 << 7;

impl Phrases {
    pub(super) fn load() -> Self {
        let mut phrases = Self {
            starts: String::new(),
            patterns: Vec::new(),
            index: HashMap::default(),
            cues: Vec::new(),
            cue_starts: Filter::new(CUES),
            letters: Filter::new(LETTERS),
            begun: Filter::new(BEGUN),
            longest: 0,
        };
        for line in FILES.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#')) {
            let Some((name, list)) = line.split_once(':') else { continue };
            let cue = name.strip_prefix("cue.");
            let class = Class::named(cue.unwrap_or(name));
            debug_assert!(class.is_some(), "no class {name}");
            let Some(class) = class else { continue };
            for phrase in list.split('|').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                if cue.is_some() {
                    let mut folded = String::new();
                    fold_phrase(phrase, &mut folded);
                    phrases.cues.push((folded, class));
                } else {
                    phrases.add(class, phrase);
                }
            }
        }
        phrases.cues.sort_by(|a, b| a.0.cmp(&b.0));
        phrases.cues.iter().for_each(|(cue, _)| phrases.cue_starts.add(cue_start(cue)));
        // From the last to the first, so that the first of several comes first.
        for at in (0..phrases.patterns.len()).rev() {
            phrases.patterns[at].next = phrases.index.insert(phrases.patterns[at].hash, at);
        }
        phrases
    }

    fn add(&mut self, class: Class, phrase: &str) {
        let (everyday, phrase) = phrase.strip_prefix('?').map_or((false, phrase), |rest| (true, rest));
        let open = if phrase.ends_with("**") { 2 } else { u8::from(phrase.ends_with('*')) };
        let mut parts = phrase.split('*');
        let from = self.starts.len();
        let mut start = String::new();
        fold_phrase(parts.next().unwrap_or_default(), &mut start);
        // Lines are read so: a network and the second word of its name are one.
        if start.contains("@ ") {
            SECOND_WORDS.iter().for_each(|word| start = start.replace(&format!("@ {word}"), "@"));
        }
        if start.contains(is_dense) && start.contains(|c: char| c.is_ascii_digit()) {
            let words = std::mem::take(&mut start);
            mask_numbers(&words, &mut start);
        }
        self.starts.push_str(&start);
        if start.is_empty() {
            debug_assert!(false, "phrase {phrase:?} has no start");
            return;
        }
        let fold = |part: &str| {
            let mut folded = String::new();
            fold_phrase(part, &mut folded);
            folded
        };
        let rest = parts.map(fold).filter(|part| !part.is_empty()).collect();
        if class.is_elsewhere() && class != Class::Credit {
            // Looked for where menus and captions stand, not at every line.
        } else if let Some((before, _)) = start.split_once('@')
            && !Self::first_letters(before).is_full()
        {
            for name in networks() {
                self.mark(&start.replacen('@', name, 1));
            }
        } else {
            self.mark(&start);
        }
        self.longest = self.longest.max(start.len());
        let mut hash = 0;
        for (_, prefix) in prefixes(&start, start.len()) {
            self.begun.add(prefix);
            hash = prefix;
        }
        if class == Class::Rights {
            self.cues.push((start, class));
        }
        let start = from as u32..self.starts.len() as u32;
        self.patterns.push(Pattern { hash, start, class, everyday, rest, open, next: None });
    }

    fn mark(&mut self, key: &str) {
        self.letters.add(Self::first_letters(key).hash());
    }

    fn first_letters(key: &str) -> Start {
        let mut start = Start::default();
        for sign in key.chars() {
            match sign {
                ' ' => start.blank(),
                '#' => start.digit(),
                _ => start.letter(sign),
            }
            if start.is_full() {
                break;
            }
        }
        start
    }
}
