//! A dataset, a mapping and a [`TableSpec`] in, a [`CrossTab`] out.
//!
//! Counts only; numbers are formatted for people in `words` and `figure`. Every number carries its
//! unit, every share its basis and denominator.

mod crosstab;
mod spec;

pub use crosstab::{Cell, ColumnHead, CrossTab, Note, RowHead, ValenceCell};
pub use spec::{Basis, Columns, Filter, Order, Rows, TableOptions, TableSpec, Unavailable, Unit};
