//! What sheets of numbers say of small studies worked out by hand: ratings as they were read, statements
//! that conflict, shares that there are none of, and which numbers stand in a file as numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};
use steelyard_core::analysis::Statistic;
use steelyard_core::dataset::Rating;
use steelyard_core::diag::Unavailable;
use steelyard_core::engine::{Engine, ExportOptions, Request, Response, Settings, StudyView};
use steelyard_core::words::numbers::{Sheet, SheetEntry};

use super::support::engine::{ask, load, study};

/// A study of a CSV, counted by its own labels unless the settings name a framework.
fn studied(csv: &str, mut settings: Value) -> (Engine, StudyView) {
    if settings.get("framework").is_none() {
        settings["framework"] = json!("none");
    }
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let mut engine = Engine::new();
    let view = study(&mut engine, load(&[("study.csv", csv.as_bytes())], settings));
    (engine, view)
}

fn asked(engine: &mut Engine, kind: Statistic, table: Value) -> Result<Sheet, String> {
    let table = serde_json::from_value(table).unwrap();
    match ask(engine, Request::Numbers { kind, table }) {
        Response::Numbers(sheet) => Ok(*sheet),
        Response::Failed { messages, .. } => Err(messages.join("\n")),
        other => panic!("{other:?}"),
    }
}

/// The sheet that a study gives with these settings of its table.
fn sheet(csv: &str, kind: Statistic, table: Value) -> Sheet {
    asked(&mut studied(csv, json!({})).0, kind, table).unwrap()
}

fn csv_of(engine: &mut Engine, kind: Statistic) -> String {
    let export = ExportOptions::Csv { numbers: Some(kind), raw: false };
    let request = Request::Export { export, table: Default::default(), figure: Default::default() };
    match ask(engine, request) {
        Response::Export(file) => String::from_utf8(file.bytes).unwrap(),
        other => panic!("no file but {other:?}"),
    }
}

