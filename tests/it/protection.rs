//! Tables in which small numbers are hidden: checked by listing everything that fits what is shown.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use serde_json::json;
use steelyard_core::analysis::{
    Basis, Cell, ColumnHead, ColumnLabel, Columns, Contributors, CrossTab, Note, NoteKind, Number,
    Order, RowHead, RowLabel, Rows, TableSpec, Unit, ValenceCell, round_percent,
};
use steelyard_core::diag::ErrorKind;
use steelyard_core::diag::Unavailable;
use steelyard_core::disclosure::{Edge, Policy, exposed, protect_table};
use steelyard_core::engine::{
    Engine, ExcerptQuery, ExportOptions, FigureView, InputFile, Request, Response, Settings,
};
use steelyard_core::figure::Node;
use steelyard_core::ids::{Id, UnitId};
use steelyard_core::valence::{ByValence, Valence};

use crate::support::random::Random;

mod remainders;

/// Two valences of a made-up table; the others are empty.
const SIDES: [Valence; 2] = [Valence::Barrier, Valence::Facilitator];

fn hide(fewest: u32) -> Policy {
    Policy { fewest_contributors: Some(fewest), ..Policy::default() }
}

/// What is said in a row on either side: the person's column and number, and how many codings.
type Said = [Vec<(usize, u32, u32)>; 2];

/// Who says what: `said[row][valence]` are the people, each in one column, with their codings.
struct Made {
    columns: Vec<u32>,
    said: Vec<Said>,
}

impl Made {
    fn of(random: &mut Random, rows: usize, columns: usize, most_people: usize) -> Self {
        let columns: Vec<u32> =
            (0..columns).map(|_| 1 + random.below(most_people) as u32).collect();
        let said = (0..rows)
            .map(|_| {
                [(); 2].map(|()| {
                    let people = columns.iter().enumerate();
                    let people = people.flat_map(|(at, n)| (0..*n).map(move |who| (at, who)));
                    let speaks: Vec<_> = people.filter(|_| random.below(3) == 0).collect();
                    let times = |(at, who)| (at, who, 1 + random.below(2) as u32);
                    speaks.into_iter().map(times).collect()
                })
            })
            .collect();
        Self { columns, said }
    }

    /// Who says what, as the engine tells it.
    fn contributors(&self) -> Contributors {
        let said = self.said.iter().enumerate().flat_map(|(row, sides)| {
            let sides = SIDES.into_iter().zip(sides);
            sides.flat_map(move |(side, said)| {
                said.iter().map(move |(column, who, _)| {
                    (row, *column, side, UnitId::new(column * 100 + *who as usize))
                })
            })
        });
        Contributors::of(self.columns.len(), said)
    }

