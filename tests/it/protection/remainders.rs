//! What remains of a total that is shown: enough people stand behind the hidden numbers of a line together.

use std::collections::BTreeSet;

use serde_json::json;
use steelyard_core::analysis::{Basis, Contributors, CrossTab, Unit};
use steelyard_core::disclosure::{
    Edge, Few, exposed, in_thin_remainders, protect, protect_remainders, protect_table,
};
use steelyard_core::engine::{Engine, ExcerptQuery, Request, Response, Settings};
use steelyard_core::ids::{Id, UnitId};
use steelyard_core::valence::Valence;

use super::{Made, SIDES, hide, made};
use crate::support::engine::{ask, study, table};
use crate::support::random::Random;

/// The lines of a side whose remainder is known and has fewer people than `fewest`, of those who stand
/// behind each cell.
fn thin_lines(
    table: &CrossTab,
    side: Valence,
    fewest: usize,
    who: &mut dyn FnMut(usize, usize) -> BTreeSet<String>,
) -> Vec<String> {
    let (rows, columns) = (0..table.rows.len(), 0..table.columns.len());
    let cell = |row: usize, column: usize| table.cells[row][column].get(side).count.is_hidden();
    let row = |row: usize| table.rows[row].totals[side].is_hidden();
    let column = |column: usize| table.columns[column].totals[side].is_hidden();
    let all = table.totals[side].is_hidden();
    let line = |row: usize| columns.clone().map(move |column| (row, column)).collect::<Vec<_>>();
    let down = |column: usize| rows.clone().map(move |row| (row, column)).collect::<Vec<_>>();
    let mut lines: Vec<(String, Vec<(usize, usize)>)> = Vec::new();
    for at in rows.clone().filter(|at| !row(*at)) {
        let hidden = line(at).into_iter().filter(|(row, column)| cell(*row, *column));
        lines.push((format!("row {at}"), hidden.collect()));
    }
    for at in columns.clone().filter(|at| !column(*at)) {
        let hidden = down(at).into_iter().filter(|(row, column)| cell(*row, *column));
        lines.push((format!("column {at}"), hidden.collect()));
    }
    if !all {
        let of_rows = rows.clone().filter(|at| row(*at)).flat_map(line).collect();
        let of_columns = columns.clone().filter(|at| column(*at)).flat_map(down).collect();
        lines.extend([("rows".to_owned(), of_rows), ("columns".to_owned(), of_columns)]);
    }
    let mut thin = Vec::new();
    for (name, cells) in lines.into_iter().filter(|(_, cells)| !cells.is_empty()) {
        let people: BTreeSet<_> =
            cells.iter().flat_map(|(row, column)| who(*row, *column)).collect();
        if people.len() < fewest {
            thin.push(format!("{name}: {people:?}"));
        }
    }
    thin
}

impl Made {
    fn who(&self, side: usize, row: usize, column: usize) -> BTreeSet<String> {
        let said = self.said[row][side].iter().filter(|said| said.0 == column);
        said.map(|(column, who, _)| format!("{column}/{who}")).collect()
    }
}

#[test]
fn the_rest_of_a_row_is_nobodys_alone() {
    // C7 is said 37 times: 6 times by five of G1, 15 times by one of G2, 16 times by one of G3.
    let mut said: Vec<_> = (0..5).map(|who| (0, 0, 0, who, 1)).collect();
    said.extend((1..3).flat_map(|column| (0..4).map(move |who| (0, 0, column, who, 1))));
    said.extend((0..5).map(|who| (1, 0, 0, who, 1 + u32::from(who == 0))));
    said.extend([(1, 0, 1, 0, 15), (1, 0, 2, 0, 16)]);
    let made = made(&[5, 4, 4], 2, &said);
    let plain = made.table(Unit::Codings, Basis::Count);
    assert_eq!(plain.rows[1].totals[Valence::Barrier], 37);
    let (table, told) = protect_table(plain, &made.contributors(), &hide(3));
    // Besides the two of few people and the two below them, the 6 of G1 and the 5 below it: of a row all
    // that is known are 37 codings of seven people, and 13 of thirteen.
    assert_eq!((told.small, told.hidden, told.totals), (Some(2), 6, 0));
    let hidden =
        |at: usize| table.cells[at].iter().all(|it| it.valences[SIDES[0]].count.is_hidden());
    assert!(hidden(0) && hidden(1));
    // Two of G3 and the one of G2 are three: nothing of G1 is hidden.
    said.pop();
    said.extend([(1, 0, 2, 0, 8), (1, 0, 2, 1, 8)]);
    let made = super::made(&[5, 4, 4], 2, &said);
    let plain = made.table(Unit::Codings, Basis::Count);
    let (table, told) = protect_table(plain, &made.contributors(), &hide(3));
    assert_eq!((told.small, told.hidden, told.totals), (Some(2), 4, 0));
    assert_eq!(table.cells[1][0].get(Valence::Barrier).count, 6);
}