fn texts(sheet: &Sheet) -> Vec<Vec<&str>> {
    sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

/// Texts of the ratings in the first row by the head of their column.
fn ratings(sheet: &Sheet) -> Vec<(&str, &str)> {
    let cells = sheet.heads.iter().zip(&sheet.rows[0]);
    let rated = cells.filter_map(|(head, cell)| {
        head.strip_suffix(": rating").map(|site| (site, cell.text.as_str()))
    });
    rated.collect()
}

#[test]
fn a_rating_that_was_read_stands_as_it_was_read_whatever_its_valence() {
    for (rows, expected) in [
        (
            "P1,North,Foo,X,Barrier\nP2,North,Foo,X,Facilitator\nP3,South,Foo,0,Mixed",
            [("North", "X"), ("South", "0")],
        ),
        ("P1,North,Foo,0 (mixed),Barrier\nP2,South,Foo,0,", [("North", "X"), ("South", "0")]),
        // Missing is not 0, and whoever does not speak of it contradicts nobody who does.
        (
            "P1,North,Foo,M,\nP2,South,Foo,M,\nP3,South,Foo,-2,",
            [("North", "M"), ("South", "\u{2212}2")],
        ),
        // What was not filled in is no rating.
        ("P1,North,Foo,n/a,Barrier\nP2,South,Foo,,Mixed", [("North", ""), ("South", "")]),
        (
            "P1,North,Foo,X,\nP2,North,Foo,0,\nP3,South,Foo,1,",
            [("North", "0 | X"), ("South", "+1")],
        ),
        ("P1,North,Foo,X,Barrier\nP2,South,Foo,+2,Mixed", [("North", "X"), ("South", "+2")]),
    ] {
        let csv = format!("participant,site,theme,rating,type\n{rows}\n");
        let found = sheet(&csv, Statistic::Ratings, json!({"columns": "site"}));
        assert_eq!(ratings(&found), expected, "{rows}");
    }
}

#[test]
fn a_rating_read_stands_at_its_own_row_also_after_rows_that_gave_their_valence_to_others() {
    // The lone valences are second codes on a passage: their codings go, and the ratings stay in place.
    let csv = "segment id,participant,site,code,rating
1,P1,North,Barriers,
1,P1,North,Foo,X
2,P2,South,Foo,0
2,P2,South,Facilitators,
3,P3,West,Foo,M
3,P3,West,Barriers,
";
    let found = sheet(csv, Statistic::Ratings, json!({"columns": "site", "rows": "code"}));
    assert_eq!(found.rows.len(), 1, "{:?}", texts(&found));
    assert_eq!(ratings(&found), [("North", "X"), ("South", "0"), ("West", "M")]);
}

#[test]
fn a_mixed_rating_counts_and_compares_as_before() {
    let csv = "segment id,site,coder,construct,rating
1,North,x,Cost,X
1,North,y,Cost,0
2,South,x,Cost,-2
2,South,y,Cost,-2
3,South,x,Cost,M
3,South,y,Cost,-2
";
    let (mut engine, view) = studied(csv, json!({}));
    assert_eq!(view.account.codings_without_valence, 1);
    let data = engine.dataset().unwrap();
    let ratings: Vec<Option<Rating>> = data.codings.iter().map(|coding| coding.rating).collect();
    let low = Rating::Value(-2);
    let expected = [Rating::Mixed, Rating::Value(0), low, low, Rating::Missing, low];
    assert_eq!(ratings, expected.map(Some));
    // X stands at 0 among ratings, and M is none: two passages are compared, and agree.
    let found = asked(&mut engine, Statistic::Agreement, json!({})).unwrap();
    let rows = texts(&found);
    let rated: Vec<_> = rows.iter().filter(|row| row[0].starts_with("Rating")).collect();
    assert_eq!(rated.len(), 2, "{rows:?}");
    assert!(rated.iter().all(|row| row.contains(&"1.000")), "{rated:?}");
}

/// Row, rank, elaboration, conflict and who named both.
fn ranked(sheet: &Sheet) -> Vec<[&str; 5]> {
    texts(sheet).iter().map(|row| [row[0], row[1], row[3], row[4], row[5]]).collect()
}

#[test]
fn what_is_coded_to_the_row_itself_is_no_statement_and_conflicts_with_nothing() {
    // A is coded both ways by P1 and has no code below it; b1 is, by two people, and b2 is not.
    let csv = "participant,domain,code,type
P1,A,,barrier
P1,A,,facilitator
P2,A,,barrier
P1,B,b1,barrier
P2,B,b1,facilitator
P2,B,b2,barrier
P1,C,c1,mixed
P1,B,,facilitator
";
    let found = sheet(csv, Statistic::Ranking, json!({"rows": "domain"}));
    assert_eq!(
        ranked(&found),
        [["B", "1", "2", "1", "2"], ["A", "2", "0", "0", "1"], ["C", "3", "1", "1", "1"]]
    );
    let limits = found.limits.join("\n");
    assert!(limits.contains("what is coded to the row itself is none"), "{limits}");
    let rule = "where it was coded as barrier and as facilitator, or as mixed, by whomever";
    assert!(limits.contains(rule), "{limits}");
}

#[test]
fn where_nothing_is_below_any_row_neither_elaboration_nor_conflict_is_told_or_ranks() {
    let csv = "participant,domain,type
P1,A,barrier
P2,A,barrier
P1,B,barrier
P2,B,facilitator
P2,B,barrier
";
    let none = "\u{2013}";
    let found = sheet(csv, Statistic::Ranking, json!({}));
    assert_eq!(ranked(&found), [["A", "1=", none, none, "0"], ["B", "1=", none, none, "1"]]);
    let notes = found.notes.join("\n");
    let said = "neither elaboration nor conflict can be told, and neither has a say in the ranks";
    assert!(notes.contains(said), "{notes}");
    assert!(notes.contains("Rows of one frequency share a rank"), "{notes}");
    // A code is not below itself, whether it has a path or stands under a theme.
    for codes in [
        "participant,code,type\nP1,X > a,barrier\nP1,X > a,facilitator\nP1,b,barrier\n",
        "participant,theme,code,type\nP1,T,a,barrier\nP2,T,a,facilitator\n",
    ] {
        let found = sheet(codes, Statistic::Ranking, json!({"rows": "code"}));
        assert!(ranked(&found).iter().all(|row| row[2..4] == [none, none]), "{found:?}");
    }
    let found = sheet(
        "participant,code,type\nP1,X > a,barrier\nP2,X > a,facilitator\nP1,b,barrier\nP1,b,facilitator\n",
        Statistic::Ranking,
        json!({"rows": "theme"}),
    );
    assert_eq!(ranked(&found), [["X", "1", "1", "1", "0"], ["b", "2", "0", "0", "1"]]);
}

#[test]
fn ranks_of_many_rows_are_those_of_counting_who_is_before() {
    // Codes below thirty domains, as many people as the number has of 1 to 5, so that most are joint.
    let mut csv = "participant,domain,code,type\n".to_owned();
    for domain in 0..30 {
        for person in 0..=domain % 5 {
            writeln!(csv, "P{person},D{domain},c{domain},barrier").unwrap();
        }
    }
    let found = sheet(&csv, Statistic::Ranking, json!({"rows": "domain"}));
    let rows = texts(&found);
    let people: Vec<u32> = rows.iter().map(|row| row[2].parse().unwrap()).collect();
    for (row, own) in rows.iter().zip(&people) {
        let before = people.iter().filter(|other| *other > own).count();
        assert_eq!(row[1], format!("{}=", before + 1));
    }
    assert_eq!(rows.len(), 30);
}

const BY_SITE: &str = "participant,group,site,construct,rating
P1,IT,North,Cost,-2
P2,Nurses,South,Cost,+1
";

#[test]
fn ratings_are_by_site_unless_columns_are_chosen() {
    let heads = |sheet: &Sheet| [sheet.heads[1].clone(), sheet.heads[3].clone()];
    let (mut engine, _) = studied(BY_SITE, json!({}));
    let found = asked(&mut engine, Statistic::Ratings, json!({})).unwrap();
    assert_eq!(heads(&found), ["North: rating", "South: rating"]);
    assert_eq!(ratings(&found), [("North", "\u{2212}2"), ("South", "+1")]);
    assert!(found.notes[0].starts_with("Ratings are by “Site”."), "{:?}", found.notes);
    assert!(found.explanation.contains("at each site"), "{}", found.explanation);
    let entry = SheetEntry::Rating("construct:Cost".into(), "site:North".into());
    assert_eq!(found.rows[0][1].entry, Some(entry));
    // Everything else is of the table's own columns.
    let groups = asked(&mut engine, Statistic::EqualGroups, json!({})).unwrap();
    assert!(groups.heads.contains(&"Nurses".to_owned()), "{:?}", groups.heads);
    // The file has the same columns as the sheet.
    assert!(csv_of(&mut engine, Statistic::Ratings).contains("North: rating"));

    let chosen = asked(&mut engine, Statistic::Ratings, json!({"columns": "group"})).unwrap();
    assert_eq!(heads(&chosen), ["IT: rating", "Nurses: rating"]);
    let (mut engine, _) = studied(BY_SITE, json!({"table": {"columns": "group"}}));
    let chosen = asked(&mut engine, Statistic::Ratings, json!({})).unwrap();
    assert_eq!(heads(&chosen), ["IT: rating", "Nurses: rating"]);
    assert!(chosen.notes[0].starts_with("Ratings are by “Group”."), "{:?}", chosen.notes);
}

#[test]
fn ratings_are_offered_by_what_there_is_and_never_of_everything_together() {
    let sites = "participant,site,construct,rating\nP1,North,Cost,-2\nP2,South,Cost,+1\n";
    let groups = "participant,group,construct,rating\nP1,IT,Cost,-2\nP2,Nurses,Cost,+1\n";
    let neither = "participant,construct,rating\nP1,Cost,-2\nP2,Cost,+1\n";
    let all = json!({"table": {"columns": "all"}});
    for (csv, settings, reason) in [
        (sites, json!({}), None),
        (sites, json!({"table": {"columns": "site"}}), None),
        (sites, all.clone(), None),
        (sites, json!({"table": {"columns": "group"}}), Some(Unavailable::NoGroups)),
        (groups, json!({}), None),
        (groups, all.clone(), None),
        (neither, all, Some(Unavailable::NoGroups)),
    ] {
        let (mut engine, view) = studied(csv, settings.clone());
        for (kind, why) in view.available.numbers {
            assert_eq!(asked(&mut engine, kind, json!({})).is_err(), why.is_some(), "{kind:?}");
            if kind == Statistic::Ratings {
                assert_eq!(why, reason, "{settings}");
            }
        }
    }
}

#[test]
fn a_group_without_a_share_is_named_as_left_out_of_the_mean() {
    // IT has no facilitator, so its share of facilitators is of nothing.
    let csv = "participant,group,code,type
P1,IT,Cost,barrier
P2,Nurses,Cost,barrier
P2,Nurses,Time,facilitator
P3,Doctors,Time,facilitator
";
    let found = sheet(csv, Statistic::EqualGroups, json!({}));
    let rows = texts(&found);
    let time = rows.iter().find(|row| row[0] == "Time").unwrap();
    assert_eq!(time[2..], ["0/0", "1/1", "1/1", "100.0%", "2/2 (100.0%)"]);
    let said = "The mean leaves a group out where it has 0/0, which is no share: “IT”, “Doctors”.";
    assert!(found.notes.iter().any(|note| note == said), "{:?}", found.notes);
    let found = sheet(csv, Statistic::EqualGroups, json!({"unit": "participants"}));
    assert!(!found.notes.iter().any(|note| note.contains("0/0")), "{:?}", found.notes);
}

#[test]
fn pairs_on_passages_are_those_counted_one_by_one() {
    // Code c stands on the segments that its number divides.
    let mut csv = "segment id,code\n".to_owned();
    for segment in 1..=120_u32 {
        for code in (1..=60).filter(|code| segment % code == 0) {
            writeln!(csv, "{segment},c{code}").unwrap();
        }
    }
    let mut expected: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for segment in 1..=120_u32 {
        for first in (1..=60).filter(|code| segment % code == 0) {
            for other in (first + 1..=60).filter(|code| segment % code == 0) {
                *expected.entry((first, other)).or_default() += 1;
            }
        }
    }
    let found = sheet(&csv, Statistic::CoOccurrence, json!({"rows": "code"}));
    assert!(expected.len() <= 500, "{} pairs are all listed", expected.len());
    let code = |text: &str| text[1..].parse::<u32>().unwrap();
    let rows = texts(&found);
    let seen: BTreeMap<(u32, u32), u32> = rows
        .iter()
        .map(|row| {
            let (first, other) = (code(row[0]), code(row[1]));
            ((first.min(other), first.max(other)), row[2].parse().unwrap())
        })
        .collect();
    assert_eq!(seen, expected);
    for row in &rows {
        for at in 0..2 {
            assert_eq!(row[3 + at], (120 / code(row[at])).to_string(), "{row:?}");
        }
    }
    let both: Vec<u32> = rows.iter().map(|row| row[2].parse().unwrap()).collect();
    assert!(both.is_sorted_by(|one, other| one >= other), "{both:?}");
}

#[test]
fn the_most_frequent_pairs_are_listed_and_the_others_counted() {
    // Fifty codes on one passage, the last two also on another.
    let mut csv = "segment id,code\n".to_owned();
    for code in 0..50 {
        writeln!(csv, "1,c{code}").unwrap();
    }
    csv.push_str("2,c48\n2,c49\n");
    let found = sheet(&csv, Statistic::CoOccurrence, json!({"rows": "code"}));
    let rows = texts(&found);
    assert_eq!(rows.len(), 500);
    assert_eq!(rows[0], ["c48", "c49", "2", "2", "2", "1.000"]);
    assert_eq!(rows[1][..3], ["c0", "c1", "1"]);
    assert!(
        found.notes.iter().any(|note| note.starts_with("725 rarer pairs")),
        "{:?}",
        found.notes
    );
}

#[test]
fn too_many_pairs_on_passages_are_refused_before_they_are_counted() {
    let mut csv = "segment id,code\n".to_owned();
    for code in 0..3_200 {
        writeln!(csv, "1,c{code}").unwrap();
    }
    let (mut engine, _) = studied(&csv, json!({}));
    let refused = asked(&mut engine, Statistic::CoOccurrence, json!({"rows": "code"})).unwrap_err();
    assert!(
        refused.contains("More than 5,000,000 pairs of rows stand on the passages"),
        "{refused}"
    );
}

/// New codes of sources in order, as a study that has them.
fn sources(new: &[u32]) -> String {
    let mut csv = "source,code\n".to_owned();
    let mut code = 0;
    for (source, new) in new.iter().enumerate() {
        writeln!(csv, "S{source},always").unwrap();
        for _ in 0..*new {
            code += 1;
            writeln!(csv, "S{source},c{code}").unwrap();
        }
    }
    csv
}

#[test]
fn saturation_says_why_there_is_none_and_what_came_after() {
    let note = |csv: &str, settings: Value| {
        let (mut engine, _) = studied(csv, json!({ "numbers": settings }));
        asked(&mut engine, Statistic::Saturation, json!({"rows": "code"})).unwrap().notes[0].clone()
    };
    assert_eq!(
        note(&sources(&[3, 2, 1]), json!({})),
        "All: a base of 4 and a run of 2 need 6 sources; there are 3."
    );
    assert_eq!(
        note(&sources(&[3]), json!({})),
        "All: a base of 4 and a run of 2 need 6 sources; there is 1."
    );
    let uncoded = "source,code,count\nA,Cost,0\nB,Cost,0\nC,Cost,1\nD,Time,1\n";
    assert_eq!(
        note(uncoded, json!({"saturation_base": 2})),
        "All: there is no code in the base of 2 sources, so nothing to measure new ones against."
    );
    // One code is everybody's, so that 20 and one are in the base, and one new one is at most 5%.
    let reached =
        "All: with 21 codes in the base, at most 5% are new in a run after 4 sources: 4+2";
    assert_eq!(note(&sources(&[20, 0, 0, 0, 1, 0, 0]), json!({})), format!("{reached}."));
    assert_eq!(
        note(&sources(&[20, 0, 0, 0, 1, 0, 3]), json!({})),
        format!("{reached}; a later run has more.")
    );
    let none = note(&sources(&[20, 0, 0, 0, 9, 0, 9]), json!({}));
    assert!(none.ends_with("not reached."), "{none}");
}

#[test]
fn runs_stand_beside_the_source_that_they_begin_with() {
    let found =
        sheet(&sources(&[20, 0, 0, 0, 1, 2, 3]), Statistic::Saturation, json!({"rows": "code"}));
    let runs: Vec<&str> = texts(&found).iter().map(|row| row[5]).collect();
    assert_eq!(runs, ["", "", "", "", "3", "5", ""]);
}

#[test]
fn numbers_in_a_sheets_file_are_plain_numbers_and_texts_stay_texts() {
    let mut csv = "participant,site,construct,rating,type\n".to_owned();
    for _ in 0..1_500 {
        csv.push_str("P1,North,-1,-2,barrier\n");
    }
    csv.push_str("P2,\"1,2\",-1,+1,facilitator\n");
    let (mut engine, _) = studied(&csv, json!({"table": {"columns": "site"}}));
    let lines = |text: &str| text.lines().take(3).map(str::to_owned).collect::<Vec<_>>();
    // A row's head is a text, though it looks like a number, and so is what is two numbers.
    let spread = lines(&csv_of(&mut engine, Statistic::Spread));
    assert_eq!(spread[1], "'-1,North,Barriers,1500,1,1500 (P1),100.0%,yes");
    assert_eq!(spread[2], "'-1,\"1,2\",Facilitators,1,1,1 (P2),100.0%,");
    let ratings = lines(&csv_of(&mut engine, Statistic::Ratings));
    assert_eq!(
        ratings[1],
        "'-1,-2,\"0 +, 1 \u{2212}, 0 \u{b1}; 1500 passages\",+1,\"1 +, 0 \u{2212}, 0 \u{b1}; 1 passage\",\u{2212}2 to +1,\u{2212}2 to +1,",
    );
    // The list below has its numbers plain too, and its groups as they are called.
    let (mut engine, _) = studied("source,group,code\nA,\"1,500\",Cost\nB,IT,Cost\n", json!({}));
    let saturation = csv_of(&mut engine, Statistic::Saturation);
    assert!(saturation.contains("\r\n\"1,500\",1,1,100.0%,100.0%\r\n"), "{saturation}");
}

#[test]
fn ratings_beside_codings_are_no_codings() {
    let ratings = "Construct,North,South\nCost,-2,+1\nTime,M,X\n";
    let codings = "participant,site,construct,type,excerpt\n\
        P1,North,Cost,barrier,dear\nP2,South,Cost,facilitator,cheap\nP2,South,Time,barrier,late\n";
    let long = "participant,site,construct,type,rating,excerpt\n\
        P1,North,Cost,barrier,,dear\nP1,North,Time,,M,\n";
    for (files, expected, aside) in [
        (
            vec![("ratings.csv", ratings)],
            ": 1 barrier, 1 facilitator and 1 mixed coding in total.",
            0,
        ),
        (
            vec![("ratings.csv", ratings), ("codings.csv", codings)],
            ": 2 barriers and 1 facilitator in total.",
            3,
        ),
        (vec![("long.csv", long)], ": 1 barrier and 0 facilitators in total.", 1),
    ] {
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        let settings = Settings { framework: Some("none".into()), ..Settings::default() };
        let mut engine = Engine::new();
        let view = study(&mut engine, load(&files, settings));
        assert_eq!(view.account.ratings_aside, aside);
        let Response::Figure(figure) = ask(
            &mut engine,
            Request::Figure { table: Default::default(), figure: Default::default() },
        ) else {
            panic!("no figure")
        };
        assert!(figure.caption.contains(expected), "{}", figure.caption);
        assert_eq!(
            figure.caption.contains("ratings are not codings."),
            aside > 0,
            "{}",
            figure.caption
        );
    }
}
