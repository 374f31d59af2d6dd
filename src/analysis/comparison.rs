//! Groups side by side: how many of each named something, how sure that is, and, where asked, tests.

use std::collections::{BTreeMap, BTreeSet};

use super::placed::{count, must_be_had, people, placed, unit_of};
use super::plan::Plan;
use super::tally::{Hit, both_as_mixed};
use super::{Mapping, Numbers, TableSpec, Unit};
use crate::dataset::{CodedDataset, Coding, Id, NONE, Valence};
use crate::diag::Result;
use crate::statistics::{
    Permuted, Share, benjamini_hochberg, fisher, freeman_halton, holm, permute_shares, wilson,
};

/// People in a group from which it can be compared by a test.
const SMALLEST_GROUP: u32 = 3;

/// Groups compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Who is counted.
    pub by: Unit,
    /// Groups with their sizes.
    pub groups: Vec<(String, u32)>,
    /// Rows and valences that anybody named, and those of a framework that nobody did.
    pub lines: Vec<ComparedLine>,
    /// Why there are no tests; `None` where there are, or none were asked for.
    pub refused: Option<NoTest>,
    /// The share of barriers among barriers and facilitators, compared by shuffling people; only of two
    /// groups and where tests were asked for.
    pub shares: Option<Permuted>,
    /// Whether tests were asked for.
    pub tests: bool,
}

/// One row and valence in every group.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedLine {
    /// Row's label.
    pub row: String,
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
}

/// Why a test is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoTest {
    /// The table counts codings or segments, which hang together in people.
    CountsCodings,
    /// There are no two groups.
    NoGroups,
    /// A group is too small: the smallest one's size, and how many ways there are to pick it from all.
    TooSmall {
        /// People in the smallest group.
        people: u32,
        /// Ways to choose that many of all: no test can say less than one in so many.
        ways: u64,
    },
    /// Somebody stands in two groups.
    GroupsOverlap,
}

/// Compares the columns of a table by how many people named each row as barrier or as facilitator.
/// `tests` asks for tests; they are only made of a table that counts participants or sources.
///
/// # Errors
/// `NotAvailable` where neither participants nor sources are named, or the table has no groups of them;
/// those of [`super::resolve()`] where
/// `spec` was not made for this dataset.
pub fn compare(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
    tests: bool,
    seed: u64,
) -> Result<Comparison> {
    must_be_had(Numbers::Comparison, &spec.columns, dataset)?;
    let by = match spec.unit {
        Unit::Participants | Unit::Sources => spec.unit,
        _ => people(dataset),
    };
    let plan = Plan::new(spec, dataset, mapping)?;
    let mut members: BTreeMap<u32, BTreeSet<Id>> = BTreeMap::new();
    for (column, record) in plan.members() {
        let who = dataset.records.get(record as usize).map_or(NONE, |record| unit_of(by, record));
        if who != NONE && !plan.columns.get(column as usize).is_none_or(|one| one.without_value) {
            members.entry(column).or_default().insert(who);
        }
    }
    let columns: Vec<u32> = members.keys().copied().collect();
    let sizes: Vec<u32> = members.values().map(|people| count(people.len())).collect();
    let mut named: BTreeMap<(u32, Valence), BTreeMap<u32, BTreeSet<Id>>> = BTreeMap::new();
    let mut shares: BTreeMap<(u32, Id), Share> = BTreeMap::new();
    let mut hits = Vec::new();
    for one in placed(&plan, dataset) {
        let unit = unit_of(by, one.record);
        if unit == NONE || !members.contains_key(&one.column) {
            continue;
        }
        let Coding { valence, count, .. } = *one.coding;
        hits.push(Hit { row: one.row, column: one.column, valence, count, unit });
        let barrier = valence == Valence::Barrier;
        if barrier || valence == Valence::Facilitator {
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
        line.entry(hit.column).or_default().insert(hit.unit);
    }
    let refused = if tests { refusal(spec, &members) } else { None };
    let tested = tests && refused.is_none();
    let mut lines = Vec::new();
    for (at, row) in (0..).zip(&plan.rows.rows) {
        for valence in Valence::ALL {
            let sides = matches!(valence, Valence::Barrier | Valence::Facilitator);
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
            // Codes that are not mapped share a row and nothing else: a test of them says nothing.
            let tested = tested && !row.head.unmapped;
            lines.push(compared(&row.head.label, valence, &counts, &sizes, tested));
        }
    }
    if tested {
        adjust(&mut lines);
    }
    let group = |column: &u32| -> Vec<Share> {
        let people = members.get(column).into_iter().flatten();
        let none = Share { count: 0, of: 0 };
        people.map(|who| shares.get(&(*column, *who)).copied().unwrap_or(none)).collect()
    };
    let shares = match columns.as_slice() {
        [first, second] if tested => permute_shares(&group(first), &group(second), seed),
        _ => None,
    };
    let label = |column: &u32| {
        plan.columns.get(*column as usize).map_or_else(String::new, |one| one.label.clone())
    };
    let groups = columns.iter().map(label).zip(sizes).collect();
    Ok(Comparison { by, groups, lines, refused, shares, tests })
}

fn refusal(spec: &TableSpec, members: &BTreeMap<u32, BTreeSet<Id>>) -> Option<NoTest> {
    if !matches!(spec.unit, Unit::Participants | Unit::Sources) {
        return Some(NoTest::CountsCodings);
    }
    if members.len() < 2 {
        return Some(NoTest::NoGroups);
    }
    let sum: usize = members.values().map(BTreeSet::len).sum();
    let all: BTreeSet<Id> = members.values().flatten().copied().collect();
    if all.len() < sum {
        return Some(NoTest::GroupsOverlap);
    }
    let smallest = members.values().map(BTreeSet::len).min().unwrap_or(0);
    (count(smallest) < SMALLEST_GROUP).then(|| {
        let ways = (0..smallest as u64)
            .fold(1_u64, |ways, at| ways.saturating_mul(all.len() as u64 - at) / (at + 1));
        NoTest::TooSmall { people: count(smallest), ways }
    })
}

fn compared(
    row: &str,
    valence: Valence,
    counts: &[u32],
    sizes: &[u32],
    tested: bool,
) -> ComparedLine {
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
    let rest = || counts.iter().zip(sizes).map(|(count, size)| size.saturating_sub(*count));
    let p = match (tested, counts, rest().collect::<Vec<_>>().as_slice()) {
        (true, [a, c], [b, d]) => fisher([[*a, *b], [*c, *d]]).map(|one| one.two_sided),
        (true, _, others) => freeman_halton(&[counts.to_vec(), others.to_vec()]),
        (false, ..) => None,
    };
    ComparedLine {
        row: row.to_owned(),
        valence,
        groups: counts
            .iter()
            .zip(sizes)
            .map(|(count, size)| (*count, wilson(*count, *size)))
            .collect(),
        difference_points,
        p,
        holm: None,
        benjamini_hochberg: None,
    }
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
