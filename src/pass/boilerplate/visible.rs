//! What a reader sees of a line: its words, and which of them are links.

use super::key::{Key, count_words, is_dense};
use super::marks::{Mark, address_length, braces_length, item, marks_of_links, tag_length, target_length};
use crate::document::{BEFORE_BLOCKS, Document};
use crate::edit::Span;

/// What a reader sees of a line, and how it is made.
#[derive(Debug, Default)]
pub(in crate::pass) struct Visible {
    /// Lower case, words apart by one blank; a number is `#`, a social network `@`. Markup leaves no trace.
    pub(in crate::pass) key: String,
    /// Length of the key at the first colon outside links.
    pub(in crate::pass) colon: Option<usize>,
    /// Length of the key at the first link.
    pub(in crate::pass) link: Option<usize>,
    /// Words inside and outside links, and outside links behind the first one.
    pub(in crate::pass) linked: usize,
    pub(in crate::pass) unlinked: usize,
    pub(in crate::pass) behind_link: usize,
    /// How many links with words in them.
    pub(in crate::pass) links: usize,
    pub(in crate::pass) heading: bool,
    pub(in crate::pass) item: bool,
    /// An item with a number.
    pub(in crate::pass) ordered: bool,
    /// A link leads to a place in the same text.
    pub(in crate::pass) anchored: bool,
    /// The first sign: a quotation mark, a pipe, a bracket.
    pub(in crate::pass) first: char,
    /// The last sign that is not markup.
    pub(in crate::pass) last: char,
    /// How often it stands there in a row: `More...`
    pub(in crate::pass) points: usize,
    /// Whether a copyright sign is the first sign or follows the first word.
    pub(in crate::pass) copyright: bool,
    /// Where signs that part the steps of a path stand in the key, outside links.
    pub(in crate::pass) steps: Vec<(usize, char)>,
    /// Whether commas or the like are outside links.
    pub(in crate::pass) commas: bool,
    /// Whether there is one anywhere.
    pub(in crate::pass) has_copyright: bool,
    /// Length of the key at the first sign that parts sentences or clauses, outside links.
    pub(in crate::pass) stop: Option<usize>,
    /// That sign is a comma.
    pub(in crate::pass) is_clause: bool,
}

impl Visible {
    /// Reads words as a line of their own.
    pub(in crate::pass) fn of(words: &str) -> Self {
        Self::read(&Document::new(words), Span::new(0, words.len()))
    }

    /// Reads a line, by its number.
    pub(in crate::pass) fn of_line(document: &Document<'_>, line: usize) -> Self {
        Self::read(document, document.lines().span(line))
    }

    /// Reads the line at `span`.
    pub(in crate::pass) fn read(document: &Document<'_>, span: Span) -> Self {
        Self::read_if(document, span, |_, _| true).unwrap_or_default()
    }

    /// The same, as long as what was read so far, and the key of it, fit: most lines are given up after a few words.
    pub(in crate::pass) fn read_if(
        document: &Document<'_>,
        span: Span,
        fits: impl Fn(&Self, &str) -> bool,
    ) -> Option<Self> {
        let text = document.slice(span);
        let mut read = Reader { key: Key::for_line(text), ..Reader::default() };
        let mut at = read.skip_marks(text);
        let marks = marks_of_links(document, span);
        read.visible.anchored = marks.iter().any(|(.., mark)| *mark == Mark::Open { anchor: true });
        let mut marks = marks.iter();
        let mut mark = marks.next();
        let bytes = text.as_bytes();
        while at < text.len() {
            if !fits(&read.visible, read.key.words()) {
                return None;
            }
            if let Some((_, end, kind)) = mark.filter(|mark| mark.0 <= at) {
                if *end > at {
                    read.mark(*kind);
                    at = *end;
                }
                mark = marks.next();
                continue;
            }
            if bytes[at].is_ascii_alphabetic() {
                at += read.letters(&text[at..]);
                continue;
            }
            if bytes[at] == b' ' {
                read.end_word(Some(' '));
                at += 1;
                continue;
            }
            let Some(sign) = text[at..].chars().next() else { break };
            if sign == '('
                && let Some(length) = address_length(&text[at..])
            {
                at += length;
                continue;
            }
            at += match sign {
                '\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => 1,
                '<' => tag_length(&text[at..]).unwrap_or(1),
                ']' if bytes.get(at + 1) == Some(&b'(') => target_length(&text[at..]),
                '{' if at > 0 && matches!(bytes[at - 1], b')' | b']') => braces_length(&text[at..]),
                _ => {
                    read.sign(sign);
                    sign.len_utf8()
                }
            };
        }
        read.end_word(None);
        let visible = Self { key: read.key.into_words(), ..read.visible };
        fits(&visible, &visible.key).then_some(visible)
    }

    /// Every word is in a link.
    pub(in crate::pass) fn is_linked(&self) -> bool {
        self.linked > 0 && self.unlinked == 0
    }

    /// A single word; where words are not set apart, two characters.
    pub(in crate::pass) fn is_word(&self) -> bool {
        !self.key.contains(' ') && (self.key.chars().count() <= 2 || !self.key.contains(is_dense))
    }