#[test]
fn one_person_in_two_columns_is_one() {
    // The same two people stand in both columns of few: together they are two and not four.
    let cells = [[5, 4, 4], [6, 4, 4]];
    let people = |whose: &[usize]| Some(whose.iter().map(|who| UnitId::new(*who)).collect());
    let few = [[None, None, None], [None, people(&[7, 8]), people(&[7, 8])]];
    let (mut edges, behind) = network(&cells.map(Vec::from), &few.map(Vec::from));
    for (edge, few) in edges.iter_mut().zip(&behind) {
        edge.hidden = few.is_some();
    }
    protect(&mut edges);
    assert!(!edges[3].hidden && edges[4].hidden && edges[5].hidden);
    assert_eq!(in_thin_remainders(&edges, &behind, 3), [4, 5]);
    assert!(protect_remainders(&mut edges, &behind, 3));
    assert!(edges[3].hidden);
    assert_eq!(in_thin_remainders(&edges, &behind, 3), [0_usize; 0]);
    // Of two others each they are four.
    let few = [[None, None, None], [None, people(&[7, 8]), people(&[5, 6])]];
    let (mut edges, behind) = network(&cells.map(Vec::from), &few.map(Vec::from));
    for (edge, few) in edges.iter_mut().zip(&behind) {
        edge.hidden = few.is_some();
    }
    protect(&mut edges);
    assert!(!protect_remainders(&mut edges, &behind, 3));
}

/// A table with its totals as a network, edges in the order cells, row totals, column totals, grand total,
/// and who stands behind each edge; of the totals whoever stands behind a part.
fn network(cells: &[Vec<u32>], few: &[Vec<Few>]) -> (Vec<Edge>, Vec<Few>) {
    let (rows, columns) = (cells.len(), cells[0].len());
    let union = |parts: Vec<&Few>| -> Few {
        let all: Option<BTreeSet<UnitId>> =
            parts.into_iter().try_fold(BTreeSet::new(), |mut all, part| {
                all.extend(part.as_ref()?.iter().copied());
                Some(all)
            });
        all.filter(|all| all.len() < 3).map(|all| all.into_iter().collect())
    };
    let edge = |from, to, value, least| Edge { from, to, value, hidden: false, least };
    let (mut edges, mut behind) = (Vec::new(), Vec::new());
    for (row, (numbers, few)) in cells.iter().zip(few).enumerate() {
        for (column, (number, few)) in numbers.iter().zip(few).enumerate() {
            edges.push(edge(2 + row, 2 + rows + column, *number, 1));
            behind.push(few.clone());
        }
    }
    for (row, (numbers, few)) in cells.iter().zip(few).enumerate() {
        edges.push(edge(0, 2 + row, numbers.iter().sum(), 0));
        behind.push(union(few.iter().collect()));
    }
    for column in 0..columns {
        edges.push(edge(2 + rows + column, 1, cells.iter().map(|row| row[column]).sum(), 0));
        behind.push(union(few.iter().map(|row| &row[column]).collect()));
    }
    edges.push(edge(1, 0, cells.iter().flatten().sum(), 0));
    behind.push(union(few.iter().flatten().collect()));
    (edges, behind)
}

/// Hidden edges of sums that are known and have fewer than three people, by trying every set of nodes.
fn by_listing(edges: &[Edge], behind: &[Few], nodes: usize) -> Vec<usize> {
    let mut found = BTreeSet::new();
    for set in 0..1_u32 << nodes {
        let is_in = |node: usize| set >> node & 1 == 1;
        let across = |edge: &Edge| edge.hidden && is_in(edge.from) != is_in(edge.to);
        let cut: Vec<usize> = (0..edges.len()).filter(|at| across(&edges[*at])).collect();
        if cut.iter().any(|at| !is_in(edges[*at].from)) {
            continue;
        }
        let people: Option<BTreeSet<UnitId>> =
            cut.iter().try_fold(BTreeSet::new(), |mut all, at| {
                all.extend(behind[*at].as_ref()?.iter().copied());
                Some(all)
            });
        if people.is_some_and(|people| people.len() < 3) {
            found.extend(cut.into_iter().filter(|at| edges[*at].value > 0));
        }
    }
    found.into_iter().collect()
}

#[test]
fn thin_remainders_are_those_that_listing_finds() {
    let (mut found, mut beyond_lines) = (0, 0);
    for seed in 0..600 {
        let mut random = Random::new(seed);
        let (rows, columns) = (1 + random.below(4), 1 + random.below(4));
        let mut few: Vec<Vec<Few>> = vec![vec![None; columns]; rows];
        let mut cells = vec![vec![0; columns]; rows];
        for (few, number) in few.iter_mut().flatten().zip(cells.iter_mut().flatten()) {
            let people: BTreeSet<usize> = (0..random.below(4)).map(|_| random.below(6)).collect();
            *number = (people.len() + random.below(3) * people.len()) as u32;
            *few = (people.len() < 3).then(|| people.into_iter().map(UnitId::new).collect());
        }
        let (mut edges, behind) = network(&cells, &few);
        for (edge, few) in edges.iter_mut().zip(&behind) {
            edge.hidden = edge.value > 0 && (few.is_some() || random.below(3) == 0);
        }
        let nodes = 2 + rows + columns;
        let listed = by_listing(&edges, &behind, nodes);
        assert_eq!(in_thin_remainders(&edges, &behind, 3), listed, "{seed}: {edges:?} {behind:?}");
        found += listed.len();
        let before = edges.clone();
        protect(&mut edges);
        while protect_remainders(&mut edges, &behind, 3) {
            protect(&mut edges);
        }
        for (now, then) in edges.iter().zip(&before) {
            assert!(now.hidden || !then.hidden);
        }
        assert_eq!(exposed(&edges), [0_usize; 0], "{seed}");
        assert_eq!(
            by_listing(&edges, &behind, nodes),
            [0_usize; 0],
            "{seed}: {edges:?} {behind:?}"
        );
        beyond_lines += usize::from(edges != before);
    }
    assert!(found > 500 && beyond_lines > 100, "{found} {beyond_lines}");
}

