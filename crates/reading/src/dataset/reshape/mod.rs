//! Tables of counts that somebody already made, as long tables: one row a cell.
//!
//! Takes a table as it was read; gives it in long form under plain headers, with what was left out of
//! it and why, or nothing where it is no such table. Never takes a table apart whose rows are passages
//! or people: the guess of the roles reads those.
//!
//! To add a shape, write its file, a variant of [`Shape`] with its words, and name it in [`SHAPES`].

mod alike;
mod answers;
mod asked_heads;
mod atlas;
mod attribute_rows;
mod attributes_side_by_side;
mod cells;
mod code_columns;
mod coder_codes;
mod coder_groups;
mod coders;
mod count_row;
mod crosstab;
mod families;
mod findings;
mod flag_attributes;
mod grid_numbers;
mod grid_words;
mod group_columns;
mod groups_in_names;
mod groups_or_coders;
mod heads;
mod kept_columns;
mod labels;
mod maxqda;
mod melt;
mod names;
mod numbered_titles;
mod nvivo;
mod one_column;
mod open_valences;
mod other_measures;
mod outline;
mod owners;
mod people;
mod ratings;
mod review;
mod rows;
mod section_ends;
mod sections;
mod side_measures;
mod side_slots;
mod sides_in_names;
mod signs_before;
mod slots;
mod subtotals;
mod sums_of_columns;
mod totals;

pub use attributes_side_by_side::{AttributeSideBySide, attributes_side_by_side};
pub use cells::{columns_beside_shares, count_beside_share, counts_others_too, puts_share_first};
pub(super) use coder_codes::coder_and_rest;
pub use families::{Family, FamilyChoice, FamilyKind};
pub(super) use flag_attributes::describes as describes_place_or_person;
pub(super) use groups_in_names::in_brackets as groups_in_brackets;
pub use groups_or_coders::groups_or_coders;
pub(super) use names::{owner, says_coder};
pub use open_valences::leaves_valence_open;
pub(super) use review::valence_of_header;
pub use sections::{
    Above, Sections, codes_over_valences, direction_of_file, direction_of_name, group_and_valence,
    has_valences, sections, valence_beside_another, valence_of_section,
};
pub(super) use side_measures::measures_a_side;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::total_words::{names_total_of_groups, names_total_or_all as names_total};
use super::{LeftOut, tools};
use crate::diag::Warning;
use crate::fold::trim;
use crate::format::{ColumnTexts, DecimalMark, Table};
use alike::alike;
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
    /// What was done with it on the way; the places name no file.
    pub noticed: Vec<Warning>,
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
    /// Labels in rows, a column a participant, document or site.
    People,
    /// Codes in rows, barriers and facilitators in columns, and in the cells what was said.
    Passages,
    /// A column a coder.
    Coders,
    /// A column a pair of a coder and a code.
    CoderCodes,
    /// Several codes of a row, each with what is said of it.
    Slots,
    /// A row somebody, a column a code, and in the cells its valence or what was said of it.
    CodeColumns,
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

/// What the user says of the cells of columns of findings, and of rows of counts.
#[derive(Debug, Clone, Copy, Default)]
pub struct CellsSaid<'s> {
    /// Whether they hold lists, by header.
    pub divided: Option<&'s BTreeMap<String, bool>>,
    /// Whether what stands before the colon of a finding is its code; `None` for what they show.
    pub codes_before_colons: Option<bool>,
    /// Whether rows are left out that may sum up others.
    pub sums_left_out: bool,
    /// Whether columns count that come to the sum of others and are not called so.
    pub sum_columns_counted: bool,
    /// What families of columns are, by the header of any of them.
    pub families: Option<&'s BTreeMap<String, FamilyKind>>,
}

/// A table that may have one of the shapes.
struct Seen<'a> {
    table: &'a Table,
    decimal: DecimalMark,
    known: Known<'a>,
    /// Rows that may sum up others are left out.
    sums_left_out: bool,
    /// Columns that come to the sum of others and are not called so count.
    sum_columns_counted: bool,
    /// Columns are of coders, as the user says.
    coders: bool,
}

