//! Tables of counts that somebody already made, as long tables: one row a cell.
//!
//! Takes a table as it was read; gives it in long form under plain headers, with what was left out of
//! it and why, or nothing where it is no such table. Never takes a table apart whose rows are passages
//! or people: the guess of the roles reads those.
//!
//! To add a shape, write its file, a variant of [`Shape`] with its words, and name it in [`SHAPES`].

mod atlas;
mod cells;
mod crosstab;
mod heads;
mod labels;
mod maxqda;
mod melt;
mod nvivo;
mod owners;
mod ratings;
mod review;
mod totals;

use serde::{Deserialize, Serialize};

use super::LeftOut;
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table};
use melt::MeltPlan;

/// A table in long form.
#[derive(Debug, Clone)]
pub struct Reshaped {
    /// One row for each cell that counts or rates; the places in it are those of the cells.
    pub table: Table,
    /// What was taken for what.
    pub reading: ShapeReading,
    /// Rows and cells of the original that are not in it.
    pub left_out: Vec<LeftOut>,
    /// Columns of the original whose cells hold lists, with the number of cells that were divided.
    pub divided: Vec<(String, u64)>,
}

/// How a table of counts was understood, for the user to see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShapeReading {
    /// Its shape.
    pub shape: Shape,
    /// Headers of the columns that were left out, each with the reason.
    pub columns_left_out: Vec<(String, ColumnReason)>,
}

/// Shapes of tables of counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Codes in rows, barriers and facilitators in columns, perhaps for each group.
    Counts,
    /// Constructs in rows, sites in columns, ratings in the cells.
    Ratings,
    /// NVivo's matrix coding or crosstab query.
    NvivoMatrix,
    /// MAXQDA's code matrix.
    MaxqdaMatrix,
    /// ATLAS.ti's code-document table.
    AtlasMatrix,
    /// Studies in rows, barriers and facilitators in columns, findings in the cells.
    Review,
}

/// Why a column of a table of counts was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnReason {
    /// It holds the sums of others.
    Total,
    /// It holds percentages of what other columns count.
    Percent,
    /// It counts something else: people, studies, words.
    OtherCount,
    /// It divides the same codings by another attribute.
    OtherAttribute,
    /// It describes the codes in the rows and not who was counted.
    OfRows,
}

impl ColumnReason {
    /// All reasons, in the order in which they are named.
    pub const ALL: [Self; 5] =
        [Self::Total, Self::Percent, Self::OtherCount, Self::OtherAttribute, Self::OfRows];
}

/// How many of some labels the codebook knows that knows the most of them.
pub type Known<'a> = &'a dyn Fn(&[&str]) -> usize;

/// A table that may have one of the shapes.
struct Seen<'a> {
    table: &'a Table,
    decimal: DecimalMark,
    known: Known<'a>,
}

/// A shape: its plan for a table that has it.
type Find = fn(&Seen<'_>) -> Option<MeltPlan>;

/// All shapes; those of tools first, for their signs are sure.
const SHAPES: [Find; 5] = [nvivo::find, atlas::find, maxqda::find, ratings::find, crosstab::find];

/// Rows of a table of counts at most: each is a code of somebody's.
const MOST_ROWS: usize = 20_000;
/// Bytes of a cell of one at most. Labels are said again in every row, so that a long one would ask for
/// much memory.
const LONGEST_CELL: usize = 2_000;

/// The long form of a table of counts; `None` for any other table, for one of more than 20,000 rows or
/// with a cell of more than 2,000 bytes, and for one whose long form passes the limits of tables.
pub fn reshape(table: &Table, decimal: DecimalMark, known: Known<'_>) -> Option<Reshaped> {
    // Sheets that were read as one table are told apart by their rows.
    if table.sheet_column().is_some() {
        return None;
    }
    let is_long = |text: &str| text.len() > LONGEST_CELL;
    let cells = || (0..table.rows()).flat_map(|row| (0..table.width()).map(move |at| (row, at)));
    if table.rows() > MOST_ROWS
        || table.headers().iter().any(|header| is_long(header))
        || cells().any(|(row, column)| is_long(table.text(row, column)))
    {
        return None;
    }
    let seen = Seen { table, decimal, known };
    let plan = SHAPES.iter().find_map(|find| find(&seen));
    match plan {
        Some(plan) => melt::melt(&seen, plan),
        None => review::find(&seen),
    }
}

impl<'a> Seen<'a> {
    fn cell(&self, row: usize, column: usize) -> &'a str {
        trim(self.table.text(row, column))
    }

    fn header(&self, column: usize) -> &'a str {
        self.table.headers().get(column).map_or("", String::as_str)
    }

    fn rows(&self) -> std::ops::Range<usize> {
        0..self.table.rows()
    }

    fn columns(&self) -> std::ops::Range<usize> {
        0..self.table.width()
    }

    /// The cells of a column that are not blank.
    fn filled(&self, column: usize) -> impl Iterator<Item = &'a str> {
        self.rows().map(move |row| self.cell(row, column)).filter(|text| !text.is_empty())
    }

    /// True where every cell beside the first column is a count or blank.
    fn holds_counts(&self) -> bool {
        self.rows().all(|row| {
            let mut cells = self.columns().skip(1).map(|column| self.cell(row, column));
            cells.all(|cell| cells::count_of(cell, self.decimal).is_some())
        })
    }

    /// True where a codebook knows at least half of some labels, and two of them.
    fn are_known(&self, labels: &[&str]) -> bool {
        let known = (self.known)(labels);
        known >= 2 && 2 * known >= labels.len()
    }
}

/// True for a name of sums.
fn names_total(label: &str) -> bool {
    super::coding::names_total(label) || fold_word(label) == "all"
}
