//! A logic model beside the table that its determinants are rows of: which rows those are, and what is missing
//! between them and the outcomes.

use std::collections::BTreeSet;

use super::{CrossTab, LogicModel, ModelEnd, RowHead};
use crate::valence::Valence;

/// What a determinant does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It hinders.
    Barrier,
    /// It helps.
    Facilitator,
    /// It does both, or is mixed.
    Both,
    /// Neither is said: neutral, or without valence.
    Neither,
}

/// A row of a table as a determinant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Determinant<'a> {
    /// The row.
    pub row: &'a RowHead,
    /// Its place among all determinants of the table, from 1.
    pub number: u32,
    /// What it does.
    pub side: Side,
    /// Whether it leads to a strategy that was not rejected.
    pub is_linked: bool,
}

/// The determinants of a table: rows that carry anything, or that the user linked, those of one domain together
/// in the order in which the domains come first. What is not mapped to the framework is none.
pub fn determinants<'a>(model: &LogicModel, table: &'a CrossTab) -> Vec<Determinant<'a>> {
    let linked: BTreeSet<&str> = model.links_kept().filter_map(|link| key(&link.from)).collect();
    let is_one = |row: &&RowHead| {
        !row.unmapped && (!row.carries_nothing() || linked.contains(row.key.as_str()))
    };
    let rows: Vec<&RowHead> = table.rows.iter().filter(is_one).collect();
    let mut domains: Vec<Option<&str>> = Vec::new();
    let mut seen = BTreeSet::new();
    for row in &rows {
        if seen.insert(row.parent.as_deref()) {
            domains.push(row.parent.as_deref());
        }
    }
    let place = |row: &RowHead| domains.iter().position(|of| *of == row.parent.as_deref());
    let mut placed: Vec<(Option<usize>, &RowHead)> =
        rows.into_iter().map(|row| (place(row), row)).collect();
    placed.sort_by_key(|(place, _)| *place);
    let one = |((_, row), number): ((Option<usize>, &'a RowHead), u32)| Determinant {
        row,
        number,
        side: side(row),
        is_linked: linked.contains(row.key.as_str()),
    };
    placed.into_iter().zip(1..).map(one).collect()
}

/// What a row does; a hidden number is at least 1.
fn side(row: &RowHead) -> Side {
    let is_there = |valence: Valence| row.totals[valence].may_be_any();
    match (is_there(Valence::Barrier), is_there(Valence::Facilitator)) {
        (true, true) => Side::Both,
        _ if is_there(Valence::Mixed) => Side::Both,
        (true, false) => Side::Barrier,
        (false, true) => Side::Facilitator,
        (false, false) => Side::Neither,
    }
}

fn key(end: &ModelEnd) -> Option<&str> {
    match end {
        ModelEnd::Determinant(key) => Some(key),
        ModelEnd::Strategy(_) | ModelEnd::Mechanism(_) | ModelEnd::Outcome(_) => None,
    }
}

/// Something that is missing in a logic model, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelGap {
    /// What is missing.
    pub kind: GapKind,
    /// Where: entries in their order.
    pub of: Vec<ModelEnd>,
}

/// What may be missing in a logic model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapKind {
    /// Nothing is done about a barrier.
    BarrierWithoutStrategy,
    /// No strategy uses a facilitator.
    FacilitatorUnused,
    /// A strategy is about nothing.
    StrategyWithoutDeterminant,
    /// Nothing comes of a strategy.
    StrategyWithoutOutcome,
    /// No strategy works through a mechanism.
    MechanismWithoutStrategy,
    /// Nothing comes of a mechanism.
    MechanismWithoutOutcome,
    /// An outcome comes of nothing.
    OutcomeUnlinked,
    /// A link begins at a row that the table does not have.
    DeterminantNotInTable,
}

/// What is missing in a model, of the kinds in their order; nothing where nobody typed anything. Strategies that
/// were rejected are as if they were not there.
pub fn model_gaps(model: &LogicModel, table: &CrossTab) -> Vec<ModelGap> {
    if model.is_empty() {
        return Vec::new();
    }
    let mut from: BTreeSet<&ModelEnd> = BTreeSet::new();
    let mut to: BTreeSet<&ModelEnd> = BTreeSet::new();
    let mut to_outcomes: BTreeSet<&ModelEnd> = BTreeSet::new();
    for link in model.links_kept() {
        from.insert(&link.from);
        to.insert(&link.to);
        if matches!(link.to, ModelEnd::Outcome(_)) {
            to_outcomes.insert(&link.from);
        }
    }
    let through: BTreeSet<&ModelEnd> = model
        .links_kept()
        .filter(|link| to_outcomes.contains(&link.to))
        .map(|link| &link.from)
        .collect();
    let determinants = determinants(model, table);
    let unlinked = |sides: &[Side]| -> Vec<ModelEnd> {
        determinants
            .iter()
            .filter(|one| !one.is_linked && sides.contains(&one.side))
            .map(|one| ModelEnd::Determinant(one.row.key.clone()))
            .collect()
    };
    let strategies = || model.strategies_kept().map(|one| ModelEnd::Strategy(one.id));
    let mechanisms = || model.mechanisms.iter().map(|one| ModelEnd::Mechanism(one.id));
    let outcomes = || model.outcomes.iter().map(|one| ModelEnd::Outcome(one.id));
    let known: BTreeSet<&str> = table.rows.iter().map(|row| row.key.as_str()).collect();
    let not_in_table: BTreeSet<&ModelEnd> = from
        .iter()
        .copied()
        .filter(|end| key(end).is_some_and(|key| !known.contains(key)))
        .collect();
    let gaps = [
        (GapKind::BarrierWithoutStrategy, unlinked(&[Side::Barrier, Side::Both])),
        (GapKind::FacilitatorUnused, unlinked(&[Side::Facilitator])),
        (
            GapKind::StrategyWithoutDeterminant,
            strategies().filter(|end| !to.contains(end)).collect(),
        ),
        (
            GapKind::StrategyWithoutOutcome,
            strategies()
                .filter(|end| !to_outcomes.contains(end) && !through.contains(end))
                .collect(),
        ),
        (GapKind::MechanismWithoutStrategy, mechanisms().filter(|end| !to.contains(end)).collect()),
        (
            GapKind::MechanismWithoutOutcome,
            mechanisms().filter(|end| !from.contains(end)).collect(),
        ),
        (GapKind::OutcomeUnlinked, outcomes().filter(|end| !to.contains(end)).collect()),
        (GapKind::DeterminantNotInTable, not_in_table.into_iter().cloned().collect()),
    ];
    let gaps = gaps.into_iter().map(|(kind, of)| ModelGap { kind, of });
    gaps.filter(|gap| !gap.of.is_empty()).collect()
}
