//! How a line reads in which a phrase begins: what it is, whether the words behind the phrase belong to it, what speaks for it.

use super::class::{Class, is_everyday};
use super::copyright::{begins_name, copyright, ends_in_small_letters};
use super::endpoint;
use super::glued::buttons;
use super::key::{is_dense, new_words};
use super::notice::{is_subject, notices, says_enough};
use super::phrases::{Fit, Hit, phrases};
use super::signal::Signal;
use super::subject::{is_part_of_text, leads_to_itself};
use super::visible::Visible;
use super::wiki;
use crate::document::Document;
use crate::edit::Span;

/// A line, and the phrase that begins it.
pub(super) struct Reading<'a> {
    text: &'a str,
    visible: &'a Visible,
    /// Without the year behind a copyright sign.
    key: &'a str,
    hit: Option<Hit>,
    copyright: Vec<Signal>,
    pub(super) class: Class,
    pub(super) fit: Fit,
    /// Where the phrase ends in the key.
    end: usize,
    /// Another word of the class stands behind the phrase.
    cue: bool,
}

impl<'a> Reading<'a> {
    /// The line at `span`, if a phrase begins there and it is no part of the text.
    pub(super) fn of(document: &'a Document<'_>, span: Span, visible: &'a Visible) -> Option<Self> {
        let phrases = phrases();
        let text = document.slice(span);
        let copyright = copyright(document, span, visible);
        // The year may stand behind: `All rights reserved © 2020`.
        let key = if visible.has_copyright { visible.key.trim_end_matches(" #") } else { &visible.key };
        let hit = match phrases.find(key) {
            Some(hit) if hit.fit >= Fit::Opening => Some(hit),
            begun => notices(key, visible.stop)
                .or_else(|| buttons(document, span, visible))
                .or_else(|| wiki::stub(visible))
                .or(begun),
        };
        let (class, fit) = match hit {
            Some(hit) if copyright.is_empty() || hit.fit >= Fit::Opening => (hit.class, hit.fit),
            _ if !copyright.is_empty() => (Class::Rights, Fit::Start),
            _ => return None,
        };
        // `Some responses:`, `Back to the blog:` says what is below.
        let introduces = visible.colon == Some(key.len()) && (class == Class::Skip || phrases.is_row(key));
        let is_row = class == Class::Share && fit == Fit::Line && endpoint::is_row(document, span, visible);
        // `Email: ada@example.org`: how to reach somebody.
        let is_contact = class == Class::Tools
            && visible.links == 0
            && text.contains('@')
            && text.split_whitespace().nth(2).is_none();
        let is_name = visible.links == 0 && reads_as_name(text) && phrases.is_row(key);
        if class.is_elsewhere() || introduces || is_contact || is_name || !is_row && is_part_of_text(text) {
            return None;
        }
        // `This article is for subscribers, said a note`: the words of a notice are no sign of another.
        let whole = visible.stop.filter(|stop| phrases.start(key, class) == Some(*stop) && !has_several(text));
        let end = hit.map_or(0, |hit| hit.end).max(whole.unwrap_or(0));
        let mut reading = Self { text, visible, key, hit, copyright, class, fit, end, cue: false };
        // `Más de 10 000 ciclos`: more than that.
        let counts = class == Class::Related && fit == Fit::Start && reading.behind().trim_start().starts_with('#');
        if counts || reading.is_longer() && reading.is_sentence_of_text() {
            return None;
        }
        let told = fit == Fit::Opening && !matches!(class, Class::Rights | Class::Feed) && reading.is_told();
        reading.cue = !told && reading.has_cue();
        reading.fit = match fit {
            Fit::Opening if told => Fit::Start,
            Fit::Line if reading.is_of_text() => Fit::Start,
            // More could follow, but enough is said: `Never miss a story`, `You want to read on?`
            Fit::Word if says_enough(key, class) && !(visible.is_spoken() && is_stop(visible.last)) => Fit::Line,
            _ => fit,
        };
        Some(reading)
    }

    /// See [`Hit`].
    pub(super) fn is_longer(&self) -> bool {
        self.hit.is_some_and(|hit| hit.longer)
    }

