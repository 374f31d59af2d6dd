//! Counts a resolved table in one pass over the codings.

use std::collections::{BTreeMap, BTreeSet};

use super::crosstab::denominator;
use super::order_of_rows::Sorting;
use super::placed::unit_of;
use super::plan::{PlannedColumn, TablePlan, Target};
use super::rows::{PlannedRow, Zero};
use super::tally::{Grid, Hit, Tally, both_as_mixed, distinct_pairs};
use super::{
    Cell, ColumnHead, Columns, Contributors, CrossTab, Mapping, Note, NoteKind, Number, RowHead,
    Rows, TableSpec, Unit, ValenceCell, round_percent,
};
use crate::dataset::{
    Account, CodedDataset, Coding, Counting, DuplicateKind, LeftOutReason, Record,
};
use crate::diag::Result;
use crate::ids::{CellIdx, CodeId, ColumnIdx, Id as _, IdVec, RecordId, RowIdx, UnitId};
use crate::order::sort_by_key;
use crate::pulse;
use crate::valence::{ByValence, Valence};

/// Counts.
///
/// What stands in no row (see [`NoteKind::NotAtThisLevel`]) is in no total either, so that every
/// denominator can be found in the table.
///
/// # Errors
/// `TooLarge` for more than a million cells; those of [`super::resolve()`] where `spec` was not made
/// for this dataset.
pub fn cross_tabulate(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
) -> Result<CrossTab> {
    Ok(counted(spec, dataset, mapping)?.table)
}

/// As [`cross_tabulate()`], with who stands behind each number.
///
/// # Errors
/// As [`cross_tabulate()`].
pub fn cross_tabulate_with_contributors(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
) -> Result<(CrossTab, Contributors)> {
    let WithPeople { table, order, rows, people } = counted(spec, dataset, mapping)?;
    let mut position: IdVec<RowIdx, Option<usize>> = IdVec::of_size(rows);
    for (at, row) in order.iter().enumerate() {
        position[*row] = Some(at);
    }
    let codings = people.iter().filter_map(|hit| {
        Some((position[hit.row]?, hit.column.position(), hit.valence, hit.unit?))
    });
    let contributors = Contributors::of(table.columns.len(), codings);
    Ok((table, contributors))
}

/// A counted table, and whose codings stand in it.
struct WithPeople {
    table: CrossTab,
    /// The rows shown, in order, of so many of the plan.
    order: Vec<RowIdx>,
    rows: usize,
    people: Vec<Hit>,
}

fn counted(spec: &TableSpec, dataset: &CodedDataset, mapping: &Mapping) -> Result<WithPeople> {
    let plan = TablePlan::new(spec, dataset, mapping)?;
    plan.must_be_small()?;
    let grid = Grid { rows: plan.rows.rows.len(), columns: plan.columns.len() };
    let mut hits = Vec::with_capacity(dataset.codings.len());
    let mut people = Vec::with_capacity(dataset.codings.len());
    let mut seen = Seen {
        in_row: IdVec::of_size(grid.rows),
        in_column: IdVec::of_size(grid.columns),
        ..Seen::default()
    };
    let contributor = Contributor::of(dataset);
    for coding in &dataset.codings {
        pulse::beat(1);
        let target = plan.target(coding);
        seen.count(coding, target, &plan);
        if let Target::Cell(_, column) = target {
            let record = &dataset.records[coding.record];
            let unit = unit_of(spec.unit, record);
            if unit.is_none() && spec.unit != Unit::Codings {
                seen.without_unit += u64::from(coding.count);
            }
            let (valence, count) = (coding.valence, coding.count);
            for (at, row) in plan.rows.all_of(coding.code_key).enumerate() {
                let hit = Hit { row, column, valence, count, unit, again: at > 0 };
                hits.push(hit);
                people.push(Hit { unit: contributor.unit(record), ..hit });
            }
        }
    }
    if spec.both_as_mixed {
        both_as_mixed(&mut hits);
        people.iter_mut().zip(&hits).for_each(|(person, hit)| person.valence = hit.valence);
    }
    let tally = grid.tally(spec.unit, &hits);
    let contributors = contributor.are_known().then(|| grid.distinct_in_cells(&people));
    let members = plan.members();
    let columns = column_heads(&plan, &members, dataset, &seen, &tally);
    let order = row_order(spec, &plan.rows.rows, &seen, &tally);
    let counted = Counted { spec, grid, tally: &tally, contributors: contributors.as_ref() };
    let rows: Vec<RowHead> =
        order.iter().map(|&at| counted.row_head(&plan.rows.rows[at], at)).collect();
    let cells =
        order.iter().zip(&rows).map(|(&at, row)| counted.cells(at, row, &columns)).collect();
    let table = CrossTab {
        spec: spec.clone(),
        framework: mapping
            .codebook
            .as_ref()
            .filter(|_| matches!(spec.rows, Rows::Domain | Rows::Construct))
            .map(|codebook| codebook.title()),
        rows,
        columns,
        cells,
        totals: tally.valences.map(Number::from),
        notes: seen.notes(spec, dataset, overlap(&members, dataset)),
    };
    Ok(WithPeople { table, order, rows: grid.rows, people })
}