    fn table(&self, unit: Unit, basis: Basis) -> CrossTab {
        let number = |said: &[(usize, u32, u32)]| -> u32 {
            if unit == Unit::Codings {
                said.iter().map(|(_, _, times)| times).sum()
            } else {
                people(said)
            }
        };
        let all = |rows: &[&Said], column: Option<usize>, side: usize| {
            let said = rows.iter().flat_map(|row| &row[side]);
            said.filter(|one| column.is_none_or(|column| one.0 == column))
                .copied()
                .collect::<Vec<_>>()
        };
        let every: Vec<_> = self.said.iter().collect();
        let five = |rows: &[&Said], column| {
            let of = |side| Number::from(number(&all(rows, column, side)));
            ByValence::new([of(0), of(1), 0.into(), 0.into(), 0.into()])
        };
        let row_total = |row| {
            let said: Vec<_> = (0..2).flat_map(|side| all(&[row], None, side)).collect();
            number(&said)
        };
        let totals = five(&every, None);
        let column_totals: Vec<_> =
            (0..self.columns.len()).map(|column| five(&every, Some(column))).collect();
        let cells = self.said.iter().map(|row| {
            let cell = |column: usize| Cell {
                valences: ByValence::of(|valence| {
                    let side = valence.index();
                    let said = if side < 2 { all(&[row], Some(column), side) } else { Vec::new() };
                    let count = number(&said);
                    let denominator = match basis {
                        Basis::Count => None,
                        Basis::ShareOfValence => totals[valence].shown(),
                        Basis::ShareOfGroup => column_totals[column][valence].shown(),
                        Basis::ShareOfDomain => Some(row_total(row)),
                        Basis::ShareOfUnits => Some(self.columns[column]),
                    };
                    ValenceCell {
                        count: count.into(),
                        denominator,
                        percent: denominator.and_then(|of| round_percent(count, of)),
                        contributors: Some(people(&said)),
                    }
                }),
            };
            (0..self.columns.len()).map(cell).collect()
        });
        CrossTab {
            spec: TableSpec {
                rows: Rows::Domain,
                columns: Columns::Group,
                unit,
                basis,
                order: Order::Framework,
                hand_order: Vec::new(),
                filter: Vec::new(),
                valences: None,
                zero_rows: true,
                both_as_mixed: false,
                own_codes: false,
            },
            framework: None,
            rows: (0..)
                .zip(&self.said)
                .map(|(at, row)| RowHead {
                    key: format!("r{at:02}"),
                    label: RowLabel::Named(format!("Row {at}")),
                    short: None,
                    code: None,
                    parent: None,
                    unmapped: false,
                    totals: five(&[row], None),
                    total: row_total(row).into(),
                })
                .collect(),
            columns: (0..)
                .zip(self.columns.iter().zip(&column_totals))
                .map(|(at, (participants, totals))| ColumnHead {
                    key: format!("c{at}"),
                    label: ColumnLabel::Named(format!("Column {at}")),
                    participants: Some(*participants),
                    sources: None,
                    sites: None,
                    codings: {
                        let said = (0..2).flat_map(|side| all(&every, Some(at), side));
                        said.map(|(_, _, times)| times).sum::<u32>().into()
                    },
                    totals: *totals,
                })
                .collect(),
            cells: cells.collect(),
            totals,
            notes: vec![Note::of(NoteKind::Unmapped, 1)],
        }
    }
}

fn people(said: &[(usize, u32, u32)]) -> u32 {
    said.iter().map(|(column, who, _)| (column, who)).collect::<BTreeSet<_>>().len() as u32
}

fn bases(unit: Unit) -> Vec<Basis> {
    let mut all =
        vec![Basis::Count, Basis::ShareOfValence, Basis::ShareOfGroup, Basis::ShareOfDomain];
    all.extend((unit == Unit::Participants).then_some(Basis::ShareOfUnits));
    all
}

/// What somebody may think a number to be, who sees it or not: its range.
fn range(number: Number, most: u32, round_to: Option<u32>) -> std::ops::RangeInclusive<u32> {
    match (number.shown(), round_to) {
        (None, _) => 0..=most,
        (Some(shown), None) => shown..=shown,
        // What is not 0 is not rounded to 0.
        (Some(0), Some(_)) => 0..=0,
        (Some(shown), Some(to)) => {
            let least = if shown == to { 1 } else { shown - to / 2 };
            least..=shown + to / 2
        }
    }
}

/// Whether somebody who sees a hidden cell may think it to be 0: elsewhere than in groups of fewer, and in
/// what may occur in such groups alone, zeros are said to be shown.
fn may_be_zero(table: &CrossTab, side: Valence, row: usize, column: usize) -> bool {
    let hides = |cell: &Cell, side: Valence| cell.valences[side].count.is_hidden();
    let is_small = |head: &ColumnHead| head.participants.unwrap() < 3;
    let small = table.columns.iter().any(is_small);
    let whole_row = table.cells[row].iter().all(|cell| SIDES.iter().all(|side| hides(cell, *side)));
    let whole_side = table.cells.iter().flatten().all(|cell| hides(cell, side));
    is_small(&table.columns[column]) || (small && (whole_row || whole_side))
}

