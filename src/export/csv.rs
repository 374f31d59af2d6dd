//! Tables as CSV that spreadsheets open rightly and that cannot run anything in them: UTF-8 with a
//! byte order mark, CRLF, fields quoted where needed.

use std::borrow::Cow;

use crate::analysis::{Basis, CrossTab, RowHead, ValenceCell};
use crate::dataset::Valence;
use crate::words::{caption, numbers, table as words};

/// The table with one row a construct and, for every column and valence, the count and (by basis)
/// its percentage and denominator; the header names unit, basis and denominators.
///
/// Where something is kept from being told, rows below the totals say what and by which policy.
///
/// With `raw` false, texts that a spreadsheet would run as formulas get a leading `'`.
pub fn table(table: &CrossTab, raw: bool) -> Vec<u8> {
    let valences = table.shown_valences();
    let shares = table.spec.basis != Basis::Count;
    let with_parent = table.rows.iter().any(|row| row.parent.is_some());
    let with_code = table.rows.iter().any(|row| row.code.is_some());
    let mut sheet = Sheet::new(raw);

    if with_parent {
        sheet.text(words::above_rows(&table.spec));
    }
    sheet.text(words::rows(&table.spec));
    if with_code {
        sheet.text(words::ITEM_CODE);
    }
    for (at, column) in table.columns.iter().enumerate() {
        for &valence in &valences {
            let counted = words::counted_in(table, valence, 2);
            let size = words::column_size(table, at);
            sheet.text(&format!("{} ({size}): {counted}", column.label));
            if let Some(heading) = words::percent_heading(table, at, valence) {
                sheet.text(&format!("{}: {heading}", column.label));
                sheet.text(&format!("{}: {counted}, N", column.label));
            }
        }
    }
    sheet.end_row();

    for (row, cells) in table.rows.iter().zip(&table.cells) {
        if with_parent {
            sheet.text(row.parent.as_deref().unwrap_or(""));
        }
        sheet.text(&row.label);
        if with_code {
            sheet.text(row.code.as_deref().unwrap_or(""));
        }
        for cell in cells {
            for &valence in &valences {
                sheet.cell(cell.get(valence), shares);
            }
        }
        sheet.end_row();
    }
    sheet.totals(table, &valences, with_parent, with_code, shares);
    for line in caption::protection(table) {
        sheet.text(&line);
        sheet.end_row();
    }
    sheet.finish()
}

/// Any headings and rows of text, such as the rows that were left out.
pub fn texts<'a>(
    headings: &[String],
    rows: impl Iterator<Item = Vec<Cow<'a, str>>>,
    raw: bool,
) -> Vec<u8> {
    let mut sheet = Sheet::new(raw);
    for heading in headings {
        sheet.text(heading);
    }
    sheet.end_row();
    for row in rows {
        for text in row {
            sheet.text(&text);
        }
        sheet.end_row();
    }
    sheet.finish()
}

/// Numbers beyond counts; their list, explanation, notes and limits in rows of their own below.
pub fn sheet(sheet: &numbers::Sheet, raw: bool) -> Vec<u8> {
    let mut out = Sheet::new(raw);
    for head in &sheet.heads {
        out.text(head);
    }
    out.end_row();
    for row in &sheet.rows {
        for cell in row {
            // A rating of -2 is a number and runs nothing.
            if cell.text.parse::<f64>().is_ok() {
                out.number(Some(&cell.text))
            } else {
                out.text(&cell.text)
            }
        }
        out.end_row();
    }
    if let Some(list) = &sheet.list {
        out.text(&list.title);
        out.end_row();
        for row in std::iter::once(&list.heads).chain(&list.rows) {
            for text in row {
                out.text(text);
            }
            out.end_row();
        }
    }
    for line in std::iter::once(&sheet.explanation).chain(&sheet.notes).chain(&sheet.limits) {
        out.text(line);
        out.end_row();
    }
    out.finish()
}