/// Whose voices stand behind a number.
#[derive(Clone, Copy)]
enum Contributor {
    Participants,
    Sources,
    Unknown,
}

impl Contributor {
    fn of(dataset: &CodedDataset) -> Self {
        match (dataset.participants.is_empty(), dataset.sources.is_empty()) {
            (false, _) => Self::Participants,
            (true, false) => Self::Sources,
            (true, true) => Self::Unknown,
        }
    }

    fn are_known(self) -> bool {
        !matches!(self, Self::Unknown)
    }

    fn unit(self, record: &Record) -> Option<UnitId> {
        match self {
            Self::Participants => unit_of(Unit::Participants, record),
            Self::Sources => unit_of(Unit::Sources, record),
            Self::Unknown => None,
        }
    }
}

/// Codings by what became of them.
#[derive(Default)]
struct Seen {
    in_row: IdVec<RowIdx, u64>,
    in_column: IdVec<ColumnIdx, u64>,
    doubles: BTreeMap<DuplicateKind, u64>,
    set_aside: u64,
    filtered: u64,
    not_at_this_level: u64,
    unmapped: u64,
    no_column_value: u64,
    with_valence: u64,
    without_valence: u64,
    without_unit: u64,
    in_several_rows: u64,
    codes_in_several_rows: BTreeSet<CodeId>,
}

impl Seen {
    fn count(&mut self, coding: &Coding, target: Target, plan: &TablePlan<'_>) {
        let count = u64::from(coding.count);
        let (row, column) = match target {
            Target::Double(kind) => return *self.doubles.entry(kind).or_default() += count,
            // The account says how many there are.
            Target::OnlyRates | Target::DoubleElsewhere => return,
            Target::SetAside => return self.set_aside += count,
            Target::Filtered => return self.filtered += count,
            Target::NotAtThisLevel => return self.not_at_this_level += count,
            Target::Cell(row, column) => (row, column),
        };
        let mut rows = 0;
        for row in plan.rows.all_of(coding.code_key) {
            self.in_row[row] += count;
            rows += 1;
        }
        if rows > 1 {
            self.in_several_rows += count;
            self.codes_in_several_rows.insert(coding.code_key);
        }
        self.in_column[column] += count;
        if plan.rows.rows[row].head.unmapped {
            self.unmapped += count;
        }
        if plan.columns[column].without_value {
            self.no_column_value += count;
        }
        if coding.valence == Valence::Missing {
            self.without_valence += count;
        } else {
            self.with_valence += count;
        }
    }