/// For each hidden cell of a valence the numbers that it takes in some table that fits all that is
/// shown; somebody who looks knows how the totals come about and that groups have so many people.
/// Nothing for a table with too many of them.
fn feasible(table: &CrossTab, side: Valence, round_to: Option<u32>) -> Vec<BTreeSet<u32>> {
    let of_people = table.spec.unit == Unit::Participants;
    let (rows, columns) = (table.rows.len(), table.columns.len());
    let most = 8;
    let cap = |column: usize| {
        let n = range(table.columns[column].participants.unwrap().into(), most, round_to);
        if of_people { most.min(*n.end()) } else { most }
    };
    let cells: Vec<(usize, usize)> =
        (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))).collect();
    let choices: Vec<Vec<u32>> = cells
        .iter()
        .map(|&(row, column)| {
            let number = table.cells[row][column].valences[side].count;
            let zero = number.shown() == Some(0) || may_be_zero(table, side, row, column);
            range(number, cap(column), round_to)
                .filter(|it| !of_people || *it <= cap(column))
                .filter(|it| zero || *it > 0)
                .collect()
        })
        .collect();
    if choices.iter().map(Vec::len).product::<usize>() > 60_000 {
        return Vec::new();
    }
    let mut found = vec![BTreeSet::new(); cells.len()];
    let mut at = vec![0_usize; cells.len()];
    loop {
        let values: Vec<u32> = choices.iter().zip(&at).map(|(of, at)| of[*at]).collect();
        if fits(table, side, &values, round_to) {
            for (found, value) in found.iter_mut().zip(&values) {
                found.insert(*value);
            }
        }
        let Some(next) = (0..at.len()).find(|it| at[*it] + 1 < choices[*it].len()) else { break };
        at[next] += 1;
        at[..next].fill(0);
    }
    let hidden = |(row, column): &(usize, usize)| {
        table.cells[*row][*column].valences[side].count.is_hidden()
    };
    cells.iter().zip(found).filter(|(at, _)| hidden(at)).map(|(_, found)| found).collect()
}

fn fits(table: &CrossTab, side: Valence, values: &[u32], round_to: Option<u32>) -> bool {
    let columns = table.columns.len();
    let of_people = table.spec.unit == Unit::Participants;
    let within = |number: Number, least: u32, most: u32| {
        let range = range(number, u32::MAX, round_to);
        *range.start() <= most && *range.end() >= least
    };
    // People stand in one column, so rows add up; within a column they may stand in several rows.
    let rows_fit = table.rows.iter().zip(values.chunks(columns)).all(|(head, cells)| {
        let sum = cells.iter().sum();
        within(head.totals[side], sum, sum)
    });
    let bounds: Vec<(u32, u32)> = (0..columns)
        .map(|column| {
            let cells = values.iter().skip(column).step_by(columns);
            let sum: u32 = cells.clone().sum();
            let least = cells.max().copied().unwrap_or(0);
            if of_people {
                let n = table.columns[column].participants.unwrap();
                (least, sum.min(*range(n.into(), 0, round_to).end()))
            } else {
                (sum, sum)
            }
        })
        .collect();
    let columns_fit = table
        .columns
        .iter()
        .zip(&bounds)
        .all(|(head, (least, most))| within(head.totals[side], *least, *most));
    // The total of all is the sum of the columns' totals, each within what is shown of it.
    let (mut least, mut most) = (0, 0);
    for (head, (low, high)) in table.columns.iter().zip(&bounds) {
        let shown = range(head.totals[side], *high, round_to);
        least += (*low).max(*shown.start());
        most += (*high).min(*shown.end());
    }
    rows_fit && columns_fit && least <= most && within(table.totals[side], least, most)
}

fn hidden_cells(table: &CrossTab) -> usize {
    let numbers = table.cells.iter().flatten().flat_map(|cell| cell.valences.values());
    numbers.filter(|number| number.count.is_hidden()).count()
}

