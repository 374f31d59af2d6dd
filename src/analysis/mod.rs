//! A dataset, a mapping and a [`TableSpec`] in, a [`CrossTab`] out.
//!
//! Counts only; numbers are formatted for people in `words` and `figure`. Every number carries its
//! unit, every share its basis and denominator.

mod behind;
mod count;
mod crosstab;
mod field;
mod levels;
mod mapping;
mod percent;
mod plan;
mod resolve;
mod rows;
mod spec;
mod tally;

pub use behind::codings_behind;
pub use count::cross_tabulate;
pub use crosstab::{Cell, ColumnHead, CrossTab, Note, RowHead, ValenceCell};
pub use mapping::Mapping;
pub use percent::round_percent;
pub use resolve::{available_bases, available_rows, available_units, resolve};
pub use spec::{Basis, Columns, Filter, Order, Rows, TableOptions, TableSpec, Unavailable, Unit};
