//! The parts of a table that can be chosen, one by one, and how each is let go.

use serde::{Deserialize, Serialize};

use crate::analysis::{Columns, KeptValue, TableOptions};

/// A part of a table that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TablePart {
    /// The level of the rows.
    Rows,
    /// What the columns are.
    Columns,
    /// What is counted.
    Unit,
    /// What percentages are of.
    Basis,
    /// The filter by this field, none of whose values there is.
    Filter(Columns),
    /// Values that the filter by this field keeps and nothing has; others that it keeps are there.
    Kept(Columns, Vec<KeptValue>),
}

impl TablePart {
    /// Takes this part back to what holds where nothing is chosen; the others stay.
    pub fn let_go(&self, options: &mut TableOptions) {
        match self {
            Self::Rows => options.rows = None,
            Self::Columns => options.columns = None,
            Self::Unit => {
                options.unit = None;
                options.both_as_mixed = None;
            }
            Self::Basis => options.basis = None,
            Self::Filter(by) => {
                let mut filters = options.filter.take().unwrap_or_default();
                filters.retain(|filter| filter.by != *by);
                options.filter = (!filters.is_empty()).then_some(filters);
            }
            Self::Kept(by, values) => {
                let filters = options.filter.iter_mut().flatten();
                for filter in filters.filter(|filter| filter.by == *by) {
                    filter.keep.retain(|kept| !values.contains(kept));
                }
            }
        }
    }
}