#[test]
fn no_hidden_number_has_one_value_that_fits() {
    let (mut checked, mut beside) = (0, 0);
    for seed in 0..120 {
        let mut random = Random::new(seed);
        let (rows, columns) = (1 + random.below(3), 1 + random.below(2));
        let made = Made::of(&mut random, rows, columns, 4);
        for unit in [Unit::Codings, Unit::Participants] {
            for basis in bases(unit) {
                let (table, told) =
                    protect_table(made.table(unit, basis), &made.contributors(), &hide(3));
                beside += told.hidden - told.small.unwrap();
                for side in SIDES {
                    for found in feasible(&table, side, None) {
                        checked += 1;
                        assert!(found.len() > 1, "{seed} {unit:?} {basis:?}: {found:?} {table:#?}");
                    }
                }
            }
        }
    }
    assert!(checked > 500 && beside > 50, "{checked} {beside}");
}

/// The table of a side as a network in which what is hidden is hidden, and known to be 1 at least where
/// zeros are shown.
fn network(plain: &CrossTab, seen: &CrossTab, side: Valence) -> Vec<Edge> {
    let (rows, columns) = (plain.rows.len(), plain.columns.len());
    let edge = |from, to, plain: Number, seen: Number, least| {
        let value = plain.shown().unwrap();
        Edge { from, to, value, hidden: seen.is_hidden(), least }
    };
    let mut edges = Vec::new();
    for row in 0..rows {
        let totals = (plain.rows[row].totals[side], seen.rows[row].totals[side]);
        edges.push(edge(0, 2 + row, totals.0, totals.1, 0));
        for column in 0..columns {
            let of = |table: &CrossTab| table.cells[row][column].valences[side].count;
            let least = u32::from(!may_be_zero(seen, side, row, column));
            edges.push(edge(2 + row, 2 + rows + column, of(plain), of(seen), least));
        }
    }
    for column in 0..columns {
        let of = |table: &CrossTab| table.columns[column].totals[side];
        edges.push(edge(2 + rows + column, 1, of(plain), of(seen), 0));
    }
    edges.push(edge(1, 0, plain.totals[side], seen.totals[side], 0));
    edges
}

#[test]
fn in_larger_tables_every_hidden_number_may_be_another() {
    let mut checked = 0;
    for seed in 0..80 {
        let mut random = Random::new(seed);
        let (rows, columns) = (1 + random.below(14), 1 + random.below(5));
        let made = Made::of(&mut random, rows, columns, 12);
        for basis in bases(Unit::Participants) {
            if basis != Basis::ShareOfUnits {
                let plain = made.table(Unit::Codings, basis);
                let (seen, _) = protect_table(plain.clone(), &made.contributors(), &hide(3));
                for side in SIDES {
                    // What flows allow is what listing finds: `disclosure::exposed_is_what_…`.
                    let edges = network(&plain, &seen, side);
                    checked += edges.iter().filter(|edge| edge.hidden).count();
                    assert_eq!(
                        exposed(&edges),
                        [0_usize; 0],
                        "{seed} {basis:?} {side:?}: {seen:#?}"
                    );
                }
            }
            // People stand in several rows: their cells are bound by the totals over them and the group.
            let (seen, _) = protect_table(
                made.table(Unit::Participants, basis),
                &made.contributors(),
                &hide(3),
            );
            for (row, cells) in seen.rows.iter().zip(&seen.cells) {
                for (column, cell) in seen.columns.iter().zip(cells) {
                    for side in SIDES {
                        if cell.valences[side].count.is_hidden() {
                            checked += 1;
                            let n = column.participants.unwrap();
                            let totals = [row.totals[side], column.totals[side], seen.totals[side]];
                            assert!(
                                totals.iter().all(|total| total.is_hidden()),
                                "{seed} {basis:?}"
                            );
                            assert!(
                                n > 2 || SIDES.iter().all(|side| column.totals[*side].is_hidden())
                            );
                        }
                    }
                }
            }
        }
    }
    assert!(checked > 10_000, "{checked}");
}

/// Everybody's codings: `(row, side, column, person, times)`.
fn made(columns: &[u32], rows: usize, said: &[(usize, usize, usize, u32, u32)]) -> Made {
    let mut made = Made { columns: columns.to_vec(), said: vec![Default::default(); rows] };
    for (row, side, column, who, times) in said {
        made.said[*row][*side].push((*column, *who, *times));
    }
    made
}

