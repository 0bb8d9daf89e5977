//! Whether a mark is at work or talked about.
//!
//! What scraping left is no part of the sentence, which reads well without it. What an author talks about is one: it stands in
//! quotes, has a name beside it, a word before it that needs another, or a verb behind it.

mod part;
mod sibling;
mod sign;
mod words;

pub(super) use sibling::Told;
pub(super) use sign::{LONGEST, before_link, is_contrasted, is_shown, parts_words};

use crate::edit::Span;
use crate::text::near;

/// Attack: one endless line full of marks. Quotes and words farther away say nothing about a mark.
const REACH: usize = 240;

/// Bytes. Attack: one endless word. None of [`words`] is longer.
const MAX_WORD: usize = 32;

const BLANKS: [char; 2] = [' ', '\u{a0}'];

/// The line around a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Talk<'t> {
    pub(super) before: &'t str,
    pub(super) after: &'t str,
}

impl<'t> Talk<'t> {
    pub(super) fn about(text: &'t str, span: Span) -> Self {
        let (before, after) = (&text[..span.start], &text[span.end..]);
        Self { before: near::line_before(before, REACH), after: near::line_behind(after, REACH) }
    }

    /// Whether the sentence is about the mark, which is none that stands for words or around them.
    pub(super) fn is_talked_of(self) -> bool {
        self.is_quoted()
            || self.is_in_quotation()
            || self.is_named()
            || self.is_object()
            || self.is_subject()
            || self.is_glossed()
            || self.is_cell()
            || self.is_coordinated()
    }

    /// Whether quotes or backticks enclose the mark and nothing else.
    pub(super) fn is_quoted(self) -> bool {
        let emphasis = ['*', '_', '\\'];
        let before = self.before.trim_end_matches(emphasis).chars().next_back();
        let after = self.after.trim_start_matches(emphasis).chars().next();
        // A backtick pairs with another, or as in TeX with a quote.
        let is_pair = match (before, after) {
            (Some('`'), after) => matches!(after, Some('`' | '\'')),
            (_, after) => after != Some('`'),
        };
        is_pair && before.is_some_and(opens) && after.is_some_and(closes)
    }

    /// Whether parentheses enclose the mark and nothing else.
    pub(super) fn is_in_parentheses(self) -> bool {
        self.before.ends_with('(') && self.after.starts_with(')')
    }

    /// Whether the mark stands within a quotation.
    pub(super) fn is_in_quotation(self) -> bool {
        let is_quote = |c: &char| matches!(c, '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』');
        let opened = self.before.chars().rev().find(is_quote);
        let closed = self.after.chars().find(is_quote);
        opened.is_some_and(|c| matches!(c, '“' | '„' | '«' | '「' | '『'))
            && closed.is_some_and(|c| matches!(c, '”' | '“' | '»' | '」' | '』'))
            || self.before.matches('"').count() % 2 == 1 && self.after.contains('"')
    }

    /// Whether a word beside the mark names it, or the word before it needs a noun: `the … tag`, `tagged with …`.
    pub(super) fn is_named(self) -> bool {
        let last = || {
            let last = self.last();
            [&words::LEADS[..], &words::ORDERS].iter().any(|words| is_in(words, &last))
        };
        self.has_name_behind() || last() || self.has_name_before() || self.parts_particles()
    }

    /// `… tags`, `…-Tag`, `…タグ`
    pub(super) fn has_name_behind(self) -> bool {
        const GLUED: [&str; 9] = ["タグ", "要素", "标签", "元素", "태그", "这样的", "這樣的", "这种", "這種"];
        let rest = self.after.trim_start_matches(QUOTES);
        let name = rest.trim_start_matches(['-', ' ', '\u{a0}']);
        // The next sentence begins with such a word.
        if self.before.ends_with(['.', '!', '?']) && name.starts_with(char::is_uppercase) {
            return false;
        }
        GLUED.iter().any(|glued| name.starts_with(glued))
            || name.len() < rest.len() && is_in(&words::NAMES, &first_word(name))
    }

    /// `the tag …`, `tag: …`, `特殊标记 …`
    pub(super) fn has_name_before(self) -> bool {
        const GLUED: [&str; 9] = ["タグ", "記号", "标签", "標籤", "标记", "標記", "元素", "符号", "태그"];
        let before = || self.before.trim_end_matches(BLANKS);
        is_in(&words::NAMES, &self.last()) || GLUED.iter().any(|glued| before().ends_with(glued))
    }

    /// Whether the word before the mark needs another behind it, as far as it alone tells: `in …`, `the …`, `use …`.
    pub(super) fn is_led(self) -> bool {
        let last = self.last();
        [&words::LEADS[..], &words::ORDERS, &words::OPEN].iter().any(|words| is_in(words, &last))
    }

    /// Whether the word before the mark is what one does with marks: `strips …`.
    pub(super) fn is_handled(self) -> bool {
        is_in(&words::DEEDS, &self.last())
    }

    /// `… inside addresses`, `… as a blank`
    pub(super) fn goes_on_behind_object(self) -> bool {
        is_in(&words::BEHIND, &self.next())
    }

    /// `… the letter`: what a verb before the mark has for an object.
    pub(super) fn has_noun_behind(self) -> bool {
        is_in(&words::ARTICLES, &self.next())
    }

    /// `… oder`, `…, and`
    pub(super) fn has_joint_behind(self) -> bool {
        let behind = self.after.strip_prefix(',').unwrap_or(self.after).strip_prefix(BLANKS);
        behind.is_some_and(|behind| is_joint(behind.split(BLANKS).next().unwrap_or_default()))
    }

