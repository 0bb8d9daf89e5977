//! Words that make sure of a phrase that people write as well, read when one is first asked for.

use std::sync::OnceLock;

use super::shelf::fold_start;
use crate::pass::boilerplate::class::Class;
use crate::text::filter::Filter;

#[derive(Debug, Default)]
pub(super) struct Cues {
    /// As the files have them.
    pub(super) listed: Vec<(Class, &'static str)>,
    read: OnceLock<Read>,
}

/// Cues as lines are searched for them.
#[derive(Debug)]
struct Read {
    /// In the order of their starts.
    cues: Vec<(u64, String, Class)>,
    starts: Filter,
}

impl Cues {
    /// Whether one of the class is in the key.
    pub(super) fn are_in(&self, key: &str, class: Class) -> bool {
        /// `site` is in `visitors`.
        const SHORT: usize = 4;
        let read = self.read.get_or_init(|| Read::of(&self.listed));
        key.char_indices().any(|(at, _)| {
            let rest = &key[at..];
            let start = start_of(rest);
            if !read.starts.may_have(start) {
                return false;
            }
            let is_start = at == 0 || key.as_bytes()[at - 1] == b' ';
            let first = read.cues.partition_point(|(other, ..)| *other < start);
            read.cues[first..].iter().take_while(|(other, ..)| *other == start).any(|(_, cue, of)| {
                *of == class && rest.starts_with(cue.as_str()) && (is_start || cue.len() > SHORT || !cue.is_ascii())
            })
        })
    }
}

impl Read {
    fn of(listed: &[(Class, &'static str)]) -> Self {
        let read = |(class, phrase): &(Class, &str)| {
            let mut cue = String::new();
            fold_start(phrase.split('*').next().unwrap_or_default(), &mut cue);
            (start_of(&cue), cue, *class)
        };
        let mut cues: Vec<_> = listed.iter().map(read).collect();
        cues.sort_by_key(|(start, ..)| *start);
        let starts: Vec<u64> = cues.iter().map(|(start, ..)| *start).collect();
        Self { cues, starts: Filter::of(&starts) }
    }
}

/// The first bytes as a number; no cue has fewer.
fn start_of(text: &str) -> u64 {
    text.bytes().take(3).fold(0, |start, byte| start << 8 | u64::from(byte))
}