fn all_free(table: &CrossTab, case: &str) {
    for side in SIDES {
        for found in feasible(table, side, None) {
            assert!(found.len() > 1, "{case}: {found:?} {table:#?}");
        }
    }
}

#[test]
fn zeros_that_are_shown_give_no_hidden_number_back() {
    // Two hidden numbers that add up to 2, and three that add up to 3: each would be 1.
    let many = |row, column| (0..5).map(move |who| (row, 0, column, who, 1));
    let mut said: Vec<_> = many(0, 0).chain(many(0, 1)).collect();
    said.extend([(1, 0, 0, 0, 1), (2, 0, 0, 1, 1)]);
    let table = |made: Made| {
        protect_table(made.table(Unit::Codings, Basis::Count), &made.contributors(), &hide(3)).0
    };
    let one = table(made(&[5, 5], 3, &said));
    assert!(one.cells[1][0].get(Valence::Barrier).count.is_hidden());
    assert_eq!(one.cells[1][1].get(Valence::Barrier).count, 0);
    all_free(&one, "one column");
    let mut said: Vec<_> = (0..3).flat_map(|column| many(0, column)).collect();
    said.extend((0..3).map(|column| (1, 0, column, 0, 1)));
    all_free(&table(made(&[5, 5, 5], 2, &said)), "one row");
}

#[test]
fn nothing_tells_whether_one_person_spoke() {
    // A boss and seven of the staff; the boss says that it hinders, or that it helps, or both, or nothing.
    let staff: Vec<_> = (0..7).map(|who| (0, 0, 1, who, 1)).collect();
    let table = |boss: &[usize], unit| {
        let mut said = staff.clone();
        said.extend(boss.iter().map(|side| (0, *side, 0, 0, 1)));
        let made = made(&[1, 7], 1, &said);
        protect_table(made.table(unit, Basis::Count), &made.contributors(), &hide(3)).0
    };
    let nothing = table(&[], Unit::Participants);
    for boss in [&[0][..], &[1], &[0, 1]] {
        assert_eq!(table(boss, Unit::Participants), nothing, "{boss:?}");
        all_free(&table(boss, Unit::Codings), "codings");
    }
}

#[test]
fn the_size_of_a_group_gives_no_hidden_number_back() {
    // Three name barriers alone and one a facilitator alone, of four who are one of them or mixed.
    let said = [(0, 0, 0, 0, 1), (0, 0, 0, 1, 1), (0, 0, 0, 2, 1), (0, 1, 0, 3, 1)];
    let made = made(&[4], 1, &said);
    let mut table = made.table(Unit::Participants, Basis::Count);
    table.spec.both_as_mixed = true;
    let (table, _) = protect_table(table, &made.contributors(), &hide(3));
    let [barrier, facilitator, mixed] = [Valence::Barrier, Valence::Facilitator, Valence::Mixed]
        .map(|valence| table.cells[0][0].get(valence));
    assert!(barrier.count.is_hidden() && facilitator.count.is_hidden());
    assert_eq!(mixed.count, 0);
}

#[test]
fn one_site_alone_is_not_told_by_its_zeros() {
    let made = made(&[4, 4], 2, &[(0, 0, 0, 0, 1), (1, 1, 1, 0, 1)]);
    let mut table = made.table(Unit::Participants, Basis::ShareOfValence);
    table.spec.unit = Unit::Sites;
    for column in &mut table.columns {
        column.sites = Some(1);
    }
    let (table, _) = protect_table(table, &made.contributors(), &hide(3));
    for cell in table.cells.iter().flatten() {
        assert!(SIDES.iter().all(|side| cell.get(*side).count.is_hidden()), "{table:#?}");
    }
}

