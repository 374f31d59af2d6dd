//! Groups compared, in words.

use super::{Sheet, SheetCell, decimals, probability};
use crate::analysis::{Comparison, NoTest, Numbers};
use crate::words::places::number;
use crate::words::table as words;

/// Groups side by side.
pub fn comparison(found: &Comparison, seed: u64) -> Sheet {
    let people = words::unit_noun(found.by, 2);
    let two = found.groups.len() == 2;
    let tested = found.lines.iter().any(|line| line.p.is_some());
    let mut heads = vec!["Row".to_owned(), "Valence".to_owned()];
    for (group, size) in &found.groups {
        heads.push(format!("{group} (n = {size})"));
        heads.push(format!("{group}: 95 % interval"));
        heads.push(format!("{group}: silent"));
    }
    heads.push(if two { "Difference" } else { "Largest difference" }.to_owned());
    if tested {
        heads.extend(["p (exact)", "p (Holm)", "p (Benjamini and Hochberg)"].map(str::to_owned));
    }
    let rows = found.lines.iter().map(|line| {
        let mut cells: Vec<SheetCell> =
            vec![line.row.as_str().into(), words::valence(line.valence).into()];
        for ((count, interval), (_, size)) in line.groups.iter().zip(&found.groups) {
            cells.push(format!("{count}/{size}").into());
            let interval = interval.map_or_else(String::new, |(low, high)| {
                format!("{:.0} to {:.0} %", low * 100.0, high * 100.0)
            });
            cells.push(interval.into());
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
    if tested {
        let test = if two {
            "Fisher’s exact test, two-sided"
        } else {
            "the exact test of Freeman and Halton"
        };
        let lines = found.lines.iter().filter(|line| line.p.is_some()).count();
        notes.push(format!("p is of {test}; {lines} tests are adjusted together."));
        let untested = found.lines.len() - lines;
        if untested > 0 {
            notes.push(format!(
                "{untested} lines have no p: they have too many people in too many groups to be listed exactly."
            ));
        }
    }
    if let Some(shares) = &found.shares {
        let how = if shares.exact {
            format!(
                "in {} of all {} ways to divide the same people",
                number(shares.extreme),
                number(shares.divisions)
            )
        } else {
            format!(
                "in {} of {} random divisions (seed {seed})",
                number(shares.extreme),
                number(shares.divisions)
            )
        };
        notes.push(format!(
            "The share of barriers among barriers and facilitators differs by {} percentage points, as much or more {how}: p = {}.",
            decimals(Some(shares.difference * 100.0), 1),
            p_of(shares.p()),
        ));
    }
    notes.extend(found.refused.as_ref().map(refused));
    Sheet {
        kind: Numbers::Comparison,
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

fn p_of(p: f64) -> String {
    if p < 0.001 { format!("{p:.6}") } else { decimals(Some(p), 3) }
}

fn refused(why: &NoTest) -> String {
    match why {
        NoTest::CountsCodings => "No test: codings and segments of one person hang together, and a test that takes them for independent finds differences that are not there. Count participants or sources.".to_owned(),
        NoTest::NoGroups => "No test: there are no two groups.".to_owned(),
        NoTest::TooSmall { people, ways } => format!(
            "No test: the smallest group has {people}. There are only {} ways to pick that many of all, so that no test could say less than 1 in {}.",
            number(*ways),
            number(*ways)
        ),
        NoTest::GroupsOverlap => "No test: somebody stands in two groups.".to_owned(),
    }
}
