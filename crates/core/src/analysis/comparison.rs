//! Groups side by side: how many of each named something, how sure that is, and, where asked, tests.

use std::collections::{BTreeMap, BTreeSet};

use super::placed::{count, must_be_had, people, placed, unit_of};
use super::plan::TablePlan;
use super::tally::{Hit, both_as_mixed};
use super::{ColumnLabel, Mapping, RowLabel, Statistic, TableSpec, Unit};
use crate::dataset::{CodedDataset, Coding};
use crate::diag::Result;
use crate::ids::{ColumnIdx, RowIdx, UnitId};
use crate::statistics::{
    Permuted, Share, benjamini_hochberg, fisher, freeman_halton, holm, permute_shares, wilson,
};
use crate::valence::Valence;

/// People in a group from which it is tested. Two groups of 4 are the smallest of one size that can give
/// a p below 0.05 in an exact test: 2 in 70 at best, where two of 3 give no less than 2 in 20. Beside a
/// larger group 3 can give less, but one person more or less is a third of them.
pub const SMALLEST_TESTED_GROUP: u32 = 4;
/// Ways to pick the smallest group that are a reason of their own against a test; where there are more, a
/// test could say less than one in a thousand.
const FEW_WAYS: u64 = 1_000;
/// Parts of tables that the exact tests of all lines look at together, see [`freeman_halton`]; they take a
/// browser a few seconds.
const MOST_PARTS: usize = 10_000_000;
/// Parts that the test of one line looks at. Eight groups of thirty, half of whom named it, take 370,000.
const MOST_PARTS_OF_A_LINE: usize = 1_000_000;

/// Groups compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Who is counted.
    pub by: Unit,
    /// Groups with their sizes.
    pub groups: Vec<(ColumnLabel, u32)>,
    /// Those who stand in no group and are compared with nobody.
    pub without_group: u32,
    /// Rows that anybody in a group named, each with its barriers and facilitators, also where nobody
    /// named one of the two, and with the other valences that somebody named.
    pub lines: Vec<ComparedLine>,
    /// Why there are no tests; `None` where there are, or none were asked for.
    pub refused: Option<NoTest>,
    /// The share of barriers among the codings as barrier or facilitator, over all rows, compared by
    /// shuffling people; only of two groups and where tests were asked for.
    pub shares: Option<Permuted>,
    /// Whether tests were asked for.
    pub tests: bool,
}

/// One row and valence in every group.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedLine {
    /// Row's label.
    pub row: RowLabel,
    /// Valence.
    pub valence: Valence,
    /// For each group how many named it, and Wilson's interval of their share.
    pub groups: Vec<(u32, Option<(f64, f64)>)>,
    /// Largest difference between two groups' shares, in percentage points; of two groups the first's
    /// less the second's.
    pub difference_points: Option<f64>,
    /// Fisher's exact test, two-sided; of more than two groups that of Freeman and Halton.
    pub p: Option<f64>,
    /// The same, adjusted after Holm.
    pub holm: Option<f64>,
    /// The same, adjusted after Benjamini and Hochberg.
    pub benjamini_hochberg: Option<f64>,
    /// Why this line has no p although others are tested.
    pub untested: Option<Untested>,
}

/// Why a line is not tested although others may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untested {
    /// Its codes are not mapped; they share a row and nothing else, so that a test would say nothing.
    Unmapped,
    /// So many people in so many groups can be placed in more ways than are looked at.
    TooManyWays,
}

/// Why a test is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoTest {
    /// The table counts codings or segments, which hang together in people, or sites.
    TableCounts(Unit),
    /// There are no two groups.
    NoGroups,
    /// A group is smaller than [`SMALLEST_TESTED_GROUP`].
    TooSmall {
        /// People in the smallest group.
        people: u32,
        /// Ways to choose that many of all: no test can say less than one in so many. `None` where
        /// that is no reason: of more than two groups, or where there are more than a thousand ways.
        ways: Option<u64>,
    },
    /// Somebody stands in two groups.
    GroupsOverlap,
    /// The table counts sources, and a participant stands in several of those compared, so that they
    /// hang together in people as codings do.
    SourcesSharePeople,
}

/// Who is compared, by column.
struct Groups {
    members: BTreeMap<ColumnIdx, BTreeSet<UnitId>>,
    /// Those who stand in no group.
    without: u32,
    /// Whether a participant stands in several of the sources compared.
    sources_share_people: bool,
}

