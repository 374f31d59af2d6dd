//! Groups compared: whom a test takes for independent, what it says of itself, and how long it may take.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fmt::Write as _;

use serde_json::{Value, json};
use steelyard_core::analysis::{
    Comparison, Mapping, NoTest, Statistic, TableOptions, Unit, Untested, compare, resolve,
};
use steelyard_core::dataset::CodedDataset;
use steelyard_core::diag::{ErrorKind, Limit, Result};
use steelyard_core::engine::{Engine, Request, Response, Settings};
use steelyard_core::ids::IdVec;
use steelyard_core::valence::Valence;
use steelyard_core::words::numbers::Sheet;

use super::support::engine::{ask, load};

/// An engine with a CSV that is to be tested, counted by its own labels.
fn engine(csv: &str) -> Engine {
    let mut settings = Settings { framework: Some("none".into()), ..Settings::default() };
    settings.numbers.tests = Some(true);
    let mut engine = Engine::new();
    let answer = ask(&mut engine, load(&[("study.csv", csv.as_bytes())], settings));
    assert!(matches!(answer, Response::Study(_)), "{answer:?}");
    engine
}

fn options(options: Value) -> TableOptions {
    serde_json::from_value(options).unwrap()
}

fn tested(csv: &str, asked: Value) -> Result<Comparison> {
    let engine = engine(csv);
    let data: &CodedDataset = engine.dataset().unwrap();
    let mapping = Mapping { codebook: None, items: IdVec::of_size(data.code_keys.len()) };
    let spec = resolve(&options(asked), data, &mapping)?;
    compare(&spec, data, &mapping, true, 1)
}

fn sheet(csv: &str, asked: Value) -> Sheet {
    match ask(
        &mut engine(csv),
        Request::Numbers { kind: Statistic::Comparison, table: options(asked) },
    ) {
        Response::Numbers(sheet) => *sheet,
        other => panic!("{other:?}"),
    }
}

/// The sheet's notes that say something of tests.
fn notes(csv: &str, asked: Value) -> Vec<String> {
    let mut notes = sheet(csv, asked).notes;
    assert!(notes.remove(0).starts_with("Counted are "));
    notes
}

fn by(unit: &str) -> Value {
    json!({"rows": "code", "unit": unit})
}

/// `people` of each group, in `interviews` each, of which the first group's name barriers and the second's
/// facilitators.
fn interviews(people: u32, interviews: u32, named: bool) -> String {
    let mut csv = "participant,source,group,code,type\n".to_owned();
    for person in 0..2 * people {
        let (group, side) = if person < people { ("A", "barrier") } else { ("B", "facilitator") };
        for interview in 0..interviews {
            let name = if named { format!("P{person}") } else { String::new() };
            writeln!(csv, "{name},S{person}-{interview},{group},Cost,{side}").unwrap();
        }
    }
    csv
}

#[test]
fn several_interviews_of_one_person_are_not_tested_as_independent() {
    // Three people in two interviews each look like six against six, which would give 0.002.
    let csv = interviews(3, 2, true);
    let found = tested(&csv, by("sources")).unwrap();
    assert_eq!(found.by, Unit::Sources);
    assert_eq!(found.refused, Some(NoTest::SourcesSharePeople));
    assert!(found.lines.iter().all(|line| line.p.is_none()));
    assert_eq!(found.shares, None);
    assert_eq!(
        notes(&csv, by("sources")),
        [
            "No test: a participant stands in several of the sources. Those of one participant hang together, and a test that takes them for independent finds differences that are not there. Count participants instead: choose Participants under “Count”."
        ]
    );
    // One interview each, or nobody named: sources are tested.
    for csv in [interviews(6, 1, true), interviews(3, 2, false)] {
        let found = tested(&csv, by("sources")).unwrap();
        assert_eq!(found.refused, None);
        let p = found.lines[0].p.unwrap();
        assert!((p - 2.0 / 924.0).abs() < 1e-12, "{p}");
        let shares = found.shares.unwrap();
        assert_eq!((shares.extreme, shares.divisions), (2, 924));
        let notes = notes(&csv, by("sources"));
        assert!(notes[1].contains("in 2 of all 924 ways to divide the same sources: p = "));
    }
    // A second interview that the filter leaves out is not compared.
    let csv = interviews(4, 2, true).replace(",Cost,", ",Cost,first,").replace("type", "wave,type");
    let mut lines: Vec<String> = csv.lines().map(str::to_owned).collect();
    for line in lines.iter_mut().filter(|line| line.contains("-1,")) {
        *line = line.replace("first", "second");
    }
    let mut asked = by("sources");
    asked["filter"] = json!([{"by": {"attribute": "wave"}, "keep": ["first"]}]);
    assert_eq!(tested(&lines.join("\n"), asked).unwrap().refused, None);
}

