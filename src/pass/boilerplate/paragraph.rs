//! A paragraph that a line is part of, or that it begins.

use super::around::Near;
use super::class::Class;
use super::label::is_label;
use super::line::Candidate;
use super::margin::{
    goes_on, goes_on_behind_link, is_block, is_link_end, is_open, is_span_end, is_torn, is_wide, is_wrapped, torn_end,
    wrapped_end,
};
use super::marks::item;
use super::phrases::Fit;
use super::signal::Signal;
use super::wiki;
use crate::document::Document;

impl Candidate {
    /// A paragraph that the line is part of, or that it begins: then the candidate is all of it.
    pub(super) fn meet_paragraph(&mut self, document: &Document<'_>, near: Near<'_>) {
        let Near { before, own, behind } = near;
        let line = self.first;
        let apart = self.visible.item || self.visible.heading;
        // Verse: the line above goes on, whatever its width.
        let verse = before.ends_with([',', ';', '，', '、', '،']);
        // The rest of an item, set in below its words.
        let hung = document.line(line).starts_with("  ") && item(before).is_some() && is_wrapped(before);
        let is_foot = || self.class == Class::Wiki && wiki::is_of_foot(before);
        if !apart && (hung || (verse || is_wrapped(before)) && !is_block(before) && !is_foot()) {
            self.signals.push(Signal::Paragraph);
        }
        let torn = self.last == line && !self.visible.item && is_torn(own) && !behind.is_empty();
        // `Your address will not be published. Required fields are marked ⏎ *`
        let is_sign = || matches!(behind, "*" | "\\*") && is_wide(own) && !self.visible.item;
        let is_span = || is_span_end(behind) && is_torn(own);
        if torn && is_link_end(behind) || is_sign() || is_span() {
            self.last = line + 1;
        } else if torn && let Some(last) = torn_end(document, line) {
            self.last = last;
        } else if !self.visible.heading
            && (torn || goes_on(behind) && (is_wrapped(own) || !is_label(behind)))
            && !self.visible.is_linked()
        {
            let wrapped = self.fit >= Fit::Start && is_wide(own);
            match wrapped.then(|| wrapped_end(document, line)).flatten() {
                Some(last) => {
                    self.last = last;
                    // The sentence ends where the paragraph does.
                    self.visible.last = document.words(last).chars().next_back().unwrap_or_default();
                }
                None => self.signals.push(Signal::Paragraph),
            }
        }
        if !apart && self.is_amid_sentence(document, near) {
            self.signals.push(Signal::Paragraph);
        }
    }

    /// Whether a sentence goes on: the one above in the line, or that of the line below it.
    fn is_amid_sentence(&self, document: &Document<'_>, Near { before, own, behind }: Near<'_>) -> bool {
        // `You might also enjoy`, and `[a utility][1] when you want more` below it.
        let leads = self.visible.colon.is_none() && !self.visible.is_linked() && goes_on_behind_link(behind);
        // `[pdf](…)` at the end of a reference.
        let is_button = matches!(self.class, Class::Tools | Class::Share | Class::Follow) && self.visible.is_linked();
        let is_set_below = || document.line(self.first).starts_with("  ") && before.chars().nth(20).is_some();
        let ends = is_button && (self.visible.last == '.' && !before.is_empty() || is_set_below());
        let is_rest = is_open(before) && own.starts_with(char::is_lowercase);
        // `… the page of names` and `to read more.)` below it.
        let closes = is_rest && own.ends_with(['.', ')']);
        // `. Then`, and `you may unsubscribe with` below it; `The list of programs`, and `highlighted` below it.
        let is_word = self.fit == Fit::Word || self.class == Class::Related && self.visible.is_word();
        let is_below_words = || is_word && !self.visible.is_linked() && before.split(' ').nth(2).is_some();
        let is_broken = is_rest && item(before).is_none() && (before.starts_with([',', ';', '.']) || is_below_words());
        leads || ends || closes || is_broken || own.starts_with([',', ';'])
    }
}