    fn notes(&self, spec: &TableSpec, dataset: &CodedDataset, overlap: Option<Note>) -> Vec<Note> {
        let account = &dataset.account;
        let left_out = |uncoded_source: bool| {
            let rows = account.left_out.iter().filter(|row| match row.reason {
                LeftOutReason::SourceWithoutCoding => uncoded_source,
                // Sums and empty cells of a table of counts hold no coding.
                LeftOutReason::SelectionWithoutCode
                | LeftOutReason::TotalsRow
                | LeftOutReason::NotRated
                | LeftOutReason::NothingCounted
                | LeftOutReason::NoteBelow
                | LeftOutReason::BelowTable
                | LeftOutReason::HeadingRow
                | LeftOutReason::NotACoding
                | LeftOutReason::NothingFound
                | LeftOutReason::RepeatedHeader => false,
                LeftOutReason::NoCode
                | LeftOutReason::BadCount
                | LeftOutReason::BoundForCount
                | LeftOutReason::TornLine
                | LeftOutReason::CodesNotToldApart => !uncoded_source,
            });
            rows.count() as u64
        };
        let (rows, uncoded) = (left_out(false), left_out(true));
        let counted = u64::from(account.uncoded_sources_counted);
        let codes = |of: &BTreeSet<CodeId>| u32::try_from(of.len()).unwrap_or(u32::MAX);
        let some = |kind, count: u64| (count > 0).then(|| Note::of(kind, count));
        let first = [
            some(NoteKind::SetAside, self.set_aside),
            some(NoteKind::Filtered, self.filtered),
            some(NoteKind::NotAtThisLevel, self.not_at_this_level),
            some(NoteKind::Unmapped, self.unmapped),
            some(NoteKind::NoColumnValue, self.no_column_value),
            some(NoteKind::WithoutValence, self.without_valence),
            some(NoteKind::WithoutUnit, self.without_unit),
            some(
                NoteKind::RowsOverlap { codes: codes(&self.codes_in_several_rows) },
                self.in_several_rows,
            ),
            spec.both_as_mixed.then(|| NoteKind::BothAsMixed.into()),
            (spec.unit != Unit::Codings).then(|| NoteKind::UnitsOverlap.into()),
            overlap,
        ];
        let last = [
            some(NoteKind::RatingsAside, account.ratings_aside),
            some(NoteKind::UncodedSources { counted: true }, counted),
            some(NoteKind::UncodedSources { counted: false }, uncoded),
            some(NoteKind::RowsLeftOut, rows),
        ];
        first
            .into_iter()
            .chain([valences_from(account).filter(|_| self.with_valence > 0)])
            .chain(self.doubles(spec, account))
            .chain(last)
            .flatten()
            .collect()
    }

    /// What stands in the data twice, and how it was counted.
    fn doubles(&self, spec: &TableSpec, account: &Account) -> impl Iterator<Item = Option<Note>> {
        // Each coder has a column, and the totals are of all columns.
        let by_coder = spec.columns == Columns::Coder;
        account.doubles.iter().map(move |double| {
            let kind = double.kind;
            let codings = self.doubles.get(&kind).copied().unwrap_or(0);
            match (kind, double.counting) {
                (DuplicateKind::SourcesOfOneName, Counting::Once) => {
                    Some(Note::of(NoteKind::SourcesTakenForOne, double.found))
                }
                (DuplicateKind::SourcesOfOneName, Counting::Each) => None,
                (_, Counting::Each) => Some(NoteKind::CountedEach { kind }.into()),
                (kind, Counting::Once) if by_coder && kind.is_of_two_coders() => {
                    Some(NoteKind::CountedEach { kind }.into())
                }
                (_, Counting::Once) => {
                    (codings > 0).then(|| Note::of(NoteKind::CountedOnce { kind }, codings))
                }
            }
        })
    }
}

/// Where the valences stand; `None` where they stand in the rows themselves and nobody chose.
fn valences_from(account: &Account) -> Option<Note> {
    let joined = &account.joined;
    let any = joined.by_segment + joined.by_overlap + joined.alone > 0;
    let from = NoteKind::ValencesFrom {
        place: account.valence_from,
        overlap_percent: (joined.by_overlap > 0).then_some(account.overlap_percent),
    };
    (account.valence_from.is_some() || any).then(|| from.into())
}

fn column_heads(
    plan: &TablePlan<'_>,
    members: &[(ColumnIdx, RecordId)],
    dataset: &CodedDataset,
    seen: &Seen,
    tally: &Tally,
) -> Vec<ColumnHead> {
    let size = plan.columns.len();
    let distinct = |known: bool, unit: Unit| {
        known.then(|| {
            let pairs = members.iter().filter_map(|&(column, record)| {
                Some((column, unit_of(unit, &dataset.records[record])?))
            });
            distinct_pairs(pairs, size)
        })
    };
    let participants = distinct(!dataset.participants.is_empty(), Unit::Participants);
    let sources = distinct(!dataset.sources.is_empty(), Unit::Sources);
    let sites = distinct(!dataset.sites.is_empty(), Unit::Sites);
    let at = |counts: &Option<IdVec<ColumnIdx, u32>>, column| Some(counts.as_ref()?[column]);
    plan.columns
        .iter()
        .map(|(column, PlannedColumn { key, label, .. })| ColumnHead {
            key: key.clone(),
            label: label.clone(),
            participants: at(&participants, column),
            sources: at(&sources, column),
            sites: at(&sites, column),
            codings: u32::try_from(seen.in_column[column]).unwrap_or(u32::MAX).into(),
            totals: tally.columns_by_valence[column].map(Number::from),
        })
        .collect()
}

