//! Groups compared, in words.

use super::{Sheet, SheetCell, decimals, probability};
use crate::analysis::{Comparison, NoTest, SMALLEST_TESTED_GROUP, Statistic, Unit, Untested};
use crate::words::places::{counted, number, quoted};
use crate::words::table as words;

/// Groups side by side.
pub fn comparison(found: &Comparison, seed: u64) -> Sheet {
    let people = words::unit_noun(found.by, 2);
    let two = match found.groups.as_slice() {
        [(first, _), (second, _)] => {
            Some((words::column_label(first), words::column_label(second)))
        }
        _ => None,
    };
    let tested = found.lines.iter().any(|line| line.p.is_some());
    let mut heads = vec!["Row".to_owned(), "Valence".to_owned()];
    for (group, size) in &found.groups {
        let group = words::column_label(group);
        heads.push(format!("{group} (n = {size})"));
        heads.push(format!("{group}: 95% interval"));
        heads.push(format!("{group}: silent"));
    }
    heads.push(match two {
        Some((first, second)) => format!("Difference ({} less {})", quoted(first), quoted(second)),
        None => "Largest difference".to_owned(),
    });
    if tested {
        heads.extend(["p (exact)", "p (Holm)", "p (Benjamini and Hochberg)"].map(str::to_owned));
    }
    let rows = found.lines.iter().map(|line| {
        let mut cells: Vec<SheetCell> = vec![
            words::row_label(&line.row).into_owned().into(),
            words::valence(line.valence).into(),
        ];
        for ((count, interval), (_, size)) in line.groups.iter().zip(&found.groups) {
            let share = f64::from(*count) / f64::from(*size);
            let named = SheetCell::from(format!("{count}/{size}"));
            cells.push(named.bar(share, Some(line.valence)));
            cells.push(interval.map_or_else(SheetCell::default, |(low, high)| {
                SheetCell::from(format!("{:.0} to {:.0}%", low * 100.0, high * 100.0)).range(
                    (low, high),
                    Some(share),
                    Some(line.valence),
                )
            }));
            cells.push(size.saturating_sub(*count).to_string().into());
        }
        let points = line
            .difference_points
            .map_or_else(String::new, |points| format!("{} points", decimals(Some(points), 1)));
        cells.push(points.into());
        if tested {
            for p in [line.p, line.holm, line.benjamini_hochberg] {
                cells.push(p.map_or_else(String::new, probability).into());
            }
        }
        cells
    });
    let mut notes = vec![format!(
        "Counted are {people}, each once in a line whatever their number of codings."
    )];
    if found.without_group > 0 {
        let one = format!("{} stands in no group and is", words::unit_noun(found.by, 1));
        let several = format!("{people} stand in no group and are");
        let some = counted(found.without_group.into(), &one, &several);
        notes.push(format!("{some} compared with nobody."));
    }
    if found.tests && found.refused.is_none() {
        notes.extend(tests(found, two.is_some()));
    }
    notes.extend(two.and_then(|groups| shares_compared(found, groups, seed)));
    notes.extend(found.refused.as_ref().map(|why| refused(why, found.by)));
    Sheet {
        kind: Statistic::Comparison,
        explanation: format!(
            "How many {people} of each group named each row, side by side, and how far apart the groups are."
        ),
        limits: vec![
            "Intervals (Wilson 1927) and tests are for people drawn at random. With a purposive sample they show how little small numbers say, and no more.".to_owned(),
            "Who was silent was not necessarily asked: not mentioned is not absent.".to_owned(),
        ],
        heads,
        rows: rows.collect(),
        notes,
        list: None,
    }
}

