//! Which domains matter most to the TDF's own rule: frequency, elaboration, conflicting beliefs.

use std::collections::BTreeMap;

use super::placed::{count, must_be_had, people, placed, unit_of};
use super::plan::TablePlan;
use super::rows::Zero;
use super::{Mapping, RowHead, RowLabel, Statistic, TableSpec, Unit};
use crate::dataset::{CodeKey, CodedDataset};
use crate::diag::Result;
use crate::ids::{CodeTextId, RowIdx, UnitId};
use crate::schema::PATH;
use crate::valence::Valence;

/// Rows in the order of their rank.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Whose voices frequency counts.
    pub by: Unit,
    /// Those that carry anything, and those of a framework that carry nothing where the table shows such
    /// rows; the first in rank first, joint ranks in the order of the table.
    pub rows: Vec<Ranked>,
}

/// A row with what its rank is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// Row's key.
    pub key: String,
    /// Row's label.
    pub label: RowLabel,
    /// Rank, 1 for the first; rows that are alike in all three share one, and the next is that much later.
    pub rank: u32,
    /// True where the rank is shared.
    pub joint: bool,
    /// Frequency: participants (or sources) with a coding in the row.
    pub people: u32,
    /// Elaboration: statements, which are distinct codes or themes below the row. What is coded to the row
    /// itself is none.
    pub statements: u32,
    /// Conflict: those of the statements that were coded as barrier and as facilitator, or as mixed, by
    /// whomever.
    pub conflicting: u32,
    /// People who named a barrier and a facilitator in the row.
    pub torn: u32,
    /// Codings.
    pub codings: u32,
}

#[derive(Default)]
struct Row {
    people: BTreeMap<UnitId, [bool; 2]>,
    statements: BTreeMap<[Option<CodeTextId>; 2], [bool; 2]>,
    codings: u32,
}

/// Ranks the rows of a table by frequency, then elaboration, then conflicting beliefs (Atkins and others
/// 2017, Implement Sci 12:77, with the order of the three stated). Columns are taken together. Where nothing
/// is coded below any row, frequency alone ranks.
///
/// # Errors
/// `NotAvailable` where neither participants nor sources are named; those of [`super::resolve()`] where
/// `spec` was not made for this dataset.
pub fn rank(spec: &TableSpec, dataset: &CodedDataset, mapping: &Mapping) -> Result<Ranking> {
    must_be_had(Statistic::Ranking, spec, dataset)?;
    let by = people(dataset);
    let plan = TablePlan::new(spec, dataset, mapping)?;
    let mut rows: BTreeMap<RowIdx, Row> = BTreeMap::new();
    // That nobody spoke of a domain is a finding, and has its rank: the last, shared.
    let shown = plan.rows.rows.iter().filter(|(_, row)| spec.zero_rows && row.zero == Zero::Shown);
    rows.extend(shown.map(|(at, _)| (at, Row::default())));
    for one in placed(&plan, dataset) {
        let row = rows.entry(one.row).or_default();
        row.codings = row.codings.saturating_add(one.coding.count);
        let sides = match one.coding.valence {
            Valence::Barrier => [true, false],
            Valence::Facilitator => [false, true],
            Valence::Mixed => [true, true],
            Valence::Neutral | Valence::Missing => [false, false],
        };
        let join = |known: &mut [bool; 2]| {
            known.iter_mut().zip(sides).for_each(|(known, side)| *known |= side);
        };
        if let Some(who) = unit_of(by, one.record) {
            join(row.people.entry(who).or_default());
        }
        let key = &dataset.code_keys[one.coding.code_key];
        if is_below(key, &plan.rows.rows[one.row].head, dataset, mapping) {
            join(row.statements.entry([key.theme, key.bare_code]).or_default());
        }
    }
    let both = |known: &[bool; 2]| *known == [true, true];
    let mut ranked: Vec<Ranked> = rows
        .into_iter()
        .filter_map(|(at, row)| {
            let planned = Some(&plan.rows.rows[at]).filter(|row| !row.head.unmapped)?;
            Some(Ranked {
                key: planned.head.key.clone(),
                label: planned.head.label.clone(),
                rank: 0,
                joint: false,
                people: count(row.people.len()),
                statements: count(row.statements.len()),
                conflicting: count(row.statements.values().filter(|one| both(one)).count()),
                torn: count(row.people.values().filter(|one| both(one)).count()),
                codings: row.codings,
            })
        })
        .collect();
    let weight = |one: &Ranked| (one.people, one.statements, one.conflicting);
    crate::order::sort_by_key(&mut ranked, |one| std::cmp::Reverse(weight(one)));
    let weights: Vec<_> = ranked.iter().map(weight).collect();
    let mut rank = 0;
    for (at, one) in ranked.iter_mut().enumerate() {
        let own = weights.get(at);
        let like_the_one_before = at > 0 && weights.get(at - 1) == own;
        if !like_the_one_before {
            rank = count(at) + 1;
        }
        one.rank = rank;
        one.joint = like_the_one_before || weights.get(at + 1) == own;
    }
    Ok(Ranking { by, rows: ranked })
}

/// True for what names a code or theme below a row. Where rows are the user's own labels, a code or theme
/// that bears the row's name is the row itself.
fn is_below(key: &CodeKey, row: &RowHead, dataset: &CodedDataset, mapping: &Mapping) -> bool {
    let Some(name) = key.bare_code.or(key.theme) else {
        return false;
    };
    if mapping.codebook.as_ref().is_some_and(|codebook| !codebook.is_own()) {
        return true;
    }
    let name = dataset.code_texts.text(name).unwrap_or("");
    let last = name.rsplit_once(PATH).map_or(name, |(_, last)| last);
    row.label.name() != last && row.short.as_deref() != Some(last)
}