/// How many people, or else sources or sites, stand in more than one column.
fn overlap(members: &[(ColumnIdx, RecordId)], dataset: &CodedDataset) -> Option<Note> {
    let known = [
        (Unit::Participants, dataset.participants.len()),
        (Unit::Sources, dataset.sources.len()),
        (Unit::Sites, dataset.sites.len()),
    ];
    let (unit, size) = known.into_iter().find(|&(_, size)| size > 0)?;
    let columns = members
        .iter()
        .filter_map(|&(column, record)| Some((unit_of(unit, &dataset.records[record])?, column)));
    let columns_of_each = distinct_pairs(columns, size);
    let several = columns_of_each.values().iter().filter(|&&columns| columns > 1).count();
    (several > 0).then(|| Note::of(NoteKind::ColumnsOverlap { unit }, several as u64))
}

/// The rows to show, in order.
fn row_order(
    spec: &TableSpec,
    rows: &IdVec<RowIdx, PlannedRow>,
    seen: &Seen,
    tally: &Tally,
) -> Vec<RowIdx> {
    let carries = |at: RowIdx| seen.in_row[at] > 0;
    let mut used_domains: Vec<u32> = rows
        .iter()
        .filter(|&(at, _)| carries(at))
        .filter_map(|(_, row)| match row.zero {
            Zero::WithDomain(domain) | Zero::Domain(domain) => Some(domain),
            Zero::Shown | Zero::Hidden => None,
        })
        .collect();
    used_domains.sort_unstable();
    let zero_shown = |zero: Zero| match zero {
        Zero::Shown => spec.zero_rows,
        Zero::WithDomain(domain) => spec.zero_rows && used_domains.binary_search(&domain).is_ok(),
        Zero::Domain(_) | Zero::Hidden => false,
    };
    let mut order: Vec<RowIdx> = rows
        .iter()
        .filter(|&(at, row)| carries(at) || zero_shown(row.zero))
        .map(|(at, _)| at)
        .collect();
    let sorting = Sorting::of(spec);
    sort_by_key(&mut order, |&at| {
        (rows[at].head.unmapped, sorting.place(&rows[at].head, tally.rows_by_valence[at]))
    });
    order
}

/// What was counted, by position in the plan.
struct Counted<'a> {
    spec: &'a TableSpec,
    grid: Grid,
    tally: &'a Tally,
    contributors: Option<&'a IdVec<CellIdx, ByValence<u32>>>,
}

impl Counted<'_> {
    fn row_head(&self, row: &PlannedRow, at: RowIdx) -> RowHead {
        let mut head = row.head.clone();
        head.totals = self.tally.rows_by_valence[at].map(Number::from);
        head.total = Number::from(self.tally.rows[at]);
        head
    }

    fn cells(&self, at: RowIdx, row: &RowHead, columns: &[ColumnHead]) -> Vec<Cell> {
        let cell = |(position, column): (usize, &ColumnHead)| {
            let place = self.grid.cell(at, ColumnIdx::new(position));
            let counts = self.tally.cells[place];
            let contributors = self.contributors.map(|of| of[place]);
            let valences = ByValence::of(|valence| {
                let count = counts[valence];
                let denominator = self.denominator(row, column, valence);
                ValenceCell {
                    count: count.into(),
                    denominator,
                    percent: denominator.and_then(|of| round_percent(count, of)),
                    contributors: contributors.map(|of| of[valence]),
                }
            });
            Cell { valences }
        };
        columns.iter().enumerate().map(cell).collect()
    }

    fn denominator(&self, row: &RowHead, column: &ColumnHead, valence: Valence) -> Option<u32> {
        let totals = self.tally.valences.map(Number::from);
        denominator(self.spec, row, column, &totals, valence)
    }
}
