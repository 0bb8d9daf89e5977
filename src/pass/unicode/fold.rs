//! Rules that lose something an author may have meant. All opt-in.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::{COMPATIBILITY, EMOJI, QUOTES, WIDTH};
use crate::edit::{Edits, Span, cut};
use crate::rule::{Confidence, Rule};

pub(super) fn find(text: &str, edits: &mut Edits<'_>) {
    if [&QUOTES, &WIDTH, &COMPATIBILITY, &EMOJI].iter().all(|rule| !edits.is_on(rule)) || text.is_ascii() {
        return;
    }
    let compatibility = edits.is_on(&COMPATIBILITY);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        let straight = match c {
            '‘' | '’' | '‚' | '‛' => Some("'"),
            '“' | '”' | '„' | '‟' => Some("\""),
            _ => None,
        };
        if let Some(straight) = straight {
            edits.replace(Span::new(at, end), straight, &QUOTES, Confidence::Certain);
        } else if is_emoji(c) {
            // What joins and varies it goes with it.
            while let Some((next, c)) = chars.next_if(|(_, c)| {
                is_emoji(*c) || matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{20e3}' | '\u{e0020}'..='\u{e007f}')
            }) {
                end = next + c.len_utf8();
            }
            edits.delete(cut::inline(text, Span::new(at, end)), &EMOJI, Confidence::Certain);
        } else if !c.is_ascii() && (compatibility || is_wide(c)) {
            /// Attack: a letter under endless marks.
            const MARKS: usize = 30;
            for _ in 0..MARKS {
                let Some((next, c)) =
                    chars.next_if(|(_, c)| canonical_combining_class(*c) != 0 || matches!(c, '\u{ff9e}' | '\u{ff9f}'))
                else {
                    break;
                };
                end = next + c.len_utf8();
            }
            let rule: &'static Rule = if is_wide(c) && edits.is_on(&WIDTH) { &WIDTH } else { &COMPATIBILITY };
            let folded: String = text[at..end].nfkc().collect();
            if folded != text[at..end] {
                edits.replace(Span::new(at, end), folded, rule, Confidence::Certain);
            }
        }
    }
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}' | '\u{ff01}'..='\u{ffee}')
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}')
}
