//! What a chart draws beside the counted table: numbers beyond counts that some charts are made of.

use crate::analysis::{CrossTab, Ratings};

/// Numbers beyond counts, for the chart that is made of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Beside {
    /// None: the chart is made of the table.
    #[default]
    Nothing,
    /// Ratings of the table's rows by its columns.
    Ratings(Ratings),
}

/// What is drawn.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a> {
    /// The counted table.
    pub table: &'a CrossTab,
    /// What the chart is made of beside it.
    pub beside: &'a Beside,
}
