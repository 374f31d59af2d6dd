//! Numbers beyond counts: of a real study as worked out elsewhere, and of small ones by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use steelyard_core::analysis::{
    ColumnLabel, Comparison, MOST_PAIRS_LISTED, Mapping, NoTest, Rating, SaturationRule, Statistic,
    StatisticsSettings, TableOptions, Unit, co_occurrence, coder_agreement, compare, equal_groups,
    rank, rated_records, ratings, resolve, saturation, spread,
};
use steelyard_core::dataset::CodedDataset;
use steelyard_core::diag::ErrorKind;
use steelyard_core::diag::Unavailable;
use steelyard_core::engine::{Engine, Request, Response, Settings};
use steelyard_core::ids::{IdVec, RecordId};
use steelyard_core::valence::Valence;
use steelyard_core::words::numbers::Sheet;
use steelyard_core::words::table::row_label;

use super::support::engine::{ask, load, loaded};
use super::support::shared;

/// The dataset of a CSV, as the engine builds it, counted by its own labels.
fn dataset(csv: &str) -> (CodedDataset, Mapping) {
    let settings = Settings { framework: Some("none".into()), ..Settings::default() };
    let mut engine = Engine::new();
    let answer = ask(&mut engine, load(&[("study.csv", csv.as_bytes())], settings));
    assert!(matches!(answer, Response::Study(_)), "{answer:?}");
    let data = engine.dataset().unwrap().clone();
    let items = IdVec::of_size(data.code_keys.len());
    (data, Mapping { codebook: None, items })
}

fn options(options: Value) -> TableOptions {
    serde_json::from_value(options).unwrap()
}

fn sheet(engine: &mut Engine, kind: Statistic, table: Value) -> Result<Sheet, String> {
    match ask(engine, Request::Numbers { kind, table: options(table) }) {
        Response::Numbers(sheet) => Ok(*sheet),
        Response::Failed { messages, .. } => Err(messages.join("\n")),
        other => panic!("{other:?}"),
    }
}

