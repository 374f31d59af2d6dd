//! Tables of counts, and numbers beyond counts, as workbooks: the numbers on one sheet, on another what was
//! counted and how.

use super::csv::plain_number;
use super::xlsx::{Cell, Form, Look, Sheet, workbook};
use crate::analysis::{Basis, CrossTab, Number, ValenceCell};
use crate::diag::Result;
use crate::valence::Valence;
use crate::words::{caption, numbers, table as words, workbook as sheets};

/// The table as a workbook: a row a construct, under each column its valences with count and, by basis,
/// percentage. Denominators stand in the heads; where they are each row's own, in columns. `settings` are the
/// lines of the second sheet: what is told, and what of it.
///
/// # Errors
/// `TooLarge` where the table has more columns than a sheet.
pub fn table(table: &CrossTab, settings: &[(String, String)]) -> Result<Vec<u8>> {
    let own = |row: &crate::analysis::RowHead| row.parent.is_some();
    let heads = Heads {
        valences: table.shown_valences(),
        with_shares: table.spec.basis != Basis::Count,
        with_denominators: table.spec.basis == Basis::ShareOfDomain,
        with_parent: table.rows.iter().any(own),
        with_code: table.rows.iter().any(|row| row.code.is_some()),
    };
    let mut sheet = Sheet {
        name: sheets::TABLE,
        head_rows: 2,
        head_columns: heads.before(),
        ..Sheet::default()
    };
    heads.write(table, &mut sheet);
    for (row, cells) in table.rows.iter().zip(&table.cells) {
        let mut out = Vec::new();
        if heads.with_parent {
            out.push(Cell::label(row.parent.as_deref().unwrap_or("")));
        }
        out.push(Cell::label(words::row_label(&row.label)));
        if heads.with_code {
            out.push(Cell::label(row.code.as_deref().unwrap_or("")));
        }
        for cell in cells {
            for &valence in &heads.valences {
                heads.write_cell(cell.get(valence), &mut out);
            }
        }
        sheet.rows.push(out);
    }
    sheet.rows.push(heads.totals(table));
    workbook(&caption::title(table), &[sheet, told(settings)])
}

/// Numbers beyond counts as a workbook: their table, the list below it, if there is one, and what they say
/// and cannot say.
///
/// # Errors
/// `TooLarge` where they have more columns than a sheet.
pub fn sheet(sheet: &numbers::Sheet) -> Result<Vec<u8>> {
    let texts = |at: usize| {
        sheet.rows.iter().filter_map(move |row| row.get(at)).map(|cell| cell.text.as_str())
    };
    let rows = sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect());
    let is_number = |at: usize| at > 0 && numbers::is_number_column(texts(at));
    let mut made = vec![of_texts(sheets::TABLE, &sheet.heads, rows, &is_number)];
    if let Some(list) = &sheet.list {
        let texts =
            |at: usize| list.rows.iter().filter_map(move |row| row.get(at)).map(String::as_str);
        let rows = list.rows.iter().map(|row| row.iter().map(String::as_str).collect());
        let is_number = |at: usize| at > 0 && numbers::is_number_column(texts(at));
        made.push(of_texts(sheets::LIST, &list.heads, rows, &is_number));
    }
    made.push(told(&sheets::of_numbers(sheet)));
    workbook(numbers::title(sheet.kind), &made)
}

/// What stands above the rows of a table and before them.
struct Heads {
    valences: Vec<Valence>,
    with_shares: bool,
    with_denominators: bool,
    with_parent: bool,
    with_code: bool,
}

impl Heads {
    /// Columns before the numbers.
    fn before(&self) -> usize {
        1 + usize::from(self.with_parent) + usize::from(self.with_code)
    }

    /// Columns of one number.
    fn of_number(&self) -> usize {
        1 + usize::from(self.with_shares) + usize::from(self.with_denominators)
    }

