//! What the lines around say about a line that may be boilerplate.

use std::cell::OnceCell;

use super::class::Class;
use super::copyright::has_licence;
use super::key::is_dense;
use super::label::is_label_of_buttons;
use super::line::Candidate;
use super::list::{is_entry, is_set_in, list_top, row_top};
use super::margin::{has_sentences, is_signed, is_wide, wrapped_end};
use super::marks::{item, may_be_links};
use super::network::Networks;
use super::phrases::Fit;
use super::signal::Signal;
use super::subject::{is_prose, is_recalled, is_told_of};
use super::term::is_of_manual;
use super::visible::Visible;
use crate::document::Document;
use crate::edit::Span;
use crate::pass::context::introduced::is_introduced;

/// The line, and those above and below it.
#[derive(Clone, Copy)]
pub(super) struct Near<'t> {
    pub(super) before: &'t str,
    pub(super) own: &'t str,
    pub(super) behind: &'t str,
}

impl Candidate {
    /// The lines around: does the line stand for itself?
    pub(super) fn look_around(&mut self, document: &Document<'_>) {
        let lines = document.lines();
        let line = lines.at(self.span.start);
        (self.first, self.last) = (line, lines.at(self.span.end));
        let near = Near {
            before: line.checked_sub(1).map(|line| document.words(line)).unwrap_or_default(),
            own: document.words(line),
            behind: if self.last + 1 < lines.len() { document.words(self.last + 1) } else { "" },
        };
        // A setext heading goes with its underline.
        if document.underline(self.last).is_some_and(|marks| marks.len() >= 2) {
            self.visible.heading = true;
            self.last += 1;
        }
        self.meet_paragraph(document, near);
        if self.is_odd(document, near)
            || self.visible.key.len() > if self.fit == Fit::Start { 250 } else { 400 }
            || self.is_listed(document, line)
            || self.is_one_of_a_kind(document)
        {
            self.signals.push(Signal::Shape);
        }
        self.meet_rest(document, near);
        let above = self.look_above(document);
        self.look_below(document, near);
        let is_mark = |line: usize| document.words(line).starts_with("==");
        let is_underline = |line: usize| line > 0 && is_mark(line) && document.underline(line - 1).is_some();
        // `COPYRIGHT AND LICENSE`: a section of a manual.
        let is_section =
            |line: &str| line.starts_with("COPYRIGHT") && line.bytes().all(|b| b"ACDEGHILNOPRSTY ".contains(&b));
        let is_heading = |line: &str| line.starts_with('#') || is_section(line);
        let chapter = above.is_some_and(|line| is_heading(document.words(line)) || is_underline(line));
        if self.class == Class::Rights
            && (chapter || has_licence(document, Span::new(self.span.start, lines.span(self.last).end)))
        {
            self.signals.push(Signal::Introduced);
        }
    }

    /// Whether it looks as no boilerplate does.
    fn is_odd(&self, document: &Document<'_>, Near { own, behind, .. }: Near<'_>) -> bool {
        let line = self.first;
        let quoted = matches!(self.visible.first, '"' | '“' | '„' | '「' | '‘' | '\'');
        let comment = own.starts_with("//") || own.starts_with("/*") || own.starts_with("; ");
        // `— Follow us!` is said by somebody, and `: ` below a word says what it is.
        let said = own.starts_with(['—', '–', '―']) && self.visible.is_spoken();
        let defined = behind.starts_with(": ");
        let field = own.starts_with(':') && own[1..].contains(": ");
        let badges = own.starts_with("[![") && own.contains("]][");
        // `First published in The Echo. Sadly that changed nothing. Tell your friends.`: an afterword, not a notice.
        let told = self.class == Class::Feed && !self.signals.contains(&Signal::Cue) && has_sentences(own);
        // `PR`: a label of advertisements in Japanese alone.
        let around = || document.written_above(line).take(2).chain(document.written_below(self.last).take(2));
        let elsewhere = self.visible.key == "pr" && !around().any(|line| document.line(line).contains(is_dense));
        quoted
            || is_of_manual(document, &self.visible.key, line, self.last)
            || elsewhere
            || is_signed(document, line)
            || comment
            || said
            || defined
            || field
            || badges
            || told
            || own.starts_with('|')
            || own.ends_with('=')
            || own.contains(" = ")
    }

