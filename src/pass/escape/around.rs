//! What stands around an escape.

use super::place::Place;
use crate::document::are_marks_of_blocks;
use crate::text::near::{self, starts_line};

impl Place<'_, '_> {
    /// `https\\://`: kept from becoming a link.
    pub(super) fn follows_scheme(&self) -> bool {
        let before = &self.text[..self.at];
        before.ends_with("http") || before.ends_with("https")
    }

    pub(super) fn starts_line(&self) -> bool {
        starts_line(self.bytes, self.at) || self.line_before().is_some_and(are_marks_of_blocks)
    }

    /// `12\.000`, `2019\-05\-01`.
    pub(super) fn is_in_number(&self) -> bool {
        let digit = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_digit());
        digit(self.before) && digit(self.after)
    }

    /// `2\*3`, `は\*約\*`: no operator of a language stands between two numbers or beside letters beyond ASCII.
    pub(super) fn is_product(&self) -> bool {
        let pair = |test: fn(u8) -> bool| self.before.is_some_and(test) && self.after.is_some_and(test);
        let foreign = |b: Option<u8>| b.is_some_and(|b| b >= 0x80);
        pair(|b| b.is_ascii_digit()) || pair(is_word) && (foreign(self.before) || foreign(self.after))
    }

    /// `\--` or `\---` with a blank behind it.
    pub(super) fn is_dash(&self) -> bool {
        let dashes = self.bytes[self.at + 1..].iter().take(4).take_while(|b| **b == b'-').count();
        (2..=3).contains(&dashes) && !self.starts_line() && self.bytes.get(self.at + 1 + dashes) == Some(&b' ')
    }

    /// `### 2\. Title`, `**2\.**`: inside a heading or behind marks of emphasis no list can start.
    pub(super) fn numbers_heading(&self) -> bool {
        self.line_before().is_some_and(|line| {
            let words = line.trim_start_matches(['#', ' ', '>', '*', '_']);
            is_number(words) && (line.starts_with('#') || line[..line.len() - words.len()].ends_with(['*', '_']))
        })
    }

    /// `19\. June`: at the start of a line.
    pub(super) fn numbers_line(&self) -> bool {
        self.line_before()
            .is_some_and(|line| is_number(line.trim_start_matches([' ', '\t', '>', '*', '_', '-', '[', '|'])))
    }

    /// `e\. Title`, `iv\. Title`: a list to pandoc, but not to Markdown.
    pub(super) fn letters_line(&self) -> bool {
        is_blank(self.after)
            && self.line_before().is_some_and(|line| {
                let line = line.trim_start_matches([' ', '\t', '>', '*', '_', '#']);
                (1..=4).contains(&line.len()) && line.bytes().all(|b| b.is_ascii_alphabetic())
            })
    }

    /// `www\.example.org`, so written lest it become a link.
    pub(super) fn follows_www(&self) -> bool {
        [" www", " WWW", "\nwww"].iter().any(|www| self.text[..self.at].ends_with(www))
            || matches!(&self.text[..self.at], "www" | "WWW")
    }

    /// `ed\@example.org`.
    pub(super) fn precedes_domain(&self) -> bool {
        /// The longest domain, by RFC 5321.
        const MAX: usize = 255;
        let rest = self.bytes[self.at + 2..].iter().take(MAX);
        let mut domain = rest.take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b));
        domain.any(|b| *b == b'.') && domain.next().is_some_and(u8::is_ascii_alphabetic)
    }

    /// `\_\_name\_\_`, `\_\_\_`: beside others that a word stands beside, or three of them.
    pub(super) fn is_in_run(&self) -> bool {
        let (length, before, behind) = self.run();
        length >= 3 || before || behind
    }

    /// `\*\*\*`, `\* \* \*`: a line of nothing else, which parts scenes.
    pub(super) fn is_in_rule(&self) -> bool {
        /// Attack: an endless line of escapes. Such lines are short.
        const MAX: usize = 80;
        const LEAST: usize = 3;
        let lines = self.document.lines();
        let span = lines.span(lines.at(self.at));
        if span.len() > MAX {
            return false;
        }
        let line = self.document.slice(span).trim_ascii();
        let signs = line.matches("\\*").count();
        signs >= LEAST && signs == line.matches('*').count() && line.bytes().all(|b| matches!(b, b'\\' | b'*' | b' '))
    }

    /// `max\_\_m`: two or three of them between letters, where no emphasis can be.
    pub(super) fn is_inside_word(&self) -> bool {
        let (length, before, behind) = self.run();
        (2..=3).contains(&length) && before && behind
    }

    /// How many `\_` stand here in a row, and whether a word stands before and behind them.
    pub(super) fn run(&self) -> (usize, bool, bool) {
        /// Attack: an endless line of `\_`. Ends farther away do not count.
        const MAX: usize = 8;
        let (left, right) = (&self.bytes[..self.at], &self.bytes[self.at..]);
        let before = left.rchunks_exact(2).take(MAX).take_while(|pair| *pair == b"\\_").count();
        let run = right.chunks_exact(2).take(MAX).take_while(|pair| *pair == b"\\_").count();
        let word = |b: Option<&u8>| b.is_some_and(|b| is_word(*b));
        (before + run, word(left[..left.len() - 2 * before].last()), word(right.get(2 * run)))
    }

    /// The line up to here, if that is no more than marks and a number can be.
    pub(super) fn line_before(&self) -> Option<&str> {
        /// Attack: one endless line full of `\.`.
        const MAX: usize = 32;
        let line = near::line_before(&self.text[..self.at], MAX);
        let start = self.at - line.len();
        (start == 0 || self.bytes[start - 1] == b'\n').then_some(line)
    }

    /// `**Fig. 1\.**`: the last sign of bold words that began on the line.
    pub(super) fn closes_bold(&self) -> bool {
        /// Attack: one endless line of such stops.
        const REACH: usize = 300;
        let is_open = || near::line_before(&self.text[..self.at], REACH).matches("**").count() % 2 == 1;
        self.text[self.at + 2..].starts_with("**") && is_open()
    }

    /// Whether an unescaped `(` of the same line waits for the `)`.
    pub(super) fn closes_parenthesis(&self) -> bool {
        /// Attack: one endless line full of `\)`.
        const MAX: usize = 200;
        let before = &self.bytes[self.at.saturating_sub(MAX)..self.at];
        let mut depth = 0;
        let line = before.iter().enumerate().rev().take_while(|(_, b)| **b != b'\n');
        for (index, byte) in line {
            match byte {
                b')' => depth += 1,
                b'(' if depth == 0 => {
                    let is_half = index > 0 && before[index - 1] == b'\\';
                    return !is_half && is_word_or_blank(self.before);
                }
                b'(' => depth -= 1,
                _ => {}
            }
        }
        false
    }

    /// `\&nbsp;`, `\&#160;`: without the backslash it would be one character.
    pub(super) fn escapes_reference(&self) -> bool {
        /// The longest name has 31 letters.
        const MAX: usize = 34;
        let rest = self.bytes[self.at + 2..].iter().take(MAX);
        let body = rest.clone().take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
        body > 1 && rest.clone().nth(body) == Some(&b';')
    }

    /// Whether the line is a row of a table, where an unescaped `|` would start another cell.
    pub(super) fn in_table(&self) -> bool {
        /// Attack: rows of an endless table without a bar at their start.
        const REACH: usize = 100;
        let line = self.document.lines().at(self.at);
        let get = |line: usize| self.document.line(line).trim();
        let has_bar = |line: &str| line.contains(" | ");
        get(line).starts_with('|')
            || has_bar(get(line)) && {
                let above = (line.saturating_sub(REACH)..line).rev().map(get);
                above.take_while(|line| has_bar(line) || is_rule(line)).any(is_rule)
            }
    }

    /// Whether the line below is the rule of a table, which would make this line its head.
    pub(super) fn heads_table(&self) -> bool {
        let lines = self.document.lines();
        let next = lines.at(self.at) + 1;
        next < lines.len() && is_rule(self.document.line(next).trim_ascii())
    }

    /// `split on \|`: the sign itself is meant.
    pub(super) fn is_separator(&self) -> bool {
        const LEADS: [&str; 5] = [" on ", " by ", " with ", " as ", " at "];
        LEADS.iter().any(|lead| self.text[..self.at].ends_with(lead))
    }

    /// `Quay Street \| Harbour`, not a part of a drawing.
    pub(super) fn between_words(&self) -> bool {
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "\"'”’*_.)]".contains(c));
        let before = self.text[..self.at].strip_suffix(' ').and_then(|text| text.chars().next_back());
        let after = self.text[self.at + 2..].strip_prefix(' ').and_then(|text| text.chars().next());
        word(before) && (word(after) || after.is_some_and(|c| "[(“‘\\".contains(c)))
    }
}

/// The rule below the head of a table.
fn is_rule(line: &str) -> bool {
    line.contains('-') && line.bytes().all(|b| b"|-: \t".contains(&b))
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

pub(super) fn is_blank(byte: Option<u8>) -> bool {
    byte.is_none_or(|b| b.is_ascii_whitespace())
}

fn is_number(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_word_or_blank(byte: Option<u8>) -> bool {
    byte.is_some_and(|b| is_word(b) || b.is_ascii_whitespace() || b".,!?\"'*_%".contains(&b))
}