#[test]
fn rounded_totals_give_no_hidden_number_back() {
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let made = Made::of(&mut random, 2, 2, 4);
        for unit in [Unit::Codings, Unit::Participants] {
            let policy = Policy { round_to: Some(3), ..hide(3) };
            let (table, _) =
                protect_table(made.table(unit, Basis::Count), &made.contributors(), &policy);
            for side in SIDES {
                for found in feasible(&table, side, Some(3)) {
                    assert!(found.len() > 1, "{seed} {unit:?}: {found:?} {table:#?}");
                }
            }
        }
    }
}

#[test]
fn whatever_has_few_contributors_is_hidden_and_what_is_shown_is_true() {
    for seed in 0..150 {
        let mut random = Random::new(seed);
        let (rows, columns) = (1 + random.below(14), 1 + random.below(5));
        let made = Made::of(&mut random, rows, columns, 12);
        for (unit, fewest) in
            [(Unit::Codings, 3), (Unit::Codings, 5), (Unit::Participants, 3), (Unit::Segments, 10)]
        {
            for basis in bases(unit) {
                let plain = made.table(unit, basis);
                let (table, told) =
                    protect_table(plain.clone(), &made.contributors(), &hide(fewest));
                let mut small = 0;
                for (before, after) in
                    plain.cells.iter().flatten().zip(table.cells.iter().flatten())
                {
                    for (before, after) in before.valences.values().zip(after.valences.values()) {
                        let few = before.count != 0 && before.contributors < Some(fewest);
                        small += u32::from(few);
                        assert!(!few || after.count.is_hidden(), "{seed} {unit:?} {basis:?}");
                        assert!(after.count.is_hidden() || after.count == before.count);
                        assert_eq!(after.contributors, None);
                        // A percentage says nothing that is not shown beside it.
                        if let Some(percent) = after.percent {
                            let of = after.denominator.unwrap();
                            let count = after.count.shown().unwrap();
                            assert_eq!(Some(percent), round_percent(count, of));
                        }
                    }
                }
                assert!(told.small.unwrap() >= small);
                assert_eq!(told.hidden as usize, hidden_cells(&table));
                for (row, cells) in table.rows.iter().zip(&table.cells) {
                    let parts = row.totals.values().any(|total| total.is_hidden());
                    assert!(!parts || row.total.is_hidden(), "a sum with a hidden part");
                    let any = cells.iter().flat_map(|cell| cell.valences.values());
                    let any = any.clone().any(|number| number.count.is_hidden());
                    assert!(unit == Unit::Codings || !any || row.total.is_hidden());
                }
                assert_eq!(table.notes[0], NoteKind::Unmapped.into());
                assert!(
                    table
                        .notes
                        .contains(&NoteKind::SmallHidden { fewest, smallest_group: fewest }.into())
                );
            }
        }
    }
}

#[test]
fn the_order_of_rows_has_no_say_and_without_a_policy_nothing_changes() {
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let made = Made::of(&mut random, 8, 3, 8);
        for unit in [Unit::Codings, Unit::Participants] {
            for basis in bases(unit) {
                let plain = made.table(unit, basis);
                let (same, told) =
                    protect_table(plain.clone(), &made.contributors(), &Policy::default());
                assert_eq!(same, plain);
                assert_eq!((told.small, told.hidden, told.totals), (Some(0), 0, 0));
                let mut turned = plain.clone();
                turned.rows.reverse();
                turned.cells.reverse();
                let (expected, _) = protect_table(plain, &made.contributors(), &hide(3));
                let mut other = Made { columns: made.columns.clone(), said: made.said.clone() };
                other.said.reverse();
                let (mut turned, _) = protect_table(turned, &other.contributors(), &hide(3));
                turned.rows.reverse();
                turned.cells.reverse();
                assert_eq!(turned, expected, "{seed} {unit:?} {basis:?}");
            }
        }
    }
}