    /// A sentence of at most three words that neither asks nor calls out.
    pub(in crate::pass) fn is_statement(&self) -> bool {
        let few = || match self.key.contains(is_dense) {
            true => self.key.chars().count() <= 8,
            false => count_words(&self.key) <= 3,
        };
        self.is_spoken() && matches!(self.last, '.' | '。' | '।') && few()
    }

    /// The last sign ends a sentence, and is neither `…` nor `...`.
    pub(in crate::pass) fn is_spoken(&self) -> bool {
        self.is_sentence() && self.points == 1 && self.last != '…'
    }

    /// The last sign ends a sentence.
    pub(in crate::pass) fn is_sentence(&self) -> bool {
        matches!(self.last, '.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।' | '…')
    }
}

#[derive(Default)]
struct Reader {
    visible: Visible,
    key: Key,
    in_link: bool,
}

impl Reader {
    /// Quote, list and heading marks; returns where the words begin.
    fn skip_marks(&mut self, text: &str) -> usize {
        let mut rest = text.trim_start_matches(BEFORE_BLOCKS);
        let marks = |sign: u8| rest.bytes().take_while(|b| *b == sign).count();
        let (hashes, equals) = (marks(b'#'), marks(b'='));
        if (1..=6).contains(&hashes) {
            self.visible.heading = true;
            rest = &rest[hashes..];
        // `== Words` of AsciiDoc
        } else if (2..=6).contains(&equals) && rest[equals..].starts_with(' ') {
            self.visible.heading = true;
            rest = &rest[equals..];
        } else if let Some(item) = item(rest).filter(|item| !item.trim_end().ends_with(['-', '–', '—', '*'])) {
            self.visible.item = true;
            self.visible.ordered = rest.starts_with(|c: char| c.is_ascii_digit());
            rest = item.trim_start_matches([' ', '\t']);
            let hashes = rest.bytes().take_while(|b| *b == b'#').count();
            rest = &rest[hashes..];
        }
        text.len() - rest.len()
    }

    fn mark(&mut self, mark: Mark) {
        self.end_word(None);
        match mark {
            Mark::Open { .. } => {
                self.visible.link.get_or_insert(self.key.words().len());
                self.in_link = true;
            }
            Mark::Close => {
                self.in_link = false;
                self.visible.links += 1;
            }
            Mark::Image => {}
        }
    }

    /// The same as [`sign`](Self::sign) for the letters of ASCII that come first, or some of them; how many they are.
    fn letters(&mut self, text: &str) -> usize {
        let bytes = text.as_bytes();
        let word = self.key.plain_word(text);
        let length = word.unwrap_or_else(|| self.key.letters(text));
        if self.visible.first == '\0' {
            self.visible.first = bytes[0].into();
        }
        self.visible.last = bytes[length - 1].into();
        if word.is_some() {
            self.count_word();
        }
        length
    }

    fn sign(&mut self, sign: char) {
        let visible = &mut self.visible;
        if !sign.is_whitespace() && !matches!(sign, '*' | '_' | '`' | '~') {
            if visible.first == '\0' {
                visible.first = sign;
            }
            visible.points = if visible.last == sign { visible.points + 1 } else { 1 };
            visible.last = sign;
        }
        if !sign.is_ascii_punctuation() && self.key.sign(sign) {
            return;
        }
        self.end_word(Some(sign));
        let (visible, key) = (&mut self.visible, self.key.words());
        visible.has_copyright |= matches!(sign, '©' | 'ⓒ' | 'Ⓒ');
        if is_stop(sign) && !self.in_link && visible.stop.is_none() {
            visible.stop = Some(key.len());
            visible.is_clause = matches!(sign, ',' | '，' | '、' | '،');
        }
        match sign {
            ':' | '：' if !self.in_link => {
                visible.colon.get_or_insert(key.len());
            }
            '>' | '»' | '›' | '→' | '/' | '❯' | '▸' | '▶' | '＞' if !self.in_link => {
                visible.steps.push((key.len(), sign))
            }
            ',' | ';' | '、' | '，' | '؛' | '،' if !self.in_link => visible.commas = true,
            '©' | 'ⓒ' | 'Ⓒ' if !key.contains(' ') => visible.copyright = true,
            _ => {}
        }
    }

    fn end_word(&mut self, sign: Option<char>) {
        let before = self.key.words().len();
        if !self.key.end_word(sign) {
            return;
        }
        let visible = &mut self.visible;
        let end = self.key.words().len();
        if end < before {
            // `Facebook and: Twitter` is one place; what stood behind its name does so still.
            let places = [&mut visible.colon, &mut visible.link, &mut visible.stop].into_iter().flatten();
            places.chain(visible.steps.iter_mut().map(|(at, _)| at)).for_each(|at| *at = end.min(*at));
        }
        self.count_word();
    }

    #[inline]
    fn count_word(&mut self) {
        let visible = &mut self.visible;
        if self.in_link {
            visible.linked += 1;
        } else {
            visible.unlinked += 1;
            visible.behind_link += usize::from(visible.link.is_some());
        }
    }
}

fn is_stop(sign: char) -> bool {
    matches!(sign, '.' | ',' | ';' | ':' | '!' | '?' | '(' | '|' | '–' | '—' | '…' | '·' | '»' | '→')
        || matches!(sign, '。' | '，' | '、' | '；' | '：' | '！' | '？' | '（' | '؟' | '،' | '؛' | '।')
}