    fn write(&self, table: &CrossTab, sheet: &mut Sheet) {
        let mut above: Vec<Cell> = vec![Cell::Empty; self.before()];
        let mut heads = Vec::new();
        if self.with_parent {
            heads.push(Cell::head(words::above_rows(&table.spec)));
        }
        heads.push(Cell::head(words::rows(&table.spec)));
        if self.with_code {
            heads.push(Cell::head(words::ITEM_CODE));
        }
        let width = self.valences.len() * self.of_number();
        for (at, column) in table.columns.iter().enumerate() {
            let size = words::column_size(table, at);
            let label = format!("{} ({size})", words::column_label(&column.label));
            let first = above.len();
            above.push(Cell::Text(Look::Group, label));
            above.resize(first + width, Cell::Text(Look::Group, String::new()));
            if width > 1 {
                sheet.merged.push((0, first, first + width - 1));
            }
            for &valence in &self.valences {
                heads.push(Cell::number_head(sheets::count_head(table, valence)));
                if let Some(heading) = words::percent_heading(table, at, valence) {
                    heads.push(Cell::number_head(heading));
                }
                if self.with_denominators {
                    heads.push(Cell::number_head(sheets::DENOMINATOR));
                }
            }
        }
        sheet.rows = vec![above, heads];
    }

    fn write_cell(&self, cell: &ValenceCell, out: &mut Vec<Cell>) {
        out.push(count(cell.count, Form::Decimals(0)));
        if self.with_shares {
            out.push(cell.percent.map_or(Cell::Empty, |percent| {
                Cell::Number(Form::Decimals(1), format!("{percent:.1}"))
            }));
        }
        if self.with_denominators {
            out.push(cell.denominator.map_or(Cell::Empty, |denominator| {
                Cell::Number(Form::Decimals(0), denominator.to_string())
            }));
        }
    }

    /// The last row: units of each column and valence, distinct where they overlap.
    fn totals(&self, table: &CrossTab) -> Vec<Cell> {
        let total = |text: &str| Cell::Text(Look::Total, text.to_owned());
        let mut out = vec![total(words::total(table.spec.unit))];
        out.resize(self.before(), total(""));
        for column in &table.columns {
            for &valence in &self.valences {
                let next = out.len() + self.of_number();
                out.push(count(column.totals[valence], Form::Total));
                out.resize(next, total(""));
            }
        }
        out
    }
}

fn count(number: Number, form: Form) -> Cell {
    match number.shown() {
        Some(shown) => Cell::Number(form, shown.to_string()),
        None => Cell::Text(Look::Mark, words::plain(number)),
    }
}

/// A sheet of texts in which what is one number and nothing else is one, with the decimals and the sign that it
/// is written with.
fn of_texts<'a>(
    name: &'static str,
    heads: &[String],
    rows: impl Iterator<Item = Vec<&'a str>>,
    is_number: &dyn Fn(usize) -> bool,
) -> Sheet {
    let numbers: Vec<bool> = (0..heads.len()).map(is_number).collect();
    let cell = |(at, text): (usize, &str)| {
        let of_numbers = numbers.get(at) == Some(&true);
        // What begins with zeros is an identifier, if the others beside it are no numbers.
        let is_id =
            |digits: &str| digits.starts_with('0') && digits.len() > 1 && !digits.contains('.');
        match plain_number(text).filter(|digits| at > 0 && (of_numbers || !is_id(digits))) {
            Some(digits) => {
                let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
                let form = match digits.strip_prefix('+') {
                    Some(_) if decimals == 0 => Form::Signed,
                    _ => Form::Decimals(decimals),
                };
                Cell::Number(form, digits.trim_start_matches('+').to_owned())
            }
            None if of_numbers => Cell::Text(Look::Mark, text.to_owned()),
            None => Cell::label(text),
        }
    };
    let head = heads.iter().zip(&numbers).map(|(head, is_number)| {
        if *is_number { Cell::number_head(head) } else { Cell::head(head) }
    });
    let head = vec![head.collect()];
    let rows = rows.map(|row| row.into_iter().enumerate().map(cell).collect());
    let rows = head.into_iter().chain(rows).collect();
    Sheet { name, rows, head_rows: 1, head_columns: 1, ..Sheet::default() }
}

/// The sheet of settings and notes.
pub(super) fn told(lines: &[(String, String)]) -> Sheet {
    let heads = sheets::SETTINGS_HEADS.map(Cell::head).to_vec();
    let lines = lines.iter().map(|(what, told)| vec![Cell::label(what), Cell::label(told)]);
    let rows = std::iter::once(heads).chain(lines).collect();
    Sheet { name: sheets::SETTINGS, rows, head_rows: 1, head_columns: 1, ..Sheet::default() }
}