    /// `the character …`, `a sequence …`
    pub(super) fn has_sign_before(self) -> bool {
        is_in(&words::SIGNS, &self.last())
    }

    /// `gives …`, `is …`
    pub(super) fn has_verb_before(self) -> bool {
        is_in(&words::VERBS, &self.last())
    }

    /// `… means`, `… counts`, but not `… is`
    pub(super) fn has_real_verb_behind(self) -> bool {
        is_real_verb(&self.next())
    }

    /// `… means`, `… is`
    pub(super) fn has_verb_behind(self) -> bool {
        let behind = self.after.trim_start_matches(QUOTES).strip_prefix(BLANKS);
        behind.is_some_and(|behind| is_in(&words::VERBS, &first_word(behind)))
    }

    /// Whether the mark is what one is told to write: `use [b]bold[/b]`, `写 &nbsp; 表示`, `[b]文字[/b] と書くと`.
    pub(super) fn is_ordered(self) -> bool {
        const GLUED: [&str; 6] = ["写", "写作", "写成", "输入", "輸入", "键入"];
        const BEHIND: [&str; 7] = ["と書", "と入力", "と打", "लिखें", "लिखिए", "लिखा जाता", "yazın"];
        let before = self.before.trim_end_matches(|c: char| !c.is_alphanumeric());
        let after = self.after.trim_start_matches(BLANKS);
        is_in(&words::ORDERS, &last_word(before))
            || GLUED.iter().any(|verb| before.ends_with(verb))
            || BEHIND.iter().any(|verb| after.starts_with(verb))
    }

    /// Whether the sentence has one of these words, in lower case.
    pub(super) fn is_beside(self, words: &[&str]) -> bool {
        self.sentence().any(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    }

    /// Whether the sentence has such a word; it is asked in lower case.
    pub(super) fn is_beside_any(self, is_one: impl Fn(&str) -> bool) -> bool {
        self.sentence().any(|word| is_one(&word.to_lowercase()))
    }

    /// The words of the sentence around the mark.
    fn sentence(self) -> impl Iterator<Item = &'t str> {
        // `\. matches` ends no sentence.
        let ends = |line: &str, at: usize| !line[..at].ends_with('\\');
        let start = self.before.rmatch_indices(". ").find(|(at, _)| ends(self.before, *at)).map_or(0, |(at, _)| at);
        let end = self.after.match_indices(". ").find(|(at, _)| ends(self.after, *at));
        let end = end.map_or(self.after.len(), |(at, _)| at);
        let parts = |c: char| !c.is_alphanumeric();
        // Where the line was cut, half a word is none: `tex` of `text`.
        let is_cut = |line: &str| line.len() > REACH - 4;
        let (torn_first, torn_last) =
            (start == 0 && is_cut(self.before), end == self.after.len() && is_cut(self.after));
        let before = self.before[start..].split(parts).skip(usize::from(torn_first));
        let after = self.after[..end].rsplit(parts).skip(usize::from(torn_last));
        before.chain(after)
    }

    /// Whether one of these words stands before the mark, in lower case.
    pub(super) fn follows(self, words: &[&str]) -> bool {
        words.contains(&self.last().as_str())
    }

    /// Whether one of these words stands behind the mark, in lower case.
    pub(super) fn precedes(self, words: &[&str]) -> bool {
        words.contains(&self.next().as_str())
    }

    /// Whether the sentence has a word for marks.
    pub(super) fn is_about_marks(self) -> bool {
        self.is_beside(&words::NAMES)
    }

    /// The word behind the mark and a blank, in lower case.
    fn next(self) -> String {
        self.after.strip_prefix(BLANKS).map(first_word).unwrap_or_default()
    }

    /// The word before the mark and its quotes, in lower case; none where a stop stands between.
    fn last(self) -> String {
        let rest = self.before.trim_end_matches(QUOTES);
        let apart = rest.trim_end_matches([' ', '\u{a0}', '-', '(']);
        if apart.len() < rest.len() { last_word(apart) } else { String::new() }
    }
}

/// Whether nothing but a joint stands between a mark and the one before or behind it, if there is one.
pub(super) fn is_joined(text: &str, before: Option<Span>, mark: Span, behind: Option<Span>) -> bool {
    let joins = |first: Span, second: Span| text.get(first.end..second.start).is_some_and(is_joint);
    before.is_some_and(|before| joins(before, mark)) || behind.is_some_and(|behind| joins(mark, behind))
}

/// Between two marks that a sentence joins: `… and …`, `… vs. …`.
pub(super) fn is_joint(between: &str) -> bool {
    is_in(&words::JOINTS, between.trim_matches([' ', '\u{a0}']))
}

const QUOTES: [char; 12] = ['"', '\'', '“', '”', '‘', '’', '«', '»', '*', '_', '`', '\\'];

fn opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '‘' | '«' | '»' | '„' | '‚' | '‹' | '「' | '『')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '”' | '“' | '’' | '‘' | '»' | '«' | '›' | '」' | '』')
}

fn is_in(words: &[&str], word: &str) -> bool {
    words.binary_search(&word).is_ok()
}

/// A verb that says something of a mark by itself.
fn is_real_verb(word: &str) -> bool {
    is_in(&words::VERBS, word) && !is_in(&words::HELPERS, word)
}

/// The word that `text` ends in, blanks aside, in lower case.
fn last_word(text: &str) -> String {
    let near = near::before(text, MAX_WORD).trim_end_matches(BLANKS);
    near.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
}

/// The word that `text` begins with, in lower case.
fn first_word(text: &str) -> String {
    let near = near::behind(text, MAX_WORD);
    near.split(|c: char| !(c.is_alphanumeric() || c == '\'')).next().unwrap_or_default().to_lowercase()
}
