//! Line ends of other systems: everywhere, code included, lest a text end its lines in two ways.

use super::LINE_END;
use crate::document::{Classes, Document, ZoneKinds};
use crate::edit::{Edits, Span};
use crate::pass::{Domain, Pass, Phase};
use crate::rule::{Confidence, Rule};

/// `\r\r\n`, `\r\n` and `\r` become `\n`.
#[derive(Debug)]
pub(in crate::pass) struct LineEnds;

impl Pass for LineEnds {
    fn rules(&self) -> &'static [Rule] {
        &[LINE_END]
    }

    fn phase(&self) -> Phase {
        // What comes behind reads lines.
        Phase::Decode
    }

    fn triggers(&self) -> Classes {
        Classes::CONTROL
    }

    fn domain(&self) -> Domain {
        Domain::Any
    }

    fn zones(&self) -> ZoneKinds {
        ZoneKinds::ALL
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let bytes = document.text().as_bytes();
        let mut done = 0;
        for at in document.each([b'\r']) {
            let Some(end) = line_end(bytes, at).filter(|_| at >= done) else { continue };
            done = end.end;
            // Several in a row at once.
            let mut count = 1;
            while let Some(next) = line_end(bytes, done).filter(|next| bytes[next.start] == b'\r') {
                done = next.end;
                count += 1;
            }
            if count == 1 && end.len() > 1 {
                edits.delete(Span::new(at, done - 1), &LINE_END, Confidence::Certain);
            } else {
                edits.replace(Span::new(at, done), "\n".repeat(count), &LINE_END, Confidence::Certain);
            }
        }
    }
}

/// The line end at `at`. `\r\r\n` was a line end once already when it became one.
pub(super) fn line_end(bytes: &[u8], at: usize) -> Option<Span> {
    match bytes[at..] {
        [b'\r', b'\r', b'\n', ..] => Some(Span::new(at, at + 3)),
        [b'\r', b'\n', ..] => Some(Span::new(at, at + 2)),
        [b'\n' | b'\r', ..] => Some(Span::new(at, at + 1)),
        _ => None,
    }
}