/// What the p are of, and which lines have none.
fn tests(found: &Comparison, two: bool) -> Vec<String> {
    let people = words::unit_noun(found.by, 2);
    let tested: Vec<_> = found.lines.iter().filter(|line| line.p.is_some()).collect();
    let unnamed = tested.iter().filter(|line| line.groups.iter().all(|(count, _)| *count == 0));
    let unnamed = unnamed.count() as u64;
    let mut notes = Vec::new();
    if !tested.is_empty() {
        let test = if two {
            "Fisher’s exact test, two-sided"
        } else {
            "the exact test of Freeman and Halton"
        };
        let adjusted = match tested.len() as u64 {
            1 => "there is one test, and nothing to adjust".to_owned(),
            all if unnamed == 0 => format!("{} tests are adjusted together", number(all)),
            all => format!(
                "{} tests are adjusted together, {} of them of lines that nobody named",
                number(all),
                number(unnamed)
            ),
        };
        notes.push(format!("p is of {test}; {adjusted}."));
    }
    let without = |why: Untested| {
        let lines = found.lines.iter().filter(move |line| line.untested == Some(why));
        let row = lines.clone().next().map(|line| quoted(&words::row_label(&line.row)))?;
        Some((counted(lines.count() as u64, "line", "lines"), row))
    };
    notes.extend(without(Untested::Unmapped).map(|(lines, row)| {
        format!("Without p: {lines} of {row}, whose codes share a row and nothing else.")
    }));
    notes.extend(without(Untested::TooManyWays).map(|(lines, _)| {
        format!("Without p: {lines}, for so many {people} in so many groups cannot be gone through exactly.")
    }));
    notes
}

/// The share of barriers in two groups, and what shuffling says of it; `None` where it was not compared.
fn shares_compared(found: &Comparison, (first, second): (&str, &str), seed: u64) -> Option<String> {
    let shares = found.shares.as_ref()?;
    let people = words::unit_noun(found.by, 2);
    let one = words::unit_noun(found.by, 1);
    let (extreme, divisions) = (number(shares.extreme), number(shares.divisions));
    let ways = if shares.exact {
        format!("in {extreme} of all {divisions} ways to divide the same {people}")
    } else {
        format!("in {extreme} of {divisions} random ways to divide the same {people} (seed {seed})")
    };
    let undefined = match shares.undefined {
        0 => String::new(),
        some => format!(
            " In {} of them one side has neither barriers nor facilitators, so that there is no difference; they do not count as differing as much.",
            number(some)
        ),
    };
    Some(format!(
        "Over all rows, the share of barriers among the codings as barrier or facilitator differs by {} percentage points ({} less {}). Codings of one {one} stay together: when {people} are shuffled between the groups, it differs as much or more, to either side, {ways}: p = {}.{undefined}",
        decimals(Some(shares.difference * 100.0), 1),
        quoted(first),
        quoted(second),
        p_of(shares.p()),
    ))
}

fn p_of(p: f64) -> String {
    if p < 0.001 { format!("{p:.6}") } else { decimals(Some(p), 3) }
}

fn refused(why: &NoTest, by: Unit) -> String {
    let one = words::unit_noun(by, 1);
    let choose = |unit: Unit| format!("choose {} under “{}”", words::unit(unit), words::UNIT);
    match why {
        NoTest::TableCounts(Unit::Sites) => format!(
            "No test: the table counts sites, and tests are made of participants or sources. To have them made, {}.",
            choose(by)
        ),
        NoTest::TableCounts(unit) => format!(
            "No test: the table counts {}. Those of one {one} hang together, and a test that takes them for independent finds differences that are not there. To have tests made, {}.",
            words::unit_noun(*unit, 2),
            choose(by)
        ),
        NoTest::NoGroups => "No test: there are no two groups.".to_owned(),
        NoTest::TooSmall { people, ways } => {
            let floor = ways.map_or_else(String::new, |ways| {
                let ways = number(ways);
                format!(" There are only {ways} ways to pick that many of all, so that no test could say less than 1 in {ways}.")
            });
            format!(
                "No test: the smallest group has {} and is too small; groups are tested from {SMALLEST_TESTED_GROUP} on.{floor}",
                counted((*people).into(), one, words::unit_noun(by, 2))
            )
        }
        NoTest::GroupsOverlap => {
            format!(
                "No test: a {one} stands in two groups, so that the groups are not independent."
            )
        }
        NoTest::SourcesSharePeople => format!(
            "No test: a participant stands in several of the sources. Those of one participant hang together, and a test that takes them for independent finds differences that are not there. Count participants instead: {}.",
            choose(Unit::Participants)
        ),
    }
}
