//! Pictures drawn with characters.

use super::Document;
use crate::edit::Span;
use crate::text::places::count;

/// Bytes. Wider than any picture drawn with characters; lines of prose need no counting.
pub(super) const MAX_WIDTH: usize = 160;

/// Whether `span` is part of a line of a picture, or of the words beside it. What goes with its whole line is none.
pub(super) fn is_in_picture(document: &Document<'_>, span: Span) -> bool {
    let drawn = document.drawn_lines();
    if drawn.is_empty() {
        return false; // as in most texts
    }
    let number = document.lines().at(span.start);
    let whole = document.lines().span(number);
    // Links, and blocks and spans that a converter fenced, are drawn by no one, though the borders of their table are.
    const WRITTEN: [&str; 3] = ["](", "]{.", "::: "];
    let is_written = || WRITTEN.iter().any(|mark| document.slice(whole).contains(mark));
    if whole.len() > MAX_WIDTH || span.contains(whole) || is_written() {
        return false;
    }
    // The rows between the borders of a table are written.
    let row = is_row(document.slice(whole).trim_ascii());
    let is_drawn = |number: usize| drawn.binary_search(&number).is_ok() && !(row && is_border(document.line(number)));
    let above = || number.checked_sub(1).is_some_and(is_drawn);
    let below = || is_drawn(number + 1);
    // Words stand beside a picture with a gap before them.
    let is_part = is_drawn(number) || document.slice(whole).contains("   ");
    if is_part { above() || below() } else { above() && below() }
}

/// The numbers of the lines that are drawn.
pub(super) fn lines(document: &Document<'_>) -> Vec<usize> {
    // Hardly any begins as most others do: with a letter, a link, a heading or an item.
    let may_be = |line: &str| match line.trim_ascii_start().as_bytes() {
        [b'*' | b'-' | b'+' | b'>', b' ', ..] | [b'[' | b'#' | b'!', ..] | [] => false,
        [first, ..] => !first.is_ascii_alphanumeric() && first.is_ascii(),
    };
    let is_one = |number: &usize| {
        let line = document.line(*number);
        may_be(line) && is_drawn(line)
    };
    (0..document.lines().len()).filter(is_one).collect()
}

/// A line drawn rather than written: mostly punctuation, and not all of one kind, nor a row of a table.
pub(super) fn is_drawn(line: &str) -> bool {
    if line.len() > MAX_WIDTH {
        return false;
    }
    let line = line.trim_ascii();
    let Some(first) = line.bytes().next() else { return false };
    let is_sign = |&[b]: &[u8; 1]| {
        let low = (b.wrapping_sub(b'!') < 15) | (b.wrapping_sub(b':') < 7);
        low | (b.wrapping_sub(b'[') < 6) | (b.wrapping_sub(b'{') < 4)
    };
    // Blanks do not count, neither here nor there.
    let others = count(line.as_bytes(), |[b]| !is_sign(&[*b]) & (*b != b' '));
    let are_most = |signs: usize| signs * 2 >= others * 3;
    let are_signs = || {
        let signs = count(line.as_bytes(), is_sign);
        signs >= 3 && are_most(signs)
    };
    // Even with the blanks there are hardly ever enough.
    are_most(line.len() - others)
        && are_signs()
        && !is_row(line)
        && !line.bytes().all(|b| b == first || b == b' ')
        && !line.contains("](")
}

/// `+----+----+`, also of a table in a cell.
fn is_border(line: &str) -> bool {
    let line = line.trim_matches([' ', '|', '>', '\r']);
    line.len() > 2 && line.starts_with('+') && line.ends_with('+') && line.bytes().all(|b| b"+-=:".contains(&b))
}

/// `| a | b |`, `|---|---|`: a row of a table, whose cells are set apart.
fn is_row(line: &str) -> bool {
    let Some(inner) = line.strip_prefix('|') else { return false };
    // The last bar may be left out.
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let is_rule = |cell: &str| cell.bytes().all(|b| b"-: ".contains(&b));
    let is_cell = |cell: &str| is_rule(cell) || cell.starts_with(' ') && cell.ends_with(' ');
    inner.split('|').all(is_cell) && (inner.contains(char::is_alphanumeric) || inner.split('|').all(is_rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawn_not_written() {
        for line in [
            r" \_O_<<____FIN______/",
            r"|\%\ \*\ \|   |/ /&/ /$/|",
            "C|~~|C|~~| (>--- Jay ---<) |    = |-'",
            "| |  \\___/  | |",
        ] {
            assert!(is_drawn(line), "{line}");
        }
        for line in [
            "",
            "-----",
            "* * *",
            "| **a** | b |",
            "|---|:-:|",
            "| :--- | :---",
            "[a](#), [b](#)",
            r"costs \$5 \*",
            "He said: no.",
        ] {
            assert!(!is_drawn(line), "{line}");
        }
    }

    #[test]
    fn beside_other_lines_of_the_picture() {
        let text = "He drew\n\n /\\_/\\\n( o.o ) \\*\n > ^ <\n\nand left \\*.\n\\-\\-\\-\n";
        let document = Document::new(text);
        let at = |from: usize| text[from..].find('\\').map(|at| Span::new(from + at, from + at + 1)).unwrap();
        assert!(is_in_picture(&document, at(9)));
        assert!(is_in_picture(&document, at(20)));
        assert!(!is_in_picture(&document, at(34)));
        assert!(!is_in_picture(&document, at(45)));
    }
}
