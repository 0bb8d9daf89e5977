//! Reads the files of phrases.

use std::borrow::Cow;

use super::Phrases;
use super::cues::Cues;
use super::shelf::{SHELVES, Shelf, shelf_of};
use crate::pass::boilerplate::class::Class;
use crate::pass::boilerplate::fold::{SECOND_WORDS, first_folded, networks};
use crate::pass::boilerplate::head::{Head, Heads};
use crate::pass::boilerplate::start::Start;
use crate::text::filter::Filter;

/// One file for each language, one for agencies, which sign in every language, two for sites that many pages come from, one for
/// programs that run sites, two for what these say in other languages, one for wikis, and a generated one.
const FILES: &[&str] = &[
    include_str!("agencies.txt"),
    include_str!("ar.txt"),
    include_str!("bg.txt"),
    include_str!("bn.txt"),
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
    include_str!("hr.txt"),
    include_str!("hu.txt"),
    include_str!("id.txt"),
    include_str!("interfaces.txt"),
    include_str!("it.txt"),
    include_str!("ja.txt"),
    include_str!("ko.txt"),
    include_str!("nl.txt"),
    include_str!("no.txt"),
    include_str!("pl.txt"),
    include_str!("platforms.txt"),
    include_str!("programs.txt"),
    include_str!("pt.txt"),
    include_str!("ro.txt"),
    include_str!("ru.txt"),
    include_str!("sk.txt"),
    include_str!("sv.txt"),
    include_str!("th.txt"),
    include_str!("tr.txt"),
    include_str!("uk.txt"),
    include_str!("vi.txt"),
    include_str!("wikis.txt"),
    include_str!("zh.txt"),
    SITES[0],
    SITES[1],
    SITES[2],
];

/// Lines of sites, of which those that are a site's own are looked for in every text.
pub(in crate::pass::boilerplate) const SITES: [&str; 3] =
    [include_str!("sites.txt"), include_str!("translated.txt"), include_str!("translated_boards.txt")];

/// Words of the filter of first letters: 16 KB, which stay in the nearest cache, and one line in fifty passes by mistake.
const LETTERS: usize = 1 << 11;

impl Phrases {
    pub(super) fn load() -> Self {
        let mut phrases = Self {
            shelves: std::iter::repeat_with(Shelf::new).take(SHELVES).collect(),
            cues: Cues::default(),
            all_heads: Heads::new(),
            heads: Heads::new(),
            letters: Filter::new(LETTERS),
        };
        for line in FILES.iter().flat_map(|file| split(file, b'\n')).filter(|line| !line.starts_with('#')) {
            let Some((name, list)) = line.split_once(':') else { continue };
            // Of a site: it says something only beside the site's signs, which look for it.
            if name == "line" {
                continue;
            }
            let cue = name.strip_prefix("cue.");
            let class = Class::named(cue.unwrap_or(name));
            debug_assert!(class.is_some(), "no class {name}");
            let Some(class) = class else { continue };
            for phrase in split(list, b'|').map(str::trim_ascii).filter(|phrase| !phrase.is_empty()) {
                if cue.is_some() || class == Class::Rights {
                    phrases.cues.listed.push((class, phrase));
                }
                if cue.is_none() {
                    spell_out(phrase, |phrase| phrases.add(class, phrase));
                }
            }
        }
        phrases
    }

    fn add(&mut self, class: Class, phrase: Cow<'static, str>) {
        let words = phrase.strip_prefix('?').unwrap_or(&phrase);
        let Some(first) = first_folded(words) else { return };
        // Those of other classes are looked for where menus and captions stand, not at every line.
        let is_common =
            !class.is_elsewhere() || class == Class::Credit || class == Class::Pager && words.ends_with(':');
        if first.is_ascii_alphabetic() {
            let head = Head::of(words);
            self.all_heads.add(head);
            if is_common {
                self.heads.add(head);
            }
        }
        if is_common {
            self.mark(words);
        }
        self.shelves[shelf_of(first)].listed.push((class, phrase));
    }

    /// Marks what a line with the phrase begins with.
    fn mark(&mut self, phrase: &str) {
        let (start, behind) = Start::default().read(phrase);
        let Some(behind) = behind else { return self.letters.add(start.hash()) };
        let second = SECOND_WORDS.iter().find_map(|word| behind.strip_prefix(' ')?.strip_prefix(word));
        for name in networks() {
            let (start, _) = start.read(name).0.read(second.unwrap_or(behind));
            self.letters.add(start.hash());
        }
    }
}

/// Gives each phrase that one with `{a / b}` stands for: all of them, where it has several.
fn spell_out(phrase: &'static str, mut give: impl FnMut(Cow<'static, str>)) {
    if memchr::memchr(b'{', phrase.as_bytes()).is_none() {
        return give(Cow::Borrowed(phrase)); // as most are
    }
    let (mut begun, mut rest) = (vec![String::new()], phrase);
    while let Some((words, behind)) = rest.split_once('{') {
        let (choice, behind) = behind.split_once('}').unwrap_or((behind, ""));
        let each = |start: String| choice.split('/').map(move |one| [&start, words, one.trim()].concat());
        begun = begun.into_iter().flat_map(each).collect();
        rest = behind;
    }
    for start in begun {
        // No word may have stood between two blanks.
        let spelled = start + rest;
        let words: Vec<&str> = spelled.split(' ').filter(|word| !word.is_empty()).collect();
        give(Cow::Owned(words.join(" ")));
    }
}

/// The parts of a text between separators.
fn split(text: &'static str, separator: u8) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = memchr::memchr(separator, text.as_bytes());
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_stands_for_several_phrases() {
        let spelled = |phrase| {
            let mut all = Vec::new();
            spell_out(phrase, |phrase| all.push(phrase.into_owned()));
            all
        };
        assert_eq!(spelled("read more *"), ["read more *"]);
        assert_eq!(spelled("?{latest / top} news"), ["?latest news", "?top news"]);
        assert_eq!(
            spelled("{a / b} goes on {after / } ads:"),
            ["a goes on after ads:", "a goes on ads:", "b goes on after ads:", "b goes on ads:"]
        );
        assert_eq!(spelled("{相关/热门}{文章/视频}*"), ["相关文章*", "相关视频*", "热门文章*", "热门视频*"]);
    }
}