impl Groups {
    fn of(by: Unit, plan: &TablePlan<'_>, dataset: &CodedDataset) -> Self {
        let mut members: BTreeMap<ColumnIdx, BTreeSet<UnitId>> = BTreeMap::new();
        let mut without: BTreeSet<UnitId> = BTreeSet::new();
        let mut speakers: BTreeMap<UnitId, UnitId> = BTreeMap::new();
        let mut sources_share_people = false;
        for (column, record) in plan.members() {
            let record = &dataset.records[record];
            let Some(who) = unit_of(by, record) else { continue };
            if plan.columns[column].without_value {
                without.insert(who);
                continue;
            }
            members.entry(column).or_default().insert(who);
            if by == Unit::Sources
                && let Some(speaker) = unit_of(Unit::Participants, record)
            {
                let first = *speakers.entry(speaker).or_insert(who);
                sources_share_people |= first != who;
            }
        }
        let grouped: BTreeSet<UnitId> = members.values().flatten().copied().collect();
        let without = count(without.difference(&grouped).count());
        Self { members, without, sources_share_people }
    }

    fn refusal(&self, unit: Unit) -> Option<NoTest> {
        if !matches!(unit, Unit::Participants | Unit::Sources) {
            return Some(NoTest::TableCounts(unit));
        }
        if self.members.len() < 2 {
            return Some(NoTest::NoGroups);
        }
        let sum: usize = self.members.values().map(BTreeSet::len).sum();
        let all: BTreeSet<UnitId> = self.members.values().flatten().copied().collect();
        if all.len() < sum {
            return Some(NoTest::GroupsOverlap);
        }
        if self.sources_share_people {
            return Some(NoTest::SourcesSharePeople);
        }
        let smallest = self.members.values().map(BTreeSet::len).min().unwrap_or(0);
        (count(smallest) < SMALLEST_TESTED_GROUP).then(|| {
            let ways = (0..smallest as u64)
                .fold(1_u64, |ways, at| ways.saturating_mul(all.len() as u64 - at) / (at + 1));
            let ways = (self.members.len() == 2 && ways <= FEW_WAYS).then_some(ways);
            NoTest::TooSmall { people: count(smallest), ways }
        })
    }
}

/// Compares the columns of a table by how many people named each row as barrier or as facilitator.
/// `tests` asks for tests; they are only made of a table that counts participants or sources.
///
/// # Errors
/// `NotAvailable` where neither participants nor sources are named, or the table has no groups of them;
/// `TooLarge` for more than a million rows times columns; those of [`super::resolve()`] where `spec` was
/// not made for this dataset.
pub fn compare(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
    tests: bool,
    seed: u64,
) -> Result<Comparison> {
    must_be_had(Statistic::Comparison, spec, dataset)?;
    let by = match spec.unit {
        Unit::Participants | Unit::Sources => spec.unit,
        _ => people(dataset),
    };
    let plan = TablePlan::new(spec, dataset, mapping)?;
    plan.must_be_small()?;
    let found = Groups::of(by, &plan, dataset);
    let members = &found.members;
    let columns: Vec<ColumnIdx> = members.keys().copied().collect();
    let sizes: Vec<u32> = members.values().map(|people| count(people.len())).collect();
    let mut named: BTreeMap<(RowIdx, Valence), BTreeMap<ColumnIdx, BTreeSet<UnitId>>> =
        BTreeMap::new();
    let mut shares: BTreeMap<(ColumnIdx, UnitId), Share> = BTreeMap::new();
    let mut hits = Vec::new();
    for one in placed(&plan, dataset) {
        let Some(unit) = unit_of(by, one.record).filter(|_| members.contains_key(&one.column))
        else {
            continue;
        };
        let Coding { valence, count, .. } = *one.coding;
        let (row, column, again) = (one.row, one.column, one.again);
        hits.push(Hit { row, column, valence, count, unit: Some(unit), again });
        let barrier = valence == Valence::Barrier;
        if !again && (barrier || valence == Valence::Facilitator) {
            let share = shares.entry((one.column, unit)).or_insert(Share { count: 0, of: 0 });
            share.of = share.of.saturating_add(count);
            share.count = share.count.saturating_add(if barrier { count } else { 0 });
        }
    }
    if spec.both_as_mixed {
        both_as_mixed(&mut hits);
    }
    for hit in hits {
        let line = named.entry((hit.row, hit.valence)).or_default();
        line.entry(hit.column).or_default().extend(hit.unit);
    }
    let refused = if tests { found.refusal(spec.unit) } else { None };
    let tested = tests && refused.is_none();
    let mut lines = Vec::new();
    for (at, row) in plan.rows.rows.iter() {
        for valence in Valence::ALL {
            let sides = Valence::SIDES.contains(&valence) && spec.keeps(valence);
            let line = named.get(&(at, valence));
            let whole_row = Valence::ALL.iter().any(|one| named.contains_key(&(at, *one)));
            if line.is_none() && !(sides && whole_row) {
                continue;
            }
            let counts: Vec<u32> = columns
                .iter()
                .map(|column| {
                    line.and_then(|line| line.get(column)).map_or(0, |people| count(people.len()))
                })
                .collect();
            let mut line = compared(&row.head.label, valence, &counts, &sizes);
            line.untested = (tested && row.head.unmapped).then_some(Untested::Unmapped);
            lines.push(line);
        }
    }
    if tested {
        test(&mut lines, &sizes);
        adjust(&mut lines);
    }
    let group = |column: &ColumnIdx| -> Vec<Share> {
        let people = members.get(column).into_iter().flatten();
        let none = Share { count: 0, of: 0 };
        people.map(|who| shares.get(&(*column, *who)).copied().unwrap_or(none)).collect()
    };
    let shares = match columns.as_slice() {
        // Of one side alone the share of barriers is all or nothing.
        [first, second] if tested && Valence::SIDES.into_iter().all(|side| spec.keeps(side)) => {
            permute_shares(&group(first), &group(second), seed)
        }
        _ => None,
    };
    let label = |column: &ColumnIdx| plan.columns[*column].label.clone();
    let groups = columns.iter().map(label).zip(sizes).collect();
    let without_group = found.without;
    Ok(Comparison { by, groups, without_group, lines, refused, shares, tests })
}

