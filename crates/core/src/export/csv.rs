//! Tables as CSV that spreadsheets open rightly and that cannot run anything in them: UTF-8 with a
//! byte order mark, CRLF, fields quoted where needed.

use std::borrow::Cow;

use crate::analysis::{Basis, CrossTab, RowHead, ValenceCell};
use crate::valence::Valence;
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
            let label = words::column_label(&column.label);
            sheet.text(&format!("{label} ({size}): {counted}"));
            if let Some(heading) = words::percent_heading(table, at, valence) {
                sheet.text(&format!("{label}: {heading}"));
                sheet.text(&format!("{label}: {counted}, N"));
            }
        }
    }
    sheet.end_row();

    for (row, cells) in table.rows.iter().zip(&table.cells) {
        if with_parent {
            sheet.text(row.parent.as_deref().unwrap_or(""));
        }
        sheet.text(&words::row_label(&row.label));
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
///
/// Numbers are written plainly, for programs that read them: no thousands set apart, a hyphen for minus.
/// What heads a row is a text, and so are the columns of a list that hold anything else than numbers.
pub fn sheet(sheet: &numbers::Sheet, raw: bool) -> Vec<u8> {
    let mut out = Sheet::new(raw);
    for head in &sheet.heads {
        out.text(head);
    }
    out.end_row();
    for row in &sheet.rows {
        for (at, cell) in row.iter().enumerate() {
            out.cell_of_sheet(&cell.text, at > 0);
        }
        out.end_row();
    }
    if let Some(list) = &sheet.list {
        out.text(&list.title);
        out.end_row();
        for head in &list.heads {
            out.text(head);
        }
        out.end_row();
        let texts = |at: usize| list.rows.iter().filter_map(move |row| row.get(at));
        let is_of_numbers: Vec<bool> = (0..list.heads.len())
            .map(|at| at > 0 && numbers::is_number_column(texts(at).map(String::as_str)))
            .collect();
        for row in &list.rows {
            for (text, is_of_numbers) in row.iter().zip(&is_of_numbers) {
                out.cell_of_sheet(text, *is_of_numbers);
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

/// A number as programs read it, where a text is one number and nothing else: digits, or groups of three
/// with commas between them as [`crate::words::places::number`] writes them; a fraction after a point; a
/// sign before, of which U+2212 becomes a hyphen.
fn plain_number(text: &str) -> Option<String> {
    let (sign, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => text.strip_prefix('+').map_or(("", text), |rest| ("+", rest)),
    };
    let (whole, fraction) =
        unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let is_grouped = whole.len() > first.len();
    let first_is_right = !is_grouped || first.len() <= 3 && !first.starts_with('0');
    let others_are_right = groups.all(|group| group.len() == 3 && are_digits(group));
    let is_number =
        are_digits(first) && first_is_right && others_are_right && fraction.is_none_or(are_digits);
    is_number.then(|| format!("{sign}{}", unsigned.replace(',', "")))
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

    /// A cell of a sheet that may be a number: one runs nothing, even with a sign.
    fn cell_of_sheet(&mut self, text: &str, may_be_number: bool) {
        match plain_number(text).filter(|_| may_be_number) {
            Some(number) => self.number(Some(number)),
            None => self.text(text),
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
            for &valence in valences {
                self.number(Some(words::plain(column.totals[valence])));
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
    let label = words::row_label(&row.label);
    match &row.parent {
        Some(parent) => format!("{parent} > {label}"),
        None => label.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{plain_number, texts, would_run};

    #[test]
    fn a_cell_that_is_one_number_is_written_plainly_and_nothing_else_is_one() {
        for (text, number) in [
            ("0", Some("0")),
            ("12", Some("12")),
            ("1500", Some("1500")),
            ("1,500", Some("1500")),
            ("12,345,678", Some("12345678")),
            ("\u{2212}2", Some("-2")),
            ("-2", Some("-2")),
            ("+1", Some("+1")),
            ("\u{2212}0.123", Some("-0.123")),
            ("1,234.5", Some("1234.5")),
            ("007", Some("007")),
            ("1,2", None),
            ("1,50", None),
            ("1,5000", None),
            ("1500,000", None),
            ("0,123", None),
            (",500", None),
            ("1,", None),
            ("1.", None),
            (".5", None),
            ("1.2.3", None),
            ("1.500,000", None),
            ("", None),
            ("-", None),
            ("\u{2212}", None),
            ("--1", None),
            ("+-1", None),
            ("\u{2013}2", None),
            ("1 500", None),
            (" 1", None),
            ("1e5", None),
            ("inf", None),
            ("-inf", None),
            ("NaN", None),
            ("75.0 %", None),
            ("1/2", None),
            ("\u{2212}1 | +1", None),
            ("\u{0661}", None),
        ] {
            assert_eq!(plain_number(text).as_deref(), number, "{text:?}");
        }
    }

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
