//! Whether a mark is a part of its sentence, line or table.

use super::{BLANKS, MAX_WORD, QUOTES, Talk, is_in, is_joint, is_real_verb, last_word, words};
use crate::text::near;

impl Talk<'_> {
    /// `The page shows [map id=12] and no map`, `typed <!-- note --> into`: apart from the words, of which one does something with
    /// the mark or needs another behind it, in a sentence that goes on.
    pub(in crate::pass) fn is_object(self) -> bool {
        let stops = self.stops();
        if self.is_object_of_chinese() {
            return true;
        }
        let goes_on = || {
            self.after.starts_with(':')
                || self.after.strip_prefix(BLANKS).is_some_and(|after| after.starts_with(char::is_lowercase))
        };
        if !self.before.ends_with(BLANKS) || !stops && !goes_on() {
            return false;
        }
        if self.leaves_hole() {
            return true;
        }
        let mut words =
            near::before(self.before, 2 * MAX_WORD).trim_end_matches(BLANKS).rsplit(' ').map(str::to_lowercase);
        let is_deed = |word: String| is_in(&words::DEEDS, &word);
        let Some(last) = words.find(|word| !is_in(&words::BETWEEN, word)) else { return false };
        // `schreibt man \* und`
        let is_done = last == "man" && words.clone().next().is_some_and(is_deed);
        // `write a unique <meta …> for`
        let mut is_described =
            || words.next().is_some_and(|word| is_in(&words::ARTICLES, &word)) && words.next().is_some_and(is_deed);
        is_in(&words::DEEDS, &last) || is_real_verb(&last) || is_done || is_described()
    }

    /// `在后面加上 …，`
    fn is_object_of_chinese(self) -> bool {
        const VERBS: [&str; 14] = [
            "加上", "输出", "輸出", "显示", "顯示", "输入", "輸入", "插入", "添加", "删除", "刪除", "写成", "寫成",
            "使用",
        ];
        let verb = || self.before.trim_end_matches(BLANKS);
        self.after.trim_start_matches(BLANKS).starts_with(['，', '。', '；', '、'])
            && VERBS.iter().any(|known| verb().ends_with(known))
    }

    /// Whether a word is left that needs another: `is closed by </s>.`
    pub(in crate::pass) fn leaves_hole(self) -> bool {
        self.before.ends_with(BLANKS) && self.stops() && self.is_open()
    }

    /// Whether a stop stands right behind the mark; in French a blank parts some of them from it.
    pub(in crate::pass) fn stops(self) -> bool {
        let apart = || self.after.strip_prefix(BLANKS).is_some_and(|after| after.starts_with([';', ':', '?', '!']));
        self.after.starts_with(['.', ',', ';', '?', '!']) && !self.after.starts_with("..") || apart()
    }

    /// Whether the sentence would break off before the mark: `ends in …`, `e.g. …`.
    pub(in crate::pass) fn is_open(self) -> bool {
        const ABBREVIATIONS: [&str; 8] = ["e.g.", "i.e.", "z. B.", "z.B.", "p. ej.", "par ex.", "ad es.", "напр."];
        let last = last_word(self.before);
        is_in(&words::OPEN, &last) && self.before.len() > last.len() + 1
            || ABBREVIATIONS.iter().any(|short| self.before.trim_end_matches(BLANKS).ends_with(short))
    }

    /// Whether the line would break off where the mark ends it: `tags and …`.
    pub(in crate::pass) fn breaks_off(self) -> bool {
        self.before.ends_with(BLANKS) && self.after.trim_end().is_empty() && self.is_open()
    }

    /// Whether particles would meet of which the second needs a noun: `回答に…のような記号`, and `文中の…は、` in a sentence about marks.
    pub(in crate::pass) fn parts_particles(self) -> bool {
        const SIGNS: [&str; 3] = ["印", "記号", "タグ"];
        let has = |particles: &[&str]| particles.iter().any(|particle| self.after.starts_with(particle));
        let is_about = || SIGNS.iter().any(|sign| self.after.contains(sign) || self.before.contains(sign));
        let needs_noun = has(&["のよう", "という", "といった"]);
        self.before.ends_with(['に', 'を', 'は', 'の']) && needs_noun
            || self.before.ends_with('の') && has(&["は、", "が、", "を"]) && is_about()
    }

    /// Whether the mark starts an item or line that says what it is: `…: end of a turn`, `… = less than`.
    pub(in crate::pass) fn is_glossed(self) -> bool {
        const GLOSSES: [&str; 6] = [": ", " = ", " – ", " — ", " - ", " → "];
        let is_mark = |c: char| matches!(c, ' ' | '-' | '*' | '•' | '`' | '"' | '\\');
        // `… (soft hyphen): a place to part`
        let name = self.after.strip_prefix(" (").and_then(|after| after.split_once(')'));
        let behind = name.map_or(self.after, |(_, behind)| behind);
        self.before.chars().all(is_mark) && GLOSSES.iter().any(|gloss| behind.starts_with(gloss))
    }

    /// Whether the mark has a cell of a table to itself, and another cell says something.
    pub(in crate::pass) fn is_cell(self) -> bool {
        self.before.trim_end().ends_with('|')
            && self.after.trim_start().strip_prefix('|').is_some_and(|rest| rest.contains(char::is_alphabetic))
    }

    /// `What does … mean?`: apart, in a question.
    pub(in crate::pass) fn is_asked_for(self) -> bool {
        let end = self.after.find(['.', '!', '?']);
        self.before.ends_with(BLANKS) && end.is_some_and(|end| self.after[end..].starts_with('?'))
    }

    /// Whether something is said of the mark at the start of a sentence or clause: `… is the template for`, `when … appears`.
    pub(in crate::pass) fn is_subject(self) -> bool {
        let rest = self.before.trim_end_matches(|c: char| c == ' ' || QUOTES.contains(&c));
        let starts = rest.is_empty() || rest.ends_with(['.', ',', ':', '-', '•', '|', '?', '!', ';', '(']);
        (starts || is_in(&words::CLAUSES, &self.last())) && self.has_verb_behind()
    }

    /// `<br> and …`, `no [edit] links, no …`: apart, with a joint between it and another mark.
    pub(in crate::pass) fn is_coordinated(self) -> bool {
        let Some(before) = self.before.strip_suffix(BLANKS) else { return false };
        let (first, joint) = near::before(before, MAX_WORD).rsplit_once(BLANKS).unwrap_or_default();
        let behind = near::behind(self.after, MAX_WORD);
        is_joint(joint) && is_mark_end(first)
            || before.strip_suffix(',').is_some_and(is_mark_end)
            || behind.find(['[', '<', '&', '{', '【']).is_some_and(|at| at > 1 && is_joint(&behind[..at]))
    }

    /// Between two words of one sentence.
    pub(in crate::pass) fn is_amid_words(self) -> bool {
        let before = self.before.strip_suffix(' ').and_then(|before| before.chars().next_back());
        let after = self.after.strip_prefix(' ').and_then(|after| after.chars().next());
        before.is_some_and(|c| c.is_alphanumeric() || c == ',') && after.is_some_and(|c| c.is_lowercase() || c == '(')
    }
}

/// Whether `text` ends in a mark: `<br>`, `[edit]`, `&nbsp;`.
fn is_mark_end(text: &str) -> bool {
    let name = || text.strip_suffix(';').map(|text| text.trim_end_matches(|c: char| c.is_ascii_alphanumeric()));
    text.ends_with([']', '>', '}', '】']) || name().is_some_and(|text| text.ends_with(['&', '#']))
}
