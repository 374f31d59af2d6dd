//! What one row says: which codes, how often, and what its columns tell of the valence.
//!
//! Takes a row; gives its texts and numbers as they stand there. Never decides what they mean for the
//! study: words are not looked up and labels are not numbered here.

use super::cells::FileCells;
use super::row::Row;
use crate::dataset::pieces_of_cells::DIVIDERS;
use crate::dataset::rating::RatingCell;
use crate::dataset::separation::Separation;
use crate::format::number;
use crate::valence::Valence;
use std::borrow::Cow;

/// What a row says.
pub(super) struct RowReading<'a> {
    /// Label of its domain, with its levels, or of several where the cell holds a list; those of construct
    /// and theme likewise.
    pub domain: Vec<Cow<'a, str>>,
    pub construct: Vec<Cow<'a, str>>,
    pub theme: Vec<Cow<'a, str>>,
    /// The codes that its own columns name, in order.
    pub codes: Vec<CodeReading<'a>>,
    /// Columns whose cells hold codes that are not told apart, or not surely.
    pub unclear: Vec<(usize, Separation)>,
    /// How often the codes apply.
    pub counts: Counts,
    /// Its rating.
    pub rating: RatingCell,
    /// The word of its valence; empty without one.
    pub valence: &'a str,
    /// The sets of its code; empty without any.
    pub code_sets: &'a str,
    /// Its weight.
    pub weight: Option<f64>,
}

/// A code that a row names.
pub(super) struct CodeReading<'a> {
    pub name: CodeName<'a>,
    /// Valence in the header of its column.
    pub header: Valence,
}

/// How a row names a code.
pub(super) enum CodeName<'a> {
    /// In one cell, in the way of the program that wrote the file.
    Cell(&'a str),
    /// By the steps of several columns.
    Path(Cow<'a, str>),
}

/// How often the codes of a row apply; `None` for what is no count.
pub(super) enum Counts {
    /// Each so often.
    OfRow(Option<u32>),
    /// One for each code of a wide table, in the order of [`super::layout::Layout::wide`].
    OfCells(Vec<Option<u32>>),
}

impl<'a> RowReading<'a> {
    /// Reads a row. `cells` are those of its file that hold something else than one code.
    pub fn new(row: &Row<'_, 'a>, cells: &FileCells<'a>) -> Self {
        let layout = row.layout;
        let rating = layout.rating.map_or(RatingCell::Blank, |column| {
            layout.scale.read(row.cell(Some(column)), row.input.decimal)
        });
        let counts = if layout.wide.is_empty() {
            Counts::OfRow(row.count())
        } else {
            Counts::OfCells(layout.wide.iter().map(|cell| row.mark(cell.column)).collect())
        };
        let mut reading = Self {
            domain: labels(row, &layout.domain, cells),
            construct: labels(row, &layout.construct, cells),
            theme: labels(row, &layout.theme, cells),
            codes: Vec::with_capacity(layout.codes.len()),
            unclear: Vec::new(),
            counts,
            rating,
            valence: row.cell(layout.valence),
            code_sets: row.cell(layout.code_sets),
            weight: number(row.cell(layout.weight), row.input.decimal),
        };
        for path in &layout.codes {
            match path.only_column() {
                Some(column) => reading.add_cell(row, column, path.valence, cells),
                None => {
                    let name = row.path(&path.columns).map(CodeName::Path);
                    let code = name.map(|name| CodeReading { name, header: path.valence });
                    reading.codes.extend(code);
                }
            }
        }
        reading.leave_unequal_whole(row);
        reading
    }

    /// Lists of domains, constructs and themes say place by place what belongs together, with each other and
    /// with the codes; where they are not as long as each other nothing says so, and the cells stay whole.
    fn leave_unequal_whole(&mut self, row: &Row<'_, 'a>) {
        let codes = self.codes.len();
        let layout = row.layout;
        let mut heads = [
            (&mut self.domain, &layout.domain),
            (&mut self.construct, &layout.construct),
            (&mut self.theme, &layout.theme),
        ];
        let places = heads.iter().map(|(labels, _)| labels.len()).max().unwrap_or(0);
        let fit = |length: usize| length <= 1 || length == places;
        if heads.iter().all(|(labels, _)| fit(labels.len())) && (places <= 1 || fit(codes)) {
            return;
        }
        for (labels, columns) in &mut heads {
            if labels.len() > 1 {
                **labels = row.path(columns).into_iter().collect();
                self.unclear.extend(columns.last().map(|column| (*column, Separation::AsOne)));
            }
        }
    }

    /// Adds the codes of a cell.
    fn add_cell(
        &mut self,
        row: &Row<'_, 'a>,
        column: usize,
        header: Valence,
        cells: &FileCells<'a>,
    ) {
        let cell = row.name(Some(column));
        if cell.is_empty() {
            return;
        }
        let add = |name| CodeReading { name: CodeName::Cell(name), header };
        let Some(split) = cells.codes(column, (cell, row.number_of_codes())) else {
            self.codes.push(add(cell));
            return;
        };
        // Where lists belong together place by place, none of it goes.
        let several = split.codes.len() > 1 && split.separation == Separation::Apart;
        let heads = [&self.domain, &self.construct, &self.theme];
        let paired = self.valence.contains(DIVIDERS) || heads.iter().any(|labels| labels.len() > 1);
        let says = |code: &&str| !several || paired || !row.layout.part_says_nothing(column, code);
        let named: Vec<CodeReading<'a>> =
            split.codes.iter().copied().filter(says).map(add).collect();
        self.codes.extend(named);
        if split.separation != Separation::Apart {
            self.unclear.push((column, split.separation));
        }
    }
}

/// The labels that columns give together, or those in the cell of the only one.
fn labels<'a>(row: &Row<'_, 'a>, columns: &[usize], cells: &FileCells<'a>) -> Vec<Cow<'a, str>> {
    if let [column] = columns
        && let Some(several) = cells.heads(*column, row.cell(Some(*column)))
    {
        return several.iter().map(|label| Cow::Borrowed(*label)).collect();
    }
    row.path(columns).into_iter().collect()
}