#[test]
fn a_division_without_a_share_is_said_and_weighs_nothing() {
    let csv = "participant,group,code,type
P0,A,Cost,barrier
P1,A,Cost,barrier
P2,A,Cost,neutral
P3,A,Cost,neutral
P4,B,Cost,facilitator
P5,B,Cost,facilitator
P6,B,Cost,neutral
P7,B,Cost,neutral
";
    // Both barriers on one side and both facilitators on the other, with two of four neutrals: 2 x 6 ways.
    // All four neutrals on one side: 2 ways.
    let shares = tested(csv, by("participants")).unwrap().shares.unwrap();
    assert_eq!((shares.extreme, shares.undefined, shares.divisions), (12, 2, 70));
    assert_eq!(
        notes(csv, by("participants"))[1],
        "Over all rows, the share of barriers among the codings as barrier or facilitator differs by 100.0 percentage points (“A” less “B”). Codings of one participant stay together: when participants are shuffled between the groups, it differs as much or more, to either side, in 12 of all 70 ways to divide the same participants: p = 0.171. In 2 of them one side has neither barriers nor facilitators, so that there is no difference; they do not count as differing as much."
    );
}

/// Groups of these sizes, whose first members name a barrier.
fn groups(sizes: &[u32]) -> String {
    let mut csv = "participant,group,code,type\n".to_owned();
    for (group, size) in (1..).zip(sizes) {
        for person in 0..*size {
            let side = if person == 0 { "barrier" } else { "facilitator" };
            writeln!(csv, "P{group}-{person},Group {group},Cost,{side}").unwrap();
        }
    }
    csv
}

#[test]
fn groups_are_tested_from_four_people_on() {
    for (sizes, refused) in [
        (&[3, 3][..], Some(NoTest::TooSmall { people: 3, ways: Some(20) })),
        // There are 1,771 ways, so that how few they are is no reason.
        (&[3, 20], Some(NoTest::TooSmall { people: 3, ways: None })),
        // What one group can give at least says nothing of three.
        (&[5, 2, 6], Some(NoTest::TooSmall { people: 2, ways: None })),
        (&[4, 4], None),
        (&[4, 5, 6], None),
    ] {
        let found = tested(&groups(sizes), by("participants")).unwrap();
        assert_eq!(found.refused, refused, "{sizes:?}");
        assert_eq!(found.lines.iter().any(|line| line.p.is_some()), refused.is_none());
    }
    assert_eq!(
        notes(&groups(&[2, 6]), by("participants")),
        [
            "No test: the smallest group has 2 participants and is too small; groups are tested from 4 on. There are only 28 ways to pick that many of all, so that no test could say less than 1 in 28."
        ]
    );
    assert_eq!(
        notes(&groups(&[1, 5, 6]), by("participants")),
        [
            "No test: the smallest group has 1 participant and is too small; groups are tested from 4 on."
        ]
    );
}

#[test]
fn a_refusal_names_what_is_counted_and_what_to_change() {
    let csv = groups(&[5, 5]);
    assert_eq!(
        notes(&csv, by("codings")),
        [
            "No test: the table counts codings. Those of one participant hang together, and a test that takes them for independent finds differences that are not there. To have tests made, choose Participants under “Count”."
        ]
    );
    let sources = csv.replace("participant", "source");
    assert_eq!(
        notes(&sources, by("codings")),
        [
            "No test: the table counts codings. Those of one source hang together, and a test that takes them for independent finds differences that are not there. To have tests made, choose Sources under “Count”."
        ]
    );
    let sites = csv.replace("participant,", "site,participant,").replace("\nP", "\nNorth,P");
    assert_eq!(
        notes(&sites, by("sites")),
        [
            "No test: the table counts sites, and tests are made of participants or sources. To have them made, choose Participants under “Count”."
        ]
    );
    // Who stands in two groups is named by what is counted.
    let twice = format!("{sources}P1-0,Group 2,Cost,barrier\n");
    assert_eq!(
        notes(&twice, by("sources")),
        ["No test: a source stands in two groups, so that the groups are not independent."]
    );
}

#[test]
fn those_in_no_group_are_said_to_be_compared_with_nobody() {
    let csv = groups(&[5, 5]);
    let one = format!("{csv}P9,,Cost,barrier\nP9,,Time,barrier\n");
    let found = tested(&one, by("participants")).unwrap();
    assert_eq!((found.without_group, found.groups.len()), (1, 2));
    assert_eq!(
        notes(&one, by("participants"))[0],
        "1 participant stands in no group and is compared with nobody."
    );
    let two = format!("{one}P10,,Cost,barrier\n");
    assert_eq!(
        notes(&two, by("codings"))[0],
        "2 participants stand in no group and are compared with nobody."
    );
    // Who stands in a group elsewhere is compared there.
    let known = format!("{csv}P1-0,,Cost,barrier\n");
    assert_eq!(tested(&known, by("participants")).unwrap().without_group, 0);
}