    /// The words behind the phrase.
    fn behind(&self) -> &'a str {
        self.visible.key.get(self.end..).unwrap_or_default()
    }

    /// `Get the local path of the file for the given app.`: a sentence with much between the words of the phrase.
    fn is_of_text(&self) -> bool {
        /// Words of a name: `Get the Harbour Post app.`
        const NAME: usize = 4;
        let gap = self.hit.and_then(|hit| self.visible.key.get(hit.end..hit.last)).unwrap_or_default();
        self.class == Class::Newsletter && self.visible.is_spoken() && gap.split_ascii_whitespace().nth(NAME).is_some()
    }

    /// Whether a stop or a comma parts the phrase from what is behind it.
    fn is_parted(&self) -> bool {
        self.hit.is_some_and(|hit| self.visible.stop.is_some_and(|stop| stop <= hit.last))
    }

    /// `Log in to comment was all it said` is a sentence; so is what a full stop ends, unless one stands behind the phrase.
    fn is_sentence_of_text(&self) -> bool {
        let visible = self.visible;
        // `Like this, users of X can …`
        let aside = self.class == Class::Share && self.is_parted();
        // An item of a list asks those who read the text.
        let calls = visible.last == '!' && phrases().has_cue(self.behind(), self.class);
        visible.is_sentence() && !self.is_parted() && !calls || visible.last == ':' || aside || visible.item
    }

    /// `Join our Telegram group for the latest` names the network that it invites to.
    fn invites(&self) -> bool {
        let visible = self.visible;
        let called = visible.last == '!' && self.key.split(' ').take(6).any(|word| word == "@");
        let asks = matches!(self.class, Class::Follow | Class::Share);
        asks && (called || !visible.is_sentence()) && !visible.item && visible.key.contains('@')
    }

    /// `More from Business` names a part of the site.
    fn names_section(&self) -> bool {
        self.class == Class::Related
            && !self.visible.is_sentence()
            && phrases().is(self.behind().trim_start(), Class::Menu)
    }

    /// `Continue reading “title” →`, `More »`
    fn has_arrow(&self) -> bool {
        let visible = self.visible;
        matches!(self.class, Class::More | Class::Related)
            && matches!(visible.last, '→' | '»' | '›')
            && visible.stop.is_none_or(|stop| stop >= visible.key.len())
    }

    /// Whether what stands behind the phrase is of its class.
    fn has_cue(&self) -> bool {
        let behind = self.behind();
        // A word of the phrase itself says nothing new.
        let fresh = || match behind.contains(is_dense) || self.visible.links > 0 {
            true => behind.into(),
            false => new_words(behind, &self.visible.key[..self.end]),
        };
        let named = || phrases().has_cue(&fresh(), self.class) || self.invites() || self.names_section();
        self.has_arrow() && self.fit != Fit::Line || !behind.is_empty() && named()
    }

    /// Words of a notice that go on as one sentence without another of its words: a sentence about it.
    fn is_told(&self) -> bool {
        let (visible, hit) = (self.visible, self.hit);
        let behind = visible.key.get(hit.map_or(self.end, |hit| hit.last.max(self.end))..).unwrap_or_default();
        let speaks = |class: &Class| phrases().has_cue(behind, *class);
        let has = |words: usize, letters: usize| {
            behind.split(' ').filter(|word| !word.is_empty()).count() > words
                || behind.contains(is_dense) && behind.chars().count() > letters
        };
        // A notice may stand before a short one: `Unsubscribe at any time. We value your trust.`
        let two = self.is_parted() && !visible.is_clause && has_several(self.text) && !has(12, 30);
        let classes = [self.class, Class::Newsletter, Class::Cookies];
        // `Subscribe to our newsletter, said the site`
        let ends = visible.is_clause && hit.is_some_and(|hit| visible.stop == Some(hit.last));
        let near = if ends { &classes[..2] } else { &classes };
        let is_notice =
            !is_subject(behind, self.class) && (self.invites() || self.names_section() || near.iter().any(speaks));
        has(2, 4) && visible.links == 0 && visible.is_sentence() && !two && !is_notice
    }

    /// What speaks for and against the line by itself.
    pub(super) fn signals(&self) -> Vec<Signal> {
        let (class, visible) = (self.class, self.visible);
        let mut signals = if class == Class::Rights { self.copyright.clone() } else { Vec::new() };
        if class != Class::Rights || self.hit.is_some() {
            signals.push(match self.fit {
                Fit::Line => Signal::Line,
                Fit::Word => Signal::Word,
                Fit::Start => Signal::Start,
                Fit::Opening => Signal::Opening,
            });
        }
        if self.goes_on() {
            signals.push(Signal::Cue);
        }
        // `[Reply](#comment-12)`: to the form below.
        let is_form = class == Class::Comments && !visible.item;
        if (visible.is_linked() || self.is_pointer()) && (!visible.anchored || is_form) {
            signals.push(Signal::Links);
        }
        let named = matches!(self.fit, Fit::Start | Fit::Word);
        if class == Class::Rights && named && visible.has_copyright && !signals.contains(&Signal::Copyright) {
            signals.push(Signal::Copyright);
        }
        // `- [Comments](#comments)`, `- [Print](#print-button)`: a list of what is in the text.
        let is_entry = || visible.item && class != Class::Skip && leads_to_itself(self.text, self.key);
        if visible.anchored && (matches!(class, Class::Related | Class::More) || is_entry()) {
            signals.push(Signal::Shape);
        }
        if self.is_for_itself() {
            signals[0] = Signal::Word;
        }
        // `Reply ↓`: no word of a text has an arrow.
        let is_marked = matches!(class, Class::Comments | Class::More) && matches!(visible.last, '↓' | '→' | '»');
        if self.fit == Fit::Word && (is_marked || class == Class::Counter && counts(self.text)) {
            signals[0] = Signal::Line;
        }
        // `Created. 2024-09-24`: a field that an author names so.
        let is_field = class == Class::Date
            && visible.colon.is_none()
            && self.hit.is_some_and(|hit| visible.stop == Some(hit.end));
        // `The post office appeared first on maps`: names of sites have capitals, or dots.
        let name = || visible.key.get(self.hit.map_or(self.end, |hit| hit.last)..).unwrap_or_default();
        // `… originally appeared on The Echo: Bridge opens today`
        let told = self.text.split_once(": ").map_or(self.text, |(told, _)| told);
        let is_small = || ends_in_small_letters(told) && !begins_name(told, name());
        let is_feed = class == Class::Feed && visible.links == 0 && !self.cue && is_small();
        // `2. Log in to your account`: a step.
        let whole = matches!(self.fit, Fit::Line | Fit::Word);
        let step = class.is_button() || class == Class::Comments;
        let is_step = visible.ordered && !visible.is_linked() && (self.is_lone_word() || whole && step);
        signals.extend([is_field, is_feed, is_step].into_iter().filter(|is| *is).map(|_| Signal::Shape));
        signals
    }

    /// Whether the line goes on with another word of the class, or with the number of a date.
    fn goes_on(&self) -> bool {
        let (class, visible) = (self.class, self.visible);
        let dated = matches!(class, Class::Meta | Class::Date)
            && visible.key.contains(|c: char| c == '#' || c.is_ascii_digit());
        // Two notices in a row, not a sentence about one.
        let notices = self.copyright.is_empty()
            && (!visible.is_sentence() || visible.stop.is_some_and(|stop| stop < visible.key.len()));
        let begun = self.fit == Fit::Start || self.fit == Fit::Word && self.has_arrow();
        begun && (class != Class::Rights || notices) && (dated || self.cue)
    }

    /// `Also on example.com [title](url)`
    fn is_pointer(&self) -> bool {
        let visible = self.visible;
        self.class == Class::Related
            && self.fit == Fit::Start
            && visible.links > 0
            && visible.behind_link == 0
            && visible.unlinked <= 5
            && !visible.is_sentence()
    }

    /// One word without a link.
    fn is_lone_word(&self) -> bool {
        self.fit == Fit::Line && !self.visible.is_linked() && self.visible.is_word()
    }

    /// Whether people write the line as well: one word as an item of a list, in a glossary, or a short sentence.
    fn is_for_itself(&self) -> bool {
        let (class, visible) = (self.class, self.visible);
        // Buttons have no full stop: `Members only.`, `Keep reading.` is a sentence.
        // `Got it?` is asked, `Manage services.` tells what something does.
        let said = visible.is_statement() && (class.is_button() || !self.key.contains("cook"));
        let is_notice = class.is_button() || class == Class::Cookies;
        let sentence = self.fit == Fit::Line && is_notice && (said || class == Class::Cookies && visible.last == '?');
        self.is_lone_word() && (visible.item || is_everyday(class, visible)) || sentence && !visible.is_linked()
    }
}

/// Whether there is more than one sentence.
fn has_several(text: &str) -> bool {
    text.trim_end_matches(['.', '!', '?', '…']).contains(['.', '!', '?', '…', '。'])
}

/// `Line comment`, `login name`, `Flag::Link`: buttons that stand in a row have a capital each, and no marks of code.
fn reads_as_name(text: &str) -> bool {
    let text = text.trim();
    let mut rest = text.split_ascii_whitespace().skip(1);
    let is_noun = rest.next().is_some_and(|word| word.starts_with(char::is_lowercase)) && rest.next().is_none();
    is_noun || text.starts_with('@') || text.contains(['"', ';', '=']) || text.contains("::") || text.contains(" '")
}

/// `Photo 2/9`
fn counts(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    memchr::memchr_iter(b'/', bytes)
        .any(|at| digit(bytes[..at].trim_ascii_end().last()) && digit(bytes[at + 1..].trim_ascii_start().first()))
}

fn is_stop(sign: char) -> bool {
    matches!(sign, '.' | '。' | '।')
}