fn texts(sheet: &Sheet) -> Vec<Vec<&str>> {
    sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

/// The comparison of the real study's 16 participants by activity.
fn real(unit: &str) -> Option<Comparison> {
    let csv = std::fs::read(shared("data/tdf_hf_pa/data_per_domain_per_participant.csv")?).unwrap();
    let (engine, _) = loaded(&[("data_per_domain_per_participant.csv", &csv)]);
    let data = engine.dataset().unwrap();
    let mapping = Mapping { codebook: None, items: IdVec::of_size(data.code_keys.len()) };
    let asked = options(json!({
        "rows": "construct",
        "columns": {"attribute": "PA_status"},
        "unit": unit,
        "filter": [{"by": {"attribute": "human"}, "keep": ["Human participants"]}],
    }));
    let spec = resolve(&asked, data, &mapping).unwrap();
    Some(compare(&spec, data, &mapping, true, 1).unwrap())
}

fn named(label: &str) -> ColumnLabel {
    ColumnLabel::Named(label.to_owned())
}

#[test]
fn groups_of_a_real_study_compare_as_worked_out_elsewhere() {
    let Some(found) = real("participants") else { return };
    let path = shared("data/tdf_hf_pa/expected_fisher.json").unwrap();
    let expected: Vec<Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(found.refused, None);
    assert_eq!(found.groups, [("1", 7), ("0", 9)].map(|(label, size)| (named(label), size)));
    assert_eq!(found.lines.len(), expected.len());
    for line in &expected {
        let valence: Valence = serde_json::from_value(line["valence"].clone()).unwrap();
        let domain = line["domain"].as_str().unwrap();
        let seen = found
            .lines
            .iter()
            .find(|one| row_label(&one.row) == domain && one.valence == valence)
            .unwrap_or_else(|| panic!("{domain}: {:?}", found.lines));
        let counts: Vec<String> = seen
            .groups
            .iter()
            .zip(&found.groups)
            .map(|((count, _), (_, size))| format!("{count}/{size}"))
            .collect();
        assert_eq!(json!(counts), json!([line["active"], line["sedentary"]]), "{domain}");
        let near = |seen: Option<f64>, expected: &Value, what: &str| {
            let (seen, expected) = (seen.unwrap(), expected.as_f64().unwrap());
            assert!(
                (seen - expected).abs() <= 5e-7,
                "{domain} {valence:?} {what}: {seen}, {expected}"
            );
        };
        near(seen.p, &line["fisher_two_sided"], "Fisher");
        near(seen.holm, &line["holm28"], "Holm");
        near(seen.benjamini_hochberg, &line["bh28"], "Benjamini and Hochberg");
    }
    let path = shared("data/tdf_hf_pa/expected_permutation.json").unwrap();
    let expected: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let shares = found.shares.unwrap();
    assert_eq!(json!(shares.extreme), expected["extreme"]);
    assert_eq!(json!(shares.divisions), expected["permutations"]);
    assert!((shares.difference - expected["diff"].as_f64().unwrap()).abs() < 1e-12);
    assert!((shares.p() - expected["p_exact_permutation"].as_f64().unwrap()).abs() < 1e-15);
}

#[test]
fn a_test_on_codings_is_refused_with_the_reason() {
    let Some(found) = real("codings") else { return };
    assert_eq!(found.refused, Some(NoTest::TableCounts(Unit::Codings)));
    assert!(found.lines.iter().all(|line| line.p.is_none() && line.holm.is_none()));
    assert_eq!(found.shares, None);
    // Shares of people are shown all the same.
    assert_eq!(found.groups.iter().map(|group| group.1).sum::<u32>(), 16);
}

const GROUPS: &str = "participant,group,code,type
P1,IT,Cost,barrier
P2,IT,Time,facilitator
P3,Nurses,Cost,barrier
P4,Nurses,Cost,barrier
P5,Nurses,Cost,facilitator
P6,Nurses,Time,barrier
P7,Nurses,Time,barrier
P8,Nurses,Time,facilitator
P8,Nurses,Time,barrier
";

#[test]
fn small_groups_are_compared_by_eye_and_not_by_a_test() {
    let (data, mapping) = dataset(GROUPS);
    let spec = |unit: &str, columns: Value| {
        let asked = options(json!({"rows": "code", "unit": unit, "columns": columns}));
        resolve(&asked, &data, &mapping).unwrap()
    };
    let by_group = spec("participants", json!("group"));
    let found = compare(&by_group, &data, &mapping, true, 1).unwrap();
    // Two of eight people can be picked in 28 ways.
    assert_eq!(found.refused, Some(NoTest::TooSmall { people: 2, ways: Some(28) }));
    let counts: Vec<(&str, Valence, Vec<u32>)> = found
        .lines
        .iter()
        .map(|line| {
            (line.row.name(), line.valence, line.groups.iter().map(|group| group.0).collect())
        })
        .collect();
    use Valence::{Barrier, Facilitator};
    assert_eq!(
        counts,
        [
            ("Cost", Barrier, vec![1, 2]),
            ("Cost", Facilitator, vec![0, 1]),
            ("Time", Barrier, vec![0, 3]),
            ("Time", Facilitator, vec![1, 1]),
        ]
    );
    assert!((found.lines[0].difference_points.unwrap() - (50.0 - 100.0 / 3.0)).abs() < 1e-9);
    let without = compare(&by_group, &data, &mapping, false, 1).unwrap();
    assert_eq!((without.refused, without.tests), (None, false));
    let error = compare(&spec("participants", json!("all")), &data, &mapping, true, 1).unwrap_err();
    assert!(
        matches!(&error.kind, ErrorKind::NotAvailable { reason: Unavailable::NoGroups, .. }),
        "{error:?}"
    );
    // Somebody in two groups.
    let (data, mapping) = dataset(&format!("{GROUPS}P8,IT,Cost,barrier\nP9,IT,Cost,barrier\n"));
    let asked = options(json!({"rows": "code", "unit": "participants"}));
    let spec = resolve(&asked, &data, &mapping).unwrap();
    let found = compare(&spec, &data, &mapping, true, 1).unwrap();
    assert_eq!(found.refused, Some(NoTest::GroupsOverlap));
}

#[test]
fn groups_of_unequal_size_can_weigh_alike() {
    let (data, mapping) = dataset(GROUPS);
    let asked = options(json!({"rows": "code", "unit": "participants"}));
    let spec = resolve(&asked, &data, &mapping).unwrap();
    let found = equal_groups(&spec, &data, &mapping).unwrap();
    let cost = &found.lines[0];
    assert_eq!((cost.row.name(), cost.valence), ("Cost", Valence::Barrier));
    assert_eq!(cost.groups, [(1, 2), (2, 6)]);
    // 50 % and 33.3 %: 41.7 in the mean, 3 of 8 together.
    assert!((cost.mean_percent.unwrap() - (50.0 + 100.0 / 3.0) / 2.0).abs() < 1e-9);
    assert_eq!(cost.pooled, (3, 8));

    // P2 in both groups counts once together; P9 without a group only there.
    let (data, mapping) = dataset(&format!("{GROUPS}P2,Nurses,Cost,barrier\nP9,,Cost,barrier\n"));
    let spec = resolve(&asked, &data, &mapping).unwrap();
    let found = equal_groups(&spec, &data, &mapping).unwrap();
    assert_eq!(found.groups, ["IT", "Nurses"].map(named));
    assert_eq!(found.lines[0].groups, [(1, 2), (3, 7)]);
    assert_eq!(found.lines[0].pooled, (5, 9));
}

#[test]
fn one_person_who_carries_a_bar_is_seen() {
    let csv = "participant,code,type
P1,Cost,barrier
P1,Cost,barrier
P1,Cost,barrier
P2,Cost,barrier
P3,Cost,barrier
P1,Time,barrier
P2,Time,barrier
,Time,barrier
";
    let (data, mapping) = dataset(csv);
    let asked = options(json!({"rows": "code", "columns": "all"}));
    let spec = resolve(&asked, &data, &mapping).unwrap();
    let found = spread(&spec, &data, &mapping).unwrap();
    let bars: Vec<(&str, u32, u32, u32, &str, bool)> = found
        .bars
        .iter()
        .map(|bar| {
            let who = bar.largest_label.as_str();
            (bar.row.name(), bar.codings, bar.contributors, bar.largest, who, bar.dominant)
        })
        .collect();
    assert_eq!(bars, [("Cost", 5, 3, 3, "P1", true), ("Time", 2, 2, 1, "P1", false)]);
    assert_eq!(found.nameless, 1);
}

#[test]
fn rows_are_ranked_by_three_things_and_ties_are_joint() {
    let csv = "participant,domain,code,type
P1,A,a1,barrier
P2,A,a2,facilitator
P3,A,a1,facilitator
P1,B,b1,barrier
P2,B,b2,barrier
P3,B,b3,barrier
P1,C,c1,barrier
P2,C,c1,barrier
P1,D,d1,facilitator
P2,D,d1,facilitator
P1,E,e1,barrier
P1,E,e1,facilitator
";
    let (data, mapping) = dataset(csv);
    let spec = resolve(&options(json!({"rows": "domain"})), &data, &mapping).unwrap();
    let found = rank(&spec, &data, &mapping).unwrap();
    let rows: Vec<(&str, u32, bool, [u32; 4])> = found
        .rows
        .iter()
        .map(|row| {
            let numbers = [row.people, row.statements, row.conflicting, row.torn];
            (row.label.name(), row.rank, row.joint, numbers)
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("B", 1, false, [3, 3, 0, 0]),
            ("A", 2, false, [3, 2, 1, 0]),
            ("C", 3, true, [2, 1, 0, 0]),
            ("D", 3, true, [2, 1, 0, 0]),
            ("E", 5, false, [1, 1, 1, 1]),
        ]
    );
}

#[test]
fn ratings_are_read_or_entered_and_never_made_of_counts() {
    for (text, expected) in [
        ("+2", Some(Rating::Value(2))),
        ("\u{2212}1", Some(Rating::Value(-1))),
        (" 0 ", Some(Rating::Value(0))),
        ("0 (mixed)", Some(Rating::Mixed)),
        ("x", Some(Rating::Mixed)),
        ("M", Some(Rating::Missing)),
        ("3", None),
        ("1.5", None),
        ("", None),
    ] {
        assert_eq!(Rating::read(text), expected, "{text:?}");
    }
    let csv = "participant,site,construct,rating
P1,North,Cost,-2
P2,North,Cost,-2
P3,South,Cost,-1
P4,South,Cost,+1
P5,West,Cost,+1
P1,North,Time,0
";
    let (data, mapping) = dataset(csv);
    let asked = options(json!({"rows": "construct", "columns": "site"}));
    let spec = resolve(&asked, &data, &mapping).unwrap();
    let mut settings = StatisticsSettings::default();
    let found = ratings(&spec, &data, &mapping, &settings).unwrap();
    let cost = &found.rows[0];
    let read: Vec<Option<Rating>> = cost.cells.iter().map(|cell| cell.rating).collect();
    // Two ratings that differ at one site are nobody's: the user says which holds.
    assert_eq!(read, [Some(Rating::Value(-2)), None, Some(Rating::Value(1))]);
    assert_eq!(cost.cells[1].read, [Rating::Value(-1), Rating::Value(1)]);
    assert_eq!((cost.range, cost.median), (Some((-2, 1)), Some((-2, 1))));
    assert_eq!((cost.cells[0].people_against, cost.cells[0].passages), (2, 2));

    let key = cost.key.clone();
    let of_row = settings.ratings.entry(key.clone()).or_default();
    for (site, text) in [("North", "X"), ("South", "+2"), ("West", "M")] {
        of_row.insert(format!("site:{site}"), text.to_owned());
    }
    settings.distinguishing.insert(key, "strong".to_owned());
    let found = ratings(&spec, &data, &mapping, &settings).unwrap();
    let cost = &found.rows[0];
    let entered: Vec<Option<Rating>> = cost.cells.iter().map(|cell| cell.rating).collect();
    assert_eq!(entered, [Some(Rating::Mixed), Some(Rating::Value(2)), Some(Rating::Missing)]);
    // Mixed stands at 0 in the order, missing nowhere.
    assert_eq!((cost.range, cost.median), (Some((0, 2)), Some((0, 2))));
    assert_eq!(cost.distinguishing, "strong");
}

#[test]
fn a_rating_leads_back_to_the_records_that_hold_it() {
    let csv = "participant,site,construct,rating,quote
P1,North,Cost,-2,Too dear.
P3,South,Cost,,It is paid for.
P2,North,Cost,-1,Too dear for us.
P1,North,Time,0,We find it.
P4,South,Time,+1,There is enough.
";
    let (data, mapping) = dataset(csv);
    let rated = |asked: Value| -> Vec<(String, Vec<u32>)> {
        let spec = resolve(&options(asked), &data, &mapping).unwrap();
        let found = rated_records(&spec, &data, &mapping).unwrap();
        let rows = |records: &BTreeSet<RecordId>| {
            records.iter().map(|record| data.records[*record].row).collect()
        };
        let cells = found.iter();
        cells.map(|((row, column), of)| (format!("{row} {column}"), rows(of))).collect()
    };
    let of = |cell: &str, rows: &[u32]| (cell.to_owned(), rows.to_vec());
    assert_eq!(
        rated(json!({"rows": "construct", "columns": "site"})),
        [
            of("construct:Cost site:North", &[2, 4]),
            of("construct:Time site:North", &[5]),
            of("construct:Time site:South", &[6])
        ],
    );
    // What the filters leave out rates nothing in the table.
    let filter = json!([{"by": "participant", "keep": ["P2", "P4"]}]);
    assert_eq!(
        rated(json!({"rows": "construct", "columns": "site", "filter": filter})),
        [of("construct:Cost site:North", &[4]), of("construct:Time site:South", &[6])],
    );
}

#[test]
fn coders_agree_on_what_both_coded() {
    // x and y coded four passages both; x alone a fifth.
    let csv = "segment id,source,coder,code,type
1,A,x,Cost,barrier
1,A,y,Cost,barrier
2,A,x,Cost,barrier
2,A,y,Cost,facilitator
3,A,x,Cost,barrier
3,A,y,Time,barrier
4,A,x,Time,barrier
4,A,y,Time,barrier
5,A,x,Cost,barrier
";
    let (data, mapping) = dataset(csv);
    let spec = resolve(&options(json!({"rows": "code"})), &data, &mapping).unwrap();
    let found = coder_agreement(&spec, &data, &mapping, 100).unwrap();
    assert_eq!(found.coders, ["x", "y"]);
    assert_eq!((found.passages, found.double_coded), (5, 4));
    // Cost: both on 1 and 2, x alone on 3, neither on 4: [[1, 0], [1, 2]] of not applied and applied.
    let cost = &found.rows[0];
    assert_eq!((cost.label.name(), cost.applied, cost.values.units), ("Cost", 3, 4));
    let kappa = cost.values.kappa.unwrap();
    assert_eq!((kappa.observed, kappa.expected), (0.75, 0.5));
    assert_eq!(kappa.value, Some(0.5));
    assert_eq!(cost.values.fleiss, None);
    // Valence where several applied the row: 1 and 4 alike, 2 not.
    let valences = found.valences.unwrap();
    assert_eq!(valences.units, 3);
    assert!((valences.ac1.observed - 2.0 / 3.0).abs() < 1e-12);
    let listed: Vec<(&str, usize)> =
        found.disagreements.iter().map(|one| (one.row.name(), one.said.len())).collect();
    assert_eq!(listed, [("Cost", 2), ("Cost", 2), ("Time", 2)]);

    let (data, mapping) = dataset("segment id,coder,code\n1,x,Cost\n2,y,Cost\n");
    let spec = resolve(&options(json!({"rows": "code"})), &data, &mapping).unwrap();
    let error = coder_agreement(&spec, &data, &mapping, 100).unwrap_err();
    assert!(
        matches!(
            &error.kind,
            ErrorKind::NotAvailable { reason: Unavailable::NothingCodedTwice, .. }
        ),
        "{error:?}"
    );
}

#[test]
fn a_third_coder_changes_the_coefficient_only_where_there_is_something_to_compare() {
    let csv = "segment id,coder,code
1,x,Cost
1,y,Cost
2,x,Time
2,y,Cost
3,z,Cost
";
    let agreement = |csv: &str| {
        let (data, mapping) = dataset(csv);
        let spec = resolve(&options(json!({"rows": "code"})), &data, &mapping).unwrap();
        coder_agreement(&spec, &data, &mapping, 100).unwrap()
    };
    // z coded nothing that anybody else did.
    let found = agreement(csv);
    assert_eq!(found.coders.len(), 3);
    assert!(found.rows.iter().all(|row| row.values.kappa.is_some() && row.values.fleiss.is_none()));
    // Now z did, and every row has the coefficient of several coders.
    let found = agreement(&format!("{csv}3,x,Time\n"));
    assert!(found.rows.iter().all(|row| row.values.kappa.is_none() && row.values.fleiss.is_some()));
}

#[test]
fn codes_that_are_not_mapped_are_no_row_to_agree_or_to_differ_on() {
    // Codes that the framework does not know share one row, whatever they say.
    let csv = "segment id,participant,group,coder,code,type
1,P1,a,x,Optimism,barrier
1,P1,a,y,Coffee,barrier
2,P2,a,x,Tea,barrier
2,P2,a,y,Coffee,barrier
3,P3,a,x,Optimism,barrier
3,P3,a,y,Optimism,barrier
4,P4,b,x,Knowledge,barrier
5,P5,b,x,Knowledge,barrier
6,P6,b,x,Tea,barrier
7,P7,a,x,Tea,barrier
8,P8,b,x,Tea,barrier
";
    let mut settings = Settings { framework: Some("tdf-2012".into()), ..Settings::default() };
    settings.numbers.tests = Some(true);
    let mut engine = Engine::new();
    ask(&mut engine, load(&[("study.csv", csv.as_bytes())], settings));
    let asked = json!({"rows": "domain", "unit": "participants"});
    let agreement = sheet(&mut engine, Statistic::Agreement, asked.clone()).unwrap();
    let rows: Vec<&str> = texts(&agreement).iter().map(|row| row[0]).collect();
    assert_eq!(rows.first(), Some(&"Optimism"), "{rows:?}");
    assert!(rows.iter().all(|row| !row.contains("mapped")), "{rows:?}");
    // Both coded the second passage, and both left the only row out.
    assert!(agreement.notes.iter().any(|note| note.starts_with("3 of 8")), "{agreement:?}");

    let comparison = sheet(&mut engine, Statistic::Comparison, asked).unwrap();
    let tested: Vec<(&str, bool)> =
        texts(&comparison).iter().map(|row| (row[0], !row[row.len() - 3].is_empty())).collect();
    let unmapped: Vec<bool> =
        tested.iter().filter(|row| row.0.contains("apped")).map(|row| row.1).collect();
    assert!(!unmapped.is_empty() && !unmapped.contains(&true), "{tested:?}");
    assert!(tested.iter().any(|row| row.1), "{tested:?}");
}

#[test]
fn ratings_that_contradict_each_other_are_nobodys_whoever_is_read_first() {
    let csv = ["1,P1,North,x,Cost,-1", "1,P1,North,y,Cost,-2", "1,P1,North,y,Cost,-1"];
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0]] {
        let rows = order.map(|at| csv[at]).join("\n");
        let header = "segment id,participant,site,coder,construct,rating";
        let (data, mapping) = dataset(&format!("{header}\n{rows}\n2,P1,South,x,Cost,X\n"));
        let asked = options(json!({"rows": "construct", "columns": "site"}));
        let spec = resolve(&asked, &data, &mapping).unwrap();
        let found = ratings(&spec, &data, &mapping, &StatisticsSettings::default()).unwrap();
        let cells = &found.rows[0].cells;
        assert_eq!(cells[0].rating, None);
        assert_eq!(cells[0].read, [Rating::Value(-2), Rating::Value(-1)]);
        assert_eq!(cells[1].rating, Some(Rating::Mixed));
        // A coder who rates one passage in two ways has given no rating to compare.
        assert_eq!(coder_agreement(&spec, &data, &mapping, 100).unwrap().ratings, None);
    }
}

