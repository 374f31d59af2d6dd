//! The counted table: what every figure, table, caption and API answer is made of.

use serde::{Deserialize, Serialize};

use super::{Basis, ColumnLabel, Note, RowLabel, TableSpec, Unit};
use crate::valence::{ByValence, Valence};

/// A number of a table, or that it is hidden. What reads it must say what it does with a hidden one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(Option<u32>);

impl Number {
    /// A number that is not shown.
    pub const HIDDEN: Self = Self(None);

    /// The number; `None` where it is hidden.
    pub fn shown(self) -> Option<u32> {
        self.0
    }

    /// True where the number is hidden.
    pub fn is_hidden(self) -> bool {
        self.0.is_none()
    }

    /// True for a number that is hidden or more than 0: for what may be there.
    pub fn may_be_any(self) -> bool {
        self.0 != Some(0)
    }
}

/// Nothing: a shown 0.
impl Default for Number {
    fn default() -> Self {
        Self(Some(0))
    }
}

impl From<u32> for Number {
    fn from(number: u32) -> Self {
        Self(Some(number))
    }
}

/// So that a number compares with one that is known; a hidden one equals none.
impl PartialEq<u32> for Number {
    fn eq(&self, other: &u32) -> bool {
        self.0 == Some(*other)
    }
}

/// Rows x columns x five valences, with every denominator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CrossTab {
    /// What was counted.
    pub spec: TableSpec,
    /// Framework whose items the rows are, as `abbrev version`; `None` for the user's own labels.
    pub framework: Option<String>,
    /// Rows in order.
    pub rows: Vec<RowHead>,
    /// Columns in order.
    pub columns: Vec<ColumnHead>,
    /// `cells[row][column]`.
    pub cells: Vec<Vec<Cell>>,
    /// For each valence, the units of that valence in all rows and columns of the table together:
    /// the denominator of [`super::Basis::ShareOfValence`]. Distinct units, not the sum over rows.
    pub totals: ByValence<Number>,
    /// What a reader of the numbers must be told.
    pub notes: Vec<Note>,
}

impl CrossTab {
    /// Whether anything in the table has a valence, or nothing stands in it at all.
    pub fn has_valence(&self) -> bool {
        let with = |(valence, total): (Valence, &Number)| {
            valence != Valence::Missing && total.may_be_any()
        };
        self.totals[Valence::Missing] == 0 || self.totals.iter().any(with)
    }

    /// Valences that are shown: barriers and facilitators, and whatever else the table tells anything of;
    /// of a study without either only what it holds. None that is not counted.
    pub fn shown_valences(&self) -> Vec<Valence> {
        let held = |valence: Valence| self.totals[valence].may_be_any();
        let told = |valence: Valence| {
            self.cells.iter().flatten().any(|cell| !cell.get(valence).count.is_hidden())
        };
        let sides = Valence::SIDES;
        let any_side = sides.into_iter().any(held);
        let nothing = !Valence::ALL.into_iter().any(held);
        let is_shown = |valence: &Valence| {
            if sides.contains(valence) {
                held(*valence) || any_side || nothing
            } else {
                held(*valence) && (!any_side || told(*valence))
            }
        };
        // Barriers and facilitators of one person may be mixed together, although no mixed coding is counted.
        let is_counted = |valence: &Valence| self.spec.keeps(*valence) || held(*valence);
        let counted: Vec<Valence> = Valence::ALL.into_iter().filter(is_counted).collect();
        let shown: Vec<Valence> = counted.iter().copied().filter(is_shown).collect();
        if shown.is_empty() { counted } else { shown }
    }
}

/// A row of the table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RowHead {
    /// Key, unique and stable: an item's id, or the user's label with a prefix.
    pub key: String,
    /// Full label.
    pub label: RowLabel,
    /// Label for narrow places, where there is one.
    pub short: Option<String>,
    /// Printed code of the item (`I.A`), where there is one.
    pub code: Option<String>,
    /// Label of the domain above, for rows of constructs.
    pub parent: Option<String>,
    /// True for the row that holds codings not mapped to the framework.
    pub unmapped: bool,
    /// Units of all columns in this row, by valence: distinct units, not the sum over columns.
    pub totals: ByValence<Number>,
    /// Distinct units of the row, all valences and columns together: the denominator of
    /// [`super::Basis::ShareOfDomain`].
    pub total: Number,
}

impl RowHead {
    /// Whether nothing was counted in the row; a hidden number may be anything.
    pub fn carries_nothing(&self) -> bool {
        self.totals.values().all(|total| *total == 0)
    }
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnHead {
    /// Key, unique and stable.
    pub key: String,
    /// Label.
    pub label: ColumnLabel,
    /// Participants of the data's rows in the column, also of those whose counts are all 0. Who stands only
    /// in rows that were left out, as rows without a code are, is not among them. `None` where the data has
    /// none.
    pub participants: Option<u32>,
    /// Sources in the column; `None` where the data has none.
    pub sources: Option<u32>,
    /// Sites in the column; `None` where the data has none.
    pub sites: Option<u32>,
    /// Codings in the column.
    pub codings: Number,
    /// For each valence, the units of that valence in the column: the denominator of
    /// [`super::Basis::ShareOfGroup`].
    pub totals: ByValence<Number>,
}

impl ColumnHead {
    /// Key of the column of what has no value; those of values begin with what the columns are.
    pub(super) const NO_VALUE: &str = "no_value";

    /// How many of a unit of people stand in the column; `None` for other units, and where the data names none.
    pub fn units(&self, unit: Unit) -> Option<u32> {
        match unit {
            Unit::Participants => self.participants,
            Unit::Sources => self.sources,
            Unit::Sites => self.sites,
            Unit::Codings | Unit::Segments => None,
        }
    }

    /// Whether it is the column of what has no value.
    pub fn is_without_value(&self) -> bool {
        self.key == Self::NO_VALUE
    }
}

/// What a number is a share of, by the basis of its table: `None` for plain counts, and where that number is hidden.
pub(super) fn denominator(
    spec: &TableSpec,
    row: &RowHead,
    column: &ColumnHead,
    totals: &ByValence<Number>,
    valence: Valence,
) -> Option<u32> {
    match spec.basis {
        Basis::Count => None,
        Basis::ShareOfValence => totals[valence].shown(),
        Basis::ShareOfGroup => column.totals[valence].shown(),
        Basis::ShareOfDomain => row.total.shown(),
        Basis::ShareOfUnits => column.units(spec.unit),
    }
}

/// Five valences of one row in one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The number of each.
    pub valences: ByValence<ValenceCell>,
}

impl Cell {
    /// One of the five.
    pub fn get(&self, valence: Valence) -> &ValenceCell {
        &self.valences[valence]
    }
}

/// One number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ValenceCell {
    /// Units counted.
    pub count: Number,
    /// What `count` is a share of, by the basis; `None` for plain counts.
    pub denominator: Option<u32>,
    /// The share in percent, rounded half away from zero to one decimal; `None` for plain counts and
    /// for a denominator of 0.
    pub percent: Option<f64>,
    /// Distinct participants behind the number (sources where the data names no participants).
    pub contributors: Option<u32>,
}
