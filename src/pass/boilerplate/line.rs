//! One line that may be boilerplate, and the signals for and against it.

use super::class::{Class, is_everyday};
use super::copyright::{begins_name, copyright, ends_in_small_letters};
use super::endpoint;
use super::glued::buttons;
use super::key::{is_dense, new_words};
use super::label::{bar, label};
use super::notice::{is_subject, notices, says_enough};
use super::phrases::{Fit, phrases};
use super::subject::{is_part_of_text, leads_to_itself};
use super::visible::Visible;
use super::weights::weights;
use crate::document::Document;
use crate::edit::Span;

/// What speaks for or against a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// The line is a phrase of its class and nothing else.
    Line,
    /// The same, with a word that people also write alone on a line.
    Word,
    /// The line begins with a phrase, and goes on.
    Start,
    /// The line begins with words that only boilerplate uses.
    Opening,
    /// A label with its colon, and nothing behind it but links or a title.
    Label,
    /// Another word of the class is in the rest.
    Cue,
    /// Nothing but links, in the line or behind the label.
    Links,
    /// The next line above or below is boilerplate too.
    Neighbour,
    /// First or last line of the text, not counting other boilerplate.
    Edge,
    /// A copyright sign and a year or a name.
    Copyright,
    /// A heading of text that follows.
    Heading,
    /// The line before ends in a colon: an example, or a list of names of buttons.
    Introduced,
    /// Part of a paragraph that began before or goes on behind.
    Paragraph,
    /// Too long, quoted, or in a table: not how boilerplate looks.
    Shape,
}

impl Signal {
    /// All of them, in the order of their declaration.
    pub(super) const ALL: [Self; 14] = [
        Self::Line,
        Self::Word,
        Self::Start,
        Self::Opening,
        Self::Label,
        Self::Cue,
        Self::Links,
        Self::Neighbour,
        Self::Edge,
        Self::Copyright,
        Self::Heading,
        Self::Introduced,
        Self::Paragraph,
        Self::Shape,
    ];

    /// As reports and the file of weights name it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Word => "word",
            Self::Start => "start",
            Self::Opening => "opening",
            Self::Label => "label",
            Self::Cue => "cue",
            Self::Links => "links",
            Self::Neighbour => "neighbour",
            Self::Edge => "edge",
            Self::Copyright => "copyright",
            Self::Heading => "heading",
            Self::Introduced => "introduced",
            Self::Paragraph => "paragraph",
            Self::Shape => "shape",
        }
    }

    pub(super) fn weight(self) -> i32 {
        weights()[self as usize]
    }
}

/// A line in which a phrase begins, or a paragraph wrapped over a few lines.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) span: Span,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) class: Class,
    pub(super) fit: Fit,
    pub(super) visible: Visible,
    pub(super) signals: Vec<Signal>,
    /// See [`Hit`](super::phrases::Hit).
    pub(super) longer: bool,
}

impl Candidate {
    pub(super) fn sum(&self) -> i32 {
        self.signals.iter().map(|signal| signal.weight()).sum()
    }

    /// The names of the signals, for the report.
    pub(super) fn names(&self) -> String {
        let names: Vec<&str> = self.signals.iter().map(|signal| signal.name()).collect();
        names.join(" ")
    }