    /// What the line announces goes on below it.
    fn meet_rest(&mut self, document: &Document<'_>, Near { own, behind, .. }: Near<'_>) {
        // `More like this: To set a route, put a colon …`: a paragraph behind a label, broken by a margin.
        let announces = self.signals.contains(&Signal::Label) && self.visible.links == 0 || self.longer;
        if announces && is_wide(own) {
            let end = wrapped_end(document, self.first).filter(|last| *last > self.first);
            if end.is_some_and(|end| document.words(end).ends_with(['.', '!', '?', '。'])) {
                self.signals.push(Signal::Paragraph);
            }
        }
        // `Join us and ask:`, with an address below; `Related: Lamps,`, with more of them.
        let more = own.ends_with(',') && self.signals.contains(&Signal::Label) && !behind.is_empty();
        if more || own.ends_with(':') && behind.starts_with("http") && self.visible.links == 0 {
            self.signals.push(Signal::Paragraph);
        }
    }

    /// What stands above the line, or above the list whose item it is; returns which line that is.
    fn look_above(&mut self, document: &Document<'_>) -> Option<usize> {
        let line = self.first;
        let row = if self.is_bare() && self.class.is_row() { row_top(document, line) } else { None };
        let top = match self.visible.item {
            true => list_top(document, line, |line| item(line).is_some()),
            false => row.unwrap_or(line),
        };
        let above = document.written_above(top).next();
        let words_above = || above.map(|line| document.words(line)).unwrap_or_default();
        let label = self.class == Class::Related && top == line;
        // `Share this:` stands above its buttons.
        // `Facebook` is a button itself.
        // `Like this:`, `Like Loading…`
        let is_link = self.visible.is_linked() && matches!(self.fit, Fit::Line | Fit::Word);
        let likes = self.class == Class::Share
            && (is_link || self.fit == Fit::Line && self.is_bare() && words_above().ends_with(':'));
        let is_network = |line: usize| Visible::of_line(document, line).key == "@";
        let is_button = (self.visible.item && self.class.is_row() || row.is_some() || likes)
            && is_label_of_buttons(document, above)
            || self.visible.key == "@"
                && row.is_some_and(|top| is_label_of_buttons(document, Some(top)) && !is_network(top));
        if is_button {
            self.signals.push(Signal::Neighbour);
        } else if words_above().trim_end_matches(['*', '_']).ends_with([':', '：']) && !label
            || self.is_introduced(document)
        {
            self.signals.push(Signal::Introduced);
        }
        above
    }

    /// What stands below the line, and what it says of it.
    fn look_below(&mut self, document: &Document<'_>, Near { before, own, .. }: Near<'_>) {
        let below = || document.words_below(self.last).unwrap_or_default();
        // Authors say it in front of an example; the label of a button stands above one.
        if self.visible.key == "like this"
            && !self.visible.heading
            && !["Like", "Loading"].iter().any(|word| below().starts_with(word))
        {
            self.signals.push(Signal::Shape);
        }
        // `See also: https://…` right below a sentence, which is an address and no title.
        if self.signals.contains(&Signal::Label) && self.visible.links == 0 && own.contains("://") && !before.is_empty()
        {
            self.signals.push(Signal::Paragraph);
        }
        let is_title = self.class == Class::Cookies
            && self.fit == Fit::Line
            && self.is_bare()
            && self.last == self.first
            && is_prose(below());
        if is_title && !self.visible.heading && is_recalled(&self.visible.key, below()) {
            self.signals.push(Signal::Heading);
        }
        if self.visible.heading
            && !self.visible.is_linked()
            && !below().is_empty()
            && (self.class == Class::Related || self.fit != Fit::Opening && is_told_of(self.class, below()))
        {
            self.signals.push(Signal::Heading);
        }
    }

