//! The codes of one cell, and how surely they are told from each other.

/// The codes of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split<'c> {
    /// The codes that are certain, in order; the whole cell where it is one code.
    pub codes: Vec<&'c str>,
    /// What became of the rest.
    pub separation: Separation,
}

/// How much of a cell is told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separation {
    /// All of it.
    Apart,
    /// Only the codes given; others could be read in several ways.
    InPart,
    /// It was taken for one code, and may be several.
    AsOne,
}