#[test]
fn enough_people_stand_behind_what_remains_of_every_line() {
    let mut hidden = 0;
    for seed in 0..120 {
        let mut random = Random::new(seed);
        let (rows, columns) = (1 + random.below(12), 1 + random.below(5));
        let most_people = [4, 12][seed as usize % 2];
        let made = Made::of(&mut random, rows, columns, most_people);
        let contributors = made.contributors();
        for fewest in [3, 5, 10] {
            for unit in [Unit::Codings, Unit::Participants] {
                for basis in [Basis::Count, Basis::ShareOfGroup] {
                    let plain = made.table(unit, basis);
                    let (table, told) = protect_table(plain, &contributors, &hide(fewest));
                    hidden += told.hidden;
                    for (at, side) in SIDES.into_iter().enumerate() {
                        let mut who = |row, column| made.who(at, row, column);
                        let thin = thin_lines(&table, side, fewest as usize, &mut who);
                        assert_eq!(thin, [""; 0], "{seed} {fewest} {unit:?} {basis:?}: {table:#?}");
                    }
                }
            }
        }
    }
    assert!(hidden > 10_000, "{hidden}");
}

#[test]
fn whoever_is_not_named_may_be_one_for_each_coding() {
    let mut made = made(&[4, 4, 4], 2, &[]);
    made.said = vec![
        [vec![(0, 0, 9), (1, 0, 9), (2, 0, 9)], Vec::new()],
        [vec![(0, 0, 6), (1, 0, 1), (2, 0, 1)], Vec::new()],
    ];
    let mut plain = made.table(Unit::Codings, Basis::Count);
    for (_, number) in plain.cells.iter_mut().flatten().flat_map(|cell| cell.valences.iter_mut()) {
        number.contributors = None;
    }
    for column in &mut plain.columns {
        column.participants = None;
    }
    let (table, _) = protect_table(plain, &Contributors::default(), &hide(3));
    let row = &table.cells[1];
    assert!(row.iter().all(|cell| cell.get(Valence::Barrier).count.is_hidden()), "{table:#?}");
}

#[test]
fn of_the_examples_nothing_remains_of_too_few_people() {
    let mut lines = 0;
    for example in ["cfir_interviews", "tdf_scoping_review", "npt_focus_groups"] {
        let mut open = Engine::new();
        let view = study(&mut open, Request::Example { id: example.to_owned() });
        for fewest in [3, 5, 10] {
            let mut settings: Settings = view.settings.clone();
            settings.disclosure = hide(fewest);
            let mut engine = Engine::new();
            study(&mut engine, Request::Example { id: example.to_owned() });
            let configured = Request::Configure { settings: Box::new(settings) };
            assert!(matches!(ask(&mut engine, configured), Response::Study(_)));
            for rows in ["domain", "construct", "code"] {
                for basis in ["count", "share_of_valence"] {
                    let of = json!({"rows": rows, "unit": "codings", "basis": basis});
                    let asked = serde_json::from_value(of.clone()).unwrap();
                    let Response::Table(found) = ask(&mut engine, Request::Table { table: asked })
                    else {
                        continue;
                    };
                    let seen = found.table;
                    for side in Valence::ALL {
                        let mut who = |row: usize, column: usize| {
                            let query = ExcerptQuery {
                                row: seen.rows[row].key.clone(),
                                column: Some(seen.columns[column].key.clone()),
                                valence: Some(side),
                                with: None,
                            };
                            let table = serde_json::from_value(of.clone()).unwrap();
                            match ask(&mut open, Request::Excerpts { query, table }) {
                                Response::Excerpts { excerpts } => {
                                    let who = excerpts.into_iter();
                                    who.filter_map(|it| it.participant.or(it.source)).collect()
                                }
                                other => panic!("{other:?}"),
                            }
                        };
                        let thin = thin_lines(&seen, side, fewest as usize, &mut who);
                        assert_eq!(thin, [""; 0], "{example} {fewest} {of} {side:?}: {seen:#?}");
                        lines += 1;
                    }
                }
            }
            assert!(!table(&mut engine, json!({})).rows.is_empty());
        }
    }
    assert!(lines > 50, "{lines}");
}