fn compared(row: &RowLabel, valence: Valence, counts: &[u32], sizes: &[u32]) -> ComparedLine {
    let shares: Vec<f64> = counts
        .iter()
        .zip(sizes)
        .filter(|(_, size)| **size > 0)
        .map(|(count, size)| f64::from(*count) * 100.0 / f64::from(*size))
        .collect();
    let difference_points = match shares.as_slice() {
        [] | [_] => None,
        [first, second] => Some(first - second),
        many => {
            let most = many.iter().copied().fold(f64::MIN, f64::max);
            Some(most - many.iter().copied().fold(f64::MAX, f64::min))
        }
    };
    ComparedLine {
        row: row.clone(),
        valence,
        groups: counts
            .iter()
            .zip(sizes)
            .map(|(count, size)| (*count, wilson(*count, *size)))
            .collect(),
        difference_points,
        p: None,
        holm: None,
        benjamini_hochberg: None,
        untested: None,
    }
}

/// Tests each line that can be tested.
///
/// A test of more than two groups takes the longer the more people named the line, up to half of all. So
/// lines are tested in that order, those of as many people all or none: which of them have a p does not
/// depend on the order of the rows.
fn test(lines: &mut [ComparedLine], sizes: &[u32]) {
    let everybody: u32 = sizes.iter().sum();
    let mut by_work: BTreeMap<u32, Vec<&mut ComparedLine>> = BTreeMap::new();
    for line in lines.iter_mut().filter(|line| line.untested.is_none()) {
        let named: u32 = line.groups.iter().map(|(count, _)| count).sum();
        by_work.entry(named.min(everybody.saturating_sub(named))).or_default().push(line);
    }
    let mut left = MOST_PARTS;
    for lines in by_work.into_values() {
        let p: Option<Vec<f64>> = lines.iter().map(|line| p_of(line, sizes, &mut left)).collect();
        if p.is_none() {
            left = 0;
        }
        let mut p = p.into_iter().flatten();
        for line in lines {
            line.p = p.next();
            line.untested = line.p.is_none().then_some(Untested::TooManyWays);
        }
    }
}

/// The exact test of a line; `None` where it would look at more than `left` parts of tables, which it
/// lessens.
fn p_of(line: &ComparedLine, sizes: &[u32], left: &mut usize) -> Option<f64> {
    let counts: Vec<u32> = line.groups.iter().map(|(count, _)| *count).collect();
    let others = counts.iter().zip(sizes).map(|(count, size)| size.saturating_sub(*count));
    let others: Vec<u32> = others.collect();
    if let ([a, c], [b, d]) = (counts.as_slice(), others.as_slice()) {
        return fisher([[*a, *b], [*c, *d]]).map(|found| found.two_sided);
    }
    if *left == 0 {
        return None;
    }
    let mut parts = MOST_PARTS_OF_A_LINE.min(*left);
    let given = parts;
    let p = freeman_halton(&[counts, others], &mut parts);
    *left -= given - parts;
    p
}

/// Adjusts the tests of all lines together.
fn adjust(lines: &mut [ComparedLine]) {
    let p: Vec<f64> = lines.iter().filter_map(|line| line.p).collect();
    let adjusted = holm(&p).into_iter().zip(benjamini_hochberg(&p));
    for (line, (holm, bh)) in lines.iter_mut().filter(|line| line.p.is_some()).zip(adjusted) {
        line.holm = Some(holm);
        line.benjamini_hochberg = Some(bh);
    }
}
