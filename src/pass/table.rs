//! Tables that only laid out a page.

use crate::document::{Classes, Document};
use crate::edit::{Edits, Span};
use crate::pass::{Pass, Phase};
use crate::rule::{Confidence, Presets, Rule};

const EMPTY: Rule = Rule::new("table/empty", Presets::TEXT, "Table without text: rows of only pipes and rules")
    .fires("|  |  |\n| --- | --- |\n|  |  |\n\nThe ferry sails at nine.", "The ferry sails at nine.")
    .spares("|x| + |y| is at least |x + y|.");

const SINGLE_CELL: Rule = Rule::new("table/single-cell", Presets::NONE, "Table of one cell: its text stays")
    .fires("| The ferry sails at nine. |\n| --- |", "The ferry sails at nine.")
    .spares("| Ferry | Time |\n| --- | --- |\n| Elbe | 9:00 |");

const BOX: Rule =
    Rule::new("table/box", Presets::PLAIN, "Table of one column without a heading: its rows stay as lines")
        .fires("|  |\n| --- |\n| The ferry sails at nine. |", "The ferry sails at nine.")
        .spares("| Ferries |\n| --- |\n| Elbe |");

static RULES: [Rule; 3] = [EMPTY, SINGLE_CELL, BOX];

#[derive(Debug)]
pub(super) struct Tables;

impl Pass for Tables {
    fn rules(&self) -> &'static [Rule] {
        &RULES
    }

    fn phase(&self) -> Phase {
        Phase::Markup
    }

    fn triggers(&self) -> Classes {
        Classes::PIPE
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let lines = document.lines();
        let mut index = 0;
        while index < lines.len() {
            let first = index;
            let mut table = Table::default();
            while index < lines.len() && table.add(document, lines.span(index)) {
                index += 1;
            }
            if index == first {
                index += 1;
                continue;
            }
            // Text glued to the table belongs to a drawing.
            let open = document.are_apart(first, index - 1);
            // `---|---` below text, whose heading went with the page.
            let is_left = || {
                let above = document.written_above(first).next();
                table.rules == table.rows && above.is_some_and(|above| !document.line(above).contains('|'))
            };
            if open && table.is_empty() && (table.barred || table.rows > 1 || is_left()) {
                edits.delete(document.block(first, index - 1), &EMPTY, Confidence::Certain);
            } else if open && edits.is_on(&BOX) && table.is_box(document) {
                let mut before = Span::new(lines.span(first).start, lines.span(first).start);
                let mut parts = Vec::with_capacity(table.cells.len() + 1);
                for cell in &table.cells {
                    parts.push((Span::new(before.end, cell.start), if parts.is_empty() { "" } else { "\n" }.into()));
                    before = *cell;
                }
                parts.push((Span::new(before.end, lines.span(index - 1).end), "".into()));
                edits.together(parts, &BOX, Confidence::Certain);
            } else if open
                && table.rules == 1
                && let [cell] = table.cells[..]
            {
                let whole = Span::new(lines.span(first).start, lines.span(index - 1).end);
                let parts = [Span::new(whole.start, cell.start), Span::new(cell.end, whole.end)];
                edits.delete_together(parts, &SINGLE_CELL, Confidence::Certain);
            }
        }
    }
}

#[derive(Default)]
struct Table {
    rows: usize,
    /// `| --- | :-: |`
    rules: usize,
    /// The first cells with text; more than two are not told apart, but where all stand in one column.
    cells: Vec<Span>,
    /// Which column that is, from 1 on; 0 where they stand in several.
    column: Option<usize>,
    /// There is text above the first rule.
    headed: bool,
    columns: usize,
    /// Some row has outer bars.
    barred: bool,
}

impl Table {
    /// Takes the line in if it is a row.
    fn add(&mut self, document: &Document<'_>, line: Span) -> bool {
        let text = document.slice(line);
        // Most lines begin with words.
        if text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) {
            return false;
        }
        let row = text.trim();
        // html2text writes rows without outer bars: `---|---`.
        let bare = || row.starts_with(['-', ':']) && row.bytes().all(|b| b" |-:".contains(&b)) && row.contains('|');
        let bars = row.len() >= 2 && row.starts_with('|') && row.ends_with('|');
        if !bars && !bare() && row != "|" {
            return false;
        }
        self.rows += 1;
        self.barred |= bars;
        let mut start = line.start + (text.len() - text.trim_start().len()) + 1;
        let (mut dashes, mut columns) = (0, 0);
        let cells = if bars { &row[1..row.len() - 1] } else { row };
        start -= usize::from(!bars);
        for cell in cells.split('|') {
            let inside = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'));
            columns += 1;
            let is_rule = inside.contains('-') && inside.trim_matches(':').bytes().all(|b| b == b'-');
            dashes += usize::from(is_rule);
            let has_text = !is_rule && !inside.is_empty();
            if has_text && *self.column.get_or_insert(columns) != columns {
                self.column = Some(0);
            }
            if has_text && (self.cells.len() < 2 || self.column == Some(columns)) {
                let from = start + (cell.len() - cell.trim_start().len());
                self.cells.push(Span::new(from, from + cell.trim().len()));
            }
            start += cell.len() + 1;
        }
        self.columns = self.columns.max(columns);
        self.rules += usize::from(dashes == columns);
        self.headed |= self.rules == 0 && !self.cells.is_empty();
        true
    }

    /// One column below an empty heading: no author has use for it, but pages set boxes so, with empty columns for margins.
    /// Behind a first column with text, others may be there to be filled in.
    fn is_box(&self, document: &Document<'_>) -> bool {
        let is_framed = self.column.is_some_and(|column| column > 1);
        let is_column = !self.headed && (self.columns == 1 && self.rows > self.cells.len() + 1 || is_framed);
        self.rules == 1 && (is_column || is_framed && self.is_sentence(document))
    }

    /// A heading beside an empty one that is a sentence, with nothing below: a notice beside its picture.
    fn is_sentence(&self, document: &Document<'_>) -> bool {
        /// Headings have fewer words.
        const WORDS: usize = 8;
        let [cell] = self.cells[..] else { return false };
        let words = document.slice(cell);
        self.rows == 2 && words.ends_with(['.', '!', ')', '*', '_']) && words.split_whitespace().nth(WORDS).is_some()
    }

    /// One lone row of a single cell may be anything: `|   |`.
    fn is_empty(&self) -> bool {
        self.cells.is_empty() && (self.rules > 0 || self.columns > 1)
    }
}