    /// Whether a sentence around speaks of the line, or of the list of short lines that it is in.
    fn is_introduced(&self, document: &Document<'_>) -> bool {
        let below = || document.words_below(self.last);
        // `The minister said:`, `Read also: title`, `“We did.”`: the label parts a speech. Links follow others.
        let parts = |below: &str| below.starts_with(['"', '“', '„', '«', '»', '–', '—']) || may_be_links(below);
        let is_label = self.class == Class::Related;
        // `Hot on the site:`, `- Watch: title`: one of the titles.
        let is_title = self.visible.item && self.signals.contains(&Signal::Label);
        let is_page = matches!(self.class, Class::Cookies | Class::Rights) && matches!(self.fit, Fit::Line | Fit::Word);
        let top = || match self.visible.item {
            true => list_top(document, self.first, |line| item(line).is_some()),
            // `Contact`, `Privacy policy` are names of pages, between which blank lines may stand.
            false => list_top(document, self.first, |line| {
                is_page && line.is_empty() || is_entry(line.trim_end_matches('!'))
            }),
        };
        self.visible.links == 0
            && !is_title
            && (is_introduced(document, top(), self.last) && !(is_label && below().is_some_and(parts))
                || is_set_in(document, self.first))
    }

    /// A sentence or a title without links that begins like boilerplate and goes on, with nothing else that speaks for it:
    /// `Más de un barco en la bahía`.
    fn is_told(&self) -> bool {
        let more = [Signal::Cue, Signal::Copyright, Signal::Label, Signal::Links];
        let is_title = || self.class == Class::Related && self.fit == Fit::Start;
        matches!(self.fit, Fit::Start | Fit::Opening)
            && (self.visible.is_spoken() || is_title())
            && self.visible.links == 0
            && !self.signals.iter().any(|signal| more.contains(signal))
    }

    pub(super) fn is_ui(&self) -> bool {
        // `I understand.`, `More of that will follow.` is no witness: people talk so.
        let is_said = self.signals.contains(&Signal::Word) || self.class == Class::Related && self.is_told();
        let spoken = is_said && self.visible.is_spoken() && !self.visible.is_linked();
        !spoken && self.signals.iter().map(|signal| signal.weight().max(0)).sum::<i32>() >= 2 && self.sum() > 0
    }
}

/// Candidates with nothing but blank lines between them speak for one another; but not two sentences that only begin like some.
pub(super) fn meet_neighbours(document: &Document<'_>, candidates: &mut [Candidate]) {
    let networks = OnceCell::new();
    for index in 1..candidates.len() {
        let (a, b) = (&candidates[index - 1], &candidates[index]);
        // Attack: many blank lines between many candidates; two are as good as twenty.
        let near = b.first <= a.last + 4 && document.are_blank(a.last + 1..b.first);
        let listed = b.visible.item || b.class == Class::Player;
        let both = |is: fn(&Candidate) -> bool| is(a) && is(b);
        // `NAME`, `Name`: an everyday word that is said twice is no other witness.
        let is_echo = both(|one| one.fit == Fit::Word && one.visible.links == 0 && !one.is_network())
            && a.visible.key == b.visible.key;
        let may_meet = || {
            let networks = || networks.get_or_init(|| Networks::of(document, candidates));
            !both(Candidate::is_network) || networks().are_buttons(document, [a, b])
        };
        if near && listed && a.signals.contains(&Signal::Introduced) {
            candidates[index].signals.push(Signal::Introduced);
        } else if near && !is_echo && both(Candidate::is_ui) && !both(Candidate::is_told) && may_meet() {
            for at in [index - 1, index] {
                if !candidates[at].signals.contains(&Signal::Neighbour) {
                    candidates[at].signals.push(Signal::Neighbour);
                }
            }
        }
    }
}
