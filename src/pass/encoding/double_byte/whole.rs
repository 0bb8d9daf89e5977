//! A text that was read in a double-byte page as a whole: then every run of characters beyond ASCII is UTF-8 in it, and letters of
//! Latin words that became single characters follow the text.

use std::collections::HashSet;

use super::pages::{PAGES, SHIFT_JIS, code_in};
use super::{Likely, Run};
use crate::pass::encoding::about::Topics;
use crate::pass::encoding::whole::runs;

/// The runs of such a text, given those that were found without this; nothing if it is none.
pub(super) fn read(text: &str, found: &[Run]) -> Option<Vec<Run>> {
    /// Fewer runs say nothing of the text around them; fewer different ones may be chance.
    const MANY: usize = 8;
    const DIFFERENT: usize = 6;
    let mut counts = [0; PAGES];
    found.iter().for_each(|run| counts[run.page] += 1);
    let page = (0..PAGES).rev().max_by_key(|page| counts[*page]).filter(|page| counts[*page] > 0)?;
    let mut whole: Vec<Run> = Vec::new();
    let (mut all, mut odd) = (0, 0);
    for span in runs(text) {
        all += span.len();
        match decode(&text[span.range()], page) {
            Some(text) => whole.push(Run { span, text, page, likely: Likely::Clear }),
            None => odd += span.len(),
        }
        // Most texts show soon that they are none.
        if odd * 20 > all && all > 400 {
            return None;
        }
    }
    let clear = found.iter().filter(|run| run.likely == Likely::Clear && run.page == page);
    let is_clear = clear.map(|run| run.span.len()).sum::<usize>() * 2 >= all;
    let is_glued = || {
        let bytes = text.as_bytes();
        let is_letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
        let glued = |run: &&Run| is_letter(run.span.start.checked_sub(1)) || is_letter(Some(run.span.end));
        let different: HashSet<&str> = whole.iter().map(|run| &text[run.span.range()]).collect();
        different.len() >= DIFFERENT && whole.iter().filter(glued).count() * 2 >= whole.len()
    };
    let is_whole = odd * 20 <= all
        && whole.len() >= MANY
        && (is_clear || is_glued())
        && (whole.len() >= Topics::EXAMPLES || Topics::find(text).are_none());
    is_whole.then_some(whole)
}

/// What a run is, if all of it is UTF-8 in the page.
fn decode(run: &str, page: usize) -> Option<String> {
    let mut bytes = Vec::with_capacity(run.len());
    for c in run.chars() {
        let code = match c {
            // What Windows makes of bytes that Shift-JIS leaves undefined.
            '\u{f8f0}' if page == SHIFT_JIS => 0xA0,
            _ => code_in(c, page),
        };
        match code {
            0 => return None,
            0x100.. => bytes.extend(code.to_be_bytes()),
            _ => bytes.push(code as u8),
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains(char::is_control))
}