    /// The candidate at `span`, if a phrase begins there; it takes what a reader sees of the line.
    pub(super) fn read(document: &Document<'_>, span: Span, visible: &mut Visible) -> Option<Self> {
        let phrases = phrases();
        let mut signals = Vec::new();
        let text = document.slice(span);
        let bar = if visible.colon.is_none() { bar(visible, text) } else { None };
        for class in [Class::Related, Class::Tags] {
            if let Some(label) = label(visible, class, text, bar) {
                signals.push(label);
                return Some(Self::new(span, class, Fit::Line, std::mem::take(visible), signals));
            }
        }
        let copyright = copyright(document, span, visible);
        // The year may stand behind: `All rights reserved © 2020`.
        let key = if visible.has_copyright { visible.key.trim_end_matches(" #") } else { &visible.key };
        let hit = match phrases.find(key) {
            Some(hit) if hit.fit >= Fit::Opening => Some(hit),
            begun => notices(key, visible.stop).or_else(|| buttons(document, span, visible)).or(begun),
        };
        let (class, fit) = match hit {
            Some(hit) if copyright.is_empty() || hit.fit >= Fit::Opening => (hit.class, hit.fit),
            _ if !copyright.is_empty() => (Class::Rights, Fit::Start),
            _ => return None,
        };
        // `Some responses:`, `Back to the blog:` says what is below.
        let introduces = visible.colon == Some(key.len()) && (class == Class::Skip || phrases.is_row(key));
        let is_row = class == Class::Share && fit == Fit::Line && endpoint::is_row(document, span, visible);
        if class.is_elsewhere() || introduces || !is_row && is_part_of_text(text) {
            return None;
        }
        // `This article is for subscribers, said a note`: the words of a notice are no sign of another.
        let several = || text.trim_end_matches(['.', '!', '?', '…']).contains(['.', '!', '?', '…', '。']);
        let whole = visible.stop.filter(|stop| phrases.start(key, class) == Some(*stop) && !several());
        let end = hit.map_or(0, |hit| hit.end).max(whole.unwrap_or(0));
        let behind = visible.key.get(end..).unwrap_or_default();
        // `Log in to comment was all it said` is a sentence; so is what a full stop ends, unless one stands behind the phrase.
        let parted = hit.is_some_and(|hit| visible.stop.is_some_and(|stop| stop <= hit.last));
        let longer = hit.is_some_and(|hit| hit.longer);
        // `Like this, users of X can …`
        let aside = class == Class::Share && parted;
        // `Más de 10 000 ciclos`: more than that.
        if class == Class::Related && fit == Fit::Start && behind.trim_start().starts_with('#') {
            return None;
        }
        // An item of a list asks those who read the text.
        let calls = visible.last == '!' && phrases.has_cue(behind, class);
        if longer && (visible.is_sentence() && !parted && !calls || visible.last == ':' || aside || visible.item) {
            return None;
        }
        // `Join our Telegram group for the latest` names the network that it invites to.
        let called = visible.last == '!' && key.split(' ').take(6).any(|word| word == "@");
        let asks = matches!(class, Class::Follow | Class::Share);
        let invites = asks && (called || !visible.is_sentence()) && !visible.item && visible.key.contains('@');
        // `Continue reading “title” →`, `More »`
        let arrow = matches!(class, Class::More | Class::Related)
            && matches!(visible.last, '→' | '»' | '›')
            && visible.stop.is_none_or(|stop| stop >= visible.key.len());
        // `More from Business` names a part of the site.
        let section =
            || class == Class::Related && !visible.is_sentence() && phrases.is(behind.trim_start(), Class::Menu);
        // A word of the phrase itself says nothing new.
        let fresh = || match behind.contains(is_dense) || visible.links > 0 {
            true => behind.into(),
            false => new_words(behind, &visible.key[..end]),
        };
        let named = || phrases.has_cue(&fresh(), class) || invites || section();
        let cue = arrow && fit != Fit::Line || !behind.is_empty() && named();
        // Words of a notice that go on as one sentence without another of its words: a sentence about it.
        let told = || {
            let behind = visible.key.get(hit.map_or(end, |hit| hit.last.max(end))..).unwrap_or_default();
            let speaks = |class: &Class| phrases.has_cue(behind, *class);
            let has = |words: usize, letters: usize| {
                behind.split(' ').filter(|word| !word.is_empty()).count() > words
                    || behind.contains(is_dense) && behind.chars().count() > letters
            };
            // A notice may stand before a short one: `Unsubscribe at any time. We value your trust.`
            let two = parted && !visible.is_clause && several() && !has(12, 30);
            let classes = [class, Class::Newsletter, Class::Cookies];
            // `Subscribe to our newsletter, said the site`
            let ends = visible.is_clause && hit.is_some_and(|hit| visible.stop == Some(hit.last));
            let near = if ends { &classes[..2] } else { &classes };
            let is_notice = !is_subject(behind, class) && (invites || section() || near.iter().any(speaks));
            has(2, 4) && visible.links == 0 && visible.is_sentence() && !two && !is_notice
        };
        let told = fit == Fit::Opening && !matches!(class, Class::Rights | Class::Feed) && told();
        let cue = cue && !told;
        let fit = match fit {
            Fit::Opening if told => Fit::Start,
            // More could follow, but enough is said: `Never miss a story`, `You want to read on?`
            Fit::Word if says_enough(key, class) && !(visible.is_spoken() && is_stop(visible.last)) => Fit::Line,
            _ => fit,
        };
        let copyright_is_silent = copyright.is_empty();
        if class == Class::Rights {
            signals.extend(copyright);
        }
        if class != Class::Rights || hit.is_some() {
            signals.push(match fit {
                Fit::Line => Signal::Line,
                Fit::Word => Signal::Word,
                Fit::Start => Signal::Start,
                Fit::Opening => Signal::Opening,
            });
        }
        let dated = matches!(class, Class::Meta | Class::Date)
            && visible.key.contains(|c: char| c == '#' || c.is_ascii_digit());
        // Two notices in a row, not a sentence about one.
        let notices = copyright_is_silent
            && (!visible.is_sentence() || visible.stop.is_some_and(|stop| stop < visible.key.len()));
        let begun = fit == Fit::Start || fit == Fit::Word && arrow;
        if begun && (class != Class::Rights || notices) && (dated || cue) {
            signals.push(Signal::Cue);
        }
        // `Also on example.com [title](url)`
        let pointer = class == Class::Related
            && fit == Fit::Start
            && visible.links > 0
            && visible.behind_link == 0
            && visible.unlinked <= 5
            && !visible.is_sentence();
        // `[Reply](#comment-12)`: to the form below.
        let is_form = class == Class::Comments && !visible.item;
        if (visible.is_linked() || pointer) && (!visible.anchored || is_form) {
            signals.push(Signal::Links);
        }
        let named = matches!(fit, Fit::Start | Fit::Word);
        if class == Class::Rights && named && visible.has_copyright && !signals.contains(&Signal::Copyright) {
            signals.push(Signal::Copyright);
        }
        // `- [Comments](#comments)`: a list of what is in the text.
        let is_entry = || visible.item && class != Class::Skip && leads_to_itself(document.slice(span), key);
        if visible.anchored && (matches!(class, Class::Related | Class::More) || is_entry()) {
            signals.push(Signal::Shape);
        }
        // One word as an item of a list: a glossary, a list of names.
        let word = fit == Fit::Line && !visible.is_linked() && visible.is_word();
        let everyday = is_everyday(class, visible);
        // Buttons have no full stop: `Members only.`, `Keep reading.` is a sentence.
        // `Got it?` is asked, `Manage services.` tells what something does.
        let said = visible.is_statement() && (class.is_button() || !key.contains("cook"));
        let is_notice = class.is_button() || class == Class::Cookies;
        let sentence = fit == Fit::Line && is_notice && (said || class == Class::Cookies && visible.last == '?');
        if word && (visible.item || everyday) || sentence && !visible.is_linked() {
            signals[0] = Signal::Word;
        }
        // `Reply ↓`: no word of a text has an arrow.
        if matches!(class, Class::Comments | Class::More) && fit == Fit::Word && matches!(visible.last, '↓' | '→' | '»')
        {
            signals[0] = Signal::Line;
        }
        // `Created. 2024-09-24`: a field that an author names so.
        if class == Class::Date && visible.colon.is_none() && hit.is_some_and(|hit| visible.stop == Some(hit.end)) {
            signals.push(Signal::Shape);
        }
        // `Photo 2/9`
        let bytes = document.slice(span).as_bytes();
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let counted = memchr::memchr_iter(b'/', bytes)
            .any(|at| digit(bytes[..at].trim_ascii_end().last()) && digit(bytes[at + 1..].trim_ascii_start().first()));
        if class == Class::Counter && fit == Fit::Word && counted {
            signals[0] = Signal::Line;
        }
        // `The post office appeared first on maps`: names of sites have capitals, or dots.
        let name = || visible.key.get(hit.map_or(end, |hit| hit.last)..).unwrap_or_default();
        let is_small = || ends_in_small_letters(text) && !begins_name(text, name());
        if class == Class::Feed && visible.links == 0 && !cue && is_small() {
            signals.push(Signal::Shape);
        }
        // `2. Log in to your account`: a step.
        let whole = matches!(fit, Fit::Line | Fit::Word);
        let step = class.is_button() || class == Class::Comments;
        if visible.ordered && !visible.is_linked() && (word || whole && step) {
            signals.push(Signal::Shape);
        }
        Some(Self { longer, ..Self::new(span, class, fit, std::mem::take(visible), signals) })
    }

    fn new(span: Span, class: Class, fit: Fit, visible: Visible, signals: Vec<Signal>) -> Self {
        Self { span, first: 0, last: 0, class, fit, visible, signals, longer: false }
    }
}

fn is_stop(sign: char) -> bool {
    matches!(sign, '.' | '。' | '।')
}