#[test]
fn rounded_numbers_are_multiples_and_shares_are_theirs() {
    let made = Made::of(&mut Random::new(4), 5, 3, 9);
    let policy = Policy { round_to: Some(5), ..Policy::default() };
    for unit in [Unit::Codings, Unit::Participants] {
        for basis in bases(unit) {
            let plain = made.table(unit, basis);
            let (table, _) = protect_table(plain.clone(), &made.contributors(), &policy);
            assert!(table.notes.contains(&NoteKind::Rounded { to: 5 }.into()));
            let totals = table.rows.iter().flat_map(|row| row.totals.values());
            for number in totals
                .chain(table.totals.values())
                .chain(table.columns.iter().map(|it| &it.codings))
            {
                assert_eq!(number.shown().unwrap() % 5, 0);
            }
            assert!(table.columns.iter().all(|column| column.participants.unwrap() % 5 == 0));
            for (cell, before) in table.cells.iter().flatten().zip(plain.cells.iter().flatten()) {
                for valence in SIDES {
                    let (number, before) = (cell.get(valence), before.get(valence));
                    let count = number.count.shown().unwrap();
                    // What is there is not rounded to nothing.
                    let expected = match before.count.shown().unwrap() {
                        1 | 2 => 5,
                        number => (number + 2) / 5 * 5,
                    };
                    assert_eq!(count, expected);
                    let share = number.denominator.and_then(|of| round_percent(count, of));
                    assert_eq!(number.percent, share, "{basis:?}");
                    assert!(share.is_none_or(|share| share <= 100.0));
                }
            }
        }
    }
}

/// A study in which Cost is one nurse's barrier, five times, and Time everybody's.
fn study(settings: Settings) -> Engine {
    let mut text = String::from("participant,group,theme,type,excerpt\n");
    for _ in 0..17 {
        text.push_str("P1,Nurse,Cost,barrier,dear\n");
    }
    for who in 1..=8 {
        let group = if who < 5 { "Nurse" } else { "Doctor" };
        text.push_str(&format!("P{who},{group},Time,barrier,late\n"));
        text.push_str(&format!("P{who},{group},Time,facilitator,early\n"));
        text.push_str(&format!("P{who},{group},Help,facilitator,kind\n"));
    }
    let file = InputFile { name: "a.csv".to_owned(), bytes: text.into_bytes() };
    let mut engine = Engine::new();
    let load = Request::Load { files: vec![file], settings: Box::new(settings) };
    let answer = engine.handle(load, &mut |_| {});
    assert!(matches!(answer, Response::Study(_)), "{answer:?}");
    engine
}

