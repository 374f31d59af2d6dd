//! How a table is taken once it is read: what the user says of it, and what is to be told of the way.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::FileSettings;
use super::prepared::{AsSaid, Prepared};
use crate::dataset::{CellsSaid, FamilyKind, Reshaped};
use crate::diag::{Place, Warning, WarningKind};
use crate::format::Table;
use crate::valence::Valence;

/// What the user says of how a table is taken once it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Taking {
    /// A table of counts and labels typed once are left as they are.
    pub as_it_is: bool,
    /// What families of columns are, by the header of any of theirs.
    pub families: BTreeMap<String, FamilyKind>,
    /// Headers of columns in which a blank means the label above.
    pub fill_down: Vec<String>,
    /// Whether cells hold lists, by header.
    pub divided: BTreeMap<String, bool>,
    /// Whether codes stand before the colons of findings.
    pub codes_before_colons: Option<bool>,
    /// The valence that the name of the file says, beside others of the other direction.
    pub valence: Option<Valence>,
    /// The group that the name of the file says, beside others of other groups.
    pub group: Option<String>,
    /// The valence of all of its codings.
    pub valence_of_all: Option<Valence>,
    /// Rows that may sum up others are left out.
    pub sums_left_out: bool,
    /// Rows at the end that are filled otherwise than those above are left out.
    pub rows_below_left_out: bool,
    /// Columns that come to the sum of others and are not called so count.
    pub sum_columns_counted: bool,
    /// Rows called totals that are no sums count.
    pub totals_counted: bool,
    /// The attribute whose columns count.
    pub attribute: Option<String>,
    /// Headers of columns of which the user says what they are.
    pub decided: Vec<String>,
    /// Families of columns stay apart, for the user has given roles to some of theirs.
    pub apart: bool,
}

impl Taking {
    /// What the settings of a file say; `family` are the columns that would be put one below the other.
    pub fn new(settings: Option<&FileSettings>, family: &[String]) -> Self {
        let Some(settings) = settings else { return Self::default() };
        Self {
            as_it_is: settings.as_it_is,
            families: settings.families.clone(),
            fill_down: settings.fill_down.iter().cloned().collect(),
            divided: settings.divided.clone(),
            codes_before_colons: settings.codes_before_colons,
            valence: None,
            group: None,
            valence_of_all: settings.valence,
            sums_left_out: settings.sums_left_out,
            sum_columns_counted: settings.sum_columns_counted,
            rows_below_left_out: settings.rows_below_left_out,
            totals_counted: settings.totals_counted,
            attribute: settings.attribute.clone(),
            decided: settings.roles.keys().chain(settings.families.keys()).cloned().collect(),
            apart: family.iter().any(|header| settings.roles.contains_key(header)),
        }
    }

    /// What it says of cells of findings and rows of counts.
    pub fn of_cells(&self) -> CellsSaid<'_> {
        CellsSaid {
            divided: Some(&self.divided),
            codes_before_colons: self.codes_before_colons,
            sums_left_out: self.sums_left_out,
            sum_columns_counted: self.sum_columns_counted,
            families: Some(&self.families),
        }
    }

    /// What it says of the table itself; `headers_again` are the numbers of rows that were headers.
    pub fn as_said<'s>(&'s self, headers_again: &'s [u64]) -> AsSaid<'s> {
        AsSaid {
            fill_down: &self.fill_down,
            divided: Some(&self.divided),
            valence: self.valence,
            group: self.group.as_deref(),
            valence_of_all: self.valence_of_all,
            headers_again,
            rows_below_left_out: self.rows_below_left_out,
            sums_left_out: self.sums_left_out,
            totals_counted: self.totals_counted,
            attribute: self.attribute.as_deref(),
            decided: &self.decided,
            merged: &[],
        }
    }
}

/// The warnings of reading, without what was mended since; of torn rows there is one.
pub(super) fn with_torn_rows(
    file: &str,
    read: &[Warning],
    mended: &Table,
    joined: &[u64],
) -> Rc<[Warning]> {
    let short: Vec<u64> = mended.short_rows().map(|(row, _)| mended.row_number(row)).collect();
    let mut warnings: Vec<Warning> = Vec::with_capacity(read.len() + 1);
    for warning in read {
        let mut warning = warning.clone();
        if let WarningKind::ShortRows { rows } = &mut warning.kind {
            let Some(first) = short.first() else { continue };
            *rows = short.iter().take(ROWS_NAMED).copied().collect();
            warning.count = short.len() as u64;
            if let Some(at) = &mut warning.at {
                at.row = Some(*first);
            }
        }
        warnings.push(warning);
    }
    if let Some(first) = joined.first() {
        let rows = joined.iter().take(ROWS_NAMED).copied().collect();
        let at = Place { file: Some(file.to_owned()), row: Some(*first), ..Place::default() };
        let kind = WarningKind::TornLines { rows };
        warnings.push(Warning::new(kind).at(at).times(joined.len() as u64));
    }
    warnings.into()
}

/// The warnings of a table with that of its first row, which is a row and no header.
pub(super) fn with_header_below(file: &str, read: &[Warning], headed: &Table) -> Rc<[Warning]> {
    let texts = headed.headers().iter().take(CELLS_NAMED).cloned().collect();
    let at = Place { file: Some(file.to_owned()), ..Place::default() };
    let warning = Warning::new(WarningKind::NoHeader { texts }).at(at);
    read.iter().cloned().chain([warning]).collect()
}

/// Cells of the first row that a warning names.
const CELLS_NAMED: usize = 5;

/// Rows that a warning names.
const ROWS_NAMED: usize = 10;

/// The warnings of a file with those of putting its table in order and of turning it into its long form.
pub(super) fn with_taking(
    file: &str,
    warnings: Rc<[Warning]>,
    prepared: Option<&Prepared>,
    reshaped: Option<&Reshaped>,
) -> Rc<[Warning]> {
    let prepared = prepared.map_or(&[][..], |prepared| &prepared.noticed);
    let reshaped = reshaped.map_or(&[][..], |reshaped| &reshaped.noticed);
    if prepared.is_empty() && reshaped.is_empty() {
        return warnings;
    }
    let of_taking = prepared.iter().chain(reshaped).cloned().map(|mut warning| {
        let at = warning.at.take().unwrap_or_default();
        warning.at(Place { file: Some(file.to_owned()), ..at })
    });
    warnings.iter().cloned().chain(of_taking).collect()
}