#[test]
fn segments_of_two_coders_are_one_passage_from_a_stated_overlap() {
    let csv = "doc_name,segment_start,segment_end,code_name,segment_text,user_name
A,0,100,Cost,one passage of a text that is long enough to be read,x
A,10,100,Cost,another passage of a text that is long enough,y
A,200,300,Time,and a third passage that stands elsewhere in it,x
A,260,360,Time,the last passage overlaps the third one by less,y
";
    let (data, mapping) = dataset(csv);
    if data.records.values().iter().all(|record| record.range.is_none()) {
        panic!("the ranges of the table are known: {:?}", data.records);
    }
    let spec = resolve(&options(json!({"rows": "code"})), &data, &mapping).unwrap();
    for (percent, double) in [(90, 1), (41, 1), (40, 2)] {
        let found = coder_agreement(&spec, &data, &mapping, percent).unwrap();
        assert_eq!(found.double_coded, double, "{percent} %");
    }
    assert!(coder_agreement(&spec, &data, &mapping, 100).is_err());
}

#[test]
fn further_sources_bring_new_codes_until_they_do_not() {
    let mut csv = "source,group,code\n".to_owned();
    for (source, group, codes) in [
        ("S1", "a", "abcd"),
        ("S2", "a", "abef"),
        ("S3", "b", "gh"),
        ("S4", "b", "ij"),
        ("S5", "a", "ak"),
        ("S6", "b", "ab"),
        ("S7", "b", "cd"),
    ] {
        for code in codes.chars() {
            csv.push_str(&format!("{source},{group},{code}\n"));
        }
    }
    let (data, mapping) = dataset(&csv);
    let spec = resolve(&options(json!({"rows": "code"})), &data, &mapping).unwrap();
    let rule = SaturationRule { base: 4, run: 2, threshold_percent: 5, seed: 1 };
    let found = saturation(&spec, &data, &mapping, rule).unwrap();
    let all = &found.parts[0];
    let new: Vec<u32> = all.sources.iter().map(|source| source.1).collect();
    assert_eq!(new, [4, 2, 2, 2, 1, 0, 0]);
    let guest = all.found.as_ref().unwrap();
    assert_eq!((guest.base_codes, guest.reached_after), (10, Some(5)));
    // a in S1, S2, S5, S6; b in three; c and d in two; the other seven in one.
    assert_eq!(all.codes_by_sources, [(1, 7), (2, 2), (3, 1), (4, 1)]);
    let labels: Vec<_> = found.parts.iter().map(|part| part.label.clone()).collect();
    assert_eq!(labels, [None, Some(named("a")), Some(named("b"))]);
    assert_eq!(found.parts[1].found, None, "three sources are no base of four");
}