#[test]
fn a_sheet_says_which_group_is_subtracted_and_what_is_adjusted() {
    let mut csv = groups(&[5, 5]);
    csv.push_str("P1-0,Group 1,Time,barrier\n");
    let found = sheet(&csv, by("participants"));
    assert!(found.heads.contains(&"Difference (“Group 1” less “Group 2”)".to_owned()));
    // Nobody named Time as a facilitator.
    let lines = tested(&csv, by("participants")).unwrap().lines;
    assert_eq!((lines.len(), lines[3].valence), (4, Valence::Facilitator));
    assert_eq!(lines[3].groups.iter().map(|group| group.0).collect::<Vec<_>>(), [0, 0]);
    assert_eq!(
        found.notes[1],
        "p is of Fisher’s exact test, two-sided; 4 tests are adjusted together, 1 of them of lines that nobody named."
    );
    let plain = sheet(&groups(&[5, 5]), by("participants"));
    assert_eq!(
        plain.notes[1],
        "p is of Fisher’s exact test, two-sided; 2 tests are adjusted together."
    );
    let three = sheet(&groups(&[5, 5, 5]), by("participants"));
    assert!(three.heads.contains(&"Largest difference".to_owned()));
}

/// Eight groups of `size` people and `codes` codes, the first of which one in every group names, and each
/// further one more people in some groups.
fn eight_groups(size: u32, codes: u32) -> String {
    let mut csv = "participant,group,code,type\n".to_owned();
    for group in 0..8 {
        for person in 0..size {
            writeln!(csv, "P{group}-{person},Group {group},Code 0,facilitator").unwrap();
            for code in 0..codes {
                if person * codes < size * (code + 1) / 2 + (code + group) % 3 {
                    writeln!(csv, "P{group}-{person},Group {group},Code {code},barrier").unwrap();
                }
            }
        }
    }
    csv
}

#[test]
fn one_comparison_has_one_budget_and_says_what_is_past_it() {
    // Ordinary sizes are tested exactly, line by line.
    let found = tested(&eight_groups(30, 3), by("participants")).unwrap();
    assert_eq!(found.groups.iter().map(|group| group.1).sum::<u32>(), 240);
    assert!(found.lines.iter().all(|line| line.p.is_some() && line.untested.is_none()));

    // Those named by fewest are tested; the rest is said.
    let csv = eight_groups(50, 6);
    let found = tested(&csv, by("participants")).unwrap();
    let named = |p: bool| {
        let lines = found.lines.iter().filter(move |line| line.p.is_some() == p);
        lines.map(|line| {
            let named: u32 = line.groups.iter().map(|group| group.0).sum();
            named.min(400 - named)
        })
    };
    assert!(named(true).max().unwrap() < named(false).min().unwrap());
    let past = named(false).count();
    assert!(past > 1 && named(true).any(|named| named > 60), "{past}");
    assert!(found.lines.iter().all(|line| {
        (line.untested == Some(Untested::TooManyWays)) == line.p.is_none()
            && line.holm.is_some() == line.p.is_some()
    }));
    let note = notes(&csv, by("participants")).pop().unwrap();
    assert_eq!(
        note,
        format!(
            "Without p: {past} lines, for so many participants in so many groups cannot be gone through exactly."
        )
    );

    // Read in another order, the same lines have the same p.
    let mut rows: Vec<&str> = csv.lines().collect();
    rows[1..].reverse();
    let turned = tested(&rows.join("\n"), by("participants")).unwrap();
    for line in &found.lines {
        let same = |one: &&steelyard_core::analysis::ComparedLine| {
            (&one.row, one.valence) == (&line.row, line.valence)
        };
        assert_eq!(turned.lines.iter().find(same).unwrap().p, line.p, "{:?}", line.row);
    }
}

#[test]
fn lines_without_a_p_are_told_apart_by_the_reason() {
    let mut csv = "participant,group,code,type\n".to_owned();
    for person in 0..8 {
        let group = if person < 4 { "A" } else { "B" };
        writeln!(csv, "P{person},{group},Optimism,barrier\nP{person},{group},Tea,barrier").unwrap();
    }
    let mut settings = Settings { framework: Some("tdf-2012".into()), ..Settings::default() };
    settings.numbers.tests = Some(true);
    let mut engine = Engine::new();
    ask(&mut engine, load(&[("study.csv", csv.as_bytes())], settings));
    let table = options(json!({"rows": "domain", "unit": "participants"}));
    let request = Request::Numbers { kind: Statistic::Comparison, table };
    let Response::Numbers(sheet) = ask(&mut engine, request) else { panic!("no sheet") };
    let said = |note: &&String| note.starts_with("Without p: ");
    let said: Vec<&String> = sheet.notes.iter().filter(said).collect();
    assert_eq!(
        said,
        [
            "Without p: 2 lines of “Not mapped to the framework”, whose codes share a row and nothing else."
        ]
    );
}

#[test]
fn more_cells_than_a_table_may_have_are_not_compared() {
    let mut csv = "participant,source,code\n".to_owned();
    for at in 0..1_100 {
        writeln!(csv, "P{at},S{at},Code {at}").unwrap();
    }
    let asked = json!({"rows": "code", "columns": "source", "unit": "participants"});
    let error = tested(&csv, asked).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooLarge { what: Limit::CountedCells, limit: 1_000_000 });
}
