//! Tables as CSV that spreadsheets open rightly and that cannot run anything in them: UTF-8 with a
//! byte order mark, CRLF, fields quoted where needed. That holds too where a spreadsheet takes semicolons,
//! tabs or bars for what parts the fields, as those of many countries do.

use std::borrow::Cow;

use crate::analysis::{Basis, CrossTab, RowHead, ValenceCell};
use crate::valence::Valence;
use crate::words::{notes, numbers, table as words};

/// The table with one row a construct and, for every column and valence, the count and (by basis)
/// its percentage and denominator; the header names unit, basis and denominators.
///
/// Where something is kept from being told, rows below the totals say what and by which policy.
///
/// With `raw` false, what a spreadsheet would run as a formula gets a leading `'` ([`defused`]).
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
    for line in notes::protection(table) {
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
pub(super) fn plain_number(text: &str) -> Option<String> {
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
        || first.is_some_and(|first| RUN_BY_SPREADSHEETS.contains(first))
}

/// What a formula begins with.
const RUN_BY_SPREADSHEETS: &str = "=+-@|＝＋－＠";

/// Blank or invisible: what a spreadsheet, or an eye, passes over at the start of a cell.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter,
            '\u{00AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Marks at which a spreadsheet of another country parts fields. The comma is not among them: it parts the
/// fields of the file itself, and where it does, quotes hold.
const OTHER_DELIMITERS: [char; 3] = [';', '\t', '|'];

/// The text with a `'` before whatever a spreadsheet would run: at its start, and behind each mark at which
/// a cell begins for a program that parts fields elsewhere than here, or that takes no quote for one that
/// does not begin a field. Quotes and blanks between the mark and what would run count as nothing. A text
/// that ends in such a mark gets one too, for what follows in the file is not its own.
fn defused(text: &str) -> Cow<'_, str> {
    let mut cuts: Vec<usize> = Vec::new();
    // From the end: whether what follows would run, quotes and blanks passed over, and what comes next.
    let (mut runs, mut next) = (true, None);
    for (at, letter) in text.char_indices().rev() {
        let ends_line = matches!(letter, '\n' | '\r') && !(letter == '\r' && next == Some('\n'));
        if runs && (ends_line || OTHER_DELIMITERS.contains(&letter)) {
            cuts.push(at + letter.len_utf8());
        }
        runs = match letter {
            '\t' => true,
            // A cell that is quoted may begin with a line's end.
            '"' => runs || matches!(next, Some('\n' | '\r')),
            _ if is_blank(letter) => runs,
            _ => RUN_BY_SPREADSHEETS.contains(letter),
        };
        next = Some(letter);
    }
    cuts.reverse();
    let at_start = would_run(text);
    if cuts.is_empty() && !at_start {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + cuts.len() + 1);
    if at_start {
        out.push('\'');
    }
    let mut from = 0;
    for at in cuts {
        out.push_str(text.get(from..at).unwrap_or(""));
        out.push('\'');
        from = at;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    Cow::Owned(out)
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
        let text = if self.raw { Cow::Borrowed(text) } else { defused(text) };
        self.out.push_str(&quoted(&text));
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
        self.text(words::total(table.spec.unit));
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

/// A text as a field that spreadsheets show as it is and that runs nothing in them.
pub(super) fn field(text: &str) -> String {
    quoted(&defused(text)).into_owned()
}

/// A field in quotation marks where something in it would part it.
fn quoted(field: &str) -> Cow<'_, str> {
    let parts = |letter: char| {
        OTHER_DELIMITERS.contains(&letter) || matches!(letter, ',' | '"' | '\r' | '\n')
    };
    if field.contains(parts) || field.starts_with(' ') || field.ends_with(' ') {
        Cow::Owned(format!("\"{}\"", field.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(field)
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
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::{defused, plain_number, texts, would_run};

    /// The fields of a text as spreadsheets part them under a delimiter: a quote that does not begin a field
    /// is a letter of it.
    fn fields(text: &str, delimiter: char) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
        let (mut quoted, mut begins) = (false, true);
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let was_at_begin = std::mem::take(&mut begins);
            match letter {
                '"' if quoted && letters.next_if_eq(&'"').is_some() => field.push('"'),
                '"' if quoted || was_at_begin => quoted = !quoted,
                '\r' if !quoted => {}
                '\n' if !quoted => {
                    row.push(std::mem::take(&mut field));
                    rows.push(std::mem::take(&mut row));
                    begins = true;
                }
                letter if !quoted && letter == delimiter => {
                    row.push(std::mem::take(&mut field));
                    begins = true;
                }
                letter => field.push(letter),
            }
        }
        rows
    }

    #[test]
    fn no_cell_runs_under_any_delimiter_and_the_cells_are_the_same_under_its_own() {
        // Every text of up to four of these, at the start, in the middle and at the end of a row.
        let letters = ['a', ' ', '"', ';', '\t', '|', ',', '\n', '='];
        let mut all: Vec<String> = vec![String::new()];
        let mut from = 0;
        for _ in 0..4 {
            let to = all.len();
            for at in from..to {
                let longer = letters.map(|letter| format!("{}{letter}", all[at]));
                all.extend(longer);
            }
            from = to;
        }
        let heads = ["h".to_owned()];
        for three in all.chunks(3) {
            let row: Vec<_> = three.iter().map(|text| text.as_str().into()).collect();
            let plain = vec!["x".into(), "=2".into()];
            let made = texts(&heads, [row, plain].into_iter(), false);
            let made = String::from_utf8(made).unwrap();
            let made = made.trim_start_matches('\u{FEFF}');
            for delimiter in [',', ';', '\t', '|'] {
                for cell in fields(made, delimiter).into_iter().flatten() {
                    assert!(!would_run(&cell), "{cell:?} under {delimiter:?} of {made:?}");
                }
            }
            let cells: Vec<String> = three.iter().map(|text| defused(text).into_owned()).collect();
            assert_eq!(fields(made, ',').get(1), Some(&cells), "{made:?}");
        }
    }

    #[test]
    fn what_begins_a_cell_elsewhere_is_defused_and_other_marks_are_left_alone() {
        for (text, written) in [
            ("x;=1", "x;'=1"),
            ("x; =1", "x;' =1"),
            ("x|+1", "x|'+1"),
            ("x\t@y", "x\t'@y"),
            ("x\n-1", "x\n'-1"),
            ("x;\"=1\"", "x;'\"=1\""),
            ("x;", "x;'"),
            ("=1;=2", "'=1;'=2"),
            ("Cost; Time", "Cost; Time"),
            ("a, =1", "a, =1"),
            ("2 - 3; 4", "2 - 3; 4"),
            ("a;b=c", "a;b=c"),
            ("a\nb", "a\nb"),
            ("a\r\n\r\nb", "a\r\n\r\nb"),
            ("a\r\n=b", "a\r\n'=b"),
            ("Trust | Time", "Trust | Time"),
            ("", ""),
        ] {
            assert_eq!(defused(text), written, "{text:?}");
        }
    }

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