#[test]
fn pairs_of_codes_are_counted_by_segment() {
    let csv = "segment id,source,code
1,A,Cost
1,A,Time
2,A,Cost
2,A,Time
2,A,Staff
3,A,Cost
";
    let (data, mapping) = dataset(csv);
    let spec = resolve(&options(json!({"rows": "code"})), &data, &mapping).unwrap();
    let found = co_occurrence(&spec, &data, &mapping, MOST_PAIRS_LISTED).unwrap();
    assert_eq!(found.segments, 3);
    let pairs: Vec<(&str, &str, u32)> = found
        .pairs
        .iter()
        .map(|pair| (pair.first.name(), pair.second.name(), pair.overlap.both))
        .collect();
    assert_eq!(pairs, [("Cost", "Time", 2), ("Cost", "Staff", 1), ("Time", "Staff", 1)]);
    let jaccard = found.pairs[0].overlap.jaccard().unwrap();
    assert!((jaccard - 2.0 / 3.0).abs() < 1e-12);
}

#[test]
fn every_sheet_is_whole_and_says_what_it_cannot_say() {
    for example in steelyard_core::examples::all() {
        let mut engine = Engine::new();
        ask(&mut engine, Request::Example { id: example.id.to_owned() });
        let mut given = 0;
        for &kind in Statistic::ALL {
            let Ok(sheet) = sheet(&mut engine, kind, json!({})) else { continue };
            given += 1;
            assert_eq!(sheet.kind, kind);
            assert!(sheet.rows.iter().all(|row| row.len() == sheet.heads.len()), "{sheet:?}");
            assert!(!sheet.explanation.is_empty() && !sheet.limits.is_empty(), "{kind:?}");
            let cells = texts(&sheet).concat();
            for text in cells.into_iter().chain(sheet.notes.iter().map(String::as_str)) {
                let odd = |word: &str| matches!(word, "NaN" | "inf" | "-inf");
                assert!(!text.split([' ', '%']).any(odd), "{kind:?}: {text}");
            }
        }
        assert!(given >= 2, "{}", example.id);
    }
}
