//! What a chart draws beside the counted table: numbers beyond counts that some charts are made of.

use crate::analysis::{
    CoOccurrence, CoderAgreement, CrossTab, LogicModel, Ranking, Ratings, SaturationOf,
};

/// Numbers beyond counts, for the chart that is made of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Beside {
    /// None: the chart is made of the table.
    #[default]
    Nothing,
    /// Ratings of the table's rows by its columns.
    Ratings(Ratings),
    /// The table's rows by their rank.
    Ranking(Ranking),
    /// How far coders agree on the table's rows.
    Agreement(Box<CoderAgreement>),
    /// New rows of the table by source.
    Saturation(SaturationOf),
    /// Which of the table's rows stand on the same segments.
    CoOccurrence(CoOccurrence),
    /// What the user typed of a logic model whose determinants are the table's rows.
    LogicModel(LogicModel),
}

/// What is drawn.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a> {
    /// The counted table.
    pub table: &'a CrossTab,
    /// What the chart is made of beside it.
    pub beside: &'a Beside,
}