/// True for a text that a spreadsheet would run: its first character that is not blank or invisible
/// is one of `= + - @ |` (or their full-width forms), or it begins with a tab or a line's end.
pub fn would_run(text: &str) -> bool {
    let first = text.chars().find(|&letter| !is_blank(letter));
    text.starts_with(['\t', '\r', '\n'])
        || first.is_some_and(|first| "=+-@|＝＋－＠".contains(first))
}

/// Blank or invisible: what a spreadsheet, or an eye, passes over at the start of a cell.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter,
            '\u{00AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

struct Sheet {
    out: String,
    raw: bool,
    at_start: bool,
}

impl Sheet {
    fn new(raw: bool) -> Self {
        Self { out: "\u{FEFF}".to_owned(), raw, at_start: true }
    }

    fn separate(&mut self) {
        if !self.at_start {
            self.out.push(',');
        }
        self.at_start = false;
    }

    fn text(&mut self, text: &str) {
        self.separate();
        let text = if !self.raw && would_run(text) {
            Cow::Owned(format!("'{text}"))
        } else {
            Cow::Borrowed(text)
        };
        if text.contains([',', '"', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ') {
            self.out.push('"');
            self.out.push_str(&text.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(&text);
        }
    }

    fn number(&mut self, number: Option<impl std::fmt::Display>) {
        self.separate();
        if let Some(number) = number {
            self.out.push_str(&number.to_string());
        }
    }

    fn cell(&mut self, cell: &ValenceCell, shares: bool) {
        self.number(Some(words::plain(cell.count)));
        if shares {
            self.number(cell.percent.map(|percent| format!("{percent:.1}")));
            self.number(cell.denominator);
        }
    }

    /// The last row: units of each column and valence, distinct where they overlap.
    fn totals(
        &mut self,
        table: &CrossTab,
        valences: &[Valence],
        with_parent: bool,
        with_code: bool,
        shares: bool,
    ) {
        if with_parent {
            self.text("");
        }
        self.text(words::TOTAL);
        if with_code {
            self.text("");
        }
        for column in &table.columns {
            for valence in valences {
                self.number(column.totals.get(valence.index()).map(|total| words::plain(*total)));
                if shares {
                    self.number(None::<u32>);
                    self.number(None::<u32>);
                }
            }
        }
        self.end_row();
    }

    fn end_row(&mut self) {
        self.out.push_str("\r\n");
        self.at_start = true;
    }

    fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }
}

/// The label of a row with what stands above it, for tables without a column for that.
pub(super) fn full_label(row: &RowHead) -> String {
    match &row.parent {
        Some(parent) => format!("{parent} > {}", row.label),
        None => row.label.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{texts, would_run};

    #[test]
    fn what_a_spreadsheet_would_run_is_defused_and_numbers_are_not() {
        for (text, runs) in [
            ("=1+1", true),
            ("+46 70", true),
            ("-5", true),
            ("@x", true),
            ("\t=1", true),
            ("\tplain", true),
            ("\r\n=1", true),
            (" =1+1", true),
            ("\u{200B}=1", true),
            ("\u{FF1D}1+1", true),
            ("|calc", true),
            ("a;=1", false),
            ("Cost", false),
            ("2 - 3", false),
            ("", false),
        ] {
            assert_eq!(would_run(text), runs, "{text:?}");
        }
        let rows = || [vec!["=1".into(), "a \"b\", c".into()]].into_iter();
        let headings = ["A".to_owned(), "B".to_owned()];
        let safe = String::from_utf8(texts(&headings, rows(), false));
        assert_eq!(safe.as_deref(), Ok("\u{FEFF}A,B\r\n'=1,\"a \"\"b\"\", c\"\r\n"));
        let raw = String::from_utf8(texts(&headings, rows(), true));
        assert_eq!(raw.as_deref(), Ok("\u{FEFF}A,B\r\n=1,\"a \"\"b\"\", c\"\r\n"));
    }
}