#[test]
fn every_output_hides_what_the_policy_hides() {
    let settings =
        |text| serde_json::from_value::<Settings>(text).expect("settings of the test's own");
    let mut engine = study(settings(json!({
        "disclosure": {"fewest_contributors": 3}, "table": {"rows": "theme", "order": "total"}
    })));
    for kind in [ExportOptions::Svg, ExportOptions::CSV, ExportOptions::HTML, ExportOptions::Text] {
        let (table, figure) = Default::default();
        let request = Request::Export { export: kind.clone(), table, figure };
        let Response::Export(file) = engine.handle(request, &mut |_| {}) else {
            panic!("{kind:?}")
        };
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(!text.contains("17"), "{kind:?}: {text}");
        if kind != ExportOptions::CSV {
            assert!(text.contains("hidden"), "{kind:?}: {text}");
        }
    }
    let (table, figure) = Default::default();
    let Response::Figure(view) = engine.handle(Request::Figure { table, figure }, &mut |_| {})
    else {
        panic!("no figure")
    };
    assert_eq!(view.protection.small, Some(1));
    assert!(view.protection.hidden > 1);
    assert_eq!(view.protection.fewer[0], (3, 1));
    assert!(view.caption.contains("fewer than 3 contributors"), "{}", view.caption);
    assert!(view.notes.iter().any(|note| note.contains("fewer than 3 contributors")));
    // What it holds crosses to the page as the engine's bytes: the number is not among its shapes.
    let scene = serde_json::to_string(&view.scene).unwrap();
    assert!(!scene.contains("17 ") && scene.contains("is hidden"), "{scene}");
    let key = |label: &str| {
        view.table.rows.iter().find(|row| row.label.name() == label).unwrap().key.clone()
    };
    let query = ExcerptQuery { row: key("Time"), column: None, valence: None, with: None };
    let passages = || Request::Excerpts { query: query.clone(), table: Default::default() };
    // What they say, and who says it, would tell what is hidden elsewhere.
    let refused = |response: Response, kind: ErrorKind| match response {
        Response::Failed { errors, .. } => assert_eq!(errors[0].kind, kind),
        other => panic!("{other:?}"),
    };
    refused(engine.handle(passages(), &mut |_| {}), ErrorKind::PassagesProtected);
    let order = serde_json::from_value(json!({"order": "difference"})).unwrap();
    let by_numbers = ErrorKind::NotAvailable {
        setting: "order".to_owned(),
        given: "difference".to_owned(),
        reason: Unavailable::Protected,
    };
    refused(engine.handle(Request::Table { table: order }, &mut |_| {}), by_numbers);
    let kind = steelyard_core::analysis::Statistic::Spread;
    let request = Request::Numbers { kind, table: Default::default() };
    assert!(matches!(engine.handle(request, &mut |_| {}), Response::Failed { .. }));
    // Another threshold than those offered is refused.
    let odd = settings(json!({"disclosure": {"fewest_contributors": 4}}));
    let request = Request::Configure { settings: Box::new(odd) };
    assert!(matches!(engine.handle(request, &mut |_| {}), Response::Failed { .. }));
    // Domains alone: passages name what stands below them.
    let open = settings(json!({"table": {"rows": "theme"}}));
    let answer = engine.handle(Request::Configure { settings: Box::new(open) }, &mut |_| {});
    assert!(matches!(answer, Response::Study(_)), "{answer:?}");
    let answer = engine.handle(passages(), &mut |_| {});
    assert!(matches!(answer, Response::Excerpts { .. }), "{answer:?}");
    let domains = settings(json!({"disclosure": {"domains_only": true}, "framework": "tdf-2012"}));
    let answer = engine.handle(Request::Configure { settings: Box::new(domains) }, &mut |_| {});
    assert!(matches!(answer, Response::Study(_)), "{answer:?}");
    refused(engine.handle(passages(), &mut |_| {}), ErrorKind::PassagesProtected);
    let codes = serde_json::from_value(json!({"rows": "code"})).unwrap();
    let below = ErrorKind::NotAvailable {
        setting: "rows".to_owned(),
        given: "code".to_owned(),
        reason: Unavailable::DomainsOnly,
    };
    refused(engine.handle(Request::Table { table: codes }, &mut |_| {}), below);
}

#[test]
fn a_figure_without_numbers_marks_those_that_are_hidden_and_a_tie_has_no_winner() {
    let figure = |disclosure: serde_json::Value| {
        let settings = json!({
            "disclosure": disclosure,
            "table": {"rows": "theme"},
            "figure": {"options": {"numbers": "hidden"}}
        });
        let mut engine = study(serde_json::from_value(settings).unwrap());
        let (table, figure) = Default::default();
        match engine.handle(Request::Figure { table, figure }, &mut |_| {}) {
            Response::Figure(view) => view,
            other => panic!("{other:?}"),
        }
    };
    let texts = |view: &FigureView| -> Vec<String> {
        let marks = view.scene.nodes.iter().filter_map(|node| match node {
            Node::Mark(mark) => Some(mark),
            _ => None,
        });
        marks.flat_map(|mark| &mark.texts).map(|text| text.text.clone()).collect()
    };
    let open = figure(json!({}));
    assert_eq!(texts(&open), Vec::<String>::new());
    assert!(
        open.alt.contains("most facilitators were found under Time and Help (8 each)"),
        "{}",
        open.alt
    );
    let hidden = figure(json!({"fewest_contributors": 3}));
    let table = &hidden.table;
    let count = table.cells.iter().flatten().flat_map(|cell| SIDES.map(|side| cell.get(side)));
    let count = count.filter(|number| number.count.is_hidden()).count();
    assert_eq!(texts(&hidden), vec!["*"; count]);
    let said = serde_json::to_string(&hidden.scene).unwrap();
    assert!(said.contains("* hidden: too few people."), "{said}");
}