/// A shape: its plan for a table that has it.
type Find = fn(&Seen<'_>) -> Option<MeltPlan>;

/// All shapes; those of tools first, for their signs are sure.
const SHAPES: [Find; 6] =
    [nvivo::find, atlas::find, maxqda::find, ratings::find, crosstab::find, one_column::find];

/// Rows of a table of counts at most: each is a code of somebody's.
const MOST_ROWS: usize = 20_000;
/// Bytes of a cell of one at most where it has as many rows. Labels are said again in every row, so that a long one
/// would ask for much memory; of fewer rows each may be longer.
const LONGEST_CELL: usize = 2_000;
/// Bytes of a cell of a table whose families are looked for: passages stand beside codes.
const LONGEST_PASSAGE: usize = 50_000;

/// The long form of a table of counts; `None` for any other table, for one of more than 20,000 rows or
/// with a cell of more than 2,000 bytes (50,000 in one of few rows), and for one whose long form passes the limits of
/// tables.
pub fn reshape(
    table: &Table,
    decimal: DecimalMark,
    known: Known<'_>,
    said: CellsSaid<'_>,
) -> Option<Reshaped> {
    if let Some(seen) = Seen::of(table, decimal, known, LONGEST_CELL)
        && let seen = seen.with_said(said)
        && let Some(plan) = SHAPES.iter().find_map(|find| find(&seen))
    {
        return melt::melt(&seen, plan);
    }
    // What stands in the cells of a review becomes no label of others.
    let seen = Seen::of_sheets(table, decimal, known, LONGEST_PASSAGE)?;
    side_slots::find(&seen).or_else(|| review::find(&seen, said))
}

/// The long form of a table with a row a code and what was said of it in columns of barriers and of facilitators;
/// `None` for any other table. The codes stand in each of their rows.
pub fn passages_by_codes(
    table: &Table,
    decimal: DecimalMark,
    known: Known<'_>,
    said: CellsSaid<'_>,
) -> Option<Reshaped> {
    review::by_codes(&Seen::of_sheets(table, decimal, known, LONGEST_PASSAGE)?, said)
}

/// True for a matrix that a tool wrote, whose rows say what they say in the tool's own way.
pub fn is_of_tool(table: &Table, decimal: DecimalMark) -> bool {
    let seen = Seen::of(table, decimal, &|_| 0, LONGEST_CELL);
    let tools: [Find; 3] = [nvivo::find, atlas::find, maxqda::find];
    seen.is_some_and(|seen| tools.iter().any(|find| find(&seen).is_some()))
}

/// What became of the families of a table's columns.
#[derive(Debug, Clone, Default)]
pub struct Families {
    /// The long form, where a family is people, coders or slots.
    pub reshaped: Option<Reshaped>,
    /// Columns of the family that has the long form.
    pub columns: Vec<usize>,
    /// Families that may be several things, the kind taken first.
    pub asked: Vec<Family>,
    /// Columns that are codes, or nothing that counts, because the user says so.
    pub chosen: Vec<(usize, FamilyKind)>,
    /// What the user says of families that cannot be, by the header that says so.
    pub refused: Vec<(String, FamilyKind)>,
}

/// Finds the columns that mean one thing together. `chosen` says of families what they are, by the header of
/// any of their columns.
pub fn families(
    table: &Table,
    decimal: DecimalMark,
    known: Known<'_>,
    chosen: &BTreeMap<String, FamilyKind>,
    said: CellsSaid<'_>,
) -> Families {
    let Some(seen) = Seen::of(table, decimal, known, LONGEST_PASSAGE) else {
        return Families::default();
    };
    let seen = seen.with_said(said);
    let mut found = Families::default();
    // What a tool writes is known by its headers.
    if tools::of_headers(table.headers()).is_some() && chosen.is_empty() {
        return found;
    }
    // Each coder's code with what that coder said of it.
    if chosen.is_empty()
        && let Some((columns, reshaped)) = slots::of_coders(&seen)
    {
        (found.columns, found.reshaped) = (columns, Some(reshaped));
        return found;
    }
    let apart = attribute_rows::find(&seen);
    let attributes = apart.as_ref().map_or(&[][..], |(_, attributes)| attributes);
    let seen = match &apart {
        Some((table, _)) => Seen { table, ..seen },
        None => seen,
    };
    let of_people = |columns: &[usize]| {
        let mut plan = people::plan(&seen, columns)?;
        attribute_rows::add(&mut plan, attributes);
        Some(plan)
    };
    let pairs = coder_codes::find(&seen);
    let people = people::find(&seen).or_else(|| group_columns::find(&seen));
    let people = people.filter(|_| pairs.is_none());
    let agreement = answers::in_words(&seen).filter(|_| people.is_none() && pairs.is_none());
    let is_open = people.is_none() && agreement.is_none() && pairs.is_none();
    let codes = code_columns::find(&seen).filter(|_| is_open);
    let coders = coders::find(&seen).filter(|_| is_open && codes.is_none());
    let any = !is_open || codes.is_some() || coders.is_some();
    let answers = agreement.or_else(|| if any { None } else { answers::find(&seen) });
    let any = any || answers.is_some();
    let attributes_of_rows = if any { None } else { flag_attributes::find(&seen) };
    let mut decided: Vec<usize> = Vec::new();
    for (header, kind) in chosen {
        let Some(first) = seen.columns().find(|&column| seen.header(column) == header) else {
            continue;
        };
        let known = [&pairs, &people, &codes, &coders, &answers, &attributes_of_rows];
        let known = known.into_iter().flatten();
        let known = known.map(|family| &family.columns).find(|columns| columns.contains(&first));
        let columns = known.cloned().unwrap_or_else(|| alike(&seen, first));
        let plan = match kind {
            FamilyKind::Participants => of_people(&columns),
            FamilyKind::Coders => Some(coders::plan(&seen, &columns)),
            FamilyKind::CodersAndCodes => coder_codes::plan(&seen, &columns),
            FamilyKind::Valences | FamilyKind::ValencesWithoutZero | FamilyKind::Passages => {
                Some(code_columns::plan(&seen, &columns, *kind))
            }
            FamilyKind::Codes | FamilyKind::Aside => {
                decided.extend(&columns);
                found.chosen.extend(columns.iter().map(|&column| (column, *kind)));
                continue;
            }
        };
        // A table is put one below the other once.
        let plan = plan.filter(|_| found.reshaped.is_none());
        match plan.and_then(|plan| melt::melt(&seen, plan)) {
            Some(reshaped) => {
                decided.extend(&columns);
                (found.reshaped, found.columns) = (Some(reshaped), columns);
            }
            None => found.refused.push((header.clone(), *kind)),
        }
    }
    let is_open = |columns: &[usize]| columns.iter().all(|column| !decided.contains(column));
    let families = [pairs, people, codes, coders, answers, attributes_of_rows];
    let families = families.into_iter().flatten();
    for family in families.filter(|one| is_open(&one.columns)) {
        let plan = match family.kind() {
            Some(FamilyKind::Participants) => of_people(&family.columns),
            Some(FamilyKind::Coders) => Some(coders::plan(&seen, &family.columns)),
            Some(FamilyKind::CodersAndCodes) => coder_codes::plan(&seen, &family.columns),
            Some(kind @ (FamilyKind::Valences | FamilyKind::Passages)) => {
                Some(code_columns::plan(&seen, &family.columns, kind))
            }
            _ => None,
        };
        if family.kind() == Some(FamilyKind::Aside) {
            found.chosen.extend(family.columns.iter().map(|&column| (column, FamilyKind::Aside)));
        }
        if found.reshaped.is_none()
            && let Some(plan) = plan
        {
            found.reshaped = melt::melt(&seen, plan);
            found.columns.clone_from(&family.columns);
        }
        if !family.sure {
            found.asked.push(family);
        }
    }
    if found.reshaped.is_none()
        && let Some((columns, reshaped)) = slots::find(&seen)
        && is_open(&columns)
    {
        (found.columns, found.reshaped) = (columns, Some(reshaped));
    }
    found
}

impl<'a> Seen<'a> {
    /// A table that is not too large; `None` for one of several sheets too, whose rows tell them apart.
    fn of(
        table: &'a Table,
        decimal: DecimalMark,
        known: Known<'a>,
        longest: usize,
    ) -> Option<Self> {
        if table.sheet_column().is_some() {
            return None;
        }
        Self::of_sheets(table, decimal, known, longest)
    }

    /// A table that is not too large, of one sheet or several.
    fn of_sheets(
        table: &'a Table,
        decimal: DecimalMark,
        known: Known<'a>,
        longest: usize,
    ) -> Option<Self> {
        if table.rows() > MOST_ROWS {
            return None;
        }
        let of_few_rows = LONGEST_CELL * MOST_ROWS / table.rows().max(1);
        let longest = longest.max(of_few_rows.min(LONGEST_PASSAGE));
        let is_long = |text: &str| text.len() > longest;
        let cells =
            || (0..table.rows()).flat_map(|row| (0..table.width()).map(move |at| (row, at)));
        let any = table.headers().iter().any(|header| is_long(header))
            || cells().any(|(row, column)| is_long(table.text(row, column)));
        (!any).then_some(Self {
            table,
            decimal,
            known,
            sums_left_out: false,
            sum_columns_counted: false,
            coders: false,
        })
    }

    /// The table with its rows taken as the user says.
    fn with_said(self, said: CellsSaid<'_>) -> Self {
        let of_coders = |(header, kind): (&String, &FamilyKind)| {
            *kind == FamilyKind::Coders && self.table.headers().contains(header)
        };
        let coders = said.families.into_iter().flatten().any(of_coders);
        let CellsSaid { sums_left_out, sum_columns_counted, .. } = said;
        Self { sums_left_out, sum_columns_counted, coders, ..self }
    }

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

    /// The distinct texts of a column.
    fn texts(&self, column: usize) -> ColumnTexts<'a> {
        self.table.texts_of(column)
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
