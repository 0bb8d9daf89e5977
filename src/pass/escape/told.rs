//! Escapes that the text talks about.

use super::around::is_blank;
use super::place::Place;
use crate::document::Classes;
use crate::edit::Span;
use crate::pass::context::twin;
use crate::pass::talk::Talk;
use crate::text::near::{starts_line, word_around};

impl Place<'_, '_> {
    /// `Use \\* to escape a star.` Where all is escaped, those are as well.
    pub(super) fn is_told(&self) -> bool {
        let stands_apart = || {
            let after = |b: u8| b.is_ascii_whitespace() || b".,;:?!)".contains(&b);
            is_blank(self.before) && self.after.is_none_or(after) || self.bytes[self.at + 1] == b'@' || self.is_quoted()
        };
        !self.document.is_markdown()
            && !self.document.has_escapes()
            && stands_apart()
            && (self.is_mentioned() || self.is_subject() || self.is_in_table_of_classes())
    }

    /// `The pattern \[a-z\]\+ finds words`: where the expression ends that the sentence tells of.
    pub(super) fn expression(&self, close: usize) -> Option<usize> {
        /// Attack: one endless word. Expressions are shorter.
        const MAX: usize = 60;
        let rest = self.bytes[close + 2..].iter().take(MAX).take_while(|b| !b.is_ascii_whitespace());
        let repeats = matches!(self.bytes[close + 2..], [b'*' | b'+' | b'?' | b'{', ..] | [b'\\', _, ..]);
        let is_told = || self.talk().is_beside(&["regex", "regexes", "regular", "pattern", "patterns"]);
        (repeats && !self.document.is_markdown() && is_told()).then(|| close + 2 + rest.count())
    }

    /// Named rather than meant: behind a verb, or in a sentence about such signs.
    pub(super) fn is_mentioned(&self) -> bool {
        const TOPICS: [&str; 16] = [
            "latex", "tex", "bibtex", "macro", "macros", "escape", "escapes", "escaped", "regex", "regular", "shell",
            "bash", "quoted", "maths", "math", "formulas",
        ];
        /// Before a noun: `the \- in the source`.
        const ARTICLES: [&str; 4] = ["The ", " the ", " an ", " every "];
        /// Words of patterns, and of knitting and of much else that a dash follows.
        const PATTERNS: [&str; 4] = ["pattern", "patterns", "match", "matches"];
        let talk = self.talk();
        let is_dash = self.bytes[self.at + 1] == b'-';
        let before = &self.text[..self.at];
        talk.is_ordered()
            || ARTICLES.iter().any(|article| before.ends_with(article))
            || talk.is_beside(&TOPICS)
            || self.names_backslash()
            || !is_dash && (talk.is_beside(&PATTERNS) || talk.is_object() || self.follows_mentioned())
            || self.is_quoted() && (talk.is_named() || talk.has_sign_before() || talk.has_verb_behind())
    }

    /// `"\\*"`: between quotes, and nothing beside it.
    pub(super) fn is_quoted(&self) -> bool {
        let may_be = |b: Option<u8>| b.is_some_and(|b| matches!(b, b'"' | b'\'' | b'`') || b >= 0x80);
        may_be(self.before) && may_be(self.after) && self.talk().is_quoted()
    }

    fn talk(&self) -> Talk<'_> {
        Talk::about(self.text, Span::new(self.at, self.at + 2))
    }

    /// `puts a backslash before each dollar: \$5`
    pub(super) fn names_backslash(&self) -> bool {
        const NAMES: [&str; 7] = [
            "backslash",
            "barra rovesciata",
            "barra invertida",
            "barre oblique inverse",
            "antislash",
            "обратный слеш",
            "обратная косая",
        ];
        let talk = self.talk();
        talk.is_beside(&["backslash", "backslashes"])
            || NAMES.iter().any(|name| talk.before.contains(name) || talk.after.contains(name))
    }

    /// Whether the sentence names TeX, where the sign needs its backslash.
    pub(super) fn is_about_tex(&self) -> bool {
        self.talk().is_beside(&["tex", "latex"])
    }

    /// `Use \+ or \*`: behind another that is named.
    fn follows_mentioned(&self) -> bool {
        let before = &self.text[..self.at];
        let first = [" or ", " and ", ", "].iter().find_map(|joint| before.strip_suffix(joint));
        first.is_some_and(|before| match before.as_bytes() {
            [.., b' ', b'\\', sign] if sign.is_ascii_punctuation() => {
                Talk::about(self.text, Span::new(before.len() - 2, before.len())).is_ordered()
            }
            _ => false,
        })
    }

    /// `and \* a star`, `\* or '*'`: something is said of it, in the middle of a line.
    pub(super) fn is_subject(&self) -> bool {
        const NEXT: [&str; 9] = ["is", "matches", "means", "stands", "gives", "marks", "a", "an", "or"];
        /// Those that are no words of an item.
        const VERBS: usize = 6;
        /// What follows a dash as well: `Ada Pear \- a portrait`.
        const AFTER_DASH: usize = 3;
        let is_dash = self.bytes[self.at + 1] == b'-';
        let told = &NEXT[..NEXT.len() - if is_dash { AFTER_DASH } else { 0 }];
        let next = self.text[self.at + 2..].strip_prefix(' ').and_then(|rest| rest.split(' ').next());
        let told = if self.starts_line() { &told[..told.len().min(VERBS)] } else { told };
        next.is_some_and(|next| told.contains(&next))
    }

    /// `\- a dash` beside a line `\d a digit`: a list of what patterns are made of.
    pub(super) fn is_in_table_of_classes(&self) -> bool {
        let lines = self.document.lines();
        let index = lines.at(self.at);
        let is_class = |index: usize| {
            let line = self.document.line(index).trim_ascii_start();
            matches!(line.as_bytes(), [b'\\', b'd' | b'w' | b's' | b'b' | b'D' | b'W' | b'S' | b'B', b' ' | b'\t', ..])
        };
        starts_line(self.bytes, self.at) && lines.beside(index).any(is_class)
    }

    /// `'%a\_b%'`: a string that a database compares with. `s/a\_b/c/g`: a substitution.
    pub(super) fn is_in_pattern(&self) -> bool {
        /// Attack: one endless word of escapes. Such strings are shorter.
        const MAX: usize = 60;
        let token = word_around(self.bytes, Span::new(self.at, self.at), MAX);
        let substitutes = || token.starts_with(b"s/") && token.iter().filter(|b| **b == b'/').count() >= 3;
        token.windows(2).any(|pair| matches!(pair, [b'\'' | b'"', b'%'] | [b'%', b'\'' | b'"'])) || substitutes()
    }

    /// `writes tp\_fan instead of tp_fan`. Beside code between backticks converters leave one of them as it is.
    pub(super) fn is_compared(&self) -> bool {
        if self.document.classes().intersects(Classes::BACKTICK) {
            return false;
        }
        let sign = self.bytes[self.at + 1].is_ascii().then(|| &self.text[self.at + 1..self.at + 2]);
        sign.is_some_and(|sign| twin::is_compared(self.text, self.at, self.at + 2, sign))
    }
}
